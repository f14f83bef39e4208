"""The named figures of a judgement, exact, as text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from roolang.domain.amount import exact_text
from roolang.interpret.trace import Figure, Trace


def figures_of(trace: Trace) -> dict[str, str]:
    """Figures by name. A percentage is 0 to 100.

    A figure stands under its name with its method (`regional value content by net cost`), and under its name
    alone where only one value bears it.
    """
    named: dict[str, list[Fraction]] = {}
    for figure in figures_in(trace):
        value = value_of(figure)
        if value is not None and figure.quantity:
            for name in names_of(figure):
                named.setdefault(name, []).append(value)
    return {name: exact_text(values[0]) for name, values in named.items() if len(set(values)) == 1}


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
    if figure.base is None and figure.number.known:
        return figure.number.low
    return None


def names_of(figure: Figure) -> list[str]:
    """The names a figure may be asked for by."""
    return [figure.quantity] + ([f"{figure.quantity} by {figure.method}"] if figure.method else [])
