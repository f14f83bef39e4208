"""Tables as they stand in a document, whatever program made it: lines of cells."""

from __future__ import annotations

from roolang.record import record


@record(frozen=True, slots=True)
class Cell:
    """One cell: its words, its place in words, over how many columns it runs, and whether it goes on from above.

    `footnotes` are the marks of notes in it.
    """

    text: str
    place: str
    span: int = 1
    continued: bool = False
    footnotes: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Line:
    """One line of a table; `proposed` and `opposed` are the parties who add or strike the whole line."""

    place: str
    cells: tuple[Cell, ...]
    proposed: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()

    def at(self, column: int) -> Cell | None:
        """The cell over a column of the table, counted from zero; None if the line is shorter."""
        for cell in self.cells:
            if column < cell.span:
                return cell
            column -= cell.span
        return None

    @property
    def width(self) -> int:
        """How many columns it has."""
        return sum(cell.span for cell in self.cells)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in its cells."""
        return tuple(cell.text for cell in self.cells)
