"""Hostile input: every file of the public test suites through ingest and cleanup.

    swift build -c release --product thresh-eval
    python3 Tests/Evaluation/hostile.py [--suites ../shared/suites] [--thresh-eval .build/release/thresh-eval]

Each file is read as ingest takes it, and, whatever it is, as HTML, as an article in XML and as text. xmltest.zip is
unpacked; the pages of html5lib's .dat files and the payloads that are listed a line each are files of their own here.
Fails when a reading crashes, takes over 10 seconds, or ends in an error that is no problem of a page.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

FOLDERS = ["libxml2", "jsoup-html", "html5lib-tests", "xmltest", "payloads", "dompurify", "naughty-strings",
           "mhtml2html-msindwan", "pywebarchive", "webarchive-ticky", "warcio"]
LIMIT = 10.0


def pages_in_lists(folder, place):
    """Writes each page that stands in a list of pages as a file of its own."""
    count = 0
    def keep(data):
        nonlocal count
        count += 1
        (place / f"{count:05}.html").write_bytes(data)
    for path in sorted(folder.glob("html5lib-tests/**/*.dat")):
        for case in path.read_bytes().split(b"#data\n")[1:]:
            keep(case.split(b"\n#errors")[0].split(b"\n#encoding")[0])
    for path in sorted(folder.glob("payloads/**/Intruder*/*.txt")):
        for line in path.read_bytes().splitlines():
            if line.strip():
                keep(line)
    for path in sorted(folder.glob("dompurify/**/*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            keep(str(case.get("payload", case) if isinstance(case, dict) else case).encode("utf-8", "surrogatepass"))


def read(program, folder):
    """The readings of one folder; the last one lacks its outcome after a crash or when the time is up."""
    files = sum(1 for path in folder.rglob("*") if path.is_file())
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([program, "hostile", str(folder)], stdout=out, stderr=subprocess.PIPE)
        try:
            _, errors = process.communicate(timeout=60 + files)
        except subprocess.TimeoutExpired:
            process.kill()
            _, errors = process.communicate()
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    lines = [line.split("\t") for line in text.split("\n") if line]
    return files, lines, process.returncode, errors.decode("utf-8", "replace")[-2000:]


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suites", type=pathlib.Path, default=root.parent / "shared" / "suites")
    parser.add_argument("--thresh-eval", default=str(root / ".build" / "release" / "thresh-eval"))
    options = parser.parse_args()
    if not options.suites.is_dir():
        print(f"skipped: no test suites at {options.suites}")
        return 0
    bad = []
    total = collections.Counter()
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for name in ("lists", "xmltest"):
            (scratch / name).mkdir()
        pages_in_lists(options.suites, scratch / "lists")
        for archive in sorted((options.suites / "xmltest").glob("*.zip")):
            with zipfile.ZipFile(archive) as opened:
                opened.extractall(scratch / "xmltest")
        for folder in [options.suites / name for name in FOLDERS] + [scratch / "xmltest", scratch / "lists"]:
            if not folder.is_dir():
                print(f"{folder.name}: skipped, not there")
                continue
            files, lines, status, errors = read(options.thresh_eval, folder)
            readings = collections.Counter()
            for fields in lines:
                if len(fields) < 4:
                    bad.append(f"{folder.name}: {' '.join(fields)}: crashed or hung")
                    continue
                seconds, outcome = float(fields[-2]), fields[-1]
                slowest = max(slowest, (seconds, f"{fields[0]} as {fields[1]}"))
                readings["read" if outcome.isdigit() else "problem"] += 1
                if seconds > LIMIT or outcome == "nothing" or outcome.startswith("unexpected"):
                    bad.append(f"{folder.name}: {' '.join(fields)}")
            if status != 0:
                bad.append(f"{folder.name}: ended with status {status}: {errors}")
            total += readings
            total["files"] += files
            print(f"{folder.name}: {files} files, {readings['read']} readings with blocks, "
                  f"{readings['problem']} with a problem")
    print(f"together: {total['files']} files, {total['read'] + total['problem']} readings, "
          f"{len(bad)} crashes, hangs or errors; slowest {slowest[0]:.2f} s ({slowest[1]})")
    for line in bad:
        print(line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
