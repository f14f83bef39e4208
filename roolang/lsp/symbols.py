"""What a document holds: an outline, a search by name, and what can be folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from roolang.format import show
from roolang.lsp.document import Document, Part
from roolang.syntax import tree as t
from roolang.syntax.named import DEFINITIONS

TEXTS = (t.Agreement, t.Proposal, t.Consolidated, t.PartOf)
LONGEST = 80
"""So many characters of a statement stand in an outline."""
HEADS = {
    t.Use: "use",
    t.Parties: "parties",
    t.Nomenclature: "nomenclature",
    t.InForce: "in force",
    t.Language: "language",
    t.DatesBy: "dates",
    t.CitationsRequired: "citations required",
    t.RulesCover: "rules cover",
}
"""Headers, which an outline leaves out."""


@dataclass(slots=True)
class Entry:
    """A line of an outline: its words, its kind, its place, the place of its name, what stands under it."""

    name: str
    detail: str
    kind: str
    start: int
    end: int
    name_start: int
    name_end: int
    under: list[Entry] = field(default_factory=list)


def outline(document: Document) -> list[Entry]:
    """The texts of a document with their rules, provisions, definitions; and its tests."""
    top: list[Entry] = []
    current: Entry | None = None
    for part, statement in document.statements:
        if type(statement) in HEADS:
            continue
        entry = _entry(part, statement)
        if isinstance(statement, TEXTS):
            current = entry
            top.append(entry)
        elif current is not None and not isinstance(statement, t.Test):
            current.under.append(entry)
            current.end = max(current.end, entry.end)
        else:
            top.append(entry)
    return top


def search(documents: Iterable[Document], words: str) -> Iterator[tuple[Document, Entry, str]]:
    """The entries of some documents that have all of some words, each with the text that it stands in."""
    wanted = words.casefold().split()
    for document in documents:
        for entry in outline(document):
            for each, holder in ((entry, ""), *((under, entry.name) for under in entry.under)):
                told = f"{each.name} {each.detail}".casefold()
                if all(word in told for word in wanted):
                    yield document, each, holder


def folds(document: Document) -> Iterator[tuple[int, int, str]]:
    """First and last line, from nought, of what can be folded: statements, texts, runs of comments, of imports."""
    source = document.source
    lines = {offset: line for line, offset in enumerate(source.line_starts)}

    def line(offset: int) -> int:
        return lines.get(offset, source.place(offset)[0] - 1)

    for entry in outline(document):
        for each in (entry, *entry.under):
            first, last = line(each.start), line(max(each.start, each.end - 1))
            if last > first:
                yield first, last, "region"
    uses = [part.start for part, each in document.statements if isinstance(each, t.Use)]
    if len(uses) > 1:
        yield line(uses[0]), line(uses[-1]), "imports"
    yield from _comments(document)


def _comments(document: Document) -> Iterator[tuple[int, int, str]]:
    first = None
    rows = document.text.split("\n")
    for number, words in enumerate([*rows, ""]):
        if words.lstrip().startswith("#"):
            first = number if first is None else first
        elif first is not None:
            if number - 1 > first:
                yield first, number - 1, "comment"
            first = None


def _entry(part: Part, statement: t.Statement) -> Entry:
    start, end = part.start + statement.span.start, part.start + statement.span.end
    kind, name, detail = described(statement)
    place = next((each for each in part.read.names if each.defines and _within(each.start, statement)), None)
    if place is None:
        return Entry(name, detail, kind, start, end, start, min(end, start + len(name)))
    before = part.read.source.text[statement.span.start : place.start]
    detail = detail or _short(before.rstrip('"“ '))
    return Entry(name, detail, kind, start, end, part.start + place.start, part.start + place.end)


def _within(offset: int, statement: t.Statement) -> bool:
    return statement.span.start <= offset < statement.span.end


def described(statement: t.Statement) -> tuple[str, str, str]:
    """The kind, the name and a remark of a statement."""
    match statement:
        case t.Bracketed(content=content) if content:
            kind, name, detail = described(content[0])
            return kind, f"[{name}]", detail
        case t.Replace(statement=inner) | t.Add(statement=inner):
            kind, name, detail = described(inner)
            return kind, f"{type(statement).__name__.lower()} {name}", detail
        case t.PartOf(name):
            return "text", f"part of {name}", ""
        case t.ProductRule(scope):
            return "rule", _short(f"rule for {show(scope)}"), statement.verb
        case t.Test(name):
            return "test", name, ""
    name = str(getattr(statement, "name", ""))
    if type(statement) in DEFINITIONS and name:
        return DEFINITIONS[type(statement)], name, str(getattr(statement, "title", ""))
    return "provision", _short(statement.span.text), ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
