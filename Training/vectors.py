"""The vectors of words, and what they are for a unit: the same as `WordVectors` and `WordRows` in Swift."""
import base64
from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parent.parent / "Plugins/Extraction/Resources/models/word-vectors.tsv"
PLACES = ("whole", "opening", "first", "second", "third")


@cache
def shipped():
    """The weights and the vectors of the words that have one."""
    lines = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [np.frombuffer(base64.b64decode(line[2]), np.int8) for line in lines if len(line) == 3]
    return np.array([int(line[1]) / 1000 for line in lines if len(line) == 3]), np.array(rows) / 127


def values(units):
    """For each unit its vectors: of all words, of those that open the main clause, and of the first three there."""
    weights, vectors = shipped()
    none = np.zeros(vectors.shape[1])

    def summed(rows):
        return weights[rows] @ vectors[rows] / np.sqrt(weights[rows].sum()) if rows else none

    def first(rows, place):
        return vectors[rows[place]] if place < len(rows) and rows[place] >= 0 else none

    return np.array([
        np.concatenate([summed(whole), summed(opening), *(first(firsts, place) for place in range(3))])
        for whole, opening, firsts in (unit.rows for unit in units)])


def text(classes, weights):
    """The file of a model over ``values``; `weights`: a row for each class."""
    size = shipped()[1].shape[1]
    lines = [
        "# What the vectors of a unit's words add to type.tsv: Training/train_statements.py writes this file.",
        "\t".join(["classes", *classes])]
    for place, column in enumerate(weights.T):
        name = f"{PLACES[place // size]}:{place % size}"
        lines.append("\t".join([name, *(f"{weight:.3f}" for weight in column)]))
    return "\n".join(lines) + "\n"
