"""Documents: words, the places where a line may break, and their layout within a width.

A document is a flat run of marks. Between `Begin` and `End` stands a group: laid out on one line if it fits,
else every `SOFT` break in it becomes a new line and a `FILL` break becomes one where the words run out of
room. A `HARD` break is always a new line, and so breaks every group around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from roolang.source import Span


@dataclass(frozen=True, slots=True)
class Text:
    """Words kept on one line; `name` says that they are a name, which may be spelled with underscores."""

    words: str
    name: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may end; a space if it does not."""

    kind: str


SOFT, FILL, HARD = Break("soft"), Break("fill"), Break("hard")


@dataclass(frozen=True, slots=True, eq=False)
class Begin:
    """A group begins."""


@dataclass(frozen=True, slots=True)
class End:
    """A group ends."""


@dataclass(frozen=True, slots=True)
class In:
    """Further lines stand `depth` deeper; with `when`, only if that group was broken."""

    depth: int
    when: Begin | None = None


@dataclass(frozen=True, slots=True)
class Out:
    """Undoes the last `In`."""


@dataclass(frozen=True, slots=True)
class Enter:
    """The words of a node begin; it stood here in the source."""

    span: Span


@dataclass(frozen=True, slots=True)
class Leave:
    """The words of a node end."""

    span: Span


Mark: TypeAlias = Text | Break | Begin | End | In | Out | Enter | Leave
Doc: TypeAlias = tuple[Mark, ...]
Piece: TypeAlias = str | Break | Text | Doc
"""What documents are put together from: words, a break, or a document."""


def seq(*pieces: Piece) -> Doc:
    """Pieces one after another."""
    marks: list[Mark] = []
    for piece in pieces:
        if isinstance(piece, str):
            marks += [Text(piece)] if piece else []
        elif isinstance(piece, (Text, Break)):
            marks.append(piece)
        else:
            marks.extend(piece)
    return tuple(marks)


def group(*pieces: Piece) -> Doc:
    """Pieces on one line if they fit."""
    return (Begin(), *seq(*pieces), End())


def nest(*pieces: Piece) -> Doc:
    """Pieces whose further lines stand two deeper."""
    return (In(2), *seq(*pieces), Out())


def nest_if(broken: Begin, *pieces: Piece) -> Doc:
    """Pieces whose further lines stand two deeper if that group was broken."""
    return (In(2, broken), *seq(*pieces), Out())


def placed(span: Span, doc: Doc) -> Doc:
    """A document that knows where its node stood."""
    return (Enter(span), *doc, Leave(span))


def started(span: Span, doc: Doc) -> Doc:
    """The first words of a node, whose other words come later."""
    return (Enter(span), *doc)


def joined(docs: Iterable[Piece], *between: Piece) -> Doc:
    """Documents with something between each two."""
    pieces: list[Piece] = []
    for doc in docs:
        pieces += [*between, doc] if pieces else [doc]
    return seq(*pieces)


def listing(docs: Iterable[Piece]) -> Doc:
    """A list with commas, wrapped where it must be."""
    return group(nest(joined(docs, ",", FILL)))


def flat(doc: Doc) -> str:
    """The document on one line."""
    return "".join(mark.words if isinstance(mark, Text) else " " if isinstance(mark, Break) else "" for mark in doc)
