"""Conditions that ask nothing beside what stands with them, and counts that are all or any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from roolang.check.texts import Corpus
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.syntax import tree as t


def bare(part: Any) -> Any:
    """A condition without its label, citations and notes."""
    while isinstance(part, t.Labelled) or (isinstance(part, t.Annotated) and not part.allowances):
        part = part.cond
    return part


def conditions(corpus: Corpus) -> Iterator[Finding]:
    """RL5285, RL5286, RL5291, RL5295."""
    for node, _ in corpus.each(t.Chain, t.Enumeration, t.OperationCount):
        match node:
            case t.Chain(join="or", parts=parts) | t.Enumeration(head="any of", items=parts):
                yield from _free(parts)
            case t.Chain(join="and", parts=parts) | t.Enumeration(head="all of", items=parts):
                yield from _obtained(parts)
            case t.Enumeration(head="count"):
                yield from _counted(node)
                yield from _beyond(node, len(node.items))
            case t.OperationCount(names=names, listed=False):
                yield from _beyond(node, len(names))


def _free(parts: tuple[Any, ...]) -> Iterator[Finding]:
    for part in parts:
        if isinstance(bare(part), t.NoChange):
            message = "this alternative asks nothing, so every good meets the whole"
            help_ = "write what goes with it, as in `no change in tariff classification and MaxNOM at most 30%`"
            yield Finding("RL5285", message, Label(part.span), help=help_)


def _obtained(parts: tuple[Any, ...]) -> Iterator[Finding]:
    whole = next((part for part in parts if isinstance(bare(part), t.WhollyObtained)), None)
    for part in parts if whole else ():
        if whole is not None and isinstance(bare(part), t.Change | t.Compare):
            message = "a wholly obtained good meets this as it is"
            others = (Label(whole.span, "required too"),)
            help_ = "delete it, or write `or` for `and`"
            yield Finding("RL5286", message, Label(part.span), others=others, help=help_)


def _beyond(node: t.Enumeration | t.OperationCount, many: int) -> Iterator[Finding]:
    """More than there are: nothing meets it, or everything does."""
    most = node.count + (node.compare == ">") - (node.compare == "<")
    if most <= many or node.compare not in (">=", ">", "<=", "<", "="):
        return
    never = node.compare in (">=", ">", "=")
    there = "there is only one" if many == 1 else f"there are only {many}"
    message = f"{there}, so {'nothing meets' if never else 'everything meets'} this count"
    help_ = "see whether an item was left out"
    if isinstance(node, t.OperationCount) and many == 1:
        help_ = f"to count those of a list, write `{node.count} of {node.names[0]}` without parentheses"
    yield Finding("RL5295", message, Label(place_of(node.span, r"[^()]*?\bof\b")), help=help_)


def _counted(node: t.Enumeration) -> Iterator[Finding]:
    many = len(node.items)
    if node.compare != ">=" or any(isinstance(item, t.Bracketed) for item in node.items) or many == 0:
        return
    usual = {many: "all of", 1: "any of"}.get(node.count, "")
    head = place_of(node.span, rf"at\s+least\s+{node.count}\s+of")
    if usual and many > 1:
        said = "all of them" if usual == "all of" else "any of them"
        message = f"{' '.join(head.text.split())} {many} is {said}"
        fixes = (Fix(head, usual),) if re.match(r"at\s", head.text) else ()
        help_ = f"write `{usual}`, or see whether an item was left out"
        yield Finding("RL5291", message, Label(head), help=help_, fixes=fixes)
