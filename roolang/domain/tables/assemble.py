"""Rows put together into what a JSON declaration would hold, with the cell that every field comes from."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from roolang.diagnostics.place import Place, quoted, shown
from roolang.domain.loading.tidy import label_of
from roolang.domain.tables.cells import Reader
from roolang.domain.tables.grid import Row
from roolang.domain.tables.items import Fields, ambiguous_quantity, item_of
from roolang.domain.tables.line import Line


@dataclass(slots=True)
class Origins:
    """The cells that fields come from, by their path in the declaration; `names` has those of whole items."""

    cells: dict[str, Place] = field(default_factory=dict)
    names: dict[str, Place] = field(default_factory=dict)

    def take(self, place: Place, cells: Map[str, Place], row: Row, reader: Reader, name: str) -> None:
        """Takes down an item that stands at a place of the declaration."""
        here = reader.sheet.place(row.number)
        self.cells[place.path] = here
        self.names[name] = here
        for path, cell in cells.items():
            there = place
            for step in path.split(".", 1):
                there = there.field(step)
            self.cells[there.path] = cell


def named_apart(lines: list[Line], reader: Reader) -> None:
    """Gives the same part in two places two names; twice in one place it is an error."""
    first: dict[str, Line] = {}
    together: dict[tuple[int, str], Line] = {}
    for line in lines:
        name = line.id
        if not name:
            continue
        twin = together.setdefault((id(line.parent), name), line)
        if twin is not line:
            column = reader.headings.read["id"].index
            message = f"{quoted(name)} is already the name of row {twin.row.number}"
            help_ = f"write `{shown(name)}-2`, or put the two rows together"
            reader.report.add("RL6006", reader.sheet.place(line.row.number, column), message, help_)
        if first.setdefault(name, line) is not line:
            line.values["id"] = f"{name} (row {line.row.number})"


def lists_in(
    lines: list[Line],
    reader: Reader,
    base: Place,
    origins: Origins,
    *,
    kind: str = "materials",
    into: Fields | None = None,
) -> Fields:
    """The lists that some lines are, those of a `kind` where no column says otherwise, each with what it is made of.

    `base` is the place of what they are part of, `into` the fields of that.
    """
    whole: Fields = {} if into is None else into
    waiting: list[tuple[list[Line], Fields, Place, Fields, str]] = [(lines, whole, base, {}, "")]
    while waiting:
        level, target, place, above, number = waiting.pop()
        for line in level:
            name = str(line.values.get("list", kind if target is whole else "materials"))
            listed = target.setdefault(name, [])
            assert isinstance(listed, list)
            doubtful = ambiguous_quantity(line.values, above, line.row, reader)
            item, cells = item_of(line.values, line.row, reader, counted=not doubtful)
            there, position = place.field(name).entry(len(listed), label_of(item)), f"{number}{len(listed) + 1}"
            origins.take(there, cells, line.row, reader, line.id or f"material {position}")
            if not line.parts and line.listed_whole:
                item["materials"] = []
            if line.parts:
                waiting.append((line.parts, item, there, line.values, f"{position}."))
            listed.append(item)
    return whole
