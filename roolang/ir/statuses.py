"""Where the core asks whether lines originate, and for which purpose."""

from __future__ import annotations

from roolang.ir import nodes as n
from roolang.ir.walking import questions_in

VALUE = "value"


def by_status(form: n.Sum) -> bool:
    """Whether a sum looks inside lines that do not count whole."""
    return form.scope.kind == "lines" and form.measure == VALUE and not form.whole and mentions_status(form.where)


def mentions_status(pred: n.Pred) -> bool:
    """Whether a predicate asks for originating or not."""
    return any(isinstance(each, n.HasStatus) for each in questions_in(pred, of_good=False))


def purpose_of(pred: n.Pred) -> str:
    """The purpose for which a predicate asks for status; nothing where it does not ask, or not for one purpose."""
    asked = (each.purpose for each in questions_in(pred, of_good=False) if isinstance(each, n.HasStatus))
    return next(filter(None, asked), "")
