"""Word documents: merged cells, sub-levels, footnotes, tracked changes of authors who stand for parties."""

from __future__ import annotations

import pytest

from roolang.draft.annex import Document
from roolang.draft.documents import Wanted, read_document
from tests.draft.documents import saved, tracked, word

docx = pytest.importorskip("docx")
AUTHORS = Wanted((("Ann Lee", "US"), ("B. Roy", "CA")))


def test_an_annex_of_four_columns_with_merged_cells() -> None:
    content = word(
        [
            [
                ("Heading", "Description", "Rule (3)", "Rule (4)"),
                ("ex Chapter 84", "Machinery; except for:", "CTH", "MaxNOM 40"),
                ("8407", "Engines:", "", ""),
                (None, "– for boats", "CC", ""),
                (None, "– other", ("CTH and CC", 2)),
            ]
        ],
        ["Annex II", "(1) See note 5."],
    )
    document = read_document("a.docx", content)
    assert [(r.heading, r.levels, [(c.operator, c.text) for c in r.clauses]) for r in document.rows] == [
        ("ex Chapter 84", ("Machinery; except for:",), [("", "CTH"), ("or", "MaxNOM 40")]),
        ("8407", ("Engines:", "for boats"), [("", "CC")]),
        ("8407", ("Engines:", "other"), [("", "CTH and CC")]),
    ]
    assert [span.text for span in document.remarks] == ["Annex II", "(1) See note 5."]
    assert str(document.rows[1].clauses[0].span) == "a.docx, table 1, row 4, column 3:1:1"


def test_paragraphs_are_rules_where_there_is_no_table() -> None:
    document = read_document("a.docx", word(paragraphs=["84.07 CTH", "84.08 CC"]))
    assert [(r.heading, r.clauses[0].text) for r in document.rows] == [("84.07", "CTH"), ("84.08", "CC")]


def _changed() -> bytes:
    document = docx.Document()
    table = document.add_table(2, 2)
    for column, words in enumerate(("Code", "Rule")):
        table.cell(0, column).text = words
    table.cell(1, 0).text = "87.03"
    paragraph = table.cell(1, 1).paragraphs[0]
    paragraph.add_run("RVC of not less than ")
    tracked(paragraph, "del", "B. Roy", "62.5")
    tracked(paragraph, "ins", "Ann  Lee", "85")
    paragraph.add_run(" per cent")
    return saved(document)


def test_tracked_changes_become_brackets_of_parties() -> None:
    (row,) = read_document("a.docx", _changed(), AUTHORS).rows
    assert row.clauses[0].text == "RVC of not less than [CA oppose: 62.5][US: 85] per cent"


def test_an_author_for_whom_nobody_said_a_party_is_an_error() -> None:
    document = read_document("a.docx", _changed(), Wanted((("B. Roy", "CA"),)))
    assert [(each.code, each.message) for each in document.findings] == [
        ("RL9120", "`Ann Lee` changed the text, and nobody said for which party (1 tracked changes)")
    ]


def test_a_change_inside_the_change_of_another_author() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("84.07 CTH")
    tracked(paragraph, "ins", "Ann Lee", " or CC")
    outer = paragraph._p[-1]
    inner = docx.Document().add_paragraph("")
    tracked(inner, "del", "B. Roy", " and CTSH")
    outer.append(inner._p[-1])
    (row,) = read_document("a.docx", saved(document), AUTHORS).rows
    assert row.clauses[0].text == "CTH[US:  or CC[CA oppose:  and CTSH]]"


def test_a_line_of_a_table_that_an_author_put_in() -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    table = document.add_table(3, 2)
    for i, words in enumerate(("Code", "Rule", "84.07", "CTH", "84.08", "CC")):
        table.cell(i // 2, i % 2).text = words
    mark = OxmlElement("w:ins")
    mark.set(qn("w:author"), "Ann Lee")
    table.rows[2]._tr.get_or_add_trPr().append(mark)
    rows: tuple[object, ...] = tuple(
        (row.heading, row.proposed) for row in read_document("a.docx", saved(document), AUTHORS).rows
    )
    assert rows == (("84.07", ()), ("84.08", ("US",)))


def test_raised_numbers_are_marks_of_notes_below_the_table() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for i, words in enumerate(("Code", "Rule", "84.07", "CTH")):
        table.cell(i // 2, i % 2).text = words
    run = table.cell(1, 1).paragraphs[0].add_run("(1)")
    run.font.superscript = True
    document.add_paragraph("(1) This rule shall apply until 31.12.2005.")
    read: Document = read_document("a.docx", saved(document))
    (clause,) = read.rows[0].clauses
    assert (clause.text, clause.footnotes) == ("CTH", ("(1) This rule shall apply until 31.12.2005.",))
