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
    while chunk := os.read(0, 1 << 16):
        head, newline, tail = chunk.rpartition(b"\n")
        if not newline:
            parts.append(chunk)
            continue
        lines = b"".join([*parts, head]).split(b"\n")
        parts = [tail]
        yield [json.loads(line) for line in lines]


def main():
    stage = Stage()
    for batch in messages():
        answers = [stage.answer(message) for message in batch]
        # Written out once for everything that had come in: Thresh waits for it.
        lines = [json.dumps(answer, separators=(",", ":")) + "\n" for answer in answers if answer]
        sys.stdout.write("".join(lines))
        sys.stdout.flush()
        if batch[-1]["type"] == "close":
            break


class Stage:
    def answer(self, message):
        if message["type"] == "open":
            return self.open(message["options"]["words"])
        if message["type"] == "item":
            return {"type": "result", "seq": message["seq"], "records": [self.count(message["record"])]}
        return None

    def open(self, words):
        if not words:
            return {"type": "error", "code": "no-words", "message": "there are no words to count", "where": "words"}
        self.pattern = re.compile(r"\b(?:" + "|".join(re.escape(word.lower()) for word in words) + r")\b")
        return {"type": "ready", "protocol": 1}

    def count(self, row):
        hedges = len(self.pattern.findall(row["quote"].lower()))
        if hedges:
            row.setdefault("extra", {})["hedges"] = hedges
        return row


if __name__ == "__main__":
    main()
