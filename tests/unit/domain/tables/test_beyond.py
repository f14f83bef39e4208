"""What stands beside the table, above its levels or in other bytes than it should: told with row and column."""

from __future__ import annotations

import pytest

from roolang.diagnostics import CATALOG, Severity
from roolang.domain.loading import load_declarations
from tests.tables import codes, placed, reading, workbook

GOOD = {"code": "8703.23", "produced_in": "MX"}
HEAD = "part no,description,HS code,value\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("P1,Engine, 4 cyl,8407.34,2600\n", ["E2"]),
        ('P1,"Engine, 4 cyl",8407.34,2600\nP2,Rims, alloy,8708.70,40\nP3,Cap, red,3923.50,1\n', ["E3", "E4"]),
    ],
)
def test_a_row_of_text_that_is_longer_than_its_headings_is_an_error(rows: str, found: list[str]) -> None:
    done = reading(HEAD + rows, good=GOOD)
    assert [cell for code, cell in placed(done.findings) if code == "RL7201"] == found
    assert done.declarations == () and CATALOG["RL7201"].severity is Severity.ERROR


def test_marks_at_the_end_of_a_row_hold_nothing() -> None:
    done = reading(HEAD + "P1,engine,8407.34,2600,,,\n", good=GOOD)
    assert placed(done.findings) == [] and len(done.declarations) == 1


def test_a_column_without_a_heading_is_told_and_may_be_named() -> None:
    table = "part no,HS code,,value\nP1,8407.34,made at home,26\nP2,8409.91,,4\nP3,8409.91,bought,4\n"
    done = reading(table, good=GOOD)
    assert placed(done.findings) == [("RL7202", "C2")]
    assert "`made at home` stands here and in rows 4" in done.findings[-1].message
    assert len(done.declarations) == 1
    silent = reading(table, good=GOOD, columns={"column C": "-"})
    assert placed(silent.findings) == []
    assert silent.mapping.materials.columns["column C"] == "-"
    named = reading(table, good=GOOD, columns={"column C": "description"})
    first = named.declarations[0].good.holdings["materials"].items[0]
    assert placed(named.findings) == [] and first.description == "made at home"


def test_a_cell_beside_a_table_in_a_workbook_is_a_warning() -> None:
    rows = [["part no", "HS code", "value"], ["P1", "8407.34", 26], ["P2", "8409.91", 4, None, "checked by MK"]]
    done = reading(workbook({"BOM": rows}), "b.xlsx", good=GOOD)
    assert placed(done.findings) == [("RL7202", "BOM!E3")] and len(done.declarations) == 1


@pytest.mark.parametrize(
    ("levels", "cell"),
    [(["3"], "A2"), (["2", "3", "3", "2"], "A2"), (["4", "3", "2"], "A4"), (["3.2.1"], "A2"), (["3.1", "3.2"], "A2"),
     (["1.1", "2.1"], "A3"), (["5", "6", "7", "6", "5"], "A2")],
)  # fmt: skip
def test_levels_that_hang_in_the_air(levels: list[str], cell: str) -> None:
    rows = "".join(f"{level},P{i},8407.34\n" for i, level in enumerate(levels))
    done = reading(f"level,part no,HS code\n{rows}", good=GOOD)
    assert ("RL6210", cell) in placed(done.findings) and done.declarations == ()


def test_numbers_that_are_parts_of_one_good_stand() -> None:
    done = reading("level,part no,HS code\n1.1,A,8407.34\n1.2,B,8407.34\n1.2.1,C,8409.91\n", good=GOOD)
    (declaration,) = done.declarations
    assert [each.name for each in declaration.good.holdings["materials"].items] == ["A", "B"]


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_called_so(encoding: str) -> None:
    done = reading(HEAD.encode(encoding), good=GOOD)
    assert codes(done.findings) == {"RL6201"} and "UTF-32" in done.findings[0].message


def test_a_declaration_in_utf_32_is_called_so() -> None:
    (_, (found, *_)) = load_declarations("d.json", '{"good": {}}'.encode("utf-32"))
    assert found.code == "RL1003" and "UTF-32" in found.message
