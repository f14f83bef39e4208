"""The engine: a DuckDB connection. Nothing else in the project knows DuckDB."""

from __future__ import annotations

import atexit
import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from roolang.diagnostics import Finding, Place
from roolang.replacing import replacing

FORMATS = {".parquet": "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)", ".csv": "(FORMAT csv, HEADER)"}
MOST_WORDS = 60_000
"""Of more words a list is not held: their numbers would be wider than two bytes."""
_ROW = re.compile(r"CSV Error on Line: (?P<row>\d+)\n.*?\n(?P<why>[^\n]+)\n.*\n  file = (?P<file>[^\n]+)", re.DOTALL)


class Refused(Exception):
    """What the engine did not do, as a finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Engine:
    """One connection, in memory; what it spills goes to a folder that is given.

    `packs`: several sums are cheaper as one wide number; `by_name`: goods are known by their ids, since numbering them
    takes them all to one place; `slices`: more than memory holds is judged slice by slice; `tiers`: what materials
    originate is worked out tier by tier.
    """

    packs, by_name, slices, tiers = True, False, True, True

    def __init__(self, *, threads: int | None = None, spill: str | None = None) -> None:
        try:
            import duckdb
        except ImportError:
            message = "batch judges by columns with DuckDB, which is not installed"
            raise Refused(Finding("RL7400", message, help="pip install 'roolang[batch]'")) from None
        config: dict[str, Any] = {"preserve_insertion_order": False, "autoinstall_known_extensions": False}
        config |= {"threads": threads} if threads else {}
        config |= {"temp_directory": spill} if spill else {}
        atexit.register(gc.unfreeze)  # DuckDB counts what it made, and complains of what is never looked through
        self._errors: tuple[type[Exception], ...] = (duckdb.Error,)
        self.version = f"DuckDB {duckdb.__version__}"
        self._con = duckdb.connect(config=config)
        self._con.execute("SET enable_progress_bar = false")  # it would stand in what is printed; ours is elsewhere

    def run(self, sql: str, where: str = "") -> Engine:
        """Runs a statement."""
        with self._asking(where):
            self._con.execute(sql)
        return self

    def rows(self, sql: str, where: str = "") -> list[tuple[Any, ...]]:
        """What a query gives."""
        with self._asking(where):
            found: list[tuple[Any, ...]] = self._con.execute(sql).fetchall()
        return found

    @contextmanager
    def _asking(self, where: str, *, writes: bool = False) -> Iterator[None]:
        """What the engine does not do is told; who stops it has stopped the run."""
        try:
            yield
        except Exception as error:
            if type(error).__name__ == "InterruptException" or str(error) == "Query interrupted":
                raise KeyboardInterrupt from error
            if not isinstance(error, self._errors):
                raise
            raise self._refused(error, where, writes=writes) from error

    def one(self, sql: str) -> tuple[Any, ...]:
        """The one row that a query gives."""
        return self.rows(sql)[0]

    def write(self, sql: str, where: str) -> None:
        """Runs a statement that writes a file of what stands here; what goes wrong then is the writing."""
        with self._asking(where, writes=True):
            self._con.execute(sql)

    def table(self, sql: str) -> Any:
        """What a query gives, as an Arrow table."""
        with self._asking(""):
            return self._con.sql(sql).to_arrow_table()

    def described(self, relation: str, where: str) -> list[tuple[str, str]]:
        """The columns of a relation with their types."""
        return [(row[0], row[1]) for row in self.rows(f"DESCRIBE SELECT * FROM {relation}", where)]

    def register(self, name: str, table: Any) -> None:
        """Makes a table that stands in memory known by a name."""
        self._con.register(name, table)

    def insert(self, name: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> None:
        """Makes a table of rows."""
        self._con.register(f"{name}_rows", arrow(columns, rows))
        self.run(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM {name}_rows")
        self._con.unregister(f"{name}_rows")

    def different(self, column: str, least: int, most: int) -> str:
        """How many different numbers a column has, all of them between two: a bit for each is set."""
        ends = ", ".join(f"CAST('{end}' AS BIGINT)" for end in (least, most))
        return f"bit_count(bitstring_agg({column}, {ends}))"

    def words(self, listed: Sequence[str]) -> str:
        """The type of a column that holds such words: as wide as a number for each, if they are not too many."""
        return f"ENUM({', '.join(map(literal, listed))})" if 0 < len(listed) <= MOST_WORDS else "VARCHAR"

    def relation(self, path: str, ending: str) -> str | None:
        """How a file is called that is not read as all engines read it."""
        return None

    def copy(self, relation: str, file: Path, where: str) -> None:
        """Writes a relation into the place of a file."""
        with replacing(file) as spare:
            self.write(
                f"COPY (SELECT * FROM {relation}) TO {literal(str(spare))} {FORMATS[file.suffix.lower()]}", where
            )

    def close(self) -> None:
        """Ends the connection."""
        self._con.close()

    def _refused(self, error: Exception, where: str, *, writes: bool) -> Refused:
        text = str(error).splitlines()[0][:200]
        kind = type(error).__name__
        if kind in ("OutOfRangeException", "ConversionException"):
            help_ = (
                "amounts of more than some thirty digits cannot be added up here; are the columns in the right unit?"
            )
            return Refused(Finding("RL7407", f"a sum is too large: {text}", where=Place(where), help=help_))
        if "No space left" in text or "failed to offload" in text.lower():
            help_ = "free some space; the same command goes on"
            return Refused(Finding("RL7409", f"there is no room left: {text}", where=Place(where), help=help_))
        if writes:
            help_ = "is there room, and may the file be written? the same command goes on"
            return Refused(Finding("RL7409", f"the verdicts cannot be written: {text}", where=Place(where), help=help_))
        if row := _ROW.search(str(error)):
            message = f"this row cannot be read: {row['why']}"
            help_ = "has it as many cells as there are headings, and are all quotes closed?"
            return Refused(Finding("RL7408", message, where=Place(row["file"], f"row {int(row['row']):,}"), help=help_))
        return Refused(
            Finding("RL7408", f"the data cannot be read: {text}", where=Place(where), help="is the file whole?")
        )


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Words as SQL has them."""
    return "'" + text.replace("'", "''") + "'"


def scanned(reader: str, files: Iterable[str], how: str = "") -> str:
    """What a reader makes of these very files: a name is no pattern, and the folders that it lies in are no columns."""
    listed = ", ".join(literal(re.sub(r"[*?[]", r"[\g<0>]", file)) for file in files)
    return f"{reader}([{listed}], hive_partitioning = false{how})"


def arrow(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> Any:
    """Rows as an Arrow table."""
    import pyarrow as pa

    types = {"text": pa.string(), "whole": pa.int64(), "small": pa.int32(), "flag": pa.bool_()}
    listed = [list(each) for each in zip(*rows, strict=True)] or [[] for _ in columns]
    return pa.table({name: pa.array(each, types[type_]) for (name, type_), each in zip(columns, listed, strict=True)})
