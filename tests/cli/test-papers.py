#!/usr/bin/env python3
"""Papers from outside: what goes in comes out, large ones stand beside the database, and a kill leaves nothing half.

For: dioptrectl paper, and check, backup and restore of what is kept. Not for: the engine's rules (tests/engine/clinical/test-scan.c).
SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import time

from clitest import CLI, ENV, FOLDER, SERVER, main, must, new_place, run

LARGE = 12_000_000
KILLS = 25


def write(name, size, seed=0):
    path = os.path.join(FOLDER, name)
    with open(path, "wb") as file:
        file.write(b"%PDF-1.4\n" + random.Random(seed).randbytes(size))
    return path


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def new_shop(name):
    """Returns: a shop with one patient, and the folder of its large papers."""
    uri = new_place(name)
    with open(os.path.join(FOLDER, "secret"), "w", encoding="ascii") as file:
        file.write("correct horse battery")
    must(uri, "init", "--name", "Shop", "--admin", "anne", "--password-file", "secret")
    must(uri, "patient", "add", '{"family_name":"Martin","given_names":"Élise","birth_date":"1980-03-04"}')
    if SERVER is None:
        return uri, uri + "-papers"
    folder = os.path.join(FOLDER, name + "-papers")
    os.mkdir(folder)
    must(uri, "paper", "folder", folder)
    return uri, folder


def add(uri, path, *more):
    return json.loads(must(uri, "--json", "paper", "add", path, "--file", "1", *more))


def papers(uri):
    return json.loads(must(uri, "--json", "paper", "list", "--file", "1"))["documents"]


def test_in_and_out():
    """a small paper and a large one come out as they went in, and are checked"""
    uri, folder = new_shop("in-and-out")
    for number, size in enumerate((1000, LARGE)):
        path = write(f"Ordonnance {number}.pdf", size, number)
        kept = add(uri, path)
        assert kept["kind"] == "prescription" and kept["sha256"] == digest(path), kept
        out = os.path.join(FOLDER, "out.pdf")
        must(uri, "paper", "save", str(kept["id"]), "-o", out)
        assert digest(out) == digest(path)
    assert os.listdir(folder) == [digest(path)], os.listdir(folder)
    assert [line["size"] for line in papers(uri)] == [LARGE + 9, 1009]
    must(uri, "check")


def test_refused():
    """what is no document, is there already, or has no patient is refused in words"""
    uri, _ = new_shop("refused")
    text = os.path.join(FOLDER, "letter.pdf")
    with open(text, "w", encoding="ascii") as file:
        file.write("Dear Sir or Madam")
    path = write("card.pdf", 1000)
    for words, said in (([text, "--file", "1"], "must be a PDF"), ([path], "Say whose"), ([path, "--file", "99"], "99"),
                        ([path, "--file", "1", "--kind", "novel"], "novel"), ([path + "x", "--file", "1"], "No such file")):
        done = run(uri, "paper", "add", *words)
        assert done.returncode in (1, 2, 3) and said in done.stderr, (words, done.returncode, done.stderr)
    add(uri, path)
    done = run(uri, "paper", "add", path, "--file", "1")
    assert done.returncode != 0 and "already" in done.stderr, done.stderr
    assert len(papers(uri)) == 1


def test_changed_and_back():
    """a paper is named, is called otherwise, goes and comes back"""
    uri, _ = new_shop("changed")
    kept = str(add(uri, write("IMG_1.pdf", 1000))["id"])
    must(uri, "paper", "edit", kept, "--name", "Carte 2026", "--kind", "card")
    assert [(line["name"], line["kind"]) for line in papers(uri)] == [("Carte 2026", "card")]
    must(uri, "paper", "remove", kept)
    assert papers(uri) == []
    must(uri, "paper", "restore", kept)
    assert len(papers(uri)) == 1


def test_damage():
    """a large paper that is damaged or missing is found, named, and mended by copying it back"""
    uri, folder = new_shop("damage")
    source = write("scan.pdf", LARGE)
    kept = str(add(uri, source, "--kind", "card")["id"])
    path = os.path.join(folder, digest(source))
    with open(path, "r+b") as file:
        file.seek(LARGE // 2)
        file.write(b"damage")
    for word in ("damaged", "missing"):
        for words in (["check"], ["paper", "save", kept, "-o", "out.pdf"]):
            done = run(uri, *words)
            assert done.returncode in (1, 4) and word in done.stderr and "scan.pdf" in done.stderr, (words, done.returncode, done.stderr)
        if os.path.exists(path):
            os.unlink(path)
    assert run(uri, "check").returncode == 4
    with open(source, "rb") as good, open(path, "wb") as bad:
        bad.write(good.read())
    must(uri, "check")


def test_backup():
    """a back-up carries the large papers, and a restored one is whole"""
    uri, folder = new_shop("shop")
    source = write("scan.pdf", LARGE)
    kept = str(add(uri, source)["id"])
    backup = os.path.join(FOLDER, "monday")
    assert json.loads(must(uri, "--json", "backup", backup))["papers"] == 1
    assert os.listdir(backup + "-papers") == [digest(source)]
    elsewhere = new_place("elsewhere")
    shutil.rmtree(folder)
    if SERVER is None:
        assert json.loads(must(elsewhere, "--json", "restore", backup))["papers"] == 1
        must(uri, "restore", backup)
    else:
        assert json.loads(must(elsewhere, "--json", "restore", backup))["papers"] == 1
        done = run(elsewhere, "restore", backup)
        assert done.returncode != 0 and "pg_restore" in done.stderr, done.stderr
    for place in (uri, elsewhere):
        must(place, "check")
        must(place, "paper", "save", kept, "-o", os.path.join(FOLDER, "out.pdf"))
        assert digest(os.path.join(FOLDER, "out.pdf")) == digest(source)


def test_damaged_backup():
    """a paper that was damaged at its place is mended by a restore, and one in the back-up is refused"""
    uri, folder = new_shop("bent")
    source = write("scan.pdf", LARGE)
    add(uri, source)
    backup = os.path.join(FOLDER, "tuesday")
    must(uri, "backup", backup)
    path, kept = (os.path.join(place, digest(source)) for place in (folder, backup + "-papers"))
    with open(path, "r+b") as file:
        file.write(b"damage")
    assert run(uri, "check").returncode == 4
    place = uri if SERVER is None else new_place("mended")
    must(place, "restore", backup)
    must(place, "check")
    for bent in (path, kept):
        with open(bent, "r+b") as file:
            file.write(b"damage")
    done = run(uri if SERVER is None else new_place("again"), "restore", backup)
    assert done.returncode != 0 and digest(source) in done.stderr, done.stderr
    # What is no back-up leaves the database alone.
    done = run(uri if SERVER is None else new_place("none"), "restore", source)
    assert done.returncode != 0, done.stdout


def test_killed():
    """killed at any moment while a large paper is added: it is there whole or not at all"""
    uri, folder = new_shop("killed")
    rand = random.Random(20261122)
    start = time.monotonic()
    add(uri, write("first.pdf", LARGE, 1000))
    usual = time.monotonic() - start
    told = 0
    for number in range(KILLS):
        path = write(f"scan {number}.pdf", LARGE, number)
        with subprocess.Popen([CLI, "--db", uri, "--json", "paper", "add", path, "--file", "1", "--kind", "card"], env=ENV, cwd=FOLDER,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            time.sleep(rand.uniform(0, usual * 1.2))
            process.send_signal(signal.SIGKILL)
            out = process.communicate(timeout=60)[0]
        there = [line for line in papers(uri) if line["name"] == f"scan {number}.pdf"]
        assert len(there) == 1 or not out, "told and not there"
        told += len(there)
        os.unlink(path)
        for line in there:
            must(uri, "paper", "save", str(line["id"]), "-o", "out.pdf")
    must(uri, "check")
    print(f"# {KILLS} kills, {told} documents there", flush=True)
    # What was cut off is beside the database and nobody's; tidying leaves the others alone.
    for name in os.listdir(folder):
        os.utime(os.path.join(folder, name), (1, 1))
    must(uri, "paper", "tidy")
    assert len(os.listdir(folder)) == told + 1, os.listdir(folder)
    must(uri, "check")


main([test_in_and_out, test_refused, test_changed_and_back, test_damage, test_backup, test_damaged_backup, test_killed])
