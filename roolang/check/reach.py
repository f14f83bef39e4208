"""Rules, and items of rules, that no good can reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roolang.check.intervals import apart, covered, interval, outer, plain
from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t


def unreachable(corpus: Corpus) -> Iterator[Finding]:
    """RL4101: scopes that their own exception empties, trade of a party with itself, items for other goods."""
    for rule, _ in corpus.each(t.ProductRule):
        scope: t.Scope = rule.scope
        yield from _emptied(scope)
        if scope.exported_from and scope.exported_from == scope.imported_into:
            message = f"no good is exported from `{scope.exported_from}` and imported into it"
            yield Finding("RL4101", message, Label(scope.span), help="name two parties, or leave one of the two out")
    for guarded, placed in corpus.each(t.Guarded):
        if isinstance(placed.statement, t.ProductRule):
            yield from _for_others(guarded, placed.statement.scope)


def _emptied(scope: t.Scope) -> Iterator[Finding]:
    goods = scope.goods
    if goods.codes is None or goods.without is None:
        return
    if all(_excepted(item, goods.without) for item in goods.codes.items):
        message = "no good can reach this rule: its exception takes out all that it is for"
        help_ = "narrow what stands after `except`, or delete the rule"
        yield Finding("RL4101", message, Label(scope.span), help=help_)


def _excepted(item: Any, without: t.Codes) -> bool:
    """Whether an exception surely takes out a whole class."""
    if item in without.items:
        return True
    match item:
        case t.CodeRange():
            lines = interval(item)
            return lines is not None and covered(lines, plain(without))
        case t.Described(of=t.Codes(items)) | t.AnyOtherGood(of=t.Codes(items)) | t.Codes(items):
            return all(_excepted(each, without) for each in items)
    return False


def _for_others(guarded: t.Guarded, scope: t.Scope) -> Iterator[Finding]:
    """An item guarded for goods that the rule is not for."""
    if guarded.goods is None or scope.goods.codes is None:
        return
    goods, meant = outer(guarded.goods), outer(scope.goods.codes)
    if goods is not None and meant is not None and apart(meant, goods):
        words = " ".join(guarded.goods.span.text.split())
        message = f"no good can reach this item: the rule is for no goods of `{words}`"
        others = (Label(scope.span, "what the rule is for"),)
        help_ = "name goods of the rule, or move the item to a rule of its own"
        yield Finding("RL4101", message, Label(guarded.goods.span), others=others, help=help_)
