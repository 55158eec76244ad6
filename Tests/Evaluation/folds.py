#!/usr/bin/env python3
"""Cleans annotated web pages with the whole program, each by models that did not see its site, and scores the result.

usage: folds.py MODELS [DATA] [--out PREDICTIONS]

MODELS: folder that `Training/train_blocks.py --keep-folds MODELS` has written. DATA: annotated pages with html/ and
ground-truth/ (default ../shared/bench/cleanup/wcxb-dev, beside whose folder the scorer lies). The program is copied, each
time with other models beside it. Python 3 standard library only.
"""
import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / ".build/release"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path)
    parser.add_argument("data", type=Path, nargs="?", default=ROOT / "../shared/bench/cleanup/wcxb-dev")
    parser.add_argument("--out", type=Path, help="keep the predictions here")
    options = parser.parse_args()
    if not options.data.is_dir():
        print("The annotated pages are not here; nothing is measured.")
        return 0
    files = {path.name.split(".")[0]: path for path in (options.data / "html").iterdir()}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        program = place / "thresh"
        shutil.copy2(BUILD / "thresh", program)
        for resources in BUILD.glob("*.resources"):
            shutil.copytree(resources, place / resources.name)
        models = place / "Thresh_Cleanup.resources/Resources/models"
        lines = []
        for unseen in sorted(options.models.glob("*.json")):
            for model in unseen.with_suffix("").iterdir():
                shutil.copy2(model, models)
            pages = place / unseen.stem
            pages.mkdir()
            for name in json.loads(unseen.read_text("utf-8")):
                (pages / files[name].name).symlink_to(files[name].resolve())
            done = subprocess.run(
                [program, "clean", pages, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            if done.returncode not in (0, 3):
                sys.exit(f"thresh clean ended with status {done.returncode}")
            lines.append(done.stdout.decode("utf-8"))
        predictions = options.out or place / "predictions.jsonl"
        predictions.write_text("".join(lines), "utf-8")
        return subprocess.run([sys.executable, options.data.parent / "score.py", predictions, options.data]).returncode


if __name__ == "__main__":
    sys.exit(main())
