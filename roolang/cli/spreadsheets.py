"""Verdicts and bills of materials into tables to work on: one workbook, or two files of text beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from roolang.diagnostics import Finding, Place
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.declaration import Declaration
from roolang.explain.sheet import Sheet
from roolang.interpret import Judgement
from roolang.workspace.writing import write

OPTION = "--table"
ENDINGS = (".xlsx", ".csv")


def files_of(name: str) -> list[str]:
    """The files that a table goes into: a workbook, or the verdicts and, beside them, the materials."""
    path = PurePath(name)
    if path.suffix.casefold() != ".csv":
        return [name]
    return [name, str(path.with_name(f"{path.stem}-materials{path.suffix}"))]


def wrong(name: str) -> list[Finding]:
    """What is wrong with the name of a table: its ending says in which form it is written."""
    suffix = PurePath(name).suffix
    if suffix.casefold() in ENDINGS:
        return []
    near = did_you_mean(suffix, ENDINGS) if suffix else ""
    message = f"the name `{name}` does not say what kind of table to write"
    return [
        Finding(
            "RL7205",
            message,
            where=Place(option=OPTION),
            help=near or f"give it a name that ends in {' or '.join(ENDINGS)}",
        )
    ]


def put(name: str, declarations: Sequence[Declaration], judged: Sequence[tuple[Judgement, Sheet]]) -> list[Finding]:
    """Writes the tables; what could not be written."""
    from roolang.domain.tables.out import as_csv
    from roolang.explain.spreadsheet import material_rows, verdict_rows

    tables = {"Verdicts": verdict_rows(judged), "Materials": material_rows(declarations, judged)}
    contents: list[str | bytes] = [as_csv(rows) for rows in tables.values()]
    if PurePath(name).suffix.casefold() == ".xlsx":
        from roolang.domain.tables.excel import write_workbook

        book = write_workbook(tables)
        if isinstance(book, Finding):
            return [book]
        contents = [book]
    files = zip(files_of(name), contents, strict=True)
    return [found for file, content in files if (found := write(Path(file), content)) is not None]
