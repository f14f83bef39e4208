"""What is wrong with a document: what `roolang check` finds in its file, where an editor can show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from roolang.diagnostics import Finding, Label
from roolang.domain import nomenclature
from roolang.lsp.document import Document
from roolang.lsp.shelf import Shelf, uri_of
from roolang.record import record
from roolang.source import AMENDED, SourceFile, Span
from roolang.syntax import tree as t
from roolang.workspace.files import shown, standard
from roolang.workspace.judging import findings_of
from roolang.workspace.settings import References, references
from roolang.workspace.sources import Sources
from roolang.workspace.workspace import Workspace, workspace_of

PAGES = "docs/diagnostics/{code}.md"
"""Where each code has its page, in the sources of this program."""


@record(frozen=True, slots=True)
class Related:
    """Another place that a finding shows; in the document itself if `uri` is its own."""

    uri: str
    span: Span
    text: str


@record(frozen=True, slots=True)
class Shown:
    """A finding where it is shown in a document, with its other places."""

    finding: Finding
    start: int
    end: int
    related: tuple[Related, ...] = ()


def sources_of(document: Document, shelf: Shelf) -> Sources:
    """The document with everything that it uses, as texts that are not yet saved have it."""
    sources = Sources(unsaved={**shelf.unsaved, **({document.path: document.text} if document.path else {})})
    sources.add_vocabulary()
    if document.path is not None:
        sources.add_file(document.path, shelf.root(document))
    else:
        sources.add_text(document.source, shelf.root(document))
    return sources


def settings_of(document: Document) -> References:
    """The editions and correlations that are set for a document."""
    return references((str(document.path),) if document.path else (".",))


def loaded(document: Document, shelf: Shelf) -> tuple[Workspace, Sources]:
    """The document ready to be judged by; to be used under the editions of its settings."""
    sources = sources_of(document, shelf)
    return workspace_of(sources), sources


@record(frozen=True, slots=True)
class Looked:
    """A document as it was looked at: what was found, the modules read for it, its own last, and their files by name.

    `lost` says that something it uses was not found.
    """

    document: Document
    found: tuple[Shown, ...]
    modules: tuple[t.Module, ...] = ()
    lost: bool = False
    paths: Mapping[str, Path] = field(default_factory=dict)


def findings(document: Document, shelf: Shelf) -> tuple[Shown, ...]:
    """Everything that is wrong, in the order of the text."""
    return look(document, shelf).found


def look(document: Document, shelf: Shelf) -> Looked:
    """The document read with all that it uses, and everything that is wrong with it."""
    settings = settings_of(document)
    with nomenclature.using(settings.editions):
        workspace, sources = loaded(document, shelf)
        found = (*settings.findings, *findings_of(workspace, sources))
    paths = {shown(path): path for path, _ in sources.reads} | {shown(path): path for path in sources.unsaved}
    placed = shown_in(document, found, paths)
    return Looked(document, placed, workspace.modules, workspace.lost, paths)


def shown_in(document: Document, found: Iterable[Finding], paths: Mapping[str, Path]) -> tuple[Shown, ...]:
    """Findings at their places in a document; those of another file at what brings that file in."""
    placed = [_shown(document, finding, paths) for finding in dict.fromkeys(found)]
    return tuple(sorted(placed, key=lambda each: (each.start, each.end, each.finding.code, each.finding.message)))


def _shown(document: Document, finding: Finding, paths: Mapping[str, Path]) -> Shown:
    related = tuple(related_to(document, label, paths) for label in finding.others)
    span = finding.label.span if finding.label else None
    if span is not None and own(document, span.source):
        return Shown(finding, span.start, max(span.end, span.start), related)
    start, end = _importing(document)
    if finding.label is not None:
        related = (related_to(document, finding.label, paths), *related)
    return Shown(finding, start, end, related)


def own(document: Document, source: SourceFile) -> bool:
    """Whether a source is the text of a document."""
    return source.name == (shown(document.path) if document.path else document.source.name)


def related_to(document: Document, label: Label, paths: Mapping[str, Path]) -> Related:
    name = label.span.source.name.split(AMENDED)[0]
    uri = document.uri if own(document, label.span.source) else uri_of(paths.get(name) or _shipped(name))
    return Related(uri, label.span, label.text)


def _shipped(name: str) -> Path:
    return standard() / name.removeprefix("std:")


def _importing(document: Document) -> tuple[int, int]:
    """The first statement that brings another file in, else the first line."""
    for part, statement in document.statements:
        if isinstance(statement, t.Use):
            return part.start + statement.span.start, part.start + statement.span.end
    end = document.text.find("\n")
    return 0, end if end >= 0 else len(document.text)
