"""A comparison as a picture could show it: where on a scale the figure lies, and where the limit."""

from __future__ import annotations

from fractions import Fraction

from roolang.domain.truth import Truth
from roolang.explain.figures import arithmetic, asked, margins, shares_of
from roolang.explain.numbers import Scale, percent, span, written
from roolang.explain.story import MARKS, Gauge
from roolang.interpret import Bounds, Figure
from roolang.ir.nodes import Open

STEPS = (Fraction(1), Fraction(2), Fraction(5), Fraction(10))
"""A scale ends at one of these times a power of ten."""
ROOM = Fraction(21, 20)
"""So much more than the largest number a scale of amounts holds."""


def gauge_of(figure: Figure, truth: Truth, title: str, scale: Scale) -> Gauge:
    """The picture of a comparison; of shares, where there is a base."""
    shared = figure.base is not None
    values = shares_of(figure) if shared else figure.number
    limit = None if isinstance(figure.threshold, Open) else figure.threshold
    end = _end([value for value in (values.low, values.high, limit) if value is not None], shared)

    def at(value: Fraction | None) -> Fraction | None:
        return None if value is None else min(max(value / end, Fraction(0)), Fraction(1))

    return Gauge(
        MARKS[truth],
        title,
        "" if _says_it_all(figure, values) else arithmetic(figure, scale),
        _value(figure, values, scale),
        asked(figure, scale),
        "; ".join(margins(figure, truth, scale)),
        at(values.low),
        at(values.high),
        at(limit),
        "" if limit is None else written(limit) if shared else scale.show(limit),
        written(end) if shared else scale.show(end),
        figure.sign,
        bool(figure.method),
    )


def _says_it_all(figure: Figure, values: Bounds) -> bool:
    """Whether the arithmetic of a ratio is only the figure again, since it lies in a range."""
    return figure.base is not None and not figure.part and figure.share is None and values != Bounds(None, None)


def _value(figure: Figure, values: Bounds, scale: Scale) -> str:
    """The figure itself: a percentage where there is a base, else the amount."""
    bare, mark = (percent, "") if figure.base is not None else (scale.bare, scale.mark)
    if values.low is not None and values.high is not None and not values.known:
        return f"{bare(values.low)} to {bare(values.high)}{mark}"
    return span(values, bare, mark)


def _end(values: list[Fraction], shared: bool) -> Fraction:
    """Where the scale ends: at the whole for shares that need the room, else at a round number beyond the largest."""
    largest = max(values, default=Fraction(0))
    if largest <= 0 or (shared and Fraction(1, 2) < largest <= 1):
        return Fraction(1)
    wanted, power = largest * ROOM, Fraction(1)
    while power * 10 <= wanted:
        power *= 10
    while power > wanted:
        power /= 10
    return next(step * power for step in STEPS if step * power >= wanted)
