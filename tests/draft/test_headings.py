"""What stands in the column of codes."""

from __future__ import annotations

import pytest

from roolang.draft.headings import entries_of, leading


def codes(printed: str) -> list[tuple[str, str]] | None:
    found = entries_of(printed)
    return None if found is None else [(each.low, each.high) for each in found]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("8407", [("8407", "8407")]),
        ("84.07", [("8407", "8407")]),
        ("8407.34", [("840734", "840734")]),
        ("13.02.20", [("130220", "130220")]),
        ("Chapter 4", [("04", "04")]),
        ("Chapters 50 to 63", [("50", "63")]),
        ("8701-8705", [("8701", "8705")]),
        ("87.01 – 87.05", [("8701", "8705")]),
        ("3304 -3307", [("3304", "3307")]),
        ("8701 through 8705", [("8701", "8705")]),
        ("3003 and 3004", [("3003", "3003"), ("3004", "3004")]),
        ("8407\n8408", [("8407", "8407"), ("8408", "8408")]),
        ("8407 (1)", [("8407", "8407")]),
        ("8407*", [("8407", "8407")]),
        # one end a subheading, the other a heading: what lies between, level by level (2905.59 is the last of 29.05)
        ("290549-2942", [("290549", "290559"), ("2906", "2942")]),
        ("4101-410419", [("4101", "4103"), ("410411", "410419")]),
        ("12", [("12", "12")]),
        ("ex 04", [("04", "04")]),
        ("00", None),
        ("4", None),
        ("50 %", None),
        ("8705-8701", None),
        ("840", None),
        ("Section XVI", None),
        ("Engines", None),
        ("", None),
    ],
)
def test_codes_as_annexes_print_them(printed: str, meant: list[tuple[str, str]] | None) -> None:
    assert codes(printed) == meant


def test_ex_and_letters_of_a_split_line() -> None:
    assert [each.ex for each in entries_of("ex 8407") or ()] == [True]
    assert [each.ex for each in entries_of("8403 and ex 8404") or ()] == [False, True]
    (line,) = entries_of("8708.29.aa") or ()
    assert (line.low, line.line) == ("870829", "aa")


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("84.07 A change from any other heading", ("84.07", "A change from any other heading")),
        ("84.07, 84.08 and 84.09 CC", ("84.07, 84.08 and 84.09", "CC")),
        ("ex 8407 Engines", ("ex 8407", "Engines")),
        ("Chapter 28: CTH", ("Chapter 28", "CTH")),
        ("8703.21-8703.90\n  CTH", ("8703.21-8703.90", "CTH")),
        ("A change to heading 84.07", ("", "A change to heading 84.07")),
        ("50 % of the price", ("", "50 % of the price")),
        ("2 tonnes", ("", "2 tonnes")),
    ],
)
def test_codes_in_front_of_words(text: str, parted: tuple[str, str]) -> None:
    assert leading(text) == parted
