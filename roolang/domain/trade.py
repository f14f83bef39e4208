"""The way that goods go, and whether an agreement is for goods that go that way, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roolang.domain.declaration import Declaration
from roolang.domain.loading.countries import BESIDE, union_of
from roolang.domain.truth import Truth
from roolang.record import record

Joined = tuple[tuple[str, date], ...]
"""Parties for which an agreement came into force later, each with the day."""


@record(frozen=True, slots=True)
class Trade:
    """The way that goods go; `None` is not known. `as_produced`: that they leave where they were made is supposed."""

    source: str | None
    target: str | None
    as_produced: bool = False

    @property
    def said(self) -> str:
        """` from GB into US`, as far as it is known."""
        source = f" from {self.source}" if self.source else ""
        return f"{source} into {self.target}" if self.target else source


def declared_trade(declaration: Declaration) -> Trade:
    """The way that a declaration says; nothing is supposed."""
    return Trade(declaration.exported_from, declaration.imported_into)


def trade_of(declaration: Declaration) -> Trade:
    """Where a good comes from and where it goes; where nobody says from where it is exported, it was produced there."""
    told = declared_trade(declaration)
    return told if told.source else Trade(declaration.good.produced_in, told.target, True)


@record(frozen=True, slots=True)
class Between:
    """Between whom an agreement is, and since when. `importing` are those to whose imports alone it applies, where not
    to those of all; `joined` those for whom it began later."""

    parties: tuple[str, ...]
    importing: tuple[str, ...]
    joined: Joined

    def covers(self, trade: Trade, day: date | None = None) -> Truth:
        """Whether it applies to goods that go this way on a day."""
        source, target = self._territory(trade.source, day), self._territory(trade.target, day)
        if source and source not in self.parties:
            return Truth.NO
        into = [each for each in self.importing or self.parties if not target or each == target]
        if not any(each != source for each in into):
            return Truth.NO
        return Truth.YES if source and target else Truth.UNKNOWN

    def later(self, trade: Trade, day: date) -> Iterator[tuple[str, date]]:
        """Those who trade and for whom it has not begun on a day, each with its first day."""
        trading = [self._territory(trade.source, day), self._territory(trade.target, day)]
        return ((party, start) for party, start in self.joined if party in trading and day < start)

    def _territory(self, country: str | None, day: date | None) -> str:
        """The party that a country is, or is part of; nothing where that is not known, as of the Isle of Man."""
        state = BESIDE.get(country or "", "")
        if country not in self.parties and (union_of(state, self.parties, day) or state) in self.parties:
            return ""
        return union_of(country, (*self.parties, *self.importing), day) or country or ""
