"""Agreements compared, on the screen: a table in colour on a terminal, then why and what is needed for each."""

from __future__ import annotations

from collections.abc import Sequence

from roolang.cli.faults import Contained
from roolang.cli.screen import on_terminal
from roolang.cli.verdicts import MARK, show
from roolang.explain.options import Told, told
from roolang.explain.options_views import as_text
from roolang.explain.ranking import Comparison


def show_options(comparisons: Sequence[Comparison], contained: Contained, *, brief: bool, full: bool) -> None:
    """Prints each comparison; in full, every judgement behind it too."""
    for i, found in enumerate(comparisons):
        if i:
            print()
        if on_terminal():
            _rich(told(found), brief=brief)
        else:
            print(as_text(found, brief=brief), end="")
        if full and not brief:
            print()
            show([each.judgement for each in found.options], contained, brief=False, full=True)


def _rich(said: Told, *, brief: bool) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console()
    console.print(Text(said.about, "bold"))
    console.print(Text(said.trade))
    console.print(Text(said.best, "bold"), end="\n\n")
    if said.rows:
        table = Table(box=None, pad_edge=False)
        for head in said.heads:
            table.add_column(head)
        for row in said.rows:
            table.add_row(*(Text(cell, MARK[row.verdict] if i == 2 else "") for i, cell in enumerate(row.cells)))
        console.print(table)
    for row in () if brief else said.rows:
        why = Text(f"\n{row.cells[0]}  {row.cells[1]}: ", MARK[row.verdict])
        console.print(why.append(row.why, "default"))
        for need in row.needed:
            console.print(Padding(Text(f"- {need}"), (0, 0, 0, 4)))
    console.print()
    for line in said.after:
        console.print(Text(line, "dim"))
