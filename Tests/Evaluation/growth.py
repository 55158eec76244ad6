"""How the whole of cleanup grows with its input.

    swift build -c release --product thresh-eval
    python3 Tests/Evaluation/growth.py [--thresh-eval .build/release/thresh-eval] [--page FILE]

A page of the sample repeated up to 64 MB, elements in each other and beside each other, attributes of one element, and
a plain text of one paragraph. Each size is measured in a process of its own, in processor time. For each shape the time
a byte of the largest input may be 20 % more than that of the smallest one that takes at least 10 ms; inputs of a megabyte and
more may take 8 times their size in memory, the page itself included.
"""

import argparse
import json
import pathlib
import subprocess
import sys

SIZES = {
    "page": [1_000_000, 4_000_000, 16_000_000, 64_000_000],
    "nesting": [10, 100, 1_000, 10_000, 100_000],
    "siblings": [1_000, 10_000, 100_000],
    "attributes": [1_000, 10_000, 100_000, 1_000_000],
    "lines": [1_000, 10_000, 100_000],
}


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--thresh-eval", default=str(root / ".build" / "release" / "thresh-eval"))
    parser.add_argument("--page", default=str(root / "Pipelines/samples/acupuncture-back-pain/long-guide.html"))
    options = parser.parse_args()
    missed = 0
    print(f"{'shape':<11}{'size':>11}{'MB':>9}{'seconds':>10}{'ns a byte':>11}{'memory':>9}")
    for shape, sizes in SIZES.items():
        done = []
        for size in sizes:
            rounds = 3 if size <= 16_000_000 else 2
            output = subprocess.run(
                [options.thresh_eval, "growth", shape, str(size), "--page", options.page, "--rounds", str(rounds)],
                check=True, capture_output=True, text=True, timeout=600).stdout
            figures = json.loads(output)
            figures["rate"] = figures["seconds"] / figures["bytes"] * 1e9
            figures["times"] = figures["memory"] / figures["bytes"]
            done.append(figures)
            large = figures["bytes"] >= 1_000_000
            print(f"{shape:<11}{size:>11,}{figures['bytes'] / 1e6:>9.3f}{figures['seconds']:>10.4f}"
                  f"{figures['rate']:>11.1f}" + (f"{figures['times']:>8.1f}x" if large else f"{'':>9}"), flush=True)
        slow = [figures for figures in done if figures["seconds"] >= 0.01]
        growth = slow[-1]["rate"] / slow[0]["rate"] if slow else 1
        memory = max([figures["times"] for figures in done if figures["bytes"] >= 1_000_000], default=0)
        verdict = "holds" if growth <= 1.2 and memory <= 8 else "MISSED"
        missed += verdict != "holds"
        print(f"{shape}: time a byte {growth:.2f} times that of the small one, memory {memory:.1f} times: {verdict}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
