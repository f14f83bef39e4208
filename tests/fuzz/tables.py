"""Tables: CSV and workbooks with their parts spoiled; what is read of them is judged."""

from __future__ import annotations

import os
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl

from roolang.workspace.declarations import TableOptions, read_declarations
from tests.fuzz.case import Fault, Made
from tests.fuzz.declared import CODES, WORDS, told
from tests.fuzz.mutating import ROOT, odd, spoiled_bytes, spoiled_tokens

HEADINGS = (
    *("Received", "Withdrawn", "Method", "Movement", "Material", "Units", "Period", "Cost item", "Price unit", "Used as"),"id", "HS code", "description", "value", "Value (USD)", "weight kg", "origin", "country", "level", "parent", "qty",
            "originating", "currency", "code", "", "Part no", "Unit price", "total", "declaration", "1")  # fmt: skip
CELLS = (
    *CODES,
    *WORDS,
    "=1/0",
    "#REF!",
    "=A1",
    5,
    -5,
    5.5,
    1e300,
    10**30,
    None,
    True,
    "Total",
    "1.1",
    "1.1.1",
    "MX",
    "x" * 25_000,
)
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "cp437",
    "utf-32",
    "utf-7",
    "shift_jis",
)
OPTIONS = (TableOptions(), TableOptions(numbers="1.234,56"), TableOptions(codes="0000.00", columns=("id=id", "value=value")),
           TableOptions(sheets=("Sheet1=materials",)), TableOptions(columns=("a=b", "=", "x")), TableOptions(numbers="?"))  # fmt: skip

SHEETS = (
    "Sheet1",
    "Sheet2",
    "Goods",
    "BOM",
    "Packaging",
    "Purchases",
    "Set members",
    "Stock",
    "Averaging",
    "Costs",
    "Verdicts",
)


class Tables:
    """Mutated bills of materials."""

    def make(self, random: Random) -> Made:
        """A table."""
        if random.random() < 0.4:
            return Made(random.choice(("fuzz.csv", "fuzz.csv", "fuzz.tsv")), self._csv(random))
        content = _book(random.randrange(40))
        match random.randrange(6):
            case 0:
                content = spoiled_bytes(content, random)
            case 1 | 2 | 3:
                content = _spoiled_part(content, random)
            case 4:
                content = _bomb(content, random)
        return Made(random.choice(("fuzz.xlsx", "fuzz.xlsx", "fuzz.xlsm", "fuzz.csv", "fuzz.xls")), content)

    def _csv(self, random: Random) -> bytes:
        mark = random.choice(",;\t|")
        text = (ROOT / "examples" / "vehicle-bom.csv").read_text(encoding="utf-8")
        if random.random() < 0.7:
            heads = random.sample(HEADINGS, random.randint(1, 8))
            rows = [[str(random.choice(CELLS)) for _ in heads] for _ in range(random.randint(0, 12))]
            text = "\n".join(mark.join(row) for row in ([["sep=;"]] if random.random() < 0.1 else []) + [heads, *rows])
        if random.random() < 0.3:
            text = spoiled_tokens(text, random)
        content = text.encode(random.choice(ENCODINGS) if random.random() < 0.3 else "utf-8", "replace")
        return spoiled_bytes(content, random) if random.random() < 0.3 else content

    def run(self, made: Made) -> None:
        """Reads it in one of the ways that the command line has, and judges what was read."""
        options = OPTIONS[len(made.content) % len(OPTIONS)]
        with TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
            path = Path(folder) / made.name
            path.write_bytes(made.content)
            done = read_declarations((str(path),), options)
        if not done.declarations and not done.findings:
            raise Fault("nothing was read, and nothing is said of it")
        told(tuple(done.declarations[:2]), made)


@cache
def _book(number: int) -> bytes:
    """A workbook with whatever people put into one."""
    random = Random(number)
    book = openpyxl.Workbook()
    names = random.sample(SHEETS, random.randrange(4))
    for page in (book.active, *(book.create_sheet(name) for name in names)):
        heads = random.sample(HEADINGS, random.randint(2, 9))
        for _ in range(random.randrange(3)):
            page.append(["a title", None, "2018-02-28"])
        page.append(heads)
        for _ in range(random.randint(0, 15)):
            page.append([_storable(random.choice(CELLS)) for _ in heads])
        if random.random() < 0.2 and page is not book.active:
            page.sheet_state = random.choice(("hidden", "veryHidden"))
        if random.random() < 0.2:
            page.cell(row=random.choice((5, 1000, 300_000)), column=random.choice((3, 600, 16_000)), value="far")
        if random.random() < 0.4:
            page.merge_cells(random.choice(("A1:C1", "A2:A6", "B1:B1", "A1:Z99")))
        page.row_dimensions[3].hidden = random.random() < 0.2
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _storable(value: object) -> object:
    """A value that a cell may hold."""
    return value.replace("\x00", "").replace("\ud83d", "") if isinstance(value, str) else value


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


SPICE = ("<c r='ZZZ999999999'/>", "<row r='-1'/>", "<v>NaN</v>", "<v>1e999</v>", "<v></v>", "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", "<f>",
         '<dimension ref="A1:XFD1048576"/>', '<mergeCell ref="A1:XFD1048576"/>', 't="e"', 't="d"', 't="s"', "<v>99999</v>", 's="999"')  # fmt: skip


def _spoiled_part(content: bytes, random: Random) -> bytes:
    """One part of the file spoiled, left out, or exchanged with another."""
    parts = _parts(content)
    name = random.choice(list(parts))
    match random.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[random.choice(list(parts))]
        case 2:
            parts[name] = spoiled_bytes(parts[name], random)
        case 3:
            name = random.choice([each for each in parts if "sheet" in each])
            text = parts[name].decode()
            at = random.choice([i for i, char in enumerate(text) if char in "<> "])
            parts[name] = (text[:at] + random.choice(SPICE) + text[at:]).encode()
        case _:
            text = spoiled_tokens(parts[name].decode("utf-8", "replace"), random)
            parts[name] = text.encode("utf-8", "replace")
    return _packed(parts)


def _bomb(content: bytes, random: Random) -> bytes:
    """Parts that unpack to far more than they are, or far too many of them."""
    parts = _parts(content)
    sheet = "xl/worksheets/sheet1.xml"
    match random.randrange(5):
        case 0:
            parts["xl/" + odd(random).encode("utf-8", "replace").decode()] = bytes(120_000_000)
        case 1:
            row = b"<row>" + b"<c><v>1</v></c>" * 40 + b"</row>"
            head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            parts[sheet] = head + row * random.choice((10, 5000, 60_000)) + b"</sheetData></worksheet>"
        case 2:
            parts |= {f"xl/{i}.xml": b"<a/>" for i in range(3000)}
        case 3:
            parts[sheet] = b"<a>" * random.choice((100, 100_000))
        case _:
            cell = b"<si><t>" + b"x" * 32_767 + b"</t></si>"
            head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            parts["xl/sharedStrings.xml"] = head + cell * random.choice((3, 2000)) + b"</sst>"
    return _packed(parts)
