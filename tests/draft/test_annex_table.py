"""Annex tables to rows: which column is what, sub-levels, cells that run over lines, notes between."""

from __future__ import annotations

from collections.abc import Sequence

from roolang.draft.annex import Row
from roolang.draft.documents.annex_table import Table, read_table
from roolang.draft.documents.cells import Cell, Line

UP = "^"
"""A cell that goes on from above."""


def table(*rows: Sequence[str | tuple[str, int]]) -> Table:
    lines = []
    for i, row in enumerate(rows, 1):
        cells = [each if isinstance(each, tuple) else (each, 1) for each in row]
        made = (Cell("" if w == UP else w, f"row {i}, column {j}", n, w == UP) for j, (w, n) in enumerate(cells, 1))
        lines.append(Line(f"row {i}", tuple(made)))
    return read_table(lines)


def shown(rows: Sequence[Row]) -> list[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]]:
    return [(r.heading, r.levels, tuple((c.operator, c.text) for c in r.clauses)) for r in rows]


def test_four_columns_of_which_two_hold_alternatives() -> None:
    read = table(
        ("HS heading", "Description of product", ("Working or processing that confers origin", 2)),
        ("(1)", "(2)", "(3)", "or (4)"),
        ("ex Chapter 28", "Inorganic chemicals; except for:", "CTH", "MaxNOM 40"),
        ("2805", "Mischmetall", "Electrolysis", ""),
        ("2811", "Acids", ("Reaction", 2)),
    )
    assert shown(read.rows) == [
        ("ex Chapter 28", ("Inorganic chemicals; except for:",), (("", "CTH"), ("or", "MaxNOM 40"))),
        ("2805", ("Mischmetall",), (("", "Electrolysis"),)),
        ("2811", ("Acids",), (("", "Reaction"),)),
    ]


def test_sublevels_by_their_dashes_under_a_cell_that_runs_down() -> None:
    read = table(
        ("Code", "Product", "Rule"),
        ("1302", "Saps:", ""),
        (UP, "– Mucilages", "A"),
        (UP, "– Other:", ""),
        (UP, "– – Of plants", "B"),
        (UP, "– – Other", "C"),
        ("1303", "Gums", "D"),
    )
    assert [(r.heading, r.levels) for r in read.rows] == [
        ("1302", ("Saps:", "Mucilages")),
        ("1302", ("Saps:", "Other:", "Of plants")),
        ("1302", ("Saps:", "Other:", "Other")),
        ("1303", ("Gums",)),
    ]


def test_two_columns_with_titles_of_chapters_in_the_column_of_rules() -> None:
    read = table(
        ("Classification", "Rule of origin"),
        ("Section XVII", "Vehicles, aircraft, vessels"),
        ("Chapter 87", "Vehicles other than railway or tramway rolling stock"),
        ("87.01-87.05", "A change from any other heading."),
        ("8708.10", ""),
        ("- Bumpers", "A change from any other subheading."),
        ("- Other", "A change from any other heading."),
    )
    assert [(r.heading, r.levels, r.clauses[0].text) for r in read.rows] == [
        ("87.01-87.05", (), "A change from any other heading."),
        ("8708.10", ("Bumpers",), "A change from any other subheading."),
        ("8708.10", ("Other",), "A change from any other heading."),
    ]
    assert not read.findings


def test_a_rule_that_runs_over_several_codes() -> None:
    read = table(("HS", "Goods", "Rule"), ("8407", "Engines", "CTH"), ("8408", "Diesel engines", UP))
    assert [(r.heading, r.clauses[0].text) for r in read.rows] == [("8407", "CTH"), ("8408", "CTH")]


def test_headings_again_on_the_next_page_and_a_note_across_the_table() -> None:
    read = table(
        ("HS", "Goods", "Rule"),
        ("8407", "Engines", "CTH"),
        ("HS", "Goods", "Rule"),
        (("Note: parts are dealt with elsewhere", 3),),
        ("8408", "Diesel engines", "CC"),
    )
    assert [r.heading for r in read.rows] == ["8407", "8408"]
    assert [span.text for span in read.remarks] == ["Note: parts are dealt with elsewhere"]


def test_columns_of_parties_are_one_rule_in_their_words() -> None:
    read = table(("HS", "Goods", "US", "EU proposal"), ("8407", "Engines", "CC", "CTH"), ("8408", "Diesels", "", "CTH"))
    assert [[c.text for c in r.clauses] for r in read.rows] == [["[US: CC] [EU: CTH]"], ["[EU: CTH]"]]


def test_a_column_without_a_heading_beside_the_rules_holds_rules_too_and_any_other_is_told() -> None:
    read = table(
        ("HS", "Goods", "Rule", "", "Status"),
        ("8407", "Engines", "CC", "CTH", "agreed"),
        ("8408", "", "CC", "", "open"),
    )
    assert [[c.text for c in r.clauses] for r in read.rows] == [["CC", "CTH"], ["CC"]]
    assert [each.message for each in read.findings] == ["the column headed `Status` is not read"]


def test_without_headings_the_codes_say_which_column_is_theirs() -> None:
    read = table(("8407", "Engines", "CTH"), ("8408", "Diesel engines", "CC"))
    assert shown(read.rows) == [
        ("8407", ("Engines",), (("", "CTH"),)),
        ("8408", ("Diesel engines",), (("", "CC"),)),
    ]


def test_a_table_without_codes_and_a_code_without_a_rule() -> None:
    assert not table(("Term", "Meaning"), ("EXW", "ex-works price")).found
    read = table(("HS", "Goods", "Rule"), ("8407", "Engines", "CTH"), ("8408", "Diesels", ""), ("8409", "Parts", "CC"))
    assert [(f.code, f.label.span.text if f.label else "") for f in read.findings] == [("RL9107", "8408 Diesels")]


def test_the_place_of_a_rule_is_its_cell() -> None:
    read = table(("HS", "Goods", "Rule"), ("8407", "Engines", "CTH"))
    assert str(read.rows[0].clauses[0].span) == "row 2, column 3:1:1"


def _told(found: Table) -> list[tuple[str, str]]:
    return [(row.heading, row.clauses[0].text) for row in found.rows]


def test_codes_in_two_columns_of_which_the_deeper_one_counts() -> None:
    found = table(
        [("HS 2017", 2), "Description", "Product Specific Rule"],
        ["84", "", "Machines", "CTH"],
        ["84", "8413", "Pumps", "CTSH"],
        ["84", "8413.70", "- Other centrifugal pumps", "CTH; or\nRVC(40)"],
        ["85", "", "Electrical machines", "CC"],
    )
    assert _told(found) == [
        ("Chapter 84", "CTH"),
        ("8413", "CTSH"),
        ("8413.70", "CTH; or\nRVC(40)"),
        ("Chapter 85", "CC"),
    ]


def test_codes_in_two_columns_with_headings_of_their_own_and_with_none() -> None:
    head = ["Heading", "Subheading", "Goods", "Rule"]
    lines = [["8413", "", "Pumps", "CTSH"], ["8413", "8413.70", "Other", "CTH"], ["8414", "", "Fans", "CC"]]
    for found in (table(head, *lines), table(*lines)):
        assert _told(found) == [("8413", "CTSH"), ("8413.70", "CTH"), ("8414", "CC")]
