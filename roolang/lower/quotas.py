"""Quotas: a good is within one on its route, with a licence, or as long as what is taken stays within the amount."""

from __future__ import annotations

from roolang.domain.amount import MONEY
from roolang.domain.declaration import QUOTA, fold
from roolang.domain.units import reckoned
from roolang.ir import nodes as n
from roolang.lower.comparisons import number_by_name, threshold_of
from roolang.lower.frame import Frame, origin_of
from roolang.lower.money import guarded
from roolang.syntax import tree as t


def within_quota(node: t.WithinQuota, frame: Frame) -> n.Expr:
    """`within quota cars`: in its direction of trade, and a licence is held or there is room left."""
    quota = frame.env.quotas.get(fold(node.name))
    origin = origin_of(node)
    if quota is None:
        frame.env.unknown("quota", node.name, frame.env.quotas, node.span)
        return n.Given(False, origin=origin)
    origin = origin_of(node, (quota.cite,) if quota.cite else ())
    licence = n.Fact("quota", frame.env.folded(quota.name, "quota"), origin=origin)
    room = n.Select((n.Case((1,), n.Fact("taken", licence.words), _room(quota, frame)),), licence, origin=origin)
    ways = [("exported from", quota.exported_from), ("imported into", quota.imported_into)]
    route = [n.Fact(way, party, origin=n.Origin(f"{way} {party}", quota.span)) for way, party in ways if party]
    return n.All((*route, room), origin=origin) if route else room


def _room(quota: t.Quota, frame: Frame) -> n.Expr:
    """That what has been taken in the year does not come to more than the amount."""
    share = _amount(quota, frame)
    name, unit = fold(f"{QUOTA} {quota.name}"), unit_of(share, quota.unit)
    frame.env.measures_too(name, unit)
    frame.env.says(name, f"quantity taken of {QUOTA} {quota.name}", "amount")
    limit = t.Limit(share, span=quota.span)
    threshold = threshold_of(limit, None, unit, frame)
    if isinstance(_first(share), t.Percent):
        help_ = "write an amount, such as `60000 units`"
        frame.env.report("RL3007", f"`{quota.amount.span.text}`: per cent of what?", quota.amount.span, help=help_)
    words = f"{QUOTA} {quota.name}: {' '.join(quota.amount.span.text.split())} {quota.unit}".rstrip()
    origin = n.Origin(words, quota.span, (quota.cite.words,) if quota.cite else ())
    found = n.Compare(n.GoodAmount(name), "<=", threshold, None, f"{quota.name} taken", unit=unit, origin=origin)
    return guarded(found, limit, frame.env)


def _amount(quota: t.Quota, frame: Frame) -> t.Share:
    """What the quota is a year, staged by date if its parameter is."""
    if isinstance(quota.amount, t.NamedShare):
        return number_by_name(quota.amount, frame)
    step = t.Step(quota.amount, span=quota.span)
    return t.Share(t.Steps((step,), span=quota.span), span=quota.span)


def unit_of(amount: t.Share, written: str) -> str:
    """The unit in which amounts of a quota are kept."""
    match _first(amount):
        case t.Money():
            return MONEY
        case t.Measured(_, unit):
            return reckoned(unit)[0]
        case _:
            return reckoned(written)[0]


def _first(amount: t.Share) -> t.Value | None:
    """The number of the first stage; of a bracket none: it is not settled."""
    return amount.steps.steps[0].value if isinstance(amount.steps, t.Steps) else None
