#!/usr/bin/env python3
"""Trains Plugins/Extraction/Resources/models/answers.tsv, which ranks the sentences of an article by how likely they answer a
question, and directions.tsv, which tells which way a sentence says that the outcome went.

usage: train_questions.py [DATA] [--check]

DATA: a folder with prompts-train.jsonl.gz and articles-train.jsonl.gz (default ../shared/bench/extract/ei). The features
come from `thresh-eval questions`, so build that first (`make train-questions` does, and installs requirements.txt into a
folder of its own). Prints how well articles are read that training did not see, in five folds, and writes the models; with
--check the files are compared instead. Same input, same bytes.
"""
import gzip
import json
import sys
import tempfile
from pathlib import Path
from subprocess import PIPE, CalledProcessError, run

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

import hashed
import ranking

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "Plugins/Extraction/Resources/models"
PROGRAM = ROOT / ".build/release/thresh-eval"
DIRECTIONS = ["decreased", "no-difference", "increased"]
FOLDS = 5
BITS = 16
DIRECTION_BITS = 17
# Chosen by the figures of the folds.
L2 = 20.0
C = 0.015
# Features of fewer articles, and of fewer passages, are left out.
LEAST_ARTICLES = 8
LEAST_PASSAGES = 3
# How many sentences are the answer, the more probable ones counting more: QuestionReader.swift.
BEST = 3
SCALE = "0.01"


def program(*arguments):
    return run([PROGRAM, *arguments], check=True, stdout=PIPE, encoding="utf-8").stdout.splitlines()


def hits(start, end, evidence):
    """As the scorer of the data has it: one covers half of the other, and the sentence is not overlong."""
    for item in evidence:
        shared = min(end, item["end"]) - max(start, item["start"])
        length = item["end"] - item["start"]
        if shared > 0 and (2 * shared >= end - start or 2 * shared >= length) and end - start <= max(600, 3 * length):
            return True
    return False


class Sentences:
    """Every sentence of every prompt's article, with its features."""

    def __init__(self, data, prompts):
        with tempfile.TemporaryDirectory() as folder:
            asked = Path(folder) / "prompts.jsonl"
            asked.write_text("".join(json.dumps(prompt) + "\n" for prompt in prompts), "utf-8")
            lines = program("questions", asked, data / "articles-train.jsonl.gz", "--out", folder)
            hashes = np.fromfile(Path(folder) / "features.u32", "<u4")
        self.places = [json.loads(line)["sentences"] for line in lines]
        lengths = [length for sentences in self.places for _, _, length in sentences]
        self.groups = np.repeat(np.arange(len(prompts)), [len(sentences) for sentences in self.places])
        self.right = np.array([
            hits(start, end, prompt["evidence"])
            for prompt, sentences in zip(prompts, self.places) for start, end, _ in sentences])
        columns = (hashes & ((1 << BITS) - 1)).astype(np.int64)
        self.matrix = csr_matrix(
            (np.ones(len(columns), np.float32), columns, np.concatenate([[0], np.cumsum(lengths)])),
            shape=(len(lengths), 1 << BITS))
        self.matrix.sum_duplicates()

    def weights(self, rows, articles):
        """Weights by bucket from the sentences `rows`."""
        part = self.matrix[rows].tocoo()
        pairs = np.unique(part.col.astype(np.int64) * (articles.max() + 1) + articles[self.groups[rows]][part.row])
        counts = np.bincount(pairs // (articles.max() + 1), minlength=1 << BITS)
        columns = np.flatnonzero(counts >= LEAST_ARTICLES)
        weights = np.zeros(1 << BITS)
        weights[columns] = ranking.fit(
            self.matrix[rows][:, columns].tocsr(), self.groups[rows], self.right[rows], L2)
        return weights

    def highest(self, scores):
        """The score of each prompt's best sentence."""
        return np.maximum.reduceat(scores, np.searchsorted(self.groups, np.arange(len(self.places))))

    def best(self, scores):
        """For each prompt the best sentences, each with its probability."""
        found = []
        for prompt, sentences in enumerate(self.places):
            start = np.searchsorted(self.groups, prompt)
            own = scores[start:start + len(sentences)]
            powers = np.exp(own - own.max())
            order = np.argsort(-own, kind="stable")[:BEST]
            found.append([(sentences[place][0], sentences[place][1], powers[place] / powers.sum()) for place in order])
        return found


class Passages:
    """Passages whose direction is told: the evidence of each prompt, or the best sentences found."""

    def __init__(self, data, prompts, places):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for prompt, passages in zip(prompts, places):
                evidence = [{"start": start, "end": end} for start, end, _, _ in passages]
                file.write(json.dumps(prompt | {"evidence": evidence}) + "\n")
            file.flush()
            lines = program("questions", file.name, data / "articles-train.jsonl.gz")
        self.matrix = hashed.matrix([row for line in lines for row in json.loads(line)["features"]], DIRECTION_BITS)
        self.prompts = np.array([index for index, passages in enumerate(places) for _ in passages])
        self.shares = np.array([share for passages in places for _, _, share, _ in passages])
        self.labels = np.array([label for passages in places for _, _, _, label in passages])

    def model(self, rows):
        columns = np.flatnonzero(np.asarray((self.matrix[rows] > 0).sum(0)).ravel() >= LEAST_PASSAGES)
        model = LogisticRegression(C=C, max_iter=500, class_weight="balanced")
        model.fit(self.matrix[rows][:, columns], self.labels[rows], sample_weight=self.shares[rows])
        weights = np.zeros((len(DIRECTIONS), self.matrix.shape[1]))
        weights[:, columns] = model.coef_
        return weights, model.intercept_

    def chances(self, model, rows, count):
        """For each prompt the mean of its passages' probabilities."""
        weights, bias = model
        scores = self.matrix[rows] @ weights.T + bias
        powers = np.exp(scores - scores.max(1, keepdims=True))
        found = np.zeros((count, len(DIRECTIONS)))
        np.add.at(found, self.prompts[rows], powers / powers.sum(1, keepdims=True) * self.shares[rows][:, None])
        return found


def evidence(prompt):
    """Start, end, share and direction of each place that annotators marked."""
    places = {(item["start"], item["end"]): item["label"] + 1 for item in prompt["evidence"]}
    return [(start, end, 1 / len(places), label) for (start, end), label in places.items()]


def floor(own, foreign):
    """The score that parts articles that answer a prompt best from those that another prompt is about."""
    steps = np.unique(np.round(np.concatenate([own, foreign]), 1))
    right = [(own > step).mean() + (foreign <= step).mean() for step in steps]
    step = steps[int(np.argmax(right))]
    print(f"floor {step:.1f}: of prompts {(own > step).mean():.3f} pass in their own article, "
          f"{(foreign > step).mean():.3f} in another")
    return step


def calibration(chances, truth):
    """How often the most probable direction is right, by its probability."""
    sure = chances.max(1) / chances.sum(1)
    right = chances.argmax(1) == truth
    print("probability  prompts  mean   right")
    for low in np.arange(0.3, 1, 0.1):
        cell = (sure >= low) & (sure < low + 0.1 + 1e-9)
        if cell.any():
            print(f"  {low:.1f}-{low + 0.1:.1f}    {cell.sum():5d}  {sure[cell].mean():.3f}  {right[cell].mean():.3f}")


def main(arguments):
    check = "--check" in arguments
    places = [Path(argument) for argument in arguments if argument != "--check"]
    data = places[0] if places else ROOT / "../shared/bench/extract/ei"
    if not data.is_dir():
        print("The articles are not here; the models stay as they are.")
        return 0
    with gzip.open(data / "prompts-train.jsonl.gz", "rt", encoding="utf-8") as file:
        prompts = [json.loads(line) for line in file]
    names = sorted({prompt["pmcid"] for prompt in prompts})
    articles = np.array([names.index(prompt["pmcid"]) for prompt in prompts])
    folds = articles % FOLDS
    truth = np.array([prompt["label"] + 1 for prompt in prompts])

    sentences = Sentences(data, prompts)
    # The same prompts asked of the article before, whose fold is another.
    others = Sentences(data, [prompt | {"pmcid": names[articles[index] - 1]} for index, prompt in enumerate(prompts)])
    scores, foreign = np.zeros(len(sentences.groups)), np.zeros(len(others.groups))
    for fold in range(FOLDS):
        rows = folds[sentences.groups] == fold
        weights = sentences.weights(np.flatnonzero(~rows), articles)
        scores[rows] = sentences.matrix[rows] @ weights
        rows = folds[others.groups] == fold
        foreign[rows] = others.matrix[rows] @ weights
    lowest = floor(sentences.highest(scores), others.highest(foreign))
    best = sentences.best(scores)
    for count in (1, BEST):
        share = np.mean([
            any(hits(start, end, prompt["evidence"]) for start, end, _ in found[:count])
            for prompt, found in zip(prompts, best)])
        print(f"hit@{count} {share:.3f}")

    gold = Passages(data, prompts, [evidence(prompt) for prompt in prompts])
    found = Passages(
        data, prompts, [[(*place, prompt["label"] + 1) for place in own] for prompt, own in zip(prompts, best)])
    oracle, pipeline = np.zeros((2, len(prompts), len(DIRECTIONS)))
    for fold in range(FOLDS):
        model = gold.model(np.flatnonzero(folds[gold.prompts] != fold))
        oracle += gold.chances(model, np.flatnonzero(folds[gold.prompts] == fold), len(prompts))
        pipeline += found.chances(model, np.flatnonzero(folds[found.prompts] == fold), len(prompts))
    for name, chances in (("oracle", oracle), ("pipeline", pipeline)):
        single = f1_score(truth, chances.argmax(1), average=None)
        print(f"{name} macro-F1 {single.mean():.3f}  " + "  ".join(
            f"{direction} {value:.3f}" for direction, value in zip(DIRECTIONS, single)))
    print("directions of the sentences found:")
    calibration(pipeline, truth)

    print(f"{len(prompts)} prompts, {len(names)} articles, {len(sentences.groups)} pairs of prompt and sentence")
    says = "Training/train_questions.py writes this file, and questions.md says what it was trained on and how well it reads."
    weights = sentences.weights(np.arange(len(sentences.groups)), articles)
    files = {
        "answers.tsv": hashed.text(
            ["Does a sentence answer a question about an effect?", says], ["no", "yes"], BITS, SCALE, weights, -lowest),
        "directions.tsv": hashed.text(
            ["Which way did the outcome go?", says], DIRECTIONS, DIRECTION_BITS, SCALE,
            *gold.model(np.arange(len(gold.prompts))))}
    return hashed.keep(MODELS, files, check)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (FileNotFoundError, CalledProcessError) as error:
        sys.exit(f"{error}\nBuild the program first: swift build -c release --product thresh-eval")
