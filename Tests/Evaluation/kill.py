#!/usr/bin/env python3
"""Kill runs of thresh with SIGKILL, and see that the next run leaves what a run leaves that nobody killed.

usage: kill.py THRESH PIPELINE PAGES [--moments N] [--seed N] [--jobs N]

Three kinds of kill: at every boundary that shows from outside (the first and last record of each step, the first
temporary file, each export as it gets its name), at N random moments of a first run, and at N random moments of a run
over a review that has one page more than the exports on disk know. A third of the resumed runs are killed again. After
each kill every export must be absent or whole, and after the run that follows byte-identical to the reference, which
holds the problems too. Exit status 1 when anything differs. Python 3 standard library only.
"""
import argparse
import hashlib
import os
import pty
import random
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STEP = re.compile(rb"\x1b\[K(\S+) .*? (\d+)/(\d+)")


class Place:
    """A workspace and an output folder."""

    def __init__(self, base, name):
        self.folder = base / name
        self.out, self.workspace = self.folder / "out", self.folder / "workspace"

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def exports(self):
        """Digests of the exports by name; run.json holds times and is left out."""
        if not self.out.exists():
            return {}
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(self.out.iterdir())
            if path.name != "run.json" and not path.name.startswith(".")}


class Runs:
    def __init__(self, thresh, pipeline, jobs):
        self.command = [str(thresh), "run", str(pipeline), "--jobs", str(jobs)]

    def start(self, place, pages, stderr):
        return subprocess.Popen(
            self.command + ["--set", f"pages={pages}", "--out", place.out, "--workspace", place.workspace],
            stdout=subprocess.DEVNULL, stderr=stderr)

    def whole(self, place, pages):
        """Seconds of a run that nobody kills."""
        started = time.monotonic()
        process = self.start(place, pages, subprocess.PIPE)
        errors = process.communicate()[1]
        if process.returncode not in (0, 3):
            sys.exit(f"thresh run ended with {process.returncode}: {errors.decode()[-400:]}")
        return time.monotonic() - started

    def killed_after(self, place, pages, seconds):
        """Whether the run was still at work when it was killed."""
        process = self.start(place, pages, subprocess.DEVNULL)
        try:
            process.wait(seconds)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True

    def events(self, place, pages, stop=None):
        """The boundaries that a run shows, in order; it is killed at the one called `stop`."""
        master, slave = pty.openpty()
        process = self.start(place, pages, slave)
        os.close(slave)
        seen, before = [], set()
        try:
            while process.poll() is None:
                new = []
                if select.select([master], [], [], 0.0005)[0]:
                    try:
                        text = os.read(master, 65536)
                    except OSError:
                        text = b""
                    for name, done, total in STEP.findall(text):
                        new += [f"{name.decode()} begins"] + ([f"{name.decode()} ends"] if done == total else [])
                if place.out.exists():
                    for name in set(os.listdir(place.out)) - before:
                        before.add(name)
                        new.append("first temporary file" if name.endswith(".tmp") else f"{name} appears")
                for event in new:
                    if event in seen or event.startswith(".thresh"):
                        continue
                    seen.append(event)
                    if event == stop:
                        process.kill()
                        process.wait()
                        return seen
        finally:
            os.close(master)
        process.wait()
        return seen


class Check:
    def __init__(self, reference, earlier):
        self.reference, self.earlier = reference, earlier
        self.kills = self.again = self.late = self.faults = 0

    def fault(self, text):
        self.faults += 1
        print("FAULT", text)

    def after_kill(self, place, what):
        for name, digest in place.exports().items():
            if digest not in (self.reference.get(name), self.earlier.get(name)):
                self.fault(f"{what}: {name} is neither the export before nor the one after")

    def after_run(self, place, what):
        if place.exports() != self.reference:
            names = [name for name in self.reference if place.exports().get(name) != self.reference[name]]
            self.fault(f"{what}: the resumed run left other bytes in {', '.join(names) or 'more files'}")
        if left := [name for name in os.listdir(place.out) if name.endswith((".tmp", ".lock"))]:
            self.fault(f"{what}: left behind {', '.join(left)}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("thresh", type=Path)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    base = Path(tempfile.mkdtemp(prefix="thresh-kill-"))
    try:
        return run(options, chance, base)
    finally:
        shutil.rmtree(base, ignore_errors=True)


def run(options, chance, base):
    runs = Runs(options.thresh.resolve(), options.pipeline.resolve(), options.jobs)
    pages = options.pages.resolve()
    fewer = base / "fewer"
    shutil.copytree(pages, fewer)
    max(path for path in fewer.iterdir() if path.is_file()).unlink()
    time.sleep(2.1)  # files that were written just now are not known by their times
    reference, earlier, place = Place(base, "reference"), Place(base, "earlier"), Place(base, "at work")
    seconds = runs.whole(reference, pages)
    runs.whole(earlier, fewer)
    again = runs.whole(earlier, pages)
    check = Check(reference.exports(), {})
    check.after_run(earlier, "a run over one page more")
    shutil.rmtree(earlier.folder)
    runs.whole(earlier, fewer)
    check.earlier = earlier.exports()
    print(f"{len(list(pages.iterdir()))} pages, a run {seconds:.2f} s, with one page more {again:.2f} s")

    events = runs.events(place, pages)
    place.remove()
    reached = []
    for event in events:
        if event in runs.events(place, pages, stop=event):
            reached.append(event)
            check.kills += 1
        check.after_kill(place, event)
        runs.whole(place, pages)
        check.after_run(place, event)
        place.remove()
    print(f"killed at {len(reached)} boundaries: " + ", ".join(reached), flush=True)

    for kind in ("first run", "one page more"):
        def begin():
            if kind == "one page more":
                shutil.copytree(earlier.folder, place.folder)

        killed = 0
        while killed < options.moments:
            if killed % 10 == 0:  # the machine may be busier than it was
                begin()
                longest = runs.whole(place, pages)
                place.remove()
            begin()
            moment = chance.uniform(0, longest)
            what = f"{kind}, moment {killed} after {moment:.3f} s"
            if runs.killed_after(place, pages, moment):
                killed += 1
            else:
                check.late += 1
            check.after_kill(place, what)
            if chance.random() < 1 / 3 and runs.killed_after(place, pages, chance.uniform(0, longest)):
                check.again += 1
                check.after_kill(place, what + ", killed again")
            runs.whole(place, pages)
            check.after_run(place, what)
            place.remove()
        print(f"killed at {killed} moments, {kind}", flush=True)
        check.kills += killed
    print(
        f"{check.kills} kills, {check.again} of the resumed runs killed again, {check.late} runs ended before their "
        f"moment; {check.faults} faults")
    return 1 if check.faults else 0


if __name__ == "__main__":
    sys.exit(main())
