"""Where something stands in a declaration, and the findings gathered on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from roolang.diagnostics import Finding, Label, has_errors
from roolang.limits import MAX_PER_CODE
from roolang.source import SourceFile, Span

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


class Place(NamedTuple):
    """A value in a declaration: its file (or line of a file), and the fields that lead to it."""

    file: str
    path: str = ""

    def field(self, name: str) -> Place:
        """The place of a field in the group of fields that stands here."""
        step = name if name.isidentifier() and len(name) < 30 else shown(name)
        return Place(self.file, f"{self.path}.{step}" if self.path else step)

    def entry(self, index: int, label: str = "") -> Place:
        """The place of an entry (from zero) in the list that stands here, with the name it goes by."""
        return Place(self.file, f"{self.path}[{index}]{f' ({label})' if label else ''}")

    def __str__(self) -> str:
        path = self.path
        if len(path) > _LONGEST_PATH:
            path = f"{path[:120]} … {path[-70:]}"
        file = shown(self.file, 300) or "a declaration without a name"
        return f"{file}: {path}" if path else file


class Report:
    """The findings of one file or declaration, in the order in which they were met.

    `origins` has the places that values really come from, by their path, where that is another file: a table.
    """

    def __init__(self, origins: Mapping[str, Place] | None = None) -> None:
        self.findings: list[Finding] = []
        self.origins: dict[str, Place] = dict(origins or {})
        self._counts: Counter[str] = Counter()

    def add(self, code: str, place: Place, message: str, help: str = "", label: Label | None = None) -> None:
        """Takes a finding down; beyond `MAX_PER_CODE` of one code, only that there are more."""
        self._counts[code] += 1
        place = self._origin(place) if self.origins else place
        if self._counts[code] <= MAX_PER_CODE:
            self.findings.append(Finding(code, message, label, str(place), help=help))
        elif self._counts[code] == MAX_PER_CODE + 1:
            more = f"there are more findings of this kind than the {MAX_PER_CODE} that are listed"
            self.findings.append(Finding(code, more, None, str(Place(place.file))))

    def _origin(self, place: Place) -> Place:
        """Where a value comes from, or what holds it."""
        path = place.path
        while path and path not in self.origins:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.origins.get(path, place)

    def once(self, code: str, place: Place, message: str, help: str = "") -> None:
        """Takes a finding down unless there is one of its code."""
        if not self._counts[code]:
            self.add(code, place, message, help)

    def at(self, code: str, source: SourceFile, offset: int, message: str, help: str = "") -> None:
        """Takes down a finding about characters of a file; `{}` in the message becomes line and column."""
        offset = min(max(offset, 0), len(source.text))
        line, column = source.place(offset)
        label = Label(Span(source, offset, min(offset + 1, len(source.text))))
        place = Place(f"{source.name}:{line}:{column}")
        self.add(code, place, message.replace("{}", f"line {line}, column {column}", 1), help, label)

    def is_full(self, code: str) -> bool:
        """Whether further findings of a code are not listed, so that they need no help."""
        return self._counts[code] > MAX_PER_CODE

    @property
    def failed(self) -> bool:
        """Whether any finding forbids to go on."""
        return has_errors(self.findings)
