"""Tests that cannot run, told before anybody runs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t
from roolang.workspace.given import is_there

NAMED = "write the name of its file as it is, from the folder of the rules"
NO_DAY = "write a day at the end of what is given: `on 2018-02-28`"


def unrunnable(tests: Iterable[t.Test]) -> Iterator[Finding]:
    """RL8002 for a good that is to be judged on no day, and for a declaration whose file is not there."""
    for test in tests:
        for given in test.given:
            if (path := _looked_for(given)) is not None and not is_there(path, given.file):
                message = f"there is no declaration `{given.file}` beside the rules"
                yield Finding("RL8002", message, Label(given.span), help=NAMED)
            if given.good is None or given.day or any(fact.day for fact in given.good.facts):
                continue
            undated = (expect for expect in test.expect if not expect.error and not expect.day)
            yield from (Finding("RL8002", "no day to judge on", Label(each.span), help=NO_DAY) for each in undated)


def named(tests: Iterable[t.Test]) -> tuple[tuple[str, str, bool], ...]:
    """The files that tests name: the path of the rules, the name of the file, and whether it is there."""
    looked = ((_looked_for(given), given.file) for test in tests for given in test.given)
    return tuple((str(path), file, is_there(path, file)) for path, file in dict.fromkeys(looked) if path is not None)


def _looked_for(given: t.Given) -> Path | None:
    """The rules that the file of a declaration is looked for from; a text in memory has no such place."""
    return given.span.source.path if given.file else None
