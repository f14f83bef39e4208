"""The commands with their arguments and options, as a page, out of the program itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import typer.main

from roolang.cli.app import app

COMMAND = re.compile(r"`roolang [^`]*`")
HEAD = """# Commands

What `roolang COMMAND --help` says, taken from the program when this site was built.
"""


def commands() -> str:
    """The page."""
    group: Any = typer.main.get_command(app)
    return "\n".join([HEAD, *(line for name, each in group.commands.items() for line in _command(name, each))])


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## roolang {name}\n"
    yield _words(command.help)
    rows = [_row(each) for each in command.params if not getattr(each, "hidden", False)]
    if rows:
        yield "\n| option | takes | |\n| --- | --- | --- |"
        yield from rows
    yield ""


def _words(text: str | None) -> str:
    """Help as it is shown: commands that stand apart become a block."""
    parts = [" ".join(part.split()) for part in (text or "").split("\n\n")]
    blocks: list[str] = []
    for commands_only, run in groupby(parts, lambda part: COMMAND.fullmatch(part) is not None):
        words = list(run)
        blocks += ["```sh\n" + "\n".join(each[1:-1] for each in words) + "\n```"] if commands_only else words
    return "\n\n".join(blocks)


def _row(each: Any) -> str:
    """A row of the table: how it is written, what is given with it, what it is for."""
    plain = each.param_type_name == "argument"
    names = (each.metavar or each.name) if plain else ", ".join((*each.opts, *each.secondary_opts))
    given = "" if plain or getattr(each, "is_flag", False) else (each.metavar or each.name.upper())
    asked = " (required)" if each.required else ""
    cells = (f"`{names}`", f"`{given}`" if given else "", f"{getattr(each, 'help', '') or ''}{asked}")
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
