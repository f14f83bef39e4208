"""Amendments that change nothing."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.drafting.edits import words
from roolang.check.intervals import apart, covered, interval, outer, plain
from roolang.check.texts import Corpus, Placed, Text
from roolang.diagnostics import Finding, Label
from roolang.domain.declaration import fold
from roolang.syntax import tree as t


def amendments(corpus: Corpus) -> Iterator[Finding]:
    """RL5288, RL5289: edits of lists and replacements of rules that leave all as it was."""
    edits = [each for each in corpus.own if isinstance(each.statement, t.ListEdit)]
    replaced = [each for each in corpus.own if each.amending == "replace" and isinstance(each.statement, t.ProductRule)]
    if not edits and not replaced:
        return
    standing = [each for each in corpus.placed if each.text is not None and not each.amending]
    for placed in edits:
        yield from _edit(placed, corpus, standing)
    for placed in replaced:
        yield from _replacement(placed, corpus)


def _edit(placed: Placed, corpus: Corpus, standing: list[Placed]) -> Iterator[Finding]:
    """An entry that is in the list, or one to take out that is not; not where several edits meet."""
    edit: t.ListEdit = placed.statement
    chain = list(corpus.chain(placed.text))
    same = [each for each in corpus.placed if each.text in chain and _about(each.statement, edit.name)]
    lists = [each for each in same if isinstance(each.statement, t.ListDefinition)]
    if len(lists) != 1 or len(same) != 2 or lists[0] not in standing:
        return
    base: t.Codes = lists[0].statement.codes
    known, bounds = list(plain(base)), outer(base)
    for item in edit.codes.items:
        lines = interval(item) if isinstance(item, t.CodeRange) else None
        if lines is None:
            continue
        if edit.add and covered(lines, known):
            yield _idle(item, lists[0], "stands in the list already")
        elif not edit.add and bounds is not None and apart([lines], bounds):
            yield _idle(item, lists[0], "is not in the list")


def _about(statement: object, name: str) -> bool:
    return isinstance(statement, t.ListDefinition | t.ListEdit) and fold(statement.name) == fold(name)


def _idle(item: t.Node, base: Placed, said: str) -> Finding:
    others = (Label(base.statement.codes.span, "the list"),)
    help_ = "delete it, or write the code that was meant"
    return Finding("RL5288", f"`{words(item.span)}` {said}", Label(item.span), others=others, help=help_)


def _replacement(placed: Placed, corpus: Corpus) -> Iterator[Finding]:
    rule: t.ProductRule = placed.statement
    above = list(corpus.chain(placed.text))[1:]
    before = next((found for text in above if (found := _rule(text, rule, corpus)) is not None), None)
    if before is None or not before.holding.meets(placed.holding):
        return
    old: t.ProductRule = before.statement
    if (old.verb, old.cond, old.in_force) == (rule.verb, rule.cond, rule.in_force):
        message = "this asks what the rule that it replaces asks, in the same words"
        others = (Label(old.cond.span, "what stands"),)
        help_ = "delete it, or write what was to change"
        yield Finding("RL5289", message, Label(rule.cond.span), others=others, help=help_)


def _rule(text: Text, rule: t.ProductRule, corpus: Corpus) -> Placed | None:
    """The rule of a text for the same goods."""
    return next(
        (
            each
            for each in corpus.placed
            if each.text is text and isinstance(each.statement, t.ProductRule) and each.statement.scope == rule.scope
        ),
        None,
    )
