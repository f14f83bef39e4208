"""Where something stands that is no rule text: in a declaration, a table, a document, or among what was asked."""

from __future__ import annotations

from roolang.record import record

_LONGEST_PATH = 200


def shown(text: str, most: int = 60) -> str:
    """The words on one line, short enough for a message and safe to print."""
    if len(text) <= most and text.isprintable() and "  " not in text:
        return text.strip()
    flat = " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text[: most + 1]).split())
    return flat if len(text) <= most else flat[:most] + "…"


def quoted(text: str) -> str:
    """The words as messages cite them."""
    return f"`{shown(text)}`"


@record(frozen=True, slots=True)
class Square:
    """Where something stands on a sheet: its name (a text has none), the row from one, the column from zero."""

    sheet: str
    row: int | None = None
    column: int | None = None


@record(frozen=True, slots=True)
class Place:
    """A file, perhaps a line of it with a column, and what leads to a value there: the fields, or the cell of a table.

    `option` is an option of the command line, or another argument, in the place of a file; `path` is then what was
    said there. What has neither is named by its path alone: a text, an edition. `square` is where the path leads to on
    a sheet.
    """

    file: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    option: str = ""
    square: Square | None = None

    def field(self, name: str) -> Place:
        """The place of a field in the group of fields that stands here."""
        step = name if name.isidentifier() and len(name) < 30 else shown(name)
        return self._at(f"{self.path}.{step}" if self.path else step)

    def entry(self, index: int, label: str = "") -> Place:
        """The place of an entry (from zero) in the list that stands here, with the name it goes by."""
        return self._at(f"{self.path}[{index}]{f' ({label})' if label else ''}")

    def _at(self, path: str) -> Place:
        return Place(self.file, path, self.line, self.column, self.option)

    def __bool__(self) -> bool:
        return bool(self.file or self.path or self.option or self.line)

    def __str__(self) -> str:
        file = self.option or shown(self.file, 300)
        path = self.path
        if len(path) > _LONGEST_PATH:
            path = f"{path[:120]} … {path[-70:]}"
        position = "".join(f":{number}" for number in (self.line, self.column) if number)
        return ": ".join(part for part in (f"{file}{position}", path) if part)


NOWHERE = Place()
