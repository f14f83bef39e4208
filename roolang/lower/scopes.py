"""Scopes: which goods a rule or a general provision is for, and how specific it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Any, TypeAlias

from roolang.domain.declaration import SET, fold
from roolang.ir import nodes as n
from roolang.lower import classes
from roolang.lower.claims import Siblings, unclaimed
from roolang.lower.comparisons import compared_in, threshold_of
from roolang.lower.frame import Frame, both, either, origin_of
from roolang.lower.money import guarded
from roolang.lower.units import unit_of
from roolang.lower.value import good_measure, operand
from roolang.record import record
from roolang.syntax import tree as t

Ranked: TypeAlias = tuple[tuple[int, ...], n.Expr]
Class: TypeAlias = tuple[int, int, int, n.Pred]
"""Digits, width, whether described, and predicate of a class of goods."""


def siblings_of(statements: Iterable[Any], kind: type[t.Node] | None = None, verb: str = "requires") -> Siblings:
    """What any other good is other than: the goods of the product rules, of notes of a verb, of provisions of a kind.

    What one of them describes is not "any other", whether or not it says the same of these goods.
    """
    found: list[t.Goods] = []
    for each in statements:
        if isinstance(each, t.ProductRule) and each.verb in ("requires", verb):
            found.append(each.scope.goods)
        elif kind is not None and isinstance(each, kind) and (goods := getattr(each, "goods", None)):
            found.append(goods)
    return tuple(found)


@record(frozen=True, slots=True)
class Beside:
    """The statements of a text, beside which the goods of each of them are read."""

    statements: tuple[Any, ...]
    _siblings: dict[type[t.Node] | str, Siblings] = field(default_factory=dict)

    def goods(self, provision: Any, frame: Frame) -> n.Expr:
        """The goods that a general provision is for; of none named, any."""
        kind = type(provision)
        if kind not in self._siblings:
            self._siblings[kind] = siblings_of(self.statements, kind)
        return goods_expr(getattr(provision, "goods", None), frame, self._siblings[kind])

    def rules(self, verb: str = "requires") -> Siblings:
        """The goods of the product rules, and of the notes of a verb."""
        if verb not in self._siblings:
            self._siblings[verb] = siblings_of(self.statements, verb=verb)
        return self._siblings[verb]


def goods_expr(goods: t.Goods | None, frame: Frame, siblings: Siblings) -> n.Expr:
    """That the good is one of these goods; of no goods named, any."""
    guard = _named(goods, frame, siblings)
    if goods is None or goods.without is None:
        return guard
    return n.All((guard, _without(goods.without, frame, siblings)), origin=origin_of(goods))


def scope_expr(scope: t.Scope, frame: Frame, siblings: Siblings) -> n.Expr:
    """That the good is one of these goods, in this direction of trade, with this characteristic."""
    return narrowed(_named(scope.goods, frame, siblings), scope, frame, siblings)


def ranked(scope: t.Scope, layer: int, frame: Frame, siblings: Siblings) -> list[Ranked]:
    """Each class of goods of a rule with its rank: how specific it is."""
    directed = int(bool(scope.exported_from)) + int(bool(scope.imported_into)) + int(scope.where is not None)
    goods = scope.goods
    if goods.kind == "all other goods":
        return [((0, 0, directed, layer, 0), n.Given(True))]
    if goods.codes is None:
        return [((1, 1, directed, layer, 0), _named(goods, frame, siblings))]
    found: list[Ranked] = []
    origin = origin_of(goods)  # the words of all the codes, once
    for length, width, described, pred in _classes(goods.codes, frame, siblings):
        special = int(goods.kind == "sets")
        rank = (length, described + special, directed, layer, -width)
        found.append((rank, n.GoodMeets(both(pred, _set(goods)), origin=origin)))
    return found


def narrowed(guard: n.Expr, scope: t.Scope, frame: Frame, siblings: Siblings) -> n.Expr:
    """The guard with direction of trade, characteristic and exceptions."""
    parts: list[n.Expr] = [guard]
    if scope.exported_from:
        parts.append(n.Fact("exported from", scope.exported_from, origin=origin_of(scope)))
    if scope.imported_into:
        parts.append(n.Fact("imported into", scope.imported_into, origin=origin_of(scope)))
    if scope.where is not None:
        parts.append(_where(scope.where, frame))
    if scope.goods.without is not None:
        parts.append(_without(scope.goods.without, frame, siblings))
    return parts[0] if len(parts) == 1 else n.All(tuple(parts), origin=origin_of(scope))


def _where(node: t.Where, frame: Frame) -> n.Expr:
    name = frame.env.folded(node.name, "amount")
    defined = name in frame.env.quantities
    number = operand(t.Operand(node.name, span=node.span), frame) if defined else good_measure(name)
    limit = t.Limit(
        t.Share(t.Steps((t.Step(node.value, span=node.span),), span=node.span), span=node.span),
        span=node.span,
    )
    threshold = threshold_of(limit, None, unit_of(number, frame.env) or "", frame)
    unit = compared_in(number, limit, None, frame)
    found = n.Compare(number, node.compare, threshold, None, node.name, unit=unit, origin=origin_of(node))
    return guarded(found, limit, frame.env)


# ---- goods


def _named(goods: t.Goods | None, frame: Frame, siblings: Siblings) -> n.Expr:
    """That the good is one of these goods, whatever they except."""
    if goods is None or goods.kind == "all other goods":
        return n.Given(True)
    meant = both(_meant(goods.codes, frame, siblings), _set(goods))
    return n.GoodMeets(meant, origin=origin_of(goods))


def _without(codes: t.Codes, frame: Frame, siblings: Siblings) -> n.Expr:
    return n.Not(n.GoodMeets(_meant(codes, frame, siblings)), origin=origin_of(codes))


def _set(goods: t.Goods) -> n.Pred:
    return n.DescribedAs(SET) if goods.kind == "sets" else n.Always()


def _meant(codes: t.Codes | None, frame: Frame, siblings: Siblings) -> n.Pred:
    """Classes of goods; of any other good, what the siblings leave."""
    if codes is None:
        return n.Always()
    return either(*(pred for *_, pred in _classes(codes, frame, siblings)))


def _classes(codes: t.Codes | None, frame: Frame, siblings: Siblings) -> list[Class]:
    return [found for item in (codes.items if codes else ()) for found in _class(item, frame, siblings)]


def _class(item: Any, frame: Frame, siblings: Siblings) -> list[Class]:
    """Each class of goods that an entry of a scope comes to."""
    match item:
        case t.CodeRange(low, high):
            return [(len(low), int(high) - int(low), 0, n.InCodes(low, high))]
        case t.Described(words, of):
            inner = _classes(of, frame, siblings) or [(1, 0, 0, n.Always())]
            return [(d, w, 1, both(p, n.DescribedAs(frame.env.folded(words, "description")))) for d, w, _, p in inner]
        case t.AnyOtherGood(of):
            return [(d, w, 0, unclaimed(p, frame, siblings, item)) for d, w, _, p in _classes(of, frame, siblings)]
        case t.Codes():
            return _classes(item, frame, siblings)
        case t.NamedClass(name=name):
            codes = frame.env.codes_of(name, item.span)
            inner_frame = frame.entering(f"list {fold(name)}", item.span, codes) if codes else None
            if codes is None or inner_frame is None:
                return []
            narrowing = classes.codes(item.of, frame)
            return [(d, w, s, both(p, narrowing)) for d, w, s, p in _classes(codes, inner_frame, siblings)]
        case _:
            return [(1, 0, 0, classes.code_item(item, frame))]
