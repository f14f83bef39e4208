"""What can be said at once after an edit of a long file: only the statements that changed are looked at.

They are held against all other statements as they were last read, so what they say of names, codes, figures and of
other rules is what a look at everything would say. What an edit changes in other statements (a definition that nothing
uses any more, goods left without a rule) is told when everything has been looked at again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from roolang.check import check
from roolang.diagnostics import Finding, Label
from roolang.domain import nomenclature
from roolang.lower import gather
from roolang.lsp.checking import Looked, Related, Shown, own, related_to, settings_of
from roolang.lsp.document import Document, Part
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.workspace.consequences import without_consequences
from roolang.workspace.judging import once
from roolang.workspace.steady import steady
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import Workspace

TEXTS = (t.Agreement, t.Proposal, t.Consolidated, t.PartOf)
BEYOND = (*TEXTS, t.Use, t.Parties, t.Nomenclature, t.InForce, t.Language, t.DatesBy, t.CitationsRequired)
"""Statements that change what all others mean: after an edit of one there is nothing to be said at once."""
MOST = 20
"""Of so many changed statements everything is as soon looked at."""


def at_once(document: Document, last: Looked) -> tuple[Shown, ...] | None:
    """The findings after an edit; nothing where all must be looked at for them."""
    kept = _Kept(document, last)
    if len(kept.changed) > MOST or kept.beyond:
        return None
    with nomenclature.using(settings_of(document).editions), steady():
        found = list(_looked_at(document, last, kept))
    moved = (kept.moved(each) for each in last.found)
    shown = [*(each for each in moved if each is not None), *found]
    return tuple(sorted(dict.fromkeys(shown), key=lambda e: (e.start, e.end, e.finding.code, e.finding.message)))


class _Kept:
    """Which statements of a document stand as they stood when it was last looked at, and where they stand now."""

    def __init__(self, document: Document, last: Looked) -> None:
        self.document = document
        self.old = last.document.parts
        self.starts = [part.start for part in self.old]
        self.now = {id(part.read): part for part in document.parts}
        known = {id(part.read) for part in self.old}
        self.changed = [part for part in document.parts if id(part.read) not in known]
        self.standing = [part for part in document.parts if id(part.read) in known]
        lost = [part for part in self.old if id(part.read) not in self.now]
        self.beyond = any(isinstance(each, BEYOND) for part in (*self.changed, *lost) for each in part.read.statements)

    def _part(self, offset: int) -> Part | None:
        at = bisect_right(self.starts, offset) - 1
        return self.old[at] if at >= 0 else None

    def place(self, offset: int) -> int | None:
        """Where an old offset is now; nothing if its statement was changed."""
        part = self._part(offset)
        if part is None:
            return offset
        now = self.now.get(id(part.read))
        return None if now is None else offset - part.start + now.start

    def moved(self, shown: Shown) -> Shown | None:
        """A finding of a statement that stands as it stood, at its place."""
        start = self.place(shown.start)
        if start is None:
            return None
        by = start - shown.start
        finding = shown.finding
        fixes = tuple(replace(fix, span=self._span(fix.span, by)) for fix in finding.fixes)
        label = Label(self._span(finding.label.span, by), finding.label.text) if finding.label else None
        related = (self._related(each) for each in shown.related)
        told = replace(finding, label=label, fixes=fixes)
        return Shown(told, start, shown.end + by, tuple(each for each in related if each is not None))

    def _span(self, span: Span, by: int) -> Span:
        here = own(self.document, span.source)
        return Span(self.document.source, span.start + by, span.end + by) if here else span

    def _related(self, related: Related) -> Related | None:
        if related.uri != self.document.uri:
            return related
        start = self.place(related.span.start)
        if start is None:
            return None
        end = start + related.span.end - related.span.start
        return Related(related.uri, Span(self.document.source, start, end), related.text)


def _looked_at(document: Document, last: Looked, kept: _Kept) -> Iterator[Shown]:
    """What is wrong with the statements that changed, as they stand among the others."""
    if not kept.changed:
        return
    brought = last.modules[:-1]
    statements = tuple(each for part in kept.standing for each in part.read.statements)
    broken = tuple(each for part in kept.standing for each in part.read.module.broken)
    standing = t.Module(document.source, statements, broken)
    names = {id(part.read.source): _text_of(document, part) for part in kept.changed}
    new = [_module(part, names[id(part.read.source)]) for part in kept.changed]
    texts = tuple(name for name in names.values() if name)
    found = [finding for part in kept.changed for finding in part.read.findings]
    modules = [*((each, False) for each in (*brought, standing)), *((each, True) for each in new)]
    checked = without_consequences(check(modules), [standing, *new], lost=last.lost)
    lowered = _lowered([*brought, _without_rules(standing), *new], texts, lost=last.lost)
    places = {id(part.read.source): part for part in document.parts}
    new_ones = {id(part.read.source) for part in kept.changed}
    doubtful = bool(broken) or any(module.broken for module in new)
    for finding in dict.fromkeys(once([*found, *checked, *lowered])):
        homeless = doubtful and finding.code == "RL2011"  # a broken statement before it may have begun a text
        if finding.label is not None and id(finding.label.span.source) in new_ones and not homeless:
            yield _shown(finding, finding.label, document, places, last)


def _text_of(document: Document, part: Part) -> str:
    """The name of the text that a statement stands in."""
    at = bisect_right(document.parts, part.start, key=lambda each: each.start) - 1
    before = (each for one in reversed(document.parts[:at]) for each in reversed(one.read.statements))
    return next((each.name for each in before if isinstance(each, TEXTS)), "")


def _module(part: Part, text: str) -> t.Module:
    """A statement as a module of its own, which goes on with the text that it stands in."""
    source = part.read.source
    head = (t.PartOf(text, span=Span(source, 0, 0)),) if text else ()
    return t.Module(source, (*head, *part.read.statements), part.read.module.broken)


def _without_rules(module: t.Module) -> t.Module:
    """A module without its product rules: none of them bears on what another one comes to."""
    return replace(module, statements=tuple(s for s in module.statements if not isinstance(s, t.ProductRule)))


def _lowered(modules: list[t.Module], texts: Iterable[str], *, lost: bool) -> tuple[Finding, ...]:
    """What lowering finds in some texts, and gathering them."""
    library, gathered = gather((module, True) for module in modules)
    library.own = [each for each in dict.fromkeys(text.casefold() for text in texts) if each in library.texts]
    library.tests = []
    told = tuple(without_consequences(gathered, modules, lost=lost))
    if not library.own:
        return told
    return all_findings(Workspace(library, tuple(modules), told, lost=lost))


def _shown(finding: Finding, label: Label, document: Document, places: Mapping[int, Part], last: Looked) -> Shown:
    """A finding of a changed statement, with every place that it names where that is in the document."""

    def here(span: Span) -> Span:
        part = places.get(id(span.source))
        return Span(document.source, span.start + part.start, span.end + part.start) if part else span

    placed = Label(here(label.span), label.text)
    related = (related_to(document, Label(here(other.span), other.text), last.paths) for other in finding.others)
    fixes = tuple(replace(fix, span=here(fix.span)) for fix in finding.fixes)
    told = replace(finding, label=placed, fixes=fixes)
    return Shown(told, placed.span.start, placed.span.end, tuple(related))
