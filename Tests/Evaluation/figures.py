"""The sections of the evaluation: each runs thresh on one benchmark and returns its figures by name."""
import json
import os
import random
import shutil
import subprocess
import sys
import tarfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

# Any review pipeline will do for evaluation: the topic comes from each page.
PIPELINE = "acupuncture-back-pain"


class Skip(Exception):
    """The section cannot run here, and that is no fault."""


class Failure(Exception):
    """A program ended in a way it should not."""


class Run(NamedTuple):
    """What a run of the whole pipeline took: wall-clock time and peak resident set."""

    seconds: float
    megabytes: float


class Bench:
    """Where the data and the programs are, and a folder for what is made on the way."""

    def __init__(self, shared, root, folder):
        self.shared, self.root, self.folder = shared, root, folder
        self.data = shared / "bench"

    def need(self, path):
        if not path.exists():
            raise Skip(f"{path} is not there")
        return path

    def predict(self, kind, *inputs):
        """Runs thresh-eval and returns the file with its predictions."""
        out = self.folder / f"{kind}-{len(list(self.folder.iterdir()))}.jsonl"
        with out.open("wb") as file:
            done = subprocess.run(
                [self.root / ".build/release/thresh-eval", kind, *inputs], cwd=self.root, stdout=file,
                stderr=subprocess.PIPE)
        if done.returncode == 2:
            raise Skip(done.stderr.decode().strip().splitlines()[-1] if done.stderr else "wrong use")
        if done.returncode not in (0, 3):
            raise Failure(f"thresh-eval {kind} ended with {done.returncode}: {done.stderr.decode()[-400:]}")
        return out

    def review(self, pages, out, jobs=None):
        """Runs the whole pipeline into `out`, from nothing."""
        command = [
            self.root / ".build/release/thresh", "run", PIPELINE, "--set", f"pages={pages}", "--out", out,
            "--workspace", f"{out}-workspace"]
        if jobs:
            command += ["--jobs", str(jobs)]
        started = time.monotonic()
        with (self.folder / "run.log").open("wb") as log:
            process = subprocess.Popen(command, cwd=self.root, stdout=log, stderr=log)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 3):
            text = (self.folder / "run.log").read_text("utf-8", "replace")
            raise Failure(f"thresh run ended with {process.returncode}: {text[-400:]}")
        return Run(time.monotonic() - started, usage.ru_maxrss / 1024)

    def score(self, script, *arguments):
        done = subprocess.run(
            [sys.executable, self.data / script, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            raise Failure(f"{script}: {done.stderr.decode()[-400:]}")
        return json.loads(done.stdout)


def statement_figures(result, texts=True):
    overall = result["overall"]
    fields = overall["fields"]
    out = {
        "detection_f1": overall["detection"]["f1"],
        "detection_precision": overall["detection"]["p"],
        "detection_recall": overall["detection"]["r"],
        "type_accuracy": overall["type"]["accuracy"],
        "type_macro_f1": overall["type"]["macro_f1"],
        "direction_accuracy": fields["direction"]["accuracy"],
        "certainty_accuracy": fields["certainty"]["accuracy"],
    }
    for name in ("design", "year", "venue", "n_studies", "n_participants"):
        out[f"{name}_f1"] = fields[name]["end_to_end"]["f1"]
    out["statistics_f1"] = overall["statistics"]["f1"]
    out["duplicate_precision"] = overall["duplicates"]["p"]
    out["duplicate_f1"] = overall["duplicates"]["f1"]
    if texts:
        out["offset.errors"] = result["offset_errors"]
    return out


def seeds(bench):
    texts = bench.need(bench.shared / "seeds")
    rows = bench.predict("evidence", texts)
    return statement_figures(
        bench.score("extract/score.py", rows, bench.data / "extract/gold", "--texts", texts, "--json"))


def other(bench):
    texts = bench.need(bench.data / "extract/texts")
    rows = bench.predict("evidence", texts)
    return statement_figures(
        bench.score("extract/score.py", rows, bench.data / "extract/gold-other", "--texts", texts, "--json"))


def raw(bench):
    """The four uncut pages as HTML, against the same pages' plain texts."""
    names = json.loads(bench.need(bench.data / "extract/raw.json").read_text("utf-8"))
    pages, texts = bench.folder / "pages", bench.folder / "texts"
    pages.mkdir()
    texts.mkdir()
    golds = []
    for page, text in names.items():
        shutil.copy(bench.data / f"cleanup/wcxb-dev/html/{page}.html.gz", pages)
        shutil.copy(bench.data / "extract/texts" / text, texts)
        golds.append(bench.data / "extract/gold-other" / (Path(text).stem + ".jsonl"))
    aligned = bench.folder / "aligned.jsonl"
    with aligned.open("wb") as file:
        subprocess.run(
            [sys.executable, bench.data / "extract/align.py", bench.predict("evidence", pages),
             bench.data / "extract/raw.json", bench.data / "extract/texts"],
            stdout=file, stderr=subprocess.DEVNULL, check=True)
    html = statement_figures(bench.score("extract/score.py", aligned, *golds, "--json"), texts=False)
    plain = statement_figures(
        bench.score("extract/score.py", bench.predict("evidence", texts), *golds, "--json"), texts=False)
    html["detection_f1_of_texts"] = plain["detection_f1"]
    return html


def mhtml(bench):
    """Chromium's snapshots beside the same pages as HTML."""
    folder = bench.need(bench.shared / "pages/mhtml")
    pages = bench.folder / "html"
    pages.mkdir()
    for file in folder.iterdir():
        shutil.copy(bench.data / f"cleanup/wcxb-dev/html/{file.stem}.html.gz", pages)
    tables = {}
    for name, source in (("mhtml", folder), ("html", pages)):
        out = bench.folder / f"out-{name}"
        bench.review(source, out)
        review = json.loads((out / "review.json").read_text("utf-8"))
        rows = Counter()
        for row in review["evidence"]:
            rows[(row["source"].split(".")[0], row["quote"], row["type"], row["direction"], row["certainty"])] += 1
        tables[name] = (rows, {s["source"].split(".")[0]: s for s in review["sources"]})
    (rows_a, sources_a), (rows_b, sources_b) = tables["mhtml"], tables["html"]
    shared = (rows_a & rows_b).total()
    n = len(sources_b)
    return {
        "identical_rows": shared / max(rows_a.total(), rows_b.total(), 1),
        "same_title": sum(sources_a[k]["title"] == sources_b[k]["title"] for k in sources_b if k in sources_a) / n,
        "same_address": sum(sources_a[k]["url"] == sources_b[k]["url"] for k in sources_b if k in sources_a) / n,
        "saved_date_read": sum(bool(s["saved_at"]) for s in sources_a.values()) / n,
    }


def cleanup(bench):
    gold = bench.need(bench.data / "cleanup/wcxb-dev")
    result = bench.score("cleanup/score.py", bench.predict("cleanup", gold / "html"), gold, "--json")
    out = {
        "word_f1": result["overall"]["f1"], "precision": result["overall"]["precision"],
        "recall": result["overall"]["recall"], "with_found": result["overall"]["with_found"],
    }
    for kind, row in result["by_type"].items():
        out[f"word_f1_{kind}"] = row["f1"]
    for field, row in result["metadata"].items():
        out[f"{field}_exact"] = row["exact"]
        out[f"{field}_right_or_absent"] = row["right_or_rightly_absent"]
    return out


def scrapinghub(bench):
    gold = bench.need(bench.data / "cleanup/scrapinghub")
    result = bench.score(
        "cleanup/score.py", bench.predict("cleanup", gold / "html"), gold / "ground-truth.json", "--metric",
        "shingles", "--json")
    return {"shingle_f1": result["overall"]["f1"]}


def jats(bench):
    archive = bench.need(bench.data / "extract/jats/articles.tar.gz")
    folder = bench.folder / "articles"
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    result = bench.score(
        "extract/score_dev.py", "jats", bench.predict("jats", folder), bench.data / "extract/jats/expected.jsonl",
        "--json")
    return result["exact"]


def claims(bench):
    folder = bench.need(bench.data / "dedup/claims")
    pairs = bench.predict("claims", folder / "claims_dev.csv")
    gold = ("--gold", folder / "claims_dev_pairs.csv")
    result = bench.score("dedup/score.py", *gold, "--pred", pairs, "--json")
    strict = bench.score("dedup/score.py", *gold, "--pred", pairs, "--min-score", "0.85", "--json")
    return {"f1": result["pairs"]["f1"], "precision": result["pairs"]["precision"] or 0,
            "recall": result["pairs"]["sensitivity"], "strict_precision": strict["pairs"]["precision"] or 0,
            "strict_recall": strict["pairs"]["sensitivity"]}


def records(bench):
    folder = bench.need(bench.data / "dedup/records/stroke")
    groups = bench.predict("records", folder / "records.csv")
    result = bench.score(
        "dedup/score.py", "--records", folder / "records.csv", "--gold", folder / "gold_clusters.csv", "--pred",
        groups, "--json")
    return {"f1": result["records"]["f1"]}


def ei(bench):
    folder = bench.need(bench.data / "extract/ei")
    prompts = folder / "prompts-validation.jsonl.gz"
    articles = folder / "articles-validation.jsonl.gz"
    result = bench.score("extract/score_dev.py", "ei", bench.predict("ei", prompts, articles), prompts, "--json")
    told = bench.predict("ei", prompts, articles, "--oracle")
    oracle = bench.score("extract/score_dev.py", "ei", told, prompts, "--json")
    return {
        **result["evidence"], "macro_f1": result["direction"]["macro_f1"],
        "oracle_macro_f1": oracle["direction"]["macro_f1"]}


def roles(bench):
    gold = bench.need(bench.data / "extract/roles/validation.jsonl.gz")
    result = bench.score("extract/score_dev.py", "roles", bench.predict("roles", gold), gold, "--json")
    return {
        "weighted_f1": result["weighted_f1"], "macro_f1": result["macro_f1"],
        "objective_f1": result["f1"]["OBJECTIVE"]}


def determinism(bench):
    """On one core, on two, and with the files listed in another order: how many exported files differ."""
    pages = bench.need(bench.data / "cleanup/wcxb-dev/html")
    files = sorted(pages.iterdir())
    shuffled = bench.folder / "shuffled"
    shuffled.mkdir()
    order = files[:]
    random.Random(1).shuffle(order)
    for file in order:
        shutil.copy(file, shuffled)
    runs = []
    for name, source, jobs in (("one", pages, 1), ("two", pages, 2), ("shuffled", shuffled, 2)):
        out = bench.folder / f"out-{name}"
        bench.review(source, out, jobs)
        # run.json holds times and paths, and is meant to differ.
        runs.append({f.name: f.read_bytes() for f in out.iterdir() if f.name != "run.json"})
    names = set().union(*runs)
    return {"files": len(names), "differing.errors": sum(len({run.get(n) for run in runs}) > 1 for n in names)}


def speed(bench):
    """The whole pipeline against libxml2 parsing the same bytes, two cores against one, and peak memory."""
    pages = bench.need(bench.data / "cleanup/wcxb-dev/html")
    floor = bench.root / "Benchmarks/.build/release/floor"
    if not floor.exists():
        raise Skip("the floor is not built: swift build -c release --package-path Benchmarks --product floor")
    done = subprocess.run(
        [floor, pages, "--thresh", bench.root / ".build/release/thresh", "--pipeline", PIPELINE], cwd=bench.root,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise Failure(f"floor: {done.stderr[-400:]}")
    ratios = {line.split()[0]: float(line.split()[-1]) for line in done.stdout.splitlines() if " ratio " in line}
    one = bench.review(pages, bench.folder / "one", 1)
    two = bench.review(pages, bench.folder / "two", 2)
    return {
        "tree_ratio": ratios["tree"], "pipeline_ratio": ratios["pipeline"],
        "two_cores_over_one": one.seconds / two.seconds, "resident_mb": max(one.megabytes, two.megabytes),
    }


SECTIONS = {
    "seeds": seeds, "other": other, "raw": raw, "mhtml": mhtml, "cleanup": cleanup, "scrapinghub": scrapinghub,
    "jats": jats, "claims": claims, "records": records, "ei": ei, "roles": roles, "determinism": determinism,
    "speed": speed,
}
