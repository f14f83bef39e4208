"""Conditions that are the same for all goods of a kind, or for all materials of a sort, as the interpreter has them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from roolang.columnar.kinds import Kind
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, all_, any_, not_, sure
from roolang.ir import nodes as n
from roolang.ir.walking import questions_in

UNSAID = Item("material")
"""A material of which nothing is stated but its origin."""
ANY = frozenset(Truth)


def by_itself(pred: n.Pred) -> bool:
    """Whether a question about the good looks neither at amounts nor at what it is made of."""
    return not any(isinstance(each, n.Measures | n.Obtained) for each in questions_in(pred))


def is_settled(expr: n.Expr) -> bool:
    """Whether a condition is the same for all goods of a kind."""
    match expr:
        case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
            return all(map(is_settled, parts))
        case n.Not(part):
            return is_settled(part)
        case n.GoodMeets(where):
            return by_itself(where)
        case n.Given() | n.Fact() | n.Done():
            return True
    return False


def is_stated(expr: n.Expr) -> bool:
    """Whether a condition is the same for all materials of a sort: it looks at no code either."""
    match expr:
        case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
            return all(map(is_stated, parts))
        case n.Not(part):
            return is_stated(part)
        case n.Given() | n.Fact() | n.Done():
            return True
    return False


def items_of(kind: Kind) -> Sequence[Item]:
    """One material of each sort; where nothing is stated but origins, one of which that is not known either."""
    return kind.items if kind.sorts is not None else (UNSAID,)


def truths_of(expr: n.Expr, item: Item, kind: Kind) -> frozenset[Truth]:
    """What a condition may come to of a material without a list of its own, whatever its code and amounts."""
    match expr:
        case n.All(parts):
            return _joined([truths_of(part, item, kind) for part in parts], n.All)
        case n.Any(parts):
            return _joined([truths_of(part, item, kind) for part in parts], n.Any)
        case n.Not(part):
            return frozenset(not_(_answer(truth)).truth for truth in truths_of(part, item, kind))
        case n.NoLine(_, n.Scope("lines")):
            return frozenset((Truth.UNKNOWN, Truth.YES))
        case _ if is_stated(expr):
            return frozenset((kind.scene.ask(expr, item).truth,))
    return ANY


def _joined(parts: Sequence[frozenset[Truth]], join: type[n.All] | type[n.Any]) -> frozenset[Truth]:
    both = all_ if join is n.All else any_
    start = frozenset((Truth.of(join is n.All),))
    return reduce(
        lambda found, part: frozenset(both((_answer(one), _answer(other))).truth for one in found for other in part),
        parts,
        start,
    )


def _answer(truth: Truth) -> Answer:
    return Answer(truth) if truth is Truth.UNKNOWN else sure(truth is Truth.YES)
