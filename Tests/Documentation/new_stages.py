#!/usr/bin/env python3
"""Builds and tests every kind of stage as `thresh new stage` writes it, in a copy of the checkout.

    new_stages.py COPY

COPY is a folder that does not exist yet; it is left there, built, for others to work in.
"""

import pathlib
import subprocess
import sys

from run_commands import ROOT, copy_of_checkout

KINDS = ["extract", "cleanup", "ingest", "dedupe", "export"]
THRESH = ROOT / ".build/debug/thresh"


def run(*command, folder):
    result = subprocess.run(command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode != 0:
        sys.exit(f"'{' '.join(map(str, command))}' ended with {result.returncode}\n{result.stdout[-5000:]}")
    return result.stdout


def main():
    copy = pathlib.Path(sys.argv[1])
    copy_of_checkout(builds=True).rename(copy)
    for kind in KINDS:
        run(THRESH, "new", "stage", f"New{kind.title()}", "--kind", kind, folder=copy)
    run("swift", "format", "lint", "--strict", "-r", "Package.swift", "Sources", "Plugins", "Tests", folder=copy)
    output = run("swift", "test", "--filter", "New(" + "|".join(kind.title() for kind in KINDS) + ")Tests|StageListTests", folder=copy)
    if "warning:" in output:
        sys.exit(output[-5000:])
    print(f"{len(KINDS)} new stages are built and pass as they are written")


if __name__ == "__main__":
    main()
