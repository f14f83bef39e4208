"""How the columns of tables are understood: by the names of fields, as declarations and tables have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roolang.columnar.engine import quoted
from roolang.diagnostics import Finding, Place
from roolang.diagnostics.suggest import nearest
from roolang.domain.amount import MONEY, PLAIN
from roolang.domain.declaration import fold
from roolang.domain.fields import MEASURES
from roolang.domain.tables.fields import PLAIN as FIELDS
from roolang.domain.tables.fields import UNREAD, spec_of

UNTOLD = ("description", "note")
"""Columns that no rule reads."""
AMOUNTS = {name: (called, unit) for name, called, unit in MEASURES}
WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT")
FLOATS = ("FLOAT", "DOUBLE", "REAL")
WIDEST = 38
"""Decimals have so many digits at most."""
INSTANTS = ("TIMESTAMP WITH TIME ZONE", "TIME WITH TIME ZONE")


@dataclass(slots=True)
class Column:
    """A column: its heading, its type as the engine has it, and the field that it holds."""

    heading: str
    type: str
    field: str

    @property
    def amount(self) -> tuple[str, str] | None:
        """The folded name of the amount that it holds, and its unit."""
        head, _, name = self.field.partition(".")
        if self.field in AMOUNTS:
            return AMOUNTS[self.field]
        if head in ("values", "attributes") and name:
            return fold(name), MONEY if head == "values" else PLAIN
        return None

    @property
    def of_money(self) -> bool:
        """Whether it holds amounts of money."""
        return self.amount is not None and self.amount[1] == MONEY

    @property
    def digits(self) -> int:
        """How many digits its numbers have at most."""
        if self.type.startswith("DECIMAL"):
            return int(self.type.partition("(")[2].partition(",")[0])
        return WIDEST if self.type in ("HUGEINT", "UBIGINT") else 18

    @property
    def decimals(self) -> int | None:
        """How many decimals its numbers have; nothing where they are text."""
        if self.type.startswith("DECIMAL"):
            return int(self.type.rstrip(")").partition(",")[2])
        return 0 if self.type in WHOLE else None


@dataclass(slots=True)
class Table:
    """A table as it is read: `role` is `goods` or `materials`."""

    name: str
    role: str
    whole: str
    columns: list[Column] = field(default_factory=list)
    within: str = ""
    lies: bool = False
    """Whether it is read where it lies at little cost, as Parquet and tables in memory are, and texts and lists not."""
    text: str = ""
    """The file, if it is one of text, whose rows have numbers of their own."""
    nested: str = ""
    """The heading of the lists of the other table that its rows stand in, if they do."""

    @property
    def relation(self) -> str:
        """The rows that are judged: those `within` a slice, or the whole."""
        return f"(SELECT * FROM {self.whole} WHERE {self.within})" if self.within else self.whole

    def of(self, field_: str) -> Column | None:
        """The column that holds a field."""
        return next((column for column in self.columns if column.field == field_), None)

    def heading(self, field_: str) -> str:
        """The heading of the column that holds a field, which there is."""
        column = self.of(field_)
        assert column is not None
        return column.heading

    @property
    def amounts(self) -> dict[str, Column]:
        """The columns of amounts by the folded names that texts use."""
        return {column.amount[0]: column for column in self.columns if column.amount}


def understood(
    table: Table, described: Sequence[tuple[str, str]], told: Mapping[str, str], taken: set[str]
) -> list[Finding]:
    """Takes in the columns of a table by their headings; `told` says what some of them are."""
    found = []
    seen: dict[str, str] = {}
    for heading, type_ in described:
        said = told.get(heading, heading)
        taken.add(heading)
        guess = spec_of(said)
        if isinstance(guess, str) or guess.unit:
            why = guess if isinstance(guess, str) else f"columns here are in one unit, and `{said}` names another"
            near = _likeliest([each for each in FIELDS if each in _words(said)], said, FIELDS) or "value"
            help_ = f'name its field, as in --column "{heading}={near}"; or leave it out: --column "{heading}=-"'
            found.append(
                Finding(
                    "RL7401",
                    f"it is not plain what the column `{heading}` is: {why}",
                    where=Place(table.name),
                    help=help_,
                )
            )
            continue
        if guess.field == UNREAD or guess.field in UNTOLD:
            continue
        column = Column(heading, type_, _named(guess.field))
        if column.field in seen:
            message = f"the columns `{seen[column.field]}` and `{heading}` both hold `{column.field}`"
            found.append(
                Finding("RL7401", message, where=Place(table.name), help=f'leave one out: --column "{heading}=-"')
            )
            continue
        seen[column.field] = heading
        if column.amount and type_ in FLOATS:
            found.append(_binary(table, column))
        if column.digits > WIDEST:
            found.append(too_wide(table.name, heading, column.digits))
        if type_ in INSTANTS:
            found.append(_instant(table, column))
        table.columns.append(column)
    return [*found, *_lacking(table, [heading for heading, _ in described])]


def _named(field_: str) -> str:
    head, dot, name = field_.partition(".")
    return f"{head}.{name.strip()}" if dot else head


def _binary(table: Table, column: Column) -> Finding:
    message = f"the column `{column.heading}` holds binary floating-point numbers ({column.type}), which are not exact"
    help_ = "write it as DECIMAL, as in `CAST(value AS DECIMAL(18, 2))`, or as whole cents"
    return Finding("RL7402", message, where=Place(table.name), help=help_)


def too_wide(name: str, heading: str, digits: int) -> Finding:
    """Of decimals with more digits than are carried."""
    message = f"the column `{heading}` has decimals of {digits} digits, and {WIDEST} are carried at most"
    help_ = f"write it as a narrower DECIMAL, as in `CAST({quoted(heading)} AS DECIMAL(18, 2))`"
    return Finding("RL7402", message, where=Place(name), help=help_)


def _instant(table: Table, column: Column) -> Finding:
    message = f"the column `{column.heading}` holds instants ({column.type}), and which day it was hangs on the place"
    help_ = f"write the day, as in `CAST({quoted(column.heading)} AT TIME ZONE 'America/Mexico_City' AS DATE)`"
    return Finding("RL7402", message, where=Place(table.name), help=help_)


def _words(heading: str) -> list[str]:
    return heading.casefold().replace("_", " ").split()


def _likeliest(sharing: Sequence[str], words: str, known: Sequence[str]) -> str:
    """The name that is spelled most like some words, else the first that shares one with them."""
    return next(iter((*nearest(words, known), *sharing)), "")


def _lacking(table: Table, headings: Sequence[str]) -> list[Finding]:
    """What every table of its role has; the help names the heading that is likeliest meant."""
    needed = ("id", "code") if table.role == "goods" else ("good",)
    found = []
    for each in needed:
        if table.of(each) is None:
            near = _likeliest([heading for heading in headings if each in _words(heading)], each, headings) or "HEADING"
            help_ = f'say which column it is, as in --column "{near}={each}"'
            found.append(
                Finding(
                    "RL7401", f"the table of {table.role} has no column `{each}`", where=Place(table.name), help=help_
                )
            )
    return found
