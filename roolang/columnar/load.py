"""Tables into the engine: codes and amounts as whole numbers, origins as 0, 1, 2; and what is wrong with rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from roolang.columnar.columns import WHOLE, Column, Table
from roolang.columnar.declared import FLAG
from roolang.columnar.engine import Engine, quoted
from roolang.columnar.lines import WIDTH
from roolang.columnar.numbers import Numbers
from roolang.columnar.numbers import plain as plain_column
from roolang.columnar.rows import Rows
from roolang.columnar.sorts import Sorts, placed, sorts_of, stated
from roolang.columnar.sql import Columns
from roolang.diagnostics import Finding, Place
from roolang.diagnostics.place import quoted as cited
from roolang.domain.tables.headings import total_words

BITS = 127
"""Ids of materials are told apart by so many bits, where they are; else they are looked at one by one."""
TOLD = 20
"""So many rows are told of one fault."""
OWN = ("id", "good", "code", "originating")
"""Fields of materials that plans know; what else is said of one takes its good through the interpreter."""


@dataclass(slots=True)
class Loaded:
    """What stands in the engine: how the columns stand, and how they are called there."""

    columns: Columns
    of_goods: dict[str, str]
    of_lines: dict[str, str]
    static: list[Column]
    count: int
    odd: bool
    lengths: bool
    """Whether codes of materials have fewer digits than they are numbers of, so that those of a good are looked at."""
    lines: int
    room: set[str]
    """The columns of amounts of materials that are small enough for sums of them to be packed."""
    finer: tuple[bool, bool]
    """Whether some goods, and some materials, have amounts with more decimals than are carried."""
    sorts: Sorts | None
    """What is stated of materials, if their origin is to be worked out, tier by tier."""
    masked: bool = False
    """Whether the ids of materials are looked at where they are added up."""
    findings: list[Finding] = field(default_factory=list)


class Loading:
    """Takes two tables in."""

    def __init__(self, engine: Engine, goods: Table, lines: Table) -> None:
        self.engine, self.goods, self.lines = engine, goods, lines
        self.rows = Rows(engine)
        self.findings: list[Finding] = []
        self._coded = False
        self._width, self._differ = WIDTH, False
        self._deep = engine.tiers and (lines.of("parent") is not None or any(map(stated, lines.columns)))
        self._sorts: Sorts | None = None
        self._masked = False

    def load(self) -> Loaded:
        """Both tables; findings where rows are wrong."""
        whole = all(_type(table, name) in WHOLE for table, name in ((self.goods, "id"), (self.lines, "good")))
        self._key = "BIGINT" if whole else "VARCHAR"
        whole = whole or self.engine.by_name
        self._masked = self.engine.packs and not self._deep and self._any_named()
        static = [column for column in self.goods.columns if not column.amount and column.field != "id"]
        of_goods, of_lines = self._goods(static, whole=whole), self._lines(whole=whole)
        self._one_by_one_named()
        self._empty()
        odd = self._sorts is not None or any(map(self._apart, self.lines.columns))
        count, held, known = 0, 0, False
        if not self.findings:
            count, held = (self.engine.one(f"SELECT count(*) FROM {name}")[0] for name in ("g0", "m"))
            known = self._sorts is None and self._origins_known()
        columns = Columns(self._width, of_goods.scales, of_lines.scales, known, self._coded)
        room = set() if self.findings else of_lines.room(held)
        finer = bool(of_goods.finer), bool(of_lines.finer)
        return Loaded(
            columns,
            of_goods.named,
            of_lines.named,
            static,
            count,
            odd,
            self._differ,
            held,
            room,
            finer,
            self._sorts,
            self._masked,
            self.findings,
        )

    # ---- goods

    def _goods(self, static: list[Column], *, whole: bool) -> Numbers:
        numbers = self._amounts(self.goods)
        id_ = quoted(self._column(self.goods, "id"))
        key = f"CAST({id_} AS {self._key}) AS g" if whole else "row_number() OVER () - 1 AS g"
        told = [f"{quoted(column.heading)} AS s{i}" for i, column in enumerate(static)]
        listed = ", ".join(
            [
                key,
                f"CAST({id_} AS VARCHAR) AS id" if not whole else "CAST(NULL AS VARCHAR) AS id",
                *told,
                *numbers.written,
            ]
        )
        self._stand("g0", f"SELECT {listed} FROM {self.goods.relation}", self.goods, whole=whole)
        self._rows(self.goods, f"{id_} IS NULL", "RL7404", "the good has no id", "give every good an id of its own")
        if not whole and self.engine.one("SELECT count(*) - count(DISTINCT id) FROM g0")[0] and not self.findings:
            self.twice()
        return numbers

    def twice(self) -> list[Finding]:
        """Goods whose id another has."""
        id_ = quoted(self._column(self.goods, "id"))
        inner = f"{id_} IN (SELECT {id_} FROM {self.goods.relation} GROUP BY 1 HAVING count(*) > 1)"
        self._rows(self.goods, inner, "RL7404", "this id stands twice", "give every good an id of its own", id_)
        return self.findings

    # ---- materials

    def _lines(self, *, whole: bool) -> Numbers:
        numbers = self._amounts(self.lines)
        good, source = quoted(self._column(self.lines, "good")), self.lines.relation
        key = f"CAST(l.{good} AS {self._key}) AS g" if whole else "g0.g AS g"
        joined = "" if whole else f" JOIN g0 ON g0.id = CAST(l.{good} AS VARCHAR)"
        sorted_, place = "", list[str]()
        if self._deep:
            self._sorts, sorted_ = sorts_of(self.engine, self.lines)
            place = placed(self.lines, self._sorts)
        listed = ", ".join([key, self._origin(), *self._code(), *self._odd(), *place, *self._mask(), *numbers.written])
        self._stand("m", f"SELECT {listed} FROM {source} l{joined}{sorted_}", self.lines, whole=whole)
        if not whole:
            all_, joined_ = (self.engine.one(f"SELECT count(*) FROM {name}")[0] for name in (source, "m"))
            if all_ != joined_:
                self.orphans()
        return numbers

    def orphans(self) -> list[Finding]:
        """Materials of goods that are not there."""
        good = quoted(self._column(self.lines, "good"))
        told = f"coalesce(CAST({good} AS VARCHAR), 'nothing')"
        ids = f"SELECT CAST({quoted(self._column(self.goods, 'id'))} AS VARCHAR) FROM {self.goods.relation}"
        condition = f"{good} IS NULL OR CAST({good} AS VARCHAR) NOT IN ({ids})"
        help_ = "give the good a row in the table of goods, or leave the material out"
        self._rows(self.lines, condition, "RL7405", "the material is of a good that is not declared", help_, told)
        return self.findings

    def adrift(self) -> list[Finding]:
        """Materials that are part of nothing that is there, or of themselves."""
        good, id_, parent = (quoted(self._column(self.lines, each)) for each in ("good", "id", "parent"))
        key, ids = (f"concat(CAST({good} AS VARCHAR), ' / ', trim(CAST({each} AS VARCHAR)))" for each in (parent, id_))
        there = f"SELECT {ids} FROM {self.lines.relation}"
        lost = f"trim(CAST({parent} AS VARCHAR)) NOT IN ('', CAST({good} AS VARCHAR)) AND {key} NOT IN ({there})"
        help_ = "write the id of the material that it is part of, or leave it empty"
        self._rows(self.lines, lost, "RL6211", "this is part of a material that its good does not have", help_, key)
        if not self.findings:
            message = "materials are part of one another in a circle, or very many levels deep"
            self.findings.append(Finding("RL6212", message, where=Place(self.lines.name), help="look at the parents"))
        return self.findings

    def _any_named(self) -> bool:
        """Whether any material has an id."""
        named = self.lines.of("id")
        if named is None:
            return False
        return bool(self.engine.one(f"SELECT count({quoted(named.heading)}) FROM {self.lines.relation}")[0])

    def _one_by_one_named(self) -> None:
        """Materials of one good and one id, and totals without a code: counted, they would count something twice."""
        named = self.lines.of("id")
        if named is None:
            return
        if not self._masked:
            self.named_twice()
        if named.type in WHOLE:
            return
        id_, code = f"CAST({quoted(named.heading)} AS VARCHAR)", self.lines.of("code")
        bare = f"coalesce(trim(CAST({quoted(code.heading)} AS VARCHAR)), '') = ''" if code else "TRUE"
        total = f"lower(trim({id_})) IN ({', '.join(map(_text, total_words()))}) AND {bare}"
        help_ = "leave the row out; a material has a tariff code or a name of its own"
        self._rows(self.lines, total, "RL6215", "this row may be a total or a material", help_, id_)

    def named_twice(self, among: str = "") -> list[Finding]:
        """Materials of one good and one id, of the goods `among` which they may be."""
        good, id_ = quoted(self._column(self.lines, "good")), _bare(self.lines.of("id"))
        some = f" AND CAST({good} AS VARCHAR) IN ({among})" if among else ""
        said = f"coalesce(CAST({id_} AS VARCHAR), '') <> ''{some}"
        several = f"SELECT {good}, {id_} FROM {self.lines.relation} WHERE {said} GROUP BY 1, 2 HAVING count(*) > 1"
        twice = f"{said} AND ({good}, {id_}) IN ({several})"
        help_ = "put the rows of one material together, or give each an id of its own"
        key = f"concat(CAST({good} AS VARCHAR), ' / ', CAST({id_} AS VARCHAR))"
        self._rows(self.lines, twice, "RL6006", "this material of its good stands twice", help_, key)
        return self.findings

    def _empty(self) -> None:
        """Entries of lists of materials that say nothing at all."""
        if self.lines.nested:
            listed = quoted(self.lines.nested)
            help_ = "leave the entry out, or say what the material is"
            self._rows(
                self.goods,
                f"len({listed}) <> list_count({listed})",
                "RL7403",
                "an empty entry (null) among the materials",
                help_,
            )

    def _mask(self) -> list[str]:
        """A bit for the id of each material: where a good has as many as materials, none of them stands twice."""
        named = self.lines.of("id")
        if named is None or not self._masked:
            return []
        id_ = _bare(named, "l.")
        number = f"(({id_} % {BITS}) + {BITS}) % {BITS}" if named.type in WHOLE else f"hash({id_}) % {BITS}"
        bit = f"CAST(1 AS HUGEINT) << CAST({number} AS INTEGER)"
        return [f"CASE WHEN {id_} IS NULL THEN CAST(0 AS HUGEINT) ELSE {bit} END AS bit"]

    def _stand(self, name: str, query: str, table: Table, *, whole: bool) -> None:
        """Makes a table known to the engine: read where it lies if that costs little each time, else taken in once."""
        lies = table.lies and whole and not (self._deep and table is self.lines)
        if not (lies and all(map(plain_column, table.amounts.values()))):
            self.engine.run(f"CREATE OR REPLACE TEMP TABLE {name}_rows AS {query}", table.name)
            query = f"SELECT * FROM {name}_rows"
        self.engine.run(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}", table.name)

    def _origins_known(self) -> bool:
        column = self.lines.of("originating")
        if column is None or column.type != "BOOLEAN":
            return bool(self.engine.one("SELECT count(*) FROM m WHERE o = 1")[0] == 0)
        name = quoted(column.heading)
        return bool(self.engine.one(f"SELECT count(*) FROM {self.lines.relation} WHERE {name} IS NULL")[0] == 0)

    def _origin(self) -> str:
        column = self.lines.of("originating")
        if column is None:
            return "CAST(1 AS TINYINT) AS o"
        name = f"l.{quoted(column.heading)}"
        if column.type == "BOOLEAN":
            return f"CAST(CASE WHEN {name} THEN 2 WHEN NOT {name} THEN 0 ELSE 1 END AS TINYINT) AS o"
        said = f"lower(trim(CAST({name} AS VARCHAR)))"
        plain = f"lower(trim(CAST({quoted(column.heading)} AS VARCHAR)))"
        every = ", ".join(f"'{word}'" for words in FLAG.values() for word in words)
        self._rows(
            self.lines, f"{plain} NOT IN ({every}, '')", "RL7403", "this is neither yes nor no",
            "write true or false, or leave it empty where nobody knows", plain,
        )  # fmt: skip
        whens = " ".join(f"WHEN {said} IN ({', '.join(map(_text, words))}) THEN {o}" for o, words in FLAG.items())
        return f"CAST(CASE {whens} ELSE 1 END AS TINYINT) AS o"

    def _code(self) -> list[str]:
        """The code as a number of as many digits as codes have here; -1 where nobody knows it."""
        column = self.lines.of("code")
        if column is None:
            return ["-1 AS c", "CAST(0 AS TINYINT) AS dg"]
        name = quoted(column.heading)
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE said AS SELECT DISTINCT {name} AS {name} FROM {self.lines.relation}",
            self.lines.name,
        )  # few, of many lines
        digits = f"regexp_replace(CAST(l.{name} AS VARCHAR), '[.\\s]', '', 'g')"
        plain = digits.replace("l.", "", 1)
        shapes = self.engine.rows(
            f"SELECT DISTINCT length({plain}), regexp_full_match({plain}, '[0-9]+') FROM said WHERE {plain} <> ''"
        )
        self._coded = not self.engine.one(f"SELECT count(*) FROM said WHERE coalesce({plain}, '') = ''")[0]
        wrong = [length for length, numeric in shapes if not numeric or length in (1, 3, 5, 7, 9) or length > WIDTH]
        if wrong:
            lengths = ", ".join(str(length) for length in (1, 3, 5, 7, 9))
            odd = f"length({plain}) IN ({lengths}) OR length({plain}) > {WIDTH}"
            condition = f"{plain} <> '' AND (NOT regexp_full_match({plain}, '[0-9]+') OR {odd})"
            self._rows(
                self.lines,
                condition,
                "RL7403",
                "this is no tariff code",
                "write two, four, six, eight or ten digits",
                f"CAST({name} AS VARCHAR)",
            )
        known = sorted({length for length, _ in shapes})
        self._width = 6 if known and known[-1] <= 6 else WIDTH
        self._differ = bool(known) and known != [self._width]
        type_ = "INTEGER" if self._width == 6 else "BIGINT"
        number = (
            f"TRY_CAST(rpad({digits}, {self._width}, '0') AS {type_})"
            if known != [self._width]
            else f"TRY_CAST({digits} AS {type_})"
        )
        if known == [self._width] and self._plain_code(column):
            number = f"TRY_CAST(l.{quoted(column.heading)} AS {type_})"
        return [
            f"CAST(coalesce({number}, -1) AS {type_}) AS c",
            *([f"CAST(length({digits}) AS TINYINT) AS dg"] if self._differ else []),
        ]

    def _plain_code(self, column: Column) -> bool:
        """Whether codes are written without dots and blanks."""
        name = quoted(column.heading)
        if column.type != "VARCHAR":
            return False
        return not self.engine.one(f"SELECT count(*) FROM said WHERE length({name}) <> {self._width}")[0]

    def _apart(self, column: Column) -> bool:
        """Whether a column says of materials what plans do not know."""
        known = self._sorts is not None and (column in self._sorts.columns or column.field == "parent")
        return column.field not in OWN and not column.amount and not known

    def _odd(self) -> list[str]:
        """Whether something else is said of a material than plans know."""
        others = [column for column in self.lines.columns if self._apart(column)]
        if not others and not self._deep:
            return []
        told = " OR ".join(_said(column, f"l.{quoted(column.heading)}") for column in others) or "FALSE"
        return [f"CAST(CASE WHEN {told} THEN 1 ELSE 0 END AS TINYINT) AS odd"]

    def _amounts(self, table: Table) -> Numbers:
        found = Numbers(self.engine, table, self._rows)
        found.take()
        return found

    # ---- rows that are wrong

    def _rows(self, table: Table, condition: str, code: str, message: str, help_: str, told: str = "''") -> None:
        """A finding for each of the first rows of which something is so."""
        if not self.rows.count(table, condition):
            return
        found = self.rows.first(table, condition, TOLD + 1, told)
        for spot, value in found[:TOLD]:
            said = f"{message}: {cited(str(value))}" if value not in ("", None) else message
            self.findings.append(Finding(code, said, where=spot.place, help=help_))
        if len(found) > TOLD:
            self.findings.append(Finding(code, "and more rows of the same kind", where=Place(table.name), help=help_))

    def _column(self, table: Table, field_: str) -> str:
        column = table.of(field_)
        assert column is not None, "tables that lack it are refused before"
        return column.heading


def _type(table: Table, field_: str) -> str:
    column = table.of(field_)
    return column.type if column else ""


def _bare(column: Column | None, table: str = "") -> str:
    """An id without the blanks around it, which nobody sees."""
    assert column is not None, "asked of tables that have it"
    name = f"{table}{quoted(column.heading)}"
    return name if column.type in WHOLE else f"trim(CAST({name} AS VARCHAR))"


def _said(column: Column, name: str) -> str:
    if column.type == "VARCHAR":
        return f"({name} IS NOT NULL AND trim({name}) <> '')"
    return f"({name} IS NOT NULL AND array_length({name}) > 0)" if column.type.endswith("[]") else f"{name} IS NOT NULL"


def _text(word: str) -> str:
    return f"'{word}'"
