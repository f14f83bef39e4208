"""A text with brackets at the table, of which some parties have another version: what nobody changed stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from roolang.diff.merging import HEADERS, Merged, Statements, alike
from roolang.format import show
from roolang.lower import View
from roolang.lower.amend import Amender
from roolang.lower.keys import key_label
from roolang.lower.project import Silent, project, stand_in
from roolang.syntax import tree as t
from roolang.syntax.stances import reading_of
from roolang.syntax.walk import walk


@dataclass(slots=True)
class Table:
    """A text with brackets, of which some parties have another version now."""

    raw: Sequence[Any]
    own: Sequence[Statements]
    """The text as each party has it whose version is merged, in the same order."""
    rewritten: list[str] = field(default_factory=list)
    """Statements with readings that somebody changed: which reading is meant of the new words nobody can say."""

    def settle(self, texts: Sequence[Statements], found: Merged) -> set[Any]:
        """Puts down as they stand the statements that nobody changed; the places that are left to be settled."""
        changed = {
            place
            for mine, text in zip(self.own, texts, strict=True)
            for place in dict.fromkeys((*mine.held, *text.held))
            if not alike(mine.held.get(place), mine, text.held.get(place), text)
        }
        raw = [(each, self._places(each)) for statement in self.raw for each in _one_by_one(statement)]
        while more := {place for _, places in raw if places & changed for place in places} - changed:
            changed |= more
        for statement, places in raw:
            if places & changed:
                self.rewritten += [key_label(statement)] if _has_readings(statement) else []
            else:
                found.statements.append(show(statement))
        return changed

    def _places(self, statement: Any) -> set[Any]:
        """What a statement bears on, for any party."""
        if isinstance(statement, HEADERS):
            return set()
        inner = statement
        while isinstance(inner, t.Bracketed):
            inner = inner.content[0]
        if isinstance(inner, AMENDMENTS) and not isinstance(inner, t.Replace | t.Add):
            return self._amended(inner)
        inner = inner.statement if isinstance(inner, t.Replace | t.Add) else inner
        found = {self.own[0].place(each) for each in _plainly(inner)}
        for text in self.own:
            try:
                said = project(inner, View(date.max, text.version.party, dated=False))
            except Silent:
                continue
            found |= {text.place(each) for each in said}
        return found

    def _amended(self, amendment: Any) -> set[Any]:
        """The provisions beneath the text that an amendment finds."""
        found = set()
        beneath = self.own[0].version.whole.layers[:-1]
        for each in (one for layer in beneath for one in layer):
            if not isinstance(each, HEADERS) and not _misses(amendment, each):
                found.add(self.own[0].place(each))
        return found


AMENDMENTS = (t.Replace, t.Add, t.Delete, t.ListEdit, t.AddToRule, t.AmendValue)


def _misses(amendment: Any, statement: Any) -> bool:
    amender = Amender([[statement]])
    amender.apply([amendment])
    return any(each.code == "RL2008" for each in amender.findings)


def _one_by_one(statement: Any) -> list[Any]:
    """The statements of a bracket, each in a bracket of its own; one in brackets within brackets, in as many."""
    if not isinstance(statement, t.Bracketed):
        return [statement]
    return [replace(statement, content=(each,)) for part in statement.content for each in _one_by_one(part)]


def _plainly(statement: Any) -> list[Any]:
    """A statement with something in every bracket."""
    return [] if isinstance(statement, t.Bracketed) else [stand_in(statement)]


def _has_readings(statement: Any) -> bool:
    owned = (each.attribution for each in walk(statement) if isinstance(each, t.Option | t.Bracketed))
    return any(reading_of(each) for each in owned)
