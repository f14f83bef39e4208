"""Annex tables to rows: headings with their descriptions and sub-levels, cells that run over lines, notes between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from roolang.diagnostics import Finding, Label
from roolang.domain import nomenclature
from roolang.draft.annex import Clause, Row
from roolang.draft.documents.cells import Cell, Line
from roolang.draft.documents.columns import Columns, columns_of, is_heading
from roolang.draft.headings import entries_of, leading
from roolang.source import SourceFile, Span

DASHES = re.compile(r"(?:\s*[-–—‑•]\s*)+")
SECTION = re.compile(r"\s*section\s+[ivxlc\d]+\b.*", re.IGNORECASE | re.DOTALL)
WORDS = re.compile(r"[a-z]{4,}")
ALIKE = (1, 2)
"""So much of the words of a cell must stand in the title of its chapter for it to be that title."""


@dataclass
class Table:
    """What one table came to."""

    rows: list[Row] = field(default_factory=list)
    remarks: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    found: bool = True


def read_table(lines: Sequence[Line]) -> Table:
    """The rows of a table; `found` is false if no column of it holds codes."""
    columns = columns_of(lines)
    if columns is None:
        return Table(found=False)
    walk = _Walk(columns)
    for line in lines[columns.first :]:
        if not is_heading(line, columns):
            walk.take(line)
    walk.close()
    return walk.table


@dataclass
class _Walk:
    """A walk down a table: the heading it is under, the descriptions so far, the rules that run on from above."""

    columns: Columns
    table: Table = field(default_factory=Table)
    heading: str = ""
    levels: list[str] = field(default_factory=list)
    place: str = ""
    bare: bool = False
    """The heading has no rule yet, nor anything below it."""
    above: dict[int, Cell] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)

    def take(self, line: Line) -> None:
        """One line."""
        code, first = self._code(line)
        if len([c for c in line.cells if c.text.strip()]) == 1 and line.width > 1 and line.cells[0].span == line.width:
            self._across(line.cells[0])
            return
        if SECTION.fullmatch(first):
            return
        goods = line.at(self.columns.goods) if self.columns.goods is not None else None
        words = goods.text.strip() if goods and goods is not code and not goods.continued else ""
        if first:
            self._coded(first, words, line)
        elif words:
            self._below(words)
        self._others(line)
        rules = [(i, cell) for i in self.columns.rules if (cell := self._rule(line, i)) is not None]
        if first and self._is_title(first, rules):
            self.bare = False
            return
        self._row(line, rules)

    def _code(self, line: Line) -> tuple[Cell | None, str]:
        """The cell of the code, the deepest where several columns hold codes, and what it says.

        A chapter that stands beside each of its headings is told once.
        """
        for column in reversed(self.columns.deeper):
            cell = line.at(column)
            if cell is not None and not cell.continued and entries_of(cell.text):
                return cell, cell.text.strip()
        code = line.at(self.columns.codes)
        first = code.text.strip() if code and not code.continued else ""
        if self.columns.deeper and re.fullmatch(r"\d{2}", first):
            above = re.search(r"\d{2}", self.heading)
            first = "" if above and above[0] == first else f"Chapter {first}"
        return code, first

    def _others(self, line: Line) -> None:
        """Columns that are neither codes nor goods nor rules: the first words in each are told, none is read."""
        for column, heading in self.columns.others:
            cell = line.at(column)
            if column not in self.told and cell is not None and re.search(r"\w", cell.text):
                self.told.add(column)
                called = f"headed `{heading}`" if heading else f"number {column + 1}"
                label = Label(Span(SourceFile(cell.place, cell.text), 0, len(cell.text)), "not read")
                help_ = "if it holds rules, call it `Rule` in the headings"
                message = f"the column {called} is not read"
                self.table.findings.append(Finding("RL9110", message, label, help=help_))

    def _coded(self, first: str, words: str, line: Line) -> None:
        """A cell in the column of codes: a code, perhaps with words behind it, or words below the last code."""
        heading, behind = (first, "") if entries_of(first) else leading(first)
        if heading and (entries_of(heading) or not self.heading):
            self.close()
            self.heading, self.levels, self.place, self.bare = heading, [], line.place, True
            for each in (behind, words):
                if each:
                    self._below(each)
            if not self.levels:
                self.levels = [""]
        else:
            self._below(" ".join(each for each in (first, words) if each), least=1)

    def _below(self, words: str, least: int = 0) -> None:
        """A description, as deep as its dashes say."""
        dashes = DASHES.match(words)
        depth = max(len(re.findall(r"[-–—‑•]", dashes[0])) if dashes else 0, least)
        if not dashes and self.levels and not least:
            depth = len(self.levels) if len(self.levels) == 1 else len(self.levels) - 1
        padded = [*self.levels[:depth], *[""] * (depth - len(self.levels))]
        self.levels = [*padded, words[dashes.end() :].strip() if dashes else words]

    def _rule(self, line: Line, column: int) -> Cell | None:
        """The cell of a rule, or the one above that runs on into this line."""
        cell = line.at(column)
        if cell is not None and cell.continued:
            return self.above.get(column)
        if cell is not None:
            self.above[column] = cell
        return cell

    def _row(self, line: Line, rules: list[tuple[int, Cell]]) -> None:
        clauses = tuple(self._clauses(rules))
        if not clauses:
            return
        self.bare = False
        levels = tuple(" ".join(each.split()) for each in self.levels if each.strip())
        where = line.place
        self.table.rows.append(Row(self.heading, clauses, levels, "", where, line.proposed, line.opposed))

    def _clauses(self, rules: list[tuple[int, Cell]]) -> Iterator[Clause]:
        """The alternatives of a line, one for each column of rules; a cell over two columns counts once.

        Columns of parties hold one and the same rule, as each of them wants it.
        """
        parties = dict(self.columns.parties)
        said = [(column, cell) for column, cell in rules if re.search(r"\w", cell.text)]
        if wanted := [f"[{parties[column]}: {cell.text}]" for column, cell in said if column in parties]:
            text = " ".join(wanted)
            yield Clause(Span(SourceFile(self.place, text), 0, len(text)))
        done: list[Cell] = []
        for column, cell in said:
            if column not in parties and cell not in done:
                done.append(cell)
                span = Span(SourceFile(cell.place, cell.text), 0, len(cell.text))
                yield Clause(span, "or" if len(done) > 1 or wanted else "", cell.footnotes)

    def _is_title(self, first: str, rules: list[tuple[int, Cell]]) -> bool:
        """Whether a line only names a chapter, its title standing where rules stand."""
        entries = entries_of(self.heading) if self.heading and first.startswith(self.heading) else None
        if not entries or len(entries[0].low) != 2 or len(rules) != 1:
            return False
        title = nomenclature.describe(nomenclature.newest(), entries[0].low) or ""
        said = set(WORDS.findall(rules[0][1].text.lower()))
        known = said & set(WORDS.findall(title.lower()))
        return bool(said) and len(known) * ALIKE[1] >= len(said) * ALIKE[0]

    def _across(self, cell: Cell) -> None:
        """A cell over the whole table: a title, or a note."""
        words = cell.text.strip()
        heading, _ = leading(words)
        if SECTION.fullmatch(words) or heading:
            return
        self.table.remarks.append(Span(SourceFile(cell.place, cell.text), 0, len(cell.text)))

    def close(self) -> None:
        """The end of a heading: one that has no rule is told."""
        entries = entries_of(self.heading)
        if self.bare and entries and len(entries[0].low) > 2:
            source = SourceFile(self.place, " ".join((self.heading, *self.levels)).strip())
            label = Label(Span(source, 0, len(source.text)), "there is no rule beside it")
            help_ = "write the rule, or leave the code out"
            self.table.findings.append(Finding("RL9107", f"`{self.heading}` has no rule", label, help=help_))
        self.bare = False
