#!/usr/bin/env python3
"""Templates: well formed, named after their class, in a resource, and every control has an accessible name of its own."""
import re
import xml.etree.ElementTree as tree
from collections import Counter
from lintlib import ROOT, Tap, files, read

CONTROLS = {
    "GtkButton", "GtkToggleButton", "GtkMenuButton", "GtkEntry", "GtkSearchEntry", "GtkPasswordEntry", "GtkSpinButton",
    "GtkDropDown", "GtkSwitch", "GtkCheckButton", "GtkListView", "GtkColumnView", "GtkGridView", "GtkListBox",
    "GtkFlowBox", "GtkDrawingArea", "GtkTextView", "GtkScale", "GtkCalendar", "AdwEntryRow", "AdwPasswordEntryRow",
    "AdwComboRow", "AdwSplitButton", "DptPowerEntry", "DptMoneyEntry", "DptDateEntry", "DptChartView",
    "DptListView",
}


def name_of(node):
    """The accessible label of a control, else the words it shows."""
    for child in node.findall("accessibility/property"):
        if child.get("name") in ("label", "labelled-by"):
            return (child.text or "").strip() or None
    for child in node.findall("accessibility/relation"):
        if child.get("name") == "labelled-by":
            return "@" + (child.text or "").strip()
    words = {p.get("name"): (p.text or "").strip() for p in node.findall("property")}
    return words.get("title") or words.get("label") or words.get("tooltip-text") or None


# Parts that stand many times in a list, inside something that bears the name.
PARTS = {"dpt-frame-tile.ui", "dpt-figure-card.ui", "dpt-article-tile.ui", "dpt-ticket-row.ui", "dpt-visit-section.ui"}


def says_what_changes(node):
    """A label that the code fills, without the description by which it is found whatever it says."""
    if node.get("class") != "GtkLabel" or node.get("id") is None:
        return False
    if any((p.text or "").strip() for p in node.findall("property") if p.get("name") == "label"):
        return False
    return not any(p.get("name") in ("description", "label") for p in node.findall("accessibility/property"))


def main():
    tap = Tap()
    broken, misnamed, nameless, twice, unlisted, undescribed = [], [], [], [], [], []
    resources = " ".join(read(p) for p in files(("ui/", ".gresource.xml")))
    for path in files(("ui/", ".ui")):
        try:
            root = tree.parse(f"{ROOT}/{path}").getroot()
        except tree.ParseError as error:
            broken.append(f"{path}: {error}")
            continue
        file_name = path.split("/")[-1]
        if f">{file_name}<" not in resources:
            unlisted.append(path)
        for template in root.findall("template"):
            wanted = re.sub(r"(?<!^)([A-Z])", r"-\1", template.get("class")).lower() + ".ui"
            if file_name != wanted:
                misnamed.append(f"{path} holds {template.get('class')}")
        names = Counter()
        for node in root.iter("object"):
            if says_what_changes(node) and file_name not in PARTS:
                undescribed.append(f"{path}: {node.get('id')}")
            if node.get("class") not in CONTROLS:
                continue
            name = name_of(node)
            if name is None:
                nameless.append(f"{path}: {node.get('class')} {node.get('id') or ''}")
            else:
                names[(node.get("class"), name)] += 1
        twice += [f"{path}: {cls} “{name}” stands {n} times" for (cls, name), n in names.items() if n > 1]
    tap.point("every template is well formed", broken)
    tap.point("a template's file is named after its class", misnamed)
    tap.point("every template is in a resource", unlisted)
    tap.point("every control has an accessible name", nameless)
    tap.point("no two controls of a page bear the same name", twice)
    tap.point("every label that changes has a fixed description", undescribed)
    tap.end()


main()
