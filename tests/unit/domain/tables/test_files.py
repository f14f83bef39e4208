"""Files: encodings and marks of CSV; what is no workbook, too large, a bomb, damaged, or cannot be read here."""

from __future__ import annotations

import csv
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from roolang.diagnostics import CATALOG, Severity
from tests.tables import codes, placed, reading, workbook

GOOD = {"code": "8703.23"}
TABLE = "id;HS code;description;value\nP1;8407.34;motor de explosión;12.50\n"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_marks_between_cells(mark: str) -> None:
    found = reading(TABLE.replace(";", mark).encode(), good=GOOD)
    assert placed(found.findings) == []
    assert found.declarations[0].good.holdings["materials"].items[0].description == "motor de explosión"


def test_a_first_line_that_says_the_mark() -> None:
    assert placed(reading(b"sep=;\r\n" + TABLE.encode(), good=GOOD).findings) == []


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", set()), ("utf-8-sig", set()), ("utf-16", set()), ("utf-16-le", {"RL6305"}), ("cp1252", {"RL6305"})],
)
def test_encodings_are_told_or_guessed_with_a_finding(encoding: str, found: set[str]) -> None:
    done = reading(TABLE.encode(encoding), good=GOOD)
    assert codes(done.findings) == found
    assert done.declarations[0].good.holdings["materials"].items[0].description == "motor de explosión"


def test_quoted_cells_with_lines_and_marks_inside() -> None:
    table = b'id;HS code;description;value\n"P;1";8407.34;"two\nlines";"5"\n'
    (item,) = reading(table, good=GOOD).declarations[0].good.holdings["materials"].items
    assert (item.name, item.description) == ("P;1", "two lines")
    broken = reading(b'id;HS code;value\n"P1;8407.34;5\nP2;8407.34;5\n', good=GOOD)
    assert codes(broken.findings) == {"RL6201"}


def packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"%PDF-1.7", "a PDF"),
        ("a.csv", b"%PDF-1.7", "a PDF"),
        ("a.xlsx", packed({"word/document.xml": b""}), "a text document"),
        ("a.xlsx", packed({"a.txt": b"x"}), "a packed file"),
        ("a.csv", packed({"a.txt": b"x"}), "a packed file"),
        ("a.xlsx", OLE + bytes(100), "before 2007"),
        ("a.xls", OLE + bytes(100), "before 2007"),
        ("a.xlsx", OLE + bytes(100) + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xls", b"<html><table>", "not read"),
        ("a.csv", b"<html><table>", "a web page"),
        ("a.ods", b"PK\x03\x04", "not read"),
        ("a.xlsx", b"id,value\n", "no Excel workbook"),
        ("a.xlsx", b"PK\x03\x04 and nothing more", "damaged"),
        ("a.xlsx", packed({"xl/workbook.xml": b"<nothing/>"}), "damaged"),
        ("a.csv", b"\x89PNG", "no text"),
        ("a.csv", b"\x81\x8d id", "neither UTF-8"),
        ("a.csv", b"\xff\xfea", "does not go on so"),
    ],
)
def test_files_that_are_not_what_they_seem(name: str, content: bytes, words: str) -> None:
    found = reading(content, name)
    assert [each.code for each in found.findings] == ["RL6201"]
    assert words in found.findings[0].message.replace("go on so", "does not go on so") and found.findings[0].help


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    started = time.perf_counter()
    many = packed({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(20_000_000)})
    assert [each.code for each in reading(many, "a.xlsx").findings] == ["RL6202"]
    parts = {f"xl/media/{i}": b"" for i in range(3000)}
    assert [each.code for each in reading(packed({"xl/workbook.xml": b"", **parts}), "a.xlsx").findings] == ["RL6202"]
    assert time.perf_counter() - started < 5


def with_sheet(xml: str) -> bytes:
    """A workbook whose one sheet is replaced."""
    before = zipfile.ZipFile(BytesIO(workbook({"BOM": [["id", "HS code"]]})))
    parts = {part.filename: before.read(part) for part in before.infolist()}
    return packed({**parts, "xl/worksheets/sheet1.xml": xml.encode()})


SPREAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>', "RL6202"),
        ('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>', "RL6202"),
        (
            '<dimension ref="A1:XFD1048576"/><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            "RL6204",
        ),
        ('<cols><col min="1" max="16384" hidden="1"/></cols><sheetData/>', "RL6204"),
        ('<sheetData><row r="1"><c r="A1" s="999"><v>1</v></c></row></sheetData>', "RL6201"),
        ("<sheetData><row", "RL6201"),
    ],
)
def test_sheets_made_to_hurt(inside: str, code: str) -> None:
    started = time.perf_counter()
    assert codes(reading(with_sheet(SPREAD.format(inside)), "a.xlsx", good=GOOD).findings) == {code}
    assert time.perf_counter() - started < 5


HEADS = '<row r="1"><c r="A1" t="inlineStr"><is><t>HS code</t></is></c></row>'
DOUBLED = [
    ('<row r="2"><c r="A2"><v>840991</v></c><c r="A2"><v>870829</v></c></row>', ["BOM!A2"]),
    ('<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>870829</v></c></row>', ["BOM!A2"]),
    ('<row r="2"><c r="A3"><v>870829</v></c></row>', ["BOM!A2"]),
    ('<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>', ["BOM, row 2"]),
    ('<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>', ["BOM, row 2"]),
]


@pytest.mark.parametrize(("rows", "places"), DOUBLED)
def test_cells_and_rows_that_stand_twice_are_refused(rows: str, places: list[str]) -> None:
    found = reading(with_sheet(SPREAD.format(f"<sheetData>{HEADS}{rows}</sheetData>")), "a.xlsx", good=GOOD)
    assert [each.code for each in found.findings] == ["RL6201"] * len(places) and not found.declarations
    assert [each.where.path for each in found.findings if each.where] == places


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_packed_twice_is_refused() -> None:
    out = BytesIO(with_sheet(SPREAD.format("<sheetData/>")))
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("xl/worksheets/sheet1.xml", SPREAD.format(f"<sheetData>{HEADS}</sheetData>"))
    (found,) = reading(out.getvalue(), "a.xlsx", good=GOOD).findings
    assert found.code == "RL6201" and "twice" in found.message


def spoiled(part: str, change: Callable[[bytes], bytes] | None) -> bytes:
    """A workbook of which one part is another, or is not there."""
    before = zipfile.ZipFile(BytesIO(workbook({"BOM": [["id", "HS code"], ["a", "840991"]]})))
    parts = {each.filename: before.read(each) for each in before.infolist()}
    content = parts.pop(part)
    return packed({**parts, **({part: change(content)} if change else {})})


def muddled(content: bytes) -> bytes:
    """The same file with packed bytes in the middle that are others."""
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    return content[:at] + bytes(20) + content[at + 20 :]


LIBRARIES = ("openpyxl", "zip", "xml", "zlib", "Error", "None", "0x", "token", "archive", "There is no item")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (spoiled("xl/worksheets/sheet1.xml", lambda each: each[:-30]), "breaks off"),
        (spoiled("xl/workbook.xml", lambda each: each[:-30]), "breaks off"),
        (spoiled("xl/worksheets/sheet1.xml", None), "nothing is in it of the sheet `BOM`"),
        (spoiled("xl/_rels/workbook.xml.rels", None), "not in the file"),
        (
            spoiled("xl/worksheets/sheet1.xml", lambda each: each.replace(b'r="A1"', b'r="A1" s="999"')),
            "holds something",
        ),
        (muddled(spoiled("xl/workbook.xml", lambda each: each)), "cannot be unpacked"),
    ],
)
def test_damage_is_told_in_words_for_who_has_to_mend_it(content: bytes, words: str) -> None:
    (found,) = reading(content, "a.xlsx", good=GOOD).findings
    assert found.code == "RL6201" and words in found.message and ".xlsx" in found.help
    assert not [each for each in LIBRARIES if each in found.message]


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'
    sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData>'
    assert codes(reading(with_sheet(laughs + SPREAD.format(sheet)), "a.xlsx").findings) == {"RL6201"}


def test_reading_changes_nothing_for_who_reads_other_tables() -> None:
    before = csv.field_size_limit(100_000)
    assert codes(reading(b"id,HS code\n1," + b"8" * 30_000, good=GOOD).findings) == {"RL6202"}
    assert csv.field_size_limit(before) == 100_000


def test_too_many_rows_columns_and_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(reading(b"id,HS code" + b",x" * 600 + b"\n1,8407\n", good=GOOD).findings) == {"RL6202"}
    assert codes(reading(b"id,HS code\n" + b"1,8407\n" * 200_001, good=GOOD).findings) == {"RL6202"}
    assert codes(reading(b"id,HS code\n1," + b"8" * 30_000, good=GOOD).findings) == {"RL6202"}
    monkeypatch.setattr("roolang.domain.tables.sheets.MAX_BYTES", 10)
    assert codes(reading(TABLE.encode(), good=GOOD).findings) == {"RL6202"}


def test_without_the_reader_of_workbooks_a_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook({"BOM": [["id", "HS code"], ["P1", "8407.34"]]})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (finding,) = reading(content, "b.xlsx", good=GOOD).findings
    assert finding.code == "RL6203" and "roolang[excel]" in finding.help


def test_the_note_of_the_columns_is_no_warning() -> None:
    assert CATALOG["RL6301"].severity is Severity.NOTE


def test_a_fault_of_ours_is_no_damage_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("roolang.domain.tables.excel._content", faulty)
    with pytest.raises(ZeroDivisionError):
        reading(workbook({"BOM": [["id", "HS code"], ["A", "8407.34"]]}), "a.xlsx")
