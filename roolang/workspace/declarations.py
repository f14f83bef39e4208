"""Declarations from disk: JSON, YAML, tables, and tables that a declaration refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roolang.diagnostics import Finding, has_errors
from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.declaration import Declaration
from roolang.domain.loading import load_declarations
from roolang.domain.loading.load import READERS
from roolang.domain.loading.refer import Reference, Referred
from roolang.domain.loading.report import Report
from roolang.domain.tables.kinds import ENDINGS, is_table
from roolang.domain.tables.roles import ROLES
from roolang.limits import MAX_BYTES
from roolang.record import record
from roolang.workspace import folders
from roolang.workspace.columns import declarations_of, is_columnar
from roolang.workspace.folders import Walk

if TYPE_CHECKING:
    from roolang.domain.tables.mapping import Mapping


@record(frozen=True, slots=True)
class TableOptions:
    """What the command line says of tables: files and forms by their names; pairs with `=`."""

    mapping: str = ""
    numbers: str = ""
    codes: str = ""
    columns: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    materials: str = ""
    good: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


NO_OPTIONS = TableOptions()
EXAMPLES = {
    "--column": '--column "Part no=id"',
    "--sheet": '--sheet "Sheet1=materials"',
    "--list": "--list packaging=packaging.csv",
    "--good": '--good "net cost=19940 EUR"',
}


@dataclass(slots=True)
class Read:
    """Declarations, findings, and for each table the mapping by which it was read, as TOML."""

    declarations: list[Declaration] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    mappings: list[str] = field(default_factory=list)
    referred: bool = False
    """Whether a declaration refers to a table."""


def read_declarations(paths: tuple[str, ...], options: TableOptions = NO_OPTIONS, stdin: bytes | None = b"") -> Read:
    """The declarations in some files, and what is wrong with them; `-` is JSON that was read already."""
    done = Read()
    columnar = [path for path in paths if is_columnar(path)]
    if columnar:
        _read_columns(columnar, options, done)
    for path in paths:
        if is_columnar(path):
            continue
        content = stdin if path == "-" else content_of(path, done.findings)
        if content is None:
            continue
        if is_table(path):
            _read_table(path, content, options, done)
            continue
        folder = Path.cwd() if path == "-" else Path(path).parent
        name = "stdin.json" if path == "-" else path
        loaded, found = _load(folder, name, content, options, done)
        done.declarations += loaded
        done.findings += found
    kinds = {"columnar": bool(columnar), "table": any(map(is_table, paths)), "referred": done.referred}
    wrong = [] if any(kinds.values()) else _wrong(options)
    done.findings += wrong or _unused(options, kinds)
    done.findings += _same_ids(done.declarations)
    return done


def _same_ids(declarations: list[Declaration]) -> Iterator[Finding]:
    """RL6255 for each declaration whose id another one before it has."""
    first: dict[str, Declaration] = {}
    for each in declarations:
        other = first.setdefault(each.id, each)
        if other is not each:
            message = f"{quoted(each.id)} is the id of another declaration too: {_id_of(other)}"
            help_ = "give each an id of its own: results are told apart by it"
            yield Finding("RL6255", message, where=_id_of(each), help=help_)


def _id_of(declaration: Declaration) -> Place:
    """Where an id stands: in its cell or entry, else in its file."""
    return declaration.places.get("id") or Place(declaration.source or declaration.id)


_TOLD = re.compile(rb'"good"\s*:\s*\{|^(?:-\s+)?[ \t]{0,8}(?:- )?good\s*:', re.MULTILINE)
"""What a declaration has, in JSON or in YAML."""
_OTHERS = re.compile(rb'"\$schema"|"schema"\s*:\s*"roolang/')
"""Schemas, and reports of our own, speak of goods too."""
_LOOKED_AT = 65_536


def declarations_in(folder: Path) -> list[str]:
    """The files of a folder that are declarations by what they hold; tables are not known from others."""
    walk = Walk(folder, tuple(READERS))
    walk.run()
    found = []
    for path in walk.files:
        try:
            with path.open("rb") as file:
                start = file.read(_LOOKED_AT)
        except OSError:
            continue
        if _TOLD.search(start) and not _OTHERS.search(start):
            found.append(str(path))
    return found


_READ_BY = {
    "--column": ("columnar", "table", "referred"), "--good": ("columnar", "table"),
    "--mapping": ("table", "referred"), "--numbers": ("table", "referred"), "--codes": ("table", "referred"),
    "--sheet": ("table", "referred"), "--materials": ("table",), "--list": ("table",),
}  # fmt: skip
"""The options on tables, and which kinds of tables are read by each: of columns, of cells, those referred to."""


def _wrong(options: TableOptions) -> list[Finding]:
    """What is wrong with options as they are written, where no table says so."""
    report = Report()
    _mapping(options, "", report)
    return report.findings


def _unused(options: TableOptions, kinds: dict[str, bool]) -> Iterator[Finding]:
    """RL6214 for each option on tables that no table is read by: whoever gave it meant something by it."""
    given = {
        "--column": options.columns, "--good": options.good, "--mapping": options.mapping, "--codes": options.codes,
        "--numbers": options.numbers, "--sheet": options.sheets, "--materials": options.materials,
        "--list": options.lists,
    }  # fmt: skip
    for option, said in given.items():
        if said and not any(kinds[kind] for kind in _READ_BY[option]):
            message = "there is no table of goods or of materials here that is read by this option"
            help_ = f"name the table among the declarations, or leave `{option}` out"
            yield Finding("RL6214", message, where=Place(option=option), help=help_)


def load_from(folder: Path, name: str, content: bytes) -> tuple[tuple[Declaration, ...], tuple[Finding, ...]]:
    """The declarations in a file that stands in a folder, with the tables there that they refer to."""
    return _load(folder, name, content, NO_OPTIONS, Read())


def _load(
    folder: Path, name: str, content: bytes, options: TableOptions, done: Read
) -> tuple[tuple[Declaration, ...], tuple[Finding, ...]]:
    return load_declarations(name, content, lambda each: _referred(folder, each, options, done))


def content_of(path: str, findings: list[Finding]) -> bytes | None:
    """The bytes of a file of declarations; of one that is too large, no more is read than shows it."""
    try:
        content = folders.content_of(Path(path), MAX_BYTES)
    except (OSError, ValueError) as error:
        message = f"cannot read the declaration: {folders.reason_of(error)}"
        findings.append(Finding("RL6001", message, where=Place(path)))
        return None
    if content is None:
        findings.append(too_large(path))
    return content


def too_large(file: str) -> Finding:
    """That a file of declarations is larger than any that is read."""
    message = f"the declaration has more than {MAX_BYTES:,} bytes"
    return Finding("RL6008", message, where=Place(file), help="divide it into several files")


def _read_table(path: str, content: bytes, options: TableOptions, done: Read) -> None:
    from roolang.domain.tables.load import TableFile, read_tables
    from roolang.domain.tables.mapping import to_toml

    report, before = Report(), len(done.findings)
    mapping = _mapping(options, options.mapping, report)
    done.findings += report.findings
    beside: dict[str, TableFile] = {}
    for role, name in _beside_by_role(options, done).items():
        other = content_of(name, done.findings)
        if other is None:
            return
        beside[role] = TableFile(name, other)
    if has_errors(done.findings[before:]):
        return
    reading = read_tables(TableFile(path, content), mapping, beside)
    done.declarations += reading.declarations
    done.findings += reading.findings
    if any(reading.mapping.of(role).columns for role in ROLES):
        done.mappings.append(to_toml(reading.mapping))


def _read_columns(paths: list[str], options: TableOptions, done: Read) -> None:
    """Tables of columns: those given are one set of goods and their materials."""
    from roolang.domain.tables.told import field_of

    report = Report()
    columns = dict(_pair(each, "--column", report) for each in options.columns)
    good = {field_of(name): words for name, words in (_pair(each, "--good", report) for each in options.good)}
    done.findings += report.findings
    if not report.failed:
        declarations, findings = declarations_of(paths, columns, good)
        done.declarations += declarations
        done.findings += findings


def _beside_by_role(options: TableOptions, done: Read) -> dict[str, str]:
    """The files of further tables by what their rows are."""
    report = Report()
    found = {"materials": options.materials} if options.materials else {}
    for text in options.lists:
        role, name = _parted(text, "--list", report, first=True)
        if name and role not in ROLES[1:]:
            help_ = did_you_mean(role, ROLES) or f"write one of {', '.join(ROLES[1:])}"
            report.add("RL6214", Place(option="--list", path=text), f"there is no list {quoted(role)}", help_)
        elif name and found.setdefault(role, name) != name:
            report.add(
                "RL6214", Place(option="--list", path=text), f"the {role} are in two files", "put them into one table"
            )
    done.findings += report.findings
    return {} if report.failed else found


def _mapping(options: TableOptions, path: str, report: Report) -> Mapping:
    """The mapping in a file, if one is named, with what the command line says besides."""
    from roolang.domain.tables.completing import contradicted, merged
    from roolang.domain.tables.figures import form_of
    from roolang.domain.tables.mapping import Mapping, checked, mapping_from
    from roolang.domain.tables.told import declaration_of, good_of

    mapping = Mapping()
    if path:
        findings: list[Finding] = []
        content = content_of(path, findings)
        report.findings += findings
        mapping = mapping_from(path, content, report) if content is not None else mapping
    columns, sheets = (
        dict(_pair(each, option, report) for each in given)
        for option, given in (("--column", options.columns), ("--sheet", options.sheets))
    )
    said = dict(_pair(each, "--good", report) for each in options.good)
    own = checked(Mapping(options.numbers, options.codes, columns=columns, sheets=sheets), report)
    told = replace(mapping, columns=own.columns, sheets=own.sheets, numbers=own.numbers or mapping.numbers)
    known: Any = {**mapping.declaration, "good": {**mapping.good}}
    form = form_of(told.numbers)
    top, good = declaration_of(said, form), good_of(said, form)
    for name, here, there in contradicted(known, top, good):
        message = f"this says {here} for {quoted(name)}, and the mapping says {there}"
        report.add("RL6205", Place(option="--good"), message, "leave one of the two out")
    whole: dict[str, Any] = {**merged({**top, "good": good}, known)}
    told = replace(told, good=whole.pop("good"), declaration=whole)
    return replace(told, codes=own.codes or mapping.codes)


def _pair(text: str, option: str, report: Report) -> tuple[str, str]:
    """`HEADING=FIELD`, parted at the last sign."""
    return _parted(text, option, report, first=False)


def _parted(text: str, option: str, report: Report, *, first: bool) -> tuple[str, str]:
    name, sign, meant = text.partition("=") if first else text.rpartition("=")
    if not sign or not name.strip():
        example = EXAMPLES[option]
        report.add("RL6214", Place(option=option), f"{quoted(text)} has no `=`", f"write {example}")
        return text, "-"
    return name.strip(), meant.strip()


def _referred(folder: Path, reference: Reference, options: TableOptions, done: Read) -> Referred:
    """The materials in a table beside the declaration: in its folder or below it, and nowhere else."""
    from roolang.domain.tables.load import TableFile, materials_of

    report, done.referred = Report(), True
    mapping_path = _beside(folder, reference.mapping, reference.place, report) if reference.mapping else None
    path = _beside(folder, reference.table, reference.place, report)
    if path is not None and not is_table(path.name):
        message = f"{quoted(reference.table)} is no table by its name"
        report.add("RL6201", reference.place, message, f"name a file that ends in {', '.join(ENDINGS[:4])}")
    mapping = _mapping(options, str(mapping_path) if mapping_path else options.mapping, report)
    content = content_of(str(path), report.findings) if path and not report.failed else None
    if content is None or report.failed:
        return Referred([], {}, {}, tuple(report.findings))
    found = materials_of(TableFile(str(path), content), mapping, reference.place, reference.ids)
    return found._replace(findings=(*report.findings, *found.findings))


def _beside(folder: Path, name: str, place: Place, report: Report) -> Path | None:
    """A file in a folder or below it."""
    try:
        path = folders.real(folder / name)
        inside = path.is_relative_to(folders.real(folder))
        if inside and path.is_file():
            return folder / name
    except (OSError, ValueError):
        inside = True
    message = f"there is no file {quoted(name)} beside the declaration"
    if not inside:
        message = f"{quoted(name)} lies outside the folder of the declaration"
    report.add("RL6201", place, message, "put the table into the folder of the declaration")
    return None
