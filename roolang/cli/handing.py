"""Explanations to hand over: a page or a document, written to a file or to standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from roolang.cli.faults import Contained
from roolang.cli.outputs import OUT
from roolang.cli.spreadsheets import OPTION, files_of, put, wrong
from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.interpret import Judgement
from roolang.record import record
from roolang.workspace.writing import write

if TYPE_CHECKING:
    from roolang.explain.page.markup import Element
    from roolang.explain.ranking import Comparison
    from roolang.explain.sheet import Sheet


@record(frozen=True, slots=True)
class Handing:
    """Where a page, a document and tables go, if they are wanted."""

    html: str | None = None
    markdown: str | None = None
    table: str | None = None

    @property
    def wanted(self) -> list[tuple[str, str]]:
        """Each option that was given, with its file."""
        options = (("--html", self.html), ("--markdown", self.markdown))
        return [(option, name) for option, name in options if name is not None]

    @property
    def tables(self) -> list[tuple[str, str]]:
        """The files that tables go into."""
        return [(OPTION, name) for name in files_of(self.table)] if self.table else []

    @property
    def wrong(self) -> list[Finding]:
        """What is wrong with how they were asked for."""
        return wrong(self.table) if self.table is not None else []

    @property
    def on_screen(self) -> bool:
        """Whether one of them goes to standard output."""
        return any(name == OUT for _, name in self.wanted)


def hand_over(
    judgements: Sequence[Judgement],
    handing: Handing,
    rules: str,
    declarations: Sequence[Declaration],
    comparisons: Sequence[Comparison],
    contained: Contained,
    *,
    full: bool = False,
) -> list[Finding]:
    """Writes what was asked for, a document in short or in full; the files that could not be written.

    Comparisons of agreements stand before the judgements that they compare.
    """
    if not (handing.wanted or handing.table) or not (judgements or comparisons):
        return []
    from roolang import __version__
    from roolang.explain.sheet import sheet

    works = [(each, partial(sheet, each, version=__version__, rules=rules)) for each in judgements]
    laid_out = [(each, page) for each, work in works if (page := contained.told(each, work)) is not None]
    judgements, sheets = [each for each, _ in laid_out], [page for _, page in laid_out]
    makers: dict[str, Callable[[Sequence[Sheet]], str]] = {
        "--html": partial(_html, judgements=judgements, comparisons=comparisons),
        "--markdown": partial(_markdown, comparisons=comparisons, full=full),
    }
    found: list[Finding | None] = []
    for option, name in handing.wanted:
        text = makers[option](sheets)
        if name == OUT:
            sys.stdout.write(text)
        else:
            found.append(write(Path(name), text))
    tables = put(handing.table, declarations, laid_out) if handing.table else []
    return [*(finding for finding in found if finding is not None), *tables]


def _html(sheets: Sequence[Sheet], *, judgements: Sequence[Judgement], comparisons: Sequence[Comparison]) -> str:
    from roolang.explain.page import as_html

    if not comparisons:
        return as_html(sheets)
    from roolang.explain.page.options import compared

    def head(anchors: Sequence[str]) -> Iterable[Element]:
        return compared(comparisons, {id(each): anchor for each, anchor in zip(judgements, anchors, strict=True)})

    return as_html(sheets, head)


def _markdown(sheets: Sequence[Sheet], *, comparisons: Sequence[Comparison], full: bool) -> str:
    from roolang.explain.markdown import as_markdown

    found = as_markdown(sheets, full=full)
    if not comparisons:
        return found
    from roolang.explain.options_views import as_markdown as compared

    return f"{compared(comparisons)}{found}"
