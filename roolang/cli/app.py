"""`roolang`: the commands, each in a file of its own, loaded when it is called."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from roolang.cli.door import through
from roolang.cli.once import Once
from roolang.cli.options import NOT_GIVEN, Day, Json, Markdown, Readings, Rules, Under, with_editions, with_tables
from roolang.cli.options_many import batch, fleet, sweep
from roolang.cli.options_writing import differ, drafted, merged, read, talk
from roolang.cli.testing import test
from roolang.cli.texts import (
    BATCH_HELP,
    CHECK_HELP,
    DIFF_HELP,
    DRAFT_HELP,
    EVAL_HELP,
    FLEET_HELP,
    FMT_HELP,
    HS_HELP,
    INIT_HELP,
    LSP_HELP,
    MERGE_HELP,
    READ_HELP,
    SWEEP_HELP,
    TALKS_HELP,
    TEST_HELP,
)

if TYPE_CHECKING:
    from roolang.cli.declarations import Tables
    from roolang.workspace.settings import Given

SELDOM = (500_000, 20, 50)
"""When to look for garbage: a command makes much that stays until its end, and little that goes round in circles."""

app = typer.Typer(
    name="roolang",
    help="Preferential rules of origin as code: write a negotiating text, judge real products by it.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Require(StrEnum):
    """Verdicts that `--require` can ask for."""

    originating = "originating"


class Form(StrEnum):
    """How `check` writes its findings."""

    text = "text"
    plain = "plain"
    concise = "concise"
    json = "json"
    sarif = "sarif"


def _version(wanted: bool) -> None:
    if wanted:
        from roolang import __version__

        typer.echo(f"roolang {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Preferential rules of origin as code."""


@app.command("eval", help=EVAL_HELP)
@with_editions
@with_tables
def evaluate(
    rules: Rules,
    declarations: Annotated[
        list[str] | None,
        typer.Argument(metavar="DECLARATION...", help="JSON, JSON lines, YAML, CSV or Excel files; `-` reads JSON."),
    ] = None,
    under: Under = None,
    on: Day = None,
    reading: Readings = None,
    burden_of_proof: Annotated[
        bool, typer.Option("--burden-of-proof", help="What is not shown counts against the claimant.")
    ] = False,
    require: Annotated[
        Require | None,
        typer.Option("--require", help="Exit 3 if any is non-originating, else 4 if any is undetermined."),
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="Verdicts and figures in a table, without the reasons.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Every clause, figure and material, not only those that decide.")
    ] = False,
    every: Annotated[
        bool,
        typer.Option("--all", help="By every agreement that covers the trade, the best first; RULES may be left out."),
    ] = False,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write a page to hand over; `-` is standard output.")
    ] = None,
    markdown: Markdown = None,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="FILE", help="Write verdicts and materials as tables: `.xlsx`, or `.csv`."),
    ] = None,
    tables: Tables = NOT_GIVEN,
    editions: Given = NOT_GIVEN,
    as_json: Json = False,
) -> None:
    from roolang.cli.eval import Request, run
    from roolang.cli.every import arranged
    from roolang.cli.handing import Handing

    given = arranged(rules, declarations or ()) if every else (rules, tuple(declarations or ()))
    if not given[1]:
        raise typer.BadParameter("name a declaration to judge, as in `roolang eval nafta suv.json`")
    request = Request(
        *given,
        tuple(under or ()),
        on,
        tuple(reading or ()),
        burden_of_proof,
        brief,
        full,
        every,
        as_json,
        tables,
        Handing(html, markdown, table),
        editions,
    )
    raise typer.Exit(run(request, require is not None))


app.command("diff", help=DIFF_HELP)(differ)
app.command("talks", help=TALKS_HELP)(talk)
app.command("merge", help=MERGE_HELP)(merged)


@app.command(help=CHECK_HELP)
@with_editions
@with_tables
def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Rule files, folders, declarations, or names.")],
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="With carets, as sentences, a line each (these on standard error), as JSON, or for a code host.",
        ),
    ] = None,
    deep: Annotated[
        bool,
        typer.Option("--deep", help="Ask the solver too: what can never be met, what never matters, what hurts."),
    ] = False,
    tables: Tables = NOT_GIVEN,
    editions: Given = NOT_GIVEN,
    as_json: Json = False,
) -> None:
    from roolang.cli.check import run

    if as_json and form not in (None, Form.json):
        raise typer.BadParameter(f"--json and --format {form} ask for two forms at once; give one of them")
    raise typer.Exit(run(tuple(paths), "json" if as_json else form or "", tables, editions, deep=deep))


app.command(help=TEST_HELP)(test)


@app.command(help=FMT_HELP)
def fmt(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Rule files or folders.")],
    check_only: Annotated[
        bool, typer.Option("--check", help="Change nothing; show what would change, and exit 1 if anything would.")
    ] = False,
    as_json: Json = False,
) -> None:
    from roolang.cli.fmt import run

    raise typer.Exit(run(tuple(paths), check_only=check_only, as_json=as_json))


app.command("draft", help=DRAFT_HELP)(drafted)
app.command("read", help=READ_HELP)(read)
app.command("batch", help=BATCH_HELP)(batch)
app.command("sweep", help=SWEEP_HELP)(sweep)
app.command("fleet", help=FLEET_HELP)(fleet)


@app.command(help=HS_HELP)
@with_editions
def hs(
    codes: Annotated[list[str], typer.Argument(metavar="CODE...", help="Codes, or words in quotation marks.")],
    edition: Annotated[str, typer.Option("--edition", help="The edition to look in.")] = "HS 2022",
    editions: Given = NOT_GIVEN,
    as_json: Json = False,
) -> None:
    from roolang.cli.hs import run

    raise typer.Exit(run(tuple(codes), edition, editions, as_json=as_json))


@app.command(help=INIT_HELP)
def init(
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", help="Where to write; it is made if need be.")] = ".",
    as_json: Json = False,
) -> None:
    from roolang.cli.init import run

    raise typer.Exit(run(folder, as_json=as_json))


@app.command(help=LSP_HELP)
def lsp(
    stdio: Annotated[bool, typer.Option("--stdio", help="As editors say it; there is no other way.")] = True,
) -> None:
    from roolang.cli.lsp import run

    raise typer.Exit(run())


for _each in app.registered_commands:
    _each.cls = Once


def main() -> None:
    """The console script: whatever goes wrong inside is said in a line, not as a traceback."""
    gc.set_threshold(*SELDOM)
    status = through(app)
    gc.freeze()  # else the interpreter looks through everything once more on its way out
    sys.exit(status)
