"""The named figures of a judgement, exact, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from roolang.domain.amount import PERCENT, exact_text
from roolang.interpret.trace import Figure, Trace


def figures_of(trace: Trace) -> dict[str, str]:
    """Figures by name. A percentage is 0 to 100.

    A figure stands under its name with its method (`regional value content by net cost`), and under its name
    alone where only one value bears it; what the product rule worked out goes before other provisions.
    """
    of_rule = [figure for rule in _rules_in(trace) for figure in figures_in(rule)]
    named = {**_named(figures_in(trace)), **_named(of_rule)}
    return {name: exact_text(values[0]) for name, values in named.items() if len(set(values)) == 1}


def _named(figures: Iterable[Figure]) -> dict[str, list[Fraction]]:
    named: dict[str, list[Fraction]] = {}
    for figure in figures:
        value = value_of(figure)
        if value is not None and figure.quantity:
            for name in names_of(figure):
                named.setdefault(name, []).append(value)
    return named


def _rules_in(trace: Trace) -> Iterator[Trace]:
    """The parts of a trace in which product rules were judged."""
    if trace.kind == "rule":
        yield trace
        return
    for part in trace.parts:
        yield from _rules_in(part)


def figures_in(trace: Trace) -> Iterator[Figure]:
    """Every figure of a trace, outermost first."""
    if trace.figure is not None:
        yield trace.figure
    for part in trace.parts:
        yield from figures_in(part)


def value_of(figure: Figure) -> Fraction | None:
    """The value a figure is quoted at: the percentage, or the number where there is no base; None if unknown."""
    if figure.share is not None:
        return 100 * figure.share
    if figure.base is None and figure.number.low is not None and figure.number.known:
        return 100 * figure.number.low if figure.unit == PERCENT else figure.number.low
    return None


def names_of(figure: Figure) -> list[str]:
    """The names a figure may be asked for by."""
    return [figure.quantity] + ([f"{figure.quantity} by {figure.method}"] if figure.method else [])
