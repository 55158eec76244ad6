#!/usr/bin/env python3
"""Trains Plugins/Extraction/Resources/models/scope.tsv, the model that says whether a unit is a statement.

usage: train_scope.py [DATA] [--check]

DATA: the annotated pages, gold/ and gold-other/ with the texts (default ../shared/bench/extract). The features come from
`thresh-eval features`, so build that first (`make train` does). Prints how well pages are read that training did not
see, and writes the model; with --check the file is compared instead. Same input, same bytes. Standard library only.
"""
import sys
from pathlib import Path
from subprocess import CalledProcessError

from logistic import fit, probability
from units import detection, pages

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "Plugins/Extraction/Resources/models/scope.tsv"
PROGRAM = next(
    (path for path in (ROOT / ".build/release/thresh-eval", ROOT / ".build/debug/thresh-eval") if path.exists()),
    ROOT / ".build/release/thresh-eval")
LEXICONS = [ROOT / "Pipelines/lexicons" / name for name in ("acupuncture.yaml", "pain.yaml")]

# Every unit counts alike. How strongly a weight is held to what is expected of it:
L2 = 10.0
# What the annotation guideline says before any page is seen; every other weight is expected to be 0.
EXPECTED = {
    "trait:bias": 0.6, "trait:namesFocus": 1, "group:research": 1, "group:safety": 0.6, "group:effect": 0.6,
    "group:process": 0.6, "group:aside": -2, "group:aside@main": -1, "group:elsewhere": -1, "trait:question": -2,
    "trait:verbless": -1, "trait:unterminated": -1, "trait:conditionOnly": -1, "trait:namesOtherOnly": -1,
}
THRESHOLDS = [step / 100 for step in range(30, 71, 5)]
# Pages about the same thing are left out together, to see how a new topic is read.
TOPICS = {
    "p-0064-glp1-concerns.txt": "weight-loss drugs", "p-0065-weight-loss-medications.txt": "weight-loss drugs",
    "p-0348-meditation-nccih.txt": "meditation", "p-4560-meditation-anxiety-news.txt": "meditation",
    "p-4561-meditation-harvard.txt": "meditation", "p-4123-nutrition-myths.txt": "diet",
    "p-4578-plant-based-diet.txt": "diet", "p-4796-office-chairs.txt": "office chairs",
}


def trained(pages):
    units = [features for page in pages for features in page.units]
    return fit(units, [label for page in pages for label in page.labels], L2, EXPECTED)


def chances(weights, pages):
    return {page.name: [probability(features, weights) for features in page.units] for page in pages}


def left_out(pages, group):
    """The probabilities of every page's units under a model that saw no page of the same group."""
    found = {}
    for name in sorted({group(page) for page in pages}):
        weights = trained([page for page in pages if group(page) != name])
        found |= chances(weights, [page for page in pages if group(page) == name])
    return found


def table(title, rows):
    print(f"{title:<34} P     R     F1")
    for name, figures in rows:
        print(f"  {name:<30} " + " ".join(f"{figure:.3f}" for figure in figures))


def calibration(pages, chances):
    """How often units are statements, by the probability they were given."""
    cells = [[] for _ in range(10)]
    for page in pages:
        for label, chance in zip(page.labels, chances[page.name]):
            cells[min(9, int(chance * 10))].append((chance, label))
    print("probability  units  mean   statements")
    for place, cell in enumerate(cells):
        if cell:
            mean, share = (sum(column) / len(cell) for column in zip(*cell))
            print(f"  {place / 10:.1f}-{(place + 1) / 10:.1f}    {len(cell):5d}  {mean:.3f}  {share:.3f}")
    count = sum(len(cell) for cell in cells)
    error = sum(abs(sum(c for c, _ in cell) - sum(y for _, y in cell)) for cell in cells) / count
    print(f"  mean distance {error:.3f}")


def text(weights, threshold):
    lines = [
        "# Is a unit a statement? Weights of a logistic regression: Training/train_scope.py writes this file, and",
        "# scope.md says what it was trained on and how well it reads.",
        "classes\tout\tin", f"threshold\t{threshold:.2f}",
    ]
    return "\n".join(lines + [f"{name}\t0\t{weights[name]:.3f}" for name in sorted(weights)]) + "\n"


def main(arguments):
    check = "--check" in arguments
    places = [Path(argument) for argument in arguments if argument != "--check"]
    data = places[0] if places else ROOT / "../shared/bench/extract"
    if not data.is_dir():
        print("The annotated pages are not here; the model stays as it is.")
        return 0
    seeds = pages(PROGRAM, LEXICONS, data / "../../seeds", data / "gold")
    other = pages(PROGRAM, LEXICONS, data / "texts", data / "gold-other")
    both = seeds + other

    by_page = left_out(both, lambda page: page.name)
    by_topic = left_out(both, lambda page: TOPICS.get(page.name, "acupuncture"))
    by_kind = left_out(both, lambda page: page in seeds)
    # The middle of the thresholds with the best F1, each page read by a model that did not see its topic.
    scores = {threshold: round(detection(both, by_topic, threshold)[2], 3) for threshold in THRESHOLDS}
    best = [threshold for threshold in THRESHOLDS if scores[threshold] == max(scores.values())]
    threshold = best[len(best) // 2]
    weights = {name: round(weight, 3) for name, weight in trained(both).items()}

    ways = {
        "one page left out": by_page, "its topic left out": by_topic, "seeds / all others left out": by_kind,
        "in training": chances(weights, both)}
    for way, found in ways.items():
        table(way, [
            (name, detection(group, found, threshold))
            for name, group in (("seeds", seeds), ("other topics", other), ("both", both))])
    table("topics, each left out", [
        (name, detection([page for page in both if TOPICS.get(page.name, "acupuncture") == name], by_topic, threshold))
        for name in sorted({TOPICS.get(page.name, "acupuncture") for page in both})])
    print("threshold " + ", ".join(f"{step:.2f}: {score:.3f}" for step, score in scores.items()))
    print(f"chosen: {threshold}; {sum(len(page.units) for page in both)} units, {len(weights)} weights")
    print("calibration, one page left out")
    calibration(both, by_page)

    new = text(weights, threshold)
    if check:
        same = MODEL.read_text("utf-8") == new
        print("the model is the one that ships" if same else f"{MODEL.name} is not what this training gives")
        return 0 if same else 1
    MODEL.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (FileNotFoundError, CalledProcessError) as error:
        sys.exit(f"{error}\nBuild the program first: swift build -c release --product thresh-eval")
