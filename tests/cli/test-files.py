#!/usr/bin/env python3
"""Databases as a whole: damaged, foreign and newer files are left alone, planted damage is found, copies are the same.

For: opening, check, dump, backup, restore, demo of dioptrectl on files. Not for: PostgreSQL, which keeps its own files.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import time

from clitest import CLI, ENV, FOLDER, copy_demo, demo, main, must, new_place, run

LOOKS = (["patient", "show", "--file", "1"], ["check"], ["dump"], ["migrate"],
         ["patient", "edit", "--file", "1", '{"occupation":"Chef"}'], ["demo"], ["init", "--name", "X", "--password-file", "secret"])


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def refuse_all(path, statuses, said, looks=LOOKS):
    """Every look is refused with one of the statuses and the words `said`, and leaves the file as it is."""
    before = digest(path)
    with open(os.path.join(FOLDER, "secret"), "w", encoding="ascii") as file:
        file.write("correct horse battery")
    for words in looks:
        done = run(path, *words)
        assert done.returncode in statuses, f"{words} ended with {done.returncode}: {done.stdout}{done.stderr}"
        assert said in done.stderr, f"{words} says: {done.stdout}{done.stderr}"
        assert digest(path) == before, f"{words} changed the file"


def change(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def overwrite(path, offset, data):
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(data)


def test_newer():
    """a file of a newer Dioptre is refused and left as it is"""
    path = copy_demo("newer")
    change(path, "INSERT INTO schema_migration VALUES (9999, 'from the future', 'x', 1)")
    refuse_all(path, (1,), "made by a newer version of Dioptre")


def test_foreign():
    """a database of another program is refused and left as it is"""
    path = new_place("foreign")
    change(path, "PRAGMA application_id = 252006674", "CREATE TABLE notes (text TEXT)", "INSERT INTO notes VALUES ('mine')")
    refuse_all(path, (1,), "belongs to another program")
    path = new_place("foreign-unmarked")
    change(path, "CREATE TABLE patient (id INTEGER)", "INSERT INTO patient VALUES (1)")
    refuse_all(path, (1,), "belongs to another program")


def test_no_database():
    """a file that is no database at all is refused and left as it is"""
    path = new_place("letter")
    with open(path, "w", encoding="ascii") as file:
        file.write("Dear Sir or Madam, " * 500)
    refuse_all(path, (4,), "is damaged, or is no database")


def test_folder():
    """a folder in the place of a database is refused"""
    path = os.path.join(FOLDER, "folder.dioptre")
    os.mkdir(path)
    for words in LOOKS[:-1]:
        done = run(path, *words)
        assert done.returncode == 1 and "Check that it is a file" in done.stderr, f"{words}: {done.returncode} {done.stderr}"
    assert os.listdir(path) == []


def test_read_only():
    """a file that may only be read is refused in words, and left as it is"""
    path = copy_demo("read-only")
    os.chmod(path, 0o444)
    os.chmod(FOLDER, 0o755)
    # To the administrator of the machine everything is writable.
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
    if not nobody:
        os.chmod(FOLDER, 0o555)
    before = digest(path)
    for words in LOOKS[:-2]:
        done = subprocess.run([*nobody, CLI, "--db", path, *words], env=ENV, cwd="/", capture_output=True, text=True, check=False)
        assert done.returncode == 1 and "can only be read" in done.stderr, f"{words}: {done.returncode} {done.stderr}"
        assert digest(path) == before
    os.chmod(FOLDER, 0o700)


def test_damaged():
    """a file with flipped bytes or a missing end is named damaged, and left as it is"""
    for name, spoil in (("header", lambda p: overwrite(p, 0, b"\0" * 16)),
                        ("first-page", lambda p: overwrite(p, 100, b"\xff" * 400)),
                        ("cut", lambda p: os.truncate(p, os.path.getsize(p) // 2 // 4096 * 4096 + 1000))):
        path = copy_demo("damaged-" + name)
        spoil(path)
        refuse_all(path, (4,), "is damaged")
    path = copy_demo("damaged-middle")
    size = os.path.getsize(path) // 4096
    for page in range(size // 4, size, 7):
        overwrite(path, page * 4096, bytes(b ^ 0x55 for b in range(200)))
    refuse_all(path, (4,), "damaged", (["check"], ["dump"]))


def test_planted():
    """check finds planted damage, says where, and ends with 4"""
    for name, where, statements in (
            ("total", "2026", ["DROP TRIGGER sale_no_update",
                               "UPDATE sale SET total_gross = total_gross + 1, total_net = total_net + 1"
                               " WHERE id = (SELECT max(id) FROM sale WHERE kind = 'invoice')"]),
            ("line", "", ["DROP TRIGGER sale_line_no_update",
                          "UPDATE sale_line SET unit_price = unit_price + quantity, gross = gross + quantity * quantity, net = net + quantity * quantity WHERE id = (SELECT max(id) FROM sale_line)"]),
            ("gap", "", ["DROP TRIGGER sale_no_delete", "DROP TRIGGER sale_line_no_delete", "PRAGMA foreign_keys = OFF",
                         "DELETE FROM sale WHERE id = (SELECT id FROM sale WHERE kind = 'receipt' ORDER BY id LIMIT 1 OFFSET 5)"]),
            ("stock", "", ["UPDATE stock_position SET on_hand = on_hand + 1 WHERE (establishment_id, variant_id) ="
                       " (SELECT establishment_id, variant_id FROM stock_position LIMIT 1)"]),
            ("reference", "", ["PRAGMA foreign_keys = OFF", "UPDATE prescription SET patient_id = 42 WHERE id ="
                               " (SELECT max(id) FROM prescription)"])):
        path = copy_demo("planted-" + name)
        change(path, *statements)
        done = run(path, "--json", "check")
        assert done.returncode == 4, f"{name}: check ended with {done.returncode}: {done.stdout}{done.stderr}"
        answer = json.loads(done.stdout)
        assert answer["clean"] is False and answer["problems"], answer
        assert done.stderr.strip() and where in " ".join(answer["problems"]), answer
    assert json.loads(must(demo(), "--json", "check")) == {"clean": True, "problems": []}


def test_same_seed():
    """demo with the same seed and day gives the same dump, with another seed another one"""
    dumps = []
    for name, seed in (("seed-a", "31"), ("seed-b", "31"), ("seed-c", "32")):
        path = new_place(name)
        must(path, "demo", "--seed", seed, "--until", "2026-11-21")
        dumps.append(must(path, "dump"))
        os.unlink(path)
    assert dumps[0] == dumps[1], next(pair for pair in zip(dumps[0].split("\n"), dumps[1].split("\n")) if pair[0] != pair[1])
    assert dumps[0] != dumps[2]
    assert '"table":"sale"' in dumps[0] and '"table":"patient"' in dumps[0]


def test_demo_knows_the_hour():
    """the demonstration shop has sold nothing later than it is"""
    path = new_place("now")
    must(path, "demo")
    now = time.time() * 1000000
    sales = [json.loads(line) for line in must(path, "dump").split("\n") if '"table":"sale"' in line]
    late = [sale["number"] for sale in sales if sale["issued_at"] > now]
    assert sales and not late, late


def test_backup():
    """a back-up that is restored gives the same dump, and what was there before is kept beside"""
    path = copy_demo("backup")
    before = must(path, "dump")
    backup = os.path.join(FOLDER, "monday.dioptre")
    must(path, "backup", backup)
    must(path, "patient", "edit", "--file", "1", '{"occupation":"Chef"}')
    assert must(path, "dump") != before
    must(path, "restore", backup)
    assert must(path, "dump") == before
    assert [name for name in os.listdir(FOLDER) if name.startswith("backup.dioptre.replaced-")]
    elsewhere = os.path.join(FOLDER, "elsewhere.dioptre")
    must(elsewhere, "restore", backup)
    assert must(elsewhere, "dump") == before


def test_bad_backup():
    """a damaged back-up takes the place of nothing"""
    path = copy_demo("kept")
    bad = copy_demo("bad")
    overwrite(bad, 100, b"\xff" * 400)
    before = digest(path)
    done = run(path, "restore", bad)
    assert done.returncode in (1, 4) and digest(path) == before, done.stderr


def test_demo_stays_out():
    """demo and init fill a new database only"""
    path = copy_demo("full")
    before = must(path, "dump")
    for words in (["demo"], ["init", "--name", "X", "--password-file", "secret"]):
        done = run(path, *words)
        assert done.returncode in (1, 3), f"{words}: {done.returncode} {done.stderr}"
    assert must(path, "dump") == before


def test_interrupted_demo():
    """Ctrl+C ends demo and leaves no file"""
    path = new_place("half")
    with subprocess.Popen([CLI, "--db", path, "demo", "--size", "L"], env=ENV, cwd=FOLDER, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while not (os.path.exists(path) and os.path.getsize(path) > 1000000):
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        message = process.communicate(timeout=60)[1]
    assert process.returncode == 1 and message.strip(), (process.returncode, message)
    assert not [name for name in os.listdir(FOLDER) if name.startswith("half")], os.listdir(FOLDER)


main([test_newer, test_foreign, test_no_database, test_folder, test_read_only, test_damaged, test_planted, test_same_seed, test_demo_knows_the_hour, test_backup, test_bad_backup,
      test_demo_stays_out, test_interrupted_demo])
