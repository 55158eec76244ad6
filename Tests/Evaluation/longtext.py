#!/usr/bin/env python3
"""Charts texts that no reader would write, and checks that time grows with their size and every quote is at its place.

usage: longtext.py [--thresh PROGRAM] [--shared FOLDER]

Texts of half a megabyte, one and two: one sentence without end, sentences of one word, marks alone, and others; and every
line of a list of naughty strings (right-to-left, combining marks, emoji, no-break spaces), in a sentence, where FOLDER
(default ../shared) has it. Fails when two megabytes take more than three times as long as one, or a quote is elsewhere.
Python 3 standard library only.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TITLE = "Acupuncture for back pain\n\n"
WORDS = ("acupuncture may reduce chronic low back pain in adults a 2020 review of 33 trials with 8270 patients found and the "
         "effect lasted for 12 months but evidence is limited").split()
SINGLE = ["Pain.", "Acupuncture.", "Trials.", "Yes.", "Needles.", "2020.", "Risk."]


def shapes():
    """Name, and what makes a text of about so many bytes."""
    choice = random.Random(1).choice

    def repeated(part):
        return lambda size: part * (size // len(part.encode()))

    yield "one line, no full stop", lambda size: " ".join(choice(WORDS) for _ in range(size // 7)), True
    yield "sentences of one word", lambda size: " ".join(choice(SINGLE) for _ in range(size // 7)), False
    for part in [". ", "( ", "\" ", "5% ", "pain, ", "back-", "疼痛。", "e\u0301\u0301 ", "\u00a0pain\u202f"]:
        yield repr(part), repeated(part), False


def charted(program, text, folder):
    """Seconds, and rows whose quote is not at its place, of how many."""
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "page.txt").write_text(text, "utf-8")
    out = folder / "out"
    start = time.monotonic()
    done = subprocess.run(
        [program, "run", ROOT / "Pipelines/acupuncture-back-pain.yaml", "--set", f"pages={pages}", "--out", out, "--workspace",
         folder / "workspace", "--fresh"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    seconds = time.monotonic() - start
    if done.returncode not in (0, 3):
        sys.exit(f"thresh run ended with status {done.returncode}")
    rows = json.loads((out / "review.json").read_text("utf-8"))["evidence"]
    return seconds, sum(text[row["start"]:row["end"]] != row["quote"] for row in rows), len(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--thresh", type=Path, default=ROOT / ".build/release/thresh")
    parser.add_argument("--shared", type=Path, default=ROOT / "../shared")
    options = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        idle = charted(options.thresh, TITLE, folder)[0]
        print(f"{'text':<26}{'0.5 MB':>9}{'1 MB':>9}{'2 MB':>9}  rows, of them elsewhere")
        for label, make, may_repeat in shapes():
            times = []
            for size in (500_000, 1_000_000, 2_000_000):
                seconds, wrong, rows = charted(options.thresh, TITLE + make(size), folder)
                times.append(max(seconds - idle, 0.01))
                faults += wrong
            # Where every row restates every other, the pairs of a group are many.
            slow = times[2] > 3 * times[1] and times[2] > 1 and not may_repeat
            faults += slow
            print(f"{label:<26}" + "".join(f"{seconds:>8.2f}s" for seconds in times) + f"  {rows}, {wrong}"
                  + ("  TOO SLOW" if slow else ""), flush=True)
        strings = options.shared / "suites/naughty-strings/blns.json"
        if strings.exists():
            parts = [part.replace("\r", " ") for part in json.loads(strings.read_text("utf-8"))]
            text = TITLE + "\n\n".join(
                f"Acupuncture {part} may reduce back pain by 20% in {index + 10} adults {part}."
                for index, part in enumerate(parts))
            seconds, wrong, rows = charted(options.thresh, text, folder)
            faults += wrong
            print(f"{len(parts)} naughty strings: {seconds:.2f} s, {rows} rows, {wrong} elsewhere")
        else:
            print("The naughty strings are not here; they are left out.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
