"""One function for all nodes: each family of nodes registers how its nodes are written."""

from __future__ import annotations

from functools import singledispatch

from roolang.format.doc import FILL, Doc, Piece, Text, group, joined, nest, placed, seq, started
from roolang.format.words import day, opening, quoted, value
from roolang.syntax import tree as t


@singledispatch
def form(node: object) -> Doc:
    """The words of a node; `write` also keeps its place."""
    raise TypeError(f"no way to write {type(node).__name__}")


def write(node: t.Node) -> Doc:
    """A node as a document that knows where the node stood."""
    return placed(node.span, form(node))


# ---- brackets


def bracket(attribution: t.Attribution, *content: Piece) -> Doc:
    """Content between brackets."""
    return group(opening(attribution), nest(*content), "]")


@form.register(t.Slot)
def _slot(node: t.Slot[t.Node | str]) -> Doc:
    return group(nest(joined((_option(option) for option in node.options), FILL)))


@form.register(t.Option)
def _option(node: t.Option[t.Node | str]) -> Doc:
    content: Piece = node.content if isinstance(node.content, str) else write(node.content)
    return started(node.span, bracket(node.attribution, content))


# ---- values and remarks


@form.register(t.Percent)
@form.register(t.Number)
@form.register(t.Money)
@form.register(t.Measured)
@form.register(t.OpenNumber)
def _value(node: t.Value) -> Doc:
    return (Text(value(node)),)


@form.register(t.Step)
def _step(node: t.Step) -> Doc:
    return seq(write(node.value), f" from {day(node.start)}" if node.start else "")


@form.register(t.Steps)
def _steps(node: t.Steps) -> Doc:
    return joined((write(step) for step in node.steps), ",", FILL)


@form.register(t.Cite)
def _cite(node: t.Cite) -> Doc:
    return seq("cite ", quoted(node.words))


@form.register(t.Criterion)
def _criterion(node: t.Criterion) -> Doc:
    return seq("criterion ", quoted(node.words))


@form.register(t.Note)
def _note(node: t.Note) -> Doc:
    return seq("note ", quoted(node.words))


def closing(*remarks: t.Node | None) -> Doc:
    """Citations and notes at the end of a line."""
    return seq(*(seq(FILL, write(remark)) for remark in remarks if remark is not None))
