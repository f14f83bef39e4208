"""Plain paragraphs and Markdown: one rule each, a code in front where there is one; tables with bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from roolang.diagnostics import Finding, Place
from roolang.domain import nomenclature
from roolang.draft.annex import Clause, Document, Heading, Row
from roolang.draft.documents.annex_table import read_table
from roolang.draft.documents.cells import Cell, Line
from roolang.draft.documents.printed import citations, heading_of
from roolang.draft.headings import entries_of, leading
from roolang.draft.marked import Bracket, marked
from roolang.limits import MAX_ROWS
from roolang.source import SourceFile, Span

BAR = re.compile(r"(?<!\\)\|")
RULE_LINE = re.compile(r"\s*\|?[\s|:-]*-{3}[\s|:-]*")
MARK = re.compile(r"(?:#{1,6}\s+|[-*+]\s+|>\s?|\d{1,3}[.)]\s+(?=\D|\d{2}\.?\d{2}))+")
NOTE = re.compile(
    r"(?:\*\*)?(?:(?:section|chapter|general|introductory|explanatory)\s+)?(?:notes?|definitions?|interpretation)\b",
    re.I,
)
ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+\S")
TITLE = re.compile(r"#{1,6}\s+")
HEADLINE = re.compile(
    r"(?:Article|Annex|Appendix|Chapter|Section|Part|Protocol|Schedule|Attachment)\s+(?:[A-Z]{1,2}\b|[IVX]+\b|\d)[\w.()-]*"
    r"(?:\s*[:–—-])?(?:\s+(?!(?:change|manufacture|shall|must|is|are|may)\b)[\w’'(),/&-]+){0,11}",
    re.IGNORECASE,
)
"""The title of an article or an annex: its number and a few words, no sentence."""
SENTENCE_END = (".", ";", ":")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
CONNECTIVE = re.compile(r"\s*(or|and)\s*[:;,]?\s*", re.IGNORECASE)


@dataclass
class _Walk:
    """A walk through the paragraphs: the code that they stand under."""

    source: SourceFile
    heading: str = ""
    levels: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    remarks: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    operator: str = ""

    def paragraph(self, span: Span) -> None:
        """One paragraph: a rule, a code that others stand under, or a remark."""
        text = span.text
        if TITLE.match(text):
            self._title(TITLE.sub("", text, count=1), span)
            return
        start = span.start + (mark.end() if (mark := MARK.match(text)) else 0)
        words = self.source.text[start : span.end]
        heading, behind = leading(words)
        if heading and not _known(heading):
            heading, behind = "", words
        if self._proposed(words, span):
            return
        if connective := CONNECTIVE.fullmatch(words):
            self.operator = connective[1].lower()
        elif heading and not behind.strip():
            self.heading, self.levels = heading, ()
        elif heading:
            self.heading, self.levels = heading, ()
            self._row(Span(self.source, span.end - len(behind), span.end))
        elif NOTE.match(words) or (not self.heading and HEADLINE.fullmatch(words.strip())):
            self.remarks.append(Span(self.source, start, span.end))
        else:
            self._row(Span(self.source, start, span.end))

    def printed(self, span: Span) -> None:
        """One paragraph of a print of a rule file: a rule behind its code, or a provision, which is no rule."""
        words, cites = citations(span)
        heading, behind = leading(words.text)
        if not heading or not behind.strip():
            self.remarks.append(span)
            return
        before = len(self.rows)
        self.paragraph(words)
        self.rows[before:] = [replace(row, cites=cites) for row in self.rows[before:]]

    def _proposed(self, words: str, span: Span) -> bool:
        """A paragraph that as a whole is the wording of a party, its code within the bracket."""
        (whole, *rest) = marked(words, str).pieces
        if rest or not isinstance(whole, Bracket) or whole.kind != "party":
            return False
        start = words.index(":", whole.start) + 1
        inside = words[start : whole.end - 1]
        heading, behind = leading(inside.lstrip())
        if not heading or not behind.strip():
            return False
        end = span.end - 1
        held = Span(self.source, end - len(behind), end)
        named = {
            verb: tuple(p for stance in whole.stances if stance.verb == verb for p in stance.parties)
            for verb in ("propose", "support", "oppose")
        }
        line, _ = span.place
        self.rows.append(
            Row(
                heading,
                (Clause(held),),
                where=f"{self.source.name}:{line}",
                proposed=named["propose"] + named["support"],
                opposed=named["oppose"],
            )
        )
        return True

    def _title(self, words: str, span: Span) -> None:
        heading, behind = leading(words.strip())
        if heading:
            self.heading = heading
            entries = entries_of(heading)
            chapter = bool(entries) and entries is not None and len(entries[0].low) == 2
            self.levels = () if chapter or not behind.strip() else (" ".join(behind.split()),)
        else:
            self.heading, self.levels = "", ()

    def _row(self, span: Span) -> None:
        line, _ = span.place
        where = f"{self.source.name}:{line}"
        if self.operator and self.rows:
            last = self.rows.pop()
            clauses = (*last.clauses, Clause(span, self.operator))
            self.rows.append(Row(last.heading, clauses, last.levels, last.agreement, last.where))
        else:
            self.rows.append(Row(self.heading, (Clause(span),), self.levels, where=where))
        self.operator = ""

    def table(self, lines: list[Span]) -> None:
        """Lines with bars."""
        read = read_table([line for each in lines if (line := _line(each)) is not None])
        if not read.found:
            for each in lines:
                self.paragraph(each)
            return
        self.rows += read.rows
        self.remarks += read.remarks
        self.findings += read.findings


def read_plain(source: SourceFile) -> Document:
    """The rows of a text."""
    walk = _Walk(source)
    blocks = list(_blocks(source))
    paragraphs = [Span(source, spans[0].start, spans[-1].end) for kind, spans in blocks if kind != "table"]
    printed = heading_of(paragraphs)
    for kind, spans in blocks:
        span = Span(source, spans[0].start, spans[-1].end)
        if kind == "table":
            walk.table(spans)
        elif printed is None:
            walk.paragraph(span)
        elif span.start not in printed[1]:
            walk.printed(span)
        if len(walk.rows) > MAX_ROWS:
            message = f"the text has more than {MAX_ROWS:,} rules"
            return Document(
                source.name, findings=(Finding("RL9104", message, where=Place(source.name), help="divide it"),)
            )
    findings = walk.findings
    if not walk.rows:
        message = "no paragraph of the text is a rule"
        findings.append(Finding("RL9103", message, where=Place(source.name), help="write one rule in a paragraph"))
    return Document(
        source.name, tuple(walk.rows), tuple(walk.remarks), tuple(findings), printed[0] if printed else Heading()
    )


def _known(heading: str) -> bool:
    """Whether digits in front of a paragraph are a code and not, say, a year."""
    if not re.fullmatch(r"(?:19|20)\d\d", heading):
        return True
    return nomenclature.exists(nomenclature.newest(), heading) is not False


def _blocks(source: SourceFile) -> Iterator[tuple[str, list[Span]]]:
    """The lines of a text in blocks: tables, and paragraphs."""
    block: list[Span] = []
    kind = ""
    spaced = "\n\n" in source.text.strip()
    start = 0
    for line in source.text.split("\n"):
        span = Span(source, start, start + len(line.rstrip()))
        start += len(line) + 1
        here = "table" if BAR.search(line) else "text"
        if block and (not line.strip() or here != kind or _begins(line, block, here, spaced=spaced)):
            yield kind, block
            block = []
        if line.strip():
            indent = len(line) - len(line.lstrip()) if not block else 0
            block.append(Span(source, span.start + indent, span.end))
            kind = here
    if block:
        yield kind, block


def _begins(line: str, block: list[Span], kind: str, *, spaced: bool) -> bool:
    """Whether a line begins a paragraph of its own, without a blank line before it."""
    before = block[-1]
    if kind == "table":
        return False
    if ITEM.match(line) and ITEM.match(block[0].text) and not before.text.endswith((":", ",", "and", "or")):
        return True
    if TITLE.match(line) or TITLE.match(before.text):
        return True
    ended = before.text.rstrip().endswith(SENTENCE_END[:1])
    if not line[:1].isspace() and ended and (leading(line)[0] or MARK.match(line)):
        return True
    return not spaced and ended and line[:1].isupper()


def _line(span: Span) -> Line | None:
    """A line with bars as a line of a table; None for the one below its headings."""
    if RULE_LINE.fullmatch(span.text):
        return None
    number, _ = span.place
    words = span.text.strip()
    words = words[1:] if words.startswith("|") else words
    words = words[:-1] if words.endswith("|") and not words.endswith("\\|") else words
    place = f"{span.source.name}:{number}"
    parts = [EMPHASIS.sub(r"\2", each).replace("<br>", "\n").replace("\\|", "|").strip() for each in BAR.split(words)]
    return Line(place, tuple(Cell(each, f"{place}, column {i}") for i, each in enumerate(parts, 1)))
