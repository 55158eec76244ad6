#!/usr/bin/env python3
"""Runs what a page of the documentation tells its reader to do, and compares what comes out.

    run_commands.py [--build] [--thresh PROGRAM] [--copy FOLDER] PAGE...

A page is read from top to bottom, as a reader would, beginning in an empty folder:

- a block with a file name (```yaml review.yaml) is written to that file; with `append-to=KEY` it is put at the end of
  the list under that key, with `replace=NAME` it takes the place of the Swift function of that name;
- a block ```sh is run, each line by itself, and must end well; with `fails` the last one must not;
- a block ```text output is what the commands before it printed; a line `…` stands for any lines.

A comment <!-- journey: commands=1 lines=3 files=0 --> says how much the reader had to do since the last heading: run
commands, add lines to a file, edit files.

`in=copy` is in a copy of the checkout, `in=checkout` in the checkout itself. Blocks marked `build` take minutes and are
run with --build only. Anything else is only read.
"""

import argparse
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\S+)[ \t]*(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(BLOCK.pattern + r"|^## (.*?)$|^<!-- journey: (.*?) -->$", re.MULTILINE | re.DOTALL)


class Mismatch(Exception):
    pass


class Block:
    """A fenced block: its language, words and settings after that, text, and line in the page."""

    def __init__(self, match, page):
        self.language, info, self.text = match.groups()[:3]
        words = info.split()
        self.settings = dict(word.split("=", 1) for word in words if "=" in word)
        self.words = [word for word in words if "=" not in word]
        self.line = line_of(match, page)

    @property
    def file(self):
        return next((word for word in self.words if "." in word), None)

    @property
    def commands(self):
        return [line for line in self.text.splitlines() if line.strip() and not line.startswith("#")]


def line_of(match, page):
    return page.count("\n", 0, match.start()) + 1


class Reader:
    """Someone who follows a page."""

    def __init__(self, thresh, builds, copy):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="thresh-reader-"))
        self.builds = builds
        self.printed = ""
        self.copy = copy
        self.is_own_copy = copy is None
        self.commands = 0
        self.journey = collections.Counter()
        self.environment = dict(os.environ, PATH=f"{pathlib.Path(thresh).resolve().parent}:{os.environ['PATH']}")

    def place(self, block):
        where = block.settings.get("in")
        if where == "checkout":
            return ROOT
        if where == "copy":
            self.copy = self.copy or copy_of_checkout(self.builds)
            return self.copy
        return self.folder

    def read(self, page):
        for match in STEP.finditer(page):
            try:
                if match[1]:
                    self.follow(Block(match, page))
                elif match[4]:
                    self.journey.clear()
                else:
                    self.arrive(match[5])
            except Mismatch as mismatch:
                raise Mismatch(f"{line_of(match, page)}: {mismatch}") from None

    def arrive(self, expected):
        told = {name: int(count) for name, count in (part.split("=") for part in expected.split())}
        needed = {name: self.journey[name] for name in told}
        if needed != told:
            raise Mismatch(f"the journey is said to take {told} and takes {needed}")

    def follow(self, block):
        if block.language == "sh":
            self.journey["commands"] += len(block.commands)
            if "build" not in block.words or self.builds:
                self.run(block)
                self.commands += len(block.commands)
        elif "output" in block.words:
            compare(block.text, self.printed)
        elif block.file:
            self.write(block)

    def run(self, block):
        self.printed = ""
        for number, command in enumerate(block.commands):
            result = subprocess.run(
                command, shell=True, cwd=self.place(block), env=self.environment, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, executable="/bin/bash")
            must_fail = "fails" in block.words and number == len(block.commands) - 1
            if (result.returncode != 0) != must_fail:
                raise Mismatch(f"'{command}' ended with {result.returncode}\n{result.stdout[-3000:]}{result.stderr[-3000:]}")
            # What a page shows is what the last command printed.
            self.printed = result.stdout

    def write(self, block):
        path = self.place(block) / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if "append-to" in block.settings:
            self.journey["lines"] += len(block.text.splitlines())
            path.write_text(appended(path.read_text(), block.settings["append-to"], block.text))
            return
        self.journey["files"] += 1
        if "replace" in block.settings:
            path.write_text(replaced(path.read_text(), block.settings["replace"], block.text))
        else:
            path.write_text(block.text)

    def leave(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.copy and self.is_own_copy:
            shutil.rmtree(self.copy, ignore_errors=True)


def appended(text, key, addition):
    """`text` with `addition` at the end of the list under `key`."""
    lines = text.splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if line.startswith(key + ":"))
    end = next((i for i in range(start + 1, len(lines)) if not lines[i].startswith((" ", "\n"))), len(lines))
    return "".join(lines[:end]) + addition + "".join(lines[end:])


def replaced(text, name, function):
    """`text` with `function` in place of the function `name` and the comment above it."""
    lines = text.splitlines(keepends=True)
    head = next(index for index, line in enumerate(lines) if f"func {name}(" in line)
    indent = lines[head][: len(lines[head]) - len(lines[head].lstrip())]
    end = next(index for index in range(head, len(lines)) if lines[index].rstrip() == indent + "}")
    while lines[head - 1].lstrip().startswith("///"):
        head -= 1
    return "".join(lines[:head]) + function + "".join(lines[end + 1 :])


def compare(expected, printed):
    """Raises what is not as a page shows it."""
    lines = expected.rstrip("\n").splitlines()
    pattern = "\n".join(".*" if line.strip() == "…" else re.escape(line) for line in lines)
    if not re.fullmatch(pattern, printed.rstrip("\n"), re.DOTALL):
        raise Mismatch(f"the page shows\n{expected}\nand this came out\n{printed}")


def copy_of_checkout(builds):
    """What git would commit of the checkout, elsewhere; to build it, with the sources of what it depends on."""
    copy = pathlib.Path(tempfile.mkdtemp(prefix="thresh-copy-"))
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    if not builds:
        return copy
    for name in ["Package.resolved", ".build/repositories", ".build/checkouts", ".build/workspace-state.json"]:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, symlinks=True)
        elif source.exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy / name)
    return copy


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", action="store_true", help="also run what builds Swift packages, which takes minutes")
    parser.add_argument("--thresh", default=ROOT / ".build/debug/thresh", help="the program that the page is about")
    parser.add_argument("--copy", type=pathlib.Path, help="a copy of the checkout to work in; else one is made")
    parser.add_argument("pages", nargs="+")
    options = parser.parse_args()
    for page in options.pages:
        reader = Reader(options.thresh, options.build, options.copy)
        try:
            reader.read(pathlib.Path(page).read_text())
        except Mismatch as mismatch:
            sys.exit(f"{page}:{mismatch}")
        finally:
            reader.leave()
        print(f"{page}: {reader.commands} commands do what the page says")


if __name__ == "__main__":
    main()
