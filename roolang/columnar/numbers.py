"""Columns of amounts as whole numbers of their last decimal; what is no amount is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from roolang.columnar.columns import Column, Table
from roolang.columnar.engine import Engine, quoted
from roolang.columnar.packed import LANE

PLAIN = 6
"""Columns of so many decimals are carried whole; of more, as many decimals as are used."""
MOST_DECIMALS, MOST_DIGITS = 12, 15
"""So many decimals, and digits in all if more than `PLAIN` are decimals, are carried: the rest goes row by row."""


@dataclass(slots=True)
class Numbers:
    """The amounts of a table: how their columns are called, scaled and made, and which rows are finer than is carried.

    `scales`: by the folded name the decimals, and whether there are gaps.
    """

    engine: Engine
    table: Table
    tell: Callable[[Table, str, str, str, str, str], None]
    named: dict[str, str] = field(default_factory=dict)
    scales: dict[str, tuple[int, bool]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    finer: list[str] = field(default_factory=list)

    def take(self) -> None:
        """Takes all columns of amounts in."""
        for i, (name, column) in enumerate(self.table.amounts.items()):
            whole, digits = self._whole(column)
            empty = f"coalesce(trim(CAST({quoted(column.heading)} AS VARCHAR)), '') = ''"
            if column.decimals is not None:
                empty = f"{quoted(column.heading)} IS NULL"
            gaps = self.one(f"SELECT count(*) FROM {self.table.relation} WHERE {empty}") > 0
            self.named[name], self.scales[name] = f"x{i}", (digits, gaps)
            number = f"coalesce({whole}, 0)" if gaps else whole
            self.written += [f"{number} AS x{i}", f"({empty if gaps else 'FALSE'}) AS x{i}_gap"]
        if self.finer:
            self.written.append(f"CAST(CASE WHEN {' OR '.join(self.finer)} THEN 1 ELSE 0 END AS TINYINT) AS fine")
        if "weight" not in self.named and "net weight" in self.named:
            self.named["weight"], self.scales["weight"] = self.named["net weight"], self.scales["net weight"]

    def one(self, sql: str) -> int:
        """A number that a query gives; nought for none."""
        return int(self.engine.one(sql)[0] or 0)

    def room(self, lines: int) -> set[str]:
        """The columns of which a sum over so many lines fits in half a packed number."""
        found = set()
        for i, column in enumerate(self.table.amounts.values()):
            if plain(column):
                most = self.engine.one(f"SELECT max({quoted(column.heading)}) FROM {self.table.relation}")[0] or 0
                found |= {f"x{i}"} if int(most * 10 ** (column.decimals or 0)) * lines < LANE else set()
        return found

    def _whole(self, column: Column) -> tuple[str, int]:
        """A number as whole ones of its last decimal; what is none is found."""
        return self._plain(column, column.decimals or 0) if plain(column) else self._text(column)

    def _plain(self, column: Column, decimals: int) -> tuple[str, int]:
        name = quoted(column.heading)
        self._negative(column, f"{name} < 0", name)
        exact = f"CAST({name} AS DECIMAL({column.digits}, {decimals}))" if decimals else name
        text = f"replace(CAST({exact} AS VARCHAR), '.', '')"
        self._large(column, f"TRY_CAST({text} AS BIGINT)")
        if decimals and column.digits + decimals < 37:
            return f"TRY_CAST({name} * {10**decimals} AS BIGINT)", decimals
        return f"TRY_CAST({text if decimals else name} AS BIGINT)", decimals

    def _text(self, column: Column) -> tuple[str, int]:
        """Of a number that is text, or has room for very many decimals: as many as are used, and can be carried."""
        text = f"nullif(trim(CAST({quoted(column.heading)} AS VARCHAR)), '')"
        self._negative(column, f"regexp_full_match({text}, '-[0-9.]+')", text)
        self.tell(
            self.table, f"NOT regexp_full_match({text}, '-?[0-9]+([.][0-9]+)?')", "RL7403",
            f"text where a number is expected in `{column.heading}`",
            "write a plain number with a decimal point, or leave it empty where nobody knows", text,
        )  # fmt: skip
        whole = f"split_part({text}, '.', 1)"
        rest = f"regexp_replace(split_part({text}, '.', 2), '0+$', '')"
        used = self.one(f"SELECT max(length({rest})) FROM {self.table.relation}")
        digits = used
        if used > PLAIN:
            before = self.one(f"SELECT max(length({whole})) FROM {self.table.relation}")
            digits = min(used, MOST_DECIMALS, max(PLAIN, MOST_DIGITS - before))
        if digits < used:
            self.finer.append(f"coalesce(length({rest}), 0) > {digits}")
        padded = f"{whole} || rpad(substr({rest}, 1, {digits}), {digits}, '0')" if digits else whole
        self._large(column, f"TRY_CAST({padded} AS BIGINT)")
        return f"TRY_CAST({padded} AS BIGINT)", digits

    def _negative(self, column: Column, condition: str, told: str) -> None:
        message = f"a negative amount in `{column.heading}`"
        self.tell(self.table, condition, "RL7406", message, "an amount is nought or more", told)

    def _large(self, column: Column, whole: str) -> None:
        """Numbers beyond what is added up here."""
        if column.decimals is not None and column.digits <= 18:
            return
        name = quoted(column.heading)
        said = f"{name} IS NOT NULL AND trim(CAST({name} AS VARCHAR)) <> '' AND {whole} IS NULL"
        if column.decimals is None:
            said += f" AND regexp_full_match(trim(CAST({name} AS VARCHAR)), '[0-9]+([.][0-9]+)?')"
        message = f"an amount with too many digits in `{column.heading}`"
        self.tell(self.table, said, "RL7407", message, "are the columns in the right unit?", name)


def plain(column: Column) -> bool:
    """Whether the numbers of a column are carried as they are."""
    return column.decimals is not None and column.decimals <= PLAIN
