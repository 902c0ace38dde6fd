#!/usr/bin/env python3
"""The house style that a machine can see: sizes, first comments, licence, unfinished marks, files listed for translation."""
import re
from lintlib import Tap, files, read

LINES = 700
FUNCTION = 60
STRINGS = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|dgettext|dngettext)\s*\(')
START = re.compile(r'^\{$')


def long_functions(path, text):
    """A function body stands between a { and a } in the first column."""
    start = None
    for number, line in enumerate(text.split("\n"), 1):
        if line == "{":
            start = number
        elif line.startswith("}") and start is not None:
            if line == "}" and number - start - 1 > FUNCTION:
                yield f"{path}:{start} has {number - start - 1} lines in a function"
            start = None


def main():
    tap = Tap()
    sources = files(("src/", ".c"), ("src/", ".h"), ("tests/", ".c"), ("tests/", ".h"))
    product = [p for p in sources if p.startswith("src/")]
    tap.point(f"no source file over {LINES} lines",
              (f"{p} has {read(p).count(chr(10))} lines" for p in product if read(p).count("\n") > LINES))
    tap.point(f"no function over {FUNCTION} lines",
              (found for p in product if p.endswith(".c") for found in long_functions(p, read(p))))
    tap.point("every file says first what it is for, with its licence",
              (p for p in product
               if not re.match(r"/\* [\w.-]+ - ", read(p)) or "SPDX-License-Identifier: GPL-3.0-or-later" not in read(p)[:2500]))
    tap.point("nothing is marked as unfinished",
              (f"{p}: {m.group(0)}" for p in sources for m in [re.search(r"\b(TODO|FIXME|XXX|HACK)\b", read(p))] if m))
    tap.point("headers are included once", (p for p in product if p.endswith(".h") and "#pragma once" not in read(p)))
    tap.point("no tab and no space at a line's end",
              (p for p in sources if re.search(r"\t|[ \t]+$", read(p), re.M)))
    tap.point("no shell is started with a value of ours",
              (p for p in product if re.search(r"\b(system|popen|g_spawn_command_line_\w+)\s*\(", read(p))))
    tap.point("g_autofree and g_autoptr stand before no array, of which they free the first element only",
              (f"{p}: {m.group(0)}" for p in sources for m in [re.search(r"\bg_auto(?:free|ptr)\b[^;=\n]*\w\[", read(p))] if m))
    listed = [line for line in read("po/POTFILES").split("\n") if line and not line.startswith("#")]
    need = {p for p in product if p.endswith(".c") and STRINGS.search(re.sub(r"/\*.*?\*/", "", read(p), flags=re.S))}
    need |= {p for p in files(("ui/", ".ui")) if 'translatable="' in read(p)}
    need |= {p for p in files(("data/", ".desktop.in"), ("data/", ".metainfo.xml.in"), ("data/", ".gschema.xml"))}
    tap.point("POTFILES lists every file with words for people",
              [f"missing: {p}" for p in sorted(need - set(listed))] + [f"gone: {p}" for p in listed if p not in need])
    tap.point("POTFILES is sorted", [] if listed == sorted(listed) else ["sort it by bytes (LC_ALL=C sort)"])
    tap.end()


main()
