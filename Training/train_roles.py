#!/usr/bin/env python3
"""Trains Plugins/Extraction/Resources/models/roles.tsv and roles-order.tsv, which tell the roles of an abstract's sentences.

usage: train_roles.py [DATA] [--check]

DATA: a folder with train.jsonl.gz, an abstract a line (default ../shared/bench/extract/roles). The features come from
`thresh-eval role-features`, so build that first (`make train-roles` does, and installs requirements.txt into a folder of its
own). Prints how well abstracts are read that training did not see, in five folds, and writes the models; with --check the
files are compared instead. Same input, same bytes.
"""
import gzip
import json
import sys
from pathlib import Path
from subprocess import PIPE, CalledProcessError, run

import numpy as np
from sklearn.metrics import f1_score

import chains
import hashed

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "Plugins/Extraction/Resources/models"
PROGRAM = ROOT / ".build/release/thresh-eval"
ROLES = ["BACKGROUND", "OBJECTIVE", "METHODS", "RESULTS", "CONCLUSIONS"]
FOLDS = 5
BITS = 16
# Chosen by the figures of the folds.
L2 = 3.0
STEPS = 60
# Features that fewer sentences have are left out, and so are all but the weightiest.
LEAST = 5
KEPT = 28_000
# How much more an objective's probability counts: it is rare, and mostly told as background.
DECISIONS = [1.0, 1.5, 2.0, 3.0, 4.0]
SCALE = "0.01"


def trained(matrix, labels, lengths):
    """A model that has weights for at most KEPT features; the weights of all others are 0."""
    counts = np.asarray((matrix > 0).sum(0)).ravel()
    columns = np.flatnonzero(counts >= LEAST)
    first = chains.fit(matrix[:, columns].tocsr(), labels, lengths, len(ROLES), L2, STEPS)
    spread = first.weights.max(1) - first.weights.min(1)
    columns = np.sort(columns[np.argsort(-spread, kind="stable")[:KEPT]])
    model = chains.fit(matrix[:, columns].tocsr(), labels, lengths, len(ROLES), L2, STEPS)
    weights = np.zeros((matrix.shape[1], len(ROLES)))
    # What is added to all classes alike changes nothing.
    weights[columns] = model.weights - model.weights.mean(1, keepdims=True)
    model.weights = weights
    return model


def decided(chances, factor):
    weighted = chances.copy()
    weighted[:, ROLES.index("OBJECTIVE")] *= factor
    return weighted.argmax(1)


def figures(labels, found):
    single = f1_score(labels, found, average=None)
    return f"weighted F1 {f1_score(labels, found, average='weighted'):.4f}  " + "  ".join(
        f"{role} {value:.3f}" for role, value in zip(ROLES, single))


def order(model, factor):
    lines = [
        "# Which role follows which: Training/train_roles.py writes this file; see roles.md.",
        "classes\t" + "\t".join(ROLES)]
    rows = {"first": model.first, "last": model.last, "decision": np.zeros(len(ROLES))}
    rows["decision"][ROLES.index("OBJECTIVE")] = np.log(factor)
    for place, role in enumerate(ROLES):
        rows["after:" + role] = model.following[place]
    lines += ["\t".join([name, *(f"{value:.3f}" for value in row)]) for name, row in rows.items()]
    return "\n".join(lines) + "\n"


def main(arguments):
    check = "--check" in arguments
    places = [Path(argument) for argument in arguments if argument != "--check"]
    data = places[0] if places else ROOT / "../shared/bench/extract/roles"
    if not data.is_dir():
        print("The abstracts are not here; the models stay as they are.")
        return 0
    with gzip.open(data / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        abstracts = [json.loads(line) for line in file]
    dump = run([PROGRAM, "role-features", data / "train.jsonl.gz"], check=True, stdout=PIPE, encoding="utf-8").stdout
    features = [row for line in dump.splitlines() for row in json.loads(line)["features"]]
    labels = np.array([ROLES.index(item["label"]) for abstract in abstracts for item in abstract["sentences"]])
    lengths = np.array([len(abstract["sentences"]) for abstract in abstracts])
    matrix = hashed.matrix(features, BITS)

    folds = np.zeros(len(abstracts), int)
    for place, index in enumerate(sorted(range(len(abstracts)), key=lambda index: abstracts[index]["pmcid"])):
        folds[index] = place % FOLDS
    rows = np.repeat(folds, lengths)
    chances = np.zeros((len(labels), len(ROLES)))
    for fold in range(FOLDS):
        model = trained(matrix[rows != fold], labels[rows != fold], lengths[folds != fold])
        chances[rows == fold] = chains.chances(matrix[rows == fold], lengths[folds == fold], model)
    weighted = {}
    for factor in DECISIONS:
        weighted[factor] = f1_score(labels, decided(chances, factor), average="weighted")
        print(f"objectives count {factor}: {figures(labels, decided(chances, factor))}")
    # The largest that costs the whole nothing worth mention, for objectives are what is missed most.
    factor = max(factor for factor in DECISIONS if weighted[factor] >= max(weighted.values()) - 0.0005)
    model = trained(matrix, labels, lengths)
    print(f"chosen: {factor}; {len(abstracts)} abstracts, {len(labels)} sentences")

    comments = [
        "The role of an abstract's sentence: Training/train_roles.py writes this file, and roles.md says what it was",
        "trained on and how well it reads."]
    files = {
        "roles.tsv": hashed.text(comments, ROLES, BITS, SCALE, model.weights.T, np.zeros(len(ROLES))),
        "roles-order.tsv": order(model, factor)}
    return hashed.keep(MODELS, files, check)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (FileNotFoundError, CalledProcessError) as error:
        sys.exit(f"{error}\nBuild the program first: swift build -c release --product thresh-eval")
