"""What an editor waits for after a key in a file of 5,000 rules, against a check of the whole file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count

from benchmarks.book import book
from benchmarks.timing import in_turn, middle, ratio, row
from roolang.lsp import checking, soon
from roolang.lsp.document import Document
from roolang.lsp.shelf import Shelf

GOAL = 0.1
"""Seconds."""


def report(rules: int, rounds: int) -> Iterator[str]:
    """The lines of this part of the report."""
    before = os.environ.get("ROOLANG_CACHE")
    os.environ["ROOLANG_CACHE"] = "off"
    try:
        yield from _report(rules, rounds)
    finally:
        os.environ.pop("ROOLANG_CACHE")
        if before is not None:
            os.environ["ROOLANG_CACHE"] = before


def _report(rules: int, rounds: int) -> Iterator[str]:
    text = book(rules)
    shelf = Shelf()
    document = Document("untitled:annex.roo", None, text)
    document.warm()
    last = checking.look(document, shelf)
    at = text.index("requires", len(text) // 2) + len("requires")
    keys = count()

    def key(words: str) -> None:
        """One more character: every time a statement that was never read before."""
        edited = document.edited(f"{text[:at]} {'x' * (next(keys) % 50 + 1)} {words} or {text[at:]}")
        assert soon.at_once(edited, last) is not None

    works = {
        "whole": lambda: checking.look(Document("untitled:annex.roo", None, text), shelf),
        "sound": lambda: key("wholly obtained or regional value content at least 45% by net cost"),
        "broken": lambda: key("wholly obtianed or regional value contnet at lest 45% by"),
    }
    times = in_turn(works, rounds)
    yield f"a look at everything, {rules} rules, {len(text) // 1000} kB: {middle(times['whole']):.3f} s"
    for name, words in (("sound", "a key in a rule, what changed"), ("broken", "a key in a rule that does not parse")):
        seconds = middle(times[name])
        told = "met" if seconds <= GOAL else "missed"
        yield f"{row(words, seconds, ratio(times, name, 'whole'))}   goal {GOAL * 1000:g} ms ({told})"
