"""What is found of goods besides their verdicts, where columns judge them: as `roolang eval` finds it of each.

What hangs on the text, or on what a kind of goods declares, is found once for the kind; what hangs on amounts and
codes is asked of columns. Goods that the interpreter judges are told of with their judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from roolang.columnar.answers import ID, Text
from roolang.columnar.besides import FIRST, Besides
from roolang.columnar.columns import Column, Table
from roolang.columnar.declared import Data, declared, document, put
from roolang.columnar.engine import Engine, literal, quoted
from roolang.columnar.kinds import Kind
from roolang.columnar.rows import Rows, Spot
from roolang.columnar.sites import Sites
from roolang.diagnostics import Finding
from roolang.domain import nomenclature
from roolang.domain.contradictions import check_facts
from roolang.domain.declaration import Declaration
from roolang.domain.hs import digits_of, printed
from roolang.interpret import check_names, known
from roolang.interpret.compare import baseless
from roolang.interpret.judge import note_besides
from roolang.interpret.names import Known
from roolang.interpret.select import ruleless
from roolang.ir.program import Program
from roolang.limits import MAX_LISTED

WORTH = "the materials are worth more than what they are made into, or the largest value of the good"


@dataclass(slots=True)
class Remarks:
    """What is found of the goods of a slice; `stood` has what stands for each kind, with what loading it found."""

    engine: Engine
    goods: Table
    lines: Table
    texts: Sequence[Text]
    besides: Besides
    stood: Mapping[int, tuple[Declaration, Sequence[Finding]]]
    codes: Mapping[int, Sequence[str]]
    slow: bool
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = Rows(self.engine)

    def take(self, worth: bool) -> None:
        """Takes all of it down; `worth` says whether values are held against each other."""
        programs = list({id(each): each for text in self.texts for each in text.programs.values()}.values())
        names = known(programs)
        self._of_texts()
        self._of_kinds(names)
        self._of_headings(names)
        self._of_codes(programs)
        if worth:
            self._of_goods(
                "v",
                self._fast("worth"),
                Finding("RL6102", WORTH, help="check the values, and that none is counted twice"),
            )

    # ---- what hangs on the text and on what a kind declares

    def _of_texts(self) -> None:
        for i, text in enumerate(self.texts):
            found: dict[tuple[str, str], list[int]] = {}
            for number, rule in text.plan.rules.items():
                for note in self._notes(number, rule.kind):
                    found.setdefault(note, []).append(number)
            for (code, message), kinds in found.items():
                self._of_goods(f"w{i}", f"NOT slow AND {_among(kinds)}", Finding(code, message))
            message = baseless(text.label, "")
            self._of_goods(f"w{i}", f"NOT slow AND z{i}", Finding("RL6105", message))

    def _notes(self, number: int, kind: Kind) -> Iterator[tuple[str, str]]:
        """What planning met, and what the reader should know of the text."""
        bench = kind.scene.bench
        note_besides(bench)
        for code, message, _ in bench.notes:
            yield code, self._ruleless(number, kind.program) if code == "RL6104" else message

    def _ruleless(self, number: int, program: Program) -> str:
        codes = list(dict.fromkeys(map(printed, self.codes[number])))
        more = f" and {len(codes) - MAX_LISTED} more" if len(codes) > MAX_LISTED else ""
        return ruleless(program.name, ", ".join(codes[:MAX_LISTED]) + more)

    def _of_kinds(self, names: Known) -> None:
        found: dict[Finding, list[int]] = {}
        sites = Sites(Spot(self.goods.name, "row"), self.goods.columns)
        for number, (declaration, own) in self.stood.items():
            for each in (*own, *check_names(declaration, names), *check_facts(declaration)):
                found.setdefault(each, []).append(number)
        for each, kinds in found.items():
            self._of_goods("v", self._fast(_among(kinds)), each, sites.spot(each).column)

    def _fast(self, condition: str) -> str:
        """That it is so of a good, and that the interpreter does not look at it."""
        return f"{condition} AND v.g NOT IN (SELECT g FROM wanted)" if self.slow else condition

    def _of_goods(self, view: str, condition: str, finding: Finding, column: str = "") -> None:
        count = int(self.engine.one(f"SELECT count(*) FROM {view} v WHERE {condition}")[0])
        if not count:
            return
        id_ = self.goods.of("id")
        assert id_ is not None
        ids = f"SELECT {ID} FROM {view} v WHERE {condition}"
        first = self.rows.first(self.goods, f"CAST({quoted(id_.heading)} AS VARCHAR) IN ({ids})", FIRST)
        spots = [replace(spot, column=column) for spot, _ in first]
        self.besides.take(finding.code, finding.message, finding.help, spots, count)

    # ---- headings and codes

    def _of_headings(self, names: Known) -> None:
        """Names of amounts that the rules spell otherwise."""
        for table in (self.goods, self.lines):
            columns = [column for column in table.columns if "." in column.field and column.amount]
            item: Data = {}
            for column in columns:
                put(item, column.field, "1")
            declaration, _ = declared(document("headings", item, None), table.name)
            by_words = {column.field.partition(".")[2]: column for column in columns}
            for each in check_names(declaration, names) if declaration else ():
                self._heading(table, each, by_words)

    def _heading(self, table: Table, finding: Finding, columns: Mapping[str, Column]) -> None:
        told = next(
            (column for words, column in columns.items() if finding.where and finding.where.path.endswith(words)), None
        )
        if told is not None:
            spot = Spot(table.name, f"column `{told.heading}`")
            self.besides.tallies.setdefault((finding.code, finding.message, finding.help, spot), (1, []))

    def _of_codes(self, programs: Sequence[Program]) -> None:
        """RL6103 for codes that the edition does not have, of goods and of materials."""
        years = {each.nomenclature for each in programs}
        editions = {declaration.edition for declaration, _ in self.stood.values()}
        year = next(iter(years)) if len(years) == 1 and editions <= {None, *years} else None
        for table in (self.goods, self.lines) if year else ():
            if column := table.of("code"):
                self._unknown(table, column, year)

    def _unknown(self, table: Table, column: Column, year: int | None) -> None:
        name = quoted(column.heading)
        told = self.engine.rows(
            f"SELECT DISTINCT CAST({name} AS VARCHAR) FROM {table.relation} WHERE {name} IS NOT NULL"
        )
        wrong: dict[str, list[str]] = {}
        for (words,) in told:
            code = digits_of(words)
            if code and year and nomenclature.exists(year, code) is False:
                wrong.setdefault(code, []).append(words)
        for code, words in wrong.items():
            condition = f"CAST({name} AS VARCHAR) IN ({', '.join(map(literal, words))})"
            first = self.rows.first(table, condition, FIRST)
            spots = [replace(spot, column=column.heading) for spot, _ in first]
            self.besides.take(
                "RL6103", f"`{printed(code)}` is not in HS {year}", "", spots, self.rows.count(table, condition)
            )


def _among(kinds: Sequence[int]) -> str:
    return f"v.kind IN ({', '.join(map(str, kinds))})"
