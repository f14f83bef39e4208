"""A product that tells two readings of a rule apart: it originates by the one and not by the other."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path

from roolang.format import show
from roolang.pairs.finding import Judge
from roolang.pairs.generating import pairs_of, passes
from roolang.pairs.needs import Leaf, Unclear, leaves
from roolang.syntax import tree as t
from roolang.workspace.workspace import Workspace, load_text

VERDICTS = ("non-originating", "originating")
MOST_CONDITIONS = 12
"""Of rules with more conditions no product is looked for."""
MOST_JUDGED = 100
"""So many products are judged for each of two readings."""


class _Enough(Exception):
    """So many products were judged that the search ends."""


def told_apart(goods: t.Codes, chosen: t.Cond, other: t.Cond, edition: int | None = None) -> str:
    """The product in the words of a test, with its verdict by the reading chosen; nothing if none was found.

    Tried are the products just inside and just outside each condition of either reading; both verdicts are the
    interpreter's, and neither is undetermined.
    """
    if any(len(_conditions(cond)) > MOST_CONDITIONS for cond in (chosen, other)):
        return ""
    one, two = (_judged_by(goods, cond, edition) for cond in (chosen, other))
    for mine, theirs, swapped in ((one, two, False), (two, one, True)):
        if not mine.modules or not theirs.modules:
            return ""
        with suppress(_Enough):
            for pair in pairs_of(mine, mine.modules[-1], _judge(mine)):
                for side in pair.sides:
                    expected, instead = VERDICTS[side.inside], VERDICTS[not side.inside]
                    if passes(theirs, side.text.replace(f"expect {expected} under", f"expect {instead} under")):
                        return _told(side.text, instead if swapped else expected)
    return ""


def _conditions(cond: t.Cond) -> tuple[Leaf, ...]:
    with suppress(Unclear):
        return tuple(leaves(cond))
    return ()


def _judge(workspace: Workspace) -> Judge:
    """The interpreter, so many times."""
    judged = count(1)

    def passing(text: str) -> bool:
        if next(judged) > MOST_JUDGED:
            raise _Enough
        return passes(workspace, text)

    return passing


def _judged_by(goods: t.Codes, cond: t.Cond, edition: int | None) -> Workspace:
    """A text of one rule."""
    header = 'language 1\nagreement READING "a reading"\nparties NZ, CL\n'
    header += f"nomenclature HS {edition}\n" if edition else ""
    return load_text(f"{header}rule for {show(goods)} requires {show(cond)}\n", "reading.roo", Path.cwd())


def _told(test: str, verdict: str) -> str:
    """A test as one line: the product, then its verdict by the reading chosen."""
    lines = [line.strip() for line in test.splitlines()[1:]]
    said = [line.removeprefix("given ") for line in lines if line and not line.startswith(("on ", "expect "))]
    return f"{'; '.join(said)}: {verdict} as it is read, {VERDICTS[verdict != VERDICTS[1]]} the other way"
