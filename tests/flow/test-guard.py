#!/usr/bin/python3
"""test-guard.py - nobody gets in where they do not belong, and a program killed in the middle offers back what was being done.

usage: test-guard.py DIOPTRE   (under tests/support/with-display, GTK_A11Y=atspi)
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import subprocess
import sys

from dptflow import main
from dptshop import CASHIER, OPTICIAN, OPTOMETRIST, Shop, find_patient, sign_in

WHO = "VANDAMME Odile"


class Guard:
    def __init__(self, shop):
        self.shop = shop
        patient = shop.say("patient", "add", '{"family_name":"Vandamme","given_names":"Odile","birth_date":"1981-07-14"}')
        self.file_number = patient["file_number"]

    def _drafts(self, kind):
        """What is kept of what was being written, as JSON texts."""
        return self.shop.query(f"SELECT content FROM draft WHERE kind = '{kind}'")

    def _baskets(self):
        return [json.loads(text)["basket"] for text in self._drafts("ticket")]

    @staticmethod
    def _kills_and_starts_again(flow, argv):
        """The power goes: no signal that a program could answer."""
        flow.process.kill()
        flow.process.wait()
        flow.__init__(argv)

    def cashier_finds_no_way_into_the_exam(self, flow):
        sign_in(flow, CASHIER)
        find_patient(flow, "vandamme", WHO)
        screens = flow.find("Screens", "tool bar", rows=False)
        names = [node.get_name() for node in flow.look(role="push button", within=screens)]
        assert "Exam" not in names and "Till" in names, names
        flow.press("ctrl+k")
        flow.wait_focus("Find a patient or a command")
        flow.type("exam")
        flow.until(lambda: flow.has("Nothing is called so") or flow.find_all(role="list item", within=flow.find("Found")), "an answer")
        assert not flow.has("Exam", "label", within=flow.find("Found")), "the search offers the exam"
        flow.press("Escape")
        assert not flow.has(description="Last prescription, right eye"), "the banner tells the cashier what was prescribed"
        # The screen is a courtesy; the engine is the lock.
        rx = '{"file_number":%s,"usage":"distance","prescriber_name":"X","right":"-1.00","left":"-1.00"}' % self.file_number
        refused = subprocess.run([self.shop.ctl, "--db", self.shop.uri, "--user", "lea", "prescription", "add", rx],
                                 capture_output=True, text=True, check=False)
        assert refused.returncode == 3, (refused.returncode, refused.stderr)
        self.shop.check()

    def exam_that_was_killed_goes_on(self, flow):
        sign_in(flow, OPTOMETRIST)
        find_patient(flow, "vandamme", WHO)
        flow.press("alt+2")
        flow.find("Start a visit", "push button", enabled=True)
        flow.press("ctrl+shift+n")
        flow.wait_focus("Reason for the visit")
        flow.type("Headaches")
        flow.tab_to("Subjective, Right eye, Sphere")
        flow.type("-2.25 -0.75x10")
        flow.press("Return")
        flow.wait_text("Subjective, Right eye, Axis", "10°")
        flow.until(lambda: "-225" in self._refractions() or None, "the refraction in the draft's visit")
        self._kills_and_starts_again(flow, self.argv)
        sign_in(flow, OPTOMETRIST)
        find_patient(flow, "vandamme", WHO)
        flow.press("alt+2")
        flow.wait_text("Reason for the visit", "Headaches")
        flow.wait_text("Subjective, Right eye, Sphere", "-2.25")
        flow.wait_text("Subjective, Right eye, Axis", "10°")
        flow.find("Sign", "push button", enabled=True)
        self.shop.check()

    def _refractions(self):
        return self.shop.query("SELECT sphere FROM refraction ORDER BY id DESC LIMIT 4")

    def ticket_that_was_killed_is_offered_again(self, flow):
        sales = self.shop.day()["sales"]
        sign_in(flow, CASHIER)
        for words in ("spray", "cordon"):
            flow.focus("Search an article")
            flow.press("ctrl+a")
            flow.type(words)
            flow.find("1 article", "label")
            flow.press("Return")
        flow.wait_label("Pieces", "2 pieces")
        total = flow.label("Total")
        flow.press("F12")
        flow.wait_focus("Amount handed over")
        flow.press("ctrl+1")
        flow.wait_label("Still due", "€0.00")
        flow.until(lambda: [len(json.loads(basket)["lines"]) for basket in self._baskets()] == [2], "the draft of the ticket")
        self._kills_and_starts_again(flow, self.argv)
        sign_in(flow, CASHIER)
        flow.wait_label("Pieces", "2 pieces")
        assert flow.label("Total") == total, (flow.label("Total"), total)
        assert self.shop.day()["sales"] == sales, "a sale that nobody acknowledged"
        self.shop.check()

    def order_that_was_killed_goes_on(self, flow):
        sign_in(flow, OPTICIAN)
        flow.find(re.compile(r"^\d+ rows$"), "label")
        flow.press("ctrl+1", "Down", "Home", "Return")
        flow.find("Search a frame")
        title = flow.label("Client and number of the order")
        flow.press("ctrl+f")
        flow.wait_focus("Search a frame")
        flow.tab_to("In stock here")
        flow.press("space")
        flow.tab_to("Search a frame", key="shift+Tab")
        flow.press("Return")
        flow.wait_focus("GtkListItemWidget")
        flow.press("Return")
        flow.wait_label("Status", "The frame is reserved")
        order = self.shop.say("order", "show", title.split(" · ")[1])
        flow.press("ctrl+4")
        flow.tab_to("Fitting height, Right")
        flow.type("19")
        flow.press("Tab")
        flow.until(lambda: any("\"19" in text for text in self._drafts("dispensing")), "the draft of the measurements")
        self._kills_and_starts_again(flow, self.argv)
        sign_in(flow, OPTICIAN)
        flow.click(re.compile("^Go on"), "push button")
        flow.wait_label("Client and number of the order", title)
        flow.press("ctrl+4")
        flow.wait_text("Fitting height, Right", "19.0")
        again = self.shop.say("order", "show", title.split(" · ")[1])
        assert again["pairs"][0]["frame_state"] == order["pairs"][0]["frame_state"] == "reserved", again["pairs"][0]["frame_state"]
        assert again["pairs"][0]["right"].get("fitting_height") is None, "saved without anybody's word"
        self.shop.check()


shop = Shop(sys.argv[1])
guard = Guard(shop)
guard.argv = [sys.argv[1], "--db", shop.uri]
try:
    failed = main([guard.cashier_finds_no_way_into_the_exam, guard.exam_that_was_killed_goes_on,
                   guard.ticket_that_was_killed_is_offered_again, guard.order_that_was_killed_goes_on], guard.argv)
finally:
    shop.close()
sys.exit(failed)
