"""Whether some cases leave nothing over: goods of up to 15 seats, and goods of more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from roolang.domain.truth import Truth
from roolang.interpret.bycode import lies
from roolang.interpret.scene import Scene
from roolang.ir import nodes as n

Limit: TypeAlias = tuple[n.GoodAmount, str, Fraction]
"""A number of the good, and how it is held against which limit."""


def leave_nothing(guards: Iterable[n.Expr], scene: Scene) -> bool:
    """Whether one of the guards holds in any case, whatever the number of the good on which they turn, or its code."""
    guards = tuple(guards)
    if _all_codes(guards, scene):
        return True
    by_number: dict[n.GoodAmount, list[tuple[str, Fraction]]] = defaultdict(list)
    for guard in guards:
        limit = _turning_on(guard, scene)
        if limit is not None:
            by_number[limit[0]].append(limit[1:])
    return any(map(_all_numbers, by_number.values()))


def _turning_on(guard: n.Expr, scene: Scene) -> Limit | None:
    """The limit that a guard turns on, if all else in it is so."""
    match guard:
        case n.Compare(n.GoodAmount() as number, sign, Fraction() as threshold, None):
            return number, sign, threshold
        case n.All(parts):
            unsure = [part for part in parts if scene.ask(part).truth is not Truth.YES]
            return _turning_on(unsure[0], scene) if len(unsure) == 1 else None
        case n.Select((case,)) if scene.ask(case.guard).truth is Truth.YES:
            return _turning_on(case.body, scene)
    return None


def _all_codes(guards: Iterable[n.Expr], scene: Scene) -> bool:
    """Whether all that the code of the good may stand for is in classes of codes on which guards turn."""
    classes = tuple(where for guard in guards if (where := _class_in(guard, scene)) is not None)
    code = scene.bench.code(scene.good)
    return len(classes) > 1 and lies(n.Either(classes), code, code) is Truth.YES


def _class_in(guard: n.Expr, scene: Scene) -> n.Pred | None:
    """The class of goods that a guard turns on, if all else in it is so."""
    match guard:
        case n.GoodMeets(where):
            return where if scene.ask(guard).truth is Truth.UNKNOWN else None
        case n.All(parts):
            unsure = [part for part in parts if scene.ask(part).truth is not Truth.YES]
            return _class_in(unsure[0], scene) if len(unsure) == 1 else None
    return None


def _all_numbers(limits: list[tuple[str, Fraction]]) -> bool:
    """Whether every number meets one of the limits: those from above and those from below meet, with no gap between."""
    up_to = max((at for sign, at in limits if sign in ("<=", "<")), default=None)
    from_ = min((at for sign, at in limits if sign in (">=", ">")), default=None)
    if up_to is None or from_ is None:
        return False
    return from_ < up_to or (from_ == up_to and any(at == from_ and sign in ("<=", ">=", "=") for sign, at in limits))
