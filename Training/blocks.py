"""The text segments of annotated web pages: their features, as `thresh-eval blocks` writes them, and what of each is main
content. Used by train_blocks.py; needs numpy.
"""
import hashlib
import json
import re
import subprocess
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

WORD = re.compile(r"\w+")
# Second-level names under which sites are registered, such as example.co.uk.
SUFFIX = re.compile(r"\.(ac|co|com|edu|gov|net|org)\.\w\w$")


def words(text):
    return WORD.findall(text.lower())


def site_of(url):
    """The registered name in an address: pages of one site are never split."""
    host = url.split("//")[-1].split("/")[0].split(":")[0].lower()
    parts = host.split(".")
    return ".".join(parts[-3:] if SUFFIX.search(host) else parts[-2:])


class Page:
    """One page: its own features, its segments' texts, features, word counts and labels, and the text they are measured by."""

    def __init__(self, name, texts, features, values, gold):
        self.name = name
        self.features = features
        self.values = values
        self.texts = texts
        self.site = site_of(gold["url"])
        self.type = gold["_internal"]["page_type"]["primary"]
        self.reference = gold["ground_truth"].get("main_content") or ""
        tokens = [words(text) for text in texts]
        self.counts = np.array([len(token) for token in tokens], dtype=float)
        self.labels = labels(tokens, words(self.reference))

    def fold(self, count):
        return int(hashlib.sha256(self.site.encode()).hexdigest(), 16) % count


def load(program, data):
    """Names of the features of segments and of pages, and the pages of `data`."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "blocks", data / "html", "--out", folder], check=True)
        names = json.loads((Path(folder) / "names.json").read_text("utf-8"))
        page_names = json.loads((Path(folder) / "page-names.json").read_text("utf-8"))
        values = np.fromfile(Path(folder) / "features.i32", dtype="<i4").reshape(-1, len(names))
        pages, start = [], 0
        for line in (Path(folder) / "pages.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            end = start + len(record["texts"])
            name = record["name"].split(".")[0]
            gold = json.loads((data / "ground-truth" / f"{name}.json").read_text("utf-8"))
            pages.append(Page(name, record["texts"], values[start:end], record["values"], gold))
            start = end
    return names, page_names, pages


def labels(segments, reference):
    """For each segment, the share of its words that the reference has in the same order."""
    page = [word for segment in segments for word in segment]
    owner = np.repeat(np.arange(len(segments)), [len(segment) for segment in segments])
    shares = np.zeros(len(segments))
    if not page or not reference:
        return shares
    # Words alone are found anywhere; what is looked at are runs of three.
    runs = set(zip(reference, reference[1:], reference[2:]))
    candidate = np.zeros(len(page), bool)
    for index in range(len(page) - 2):
        if tuple(page[index:index + 3]) in runs:
            candidate[index:index + 3] = True
    if len(reference) < 3:
        candidate[:] = True
    places = np.flatnonzero(candidate)
    found = np.zeros(len(page), bool)
    if len(places) * len(reference) < 40_000_000:
        matcher = SequenceMatcher(None, [page[place] for place in places], reference, autojunk=False)
        for start, _, size in matcher.get_matching_blocks():
            found[places[start:start + size]] = True
    else:
        found = candidate
    missing = Counter(reference)
    missing.subtract(page[index] for index in np.flatnonzero(found))

    def take(tokens):
        """Whether the reference has these words and they were not found elsewhere yet."""
        if any(missing[word] < count for word, count in Counter(tokens).items()):
            return False
        missing.subtract(tokens)
        return True

    # Segments that the reference has in another order.
    apart = np.flatnonzero(candidate & ~found)
    for segment in np.unique(owner[apart]):
        places = apart[owner[apart] == segment]
        if len(places) >= 4 and len(places) >= 0.6 * len(segments[segment]) and take([page[i] for i in places]):
            found[places] = True
    np.add.at(shares, owner, found.astype(float))
    shares /= np.maximum([len(segment) for segment in segments], 1)
    # A heading or label of a few words, beside what is surely content.
    for index, segment in enumerate(segments):
        if 0 < len(segment) <= 6 and shares[index] < 0.5:
            if max(shares[max(0, index - 3):index + 4]) >= 0.8 and take(segment):
                shares[index] = 1
    return shares
