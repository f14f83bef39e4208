"""Words that say aloud what holds in any case: where they cannot be so, something else was meant."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Label
from roolang.domain.declaration import fold
from roolang.domain.hs import LEVELS
from roolang.syntax import tree as t

LIFTING = "weight limits"
"""What a tolerance covers when it lifts a stated maximum."""


def said_aloud(corpus: Corpus) -> Iterator[Finding]:
    """RL5606: a tolerance within every stated maximum that lifts one. RL5607: a group with nothing else in it."""
    for tolerance, _ in corpus.each(t.Tolerance):
        if tolerance.within_maximum and LIFTING in map(fold, tolerance.covers):
            message = "this tolerance stays within every stated maximum, and it covers maxima by weight"
            help_ = f"drop `within any stated maximum`, or take `{LIFTING}` out"
            yield Finding("RL5606", message, Label(tolerance.span), help=help_)
    for other, placed in corpus.each(t.AnyOther):
        if other.including_group and isinstance(placed.statement, t.ProductRule):
            yield from _group(other, placed.statement.scope.goods.codes)


def _group(other: t.AnyOther, codes: t.Codes | None) -> Iterator[Finding]:
    if codes is not None and isinstance(other.level, str) and _single(codes, LEVELS[other.level]):
        message = f"the goods of this rule are of one {other.level}: their group includes no other"
        help_ = "drop `including another within the group`, or name all codes of the group in the rule"
        yield Finding("RL5607", message, Label(other.span), help=help_)


def _single(codes: t.Codes, length: int) -> bool:
    """Whether all goods are of one code of so many digits, for certain."""
    ends: set[str] = set()
    for item in codes.items:
        of = item.of if isinstance(item, t.Described) and item.of else None
        ranges = of.items if of is not None else (item,)
        if not all(isinstance(each, t.CodeRange) for each in ranges):
            return False
        ends |= {end[:length] for each in ranges if isinstance(each, t.CodeRange) for end in (each.low, each.high)}
    return len(ends) == 1 and all(len(end) == length for end in ends)
