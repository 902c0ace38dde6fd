"""dptshop.py - a shop for the flow stories: a database of their own, made and read by dioptrectl from outside.

For: tests/flow/test-*.py: what a story finds on the screen is asked of the database too.
Not for: driving the window (dptflow.py).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile

from dptflow import FlowError

PINS = {"Claire Aubry": "1001", "Sophie Lemaire": "2002", "Marc Vidal": "3003", "Léa Fontaine": "4004",
        "Inès Haddad": "5005", "Paul Girard": "6006"}
OWNER, OPTOMETRIST, OPTICIAN, CASHIER, RECEPTIONIST, LAB = PINS


def money(text):
    """Minor units of what a label shows: "€1,273.60", "−€6.90"."""
    digits = int(re.sub(r"\D", "", text))
    return -digits if re.search(r"[-−]", text) else digits


def minor(text):
    """Minor units of what JSON says: "657.00"."""
    whole, _, rest = text.lstrip("-").partition(".")
    value = int(whole) * 100 + int((rest + "00")[:2])
    return -value if text.startswith("-") else value


class Shop:
    """The demonstration shop in a fresh database: of the server where tests/support/with-postgres gave one, else a file."""

    def __init__(self, program):
        self.program = program
        self.ctl = os.path.join(os.path.dirname(program), "dioptrectl")
        self.folder = tempfile.mkdtemp(prefix="dioptre-flow-")
        self.server = os.environ.get("DPT_TEST_PG_URI")
        self.name = f"dioptre_test_flow_{os.getpid()}"
        if self.server:
            self._tell_server(f"CREATE DATABASE {self.name} TEMPLATE template0")
            self.uri = re.sub(r"/postgres(\?|$)", rf"/{self.name}\1", self.server, count=1)
        else:
            self.uri = os.path.join(self.folder, "shop.dioptre")
        self.say("demo")

    def _tell_server(self, statement):
        subprocess.run(["psql", "-Xq", self.server, "-c", statement], check=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def say(self, *words, stdin=None):
        """What dioptrectl answers, as JSON; the story fails where it does not do it."""
        done = subprocess.run([self.ctl, "--db", self.uri, "--json", *words], capture_output=True, text=True, input=stdin, check=False)
        if done.returncode != 0:
            raise AssertionError(f"dioptrectl {' '.join(words)}: status {done.returncode}: {done.stderr.strip()} {done.stdout.strip()}")
        return json.loads(done.stdout)

    def query(self, statement):
        """The first column of what the database itself answers, as texts: for what dioptrectl does not tell (drafts)."""
        if self.server:
            done = subprocess.run(["psql", "-XAtq0", self.uri, "-c", statement], capture_output=True, text=True, check=True)
            return [row for row in done.stdout.strip("\n").split("\0") if row]
        with sqlite3.connect(f"file:{self.uri}?mode=ro", uri=True) as db:
            return [str(row[0]) for row in db.execute(statement)]

    def check(self):
        """Every sum, reference and number is right."""
        answer = self.say("check")
        assert answer["clean"], answer["problems"]

    def day(self):
        """Today's figures of all establishments together."""
        return self.say("report", "day")["total"]

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.server:
            self._tell_server(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")


def sign_in(flow, who):
    """The tile, the PIN, Enter; the screen of the role is there."""
    flow.click(who, "table cell")
    flow.entry("PIN")
    flow.type(PINS[who])
    flow.press("Return")
    flow.wait_label("Signed in", who)


def wait_money(flow, label, expected):
    """Waits until the label of that description shows the amount, in minor units."""
    try:
        flow.until(lambda: money(flow.label(label)) == expected, "the amount")
    except FlowError:
        raise FlowError(f"“{label}” says {flow.label(label)}, not {expected / 100:.2f}") from None


def find_patient(flow, words, name):
    """Ctrl+K, some letters, Enter: the banner shows who was meant."""
    flow.press("ctrl+k")
    flow.wait_focus("Find a patient or a command")
    flow.type(words)
    flow.press("Return")
    flow.wait_label("Patient", name)


def read_paper(flow, *words):
    """Waits until the pages on the screen say all these words; a page says what is printed on it."""
    def look():
        text = "\n".join(page.get_description() for page in flow.look(re.compile(r"^Page \d+$"), "image"))
        return all(word in text for word in words)
    flow.until(look, f"a paper that says {words}")


def close_paper(flow):
    """Escape closes the window of a paper, and the keys are in the program again."""
    titles = [frame.get_name() for frame in flow.look(role="frame") if frame.get_name() != "Dioptre"]
    assert titles, "no paper is open"
    flow.to_window(titles[0])
    flow.press("Escape")
    flow.gone(titles[0], "frame")
    flow.to_window("Dioptre")
