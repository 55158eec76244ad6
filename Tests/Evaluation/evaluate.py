#!/usr/bin/env python3
"""Score thresh on the benchmark data beside the repository, and compare with the committed baseline.

usage: evaluate.py [--shared DIR] [--only NAME[,NAME…]] [--update]

The data are in ../shared of the repository unless --shared says otherwise; where they are missing there is nothing
to do and the exit status is 0. Predictions come from .build/release/thresh and thresh-eval; the scorers are those
that come with the data. Exit status 1 when a figure is worse than the baseline by more than its tolerance.
Python 3 standard library only.
"""
import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

import figures

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BASELINE = HERE / "baseline.json"


def is_worse(name, value, before):
    """Whether `value` is worse than `before` by more than may be chance."""
    if name.endswith((".errors", ".lost")):
        return value > before
    if name.startswith("speed."):
        if name.endswith("_ratio"):  # time over the floor's time: lower is better
            return value > before * 1.15
        if name.endswith("_mb"):
            return value > before * 1.15
        return value < before * 0.85
    return value < before - 0.005


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", help="sections to run: " + ", ".join(figures.SECTIONS))
    parser.add_argument("--update", action="store_true", help="keep the figures as the new baseline")
    arguments = parser.parse_args()
    if not (arguments.shared / "bench").is_dir():
        print(f"no benchmark data at {arguments.shared}: nothing to evaluate")
        return 0
    wanted = arguments.only.split(",") if arguments.only else list(figures.SECTIONS)
    unknown = set(wanted) - set(figures.SECTIONS)
    if unknown:
        parser.error(f"no section {', '.join(sorted(unknown))}")

    baseline = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    worse = []
    found = {}
    for section in wanted:
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="thresh-eval-") as folder:
            bench = figures.Bench(arguments.shared, ROOT, Path(folder))
            try:
                values = figures.SECTIONS[section](bench)
            except figures.Skip as reason:
                print(f"\n{section}: skipped, {reason}")
                continue
            except figures.Failure as reason:
                print(f"\n{section}: FAILED, {reason}")
                worse.append(section)
                continue
        print(f"\n{section} ({time.monotonic() - started:.0f} s)")
        for key, value in values.items():
            name = f"{section}.{key}"
            found[name] = round(value, 4)
            before = baseline.get(name)
            note = "" if before is None else f"   baseline {before:g}"
            if before is not None and is_worse(name, value, before):
                worse.append(name)
                note += "   WORSE"
            print(f"  {key:<34}{value:>10.4g}{note}")
        for name in sorted(n for n in baseline if n.startswith(section + ".") and n not in found):
            print(f"  {name}: no longer reported")
            worse.append(name)

    if arguments.update:
        baseline.update(found)
        BASELINE.write_text(json.dumps(dict(sorted(baseline.items())), indent=1) + "\n", "utf-8")
        print(f"\nbaseline written: {BASELINE.relative_to(ROOT)}")
        return 0
    if worse:
        print("\nworse than the baseline: " + ", ".join(worse))
        return 1
    print("\nnothing is worse than the baseline")
    return 0


if __name__ == "__main__":
    sys.exit(main())
