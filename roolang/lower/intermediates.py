"""Intermediate materials: which of a producer's own materials may count as materials, by designation or without it."""

from __future__ import annotations

from dataclasses import replace

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.ir.program import Designating
from roolang.lower import classes
from roolang.lower.frame import Frame
from roolang.syntax import tree as t

NOUNS = {"intermediate materials", "intermediate material", "self-produced materials", *classes.MATERIALS}
"""Names that mean any material of the producer's own making; any other is that of a list or material."""


def designating(
    s: t.Designation, goods: n.Expr, asked: n.Expr, origin: n.Expr, rules: n.Expr, frame: Frame
) -> Designating:
    """A provision on designation; `asked` is its condition."""
    where: n.Pred = n.Always()
    if fold(s.name) not in NOUNS:
        where = classes.named_class(t.NamedClass(s.name, span=s.span), frame)
    plain = _without(fold(s.nested), origin, rules) if s.nested else None
    if s.nested and not any(of == fold(s.nested) for _, of in frame.env.methods):
        known = sorted({of for _, of in frame.env.methods})
        frame.env.unknown("figure with a method", s.nested, known, s.span)
    return Designating(s.needed, where, goods, asked, plain, tuple(cite.words for cite in s.cites))


def _without(figure: str, expr: n.Expr, rules: n.Expr) -> n.Expr:
    """What confers origin, for a material that cannot show the figure."""

    def cut(part: n.Expr) -> n.Expr:
        return _without(figure, part, rules)

    match expr:
        case n.RuleMet():
            return cut(rules)
        case n.Compare(quantity=quantity) if fold(quantity) == figure:
            return n.Given(False, origin=expr.origin)
        case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
            return replace(expr, parts=tuple(map(cut, parts)))
        case n.Not(part):
            return replace(expr, part=cut(part))
        case n.Select(cases, otherwise, together):
            kept = tuple(replace(case, body=cut(case.body)) for case in cases)
            rest = (None if each is None else cut(each) for each in (otherwise, together))
            return replace(expr, cases=kept, otherwise=next(rest), together=next(rest))
    return expr
