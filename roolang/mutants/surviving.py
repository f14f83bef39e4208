"""What a change that no test notices means: nothing, with the proof of it; or a product that would tell it apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache, partial
from time import monotonic
from typing import Protocol

from roolang.diagnostics import has_errors
from roolang.diff.alike import with_rules
from roolang.diff.forms import same_for
from roolang.diff.semantic import codes_in_common, compare
from roolang.diff.semantics import Comparison, Witness
from roolang.domain.hs import in_range
from roolang.domain.truth import Truth
from roolang.ir.program import Program
from roolang.lower import Text, View
from roolang.mutants.alike import alike
from roolang.mutants.bearing import Bearing
from roolang.mutants.changes import Change
from roolang.record import record
from roolang.smt.places import real_codes
from roolang.syntax import tree as t
from roolang.syntax.walk import walk
from roolang.workspace.spreading import spread
from roolang.workspace.workspace import Workspace, load

CODES = 4
"""For so many codes of a provision that is not about some goods alone an example is looked for."""
SECONDS = 4.0
"""What the solver may spend on one question."""
AT_ONCE = 24


class Bounded(Protocol):
    """What bounds the work here."""

    @property
    def prove(self) -> bool:
        """Whether the solver is asked."""


@record(frozen=True, slots=True)
class Meaning:
    """What is known of a change: `same`, `broken`, `differs` with an example perhaps; `how` says how it is known."""

    kind: str = ""
    how: str = ""
    fields: str = ""
    verdicts: tuple[str, str] = ("", "")
    under: str = ""
    day: str = ""

    @property
    def same(self) -> bool:
        """Whether it means the same."""
        return self.kind == "same"


Changing = Callable[[Workspace, Change], Workspace | None]


def meanings(
    targets: Sequence[Workspace],
    survivors: Sequence[tuple[Change, str]],
    changing: Changing,
    bounds: Bounded,
    until: float,
) -> list[Meaning]:
    """What is known of each of some changes; beside each a file whose tests look at rules that it changes, if any."""
    found: list[Meaning] = []
    for start in range(0, len(survivors), AT_ONCE):
        some = survivors[start : start + AT_ONCE]
        if monotonic() > until:
            found += [Meaning() for _ in some]
            continue
        found += spread([partial(_meaning, targets, *each, changing, bounds.prove) for each in some])
    return found


def _meaning(targets: Sequence[Workspace], change: Change, path: str, changing: Changing, prove: bool) -> Meaning:
    """By the rules themselves; and where they mean the same by themselves, by those that tests write beside them.

    General provisions of a text without product rules are never the same: there is nothing for them to bear on.
    """
    looked, ruled = 0, False
    for workspace in (*targets, *((_loaded(path),) if path else ())):
        if any(each.source.name == change.file for each in workspace.modules):
            found, views = _compared(workspace, change, changing, prove=prove)
            looked, ruled = looked + views, ruled or _has_rules(workspace)
            if found is not None:
                return found
    if path:
        return Meaning("differs", "it shows only in what tests write beside these rules")
    if not looked or not ruled:
        return Meaning("", "no product rule here that it bears on" if looked else "no text here uses it")
    return Meaning("same", f"it asks the same on every day and for every party ({looked} views)")


def _has_rules(workspace: Workspace) -> bool:
    texts = (workspace.library.texts[key] for key in workspace.library.own or workspace.library.texts)
    return any(isinstance(each, t.ProductRule) for text in texts for each in workspace.edition(text)[0].statements)


@lru_cache(4)
def _loaded(path: str) -> Workspace:
    return load(path)


_FIELDS = tuple(each.name for each in fields(Program) if each.name != "day")


def _compared(
    workspace: Workspace, change: Change, changing: Changing, *, prove: bool
) -> tuple[Meaning | None, int]:  # fmt: skip
    """What a change means in some rules, nothing where it means the same; and in how many views that was looked at."""
    views = 0
    changed = changing(workspace, change)
    if changed is None:
        return Meaning("broken"), views
    texts = Bearing(workspace, change).texts
    known: dict[tuple[int, ...], tuple[Program, Program]] = {}
    for text, view in _views(workspace):
        views += 1
        if text.name not in texts:
            continue
        after = changed.library.find(text.name)
        one, found = workspace.program(text, view)
        other, lost = changed.program(after, view) if after is not None else (one, found)
        if after is None or (has_errors(lost) and not has_errors(found)):
            return Meaning("broken"), views
        but_for_day = tuple(id(getattr(each, of)) for each in (one, other) for of in _FIELDS)
        if but_for_day in known:
            continue
        known[but_for_day] = one, other
        if not alike(one, other) and not _same_rule(workspace, change, one, other):
            if not prove:
                return Meaning("differs"), views
            return _told_apart(one, other, _codes(workspace, change, one, other)), views
    return None, views


def _views(workspace: Workspace) -> Iterator[tuple[Text, View]]:
    """Every view of the texts asked for (or used, if none was), the last day first: by then everything has begun."""
    for key in workspace.library.own or workspace.library.texts:
        text = workspace.library.texts[key]
        for day in reversed(workspace.days(text)):
            for view in workspace.views(text, day):
                yield text, view


def _codes(workspace: Workspace, change: Change, one: Program, other: Program) -> tuple[tuple[str, ...], bool]:
    """The codes of goods on which a change can bear, few enough to look at; and whether that is all of them."""
    near = _near(workspace, change, one, other)
    apart = max(1, len(near) // CODES) if near == codes_in_common(one, other) else 1
    return near[::apart][:CODES], len(near) <= CODES


def _same_rule(workspace: Workspace, change: Change, one: Program, other: Program) -> bool:
    """Whether a change inside a product rule asks the same of all goods of the rule, as the forms of both tell."""
    near = _of_rule(workspace, change, one, other)
    return bool(near) and same_for(one, other, near)


def _near(workspace: Workspace, change: Change, one: Program, other: Program) -> tuple[str, ...]:
    """The codes of goods on which a change can bear: those of a product rule for one inside it, else every one."""
    return _of_rule(workspace, change, one, other) or codes_in_common(one, other)


def _of_rule(workspace: Workspace, change: Change, one: Program, other: Program) -> tuple[str, ...]:
    """The codes of goods that a product rule is for, of a change inside it; none where no codes bound it."""
    rule = Bearing(workspace, change).rule
    if rule is None:
        return ()
    ranges = tuple((each.low, each.high) for each in walk(rule.scope) if isinstance(each, t.CodeRange))
    return with_rules(one, other, _within(one.nomenclature or other.nomenclature, ranges))


@lru_cache(64)
def _within(edition: int | None, ranges: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The subheadings of an edition that are in some ranges."""
    return tuple(code for code in real_codes(edition) if any(in_range(code, *each) is not Truth.NO for each in ranges))


def _told_apart(one: Program, other: Program, asked: tuple[tuple[str, ...], bool]) -> Meaning:
    """A product that originates by one and not by the other; or that there is none among those that a proof reaches."""
    codes, all_ = asked
    if not codes:
        return Meaning("differs", "no code is known to have a rule")
    found = compare(one, other, codes, seconds=SECONDS)
    witness = next(_witnesses(found), None)
    if witness is not None:
        return _shown(one, witness)
    reached = not any(group.outside or group.beside for group in found.groups)
    if all_ and reached and found.headline == "same":
        said = f"no product of {', '.join(codes)} tells them apart, of those that a proof speaks of (docs/proofs.md)"
        return Meaning("same", said)
    why = next((each.message for each in found.findings), "no product was found that tells them apart")
    return Meaning("differs", why)


def _witnesses(found: Comparison) -> Iterator[Witness]:
    for group in found.groups:
        yield from (each for each in (group.only_a, group.only_b) if each is not None)


def _shown(program: Program, witness: Witness) -> Meaning:
    import json

    before, after = (each.verdict for each in witness.judgements)
    fields = json.dumps(witness.fields, ensure_ascii=False)
    return Meaning("differs", "judged", fields, (before, after), program.label, program.day.isoformat())
