"""What a tariff code leaves of long alternatives: of a list of hundreds of codes one or two entries may be meant."""

from __future__ import annotations

from typing import Any

from roolang.domain import hs
from roolang.domain.truth import Truth, both, either, opposite
from roolang.ir import nodes as n


def left_by(pred: n.Either, code: str, known: dict[object, Any]) -> tuple[n.Pred, ...]:
    """The parts that may hold of a material with the code; where one surely does, that one.

    They are kept by identity, with the alternatives, so that no others take their place.
    """
    key = "left", id(pred), code
    if key not in known:
        told = [(part, _by_code(part, code)) for part in pred.parts]
        met = next(((part,) for part, truth in told if truth is Truth.YES), None)
        known[key] = pred, met or tuple(part for part, truth in told if truth is not Truth.NO)
    found: tuple[n.Pred, ...] = known[key][1]
    return found


def _by_code(pred: n.Pred, code: str) -> Truth:
    """Whether a predicate holds of a material of which the code alone is known."""
    match pred:
        case n.InCodes(low, high):
            return hs.in_range(code, low, high)
        case n.Both(parts):
            return both(_by_code(part, code) for part in parts)
        case n.Either(parts):
            return either(_by_code(part, code) for part in parts)
        case n.Fails(part):
            return opposite(_by_code(part, code))
    return Truth.UNKNOWN
