#!/usr/bin/python3
"""test-dptflow.py - the driver of the flow tests finds, reads, types, clicks, chooses and scans, on a program with one of each.

usage: test-dptflow.py PROBE   (under tests/support/with-display, GTK_A11Y=atspi)
SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import sys

from dptflow import FlowError, main


def presses_buttons_and_reads_the_status(flow):
    flow.wait_label("Status", "Ready")
    flow.click("Pay", "push button")
    flow.wait_label("Status", "Paid")
    assert flow.label("Status") == "Paid"


def types_and_sets_text(flow):
    flow.set_text("Name", "Élise d’Œuvre", enter=True)
    flow.wait_label("Status", "Entered: Élise d’Œuvre")
    flow.fill("Sphere", "-1,25")
    flow.wait_label("Status", "Sphere: -125")
    flow.wait_text("Sphere", "-1.25")
    flow.focus("Sphere")
    flow.press("Up", "Up")
    flow.wait_label("Status", "Sphere: -75")


def checks_and_chooses(flow):
    flow.click("Consent", "check box")
    flow.wait_label("Status", "Consent given")
    flow.choose("Means", "Cheque")
    flow.wait_label("Status", "Chosen: Cheque")


def reads_and_opens_rows(flow):
    rows = flow.rows("Words")
    assert rows[0] == ["Word 0"] and len(rows) > 20, rows[:3]
    flow.click("Word 3", "label", mouse=True)
    flow.press("Return")
    flow.wait_label("Status", "Opened: Word 3")


def answers_a_dialog(flow):
    flow.click("Ask")
    flow.find("Close the day?")
    flow.click("Close the day", "push button")
    flow.wait_label("Status", "Answered: close")
    flow.gone("Close the day?")


def scans_without_touching_the_field(flow):
    flow.set_text("Name", "Martin")
    flow.focus("Name")
    flow.scan("3401597712345")
    flow.wait_label("Status", "Scanned: 3401597712345")
    flow.wait_text("Name", "Martin")
    flow.focus("Name")
    flow.press("ctrl+a")
    flow.type("12345")
    flow.press("Return")
    flow.wait_label("Status", "Entered: 12345")


def says_what_never_came(flow):
    try:
        flow.find("No such thing", deadline=0.5)
    except FlowError as error:
        assert "No such thing" in str(error)
    else:
        raise AssertionError("found what is not there")
    assert not flow.has("No such thing")
    assert flow.has(re.compile("^Pay$"))
    flow.screenshot("probe")


sys.exit(main([presses_buttons_and_reads_the_status, types_and_sets_text, checks_and_chooses, reads_and_opens_rows,
               answers_a_dialog, scans_without_touching_the_field, says_what_never_came], [sys.argv[1]]))
