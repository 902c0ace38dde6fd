#!/usr/bin/env python3
"""What nobody uses goes: public functions that neither the product nor a test calls, statements of SQL that no code names."""
import re
from collections import Counter
from lintlib import Tap, files, read

WORD = re.compile(r"\b_?dpt_\w+")
DEFINITION = re.compile(r"^([^\n(){};#/]*)\n(_?dpt_\w+) \(", re.M)


def strip(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def unused_functions(sources):
    """A function that is defined once and declared once, and named nowhere else, is dead."""
    uses = Counter()
    declared = Counter()
    for path, text in sources.items():
        words = WORD.findall(text)
        uses.update(words)
        if path.endswith(".h"):
            declared.update(re.findall(r"\b(_?dpt_\w+) \(", text))
    for path, text in sources.items():
        if path.startswith("src/") and path.endswith(".c"):
            for match in DEFINITION.finditer(text):
                name = match.group(2)
                if "static" not in match.group(1) and declared[name] <= 1 and uses[name] <= 1 + declared[name]:
                    yield f"{path}: {name}"


def unused_statements(sources):
    """A name is a text of the code, or made from one that ends where the rest is put in ("insight/list:" and "sales-ids")."""
    code = "\n".join(text for path, text in sources.items() if path.endswith((".c", ".h", ".py")))
    literals = set(re.findall(r'"([^"\n]+)"', code))
    for path in files(("data/sql/query/", ".sql")):
        subject = path[len("data/sql/query/"):-len(".sql")]
        for name in re.findall(r"^-- :name (\S+)", read(path), re.M):
            if f"{subject}:{name}" not in literals and not (f"{subject}:" in literals and name in literals):
                yield f"{path}: {name}"


def main():
    tap = Tap()
    sources = {p: strip(read(p)) for p in files(("src/", ".c"), ("src/", ".h"), ("tests/", ".c"), ("tests/", ".h"), ("tests/", ".py"), ("ui/", ".ui"))}
    tap.point("every public function is called", unused_functions(sources))
    tap.point("every statement of SQL is named somewhere", unused_statements(sources))
    tap.end()


main()
