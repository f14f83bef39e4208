"""Rule files to programs: the pipeline that commands and the public door compose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from roolang.check.measured import Units, units_of
from roolang.diagnostics import Finding, Place
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.correlation import Correlation
from roolang.domain.events import ANY_DAY
from roolang.interpret import Known, known
from roolang.ir.nodes import Expr
from roolang.ir.program import Program
from roolang.limits import MAX_DAYS
from roolang.lower import (
    Edition,
    Library,
    Text,
    View,
    dates_in,
    edition,
    gather,
    ground,
    lower,
    lower_figures,
    questions,
    readings_of,
    spoken,
)
from roolang.lower.frame import Frame
from roolang.source import SourceFile
from roolang.syntax import tree as t
from roolang.syntax.tree import Module
from roolang.workspace.consequences import without_consequences
from roolang.workspace.sources import Sources
from roolang.workspace.steady import steady


@dataclass(slots=True)
class Workspace:
    """Rules that were loaded: their modules, the texts in them, and every finding so far.

    `correlations` relate the codes of declarations that tests name to the edition of the texts. `lost` tells that
    something that is used was not found. `rules` are the names that it was loaded by; `looked` are the programs that
    were asked for since somebody last emptied it.
    """

    library: Library
    modules: tuple[Module, ...]
    findings: tuple[Finding, ...]
    digest: str = ""
    correlations: tuple[Correlation, ...] = ()
    lost: bool = False
    rules: tuple[str, ...] = ()
    looked: set[tuple[str, View]] = field(default_factory=set)
    _units: Units | None = None
    _editions: dict[str, tuple[Edition, tuple[Finding, ...]]] = field(default_factory=dict)
    _views: dict[tuple[str, date, str, tuple[str, ...]], list[View]] = field(default_factory=dict)
    _frames: dict[tuple[str, View], Frame] = field(default_factory=dict)
    _programs: dict[tuple[str, View], tuple[Program, tuple[Finding, ...]]] = field(default_factory=dict)

    def edition(self, text: Text) -> tuple[Edition, tuple[Finding, ...]]:
        """The edition of a text, made once."""
        if text.name not in self._editions:
            self._editions[text.name] = edition(self.library, text)
        return self._editions[text.name]

    def program(self, text: Text, view: View) -> tuple[Program, tuple[Finding, ...]]:
        """The program of a text in a view, made once, and what was found on the way."""
        self.looked.add((text.name, view))
        if (text.name, view) not in self._programs:
            whole, findings = self.edition(text)
            with steady():
                program, found = lower(whole, self.library, view)
            self._programs[text.name, view] = program, (*findings, *found)
        return self._programs[text.name, view]

    def lowered(self) -> Iterator[tuple[Program, tuple[Finding, ...]]]:
        """The programs made so far, each with what was found on the way."""
        yield from self._programs.values()

    def figures(
        self, text: Text, view: View, asked: tuple[t.Compare, ...]
    ) -> tuple[tuple[Expr, ...], tuple[Finding, ...]]:
        """Comparisons that a text could make, lowered in a view of it, and what was found on the way."""
        if not asked:
            return (), ()
        with steady():
            frame = self._frames.get((text.name, view)) or ground(self.edition(text)[0], self.library, view)
            self._frames[text.name, view] = frame
            found = lower_figures(frame, asked)
        return found, tuple(each for each in frame.env.findings if _stands_in(each, asked))

    def units(self) -> Units:
        """The units of all words that are defined, gathered once."""
        if self._units is None:
            self._units = units_of(each for module in self.modules for each in module.statements)
        return self._units

    def known(self) -> Known:
        """What the programs made so far call things."""
        return known(program for program, _ in self._programs.values())

    def days(self, text: Text) -> list[date]:
        """Days that between them see every dated clause of a text in force: each date it names, or a day to begin with.

        Before it is in force its numbers need have no value.
        """
        whole, _ = self.edition(text)
        starts = [each.start for each in whole.statements if isinstance(each, t.InForce) and each.start]
        first = starts[-1] if starts else date.min
        said = [*whole.statements, *self.library.shared, *([text.header] if text.header else [])]
        found = {day for statement in said for day in dates_in(statement) if day >= first}
        return sorted(found)[:MAX_DAYS] or [ANY_DAY]

    def views(self, text: Text, day: date, party: str = "", *readings: str) -> list[View]:
        """Every view of a text: one for each party with a position of its own, and for each reading.

        With readings named, only those, and none if the text has others but none of them.
        """
        asked = text.name, day, party, readings
        if asked not in self._views:
            self._views[asked] = self._seen(text, day, party, readings)
        return list(self._views[asked])

    def _seen(self, text: Text, day: date, party: str, readings: tuple[str, ...]) -> list[View]:
        whole, _ = self.edition(text)
        parties = [party] if party else list(whole.parties_at_the_table) or [""]
        named = [name for name in readings if name]
        asked = questions(whole.statements)
        known = {name for names in asked for name in names}
        if known and named and not known.intersection(named):
            return []
        chosen = readings_of(asked, named)
        found = {each: _distinct(whole, [View(day, each, names) for names in chosen]) for each in parties}
        if named:
            every = readings_of(asked)
            found = {
                each: _called(whole, views, [View(day, each, names) for names in every])
                for each, views in found.items()
            }
        return [view for views in found.values() for view in views]


def _stands_in(finding: Finding, asked: tuple[t.Compare, ...]) -> bool:
    """Whether a finding is about one of some comparisons."""
    span = finding.label.span if finding.label else None
    return span is not None and any(
        span.source is each.span.source and each.span.start <= span.start < each.span.end for each in asked
    )


def _distinct(whole: Edition, views: list[View]) -> list[View]:
    """Views that differ in their text, each called by the readings that set it apart."""
    if len(views) < 2:
        return views
    texts = [spoken(whole, view)[0].statements for view in views]
    kept = [view for i, view in enumerate(views) if texts[i] not in texts[:i]]
    if len(kept) == 1:
        return kept
    telling = [i for i in range(len(kept[0].readings)) if len({view.readings[i] for view in kept}) > 1]
    return [replace(view, reading=" and ".join(view.readings[i] for i in telling)) for view in kept]


def _called(whole: Edition, views: list[View], every: list[View]) -> list[View]:
    """Some views, each by what sets it apart from all others of the text, whether these are asked for or not."""
    told = [(spoken(whole, other)[0].statements, other.reading) for other in _distinct(whole, every)]
    names = [next((name for text, name in told if text == spoken(whole, view)[0].statements), "") for view in views]
    return [replace(view, reading=name or view.reading) for view, name in zip(views, names, strict=True)]


def load(*rules: str) -> Workspace:
    """The rules at some paths or by some names of the standard rules."""
    sources = Sources()
    sources.add_vocabulary()
    for each in rules:
        sources.add(each)
    return replace(workspace_of(sources), rules=rules)


def load_text(text: str, name: str = "text.roo", folder: Path | None = None) -> Workspace:
    """Rules given as a text; imports are looked for in `folder`, else where one stands."""
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(SourceFile(name, text), folder or Path.cwd())
    return workspace_of(sources)


def workspace_of(sources: Sources) -> Workspace:
    """The workspace of some sources."""
    library, gathered = gather(sources.modules)
    digests = "\n".join(f"{name} {digest}" for name, digest in sorted(sources.digests.items()))
    modules = tuple(module for module, _ in sources.modules)
    found = (*sources.findings, *without_consequences(gathered, modules, lost=sources.lost))
    return Workspace(library, modules, found, sha256(digests.encode()).hexdigest(), lost=sources.lost)


def changed(workspace: Workspace, change: Callable[[Module], Module]) -> Workspace:
    """The same rules with each of their modules changed, gathered anew; what was asked for stays what is asked for.

    A module is one of those that were asked for if it holds a text or a test that counts as such.
    """
    library = workspace.library
    headers = (text.header for key, text in library.texts.items() if key in library.own)
    own = {*map(id, headers), *map(id, library.tests)}
    modules = tuple(map(change, workspace.modules))
    asked = (any(id(each) in own for each in module.statements) for module in workspace.modules)
    gathered, findings = gather(zip(modules, asked, strict=True))
    return Workspace(gathered, modules, findings, workspace.digest, workspace.correlations, rules=workspace.rules)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of the things to judge by: a text, of a party perhaps."""

    text: Text
    party: str = ""


def wanted(workspace: Workspace, under: tuple[str, ...]) -> tuple[list[Wanted], tuple[Finding, ...]]:
    """What some names mean: texts, parties of a consolidated text, or `TEXT as PARTY`; no names, all texts given."""
    library = workspace.library
    if not under:
        return [Wanted(library.texts[key]) for key in library.own], ()
    found: list[Wanted] = []
    findings: list[Finding] = []
    for name in under:
        meant = _meant(workspace, name)
        found += meant
        if not meant:
            findings.append(_nobody(workspace, name))
    return found, tuple(findings)


def _nobody(workspace: Workspace, name: str) -> Finding:
    """That a name is that of no text and of no party with a text of its own."""
    known = _to_judge_by(workspace)
    help_ = did_you_mean(name, known) or f"there are {', '.join(known) or 'no texts'}"
    before, joined, party = name.rpartition(" as ")
    text = workspace.library.find(before) if joined else None
    if text is None:
        return Finding("RL2012", f"nothing here is called `{name}`", where=Place(option="--under"), help=help_)
    table = workspace.edition(text)[0].parties_at_the_table
    help_ = f"it has those of {', '.join(table)}" if table else f"write `--under {text.name}`: it is one text for all"
    return Finding("RL2012", f"{text.name} has no position of `{party}`", where=Place(option="--under"), help=help_)


def _to_judge_by(workspace: Workspace) -> list[str]:
    """The names of all texts, then of the parties that have a text of their own in one of those given."""
    texts = workspace.library.texts
    tables = (workspace.edition(texts[key])[0].parties_at_the_table for key in workspace.library.own)
    return list(dict.fromkeys([*sorted(text.name for text in texts.values()), *(p for table in tables for p in table)]))


def _meant(workspace: Workspace, name: str) -> list[Wanted]:
    library = workspace.library
    text = library.find(name)
    if text is not None:
        return [Wanted(text)]
    before, joined, party = name.rpartition(" as ")
    if joined and (text := library.find(before)) is not None:
        table = workspace.edition(text)[0].parties_at_the_table
        return [Wanted(text, party.upper())] if party.upper() in table else []
    return [
        Wanted(each, name.upper())
        for key in library.own
        if name.upper() in workspace.edition(each := library.texts[key])[0].parties_at_the_table
    ]
