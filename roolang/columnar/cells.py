"""Cells of the nomenclature: codes that a program does not tell apart, so that one good of a cell stands for all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from roolang.domain.hs import AFTER_DIGITS, span
from roolang.ir import nodes as n
from roolang.ir.walking import nodes_in


def cell_of(code: str, cuts: Sequence[str]) -> int | None:
    """The cell that a code lies in between two cuts; none where it is cut short, so that it may lie in several."""
    at = bisect_right(cuts, code)
    short = at < len(cuts) and cuts[at].startswith(code) and cuts[at] != code + AFTER_DIGITS
    return None if short else at


def cuts_of(program: object) -> set[str]:
    """Where the codes that a program names, or a part of one, begin and stop."""
    found: set[str] = set()
    for node in nodes_in(program):
        if isinstance(node, n.InCodes):
            found.update(span(node.low, node.high))
    return found
