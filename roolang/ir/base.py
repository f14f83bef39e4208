"""What every node of the core is, and where it came from."""

from __future__ import annotations

from dataclasses import field

from roolang.record import record
from roolang.source import Span


@record(frozen=True, slots=True)
class Origin:
    """Where a node came from: its words as a reader knows them, their place, and the law cited for them.

    `criterion` is the letter that stands for it on a certificate.
    """

    words: str = ""
    span: Span | None = None
    cites: tuple[str, ...] = ()
    label: str = ""
    criterion: str = ""


@record(frozen=True, slots=True)
class Node:
    """Anything in the core; equal when it means the same."""

    origin: Origin = field(default=Origin(), compare=False, repr=False, kw_only=True)
