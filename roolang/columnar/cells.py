"""Cells of the nomenclature: codes that no rule tells apart, so that one good of a cell stands for all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from roolang.domain.hs import AFTER_DIGITS, span
from roolang.ir import nodes as n
from roolang.ir.base import Origin
from roolang.ir.program import Program


class Cells:
    """Where codes are told apart by some programs."""

    def __init__(self) -> None:
        self._cuts: dict[tuple[int, ...], list[str]] = {}
        self._kept: list[Sequence[Program]] = []

    def cuts(self, programs: Sequence[Program]) -> list[str]:
        """Where codes are told apart, in order."""
        key = tuple(map(id, programs))
        if key not in self._cuts:
            self._kept.append(programs)  # so that no other program comes to have its number
            self._cuts[key] = sorted({cut for program in programs for cut in cuts_of(program)})
        return self._cuts[key]

    def of(self, code: str, programs: Sequence[Program]) -> tuple[int, int] | str:
        """What is the same for codes that nothing tells apart: a number, or the code itself where it is cut short."""
        cuts = self.cuts(programs)
        at = bisect_right(cuts, code)
        if at < len(cuts) and cuts[at].startswith(code) and cuts[at] != code + AFTER_DIGITS:
            return code
        return at, len(code)


def cuts_of(program: object) -> set[str]:
    """Where the codes that a program names, or a part of one, begin and stop."""
    found: set[str] = set()
    seen: set[int] = set()
    waiting: list[Any] = [program]
    while waiting:
        node = waiting.pop()
        if id(node) in seen or isinstance(node, str | Origin):
            continue
        seen.add(id(node))
        if isinstance(node, n.InCodes):
            found.update(span(node.low, node.high))
        elif isinstance(node, tuple):
            waiting.extend(node)
        elif hasattr(type(node), "__slots__"):
            waiting.extend(getattr(node, name) for name in type(node).__slots__ if hasattr(node, name))
    return found
