"""Which codes two texts treat alike, so that one answer serves for all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from roolang.domain import nomenclature
from roolang.ir import nodes as n
from roolang.ir.cases import possible, ranges_of
from roolang.ir.program import Program
from roolang.smt.places import NATIONAL, real_codes

AFTER = ":"
"""After every digit."""


def codes_with_rules(a: Program, b: Program) -> tuple[str, ...]:
    """The subheadings for which some rule of either text may be."""
    return with_rules(a, b, real_codes(a.nomenclature or b.nomenclature))


def with_rules(a: Program, b: Program, codes: Iterable[str]) -> tuple[str, ...]:
    """Those of some codes for which some rule of either text may be."""
    return tuple(code for code in codes if _may_have_rule(a.rules, code) or _may_have_rule(b.rules, code))


def codes_of_both(a: Program, b: Program) -> tuple[str, ...]:
    """The subheadings of the editions of both texts, and the first of each kind that no edition tells of.

    That is those of chapters 98 and 99; and where an edition is not loaded, of all others: there is one wherever a
    range of either text begins, or has just ended.
    """
    editions = a.nomenclature, b.nomenclature
    known = dict.fromkeys(code for edition in editions for code in real_codes(edition))
    told = all(edition in nomenclature.loaded() for edition in editions)
    return (*known, *(code for code in _firsts(a, b) if code not in known and (code >= NATIONAL or not told)))


def _firsts(a: Program, b: Program) -> list[str]:
    """The subheadings with which the ranges of two texts begin, and those right behind their ends."""
    ranges = ranges_asked(a) | ranges_asked(b)
    begun = {low[:6].ljust(6, "0") for low, _ in ranges}
    ended = {f"{int(high[:6].ljust(6, '9')) + 1:06}" for _, high in ranges}
    return sorted(code for code in begun | ended if len(code) == 6)


def _may_have_rule(expr: n.Expr, code: str) -> bool:
    match expr:
        case n.Select(cases):
            return any(for_code(case, code) for case in possible(cases, code))
        case n.All(parts) | n.Any(parts):
            return any(_may_have_rule(part, code) for part in parts)
    return False


def without_rule(expr: n.Expr, code: str) -> bool:
    """Whether there is surely no rule for goods of a code."""
    match expr:
        case n.Select(cases, None):
            return not any(for_code(case, code) for case in possible(cases, code))
        case n.All(parts) | n.Any(parts):
            return bool(parts) and all(without_rule(part, code) for part in parts)
    return False


def for_code(case: n.Case, code: str) -> bool:
    """Whether a rule may be for goods of a code."""
    ranges = ranges_of(case.guard)
    return ranges is None or any(low[:6] <= code <= high[:6] + AFTER for low, high in ranges)


def same_of(one: Program, other: Program, code: str) -> bool:
    """Whether two readings of a text say the same of goods of a code, and of those that no range divides from it."""
    return _beside_rules(one) == _beside_rules(other) and same_rules(one, other, code)


def same_rules(one: Program, other: Program, code: str) -> bool:
    """Whether the product rules for goods of a code are the very same."""
    return _for_code(one.rules, code) == _for_code(other.rules, code)


def _beside_rules(program: Program) -> list[object]:
    return [getattr(program, each.name) for each in fields(program) if each.name not in ("rules", "reading")]


def _for_code(expr: n.Expr, code: str) -> object:
    """What an expression may ask of goods of a code: of a choice the cases that may be for them."""
    match expr:
        case n.Select(cases, otherwise, together):
            return n.Select, [case for case in possible(cases, code) if for_code(case, code)], otherwise, together
        case n.All(parts) | n.Any(parts):
            return type(expr), [_for_code(part, code) for part in parts]
    return expr


def alike(a: Program, b: Program, codes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Codes in groups that no range of either text divides, where it asks of the good's own code."""
    edges: set[str] = set()
    for program in (a, b):
        for low, high in ranges_asked(program):
            edges |= {low[:6], high[:6] + AFTER}
    cuts = sorted(edges)
    found: dict[int, list[str]] = {}
    for code in codes:
        found.setdefault(bisect_right(cuts, code), []).append(code)
    yield from map(tuple, found.values())


def ranges_asked(program: object) -> set[tuple[str, str]]:
    """Every range of codes that a program, or a part of one, asks of the good."""
    found: set[tuple[str, str]] = set()
    waiting: list[tuple[object, bool]] = [(program, False)]
    seen: set[int] = set()
    while waiting:
        node, of_good = waiting.pop()
        match node:
            case n.InCodes(low, high):
                if of_good:
                    found.add((low, high))
            case n.GoodMeets(where):
                waiting.append((where, True))
            case n.OfGood(part):
                waiting.append((part, True))
            case tuple():
                waiting += [(each, of_good) for each in node]
            case _ if is_dataclass(node) and id(node) not in seen:
                if not of_good:
                    seen.add(id(node))
                waiting += [(getattr(node, each.name), of_good) for each in fields(node) if each.compare]
    return found
