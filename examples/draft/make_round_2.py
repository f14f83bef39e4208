"""Makes `round_2.docx`: a made-up negotiating text, with tracked changes of two authors and brackets of parties.

python examples/draft/make_round_2.py round_2.docx
roolang draft round_2.docx -o round_2.roo --party "Ann Lee=US" --party "B. Roy=CA" --parties CA,MX,US
"""

from __future__ import annotations

import sys
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Piece = str | tuple[str, str, str]
"""Words, or a tracked change: `ins` or `del`, its author, its words."""
ROWS: tuple[tuple[str, str, tuple[Piece, ...]], ...] = (
    (
        "87.03",
        "Motor cars",
        (
            "A change to heading 87.03 from any other heading, provided there is a regional value content of not less"
            " than ",
            ("del", "Ann Lee", "62.5"),
            ("ins", "Ann Lee", "75"),
            " per cent under the net cost method",
        ),
    ),
    (
        "87.12",
        "Bicycles",
        (
            "A change to heading 87.12 from any other heading",
            ("ins", "B. Roy", ", except from heading 87.14"),
        ),
    ),
    (
        "84.08",
        "Diesel engines",
        (
            "A change to heading 84.08 from any other [US: chapter][CA/MX: heading], provided there is a regional value"
            " content of not less than [US: 60][CA: 50][MX: [X]] per cent under the net cost method"
            " [Drafters' note: figures to follow]",
        ),
    ),
)  # fmt: skip


def made() -> Any:
    """The document."""
    document = docx.Document()
    document.add_paragraph("Annex 4, second round: a made-up text")
    table = document.add_table(1 + len(ROWS), 3)
    for column, words in enumerate(("Heading", "Goods", "Rule of origin")):
        table.cell(0, column).text = words
    for number, (code, goods, pieces) in enumerate(ROWS, 1):
        table.cell(number, 0).text = code
        table.cell(number, 1).text = goods
        paragraph = table.cell(number, 2).paragraphs[0]
        for piece in pieces:
            if isinstance(piece, str):
                paragraph.add_run(piece)
            else:
                _change(paragraph, *piece)
    return document


def _change(paragraph: Any, kind: str, author: str, words: str) -> None:
    """A tracked change at the end of a paragraph."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), str(100 + len(paragraph._p)))
    change.set(qn("w:author"), author)
    change.set(qn("w:date"), "2026-03-02T10:00:00Z")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t" if kind == "ins" else "w:delText")
    text.set(qn("xml:space"), "preserve")
    text.text = words
    run.append(text)
    change.append(run)
    paragraph._p.append(change)


if __name__ == "__main__":
    made().save(sys.argv[1])
