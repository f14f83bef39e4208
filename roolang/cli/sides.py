"""Which texts, parties or readings are held against each other, as the command line or the rules themselves say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from roolang.diagnostics import Finding, Place
from roolang.diff.side import Side, side
from roolang.domain.events import ANY_DAY
from roolang.ir.program import Program
from roolang.lower import Text, View, questions
from roolang.record import record
from roolang.syntax import tree as t
from roolang.workspace.judging import unread
from roolang.workspace.workspace import Wanted, Workspace, wanted

BETWEEN = "--between"


@record(frozen=True, slots=True)
class Chosen:
    """A text in a view of which only the day is left open, unless it is `fixed`."""

    workspace: Workspace
    text: Text
    view: View
    fixed: date | None = None

    @property
    def under(self) -> str:
        """How `--under` names it."""
        return f"{self.text.name} as {self.view.party}" if self.view.party else self.text.name

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings that it is taken in."""
        return self.view.readings

    def on(self, day: date) -> Side:
        """The text on a day."""
        whole, _ = self.workspace.edition(self.text)
        found = side(whole, self.workspace.library, replace(self.view, day=self.fixed or day))
        if self.fixed:
            found.name = f"{found.name} on {self.fixed}"
        return found

    def program(self, day: date) -> tuple[Program, tuple[Finding, ...]]:
        """The text on a day as it is judged by."""
        return self.workspace.program(self.text, replace(self.view, day=self.fixed or day))

    @property
    def first(self) -> date:
        """From when on it is a text to be compared: it came into force, or was dated."""
        whole, _ = self.workspace.edition(self.text)
        starts = [each.start for each in whole.statements if isinstance(each, t.InForce)]
        dated = getattr(self.text.header, "dated", None)
        return max([*starts[-1:], *([dated] if dated else [])], default=date.min)


Pair = tuple[Chosen, Chosen]


@record(frozen=True, slots=True)
class Asked:
    """What the command line says: two names (or days), readings, a day."""

    between: tuple[str, str] | None = None
    readings: tuple[str, ...] = ()
    day: date | None = None


def pairs(before: Workspace, after: Workspace | None, asked: Asked) -> tuple[list[Pair], list[Finding]]:
    """What is to be compared; with one set of rules, two texts, parties or readings of it."""
    if neither := _unread((before, after or before), asked.readings):
        return [], neither
    found, amiss = _pairs(before, after, asked)
    if found or amiss or not asked.readings:
        return found, amiss
    help_ = "leave `--reading` out: all readings are compared"
    return [], [Finding("RL2012", "not both texts have such a reading", where=Place(option="--reading"), help=help_)]


def _unread(both: tuple[Workspace, Workspace], readings: Sequence[str]) -> list[Finding]:
    """The readings asked for that no text of either has."""
    one, other = ([Wanted(text) for text in each.library.texts.values()] for each in both)
    missing = unread(both[1], other, readings)
    return [each for each in unread(both[0], one, readings) if each.message in {more.message for more in missing}]


def _pairs(before: Workspace, after: Workspace | None, asked: Asked) -> tuple[list[Pair], list[Finding]]:
    day = asked.day or date(2100, 1, 1)
    if asked.between is not None and (dates := _dates(asked.between)):
        if asked.day is not None:
            message = "two days are compared, and a third one is given to look at them on"
            help_ = "leave `--date` out, or name two texts"
            return [], [Finding("RL7302", message, where=Place(option="--date"), help=help_)]
        return _dated(before, after or before, dates, asked.readings)
    if asked.between is not None:
        names = zip((before, after or before), asked.between, strict=True)
        found = [_named(workspace, name, day, asked.readings) for workspace, name in names]
        if findings := [finding for _, more in found for finding in more]:
            return [], list(dict.fromkeys(findings))
        return _matched(found[0][0], found[1][0]), []
    if after is None:
        return _alone(before, day, asked.readings)
    return _both(before, after, day, asked.readings)


def _dates(names: tuple[str, str]) -> tuple[date, date] | None:
    """Two days, if both names are days."""
    try:
        return date.fromisoformat(names[0]), date.fromisoformat(names[1])
    except ValueError:
        return None


def _dated(
    before: Workspace, after: Workspace, dates: tuple[date, date], readings: Sequence[str]
) -> tuple[list[Pair], list[Finding]]:
    """Every text of some rules on one day against itself on another."""
    sides = []
    for workspace, day in zip((before, after), dates, strict=True):
        texts = [workspace.library.texts[key] for key in workspace.library.own]
        views = [view for text in texts for view in _views(workspace, text, "", day, readings)]
        sides.append([replace(each, fixed=day) for each in views])
    found = [(one, other) for one in sides[0] for other in sides[1] if _alike(one, other)]
    return found, [] if found else [_which(before, "no text stands on both days")]


def _alike(one: Chosen, other: Chosen) -> bool:
    return one.text.name == other.text.name and _same(one.view, other.view)


def _views(workspace: Workspace, text: Text, party: str, day: date, readings: Sequence[str]) -> list[Chosen]:
    return [Chosen(workspace, text, view) for view in workspace.views(text, day, party, *readings)]


def _named(
    workspace: Workspace, name: str, day: date, readings: Sequence[str]
) -> tuple[list[Chosen], tuple[Finding, ...]]:
    """What a name means: a text, a party of one, or a reading."""
    meant, findings = wanted(workspace, (name,))
    if meant:
        return [view for each in meant[:1] for view in _views(workspace, each.text, each.party, day, readings)], ()
    for key in workspace.library.own:
        text = workspace.library.texts[key]
        if name in _readings(workspace, text):
            return _views(workspace, text, "", day, (*readings, name)), ()
    read = [name for text in workspace.library.texts.values() for name in _readings(workspace, text)]
    also = f"; readings: {', '.join(dict.fromkeys(read))}" if read else ""
    return [], tuple(replace(each, where=Place(option=BETWEEN), help=f"{each.help}{also}") for each in findings)


def _readings(workspace: Workspace, text: Text) -> list[str]:
    return [name for names in questions(workspace.edition(text)[0].statements) for name in names]


def _matched(before: list[Chosen], after: list[Chosen]) -> list[Pair]:
    """Views of two texts: those of one party and one reading together, or of one reading; else each with each."""
    for same in (_same, _read_alike):
        alike = [(one, other) for one in before for other in after if same(one.view, other.view)]
        if len(alike) == max(len(before), len(after)):
            return alike
    return [(one, other) for one in before for other in after]


def _same(one: View, other: View) -> bool:
    return (one.party, one.reading) == (other.party, other.reading)


def _read_alike(one: View, other: View) -> bool:
    return one.reading == other.reading


def _alone(workspace: Workspace, day: date, readings: Sequence[str]) -> tuple[list[Pair], list[Finding]]:
    """One set of rules: two parties of its text, two readings, or a proposal and what it amends."""
    texts = [workspace.library.texts[key] for key in workspace.library.own]
    if len(texts) == 1:
        (text,) = texts
        parties = workspace.edition(text)[0].parties_at_the_table
        beneath = workspace.library.find(text.amends) if text.amends else None
        if len(parties) == 2:
            return _matched(*(_views(workspace, text, party, day, readings) for party in parties)), []
        if not parties and beneath is not None:
            stands = _views(workspace, beneath, "", day, readings)
            return _matched(stands, _views(workspace, text, "", day, readings)), []
        views = _views(workspace, text, "", day, readings) if not parties else []
        if len(views) == 2:
            return [(views[0], views[1])], []
    return [], [_which(workspace, "these rules hold no two texts that are plainly meant")]


def _both(before: Workspace, after: Workspace, day: date, readings: Sequence[str]) -> tuple[list[Pair], list[Finding]]:
    """Two sets of rules: the one text of each, or the texts of the same names."""
    found: list[Pair] = []
    mine, theirs = before.library.own, after.library.own
    names = [key for key in mine if key in theirs]
    if not names and len(mine) == len(theirs) == 1:
        names = [mine[0]]
    for key in names:
        one = before.library.texts[key]
        other = after.library.texts[key if key in theirs else theirs[0]]
        found += _matched(_views(before, one, "", day, readings), _views(after, other, "", day, readings))
    if found:
        return found, []
    return [], [_which(before, "it is not plain which of several texts are meant", after)]


def _which(workspace: Workspace, message: str, other: Workspace | None = None) -> Finding:
    """That two names are needed, and which there are."""
    known = [_names(each) for each in (workspace, other) if each is not None]
    if not all(known):
        which = "these rules hold" if len(known) == 1 else f"the {'first' if not known[0] else 'second'} rules hold"
        help_ = "name a file that begins with `agreement`, `proposal` or `consolidated text`"
        return Finding("RL7302", f"{which} no text that could be compared", where=Place(option=BETWEEN), help=help_)
    there = "; ".join(", ".join(names[:12]) + (" ..." if len(names) > 12 else "") for names in known)
    first = known[0][0]
    last = next((name for name in known[-1] if name != first), "CA")
    return Finding(
        "RL7302",
        message,
        where=Place(option=BETWEEN),
        help=f"write `{BETWEEN} {_quoted(first)} {_quoted(last)}`; there are {there}",
    )


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _names(workspace: Workspace) -> list[str]:
    """The texts and the parties that can be compared."""
    library = workspace.library
    texts = [library.texts[key] for key in library.own]
    beneath = [text for text in library.texts.values() if text not in texts]
    parties = [party for text in texts for party in workspace.edition(text)[0].parties_at_the_table]
    return list(dict.fromkeys([*(text.name for text in texts), *parties, *(text.name for text in beneath)]))


def days(pair: Pair, asked: Asked) -> list[date]:
    """The days to look at: the one asked for, else all on which either text may change, from when both are there on."""
    if asked.day is not None or pair[0].fixed:
        return [asked.day or pair[0].fixed or date.min]
    start = max(each.first for each in pair)
    found = {day for each in pair for day in each.workspace.days(each.text) if day > start}
    named = sorted({start, *found}) if start > date.min else sorted(found)
    return named or [ANY_DAY]
