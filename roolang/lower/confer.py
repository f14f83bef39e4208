"""What makes goods wholly obtained, and what confers origin on sets, where a text says so in a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from roolang.ir import nodes as n
from roolang.ir.program import Importing, whoever
from roolang.lower.conditions import condition
from roolang.lower.frame import Frame, origin_of
from roolang.lower.scopes import Beside, scope_expr
from roolang.syntax import tree as t


def general(cond: t.Cond, frame: Frame, joined_by: str = "or") -> n.Expr:
    """A condition of a general provision: thresholds override product rules only, tracing holds everywhere."""
    return condition(cond, frame.with_(overrides=frame.traces), joined_by)


@dataclass(frozen=True, slots=True)
class SetOrigin:
    """Which sets, what confers origin on them, and whether that alone does."""

    goods: n.Expr
    body: n.Expr
    only: bool
    origin: n.Origin


def sets_of(statements: Iterable[Any], beside: Beside, frame: Frame) -> tuple[SetOrigin, ...]:
    """The provisions on sets."""
    return tuple(
        SetOrigin(beside.goods(s, frame), general(s.cond, frame), s.only, origin_of(s))
        for s in statements
        if isinstance(s, t.OriginOfSets)
    )


def by_sets(origin: n.Expr, sets: tuple[SetOrigin, ...]) -> n.Expr:
    """What confers origin: on a set what is said of sets, besides what confers it on any good, or alone."""
    for each in sets:
        body = each.body if each.only else n.Any((each.body, origin), origin=each.origin)
        origin = n.Select((n.Case((0,), each.goods, body),), origin)
    return origin


# ---- importation


def imported(statements: Iterable[Any], beside: Beside, lost: Sequence[n.Expr], frame: Frame) -> Importing | None:
    """What originates because it comes from a party, if it is not `lost` again; nothing where no goods do."""
    found = [(s, beside.goods(s, frame)) for s in statements if isinstance(s, t.OriginByImportation)]
    if not found:
        return None
    ways = tuple(_way(s, goods, frame) for s, goods in found)
    kept = tuple(n.Not(each, origin=each.origin) for each in lost)
    way = n.Any(ways, origin=ways[0].origin)
    return Importing(n.Any(tuple(goods for _, goods in found)), n.All((way, *kept), origin=ways[0].origin))


def _way(s: t.OriginByImportation, goods: n.Expr, frame: Frame) -> n.Expr:
    origin = origin_of(s, s.cites)
    words = f"imported from a party ({', '.join(frame.env.parties) or 'whoever they are'})"
    facts: tuple[n.Expr, ...] = tuple(
        n.Fact("exported from", party, origin=n.Origin(words)) for party in frame.env.parties
    ) or (whoever(n.Origin(words)),)
    asked = (general(s.condition, frame),) if s.condition else ()
    return n.All((goods, n.Any(facts, origin=n.Origin(words, s.span)), *asked), origin=origin)


def ruled(statements: Iterable[Any], beside: Beside, frame: Frame) -> tuple[SetOrigin, ...]:
    """The product rules that are for sets."""
    return tuple(
        SetOrigin(scope_expr(s.scope, frame, beside.rules()), n.RuleMet(origin=origin_of(s)), False, origin_of(s))
        for s in statements
        if isinstance(s, t.ProductRule) and s.scope.goods.kind == "sets" and s.verb == "requires"
    )


def spared(lost: tuple[n.Expr, ...], sets: tuple[SetOrigin, ...]) -> tuple[n.Expr, ...]:
    """What takes origin away for want of work: not from a set that meets what is asked of sets.

    Putting a set together is among the operations that never suffice, and no set would be left otherwise.
    """
    return tuple(_spared(each, sets) for each in lost)


def _spared(lost: n.Expr, sets: tuple[SetOrigin, ...]) -> n.Expr:
    for each in sets:
        without = n.Not(each.body, origin=each.body.origin)
        lost = n.Select((n.Case((0,), each.goods, n.All((lost, without), origin=lost.origin)),), lost)
    return lost


# ---- wholly obtained


def goods_obtained(statements: Iterable[Any], frame: Frame) -> n.Expr | None:
    """What makes a good wholly obtained; nothing where the text does not say, or says it in a circle."""
    said = next((s for s in reversed(list(statements)) if isinstance(s, t.GoodsObtained)), None)
    if said is None:
        return None
    found = general(said.cond, frame)
    if any(map(_circular, _parts(found))):
        message = "what makes a good wholly obtained asks whether the good is wholly obtained"
        help_ = "name the facts, as in `undergoes harvesting in the territory`; ask it of materials only"
        frame.env.report("RL5620", message, said.span, help=help_)
        return None
    return found


def _parts(expr: n.Expr) -> Iterator[n.Expr]:
    """A condition and all within it."""
    yield expr
    match expr:
        case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
            for part in parts:
                yield from _parts(part)
        case n.Not(part):
            yield from _parts(part)
        case n.Select(cases, otherwise, together):
            asked = [each for case in cases for each in (case.guard, case.body)]
            for part in (*asked, *(each for each in (otherwise, together) if each is not None)):
                yield from _parts(part)


def _circular(expr: n.Expr) -> bool:
    match expr:
        case n.RuleMet():
            return True
        case n.GoodMeets(where):
            return _asks(where)
        case n.NoLine(where) | n.EachLine(where):
            return _asks_of_good(where)
    return False


def _asks(pred: n.Pred) -> bool:
    """Whether a predicate asks if an item is wholly obtained."""
    match pred:
        case n.Obtained():
            return True
        case n.Both(parts) | n.Either(parts):
            return any(map(_asks, parts))
        case n.Fails(part) | n.OfGood(part):
            return _asks(part)
    return False


def _asks_of_good(pred: n.Pred) -> bool:
    match pred:
        case n.OfGood(part):
            return _asks(part)
        case n.Both(parts) | n.Either(parts):
            return any(map(_asks_of_good, parts))
        case n.Fails(part):
            return _asks_of_good(part)
    return False
