#!/usr/bin/env python3
"""Trains the models in Plugins/Cleanup/Resources/models that choose the main content of web pages: page-types.tsv tells
the type of a page, article-blocks.tsv weighs the segments of articles and other-blocks.tsv those of other pages.

usage: train_blocks.py [DATA] [--folds-only] [--keep-folds FOLDER]

DATA: annotated pages, html/ and ground-truth/ (default ../shared/bench/cleanup/wcxb-dev). The features come from
`thresh-eval blocks`, so build that first (`make train-blocks` does, and installs requirements.txt into a folder of its
own). Prints how well pages of unseen sites are read, in five folds by site, and writes the models of all pages.
--keep-folds also writes the models of each fold, in a folder each with the names of the pages it did not see, for
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
MODELS = ROOT / "Plugins/Cleanup/Resources/models"
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
# As PageType.swift has them.
TYPES = ["article", "collection", "documentation", "forum", "listing", "product", "service"]
TYPE_ROUNDS = 80
TYPE_PARAMETERS = {
    "objective": "multiclass", "num_class": len(TYPES), "learning_rate": 0.08, "num_leaves": 5, "min_data_in_leaf": 15,
    "feature_fraction": 0.2, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 63,
    "use_missing": False, "seed": 7, "deterministic": True, "force_row_wise": True, "num_threads": 2, "verbose": -1,
}
# TreeModel.swift: leaves are whole numbers, this many to a unit of log odds.
UNIT = 10_000


def weights(pages):
    """Long segments count more, but those of long pages less, so that no page outweighs many others."""
    parts = []
    for page in pages:
        part = np.sqrt(np.maximum(page.counts, 1))
        parts.append(part / max(np.sqrt(part.sum()), 1e-9) * TYPE_WEIGHTS.get(page.type, 1))
    return np.concatenate(parts)


class Models:
    """The three models, trained on some pages."""

    def __init__(self, names, page_names, pages):
        self.names, self.page_names = names, page_names
        self.types = trained_types(page_names, pages)
        self.article = trained(names, [page for page in pages if page.type == "article"])
        self.other = trained(names, [page for page in pages if page.type != "article"])

    def type(self, page):
        """The likeliest type, and whether it is more likely an article than not (PageType.swift)."""
        values = np.array([page.values])
        sums = np.array([sum(log_odds(tree, values)[0] for tree in trees) for trees in self.types]) / UNIT
        shares = np.exp(sums - sums.max())
        return TYPES[int(shares.argmax())], shares[TYPES.index("article")] > shares.sum() / 2

    def chosen(self, page):
        """The segments taken (ContentModels.swift, BlockChoice.swift, PageType.swift)."""
        kind, is_article = self.type(page)
        model = self.article if is_article else self.other
        weight = 0.5 if is_article else 0.3 if kind == "product" else 1
        return chosen(likelihoods(model, page), page.counts, weight)

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "page-types.tsv").write_text(
            text("What type is a page?", zip(TYPES, self.types), self.page_names), "utf-8")
        question = "How likely is a segment of {} main content?"
        (folder / "article-blocks.tsv").write_text(
            text(question.format("an article"), [("", self.article)], self.names), "utf-8")
        (folder / "other-blocks.tsv").write_text(
            text(question.format("a page that is no article"), [("", self.other)], self.names), "utf-8")


def trained_types(names, pages):
    """The trees of each type."""
    features = np.array([page.values for page in pages], np.float32)
    labels = [TYPES.index(page.type) for page in pages]
    data = lightgbm.Dataset(features, label=labels, feature_name=names, params=TYPE_PARAMETERS)
    trees = rounded(lightgbm.train(TYPE_PARAMETERS, data, TYPE_ROUNDS).dump_model())
    return [trees[start::len(TYPES)] for start in range(len(TYPES))]


def trained(names, pages):
    features = np.concatenate([page.features for page in pages]).astype(np.float32)
    labels = np.concatenate([page.labels for page in pages])
    data = lightgbm.Dataset(features, label=labels, weight=weights(pages), feature_name=names, params=PARAMETERS)
    return rounded(lightgbm.train(PARAMETERS, data, TREES).dump_model())


def rounded(dump):
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


def chosen(likelihood, counts, recall_weight):
    """The segments that promise the best F measure: those above some likelihood."""
    expected = (likelihood * counts).sum()
    choice = np.zeros(len(counts), bool)
    if expected < LEAST_WORDS:
        return choice
    order = np.argsort(-likelihood, kind="stable")
    found, taken = np.cumsum((likelihood * counts)[order]), np.cumsum(counts[order])
    promise = (1 + recall_weight) * found / (taken + recall_weight * expected)
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
    scores = [f1(page, model.chosen(page)) for page, model in zip(pages, models)]
    types = sorted({page.type for page in pages})
    means = {kind: np.mean([score for page, score in zip(pages, scores) if page.type == kind]) for kind in types}
    right = np.mean([model.type(page)[0] == page.type for page, model in zip(pages, models)])
    print(f"{title:<22} word F1 {np.mean(scores):.4f}, mean over types {np.mean(list(means.values())):.4f}; "
          + ", ".join(f"{kind} {mean:.3f}" for kind, mean in means.items()) + f"; type right {right:.3f}", flush=True)


def text(question, parts, names):
    lines = [
        f"# {question} Regression trees: Training/train_blocks.py writes this file, and content.md says what",
        "# they were trained on and how good they are. A split is a feature and a threshold; what is at most the threshold",
        f"# comes first. A leaf is '=' and its value, of which {UNIT} are a unit of log odds. '>' says what is summed up.",
    ]

    def write(part):
        if isinstance(part, int):
            lines.append(f"=\t{part}")
        else:
            lines.append(f"{names[part[0]]}\t{part[1]}")
            write(part[2])
            write(part[3])

    for name, trees in parts:
        if name:
            lines.append(f">\t{name}")
        for tree in trees:
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
    names, page_names, pages = blocks.load(PROGRAM, options.data)
    folds = [page.fold(FOLDS) for page in pages]
    models = []
    for fold in range(FOLDS):
        models.append(Models(names, page_names, [page for page, place in zip(pages, folds) if place != fold]))
        if options.keep_folds:
            models[fold].write(options.keep_folds / str(fold))
            unseen = [page.name for page, place in zip(pages, folds) if place == fold]
            (options.keep_folds / f"{fold}.json").write_text(json.dumps(unseen), "utf-8")
    report("site not in training", pages, [models[fold] for fold in folds])
    report("site in training", pages, [models[(fold + 1) % FOLDS] for fold in folds])
    if not options.folds_only:
        shipped = Models(names, page_names, pages)
        report("all in training", pages, [shipped] * len(pages))
        shipped.write(MODELS)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (FileNotFoundError, CalledProcessError) as error:
        sys.exit(f"{error}\nBuild the program first: swift build -c release --product thresh-eval")
