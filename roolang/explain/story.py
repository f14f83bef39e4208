"""What an explanation says, as plain data: renderers lay it out and decide nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

from roolang.domain.truth import Truth
from roolang.record import record
from roolang.source import without_hidden

Mark: TypeAlias = Literal["yes", "no", "unknown"]
MARKS: dict[Truth, Mark] = {truth: truth.word for truth in Truth}

SHOWN = 2000
"""So many words of a text are kept as they are shown: an explanation comes to the same ones again and again."""

CLAIM: dict[Mark, str] = {
    "yes": "Preferential treatment can be claimed.",
    "no": "Preferential treatment cannot be claimed.",
    "unknown": "Whether preferential treatment can be claimed is open.",
}
"""Whether a good may be claimed, in words."""


@record(frozen=True, slots=True)
class Line:
    """A material in a list: `sure` is false where it is not known whether it belongs there, for the reason `why`."""

    name: str
    code: str
    description: str
    amount: str = ""
    sure: bool = True
    why: str = ""


@record(frozen=True, slots=True)
class Listing:
    """Materials under a caption, with the law cited for counting them; `more` were left out."""

    caption: str
    lines: tuple[Line, ...] = ()
    more: int = 0
    cites: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Gauge:
    """A comparison on a scale from nothing to `end`: `low`, `high` and `limit` are parts of it, from 0 to 1.

    `value` is the figure, `working` how it was worked out, `asked` what it is held against, `margin` by how much it
    is met or missed; a `ratio` has a method. Where the ends differ, the figure lies somewhere between; an end that is
    `None` is not known, and without a limit the text leaves the number open.
    """

    mark: Mark
    title: str
    working: str
    value: str
    asked: str
    margin: str
    low: Fraction | None
    high: Fraction | None
    limit: Fraction | None
    limit_text: str
    end: str
    sign: str
    ratio: bool = False


@record(frozen=True, slots=True)
class Step:
    """One condition: whether it holds, its words, the law cited, its place as `file:line`, the arithmetic.

    `denies`: it asks that its parts do not hold.
    """

    mark: Mark
    text: str
    cites: tuple[str, ...] = ()
    place: str = ""
    figures: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    children: tuple[Step, ...] = ()
    gauge: Gauge | None = None
    denies: bool = False


@record(frozen=True, slots=True)
class Change:
    """What would change a verdict, or how near it is to changing: a heading and short sentences."""

    head: str
    items: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Giving:
    """A missing fact, the path in the declaration where it is written, what to paste there, and how to fill it in.

    A fact that no declaration says has no path. `field` is what is written there, as a column would be called; of a
    declaration that is a table, `cell` is the place and `filled` what to write into it.
    """

    fact: str
    path: str = ""
    paste: str = ""
    how: str = ""
    field: str = ""
    cell: str = ""
    filled: str = ""

    @property
    def written(self) -> tuple[str, str, str]:
        """Where it is written, what to paste there, and how it is filled in, for whoever reads it."""
        return (self.cell, "", self.filled) if self.cell else (self.path, self.paste, self.how)


@record(frozen=True, slots=True)
class Brief:
    """A judgement in short: why, in sentences; the conditions that decide; which other ways fail or are open as well;
    whether the preference can be claimed; what would change or settle it (`None`, empty: nothing to say).
    """

    because: str
    steps: tuple[Step, ...]
    besides: str = ""
    claim: str = ""
    change: Change | None = None


@record(frozen=True, slots=True)
class Story:
    """One judgement in words; `about` says which good it is.

    `brief` is what most readers need of it. `claim` is what a claim asks besides origin (`None`: nothing), `claimable`
    whether the good meets both. `givings` say where each missing fact is written.
    """

    headline: str
    about: str
    verdict: str
    brief: Brief
    reason: Step
    claimable: Mark
    claim: Step | None = None
    change: Change | None = None
    givings: tuple[Giving, ...] = ()
    notes: tuple[str, ...] = ()


CLAIMABLE = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "undetermined"}
"""Whether a good may be claimed, as data have it."""


def in_words(words: Sequence[str], joint: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f" {joint} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


@lru_cache(maxsize=SHOWN)
def plain(words: str) -> str:
    """Words of others on one line, without characters that steer a terminal or turn the order of reading."""
    if not words.isprintable():
        words = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in words)
    return " ".join(without_hidden(words).split())
