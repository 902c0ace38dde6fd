#!/usr/bin/env python3
"""French is complete: every message of the sources is translated, none is fuzzy, and placeholders agree."""
import os
import re
import sys
import tempfile
from lintlib import Tap, read, run


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "dioptre.pot")
        po = os.path.join(folder, "fr.po")
        files = [line for line in read("po/POTFILES").split("\n") if line and not line.startswith("#")]
        made = run("xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                   "--keyword=NC_:1c,2", "--keyword=ngettext:1,2", "--keyword=g_dngettext:2,3", "--add-comments",
                   "--flag=g_strdup_printf:1:c-format", "-o", pot, *files)
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
