"""What may be asked of the commands about texts themselves: `diff`, `talks`, `merge`, `draft`, `read`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from roolang.cli.options import (
    NOT_GIVEN,
    RULES,
    Json,
    Markdown,
    Readings,
    RuleFile,
    Rules,
    with_editions,
    with_tables,
)

if TYPE_CHECKING:
    from roolang.cli.declarations import Tables
    from roolang.workspace.settings import Given


class Style(StrEnum):
    """The house styles that `read` has."""

    north_american = "north-american"
    european = "european"


@with_editions
@with_tables
def differ(
    before: Annotated[str, typer.Argument(metavar="A", help=RULES)],
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
    reading: Readings = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar="DECLARATIONS", help="Which of these products change sides; repeatable."),
    ] = None,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write a report to hand over; `-` is standard output.")
    ] = None,
    markdown: Markdown = None,
    prove: Annotated[
        bool, typer.Option("--prove", help="Which text is stricter, for all products of each code, with an example.")
    ] = False,
    goods: Annotated[
        list[str] | None,
        typer.Option("--goods", metavar="CODE", help="With --prove: of goods of this code only, as 87.03; repeatable."),
    ] = None,
    examples: Annotated[
        str | None,
        typer.Option("--examples", metavar="FILE", help="With --prove: write the examples, for eval to judge (JSON)."),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 3 if anything differs.")] = False,
    tables: Tables = NOT_GIVEN,
    editions: Given = NOT_GIVEN,
    as_json: Json = False,
) -> None:
    from roolang.cli.diff import Request, run

    request = Request(
        before, after, between, date, tuple(reading or ()), tuple(on or ()), html, markdown, as_json, exit_code, prove,
        tuple(goods or ()), examples, tables, editions,
    )  # fmt: skip
    raise typer.Exit(run(request))


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


def merged(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The text that both began from.")],
    one: Annotated[str, typer.Argument(metavar="A", help="One party's: a proposal, or an edited copy.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other party's.")],
    out: RuleFile,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="US CA", help="Whose A and B are, where they do not say."),
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What the merged text is called.")] = "",
    as_json: Json = False,
) -> None:
    from roolang.cli.merge import Request, run

    raise typer.Exit(run(Request(base, one, other, out, between, name, as_json)))


def drafted(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A document: .docx, .txt, .md, or rows as .jsonl.")],
    out: RuleFile,
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
