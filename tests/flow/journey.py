"""journey.py - one patient's way through the house, played by the people who work there: four stories on one database.

    optometrist ──prescription──► optician ──order, job──► cashier (and the optician's hand-over) ──figures──► owner

For: tests/flow/test-journey.py. Each story has a window of its own, so that what passes from one to the next passes
through the database; each asks the database, too, whether what the screen says is true.
Not for: what a single screen can do (tests/gui), refusals and crashes (test-guard.py).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import datetime
import re

import openpyxl

from dptshop import CASHIER, OPTICIAN, OPTOMETRIST, OWNER, close_paper, find_patient, minor, money, read_paper, sign_in, wait_money

NAME = "VANDAMME Odile"
STATUS = "Status"


class Journey:
    """What the people hand to each other by word of mouth; all the rest is in the database."""

    def __init__(self, shop):
        self.shop = shop

    # --- the owner, in the morning --------------------------------------------------------------------------------------

    @staticmethod
    def _reads_sales(flow, period, expected):
        """The figure of Alt+T or Alt+M."""
        flow.press(period)
        wait_money(flow, "Sales: value", expected)

    def owner_reads_the_mornings_figure(self, flow):
        self.morning = minor(self.shop.day()["gross"])
        sign_in(flow, OWNER)
        self._reads_sales(flow, "alt+t", self.morning)

    # --- the optometrist ------------------------------------------------------------------------------------------------

    def optometrist_examines_and_prescribes(self, flow):
        sign_in(flow, OPTOMETRIST)
        self._creates_the_patient(flow)
        self._examines(flow)
        self._prescribes(flow)

    def _creates_the_patient(self, flow):
        flow.press("ctrl+k")
        flow.wait_focus("Find a patient or a command")
        flow.type("vandamme odile 0639984151")
        flow.find("Nothing is called so")
        flow.press("Return")
        flow.to_window("New patient")
        flow.wait_focus("Family name")
        flow.wait_text("Family name", "Vandamme")
        flow.wait_text("Given names", "Odile")
        flow.wait_text("Mobile phone", "0639984151")
        flow.press("Tab", "Tab")
        flow.type("14/07/1981")
        flow.press("ctrl+Return")
        flow.wait_label("Patient", NAME)
        flow.to_window("Dioptre")
        found = self.shop.say("patient", "search", "odile vandamme")
        assert len(found) == 1 and found[0]["birth_date"] == "1981-07-14" and found[0]["phone"] == "0639984151", found
        self.file_number = str(found[0]["file_number"])

    def _examines(self, flow):
        flow.press("alt+2")
        flow.find("Start a visit", "push button", enabled=True)
        flow.press("ctrl+shift+n")
        flow.wait_label("Visit", "Complete examination")
        flow.wait_focus("Reason for the visit")
        flow.type("Sees badly at night")
        flow.tab_to("Acuity, Unaided, far, Right eye")
        flow.type("5/10")
        flow.tab_to("Acuity, Unaided, far, Left eye")
        flow.type("6/10")
        flow.press("ctrl+Page_Down")  # from the acuities into the refraction
        flow.tab_to("Subjective, Right eye, Sphere")
        flow.type("-1.25 -0.50x90 add 2.00")
        flow.press("Return")
        flow.tab_to("Subjective, Left eye, Sphere")
        flow.type("-1.00 -0.25x85 add 2")
        flow.press("Return")
        flow.wait_text("Subjective, Left eye, Axis", "85°")
        flow.press("ctrl+d")
        for name, value in (("Right eye, Sphere", "-1.25"), ("Right eye, Cylinder", "-0.50"), ("Right eye, Axis", "90°"),
                            ("Left eye, Sphere", "-1.00"), ("Left eye, Addition", "+2.00")):
            flow.wait_text("Final, " + name, value)
        flow.wait_label("Right eye in words", "SE -1.50")
        flow.tab_to("Final, Right eye, Acuity")
        flow.type("10/10")
        flow.tab_to("Final, Left eye, Acuity")
        flow.type("10/10")
        flow.tab_to("Final, Right eye, Pupillary distance, far")
        flow.type("31.5")
        flow.tab_to("Final, Left eye, Pupillary distance, far")
        flow.type("32")
        flow.tab_to("Notes", key="ctrl+Page_Down")
        flow.type("Dry eyes in the evening")
        flow.tab_to("Conclusion")
        flow.type("Presbyopia begins")
        flow.find(re.compile("^Draft saved at"), "label")

    def _prescribes(self, flow):
        flow.press("ctrl+shift+s")
        flow.wait_label(STATUS, "The visit is signed")
        flow.press("ctrl+p")
        flow.to_window("Prescribe")
        read_paper(flow, "NOT ISSUED YET", "Odile Vandamme", "−1.25", "Progressive", "R 31.5 · L 32.0")
        flow.press("ctrl+Return")
        flow.gone("Prescribe", "frame")
        flow.to_window("Dioptre")
        flow.wait_label(STATUS, "1 prescription issued")
        flow.tab_to(re.compile("^Progressive, valid until"))
        flow.press("Return")
        read_paper(flow, "Odile Vandamme", "Sophie Lemaire", "−1.25")
        close_paper(flow)
        rx = self.shop.say("prescription", "show", "--file", self.file_number)
        assert rx["usage"] == "progressive" and rx["state"] == "active", rx
        assert (rx["right"]["sphere"], rx["right"]["cylinder"], rx["right"]["axis"]) == ("-1.25", "-0.50", 90), rx
        assert (rx["left"]["sphere"], rx["left"]["addition"]) == ("-1.00", "+2.00"), rx
        self.shop.check()

    # --- the optician ---------------------------------------------------------------------------------------------------

    def optician_orders_and_makes(self, flow):
        sign_in(flow, OPTICIAN)
        self._takes_up_the_prescription(flow)
        self._chooses_the_frame(flow)
        self._chooses_the_lenses(flow)
        self._measures(flow)
        self._quotes_and_orders(flow)
        self._reports_the_job(flow)

    def _order(self):
        return self.shop.say("order", "show", self.order_number)

    def _stock(self):
        here = self.shop.say("stock", "show", self.sku)["positions"]
        return next(p for p in here if p["establishment_id"] == self.establishment)

    @staticmethod
    def _opens_from_the_work_list(flow, section, search):
        flow.press(section)
        flow.find(search)
        flow.press("ctrl+f")
        flow.wait_focus(search)
        flow.type("vandamme")
        flow.find("1 row", "label")
        flow.press("Return")
        flow.wait_label("Patient", NAME)

    def _takes_up_the_prescription(self, flow):
        self._opens_from_the_work_list(flow, "ctrl+1", "Search in Prescriptions to serve")
        title = flow.wait_label("Client and number of the order", "Odile Vandamme · ")
        self.order_number = title.split(" · ")[1]
        order = self._order()
        self.establishment = order["establishment_id"]
        assert order["state"] == "draft" and order["pairs"][0]["right"]["sphere"] == "-1.25", order

    def _chooses_the_frame(self, flow):
        flow.press("ctrl+f")
        flow.wait_focus("Search a frame")
        flow.tab_to("In stock here")
        flow.press("space")
        flow.tab_to("Search a frame", key="shift+Tab")
        flow.press("Return")
        flow.wait_focus("GtkListItemWidget")
        wall = flow.find("Wall of frames")
        tile = flow.find(re.compile(r"\d+ here$"), "panel", within=wall)
        here = int(re.search(r"(\d+) here$", tile.get_name()).group(1))
        flow.press("Return")
        flow.wait_label(STATUS, "The frame is reserved")
        line = next(line for line in self._order()["lines"] if line["kind"] == "frame")
        self.sku = line["detail"].split(" · ")[-1]
        assert self._stock()["available"] == here - 1, (tile.get_name(), self._stock())
        self.reserved = self._stock()["reserved"]

    def _chooses_the_lenses(self, flow):
        flow.press("ctrl+3")
        flow.click(re.compile("^Verres de Touraine Panoral 1.60"), "push button")
        flow.wait_label("Lenses chosen", re.compile(r"Right.*Panoral 1\.60.*\n?.*Left.*Panoral 1\.60", re.S))
        before = money(flow.label("Total"))
        flow.click("Antireflet Confort", "list item")
        flow.until(lambda: money(flow.label("Total")) > before, "the price of the treatment in the total")

    def _measures(self, flow):
        flow.press("ctrl+4")
        flow.focus("Distance, far, Right")
        flow.press("ctrl+a")
        flow.type("31")
        flow.tab_to("Distance, far, Left")
        flow.type("32.5")
        flow.tab_to("Fitting height, Right")
        flow.type("21")
        flow.tab_to("Fitting height, Left")
        flow.type("21.5")
        flow.press("ctrl+Return")
        flow.wait_label(STATUS, "The measurements are saved")
        pair = self._order()["pairs"][0]
        assert (pair["right"]["pd_far"], pair["left"]["pd_far"]) == ("31.00", "32.50"), pair
        assert (pair["right"]["fitting_height"], pair["left"]["fitting_height"]) == ("21.00", "21.50"), pair

    def _quotes_and_orders(self, flow):
        flow.press("ctrl+6")
        flow.wait_label("State of the order", "Draft")
        self.total = money(flow.label("Total"))
        flow.tab_to("Issue the quote")
        flow.press("Return")
        flow.wait_label("State of the order", "Quoted")
        read_paper(flow, "Odile Vandamme", f"{self.total // 100}.{self.total % 100:02}")
        close_paper(flow)
        flow.press("ctrl+Return")
        flow.wait_label("State of the order", "Confirmed")
        order = self._order()
        assert order["state"] == "confirmed" and minor(order["total"]) == self.total and len(order["jobs"]) == 1, order["state"]
        assert self._stock()["reserved"] == self.reserved
        flow.click(re.compile("^Job sheet of"), "push button")
        read_paper(flow, "Panoral", "31.0")
        close_paper(flow)

    def _reports_the_job(self, flow):
        """Each step has one button that goes on, the first of its row."""
        for _ in range(12):
            jobs = flow.find("Jobs and supplies", "list")
            step = next(flow.look(role="push button", within=jobs)).get_name()
            if step.startswith("Job sheet"):
                break
            flow.click(step, "push button", within=jobs)
            if step.startswith("Measure the lenses of"):
                self._measures_the_lenses(flow)
            flow.until(lambda: not flow.has(step, "push button", within=flow.find("Jobs and supplies", "list")),  # noqa: B023
                       f"the end of “{step}”")
        flow.wait_label("State of the order", "Ready")
        assert self._order()["state"] == "ready"
        self.shop.check()

    @staticmethod
    def _measures_the_lenses(flow):
        flow.to_window("Check the lenses")
        flow.wait_focus("Sphere right")
        for word in ("-1.25", "-0.5", "91", "2", "-1", "-0.25", "85", "2"):
            flow.type(word)
            flow.press("Tab")
        flow.wait_label("Verdict on the right lens", "within tolerance")
        flow.wait_label("Verdict on the left lens", "within tolerance")
        flow.press("ctrl+Return")
        flow.to_window("Dioptre")

    # --- the cashier ----------------------------------------------------------------------------------------------------

    def cashier_takes_deposit_and_balance(self, flow):
        sign_in(flow, CASHIER)
        find_patient(flow, "vandamme", NAME)
        self._takes_the_deposit(flow)
        self._takes_the_balance(flow)
        flow.press("ctrl+l")
        self._optician_hands_over(flow)
        flow.press("ctrl+l")
        sign_in(flow, CASHIER)
        find_patient(flow, "vandamme", NAME)
        self._sells_an_article(flow)
        self._takes_it_back(flow)
        self.shop.check()

    def _takes_the_deposit(self, flow):
        before = self.shop.day()
        flow.click(re.compile("^Deposit: "), "push button")
        flow.wait_focus(re.compile("deposit|paid now", re.I))
        flow.press("ctrl+a")
        flow.type("200")
        flow.press("Return")
        flow.wait_label("Total", "€200.00")
        flow.press("F12")
        flow.wait_focus("Amount handed over")
        flow.type("120")
        flow.press("ctrl+2")
        flow.wait_label("Still due", "€80.00")
        flow.type("100")
        flow.press("Return")
        flow.wait_label("Change to give", "€20.00")
        flow.press("F12")
        flow.wait_label("What was done", "€200.00 is booked")
        flow.wait_label("Change to give", "€20.00")
        after = self.shop.day()
        assert minor(after["paid"]) - minor(before["paid"]) == 20000, (before, after)
        assert after["gross"] == before["gross"], "a deposit is no sale yet"
        flow.press("Return")

    def _takes_the_balance(self, flow):
        rest = self.total - 20000
        flow.click(re.compile("^Collect: "), "push button")
        wait_money(flow, "Total", rest)
        flow.press("F12")
        flow.wait_focus("Amount handed over")
        flow.press("ctrl+2")
        flow.wait_label("Still due", "€0.00")
        flow.press("F12")
        self.invoice = flow.wait_label("What was done", re.compile("^Invoice ")).split()[-1]
        read_paper(flow, self.invoice, "Odile Vandamme", "Deposit")
        flow.click("Roll of 80 mm", "push button")
        read_paper(flow, self.invoice, "Served by Léa Fontaine")
        order = self._order()
        assert order["state"] == "ready", order["state"]
        flow.press("Return")

    def _optician_hands_over(self, flow):
        sign_in(flow, OPTICIAN)
        self._opens_from_the_work_list(flow, "ctrl+6", "Search in Orders")
        flow.wait_label("State of the order", "Ready")
        flow.focus("What was adjusted")
        flow.type("Temples bent in")
        flow.tab_to("Note it")
        flow.press("Return")
        flow.wait_label(STATUS, "The adjustment is noted")
        flow.click("Hand over", "push button")
        flow.wait_label("State of the order", "Delivered")
        flow.find(re.compile("Temples bent in"), "label", within=flow.find("History of the order"))
        order = self._order()
        assert order["state"] in ("delivered", "closed"), order["state"]
        assert self._stock()["reserved"] == self.reserved - 1, self._stock()

    def _sells_an_article(self, flow):
        flow.focus("Search an article")
        flow.type("spray")
        flow.find(re.compile("^1 article$"), "label")
        flow.press("Return")
        flow.wait_label("Pieces", "1 piece")
        price = money(flow.label("Total"))
        flow.press("F12")
        flow.wait_focus("Amount handed over")
        flow.press("ctrl+1")
        flow.wait_label("Still due", "€0.00")
        flow.press("F12")
        self.receipt = flow.wait_label("What was done", re.compile("^Receipt ")).split()[-1]
        read_paper(flow, self.receipt)
        flow.press("Return")
        self.returned = price

    def _takes_it_back(self, flow):
        flow.wait_focus("Search an article")
        flow.press("ctrl+h")
        flow.wait_focus("Search in Sales")
        flow.type(self.receipt)
        flow.until(lambda: len(flow.rows("Sales")) < 3, "only what bears that number")
        flow.click(self.receipt, "label", mouse=True)
        flow.wait_label("Chosen sale", self.receipt)
        flow.click("Take back…")
        flow.to_window("Take back")
        flow.focus("Reason")
        flow.type("Bought twice")
        flow.find("Issue the credit note", "push button", enabled=True)
        flow.click("Issue the credit note")
        note = flow.wait_label("What was done", re.compile("^Credit note ")).split()[-1]
        flow.to_window("Dioptre")
        read_paper(flow, note, self.receipt)
        assert money(flow.label("More about it")) == -self.returned

    # --- the owner ------------------------------------------------------------------------------------------------------

    def owner_sees_the_figure_and_exports_the_month(self, flow):
        sign_in(flow, OWNER)
        # The order is a sale now; what was sold and taken back again is none.
        self._reads_sales(flow, "alt+t", self.morning + self.total)
        month = minor(self.shop.say("report", "month")["total"]["gross"])
        self._reads_sales(flow, "alt+m", month)
        path = self.shop.path("month.xlsx")
        flow.press("ctrl+e")
        flow.wait_focus("Name:")
        flow.press("ctrl+a")
        flow.type(path)
        flow.press("Return")
        flow.wait_label(STATUS, "The spreadsheet is written")
        self._reads_the_spreadsheet(path, month)
        self.shop.check()

    def _reads_the_spreadsheet(self, path, month):
        formulas, values = openpyxl.load_workbook(path).active, openpyxl.load_workbook(path, data_only=True).active
        head = next(row for row in formulas.iter_rows() if any(cell.value == "With tax" for cell in row))
        column = next(cell.column_letter for cell in head if cell.value == "With tax")
        first, last = head[0].row + 1, formulas.max_row - 1
        assert formulas[f"{column}{last + 1}"].value == f"=SUM({column}{first}:{column}{last})", formulas[f"{column}{last + 1}"].value
        cells = [values[f"{column}{row}"].value for row in range(first, last + 1)]
        assert round(sum(cells) * 100) == month == round(values[f"{column}{last + 1}"].value * 100), (sum(cells), month)
        days = [values[f"B{row}"].value for row in range(first, last + 1)]
        assert all(isinstance(day, datetime.datetime) for day in days), days
