#!/usr/bin/env python3
"""The mutator notices a crash, a hang and a leak, says at which input, and makes that input again.

For: tests/fuzz/mutate.c. Not for: what it finds in the program.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import subprocess
import sys
import tempfile

MUTATE, SANITIZE = sys.argv[1], sys.argv[2]


def run(folder, fault, *words):
    env = {**os.environ, "DPT_TEST_FAULT": fault}
    return subprocess.run([MUTATE, "--seconds", "1", *words, folder], env=env, capture_output=True, text=True, timeout=120)


def check(folder, fault, what):
    found = os.path.join(folder, "found-" + fault)
    # A hang costs its second each time: there the file itself, which comes first, has the nine.
    done = run(folder, fault, "--count", "1" if fault == "hang" else "60", "--keep", found)
    assert done.returncode == 1 and "not ok 1" in done.stdout, done.stdout + done.stderr
    numbers = re.findall(rf"# input (\d+) {what}", done.stdout)
    assert numbers, done.stdout
    with open(os.path.join(found, f"{what}-{numbers[0]}"), "rb") as file:
        assert b"9" in file.read(), "another input was kept"
    again = run(folder, fault, "--first", numbers[0], "--count", "1")
    assert again.returncode == 1, again.stdout


def main():
    faults = [("crash", "dies"), ("hang", "hangs")] + ([("leak", "leaks")] if "address" in SANITIZE else [])
    failed = False
    print(f"1..{len(faults) + 1}")
    for number, (fault, what) in enumerate(faults, 1):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "seed"), "w", encoding="ascii") as file:
                file.write("value 1.25 other 30\n" * 4 if fault != "hang" else "9\n")
            try:
                check(folder, fault, what)
                print(f"ok {number} a {fault} is noticed and made again")
            except AssertionError as error:
                failed = True
                print(f"not ok {number} a {fault} is noticed and made again")
                print("# " + str(error).replace("\n", "\n# "))
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "seed"), "w", encoding="ascii") as file:
            file.write("value\n")
        done = run(folder, "none", "--count", "60")
        print("ok" if done.returncode == 0 else "not ok", len(faults) + 1, "a target without a fault holds")
        failed = failed or done.returncode != 0
    sys.exit(1 if failed else 0)


main()
