#!/usr/bin/env python3
"""Who may include whom: reads the table below, which is the one in src/DESIGN.md, and every include of src."""
import re
from lintlib import Tap, files, read

SUBJECTS = ["optics", "practice", "patient", "clinical", "catalog", "cover", "stock", "purchase", "order", "sale",
            "diary", "message", "insight", "demo"]
ROLES = ["reception", "exam", "dispensing", "till", "stock", "workshop", "orders", "dashboard", "settings"]
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
FORBIDDEN = re.compile(r'^\s*#\s*include\s+<(gtk|adwaita|poppler|gdk-pixbuf|fontconfig|seccomp|libpq|sqlite3|xlsxwriter)[^>]*>', re.M)
# The libraries of a storey, beyond GLib.
LIBRARIES = {
    "base": [], "db": [], "db/sqlite": ["sqlite3"], "db/postgres": ["libpq"], "engine": [], "document": [],
    "exchange": ["xlsxwriter"], "cli": [], "gui": ["gtk", "adwaita", "poppler"], "render": ["poppler", "gdk-pixbuf", "fontconfig", "seccomp"],
}


def room(path):
    parts = path.split("/")
    if parts[0] in ("engine", "gui") and len(parts) > 2:
        return "/".join(parts[:2])
    if parts[0] == "db" and len(parts) > 2:
        return "/".join(parts[:2])
    return parts[0]


def allowed(source, target, target_path):
    if source == target or target_path == "dpt-config.h":
        return True
    if source == "base":
        return False
    if source in ("db", "db/sqlite", "db/postgres"):
        return target in ("base", "db")
    if source.startswith("engine/"):
        if target in ("base", "db", "engine/optics"):
            return True
        if not target.startswith("engine/"):
            return False
        mine, theirs = source.split("/")[1], target.split("/")[1]
        return SUBJECTS.index(theirs) < SUBJECTS.index(mine)
    if source == "render":
        return target == "base"
    # What the helper is told and answers; nothing of how it does it.
    if target == "render":
        return source == "gui/common" and target_path == "render/dpt-render-protocol.h"
    if source in ("document", "exchange"):
        return target == "base" or target == "db" or target.startswith("engine/")
    if source == "cli":
        return target in ("exchange", "document", "db", "base") or target.startswith("engine/")
    if source == "gui/shell":
        role = target.split("/")[-1]
        if target.startswith("gui/") and role in ROLES:
            return re.search(r"/dpt-[a-z]+-(perspective|page)\.h$", target_path) is not None
        return not target.startswith("gui/") or target == "gui/common"
    if source.startswith("gui/"):
        if target.startswith("gui/"):
            return target == "gui/common"
        return target in ("document", "exchange", "db", "base") or target.startswith("engine/")
    return source == "main.c" and target in ("gui/shell", "base")


def main():
    tap = Tap()
    wrong, foreign, drivers = [], [], []
    for path in files(("src/", ".c"), ("src/", ".h")):
        inside = path[len("src/"):]
        text = read(path)
        source = room(inside)
        for include in INCLUDE.findall(text):
            target = room(include)
            if inside == "db/dpt-db.c" and target in ("db/sqlite", "db/postgres"):
                continue
            if target in ("db/sqlite", "db/postgres") and source != target:
                drivers.append(f"{path} includes {include}")
            elif not allowed(source, target, include):
                wrong.append(f"{path} ({source}) may not include {include}")
        storey = source if source in LIBRARIES else source.split("/")[0]
        for library in FORBIDDEN.findall(text):
            if library not in LIBRARIES.get(storey, []):
                foreign.append(f"{path} includes <{library}…>")
    tap.point("every include is one that the table allows", wrong)
    tap.point("only db/dpt-db.c knows the drivers", drivers)
    tap.point("a storey includes only its own libraries", foreign)
    tap.end()


main()
