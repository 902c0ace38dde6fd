#!/usr/bin/env python3
"""French is complete: every message of the sources is translated, none is fuzzy, and placeholders agree."""
import os
import re
import sys
import tempfile
from lintlib import Tap, files, read, run

# A message, and the pieces that it is made of: xgettext takes the literals and stops at the first macro between them.
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
CALL = re.compile(r'\b(?:_|N_|C_|NC_|[dg_]*n?gettext)\s*\(')
BROKEN = re.compile(r'"\s*([A-Za-z_]\w*)|([A-Za-z_]\w*)\s*"')  # with each literal shrunk to one quotation mark


def arguments(text, start):
    """The text between the parenthesis before `start` and the one that closes it."""
    depth, place = 1, start
    for part in re.finditer(rf"{LITERAL}|[()]", text[start:]):
        depth += {"(": 1, ")": -1}.get(part.group(0), 0)
        place = start + part.start()
        if depth == 0:
            break
    return text[start:place]


def cut_messages(path):
    text = read(path)
    for call in CALL.finditer(text):
        found = BROKEN.search(re.sub(LITERAL, '"', arguments(text, call.end())))
        if found:
            yield f"{path}:{text.count(chr(10), 0, call.start()) + 1}: {found.group(1) or found.group(2)}"


def main():
    tap = Tap()
    tap.point("no message is cut by a macro between its literals (write %lld and a cast)",
              (found for path in files(("src/", ".c"), ("src/", ".h")) for found in cut_messages(path)))
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "dioptre.pot")
        po = os.path.join(folder, "fr.po")
        listed = [line for line in read("po/POTFILES").split("\n") if line and not line.startswith("#")]
        made = run("xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                   "--keyword=NC_:1c,2", "--keyword=ngettext:1,2", "--keyword=g_dngettext:2,3", "--add-comments",
                   "--flag=g_strdup_printf:1:c-format", "-o", pot, *listed)
        tap.point("the messages can be collected", [made.stderr] if made.returncode else [])
        run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", po, "po/fr.po", pot)
        missing = run("msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", po).stdout
        tap.point("every message has its French", re.findall(r'^msgid "(.+)"$', missing, re.M))
        fuzzy = run("msgattrib", "--only-fuzzy", "--no-obsolete", "--no-wrap", po).stdout
        tap.point("no French is a guess", re.findall(r'^msgid "(.+)"$', fuzzy, re.M))
        check = run("msgfmt", "--check", "-o", os.devnull, "po/fr.po")
        tap.point("placeholders agree", [check.stderr] if check.returncode else [])
    tap.end()


sys.exit(main())
