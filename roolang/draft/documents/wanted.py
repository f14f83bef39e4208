"""What a caller says about a document before it is read."""

from __future__ import annotations

from roolang.record import record


@record(frozen=True, slots=True)
class Wanted:
    """`authors` pairs an author of tracked changes with the party for which they stand."""

    authors: tuple[tuple[str, str], ...] = ()
