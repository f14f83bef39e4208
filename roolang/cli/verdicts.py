"""Judgements on the screen: a table of verdicts where there are several, then each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from roolang.cli.screen import on_terminal
from roolang.explain import as_text, narrate
from roolang.interpret import Judgement
from roolang.interpret.figures import figures_in, names_of, value_of

MARK = {"originating": "green", "non-originating": "red", "undetermined": "yellow"}


def show(judgements: Sequence[Judgement], *, brief: bool) -> None:
    """Prints them all: in colour on a terminal, else as plain text."""
    if not judgements:
        return
    if brief or len(judgements) > 1:
        (_rich_table if on_terminal() else _plain_table)(judgements)
    if brief:
        return
    for judgement in judgements:
        if on_terminal():
            _rich(judgement)
        else:
            print(f"\n{as_text(narrate(judgement))}", end="")


def rows(judgements: Sequence[Judgement]) -> list[tuple[str, str, str, str, str]]:
    """Declaration, text, reading, verdict and the main figure of each."""
    return [
        (j.declaration.id, j.program.label, j.program.reading, j.verdict, "; ".join(main_figures(j)))
        for j in judgements
    ]


def main_figures(judgement: Judgement) -> list[str]:
    """The ratios of a judgement, to four decimals, each once."""
    from roolang.domain.amount import decimal_text

    found: dict[str, str] = {}
    for figure in figures_in(judgement.trace):
        value = value_of(figure)
        if figure.method and figure.percent and value is not None:
            found.setdefault(names_of(figure)[0], f"{names_of(figure)[0]} {decimal_text(value, 4)}%")
    return list(found.values())


def _plain_table(judgements: Sequence[Judgement]) -> None:
    cells = rows(judgements)
    widths = [max(len(row[i]) for row in cells) for i in range(4)]
    for row in cells:
        print("  ".join([*(row[i].ljust(widths[i]) for i in range(4) if widths[i]), row[4]]).rstrip())


def _rich_table(judgements: Sequence[Judgement]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title in ("declaration", "under", "reading", "verdict", "figures"):
        table.add_column(title)
    for row in rows(judgements):
        colour = MARK[row[3]]
        table.add_row(*(escape(cell) for cell in row[:3]), f"[{colour}]{row[3]}[/]", escape(row[4]))
    Console().print(table)


def _rich(judgement: Judgement) -> None:
    from rich.console import Console

    from roolang.explain import as_panel

    Console().print(as_panel(narrate(judgement)))
