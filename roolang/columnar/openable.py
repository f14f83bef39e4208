"""Materials that full accumulation may open: which rows of a table they are, and when opening them could matter.

Of a material that states nothing but its origin nobody knows where it was made, so nobody knows whether it may be
opened: then no way to open materials makes a good originate that is open, and none is shown rather than the good as it
is. One that fails may be open that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roolang.columnar.kinds import Kind
from roolang.columnar.settled import truths_of
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.lines import outside, taken_in
from roolang.ir import nodes as n
from roolang.ir.walking import nodes_in

LOOKING = (n.NoLine, n.EachLine, n.Sum, n.OnlyDone, n.Obtained, n.RuleMet)
"""What hangs on how materials are taken."""
CLOSED, PERHAPS, SURELY, NEVER = 0, 1, 2, 3
"""How far a material may be opened; and what none reaches."""


def opens_from(kind: Kind, truth: Truth) -> int:
    """From which opening on a good of the kind, whose materials taken whole come to this, is asked once more."""
    if not kind.ready.opens or truth is Truth.YES:
        return NEVER
    claimed = any(isinstance(each, LOOKING) for each in nodes_in(kind.program.claim))
    return SURELY if truth is Truth.UNKNOWN and not claimed else PERHAPS


def opening(status: str, kinds: Iterable[Kind]) -> str:
    """How far a line `m` may be opened, whose status stands in a column; nothing where no program opens any."""
    known = {id(kind.program): kind for kind in kinds if kind.ready.opens}
    if not known:
        return ""
    levels = [max(each) for each in zip(*(_levels(kind) for kind in known.values()), strict=True)]
    whens = [f"WHEN {status} = 2 THEN {CLOSED}"]
    if levels:
        whens += [f"WHEN m.parts = 1 THEN {SURELY}"]
        whens += [_among(levels, level) for level in (CLOSED, SURELY) if level in levels]
    return f"CASE {' '.join(whens)} ELSE {PERHAPS} END"


def _among(levels: Sequence[int], level: int) -> str:
    sorts = ", ".join(str(i) for i, each in enumerate(levels) if each == level)
    return f"WHEN m.sort IN ({sorts}) THEN {level}"


def _levels(kind: Kind) -> list[int]:
    return [_level(item, kind) for item in kind.items]


def _level(item: Item, kind: Kind) -> int:
    """How far a material of a sort that does not originate may be opened."""
    where = outside(item, kind.scene.bench.territory)
    if where is Truth.YES:
        return CLOSED
    if not taken_in(item):
        return SURELY
    unplaced = item.produced_in is None and where is Truth.UNKNOWN
    full = (entry.condition for entry in kind.program.accumulating if entry.full)
    unshown = all(Truth.YES not in truths_of(each, item, kind) for each in full)
    return PERHAPS if unplaced or unshown else SURELY
