#!/usr/bin/env python3
"""What the engine takes for stages that do nothing, cache on.

usage: overhead.py [THRESH-EVAL] [--records N]

The cost of a stage is the difference between runs with five and with one of them, divided by four. Rows stand 100 on a
page, and then one on a page, which is the dearest way there is: each has results of its own. Processor time is printed
beside wall time, because on a busy machine only that can be compared. Python 3 standard library only.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, nargs="?", default=ROOT / ".build/release/thresh-eval")
    parser.add_argument("--records", type=int, default=200_000)
    options = parser.parse_args()

    def run(records, per_page, stages, *more):
        command = [options.program, "overhead", "--records", records, "--per-page", per_page, "--stages", stages, *more]
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)

    few = options.records // 10
    for per_page, records in ((100, options.records), (1, few)):
        one, five = run(records, per_page, 1, "--drop"), run(records, per_page, 5, "--drop")
        cpu, wall = ((five[key] - one[key]) / 4 for key in ("cpu", "seconds"))
        print(
            f"{records} records, {per_page} a page: {records / wall:,.0f} records/s a stage by the clock, "
            f"{2 * records / cpu:,.0f} by processor time on two cores")
    for per_page, what in ((100, "100 a page"), (1, "one a page")):
        for more, then in ((["--drop"], "left out at the end"), ([], "written to a table")):
            small, large = run(few, per_page, 5, *more), run(options.records, per_page, 5, *more)
            print(
                f"memory, {what}, {then}: {few} records {small['mb']} MB, {options.records} records {large['mb']} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
