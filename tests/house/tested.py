"""How many tests judge by each agreement: those beside the rules, and those of `tests/roo`."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.workspace.files import standard

TESTS = Path(__file__).parents[1] / "roo"


@cache
def tests_by_agreement() -> Counter[str]:
    """The tests that judge by each text of the standard rules, or by one that amends it, directly or through others.

    Where files begin an agreement of the same name themselves, those beside them speak of that one.
    """
    found: Counter[str] = Counter()
    shelf = sorted(standard().rglob("*.roo"))
    shipped = _amending(shelf)
    for path in [*shelf, *sorted(TESTS.rglob("*.roo"))]:
        beside = {} if path in shelf else _amending(sorted(path.parent.glob("*.roo")))
        for statement in _module(path).statements:
            if isinstance(statement, t.Test):
                chains = (_chain(each.under, {**shipped, **_amending([path])}) for each in statement.expect)
                found.update({text for chain in chains for text in chain if beside.get(text) != ""})
    return found


def _chain(name: str, amends: dict[str, str]) -> list[str]:
    """A text and all that it amends."""
    chain: list[str] = []
    while name and name not in chain:
        chain.append(name)
        name = amends.get(name, "")
    return chain


def _amending(paths: list[Path]) -> dict[str, str]:
    """What each text of some files amends."""
    return {
        statement.name: getattr(statement, "amends", "")
        for path in paths
        for statement in _module(path).statements
        if isinstance(statement, t.Agreement | t.Proposal | t.Consolidated)
    }


@cache
def _module(path: Path) -> t.Module:
    return parse(SourceFile(path.name, path.read_text(encoding="utf-8")))[0].whole
