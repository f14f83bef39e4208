"""Where the facts of a declaration that is a table are written: its cells, and options for what no row says."""

from __future__ import annotations

from dataclasses import replace

from roolang.diagnostics.place import Place, Square
from roolang.domain.declaration import Declaration
from roolang.domain.tables.grid import placed
from roolang.domain.tables.kinds import is_table
from roolang.explain.story import Giving, plain
from roolang.interpret.facts import Fact

_GOOD = "the good"
"""By what name the row of the good is known, where it has one."""
_YES = "yes or no"
_WORDS = {
    "amount": "the amount", "code": "the code, as text", "place": "the two capitals of the state",
    "route": "the two capitals of the state", "currency": "the three capitals of the currency",
    "origin": _YES, "obtained": _YES, "own": _YES, "statement": _YES, "designated": _YES, "quota": _YES,
}  # fmt: skip
"""What stands in the cell, by the kind of fact."""


def in_cells(giving: Giving, fact: Fact, declaration: Declaration) -> Giving:
    """What is given of an item, as it is written in its table; of an item that is in none it stays as it is."""
    item = fact.item or declaration.good
    row = declaration.places.get(_GOOD if item is declaration.good else item.name)
    if not giving.field or (row is None and not is_table(declaration.source)):
        return giving
    said = _said(fact)
    if row is None:
        name = giving.field.removeprefix("values.")
        option = f'--good "{name}={said if fact.kind in ("done", "where", "described", "established") else "..."}"'
        return replace(giving, cell=option, filled=_filled(fact, said))
    if fact.kind == "listed" and giving.field != "complete":
        how = f"rows under it for all its {giving.field}; if there are none, `yes` in a column `complete`"
        return replace(giving, cell=str(row), filled=how)
    return replace(giving, cell=_cell(giving.field, row, declaration), filled=_filled(fact, said))


def _said(fact: Fact) -> str:
    """What may stand in the cell as it is."""
    words = plain(fact.words) if fact.words else "OPERATION"
    return f"{words} in ..." if fact.kind in ("done", "where") else words


def _filled(fact: Fact, said: str) -> str:
    """What is to be written there."""
    match fact.kind:
        case "done":
            return f"`{said}` if it was done; if not, all that was done, and `materials; processes` as `complete`"
        case "where":
            return f"`{said}` with the place for the dots"
        case "described" | "established":
            other = "not_described_as" if fact.kind == "described" else "not_established"
            return f"`{said}` if it is so; if it is not, the same as `{other}`"
        case "listed":
            return f"`{fact.words or 'materials'}` with the others, once all of them are rows"
    return _WORDS.get(fact.kind, "")


def _cell(field: str, row: Place, declaration: Declaration) -> str:
    """The cell of a row in which a field stands, if other rows have it; else the row, and what the column would be."""
    here = row.square
    for path, place in declaration.places.items() if here else ():
        there = place.square if place.file == row.file and path.endswith(f".{field}") else None
        if here and there and there.sheet == here.sheet and there.column is not None:
            return str(placed(row.file, Square(here.sheet, here.row, there.column)))
    return f"{row}, in a column `{field}`"
