"""The units of annotated pages: which of them are statements, and how well a choice of them finds the statements."""
import json
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

TOKEN = re.compile(r"[^\W_]+")


class Page(NamedTuple):
    """The units of a page, whether each is a statement, and how many statements the annotators found."""

    name: str
    units: list
    labels: list
    statements: int


def lines(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def tokens(row):
    return {(row["start"] + match.start(), match.group()) for match in TOKEN.finditer(row["quote"])}


def labelled(units, gold):
    """1 for each unit that the scorer pairs with a gold item, token overlap at least one half, best pairs first."""
    pairs = []
    items = [tokens(item) for item in gold]
    for index, unit in enumerate(units):
        words = tokens(unit)
        for place, item in enumerate(items):
            overlap = len(words & item) / max(1, len(words | item))
            if overlap >= 0.5:
                pairs.append((-overlap, place, index))
    labels, used = [0] * len(units), set()
    for _, place, index in sorted(pairs):
        if place not in used and not labels[index]:
            used.add(place)
            labels[index] = 1
    return labels


def pages(program, lexicons, texts, gold):
    """The pages of the folder `texts` that have annotations in the folder `gold`; the features are the program's."""
    command = [program, "features", texts] + [part for path in lexicons for part in ("--lexicon", path)]
    units = lines(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    items = [item for path in sorted(gold.glob("*.jsonl")) for item in lines(path.read_text("utf-8"))]
    found = []
    for name in sorted({Path(item["source"]).name for item in items}):
        mine = [unit for unit in units if unit["source"] == name]
        statements = [item for item in items if Path(item["source"]).name == name]
        features = [unit["features"] for unit in mine]
        found.append(Page(name, features, labelled(mine, statements), len(statements)))
    return found


def detection(pages, chances, threshold):
    """Precision, recall and F1 of taking every unit from `threshold` on; `chances` by page name."""
    hits = chosen = 0
    for page in pages:
        for label, chance in zip(page.labels, chances[page.name]):
            if chance >= threshold:
                chosen += 1
                hits += label
    gold = sum(page.statements for page in pages)
    return hits / max(1, chosen), hits / max(1, gold), 2 * hits / max(1, chosen + gold)
