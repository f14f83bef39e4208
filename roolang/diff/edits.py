"""What differs between two texts, as data: where it stands in both, in which words, and what kind of change it is."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from roolang.record import record

Ranges: TypeAlias = tuple[tuple[str, str], ...]
"""Ranges of tariff codes as digits, inclusive, in order."""
KINDS = ("added", "removed", "changed", "moved")
"""What became of a rule, a provision or a definition. `moved`: the same words, for other goods."""


@record(frozen=True, slots=True)
class Passage:
    """Words of one text, the file, line and column where they stand, and the law that they cite."""

    words: str
    place: str
    cites: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class ClauseEdit:
    """A clause of a rule that was put in, taken out or changed.

    `kind` is `threshold`, `method`, `tariff change`, `exception`, `alternative`, `requirement`, `codes` or `clause`;
    `what` says it in a sentence.
    """

    kind: str
    what: str
    before: Passage | None = None
    after: Passage | None = None


@record(frozen=True, slots=True)
class Edit:
    """One difference. `subject` is `rule`, `provision` or `definition`; `title` what it is called.

    `codes` are the goods for which a rule differs, `touches` how many subheadings these have (`None`: all goods, or
    nobody can say), `uses` how many rules use a definition. It holds on the days of `periods` (first, last); on all
    days if there are none.
    """

    subject: str
    kind: str
    title: str
    before: Passage | None = None
    after: Passage | None = None
    clauses: tuple[ClauseEdit, ...] = ()
    codes: Ranges = ()
    touches: int | None = None
    uses: int = 0
    periods: tuple[tuple[date, date | None], ...] = ()

    @property
    def chapters(self) -> tuple[str, ...]:
        """The chapters of its goods."""
        found = {f"{n:02}" for low, high in self.codes for n in range(int(low[:2]), int(high[:2]) + 1)}
        return tuple(sorted(found))


@record(frozen=True, slots=True)
class Edits:
    """All differences between two texts, called `before` and `after`, on the days looked at.

    `same` counts the rules of the second text that say what the first does.
    """

    before: str
    after: str
    days: tuple[date, ...]
    edits: tuple[Edit, ...] = ()
    rules: tuple[int, int] = (0, 0)
    same: int = 0
    silent: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    nomenclatures: tuple[int | None, int | None] = (None, None)

    @property
    def differ(self) -> bool:
        """Whether anything differs, if only what one of them has no position on."""
        return bool(self.edits) or set(self.silent[0]) != set(self.silent[1])
