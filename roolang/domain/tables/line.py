"""A row of materials on its way into the tree of what is made of what."""

from __future__ import annotations

from dataclasses import dataclass, field

from roolang.domain.loading.tidy import Raw
from roolang.domain.tables.grid import Row


@dataclass(slots=True, eq=False)
class Line:
    """A row of materials on its way: what was read of it, and the line that it is part of."""

    row: Row
    values: dict[str, Raw]
    parent: Line | None = None
    parts: list[Line] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id as it stands in the row; may be empty."""
        name = self.values.get("id")
        return name if isinstance(name, str) else ""

    @property
    def listed_whole(self) -> bool:
        """Whether the row says that it is made of nothing but what stands under it."""
        complete = self.values.get("complete")
        return complete is True or (isinstance(complete, list) and "materials" in complete)
