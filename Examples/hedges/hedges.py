#!/usr/bin/env python3
"""Counts the hedging words in every quote: may, might, could…

A stage of Thresh in another language, with nothing but the standard library. It reads one message a line and
writes one a line; standard error is for log.
"""

import json
import os
import re
import sys


def messages():
    """The messages on standard input, as many at once as have come in."""
    parts = []
    while chunk := os.read(0, 1 << 20):
        head, newline, tail = chunk.rpartition(b"\n")
        if not newline:
            parts.append(chunk)
            continue
        lines = b"".join([*parts, head]).split(b"\n")
        parts = [tail]
        yield [json.loads(line) for line in lines]


def main():
    pattern = None
    for batch in messages():
        for message in batch:
            kind = message["type"]
            if kind == "open":
                words = message["options"]["words"]
                if not words:
                    answer({"type": "error", "code": "no-words", "message": "there are no words to count", "where": "words"})
                    return
                pattern = re.compile(r"\b(?:" + "|".join(re.escape(word.lower()) for word in words) + r")\b")
                answer({"type": "ready", "protocol": 1})
            elif kind == "item":
                answer(count(message, pattern))
            elif kind == "close":
                return
        # Written out once for everything that had come in: Thresh waits for it.
        sys.stdout.flush()


def count(message, pattern):
    row = message["record"]
    hedges = len(pattern.findall(row["quote"].lower()))
    if hedges:
        row.setdefault("extra", {})["hedges"] = hedges
    return {"type": "result", "seq": message["seq"], "records": [row]}


def answer(message):
    sys.stdout.write(json.dumps(message, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
