"""Conditions as core nodes, clause by clause, as the text has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, assert_never

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.lower import classes, tariff_change
from roolang.lower.comparisons import compare
from roolang.lower.frame import Frame, both, either, origin_of
from roolang.lower.insufficient import undergoes_more
from roolang.lower.operations import undergoes, underwent
from roolang.lower.project import Pending
from roolang.lower.quotas import within_quota
from roolang.lower.tariff_change import Violation
from roolang.lower.value import bases_in, measure_for
from roolang.record import record
from roolang.syntax import tree as t

STATEMENT = "supplier statement"
"""`established that "supplier statement"` asks for the paper that a declaration reports under that name."""


def condition(node: t.Cond | Pending, frame: Frame, joined_by: str = "or") -> n.Expr:
    """The core of a condition; `joined_by` is the connective around it, which says what an absent item means."""
    match node:
        case t.Chain(join, parts):
            inner = beside(parts, frame)
            found = tuple(condition(part, inner, join) for part in parts if not isinstance(part, t.Bracketed))
            return (n.All if join == "and" else n.Any)(found, origin=origin_of(node))
        case t.Enumeration():
            return enumeration(node, frame)
        case t.Guarded():
            return guarded(node, frame, joined_by)
        case t.Annotated():
            return annotated(node, frame, joined_by)
        case t.Change() | t.MadeFrom() | t.MaterialsUndergo() | t.Every():
            return clause(Clause(node, frame), origin_of(node))
        case t.Named():
            return named(node, frame, joined_by)
        case t.Excepting():
            return excepting(node, frame)
        case Pending():
            return n.Given(joined_by == "and", origin=_to_come(node))
        case t.Slot():
            return n.Fact("unresolved", f"the position on `{origin_of(node).words}`", origin=origin_of(node))
        case _:
            return atom(node, frame)


def _to_come(node: Pending) -> n.Origin:
    """Where a condition that asks nothing yet comes from, and when it will."""
    origin = origin_of(node.content)
    return replace(origin, words=f"{origin.words}: not yet in force (from {node.since})", cites=())


def atom(node: Any, frame: Frame) -> n.Expr:
    """A condition without conditions inside."""
    origin = origin_of(node)
    match node:
        case t.NoChange():
            return n.Given(True, origin=origin)
        case t.WhollyObtained():
            return n.GoodMeets(n.Obtained(), origin=replace(origin, role=n.OBTAINED))
        case t.Undergoes(operations, place):
            return undergoes(operations, place, frame)
        case t.UndergoesMore(place):
            return undergoes_more(node, place, frame)
        case t.Compare():
            return compare(node, frame)
        case t.GoodIs(status, negated):
            met = n.GoodMeets(tariff_change.status(status, frame), origin=origin)
            return n.Not(met, origin=n.denying(origin)) if negated else met
        case t.Established(words):
            if fold(words) == STATEMENT:
                return n.Fact("statement", "", origin=origin)
            return n.Fact("established", frame.env.folded(words, "question"), origin=origin)
        case t.WithinQuota():
            return within_quota(node, frame)
        case t.RuleMet():
            return n.RuleMet(origin=origin)
    raise AssertionError(f"no condition: {node!r}")


def enumeration(node: t.Enumeration, frame: Frame) -> n.Expr:
    """Labelled items under their head."""
    join = "and" if node.head == "all of" else "or"
    inner = beside(items_of(node), frame)
    parts = tuple(_labelled(item, inner, join) for item in node.items if isinstance(item, t.Labelled))
    origin = origin_of(node)
    match node.head:
        case "any of":
            return n.Any(parts, origin=origin)
        case "all of":
            return n.All(parts, origin=origin)
        case "none of":
            return n.Not(n.Any(parts, origin=origin), origin=n.denying(origin))
        case _:
            return _count(node, parts, origin)


def _count(node: t.Enumeration, parts: tuple[n.Expr, ...], origin: n.Origin) -> n.Expr:
    match node.compare:
        case ">=":
            return n.AtLeast(node.count, parts, origin=origin)
        case ">":
            return n.AtLeast(node.count + 1, parts, origin=origin)
        case "<=":
            return n.Not(n.AtLeast(node.count + 1, parts, origin=origin), origin=n.denying(origin))
        case "<":
            return n.Not(n.AtLeast(node.count, parts, origin=origin), origin=n.denying(origin))
        case _:
            most = n.Not(n.AtLeast(node.count + 1, parts, origin=origin), origin=n.denying(origin))
            return n.All((n.AtLeast(node.count, parts, origin=origin), most), origin=origin)


def _labelled(item: t.Labelled, frame: Frame, join: str) -> n.Expr:
    return relabelled(condition(item.cond, frame, join), f"({item.label})")


def relabelled(expr: n.Expr, label: str) -> n.Expr:
    """The node with a label for the explanation."""
    return replace(expr, origin=replace(expr.origin, label=label))


def items_of(node: t.Enumeration) -> list[t.Cond]:
    """The conditions of an enumeration."""
    return [item.cond for item in node.items if isinstance(item, t.Labelled)]


def beside(parts: Iterable[Any], frame: Frame) -> Frame:
    """The frame of conditions side by side: `any other good of` in a guard leaves out what the others are for."""
    guards = [part.goods for part in parts if isinstance(part, t.Guarded) and part.goods is not None]
    claimed = [item for goods in guards for item in goods.items if isinstance(item, t.Described)]
    if not claimed and not frame.goods.beside:
        return frame
    return frame.for_goods(beside=tuple(classes.code_item(item, frame) for item in claimed))


def goods_guard(codes: t.Codes, frame: Frame) -> n.Expr:
    """That the good is of these classes."""
    return n.GoodMeets(either(*(_guarding(item, frame) for item in codes.items)), origin=origin_of(codes))


def _guarding(item: Any, frame: Frame) -> n.Pred:
    if isinstance(item, t.AnyOtherGood):
        return both(classes.codes(item.of, frame), *(n.Fails(claimed) for claimed in frame.beside))
    return classes.code_item(item, frame)


def guarded(node: t.Guarded, frame: Frame, joined_by: str) -> n.Expr:
    """An item for some goods: among alternatives it must be for them, among requirements it binds only them."""
    if node.goods is None:
        return condition(node.cond, frame, joined_by)
    guard = goods_guard(node.goods, frame)
    described = tuple(fold(i.words) for i in node.goods.items if isinstance(i, t.Described))
    inner = condition(node.cond, frame.for_goods(described=described or frame.goods.described), joined_by)
    if joined_by == "or":
        return n.All((guard, inner), origin=origin_of(node))
    return n.Any((n.Not(guard, origin=guard.origin), inner), origin=origin_of(node))


def annotated(node: t.Annotated, frame: Frame, joined_by: str) -> n.Expr:
    """A condition with its allowances, under its citations and the letter of its criterion."""
    found = _under(node, frame, joined_by)
    if node.criterion is None:
        return found
    return lettered(found, node.criterion.words)


def lettered(found: n.Expr, letter: str) -> n.Expr:
    """A condition under the letter of a criterion; of a choice each case, since only the chosen one is told."""
    if isinstance(found, n.Select):
        cases = tuple(replace(case, body=lettered(case.body, letter)) for case in found.cases)
        otherwise = lettered(found.otherwise, letter) if found.otherwise is not None else None
        found = replace(found, cases=cases, otherwise=otherwise)
    return replace(found, origin=replace(found.origin, criterion=letter))


def _under(node: t.Annotated, frame: Frame, joined_by: str) -> n.Expr:
    """A condition with its allowances, under its citations."""
    origin = origin_of(node, node.cites)
    meant = allowing(node, frame)
    if meant is not None:
        return clause(meant, origin)
    inner = condition(node.cond, frame, joined_by)
    allowances = [a for a in node.allowances if isinstance(a, t.Allowance)]
    if not isinstance(node.cond, t.Undergoes):
        for allowance in allowances:
            _useless(allowance, frame)
    limits = [limit for allowance in allowances for limit in allowance_limits(allowance, frame)]
    if limits:
        return n.All((inner, *limits), origin=origin)
    return replace(inner, origin=replace(inner.origin, cites=(*inner.origin.cites, *origin.cites)))


def _useless(allowance: t.Allowance, frame: Frame) -> None:
    """Reports an allowance on a condition that keeps no material out."""
    words = " ".join(allowance.span.text.split())
    help_ = "write it after the change, or the other condition on materials, from which it departs"
    frame.env.report("RL3004", f"the condition before `{words}` keeps no material out", allowance.span, help=help_)


def named(node: t.Named, frame: Frame, joined_by: str) -> n.Expr:
    """A defined condition, expanded; it keeps the name's place."""
    definition = definition_of(node, frame)
    inner = frame.entering(f"condition {fold(node.name)}", node.span, definition.cond) if definition else None
    if definition is None or inner is None:
        return n.Given(False, origin=origin_of(node))
    found = condition(definition.cond, inner.with_(purpose=fold(node.name)), joined_by)
    return replace(
        found,
        origin=n.Origin(f"{node.name}: {found.origin.words}", node.span, found.origin.cites, role=found.origin.role),
    )


def excepting(node: t.Excepting, frame: Frame) -> n.Expr:
    """A change by its name, with exceptions of its own."""
    meant = clause_of(node, frame)
    return n.Given(False, origin=origin_of(node)) if meant is None else clause(meant, origin_by_name(node, meant))


def origin_by_name(node: t.Excepting, meant: Clause) -> n.Origin:
    """Where such a condition comes from, with what the name stands for written out."""
    added = " ".join(origin_of(each).words for each in node.exceptions)
    return n.Origin(f"{node.named.name}: {origin_of(meant.node).words} {added}", node.span)


def definition_of(node: t.Named, frame: Frame) -> t.ConditionDefinition | None:
    """What defines a condition's name."""
    name = fold(node.name)
    frame.env.used.add(name)
    found = frame.env.conditions.get(name)
    if found is None:
        frame.env.unknown("condition", node.name, frame.env.conditions, node.span)
    return found


# ---- clauses about all lines


LineClause = t.Change | t.MadeFrom | t.MaterialsUndergo | t.Every


@record(frozen=True, slots=True)
class Clause:
    """A clause about all lines, the frame to read it in, and the allowances on it with their limits."""

    node: LineClause
    frame: Frame
    allowances: tuple[t.Allowance, ...] = ()
    limits: tuple[n.Expr, ...] = ()


def allowing(node: t.Annotated, frame: Frame) -> Clause | None:
    """The clause that stands before allowances or a citation; before allowances, its name may stand for it."""
    if isinstance(node.cond, t.Named) and not node.allowances:
        return None
    return clause_of(node, frame)


def clause_of(cond: t.Cond, frame: Frame) -> Clause | None:
    """The clause that a condition is, by itself or by the definition of its name."""
    match cond:
        case t.Change() | t.MadeFrom() | t.MaterialsUndergo() | t.Every():
            return Clause(cond, frame)
        case t.Guarded(goods=None):
            return clause_of(cond.cond, frame)
        case t.Annotated():
            return _with_allowances(cond, clause_of(cond.cond, frame), frame)
        case t.Named():
            definition = definition_of(cond, frame)
            inner = frame.entering(f"condition {fold(cond.name)}", cond.span, definition.cond) if definition else None
            if definition is not None and inner is not None:
                return clause_of(definition.cond, inner.with_(purpose=fold(cond.name)))
        case t.Excepting():
            return _excepting(cond, frame)
    return None


def _excepting(cond: t.Excepting, frame: Frame) -> Clause | None:
    """The change that a name stands for, with further exceptions; a finding if it stands for something else."""
    found, name = clause_of(cond.named, frame), cond.named.name
    if found is not None and isinstance(found.node, t.Change):
        exceptions = (*found.node.exceptions, *cond.exceptions)
        return replace(found, node=replace(found.node, exceptions=exceptions))
    if found is not None or frame.env.conditions.get(fold(name)) is not None:
        message = f"`{name}` is no change in tariff classification, and only that takes an exception"
        help_ = "write out what it stands for, with the exception where it belongs"
        frame.env.report("RL1201", message, cond.span, help=help_)
    return None


def _with_allowances(node: t.Annotated, found: Clause | None, frame: Frame) -> Clause | None:
    if found is None:
        return None
    allowances = tuple(a for a in node.allowances if isinstance(a, t.Allowance))
    limits = tuple(limit for a in allowances for limit in allowance_limits(a, frame))
    return replace(found, allowances=(*found.allowances, *allowances), limits=(*found.limits, *limits))


def violation(meant: Clause) -> Violation | None:
    """The violators of a clause, less those that an allowance lets in; `None` for `some`, which has none."""
    found = _violation(meant.node, meant.frame)
    if found is None:
        return None
    barred = (n.Fails(tariff_change.let_in(allowance, meant.frame)) for allowance in meant.allowances)
    return replace(found, where=both(found.where, *barred), besides=(*found.besides, *meant.limits))


def _violation(node: LineClause, frame: Frame) -> Violation | None:
    match node:
        case t.Change():
            return tariff_change.change(node, frame)
        case t.MadeFrom():
            return tariff_change.made_from(node, frame)
        case t.MaterialsUndergo():
            return None if node.quantifier == "some" else tariff_change.materials_undergo(node, frame)
        case t.Every():
            return None if node.quantifier == "some" else tariff_change.every(node, frame)
        case _:
            assert_never(node)


def clause(meant: Clause, origin: n.Origin) -> n.Expr:
    """That no line fails the clause, and what its allowances ask besides."""
    found = violation(meant)
    if found is None:
        assert isinstance(meant.node, t.Every | t.MaterialsUndergo)
        for allowance in meant.allowances:
            _useless(allowance, meant.frame)
        return _some(meant.node, meant.frame, origin)
    strict = n.NoLine(found.where, found.scope, origin=replace(origin, role=found.kind))
    return n.All((strict, *found.besides), origin=origin) if found.besides else strict


def _some(node: t.Every | t.MaterialsUndergo, frame: Frame, origin: n.Origin) -> n.Expr:
    meant = classes.mats(node.mats, frame)
    if isinstance(node, t.Every):
        so = tariff_change.status(node.status, frame)
    else:
        so = underwent(node.operations, node.place, frame)
    none = n.NoLine(both(meant, so), classes.scope_of(node.mats, frame), origin=origin)
    return n.Not(none, origin=n.denying(origin))


def allowance_limits(allowance: t.Allowance, frame: Frame) -> list[n.Expr]:
    """The limit on what an allowance lets in: the value (or weight, as its base is) of those non-originating ones."""
    if not allowance.limits:
        return []
    mats = t.Mats(
        tuple(_non_originating(item) for item in allowance.mats.items if isinstance(item, t.Mat)),
        span=allowance.mats.span,
    )
    bases = [form for limit in allowance.limits for form in bases_in(limit, frame)]
    measure = measure_for(bases[0], frame) if bases else "value"
    left = t.Operand(measure, mats, span=allowance.mats.span)
    return [compare(t.Compare(left, "<=", allowance.limits, span=allowance.span), frame)]


def _non_originating(mat: t.Mat) -> t.Mat:
    return mat if mat.whose else replace(mat, whose="non-originating")
