"""Rows that add up others: what those above a row come to, and whether it is their total."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from roolang.diagnostics.place import quoted
from roolang.domain.amount import exact_text
from roolang.domain.loading.report import Report
from roolang.domain.tables.columns import Headings
from roolang.domain.tables.grid import Row, Sheet
from roolang.domain.tables.headings import begins_as_total, is_total, plain

_SURELY = re.compile(r"(?:grand |gran |sub ?|sous )tota")
"""`Subtotal electrical` is one if it adds up; a total station is an instrument."""
_PLACES = ("good", "level", "parent", "currency", "unit")
"""What a total without words may hold besides sums: of what it is the total, and in what."""
Amounts = Callable[[Row, int], Fraction | None]
"""The amount in a row and a column, silently; `None` if none is to be read."""


@dataclass(slots=True)
class _Run:
    """Rows of one level that a total may add up: how many there are, and what they are worth as far as known."""

    rows: list[Row] = field(default_factory=list)
    known: Fraction = Fraction(0)
    unknown: int = 0
    _columns: dict[int, tuple[int, Fraction]] = field(default_factory=dict)

    def add(self, row: Row, value: Fraction | None) -> None:
        self.rows.append(row)
        self.known += value or 0
        self.unknown += value is None

    def comes_to(self, column: int, amounts: Amounts) -> Fraction:
        """What the amounts in another column add up to."""
        done, total = self._columns.get(column, (0, Fraction(0)))
        total += sum(amounts(row, column) or 0 for row in self.rows[done:])
        self._columns[column] = len(self.rows), total
        return total


_Scope = tuple[str, ...]
"""Of what rows are: of anything `()`, of a good, or of a good and what is above them."""
_Levels = dict[int, _Run]


@dataclass(slots=True)
class Totals:
    """What the lines are worth so far, since the last total and since the beginning, of each level and of each good.

    What is part of a row is in its value already: levels are never added to each other. Rows of one good are no part of
    another. The row of a good itself is none of those that a total of its materials adds up, unless it has a value.
    """

    sheet: Sheet
    headings: Headings
    amounts: Amounts
    level: Callable[[Row], int]
    report: Report
    _whole: dict[_Scope, _Levels] = field(default_factory=dict)
    _section: dict[_Scope, _Levels] = field(default_factory=dict)
    _told: dict[_Scope, _Run] = field(default_factory=dict)
    _last: _Scope = ()

    def add(self, row: Row) -> None:
        """Takes in a line of the table."""
        good, above = self._said(row, "good"), self._said(row, "parent")
        level, value = self.level(row), self._value(row)
        self._last = (good,)
        for scope in {(), (good,), (good, above)}:
            for runs in (self._whole, self._section):
                runs.setdefault(scope, {}).setdefault(level, _Run()).add(row, value)

    def is_total(self, row: Row) -> bool:
        """Whether the row adds up others; where that is doubtful there is an error, and it is left out as well."""
        words = [cell.words for cell in row.cells if isinstance(cell.content, str)]
        if self._filled(row, "code") or (not words and self._filled(row, "id")):
            return False
        named = next((each for each in words if is_total(re.sub(r"[(\[].*", "", each))), "")
        begun = next((each for each in words[:2] if begins_as_total(each)), "")
        if not named and not begun and not self._bare(row):
            return False
        self._tell(row, named or begun, sure=bool(named))
        for scope in {(), self._scope(row)}:
            self._told.setdefault(scope, _Run()).add(row, self._value(row))
        for scope in {(), self._scope(row)} if self._scope(row) else [*self._section]:
            self._section[scope] = {}
        return True

    def _tell(self, row: Row, said: str, *, sure: bool) -> None:
        value = self._value(row)
        column = self.headings.read.get("value") or self.headings.read.get("unit_value")
        place = self.sheet.place(row.number, column.index if column else None)
        runs = list(self._runs(row))
        sums = {run.known for run in runs if not run.unknown} | self._of_totals(row)
        open_ = any(run.unknown and value is not None and run.known <= value for run in runs)
        added_up = value in sums if said else any(self._adds_up(row, run) for run in runs)
        what = quoted(said) if said else "this row"
        if value is not None and value not in sums and not open_:
            likely = " or ".join(exact_text(each) for each in sorted(sums - {0})[-3:]) or "0"
            likely = likely if sums or not runs else f"{exact_text(max(run.known for run in runs))} at least"
            message = f"{what} looks like a total of {exact_text(value)}, and the rows above add up to {likely}"
            help_ = "mend the total or the rows, or delete the row; a material has a tariff code or a name of its own"
            self.report.add("RL6215", place, message, help_)
        elif not sure and not (added_up and (not said or _SURELY.match(plain(said)))):
            help_ = "give it a tariff code if it is a material, else delete the row"
            self.report.add("RL6215", place, f"{what} may be a total or a material", help_)
        else:
            what = quoted(said) if said else "a row with nothing but the sum of those above"
            self.report.add("RL6302", place, f"{what} is a total, and no material", "delete the row to be rid of this")

    # ---- what may be added up

    def _runs(self, row: Row) -> Iterator[_Run]:
        """The rows that it may be the total of, by levels: of what it says, else of all or the last good."""
        mine = self._scope(row)
        for scope in [mine] if mine else dict.fromkeys(((), self._last)):
            whole = self._whole.get(scope, {})
            root = self._root(scope, whole)
            for runs in (whole, self._section.get(scope, {})):
                yield from (run for level, run in runs.items() if level != root)

    def _root(self, scope: _Scope, whole: _Levels) -> int | None:
        """The level of nothing but goods whose values are not known, above that of their materials."""
        if len(whole) < 2:
            return None
        goods = sum(len(each) == 1 for each in self._whole) if not scope else 1
        top = whole[min(whole)]
        return min(whole) if top.unknown == len(top.rows) == goods else None

    def _of_totals(self, row: Row) -> set[Fraction]:
        """What it may come to where no rows stand since the last total: nothing, or what the totals add up to."""
        scope = self._scope(row)
        if self._section.get(scope):
            return set()
        told = self._told.get(scope, _Run())
        return {Fraction(0)} if told.unknown else {Fraction(0), told.known}

    def _adds_up(self, row: Row, run: _Run) -> bool:
        """Whether a row without words is the sum of at least two rows in every column where it holds an amount."""
        free = {self.headings.read[name].index for name in (*_PLACES, "value") if name in self.headings.read}
        others = [i for i, cell in enumerate(row.cells) if not cell.blank and i not in free]
        alike = len(run.rows) > 1 and not run.unknown and run.known == self._value(row) != 0
        return alike and all(run.comes_to(i, self.amounts) == self.amounts(row, i) for i in others)

    # ---- what stands in a row

    def _bare(self, row: Row) -> bool:
        """Whether a row holds a value and nothing but amounts: no name, no code, no origin, no remark."""
        free = {self.headings.read[name].index for name in _PLACES if name in self.headings.read}
        filled = [i for i, cell in enumerate(row.cells) if not cell.blank and i not in free]
        amounts = all(self.amounts(row, i) is not None for i in filled)
        unnamed = not any(self._filled(row, name) for name in ("id", "description", "name"))
        return self._value(row) is not None and unnamed and amounts

    def _value(self, row: Row) -> Fraction | None:
        column = self.headings.read.get("value")
        return self.amounts(row, column.index) if column else None

    def _scope(self, row: Row) -> _Scope:
        """Of what a total is, as far as it says so."""
        good, above = self._said(row, "good"), self._said(row, "parent")
        return (good, above) if above else (good,) if good else ()

    def _said(self, row: Row, name: str) -> str:
        return row.cell(self.headings.read[name].index).words if self._filled(row, name) else ""

    def _filled(self, row: Row, name: str) -> bool:
        column = self.headings.read.get(name)
        if column is None:
            return False
        cell = row.cell(column.index)
        return not cell.blank and not is_total(cell.words)
