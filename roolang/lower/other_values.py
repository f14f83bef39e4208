"""An amendment of a value that the standing provision does not have, or has twice: which values it has."""

from __future__ import annotations

from collections.abc import Sequence

from roolang.diagnostics import Finding, Fix, Label
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

VALUES = (t.Percent, t.Number, t.Money, t.Measured, t.OpenNumber)
SHARES = (t.Percent, t.OpenNumber)
MOST = 3
"""So many values are offered."""


def other_value(statement: t.Node, called: str, old: t.Value, provision: t.Node, found: Sequence[t.Node]) -> Finding:
    """RL2008 with the values that stand, and the amendment written with one of them."""
    words = _words(old)
    if found:
        message, labels = (
            f"{called} has {len(found)} times `{words}`",
            tuple(Label(node.span, "here") for node in found),
        )
        return Finding("RL2008", message, Label(statement.span), others=labels, help="replace the whole provision")
    standing = _standing(old, provision)
    if not standing:
        message = f"{called} does not have `{words}`, nor another number of its kind"
        return Finding("RL2008", message, Label(statement.span), help="replace the whole provision")
    message = f"{called} does not have `{words}`; it has {_list([f'`{said}`' for said in standing], 'and')}"
    others = tuple(Label(node.span, "the number that stands") for node in standing.values())
    mended = [f"`{_mended(statement, old, said)}`" for said in list(standing)[:MOST]]
    fixes = tuple(Fix(old.span, said) for said in list(standing)[:MOST])
    return Finding("RL2008", message, Label(old.span), others=others, help=f"write {_list(mended, 'or')}", fixes=fixes)


def _standing(old: t.Value, provision: t.Node) -> dict[str, t.Node]:
    """The values of a provision that are of the kind of one, by their words; each once."""
    kinds = SHARES if isinstance(old, SHARES) else (type(old),)
    found: dict[str, t.Node] = {}
    for node in walk(provision):
        if isinstance(node, VALUES) and isinstance(node, kinds):
            found.setdefault(_words(node), node)
    return found


def _mended(statement: t.Node, old: t.Value, said: str) -> str:
    """The amendment with another value in the place of the one it names."""
    start, text = statement.span.start, statement.span.text
    return " ".join(f"{text[: old.span.start - start]}{said}{text[old.span.end - start :]}".split())


def _words(node: t.Node) -> str:
    return " ".join(node.span.text.split())


def _list(said: Sequence[str], joined: str) -> str:
    return f" {joined} ".join(filter(None, [", ".join(said[:-1]), said[-1]]))
