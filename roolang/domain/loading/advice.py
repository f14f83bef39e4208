"""What is advised about a declaration, in the words of JSON and in those of a table: cells, columns and the mapping."""

from __future__ import annotations

from roolang.record import record


@record(frozen=True, slots=True)
class Advice:
    """One piece of advice in both wordings; a plain text is the same in both."""

    json: str
    cells: str

    def said(self, *, of_table: bool) -> str:
        """As it is said of a declaration that comes from a table, or of one that does not."""
        return self.cells if of_table else self.json


def write(words: str, value: str) -> Advice:
    """Advice to write a text in the place of `{}`: in quotation marks in JSON, as it is in a cell."""
    return Advice(words.format(f'`"{value}"`'), words.format(f"`{value}`"))
