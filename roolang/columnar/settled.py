"""Conditions that are the same for all goods of a kind, or for all materials of a sort, as the interpreter has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roolang.columnar.kinds import Kind
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, all_, any_, not_, sure
from roolang.interpret.operations import only
from roolang.ir import nodes as n
from roolang.ir.walking import nodes_in, questions_in

UNSAID = Item("material")
"""A material of which nothing is stated but its origin."""
ANY_TRUTH = frozenset(Truth)


def by_itself(pred: n.Pred) -> bool:
    """Whether a question about the good looks neither at amounts nor at what it is made of."""
    return not any(isinstance(each, n.Measures | n.Obtained) for each in questions_in(pred))


def is_settled(expr: n.Expr, kind: Kind, whose: Item | None = None) -> bool:
    """Whether a condition is the same for all goods of a kind; or for all that it is asked of, if it is of another.

    That nothing more was done is not known where nobody says what was done, whatever the materials.
    """
    match expr:
        case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
            return all(is_settled(part, kind, whose) for part in parts)
        case n.Not(part):
            return is_settled(part, kind, whose)
        case n.GoodMeets(where):
            return by_itself(where)
        case n.Compare(number, base=base):
            return not any(_may_be_held(each, kind) for each in nodes_in(number, base))
        case n.OnlyDone():
            return only(expr, whose or kind.good, kind.scene).truth is not Truth.YES
        case n.Given() | n.Fact() | n.Done():
            return True
    return False


def _may_be_held(form: object, kind: Kind) -> bool:
    """Whether some column has numbers for a part of a formula, or it looks at more than amounts of the good."""
    if isinstance(form, n.GoodAmount):
        return form.name in kind.amounts.of_goods
    return isinstance(form, n.Sum | n.Choice)


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


# ---- in three values, where not all is known


def truths_of(expr: n.Expr, item: Item, kind: Kind) -> frozenset[Truth]:
    """What a condition may come to of a material without a list of its own, whatever its code and amounts."""
    match expr:
        case n.All(parts) | n.Any(parts):
            return joined_truths((truths_of(part, item, kind) for part in parts), every=isinstance(expr, n.All))
        case n.Not(part):
            return denied_truths(truths_of(part, item, kind))
        case n.NoLine(_, n.Scope("lines")):
            return frozenset((Truth.UNKNOWN, Truth.YES))
        case _ if is_stated(expr):
            return frozenset((kind.scene.ask(expr, item).truth,))
    return ANY_TRUTH


def joined_truths(parts: Iterable[frozenset[Truth]], *, every: bool) -> frozenset[Truth]:
    """What a conjunction, or an alternative, may come to by what its parts may."""
    join = all_ if every else any_
    found = frozenset((Truth.of(every),))
    for part in parts:
        found = frozenset(join((_answer(one), _answer(other))).truth for one in found for other in part)
    return found


def denied_truths(part: frozenset[Truth]) -> frozenset[Truth]:
    """What the opposite of a condition may come to."""
    return frozenset(not_(_answer(truth)).truth for truth in part)


def _answer(truth: Truth) -> Answer:
    return Answer(truth) if truth is Truth.UNKNOWN else sure(truth is Truth.YES)
