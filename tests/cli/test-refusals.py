#!/usr/bin/env python3
"""What cannot be is refused, field by field: wrong kinds, out of range, unknown members, what must not be empty.

For: the members of every command that reads JSON, on both engines. Not for: what is refused for want of a right (test-commands.py).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import copy
import json

from clitest import copy_demo, main, must, run

GONE = object()  # the member is left out
UUID = "6d0f2c1e-7a34-4d0b-9f57-1c2f0a9b8e01"
LONG = "x" * 100000
KINDS = [5, True, {}, []]        # of what must be a text
NO_NUMBER = ["many", True, {}, 1.5]
NO_DAY = ["2026-02-30", "22/11/2026", "yesterday", 20261122]
NO_POWER = ["strong", True, {}, "-1.253"]

PATIENT = {"family_name": "Quesnel", "given_names": "Odile", "birth_date": "1970-01-02",
           "contacts": [{"kind": "mobile", "value": "06 39 98 00 01"}], "addresses": [{"kind": "home", "city": "Tours"}],
           "alerts": [{"kind": "note", "text": "x"}], "consents": [{"purpose": "care", "channel": "any", "given": True}],
           "tags": [{"name": "VIP"}]}
PRESCRIPTION = {"file_number": 3, "usage": "progressive", "issued_on": "2026-01-05", "prescriber_name": "Dr Morel",
                "right": {"sphere": "-1.25", "cylinder": "-0.50", "axis": 90, "addition": "2.00"}, "left": "-1.00 add 2.00"}
ORDER = {"file_number": 3, "prescription_id": None, "pairs": [{"frame": {"own": "steel"}, "measures": {"vertex": "12"}}],
         "articles": [{"code": "ACC-SPRAY", "quantity": 1}]}
RECEIVE = {"lines": [{"code": "ACC-SPRAY", "quantity": 2, "unit_cost": "1.20"}]}
MOVE = {"code": "ACC-SPRAY", "quantity": -1, "kind": "breakage"}
TRANSFER = {"code": "ACC-SPRAY", "quantity": 1, "to": "JLT"}
SALE = {"uuid": UUID, "lines": [{"code": "ACC-SPRAY", "quantity": 1}], "payments": [{"means": "cash"}]}
REFUND = {"uuid": UUID, "sale_id": 1, "reason": "x"}
PAY = {"uuid": UUID, "debts": [{"sale_id": 1}], "payments": [{"means": "cash", "amount": "1.00"}]}

# (where, values that cannot be). What is wrong must be named in the message: the last name of “where”, or one of those given as third; of
# a value that is an object, its last member.
TABLE = {
    ("patient", "add"): (PATIENT, [
        ("family_name", [GONE, None, "", "  ", "...", "😀", "Du\npont", LONG, *KINDS]), ("given_names", [GONE, "", "--", "Jean\tPaul", *KINDS]), ("birth_date", NO_DAY),
        ("title", ["baron", *KINDS]), ("sex", ["x", *KINDS]), ("deceased_on", NO_DAY), ("preferred_channel", ["pigeon", *KINDS]),
        ("drives", ["yes", 1]), ("screen_hours", [-1, 25, *NO_NUMBER]), ("nir", ["12345", "284037512345699", *KINDS]),
        ("card_number", ["1" * 41, *KINDS]), ("notes", [LONG, *KINDS]), ("occupation", [LONG, *KINDS]), ("prescriber_id", NO_NUMBER),
        ("file_number", [0, -1, *NO_NUMBER]), ("shoe_size", [42]), ("contacts", ["06", 5, {}, [5]]), ("addresses", ["here", 5, {}]),
        ("contacts.0.kind", ["pager", "", *KINDS]), ("contacts.0.value", [GONE, "", "abc", "😀", *KINDS]), ("contacts.0.preferred", ["yes", 1]),
        ("contacts.0.colour", ["red"]), ("contacts.0.id", [7], ("contacts",)), ("addresses.0.kind", ["cave", *KINDS]),
        ("addresses.0.country", ["France", *KINDS]), ("addresses.0.postal_code", [LONG, *KINDS]), ("addresses.0.planet", ["Mars"]),
        ("alerts.0.kind", ["alarm", *KINDS]), ("alerts.0.text", [GONE, "", *KINDS]), ("consents.0.purpose", [GONE, "fun", *KINDS]),
        ("consents.0.given", [GONE, "yes", 1]), ("tags.0.name", [GONE, "", *KINDS]), ("covers", [[{"insurer_id": 1, "rank": 9}]], ("rank",)),
    ]),
    ("prescription", "add"): (PRESCRIPTION, [
        ("file_number", [GONE, "3", True]), ("patient_id", ["3", 1.5]), ("usage", [GONE, "reading", "", *KINDS]),
        ("issued_on", [GONE, "2999-01-01", "", *NO_DAY]), ("valid_until", ["2025-12-31", "2999-01-01", *NO_DAY]),
        ("prescriber_name", [GONE, "", *KINDS]), ("prescriber_profession", ["plumber", *KINDS]), ("adaptation_forbidden", ["no", 1]),
        ("vertex", ["-1", "99", "far", True]), ("instructions", [LONG, *KINDS]), ("colour", ["red"]), ("right", [5, True, [], "strong"]),
        ("right.sphere", ["-46", "46", *NO_POWER]), ("right.cylinder", ["26", "-26", *NO_POWER]),
        ("right.axis", [GONE, 0, 181, 4294967386, "x", 1.5, True]), ("right.addition", ["-1", "11", *NO_POWER]),
        ("right.prism_h", ["41", "-1", *NO_POWER]), ("right.prism_h", ["2"], ("base_h",)), ("right.base_h", ["up", "x", 5]), ("right.prism_v", ["41", *NO_POWER]),
        ("right.pd_far", ["5", "60", "x", True]), ("right.eye_colour", ["blue"]), ("left", ["-1.00 -0.50", "+99", "", "1 x y"]),
    ]),
    ("order", "add"): (ORDER, [
        ("file_number", [GONE, "3", 99999999], ("file_number", "file number")), ("prescription_id", ["x", 1.5, True]), ("wanted_on", ["1999-01-01", *NO_DAY]),
        ("note", KINDS), ("discount_percent", [-1, 101, "much", True]), ("colour", ["red"]), ("pairs", ["x", 5, {}, [5]]),
        ("pairs.0.usage", ["reading", *KINDS]), ("pairs.0.frame", ["steel", 5, []]), ("pairs.0.frame.colour", ["red"]),
        ("pairs.0.frame.own", [5, {}, True]), ("pairs.0.frame.box_a", ["-1", "0", "wide", True, "500"]), ("pairs.0.frame", [{"code": "ACC-SPRAY"}, {"code": "NO"}, {}], ("code",)),
        ("pairs.0.lens", ["thin", 5, [], {"design": "NO-SUCH"}, {}, {"design": 5}, {"design": "VT-UNISOL", "index": "9"},
                          {"design": "VT-UNISOL", "options": "AR"}, {"design": "VT-UNISOL", "options": ["GOLD"]}, {"range_id": 5}], ("lens", "design")),
        ("pairs.0.measures", ["x", 5, []]), ("pairs.0.measures.vertex", ["-1", "x", True, "900"]),
        ("pairs.0.measures.wrap", ["x", "95", "1.55", True]), ("pairs.0.measures.right", ["x", {"pd": "1"}, {"pd_far": "5"}]),
        ("pairs.0.colour", ["red"]), ("articles", ["x", 5, {}]), ("articles.0.code", [GONE, "NO-SUCH", *KINDS]),
        ("articles.0.quantity", [0, -1, *NO_NUMBER]), ("articles.0.price", ["1.00"]),
    ]),
    ("stock", "receive"): (RECEIVE, [
        ("lines", [GONE, [], "x", 5, {}, [5]]), ("lines.0.code", [GONE, "NO-SUCH", "SRV-AJUSTAGE", *KINDS]),
        ("lines.0.quantity", [GONE, 0, -2, 100001, *NO_NUMBER]), ("lines.0.unit_cost", ["-1", "dear", True, {}]),
        ("lines.0.uuid", ["x", *KINDS]), ("lines.0.note", KINDS), ("lines.0.kind", ["receipt"]), ("shop", ["TRS"]),
    ]),
    ("stock", "move"): (MOVE, [
        ("code", [GONE, "NO-SUCH", *KINDS]), ("quantity", [GONE, 0, 1, -100001, *NO_NUMBER]),
        ("kind", ["theft", "sale", "return", "transfer_in", *KINDS]), ("unit_cost", ["-1", "dear"]), ("uuid", ["x"]), ("colour", ["red"]),
    ]),
    ("sale", "refund"): (REFUND, [
        ("uuid", [GONE, "x", *KINDS]), ("sale_id", [GONE, "x", 1.5]), ("reason", KINDS), ("lines", ["x", 5, {}]), ("restock", ["yes", 1]),
        ("colour", ["red"]),
    ]),
    ("sale", "pay"): (PAY, [
        ("uuid", [GONE, "x", *KINDS]), ("debts", ["x", 5, {}]), ("debts.0.amount", ["much", True]), ("payments", ["x", 5, {}]),
        ("payments.0.means", [GONE, "gold", *KINDS]), ("payments.0.amount", ["much", True, {}]), ("colour", ["red"]),
    ]),
    ("sale", "commit"): (SALE, [
        ("uuid", [GONE, "x", *KINDS]), ("kind", ["gift", *KINDS]), ("lines", [GONE, [], "x", 5, {}]), ("lines.0.code", [GONE, "NO-SUCH", *KINDS]),
        ("lines.0.quantity", [0, *NO_NUMBER]), ("lines.0.unit_price", ["dear", True, {}]), ("lines.0.colour", ["red"]),
        ("payments.0.means", [GONE, "gold", *KINDS]), ("payments.0.amount", ["much", True, {}]), ("patient_id", ["x", 1.5]), ("colour", ["red"]),
    ]),
}


def put(document, where, value):
    """Returns: a copy with the member at “a.0.b” set, or taken out."""
    document = copy.deepcopy(document)
    *path, last = where.split(".")
    inner = document
    for name in path:
        inner = inner[int(name)] if isinstance(inner, list) else inner[name]
    if value is GONE:
        inner.pop(last, None)
    else:
        inner[last] = value
    return document


def refuse(uri, words, text):
    """Returns: what is wrong with how it was refused, and what was said."""
    # An order bears the name of who advises; the rest is done with every right, so that only what it says can be refused.
    done = run(uri, *words, *(() if words[-1] == "commit" else ("-",)), stdin=text + "\n", user="marc" if "order" in words else None)
    wrong = []
    if done.returncode != 3:
        wrong.append(f"ended with {done.returncode}")
    if done.stdout:
        wrong.append("answered")
    return wrong, done.stderr


def check_table(words, base, rows, uri):
    wrong = []
    for where, values, *given in rows:
        for value in values:
            names = (list(value)[-1],) if isinstance(value, dict) and value else given[0] if given else (where.split(".")[-1],)
            what, said = refuse(uri, words, json.dumps(put(base, where, value)))
            if not any(name in said for name in names):
                what.append("does not name it")
            if not said.strip() or "CRITICAL" in said or "WARNING" in said:
                what.append("no clean message")
            if what:
                shown = "left out" if value is GONE else repr(value)[:40]
                wrong.append(f"{where} = {shown}: {', '.join(what)}: {said.strip()[:160]}")
    assert not wrong, "\n".join(wrong)


def promise(words):
    base, rows = TABLE[words]

    def test():
        uri = shop()
        before = must(uri, "dump")
        check_table(words, base, rows, uri)
        assert must(uri, "dump") == before, "what was refused left something behind"
    test.__doc__ = f"{' '.join(words)} refuses what cannot be, names the member, and writes nothing"
    return test


_shop = []


def shop():
    if not _shop:
        uri = copy_demo("refusals")
        _shop.append(uri)
    return _shop[0]


def test_bases():
    """what the tables start from is accepted as it stands"""
    uri = copy_demo("bases")
    for words in (("patient", "add"), ("prescription", "add"), ("order", "add"), ("stock", "receive"), ("stock", "move")):
        must(uri, *words, json.dumps(TABLE[words][0]), user="marc" if "order" in words else None)
    must(uri, "--establishment", "TRS", "stock", "move", json.dumps(TRANSFER))
    assert must(uri, "sale", "commit", stdin=json.dumps(SALE) + "\n").startswith("ACK ")


def test_transfer():
    """stock move to another shop refuses what cannot be, names the member, and writes nothing"""
    uri = shop()
    check_table(("--establishment", "TRS", "stock", "move"), TRANSFER, [
        ("to", ["NOWHERE", "TRS", *KINDS]), ("quantity", [GONE, 0, -1, 100001, *NO_NUMBER]), ("code", [GONE, "NO-SUCH", 5]),
        ("kind", ["breakage"])], uri)


def test_edit():
    """patient edit refuses what cannot be, names the member, and writes nothing"""
    uri = shop()
    before = must(uri, "dump")
    for document, name in (({"family_name": ""}, "family_name"), ({"file_number": 77}, "file_number"), ({"version": 99}, "version"),
                           ({"contacts": [{"id": 5}]}, "contacts"), ({"shoe_size": 5}, "shoe_size"), ({"birth_date": "x"}, "birth_date")):
        done = run(uri, "patient", "edit", "--file", "1", json.dumps(document))
        assert done.returncode == 3 and name in done.stderr, f"{document}: {done.returncode} {done.stderr}"
    assert must(uri, "dump") == before


def test_no_json():
    """what is no JSON object, no text, or too long, is refused"""
    uri = shop()
    for words in TABLE:
        for text in ("{", "[]", "5", "\"x\"", "null", "{\"a\":}", "{} {}", ""):
            if words[-1] == "commit" and text == "":
                continue  # an empty line is no sale
            what, said = refuse(uri, words, text)
            assert not what and said.strip(), f"{words} {text!r}: {what} {said}"


main([test_bases, *(promise(words) for words in TABLE), test_transfer, test_edit, test_no_json])
