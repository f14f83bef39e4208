"""Word documents, by python-docx: the only room that knows it; `word_text` reads what lies in a paragraph."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from roolang.diagnostics import Finding, Place
from roolang.domain.tables.guard import too_much
from roolang.draft.annex import Document, Row, clause
from roolang.draft.documents.annex_table import read_table
from roolang.draft.documents.cells import Cell, Line
from roolang.draft.documents.plain import read_plain
from roolang.draft.documents.wanted import Wanted
from roolang.draft.documents.word_text import Author, Reader, Words
from roolang.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from roolang.record import record
from roolang.source import SourceFile, Span

INSTALL = "pip install 'roolang[word]'"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_word(name: str, content: bytes, wanted: Wanted) -> Document:
    """The rows of a Word document: of its tables, else of its paragraphs."""
    if trouble := _trouble(name, content):
        return Document(name, findings=(trouble,))
    try:
        import docx
    except ImportError:
        message = "Word documents are read with the package `python-docx`, which is not installed"
        help_ = f"`{INSTALL}`, or save the document as plain text"
        return Document(name, findings=(Finding("RL9102", message, where=Place(name), help=help_),))
    try:
        document = docx.Document(BytesIO(content))
        body = document.element.body
        reader = Reader(dict(wanted.authors), _footnotes(document))
        return _Walk(name, reader).document(body)
    except Exception as error:  # what a damaged file raises in a reader is not to be foreseen
        what = " ".join(str(error).split())[:120] or type(error).__name__
        help_ = "open it in a word processor and save it once more as .docx"
        return Document(
            name, findings=(Finding("RL9101", f"the document is damaged: {what}", where=Place(name), help=help_),)
        )


def _trouble(name: str, content: bytes) -> Finding | None:
    """Why the file may not be unpacked, or is no Word document."""
    help_ = "open it in a word processor and save it once more as .docx"
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Finding("RL9101", "the file is damaged: it cannot be unpacked", where=Place(name), help=help_)
    if excess := too_much(parts):
        return Finding(
            "RL9104", excess, where=Place(name), help="keep the tables, and leave pictures and attachments out"
        )
    if any(part.flag_bits & 1 for part in parts):
        return Finding(
            "RL9101", "the file is encrypted with a password", where=Place(name), help="take the password off"
        )
    if "word/document.xml" not in {part.filename for part in parts}:
        return Finding(
            "RL9101", "this is a packed file and no Word document", where=Place(name), help="save it as .docx"
        )
    return None


def _footnotes(document: Any) -> dict[str, str]:
    """The words of footnotes and endnotes by their kind and number."""
    found: dict[str, str] = {}
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in ("footnotes", "endnotes") or relation.is_external:
            continue
        for note in etree.fromstring(relation.target_part.blob, parser):
            words = "".join(each.text or "" for each in note.iter(f"{W}t"))
            if note.get(f"{W}type") is None:
                found[f"{kind[:-1]} {note.get(f'{W}id')}"] = " ".join(words.split())
    return found


@record(frozen=True, slots=True)
class _Loose:
    """A paragraph outside any table, and its place."""

    text: str
    place: str


class _Walk:
    """A walk through the body of a document."""

    def __init__(self, name: str, reader: Reader) -> None:
        self.name = name
        self.reader = reader
        self.rows: list[Row] = []
        self.remarks: list[Span] = []
        self.findings: list[Finding] = []
        self.loose: list[_Loose] = []
        self.tables = 0
        self.cells = 0

    def document(self, body: Any) -> Document:
        """The document that the body comes to."""
        for number, element in enumerate(_blocks(body), 1):
            if element.tag == f"{W}tbl":
                self.tables += 1
                self._table(element, f"table {self.tables}")
            else:
                words = self.reader.paragraph(element)
                if words.text.strip():
                    self.loose.append(_Loose(words.text, f"{self.name}, paragraph {number}"))
        self._paragraphs()
        self._authors()
        return Document(self.name, self._footed(), tuple(self.remarks), tuple(self.findings))

    def _table(self, element: Any, place: str) -> None:
        lines = list(self._lines(element, place))
        if self.cells > MAX_CELLS or len(lines) > MAX_ROWS:
            message = f"the tables have more than {MAX_CELLS:,} cells or {MAX_ROWS:,} lines"
            self.findings.append(Finding("RL9104", message, where=Place(self.name, place), help="divide the document"))
            return
        read = read_table(lines)
        if not read.found:
            if any(words.strip() for line in lines for words in line.words):
                message = "no column of this table holds tariff codes, so it is left out"
                help_ = "a table of rules has a column of codes and one or two of rules"
                self.findings.append(Finding("RL9108", message, where=Place(self.name, place), help=help_))
            return
        self.rows += read.rows
        self.remarks += read.remarks
        self.findings += read.findings

    def _lines(self, table: Any, place: str) -> Iterator[Line]:
        for number, row in enumerate(_children(table, "tr"), 1):
            here = f"{place}, row {number}"
            cells = tuple(self._row(row, here))
            self.cells += len(cells)
            if self.cells > MAX_CELLS or number > MAX_ROWS:
                return
            proposed, opposed = self.reader.whole_row(row)
            yield Line(f"{self.name}, {here}", cells, proposed, opposed)

    def _row(self, row: Any, place: str) -> Iterator[Cell]:
        before = _number(row, "trPr/gridBefore")
        if before:
            yield Cell("", f"{self.name}, {place}, column 1", before)
        column = 1 + before
        for cell in _children(row, "tc"):
            span = max(_number(cell, "tcPr/gridSpan"), 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continued = merge is not None and merge.get(f"{W}val") != "restart"
            where = f"{place}, column {column}"
            words = self.reader.cell(cell)
            if len(words.text) > MAX_CELL:
                message = f"the cell holds more than {MAX_CELL:,} characters"
                self.findings.append(Finding("RL9104", message, where=Place(self.name, where), help="divide it"))
                words = Words("")
            yield Cell(words.text, f"{self.name}, {where}", min(span, MAX_COLUMNS), continued, words.footnotes)
            column += span

    def _paragraphs(self) -> None:
        """What stands outside tables: rules, if there are no rows in tables; else notes."""
        if self.rows or not self.loose:
            self.remarks += [Span(SourceFile(each.place, each.text), 0, len(each.text)) for each in self.loose]
            if not self.rows and not self.loose:
                message = "the document holds no text" + (" but tables without codes" if self.tables else "")
                help_ = "a scan is a picture of a text: run text recognition over it first"
                self.findings.append(Finding("RL9103", message, where=Place(self.name), help=help_))
            return
        read = read_plain(SourceFile(self.name, "\n\n".join(each.text for each in self.loose) + "\n"))
        self.rows += read.rows
        self.remarks += read.remarks
        self.findings += read.findings

    def _authors(self) -> None:
        for author in self.reader.unknown:
            self.findings.append(_stranger(author, self.name))

    def _footed(self) -> tuple[Row, ...]:
        """The rows, each with the words of the notes that its marks refer to."""
        notes = {**self.reader.footnotes, **_numbered(self.remarks)}
        rows = []
        for row in self.rows:
            clauses = tuple(
                clause(each.span.source.name, each.text, each.operator, _words_of(each.footnotes, notes))
                if each.footnotes
                else each
                for each in row.clauses
            )
            rows.append(Row(row.heading, clauses, row.levels, row.agreement, row.where, row.proposed, row.opposed))
        return tuple(rows)


def _words_of(marks: tuple[str, ...], notes: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"({mark.rsplit(' ', 1)[-1]}) {notes[mark]}" for mark in marks if mark in notes)


def _numbered(remarks: list[Span]) -> dict[str, str]:
    """Paragraphs that begin with a number in parentheses, as notes to which such a mark refers."""
    found: dict[str, str] = {}
    for span in remarks:
        head, _, words = span.text.strip().partition(")")
        number = head.lstrip("(").strip()
        if number.isdecimal() and len(number) <= 3 and words.strip():
            found.setdefault(f"mark {number}", " ".join(words.split()))
    return found


def _stranger(author: Author, name: str) -> Finding:
    who = f"`{author.name}`" if author.name else "an author without a name"
    message = f"{who} changed the text, and nobody said for which party ({author.count} tracked changes)"
    help_ = f'add `--party "{author.name}=US"` with the party in two capitals, or accept the changes in Word'
    return Finding("RL9120", message, where=Place(name), help=help_)


def _blocks(element: Any) -> Iterator[Any]:
    """Paragraphs and tables, in order; what wraps them is looked through."""
    for child in element:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _blocks(child)


def _children(element: Any, name: str) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _children(child, name)


def _number(element: Any, path: str) -> int:
    found = element.find("/".join(f"{W}{each}" for each in path.split("/")))
    value = found.get(f"{W}val") if found is not None else None
    return min(int(value), MAX_COLUMNS) if value and value.isdecimal() else 0
