"""Pages with labelled units, to train on: written ones of this project, and real ones of the benchmark data.

A written page, `Training/pages/*.txt`, has `#` headings, blank lines between paragraphs and a line for each unit:

    [type direction certainty field=value ...] The sentence.
    [out] What is no statement.
    [safety against asserted] Side effects include:
      * soreness

Direction `null` is none. A unit that begins with `* ` is an item of a list, indented items belong to the unit above.
The labels of real pages, `Training/labels/*.tsv`, hold places and labels only; those of journal articles,
`Training/labels/articles/*.tsv`, digests of sentences and labels. Their texts are in the benchmark data.
"""
import hashlib
import html
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
LABEL = re.compile(r"\[([^\]]*)\]\s*(.*)$")
FIELD = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')
TYPES = (
    "research-finding endorsement anecdote safety cost advice effectiveness-claim mechanism course tradition "
    "epidemiology").split()
DIRECTIONS = "favours against no-difference mixed unclear null".split()
CERTAINTIES = "denied hedged strong asserted".split()


class Label(NamedTuple):
    type: str
    direction: str
    certainty: str


class Unit(NamedTuple):
    """A unit as the program reads it: names of features, hashes of words, rows of their vectors by place (see `WordRows`
    in Swift), what the rules say, and its label."""

    features: list
    words: list
    rows: list
    rules: Label
    label: Label | None


class Part(NamedTuple):
    """A heading (`h1`), paragraph (`p`) or item (`li`) of a written page; `items` complete its last unit."""

    kind: str
    units: list
    items: list


class Page(NamedTuple):
    name: str
    group: str
    topic: str
    units: list
    statements: int


def label(words):
    """The label of `type direction certainty`, None of `out`."""
    if words == ["out"]:
        return None
    found = Label(*words)
    if found.type not in TYPES or found.direction not in DIRECTIONS or found.certainty not in CERTAINTIES:
        raise ValueError(" ".join(words))
    return found


def written(path):
    """The parts of a written page in order: headings, and paragraphs and lists with the text and label of each unit."""
    parts, open_part = [], None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        heading = re.match(r"(#+)\s+(.*)", line)
        item = re.match(r"\s+\*\s+(.*)", line)
        unit = LABEL.match(line)
        if re.match(r"(focus|genre):", line):
            continue
        if not line.strip():
            open_part = None
        elif heading:
            parts.append(Part(f"h{len(heading[1])}", [(heading[2], None)], []))
            open_part = None
        elif item:
            # An item completes the unit before.
            text, value = parts[-1].units[-1]
            parts[-1].units[-1] = (text + " " + item[1], value)
            parts[-1].items.append(item[1])
            open_part = None
        elif unit:
            try:
                value = label(FIELD.sub("", unit[1]).split())
            except (TypeError, ValueError):
                raise SystemExit(f"{path}:{number}: no label: {unit[1]}")
            if unit[2].startswith("* "):
                parts.append(Part("li", [(unit[2][2:], value)], []))
                open_part = None
            elif open_part is None:
                open_part = Part("p", [(unit[2], value)], [])
                parts.append(open_part)
            else:
                open_part.units.append((unit[2], value))
        else:
            raise SystemExit(f"{path}:{number}: neither heading, item nor labelled unit")
    return parts


def web_page(parts):
    """The parts as HTML."""
    body = []
    for part in parts:
        text = " ".join(text for text, _ in part.units)
        if part.items:
            text = text.removesuffix(" " + " ".join(part.items))
        inside = html.escape(text)
        body.append(f"<ul><li>{inside}</li></ul>" if part.kind == "li" else f"<{part.kind}>{inside}</{part.kind}>")
        body += [f"<ul><li>{html.escape(item)}</li></ul>" for item in part.items]
    title = html.escape(parts[0].units[0][0])
    text = "".join(body).replace("</ul><ul>", "")
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head>'
        f"<body><main><article>{text}</article></main></body></html>")


def excerpts(parts):
    """Short texts as people paste them: the title with the shortest statement alone, and with one paragraph."""
    title = [part for part in parts if part.kind.startswith("h")][:1]
    statements = [unit for part in parts if not part.items for unit in part.units if unit[1]]
    paragraphs = [part for part in parts if part.kind == "p" and sum(value is not None for _, value in part.units) > 1]
    found = []
    if title and statements:
        found.append(title + [Part("p", [min(statements, key=lambda unit: (len(unit[0]), unit[0]))], [])])
    if title and paragraphs:
        found.append(title + [paragraphs[len(paragraphs) // 2]])
    return found


def dump(program, lexicons, folder):
    """What `thresh-eval features` prints of a folder, by page."""
    command = [program, "features", folder] + [part for path in lexicons for part in ("--lexicon", path)]
    found = {}
    for line in subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.splitlines():
        unit = json.loads(line)
        found.setdefault(unit["source"], []).append(unit)
    return found


def rules(unit):
    return Label(unit["type"], unit.get("direction") or "null", unit["certainty"])


def counted(unit, value):
    return Unit(unit["features"], unit["words"], unit["rows"], rules(unit), value)


def overlap(one, other):
    return len(one & other) / max(1, len(one | other))


def written_pages(program, lexicons, folder):
    """Units of the written pages and of excerpts of them. Of a page only those units count whose text a label has."""
    labelled = {}
    for path in sorted(Path(folder).glob("*.txt")):
        parts = written(path)
        labelled[path.stem + ".html"] = ("written", path.stem, parts)
        for place, excerpt in enumerate(excerpts(parts)):
            labelled[f"{path.stem}.{place}.html"] = ("excerpts", path.stem, excerpt)
    with tempfile.TemporaryDirectory() as place:
        for name, (_, _, parts) in labelled.items():
            (Path(place) / name).write_text(web_page(parts), "utf-8")
        read = dump(program, lexicons, place)
    pages = []
    for name, (group, topic, parts) in labelled.items():
        units = read.get(name, [])
        labels = [unit for part in parts if not part.kind.startswith("h") for unit in part.units]
        words = [set(WORD.findall(unit["quote"].lower())) for unit in units]
        chosen = {}
        for text, value in labels:
            mine = set(WORD.findall(text.lower()))
            best = max(range(len(units)), key=lambda place: overlap(mine, words[place]), default=None)
            if best is not None and overlap(mine, words[best]) >= 0.5:
                chosen[best] = value
        pages.append(Page(
            name, group, topic,
            [counted(units[at], chosen[at]) for at in sorted(chosen)],
            sum(value is not None for _, value in labels)))
    return pages


def tokens(row):
    return {(row["start"] + match.start(), match.group()) for match in WORD.finditer(row["quote"])}


def paired(units, items):
    """The item of each unit that the scorer pairs with it, token overlap at least one half, best pairs first."""
    pairs, theirs = [], [tokens(item) for item in items]
    for at, unit in enumerate(units):
        mine = tokens(unit)
        pairs += [(-overlap(mine, words), place, at) for place, words in enumerate(theirs) if overlap(mine, words) >= 0.5]
    found, used = {}, set()
    for _, place, at in sorted(pairs):
        if place not in used and at not in found:
            used.add(place)
            found[at] = items[place]
    return found


def real_pages(program, lexicons, folder, items, group, topics):
    """Units of the pages in `folder` that have annotated items, each with source, quote, start, type and so on."""
    read = dump(program, lexicons, folder)
    pages = []
    for name in sorted({item["source"] for item in items}):
        mine = [item for item in items if item["source"] == name]
        units = read.get(name, [])
        pairs = paired(units, mine)
        pages.append(Page(name, group, topics.get(name, group), [
            counted(unit, pairs.get(at) and Label(
                pairs[at]["type"], pairs[at]["direction"] or "null", pairs[at]["certainty"]))
            for at, unit in enumerate(units)], len(mine)))
    return pages


def gold(folder):
    items = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [item | {"source": Path(item["source"]).name} for item in items]


def labelled_pages(program, lexicons, labels, truths):
    """The pages that `Training/labels` labels; their texts are the reference texts of the cleanup benchmark."""
    items, topics = [], {}
    with tempfile.TemporaryDirectory() as place:
        for path in sorted(Path(labels).glob("*.tsv")):
            lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
            name, end = path.stem + ".txt", int(lines[0][1])
            topics[name] = lines[0][0].removeprefix("# ")
            truth = json.loads((truths / (path.stem + ".json")).read_text("utf-8"))
            text = truth["ground_truth"]["main_content"][:end]
            (Path(place) / name).write_text(text, "utf-8", newline="")
            for start, stop, *words in lines[1:]:
                start, stop = int(start), int(stop)
                value = label(words)
                items.append({
                    "source": name, "start": start, "quote": text[start:stop], "type": value.type,
                    "direction": value.direction, "certainty": value.certainty})
        return real_pages(program, lexicons, Path(place), items, "labelled", topics)


def article_pages(program, lexicons, labels, archive):
    """The journal articles that `labels` labels, each a topic of its own; they are in `archive`, a tar file."""
    pages = []
    with tempfile.TemporaryDirectory() as place, tarfile.open(archive) as articles:
        paths = sorted(Path(labels).glob("*.tsv"))
        for path in paths:
            member = articles.extractfile(path.stem + ".nxml")
            (Path(place) / (path.stem + ".nxml")).write_bytes(member.read())
        read = dump(program, lexicons, place)
        for path in paths:
            lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
            labelled = {digest: label(words) for digest, *words in lines}
            units = read[path.stem + ".nxml"]
            digests = [hashlib.sha256(" ".join(unit["quote"].split()).encode()).hexdigest()[:12] for unit in units]
            pages.append(Page(
                path.stem, "articles", path.stem,
                [counted(unit, labelled.get(digest)) for unit, digest in zip(units, digests)],
                sum(digest in labelled for digest in digests) + len(labelled.keys() - set(digests))))
    return pages
