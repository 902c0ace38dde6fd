#!/usr/bin/env python3
"""The PostgreSQL server dies while a station sells: nothing is lost, nothing is sold twice, and selling goes on.

For: an immediate stop of the server (as a power cut ends it) and the SIGKILL of the station's own backend, in turns, at random moments.
Not for: the death of our program (test-kill.py). The unit of work alone is tests/db/test-restart.c.
usage: DPT_TEST_CLI=…/dioptrectl DPT_TEST_PG_DURABLE=1 with-postgres test-server.py [TIMES]
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import select
import subprocess
import sys
import threading
import time

import crashlib
from crashlib import clitest

TIMES = int(sys.argv[1]) if len(sys.argv) > 1 else 4
MOST_SECONDS = 10  # from the server's return to the next sale
AFTERWARDS = 5     # sales after it
DEADLINE = 120     # seconds for one blow and what follows, on a busy machine too


class Seller:
    """One station: a program that sells, started again where it gives up, and asked again for what it did not answer."""

    def __init__(self, shop):
        self.shop = shop
        self.process = None
        self.n_started = 0

    def start(self):
        self.n_started += 1
        self.process = subprocess.Popen([clitest.CLI, "--db", self.shop.uri, "sale", "commit"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=clitest.ENV, cwd=clitest.FOLDER)

    def sell(self, name):
        """Returns: whether it was acknowledged; if not, the program has ended."""
        if self.process is None or self.process.poll() is not None:
            self.start()
        try:
            self.process.stdin.write(self.shop.write_sale(name).encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        said = b""
        while not said.endswith(b"\n"):
            if not select.select([self.process.stdout], [], [], 60)[0]:
                raise AssertionError(f"no answer and no end in a minute: {name}")
            more = os.read(self.process.stdout.fileno(), 4096)
            if not more:
                self.process.wait()
                complaint = self.process.stderr.read().decode()
                assert self.process.returncode == 1 and "connection" in complaint or "server" in complaint, complaint
                return False
            said += more
        self.shop.told.update(self.shop.take_answers(said.decode()))
        return True


def restart_server(shop):
    subprocess.run(["sh", "-c", os.environ["DPT_TEST_PG_RESTART"]], check=True, timeout=DEADLINE)


def kill_backend(shop):
    """A backend that dies takes the others with it, and the server starts itself again."""
    name = clitest.database_of(shop.uri)
    pids = subprocess.run(["psql", "-XAtq", clitest.SERVER, "-c", f"SELECT pid FROM pg_stat_activity WHERE datname = '{name}'"],
                          capture_output=True, text=True, check=True).stdout.split()
    until = time.monotonic() + DEADLINE
    for pid in pids[:1]:
        os.kill(int(pid), 9)
    while time.monotonic() < until and subprocess.run(["psql", "-XAtq", clitest.SERVER, "-c", "SELECT 1"], capture_output=True, check=False).returncode != 0:
        time.sleep(0.02)


def blow(shop, seller, how):
    """Sells until the blow falls and a while longer. Returns: what is wrong."""
    back = []
    names = []

    def fall():
        how(shop)
        back.append(time.monotonic())

    timer = threading.Timer(shop.chance.uniform(0.1, 0.6), fall)
    timer.start()
    n_after, first = 0, None
    until = time.monotonic() + DEADLINE
    while n_after < AFTERWARDS:
        names.append(shop.new_sale())
        while not seller.sell(names[-1]):  # the same UUID again
            if time.monotonic() > until:
                return [f"nothing was sold for {DEADLINE} s after the blow"]
            time.sleep(0.05)
        if time.monotonic() > until:
            return [f"the blow did not fall or did not end within {DEADLINE} s"]
        if back:
            n_after += 1
            first = first or time.monotonic()
    timer.join()
    wrong = shop.judge(names, shop.find(names)) + shop.check()
    if first - back[0] > MOST_SECONDS:
        wrong.append(f"selling went on {first - back[0]:.1f} s after the server was back")
    return wrong


def main():
    shop = crashlib.Shop("server", 31, orders=4)
    seller = Seller(shop)
    wrong = []
    for number in range(TIMES):
        how = (restart_server, kill_backend)[number % 2]
        wrong += [f"{how.__name__} {number}: {what}" for what in blow(shop, seller, how)]
    seller.process.stdin.close()
    seller.process.wait()
    print(f"# {TIMES} blows, {len(shop.told)} sales acknowledged, the program gave up {seller.n_started - 1} times")
    settings = shop.rows("SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')")
    crashlib.points([
        ("the server syncs before it answers a commit", [row for row in settings if row[1] != "on"]),
        ("after each death of the server nothing is lost or half there, and selling goes on within seconds", wrong),
        ("at the end every sale is there whole, once, with the number that was acknowledged", shop.judge_all())])


main()
