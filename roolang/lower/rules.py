"""Product rules: which applies to a good, and what the notes beside it add."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.lower import classes
from roolang.lower.comparisons import threshold_of
from roolang.lower.frame import Frame, both, either, origin_of
from roolang.lower.tolerance import with_tolerance
from roolang.lower.units import unit_of
from roolang.lower.value import good_measure, operand
from roolang.syntax import tree as t


@dataclass(frozen=True, slots=True)
class Placed:
    """A rule and the layer of the edition it stands in."""

    layer: int
    rule: t.ProductRule


def product_rules(rules: list[Placed], together: list[t.AllApply], silent: list[t.ProductRule], frame: Frame) -> n.Expr:
    """What the product rules ask of a good: the applicable one, or an accepted alternative, and all additions."""
    main = [placed for placed in rules if placed.rule.verb == "requires"]
    noted = [(placed.rule.verb, *_noted(placed, rules, frame)) for placed in rules if placed.rule.verb != "requires"]
    noted += [(rule.verb, _scope_expr(rule.scope, frame), _position(rule)) for rule in silent]
    cases = tuple(case for placed in main for case in _cases(placed, main, frame))
    cases += tuple(c for rule in silent if rule.verb == "requires" for c in _unresolved(rule, main, frame))
    joint = n.Any(tuple(goods_expr(each.goods, frame, main) for each in together)) if together else None
    found: n.Expr = n.Select(cases, None, joint, origin=n.Origin("the product rule"))
    accepted = [(guard, body) for verb, guard, body in noted if verb == "alternatively accepts"]
    if accepted:
        found = n.Any((found, *(n.All(parts, origin=parts[1].origin) for parts in accepted)))
    added = [(guard, body) for verb, guard, body in noted if verb == "additionally requires"]
    if not added:
        return found
    extra = tuple(n.Any((n.Not(guard), body), origin=body.origin) for guard, body in added)
    return n.All((found, *extra))


def _noted(placed: Placed, rules: list[Placed], frame: Frame) -> tuple[n.Expr, n.Expr]:
    """Goods and body of a note; other goods are those that neither a rule nor a note of its kind describes."""
    siblings = [each for each in rules if each.rule.verb in ("requires", placed.rule.verb)]
    return _scope_expr(placed.rule.scope, frame, siblings), _body(placed.rule, frame)


def _body(rule: t.ProductRule, frame: Frame) -> n.Expr:
    goods = rule.scope.goods
    group = tuple(_group_preds(goods, frame))
    described = tuple(fold(i.words) for i in goods.codes.items if isinstance(i, t.Described)) if goods.codes else ()
    body = with_tolerance(rule.cond, frame.with_(group=group, described=described))
    cites = tuple(cite.words for cite in rule.cites)
    return n.All((body,), origin=n.Origin(_rule_words(rule), rule.span, cites, "rule"))


def _rule_words(rule: t.ProductRule) -> str:
    return "rule for " + " ".join(rule.scope.span.text.split())


def _group_preds(goods: t.Goods, frame: Frame) -> list[n.Pred]:
    if goods.codes is None:
        return [n.Always()]
    found: list[n.Pred] = []
    for item in goods.codes.items:
        pred = classes.code_item(item, frame)
        found += pred.parts if isinstance(pred, n.Either) else (pred,)
    return [_codes_only(pred) for pred in found]


def _codes_only(pred: n.Pred) -> n.Pred:
    """The codes of a described class: what the group comes to by code."""
    if isinstance(pred, n.Both):
        kept = tuple(part for part in pred.parts if isinstance(part, n.InCodes | n.Either))
        return kept[0] if len(kept) == 1 else n.Both(kept) if kept else n.Always()
    return pred


# ---- scopes


def _cases(placed: Placed, main: list[Placed], frame: Frame) -> list[n.Case]:
    """One case for each class of goods of the rule, ranked by how specific it is."""
    rule, scope = placed.rule, placed.rule.scope
    body = _body(rule, frame)
    return [
        n.Case(rank, _narrowed(guard, scope, frame), body) for rank, guard in _ranked(scope, placed.layer, main, frame)
    ]


def _unresolved(rule: t.ProductRule, main: list[Placed], frame: Frame) -> list[n.Case]:
    """A rule on which the party has no position, and no standing rule to fall back on."""
    body = _position(rule)
    ranked = _ranked(rule.scope, 99, main, frame)
    return [n.Case(rank, _narrowed(guard, rule.scope, frame), body) for rank, guard in ranked]


def _position(rule: t.ProductRule) -> n.Expr:
    """The position that a party does not have."""
    return n.Fact("unresolved", f"the position on {_rule_words(rule)}", origin=origin_of(rule))


def _ranked(scope: t.Scope, layer: int, main: list[Placed], frame: Frame) -> list[tuple[tuple[int, ...], n.Expr]]:
    directed = int(bool(scope.exported_from)) + int(bool(scope.imported_into)) + int(scope.where is not None)
    goods = scope.goods
    if goods.kind == "all other goods":
        return [((0, 0, directed, layer, 0), n.Given(True))]
    if goods.codes is None:
        return [((1, 1, directed, layer, 0), goods_expr(goods, frame))]
    found: list[tuple[tuple[int, ...], n.Expr]] = []
    for item in goods.codes.items:
        for length, width, described, pred in _specific(item, main, frame):
            special = int(goods.kind == "sets")
            rank = (length, described + special, directed, layer, -width)
            found.append((rank, n.GoodMeets(both(pred, _set(goods)), origin=origin_of(goods))))
    return found


def _set(goods: t.Goods) -> n.Pred:
    return n.DescribedAs("set") if goods.kind == "sets" else n.Always()


def _specific(item: Any, main: list[Placed], frame: Frame) -> list[tuple[int, int, int, n.Pred]]:
    """Digits, width, whether described, and predicate of each class in a scope."""
    match item:
        case t.CodeRange(low, high):
            return [(len(low), int(high) - int(low), 0, n.InCodes(low, high))]
        case t.Described(words, of):
            inner = _specific_all(of, main, frame) or [(1, 0, 0, n.Always())]
            return [(d, w, 1, both(p, n.DescribedAs(fold(words)))) for d, w, _, p in inner]
        case t.AnyOtherGood(of):
            claimed = _claimed(main)
            return [
                (d, w, 0, both(p, *(n.Fails(n.DescribedAs(words)) for words in claimed(p))))
                for d, w, _, p in _specific_all(of, main, frame)
            ]
        case t.Codes():
            return _specific_all(item, main, frame)
        case t.NamedClass(name=name):
            codes = frame.env.codes_of(name, item.span)
            inner_frame = frame.entering(f"list {fold(name)}", item.span) if codes else None
            if codes is None or inner_frame is None:
                return []
            narrowed = classes.codes(item.of, frame)
            return [(d, w, s, both(p, narrowed)) for d, w, s, p in _specific_all(codes, main, inner_frame)]
        case _:
            return [(1, 0, 0, classes.code_item(item, frame))]


def _specific_all(codes: t.Codes | None, main: list[Placed], frame: Frame) -> list[tuple[int, int, int, n.Pred]]:
    return [found for item in (codes.items if codes else ()) for found in _specific(item, main, frame)]


def _claimed(main: list[Placed]) -> Any:
    """The descriptions that sibling rules claim within a class of codes."""
    described = [
        item
        for placed in main
        for item in (placed.rule.scope.goods.codes.items if placed.rule.scope.goods.codes else ())
        if isinstance(item, t.Described)
    ]

    def within(pred: n.Pred) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fold(item.words) for item in described if _touch(pred, item.of)))

    return within


def _touch(pred: n.Pred, of: t.Codes | None) -> bool:
    """Whether a class of codes may share goods with a description's codes."""
    if of is None or not isinstance(pred, n.InCodes):
        return True
    for item in of.items:
        if isinstance(item, t.CodeRange):
            width = max(len(pred.low), len(item.low))
            apart = item.high.ljust(width, "9") < pred.low.ljust(width, "0")
            apart = apart or item.low.ljust(width, "0") > pred.high.ljust(width, "9")
            if not apart:
                return True
        else:
            return True
    return False


def _narrowed(guard: n.Expr, scope: t.Scope, frame: Frame) -> n.Expr:
    """The guard with direction of trade, characteristic and exceptions."""
    parts: list[n.Expr] = [guard]
    if scope.exported_from:
        parts.append(n.Fact("exported from", scope.exported_from, origin=origin_of(scope)))
    if scope.imported_into:
        parts.append(n.Fact("imported into", scope.imported_into, origin=origin_of(scope)))
    if scope.where is not None:
        parts.append(_where(scope.where, frame))
    if scope.goods.without is not None:
        parts.append(n.Not(n.GoodMeets(classes.codes(scope.goods.without, frame)), origin=origin_of(scope)))
    return parts[0] if len(parts) == 1 else n.All(tuple(parts), origin=origin_of(scope))


def _where(node: t.Where, frame: Frame) -> n.Expr:
    defined = fold(node.name) in frame.env.quantities
    number = operand(t.Operand(node.name, span=node.span), frame) if defined else good_measure(fold(node.name))
    limit = t.Limit(
        t.Share(t.Steps((t.Step(node.value, span=node.span),), span=node.span), span=node.span),
        span=node.span,
    )
    threshold = threshold_of(limit, None, unit_of(number, frame.env) or "", frame)
    return n.Compare(number, node.compare, threshold, None, node.name, origin=origin_of(node))


def _scope_expr(scope: t.Scope, frame: Frame, siblings: Iterable[Placed] = ()) -> n.Expr:
    return _narrowed(goods_expr(scope.goods, frame, siblings, narrow=False), scope, frame)


def _meant(item: Any, siblings: list[Placed], frame: Frame) -> n.Pred:
    """One class of goods; of any other good, what the siblings leave."""
    if isinstance(item, t.AnyOtherGood):
        return either(*(pred for *_, pred in _specific(item, siblings, frame)))
    return classes.code_item(item, frame)


def goods_expr(goods: t.Goods | None, frame: Frame, siblings: Iterable[Placed] = (), *, narrow: bool = True) -> n.Expr:
    """That the good is one of these goods; of no goods named, any."""
    if goods is None or goods.kind == "all other goods":
        return n.Given(True)
    meant = (
        both(either(*(_meant(i, list(siblings), frame) for i in goods.codes.items)), _set(goods))
        if goods.codes
        else _set(goods)
    )
    guard = n.GoodMeets(meant, origin=origin_of(goods))
    if goods.without is None or not narrow:
        return guard
    return n.All((guard, n.Not(n.GoodMeets(classes.codes(goods.without, frame)))), origin=origin_of(goods))
