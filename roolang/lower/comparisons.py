"""Comparisons as core nodes, with what general provisions change in them for some goods."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from roolang.domain.amount import PERCENT
from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.lower import classes, value
from roolang.lower.frame import PAIR, Frame, Override, origin_of
from roolang.lower.money import guarded
from roolang.lower.reach import surely
from roolang.lower.units import behind, check_amount, check_share, check_units, number_of, unit_of
from roolang.syntax import tree as t
from roolang.syntax.shares import base_for


def compare(node: t.Compare, frame: Frame) -> n.Expr:
    """A comparison as printed, or as thresholds and tracing provisions for the good have it."""
    if isinstance(node.left.target, t.OfEach):
        return each(node, node.left.target, frame)
    node = _limited(node, tuple(_written_out(limit, frame) for limit in node.limits))
    found = _matching(node, frame, thresholds=True)
    changed = [_with_traces(_overridden(node, override, frame), frame, override.origin) for override in found]
    return _chosen(found, changed, _with_traces(node, frame), node, frame)


def _limited(node: t.Compare, limits: tuple[t.Limit, ...]) -> t.Compare:
    """A comparison with some limits; the very same if they are its own."""
    same = len(limits) == len(node.limits) and all(a is b for a, b in zip(limits, node.limits, strict=True))
    return node if same else replace(node, limits=limits)


def _written_out(limit: t.Limit, frame: Frame) -> t.Limit:
    """A limit that is a number by name, as the number; any other as it stands."""
    amount = limit.amount
    if not isinstance(amount, t.Operand) or amount.target is not None:
        return limit
    named = frame.env.parameters.get(fold(amount.name))
    if named is None or not isinstance(named.steps, t.Steps):
        return limit
    frame.env.used.add(fold(amount.name))
    return replace(limit, amount=t.Share(named.steps, span=amount.span))


def number_by_name(share: t.Share | t.NamedShare, frame: Frame) -> t.Share:
    """A share with its number, which may be defined by name; of an unknown name, which is reported, nothing."""
    if isinstance(share, t.Share):
        return share
    named = frame.env.parameters.get(fold(share.name))
    frame.env.used.add(fold(share.name))
    if named is None or not isinstance(named.steps, t.Steps):
        frame.env.unknown("parameter", share.name, frame.env.parameters, share.span)
        nothing = t.Step(t.Percent(Fraction(0), span=share.span), span=share.span)
        return t.Share(t.Steps((nothing,), span=share.span), share.base, span=share.span)
    return t.Share(named.steps, share.base, span=share.span)


def _chosen(found: list[Override], changed: list[n.Expr], plain: n.Expr, node: t.Compare, frame: Frame) -> n.Expr:
    """What the provision for the narrowest goods makes of a comparison; of equals, the one stated last."""
    cases: list[n.Case] = []
    for rank, guard, position in _ranked(found, frame):
        if surely(guard, frame.group):
            plain = changed[position]
            break
        cases.append(n.Case(rank, guard, changed[position]))
    return n.Select(tuple(cases), plain, origin=origin_of(node)) if cases else plain


def _ranked(found: list[Override], frame: Frame) -> list[tuple[tuple[int, ...], n.Expr, int]]:
    """Rank, goods and position of each provision, best first; where there are several, class by class."""
    if len(found) == 1:
        return [((1,), found[0].goods, 0)]
    ranked = [
        ((*narrow[:2], override.layer, narrow[2], override.conditional, position), guard, position)
        for position, override in enumerate(found)
        for guard in _classes(override.goods)
        if frame.may_mean(guard)
        for narrow in (standing(guard),)
    ]
    return sorted(ranked, key=lambda each: each[0], reverse=True)


def _classes(goods: n.Expr) -> list[n.Expr]:
    """Goods class by class: a list may hold whole headings and single subheadings."""
    match goods:
        case n.GoodMeets(n.Either(parts)):
            return [replace(goods, where=part) for part in parts]
        case n.All((first, *rest)):
            return [replace(goods, parts=(each, *rest)) for each in _classes(first)]
    return [goods]


def standing(goods: n.Expr | n.Pred) -> tuple[int, int, int]:
    """How narrow a class of goods is: digits of its codes, whether described, and then the width of its range."""
    match goods:
        case n.InCodes(low, high):
            return len(low), 0, int(low) - int(high)
        case n.DescribedAs():
            return 0, 1, 0
        case n.GoodMeets(where):
            return standing(where)
        case n.All((first, *_)):
            return standing(first)
        case n.Both(parts):
            digits, described, width = zip(*map(standing, parts), strict=True)
            return max(digits), max(described), min(width)
    return 0, 0, 0


def _matching(node: t.Compare, frame: Frame, *, thresholds: bool) -> list[Override]:
    if not frame.pays(PAIR * len(frame.overrides), node.span):
        return []
    name = fold(node.left.name)
    methods = {fold(name) for limit in node.limits for name, _ in value.methods_of(limit.method) if name}
    return [
        override
        for override in frame.overrides
        if override.quantity == name
        and bool(override.limits) == thresholds
        and (not override.method or override.method in methods)
        and frame.may_mean(override.goods)
    ]


def _overridden(node: t.Compare, override: Override, frame: Frame) -> t.Compare:
    """The comparison with the limits of a general provision; modifiers of the printed method stay."""
    printed = {
        limit.method.name: limit.method.modifiers for limit in node.limits if limit.method and limit.method.modifiers
    }
    limits = tuple(
        replace(
            limit,
            method=replace(limit.method, modifiers=printed.get(limit.method.name, limit.method.modifiers)),
        )
        if limit.method
        else limit
        for limit in override.limits
    )
    return replace(node, compare=override.compare, limits=tuple(_written_out(limit, frame) for limit in limits))


def _with_traces(node: t.Compare, frame: Frame, origin: n.Origin | None = None) -> n.Expr:
    found = _matching(node, frame, thresholds=False)
    changed = [_limits(_traced(node, each.trace), frame, origin) for each in found if each.trace is not None]
    return _chosen(found, changed, _limits(node, frame, origin), node, frame)


def _traced(node: t.Compare, trace: t.Trace) -> t.Compare:
    """The comparison with tracing, where it does not trace already."""
    tracing = t.Tracing(trace.mats, trace.tier, span=trace.span)
    limits = []
    for limit in node.limits:
        method = limit.method
        if method and _of_method(method, trace.method) and not any(isinstance(m, t.Tracing) for m in method.modifiers):
            method = replace(method, modifiers=(*method.modifiers, tracing))
        limits.append(replace(limit, method=method))
    return replace(node, limits=tuple(limits))


def _of_method(method: t.Method, name: str) -> bool:
    """Whether a limit is worked out by the method that a provision names (or it names none)."""
    return not name or any(fold(each) == fold(name) for each, _ in value.methods_of(method))


def _limits(node: t.Compare, frame: Frame, origin: n.Origin | None) -> n.Expr:
    """One core comparison for each limit and choice in it; any will do."""
    spread = tuple(
        limit if method is limit.method else replace(limit, method=method)
        for limit in node.limits
        for method in (value.either_on(limit.method) if limit.method else (None,))
    )
    parts = [
        _one(node, limit, method, quantity, number, base, frame, origin)
        for limit, method, quantity, number, base in value.limits(_limited(node, spread), frame)
    ]
    return parts[0] if len(parts) == 1 else n.Any(tuple(parts), origin=origin or origin_of(node))


def _one(
    node: t.Compare,
    limit: t.Limit,
    method: str,
    quantity: str,
    number: n.Form,
    base: n.Form | None,
    frame: Frame,
    origin: n.Origin | None,
) -> n.Expr:
    check_units(number, base, frame.env, node.span)
    threshold = threshold_of(limit, base, unit_of(number, frame.env) or "", frame)
    where = origin or origin_of(node)
    unit = compared_in(number, limit, base, frame)
    counting = _counting(limit, frame)
    part = node.left.target is not None and not method
    found = n.Compare(number, node.compare, threshold, base, quantity, method, unit, counting, part, origin=where)
    return guarded(found, limit, frame.env)


def _counting(limit: t.Limit, frame: Frame) -> n.Origin:
    """What says that imports are traced: a provision of its own, or words of the limit; nothing if nothing does."""
    modifiers = limit.method.modifiers if limit.method else ()
    tracing = next((modifier for modifier in modifiers if isinstance(modifier, t.Tracing)), None)
    if tracing is None:
        return n.Origin()
    provisions = (each for each in frame.overrides if each.trace is not None and each.trace.span == tracing.span)
    return next((each.origin for each in provisions), origin_of(tracing))


def compared_in(number: n.Form, limit: t.Limit, base: n.Form | None, frame: Frame) -> str:
    """The unit of a number that is compared; a bare one that is limited in per cent, without a base, is in per cent."""
    unit = unit_of(number, frame.env) or ""
    return PERCENT if base is None and not unit and _is_percent(limit) else unit


def _is_percent(limit: t.Limit) -> bool:
    """Whether a limit is a percentage, or an open one."""
    steps = limit.amount.steps if isinstance(limit.amount, t.Share) else None
    value = steps.steps[0].value if isinstance(steps, t.Steps) else None
    return value.percent if isinstance(value, t.OpenNumber) else isinstance(value, t.Percent)


def threshold_of(limit: t.Limit, base: n.Form | None, unit: str, frame: Frame) -> Fraction | n.Open:
    """The number that a limit names: a part of one for a percentage, else in the unit of amounts."""
    if isinstance(limit.amount, t.Operand):
        return Fraction(1)
    steps = limit.amount.steps
    assert isinstance(steps, t.Steps), "slots are filled before lowering"
    written = steps.steps[0].value
    if isinstance(written, t.OpenNumber):
        return n.Open(written.name, written.percent)
    if isinstance(written, t.Percent) and base is None and unit not in ("", PERCENT):
        words = " ".join(written.span.text.split())
        help_ = f"write `{words} of {base_for(unit)}`, or of another quantity"
        fixes = behind(written.span, f" of {base_for(unit)}")
        frame.env.report("RL3007", f"`{words}`: per cent of what?", limit.span, help=help_, fixes=fixes)
    elif base is None:
        check_amount(written, unit, frame.env)
    else:
        check_share(written, frame.env, whole=limit.amount.base is not None or limit.method is not None)
    return number_of(written)


def each(node: t.Compare, target: t.OfEach, frame: Frame) -> n.Expr:
    """A limit that every line meant meets by itself."""
    parts: list[n.Expr] = []
    measure = fold(node.left.name)
    frame.env.used.add(measure)
    if measure not in frame.env.measures:
        frame.env.unknown("measure", node.left.name, frame.env.measures, node.left.span)
    where = classes.mat(target.mat, frame)
    for limit in node.limits:
        base = limit.amount if isinstance(limit.amount, t.Operand) else limit.amount.base
        for form in value.bases_or_none(base, frame):
            unit = frame.env.measures.get(measure, "")
            threshold = threshold_of(limit, form, unit, frame)
            scope = classes.scope_of(t.Mats((target.mat,), span=target.span), frame)
            found = n.EachLine(where, scope, measure, node.compare, threshold, form, unit, origin=origin_of(node))
            parts.append(guarded(found, limit, frame.env))
    return parts[0] if len(parts) == 1 else n.Any(tuple(parts), origin=origin_of(node))
