"""Product rules: which applies to a good, and what the notes beside it add."""

from __future__ import annotations

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.lower import classes
from roolang.lower.claims import Siblings
from roolang.lower.frame import Frame, origin_of
from roolang.lower.scopes import Beside, goods_expr, narrowed, ranked, scope_expr
from roolang.lower.tolerance import with_tolerance
from roolang.record import record
from roolang.syntax import tree as t


@record(frozen=True, slots=True)
class Placed:
    """A rule and the layer of the edition it stands in."""

    layer: int
    rule: t.ProductRule


def product_rules(rules: list[Placed], together: list[t.AllApply], silent: list[t.ProductRule], frame: Frame) -> n.Expr:
    """What the product rules ask of a good: the applicable one, or an accepted alternative, and all additions."""
    beside = Beside(tuple(placed.rule for placed in rules))
    main = beside.rules()
    noted = [(placed.rule.verb, *_noted(placed, beside, frame)) for placed in rules if placed.rule.verb != "requires"]
    noted += [(rule.verb, scope_expr(rule.scope, frame, main), _position(rule)) for rule in silent]
    cases = tuple(c for placed in rules if placed.rule.verb == "requires" for c in _cases(placed, main, frame))
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


def _noted(placed: Placed, beside: Beside, frame: Frame) -> tuple[n.Expr, n.Expr]:
    """Goods and body of a note."""
    return scope_expr(placed.rule.scope, frame, beside.rules(placed.rule.verb)), _body(placed.rule, frame)


def _body(rule: t.ProductRule, frame: Frame) -> n.Expr:
    body = with_tolerance(rule.cond, within(rule, frame))
    cites = tuple(cite.words for cite in rule.cites)
    return n.All((body,), origin=n.Origin(_rule_words(rule), rule.span, cites, "rule", role="rule"))


def within(rule: t.ProductRule, frame: Frame) -> Frame:
    """The frame of what stands in a rule."""
    goods = rule.scope.goods
    described = tuple(fold(i.words) for i in goods.codes.items if isinstance(i, t.Described)) if goods.codes else ()
    return frame.for_goods(group=tuple(group_of(goods, frame)), described=described)


def _rule_words(rule: t.ProductRule) -> str:
    return "rule for " + " ".join(rule.scope.span.text.split())


def group_of(goods: t.Goods, frame: Frame) -> list[n.Pred]:
    """The classes of codes that a rule is for."""
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


def _cases(placed: Placed, main: Siblings, frame: Frame) -> list[n.Case]:
    """One case for each class of goods of the rule, ranked by how specific it is."""
    scope, body = placed.rule.scope, _body(placed.rule, frame)
    found = ranked(scope, placed.layer, frame, main)
    return [n.Case(rank, narrowed(guard, scope, frame, main), body) for rank, guard in found]


def _unresolved(rule: t.ProductRule, main: Siblings, frame: Frame) -> list[n.Case]:
    """A rule on which the party has no position, and no standing rule to fall back on."""
    body = _position(rule)
    found = ranked(rule.scope, 99, frame, main)
    return [n.Case(rank, narrowed(guard, rule.scope, frame, main), body) for rank, guard in found]


def _position(rule: t.ProductRule) -> n.Expr:
    """The position that a party does not have."""
    return n.Fact("unresolved", f"the position on {_rule_words(rule)}", origin=origin_of(rule))
