#!/usr/bin/python3
"""test-child.py - a child's visit by keyboard only, from the autorefractor's file to the amendment of the next day.

    last year's visit ──► today: file dropped in, compared, signed, prescribed, recall set ──► tomorrow: amended

usage: test-child.py DIOPTRE   (under tests/support/with-display, GTK_A11Y=atspi; with-postgres for the other engine)
For: src/gui/exam as an optometrist uses it; the days pass by faketime, where the machine has it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import datetime
import glob
import json
import os
import re
import subprocess
import sys

from dptflow import main
from dptshop import OPTOMETRIST, OWNER, Shop, close_paper, find_patient, read_paper, sign_in

STATUS = "Status"
TODAY = datetime.date.today()

AUTOREFRACTOR = """<?xml version="1.0" encoding="UTF-8"?>
<Ophthalmology>
<nsCommon:Common xmlns:nsCommon="http://www.joia.or.jp/standardized/namespaces/Common">
<nsCommon:Company>CLAIR</nsCommon:Company><nsCommon:ModelName>KR-7</nsCommon:ModelName>
<nsCommon:Date>{day}</nsCommon:Date><nsCommon:Time>00:00:01</nsCommon:Time>
<nsCommon:Patient><nsCommon:ID>{number}</nsCommon:ID></nsCommon:Patient></nsCommon:Common>
<nsREF:Measure xmlns:nsREF="http://www.joia.or.jp/standardized/namespaces/REF" type="REF"><nsREF:REF>
<nsREF:R>{right}</nsREF:R><nsREF:L>{left}</nsREF:L>
</nsREF:REF></nsREF:Measure>
</Ophthalmology>
"""


def days(number):
    """What makes a program believe that it is another day; nothing on a machine without faketime."""
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    return {"LD_PRELOAD": found[0], "FAKETIME": f"{number:+d}d", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_NO_CACHE": "1"} if found else {}


def measured(*readings):
    """The single readings of an eye, and their median as the device gives it."""
    def powers(sphere, cylinder, axis):
        return (f'<nsREF:Sphere unit="D">{sphere}</nsREF:Sphere><nsREF:Cylinder unit="D">{cylinder}</nsREF:Cylinder>'
                f'<nsREF:Axis unit="deg">{axis}</nsREF:Axis>')
    lines = [f'<nsREF:List No="{n}">{powers(*one)}</nsREF:List>' for n, one in enumerate(readings, 1)]
    return "".join(lines) + f"<nsREF:Median>{powers(*sorted(readings)[len(readings) // 2])}</nsREF:Median>"


class Child:
    """What passes from day to day; all else is in the database."""

    def __init__(self, shop):
        self.shop = shop
        self.folder = shop.path("autorefractor")
        os.mkdir(self.folder)
        self.born = TODAY.replace(year=TODAY.year - 9, month=1, day=15).isoformat()
        added = shop.say("patient", "add", json.dumps({"family_name": "Garnier", "given_names": "Lou", "birth_date": self.born}))
        self.number, self.id = str(added["file_number"]), added["id"]

    def rows(self, table):
        """The child's rows of a table, as the database has them."""
        done = subprocess.run([self.shop.ctl, "--db", self.shop.uri, "dump"], capture_output=True, text=True, check=True)
        return [row for row in map(json.loads, done.stdout.splitlines())
                if row.get("table") == table and row.get("patient_id") == self.id]

    # --- the instrument -------------------------------------------------------------------------------------------------

    def owner_connects_the_autorefractor(self, flow):
        sign_in(flow, OWNER)
        flow.press("ctrl+k")
        flow.wait_focus("Find a patient or a command")
        flow.type("settings")
        flow.press("Return")
        flow.click("Instruments")
        flow.click(re.compile("^New instrument"), "push button")
        flow.fill("Name", "Box 1")
        flow.fill("Folder", self.folder)
        # Without it the number in the file is the device's own, and names nobody.
        flow.tab_to("Is given the patient's file number")
        flow.press("space")
        flow.press("ctrl+s")
        flow.wait_label(STATUS, "The instrument is saved")

    # --- last year ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _types(flow, *fields):
        for name, text in fields:
            flow.tab_to(name)
            flow.type(text)

    def _opens(self, flow):
        sign_in(flow, OPTOMETRIST)
        find_patient(flow, "garnier", "GARNIER Lou")
        flow.press("alt+2")
        flow.find("Start a visit", "push button", enabled=True)

    def optometrist_examines_last_year(self, flow):
        self._opens(flow)
        flow.press("ctrl+shift+n")
        flow.wait_label("Visit", "Child")
        flow.wait_focus("Reason for the visit")
        flow.type("Sits close to the board")
        self._types(flow, ("Final, Right eye, Sphere", "-0.75"), ("Final, Left eye, Sphere", "-0.50"))
        self._types(flow, ("Biometry, Axial length, Right eye", "23.40"), ("Biometry, Axial length, Left eye", "23.30"))
        flow.press("ctrl+shift+s")
        flow.wait_label(STATUS, "The visit is signed")

    # --- today ----------------------------------------------------------------------------------------------------------

    def optometrist_examines_today(self, flow):
        self._opens(flow)
        flow.press("ctrl+shift+n")
        flow.wait_label("Visit", "Child")
        flow.wait_focus("Reason for the visit")
        flow.type("Yearly check")
        self._drops_the_file(flow)
        self._refracts(flow)
        self._finds(flow)
        self._compares(flow)
        self._signs_and_prescribes(flow)

    def _drops_the_file(self, flow):
        content = AUTOREFRACTOR.format(day=TODAY.isoformat(), number=self.number,
                                       right=measured(("-1.75", "-0.25", 10), ("-1.50", "-0.25", 12), ("-1.75", "-0.50", 8)),
                                       left=measured(("-1.25", "-0.25", 170), ("-1.25", "-0.25", 172)))
        part = os.path.join(self.folder, "kr7.part")
        with open(part, "w", encoding="utf-8") as file:
            file.write(content)
        os.rename(part, os.path.join(self.folder, "kr7-0001.xml"))
        flow.wait_text("Autorefractor, Right eye, Sphere", "-1.75")
        flow.wait_text("Autorefractor, Left eye, Sphere", "-1.25")

    def _refracts(self, flow):
        self._types(flow, ("Acuity, Unaided, far, Right eye", "3/10"), ("Acuity, Unaided, far, Left eye", "4/10"))
        self._types(flow, ("Subjective, Right eye, Sphere", "-1.75 -0.25x10"), ("Subjective, Left eye, Sphere", "-1.25"))
        flow.press("ctrl+d")
        flow.wait_text("Final, Right eye, Axis", "10°")
        # From -0.75 a year ago: not impossible, but worth a second look, with its reason in words.
        flow.wait_label("Unusual in this row", re.compile("Right eye"))
        self._types(flow, ("Final, Right eye, Acuity", "10/10"), ("Final, Left eye, Acuity", "10/10"))

    def _finds(self, flow):
        self._types(flow, ("Biometry, Axial length, Right eye", "23.75"), ("Biometry, Axial length, Left eye", "23.60"))
        flow.tab_to("Pupils, Diameter in light, Right eye")
        flow.press("ctrl+shift+m")
        flow.wait_text("Pupils, Reaction to light, Right eye", "Brisk")
        flow.tab_to("Conclusion, Diagnosis")
        flow.type("myopia")
        flow.press("Return")
        flow.tab_to("Conclusion")
        flow.type("Myopia grows")
        flow.tab_to("Next visit in months")
        flow.type("6")
        flow.press("Tab")
        flow.find(re.compile("^Draft saved at"), "label")

    def _compares(self, flow):
        flow.press("ctrl+shift+k")
        flow.to_window("What has changed")
        flow.find("23.40 mm")
        flow.find("23.75 mm")
        flow.press("Escape")
        flow.to_window("Dioptre")

    def _signs_and_prescribes(self, flow):
        flow.press("ctrl+shift+s")
        flow.wait_label(STATUS, "The visit is signed")
        flow.press("ctrl+p")
        flow.to_window("Prescribe")
        read_paper(flow, "NOT ISSUED YET", "Lou Garnier", "−1.75")
        flow.press("ctrl+Return")
        flow.gone("Prescribe", "frame")
        flow.to_window("Dioptre")
        flow.wait_label(STATUS, "1 prescription issued")
        flow.tab_to(re.compile("^Distance, valid until"))
        flow.press("Return")
        read_paper(flow, "Lou Garnier", "Sophie Lemaire", "−1.75")
        close_paper(flow)
        rx = self.shop.say("prescription", "show", "--file", self.number)
        assert (rx["usage"], rx["state"], rx["right"]["sphere"]) == ("far", "active", "-1.75"), rx
        # Below 16 glasses are prescribed for a year (Code de la santé publique, D.4362-12).
        assert rx["valid_until"][:4] == str(TODAY.year + 1), rx
        due = [row for row in self.rows("recall") if row["state"] == "open" and row["rule"] == "next_visit"]
        assert len(due) == 1 and due[0]["due_on"] > TODAY.isoformat(), due
        self.shop.check()

    # --- the next day ---------------------------------------------------------------------------------------------------

    def optometrist_amends_the_next_day(self, flow):
        self._opens(flow)
        flow.wait_label("Visit", "Child")
        flow.press("ctrl+shift+a")
        flow.wait_focus("Reason of the amendment")
        flow.type("Length of the left eye was read again")
        flow.tab_to("Biometry, Axial length, Right eye", key="ctrl+Page_Down")
        flow.tab_to("Biometry, Axial length, Left eye")
        flow.press("ctrl+a")
        flow.type("23.55")
        flow.press("Return")
        flow.press("ctrl+shift+s")
        flow.wait_label(STATUS, "The amendment is signed")
        flow.press("ctrl+r")
        read_paper(flow, "Lou Garnier", "23.55", "Length of the left eye was read again")
        close_paper(flow)
        visits = sorted(self.rows("visit"), key=lambda row: row["started_at"])
        assert [visit["state"] for visit in visits] == ["signed", "amended"], visits
        assert visits[1]["content_number"] == 2, visits
        self.shop.check()


Child.optometrist_examines_last_year.env = days(-365)
Child.optometrist_amends_the_next_day.env = days(1)

if __name__ == "__main__":
    shop = Shop(sys.argv[1])
    tale = Child(shop)
    try:
        failed = main([tale.owner_connects_the_autorefractor, tale.optometrist_examines_last_year, tale.optometrist_examines_today,
                       tale.optometrist_amends_the_next_day], [sys.argv[1], "--db", shop.uri], chained=True)
    finally:
        shop.close()
    sys.exit(failed)
