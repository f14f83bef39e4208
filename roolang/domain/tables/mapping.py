"""A mapping: which column is what, in which form numbers and codes are; read from TOML and written to it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping as Fields
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Numeral
from roolang.domain.tables.csv_text import DELIMITERS
from roolang.domain.tables.fields import spec_of
from roolang.domain.tables.figures import form_of
from roolang.domain.tables.roles import MAIN, ROLES

_STUB = """
# The good, if it is no row of the table and no sheet of goods holds it:
# [good]
# code = "8703.23"
# produced_in = "MX"
# values = {"net cost" = 19940}
"""
_FORMS = ("numbers", "codes", "delimiter")
_TOP = (*_FORMS, "declaration", "good", *ROLES)
_INSIDE = ("sheet", "header", "columns")
TOML_NUMBER = re.compile(r"[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""What TOML reads as a number; in any other form one stands in quotation marks."""
CODE_FORM = re.compile(r"0{2}(?:0{2})*(?:\.0{2}(?:0{2})*)*")


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read: its name, the row of its headings, and the field of each heading. Empty: guess."""

    sheet: str = ""
    header: int = 0
    columns: Fields[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What is known beforehand of a table; what is empty is guessed, or asked for.

    `others` holds how further sheets are read, by what their rows are.
    `columns` and `sheets` come from the command line and hold besides what a file says: heading to field, sheet to
    role. `declaration` and `good` are fields that stand in no column.
    """

    numbers: str = ""
    codes: str = ""
    delimiter: str = ""
    goods: SheetMapping = SheetMapping()
    materials: SheetMapping = SheetMapping()
    declaration: Fields[str, object] = field(default_factory=dict)
    good: Fields[str, object] = field(default_factory=dict)
    columns: Fields[str, str] = field(default_factory=dict)
    sheets: Fields[str, str] = field(default_factory=dict)
    file: str = ""
    others: Fields[str, SheetMapping] = field(default_factory=dict)

    def said(self, option: str) -> Place:
        """Where something is said of the table: in the file, if there is one, else by an option."""
        return Place(self.file) if self.file else Place(option=option)

    def of(self, role: str) -> SheetMapping:
        """How the sheet of a role is read."""
        if role in MAIN:
            return self.goods if role == "goods" else self.materials
        return self.others.get(role, SheetMapping())


def mapping_from(name: str, content: bytes, report: Report) -> Mapping:
    """The mapping in a TOML file; what is wrong in it is found and left out."""
    try:
        found = tomllib.loads(content.decode("utf-8-sig"), parse_float=Numeral)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        report.add("RL6214", Place(name), f"this mapping is not TOML: {error}", "write it anew with --save-mapping")
        return Mapping(file=name)
    for key in found:
        if key not in _TOP:
            report.add("RL6214", Place(name, key), f"a mapping has no {quoted(key)}", did_you_mean(key, _TOP))
    goods, materials = (_sheet(found.get(role, {}), Place(name, role), report) for role in MAIN)
    others = {
        role: _sheet(found[role], Place(name, role), report) for role in ROLES if role in found and role not in MAIN
    }
    declaration, good = (_group(found.get(key, {}), Place(name, key), report) for key in ("declaration", "good"))
    numbers, codes, delimiter = (_text(found.get(key, ""), Place(name, key), report) for key in _FORMS)
    mapping = Mapping(numbers, codes, delimiter, goods, materials, declaration, good, file=name, others=others)
    return checked(mapping, report)


def checked(mapping: Mapping, report: Report) -> Mapping:
    """The mapping without what cannot be meant, each with a finding."""
    place = mapping.said("--numbers")
    if mapping.numbers and form_of(mapping.numbers) is None:
        message = f"{quoted(mapping.numbers)} shows no form of numbers"
        report.add("RL6214", place, message, "write a number as the table does: `1.234,56`, `1 234,56` or `1,234.56`")
        mapping = replace(mapping, numbers="")
    if mapping.codes and not CODE_FORM.fullmatch(mapping.codes):
        message = f"{quoted(mapping.codes)} shows no form of tariff codes"
        report.add("RL6214", mapping.said("--codes"), message, "write `0000.00`, or `000000`")
        mapping = replace(mapping, codes="")
    if mapping.delimiter and mapping.delimiter not in DELIMITERS:
        message = f"{quoted(mapping.delimiter)} does not stand between cells"
        report.add("RL6214", place, message, r'write `","`, `";"`, `"\t"` or `"|"`')
        mapping = replace(mapping, delimiter="")
    for heading, spec in mapping.columns.items():
        if isinstance(wrong := spec_of(spec), str):
            report.add("RL6214", Place(option="--column", path=heading), f"{quoted(spec)} is no field", wrong)
    for sheet, role in mapping.sheets.items():
        if role not in (*ROLES, "-"):
            message = f"a sheet holds goods, materials or another list, and not {quoted(role)}"
            help_ = did_you_mean(role, ROLES) or f"write `--sheet {sheet}=materials`, or one of {', '.join(ROLES)}, `-`"
            report.add("RL6214", Place(option="--sheet", path=sheet), message, help_)
    return mapping


def _sheet(raw: object, place: Place, report: Report) -> SheetMapping:
    group = _group(raw, place, report)
    for key in group:
        if key not in _INSIDE:
            report.add("RL6214", place.field(key), f"a sheet has no {quoted(key)}", did_you_mean(key, _INSIDE))
    header = group.get("header", 0)
    if not isinstance(header, int) or isinstance(header, bool) or not 0 <= header < 1_000_000:
        report.add("RL6214", place.field("header"), "the row of the headings is a number from 1", "write `header = 4`")
        header = 0
    columns: dict[str, str] = {}
    for heading, spec in _group(group.get("columns", {}), place.field("columns"), report).items():
        there = place.field("columns").field(heading)
        columns[heading] = _text(spec, there, report)
        if isinstance(wrong := spec_of(columns[heading]), str):
            report.add("RL6214", there, f"{quoted(columns[heading])} is no field", wrong)
    return SheetMapping(_text(group.get("sheet", ""), place.field("sheet"), report), header, columns)


def _group(raw: object, place: Place, report: Report) -> dict[str, Any]:
    if isinstance(raw, dict):
        return raw
    report.add("RL6214", place, "a group of settings is expected here", f"write `[{place.path}]` on a line by itself")
    return {}


def _text(raw: object, place: Place, report: Report) -> str:
    if isinstance(raw, str):
        return raw
    report.add("RL6214", place, "words in quotation marks are expected here", 'write `"..."`')
    return ""


def to_toml(mapping: Mapping) -> str:
    """The mapping as a file that reads the same table in the same way."""
    lines = ["# How a table is read; made by `roolang --save-mapping`. A column that is `-` is not read."]
    for key in _FORMS:
        if value := getattr(mapping, key):
            lines.append(f"{key} = {_quoted(value)}")
    for key, group in (("declaration", mapping.declaration), ("good", mapping.good)):
        if group:
            lines += ["", f"[{key}]", *(f"{_quoted(name)} = {_value(value)}" for name, value in group.items())]
    for role in ROLES:
        sheet = mapping.of(role)
        if sheet.columns:
            lines += ["", f"[{role}]", f"sheet = {_quoted(sheet.sheet)}", f"header = {sheet.header}"]
            lines += ["", f"[{role}.columns]"]
            lines += [f"{_quoted(heading)} = {_quoted(spec)}" for heading, spec in sheet.columns.items()]
    stub = "" if mapping.good or mapping.goods.columns else _STUB
    return "\n".join(lines) + "\n" + stub


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return _quoted(value)
        case Numeral(text=text):
            return text if TOML_NUMBER.fullmatch(text) else _quoted(text)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return "{" + ", ".join(f"{_quoted(key)} = {_value(each)}" for key, each in value.items()) + "}"
    return str(value)


def stem(name: str) -> str:
    """The name of a file without its folder and its ending."""
    return PurePath(name).stem or "table"
