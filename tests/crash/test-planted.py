#!/usr/bin/env python3
"""The kill test finds what it is there to find: run on a program with a planted fault, it must say so.

For: showing that test-kill.py can fail. Not for: the program that is installed, which has no such switch (see plant.c).
usage: DPT_TEST_CLI=…/dioptrectl test-planted.py PLANTED-PROGRAM
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import sys

import crashlib
from crashlib import clitest

PLANTED = os.path.abspath(sys.argv[1])
MOST_KILLS = 40  # the first few do


def find_planted(fault, words):
    """Returns: nothing where the fault is found and named by one of the words; otherwise the complaint."""
    shop = crashlib.Shop("planted-" + (fault or "none"), 7, orders=0)
    env = {**clitest.ENV, "DPT_PLANT": fault}
    times = MOST_KILLS if fault else 5
    wrong = shop.kill(times, PLANTED, env, [shop.round_of_sales], until_wrong=True)
    print(f"# DPT_PLANT={fault}: {wrong[0][:300] if wrong else 'nothing found'}")
    if not words:
        return wrong
    return [] if any(word in what for what in wrong for word in words) else [f"not caught in {times} kills: {wrong}"]


crashlib.points([
    ("the planted program without its fault gives no alarm", find_planted("", ())),
    ("two transactions a sale: the kill test reports half sales", find_planted("half", ("half:", "check:"))),
    ("an acknowledgement before the commit: the kill test reports lost sales", find_planted("early", ("lost:",)))])
