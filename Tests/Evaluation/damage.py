"""Flips bytes of a workspace one at a time and asks `thresh verify` whether it sees them.

usage: damage.py [--thresh PROGRAM] [--flips N] [--seed N] [--kept] [--pages FOLDER]

Runs the sample review once, then for each flip copies the workspace, changes one byte of one of its files, and runs
`thresh verify`. Places are chosen at random, one in four in the header of the database or of one of its pages. Ends with
1 when a flip was not named, or when verify ended in another way than by saying so.
"""
import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PIPELINE = "acupuncture-back-pain"


def thresh(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)


def place(generator, path):
    """A byte of the file at `path`."""
    size = path.stat().st_size
    if path.suffix == ".sqlite" and generator.random() < 0.25:
        page = generator.randrange(size // 16384) * 16384
        return page + generator.randrange(100 if page == 0 else 12)
    return generator.randrange(size)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--thresh", default=ROOT / ".build/debug/thresh")
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", action="store_true", help="keep the pages in the workspace, too")
    parser.add_argument("--pages", help="a folder of pages in place of the sample")
    options = parser.parse_args()
    generator = random.Random(options.seed)
    folder = Path(tempfile.mkdtemp(prefix="thresh-damage-"))
    try:
        sound, spoilt = folder / "sound", folder / "spoilt"
        run = ["run", PIPELINE, "--out", folder / "out", "--workspace", sound]
        run += ["--keep-pages"] * options.kept
        run += ["--set", f"pages={Path(options.pages).resolve()}"] if options.pages else []
        done = thresh(options.thresh, *run)
        if done.returncode not in (0, 3):
            sys.exit(f"the run ended with {done.returncode}: {done.stderr}")
        done = thresh(options.thresh, "verify", "--workspace", sound)
        if done.returncode != 0:
            sys.exit(f"verify finds fault with a sound workspace:\n{done.stdout}{done.stderr}")
        files = sorted(path for path in sound.rglob("*") if path.is_file() and path.stat().st_size)
        print("files: " + ", ".join(f"{path.name} {path.stat().st_size} B" for path in files))
        # Every file has its share of flips, the large one most of them.
        weights = [max(path.stat().st_size, 1) ** 0.5 for path in files]
        named = parts = 0
        missed = []
        for number in range(options.flips):
            path = generator.choices(files, weights)[0]
            position, bit = place(generator, path), 1 << generator.randrange(8)
            shutil.rmtree(spoilt, ignore_errors=True)
            shutil.copytree(sound, spoilt)
            target = spoilt / path.relative_to(sound)
            data = bytearray(target.read_bytes())
            data[position] ^= bit
            target.write_bytes(data)
            done = thresh(options.thresh, "verify", "--workspace", spoilt, "--json")
            try:
                damages = json.loads(done.stdout)["damages"]
            except (ValueError, KeyError):
                damages = []
            if done.returncode == 1 and any(Path(damage["file"]).name == target.name for damage in damages):
                named += 1
                parts += any(damage["part"] for damage in damages)
            else:
                missed.append(f"{path.name} byte {position} bit {bit}: exit {done.returncode} {done.stderr[-200:]}")
        print(f"flips {options.flips}, named {named}, of those with the record that was hit {parts}")
        for line in missed:
            print("missed: " + line)
        return 1 if missed else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
