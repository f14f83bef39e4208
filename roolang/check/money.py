"""Letters before a number that may be a currency, or the end of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.check.texts import Corpus
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.diagnostics.suggest import did_you_mean, nearest
from roolang.domain.currency import CURRENCIES
from roolang.domain.declaration import fold
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

LETTERS = re.compile(r"(.+) ([A-Z]{3})")
"""A name that ends like an amount of money begins."""


def money(corpus: Corpus) -> Iterator[Finding]:
    """RL1101: an unknown currency, and figures that can be read in two ways; RL3006: tests in two currencies."""
    for amount, _ in corpus.each(t.Money):
        if amount.currency not in CURRENCIES:
            help_ = did_you_mean(amount.currency, CURRENCIES) or "write the letters of ISO 4217, such as `EUR 100`"
            letters = place_of(amount.span, rf"({amount.currency})(?=[\s\d])", 1)
            fixes = tuple(Fix(letters, each) for each in nearest(amount.currency, CURRENCIES))
            yield _found(amount.span, f"`{amount.currency}` is not a currency", help_, fixes)
    for test, _ in corpus.each(t.Test):
        for given in test.given:
            yield from _two_currencies(given, test)
    facts = [fact for fact, _ in corpus.each(t.Fact) if fact.kind == "with"]
    known = _known(corpus) if facts else set()
    for fact in facts:
        for name, value in fact.figures:
            yield from _figure(name, value, fact.span, known)


def _two_currencies(given: t.Given, test: t.Test) -> Iterator[Finding]:
    """RL3006: a test has no rates, so what it gives and expects is in one currency."""
    if given.good is None:
        return
    said = [each for each in walk(given.good, test.expect) if isinstance(each, t.Money)]
    other = next((each for each in said if each.currency != said[0].currency), None)
    if other is not None:
        first = said[0].currency
        message = f"`{other.span.text}` is in {other.currency}, other amounts of the test are in {first}"
        yield Finding("RL3006", message, Label(other.span), help=f"write all of them in {first}: a test has no rates")


def _figure(name: str, value: t.Value, span: Span, known: set[str]) -> Iterator[Finding]:
    match value, LETTERS.fullmatch(name):
        case t.Money(currency=currency), _ if fold(f"{name} {currency}") in known:
            message = f"`{name} {currency}` is a name, but before a number `{currency}` is read as a currency"
            solid = f"{name} {currency}".replace(" ", "_")
            yield _found(value.span, message, f"write `{solid}` if the name is meant")
        case t.Number(), re.Match() as found if fold(name) not in known and fold(found[1]) in known:
            message = f"this reads as the name `{name}`: `{found[2]}` is not a currency"
            near, place = did_you_mean(found[2], CURRENCIES), place_of(span, rf"\b{found[2]}\b(?=\s+\d)")
            yield _found(place, message, near, tuple(Fix(place, each) for each in nearest(found[2], CURRENCIES)))


def _known(corpus: Corpus) -> set[str]:
    """What can be measured or worked out, by every text."""
    kinds = t.MeasureDefinition | t.QuantityDefinition | t.ParameterDefinition
    return {fold(placed.statement.name) for placed in corpus.placed if isinstance(placed.statement, kinds)}


def _found(span: Span, message: str, help_: str, fixes: tuple[Fix, ...] = ()) -> Finding:
    return Finding("RL1101", message, Label(span), help=help_, fixes=fixes)
