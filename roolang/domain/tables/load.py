"""Tables to declarations: sheets, columns, lines, trees, and then the same loading as for JSON."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from roolang.diagnostics import Finding, Severity, has_errors
from roolang.diagnostics.place import Place, quoted
from roolang.domain.declaration import Declaration
from roolang.domain.fields import IN_ROW
from roolang.domain.loading.document import read_document
from roolang.domain.loading.refer import Referred
from roolang.domain.loading.report import Report
from roolang.domain.tables.assemble import Origins, lists_in
from roolang.domain.tables.choose import chosen
from roolang.domain.tables.columns import tell_unheard
from roolang.domain.tables.completing import complete, merged, tell_contradicted
from roolang.domain.tables.grouping import by_good
from roolang.domain.tables.items import Fields, item_of
from roolang.domain.tables.joined import Pool, attach, grown_from
from roolang.domain.tables.line import Line
from roolang.domain.tables.mapping import Mapping, SheetMapping, stem
from roolang.domain.tables.money import settle_currency, settle_edition
from roolang.domain.tables.roles import AVERAGING, MAIN, ROLES
from roolang.domain.tables.sheets import sheets_of
from roolang.domain.tables.table import Table, mapping_of, table_of
from roolang.domain.tables.tree import Outer


class TableFile(NamedTuple):
    """A file of a table: its name and its bytes."""

    name: str
    content: bytes


Files: TypeAlias = "dict[str, TableFile]"
"""Further tables by what their rows are."""


class Reading(NamedTuple):
    """What tables came to: declarations, findings, and the mapping by which they were read."""

    declarations: tuple[Declaration, ...]
    findings: tuple[Finding, ...]
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class _Good:
    """One good: the fields of a declaration that are told of it, and where they stand."""

    id: str
    top: Fields
    good: Fields
    origins: Origins


def read_tables(file: TableFile, mapping: Mapping, beside: Files | None = None) -> Reading:
    """The declarations in a table, with further tables by what their rows are: materials, packaging, a stock, ..."""
    report, beside = Report(), beside or {}
    sheets = sheets_of(file.name, file.content, "", mapping, report)
    if "materials" in beside:
        sheets = [replace(sheets[0], role="goods")] if len(sheets) == 1 else sheets
    elif beside and len(sheets) == 1 and mapping.good:
        sheets = [replace(sheets[0], role=sheets[0].role or "materials")]
    for role, other in beside.items():
        sheets += sheets_of(other.name, other.content, role, mapping, report)
    roles = chosen(sheets, mapping, report, good_known=bool(mapping.good)) if sheets else {}
    tables = {role: table_of(roles[role], mapping, report) for role in ROLES if role in roles}
    tell_unheard([(table.sheet, table.headings) for table in tables.values()], mapping, report)
    goods = _goods(tables.get("goods"), mapping)
    pool = Pool(tables.get("materials"), {each.id for each in goods})
    if AVERAGING in tables:
        pool.ids = [line.id for line in tables[AVERAGING].lines() if line.id and line.id not in pool.known]
    documents = _documents(tables, goods, mapping, report, pool)
    for role, table in tables.items():
        if role not in MAIN:
            attach(table, documents, pool, report)
    for document, _ in documents:
        settle_edition(document, list(tables.values()), report)
        settle_currency(document, list(tables.values()), report)
    for table in tables.values():
        table.reader.tell()
    declarations, findings = _loaded(file.name, documents, report)
    return Reading(declarations, findings, mapping_of(tables, mapping))


def materials_of(file: TableFile, mapping: Mapping, base: Place, ids: frozenset[str]) -> Referred:
    """The list of materials in a table that a declaration refers to at `base`; `ids` are those of its good."""
    report, origins = Report(), Origins()
    only = replace(mapping, goods=SheetMapping())
    sheets = sheets_of(file.name, file.content, "", only, report)
    roles = chosen(sheets, only, report, good_known=True) if sheets else {}
    if "materials" not in roles:
        if not report.failed:
            report.add("RL6213", Place(file.name), "this table holds no materials", "refer to a bill of materials")
        return Referred([], {}, {}, tuple(report.findings))
    table = table_of(roles["materials"], only, report)
    tell_unheard([(table.sheet, table.headings)], only, report)
    tops = grown_from(table, table.lines(), Outer(True, ids))[1]
    lists = lists_in(tops, table.reader, Place(base.file, base.path.rpartition(".")[0]), origins)
    origins.cells[base.path] = table.sheet.place()
    table.reader.tell()
    items = lists.pop("materials", [])
    assert isinstance(items, list)
    for other in lists:
        message = f"a row of this table is among the {other}, and the declaration takes materials from it alone"
        report.add(
            "RL6213", table.sheet.place(), message, "take the column `list` out, and list the rest in the declaration"
        )
    return Referred(items, origins.cells, origins.names, tuple(report.findings))


# ---- goods


def _goods(table: Table | None, mapping: Mapping) -> list[_Good]:
    """The goods that are told of apart from their materials: by a table, else by the mapping."""
    if table is None:
        return [_Good("", {}, {}, Origins())] if mapping.good else []
    found = []
    first: dict[str, Line] = {}
    for line in table.lines():
        if line.id and first.setdefault(line.id, line) is not line:
            place = table.sheet.place(line.row.number, table.headings.read["id"].index)
            message = f"{quoted(line.id)} is already the good of row {first[line.id].row.number}"
            table.report.add("RL6006", place, message, "give every good an id of its own, or put the two rows together")
        item, cells = item_of(line.values, line.row, table.reader, good=True)
        found.append(_good_of(item, cells, line, table, Origins()))
    return found


def _good_of(item: Fields, cells: dict[str, Place], line: Line, table: Table, origins: Origins) -> _Good:
    """A good out of a row, with what belongs to the declaration rather than to it."""
    top: Fields = {name: line.values[name] for name in IN_ROW if name in line.values}
    item = {name: raw for name, raw in item.items() if name not in IN_ROW}
    origins.take(Place("", "good"), cells, line.row, table.reader, "the good")
    dates = {name: line.values[name] for name in line.values if name.startswith("dates.")}
    for name in (*top, *dates):
        column = table.headings.read[name]
        origins.cells[name] = table.sheet.place(line.row.number, column.index)
    if dates:
        top["dates"] = {name.partition(".")[2]: raw for name, raw in dates.items()}
    return _Good(line.id, top, item, origins)


# ---- documents


def _documents(
    tables: dict[str, Table], goods: list[_Good], mapping: Mapping, report: Report, pool: Pool
) -> list[tuple[Fields, Origins]]:
    """What a JSON file would hold for each good; the materials of goods in a pool are left to that."""
    table = tables.get("materials")
    if table is None:
        return [_document(each, None, tables, mapping, report) for each in goods]
    lines = table.lines()
    ids = [each.id for each in goods]
    told = [*ids, *pool.ids] if "good" in table.headings.read else ids
    groups = by_good(table, lines, told, report, told="goods" in tables)
    pool.lines = {name: groups.get(i, []) for i, name in enumerate(pool.ids, len(ids))}
    whole = [_document(each, groups.get(i, []), tables, mapping, report) for i, each in enumerate(goods)]
    if not goods:
        for name, group in groups.items():
            root, tops = grown_from(table, group, Outer())
            good = _root(root, table) if root else _Good(str(name) if isinstance(name, str) else "", {}, {}, Origins())
            whole.append(_document(good, tops, tables, mapping, report, settled=True))
    return whole


def _root(line: Line, table: Table) -> _Good:
    """The good that a row of a bill of materials stands for."""
    item, cells = item_of(line.values, line.row, table.reader, counted=False, good=True)
    good = _good_of(item, cells, line, table, Origins())
    if not line.parts and line.listed_whole:
        good.top["materials"] = []
    return good


def _document(
    good: _Good, lines: list[Line] | None, tables: dict[str, Table], mapping: Mapping, report: Report,
    *, settled: bool = False,
) -> tuple[Fields, Origins]:  # fmt: skip
    """The fields of one declaration, with what the mapping says of all of them."""
    table = tables.get("materials")
    said: Fields = {**_plain(mapping.declaration), "good": _plain(mapping.good)}
    if "goods" in tables:
        tell_contradicted(said, good.top, good.good, good.origins.names["the good"], report)
    document = merged({**good.top, "good": good.good}, said)
    if good.id:
        document["id"] = good.id
    if table is not None and lines:
        told = "goods" not in tables
        own = (good.id, mapping.declaration.get("id"), mapping.good.get("id")) if told else (good.id,)
        names = frozenset(each for each in own if isinstance(each, str) and each)
        nameless = told and not names and not {"code", "codes"} & {*_plain(mapping.good), *good.good}
        outer = Outer(True, names, open=told, nameless=nameless)
        root, tops = (None, lines) if settled else grown_from(table, lines, outer)
        if root and told:
            row = _root(root, table)
            good.origins.cells.update(row.origins.cells)
            complete(document, row.top, row.good, root, table.sheet, report)
        lists = lists_in(tops, table.reader, Place(""), good.origins)
        document |= lists
        good.origins.cells |= {name: table.sheet.place() for name in lists}
    for role, each in tables.items():
        for name, column in each.headings.read.items():
            good.origins.cells[f"{role}.{name}"] = each.sheet.place(each.headings.row, column.index)
    return document, good.origins


def _plain(constants: object) -> Fields:
    assert isinstance(constants, dict)
    return dict(constants)


def _loaded(
    file: str, documents: list[tuple[Fields, Origins]], report: Report
) -> tuple[tuple[Declaration, ...], tuple[Finding, ...]]:
    """The declarations, loaded as from JSON; if the table has errors, only what else is wrong with them."""
    declarations: list[Declaration] = []
    findings: list[Finding] = []
    for i, (document, origins) in enumerate(documents):
        inner = Report(origins.cells, of_table=True)
        default = f"{stem(file)}-{i + 1}" if i else stem(file)
        declaration = read_document(document, Place(file), file, default, inner)
        findings += [each for each in inner.findings if not report.failed or each.severity is Severity.ERROR]
        if declaration is not None:
            declarations.append(replace(declaration, places={**origins.cells, **origins.names}))
    if not documents and not report.failed:
        report.add("RL6213", Place(file), "no row of this table is a good or a material", "write a row for each")
    findings = [*report.findings, *findings]
    return () if has_errors(findings) else tuple(declarations), tuple(findings)
