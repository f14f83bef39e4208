"""A good that is told by `--good` or a mapping and is a row as well; columns of codes under a bare heading."""

from __future__ import annotations

import pytest

from tests.tables import placed, reading

BOM = """
    level,id,HS code,value,made in
    0,KX-200,8418.10,,CL
    1,K-1,8414.30,120,CN
    1,T-1,8418.99,90,CN
"""


@pytest.mark.parametrize(
    "told",
    [
        {"good": {"values": {"FOB": "2500"}}},
        {"good": {"values": {"FOB": "2500"}}, "declaration": {"id": "KX-200"}},
        {"good": {"values": {"FOB": "2500"}, "code": "841810"}},
    ],
)
def test_a_row_of_the_good_says_what_is_not_told_elsewhere(told: dict[str, dict[str, object]]) -> None:
    done = reading(BOM, **told)
    assert placed(done.findings) == []
    (declaration,) = done.declarations
    good = declaration.good
    assert (declaration.id, good.code, good.amounts["fob"].low, good.produced_in) == ("KX-200", "841810", 2500, "CL")
    assert [item.name for item in good.holdings["materials"].items] == ["K-1", "T-1"]


def test_what_the_row_says_otherwise_is_found() -> None:
    done = reading(BOM, good={"code": "8418.21", "values": {"FOB": "2500"}})
    assert placed(done.findings) == [("RL6205", "row 2")]
    assert "says `8418.10` for `code`, and `8418.21` is told elsewhere" in done.findings[-1].message
    assert done.declarations == ()


def test_two_rows_of_the_level_of_the_good_are_not_guessed_at() -> None:
    two = BOM + "    0,KX-300,8418.21,,CL\n"
    assert ("RL6213", "row 2") in placed(reading(two, good={"values": {"FOB": "2500"}}).findings)


@pytest.mark.parametrize(
    ("column", "code"),
    [("8414.30\n8418.99", "841430"), ("841430\n841899", "841430"), ("A-17\nB-20", ""), ("9912.34\n120034", "")],
)
def test_a_column_called_code_is_read_by_what_stands_in_it(column: str, code: str) -> None:
    first, second = column.split()
    done = reading(f"id,code,value\nK,{first},120\nT,{second},90", good={"code": "8418.10"})
    assert (done.declarations[0].good.holdings["materials"].items[0].code or "") == code
    note = next(each.help for each in done.findings if each.code == "RL6301")
    assert ("no column is read as tariff codes" in note) is not bool(code)


def test_a_column_that_looks_like_codes_is_named() -> None:
    done = reading("id,customs,value\nK,8414.30,120\nT,8418.99,90", good={"code": "8418.10"})
    assert placed(done.findings) == [("RL6250", "B1")]
    assert '--column "customs=code"' in done.findings[-1].help + done.findings[0].help
