"""Judgements on the screen: a table of verdicts where there are several, then each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from roolang.cli.faults import Contained
from roolang.cli.screen import on_terminal
from roolang.explain import Story, as_text, narrate
from roolang.explain.comparison import HEADS, compared
from roolang.interpret import Judgement

MARK = {"originating": "green", "non-originating": "red", "undetermined": "yellow"}


def show(judgements: Sequence[Judgement], contained: Contained, *, brief: bool, full: bool = False) -> None:
    """Prints them all, in short or in full: in colour on a terminal, else as plain text."""
    if not judgements:
        return
    if brief or len(judgements) > 1:
        (_rich_table if on_terminal() else _plain_table)(judgements, contained, always=brief)
    if brief:
        return
    before: tuple[str, str] | None = None
    for i, judgement in enumerate(judgements):
        about = full or _product(judgement) != before
        story = contained.told(judgement, partial(narrate, judgement, full=full))
        if story is None:
            continue
        before = _product(judgement)
        if on_terminal():
            _rich(story, full=full, about=about)
        else:
            text = as_text(story, full=full, about=about)
            print(f"\n{text}" if i or len(judgements) > 1 else text, end="")


def _product(judgement: Judgement) -> tuple[str, str]:
    """Which declaration it is; it may be judged in codes of several editions."""
    return judgement.declaration.id, judgement.declaration.digest


def table(judgements: Sequence[Judgement], contained: Contained, *, always: bool) -> Iterator[tuple[str, ...]]:
    """The rows of a table, their heads first; the declaration is named if there are several, or `always`."""
    several = always or len(set(map(_product, judgements))) > 1
    start = 0 if several else 1
    yield HEADS[start:]
    for judgement in judgements:
        found = contained.told(judgement, partial(compared, judgement))
        yield from (row[start:] for row in found.rows) if found is not None else ()


def _plain_table(judgements: Sequence[Judgement], contained: Contained, *, always: bool) -> None:
    cells = list(table(judgements, contained, always=always))
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _rich_table(judgements: Sequence[Judgement], contained: Contained, *, always: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    heads, *rows = table(judgements, contained, always=always)
    shown = Table(box=None, pad_edge=False)
    for title in heads:
        shown.add_column(title)
    for row in rows:
        shown.add_row(*(Text(cell, MARK.get(cell, "")) for cell in row))
    Console().print(shown)


def _rich(story: Story, *, full: bool, about: bool) -> None:
    from rich.console import Console

    from roolang.explain import as_panel

    Console().print(as_panel(story, full=full, about=about))
