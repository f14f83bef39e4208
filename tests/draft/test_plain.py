"""Plain paragraphs and Markdown."""

from __future__ import annotations

import pytest

from roolang.draft.annex import Row
from roolang.draft.documents import read_document


def rows(text: str, name: str = "a.txt") -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [shown(row) for row in read_document(name, text.encode()).rows]


def shown(row: Row) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return row.heading, row.levels, tuple(" ".join(each.text.split()) for each in row.clauses)


def test_a_code_in_front_and_lines_that_run_on() -> None:
    assert rows("84.07 A change from\n84.08 or 84.09.\n\n8703.21-8703.90\n  A change from any other heading.\n") == [
        ("84.07", (), ("A change from 84.08 or 84.09.",)),
        ("8703.21-8703.90", (), ("A change from any other heading.",)),
    ]


def test_paragraphs_without_blank_lines_between_them() -> None:
    text = "A change to heading 84.07 from any other heading.\nA change to heading 84.08 from any other chapter.\n"
    assert [each[2] for each in rows(text)] == [(line,) for line in text.splitlines()]


def test_titles_of_markdown_are_what_stands_below_them_is_for() -> None:
    text = "# Annex\n\n## 84.07 Engines\n\nA change from any other heading.\n\n### Chapter 85\n\n- CTH\n- CC\n"
    assert rows(text, "a.md") == [
        ("84.07", ("Engines",), ("A change from any other heading.",)),
        ("Chapter 85", (), ("CTH",)),
        ("Chapter 85", (), ("CC",)),
    ]


def test_tables_with_bars() -> None:
    text = "| HS | Goods | Rule |\n| --- | :-: | --- |\n| 84.07 | **Engines** | CTH |\n\n84.08 | Diesels | CC\n"
    document = read_document("a.md", text.encode())
    assert [shown(row) for row in document.rows] == [
        ("84.07", ("Engines",), ("CTH",)),
        ("84.08", ("Diesels",), ("CC",)),
    ]
    assert document.rows[0].clauses[0].span.source.name == "a.md:3, column 3"


def test_a_connective_on_a_line_of_its_own() -> None:
    document = read_document("a.txt", b"84.07 CTH\n\nor\n\nCC\n")
    assert [(c.operator, c.text) for c in document.rows[0].clauses] == [("", "CTH"), ("or", "CC")]


def test_notes_are_remarks_and_years_are_no_codes() -> None:
    document = read_document("a.txt", b"Note 1: words.\n\n2023 was a good year.\n\n84.07 CTH\n")
    assert [span.text for span in document.remarks] == ["Note 1: words."]
    assert [row.heading for row in document.rows] == ["", "84.07"]


def test_a_clause_knows_its_place_in_the_file() -> None:
    document = read_document("a.txt", b"Note: x\n\n84.07 CTH or CC\n")
    assert str(document.rows[0].clauses[0].span) == "a.txt:3:7"


def test_a_paragraph_that_is_the_wording_of_a_party_as_a_whole() -> None:
    (row,) = read_document("a.txt", b"[US propose; CA/MX oppose: 84.07 A change from any other chapter.]\n").rows
    assert (row.heading, row.proposed, row.opposed) == ("84.07", ("US",), ("CA", "MX"))
    assert row.clauses[0].text == "A change from any other chapter."


def test_the_title_of_an_article_is_no_rule() -> None:
    done = read_document("a.txt", b"Article 3.4 Value of materials\n\n84.07 A change from any other heading.\n")
    assert [row.heading for row in done.rows] == ["84.07"]
    assert [span.text for span in done.remarks] == ["Article 3.4 Value of materials"]
    assert rows("Chapter 4 products shall be wholly obtained.") != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "84.11\nCTH except from 84.10\n84.12\nCTSH\n",
            [("84.11", "CTH except from 84.10"), ("84.12", "CTSH")],
        ),
        ("84.11 CTH\n84.12 CTSH\n", [("84.11", "CTH"), ("84.12", "CTSH")]),
        ("84.11 CTH\n  84.12: wholly obtained\n", [("84.11", "CTH"), ("84.12", "wholly obtained")]),
        (
            "84.11 A change from any other heading, except from heading\n84.10 or 84.09,\n84.08\nChapter 85\nCC",
            [
                ("84.11", "A change from any other heading, except from heading 84.10 or 84.09, 84.08"),
                ("Chapter 85", "CC"),
            ],
        ),
        ("84.11 Motors exceeding\n1500 VA: CTH", [("84.11", "Motors exceeding 1500 VA: CTH")]),
    ],
)
def test_a_line_that_is_a_code_or_a_code_with_a_rule_begins_a_rule(text: str, expected: list[tuple[str, str]]) -> None:
    document = read_document("a.txt", text.encode())
    assert [(heading, *clauses) for heading, _, clauses in map(shown, document.rows)] == expected
    assert document.findings == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("84.11 CTH except from 84.10 or\n84.12 CTSH\n", "RL9112", 2),
        ("84.11 CTH except from 84.10 or\n84.12\nCTSH\n", "RL9112", 2),
        ("84.11 Motors (other than those listed\n8407.10 Marine units): CTH\n", "RL9112", 2),
        ("84.11 CTH, not including\n84.10 Engines\n", "RL9112", 2),
        ("84.11 CTH; the motors used must be those that are\n84.10 Engines\n", "RL9112", 2),
        ("84.11 CTH except from any of the following:\n84.10 Engines\n", "RL9112", 2),
        ("84.11 A change from heading 84.10\n84.12.\n", "RL9112", 2),
        ("84.11 A change from heading 84.10\n84.12 to 84.14\n", "RL9107", 2),
        ("84.11\n84.12\nCTSH\n", "RL9107", 1),
    ],
)
def test_what_may_be_a_rule_of_its_own_is_told(text: str, code: str, line: int) -> None:
    (finding,) = read_document("a.txt", text.encode()).findings
    assert finding.label is not None
    assert (finding.code, finding.label.span.place[0]) == (code, line)


def test_a_chapter_or_a_heading_above_its_parts_needs_no_rule() -> None:
    assert read_document("a.txt", b"Chapter 84\n\n84.11\n\n8411.11\n\nCTH\n").findings == ()
