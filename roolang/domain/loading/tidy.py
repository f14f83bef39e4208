"""One shape for what JSON, YAML and Python hand over: text, exact numerals, lists and groups of fields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from roolang.diagnostics.place import Place, quoted, shown
from roolang.domain.loading.report import Report
from roolang.limits import MAX_NESTING, MAX_NUMBER_LENGTH, MAX_TEXT, MAX_VALUES
from roolang.record import record
from roolang.source import called, hidden, without_hidden


@record(frozen=True, slots=True)
class Numeral:
    """A number as it was written, not yet read."""

    text: str


Raw: TypeAlias = "bool | str | Numeral | list[Raw] | dict[str, Raw] | None"


class Fieldset(dict[str, object]):
    """A group of fields as read from a file, with the names that were written more than once."""

    def __init__(self, pairs: Iterable[tuple[str, object]]) -> None:
        super().__init__()
        self.repeated: list[str] = []
        for name, value in pairs:
            self.put(name, value)

    def put(self, name: str, value: object) -> None:
        """Adds a field; a repeated name is remembered and the last value kept."""
        if name in self:
            self.repeated.append(name)
        self[name] = value


def label_of(value: object) -> str:
    """The id of an item, if it has one, for messages."""
    name = value.get("id") if isinstance(value, dict) else None
    if isinstance(name, Numeral):
        return shown(name.text, 30)
    if isinstance(name, str):
        return shown(name, 30)
    if isinstance(name, int) and not isinstance(name, bool) and abs(name) < 10**18:
        return str(name)
    return ""


def tidy(value: object, place: Place, report: Report) -> Raw:
    """The value in the one shape, whatever it was; what has no place in it becomes `None`, with a finding."""
    return _Tidying(report).run(value, place)


def digest_of(raw: Raw) -> str:
    """The SHA-256 (hex) of what was read, whichever format it came in: numbers count as they were written."""
    text = json.dumps(raw, sort_keys=True, separators=(",", ":"), default=lambda numeral: numeral.text)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@record(frozen=True, slots=True)
class _Work:
    """A container still to be copied: from `source` into `target`."""

    source: object
    target: list[Raw] | dict[str, Raw]
    place: Place
    depth: int


class _Tidying:
    """One walk, without recursion, so that depth is a finding and not an accident."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.todo: list[_Work] = []
        self.count = 0

    def run(self, value: object, place: Place) -> Raw:
        """The copy of `value`."""
        result = self.one(value, place, None, 0)
        while self.todo:
            work = self.todo.pop()
            before = len(self.todo)
            if isinstance(work.target, dict):
                self.fill_fields(work, work.target)
            else:
                self.fill_list(work, work.target)
            self.todo[before:] = reversed(self.todo[before:])
            if self.count > MAX_VALUES:
                self.report.once("RL6008", place, f"this holds more than {MAX_VALUES:,} values")
                break
        return result

    def fill_fields(self, work: _Work, target: dict[str, Raw]) -> None:
        """Copies a group of fields."""
        assert isinstance(work.source, dict)
        for name in getattr(work.source, "repeated", ()):
            there = work.place.field(name)
            self.report.add("RL6001", there, f"{quoted(name)} is written twice", "keep one of the two")
        for key, value in work.source.items():
            if isinstance(key, str):
                name = self.text(key, work.place, key)
                target[name] = self.one(value, work.place, name, work.depth)
            else:
                message = "a field goes by a name, and this one goes by something that is not text"
                self.report.add("RL6002", work.place, message, "write the name of the field in quotes")

    def fill_list(self, work: _Work, target: list[Raw]) -> None:
        """Copies a list."""
        assert isinstance(work.source, list | tuple)
        for index, value in enumerate(work.source):
            target.append(self.one(value, work.place, index, work.depth))
            if self.count > MAX_VALUES:
                break

    def one(self, value: object, base: Place, step: str | int | None, depth: int) -> Raw:
        """The copy of the value at `step` from `base`; what a container holds waits in `todo`."""
        self.count += 1
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self.text(value, base, step)
        if isinstance(value, dict | list | tuple):
            return self.container(value, _where(base, step, value), depth + 1)
        if isinstance(value, date) and not isinstance(value, datetime):
            return date.isoformat(value)
        numeral = _numeral(value)
        if isinstance(numeral, Numeral):
            return numeral
        self.report.add("RL6003", _where(base, step, value), *numeral)
        return None

    def container(self, value: object, place: Place, depth: int) -> Raw:
        """An empty copy, to be filled later."""
        if depth > MAX_NESTING:
            message = f"brackets stand within brackets more than {MAX_NESTING} deep"
            self.report.once("RL6005", place, message, "write no more levels of materials")
            return None
        target: list[Raw] | dict[str, Raw] = {} if isinstance(value, dict) else []
        self.todo.append(_Work(value, target, place, depth))
        return target

    def text(self, value: str, base: Place, step: str | int | None) -> str:
        """The text, if it can be written down again."""
        value = str.__str__(value)
        if len(value) > MAX_TEXT:
            message = f"one text has {MAX_TEXT:,} characters at most, and this one has {len(value):,}"
            self.report.add("RL0922", _where(base, step, value), message, "shorten it")
            value = value[:MAX_TEXT]
        if found := hidden(value):
            message = f"this text holds {called(found[0])}, which nobody sees, and which may turn what is read"
            self.report.add("RL6253", _where(base, step, value), message, f"write {quoted(without_hidden(value))}")
        if value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value):
            return value
        message = "this text holds half a character, which no file can carry"
        help = "write the character itself instead of its `\\u` codes"
        self.report.add("RL6001", _where(base, step, value), message, help)
        return shown(value, len(value))


def _where(base: Place, step: str | int | None, value: object) -> Place:
    """The place one step further: a field by its name, an entry of a list by its number."""
    if isinstance(step, int):
        return base.entry(step, label_of(value))
    return base if step is None else base.field(step)


def _numeral(value: object) -> Numeral | tuple[str, str]:
    """The number as it is written, or the message and help that refuse it."""
    leave_out = "write the number, or leave the field out if it is not known"
    match value:
        case Numeral(text="NaN" | "Infinity" | "-Infinity"):
            return f"`{value.text}` is not a number that can be reckoned with", leave_out
        case Numeral():
            return value
        case int() | Fraction():
            if value.numerator.bit_length() + value.denominator.bit_length() > 4 * MAX_NUMBER_LENGTH:
                return f"this number has more than {MAX_NUMBER_LENGTH} characters", leave_out
            over = "" if value.denominator == 1 else f"/{value.denominator:d}"
            return Numeral(f"{value.numerator:d}{over}")
        case Decimal():
            return Numeral(str(value)) if value.is_finite() else ("this is not a finite number", leave_out)
        case float():
            written = float.__repr__(value)
            return (
                f"{written} is a binary float, which is seldom the exact number",
                f'write "{written}" in quotes',
            )
    return "this is neither text, a number, true or false, a list nor a group of fields", leave_out
