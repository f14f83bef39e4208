"""What a prepared condition leaves behind: the answer, and what its trace is written from when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from roolang.interpret.answer import Answer
from roolang.interpret.prepared.run import Run
from roolang.interpret.trace import Trace, unwritten

Teller: TypeAlias = Callable[[Answer, Any], Trace]
Found: TypeAlias = tuple[Answer, Teller, Any]
"""An answer, what writes its trace, and from what: by then everything is settled, it is only to be written down."""
Node: TypeAlias = Callable[[Run], Found]


def told(found: Found) -> Trace:
    """The trace, written down."""
    answer, tell, of = found
    return tell(answer, of)


def untold(found: Found) -> Trace:
    """The trace, left to be written down."""
    return unwritten(found[0], partial(told, found))


def by_the_book(trace: Trace) -> Found:
    """What `evaluate` says."""
    return trace.answer, _as_it_is, trace


def _as_it_is(answer: Answer, trace: Trace) -> Trace:
    return trace
