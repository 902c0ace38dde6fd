#!/usr/bin/env python3
"""Every write, truncation and sync of a sale fails in turn, once or for ever, on a full disk or a broken one.

For: SQLite, whose files are ours: a sale is acknowledged and there, or refused in words; nothing is half there, nothing dies by a signal,
and when there is room the same sale goes through. Not for: the disk of a PostgreSQL server.
usage: DPT_TEST_CLI=…/dioptrectl test-disk.py DISK [STEP]   (STEP 3: every third place only)
SPDX-License-Identifier: GPL-3.0-or-later
"""
import errno
import os
import re
import subprocess
import sys

import crashlib
from crashlib import clitest

DISK = os.path.abspath(sys.argv[1])
STEP = int(sys.argv[2]) if len(sys.argv) > 2 else 1


def sell(shop, name, fail, code=errno.ENOSPC, for_ever=False):
    env = {**clitest.ENV, "LD_PRELOAD": DISK, "DPT_DISK_FILE": os.path.basename(shop.uri), "DPT_DISK_FAIL": str(fail),
           "DPT_DISK_ERRNO": str(code), **({"DPT_DISK_FOR_EVER": "1"} if for_ever else {})}
    return subprocess.run([clitest.CLI, "--db", shop.uri, "sale", "commit"], input=shop.write_sale(name), capture_output=True, text=True,
                          timeout=120, env=env, cwd=clitest.FOLDER, check=False)


def judge(shop, name, done, code):
    """Returns: what is wrong with how a sale on a failing disk ended."""
    shop.told.update(shop.take_answers(done.stdout))
    wrong = shop.judge([name], shop.find([name]))
    if name in shop.told:
        return wrong
    if done.returncode != 1:
        wrong.append(f"ended with {done.returncode}: {done.stderr}")
    # The system's reason is sometimes overwritten on its way through SQLite; then a full disk is a broken one.
    if "disk cannot" not in done.stderr and (code != errno.ENOSPC or "disk is full" not in done.stderr):
        wrong.append(f"does not say what is the matter: {done.stderr}")
    return wrong


def fail_each(shop, code, for_ever, n_changes):
    wrong = []
    n_refused = n_full = 0
    places = range(1 + shop.chance.randrange(STEP), n_changes + 1, STEP)
    for place in places:
        name = shop.new_sale()
        done = sell(shop, name, place, code, for_ever)
        n_full += "disk is full" in done.stderr
        found = judge(shop, name, done, code)
        n_refused += name not in shop.told
        found += shop.repeat([name], shop.find([name]))
        wrong += [f"change {place} of {n_changes}: {what}" for what in found]
    if n_refused < len(places) // 4:
        wrong.append(f"only {n_refused} of {len(places)} were refused: the disk did not fail")
    if code == errno.ENOSPC and n_full < n_refused * 3 // 4:
        wrong.append(f"a full disk was named {n_full} of {n_refused} times")
    return wrong + shop.check()


def main():
    shop = crashlib.Shop("disk", 11, orders=0)
    counted = sell(shop, shop.new_sale(), 0)
    n_changes = int(re.search(r"changes: (\d+)", counted.stderr).group(1))
    print(f"# {n_changes} changes of the files in a sale")
    crashlib.points([
        (f"a disk that is {'full' if code == errno.ENOSPC else 'broken'} {'for ever' if for_ever else 'once'}: nothing is half there, it is "
         "said, and selling goes on afterwards", fail_each(shop, code, for_ever, n_changes))
        for code in (errno.ENOSPC, errno.EIO) for for_ever in (False, True)])


main()
