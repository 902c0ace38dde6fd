#!/usr/bin/env python3
"""Every acknowledgement is preceded by a sync of the log (SQLite), or by the server's answer to the commit (PostgreSQL).

For: what a kill can not show, because the system keeps the pages of a killed program; a power cut does not. The program runs with
witness.c preloaded, which says between its words what is written and what is safe. Not for: the server's own disk (test-server.py).
usage: DPT_TEST_CLI=…/dioptrectl test-sync.py WITNESS PLANTED-PROGRAM
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys

import crashlib
from crashlib import clitest

WITNESS, PLANTED = (os.path.abspath(word) for word in sys.argv[1:3])
SALES = 60


def watch(shop, program, fault=""):
    """Returns: what a seller and its witness say, line by line."""
    text = "".join(shop.write_sale(shop.new_sale()) for _ in range(SALES))
    done = subprocess.run([program, "--db", shop.uri, "sale", "commit"], input=text, capture_output=True, text=True, timeout=120,
                          env={**clitest.ENV, "LD_PRELOAD": WITNESS, "DPT_PLANT": fault}, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def judge(lines):
    """The rule: since the acknowledgement before something was written, and all of it is safe now."""
    unsafe, n_written, n_acknowledged, wrong = set(), 0, 0, []
    for line in lines:
        words = line.split()
        if words[0] == "#open":
            unsafe.add(words[1])
            n_written += 1
        elif words[0] == "#safe":
            unsafe.discard(words[1])
        elif words[0] == "ACK":
            n_acknowledged += 1
            if unsafe or n_written == 0:
                wrong.append(f"{line} came with {'nothing written' if n_written == 0 else 'unsafe ' + ', '.join(sorted(unsafe))}")
            n_written = 0
    if n_acknowledged != SALES:
        wrong.append(f"{n_acknowledged} acknowledgements of {SALES} sales")
    return wrong


def caught(wrong):
    """A few are not enough: the rule must be broken nearly each time."""
    return [] if len(wrong) >= SALES - 5 else [f"broken {len(wrong)} times of {SALES}", *wrong]


def main():
    shop = crashlib.Shop("sync", 5, orders=4)
    checks = [("each acknowledgement follows a sync or the server's COMMIT", judge(watch(shop, clitest.CLI)))]
    if clitest.SERVER is None:
        # An acknowledgement before the commit is for the kill test: SQLite writes nothing before, so the log looks safe.
        checks.append(("the rule sees synchronous=NORMAL", caught(judge(watch(shop, PLANTED, "normal")))))
    else:
        checks.append(("the rule sees an acknowledgement that comes before the commit", caught(judge(watch(shop, PLANTED, "early")))))
    crashlib.points(checks)


main()
