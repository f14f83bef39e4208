"""Where the facts of a declaration that is rows of tables stand: rows and columns, by the fields that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from roolang.columnar.columns import Column
from roolang.columnar.rows import Spot
from roolang.diagnostics import Finding, Place
from roolang.domain.fields import IN_ROW
from roolang.domain.loading.tidy import label_of

TOP = (*IN_ROW, "dates", "id")
"""Fields of a row of a good that are the declaration's."""


@dataclass(slots=True)
class Sites(Mapping[str, Place]):
    """The row of a good, those of its `materials`, and the columns of both: the places of items, by their names, and of
    fields, by what leads to them.

    Nothing of it is kept, since there may be very many goods and few places are asked for.
    """

    good: Spot
    good_columns: Sequence[Column]
    lines: Sequence[Spot] = ()
    line_columns: Sequence[Column] = ()
    materials: Sequence[Mapping[str, Any]] = ()
    """Those of the good, with theirs; `lines` has the rows of all, each before what it is made of."""
    names: tuple[str, ...] = ()
    """The names of the good and of its materials, once they are known."""

    def spot(self, finding: Finding) -> Spot:
        """The row and column that a finding is about; else the row of the good."""
        cells = [replace(spot, column=column.heading) for spot, column in self._cells()]
        return next((each for each in (*cells, self.good, *self.lines) if each.place == finding.where), self.good)

    def _cells(self) -> Iterator[tuple[Spot, Column]]:
        yield from ((self.good, column) for column in self.good_columns)
        yield from ((spot, column) for spot in self.lines for column in self.line_columns)

    def everything(self) -> dict[str, Place]:
        """All places at once, for whoever asks for many."""
        found = {"": self.good.place, "good": self.good.place}
        for column in self.good_columns:
            path = Place() if column.field.partition(".")[0] in TOP else Place("", "good")
            found[_led(path, column.field)] = replace(self.good, column=column.heading).place
        for path, spot in zip(_paths(self.materials, Place("", "good.materials")), self.lines, strict=True):
            found[path.path] = spot.place
            for column in self.line_columns:
                found[_led(path, column.field)] = replace(spot, column=column.heading).place
        return found | {name: spot.place for name, spot in zip(self.names, (self.good, *self.lines), strict=False)}

    def __getitem__(self, path: str) -> Place:
        return self.everything()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.everything())

    def __len__(self) -> int:
        return len(self.everything())


def _paths(materials: Sequence[Mapping[str, Any]], base: Place) -> Iterator[Place]:
    """Where materials stand in a declaration, each before what it is made of."""
    for i, item in enumerate(materials):
        path = base.entry(i, label_of(item))
        yield path
        yield from _paths(item.get("materials", ()), path.field("materials"))


def _led(place: Place, name: str) -> str:
    for step in name.split(".", 1):
        place = place.field(step)
    return place.path
