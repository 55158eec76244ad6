#!/usr/bin/env python3
"""How fast records go through a program: the example in Python behind `thresh filter`, and the same program alone.

    swift build -c release --product thresh
    python3 Benchmarks/process_stage.py

Makes its records itself: rows of about 1 kB, and rows of up to 20 MB to see that nothing stands still. Takes the best
of three for the speed; on a busy machine `chrt -f 10` in front keeps others out of the way. The exit status is 1 when
a record is missing or the goal (30,000 records/s, or within 15 % of the program alone) is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
words = "the trial may report that acupuncture could relieve pain in the lower back of people who were asked ".split()


def row(number, size):
    quote = f"row {number} "
    filler = " ".join(words[(number + i) % len(words)] for i in range(60)) + " "
    record = {"source_id": "page", "source": "a.txt", "quote": "", "start": number, "end": number + 1, "type": "advice"}
    room = size - len(json.dumps(record, separators=(",", ":")))
    record["quote"] = (quote + filler * (room // len(filler) + 1))[:room]
    return record


def write_rows(path, count, size):
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(row(number, size), separators=(",", ":")) + "\n")


def write_messages(path, rows):
    options = {"words": ["may", "might", "could", "can", "suggests", "possibly", "perhaps"]}
    with open(path, "w", encoding="utf-8") as file, open(rows, encoding="utf-8") as records:
        file.write(json.dumps({"type": "open", "protocol": [1, 1], "options": options}) + "\n")
        for seq, line in enumerate(records):
            file.write('{"type":"item","seq":%d,"record":%s}\n' % (seq, line.rstrip("\n")))
        file.write('{"type":"close"}\n')


def timed(command, source, target):
    with open(source, "rb") as stdin, open(target, "wb") as stdout:
        start = time.perf_counter()
        subprocess.run(command, stdin=stdin, stdout=stdout, check=True, timeout=600)
        return time.perf_counter() - start


def piped(command, source):
    """The same with pipes at both ends, as Thresh has them."""
    start = time.perf_counter()
    with subprocess.Popen(["cat", source], stdout=subprocess.PIPE) as before:
        with subprocess.Popen(command, stdin=before.stdout, stdout=subprocess.PIPE) as program:
            before.stdout.close()
            subprocess.run(["cat"], stdin=program.stdout, stdout=subprocess.DEVNULL, check=True, timeout=600)
    return time.perf_counter() - start


def last_line(path):
    with open(path, "rb") as file:
        file.seek(max(0, os.path.getsize(path) - 200))
        return json.loads(file.read().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--thresh", default=os.path.join(root, ".build/release/thresh"))
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    plugin = os.path.join(root, "Examples/hedges")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        rows, messages, out = (os.path.join(folder, name) for name in ("rows", "messages", "out"))
        write_rows(rows, given.records, 1000)
        write_messages(messages, rows)
        program = [sys.executable, plugin + "/hedges.py"]
        alone = min(piped(program, messages) for _ in range(given.rounds))
        unpiped = min(timed(program, messages, os.devnull) for _ in range(given.rounds))
        through = min(timed([given.thresh, "filter", plugin], rows, out) for _ in range(given.rounds))
        complete = last_line(out) == {"_end": True, "in": given.records, "out": given.records}
        speed = given.records / through
        print(f"{given.records} records of 1 kB: alone {alone:.2f} s ({given.records / alone:.0f}/s; from a file into "
              f"nothing {unpiped:.2f} s), through thresh filter {through:.2f} s ({speed:.0f}/s), {through / alone:.2f} of the time alone")
        good = good and complete and (speed >= 30_000 or through <= 1.15 * alone)
        for size in (1_000, 64_000, 65_536, 200_000, 1_000_000, 5_000_000, 20_000_000):
            count = max(3, 60_000_000 // size) if size > 1_000 else 20_000
            write_rows(rows, count, size)
            for name, command in (
                ("envelope", ["filter", plugin]),
                ("plain", ["filter", "process", "--set", "command=cat"]),
            ):
                seconds = timed([given.thresh, *command], rows, out)
                complete = last_line(out) == {"_end": True, "in": count, "out": count}
                good = good and complete
                print(f"{name:8} {count:6} records of {size:8} bytes: {seconds:6.2f} s{'' if complete else ' INCOMPLETE'}")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
