"""Intermediate materials: which of a producer's own materials may count as materials, by designation or without it."""

from __future__ import annotations

from collections.abc import Sequence
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
    plain = _Cut(fold(s.nested), rules).of(origin) if s.nested else None
    if s.nested and not any(of == fold(s.nested) for _, of in frame.env.methods):
        known = sorted({of for _, of in frame.env.methods})
        frame.env.unknown("figure with a method", s.nested, known, s.span)
    return Designating(s.needed, where, goods, asked, plain, tuple(cite.words for cite in s.cites))


class _Cut:
    """What confers origin, for a material that cannot show the figure; what does not ask for it is left as it is."""

    def __init__(self, figure: str, rules: n.Expr) -> None:
        self.figure = figure
        self.rules = rules
        self.done: dict[int, tuple[n.Expr, n.Expr]] = {}

    def of(self, expr: n.Expr) -> n.Expr:
        """A condition without the figure, worked out once however often it stands there."""
        known = self.done.get(id(expr))
        if known is None:
            known = self.done[id(expr)] = expr, self._of(expr)
        return known[1]

    def _of(self, expr: n.Expr) -> n.Expr:
        match expr:
            case n.RuleMet():
                return self.of(self.rules)
            case n.Compare(quantity=quantity) if fold(quantity) == self.figure:
                return n.Given(False, origin=expr.origin)
            case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
                kept = tuple(map(self.of, parts))
                return expr if _alike(kept, parts) else replace(expr, parts=kept)
            case n.Not(part):
                return expr if (left := self.of(part)) is part else replace(expr, part=left)
            case n.Select():
                return self._chosen(expr)
        return expr

    def _chosen(self, expr: n.Select) -> n.Select:
        cases = tuple(self._case(each) for each in expr.cases)
        otherwise, together = (None if e is None else self.of(e) for e in (expr.otherwise, expr.together))
        if _alike((*cases, otherwise, together), (*expr.cases, expr.otherwise, expr.together)):
            return expr
        return replace(expr, cases=cases, otherwise=otherwise, together=together)

    def _case(self, case: n.Case) -> n.Case:
        return case if (body := self.of(case.body)) is case.body else replace(case, body=body)


def _alike(one: Sequence[object], other: Sequence[object]) -> bool:
    return all(a is b for a, b in zip(one, other, strict=True))
