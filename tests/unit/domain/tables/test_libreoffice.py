"""Workbooks as LibreOffice and other programs write them, by hand: there is no such program where the tests run."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.tables import placed, reading

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId2" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Type="{OFFICE}/sharedStrings" '
    f'Target="sharedStrings.xml"/><Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><fileVersion appName="Calc"/>'
    '<sheets><sheet name="BOM" sheetId="1" state="visible" r:id="rId2"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="General"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="164"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="164" xfId="0"/><xf numFmtId="2" xfId="0"/></cellXfs></styleSheet>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="5" uniqueCount="5"><si><t xml:space="preserve">id</t></si>'
    "<si><t>HS code</t></si><si><t>value</t></si><si><r><t>P</t></r><r><rPr><b/></rPr><t>1</t></r></si>"
    '<si><t xml:space="preserve">8414.30 </t></si></sst>',
}
"""What a workbook consists of beside its sheet."""
SHARED = (
    '<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    '<row r="2" customFormat="false" ht="12.8" hidden="false" outlineLevel="0" collapsed="false">'
    '<c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" s="1" t="n"><f aca="false">2*60.25</f><v>120.5</v></c></row>'
)
INLINE = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>HS code</t></is></c>'
    '<c r="C1" t="inlineStr"><is><r><t>val</t></r><r><t>ue</t></r></is></c></row>'
    '<row r="2"><c r="A2" t="str"><f aca="false">"P"&amp;1</f><v>P1</v></c><c r="B2" t="inlineStr"><is><t>8414.30</t></is></c>'
    '<c r="C2"><v>120.5</v></c></row>'
)
BARE = INLINE.replace(' r="', ' n="')
"""Without the places of rows and cells, which may be left out."""
STYLED = '<row r="{}" customFormat="true" ht="12.8"><c r="A{}" s="1"/><c r="C{}" s="1"/></row>'
TAILS = {
    "nothing": "",
    "the last row of all": '<row r="1048576" customFormat="false" ht="12.8" hidden="false"/>',
    "a last row with a style": STYLED.format(*[1048576] * 3),
    "thousands of styled rows": "".join(STYLED.format(i, i, i) for i in range(3, 4000)),
    "hidden rows to the end": "".join(f'<row r="{i}" hidden="true"/>' for i in range(1048500, 1048577)),
}


def book(sheet: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            packed.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
    return out.getvalue()


def sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("rows", [SHARED, INLINE], ids=["shared strings", "inline strings"])
def test_rows_to_the_end_of_the_sheet(rows: str, tail: str) -> None:
    told(book(sheet(rows + TAILS[tail])))


@pytest.mark.parametrize(
    "text",
    [
        sheet(SHARED, '<sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><dimension ref="A1:C2"/>'),
        sheet(SHARED, '<dimension ref="A1:XFD1048576"/>'),
        sheet(SHARED, '<dimension ref="A1"/>'),
        sheet(BARE),
        sheet(
            SHARED, '<cols><col min="1" max="1024" width="11.52" customWidth="false" style="0" hidden="false"/></cols>'
        ),
        sheet(INLINE).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
    ],
    ids=["dimension", "dimension of all", "wrong dimension", "no places", "columns", "a prefix"],
)
def test_what_need_not_be_there_or_need_not_be_so(text: str) -> None:
    told(book(text))


def told(content: bytes) -> None:
    """One material, as it is in every one of these workbooks."""
    found = reading(content, "bom.xlsx", good={"code": "8418.10"})
    assert placed(found.findings) == []
    (item,) = found.declarations[0].good.holdings["materials"].items
    assert (item.name, item.code, str(item.amounts["value"].low)) == ("P1", "841430", "241/2")
