"""A cell read as what its column is: the value as a JSON declaration would have it, or a finding at the cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property

from roolang.diagnostics.place import Place, quoted
from roolang.domain.amount import MONEY, exact_text
from roolang.domain.loading.fields import COMPLETE
from roolang.domain.loading.numerals import number_of
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.tables.columns import Column, Headings
from roolang.domain.tables.dates import dates_in
from roolang.domain.tables.fields import ANSWERS, LISTS, PLACES
from roolang.domain.tables.figures import Local, NumberForm, establishes_point, plain_number
from roolang.domain.tables.grid import UNCOUNTED, Cell, Row, Sheet
from roolang.domain.tables.headings import MEASURED, MONEY_FIELDS, Guess, list_of, unmarked
from roolang.domain.tables.local import LocalNumber, tell_local, tell_uncounted
from roolang.domain.tables.roles import ITEMS
from roolang.domain.tables.shown import SIGNS, shown_beside
from roolang.domain.tables.tariff import code_in
from roolang.domain.tables.words import answer, nothing_known, place_code
from roolang.domain.units import reckoned

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "CLP", "COP", "TWD")
"""Currencies that a mere `$` may mean."""
_BEFORE = re.compile(r"([A-Z]{3}|(?:US|C|CA|A|MX)?\$|[€£¥])\s?([\d+(-].*)")
_AFTER = re.compile(r"(.*[\d)])\s?([^\W\d_]{1,12}|[€£$¥%])")


class Reader:
    """Reads the cells of one sheet. Money without a currency that is shown with a mere `$` is remembered."""

    def __init__(self, sheet: Sheet, headings: Headings, form: NumberForm | None, codes: str, report: Report) -> None:
        self.sheet, self.headings, self.form, self.codes, self.report = sheet, headings, form, codes, report
        self.dollars: Place | None = None
        self.local: list[LocalNumber] = []
        self.uncounted: list[Place] = []
        self._points: dict[int, bool] = {}
        self._of_good: dict[str, list[int]] = {}

    @cached_property
    def names_currencies(self) -> bool:
        """Whether a column names the currencies of rows, and does so in any."""
        column = self.headings.read.get("currency")
        rows = (row for row in self.sheet.rows if row.number > self.headings.row)
        return column is not None and any(not nothing_known(row.cell(column.index)) for row in rows)

    def without_goods(self, values: Mapping[str, Raw], row: Row) -> dict[str, Raw]:
        """What is read of a row that is no good; the rest is remembered."""
        aside = [name for name in values if self.headings.read[name].of_good]
        for name in aside:
            self._of_good.setdefault(name, []).append(row.number)
        return {name: raw for name, raw in values.items() if name not in aside}

    def tell(self) -> None:
        """What was met in many cells, told once: numbers in a local form, formulas, what belongs to the good alone."""
        tell_local(self.local, self.report)
        tell_uncounted(list(dict.fromkeys(self.uncounted)), self.report)
        for name, rows in self._of_good.items():
            column = self.headings.read[name]
            place = self.sheet.place(rows[0], column.index)
            where = "a row" if len(rows) == 1 else f"{len(rows)} rows"
            message = f"{quoted(column.heading)} is read of the good alone, and stands in {where} of materials"
            told = "value" if name.startswith("values.") else name
            help_ = f'if it is theirs, say so: --column "{column.heading}={told}"; else --column "{column.heading}=-"'
            self.report.add("RL7110", place, message, help_)

    def read(self, row: Row, column: Column) -> Raw:
        """What stands in a cell; `None` is unknown."""
        cell = row.cell(column.index)
        place = self.sheet.place(row.number, column.index)
        if cell.fault:
            self._fault(cell, place)
            return None
        field = column.guess.field
        head = field.partition(".")[0]
        if field == "id":
            return self._name(cell, place)
        if nothing_known(cell):
            return None
        if field in ("parent", "good", "material"):
            return self._name(cell, place)
        if head in ("code", "codes"):
            return self._code(cell, place)
        if head in MEASURED or head in (
            *MONEY_FIELDS,
            "values",
            "attributes",
            "quantity",
            "per",
            "received",
            "withdrawn",
        ):
            return self._amount(cell, column, place)
        if field == "complete" and (lists := _lists(cell)):
            return lists
        if head in (*ANSWERS, "quotas") or (head in ("described_as", "established") and "." in field):
            return self._flag(cell, place)
        if field in LISTS:
            return listed(field, str(cell.content))
        if field in PLACES:
            return place_code(cell.words)
        if field == "list":
            return self._list(cell, place)
        return self._date(cell, place) if head in ("date", "dates", "on") else self._words(cell, place)

    def amount_in(self, row: Row, index: int) -> Fraction | None:
        """The amount in a cell, for sums, whether or not its column is read; silently."""
        column = next((each for each in self.headings.read.values() if each.index == index), None)
        cell = row.cell(index)
        kept = self.report, self.local, self.uncounted
        self.report, self.local, self.uncounted = Report(), [], []
        raw = self.read(row, column) if column else _bare(cell)
        self.report, self.local, self.uncounted = kept
        raw = raw.get("amount") if isinstance(raw, dict) else raw
        number = number_of(raw.text) if isinstance(raw, Numeral) else None
        return number if isinstance(number, Fraction) else None

    # ---- kinds of cells

    def _fault(self, cell: Cell, place: Place) -> None:
        if cell.fault == UNCOUNTED:
            self.uncounted.append(place)
        else:
            message = f"the formula in this cell came to the error {quoted(cell.fault)}"
            self.report.add("RL6208", place, message, "mend the formula, or empty the cell if it is not known")

    def _name(self, cell: Cell, place: Place) -> Raw:
        if isinstance(cell.content, date):
            message = f"a spreadsheet has made the date {cell.words} of this name"
            self.report.add("RL6209", place, message, "format the column as text and write the name anew")
            return None
        return unmarked(cell.words) or None

    def _words(self, cell: Cell, place: Place) -> Raw:
        if isinstance(cell.content, date):
            message = f"words are expected here, and this is {_kind(cell)}"
            self.report.add("RL6209", place, message, "format the cell, and write it anew")
            return None
        return unmarked(cell.words)

    def _date(self, cell: Cell, place: Place) -> Raw:
        days = dates_in(cell.words) if isinstance(cell.content, str | date) else []
        if len(days) == 1:
            return days[0].isoformat()
        message, help_ = (
            f"a date is expected here, and this is {_kind(cell)}",
            "write year, month and day: `2018-02-28`",
        )
        if days:
            message = f"{quoted(cell.words)} may be {' or '.join(f'{day.day} {day:%B %Y}' for day in days)}"
            help_ = f"write {' or '.join(f'`{day}`' for day in days)}"
        self.report.add("RL6209", place, message, help_)
        return None

    def _code(self, cell: Cell, place: Place) -> Raw:
        if isinstance(cell.content, date):
            message = f"a spreadsheet has made the date {cell.words} of this code"
            self.report.add("RL6209", place, message, "format the column as text and write the code anew")
            return None
        code = code_in(cell, self.codes)
        if isinstance(code, Local):
            self.report.add("RL6207", place, code.message, code.help)
            return None
        return code

    def _list(self, cell: Cell, place: Place) -> Raw:
        if found := list_of(cell.words):
            return found
        message = f"the list of this line is expected here, and this is {quoted(cell.words)}"
        self.report.add("RL6209", place, message, f"write {', '.join(f'`{name}`' for name in ITEMS)}")
        return None

    def _flag(self, cell: Cell, place: Place) -> Raw:
        said = cell.content if isinstance(cell.content, bool) else answer(cell.words)
        if said is None:
            message = f"yes or no is expected here, and this is {quoted(cell.words)}"
            self.report.add("RL6209", place, message, "write `yes` or `no`, or leave the cell empty if it is not known")
        return said

    # ---- amounts

    def _amount(self, cell: Cell, column: Column, place: Place) -> Raw:
        guess = column.guess
        if isinstance(cell.content, bool | date):
            message = f"an amount is expected here, and this is {_kind(cell)}"
            self.report.add("RL6209", place, message, "format the cell as a number, and write it anew")
            return None
        if isinstance(cell.content, Numeral):
            return self._numeral(cell, cell.content, guess, place)
        text, unit = _parted(str(cell.content).strip(), guess)
        read = plain_number(text, self.form, point_is_known=self._point_is_known(column.index))
        if isinstance(read, Local):
            self.local.append(LocalNumber(place, text, read))
            return None
        if read is None:
            return str(cell.content).strip()
        return self._with_unit(Numeral(read), unit, guess, place)

    def _numeral(self, cell: Cell, number: Numeral, guess: Guess, place: Place) -> Raw:
        """A number of a workbook: its form says in per cent, in what currency or in what unit it is."""
        shown = shown_beside(cell.shape)
        percent = "%" in re.sub(r'"[^"]*"|\\.', "", cell.shape)
        if guess.field.startswith("attributes."):
            return (
                f"{exact_text(Fraction(number.text) * 100)} %"
                if percent
                else self._with_unit(number, shown, guess, place)
            )
        if percent or shown == "%":
            message = f"{number.text} is shown as a percentage, and an amount is expected here"
            self.report.add("RL6209", place, message, "give the amount itself, or leave the column out")
            return None
        if _is_money(guess) and shown and not re.fullmatch("[A-Z]{3}|[$]", shown):
            message = f"this is shown in {quoted(shown)}, which is no currency of three capitals"
            self.report.add(
                "RL6209", place, message, "let the form of the cell name the currency, as in `EUR`, or none"
            )
            return None
        return self._with_unit(number, shown if _is_money(guess) or guess.field in MEASURED else "", guess, place)

    def _with_unit(self, number: Numeral, unit: str, guess: Guess, place: Place) -> Raw:
        """The amount in the unit of the cell, else of the column; two currencies are one too many."""
        if unit == "$" and (not guess.unit or guess.unit in _DOLLARS):
            self.dollars = self.dollars or (None if guess.unit else place)
            unit = ""
        if unit and guess.unit and unit != guess.unit and guess.field not in MEASURED:
            message = f"this is in {quoted(unit)}, and the column in {quoted(guess.unit)}"
            self.report.add("RL6209", place, message, f"give it in {quoted(guess.unit)}")
            return None
        unit = unit or guess.unit
        if _is_money(guess):
            return {"amount": number, "currency": unit} if unit else number
        if guess.field in MEASURED and unit:
            kind, size = reckoned(unit)
            if kind != MEASURED[guess.field]:
                message = f"{quoted(unit)} is no unit of this amount"
                self.report.add("RL6209", place, message, "give it in kg, l or pieces, as the heading says")
                return None
            known = number_of(number.text)
            return Numeral(exact_text(known * size)) if isinstance(known, Fraction) and size != 1 else number
        return f"{number.text} {unit}" if unit and guess.field.startswith("attributes.") else number

    def _point_is_known(self, column: int) -> bool:
        if column not in self._points:
            texts = (row.cell(column).content for row in self.sheet.rows if row.number > self.headings.row)
            self._points[column] = any(isinstance(text, str) and establishes_point(text) for text in texts)
        return self._points[column]


def _bare(cell: Cell) -> Raw:
    """A number in a column that is not read."""
    if isinstance(cell.content, str):
        return Numeral(cell.content.strip())
    return cell.content if isinstance(cell.content, Numeral) else None


def _lists(cell: Cell) -> Raw:
    """The lists that a cell names as complete; nothing if it does not."""
    words = [each.strip() for each in re.split("[;|]", cell.words)]
    return [*words] if all(each in COMPLETE for each in words) else None


def listed(field: str, words: str) -> list[Raw]:
    """The entries of a list that stand in one cell; operations with their places."""
    entries = [each.strip() for each in re.split(r"[;|\n]", words) if each.strip()]
    return [_placed(each) for each in entries] if field == "processes" else [*entries]


def _placed(words: str) -> Raw:
    """An operation with the place where it was done, if that stands after it: `assembly in MX`, `assembly (MX)`."""
    found = re.fullmatch(r"(.+?)\s+(?:in\s+([A-Z]{2})|\(([A-Z]{2})\))", words)
    return {"name": found[1], "in": found[2] or found[3]} if found else words


def _is_money(guess: Guess) -> bool:
    return guess.field in MONEY_FIELDS or guess.field.startswith("values.")


def _parted(text: str, guess: Guess) -> tuple[str, str]:
    """The number in a text, and the unit or currency beside it."""
    if found := _BEFORE.fullmatch(text):
        return (found[2], SIGNS.get(found[1], found[1])) if _is_money(guess) else (text, "")
    if (found := _AFTER.fullmatch(text)) and (unit := SIGNS.get(found[2], found[2])):
        if _is_money(guess):
            return (found[1], unit) if re.fullmatch("[A-Z]{3}|[$]", unit) else (text, "")
        if guess.field.startswith("attributes.") or reckoned(unit)[0] == MEASURED.get(guess.field, MONEY):
            return found[1], unit
    return text, ""


def _kind(cell: Cell) -> str:
    match cell.content:
        case bool():
            return "yes or no"
        case date():
            return f"the date {cell.words}"
    return quoted(cell.words)
