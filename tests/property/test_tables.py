"""Laws of tables and of editions: nothing raises, what is saved reads the same, and each code is judged as declared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roolang.diagnostics import Severity, has_errors
from roolang.domain.declaration import Declaration, Holding, Item
from roolang.domain.loading import declarations_from
from roolang.domain.loading.report import Report
from roolang.domain.tables.load import TableFile, read_tables
from roolang.domain.tables.mapping import Mapping, mapping_from, to_toml
from roolang.interpret import judge
from roolang.workspace.workspace import load_text
from tests.tables import workbook

HEADINGS = ["id", "Part no", "HS code", "HS 2012", "value", "price", "qty", "unit price", "net weight (kg)", "weight"]
HEADINGS += [
    "level",
    "parent",
    "good",
    "made in",
    "origin",
    "originating",
    "description",
    "date",
    "FOB",
    "currency",
    "x",
]
CELLS = [
    "",
    "P1",
    "P2",
    "8407.34",
    "8703.2",
    "870323",
    "12",
    "12.50",
    "1.234,5",
    "1,234",
    "-3",
    "1",
    "2",
    "3",
    "..2",
    "1.1",
]
CELLS += [
    "1.1.1",
    "JP",
    "Mexico",
    "yes",
    "no",
    "?",
    "Total",
    "total 12",
    "=1+1",
    "USD 5",
    "#REF!",
    "2018-02-28",
    "EUR",
    "%",
]
EXCEL = st.one_of(
    st.sampled_from(CELLS), st.integers(-5, 10**7), st.floats(allow_nan=False, allow_infinity=False), st.booleans()
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def grid(cells: st.SearchStrategy[Any]) -> st.SearchStrategy[list[list[Any]]]:
    columns = st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=7)
    return columns.flatmap(
        lambda names: st.lists(st.lists(cells, min_size=len(names), max_size=len(names)), max_size=6).map(
            lambda rows: [names, *rows]
        )
    )


def read(content: bytes, name: str, **options: Any) -> None:
    """Reads a table and checks what must hold of any: no verdict where there are errors, every finding with a place."""
    reading = read_tables(TableFile(name, content), Mapping(**options))
    own = [each for each in reading.findings if each.severity is Severity.ERROR]
    assert all(str(each.where).startswith(name) for each in own)
    assert reading.declarations or own
    report = Report()
    assert mapping_from("m.toml", to_toml(reading.mapping).encode(), report) and report.findings == []


@SLOW
@given(grid(st.sampled_from(CELLS)), st.sampled_from(";\t,|"), st.booleans())
def test_no_table_of_text_raises(rows: list[list[str]], mark: str, good: bool) -> None:
    lines = [mark.join(cell if mark not in cell else f'"{cell}"' for cell in row) for row in rows]
    read("\n".join(lines).encode(), "bom.csv", good={"code": "8703.23"} if good else {})


@SLOW
@given(grid(EXCEL), st.booleans())
def test_no_workbook_raises(rows: list[list[Any]], good: bool) -> None:
    read(workbook({"Sheet1": rows}), "bom.xlsx", good={"code": "8703.23"} if good else {})


@SLOW
@given(st.binary(max_size=300), st.sampled_from(["bom.csv", "bom.xlsx", "bom.xls"]))
def test_no_bytes_raise(content: bytes, name: str) -> None:
    read(content, name)


BOOK = workbook(
    {"Goods": [["id", "HS code", "FOB"], ["a", "8703.23", 1]], "BOM": [["level", "id"], [1, "P"], [2, "Q"]]}
)


@SLOW
@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=8))
def test_no_damaged_workbook_raises(at: int, bytes_: bytes) -> None:
    read(BOOK[:at] + bytes_ + BOOK[at + len(bytes_) :], "bom.xlsx")


# ---- codes that may be several

RULES = """language 1
agreement T "Test"
parties CA, MX
nomenclature HS 2012
in force 2018-01-01
rule for 87.03 requires {0}
rule for 8703.21 requires {1}
rule for 87.04 requires {2}
"""
CONDITIONS = (
    "change from any other heading",
    "change from any other heading except from 8407.34",
    "change from any other chapter or value of non-originating materials at most 40% of FOB",
    "no materials of 8407.33",
)


def declared(good: str, materials: tuple[str, ...], value: int) -> dict[str, Any]:
    items = [{"id": f"m{i}", "code": code, "value": value, "originating": False} for i, code in enumerate(materials)]
    return {"good": {"code": good, "produced_in": "MX", "values": {"FOB": 100}}, "materials": items}


def test_the_verdict_on_open_codes_is_what_all_codes_agree_on() -> None:
    goods, materials = (
        (("870321", "870322"), ("870321", "870421")),
        (("840733", "840734"), ("870390", "870490"), ("840890",)),
    )
    seen: set[str] = set()
    for conditions in product(CONDITIONS[:3], repeat=3):
        workspace = load_text(RULES.format(*conditions))
        (text,) = workspace.library.texts.values()
        (view,) = workspace.views(text, date(2018, 2, 28))
        program, found = workspace.program(text, view)
        assert not has_errors(found)
        for good, first, value in product(goods, materials, (40, 41)):
            each = {
                judge(program, declarations_from(declared(g, (m,), value), "d")[0][0]).verdict
                for g, m in product(good, first)
            }
            open_good, open_first = good[0][:4] if good[0][:4] == good[1][:4] else good[0][:2], first
            whole = declarations_from(declared(open_good, (first[0],), value), "d")[0][0]
            verdict = judge(program, opened(whole, good, open_first)).verdict
            assert verdict == (each.pop() if len(each) == 1 else "undetermined")
            seen.add(verdict)
    assert seen == {"originating", "non-originating", "undetermined"}


def opened(declaration: Declaration, good: tuple[str, ...], material: tuple[str, ...]) -> Declaration:
    """The declaration with codes that may be several."""

    def several(item: Item, codes: tuple[str, ...]) -> Item:
        if len(codes) == 1:
            return item
        alike = next((codes[0][:width] for width in (4, 2) if len({code[:width] for code in codes}) == 1), None)
        return replace(item, code=alike, candidates=codes, edition=2012)

    (only,) = declaration.good.holdings["materials"].items
    held = {"materials": Holding((several(only, material),), True)}
    return replace(declaration, good=replace(several(declaration.good, good), holdings=held))
