"""Amounts that a test gives of a good: each in the unit of its word, as those of a declaration in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Label
from roolang.domain.amount import AREA, COUNT, LENGTH, MASS, MONEY, PERCENT, PLAIN, VOLUME
from roolang.domain.declaration import fold
from roolang.domain.units import called, fits, reckoned
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

Units = Mapping[str, frozenset[str]]
"""The units of each folded word, by every text that defines it."""
WEIGHTS = ("weight", "net weight", "dry weight")
"""Words of which a test may give a bare number: it is of kilograms."""
EXAMPLES = {MONEY: "USD 5", MASS: "5 kg", VOLUME: "5 l", AREA: "5 m2", LENGTH: "5 mm", PERCENT: "5%", COUNT: "5"}


def measured(corpus: Corpus) -> Iterator[Finding]:
    """RL6003 for an amount of a test in another unit than that of its word."""
    units: Units | None = None
    for test, _ in corpus.each(t.Test):
        for given in test.given:
            if given.good is not None:
                units = units_of(placed.statement for placed in corpus.placed) if units is None else units
                yield from misfits(given.good, units)


def units_of(statements: Iterable[object]) -> Units:
    """The units of the words that some statements define."""
    found: dict[str, frozenset[str]] = {}
    for each in statements:
        if isinstance(each, t.MeasureDefinition):
            name = fold(each.name)
            found[name] = found.get(name, frozenset()) | {reckoned(each.unit)[0]}
    return found


def misfits(good: t.ItemLine, units: Units) -> Iterator[Finding]:
    """RL6003 for each amount of a good, and of what is in it, that cannot be one of its word.

    Amounts of stocks are values. A word that no text defines may be of any unit.
    """
    for fact in walk(good):
        if isinstance(fact, t.Fact):
            figures = fact.figures if fact.kind == "with" else ()
            values = (("value", record.value) for record in fact.records if record.value is not None)
            for name, value in (*figures, *values):
                yield from _misfit(name, value, units.get(fold(name), frozenset()))


def _misfit(name: str, value: t.Value, wanted: frozenset[str]) -> Iterator[Finding]:
    given = _unit(name, value)
    if given is not None and wanted and not any(fits(given, each) for each in wanted):
        unit = min(wanted)
        message = f"`{' '.join(value.span.text.split())}` is {called(given)}, and `{name}` is {called(unit)}"
        example = EXAMPLES.get(unit, f"5 {unit}")
        yield Finding("RL6003", message, Label(value.span), help=f"write an amount such as `{example}`")


def _unit(name: str, value: t.Value) -> str | None:
    """The unit in which an amount of a word is given; `None` if it is open."""
    match value:
        case t.Percent():
            return PERCENT
        case t.Money():
            return MONEY
        case t.Measured(unit=unit):
            return reckoned(unit)[0]
        case t.Number():
            return MASS if fold(name) in WEIGHTS else PLAIN
    return None
