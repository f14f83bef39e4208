"""What the amounts of a figure that misses its limit would have to be, or the limit: in words, and to be tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.explain.numbers import Scale, within, written
from roolang.interpret import Counted, Figure
from roolang.interpret.supposing import Becoming, Edit, OfItem, OfText, more_of, obtained, originating, partly
from roolang.ir import nodes as n
from roolang.ir.nodes import Open

Edits = tuple[tuple[Edit, ...], ...]
UPPER = ("<=", "<")
STRICT = ("<", ">")
LITTLE = Fraction(1, 10**6)
"""What is more than a limit that must be passed, in its unit."""


def shortage(figure: Figure, scale: Scale) -> str:
    """By how much a figure misses what is asked; empty if that is not known."""
    low, high = figure.slack.low, figure.slack.high
    if isinstance(figure.threshold, Open) or high is None or figure.sign == "=":
        return ""
    if high == 0:
        return "some amount"
    more = "more than " if figure.sign in STRICT else ""
    return f"{more}{scale.size(high)}" if low == high else f"at least {scale.size(high)}"


def role_of(figure: Figure) -> str:
    """Whether what was counted makes the number up (`adds`) or is taken off the base (`takes off`), if it shows."""
    adding = {each.adds for each in figure.counted}
    return "" if len(adding) != 1 else "adds" if adding == {True} else "takes off"


def by_amounts(figure: Figure, scale: Scale, compare: n.Compare | None, good: Item) -> tuple[str, Edits] | None:
    """By how much the amounts would have to be otherwise; `None` where that is not known."""
    missed = shortage(figure, scale)
    if not missed:
        return None
    by = _by(figure)
    if figure.sign in UPPER:
        words = f"{_replacing(missed)} originating ones" if figure.counted else f"{missed} less would do"
        return words, (*_replaced(figure, by), *_amended(compare, good, -by))
    match role_of(figure):
        case "takes off":
            return f"{_replacing(missed)} regional ones", tuple(_replaced(figure, by))
        case "adds":
            words = f"{missed} more would have to count towards it"
        case _:
            words = f"{missed} more would be needed"
    return words, (*_counting(figure, compare, good, by), *_amended(compare, good, by))


def by_obtained(figure: Figure, scale: Scale, place: str | None) -> tuple[str, Edits] | None:
    """The same with materials wholly obtained there, where it is not enough that they originate."""
    missed = shortage(figure, scale)
    if not missed or figure.sign not in UPPER or not figure.counted:
        return None
    return f"{_replacing(missed)} wholly obtained ones", tuple(_replaced(figure, _by(figure), obtained(place)))


def _by(figure: Figure) -> Fraction:
    return -(figure.slack.high or Fraction(0)) + (LITTLE if figure.sign in STRICT else 0)


def _replacing(missed: str) -> str:
    return f"replace {missed} of the materials counted by"


def _replaced(figure: Figure, by: Fraction, becoming: Becoming = originating) -> Iterator[tuple[Edit, ...]]:
    """So much of what is counted originates: what surely counts before what may, the largest first."""
    ranked = sorted(figure.counted, key=lambda each: (each.counts is Truth.YES, _size(each)), reverse=True)
    yield from _parted(((each.item, each.amount.low) for each in ranked), by, becoming)


def _counting(figure: Figure, compare: n.Compare | None, good: Item, by: Fraction) -> Iterator[tuple[Edit, ...]]:
    """So much of the other materials originates."""
    there = {id(each.item) for each in figure.counted}
    measure = next(iter(_measures(compare)), "value")
    items = [each for name in ("materials",) if name in good.holdings for each in good.holdings[name].items]
    others = [(item, item.amounts[measure].low) for item in items if id(item) not in there and measure in item.amounts]
    yield from _parted(((item, held) for item, held in sorted(others, key=_held, reverse=True)), by)
    for each in figure.counted:
        if each.item is not None:
            yield (OfItem(each.item, more_of(measure, by)),)


def _parted(
    amounts: Iterable[tuple[Item | None, Fraction | None]], by: Fraction, becoming: Becoming = originating
) -> Iterator[tuple[Edit, ...]]:
    edits: list[Edit] = []
    for item, amount in amounts:
        if item is None or not amount or amount <= 0:
            continue
        part = min(by / amount, Fraction(1))
        edits.append(OfItem(item, partly(becoming, part)))
        by -= part * amount
        if by <= 0:
            yield tuple(edits)
            return


def _amended(compare: n.Compare | None, good: Item, by: Fraction) -> Iterator[tuple[Edit, ...]]:
    """Another number of the good itself."""
    if compare is not None and isinstance(compare.number, n.GoodAmount):
        yield (OfItem(good, more_of(compare.number.name, by)),)


def _measures(compare: n.Compare | None) -> Iterator[str]:
    """The measures that a figure sums."""
    waiting = [compare.number] if compare is not None else []
    while waiting:
        form = waiting.pop()
        match form:
            case n.Sum():
                yield form.measure
            case n.Plus():
                waiting += [part for _, part in form.parts]


def _held(pair: tuple[Item, Fraction]) -> Fraction:
    return pair[1]


def _size(each: Counted) -> Fraction:
    return each.amount.low or Fraction(0)


# ---- the text


def other_limit(figure: Figure, scale: Scale, compare: n.Compare | None) -> tuple[str, Edits] | None:
    """The threshold at which the figure would pass as it stands."""
    upper, strictly = figure.sign in UPPER, figure.sign in STRICT
    if figure.share is not None and figure.threshold != 1:
        if figure.share < 0:
            return None
        limit, shown = figure.share, written(within(figure.share, upwards=upper))
    elif figure.base is None and figure.number.known and figure.number.low is not None:
        limit, shown = figure.number.low, scale.show(figure.number.low)
    else:
        return None
    if upper:
        verb = "allow more than" if strictly else "allow at least"
    else:
        verb = "ask less than" if strictly else "ask at most"
    limit += (LITTLE if upper else -LITTLE) if strictly else 0
    edits: Edits = ((OfText(compare, limit),),) if compare is not None else ()
    return f"the text would have to {verb} {shown}", edits
