"""Where the core asks whether lines originate, and for which purpose."""

from __future__ import annotations

from roolang.ir import nodes as n

VALUE = "value"


def by_status(form: n.Sum) -> bool:
    """Whether a sum looks inside lines that do not count whole."""
    return form.scope.kind == "lines" and form.measure == VALUE and not form.whole and mentions_status(form.where)


def mentions_status(pred: n.Pred) -> bool:
    """Whether a predicate asks for originating or not."""
    match pred:
        case n.HasStatus():
            return True
        case n.Both(parts) | n.Either(parts):
            return any(mentions_status(part) for part in parts)
        case n.Fails(part):
            return mentions_status(part)
    return False


def purpose_of(pred: n.Pred) -> str:
    """The purpose for which a predicate asks for status; nothing where it does not ask, or not for one purpose."""
    match pred:
        case n.HasStatus(_, purpose):
            return purpose
        case n.Both(parts) | n.Either(parts):
            return next((found for part in parts if (found := purpose_of(part))), "")
        case n.Fails(part):
            return purpose_of(part)
    return ""
