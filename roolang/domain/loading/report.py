"""The findings about a file or declaration, gathered on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from roolang.diagnostics import Finding, Label, Place, has_errors
from roolang.domain.loading.advice import Advice
from roolang.limits import MAX_PER_CODE
from roolang.source import SourceFile, Span


class Report:
    """The findings of one file or declaration, in the order in which they were met.

    `origins` has the places that values really come from, by their path, where that is another file: a table.
    `of_table`: the declaration itself is a table, and is advised on as one.
    """

    def __init__(self, origins: Mapping[str, Place] | None = None, *, of_table: bool = False) -> None:
        self.of_table = of_table
        self.findings: list[Finding] = []
        self.origins: Mapping[str, Place] = {} if origins is None else origins
        self._counts: Counter[str] = Counter()

    def add(self, code: str, place: Place, message: str, help: str | Advice = "", label: Label | None = None) -> None:
        """Takes a finding down; beyond `MAX_PER_CODE` of one code, only that there are more."""
        self._counts[code] += 1
        place = self._origin(place) if self.origins else place
        if self._counts[code] <= MAX_PER_CODE:
            said = help.said(of_table=self.of_table) if isinstance(help, Advice) else help
            self.findings.append(Finding(code, message, label, place, help=said))
        elif self._counts[code] == MAX_PER_CODE + 1:
            more = f"there are more findings of this kind than the {MAX_PER_CODE} that are listed"
            self.findings.append(Finding(code, more, None, Place(place.file, option=place.option)))

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
        place = Place(source.name, line=line, column=column)
        self.add(code, place, message.replace("{}", f"line {line}, column {column}", 1), help, label)

    def is_full(self, code: str) -> bool:
        """Whether further findings of a code are not listed, so that they need no help."""
        return self._counts[code] > MAX_PER_CODE

    @property
    def failed(self) -> bool:
        """Whether any finding forbids to go on."""
        return has_errors(self.findings)
