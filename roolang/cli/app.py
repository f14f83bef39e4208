"""`roolang`: the commands, each in a file of its own, loaded when it is called."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from roolang.cli.door import through
from roolang.cli.options import with_editions, with_tables
from roolang.cli.options_many import Json, Rules, batch, fleet, sweep
from roolang.cli.options_test import test
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

NOT_GIVEN: Any = None
"""In the place of options that are bundled: what calls a command always gives them."""
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


class Style(StrEnum):
    """The house styles that `read` has."""

    north_american = "north-american"
    european = "european"


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
    under: Annotated[
        list[str] | None,
        typer.Option("--under", help="An agreement, proposal, party, or `TEXT as PARTY`; repeatable."),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day to judge on, as 2018-02-28.")] = None,
    reading: Annotated[list[str] | None, typer.Option("--reading", help="Only this reading; repeatable.")] = None,
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
    markdown: Annotated[
        str | None, typer.Option("--markdown", metavar="FILE", help="The same as Markdown; `-` is standard output.")
    ] = None,
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


@app.command("diff", help=DIFF_HELP)
@with_editions
@with_tables
def differ(
    before: Annotated[str, typer.Argument(metavar="A", help="A .roo file, a folder, or a name such as `nafta`.")],
    after: Annotated[
        str | None, typer.Argument(metavar="[B]", help="What to hold against it; else A's own texts.")
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="X Y", help="Two texts, parties, `TEXT as PARTY`, readings, or days."),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="Only as they are on this day, as 2018-02-28.")
    ] = None,
    reading: Annotated[list[str] | None, typer.Option("--reading", help="Only this reading; repeatable.")] = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar="DECLARATIONS", help="Which of these products change sides; repeatable."),
    ] = None,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write a report to hand over; `-` is standard output.")
    ] = None,
    markdown: Annotated[
        str | None, typer.Option("--markdown", metavar="FILE", help="The same as Markdown; `-` is standard output.")
    ] = None,
    prove: Annotated[
        bool, typer.Option("--prove", help="Which text is stricter, for all products of each code, with an example.")
    ] = False,
    goods: Annotated[
        list[str] | None,
        typer.Option("--goods", metavar="CODE", help="With --prove: of goods of this code only, as 87.03; repeatable."),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 3 if anything differs.")] = False,
    tables: Tables = NOT_GIVEN,
    editions: Given = NOT_GIVEN,
    as_json: Json = False,
) -> None:
    from roolang.cli.diff import Request, run

    request = Request(
        before, after, between, date, tuple(reading or ()), tuple(on or ()), html, markdown, as_json, exit_code, prove,
        tuple(goods or ()), tables, editions,
    )  # fmt: skip
    raise typer.Exit(run(request))


@app.command("talks", help=TALKS_HELP)
@with_editions
@with_tables
def talk(
    rules: Rules,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="As it is on this day.")] = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar="DECLARATIONS", help="In order of how many of these hang on it; repeatable."),
    ] = None,
    tables: Tables = NOT_GIVEN,
    editions: Given = NOT_GIVEN,
    as_json: Json = False,
) -> None:
    from roolang.cli.talks import Request, run

    raise typer.Exit(run(Request(rules, date, tuple(on or ()), as_json, tables, editions)))


@app.command("merge", help=MERGE_HELP)
def merged(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The text that both began from.")],
    one: Annotated[str, typer.Argument(metavar="A", help="One party's: a proposal, or an edited copy.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other party's.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="OUT.roo", help="The rule file; `-` is standard output.")],
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="US CA", help="Whose A and B are, where they do not say."),
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What the merged text is called.")] = "",
    as_json: Json = False,
) -> None:
    from roolang.cli.merge import Request, run

    raise typer.Exit(run(Request(base, one, other, out, between, name, as_json)))


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


@app.command("draft", help=DRAFT_HELP)
def drafted(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A document: .docx, .txt, .md, or rows as .jsonl.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="OUT.roo", help="The rule file; `-` is standard output.")],
    report: Annotated[
        str, typer.Option("--report", metavar="FILE", help="Write what became of each rule, as JSON.")
    ] = "",
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="AUTHOR=US", help="Whose tracked changes an author's are; repeatable."),
    ] = None,
    parties: Annotated[str, typer.Option("--parties", metavar="CA,MX,US", help="Who is at the table.")] = "",
    agreement: Annotated[
        str, typer.Option("--agreement", metavar="NAME", help="The name of the text, where its rows do not say.")
    ] = "",
    nomenclature: Annotated[
        str, typer.Option("--nomenclature", metavar="EDITION", help='The edition of the codes: `"HS 2017"`.')
    ] = "",
    with_tests: Annotated[
        bool, typer.Option("--with-tests", help="Add tests: products just inside and outside of each condition.")
    ] = False,
    as_json: Json = False,
) -> None:
    from roolang.cli.draft import Asked, run

    asked = Asked(text, out, report, tuple(party or ()), parties, agreement, nomenclature, as_json, with_tests)
    raise typer.Exit(run(asked))


@app.command("read", help=READ_HELP)
def read(
    rules: Rules,
    style: Annotated[Style, typer.Option("--style", help="The house style.")] = Style.north_american,
    rows: Annotated[
        bool, typer.Option("--rows", help="Print product rules as rows that `roolang draft` reads.")
    ] = False,
    as_json: Json = False,
) -> None:
    from roolang.cli.read import run

    raise typer.Exit(run(rules, style=style.value, rows=rows, as_json=as_json))


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


def main() -> None:
    """The console script: whatever goes wrong inside is said in a line, not as a traceback."""
    gc.set_threshold(*SELDOM)
    status = through(app)
    gc.freeze()  # else the interpreter looks through everything once more on its way out
    sys.exit(status)
