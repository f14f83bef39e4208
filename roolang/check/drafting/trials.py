"""Tests: names that repeat, days on which a text is not in force, expectations that repeat or shut each other out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from roolang.check.dates import NO_DAY
from roolang.check.drafting.edits import without
from roolang.check.texts import Corpus
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t

VERDICTS = {"originating", "non-originating", "undetermined"}
"""What cannot be expected beside one another."""


def trials(corpus: Corpus) -> Iterator[Finding]:
    """RL5279 to RL5282."""
    names: dict[tuple[str, str], t.Test] = {}
    headers = Counter(each.statement.name for each in corpus.placed if isinstance(each.statement, t.Agreement))
    once = {name.casefold() for name, times in headers.items() if times == 1}
    for test, placed in corpus.each(t.Test):
        first = names.setdefault((placed.module.source.name, test.name), test)
        if first is not test:
            others = (Label(_name(first), "the other"),)
            message = "another test of this file has the same name"
            yield Finding("RL5279", message, Label(_name(test)), others=others, help="say what tells it apart")
        yield from _out_of_force(test, corpus, once)
        yield from _again(test)


def _name(test: t.Test) -> Any:
    return place_of(test.span, r'"(?:[^"\\]|\\.)*"')


def _out_of_force(test: t.Test, corpus: Corpus, once: set[str]) -> Iterator[Finding]:
    """RL5280, of agreements whose name stands for one text: files of one folder may each have a text of one name."""
    given = next((each.day for each in test.given if each.day), None)
    for expect in test.expect:
        text = corpus.texts.get(expect.under.casefold())
        day, within = expect.day or given, text.in_force if text else None
        if text is None or within is None or day is None or expect.error or expect.under.casefold() not in once:
            continue
        if not _holds(within, day):
            span = place_of(test.span, re.escape(day.isoformat()))
            message = f"on {day} `{text.name}` is not in force"
            others = (Label(within.span, "in force"),) if corpus.reports_on(within.span.source) else ()
            yield Finding("RL5280", message, Label(span), others=others, help="write a day on which it is")
            return


def _holds(within: t.InForce, day: date) -> bool:
    if NO_DAY in (within.start, within.end):
        return True
    return within.start <= day and (within.end is None or day <= within.end)


def _again(test: t.Test) -> Iterator[Finding]:
    known: dict[Any, t.Expect] = {}
    for expect in test.expect:
        asked = expect.under.casefold(), expect.party, expect.day, expect.reading, expect.item, expect.purpose
        first = known.setdefault(asked, expect)
        if first is expect:
            continue
        others = (Label(first.span, "the other"),)
        if first == expect:
            message, fixes = "this expectation stands already", (without(expect.span),)
            help_ = "delete it, or ask another text, party or reading"
            yield Finding("RL5282", message, Label(expect.span), others=others, help=help_, fixes=fixes)
        elif first.verdict != expect.verdict and {first.verdict, expect.verdict} <= VERDICTS:
            message = f"one good cannot be {first.verdict} and {expect.verdict} by the same text"
            help_ = "ask another text, party, reading or good"
            yield Finding("RL5281", message, Label(expect.span), others=others, help=help_)
