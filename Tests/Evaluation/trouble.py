#!/usr/bin/env python3
"""Run thresh on a disk that is full, on one that is read-only, and with a damaged workspace.

usage: unshare --mount trouble.py THRESH PIPELINE PAGES [--damages N]

Needs the right to mount a small file system in memory. A good export of all pages but one is made first. Then a run
over all pages meets the trouble: it must end with status 1 and one line that says what is the matter, and leave every
export as it was; or, where the trouble does not stop it, leave what an untroubled run leaves. When the trouble is over,
so must the next run. Exit status 1 when anything else happens. Python 3 standard library only.
"""
import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

BAD_WORDS = ("NSCocoa", "Code=", "Domain", "couldn’t", "couldn't", "The operation", "Fatal error", "SQLite error")


class Trouble:
    def __init__(self, options, base):
        self.thresh, self.pipeline = options.thresh.resolve(), options.pipeline.resolve()
        self.pages, self.fewer = base / "pages", base / "fewer"
        shutil.copytree(options.pages, self.pages)
        shutil.copytree(options.pages, self.fewer)
        max(path for path in self.fewer.iterdir() if path.is_file()).unlink()
        self.disk = base / "disk"
        self.disk.mkdir()
        self.place, self.faults, self.said = self.disk / "review", 0, Counter()

    def run(self, pages, place=None):
        place = place or self.place
        done = subprocess.run(
            [self.thresh, "run", self.pipeline, "--set", f"pages={pages}", "--out", place / "out", "--workspace",
             place / "workspace"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        return done.returncode, done.stderr.strip()

    def exports(self, place=None):
        out = (place or self.place) / "out"
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())
            if path.name != "run.json" and not path.name.startswith(".")}

    def fault(self, text):
        self.faults += 1
        print("FAULT", text)

    def check(self, what, before, reference):
        """A run that meets the trouble. Whether the trouble stopped it."""
        status, said = self.run(self.pages)
        self.said[said.replace(str(self.disk), "DISK")] += 1
        if status in (0, 3):
            if self.exports() != reference:
                self.fault(f"{what}: the run ended well with other exports")
            return False
        if status != 1 or not said.startswith("error: ") or "\n" in said or any(word in said for word in BAD_WORDS):
            self.fault(f"{what}: status {status}: {said[-300:]}")
        if self.exports() != before:
            self.fault(f"{what}: an export is not what it was")
        return True

    def after(self, what, reference):
        status, said = self.run(self.pages)
        if status not in (0, 3) or self.exports() != reference:
            self.fault(f"{what}: the run after it ended with {status}: {said[-300:]}")


def mount(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("thresh", type=Path)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--damages", type=int, default=40)
    options = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="thresh-trouble-"))
    trouble = Trouble(options, base)
    trouble.run(trouble.pages, base / "reference")
    reference = trouble.exports(base / "reference")
    mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", trouble.disk)
    try:
        trouble.run(trouble.fewer)
        before = trouble.exports()
        shutil.copytree(trouble.place, base / "good")
        return tell(trouble, before, reference, base / "good", options.damages)
    finally:
        subprocess.run(["umount", trouble.disk])
        shutil.rmtree(base, ignore_errors=True)


def tell(trouble, before, reference, good, damages):
    def restore():
        shutil.rmtree(trouble.place, ignore_errors=True)
        shutil.copytree(good, trouble.place)

    stopped = 0
    rooms = [0, 4, 16, 40, 64, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2400, 4000, 8000]
    for room in rooms:
        restore()
        state = os.statvfs(trouble.disk)
        ballast = trouble.disk / "ballast"
        with ballast.open("wb") as file:
            file.write(bytes(max(0, state.f_bavail * state.f_frsize - room * 1024)))
        stopped += trouble.check(f"{room} kB left", before, reference)
        ballast.unlink()
        trouble.after(f"{room} kB left", reference)
    print(f"full disk: {len(rooms)} amounts of room left, {stopped} runs stopped")

    restore()
    mount("-o", "remount,ro", trouble.disk)
    stopped = trouble.check("read-only", before, reference)
    mount("-o", "remount,rw", trouble.disk)
    trouble.after("read-only", reference)
    print(f"read-only: {'stopped' if stopped else 'not stopped'}")

    chance, stopped = random.Random(1), 0
    for number in range(damages):
        restore()
        database = trouble.place / "workspace" / "workspace.sqlite"
        data = bytearray(database.read_bytes())
        kind = number % 4
        if kind == 0:  # a stretch overwritten
            start = chance.randrange(len(data))
            data[start:start + 5000] = chance.randbytes(len(data[start:start + 5000]))
        elif kind == 1:  # cut short
            del data[chance.randrange(len(data)):]
        elif kind == 2:  # single bytes
            for _ in range(20):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        else:  # the beginning, where the database says what it is
            data[chance.randrange(100)] ^= 0xFF
        database.write_bytes(data)
        if trouble.check(f"damage {number}", before, reference):
            stopped += 1
            shutil.rmtree(trouble.place / "workspace")
        trouble.after(f"damage {number}", reference)
    print(f"damaged workspace: {damages} damages, {stopped} runs stopped")
    for said, count in trouble.said.most_common():
        print(f"{count:4} × {said or '(nothing)'}")
    print(f"{trouble.faults} faults")
    return 1 if trouble.faults else 0


if __name__ == "__main__":
    sys.exit(main())
