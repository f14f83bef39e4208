"""What is no document of rules is said in a sentence; nothing is raised."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from roolang.draft.documents import read_document
from tests.cli.run import roolang
from tests.draft.documents import word

PACKED = b"PK\x03\x04"


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def found(name: str, content: bytes) -> list[tuple[str, str]]:
    document = read_document(name, content)
    return [(each.code, each.message) for each in document.findings]


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.txt", b"", "RL9103", "the file is empty"),
        ("a.docx", b" \n", "RL9103", "the file is empty"),
        ("a.docx", b"%PDF-1.7 ...", "RL9101", "this is a PDF, which is not read"),
        ("a.pdf", b"%PDF-1.7 ...", "RL9101", "this is a PDF, which is not read"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "RL9101", "this is a Word document of before 2007, or with a password"),
        ("a.docx", b"84.07 CTH", "RL9101", "this is no Word document"),
        ("a.docx", PACKED + b"broken", "RL9101", "the file is damaged"),
        ("a.docx", packed(xl__workbook_xml=b"<x/>"), "RL9101", "this is a packed file and no Word document"),
        ("a.docx", packed(word__document_xml=b"<x/>"), "RL9101", "the document is damaged"),
        ("a.docx", packed(word__document_xml=b"0" * 60_000_000), "RL9104", "packed more than 200 times"),
        ("a.txt", PACKED + b"x", "RL9101", "this is a packed file and no text"),
        ("a.txt", "84.07 CTH §".encode("latin-1"), "RL9101", "the file is not UTF-8"),
        ("a.odt", b"84.07 CTH", "RL9101", "files that end in `.odt` are not read"),
        ("annex", b"84.07 CTH", "RL9101", "the name of the file"),
        ("a.jsonl", b"[1]\n", "RL9105", "this line is no object of JSON"),
        ("a.jsonl", b"{]\n", "RL9105", "this line is no JSON"),
        ("a.jsonl", b'{"heading": 8407, "rules": [{"text": "CTH"}]}\n', "RL9105", "`heading` is no text"),
        ("a.jsonl", b'{"heading": "8407", "rules": []}\n', "RL9105", "`rules` is no list of rules"),
        ("a.jsonl", b'{"heading": "8407", "rules": [{"text": 5}]}\n', "RL9105", "`rules[0]` has no `text`"),
        ("a.jsonl", b'{"heading": "8407", "rules": [{"text": "CTH", "operator": "xor"}]}\n', "RL9105", "neither `or`"),
        ("a.jsonl", b"[" * 100_000 + b"\n", "RL9105", "this line is nested too deeply"),
    ],
)
def test_what_cannot_be_read(name: str, content: bytes, code: str, words: str) -> None:
    (first, *_) = found(name, content)
    assert first[0] == code and words in first[1]


def test_a_line_that_is_no_row_leaves_the_others() -> None:
    document = read_document("a.jsonl", b'nonsense\n\n{"heading": "8407", "rules": [{"text": "CTH"}]}\n')
    assert [row.heading for row in document.rows] == ["8407"]
    assert [str(each.where) for each in document.findings] == ["a.jsonl:1"]


def test_a_scan_and_a_table_without_codes() -> None:
    pytest.importorskip("docx")
    assert found("a.docx", word())[0] == ("RL9103", "the document holds no text")
    codes = [code for code, _ in found("a.docx", word([[("Term", "Meaning"), ("EXW", "ex-works price")]]))]
    assert codes == ["RL9108", "RL9103"]


def test_a_document_with_a_password() -> None:
    content = bytearray(packed(word__document_xml=b"<x/>"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    assert found("a.docx", bytes(content)) == [("RL9101", "the file is encrypted with a password")]


@pytest.mark.parametrize(
    "text",
    [
        " " * 60_000 + "\n" * 60_000 + "heading" + " " * 60_000 + "x from",
        "A change to heading 87.03 from any other heading; " + "1" * 60_000 + " percent",
        "87.03: at least " + "1" * 60_000,
        "87.03: CTH" + " " * 60_000 + "or RVC 40",
        "A change to heading 8703" + "-" * 60_000,
    ],
    ids=("blanks", "per cent", "digits", "a gap", "dashes"),
)
def test_a_run_of_one_sign_neither_hangs_nor_breaks(text: str, tmp_path: Path) -> None:
    """What is divided in all ways takes hours for so long a run: the test ends or it does not."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    ran = roolang("draft", str(path), "-o", str(tmp_path / "a.roo"))
    assert ran.status in (0, 1) and "RL9001" not in ran.err
