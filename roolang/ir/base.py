"""What every node of the core is, and where it came from."""

from __future__ import annotations

from dataclasses import field, replace

from roolang.record import record
from roolang.source import Span


@record(frozen=True, slots=True)
class Origin:
    """Where a node came from: its words as a reader knows them, their place, and the law cited for them.

    `criterion` is the letter that stands for it on a certificate. `role` says what it is in the law where words and
    label only show it: `rule`, `tolerance`, or the kind of condition that a tolerance may cover (`tariff change`); of a
    `Not`, that the words state it (`good is not ...`) and not what it denies.
    """

    words: str = ""
    span: Span | None = None
    cites: tuple[str, ...] = ()
    label: str = ""
    criterion: str = ""
    role: str = ""


OBTAINED = "wholly obtained"
"""The role of the condition that the good is wholly obtained."""
NEGATION = "negation"
"""The role of a negation whose words state it."""
BARRED = "outside the tolerance"
"""The role of a condition that no material is one that a tolerance does not cover."""


def denying(origin: Origin) -> Origin:
    """The origin of a negation by words that state it."""
    return replace(origin, role=NEGATION)


@record(frozen=True, slots=True)
class Node:
    """Anything in the core; equal when it means the same."""

    origin: Origin = field(default=Origin(), compare=False, repr=False, kw_only=True)
