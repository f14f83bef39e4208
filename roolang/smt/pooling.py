"""Kinds of materials that both texts look into alike: what is in all of them is counted together.

A sum asks of what is in a material whether that is opened, rolled up, counted by itself, made outside; not which of two
kinds it is of that agree in all this. What is in one of them may as well be in another, as far as the values leave
room, so a bill is told by how much of each kind is in all of them (`docs/proofs.md`).
"""

from __future__ import annotations

from roolang.ir import nodes as n
from roolang.ir.statuses import by_status
from roolang.smt.needs import Needs
from roolang.smt.slots import ADDED, Slot, View


def pooled(slots: list[Slot], needs: Needs) -> None:
    """Says of each slot which is the first that is looked into as it is; that one holds what is in all."""
    first: dict[tuple[object, ...], Slot] = {}
    for slot in slots:
        if slot.among != "materials":
            continue
        views = tuple((view, found) for view, found in slot.views.items() if _looked_through(view, needs))
        slot.pool = first.setdefault((slot.twin, views), slot)
        if slot.pool is not slot:
            slot.inner = []


def _looked_through(view: View, needs: Needs) -> bool:
    """Whether it hangs on a view of a material how what is in it counts."""
    if view[0] in ("none", "foreign"):
        return False
    if view[0] != "sum":
        return True
    form = needs.sums[view[1]].node
    return form.measure == ADDED or form.scope.kind == "outermost" or (by_status(form) and asks_originating(form.where))


def asks_originating(pred: n.Pred) -> bool:
    """Whether a sum counts what originates."""
    parts = pred.parts if isinstance(pred, n.Both) else (pred,)
    return any(isinstance(part, n.HasStatus) and part.originating for part in parts)
