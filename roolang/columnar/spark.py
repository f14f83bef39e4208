"""Spark as the engine: the statements that DuckDB gets, in Spark's dialect by sqlglot. Nothing else here knows Spark.

A session that there is, as under `spark-submit`, is taken; else one is started on this machine. Overflow is an error
and decimals keep their digits, so that a sum is exact or is not given.
"""

from __future__ import annotations

import os
import re
import shutil
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from roolang.columnar.engine import Engine, Refused, arrow
from roolang.diagnostics import Finding, Place

EXACT = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.session.timeZone": "UTC",
}
HERE = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "4"}
"""Of a session that is started on this machine."""
TYPES = {
    "string": "VARCHAR", "bigint": "BIGINT", "int": "INTEGER", "smallint": "SMALLINT", "tinyint": "TINYINT",
    "boolean": "BOOLEAN", "double": "DOUBLE", "float": "FLOAT", "date": "DATE", "timestamp": "TIMESTAMP",
}  # fmt: skip


class SparkEngine(Engine):
    """A session of Spark, with views of its own."""

    packs, by_name, slices, tiers = False, True, False, False

    def __init__(self, *, threads: int | None = None) -> None:
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError:
            message = "Spark is asked for, and PySpark is not installed"
            raise Refused(Finding("RL7430", message, help="pip install 'roolang[spark]'")) from None
        if not has_java():
            message = "Spark runs on Java, which is not found"
            help_ = "install Java 17 and let JAVA_HOME name its folder; or leave out --engine spark"
            raise Refused(Finding("RL7430", message, help=help_))
        self._errors = (PySparkException,)
        builder = SparkSession.builder.appName("roolang")
        if SparkSession.getActiveSession() is None and "SPARK_REMOTE" not in os.environ and not _submitted():
            builder = builder.master(f"local[{threads or '*'}]")
            for name, value in HERE.items():
                builder = builder.config(name, value)
        self._session = builder.getOrCreate().newSession()
        for name, value in EXACT.items():
            self._session.conf.set(name, value)
        self._session.sparkContext.setLogLevel("OFF")
        self._kept: dict[str, Any] = {}

    def run(self, sql: str, where: str = "") -> Engine:
        """Runs a statement: tables are made once and kept, views are made each time."""
        from sqlglot import exp

        tree = parsed(sql)
        if isinstance(tree, exp.Set | exp.Command):
            return self  # how DuckDB is to go about it
        with self._asking(where):
            if not isinstance(tree, exp.Create):
                self._session.sql(tree.sql("spark"))
                return self
            name, frame = tree.this.name, self._session.sql(tree.expression.sql("spark"))
            if tree.args["kind"] == "TABLE":
                if old := self._kept.pop(name, None):
                    old.unpersist()
                frame = self._kept[name] = frame.persist()
            frame.createOrReplaceTempView(name)
        return self

    def rows(self, sql: str, where: str = "") -> list[tuple[Any, ...]]:
        """What a query gives."""
        with self._asking(where):
            return [tuple(row) for row in self._session.sql(parsed(sql).sql("spark")).collect()]

    def table(self, sql: str) -> Any:
        """What a query gives, as an Arrow table."""
        with self._asking(""):
            return self._session.sql(parsed(sql).sql("spark")).toArrow()

    def described(self, relation: str, where: str) -> list[tuple[str, str]]:
        """The columns of a relation with their types, as DuckDB calls these."""
        with self._asking(where):
            return [(name, _type(type_)) for name, type_ in self._session.table(relation).dtypes]

    def register(self, name: str, table: Any) -> None:
        """Makes an Arrow table known by a name."""
        with warnings.catch_warnings():  # of versions of pandas, which is not used
            warnings.simplefilter("ignore", FutureWarning)
            self._session.createDataFrame(table).createOrReplaceTempView(name)

    def relation(self, path: str, ending: str) -> str | None:
        """A file, or a folder of files, as a view."""
        reader, name = self._session.read, f"file_{abs(hash(path))}"
        with self._asking(path):
            if ending in (".csv", ".tsv"):
                frame = reader.csv(path, header=True, sep="\t" if ending == ".tsv" else ",", escape='"')
            elif ending in (".parquet", ""):
                frame = reader.parquet(path)
            else:
                message, help_ = (
                    "this is no table that Spark reads",
                    "give .parquet or .csv, a file or a folder of them",
                )
                raise Refused(Finding("RL7408", message, where=Place(path), help=help_))
            frame.createOrReplaceTempView(name)
        return name

    def insert(self, name: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> None:
        """Makes a table of rows."""
        self.register(name, arrow(columns, rows))

    def different(self, column: str, least: int, most: int) -> str:
        """How many different numbers a column has."""
        return f"count(DISTINCT {column})"

    def words(self, listed: Sequence[str]) -> str:
        """Words are text here."""
        return "VARCHAR"

    def copy(self, relation: str, file: Path, where: str) -> None:
        """Writes a folder of files, which is moved into place."""
        frame = self._session.table(relation)
        spare = file.with_name(f".{file.name}.part")
        with self._asking(where):
            writer = frame.write.mode("overwrite")
            if file.suffix.lower() == ".csv":
                writer.csv(str(spare), header=True, escape='"')
            else:
                writer.parquet(str(spare))
        if file.is_dir():
            shutil.rmtree(file)
        os.replace(spare, file)

    def close(self) -> None:
        """Lets go of what is kept; the session stays for whoever has it too."""
        for frame in self._kept.values():
            frame.unpersist()
        for view in self._session.catalog.listTables():
            with suppress(*self._errors):
                self._session.catalog.dropTempView(view.name)

    @contextmanager
    def _asking(self, where: str, *, writes: bool = False) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            text = str(error).splitlines()[0][:200]
            if type(error).__name__ in ("ArithmeticException", "NumberFormatException"):
                help_ = "are the columns in the right unit?"
                raise Refused(
                    Finding("RL7407", f"a sum is too large: {text}", where=Place(where), help=help_)
                ) from error
            finding = Finding(
                "RL7408", f"the data cannot be read: {text}", where=Place(where), help="are the files whole?"
            )
            raise Refused(finding) from error


def has_java() -> bool:
    """Whether Java is found where Spark looks for it."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=f"{home}/bin" if home else None) is not None


def _submitted() -> bool:
    """Whether `spark-submit` says where to run."""
    return "PYSPARK_GATEWAY_PORT" in os.environ


def parsed(sql: str) -> Any:
    """A statement as a tree that Spark's dialect can say: wide sums, whole matches, rows in the order of files."""
    from sqlglot import exp, parse_one

    def turned(node: Any) -> Any:
        if isinstance(node, exp.DataType) and node.this in (exp.DataType.Type.INT128, exp.DataType.Type.UINT128):
            return exp.DataType.build("DECIMAL(38, 0)")
        if isinstance(node, exp.Sum):
            return exp.Sum(this=exp.cast(node.this, "DECIMAL(19, 0)"))
        if type(node).__name__ == "RegexpFullMatch" or node.name.upper() == "REGEXP_FULL_MATCH":
            text, pattern = _arguments(node)
            return exp.RegexpLike(this=text, expression=exp.Literal.string(f"^({pattern.this})$"))
        if isinstance(node, exp.Window) and isinstance(node.this, exp.RowNumber) and not node.args.get("order"):
            order = exp.Order(expressions=[exp.func("monotonically_increasing_id")])
            return exp.Window(this=node.this, order=order)
        return node

    return parse_one(sql, read="duckdb").transform(turned)


def _arguments(node: Any) -> tuple[Any, Any]:
    if node.expressions:
        return node.expressions[0], node.expressions[1]
    return node.this, node.expression


def _type(spark: str) -> str:
    if found := re.fullmatch(r"decimal\((\d+),(\d+)\)", spark):
        return f"DECIMAL({found[1]},{found[2]})"
    if found := re.fullmatch(r"array<(.*)>", spark):
        return f"{_type(found[1])}[]"
    return TYPES.get(spark, spark.upper())
