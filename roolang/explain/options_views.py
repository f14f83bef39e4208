"""A comparison of agreements as plain text and as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from roolang.explain.markdown import safe, table
from roolang.explain.options import Row, Told, told
from roolang.explain.ranking import Comparison
from roolang.explain.text import WIDTH

MARGIN = "    "


def as_text(found: Comparison, *, brief: bool = False) -> str:
    """The table, then why and what is needed for each; in brief, the table alone."""
    return "\n".join(line.rstrip() for line in _text(told(found), brief=brief)) + "\n"


def _text(said: Told, *, brief: bool) -> Iterator[str]:
    yield from _wrapped("", said.about)
    yield from _wrapped("", said.trade)
    yield from _wrapped("", said.best)
    if said.rows:
        yield ""
        rows = [said.heads, *(row.cells for row in said.rows)]
        widths = [max(len(row[i]) for row in rows) for i in range(len(said.heads))]
        for cells in rows:
            yield "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    if not brief:
        for row in said.rows:
            yield ""
            yield from _wrapped("", f"{row.cells[0]}  {row.cells[1]}: {row.why}", MARGIN)
            for need in row.needed:
                yield from _wrapped(f"{MARGIN}- ", need, f"{MARGIN}  ")
    if said.after:
        yield ""
    for line in said.after:
        yield from _wrapped("", line)


def _wrapped(first: str, words: str, indent: str = "") -> Iterator[str]:
    yield from textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)


# ---- Markdown


def as_markdown(comparisons: Sequence[Comparison]) -> str:
    """The comparisons as the head of a document."""
    return "\n".join(line.rstrip() for found in comparisons for line in _markdown(told(found))) + "\n"


def _markdown(said: Told) -> Iterator[str]:
    yield from (f"# {safe(said.about)}", "", f"{safe(said.trade[:1].upper() + said.trade[1:])}.", "")
    yield from (f"**{safe(said.best)}**", "")
    if said.rows:
        heads = (*(head or "rank" for head in said.heads), "why")
        yield from table(heads, ((*map(safe, row.cells), _why(row)) for row in said.rows))
        yield ""
    for line in said.after:
        yield from (safe(line), "")


def _why(row: Row) -> str:
    return " ".join([safe(row.why), *(f"*{safe(need[:1].upper() + need[1:])}*" for need in row.needed)])
