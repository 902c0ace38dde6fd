#!/usr/bin/python3
"""test-recall.py - who is due is called back, by keyboard: a call that nobody took, a letter, an e-mail, a recall closed with its reason.

usage: test-recall.py DIOPTRE   (under tests/support/with-display, GTK_A11Y=atspi; with-postgres for the other engine)
For: the window of the recalls as reception uses it, and what a patient's history says of it. Not for: the rules that open a recall.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import datetime
import json
import os
import re
import subprocess
import sys

from dptflow import main
from dptshop import LAB, RECEPTIONIST, Shop, find_patient, sign_in

DONE = "What was done about the recalls"
WHY = "Why they are recalled"
AGAIN = 3  # days after a call that nobody took


class Recalls:
    """Whom the story is about; all else is in the database."""

    def __init__(self, shop):
        self.shop = shop
        due = [row for row in shop.say("recall", "list", "--rule", "next_visit") if self._is_alone(row)]
        letters = {row["id"] for row in shop.say("recall", "list", "--rule", "next_visit", "--channel", "post")}
        self.written = next(row for row in due if row["id"] in letters)
        self.called, self.mailed, self.closed = [row for row in due if row is not self.written][:3]
        people = {row["patient_id"] for row in (self.written, self.called, self.mailed, self.closed)}
        assert len(people) == 4, due
        shop.say("patient", "edit", str(self.mailed["patient_id"]),
                 json.dumps({"contacts": [{"kind": "email", "value": "someone@example.org"}]}))

    def _is_alone(self, row):
        """Whether nobody else is called so: who is looked for is who is found."""
        return row["patient_name"].count(" ") == 1 and len(self.shop.say("patient", "search", row["patient_name"])) == 1

    def _rows(self, table, **wanted):
        """The rows of a table that say all this, as the database has them."""
        done = subprocess.run([self.shop.ctl, "--db", self.shop.uri, "dump"], capture_output=True, text=True, check=True)
        return [row for row in map(json.loads, done.stdout.splitlines())
                if row.get("table") == table and all(row.get(key) == value for key, value in wanted.items())]

    def _state(self, recall):
        found = self._rows("recall", id=recall["id"])
        return {key: found[0].get(key) for key in ("state", "channel", "due_on", "note")}

    def _wait(self, flow, recall, **expected):
        flow.until(lambda: expected.items() <= self._state(recall).items(), f"{expected} of {recall['patient_name']}")

    @staticmethod
    def _opens(flow):
        flow.press("ctrl+shift+r")
        flow.to_window("Recalls")
        flow.find("Recalls", "tree table")

    @staticmethod
    def _finds(flow, recall):
        """Typed letters, Down into the list: the row is chosen."""
        flow.press("ctrl+f")
        flow.wait_focus("Search in Recalls")
        flow.press("ctrl+a")
        flow.type(recall["patient_name"].split()[-1].lower())
        flow.until(lambda: [row[1] for row in flow.rows("Recalls", "tree table")] == [recall["patient_name"]], f"{recall['patient_name']} alone")
        flow.press("Down")
        flow.find(re.compile("History…"), "push button", enabled=True)

    def receptionist_works_through_the_recalls(self, flow):
        sign_in(flow, RECEPTIONIST)
        self._opens(flow)
        # The reason that is asked for, chosen with the keys; who is recalled for another leaves the list.
        many = len(flow.rows("Recalls", "tree table"))
        flow.press("ctrl+f")
        flow.press("Tab", "Tab", "Return")
        flow.find("Contact lenses used up", "label")
        flow.press("Home", "Down", "Return")
        flow.find("Next visit asked for", "label", within=flow.find(WHY))
        flow.until(lambda: len(flow.rows("Recalls", "tree table")) < many, "the recalls of one reason")
        self._calls(flow)
        self._prints_a_letter(flow)
        self._writes_an_e_mail(flow)
        self._closes(flow)
        self.shop.check()

    def _calls(self, flow):
        self._finds(flow, self.called)
        flow.press("F2")
        flow.wait_focus("What came of the call")
        flow.press("alt+n")
        flow.wait_label(DONE, "Noted.")
        day = datetime.date.today() + datetime.timedelta(days=AGAIN)
        self._wait(flow, self.called, state="open", due_on=day.isoformat(), note="No answer")

    def _prints_a_letter(self, flow):
        self._finds(flow, self.written)
        flow.press("ctrl+l")
        flow.wait_label(DONE, "counts as told once it is printed or saved")
        # Looked at only: nobody was told anything.
        close_letter(flow)
        assert self._state(self.written)["state"] == "open"
        self._finds(flow, self.written)
        flow.press("ctrl+l")
        title = letter(flow)
        path = self.shop.path("letter.pdf")
        flow.to_window(title)
        flow.press("ctrl+s")
        flow.to_window("Save as PDF")
        flow.set_text("Name:", path)
        flow.press("Return")
        flow.until(lambda: os.path.exists(path), "the letter as a file")
        self._wait(flow, self.written, state="told", channel="post")
        close_letter(flow)

    def _writes_an_e_mail(self, flow):
        self._finds(flow, self.mailed)
        flow.press("ctrl+m")
        flow.find(re.compile("Was the e-mail to someone@example.org sent"))
        assert self._state(self.mailed)["state"] == "open"
        flow.press("alt+s")
        self._wait(flow, self.mailed, state="told", channel="email")

    def _closes(self, flow):
        self._finds(flow, self.closed)
        flow.press("ctrl+d")
        flow.wait_focus("Reason")
        flow.type("Moved to Brest")
        flow.press("Return")
        self._wait(flow, self.closed, state="closed", note="Moved to Brest")
        flow.press("Escape")
        flow.gone("Recalls", "frame")
        flow.to_window("Dioptre")

    def patients_history_says_what_she_did(self, flow):
        sign_in(flow, RECEPTIONIST)
        for recall, title, detail in ((self.called, "Recall: postponed", "No answer"), (self.written, "Recall: the patient was told", RECEPTIONIST),
                                      (self.closed, "Recall: closed", "Moved to Brest")):
            who = self.shop.say("patient", "show", str(recall["patient_id"]))
            # A birth name may stand between the two.
            name = re.compile(f"^{re.escape(who['family_name'].upper())} .*{re.escape(who['given_names'])}$")
            find_patient(flow, recall["patient_name"].lower(), name)
            flow.press("ctrl+Page_Up")
            flow.until(lambda: any(row[1] == title and detail in row[2] for row in flow.rows("History", "tree table")), f"{title}: {detail}")  # noqa: B023

    def lab_technician_calls_nobody_back(self, flow):
        sign_in(flow, LAB)
        flow.press("ctrl+k")
        flow.wait_focus("Find a patient or a command")
        flow.type("recalls")
        flow.find("Nothing is called so")
        flow.press("Escape")
        assert not flow.has(re.compile("^Recalls…"), "push button", enabled=True), "a button leads to the recalls"
        flow.press("ctrl+shift+r")
        assert not flow.has("Recalls", "frame"), "a key leads to the recalls"


def letter(flow):
    """The window of the letter, once it shows its page: its title."""
    flow.find("Page 1", "image", rows=False)
    return next(node.get_name() for node in flow.look(role="frame") if node.get_name() not in ("Dioptre", "Recalls"))


def close_letter(flow):
    title = letter(flow)
    flow.to_window(title)
    flow.press("Escape")
    flow.gone(title, "frame")
    flow.to_window("Recalls")


if __name__ == "__main__":
    shop = Shop(sys.argv[1])
    try:
        tale = Recalls(shop)
        failed = main([tale.receptionist_works_through_the_recalls, tale.patients_history_says_what_she_did, tale.lab_technician_calls_nobody_back],
                      [sys.argv[1], "--db", shop.uri], chained=True)
    finally:
        shop.close()
    sys.exit(failed)
