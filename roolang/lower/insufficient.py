"""Operations that never confer origin, alone or together: a good that saw nothing else does not originate.

It does all the same if it is wholly obtained, or if nothing non-originating went into it: provisions of this kind
speak of work on non-originating materials (`docs/decisions/0005-insufficient-operations.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from roolang.ir import nodes as n
from roolang.lower.frame import Frame, origin_of
from roolang.lower.operations import names_in, places_of
from roolang.syntax import tree as t

CALLED = "insufficient operations"
MOST = 5
"""Lists for so many classes of goods may stand beside each other."""
HELP = f"join lists whose goods are alike: at most {MOST} classes can stand beside each other"


@dataclass(frozen=True, slots=True)
class Meagre:
    """A list of operations that never suffice, for some goods."""

    goods: n.Expr
    names: tuple[str, ...]
    origin: n.Origin


def meagre(node: t.Insufficient, goods: n.Expr, frame: Frame) -> Meagre:
    """A provision on insufficient operations, ready to be applied."""
    for name in node.names:
        frame.env.folded(name, "insufficient")
    named = tuple(dict.fromkeys(chain.from_iterable(names_in(name, frame, node) for name in node.names)))
    for name in named:
        frame.env.folded(name, "insufficient")
    return Meagre(goods, named, origin_of(node, (node.cite,) if node.cite else ()))


def merely_insufficient(frame: Frame) -> tuple[n.Expr, ...]:
    """That origin is lost for want of anything more; nothing where the text has no such list."""
    stated: tuple[Meagre, ...] = frame.insufficient
    if not stated:
        return ()
    cites = tuple(dict.fromkeys(cite for each in stated for cite in each.origin.cites))
    origin = n.Origin(f"nothing but {CALLED} took place", stated[0].origin.span, cites)
    obtained = n.Not(
        n.GoodMeets(n.Obtained(), origin=n.Origin("wholly obtained", role=n.OBTAINED)),
        origin=n.denying(n.Origin("good is not wholly obtained")),
    )
    foreign = n.Not(
        n.NoLine(n.HasStatus(False), origin=n.Origin("all materials are originating")),
        origin=n.denying(n.Origin("some materials are non-originating")),
    )
    return (n.All((_only(frame.env.parties, frame, origin), obtained, foreign), origin=origin),)


def undergoes_more(node: t.UndergoesMore, place: t.Place | None, frame: Frame) -> n.Expr:
    """`undergoes more than insufficient operations`, of the lists of the text."""
    origin = origin_of(node)
    if not frame.insufficient:
        help_ = "state them, as in `insufficient operations: washing, simple packing`"
        frame.env.report("RL5601", f"the text names no {CALLED}", node.span, help=help_)
        return n.Given(False, origin=origin)
    return n.Not(_only(places_of(place, frame) or frame.env.parties, frame, origin), origin=origin)


def _only(places: tuple[str, ...], frame: Frame, origin: n.Origin) -> n.Expr:
    """That nothing but operations of the lists for the good took place there: one way for each choice of lists."""
    found = tuple(_ways(places, frame, origin))
    return found[0] if len(found) == 1 else n.Any(found, origin=origin)


def _ways(places: tuple[str, ...], frame: Frame, origin: n.Origin) -> Iterator[n.Expr]:
    by_goods: dict[n.Expr, tuple[str, ...]] = {}
    for each in frame.insufficient:
        by_goods[each.goods] = by_goods.get(each.goods, ()) + each.names
    general = by_goods.pop(n.Given(True), None)
    if len(by_goods) > MOST:
        span = frame.insufficient[-1].origin.span
        frame.env.report("RL5602", f"there are lists for {len(by_goods)} classes of goods", span, help=HELP)
        by_goods = dict(list(by_goods.items())[:MOST])
    for size in range(len(by_goods) + 1):
        for some in combinations(by_goods.items(), size):
            if some or general is not None:
                names = tuple(dict.fromkeys(chain(general or (), *(names for _, names in some))))
                done = n.OnlyDone(names, places, CALLED, origin=origin)
                yield n.All((*(goods for goods, _ in some), done), origin=origin) if some else done
