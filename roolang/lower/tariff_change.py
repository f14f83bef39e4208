"""Change in tariff classification and its kin: each becomes a predicate of the lines that fail it.

`change from C or E, except from D`: a non-originating line fails unless it is in C or E and not in D.
"""

from __future__ import annotations

from typing import Any

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.lower import classes
from roolang.lower.frame import Frame, both, either
from roolang.lower.operations import underwent
from roolang.record import record
from roolang.syntax import tree as t

CHANGE, PRODUCTION, OBTAINED = "tariff change", "production", "wholly obtained"
"""The kinds of condition that a tolerance may cover, as texts name them."""


TEXTILES = both(n.OfGood(n.InCodes("50", "63")), n.InCodes("50", "63"))
"""A textile material of a textile good."""


@record(frozen=True, slots=True)
class Violation:
    """The lines that fail a condition, the kind of condition, and what else it asks."""

    where: n.Pred
    kind: str
    besides: tuple[n.Expr, ...] = ()
    scope: n.Scope = n.LINES


def change(node: t.Change, frame: Frame) -> Violation:
    """The violators of a change in tariff classification."""
    inner = frame.with_(purpose=CHANGE)
    allowed = _less(classes.codes(node.codes, inner), _barred(node.exceptions, inner))
    if node.also is not None:
        also = _less(classes.codes(node.also.codes, inner), _barred(node.also.exceptions, inner))
        barred = _barred(node.exceptions, inner)
        allowed = _less(either(allowed, also), barred)
    where = both(n.HasStatus(False, CHANGE), n.Fails(allowed))
    also_excepted = node.also.exceptions if node.also is not None else ()
    exceptions = [each for each in (*node.exceptions, *also_excepted) if isinstance(each, t.Exception_)]
    more = [found for exception in exceptions for found in _more_than(exception.codes, inner)]
    return Violation(where, CHANGE, tuple(more))


def _less(allowed: n.Pred, barred: n.Pred | None) -> n.Pred:
    return allowed if barred is None else both(allowed, n.Fails(barred))


def _barred(exceptions: tuple[Any, ...], frame: Frame) -> n.Pred | None:
    """The classes excepted; `more than one of` bars no single line, and is asked besides."""
    preds = [
        classes.code_item(item, frame)
        for exception in exceptions
        for item in exception.codes.items
        if not isinstance(item, t.MoreThan)
    ]
    return either(*preds) if preds else None


def _more_than(codes: t.Codes, frame: Frame) -> list[n.Expr]:
    """`except from more than one of`: that not more than so many of the classes occur."""
    found: list[n.Expr] = []
    for item in codes.items:
        if isinstance(item, t.MoreThan):
            occurs = tuple(
                n.Not(n.NoLine(both(n.HasStatus(False, CHANGE), classes.code_item(each, frame))))
                for each in item.codes.items
            )
            origin = n.Origin(" ".join(item.span.text.split()), item.span)
            found.append(n.Not(n.AtLeast(item.count + 1, occurs, origin=origin), origin=origin))
    return found


def let_in(allowance: t.Allowance, frame: Frame) -> n.Pred:
    """The lines that an allowance lets in: those meant, if they underwent what it asks."""
    meant = classes.mats(allowance.mats, frame.with_(purpose=CHANGE))
    if allowance.operations is None:
        return meant
    return both(meant, underwent(allowance.operations, None, frame))


# ---- all materials are, undergo, or stem from


def every(node: t.Every, frame: Frame) -> Violation:
    """The violators of `all materials ... are ...` or `no materials ... are ...`."""
    kind = OBTAINED if node.status.kind == "wholly obtained" else PRODUCTION
    purpose = frame.purpose if node.status.kind in STATUSES else kind
    meant = both(classes.mats(node.mats, frame.with_(purpose=kind)), regarded(purpose, frame))
    is_so = status(node.status, frame)
    where = both(meant, n.Fails(is_so) if node.quantifier == "all" else is_so)
    return Violation(where, kind, scope=classes.scope_of(node.mats, frame))


STATUSES = ("originating", "non-originating")


def regarded(purpose: str, frame: Frame) -> n.Pred:
    """The lines that no treatment leaves out of account for a purpose."""
    return n.Regarded(purpose) if frame.disregarding else n.Always()


def status(node: t.Status, frame: Frame) -> n.Pred:
    """What a line is."""
    match node.kind:
        case "originating":
            return n.HasStatus(True, frame.purpose)
        case "non-originating":
            return n.HasStatus(False, frame.purpose)
        case "wholly obtained":
            return n.Obtained()
        case "of":
            return classes.codes(node.codes, frame)
        case "described":
            return n.DescribedAs(frame.env.folded(node.words, "description"))
        case _:
            return n.MadeIn(node.states)


def materials_undergo(node: t.MaterialsUndergo, frame: Frame) -> Violation:
    """The violators of `all materials ... undergo ...`."""
    meant = both(classes.mats(node.mats, frame.with_(purpose=PRODUCTION)), regarded(PRODUCTION, frame))
    did = underwent(node.operations, node.place, frame)
    where = both(meant, n.Fails(did) if node.quantifier == "all" else did)
    return Violation(where, PRODUCTION, scope=classes.scope_of(node.mats, frame))


def made_from(node: t.MadeFrom, frame: Frame) -> Violation:
    """The violators of `made from M`: non-originating lines of its domain that are neither M nor an earlier stage.

    The domain is that of the stages which name the material; else the good's own chapter and M's codes, and for
    textile goods all textile chapters, since a rule that names a cloth shuts out every later stage of it.
    """
    inner = frame.with_(purpose=PRODUCTION)
    meant = [item for item in node.mats.items if isinstance(item, t.Mat)]
    allowed = [classes.mat(item, inner) for item in meant]
    domains: list[n.Pred] = []
    for item in meant:
        staged = next((s for s in frame.env.stages.values() if fold(item.noun) in map(fold, s.names)), None)
        if staged is None:
            domains += [n.SameAs(2), TEXTILES, *([classes.codes(item.of, inner)] if item.of else [])]
            continue
        earlier = [frame.env.folded(name, "description") for name in staged.names]
        allowed += [n.DescribedAs(name) for name in earlier[: earlier.index(fold(item.noun))]]
        domains.append(classes.codes(staged.within, inner))
    where = both(n.HasStatus(False, PRODUCTION), either(*domains), n.Fails(either(*allowed)))
    return Violation(where, PRODUCTION)
