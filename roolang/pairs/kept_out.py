"""Which codes a change in tariff classification keeps out, told of a material by its code alone."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.domain import nomenclature
from roolang.syntax import tree as t

DIGITS = {"chapter": 2, "heading": 4, "subheading": 6, "tariff item": 8}
FAR = ("2501.00", "7318.15", "3926.90", "4819.10", "0713.10", "9405.10", "1301.20")
"""Codes of many chapters, to be somewhere else than a good."""


def passes(change: t.Change, code: str, good: str, group: t.Codes | None) -> bool:
    """Whether a non-originating material of a code undergoes the change to a good; exact for plain codes."""
    found = any(_is_source(item, code, good, group) for item in change.codes.items) and not any(
        _of(item, code) for each in change.exceptions if isinstance(each, t.Exception_) for item in each.codes.items
    )
    if found or change.also is None:
        return found
    also = t.Change(change.also.codes, change.also.exceptions, span=change.span)
    return passes(also, code, good, group)


def _is_source(item: t.CodeItem, code: str, good: str, group: t.Codes | None) -> bool:
    match item:
        case t.AnyOther(str(level), within, including):
            digits = DIGITS[level]
            if isinstance(within, t.CodeRange) and not _of(within, code):
                return False
            inside = group is not None and any(_of(each, code) for each in group.items)
            return code[:digits] != good[:digits] and (including or not inside or _one(group))
        case t.AnyAt(str(), outside):
            inside = group is not None and any(_of(each, code) for each in group.items)
            return outside is None or not inside if not isinstance(outside, t.CodeRange) else not _of(outside, code)
        case t.SameLevel(str(level)):
            return code[: DIGITS[level]] == good[: DIGITS[level]]
    return _of(item, code)


def _one(group: t.Codes | None) -> bool:
    """Whether a group is a single code, of which nothing is another."""
    items = group.items if group else ()
    return all(isinstance(each, t.CodeRange) and each.low == each.high for each in items)


def _of(item: t.CodeItem, code: str) -> bool:
    match item:
        case t.CodeRange(low, high):
            return low <= code[: len(low)] <= high
        case t.Described(_, of) | t.NamedClass(_, of):
            return of is not None and any(_of(each, code) for each in of.items)
        case t.AnyOtherGood(of) | t.Codes(of):
            return any(_of(each, code) for each in (of.items if isinstance(of, t.Codes) else of))
        case t.MoreThan(_, of):
            return any(_of(each, code) for each in of.items)
    return False


def subheading(code: str, edition: int) -> str:
    """A code of six digits at or below one: the first that the edition has, else the usual one."""
    while len(code) < 6:
        below = nomenclature.within(edition, code) or nomenclature.within(2022, code)
        code = below[0] if below else code + ("01" if len(code) == 2 else "10")
    return code


def candidates(change: t.Change | None, good: str, edition: int) -> Iterator[str]:
    """Codes near a good and its exceptions, then far from them: each with six digits at least."""
    yield good
    for digits in (4, 2):
        for below in nomenclature.within(edition, good[:digits]) or nomenclature.within(2022, good[:digits]):
            if below != good[: digits + 2]:
                yield subheading(below, edition)
                break
    if change is not None:
        for codes in (change.codes, *(each.codes for each in change.exceptions if isinstance(each, t.Exception_))):
            yield from (subheading(low, edition) for low in _lows(codes))
        if change.also is not None:
            yield from (subheading(low, edition) for low in _lows(change.also.codes))
    yield from (code.replace(".", "") for code in FAR)


def _lows(codes: t.Codes) -> Iterator[str]:
    for item in codes.items:
        match item:
            case t.CodeRange(low):
                yield low
            case t.Described(_, of) | t.NamedClass(_, of) if of is not None:
                yield from _lows(of)
            case t.AnyOtherGood(of) | t.MoreThan(_, of):
                yield from _lows(of)
            case t.Codes():
                yield from _lows(item)
