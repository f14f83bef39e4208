"""The identity of a provision: by kind and scope, name or subject; brackets in a scope do not count."""

from __future__ import annotations

from typing import Any

from roolang.domain.declaration import fold
from roolang.syntax import tree as t
from roolang.syntax.walk import with_parts


def key(statement: Any) -> tuple[Any, ...]:
    """What makes two statements namesakes."""
    match statement:
        case t.Bracketed(content=(first, *_)):
            return key(first)
        case t.ProductRule(scope=scope, verb=verb):
            return ("rule", verb, bare(scope))
        case t.Tolerance(name=name, goods=goods):
            return ("tolerance", fold(name), None if name else bare(goods))
        case t.Threshold(goods=goods, quantity=quantity, condition=condition):
            return ("threshold", bare(goods), fold(quantity), bare(condition), _methods(statement))
        case t.Accumulation(kind=kind, goods=goods, mats=mats):
            return ("accumulation", fold(kind), bare(goods), bare(mats))
        case t.RollUp(goods=goods, mats=mats):
            return ("roll-up", bare(goods), bare(mats))
        case t.Treat(mats=mats, purposes=purposes, others=others, goods=goods):
            return ("treat", bare(mats), purposes, others, bare(goods))
        case t.Trace(goods=goods, method=method):
            return ("trace", bare(goods), fold(method))
        case t.OriginConferred() | t.Parties() | t.Nomenclature() | t.InForce() | t.DatesBy() | t.CitationsRequired():
            return (type(statement).__name__,)
        case t.GoodsObtained():
            return (type(statement).__name__,)
        case t.OriginOfSets(goods=goods):
            return ("origin of sets", bare(goods))
        case t.OriginByImportation(goods=goods):
            return ("origin by importation", bare(goods))
        case t.OriginLost(cond) | t.ClaimRequired(cond):
            return (type(statement).__name__, bare(cond))
        case t.AllApply(goods=goods) | t.RulesCover(goods):
            return (type(statement).__name__, bare(goods))
        case t.Designation(name=name, goods=goods):
            return ("designation", fold(name), bare(goods))
        case t.Averaging() | t.Inventory() | t.Insufficient():
            return (type(statement).__name__, bare(getattr(statement, "goods", None)))
        case t.Valuation(traced=traced, goods=goods, mats=mats, condition=condition):
            return ("valuation", traced, bare(goods), bare(mats), bare(condition))
        case t.MethodDefinition(name=name, quantity=quantity):
            return ("method", fold(name), fold(quantity))
        case _ if hasattr(statement, "name"):
            return (type(statement).__name__, fold(statement.name))
    return (type(statement).__name__, id(statement))


def namesakes(one: Any, other: Any) -> bool:
    """Whether two statements are namesakes; a threshold whose method is disputed is that of any method."""
    first, second = key(one), key(other)
    if isinstance(one, t.Threshold) and None in first[4]:
        return bool(first[:4] == second[:4])
    return first == second


def _methods(threshold: t.Threshold) -> tuple[Any, ...]:
    """The methods that a threshold's figure is worked out by; a disputed one is none."""
    return tuple(dict.fromkeys(bare(limit.method.name) for limit in threshold.limits if limit.method))


def key_label(statement: Any) -> str:
    """What a provision is called in messages."""
    match statement:
        case t.Bracketed(content=(first, *_)) | t.Replace(first) | t.Add(first):
            return key_label(first)
    words = " ".join(statement.span.text.split())
    for stop in (" in force", " requires", " additionally", " alternatively", " cite ", ":", " ["):
        words = words.split(stop)[0]
    return words[:80]


def bare(node: Any) -> Any:
    """A tree without its bracketed parts, for comparing; slots fall away too."""
    if isinstance(node, tuple):
        kept = tuple(part for part in node if not isinstance(part, t.Bracketed))
        return with_parts(kept if len(kept) < len(node) else node, bare)
    if isinstance(node, t.Slot):
        return None
    return with_parts(node, bare)
