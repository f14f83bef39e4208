"""A long run of `roolang batch`: slice after slice, and what it has in common with the run that it goes on from."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from roolang.cli.progress import AFTER, Progress
from roolang.columnar.columns import Table
from roolang.columnar.done import Done
from roolang.columnar.engine import Engine
from roolang.columnar.given import Given
from roolang.columnar.slices import Parts
from roolang.columnar.writing import put
from roolang.diagnostics import has_errors
from roolang.workspace.batching import Texts
from roolang.workspace.rules import Rules
from roolang.workspace.stamp import stamp


def in_slices(
    engine: Engine,
    pieces: Sequence[tuple[Table, Table]],
    parts: Parts,
    texts: Texts,
    judge: Callable[[Table, Table], Done],
) -> Done:
    """Slices that an earlier run finished are taken as they are, with what was found of their texts.

    Nothing is kept of a slice once anything is wrong, so that the same command ends the same way again.
    """
    done = parts.taken_up()
    for day in parts.days:
        texts(day)
    began, before = time.monotonic(), done.goods
    with Progress("judging", len(pieces)) as progress:
        for number, (goods, lines) in enumerate(pieces):
            seconds = time.monotonic() - began
            progress.step(f"{(done.goods - before) / seconds:,.0f} goods a second" if seconds > AFTER else "")
            if parts.has(number):
                continue
            found = judge(goods, lines)
            done.add(found)
            if has_errors([*texts.findings, *found.told]):
                return done
            put(engine, str(parts.file(number)))
            parts.finished(number, found, texts.days)
    return done


@contextmanager
def told_if_stopped(parts: Parts) -> Iterator[None]:
    """Who stops the run is told what is kept of it."""
    try:
        yield
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt(parts.kept) from stop


def identity(engine: Engine, rules: Rules, given: Given, asked: tuple[object, ...]) -> str:
    """What a run that was stopped must have in common with the one that takes it up.

    The engine is part of it, since slices of ids that are words are cut by what it hashes them to.
    """
    return sha256(repr((stamp(), engine.version, rules.digest, given.states, asked)).encode()).hexdigest()
