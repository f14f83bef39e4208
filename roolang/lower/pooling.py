"""Provisions on averaging over goods, and on fungible materials in one stock."""

from __future__ import annotations

from typing import Any

from roolang.domain.declaration import fold
from roolang.domain.stock import METHODS, method_of
from roolang.ir.program import Pooling
from roolang.lower.frame import Frame
from roolang.lower.scopes import Beside
from roolang.syntax import tree as t
from roolang.syntax.naming import meant

VALUE_CONTENT = "regional value content"


def pooling(s: t.Averaging, beside: Beside, frame: Frame) -> Pooling:
    """A provision on averaging; without figures of its own it is for the regional value content."""
    known = {*frame.env.quantities, *(of for _, of in frame.env.methods)}
    for name in s.figures:
        if fold(name) not in known:
            frame.env.unknown("quantity", name, sorted(known), s.span)
    figures = frozenset(map(fold, s.figures)) or frozenset({VALUE_CONTENT})
    cites = (s.cite.words,) if s.cite else ()
    _known_method(s, figures, frame)
    return Pooling(figures, fold(s.period), fold(s.category), beside.goods(s, frame), cites, fold(s.method))


def _known_method(s: t.Averaging, figures: frozenset[str], frame: Frame) -> None:
    """Tell of a method that none of the figures has."""
    of = sorted(method for method, quantity in frame.env.methods if quantity in figures)
    if s.method and fold(s.method) not in of:
        frame.env.unknown("method", s.method, of, s.span)


def inventory_methods(statements: tuple[Any, ...], frame: Frame) -> tuple[str, ...]:
    """The inventory methods that the text permits."""
    found: list[str] = []
    for s in statements:
        for name in s.names if isinstance(s, t.Inventory) else ():
            if not method_of(name):
                near, fixes = meant(s.span, name, METHODS)
                place = fixes[0].span if fixes else s.span
                help_ = near or f"write {', '.join(METHODS[:-1])} or {METHODS[-1]}"
                message = f"no inventory method is called `{name}`"
                frame.env.report("RL2001", message, place, help=help_, fixes=fixes, missing=name)
            found.append(method_of(name))
    return tuple(dict.fromkeys(filter(None, found)))
