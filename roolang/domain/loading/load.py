"""Declarations out of the bytes of a file, or out of Python values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from roolang.diagnostics import Finding, has_errors
from roolang.diagnostics.place import Place, shown
from roolang.domain.declaration import Declaration
from roolang.domain.loading.document import read_document
from roolang.domain.loading.json_text import Document, read_json, read_lines
from roolang.domain.loading.refer import Fetch, spliced
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import label_of
from roolang.limits import MAX_BYTES, MAX_DECLARATIONS
from roolang.source import SourceFile, decode, wide


def _read_yaml(source: SourceFile, report: Report) -> list[Document]:
    """The documents of a YAML file; the parser is loaded only where there is one to read."""
    from roolang.domain.loading.yaml_text import read_yaml

    return read_yaml(source, report)


Loaded = tuple[tuple[Declaration, ...], tuple[Finding, ...]]
READERS = {
    ".json": read_json,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
}
"""Formats by the ending of a file's name."""
NAMELESS = "a declaration without a name"


def load_declarations(name: str, content: bytes, fetch: Fetch | None = None) -> Loaded:
    """The declarations in a file of this name and content that load, and every finding about any of them.

    `fetch` reads the tables that declarations refer to; without it they may refer to none.
    """
    report, name = Report(), name or NAMELESS
    reader = READERS.get(PurePath(name).suffix.casefold())
    source = _text(name, content, report)
    garbled = report.failed
    if reader is None:
        help = f"give it a name that ends in {', '.join(READERS)}"
        report.add("RL6001", Place(name), "the name does not say in which format the declaration is", help)
    if reader is None or source is None:
        return (), tuple(report.findings)
    documents = reader(source, report)
    declarations, findings = _all_of(documents, name, fetch)
    if not documents and not report.failed:
        help = 'write `{"good": {"code": "8703.23"}, "materials": [...]}`'
        report.add("RL6001", Place(name), "nothing is written in this file", help)
    doubtful = garbled or (report.failed and reader is not read_lines)
    return () if doubtful else declarations, (*report.findings, *findings)


def declarations_from(value: object, name: str, origins: Mapping[str, Place] | None = None) -> Loaded:
    """The same for a dict or a list of dicts; numbers are ints, Decimals, Fractions or strings.

    `origins` has the places that values come from, by what leads to them.
    """
    name = name or NAMELESS
    return _all_of([(Place(name), value)], name, origins=origins)


def _text(name: str, content: bytes, report: Report) -> SourceFile | None:
    """The characters of the file; where bytes are no UTF-8, replaced, with a finding."""
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content):,} bytes, and {MAX_BYTES:,} is the most that is read"
        report.add("RL6008", Place(name), message, "divide it into several files")
        return None
    source, bad = decode(shown(name, 300), content)
    if bad is None:
        return source
    if said := wide(content):
        report.add("RL1003", Place(name), f"the file is {said}, and declarations are UTF-8", "save it as UTF-8")
        return None
    report.at("RL1003", source, _first_bad(content), "the bytes at {} are not UTF-8", "save the file as UTF-8")
    return source


def _first_bad(content: bytes) -> int:
    """The place among the characters of the first byte that is no UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return len(decode("", content[: error.start])[0].text)
    return 0


def _all_of(
    documents: list[Document], name: str, fetch: Fetch | None = None, origins: Mapping[str, Place] | None = None
) -> Loaded:
    """Every declaration of some documents; a document that is a list holds one in each entry."""
    declarations: list[Declaration] = []
    findings: list[Finding] = []
    entries = _entries(documents)
    if len(entries) > MAX_DECLARATIONS:
        message = f"there are {len(entries):,} declarations, and {MAX_DECLARATIONS:,} is the most that is read"
        return (), (Finding("RL6008", message, where=Place(name), help="divide them into several files"),)
    for i, (place, value) in enumerate(entries):
        whole, table = spliced(value, place, fetch)
        report = Report({**(origins or {}), **table.cells})
        stem = PurePath(name).stem or "declaration"
        declaration = read_document(whole, place, name, f"{stem}-{i + 1}" if i else stem, report)
        findings += [*table.findings, *report.findings]
        if declaration is not None and not has_errors(table.findings):
            own = {"id": place.field("id")} if place != Place(name) else {}
            places = {**own, **table.cells, **table.names}
            declarations.append(replace(declaration, places=places) if places else declaration)
    return tuple(declarations), tuple(findings)


def _entries(documents: list[Document]) -> list[Document]:
    """The documents, with a list opened into its entries."""
    opened: list[Document] = []
    for place, value in documents:
        if isinstance(value, list | tuple) and value:
            opened += [(place.entry(i, label_of(entry)), entry) for i, entry in enumerate(value)]
        else:
            opened.append((place, value))
    return opened
