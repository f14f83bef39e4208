"""Guesses about tests: their goods and materials, and what they expect, in the order in which people say them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.syntax.mend import Mend
from roolang.syntax.probing import Stop, shown

CODE = r"(?P<code>\d{4}(?:\.\d+)*|\d{2}\.\d[\d.]*)"
NAME = r"(?P<name>[“\"][^”\"\n]*[”\"]|(?:[^\W\d][\w’'-]*[^\S\n]+){0,3}?[^\W\d][\w’'-]*)"
NAMED_FIRST = re.compile(rf"\b(?P<kind>good|material|component)[^\S\n]+{NAME}[^\S\n]+{CODE}")
NO_GOOD = re.compile(rf"\bgiven\s+(?:(?:the|an?)\s+)?(?!good\b|text\b)(?:{NAME}[^\S\n]+)?{CODE}")
GENERAL = ("product", "products", "goods", "item", "article")
"""What says no more of a good than that it is one."""
SEVERAL = re.compile(r"\bmaterials?\s*:\s*(?=\d)|\bmaterials\s+(?=\d)")
COMING = re.compile(
    rf"\b(?:good|material|component)[^\S\n]+{CODE}[^\n]*?"
    r"(?P<what>(?<!exported )\bfrom[^\S\n]+(?P<state>[A-Z]{2}))(?![\w-])"
)
BY_FIRST = re.compile(
    r"\bexpect\s+(?P<text>[^\W\d][\w-]*)\s+(?:is\s+|finds\s+)?"
    r"(?P<verdict>originating|non-originating|not\s+originating|undetermined)(?![\w-])"
)


def lines(stop: Stop) -> Iterator[Mend]:
    """`material honey 0409.00` for `material 0409.00 named "honey"`; a good that is not called so; `materials: ...`."""
    for found in _at(stop, NAMED_FIRST):
        yield _named(found, found["kind"], "the code comes before the name")
    for found in _at(stop, NO_GOOD):
        yield _named(found, "given good", "a good stands here by its code")
    for found in _at(stop, SEVERAL):
        help = f"write `material` instead of {shown(found[0].strip())}, a line for each"
        yield Mend(*found.span(), "material ", help, expected="`material`", place=found.span(), partial=True)


def _named(found: re.Match[str], kind: str, said: str) -> Mend:
    name = (found["name"] or "").strip('"“”')
    new = f"{kind} {found['code']}" + (f' named "{name}"' if name and name.lower() not in GENERAL else "")
    place = found.span("name" if name else "code")
    return Mend(*found.span(), new, f"write `{new}`", said, place=place, partial=True)


def coming(stop: Stop) -> Iterator[Mend]:
    """`material 8407.34 from BR` for `material 8407.34 produced in BR`."""
    for found in _at(stop, COMING):
        new = f"produced in {found['state']}"
        said = f"{shown(found['what'])} does not say that it was produced there"
        yield Mend(*found.span("what"), new, f"write `{new}`", said, place=found.span("what"), partial=True)


def verdicts(stop: Stop) -> Iterator[Mend]:
    """`expect DEAL originating` for `expect originating under DEAL`."""
    for found in _at(stop, BY_FIRST):
        verdict = " ".join(found["verdict"].split()).replace("not ", "non-")
        new = f"expect {verdict} under {found['text']}"
        yield Mend(*found.span(), new, f"write `{new}`", "the verdict comes before the text", place=found.span())


def _at(stop: Stop, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a pattern stands at the fault."""
    return (found for found in pattern.finditer(stop.text) if found.start() <= stop.at <= found.end())
