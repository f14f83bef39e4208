"""Options that several commands share; two groups bundled: how tables are read, other editions of the nomenclature."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

# What the bundles become is brought in when a command runs: `roolang --help` does without.
if TYPE_CHECKING:
    from roolang.cli.declarations import Tables
    from roolang.workspace.settings import Given

RULES = "A .roo file, a folder, or a name such as `nafta`."
Rules = Annotated[str, typer.Argument(metavar="RULES", help=RULES)]
Under = Annotated[
    list[str] | None, typer.Option("--under", help="An agreement, proposal, party, or `TEXT as PARTY`; repeatable.")
]
Day = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day to judge on, as 2018-02-28.")]
Readings = Annotated[list[str] | None, typer.Option("--reading", help="Only this reading; repeatable.")]
RuleFile = Annotated[str, typer.Option("--out", "-o", metavar="OUT.roo", help="The rule file; `-` is standard output.")]
Markdown = Annotated[
    str | None, typer.Option("--markdown", metavar="FILE", help="The same as Markdown; `-` is standard output.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]

NOT_GIVEN: Any = None
"""In the place of options that are bundled: what calls a command always gives them."""

Command = Callable[..., None]
Option = tuple[str, Any, object]
"""The name of an option, its type with what `--help` says, and its default."""

PANEL = "Tables (CSV, Excel)"
EDITIONS = "Other editions of the nomenclature"


def _one(name: str, metavar: str, said: str, *, panel: str = PANEL) -> Option:
    option = typer.Option(_flag(name), metavar=metavar, rich_help_panel=panel, help=said)
    return name, Annotated[str | None, option], None


def _many(name: str, metavar: str, said: str, *, panel: str = PANEL) -> Option:
    option = typer.Option(_flag(name), metavar=metavar, rich_help_panel=panel, help=said)
    return name, Annotated[list[str] | None, option], None


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


TABLES = (
    _one("mapping", "FILE", "Which column is what: a TOML file."),
    _one("save_mapping", "FILE", "Write how the columns were read."),
    _many("column", "HEADING=FIELD", 'As `"Part no=id"`; repeatable; `-`: unread.'),
    _many("sheet", "SHEET=ROLE", "`goods`, `materials`, another list, or `-`."),
    _one("numbers", "FORM", "How numbers are written: `1.234,56`."),
    _one("codes", "FORM", "How codes are written: `0000.00`."),
    _one("materials", "FILE", "The materials, where goods are alone."),
    _many("list", "LIST=FILE", "A further table: `packaging=FILE`, `inventory=FILE`, `costs=FILE`, ...; repeatable."),
    _many(
        "good", "FIELD=WORDS", 'The good of a list of materials: `code=8703.23`, `"net cost=19940 EUR"`; repeatable.'
    ),
)
NOMENCLATURES = (
    _many("nomenclature", "EDITION=FILE", 'As `"HS 2012=hs2012.csv"`; repeatable.', panel=EDITIONS),
    _many("correlation", "A:B=FILE", 'As `"HS 2012:HS 2022=both.csv"`; repeatable.', panel=EDITIONS),
)


def with_tables(command: Command) -> Command:
    """A command whose parameter `tables` stands for the options on tables."""

    def bundle(given: dict[str, Any]) -> Tables:
        from roolang.cli.declarations import Tables
        from roolang.workspace.declarations import TableOptions

        single = ("mapping", "save_mapping", "numbers", "codes", "materials")
        for name in single:
            if given[name] is not None and not given[name].strip():
                raise typer.BadParameter(f"{_flag(name)} is followed by nothing; leave it out, or say what")
        given = {**given, **{name: given[name] or "" for name in single}}
        columns, sheets, good, lists = (tuple(given[name] or ()) for name in ("column", "sheet", "good", "list"))
        options = TableOptions(
            given["mapping"], given["numbers"], given["codes"], columns, sheets, given["materials"], good, lists
        )  # fmt: skip
        return Tables(options, given["save_mapping"])

    return _bundled(command, "tables", TABLES, bundle)


def with_editions(command: Command) -> Command:
    """A command whose parameter `editions` stands for the options on the nomenclature."""

    def bundle(given: dict[str, Any]) -> Given:
        from roolang.workspace.settings import Given

        return Given(tuple(given["nomenclature"] or ()), tuple(given["correlation"] or ()))

    return _bundled(command, "editions", NOMENCLATURES, bundle)


def _bundled(
    command: Command, name: str, options: tuple[Option, ...], bundle: Callable[[dict[str, Any]], object]
) -> Command:
    """A command that takes some options in the place of the one parameter that they become."""
    names = [option for option, _, _ in options]

    @wraps(command)
    def run(**given: Any) -> None:
        command(**{name: bundle({option: given.pop(option) for option in names})}, **given)

    hints = get_type_hints(command, include_extras=True, localns={"Tables": Any, "Given": Any})
    own = dict(inspect.signature(command).parameters)
    at = list(own).index(name)
    kept = [each.replace(annotation=hints[each.name]) for each in own.values()]
    kinds = [
        inspect.Parameter(option, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=kind)
        for option, kind, default in options
    ]
    run.__signature__ = inspect.Signature([*kept[:at], *kinds, *kept[at + 1 :]])  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in run.__signature__.parameters.values()}  # type: ignore[attr-defined]
    return run
