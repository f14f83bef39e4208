"""What is asked of one line and no other line can change: such answers stand on every cut of a good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.scene import Bench


def lasting(pred: n.Pred, bench: Bench) -> bool:
    """Whether what a predicate says of a line is the same on every cut; found once for each."""
    key = id(pred)
    if key not in bench.lasting:
        bench.lasting[key] = _lasting(pred, bench)
    return bench.lasting[key]


def _lasting(pred: n.Pred, bench: Bench) -> bool:
    match pred:
        case n.Both(parts) | n.Either(parts):
            return all(lasting(part, bench) for part in parts)
        case n.Fails(part) | n.OfGood(part):
            return lasting(part, bench)
        case n.Obtained():
            return bench.program.obtained is None and _treated("wholly obtained", bench)
        case n.HasStatus(_, purpose) | n.Regarded(purpose):
            return _treated(purpose, bench)
    return True


def _treated(purpose: str, bench: Bench) -> bool:
    """Whether no treatment for a purpose has a limit on all lines together, or asks of a line what hangs on others."""
    found = (each for each in bench.program.treatments if each.bears_on(purpose))
    return all(isinstance(each.limit, n.Given) and lasting(each.where, bench) for each in found)
