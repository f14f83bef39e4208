"""One clause that became another: what kind of change it is, in a sentence."""

from __future__ import annotations

from typing import Any

from roolang.diff.canonical import Range, less
from roolang.diff.edits import ClauseEdit, Passage
from roolang.diff.plain import normal, words
from roolang.diff.side import Side
from roolang.domain.hs import printed
from roolang.format.words import COMPARISONS
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

Sides = tuple[Side, Side]


def told(one: Any, other: Any, before: Passage, after: Passage, sides: Sides) -> ClauseEdit:
    """A clause that became another."""
    kind, what = _told(one, other, sides)
    return ClauseEdit(kind, what, before, after)


def _told(one: Any, other: Any, sides: Sides) -> tuple[str, str]:
    match one, other:
        case t.Compare(), t.Compare():
            return _compared(one, other)
        case (t.Change() | t.Excepting(), t.Change() | t.Excepting() | t.Named()) | (t.Named(), t.Excepting()):
            return _change(one, other, sides)
        case (t.Named() | t.Change(), t.Named() | t.Change()):
            return "tariff change", f"{words(one)} became {words(other)}"
    if type(one) is type(other) and (said := _codes(one, other, sides)):
        return "codes", said
    return "clause", "the clause is another"


def _compared(one: t.Compare, other: t.Compare) -> tuple[str, str]:
    if normal(one.left) != normal(other.left):
        return "clause", f"the figure is another: {words(one.left)} became {words(other.left)}"
    if one.compare != other.compare:
        return "threshold", " became ".join(f"{COMPARISONS[each.compare]} {_amounts(each)}" for each in (one, other))
    before, after = [words(each.amount) for each in one.limits], [words(each.amount) for each in other.limits]
    methods = [normal(each.method) for each in one.limits], [normal(each.method) for each in other.limits]
    if methods[0] == methods[1] and len(before) == len(after):
        moved = [f"{old} became {new}" for old, new in zip(before, after, strict=True) if old != new]
        return "threshold", "; ".join(moved) or "the limit is another"
    if before == after:
        return "method", "it is worked out by another method"
    return "threshold", f"{' or '.join(before)} became {' or '.join(after)}"


def _amounts(compare: t.Compare) -> str:
    return " or ".join(words(each.amount) for each in compare.limits)


def _change(one: Any, other: Any, sides: Sides) -> tuple[str, str]:
    first, second = (_exceptions(each, side) for each, side in zip((one, other), sides, strict=True))
    out, into = said_codes(less(first, second)), said_codes(less(second, first))
    levels = [
        normal(each.codes) if isinstance(each, t.Change) else normal(getattr(each, "named", each))
        for each in (one, other)
    ]
    if levels[0] == levels[1] and (out or into):
        said = [f"no longer excepted: {out}"] if out else []
        return "exception", "; ".join([*said, *([f"newly excepted: {into}"] if into else [])])
    return "tariff change", f"{words(one)} became {words(other)}"


def _exceptions(change: Any, side: Side) -> tuple[Range, ...]:
    """The codes that a change excepts."""
    held = [each for each in getattr(change, "exceptions", ()) if isinstance(each, t.Exception_)]
    return tuple(found for each in held for found in ranges_in(each.codes, side))


def ranges_in(codes: Any, side: Side) -> tuple[Range, ...]:
    """The codes that a class names by numbers, lists written out."""
    form = side.codes(codes) if isinstance(codes, t.Codes) else None
    return tuple(_within(form)) if form is not None else ()


def _within(form: Any) -> list[Range]:
    if form[0] == "codes":
        return list(form[1])
    return [found for part in form[1] for found in _within(part)] if form[0] == "any" else []


def _codes(one: Any, other: Any, sides: Sides) -> str:
    """Codes that came and went, where nothing else did."""
    held = [tuple(found for node in walk(each) if isinstance(node, t.Codes) for found in ranges_in(node, side))
            for each, side in zip((one, other), sides, strict=True)]  # fmt: skip
    out, into = said_codes(less(held[0], held[1])), said_codes(less(held[1], held[0]))
    return "; ".join([*([f"out: {out}"] if out else []), *([f"in: {into}"] if into else [])])


def said_codes(ranges: tuple[Range, ...], most: int = 12) -> str:
    """Ranges of codes as annexes print them."""
    said = [_said(*digits(each)) for each in ranges]
    more = f" and {len(said) - most} more" if len(said) > most else ""
    return ", ".join(said[:most]) + more


def _said(low: str, high: str) -> str:
    if low == high:
        return printed(low)
    return f"chapters {int(low)} to {int(high)}" if len(low) == 2 else f"{printed(low)} to {printed(high)}"


def digits(each: Range) -> tuple[str, str]:
    """A range as the shortest codes that say it."""
    low, high = f"{each[0]:010}", f"{each[1]:010}"
    for length in (2, 4, 6, 8):
        if set(low[length:]) <= {"0"} and set(high[length:]) <= {"9"}:
            return low[:length], high[:length]
    return low, high
