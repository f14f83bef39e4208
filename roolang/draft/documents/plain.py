"""Plain paragraphs and Markdown: one rule each, a code in front where there is one; tables with bars."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from roolang.diagnostics import Finding, Label, Place
from roolang.draft.annex import Clause, Document, Heading, Row
from roolang.draft.documents.annex_table import read_table
from roolang.draft.documents.cells import Cell, Line
from roolang.draft.documents.paragraphs import BAR, MARK, TITLE, blocks_of, known
from roolang.draft.documents.printed import citations, heading_of
from roolang.draft.headings import entries_of, leading
from roolang.draft.marked import Bracket, marked
from roolang.limits import MAX_ROWS
from roolang.source import SourceFile, Span

RULE_LINE = re.compile(r"\s*\|?[\s|:-]*-{3}[\s|:-]*")
NOTE = re.compile(
    r"(?:\*\*)?(?:(?:section|chapter|general|introductory|explanatory)\s+)?(?:notes?|definitions?|interpretation)\b",
    re.I,
)
HEADLINE = re.compile(
    r"(?:Article|Annex|Appendix|Chapter|Section|Part|Protocol|Schedule|Attachment)\s+(?:[A-Z]{1,2}\b|[IVX]+\b|\d)[\w.()-]*"
    r"(?:\s*[:–—-])?(?:\s+(?!(?:change|manufacture|shall|must|is|are|may)\b)[\w’'(),/&-]+){0,11}",
    re.IGNORECASE,
)
"""The title of an article or an annex: its number and a few words, no sentence."""
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
    bare: Span | None = None
    """Where a code stands by itself that no rule stands under yet."""

    def paragraph(self, span: Span) -> None:
        """One paragraph: a rule, a code that others stand under, or a remark."""
        text = span.text
        if TITLE.match(text):
            self._title(TITLE.sub("", text, count=1), span)
            return
        start = span.start + (mark.end() if (mark := MARK.match(text)) else 0)
        words = self.source.text[start : span.end]
        heading, behind = leading(words)
        if heading and not known(heading):
            heading, behind = "", words
        if self._proposed(words, span):
            return
        if connective := CONNECTIVE.fullmatch(words):
            self.operator = connective[1].lower()
        elif heading and not behind.strip():
            self.leave(heading)
            self.heading, self.levels, self.bare = heading, (), Span(self.source, start, span.end)
        elif heading:
            self.leave(heading)
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

    def leave(self, heading: str = "") -> None:
        """Tells a code that another follows without a rule between them, unless that is a part of it."""
        bare, self.bare = self.bare, None
        over, under = entries_of(self.heading), entries_of(heading)
        if bare is None or (over and (len(over[0].low) == 2 or (under and under[0].low.startswith(over[0].low)))):
            return
        label = Label(bare, "no rule stands under it")
        self.findings.append(
            Finding("RL9107", f"no rule stands under {self.heading}", label, help="write its rule behind the code")
        )

    def _title(self, words: str, span: Span) -> None:
        self.leave(words)
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
        self.operator, self.bare = "", None

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
    blocks = list(blocks_of(source, walk.findings))
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
    walk.leave()
    findings = walk.findings
    if not walk.rows:
        message = "no paragraph of the text is a rule"
        findings.append(Finding("RL9103", message, where=Place(source.name), help="write one rule in a paragraph"))
    return Document(
        source.name, tuple(walk.rows), tuple(walk.remarks), tuple(findings), printed[0] if printed else Heading()
    )


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
