"""What may be asked of the commands about many products: `batch`, `sweep`, `fleet`."""

from __future__ import annotations

from typing import Annotated

import typer

from roolang.cli.options import Day, Json, Readings, Rules, Under


def batch(
    rules: Rules,
    data: Annotated[list[str], typer.Argument(metavar="DATA...", help="Tables of goods and of materials, or nested.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="OUT.parquet", help="The verdicts: .parquet or .csv.")],
    under: Under = None,
    on: Day = None,
    reading: Readings = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="HEADING=FIELD", help="What a column is; `-` leaves it out; repeatable."),
    ] = None,
    good: Annotated[
        list[str] | None,
        typer.Option("--good", metavar="FIELD=WORDS", help="What holds of all goods: produced_in=MX; repeatable."),
    ] = None,
    threads: Annotated[
        int | None, typer.Option("--threads", min=1, help="So many at once; else all there are.")
    ] = None,
    slice_: Annotated[
        int, typer.Option("--slice", min=1, metavar="GOODS", help="So many goods at once; what is done is kept.")
    ] = 1_000_000,
    missing: Annotated[
        bool, typer.Option("--missing", help="Ask the interpreter what would settle each undetermined good; slower.")
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Verdicts alone, without clauses and figures.")] = False,
    engine: Annotated[
        str, typer.Option("--engine", metavar="duckdb|spark", help="What judges; Spark for tables of many machines.")
    ] = "duckdb",
    as_json: Json = False,
) -> None:
    """Goods by columns."""
    from roolang.cli.batch import Request, run

    request = Request(
        rules, tuple(data), out, tuple(under or ()), on, tuple(reading or ()), tuple(column or ()), tuple(good or ()),
        threads, slice_, missing, brief, as_json, engine,
    )  # fmt: skip
    raise typer.Exit(run(request))


def sweep(
    rules: Rules,
    data: Annotated[list[str], typer.Argument(metavar="DATA...", help="Declarations: JSON, JSON lines, YAML, tables.")],
    vary: Annotated[
        list[str], typer.Option("--vary", metavar="NAME=FROM..TO", help="The number that moves, or two of them.")
    ],
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=NUMBER", help="What another number is; repeatable.")
    ] = None,
    under: Annotated[list[str] | None, typer.Option("--under", help="The text to judge by, or a party.")] = None,
    on: Day = None,
    reading: Readings = None,
    by: Annotated[
        list[str] | None, typer.Option("--by", help="Apart by year, produced_in, chapter or code; repeatable.")
    ] = None,
    mark: Annotated[
        list[str] | None, typer.Option("--mark", metavar="WORDS=NUMBER", help="A position to show; repeatable.")
    ] = None,
    chart: Annotated[str, typer.Option("--chart", metavar="FILE", help="Draw it: .svg, .png or .html.")] = "",
    as_json: Json = False,
) -> None:
    """A number that moves."""
    from roolang.cli.sweep import Request, run

    request = Request(
        rules, tuple(data), tuple(vary), tuple(set_ or ()), tuple(under or ()), tuple(reading or ()), on,
        tuple(by or ()), tuple(mark or ()), chart, as_json,
    )  # fmt: skip
    raise typer.Exit(run(request))


def fleet(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="The table of car lines, CSV.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="The declarations, as JSON lines.")],
    assembly: Annotated[
        str, typer.Option("--assembly-share", metavar="SHARE", help="What of net cost is no part: 15%.")
    ] = "0%",
) -> None:
    """Published car lines."""
    from roolang.cli.fleet import run

    raise typer.Exit(run(table, out, assembly))
