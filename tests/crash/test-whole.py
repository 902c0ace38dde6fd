#!/usr/bin/env python3
"""A spreadsheet, a paper or a back-up whose writer is killed is whole or not there; an older one of the same name stays whole.

For: the files that leave the database. Not for: the database itself (test-kill.py), a full disk (test-disk.py).
usage: DPT_TEST_CLI=…/dioptrectl test-whole.py [KILLS]
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import random
import subprocess
import sys
import time
import zipfile

import crashlib
from crashlib import clitest

KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 15


def is_whole_sheet(path):
    with zipfile.ZipFile(path) as sheet:
        return sheet.testzip() is None and "xl/worksheets/sheet1.xml" in sheet.namelist()


def is_whole_paper(path):
    with open(path, "rb") as file:
        content = file.read()
    return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")


def is_whole_backup(path):
    return clitest.run(path, "check").returncode == 0


def kill_writers(uri, words, path, is_whole):
    """Returns: what is wrong after kills at moments spread over the time that writing takes, first without, then with an older file."""
    chance, wrong, n_killed = random.Random(3), [], 0
    start = time.monotonic()
    clitest.must(uri, *words, path)
    needed = time.monotonic() - start
    os.unlink(path)
    for number in range(KILLS):
        older = os.path.exists(path)
        writer = subprocess.Popen([clitest.CLI, "--db", uri, *words, path], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, env=clitest.ENV, cwd=clitest.FOLDER)
        time.sleep(needed * chance.random())
        writer.kill()
        n_killed += writer.wait() == -9
        if not os.path.exists(path):
            wrong += [f"kill {number}: the older file is gone"] if older else []
        elif not is_whole(path):
            wrong.append(f"kill {number}: the file is there and not whole")
        if number == KILLS // 2 and not os.path.exists(path):
            clitest.must(uri, *words, path)
    return wrong + ([] if n_killed >= KILLS // 3 else [f"only {n_killed} of {KILLS} were killed in time"])


def main():
    uri = clitest.copy_demo("whole")
    sale = json.loads(clitest.must(uri, "--json", "sale", "commit", stdin=json.dumps({
        "uuid": "6d0f2c1e-7a34-4d0b-9f57-1c2f0a9b8e01", "lines": [{"code": "ACC-SPRAY"}], "payments": [{"means": "cash"}]}) + "\n"))[0]["id"]
    crashlib.points([(f"{name}: whole or not there, {KILLS} kills", kill_writers(uri, words, os.path.join(clitest.FOLDER, file), is_whole))
                     for name, words, file, is_whole in (
                         ("spreadsheet", ["export", "sales", "-o"], "sales.xlsx", is_whole_sheet),
                         ("paper", ["document", "receipt", str(sale), "-o"], "receipt.pdf", is_whole_paper),
                         ("back-up", ["backup"], "monday.dioptre", is_whole_backup))])


main()
