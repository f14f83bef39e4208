"""Which agreements a trade could go by: between whom each is, when it is in force, and whether it covers the trade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.domain.events import day_for
from roolang.domain.trade import Between, Joined, Trade, trade_of
from roolang.domain.truth import Truth
from roolang.record import record
from roolang.workspace.files import ALL, STANDARD

if TYPE_CHECKING:
    from roolang.workspace.rules import Rules
    from roolang.workspace.workspace import Workspace

Plain = tuple[str, str, tuple[str, ...], tuple[str, ...], date | None, date | None, Joined, str, str]
"""An agreement as it is stored: its fields, in order."""


@record(frozen=True, slots=True)
class Agreement:
    """The header of an agreement. `importing` are those to whose imports alone it applies, where not to those of all;
    `event` sets its date; `file` is where it begins."""

    name: str
    title: str
    parties: tuple[str, ...]
    importing: tuple[str, ...]
    start: date | None
    end: date | None
    joined: Joined
    event: str
    file: str

    def rules(self, given: str) -> str:
        """The rules to load for it: of all the standard rules its own folder, else those that were given."""
        if given != ALL:
            return given
        return self.file.removeprefix(STANDARD).replace("\\", "/").partition("/")[0].removesuffix(".roo")

    def covers(self, trade: Trade, day: date | None = None) -> Truth:
        """Whether it applies to goods that go this way on a day."""
        return self._between.covers(trade, day)

    def out_of_force(self, day: date, trade: Trade) -> str:
        """Since or until when it is in force for those who trade, if it is not on a day."""
        if self.start is not None and day < self.start:
            return f"from {self.start}"
        if self.end is not None and day > self.end:
            return f"to {self.end}"
        return ", ".join(f"for {party} from {start}" for party, start in self._between.later(trade, day))

    @property
    def _between(self) -> Between:
        return Between(self.parties, self.importing, self.joined)


@record(frozen=True, slots=True)
class Choice:
    """What to judge a declaration by, and why the other agreements are left out, by their names."""

    trade: Trade
    covering: tuple[tuple[Agreement, Truth], ...]
    elsewhere: tuple[str, ...]
    not_in_force: tuple[tuple[str, str], ...]


def choose(agreements: Iterable[Agreement], declaration: Declaration, asked: date | None) -> Choice:
    """The agreements that cover a trade, or may, and are in force on the day that each looks at."""
    trade = trade_of(declaration)
    covering, elsewhere, idle = [], [], []
    for each in agreements:
        day = day_for(declaration, each.event, asked)
        truth = each.covers(trade, day)
        if truth is Truth.NO:
            elsewhere.append(each.name)
        elif day is not None and (when := each.out_of_force(day, trade)):
            idle.append((each.name, when))
        else:
            covering.append((each, truth))
    return Choice(trade, tuple(covering), tuple(elsewhere), tuple(idle))


def headers(workspace: Workspace) -> Iterator[Plain]:
    """The agreements that some rules begin; proposals are not in force."""
    from roolang.domain.events import event_of
    from roolang.syntax import tree as t

    for text in (workspace.library.texts[key] for key in workspace.library.own):
        if not isinstance(text.header, t.Agreement):
            continue
        said: dict[type, t.Node] = {type(each): each for each in text.statements}
        parties, force, dates = said.get(t.Parties), said.get(t.InForce), said.get(t.DatesBy)
        yield (
            text.name,
            text.header.title,
            parties.names if isinstance(parties, t.Parties) else (),
            parties.importing if isinstance(parties, t.Parties) else (),
            force.start if isinstance(force, t.InForce) else None,
            force.end if isinstance(force, t.InForce) else None,
            tuple((party, each.start) for each in force.joined for party in each.parties)
            if isinstance(force, t.InForce)
            else (),
            event_of(dates.event) if isinstance(dates, t.DatesBy) else "",
            text.header.span.source.name,
        )


def agreements_of(rules: Rules) -> tuple[tuple[Agreement, ...], tuple[Finding, ...]]:
    """The agreements that some rules begin; of rules with errors these alone."""
    found, unread = rules.headers()
    return tuple(Agreement(*each) for each in found), unread
