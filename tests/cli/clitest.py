"""What the programs that test dioptrectl from outside share: a demonstration shop made once, and points in TAP.

For: test-commands.py, test-refusals.py, test-files.py. Not for: the engine, which has its own tests in C.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

CLI = os.environ["DPT_TEST_CLI"]
SERVER = os.environ.get("DPT_TEST_PG_URI") if os.environ.get("DPT_TEST_ENGINE") == "postgres" else None
FOLDER = tempfile.mkdtemp(prefix="dpt-cli-")
ENV = {**os.environ, "HOME": FOLDER, "TMPDIR": FOLDER, "LANG": "C.UTF-8", "LC_NUMERIC": "fr_FR.UTF-8", "LANGUAGE": "", "TZ": "Europe/Paris",
       "PATH": os.path.dirname(CLI) + ":" + os.environ["PATH"]}
ENV.pop("LC_ALL", None)  # English words and a decimal comma, see tests/meson.build
ENV.pop("DPT_DB", None)
made = []


def psql(sql):
    subprocess.run(["psql", "-XAtq", SERVER, "-c", sql], check=True, stdout=subprocess.DEVNULL)


def tidy():
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name in made:
        psql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


atexit.register(tidy)


def new_place(name, template=None):
    """Returns: the URI of a database that is not there yet (on PostgreSQL: empty), or is a copy of `template`."""
    if SERVER is None:
        path = os.path.join(FOLDER, name + ".dioptre")
        if template is not None:
            shutil.copyfile(template, path)
        return path
    database = f"dioptre_test_cli_{os.getpid()}_{name}"
    psql(f'CREATE DATABASE "{database}" TEMPLATE "{database_of(template) if template else "template0"}"')
    made.append(database)
    return SERVER.replace("/postgres?", f"/{database}?")


def database_of(uri):
    return uri.split("?")[0].rsplit("/", 1)[1]


def run(uri, *words, stdin=None, user=None, language=None):
    """Returns: the finished process of dioptrectl --db URI WORDS; `language`: "fr" instead of English with a decimal comma."""
    env = {**ENV, "LC_ALL": "fr_FR.UTF-8", "LANGUAGE": language} if language else ENV
    words = [CLI, *(["--db", uri] if uri else []), *(["--user", user] if user else []), *words]
    return subprocess.run(words, input=stdin if stdin is not None else "", env=env, cwd=FOLDER, capture_output=True, text=True,
                          timeout=600)  # the demonstration shop on a busy machine


def must(uri, *words, **more):
    done = run(uri, *words, **more)
    assert done.returncode == 0, f"{words} ended with {done.returncode}: {done.stderr}"
    return done.stdout


_demo = None


def demo():
    """Returns: the URI of the demonstration shop, which nobody changes."""
    global _demo
    if _demo is None:
        _demo = new_place("demo")
        must(_demo, "demo", "--seed", "20")
    return _demo


def copy_demo(name):
    return new_place(name, demo())


def main(tests):
    """Runs functions, each a promise in its first line of documentation."""
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        title = (test.__doc__ or test.__name__).strip().split("\n")[0]
        try:
            test()
            print(f"ok {number} {title}", flush=True)
        except Exception:  # a broken promise, whatever broke it
            failed += 1
            print(f"not ok {number} {title}")
            print("".join("# " + line + "\n" for line in traceback.format_exc().split("\n")), flush=True)
    sys.exit(1 if failed else 0)
