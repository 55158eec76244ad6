#!/usr/bin/env python3
"""Makes the vectors of words: words that are used alike get vectors that are alike.

usage: train_vectors.py [DATA] [--check]

DATA: the benchmark data (default ../shared/bench). Reads the texts of its web pages and of those written for this
project, without any label and without the real pages that results are reported on, and writes
Plugins/Extraction/Resources/models/word-vectors.tsv; with --check the file is compared instead. Same input, same bytes.
Trial reports make vectors that serve web pages less well.

A vector has two parts: what a word is about, from the words within five places of it, and how it is used in a
sentence, from the words right before and after it. Both come from a table of positive pointwise mutual information,
cut down by a singular value decomposition (Levy & Goldberg 2014).
"""
import base64
import json
import os
import re
import sys
from collections import Counter
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from scipy.sparse import csr_matrix, hstack
from scipy.sparse.linalg import svds

import hashed
import pages

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "Plugins/Extraction/Resources/models"
TOKEN = re.compile(r"[^\W\d_][\w]*(?:'[^\W\d_]\w*)*|\d[\d.,]*|[^\w\s]|\n")
WORD = re.compile(r"[a-z][a-z']*$")

SUBJECT, USE = 64, 32
REACH = 5
# How many of the most frequent words and marks count as neighbours.
NEIGHBOURS = 2000
LEAST_USES, LEAST_TEXTS, MOST_WORDS = 5, 3, 20_000
# A word that makes up this much of all texts counts half as much as a rare one in the sum of a sentence's vectors.
HALF = 3000 / 3e6


def texts(bench):
    """The texts, without the pages that have labels."""
    labelled = {path.stem for path in (ROOT / "Training/labels").glob("*.tsv")}
    labelled |= {path.name.split("-")[1] for path in (bench / "extract/texts").glob("p-*")}
    for path in sorted((bench / "cleanup/wcxb-dev/ground-truth").glob("*.json")):
        if path.stem not in labelled:
            yield json.loads(path.read_text("utf-8"))["ground_truth"].get("main_content") or ""
    for path in sorted((ROOT / "Training/pages").glob("*.txt")):
        parts = pages.written(path)
        yield "\n".join(" ".join(text for text, _ in part.units) for part in parts)


def words(text):
    return ["0" if token[0].isdigit() else token for token in TOKEN.findall(text.lower().replace("’", "'"))]


def table(read, size, distance):
    """How often a word stands `distance` places before another, by their numbers."""
    rows, others = [], []
    for numbers in read:
        first, second = numbers[:-distance], numbers[distance:]
        known = (first >= 0) & (second >= 0)
        rows.append(first[known])
        others.append(second[known])
    rows, others = np.concatenate(rows), np.concatenate(others)
    return csr_matrix((np.ones(len(rows)), (rows, others)), shape=(size, size))


def information(counts):
    """Positive pointwise mutual information; frequent neighbours are damped."""
    counts = counts.tocoo()
    by_row = np.asarray(counts.sum(1)).ravel()
    by_column = np.asarray(counts.sum(0)).ravel() ** 0.75
    values = np.log(counts.data * by_column.sum() / (by_row[counts.row] * by_column[counts.col]))
    kept = values > 0
    return csr_matrix((values[kept], (counts.row[kept], counts.col[kept])), shape=counts.shape)


def reduced(matrix, size):
    """Rows of length 1."""
    left, values, right = svds(matrix, k=size, v0=np.ones(min(matrix.shape)))
    # The sign of a singular vector is chance.
    signs = np.sign(right[np.arange(size), abs(right).argmax(1)])
    rows = left * np.sqrt(values) * signs
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def main(arguments):
    places = [Path(argument) for argument in arguments if not argument.startswith("--")]
    bench = places[0] if places else ROOT / "../shared/bench"
    if not bench.is_dir():
        print("The texts are not here; the vectors stay as they are.")
        return 0
    read = [words(text) for text in texts(bench)]
    uses = Counter(word for text in read for word in text)
    spread = Counter(word for text in read for word in set(text))
    known = [word for word, count in sorted(uses.items(), key=lambda item: (-item[1], item[0]))
             if count >= LEAST_USES and spread[word] >= LEAST_TEXTS][:MOST_WORDS]
    number = {word: place for place, word in enumerate(known)}
    print(f"{len(read)} texts, {sum(uses.values())} words and marks, {len(known)} different ones")
    read = [np.array([number.get(word, -1) for word in text]) for text in read if len(text) > REACH]
    near = [table(read, len(known), distance) for distance in range(1, REACH + 1)]
    around = sum((counts + counts.T) / distance for distance, counts in enumerate(near, 1))
    subject = reduced(information(around), SUBJECT)
    sides = [part[:, :NEIGHBOURS] for counts in near[:2] for part in (counts, counts.T.tocsr())]
    use = reduced(hstack([information(part) for part in sides]).tocsr(), USE)

    total = sum(uses.values())
    vectors = np.hstack([subject, use])
    vectors = np.rint(127 * vectors / abs(vectors).max()).astype(np.int8)
    lines = [
        "# Vectors of words: Training/train_vectors.py writes this file, and statements.md says what they are made of.",
        "# A word, what it weighs among others in thousandths, and its vector: bytes with a sign, in base64.",
        "# 0 stands for every number.",
        f"dimensions\t{SUBJECT + USE}"]
    for word, vector in zip(known, vectors):
        if WORD.match(word) or word == "0":
            weight = round(1000 / (1 + uses[word] / total / HALF))
            lines.append(f"{word}\t{weight}\t{base64.b64encode(vector.tobytes()).decode()}")
    return hashed.keep(MODELS, {"word-vectors.tsv": "\n".join(lines) + "\n"}, "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
