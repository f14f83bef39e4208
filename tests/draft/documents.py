"""Documents made for tests: Word files with merged cells and tracked changes, by python-docx."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

Cell = str | tuple[str, int] | None
"""A cell: words, words over so many columns, or None where the cell above goes on."""


def word(tables: Sequence[Sequence[Sequence[Cell]]] = (), paragraphs: Sequence[str] = ()) -> bytes:
    """A Word document with some paragraphs and then some tables."""
    import docx

    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for rows in tables:
        _table(document, rows)
    return saved(document)


def saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _table(document: Any, rows: Sequence[Sequence[Cell]]) -> None:
    width = max(sum(c[1] if isinstance(c, tuple) else 1 for c in row) for row in rows)
    table = document.add_table(len(rows), width)
    for number, row in enumerate(rows):
        at = 0
        for cell in row:
            span = cell[1] if isinstance(cell, tuple) else 1
            there = table.cell(number, at)
            if cell is None:
                table.cell(number - 1, at).merge(there)
            else:
                if span > 1:
                    there = there.merge(table.cell(number, at + span - 1))
                there.text = cell[0] if isinstance(cell, tuple) else cell
            at += span


def tracked(paragraph: Any, kind: str, author: str, text: str) -> None:
    """Words that an author put in (`ins`) or struck (`del`), at the end of a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), "1")
    change.set(qn("w:author"), author)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t" if kind == "ins" else "w:delText")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    change.append(run)
    paragraph._p.append(change)
