"""Tolerance: a rule split into its alternatives, each with one budget for all that fails in it.

Of so many out of several, each choice is an alternative. One holds if no line violates it, or if the violators together
stay within the share and none of them is excluded. Limits by value are never covered, so tolerance cannot lift a stated
maximum; those by weight are where the text says so, and then all materials of a limit that is exceeded are violators
(`lower/weight_limits.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from math import prod

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.limits import MAX_ALTERNATIVES
from roolang.lower import classes, conditions, value, weight_limits
from roolang.lower.comparisons import number_by_name, threshold_of
from roolang.lower.frame import PAIR, Frame, both, either, origin_of, words_of
from roolang.lower.money import guarded
from roolang.lower.tariff_change import CHANGE, Violation
from roolang.lower.units import unit_of
from roolang.record import record
from roolang.syntax import tree as t


class TooManyError(Exception):
    """A rule has more alternatives than are told apart; it is judged without tolerance, and says so (RL4105)."""


@record(frozen=True, slots=True)
class Budget:
    """A tolerance provision, lowered: its limit for given violators, and what it may not cover."""

    goods: n.Expr
    covers: frozenset[str]
    share: t.Share
    counting: n.Pred
    excluded: n.Pred | None
    waives: str
    origin: n.Origin
    portions: tuple[tuple[n.Pred, t.Portion], ...] = ()
    condition: n.Expr | None = None


@record(frozen=True, slots=True)
class Alternative:
    """One way to meet a rule: line clauses with their words, whatever else it asks, the letter of its criterion."""

    clauses: tuple[tuple[Violation, n.Origin], ...] = ()
    others: tuple[n.Expr, ...] = ()
    label: str = ""
    criterion: str = ""

    def and_(self, other: Alternative) -> Alternative:
        """Both."""
        return Alternative(
            self.clauses + other.clauses,
            self.others + other.others,
            self.label or other.label,
            self.criterion or other.criterion,
        )

    def under(self, node: t.Annotated) -> Alternative:
        """The same under the citations and the letter that stand after the whole of it."""
        letter = node.criterion.words if node.criterion else self.criterion
        return replace(self.cited(node.cites), criterion=letter)

    def cited(self, cites: tuple[t.Cite, ...]) -> Alternative:
        """The same under citations: they are those of each of its parts."""
        words = tuple(cite.words for cite in cites)
        if not words:
            return self

        def under(origin: n.Origin) -> n.Origin:
            return replace(origin, cites=(*origin.cites, *words))

        return replace(
            self,
            clauses=tuple((violation, under(origin)) for violation, origin in self.clauses),
            others=tuple(replace(other, origin=under(other.origin)) for other in self.others),
        )


def budget(node: t.Tolerance, goods: n.Expr, frame: Frame) -> Budget:
    """A tolerance provision, ready to be applied."""
    excluded = tuple(classes.mats(mats, frame) for mats in node.not_covered)
    counting = classes.mats(node.counting, frame) if node.counting else n.Always()
    name = f"tolerance {node.name}".strip()
    return Budget(
        goods,
        frozenset(map(fold, node.covers)) or frozenset({CHANGE}),
        number_by_name(node.share, frame),
        counting,
        either(*excluded) if excluded else None,
        fold(node.waives),
        replace(origin_of(node, node.cites, name), role="tolerance"),
        tuple((classes.mats(portion.mats, frame), portion) for portion in node.portions),
        conditions.condition(node.condition, frame) if node.condition else None,
    )


def with_tolerance(cond: t.Cond, frame: Frame) -> n.Expr:
    """A rule's condition with the tolerances of its text; as written where none can apply."""
    scoped = sum(each.goods != n.Given(True) for each in frame.tolerances)
    if not frame.pays(PAIR * scoped * len(frame.group), cond.span):
        return n.Given(False)
    budgets = [each for each in frame.tolerances if frame.may_mean(each.goods)]
    if not budgets:
        return conditions.condition(cond, frame)
    try:
        found = alternatives(cond, frame, "or")
        if len(found) > MAX_ALTERNATIVES:
            raise TooManyError(len(found))
    except TooManyError as many:
        frame.env.report("RL4105", f"{many} alternatives: judged without tolerance", cond.span)
        return conditions.condition(cond, frame)
    parts = tuple(_judged(each, budgets, frame, cond) for each in found)
    return parts[0] if len(parts) == 1 else n.Any(parts, origin=origin_of(cond))


# ---- splitting


def alternatives(cond: t.Cond, frame: Frame, join: str) -> list[Alternative]:
    """The alternatives of a condition; one that asks nothing of lines stays whole."""
    match cond:
        case t.Chain(join=inner, parts=parts):
            within = conditions.beside(parts, frame)
            each = [alternatives(part, within, inner) for part in parts if not isinstance(part, t.Bracketed)]
            return _combined(each, inner, cond, frame, join)
        case t.Enumeration(head="any of" | "all of", items=items):
            inner = "or" if cond.head == "any of" else "and"
            within = conditions.beside(conditions.items_of(cond), frame)
            each = [_labelled(i, within, inner) for i in items if isinstance(i, t.Labelled)]
            return _combined(each, inner, cond, frame, join)
        case t.Enumeration(compare=">=" | ">", items=items):
            within = conditions.beside(conditions.items_of(cond), frame)
            each = [_labelled(i, within, "or") for i in items if isinstance(i, t.Labelled)]
            return _counted(each, cond.count + (cond.compare == ">"), cond, frame, join)
        case t.Annotated() if (meant := conditions.allowing(cond, frame)) is not None:
            return [each.under(cond) for each in _clause(meant, origin_of(cond))]
        case t.Annotated(cond=inner_cond, allowances=()):
            return [each.under(cond) for each in alternatives(inner_cond, frame, join)]
        case t.Change() | t.MadeFrom() | t.MaterialsUndergo() | t.Every():
            return _clause(conditions.Clause(cond, frame), origin_of(cond))
        case t.Excepting() if (meant := conditions.clause_of(cond, frame)) is not None:
            return _clause(meant, conditions.origin_by_name(cond, meant))
        case t.Guarded(goods=None):
            return alternatives(cond.cond, frame, join)
        case t.Guarded(goods=codes) if codes is not None:
            return _guarded(cond, codes, frame, join)
        case t.Named():
            definition = conditions.definition_of(cond, frame)
            inner_frame = (
                frame.entering(f"condition {fold(cond.name)}", cond.span, definition.cond) if definition else None
            )
            if definition is not None and inner_frame is not None:
                return alternatives(definition.cond, inner_frame.with_(purpose=fold(cond.name)), join)
    return [Alternative(others=(conditions.condition(cond, frame, join),))]


def _combined(each: list[list[Alternative]], inner: str, cond: t.Cond, frame: Frame, join: str) -> list[Alternative]:
    if inner == "and":
        if (count := prod(map(len, each))) > MAX_ALTERNATIVES:
            raise TooManyError(count)
        return [_all_of(choice) for choice in product(*each)]
    found = [alternative for some in each for alternative in some]
    if any(alternative.clauses for alternative in found):
        return found
    return [Alternative(others=(conditions.condition(cond, frame, join),))]


def _counted(each: list[list[Alternative]], needed: int, cond: t.Cond, frame: Frame, join: str) -> list[Alternative]:
    """So many of several: each way to choose them is an alternative."""
    found: list[Alternative] = []
    for some in combinations(each, needed):
        if (count := len(found) + prod(map(len, some))) > MAX_ALTERNATIVES:
            raise TooManyError(count)
        found += map(_all_of, product(*some))
    if any(alternative.clauses for alternative in found):
        return found
    return [Alternative(others=(conditions.condition(cond, frame, join),))]


def _all_of(choice: Iterable[Alternative]) -> Alternative:
    joined = Alternative()
    for alternative in choice:
        joined = joined.and_(alternative)
    return joined


def _labelled(item: t.Labelled, frame: Frame, join: str) -> list[Alternative]:
    return [replace(each, label=f"({item.label})") for each in alternatives(item.cond, frame, join)]


def _clause(meant: conditions.Clause, origin: n.Origin) -> list[Alternative]:
    found = conditions.violation(meant)
    if found is None or found.scope != n.LINES:
        return [Alternative(others=(conditions.clause(meant, origin),))]
    return [Alternative(((found, origin),), found.besides)]


def _guarded(cond: t.Guarded, codes: t.Codes, frame: Frame, join: str) -> list[Alternative]:
    guard = conditions.goods_guard(codes, frame)
    described = tuple(fold(i.words) for i in codes.items if isinstance(i, t.Described))
    found = alternatives(cond.cond, frame.for_goods(described=described or frame.goods.described), join)
    within = [replace(each, others=(guard, *each.others)) for each in found]
    if join == "or":
        return within
    return [Alternative(others=(n.Not(guard, origin=guard.origin),)), *within]


# ---- judging


def _judged(alternative: Alternative, budgets: list[Budget], frame: Frame, cond: t.Cond) -> n.Expr:
    """An alternative: every clause strictly, or within a tolerance; and everything else it asks; under its letter."""
    found = _asked(alternative, budgets, frame, cond)
    return conditions.lettered(found, alternative.criterion) if alternative.criterion else found


def _asked(alternative: Alternative, budgets: list[Budget], frame: Frame, cond: t.Cond) -> n.Expr:
    limits, rest = weight_limits.among(alternative.others) if _lift(budgets) else ((), alternative.others)
    waiving = [each for each in budgets if each.waives]
    others = tuple(_waivable(other, waiving, frame) for other in rest) if waiving else rest
    strict = tuple(n.NoLine(v.where, v.scope, origin=replace(o, role=v.kind)) for v, o in alternative.clauses)
    lines: tuple[n.Expr, ...] = (*strict, *(limit.expr for limit in limits))
    if lines:
        whole = lines[0] if len(lines) == 1 else n.All(lines, origin=lines[0].origin)
        rescued = tuple(r for each in budgets for r in _rescued(alternative, limits, each, frame))
        lines = (n.Any((whole, *rescued), origin=lines[0].origin),) if rescued else lines
    parts = (*lines, *others)
    origin = origin_of(cond, label=alternative.label)
    if len(parts) == 1:
        return conditions.relabelled(parts[0], alternative.label) if alternative.label else parts[0]
    return n.All(parts, origin=origin)


def _lift(budgets: Iterable[Budget]) -> bool:
    return any(weight_limits.KIND in each.covers for each in budgets)


def _rescued(
    alternative: Alternative, limits: tuple[weight_limits.WeightLimit, ...], each: Budget, frame: Frame
) -> list[n.Expr]:
    """The violators of covered clauses within the share, none excluded or uncounted, the other clauses strictly.

    A budget that covers limits by weight has one way for every choice of limits that are exceeded.
    """
    covered = tuple(v.where for v, _ in alternative.clauses if v.kind in each.covers)
    others = ((v.where, replace(o, role=v.kind)) for v, o in alternative.clauses if v.kind not in each.covers)
    strict = tuple(n.NoLine(where, origin=origin) for where, origin in others)
    choices = weight_limits.choices(limits) if weight_limits.KIND in each.covers else [((), limits)]
    return [
        _way(each, (*covered, *(limit.where for limit in lifted)), (*strict, *(limit.expr for limit in kept)), frame)
        for lifted, kept in choices
        if covered or lifted
    ]


def _way(each: Budget, violations: tuple[n.Pred, ...], strict: tuple[n.Expr, ...], frame: Frame) -> n.Expr:
    """These violations within the share, on any base that it offers, and the rest strictly."""
    violators = either(*violations)
    failing = both(violators, each.counting)
    uncovered = [] if isinstance(each.counting, n.Always) else [both(violators, n.Fails(each.counting))]
    uncovered += [both(failing, each.excluded)] if each.excluded is not None else []
    barred = [n.NoLine(either(*uncovered), origin=_excluding(each))] if uncovered else []
    portions = (_portion(each, part, both(failing, where), frame) for where, part in each.portions)
    return n.All((*_if(each), _within(each, failing, frame), *portions, *barred, *strict), origin=each.origin)


def _if(each: Budget) -> tuple[n.Expr, ...]:
    """For which goods the tolerance is, and on what condition, where it says so."""
    everywhere = isinstance(each.goods, n.Given) and each.goods.holds
    return (*(() if everywhere else (each.goods,)), *((each.condition,) if each.condition else ()))


def _excluding(each: Budget) -> n.Origin:
    return replace(
        each.origin, words=f"no material that the {each.origin.label} does not cover", label="", role=n.BARRED
    )


def _within(each: Budget, lines: n.Pred, frame: Frame, *, whole: bool = True) -> n.Expr:
    """That the lines together stay within the share, on any base that it offers.

    Violators count whole; for a waiver value counts as it does in the figure that is waived.
    """
    words = f"not more than {words_of(each.share)}"
    return _shared(each, each.share, "<=", words, lines, frame, whole=whole)


def _portion(each: Budget, part: t.Portion, lines: n.Pred, frame: Frame) -> n.Expr:
    """That some of the violators stay within a share of their own, of the same base."""
    steps = number_by_name(part.steps, frame).steps if isinstance(part.steps, t.NamedShare) else part.steps
    share = t.Share(steps, each.share.base, span=part.steps.span)
    return _shared(each, share, part.compare, words_of(part), lines, frame)


def _shared(
    each: Budget, share: t.Share, sign: str, words: str, lines: n.Pred, frame: Frame, *, whole: bool = True
) -> n.Expr:
    """Lines together, against a share of any base that it offers."""
    limit, origin = t.Limit(share, span=share.span), n.Origin(words, share.span, each.origin.cites)
    found: list[n.Expr] = []
    for base, measure, unit, threshold in _bases(share, frame):
        summed = n.Sum(measure, lines, whole=whole)
        within = n.Compare(summed, sign, threshold, base, unit=unit, part=True, origin=origin)
        found.append(guarded(within, limit, frame.env))
    return found[0] if len(found) == 1 else n.Any(tuple(found), origin=each.origin)


def _bases(share: t.Share, frame: Frame) -> list[tuple[n.Form, str, str, Fraction | n.Open]]:
    """The bases that a share offers, each with what is summed against it, its unit and the limit.

    Found once, unless that looks at the goods of a rule or writes out definitions, which each use pays for.
    """
    env, key = frame.env, ("bases", id(share))
    if key in env.same:
        kept: list[tuple[n.Form, str, str, Fraction | n.Open]] = env.same[key][1]
        return kept
    before, found = (env.looks, env.spent), []
    for base in value.shared_out_of(share, frame):
        unit = unit_of(base, env) or ""
        threshold = threshold_of(t.Limit(share, span=share.span), base, unit, frame)
        found.append((base, value.measure_for(base, frame), unit, threshold))
    if (env.looks, env.spent) == before:
        env.same[key] = share, found
    return found


def _waivable(other: n.Expr, budgets: list[Budget], frame: Frame) -> n.Expr:
    """A ratio that falls away where all non-originating value stays within a tolerance that waives it."""
    match other:
        case n.All(parts):
            return replace(other, parts=tuple(_waivable(part, budgets, frame) for part in parts))
        case n.Any(parts):
            return replace(other, parts=tuple(_waivable(part, budgets, frame) for part in parts))
        case n.Select():
            return _waivable_cases(other, budgets, frame)
        case n.Compare(quantity=quantity):
            extra = [_waiver(each, frame) for each in budgets if each.waives and each.waives == fold(quantity)]
            return n.Any((other, *extra), origin=other.origin) if extra else other
    return other


def _waiver(each: Budget, frame: Frame) -> n.Expr:
    """That all non-originating value stays within a tolerance; written once unless it looks at the goods of a rule."""
    env, key = frame.env, ("waiver", id(each))
    if key not in env.same:
        looks = env.looks
        within = _within(each, n.HasStatus(False, each.waives), frame, whole=False)
        found = n.All((*_if(each), within), origin=each.origin)
        if env.looks > looks:
            return found
        env.same[key] = each, found
    kept: n.Expr = env.same[key][1]
    return kept


def _waivable_cases(select: n.Select, budgets: list[Budget], frame: Frame) -> n.Select:
    def waived(expr: n.Expr | None) -> n.Expr | None:
        return None if expr is None else _waivable(expr, budgets, frame)

    cases = tuple(replace(case, body=_waivable(case.body, budgets, frame)) for case in select.cases)
    return replace(select, cases=cases, otherwise=waived(select.otherwise), together=waived(select.together))
