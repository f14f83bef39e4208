"""Characters that look like others in headings, ids, units, currencies and codes: named, and never a silent mismatch."""

from __future__ import annotations

import pytest

from tests.tables import reading

TABLE = "Part,Parent,HS code,Value (EUR),Originating,Produced in\nP1,,8413.91,12.5,no,JP\nx,P1,8501.10,3,yes,CA\n"
GOOD = {"code": "8413.70"}


def told(table: str) -> list[tuple[str, str, str]]:
    found = reading(table.encode(), good=GOOD).findings
    return [
        (each.where.path, each.message.partition(" holds ")[2], each.help) for each in found if each.code == "RL6254"
    ]


@pytest.mark.parametrize(
    ("plain", "other", "cell", "char", "mended"),
    [
        ("Value", "V\u0430lue", "D1", "U+0430", "Value (EUR)"),
        ("(EUR)", "(\u0415UR)", "D1", "U+0415", "Value (EUR)"),
        ("Originating", "Origi\u200bnating", "E1", "U+200B", "Originating"),
        ("HS code", "HS \uff43ode", "C1", "U+FF43", "HS code"),
        ("8413.91", "\uff18413.91", "C2", "U+FF18", "8413.91"),
        ("8501.10", "85\u041e1.10", "C3", "U+041E", "85O1.10"),
        ("12.5", "\uff112.5", "D2", "U+FF11", "12.5"),
        ("yes", "y\u0435s", "E3", "U+0435", "yes"),
        ("CA", "\u0421A", "F3", "U+0421", "CA"),
        ("x,P1", "x,\u04201", "B3", "U+0420", "P1"),
        ("x,P1", "x,P\u200b1", "B3", "U+200B", "P1"),
        ("x,P1", "P\uff11,P1", "A3", "U+FF11", "P1"),
    ],
)
def test_the_character_is_named_with_what_to_write(plain: str, other: str, cell: str, char: str, mended: str) -> None:
    (found,) = told(TABLE.replace(plain, other, 1))
    assert (found[0], found[1].partition(" ")[0], found[2]) == (cell, char, f"write `{mended}`")


def test_a_unit_in_other_letters() -> None:
    table = "Part,HS code,Net weight (\u043ag),Value (EUR)\nP1,8413.91,12.5,3\n"
    assert [each[0] for each in told(table)] == ["C1"]


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        ("HS code", "HS\u00a0code"),
        ("x,P1", "x,\u00a0P1"),
        ("P1,,8413.91,12.5,no,JP\nx,P1", "РК-1,,8413.91,12.5,no,JP\n,РК-1"),
        ("Part", "N\u00famero de parte"),
        ("8501.10", "8501\u00a010"),
    ],
)
def test_blanks_of_any_kind_and_names_in_one_script_are_in_order(plain: str, other: str) -> None:
    found = reading(TABLE.replace(plain, other, 1).encode(), good=GOOD)
    assert {each.code for each in found.findings} <= {"RL6301"} and len(found.declarations) == 1
