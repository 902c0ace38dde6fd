#!/usr/bin/python3
"""screenshots.py - opens the demonstration shop, signs in as whoever sees most, and takes a picture of every screen.

usage: screenshots.py DIOPTRE FOLDER [URI]   (under tests/support/with-display, GTK_A11Y=atspi; see build-aux/screenshots)
For: build-aux/run --headless, the README's pictures. Not for: tests.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import sys
import time
import unicodedata

from dptflow import Flow, FlowError

START = 240  # seconds; the first start makes the demonstration shop


def slug(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def pins(flow):
    """The PINs that the tiles of the demonstration shop show, each with the node that shows it."""
    flow.find(re.compile(r"^PIN \d{4,}$"), "label", deadline=START)
    return flow.find_all(re.compile(r"^PIN \d{4,}$"), "label")


def sign_in(flow, tile):
    digits = re.search(r"\d+", tile.get_name()).group()
    flow.click_at(tile)
    flow.focus("PIN")
    flow.set_text("PIN", digits)
    flow.press("Return")
    flow.find("Lock, or change user", "push button", deadline=60)


def settle(flow):
    """Until nothing on the screen turns any more: no page says that it reads."""
    end = time.monotonic() + 20
    while time.monotonic() < end and any(flow.has(name, rows=False) for name in ("Reading", "Preparing the document")):
        time.sleep(0.1)
    time.sleep(0.7)  # pictures and pages are painted as workers bring them


def main():
    program, folder, uri = sys.argv[1], sys.argv[2], sys.argv[3:]
    flow = Flow([program, "--db", uri[0]] if uri else [program, "--demo"], pictures=folder)
    taken, idle = set(), 0
    try:
        n = len(pins(flow))
        flow.screenshot("sign-in")
        for i in range(n):
            # Whoever comes after two who brought nothing new will hardly see more than they.
            if idle == 2:
                break
            before = len(taken)
            sign_in(flow, pins(flow)[i])
            rail = flow.find("Screens", rows=False)
            for button in [rail.get_child_at_index(i).get_name() for i in range(rail.get_child_count())]:
                if slug(button) in taken:
                    continue
                flow.click(button, within=flow.find("Screens", rows=False))
                settle(flow)
                flow.screenshot(slug(button))
                taken.add(slug(button))
            idle = idle + 1 if len(taken) == before else 0
            flow.press("ctrl+l")
        if not taken:
            raise FlowError("no screen was offered to anybody")
    finally:
        flow.kill()
    print(f"{len(taken) + 1} pictures in {folder}: {', '.join(sorted(taken))}")


main()
