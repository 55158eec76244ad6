#!/usr/bin/env python3
"""Score the studies that statements rest on, on the written pages of Training/pages.

usage: studies.py [--half A|B] [--show FIELD[,FIELD…]] [--rows PREDICTIONS]

The labels of those pages were made without seeing what the program says, and say of each statement what its page states
of the study: design, year, venue, institution, author, number of studies, of participants. Pages fall into two halves by
a hash of their names: half A is looked at when rules are corrected (--show prints where label and program differ), half B
only counts. A row and a label are one statement when their words overlap by at least one half; the figures are those of
the benchmark's scorer: `all` counts every row and every label, `same` only pairs of the same type, which leaves the
study's fields alone to be judged. Two things are set apart, because the labels are not consistent in them: institutions and
authors count on research findings only, and a design given to a sentence about studies in general ("some studies found")
where the label has none is neither right nor wrong (the labels have one for about half of these). The learned models of scope and type have seen these pages, the rules of studies were corrected with half A.

Runs .build/release/thresh-eval; --rows scores what it printed before. Python 3 standard library only.
"""
import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Training"))
from pages import FIELD, LABEL, paired, written  # noqa: E402

FIELDS = "design year venue institution author n_studies n_participants".split()
NUMBERS = {"year", "n_studies", "n_participants"}
GENERAL = re.compile(r"\b(studies|trials|reviews|surveys|scans|analyses|reports)\b", re.I)
NOTHING = {"study": {}, "type": None}


def half(name):
    return "AB"[hashlib.sha256(name.encode()).digest()[0] % 2]


def studies(path):
    """The fields of each labelled unit of a page, in order."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        unit = LABEL.match(line)
        if unit:
            found.append({key: quoted or plain for key, quoted, plain in FIELD.findall(unit[1])})
    return found


def plain(path):
    """A page as plain text, and its labelled statements with their places in it."""
    text, items = "", []
    fields = iter(studies(path))
    for part in written(path):
        text += "\n" if text and part.kind != "li" else ""
        for place, (words, label) in enumerate(part.units):
            fragments = part.items if place + 1 == len(part.units) else []
            lead = words.removesuffix(" " + " ".join(fragments)) if fragments else words
            text += "- " if part.kind == "li" else " " if place else ""
            start = len(text)
            text += "\n".join([lead] + ["- " + item for item in fragments])
            study = {} if part.kind.startswith("h") else next(fields)
            if label:
                items.append({
                    "source": path.name, "start": start, "end": len(text), "quote": text[start:], "type": label.type,
                    "study": study})
        text += "\n"
    return text, items


def value(row, field):
    """A field as the benchmark's scorer compares it."""
    found = row["study"].get(field)
    if found in (None, "") or field in ("institution", "author") and row["type"] != "research-finding":
        return None
    if field in NUMBERS:
        return int(str(found).replace(",", ""))
    found = " ".join(unicodedata.normalize("NFKC", str(found)).lower().split())
    return re.sub(r"^the ", "", found).strip(" .") or None


def is_general(row, item):
    """Whether the row names but a design, in a sentence about studies in general that is labelled without any study."""
    if not row or not item or item["study"] or not GENERAL.search(row["quote"]):
        return False
    return [name for name in FIELDS if value(row, name) is not None] == ["design"]


class Count:
    """Right, given and wanted values."""

    def __init__(self):
        self.right = self.given = self.wanted = 0

    def add(self, mine, theirs):
        self.right += mine is not None and mine == theirs
        self.given += mine is not None
        self.wanted += theirs is not None

    def __str__(self):
        precision, recall = self.right / max(1, self.given), self.right / max(1, self.wanted)
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0
        return f"{precision:6.3f}{recall:6.3f}{f1:6.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["A", "B"], help="one half only")
    parser.add_argument("--show", default="", help="fields whose differences to print (half A)")
    parser.add_argument("--rows", type=Path, help="rows that thresh-eval evidence printed before; made if it is not there")
    options = parser.parse_args()
    show = [name for name in options.show.split(",") if name]
    if set(show) - set(FIELDS):
        parser.error(f"fields are {', '.join(FIELDS)}")

    items, lines = {}, ""
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((ROOT / "Training/pages").glob("*.txt")):
            text, items[path.name] = plain(path)
            (Path(folder) / path.name).write_text(text, "utf-8", newline="")
        if options.rows and options.rows.exists():
            lines = options.rows.read_text("utf-8")
        else:
            program = ROOT / ".build/release/thresh-eval"
            lines = subprocess.run(
                [program, "evidence", folder], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
            if options.rows:
                options.rows.write_text(lines, "utf-8")
    rows = {}
    for line in lines.splitlines():
        row = json.loads(line)
        rows.setdefault(row["source"], []).append(row)

    counts, apart = {}, {}
    for name, labels in items.items():
        side = half(name)
        if options.half not in (None, side):
            continue
        mine = rows.get(name, [])
        pairs = paired(mine, labels)
        counts.setdefault((side, "rows"), []).append((len(pairs), len(mine), len(labels)))
        missed = [item for item in labels if not any(item is pair for pair in pairs.values())]
        for row, item in [(row, pairs.get(at)) for at, row in enumerate(mine)] + [(None, item) for item in missed]:
            for field in FIELDS:
                given, wanted = value(row or NOTHING, field), value(item or NOTHING, field)
                if field == "design" and is_general(row, item):
                    apart[side] = apart.get(side, 0) + 1
                    continue
                if row and item:
                    counts.setdefault((side, field, "all"), Count()).add(given, wanted)
                    if row["type"] == item["type"]:
                        counts.setdefault((side, field, "same"), Count()).add(given, wanted)
                else:
                    count = counts.setdefault((side, field, "all"), Count())
                    count.given += given is not None
                    count.wanted += wanted is not None
                if field in show and side == "A" and given != wanted:
                    both = f"{row['type']}" if row and item and row["type"] == item["type"] else \
                        f"{row['type'] if row else 'missed'} / {item['type'] if item else 'spurious'}"
                    print(f"{name}: {field}: {given} should be {wanted} [{both}]\n    {(row or item)['quote']}")
    for side in sorted({key[0] for key in counts}):
        matched, given, wanted = (sum(page[at] for page in counts[side, "rows"]) for at in range(3))
        print(f"half {side}: {len(counts[side, 'rows'])} pages, {wanted} statements, {given} rows, {matched} in both; "
              f"{apart.get(side, 0)} designs of studies in general set apart")
        print(f"  {'':<16}labels   all: P     R    F1   same type: P     R    F1")
        for field in FIELDS:
            every, same = counts[side, field, "all"], counts[side, field, "same"]
            print(f"  {field:<16}{every.wanted:>6}   {every}          {same}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
