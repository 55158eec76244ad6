#!/usr/bin/env python3
"""How many of the annotated statements have exactly the boundaries of a unit.

usage: boundaries.py [SHARED] [--misses]

SHARED holds bench/extract and seeds (default ../shared of the repository). Units come from `thresh-eval features`, so
build that first. With --misses each statement that is no unit is printed, with the units that overlap it. Exit status 1
below the goal of 98 %. Python 3 standard library only.
"""
import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
GOAL = 0.98


def units(program, folder):
    """The units of each page under `folder`: start, end and words, in order."""
    output = subprocess.run([program, "features", str(folder)], check=True, capture_output=True, text=True).stdout
    found = defaultdict(list)
    for line in output.splitlines():
        unit = json.loads(line)
        found[unit["source"]].append((unit["start"], unit["end"], unit["quote"]))
    return found


def statements(folder):
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true", help="print what is no unit")
    arguments = parser.parse_args()
    bench = arguments.shared / "bench/extract"
    if not bench.is_dir():
        print("The annotated pages are not here: nothing to count.")
        return 0
    program = next(
        (path for path in (ROOT / f".build/{kind}/thresh-eval" for kind in ("release", "debug")) if path.exists()), None)
    if not program:
        parser.error("no thresh-eval: swift build -c release --product thresh-eval")
    exact = every = 0
    for name, texts, gold in (
            ("seeds", arguments.shared / "seeds", bench / "gold"),
            ("other topics", bench / "texts", bench / "gold-other")):
        found = units(program, texts)
        here = right = 0
        for item in statements(gold):
            place = (item["start"], item["end"])
            overlapping = [unit for unit in found[item["source"]] if unit[0] < place[1] and unit[1] > place[0]]
            here += 1
            if any(unit[:2] == place for unit in overlapping):
                right += 1
            elif arguments.misses:
                print(f"\n{item['id']} {place[0]}-{place[1]} {item['quote']!r}")
                for start, end, quote in overlapping:
                    print(f"    unit {start}-{end} {quote!r}")
        print(f"{name:<14}{right:>4} of {here:<4} {right / here:.3f}")
        exact += right
        every += here
    print(f"{'both':<14}{exact:>4} of {every:<4} {exact / every:.3f}   goal {GOAL}")
    return 0 if exact >= GOAL * every else 1


if __name__ == "__main__":
    sys.exit(main())
