"""Where tables come from: files that the engine reads, and the relations that they are there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roolang.columnar.columns import FLOATS, WIDEST, Table, too_wide, understood
from roolang.columnar.engine import Engine, Refused, literal, quoted, scanned
from roolang.columnar.files import missing, twice, uneven
from roolang.diagnostics import Finding, Place

GOODS, MATERIALS = "goods", "materials"
TEXTS = ", all_varchar = true, header = true"
READERS = {
    ".parquet": ("read_parquet", ""),
    ".csv": ("read_csv", TEXTS),
    ".tsv": ("read_csv", f"{TEXTS}, delim = '\t'"),
}


def opened(engine: Engine, paths: tuple[str, ...], told: Mapping[str, str]) -> tuple[Table, Table] | list[Finding]:
    """The tables of goods and of materials in some files; or what is wrong with them."""
    relations = [each for path in paths for each in _relations(engine, path)]
    return _understood(engine, relations, told, " ".join(paths))


def in_memory(
    engine: Engine, tables: Mapping[str, object], told: Mapping[str, str]
) -> tuple[Table, Table] | list[Finding]:
    """The same of Arrow tables by their names."""
    for name, table in tables.items():
        _register(engine, name, name, table)
    return _understood(engine, [(name, name) for name in tables], told, " ".join(tables))


def _understood(
    engine: Engine, relations: list[tuple[str, str]], told: Mapping[str, str], where: str
) -> tuple[Table, Table] | list[Finding]:
    found: dict[str, Table] = {}
    findings: list[Finding] = []
    taken: set[str] = set()
    for name, relation in relations:
        text = name if Path(name).suffix.lower() in (".csv", ".tsv") else ""
        described = _described(engine, relation, name)
        if text and (wrong := uneven(text, [heading for heading, _ in described])):
            findings += wrong
            continue
        fields = {told.get(heading, heading) for heading, _ in described}
        nested = next(
            (
                heading
                for heading, type_ in described
                if told.get(heading, heading) == MATERIALS and type_.endswith("[]")
            ),
            None,
        )
        role = MATERIALS if "good" in fields else GOODS
        if role in found:
            message = f"there are two tables of {role}: {found[role].name} and {name}"
            findings.append(
                Finding("RL7401", message, where=Place(name), help="give one table of goods and one of materials")
            )
            continue
        table = found[role] = Table(name, role, relation, lies=not relation.startswith("read_csv"), text=text)
        if nested and engine.by_name:
            message, help_ = (
                "Spark takes materials as a table of their own",
                "give one table of goods and one of materials",
            )
            findings.append(Finding("RL7401", message, where=Place(name), help=help_))
            continue
        if nested:
            described = [each for each in described if each[0] != nested]
            found[MATERIALS] = _inside(table, nested, told)
            inner = _described(engine, found[MATERIALS].relation, name)
            findings += understood(found[MATERIALS], inner, told, taken)
        findings += understood(table, described, told, taken)
    for role in (GOODS, MATERIALS):
        if role not in found and not findings:
            help_ = "materials have a column `good`, or stand in a column `materials` of the goods"
            findings.append(Finding("RL7401", f"there is no table of {role}", where=Place(where), help=help_))
    for heading in told:
        if heading not in taken and not findings:
            findings.append(
                Finding(
                    "RL7401",
                    f"no table has a column `{heading}`",
                    where=Place(option="--column"),
                    help="look at the headings",
                )
            )
    return findings or (found[GOODS], found[MATERIALS])


def _described(engine: Engine, relation: str, name: str) -> list[tuple[str, str]]:
    """The columns with their types; decimals too wide for the engine, which reads them as floats, as what they are."""
    described = engine.described(relation, name)
    if Path(name).suffix.lower() != ".parquet" or engine.by_name or not any(type_ in FLOATS for _, type_ in described):
        return described
    wide = f"SELECT name, precision, scale FROM parquet_schema({literal(name)}) WHERE precision > {WIDEST}"
    types = {heading: f"DECIMAL({digits}, {decimals})" for heading, digits, decimals in engine.rows(wide, name)}
    return [(heading, types.get(heading, type_)) for heading, type_ in described]


def _relations(engine: Engine, path: str) -> list[tuple[str, str]]:
    """The tables of a file by their names."""
    ending = Path(path).suffix.lower()
    if (own := engine.relation(path, ending)) is not None:
        return [(path, own)]
    for each in missing(path):
        raise Refused(each)
    if ending in READERS:
        reader, how = READERS[ending]
        return [(path, scanned(reader, [path], how))]
    if ending in (".duckdb", ".db"):
        given = f"given {path}"
        engine.run(f"ATTACH IF NOT EXISTS {literal(path)} AS {quoted(given)} (READ_ONLY)", path)
        names = engine.rows(f"SELECT table_name FROM duckdb_tables() WHERE database_name = {literal(given)}")
        wanted = [name for (name,) in names if name in (GOODS, MATERIALS)]
        return [(f"{path}: {name}", f"{quoted(given)}.{quoted(name)}") for name in wanted]
    if ending in (".arrow", ".feather", ".ipc"):
        name = f"file_{abs(hash(path))}"
        _register(engine, name, path, _arrow(path))
        return [(path, name)]
    message = "this is no table that batch reads"
    raise Refused(Finding("RL7408", message, where=Place(path), help="give .parquet, .csv, .arrow or .duckdb"))


def _register(engine: Engine, name: str, called: str, table: Any) -> None:
    """Makes an Arrow table known; refused where two columns are called the same, or decimals are too wide."""
    wide = (too_wide(called, each.name, each.type.precision) for each in table.schema if _wide(each.type))
    for finding in (*twice(called, table.column_names), *wide):
        raise Refused(finding)
    engine.register(name, table)


def _wide(type_: Any) -> bool:
    import pyarrow

    return bool(pyarrow.types.is_decimal256(type_)) and type_.precision > WIDEST


def _arrow(path: str) -> object:
    import pyarrow.ipc
    import pyarrow.lib

    try:
        with pyarrow.memory_map(path) as file:
            return pyarrow.ipc.open_file(file).read_all()
    except (OSError, pyarrow.lib.ArrowException) as error:
        finding = Finding(
            "RL7408", f"the data cannot be read: {str(error)[:200]}", where=Place(path), help="is the file whole?"
        )
        raise Refused(finding) from error


def _inside(goods: Table, heading: str, told: Mapping[str, str]) -> Table:
    """The materials that stand in a column of the goods, as a table of their own."""
    own = {field: name for name, field in told.items()}
    id_ = quoted(own.get("id", "id"))
    inner = f"SELECT {id_} AS id_, unnest({quoted(heading)}) AS line FROM {goods.whole}"
    relation = f'(SELECT id_ AS "good", unnest(line) FROM ({inner}))'
    return Table(goods.name, MATERIALS, relation, nested=heading)
