#!/usr/bin/env python3
"""Trains the models that say what is a statement, of which type, and what it says for the intervention.

usage: train_statements.py [DATA] [--figures | --check]

DATA: the benchmark data (default ../shared/bench). The features come from `thresh-eval features`, so build that first
(`make train` does). Prints how well pages are read whose topic training did not see, and writes
Plugins/Extraction/Resources/models/{scope,type,type-vectors,direction}.tsv; with --figures it only prints,
with --check the files are compared instead. Same input, same bytes. The vectors of words are train_vectors.py's.
"""
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

import hashed
import pages as data
import vectors

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "Plugins/Extraction/Resources/models"
PROGRAM = next(
    (path for path in (ROOT / ".build/release/thresh-eval", ROOT / ".build/debug/thresh-eval") if path.exists()),
    ROOT / ".build/release/thresh-eval")
LEXICONS = [ROOT / "Pipelines/lexicons" / name for name in ("acupuncture.yaml", "pain.yaml")]

BITS = 17
SCALE = "0.01"
# Inverse strength of L2, and what a word's feature counts beside a cue's: it is held back by the square of that.
STRENGTH = 0.05
WORD_SCALE = {"scope": 0.5, "type": 0.7, "direction": 0.7}
# Log odds added to what the rules answer. Among pages of all kinds, most of them written, rules are seldom right; on
# pages that keep to one treatment they are right more often than such weights say.
PRIOR = {"type": "rule:", "direction": "rule-direction:"}
PRIOR_WEIGHT = 0.75
# A hash that fewer units have tells nothing.
LEAST_UNITS = 3
FOLDS = 8
# By how much the type model is too sure of pages on topics it has not seen; the reliability table shows it.
TEMPERATURE = 1.3
TOPICS = {
    "p-0064-glp1-concerns.txt": "weight-loss drugs", "p-0065-weight-loss-medications.txt": "weight-loss drugs",
    "p-0348-meditation-nccih.txt": "meditation", "p-4560-meditation-anxiety-news.txt": "meditation",
    "p-4561-meditation-harvard.txt": "meditation", "p-4123-nutrition-myths.txt": "nutrition",
    "p-4578-plant-based-diet.txt": "nutrition", "p-4796-office-chairs.txt": "office chairs",
}


def rule_features(unit):
    return [f"rule-direction:{unit.rules.direction}", f"rule-certainty:{unit.rules.certainty}"]


def type_features(name, unit):
    return [f"type:{name}", f"type:{name}|rule-direction:{unit.rules.direction}"]


class Model:
    """A logistic regression over hashed features and values, with the weights as the files keep them."""

    def __init__(self, kind, rows, labels, values=None):
        """rows: for each unit the names of its features and the hashes of its words; values: a row of numbers for each."""
        self.names = {hashed.hash(name) & ((1 << BITS) - 1) for names, _ in rows for name in names}
        counts = Counter(value & ((1 << BITS) - 1) for _, words in rows for value in words)
        self.words = {value for value, count in counts.items() if count >= LEAST_UNITS}
        self.scale = np.zeros(1 << BITS)
        self.scale[list(self.words)] = WORD_SCALE[kind]
        self.scale[list(self.names)] = 1
        inputs = self.inputs(rows) @ diags(self.scale)
        self.used = np.flatnonzero(np.asarray(abs(inputs).sum(axis=0)).ravel())
        inputs = inputs[:, self.used]
        if values is not None:
            inputs = hstack([inputs, csr_matrix(values)]).tocsr()
        fitted = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-5).fit(inputs, labels)
        self.classes = [str(name) for name in fitted.classes_]
        self.weights = np.zeros((fitted.coef_.shape[0], 1 << BITS))
        self.weights[:, self.used] = fitted.coef_[:, :len(self.used)] * self.scale[self.used]
        self.bias = fitted.intercept_
        if kind in PRIOR:
            for row, name in enumerate(self.classes):
                self.weights[row, hashed.hash(PRIOR[kind] + name) & ((1 << BITS) - 1)] += PRIOR_WEIGHT
        self.value_weights = fitted.coef_[:, len(self.used):]
        self.round()

    def round(self):
        whole, bias = hashed.rounded(self.weights, self.bias, float(SCALE))
        self.rounded = whole * float(SCALE), bias * float(SCALE), self.value_weights.round(3)

    def tempered(self, temperature):
        """The same answers with probabilities that are less sure."""
        other = object.__new__(Model)
        other.__dict__ = self.__dict__ | {
            name: getattr(self, name) / temperature for name in ("weights", "bias", "value_weights")}
        other.round()
        return other

    @staticmethod
    def inputs(rows):
        return hashed.matrix([[hashed.hash(name) for name in names] + list(words) for names, words in rows], BITS)

    def chances(self, rows, values=None):
        weights, bias, value_weights = self.rounded
        sums = self.inputs(rows) @ weights.T + bias
        if values is not None:
            sums = sums + values @ value_weights.T
        if len(self.bias) == 1:
            sums = np.hstack([np.zeros((len(rows), 1)), sums])
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)


class Models:
    def __init__(self, pages, temperature=1.0):
        units = [unit for page in pages for unit in page.units]
        self.scope = Model(
            "scope", [(unit.features, unit.words) for unit in units], ["in" if unit.label else "out" for unit in units])
        units = [unit for unit in units if unit.label]
        self.type = Model(
            "type", [(unit.features + rule_features(unit), unit.words) for unit in units],
            [unit.label.type for unit in units], vectors.values(units)).tempered(temperature)
        self.direction = Model(
            "direction", [
                (unit.features + rule_features(unit) + type_features(unit.label.type, unit), unit.words)
                for unit in units],
            [unit.label.direction for unit in units])

    def read(self, units):
        """For each unit the probability that it is a statement, its type with its probability, and its direction."""
        if not units:
            return []
        # The classes are in alphabetical order: "in" comes before "out".
        scope = self.scope.chances([(unit.features, unit.words) for unit in units])[:, 0]
        rows = [(unit.features + rule_features(unit), unit.words) for unit in units]
        types = self.type.chances(rows, vectors.values(units))
        directions = 0
        for place, name in enumerate(self.type.classes):
            given = [
                (names + type_features(name, unit), words) for (names, words), unit in zip(rows, units)]
            directions = directions + types[:, [place]] * self.direction.chances(given)
        return [
            (chance, self.type.classes[kind.argmax()], kind.max(), self.direction.classes[way.argmax()])
            for chance, kind, way in zip(scope, types, directions)]


def left_out(pages, group, temperature):
    """What models say of every page that were trained without any page of the same group."""
    names = sorted({group(page) for page in pages})
    Random(1).shuffle(names)
    found = {}
    for fold in range(FOLDS):
        mine = set(names[fold::FOLDS])
        models = Models([page for page in pages if group(page) not in mine], temperature)
        for page in pages:
            if group(page) in mine:
                found[page.name] = models.read(page.units)
    return found


def detection(pages, found, threshold):
    hits = chosen = 0
    for page in pages:
        for unit, (chance, *_) in zip(page.units, found[page.name]):
            chosen += chance >= threshold
            hits += chance >= threshold and unit.label is not None
    gold = sum(page.statements for page in pages)
    return hits / max(1, chosen), hits / max(1, gold), 2 * hits / max(1, chosen + gold)


def macro(pairs):
    scores = []
    for name in {gold for gold, _ in pairs}:
        hits = sum(gold == name == said for gold, said in pairs)
        scores.append(2 * hits / (sum(gold == name for gold, _ in pairs) + sum(said == name for _, said in pairs)))
    return sum(scores) / len(scores)


def table(title, pages, found, threshold):
    print(f"{title:<22} units  P     R     F1    | type  macro  direction macro | rules: type direction certainty")
    groups = defaultdict(list)
    for page in pages:
        groups[page.group].append(page)
    for name, mine in groups.items():
        read = [
            (unit, said) for page in mine for unit, said in zip(page.units, found[page.name]) if unit.label]
        types = [(unit.label.type, said[1]) for unit, said in read]
        directions = [(unit.label.direction, said[3]) for unit, said in read]
        share = lambda pairs: sum(one == other for one, other in pairs) / len(pairs)
        rules = [share([(unit.label[at], unit.rules[at]) for unit, _ in read]) for at in range(3)]
        print(f"  {name:<20} {len(read):5d}  " + " ".join(f"{x:.3f}" for x in detection(mine, found, threshold))
              + f" | {share(types):.3f} {macro(types):.3f}  {share(directions):.3f}     {macro(directions):.3f} |        "
              + " ".join(f"{x:.3f}" for x in rules))


def calibration(pages, found, threshold):
    """How often rows are right, statement and type, by the confidence they were given."""
    cells = [[] for _ in range(10)]
    for page in pages:
        for unit, (chance, kind, sure, _) in zip(page.units, found[page.name]):
            if chance >= threshold:
                right = unit.label is not None and unit.label.type == kind
                cells[min(9, int(chance * sure * 10))].append((chance * sure, right))
    print("confidence  rows   mean   right")
    for place, cell in enumerate(cells):
        if cell:
            mean, share = (sum(column) / len(cell) for column in zip(*cell))
            print(f"  {place / 10:.1f}-{(place + 1) / 10:.1f}   {len(cell):5d}  {mean:.3f}  {share:.3f}")
    count = sum(len(cell) for cell in cells)
    error = sum(abs(sum(c for c, _ in cell) - sum(y for _, y in cell)) for cell in cells) / count
    print(f"  mean distance {error:.3f}")


def text(name, model, threshold=None):
    classes, weights, bias = model.classes, model.weights, model.bias
    if name == "scope":
        # The file's second class is the answer: turn "in, out" round.
        classes, weights, bias = ["out", "in"], -weights, -bias
    return hashed.text(
        ["Training/train_statements.py writes this file; statements.md says what it was trained on and how well it reads."],
        classes, BITS, SCALE, weights, bias, threshold)


def main(arguments):
    places = [Path(argument) for argument in arguments if not argument.startswith("--")]
    bench = places[0] if places else ROOT / "../shared/bench"
    if not bench.is_dir():
        print("The annotated pages are not here; the models stay as they are.")
        return 0
    extract = bench / "extract"
    pages = (
        data.real_pages(PROGRAM, LEXICONS, bench / "../seeds", data.gold(extract / "gold"), "seeds", {})
        + data.real_pages(PROGRAM, LEXICONS, extract / "texts", data.gold(extract / "gold-other"), "other", TOPICS)
        + data.labelled_pages(PROGRAM, LEXICONS, ROOT / "Training/labels", bench / "cleanup/wcxb-dev/ground-truth")
        + data.article_pages(PROGRAM, LEXICONS, ROOT / "Training/labels/articles", extract / "jats/articles.tar.gz")
        + data.written_pages(PROGRAM, LEXICONS, ROOT / "Training/pages"))
    pages = [page._replace(topic="acupuncture") if page.group == "seeds" else page for page in pages]
    print(Counter(page.group for page in pages), sum(len(page.units) for page in pages), "units")

    by_topic = left_out(pages, lambda page: page.topic, TEMPERATURE)
    thresholds = [step / 100 for step in range(30, 71, 5)]
    real = [page for page in pages if page.group not in ("written", "excerpts", "articles")]
    scores = {step: round(detection(real, by_topic, step)[2], 3) for step in thresholds}
    best = [step for step in thresholds if scores[step] == max(scores.values())]
    threshold = best[len(best) // 2]
    print("threshold " + ", ".join(f"{step:.2f}: {score:.3f}" for step, score in scores.items()), "chosen:", threshold)
    table("topic left out", pages, by_topic, threshold)
    calibration(real, by_topic, threshold)
    models = Models(pages, TEMPERATURE)
    table("in training", pages, {page.name: models.read(page.units) for page in pages}, threshold)
    if "--figures" in arguments:
        return 0
    files = {
        "scope.tsv": text("scope", models.scope, threshold), "type.tsv": text("type", models.type),
        "type-vectors.tsv": vectors.text(models.type.classes, models.type.rounded[2]),
        "direction.tsv": text("direction", models.direction)}
    return hashed.keep(MODELS, files, "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
