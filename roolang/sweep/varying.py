"""A text in which one number is another: a parameter by its name, or an open number by its letter."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

from roolang.domain.declaration import fold
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.walk import walk, with_parts
from roolang.workspace.workspace import Workspace, changed

BARE = ("", "money", "pieces", "percent")
"""Units in which nothing is written behind a number, or nobody knows what: of money, the currency."""


def names_in(workspace: Workspace) -> dict[str, bool]:
    """The numbers of the texts that can be moved, by their names; whether each is a percentage."""
    found: dict[str, bool] = {}
    for node in walk(*(module.statements for module in workspace.modules)):
        if isinstance(node, t.ParameterDefinition):
            values = [each.value for each in walk(node.steps) if isinstance(each, t.Step)]
            found[fold(node.name)] = all(_percentage(each) for each in values)
        elif isinstance(node, t.OpenNumber):
            found[fold(node.name)] = node.percent
    return found


def _percentage(value: t.Value) -> bool:
    return isinstance(value, t.Percent) or (isinstance(value, t.OpenNumber) and value.percent)


def varied(workspace: Workspace, numbers: dict[str, Fraction]) -> Workspace:
    """The same rules with some numbers put in the place of what stands under their names, whatever the day or party.

    `numbers` are in hundredths where the number is a percentage: 62.5 for 62.5%.
    """

    def moved(node: Any, unit: str = "") -> Any:
        if isinstance(node, t.OpenNumber) and fold(node.name) in numbers:
            return _value(node.percent, numbers[fold(node.name)], node.span, unit)
        if isinstance(node, t.ParameterDefinition) and fold(node.name) in numbers:
            value = _value(names[fold(node.name)], numbers[fold(node.name)], node.span)
            return replace(node, steps=t.Steps((t.Step(value, span=node.span),), span=node.span))
        if isinstance(node, t.Compare):
            unit = units.get(fold(node.left.name), "")
        if isinstance(node, t.Where):
            unit = units.get(fold(node.name), "")
        return with_parts(node, partial(moved, unit=unit))

    every = walk(*(module.statements for module in workspace.modules))
    units = {fold(each.name): each.unit for each in every if isinstance(each, t.MeasureDefinition)}
    names = names_in(workspace)
    return changed(workspace, lambda module: replace(module, statements=tuple(map(moved, module.statements))))


def _value(percent: bool, number: Fraction, span: Span, unit: str = "") -> t.Value:
    """The number as it would be written; an open one has no unit, so it is in that of what is held against it."""
    if percent:
        return t.Percent(number, span=span)
    return t.Number(number, span=span) if unit in BARE else t.Measured(number, unit, span=span)
