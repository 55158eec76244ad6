#!/usr/bin/env python3
"""Trains Plugins/Cleanup/Resources/models/blocks.tsv, the model that chooses the main content of web pages.

usage: train_blocks.py [DATA] [--folds-only] [--keep-folds FOLDER]

DATA: annotated pages, html/ and ground-truth/ (default ../shared/bench/cleanup/wcxb-dev). The features come from
`thresh-eval blocks`, so build that first (`make train-blocks` does, and installs requirements.txt into a folder of its
own). Prints how well pages of unseen sites are read, in five folds by site, and writes the model of all pages.
--keep-folds also writes the model of each fold with the names of the pages it did not see, for
Tests/Evaluation/folds.py, which reads them with the whole program. Same input, same bytes.
"""
import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from subprocess import CalledProcessError

import lightgbm
import numpy as np

import blocks

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "Plugins/Cleanup/Resources/models/blocks.tsv"
PROGRAM = ROOT / ".build/release/thresh-eval"
FOLDS = 5
TREES = 140
PARAMETERS = {
    "objective": "cross_entropy", "learning_rate": 0.08, "num_leaves": 15, "min_data_in_leaf": 300,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 20, "max_bin": 63,
    "use_missing": False, "seed": 7, "deterministic": True, "force_row_wise": True, "num_threads": 2, "verbose": -1,
}
# Types of page of which there are few, and which are hard: their pages count more.
TYPE_WEIGHTS = {"collection": 2, "listing": 2, "product": 2, "forum": 1.5, "documentation": 1.2, "service": 1.2}
# BlockModel.swift: leaves are whole numbers, this many to a unit of log odds.
UNIT = 10_000


def weights(pages):
    """Long segments count more, but those of long pages less, so that no page outweighs many others."""
    parts = []
    for page in pages:
        part = np.sqrt(np.maximum(page.counts, 1))
        parts.append(part / max(np.sqrt(part.sum()), 1e-9) * TYPE_WEIGHTS.get(page.type, 1))
    return np.concatenate(parts)


def trained(names, pages):
    features = np.concatenate([page.features for page in pages]).astype(np.float32)
    labels = np.concatenate([page.labels for page in pages])
    data = lightgbm.Dataset(features, label=labels, weight=weights(pages), feature_name=names, params=PARAMETERS)
    return rounded(lightgbm.train(PARAMETERS, data, TREES).dump_model(), names)


def rounded(dump, names):
    """The trees as nested tuples of whole numbers: (feature, threshold, at most, above), or the value of a leaf."""
    def node(part):
        if "leaf_value" in part:
            return round(part["leaf_value"] * UNIT)
        return (part["split_feature"], int(np.floor(part["threshold"])), node(part["left_child"]),
                node(part["right_child"]))

    return [node(tree["tree_structure"]) for tree in dump["tree_info"]]


def log_odds(tree, features):
    """The values of one tree for all rows."""
    values = np.zeros(len(features))
    stack = [(tree, np.arange(len(features)))]
    while stack:
        part, rows = stack.pop()
        if isinstance(part, int):
            values[rows] = part
            continue
        is_left = features[rows, part[0]] <= part[1]
        stack += [(part[2], rows[is_left]), (part[3], rows[~is_left])]
    return values


def likelihoods(model, page):
    total = sum(log_odds(tree, page.features) for tree in model)
    return 1 / (1 + np.exp(-np.asarray(total) / UNIT)) if len(page.features) else np.zeros(0)


# As BlockChoice.swift chooses.
LEAST_WORDS = 20


def chosen(likelihood, counts):
    """The segments that promise the best F1: those above some likelihood."""
    expected = (likelihood * counts).sum()
    choice = np.zeros(len(counts), bool)
    if expected < LEAST_WORDS:
        return choice
    order = np.argsort(-likelihood, kind="stable")
    promise = 2 * np.cumsum((likelihood * counts)[order]) / (np.cumsum(counts[order]) + expected)
    choice[order[:int(np.argmax(promise)) + 1]] = True
    return choice


def f1(page, choice):
    """Word F1 of the chosen segments, as score.py measures it."""
    found = Counter()
    for text, is_chosen in zip(page.texts, choice):
        if is_chosen:
            found.update(blocks.words(text))
    wanted = Counter(blocks.words(page.reference))
    if not wanted or not found:
        return float(not wanted and not found)
    return 2 * (found & wanted).total() / (found.total() + wanted.total())


def report(title, pages, models):
    scores = [f1(page, chosen(likelihoods(model, page), page.counts)) for page, model in zip(pages, models)]
    types = sorted({page.type for page in pages})
    means = {kind: np.mean([score for page, score in zip(pages, scores) if page.type == kind]) for kind in types}
    print(f"{title:<22} word F1 {np.mean(scores):.4f}, mean over types {np.mean(list(means.values())):.4f}; "
          + ", ".join(f"{kind} {mean:.3f}" for kind, mean in means.items()), flush=True)


def text(model, names):
    lines = [
        "# How likely is a segment main content? Regression trees: Training/train_blocks.py writes this file, and",
        "# blocks.md says what it was trained on and how well it chooses. A split is a feature and a threshold; what is at",
        f"# most the threshold comes first. A leaf is '=' and its value, of which {UNIT} are a unit of log odds.",
    ]

    def write(part):
        if isinstance(part, int):
            lines.append(f"=\t{part}")
        else:
            lines.append(f"{names[part[0]]}\t{part[1]}")
            write(part[2])
            write(part[3])

    for tree in model:
        write(tree)
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=ROOT / "../shared/bench/cleanup/wcxb-dev")
    parser.add_argument("--folds-only", action="store_true", help="write no model")
    parser.add_argument("--keep-folds", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if not options.data.is_dir():
        print("The annotated pages are not here; the model stays as it is.")
        return 0
    names, pages = blocks.load(PROGRAM, options.data)
    folds = [page.fold(FOLDS) for page in pages]
    models = []
    for fold in range(FOLDS):
        models.append(trained(names, [page for page, place in zip(pages, folds) if place != fold]))
        if options.keep_folds:
            options.keep_folds.mkdir(parents=True, exist_ok=True)
            unseen = [page.name for page, place in zip(pages, folds) if place == fold]
            (options.keep_folds / f"{fold}.tsv").write_text(text(models[fold], names), "utf-8")
            (options.keep_folds / f"{fold}.json").write_text(json.dumps(unseen), "utf-8")
    report("site not in training", pages, [models[fold] for fold in folds])
    report("site in training", pages, [models[(fold + 1) % FOLDS] for fold in folds])
    if not options.folds_only:
        model = trained(names, pages)
        report("all in training", pages, [model] * len(pages))
        MODEL.parent.mkdir(parents=True, exist_ok=True)
        MODEL.write_text(text(model, names), "utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (FileNotFoundError, CalledProcessError) as error:
        sys.exit(f"{error}\nBuild the program first: swift build -c release --product thresh-eval")
