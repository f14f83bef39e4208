"""Tests in rule files: the texts and parties they ask for, the codes and countries of the goods they give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.check import codes
from roolang.check.countries import table_of
from roolang.check.parties import meant as meant_party
from roolang.check.texts import Corpus
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain import nomenclature
from roolang.domain.declaration import Movement
from roolang.domain.hs import printed
from roolang.domain.stock import METHODS, fault, method_of
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.naming import meant
from roolang.syntax.walk import walk

MOST = 4
"""Parties that are offered where any may be meant."""


def trials(corpus: Corpus) -> Iterator[Finding]:
    """RL2012, RL2005 and RL6103 for what tests name and nobody has."""
    for test, _ in corpus.each(t.Test):
        for expect in test.expect:
            yield from _asked(expect, corpus)
        edition = _edition(test, corpus)
        for given in test.given:
            for item in walk(given.good) if given.good and edition is not None else ():
                if isinstance(item, t.ItemLine) and edition is not None:
                    yield from _code(item, edition)
            for fact in walk(given.good) if given.good else ():
                if isinstance(fact, t.Fact) and fact.records:
                    yield from _stock(fact)


# ---- what is asked


def _asked(expect: t.Expect, corpus: Corpus) -> Iterator[Finding]:
    """A text that is not loaded; a party that is not at the table of one that is."""
    if not expect.under:
        return
    text = corpus.texts.get(expect.under.casefold())
    if text is None:
        if not any(expect.under.upper() in table_of(each) for each in corpus.texts.values()):
            yield _no_text(expect, [each.name for each in corpus.texts.values()])
        return
    table = sorted({name for each in corpus.chain(text) for name in table_of(each)})
    if expect.party and table and expect.party not in table:
        span = place_of(expect.span, rf"\bas\s+({expect.party})\b", 1)
        message, help_ = f"`{expect.party}` is no party to `{text.name}`", f"the parties are {', '.join(table)}"
        fixes = tuple(Fix(span, each) for each in dict.fromkeys((*meant_party(expect.party, table), *table)))[:MOST]
        yield Finding("RL2005", message, Label(span), help=help_, fixes=fixes, missing=expect.party)


def _no_text(expect: t.Expect, texts: list[str]) -> Finding:
    help_, fixes = meant(expect.span, expect.under, texts)
    help_ = help_ or f"there are {', '.join(sorted(texts)) or 'no texts'}"
    span = fixes[0].span if fixes else place_of(expect.span, re.escape(expect.under))
    message = f"nothing here is called `{expect.under}`"
    return Finding("RL2012", message, Label(span), help=help_, fixes=fixes, missing=expect.under)


# ---- what is given


def _edition(test: t.Test, corpus: Corpus) -> int | None:
    """The edition that the codes of a test are of, if all texts it asks for have one and the same."""
    texts = [corpus.texts.get(expect.under.casefold()) for expect in test.expect if expect.under]
    years = {corpus.edition(text) if text else None for text in texts}
    return years.pop() if len(years) == 1 else None


def _stock(fact: t.Fact) -> Iterator[Finding]:
    """RL5609 for records of a stock that do not add up; RL2001 for a method that there is not."""
    if not method_of(fact.words):
        help_ = did_you_mean(fact.words, METHODS) or f"write {', '.join(METHODS[:-1])} or {METHODS[-1]}"
        span = place_of(fact.span, re.escape(fact.words))
        message = f"no inventory method is called `{fact.words}`"
        yield Finding("RL2001", message, Label(span), help=help_, missing=fact.words)
    movements = [Movement(each.received, each.quantity.number, day=each.day) for each in fact.records]
    found = fault(movements)
    if found is not None:
        at = fact.records[found.at if found.at is not None else -1]
        help_ = found.help if found.at is not None else "end with `withdrawn 100`"
        yield Finding("RL5609", found.message, Label(at.span), help=help_)


def _code(item: t.ItemLine, edition: int) -> Iterator[Finding]:
    """RL6103 for the code of a good or a material."""
    if item.code.isdecimal() and nomenclature.exists(edition, item.code) is False:
        head = Span(item.span.source, item.span.start, item.span.start + len(item.kind) + 20)
        span = place_of(head, codes.FIRST)
        message, fixes = f"`{printed(item.code)}` is not in HS {edition}", codes.corrected(item.code, edition, span)
        yield Finding("RL6103", message, Label(span), help=codes.meant(item.code, edition, span.source), fixes=fixes)
