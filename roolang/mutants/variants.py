"""What else could stand in the place of a node: limits by their smallest unit, levels, methods, connectives, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, TypeAlias

from roolang.domain.amount import decimal_text
from roolang.syntax import tree as t

Variant: TypeAlias = tuple[str, Any, t.Node, str]
"""The kind of change, the new node, the node whose words change, and what they become (nothing: they are left out)."""
LEVELS = ("chapter", "heading", "subheading")
CHANGES = ("CC", "CTH", "CTSH")
"""A change of each level by its letters."""
SIGNS = {">=": ">", ">": ">=", "<=": "<", "<": "<="}
SAID = {">=": "at least", ">": "more than", "<=": "not more than", "<": "less than"}
PROVISIONS = (
    t.Tolerance, t.Accumulation, t.RollUp, t.Treat, t.Trace, t.Threshold, t.Designation, t.Averaging, t.Inventory,
    t.Insufficient, t.Valuation, t.AllApply, t.OriginLost, t.ClaimRequired, t.OriginOfSets, t.OriginByImportation,
)  # fmt: skip
"""Statements that can be left out whole."""


def variants(node: t.Node, methods: Mapping[str, tuple[str, ...]]) -> Iterator[Variant]:
    """The ways in which a node can be otherwise."""
    match node:
        case t.Step(value, start):
            yield from (("limit", replace(node, value=new), value, said) for new, said in _numbers(value))
            if start is not None:
                yield from (("date", replace(node, start=day), node, f"from {day}") for day in _days(start))
        case t.Where(_, compare, value):
            yield from (("limit", replace(node, value=new), value, said) for new, said in _numbers(value))
            yield from _sign(node, compare)
        case t.Compare(_, compare, limits) | t.Threshold(compare=compare, limits=limits):
            yield from _sign(node, compare)
            yield from _without(node, "limits", limits, "method")
        case t.Portion(_, compare):
            yield from _sign(node, compare)
        case t.AnyOther(level) | t.SameLevel(level) | t.AnyAt(level):
            if isinstance(level, str):
                others = [other for other in LEVELS if other != level]
                yield from (("level", replace(node, level=other), node, other) for other in others)
        case t.Named(name) if name in CHANGES:
            yield from (("level", replace(node, name=other), node, other) for other in CHANGES if other != name)
        case t.MethodName(name):
            yield from (("method", replace(node, name=other), node, other) for other in methods.get(name, ()))
        case t.EitherMethod(first, second):
            for name in (first, second):
                yield "method", t.MethodName(name, span=node.span), node, name
        case t.Method(t.EitherMethod()):
            pass
        case t.OperationCount(_, count):
            yield from (("count", replace(node, count=other), node, f"{other} of") for other in _counts(count))
        case _:
            yield from _rows(node)
            yield from _exceptions(node)


def _rows(node: t.Node) -> Iterator[Variant]:
    """Connectives, and members of lists."""
    match node:
        case t.Chain(join):
            other = "or" if join == "and" else "and"
            yield "connective", replace(node, join=other), node, f"... {other} ..."
        case t.Enumeration("any of", items):
            yield "connective", replace(node, head="all of"), node, "all of ..."
            yield from _without(node, "items", items, "member")
        case t.Enumeration("all of", items):
            yield "connective", replace(node, head="any of"), node, "any of ..."
            yield from _without(node, "items", items, "member")
        case t.Enumeration(count=number, items=items) if number:
            for fewer_or_more in _counts(number):
                yield "count", replace(node, count=fewer_or_more), node, f"{fewer_or_more} of ..."
            yield from _without(node, "items", items, "member")
        case t.Codes(items):
            yield from _without(node, "items", items, "member")
        case t.OperationChoice(choices):
            yield from _without(node, "choices", choices, "member")
        case t.OperationsDefinition(names=names) | t.Insufficient(names=names) if len(names) > 1:
            for index in range(len(names)):
                kept = (*names[:index], *names[index + 1 :])
                yield "member", replace(node, names=kept), node, ", ".join(kept)
        case t.Guarded(start=start, end=end):
            if start is not None:
                yield from (("date", replace(node, start=day), node, f"from {day} ...") for day in _days(start))
            if end is not None:
                yield from (("date", replace(node, end=day), node, f"... until {day}") for day in _days(end))
        case t.Accumulation(start=start) if start is not None:
            yield from (("date", replace(node, start=day), node, f"from {day}") for day in _days(start))


def _exceptions(node: t.Node) -> Iterator[Variant]:
    """Exceptions and allowances that are left out."""
    match node:
        case t.Change(exceptions=exceptions) | t.Excepting(exceptions=exceptions) | t.Also(exceptions=exceptions):
            yield from _each(node, "exceptions", exceptions)
            if isinstance(node, t.Change) and node.also is not None:
                yield "exception", replace(node, also=None), node.also, ""
        case t.Annotated(allowances=allowances):
            yield from _each(node, "allowances", allowances)
        case t.Goods(without=without) if without is not None:
            yield "exception", replace(node, without=None), without, ""
        case t.Tolerance(not_covered=not_covered, portions=portions):
            yield from _each(node, "not_covered", not_covered)
            yield from _each(node, "portions", portions)
            for index, name in enumerate(node.covers if len(node.covers) > 1 else ()):
                kept = (*node.covers[:index], *node.covers[index + 1 :])
                yield "member", replace(node, covers=kept), node, f"covers {', '.join(kept)}, not {name}"
        case t.Mat(posts=posts):
            for index, post in enumerate(posts):
                if isinstance(post, t.ExceptCodes):
                    yield "exception", replace(node, posts=(*posts[:index], *posts[index + 1 :])), post, ""


def _each(node: Any, name: str, held: tuple[Any, ...]) -> Iterator[Variant]:
    for index, each in enumerate(held):
        yield "exception", replace(node, **{name: (*held[:index], *held[index + 1 :])}), each, ""


def _without(node: Any, name: str, held: tuple[Any, ...], kind: str) -> Iterator[Variant]:
    """Without each of several; one alone stays, since nothing would be left."""
    if len(held) > 1:
        for _, new, at, said in _each(node, name, held):
            yield kind, new, at, said


def _sign(node: Any, compare: str) -> Iterator[Variant]:
    """At least or more than: what is exactly at the limit."""
    if compare in SIGNS:
        other = SIGNS[compare]
        yield "limit", replace(node, compare=other), node, f"{SAID[other]} for {SAID[compare]}"


def _numbers(value: t.Value) -> Iterator[tuple[Any, str]]:
    """A number one of its smallest unit less and more: the last digit that is printed."""
    if isinstance(value, t.OpenNumber):
        return
    digits = len((re.search(r"\d+\.(\d+)", value.span.text) or ["", ""])[1])
    for step in (-1, 1):
        number = value.number + Fraction(step, 10**digits)
        if number >= 0 and not (isinstance(value, t.Percent) and number > 100):
            text = decimal_text(number, digits, grouped=False)
            yield replace(value, number=number), re.sub(r"[\d.,]*\d", text, " ".join(value.span.text.split()), count=1)


def _counts(count: int) -> Iterator[int]:
    yield from (other for other in (count - 1, count + 1) if other > 0)


def _days(day: date) -> Iterator[date]:
    yield from (day - timedelta(1), day + timedelta(1))
