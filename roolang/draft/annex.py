"""What a document holds once its form is forgotten: rows of goods with the words of their rules, each in its place."""

from __future__ import annotations

from datetime import date

from roolang.diagnostics import Finding
from roolang.record import record
from roolang.source import SourceFile, Span


@record(frozen=True, slots=True)
class Clause:
    """The words of one alternative, characters of a source that is named after its place in the document.

    `operator` is the connective that the document puts before it: `or`, `and`, or nothing.
    `footnotes` are the words of the notes that its marks refer to.
    """

    span: Span
    operator: str = ""
    footnotes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return self.span.text


@record(frozen=True, slots=True)
class Row:
    """Goods and their rule: alternatives, in the order of the document.

    `heading` is the code as printed, `levels` the descriptions of the goods from the outermost to the innermost.
    `holders` are the parties who propose the row as a whole, none where it is nobody's proposal. `where` is its place.
    `cites` say where the law has it, beside its words.
    """

    heading: str
    clauses: tuple[Clause, ...]
    levels: tuple[str, ...] = ()
    agreement: str = ""
    where: str = ""
    proposed: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Heading:
    """What a document says of its text as a whole, as far as it does: `start` and `end` are its days in force."""

    title: str = ""
    parties: tuple[str, ...] = ()
    edition: int | None = None
    start: date | None = None
    end: date | None = None


@record(frozen=True, slots=True)
class Document:
    """What was read of a document: rows, remarks that stand beside them, and what is to be said of it."""

    name: str
    rows: tuple[Row, ...] = ()
    remarks: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()
    heading: Heading = Heading()


def clause(place: str, text: str, operator: str = "", footnotes: tuple[str, ...] = ()) -> Clause:
    """A clause that is the whole of a source of its own, such as a cell of a table."""
    return Clause(Span(SourceFile(place, text), 0, len(text)), operator, footnotes)
