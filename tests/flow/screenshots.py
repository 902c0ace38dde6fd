#!/usr/bin/python3
"""screenshots.py - a walk through the demonstration shop as each role, with a picture of what each of them sees.

usage: screenshots.py DIOPTRE FOLDER [URI]   (under tests/support/with-display, GTK_A11Y=atspi; see build-aux/screenshots)
For: build-aux/run --headless, the README's pictures, looking at every screen in another language, size or colour.
Not for: tests. It walks by keys and by people's names, which no language changes.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import unicodedata

from dptflow import Flow, FlowError

START = 240  # seconds; the first start makes the demonstration shop
STILL = 3    # pictures in a row that must be alike

# Who, and then: keys (as xdotool names them), "=text" to type ("=PATIENT": the one below), or the name of a picture to take.
WALK = [
    ("Sophie Lemaire", ["exam-list", "ctrl+k", "=PATIENT", "Down", "Return", "alt+1", "reception", "alt+2", "exam"]),
    ("Marc Vidal", ["work-list", "ctrl+3", "ctrl+f", "Return", "ctrl+1", "prescription", "ctrl+2", "frames", "ctrl+3", "lenses",
                    "ctrl+4", "measurements", "ctrl+6", "dispensing"]),
    ("Léa Fontaine", ["ctrl+k", "=PATIENT", "Down", "Return", "alt+3", "=spray", "Return", "=lingettes", "Return", "till"]),
    ("Claire Aubry", ["dashboard", "alt+5", "settings"]),
]


def look():
    """What the screen shows now, as a digest."""
    shown = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
    return hashlib.sha1(shown).hexdigest()


def settle(unlike=None):
    """Until nothing on the screen moves any more, and it is not what it was: workers bring pages and pictures one by one."""
    end, last, same = time.monotonic() + 30, None, 0
    while unlike is not None and look() == unlike and time.monotonic() < end:
        time.sleep(0.1)
    while same < STILL and time.monotonic() < end:
        time.sleep(0.25)
        now = look()
        same = same + 1 if now == last else 0
        last = now


def choose_patient(program, uri):
    """The name of somebody with a prescription that fills the screen: both eyes with a cylinder, and an addition."""
    ctl = os.path.join(os.path.dirname(program), "dioptrectl")
    for number in range(1, 400):
        found = subprocess.run([ctl, "--db", uri, "--json", "prescription", "show", "--file", str(number)],
                               capture_output=True, text=True, check=False)
        rx = json.loads(found.stdout) if found.returncode == 0 else {}
        eyes = [rx.get("right") or {}, rx.get("left") or {}]
        if all(eye.get("cylinder") and eye.get("addition") for eye in eyes):
            shown = subprocess.run([ctl, "--db", uri, "--json", "patient", "show", "--file", str(number)],
                                   capture_output=True, text=True, check=True)
            person = json.loads(shown.stdout)
            return unaccented(f"{person['given_names']} {person['family_name']}")
    raise FlowError("nobody in this shop has a prescription to show")


def unaccented(name):
    """As xdotool can type it; the search does not mind."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def fill_screen(flow):
    """There is no window manager to make the window as large as the screen."""
    size = subprocess.run(["xdotool", "getdisplaygeometry"], capture_output=True, text=True, check=True).stdout.split()
    window = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(flow.process.pid)], capture_output=True, text=True,
                            check=True).stdout.split()[-1]
    subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window, *size], check=True)


def pin_of(flow, tile):
    """The PIN that stands on the tile of that name: in the nearest box around the name that has one."""
    while tile is not None:
        for node in flow.walk(tile):
            found = re.match(r"^PIN (\d{4,})$", flow.text_of(node))
            if found:
                return found.group(1)
        tile = tile.get_parent()
    raise FlowError("the tile shows no PIN: is this the demonstration shop?")


def sign_in(flow, person):
    name = flow.find(person, "label", deadline=START)
    pin = pin_of(flow, name)
    flow.click_at(name)
    settle()
    flow.type(pin)
    asked = look()
    flow.press("Return")
    settle(unlike=asked)


def walk(flow, steps, patient, taken):
    for step in steps:
        if step.startswith("="):
            flow.type(patient if step == "=PATIENT" else step[1:])
            settle()
        elif re.match(r"^(ctrl|alt)\+|^[A-Z]", step):
            flow.press(step)
            settle()
        else:
            flow.screenshot(step)
            taken.append(step)


def main():
    program, folder, uri = sys.argv[1], sys.argv[2], sys.argv[3:]
    only = os.environ.get("DPT_SCREENS_OF")
    flow = Flow([program, "--db", uri[0]] if uri else [program, "--demo"], pictures=folder)
    taken = ["sign-in"]
    try:
        flow.find(WALK[0][0], "label", deadline=START)
        fill_screen(flow)
        settle()
        flow.screenshot("sign-in")
        demo = os.path.join(os.environ["XDG_DATA_HOME"], "dioptre", "demo.dioptre")
        patient = choose_patient(program, uri[0] if uri else demo)
        for person, steps in WALK:
            if only and not person.startswith(only):
                continue
            sign_in(flow, person)
            walk(flow, steps, patient, taken)
            flow.press("ctrl+l")
    except FlowError:
        flow.screenshot("failed")
        raise
    finally:
        flow.kill()
    print(f"{len(taken)} pictures in {folder}: {', '.join(taken)}")


main()
