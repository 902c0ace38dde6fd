#!/usr/bin/env python3
"""Every command of dioptrectl as a stranger meets it: its help, its example, its exit status, its one document.

For: the frame and all commands together. Not for: single fields (test-refusals.py), broken files (test-files.py).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import re
import shlex
import subprocess

from clitest import CLI, ENV, FOLDER, SERVER, copy_demo, demo, main, must, run

# What works on files of SQLite only, or has a database of its own.
FILES_ONLY = {"backup", "restore"}
# In this order the examples stand on each other as little as possible; the rest follow as the help lists them.
LAST = ["user disable", "user enable", "user passwd", "user roles"]


def commands():
    text = must(None, "help")
    return re.findall(r"^  ([a-z]+(?: [a-z]+)?)  +\S", text, re.M)


def example_of(command):
    """The lines with two blanks before them that follow the summary, to the first empty line."""
    lines = must(None, "help", *command.split()).split("\n")
    start = next((i for i, line in enumerate(lines) if line.startswith("  ")), None)
    assert start is not None, f"help {command} has no example"
    example = []
    for line in lines[start:]:
        if not line.startswith("  "):
            break
        example.append(line)
    return "\n".join(example)


def paste(example, uri):
    """What a shell makes of an example; the demonstration shop of the example is ours, and /tmp our folder."""
    example = example.replace("/tmp/", FOLDER + "/").replace(FOLDER + "/demo.dioptre", shlex.quote(uri))
    return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", example], env=ENV, cwd=FOLDER, capture_output=True, text=True,
                          timeout=300)


def test_help():
    """the help of every command says how it is used and gives an example"""
    found = commands()
    for name in ("init", "migrate", "demo", "patient search", "patient show", "patient add", "patient edit", "prescription add",
                 "prescription show", "instrument read", "instrument import", "instrument list", "order add", "order show", "order state", "order check", "order adjust", "order case",
                 "order settle", "till show", "till open", "till close", "sale show", "sale commit", "sale refund", "stock receive", "stock show",
                 "stock move", "document", "export", "report day", "report month", "check", "dump", "backup", "restore", "user add",
                 "user disable", "user passwd", "user roles", "journey"):
        assert name in found, f"there is no “{name}”"
    for name in found:
        assert "dioptrectl" in example_of(name), f"the example of {name} does not call dioptrectl"


def test_examples():
    """the example of every command works when it is pasted"""
    found = [name for name in commands() if name not in LAST] + LAST
    for name in found:
        if SERVER is not None and name in FILES_ONLY:
            continue
        example = example_of(name)
        # These make their own database; what they make is a place of its own.
        if name in ("init", "demo", "journey"):
            example = "\n".join(line for line in example.split("\n") if "/tmp/demo.dioptre" not in line and "--size" not in line)
            if not example.strip():
                continue
        uri = copy_demo(f"example-{name.replace(' ', '-')}")
        done = paste(example, uri)
        assert done.returncode == 0, f"the example of {name} ended with {done.returncode}:\n{example}\n{done.stderr}"
        assert "dioptrectl:" not in done.stderr, f"the example of {name} complains: {done.stderr}"


def test_statuses():
    """wrong use ends with 2, what is refused with 3, what fails with 1"""
    uri = demo()
    for status, words in [
            (2, []), (2, ["dance"]), (2, ["patient"]), (2, ["patient", "show", "1", "2"]), (2, ["patient", "add"]),
            (2, ["patient", "search", "--colour", "x"]), (2, ["order", "state", "C2026-00001"]), (2, ["help", "dance"]),
            (3, ["patient", "show", "abc"]), (3, ["patient", "show"]), (3, ["patient", "add", "{"]), (3, ["patient", "add", "[]"]),
            (3, ["patient", "search", "x", "--limit", "0"]), (3, ["patient", "show", "--file", "99999999"]),
            (3, ["stock", "show", "NO-SUCH-CODE"]), (3, ["stock", "show", "ACC-SPRAY", "--entries", "-1"]),
            (3, ["order", "show", "C2026-99999"]), (3, ["order", "show", "C2026"]), (3, ["order", "state", "C2026-00001", "dance"]),
            (3, ["--establishment", "NOWHERE", "patient", "search", "x"]), (3, ["--user", "nobody", "patient", "search", "x"]),
            (3, ["export", "unicorns", "-o", "x.xlsx"]), (3, ["report", "day", "--date", "2026-13-01"]),
            (1, ["patient", "add", "@" + FOLDER + "/not-there.json"])]:
        done = run(uri, *words)
        assert done.returncode == status, f"{words} ended with {done.returncode}, not {status}: {done.stderr}"
        assert done.stdout == "", f"{words} failed and yet answered: {done.stdout}"
        assert done.stderr.strip(), f"{words} failed without a word"
    assert run(None, "check").returncode == 2
    assert run("/nowhere/at/all.dioptre", "check").returncode == 1


def test_one_document():
    """with --json there is one document on standard output, and nothing on standard error"""
    uri = demo()
    for words in (["patient", "search", "thomas"], ["patient", "show", "--file", "1"], ["prescription", "show", "--file", "1"],
                  ["stock", "show", "ACC-SPRAY", "--entries", "3"], ["report", "day"], ["report", "month"], ["check"], ["user", "list"]):
        done = run(uri, "--json", *words)
        assert done.returncode == 0 and done.stderr == "", f"{words}: {done.returncode} {done.stderr}"
        assert done.stdout.count("\n") == 1, f"{words} prints more than a line"
        json.loads(done.stdout)
        plain = run(uri, *words)
        assert plain.returncode == 0 and not plain.stdout.startswith(("{", "[")), f"{words} gives JSON to people"


def test_input():
    """JSON comes as a word, from a file, or from standard input"""
    uri = copy_demo("input")
    text = json.dumps({"family_name": "Quesnel", "given_names": "Odile"})
    with open(os.path.join(FOLDER, "patient.json"), "w", encoding="utf-8") as file:
        file.write(text)
    for words, stdin in ((["patient", "add", text], None), (["patient", "add", "@patient.json"], None), (["patient", "add", "-"], text)):
        answer = json.loads(must(uri, "--json", *words, stdin=stdin))
        assert answer["family_name"] == "Quesnel", answer
    found = json.loads(must(uri, "--json", "patient", "search", "odile quesnel"))
    assert len(found) == 3, found


def test_twins():
    """a likely duplicate is said on standard error, and added all the same"""
    uri = copy_demo("twins")
    text = json.dumps({"family_name": "Thomas", "given_names": "Mathis", "birth_date": "1994-08-21"})
    done = run(uri, "--json", "patient", "add", text)
    assert done.returncode == 0, done.stderr
    assert "1001629" in done.stderr and "THOMAS Mathis" in done.stderr, done.stderr
    assert json.loads(done.stdout)["id"] != 1001629


def test_edit():
    """what patient show prints can be edited and sent back, once"""
    uri = copy_demo("edit")
    shown = json.loads(must(uri, "--json", "patient", "show", "--file", "2"))
    shown["occupation"] = "Luthier"
    shown["contacts"][0]["note"] = "in the evening"
    shown["contacts"].append({"kind": "work", "value": "02 47 00 00 01"})
    shown["addresses"] = []
    done = run(uri, "--json", "patient", "edit", str(shown["id"]), json.dumps(shown))
    assert done.returncode == 0, done.stderr
    after = json.loads(done.stdout)
    assert after["occupation"] == "Luthier" and after["addresses"] == [], after
    assert [c.get("note") for c in after["contacts"]].count("in the evening") == 1
    assert len(after["contacts"]) == len(shown["contacts"]), after
    again = run(uri, "patient", "edit", str(shown["id"]), json.dumps({"version": shown["version"], "occupation": "Chef"}))
    assert again.returncode == 3 and "version" in again.stderr, again.stderr


def test_order():
    """an order walks from the prescription to the hand-over, and says what is missing on the way"""
    uri = copy_demo("order")
    today = subprocess.run(["date", "+%F"], capture_output=True, text=True, check=True).stdout.strip()
    must(uri, "prescription", "add", json.dumps({"file_number": 3, "usage": "far", "issued_on": today, "prescriber_name": "Dr Morel",
                                                 "right": "-1.25 -0.50x90", "left": {"sphere": "-1.00"}}))
    order = {"file_number": 3, "pairs": [{"frame": {"own": "steel"}, "lens": {"design": "VT-UNISOL", "index": "1.60", "options": ["AR"]}}]}
    done = run(uri, "--json", "order", "add", json.dumps(order), user="marc")
    assert done.returncode == 0, done.stderr
    draft = json.loads(done.stdout)
    assert draft["missing"] and draft["missing"] in done.stderr and draft["state"] == "draft", draft
    refused = run(uri, "order", "state", str(draft["id"]), "confirm", user="marc")
    assert refused.returncode == 3 and "pd_far" in refused.stderr, refused.stderr
    order["pairs"][0]["measures"] = {"right": {"pd_far": "31.5"}, "left": {"pd_far": "32"}}
    order["pairs"][0]["frame"].update(box_a="48", box_b="40", dbl="20")
    full = json.loads(must(uri, "--json", "order", "add", json.dumps(order), user="marc"))
    assert "missing" not in full and full["pairs"][0]["right"]["lens"].endswith("1.60"), full
    number = full["document"]
    for words in ([], ["quote"], ["confirm"], ["check", "--pair", "1"], ["send", "--pair", "1"], ["receive", "--pair", "1"],
                  ["verify", "--pair", "1", "--reason", "no lensmeter"], ["fit", "--pair", "1"], ["finish", "--pair", "1"], ["deliver"], ["close"]):
        answer = must(uri, "--json", "order", *(["state", number, *words] if words else ["show", number]), user="marc")
        last = json.loads(answer)
    assert last["state"] == "closed", last["state"]
    assert [e["event"] for e in last["events"]][:3] == ["create", "quote", "confirm"], last["events"]
    no_reason = run(uri, "order", "state", str(draft["id"]), "cancel", user="marc")
    assert no_reason.returncode == 3 and "reason" in no_reason.stderr, no_reason.stderr


def test_lens_check():
    """lenses outside the tolerances, or not measured, go on with a reason only; a case is opened and settled"""
    uri = copy_demo("lenses")
    today = subprocess.run(["date", "+%F"], capture_output=True, text=True, check=True).stdout.strip()
    must(uri, "prescription", "add", json.dumps({"file_number": 3, "usage": "far", "issued_on": today, "prescriber_name": "Dr Morel",
                                                 "right": "-1.25 -0.50x90", "left": "-1.00"}))
    order = {"file_number": 3, "pairs": [{"frame": {"own": "steel", "box_a": "48", "box_b": "40", "dbl": "20"},
                                          "measures": {"right": {"pd_far": "31.5"}, "left": {"pd_far": "32"}},
                                          "lens": {"design": "VT-UNISOL", "index": "1.60"}}]}
    number = json.loads(must(uri, "--json", "order", "add", json.dumps(order), user="marc"))["document"]
    for words in (["confirm"], ["check", "--pair", "1"], ["receive", "--pair", "1"]):
        must(uri, "order", "state", number, *words, user="marc")
    for reading, field in (({}, "reading"), ({"right": "-1.25 -0.50x90"}, "reading"), ({"right": "far"}, "right"), ({"eye": 1}, "eye"),
                           ({"right": "-1.25 -0.50x130", "left": "-1.00"}, "accepted_reason"), ({"left": 5}, "left")):
        refused = run(uri, "order", "check", number, json.dumps(reading), user="marc")
        assert refused.returncode == 3 and field in refused.stderr, (reading, refused.returncode, refused.stderr)
    refused = run(uri, "order", "check", number, "{}", "--pair", "2", user="marc")
    assert refused.returncode == 3 and "pair" in refused.stderr, refused.stderr
    refused = run(uri, "order", "check", number, '{"reason":"in a hurry"}', user="lea")
    assert refused.returncode == 3, "whoever may not advance jobs passed the lenses"
    after = json.loads(must(uri, "--json", "order", "check", number, '{"right":"-1.25 -0.50x91","left":"-1.00"}', user="marc"))
    assert after["jobs"][0]["state"] == "verified", after["jobs"]
    early = run(uri, "order", "case", number, '{"kind":"breakage","text":"x"}', user="marc")
    assert early.returncode == 3, "a case before the hand-over"
    for words in (["fit", "--pair", "1"], ["finish", "--pair", "1"], ["deliver"]):
        must(uri, "order", "state", number, *words, user="marc")
    must(uri, "order", "adjust", number, "temples shorter", "--kind", "temples", user="marc")
    wrong = run(uri, "order", "adjust", number, "x", "--kind", "hammer", user="marc")
    assert wrong.returncode == 3 and "kind" in wrong.stderr, wrong.stderr
    for case, field in (({"text": "x"}, "kind"), ({"kind": "theft", "text": "x"}, "kind"), ({"kind": "breakage"}, "text"),
                        ({"kind": "breakage", "text": "x", "remake": "yes"}, "remake"), ({"kind": "breakage", "text": "x" * 5000}, "text")):
        refused = run(uri, "order", "case", number, json.dumps(case), user="marc")
        assert refused.returncode == 3 and field in refused.stderr, (case, refused.returncode, refused.stderr)
    opened = json.loads(must(uri, "--json", "order", "case", number, '{"kind":"breakage","text":"bridge broken"}', user="marc"))
    assert opened["state"] == "open", opened
    settled = json.loads(must(uri, "--json", "order", "settle", str(opened["id"]), "welded", user="marc"))
    assert settled["state"] == "closed" and settled["outcome"] == "welded", settled
    again = run(uri, "order", "settle", str(opened["id"]), "welded", user="marc")
    assert again.returncode == 3, again.stderr
    assert json.loads(must(uri, "--json", "check"))["clean"]


def test_till_day():
    """a till is opened once, shows what should be in it, and is closed with what was counted or a word"""
    uri = copy_demo("till")
    for words in (["-1"], ["much"], ["99999999999"], ["1.005"]):
        refused = run(uri, "till", "open", "--", *words, user="lea")
        assert refused.returncode == 3 and "cash" in refused.stderr, (words, refused.returncode, refused.stderr)
    state = json.loads(must(uri, "--json", "till", "show", user="lea"))["state"]
    if state != "open":
        assert json.loads(must(uri, "--json", "till", "open", "100.00", user="lea"))["state"] == "open"
    again = run(uri, "till", "open", "100.00", user="lea")
    assert again.returncode == 3, again.stderr
    before = json.loads(must(uri, "--json", "till", "show", user="lea"))["expected"]
    sale = {"uuid": "1b0d3c55-2f6e-4c8a-8f11-5d1f8f0e7a99", "lines": [{"code": "ACC-SPRAY", "quantity": 1, "unit_price": "6.00"}],
            "payments": [{"means": "cash"}]}
    must(uri, "sale", "commit", stdin=json.dumps(sale) + "\n")
    expected = json.loads(must(uri, "--json", "till", "show", user="lea"))["expected"]
    assert round(float(expected) * 100) == round(float(before) * 100) + 600, (before, expected)
    for document, field in (({}, "counts"), ({"counts": {"3.00": 1}}, "counts"), ({"counts": {"50.00": -1}}, "counts"), ({"counts": {"50.00": 1.5}}, "50.00"),
                            ({"counts": {"50.00": 1000000}}, "counts"), ({"counts": {"0.01": 1}}, "note"), ({"counts": {}, "hours": 3}, "hours")):
        refused = run(uri, "till", "close", json.dumps(document), user="lea")
        assert refused.returncode == 3 and field in refused.stderr, (document, refused.returncode, refused.stderr)
    assert run(uri, "till", "close", '{"counts":{"20.00":1},"note":"x"}', user="paul").returncode == 3, "whoever takes no money closed the till"
    cents = {"0.01": round(float(expected) * 100)}
    closed = json.loads(must(uri, "--json", "till", "close", json.dumps({"counts": cents}), user="lea"))
    assert closed["state"] == "closed" and closed["day"]["counted_cash"] == expected, closed
    twice = run(uri, "till", "close", json.dumps({"counts": cents}), user="lea")
    assert twice.returncode == 3, twice.stderr
    assert json.loads(must(uri, "--json", "check"))["clean"]


def test_exchange():
    """pieces of an earlier sale come back in exchange for others, once, at the price that was charged"""
    uri = copy_demo("exchange")
    sale = {"uuid": "2b0d3c55-2f6e-4c8a-8f11-5d1f8f0e7a01", "lines": [{"code": "ACC-SPRAY", "quantity": 2, "unit_price": "6.00"}],
            "payments": [{"means": "cash"}]}
    sold = json.loads(must(uri, "--json", "sale", "commit", stdin=json.dumps(sale) + "\n"))[0]
    line = json.loads(must(uri, "--json", "sale", "show", str(sold["id"])))["lines"][0]
    assert (line["quantity"], line["left"], line["gross"]) == (2, 2, "12.00"), line

    def exchange(uuid, **back):
        return {"uuid": uuid, "lines": [{"returns": line["line_id"], **back}, {"code": "ACC-ETUI-RIG", "quantity": 1, "unit_price": "12.90"}],
                "payments": [{"means": "card"}]}

    for back, field in (({"quantity": 3}, "quantity"), ({"quantity": 0}, "quantity"), ({"quantity": -1}, "quantity"), ({"unit_price": "9"}, "unit_price")):
        refused = run(uri, "sale", "commit", stdin=json.dumps(exchange("2b0d3c55-2f6e-4c8a-8f11-5d1f8f0e7a02", **back)) + "\n")
        assert refused.returncode == 3 and field in refused.stderr, (back, refused.returncode, refused.stderr)
    invoice = {"uuid": "2b0d3c55-2f6e-4c8a-8f11-5d1f8f0e7a04", "kind": "invoice", "patient_id": 1001629,
               "lines": [{"code": "ACC-SPRAY", "quantity": 1, "unit_price": "6.00"}]}
    owed = json.loads(must(uri, "--json", "sale", "commit", stdin=json.dumps(invoice) + "\n"))[0]
    pay = {"uuid": "2b0d3c55-2f6e-4c8a-8f11-5d1f8f0e7a05", "debts": [{"sale_id": owed["id"]}], "payments": [{"means": "card", "amount": "6.00"}]}
    paid = json.loads(must(uri, "--json", "sale", "pay", json.dumps(pay)))
    kept = next(json.loads(row) for row in must(uri, "dump").split("\n") if f'"id":{paid["payment_id"]},' in row and '"table":"payment"' in row)
    assert kept["patient_id"] == 1001629, kept
    done = json.loads(must(uri, "--json", "sale", "commit", stdin=json.dumps(exchange("2b0d3c55-2f6e-4c8a-8f11-5d1f8f0e7a03")) + "\n"))[0]
    assert done["gross"] == "6.90", done
    assert json.loads(must(uri, "--json", "sale", "show", str(sold["id"])))["lines"][0]["left"] == 1
    assert json.loads(must(uri, "--json", "check"))["clean"]


def test_languages():
    """what a program reads is the same in every language"""
    uri, path = demo(), os.path.join(FOLDER, "language.json")
    reading = os.path.join(os.environ["DPT_TEST_DATA"], "instrument", "joia-lm.xml")
    french = must(uri, "report", "month", language="fr")
    assert french != must(uri, "report", "month"), "nobody spoke French: " + french
    for words in ("patient search mar", "patient show --file 2", "prescription show --file 2", "recall list", "report day", "report month",
                  "stock show ACC-SPRAY", "till show", "paper list --file 2", f"instrument read {reading}",
                  f"fhir export prescription --file 2 -o {path}", f"fhir export patient --file 2 -o {path}"):
        said = []
        for language in (None, "fr"):
            said.append([must(uri, "--json", *words.split(), language=language)])
            if path in words:
                with open(path, encoding="utf-8") as file:
                    said[-1].append(file.read())
        assert said[0] == said[1], (words, said)
        json.loads(said[0][-1])


def test_stock():
    """pieces come in, break, and change shop; what is not there does not leave"""
    uri = copy_demo("stock")

    def on_hand():
        return [p["on_hand"] for p in json.loads(must(uri, "--json", "stock", "show", "ACC-SPRAY"))["positions"]]

    here, there = on_hand()
    uuid = "0b7c0f5e-4d1c-4f6e-9a37-2f1d6f7a8b90"
    line = json.dumps({"lines": [{"code": "ACC-SPRAY", "quantity": 5, "unit_cost": "1.10", "uuid": uuid}]})
    must(uri, "stock", "receive", line)
    must(uri, "stock", "receive", line)
    assert on_hand() == [here + 5, there], "the same delivery was taken in twice"
    must(uri, "stock", "move", '{"code":"ACC-SPRAY","quantity":-1,"kind":"breakage"}')
    must(uri, "--establishment", "TRS", "stock", "move", '{"code":"ACC-SPRAY","quantity":2,"to":"JLT"}')
    assert on_hand() == [here + 2, there + 2], on_hand()
    too_many = run(uri, "--establishment", "TRS", "stock", "move", '{"code":"ACC-SPRAY","quantity":5000,"to":"JLT"}')
    half = run(uri, "stock", "receive", '{"lines":[{"code":"ACC-SPRAY","quantity":5},{"code":"NO-SUCH","quantity":5}]}')
    assert too_many.returncode == 3 and half.returncode == 3 and "Line 2" in half.stderr, (too_many.stderr, half.stderr)
    assert on_hand() == [here + 2, there + 2], "what was refused was done in part"


def test_instrument():
    """a file of an instrument is printed in words and as one document; one that is none ends with 3 and its line"""
    good, bad = os.path.join(FOLDER, "lens.txt"), os.path.join(FOLDER, "bad.xml")
    with open(good, "w", encoding="ascii") as file:
        file.write("DLM\nIDNIDEK/LM-7\n R-01.25-00.75120\n")
    with open(bad, "w", encoding="ascii") as file:
        file.write("<Data>\n<R></L>\n")
    assert "-1,25 (-0,75) 120°" in must(None, "instrument", "read", good)
    done = run(None, "--json", "instrument", "read", good, bad)
    assert done.returncode == 3 and "Line 2" in done.stderr, done.stderr
    first, second = json.loads(done.stdout)["files"]
    assert first["reading"]["items"] == [{"kind": "LM", "eye": "R", "number": 0, "sphere": "-1.25", "cylinder": "-0.75", "axis": "120"}], first
    assert "Line 2" in second["error"], second
    assert run(None, "instrument", "read", good + ".none").returncode == 1


LENSES = "DLM\nIDNIDEK/LM-7\nDA2026.11.22.14:30\n R-01.25-00.75120\n L-02.00-00.50180\n"


def rows_of(uri, table):
    return [row for row in map(json.loads, filter(None, must(uri, "dump").split("\n"))) if row["table"] == table]


def write_reading(name, text):
    path = os.path.join(FOLDER, name)
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
    return path


def test_tray():
    """a file of an instrument goes into the tray once, from there into a draft, and never over what was typed or is signed"""
    uri = copy_demo("tray")
    visits = rows_of(uri, "visit")
    draft = next(row["id"] for row in visits if row["state"] == "draft")
    signed = next(row["id"] for row in visits if row["state"] == "signed")
    lens, torn = write_reading("worn.txt", LENSES), write_reading("torn.xml", "<Data>\n<R></L>\n")
    first = json.loads(must(uri, "--json", "instrument", "import", lens))["readings"][0]
    again = json.loads(must(uri, "--json", "instrument", "import", lens))["readings"][0]
    assert (first["state"], first["known"], again["known"], again["id"]) == ("waiting", False, True, first["id"]), (first, again)
    done = run(uri, "--json", "instrument", "import", torn)
    wrong = json.loads(done.stdout)["readings"][0]
    assert done.returncode == 3 and wrong["state"] == "unreadable" and "Line 2" in wrong["message"], (done.returncode, wrong)
    assert [row["state"] for row in json.loads(must(uri, "--json", "instrument", "list"))["readings"]] == ["unreadable", "waiting"]
    refused = run(uri, "instrument", "import", "--visit", str(signed), lens)
    assert refused.returncode == 3 and "signed" in refused.stderr, refused.stderr
    taken = json.loads(must(uri, "--json", "instrument", "import", "--visit", str(draft), lens))["readings"][0]
    assert taken["state"] == "taken" and taken["visit_id"] == draft and taken["taken"] == 2, taken
    worn = [row for row in rows_of(uri, "refraction") if row["reading_id"] == first["id"]]
    assert sorted((row["eye"], row["sphere"], row["source"], row["file"]) for row in worn) == [
        ("L", -200, "instrument", "worn.txt"), ("R", -125, "instrument", "worn.txt")], worn
    assert json.loads(must(uri, "--json", "instrument", "list", "--finished"))["readings"][0]["id"] == first["id"]
    for words in (["instrument", "list"], ["instrument", "import", lens]):
        assert run(uri, *words, user="ines").returncode == 3


def test_tray_killed():
    """killed at any moment, an import has a reading in the visit and in the tray, or in neither"""
    uri = copy_demo("tray-killed")
    draft = next(row["id"] for row in rows_of(uri, "visit") if row["state"] == "draft")
    for number in range(12):
        lens = write_reading(f"killed-{number}.txt", LENSES.replace("R-01.25", f"R-{number + 2:02}.25"))
        process = subprocess.Popen([CLI, "--db", uri, "instrument", "import", "--visit", str(draft), lens], env=ENV, cwd=FOLDER,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=0.01 * number)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    taken = {row["id"] for row in rows_of(uri, "tray_reading") if row["state"] == "taken"}
    used = {row["reading_id"] for row in rows_of(uri, "refraction") if row["reading_id"] is not None}
    assert taken == used, (taken, used)
    must(uri, "check")


def test_deep_json():
    """JSON nested without end is refused, not a crash"""
    deep = '{"family_name":' + "[" * 300000
    uri = demo()
    for text in (deep, '{"a":/*"*/' + "[" * 300000):
        done = run(uri, "patient", "add", "-", stdin=text)
        assert done.returncode == 3 and "nests deeper" in done.stderr, f"{done.returncode} {done.stderr[:200]}"


def test_rights():
    """who has no right is refused with 3, nothing is changed, and the audit trail knows each refusal"""
    uri = copy_demo("rights")
    before = must(uri, "dump").split("\n")
    users = {user["login"]: user["id"] for user in json.loads(must(uri, "--json", "user", "list"))}
    prescription = {"file_number": 1, "usage": "far", "issued_on": "2026-01-05", "prescriber_name": "Dr Morel", "right": "-1.25", "left": "-1"}
    acts = (("ines", "prescription.transcribe", ["prescription", "add", json.dumps(prescription)]),
            ("lea", "stock.move", ["stock", "receive", '{"lines":[{"code":"ACC-SPRAY","quantity":5}]}']),
            ("lea", "stock.move", ["stock", "move", '{"code":"ACC-SPRAY","quantity":-1}']),
            ("ines", "order.write", ["order", "add", '{"file_number":1,"prescription_id":null,"articles":[{"code":"ACC-SPRAY"}]}']),
            ("lea", "user.manage", ["user", "list"]), ("lea", "backup", ["check"]))
    for user, _, words in acts:
        done = run(uri, *words, user=user)
        assert done.returncode == 3 and done.stdout == "", f"{user} {words}: {done.returncode} {done.stdout} {done.stderr}"
    after = must(uri, "dump").split("\n")
    new = [json.loads(line) for line in set(after) - set(before)]
    refused = sorted((row["user_id"], json.loads(row["change"])["right"]) for row in new if row["table"] == "audit_entry")
    assert refused == sorted((users[user], right) for user, right, _ in acts), refused
    assert all(row["action"] == "refused" for row in new if row["table"] == "audit_entry"), new
    assert all(row["table"] in ("audit_entry", "topic") for row in new), new


main([test_help, test_examples, test_statuses, test_one_document, test_input, test_twins, test_edit, test_order, test_lens_check, test_till_day, test_exchange, test_languages, test_stock, test_instrument, test_tray, test_tray_killed, test_deep_json, test_rights])
