"""Two rules for the same goods: no reader, and no machine, can say which of them applies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import TypeAlias

from roolang.check.codes import bare
from roolang.check.rivals import Claim, claims, clear
from roolang.check.texts import Corpus, Placed, Text
from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t

LOOKED_BACK = 50
"""So many earlier claims are held against a new one: more only where all of them are of other views."""
Pair: TypeAlias = tuple[Claim, Claim]
JOIN = "keep one of them, or join their conditions by `and` or `or`"
DIVIDE = "divide the ranges, so that each code stands in one rule"


def overlaps(corpus: Corpus) -> Iterator[Finding]:
    """RL4002: rules for one class, for ranges that cross, or a note that stands twice.

    A range within another is in order, since the narrower prevails; so are two notes that ask for different things.
    """
    rules = [placed for placed in corpus.placed if isinstance(placed.statement, t.ProductRule) and placed.text]
    joint: dict[Text | None, list[t.Goods]] = defaultdict(list)
    for placed in corpus.placed:
        if isinstance(placed.statement, t.AllApply):
            joint[placed.text].append(placed.statement.goods)
    told: set[tuple[int, int]] = set()
    for first, second in _pairs(rules):
        key = first.placed.order, second.placed.order
        if key not in told and not _replaced(first, second) and not clear(first, second, joint[first.placed.text]):
            told.add(key)
            yield from _reported(first, second)
    yield from _notes(rules)


def _pairs(rules: list[Placed]) -> Iterator[Pair]:
    """Claims of equal standing that meet, the earlier first; only those of like direction and characteristics."""
    ranges: dict[Hashable, list[Claim]] = defaultdict(list)
    others: dict[Hashable, list[Claim]] = defaultdict(list)
    for placed in rules:
        if placed.statement.verb != "requires":
            continue
        scope = placed.statement.scope
        side = (placed.text, scope.goods.kind, scope.exported_from, scope.imported_into, scope.where)
        for claim in claims(placed):
            item = claim.item
            if not isinstance(item, t.CodeRange):
                others[side, item].append(claim)
            elif len(item.low) == len(item.high) and item.low <= item.high:
                ranges[side, len(item.low)].append(claim)
    for group in ranges.values():
        yield from map(_in_order, _crossing(group))
    for group in others.values():
        yield from _alike(group)


def _crossing(group: list[Claim]) -> Iterator[Pair]:
    """Ranges of one level that are equal or cross: one sweep, keeping those that are still open."""
    group.sort(key=lambda claim: claim.item.high, reverse=True)
    group.sort(key=lambda claim: claim.item.low)
    still: list[Claim] = []
    for claim in group:
        low, high = claim.item.low, claim.item.high
        while still and still[-1].item.high < low:
            still.pop()
        for other in still[: -LOOKED_BACK - 1 : -1]:
            if other.item.high < low or not claim.meets(other):
                continue
            if other.item.high < high or (other.item.low, other.item.high) == (low, high):
                yield other, claim
            break
        still.append(claim)


def _alike(group: list[Claim]) -> Iterator[Pair]:
    """Claims to one and the same described or named class."""
    for i, claim in enumerate(group):
        before = group[max(0, i - LOOKED_BACK) : i]
        first = next((other for other in before if claim.meets(other)), None)
        if first is not None:
            yield first, claim


def _replaced(first: Claim, second: Claim) -> bool:
    """Whether the later rule is written to take the place of the earlier one."""
    replacing = second.placed.amending == "replace" != first.placed.amending
    return replacing and first.rule.scope == second.rule.scope


def _in_order(pair: Pair) -> Pair:
    first, second = pair
    return pair if first.placed.order < second.placed.order else (second, first)


def _reported(first: Claim, second: Claim) -> Iterator[Finding]:
    """The finding, at the later rule if that is one to report on."""
    if not second.placed.own:
        first, second = second, first
    if not second.placed.own:
        return
    others = (Label(first.item.span, "the other rule"),)
    equal = first.item == second.item
    message = f"two rules are for `{_words(second)}`" if equal else _across(first, second)
    yield Finding("RL4002", message, Label(second.item.span), others=others, help=JOIN if equal else DIVIDE)


def _words(claim: Claim) -> str:
    return " ".join(claim.item.span.text.split())


def _across(first: Claim, second: Claim) -> str:
    low, high = max(first.item.low, second.item.low), min(first.item.high, second.item.high)
    both = f"`{bare(low)} to {bare(high)}`" if low != high else f"`{bare(low)}`"
    return f"two rules are for {both}, and neither range lies within the other"


def _notes(rules: list[Placed]) -> Iterator[Finding]:
    """Rules that add or accept, standing twice with the same condition."""
    first: dict[Hashable, Placed] = {}
    for placed in rules:
        rule: t.ProductRule = placed.statement
        if rule.verb == "requires":
            continue
        key = (placed.text, rule.verb, rule.scope, rule.cond, rule.in_force)
        other = first.setdefault(key, placed)
        if other is not placed and placed.own and placed.holding.meets(other.holding):
            others = (Label(other.statement.scope.span, "the other rule"),)
            message = f"this stands twice: what a rule {rule.verb} of `{' '.join(rule.scope.span.text.split())}`"
            yield Finding("RL4002", message, Label(rule.scope.span), others=others, help="delete one of the two")
