"""What was answered in one judgement, and on which materials of unknown origin it may hang."""

from __future__ import annotations

from typing import Any, TypeAlias

from roolang.record import record

Answered: TypeAlias = dict[object, tuple[Any, int]]
"""What was answered, by what was asked, and the bits of the materials of unknown origin that it may hang on."""
BITS = 256
"""So many materials have a bit of their own; beyond, several share one, and what is told of one holds of all."""


@record(frozen=True, slots=True)
class Others:
    """What was answered where some statuses were not supposed: of the good, and asked of materials."""

    marks: int
    seen: Answered
    asked: Answered

    def told(self, answered: Answered, key: object) -> tuple[Any, int] | None:
        """What was answered, if it does not hang on what is supposed."""
        kept = answered.get(key)
        return None if kept is None or kept[1] & self.marks else kept
