"""Which sheets hold the goods and which the materials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roolang.diagnostics.place import quoted
from roolang.domain.loading.report import Report
from roolang.domain.tables.columns import header_of
from roolang.domain.tables.fields import UNREAD
from roolang.domain.tables.grid import Row, Sheet
from roolang.domain.tables.headings import guess, only_of_goods, plain, role_of
from roolang.domain.tables.indent import set_in
from roolang.domain.tables.listing import VERDICTS
from roolang.domain.tables.mapping import Mapping
from roolang.domain.tables.roles import INVENTORY, MAIN, ROLES

_KNOWN = "a sheet needs a row of headings such as `id`, `HS code`, `description`, `value`, `origin`"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sheet, the row of its headings, and what its rows are."""

    sheet: Sheet
    header: Row
    role: str


def chosen(sheets: Sequence[Sheet], mapping: Mapping, report: Report, *, good_known: bool) -> dict[str, Chosen]:
    """The sheet of goods and the sheet of materials, as far as there are such; what is doubtful is an error."""
    extra = frozenset(plain(heading) for heading in mapping.columns)
    found: list[tuple[Sheet, Row, str]] = []
    without: list[Sheet] = []
    for sheet in sheets:
        role = _told(sheet, mapping)
        if role == UNREAD:
            continue
        if not role and sheet.rows and tuple(cell.words for cell in sheet.rows[0].cells)[: len(VERDICTS)] == VERDICTS:
            report.add("RL6302", sheet.place(), "this sheet is left out: it holds verdicts")
            continue
        given = mapping.of(role) if role else mapping.materials
        header = header_of(sheet, given if role else type(given)(), extra, role or role_of(sheet.name))
        if header is None:
            without.append(sheet)
            continue
        found.append((sheet, header, role or role_of(sheet.name) or _by_rows(sheet, header)))
    for sheet in without:
        if not found or _told(sheet, mapping):
            report.add("RL6204", sheet.place(), "there is no row of headings that is understood", _KNOWN)
        elif any(not cell.blank for row in sheet.rows for cell in row.cells):
            report.add("RL6302", sheet.place(), "this sheet is left out: it has no headings that are understood")
    _absent(sheets, mapping, report)
    return _one_each(_settled(found, good_known, report), report)


def _told(sheet: Sheet, mapping: Mapping) -> str:
    """What is said of a sheet: by where it was given, by name, or as the only one of a mapping for CSV."""
    by_name = {plain(mapping.of(role).sheet): role for role in ROLES if mapping.of(role).sheet}
    by_option = {plain(name): role for name, role in mapping.sheets.items()}
    told = by_option.get(plain(sheet.name), sheet.role or by_name.get(plain(sheet.name), ""))
    if told:
        return told
    if sheet.named:
        return UNREAD if by_name else ""
    only = [role for role in ROLES if mapping.of(role).columns]
    return only[0] if len(only) == 1 else ""


def _absent(sheets: Sequence[Sheet], mapping: Mapping, report: Report) -> None:
    """Sheets that are named and not there."""
    names = {plain(sheet.name) for sheet in sheets}
    said = [*mapping.sheets, *(mapping.of(role).sheet for role in ROLES if any(sheet.named for sheet in sheets))]
    for name in said:
        if name and plain(name) not in names:
            there = ", ".join(quoted(sheet.name) for sheet in sheets) or "none"
            message = f"there is no sheet {quoted(name)} to be seen; there is {there}"
            report.add("RL6214", mapping.said("--sheet"), message, "mend the name, or show the sheet")


def _by_rows(sheet: Sheet, header: Row) -> str:
    """What the rows are by their columns; what looks like goods and is set in under another is part of it."""
    role = _by_headings(header)
    return "materials" if role == "goods" and set_in(sheet, header) else role


def _by_headings(header: Row) -> str:
    """What the rows are by their columns: records, materials that are part of something, what only goods have."""
    texts = [cell.content for cell in header.cells if isinstance(cell.content, str)]
    records = {each.field for text in texts if (each := guess(text, goods=False, role=INVENTORY))}
    if records >= {"received", "withdrawn"}:
        return INVENTORY
    found = {each.field for text in texts if (each := guess(text, goods=False)) and each.sure}
    of_goods = any((each := guess(text, goods=True)) and each.sure and only_of_goods(each.field) for text in texts)
    if found.intersection(("level", "parent")) or ("good" in found and ("id" in found or not of_goods)):
        return "materials"
    if of_goods:
        return "goods"
    return ""


def _settled(found: list[tuple[Sheet, Row, str]], good_known: bool, report: Report) -> list[Chosen]:
    """Each sheet with its role; one that nothing is said of is what is still wanted, if that is clear."""
    roles = {role for _, _, role in found if role}
    open_ones = [sheet for sheet, _, role in found if not role]
    wanted = "materials" if good_known or "goods" in roles else "goods" if "materials" in roles else ""
    settled: list[Chosen] = []
    for sheet, header, role in found:
        if role or (wanted and wanted not in roles and len(open_ones) == 1):
            settled.append(Chosen(sheet, header, role or wanted))
            continue
        if roles >= set(MAIN):
            report.add("RL6302", sheet.place(), "this sheet is left out: the goods and the materials stand elsewhere")
            continue
        message = "nothing says whether a row of this table is a good or a material"
        help_ = (
            f'say it: --sheet "{sheet.name}=goods" or --sheet "{sheet.name}=materials"; '
            "of the materials of one good, say which: --good code=8703.23 --good produced_in=MX"
        )
        report.add("RL6213", sheet.place(header.number), message, help_)
    return settled


def _one_each(settled: list[Chosen], report: Report) -> dict[str, Chosen]:
    found: dict[str, Chosen] = {}
    for each in settled:
        first = found.setdefault(each.role, each)
        if first is not each:
            message = f"{quoted(first.sheet.name)} and {quoted(each.sheet.name)} may both hold the {each.role}"
            help_ = f'leave one out: --sheet "{each.sheet.name}=-"'
            report.add("RL6205", each.sheet.place(), message, help_)
    return found
