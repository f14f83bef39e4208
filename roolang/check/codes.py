"""Tariff codes against the edition of the nomenclature that their text is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from textwrap import shorten

from roolang.check.texts import Corpus, Placed
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain import nomenclature
from roolang.domain.declaration import fold
from roolang.domain.hs import level_name, printed
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t

FIRST = r"\d(?:[\d.]*\d)?(?:\.[a-z]{2})*"
LAST = rf"(?s:.*)(?<![\d.])({FIRST})"
"""The codes at the two ends of a range, as written."""
MOST_FIXES = 6
LONGEST = 56
"""Characters of a description."""


def codes(corpus: Corpus) -> Iterator[Finding]:
    """RL4001 for codes that are not there, RL4103 once for each text and edition that cannot be looked up."""
    lists = _editions_of_lists(corpus)
    silent: set[tuple[str, int]] = set()
    for node, placed in corpus.each(t.CodeRange):
        edition = None if _referred(node, placed.statement) else _edition(placed, corpus, lists)
        if edition is None:
            continue
        if edition in nomenclature.loaded():
            yield from _range(node, edition)
        elif (key := (placed.text.name if placed.text else "", edition)) not in silent:
            silent.add(key)
            yield _not_loaded(placed, edition, _said(placed, edition, corpus) or node.span)


def _referred(node: t.CodeRange, statement: object) -> bool:
    """Whether a code only points at what another text says: that is looked for there."""
    match statement:
        case t.Delete() | t.AmendValue() | t.ListEdit(add=False):
            return True
        case t.AddToRule(scope):
            return node.span.start < scope.span.end
    return False


def _editions_of_lists(corpus: Corpus) -> dict[str, int]:
    """The editions of the lists that carry one of their own."""
    lists = [placed.statement for placed in corpus.placed if isinstance(placed.statement, t.ListDefinition)]
    return {fold(each.name): each.nomenclature.year for each in lists if each.nomenclature}


def _edition(placed: Placed, corpus: Corpus, lists: dict[str, int]) -> int | None:
    match placed.statement:
        case t.ListDefinition(nomenclature=t.Nomenclature(year)):
            return year
        case t.ListEdit(name=name) if fold(name) in lists:
            return lists[fold(name)]
    return corpus.edition(placed.text)


# ---- one range


def _range(node: t.CodeRange, edition: int) -> Iterator[Finding]:
    """What is wrong with the ends of a range."""
    if nomenclature.exists(edition, node.low) is False:
        yield _missing(node.low, edition, place_of(node.span, FIRST))
    if node.high != node.low and nomenclature.exists(edition, node.high) is False:
        yield _missing(node.high, edition, place_of(node.span, LAST, 1))


def _missing(code: str, edition: int, span: Span) -> Finding:
    judged = code[:6]
    level = level_name(len(judged))
    message = f"HS {edition} has no {level} `{bare(judged)}`"
    if len(judged) % 2:
        level, message = "code", f"HS {edition} has no `{span.text}`: its codes are of two, four or six digits"
    elif len(code) > len(judged):
        message += f", and so no line `{span.text}`"
    return Finding(
        "RL4001",
        message,
        Label(span, f"no such {level}"),
        help=meant(code, edition, span.source),
        fixes=corrected(code, edition, span),
    )


def corrected(code: str, edition: int, span: Span) -> tuple[Fix, ...]:
    """The code in a place put right, in each way that may have been meant; the digits of a national line stay."""
    pointed = "." in span.text or len(code) == 2
    near = (*near_codes(code, edition, span.source), *nomenclature.alike(edition, code))
    return tuple(
        Fix(span, bare(each + code[6:]) if pointed else each + code[6:])
        for each in list(dict.fromkeys(near))[:MOST_FIXES]
        if len(code) <= 6 or len(each) == 6
    )


def near_codes(code: str, edition: int, source: SourceFile | None = None) -> tuple[str, ...]:
    """The codes that may have been meant; those first that are one slip away and stand elsewhere in the text."""
    said = _codes_in(source) if source else {}
    near = sorted({each for each in _a_slip_away(code[:6]) if each in said}, key=lambda each: said[each])
    there = [each for each in near if nomenclature.exists(edition, each)]
    return tuple(dict.fromkeys((*there, *nomenclature.nearest(edition, code))))[: nomenclature.MOST]


def _a_slip_away(code: str) -> Iterator[str]:
    """The codes of the same length with one other digit, or with two neighbours exchanged.

    A text may have as many unknown codes as codes, so nobody looks through all of them for each.
    """
    for i, there in enumerate(code):
        yield from (code[:i] + digit + code[i + 1 :] for digit in "0123456789" if digit != there)
        if i and code[i - 1] != there:
            yield code[: i - 1] + there + code[i - 1] + code[i + 1 :]


@lru_cache(maxsize=8)
def _codes_in(source: SourceFile) -> dict[str, int]:
    """Whatever looks like a tariff code in a text, as digits, each with its number in the order they stand in."""
    found = re.findall(r"(?<![\d.])\d{2}(?:\.?\d{2}){1,2}(?![\d.]*\d)", source.text)
    return {each: i for i, each in enumerate(dict.fromkeys(each.replace(".", "") for each in found))}


def meant(code: str, edition: int, source: SourceFile | None = None) -> str:
    """A help line with the codes that may have been meant, and what they are."""
    near = near_codes(code, edition, source)
    words = _told_apart([nomenclature.describe(edition, each) or "" for each in near])
    said = [f"`{bare(each)}` ({description})" for each, description in zip(near, words, strict=True)]
    return f"did you mean {' or '.join(said)}?" if said else ""


def bare(code: str) -> str:
    """A code as annexes print it, a chapter by its number alone."""
    return code if len(code) == 2 else printed(code)


def _told_apart(descriptions: list[str]) -> list[str]:
    """Each description by its beginning, or by its end where the beginnings are alike."""
    short = [shorten(words, LONGEST, placeholder=" ...") for words in descriptions]
    return [
        "... " + words[-LONGEST:].split(" ", 1)[-1] if len(words) > LONGEST and short.count(brief) > 1 else brief
        for words, brief in zip(descriptions, short, strict=True)
    ]


# ---- an edition that is not there


def _said(placed: Placed, edition: int, corpus: Corpus) -> Span | None:
    """Where the edition is named, if that is in a file to report on."""
    listed = isinstance(placed.statement, t.ListDefinition)
    said = (listed and placed.statement.nomenclature) or (placed.text and placed.text.nomenclature)
    return said.span if said and said.year == edition and corpus.reports_on(said.span.source) else None


def _not_loaded(placed: Placed, edition: int, span: Span) -> Finding:
    whose = f"the codes of `{placed.text.name}`" if placed.text else "these codes"
    help_ = f'give it as a table: --nomenclature "HS {edition}=FILE.csv"; see docs/nomenclature.md'
    if edition not in nomenclature.EDITIONS:
        years = ", ".join(map(str, nomenclature.EDITIONS))
        help_ = f"there is no HS {edition}: the editions are those of {years}"
    return Finding("RL4103", f"HS {edition} is not loaded, so {whose} are not looked up", Label(span), help=help_)
