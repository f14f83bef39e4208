"""Materials that full accumulation may open: which rows of a table they are, and when opening them could matter.

Of a material that states nothing but its origin nobody knows where it was made, so nobody knows whether it may be
opened: then no way to open materials makes a good originate that is open, and none is shown rather than the good as it
is. One that fails may be open that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roolang.columnar.kinds import Kind
from roolang.columnar.settled import is_settled
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.lines import outside, taken_in
from roolang.ir.program import Program

CLOSED, PERHAPS, SURELY, NEVER = 0, 1, 2, 3
"""How far a material may be opened; and what none reaches."""


def opens_from(kind: Kind, truth: Truth) -> int:
    """From which opening on a good of the kind, whose materials taken whole come to this, is asked once more."""
    if not kind.ready.opens or truth is Truth.YES:
        return NEVER
    alike = all(is_settled(each, kind) for each in kind.program.claim)  # what is claimed is so however they are taken
    return SURELY if truth is Truth.UNKNOWN and alike else PERHAPS


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
    return [_level(item, kind.program, kind) for item in kind.items]


def _level(item: Item, program: Program, kind: Kind) -> int:
    """How far a material of a sort that does not originate may be opened."""
    where = outside(item, kind.scene.bench.territory)
    if where is Truth.YES:
        return CLOSED
    unknown = taken_in(item) and item.produced_in is None and where is Truth.UNKNOWN
    return PERHAPS if unknown else SURELY
