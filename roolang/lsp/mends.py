"""Edits that findings offer, as an editor shows them: one at a time, or all that are beyond doubt at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roolang.diagnostics import Fix
from roolang.lsp.checking import Shown, own
from roolang.lsp.document import Document
from roolang.record import record

LONGEST = 60


@record(frozen=True, slots=True)
class Mend:
    """An edit with its title, the finding that it mends, and whether it is the likeliest."""

    title: str
    fix: Fix
    shown: Shown
    likeliest: bool


def mends(document: Document, found: Iterable[Shown], start: int, end: int) -> Iterator[Mend]:
    """The edits for what is wrong between two offsets."""
    for shown in found:
        if shown.start <= end and start <= shown.end:
            fixes = [fix for fix in shown.finding.fixes if own(document, fix.span.source)]
            for number, fix in enumerate(fixes):
                yield Mend(_title(fix), fix, shown, number == 0)


def all_mends(document: Document, found: Iterable[Shown]) -> list[Fix]:
    """The edits that keep the sense and leave no choice, without those that overlap an earlier one."""
    every = (shown.finding.fixes for shown in found)
    sure = [fixes[0] for fixes in every if len(fixes) == 1 and fixes[0].keeps]
    kept: list[Fix] = []
    for fix in sorted((fix for fix in sure if own(document, fix.span.source)), key=lambda each: each.span.start):
        if not kept or fix.span.start >= kept[-1].span.end:
            kept.append(fix)
    return kept


def _title(fix: Fix) -> str:
    old, new = _short(fix.span.text), _short(fix.new)
    if not new:
        return f"delete `{old}`"
    return f"write `{new}` for `{old}`" if old else f"insert `{new}`"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
