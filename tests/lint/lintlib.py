"""What the lint tests share: the tree, and TAP."""
import os
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def files(*patterns):
    """Paths, relative to the root, of the files git knows or would add; without git, of all files."""
    found = set()
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if not f.startswith((".", "_build", "build-"))
                      or f in ("build-aux",)]
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            if any(path.startswith(p[0]) and path.endswith(p[1]) for p in patterns):
                found.add(path)
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


class Tap:
    """One point a promise; problems are printed as comments."""

    def __init__(self):
        self.n = 0
        self.bad = 0

    def point(self, name, problems):
        self.n += 1
        problems = list(problems)
        for problem in problems[:40]:
            print(f"# {problem}")
        if problems:
            self.bad += 1
        print(f"{'not ok' if problems else 'ok'} {self.n} {name}")

    def end(self):
        print(f"1..{self.n}")
        sys.exit(1 if self.bad else 0)


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
