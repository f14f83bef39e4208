"""Classes of goods that rules lay claim to, and whether two claims can meet in one good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from roolang.check.holding import Holding
from roolang.check.intervals import Interval, covered, interval, plain
from roolang.check.texts import Placed
from roolang.syntax import tree as t


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One class of goods in the scope of a rule, and who holds it."""

    item: Any
    placed: Placed
    holding: Holding

    @property
    def rule(self) -> t.ProductRule:
        """The rule that makes it."""
        rule: t.ProductRule = self.placed.statement
        return rule

    @property
    def days(self) -> tuple[date, date]:
        """The days on which the rule stands."""
        within = self.rule.in_force
        return (within.start, within.end or date.max) if within else (date.min, date.max)

    def meets(self, other: Claim) -> bool:
        """Whether the rules are two, and stand in one view on one day."""
        if self.rule is other.rule or not self.holding.meets(other.holding):
            return False
        return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]

    def spared(self, shared: Interval | None) -> bool:
        """Whether the scope's exceptions take out what two claims share."""
        without = self.rule.scope.goods.without
        if shared is None:
            return without is not None and self.item in without.items
        return without is not None and covered(shared, plain(without))


def claims(placed: Placed) -> Iterator[Claim]:
    """What a rule lays claim to, class by class; brackets narrow who holds it."""
    goods = placed.statement.scope.goods
    if goods.codes is None:
        yield Claim(t.Goods(goods.kind, span=goods.span), placed, placed.holding)
    else:
        yield from _of(goods.codes.items, placed, placed.holding)


def _of(items: Iterable[Any], placed: Placed, holding: Holding) -> Iterator[Claim]:
    for item in items:
        match item:
            case t.Codes(inner) | t.AnyOtherGood(of=t.Codes(inner)):
                yield from _of(inner, placed, holding)
            case t.Bracketed(attribution, content):
                yield from _of(content, placed, holding.within(attribution))
            case t.Slot(options):
                for option in options:
                    yield from _of(option.content.items, placed, holding.within(option.attribution))
            case _:
                yield Claim(item, placed, holding)


def shared(one: Claim, other: Claim) -> Interval | None:
    """The lines that two ranges have in common."""
    if not (isinstance(one.item, t.CodeRange) and isinstance(other.item, t.CodeRange)):
        return None
    a, b = interval(one.item), interval(other.item)
    return (max(a[0], b[0]), min(a[1], b[1])) if a and b else None


def clear(one: Claim, other: Claim, joint: Iterable[t.Goods]) -> bool:
    """Whether the text itself settles what two claims share: by an exception, or since all rules apply there."""
    common = shared(one, other)
    if one.spared(common) or other.spared(common):
        return True
    return any(_holds(goods, one.item, common) for goods in joint)


def _holds(goods: t.Goods, item: Any, common: Interval | None) -> bool:
    if goods.codes is None:
        return goods.kind == "all other goods" or goods == item
    return item in goods.codes.items or (common is not None and covered(common, plain(goods.codes)))
