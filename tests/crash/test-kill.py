#!/usr/bin/python3
"""test-kill.py - the program is killed at random moments while it sells: nothing acknowledged is lost, nothing is half there.

usage: test-kill.py DIOPTRECTL [KILLS]   (100 where it is left out; 1000 for the long run)
For: `dioptrectl sale commit` on one SQLite database through all rounds. Not for: power cuts (a kill loses no page that was written).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid

PROGRAM = os.path.abspath(sys.argv[1])
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 100


def sale(name):
    return json.dumps({"uuid": name, "lines": [{"label": "Étui", "kind": "accessory", "quantity": 1, "unit_price": "12.90",
                                                "tax_rate_bp": 2000}],
                       "payments": [{"means": "card", "amount": "12.90"}]}) + "\n"


def run_until_killed(url, chance, acknowledged, sent):
    """Feeds sales until a random moment; what was acknowledged before the kill is remembered with its number."""
    seller = subprocess.Popen([PROGRAM, "--db", url, "sale", "commit"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, bufsize=1)
    end = time.monotonic() + chance.uniform(0.02, 0.25)
    os.set_blocking(seller.stdout.fileno(), False)
    rest = ""
    while time.monotonic() < end:
        name = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        sent.add(name)
        try:
            seller.stdin.write(sale(name))
            seller.stdin.flush()
        except BrokenPipeError:
            break
        rest += os.read(seller.stdout.fileno(), 65536).decode() if readable(seller.stdout) else ""
    seller.kill()
    seller.wait()
    os.set_blocking(seller.stdout.fileno(), True)
    rest += seller.stdout.read() or ""
    for line in rest.split("\n")[:-1]:  # a line without its end was not said
        words = line.split()
        if len(words) == 4 and words[0] == "ACK":
            acknowledged[words[3]] = (words[1], int(words[2]))
    seller.stdout.close()
    try:
        seller.stdin.close()
    except BrokenPipeError:
        pass


def readable(stream):
    import select
    return bool(select.select([stream], [], [], 0)[0])


def check(url):
    return subprocess.run([PROGRAM, "--db", url, "check"], capture_output=True, text=True, check=False)


def main():
    chance = random.Random(20261122)
    folder = tempfile.mkdtemp(prefix="dioptre-kill-")
    path = os.path.join(folder, "shop.dioptre")
    acknowledged, sent, problems = {}, set(), []
    print("1..3")
    try:
        subprocess.run([PROGRAM, "--db", path, "init", "--name", "Kill", "--code", "K1", "--password-file", "-"],
                       input="correct horse battery\n", text=True, check=True, capture_output=True)
        for number in range(1, KILLS + 1):
            run_until_killed(path, chance, acknowledged, sent)
            if number % 20 == 0 or number == KILLS:
                answer = check(path)
                if answer.returncode != 0:
                    problems.append(f"after kill {number}: {answer.stderr}{answer.stdout}")
        rows = {u: (f"K1-{s}{y}", n) for u, s, y, n in
                sqlite3.connect(path).execute("SELECT uuid, series, year, number FROM sale")}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    lost = [u for u, place in acknowledged.items() if rows.get(u) != place]
    print(f"# {KILLS} kills, {len(sent)} sales sent, {len(acknowledged)} acknowledged, {len(rows)} there")
    print(f"{'ok' if len(acknowledged) > KILLS else 'not ok'} 1 - sales were acknowledged between the kills")
    print(f"{'ok' if not lost else 'not ok'} 2 - no acknowledged sale is lost or bears another number: {len(lost)} lost")
    for problem in problems[:5]:
        print("# " + problem.replace("\n", "\n# "))
    print(f"{'ok' if not problems else 'not ok'} 3 - check is clean after the kills, so none is half there")
    return 0


sys.exit(main())
