"""Formulas that divide by what is nought whatever is declared."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t


def divided(corpus: Corpus) -> Iterator[Finding]:
    """RL1202 for each division by a number that comes to nought."""
    for node, _ in corpus.each(t.Arithmetic):
        if node.sign == "/" and _number(node.right) == 0:
            words = " ".join(node.right.span.text.split())
            help_ = "divide by what the figure is a part of, such as `FOB` or `net cost`"
            yield Finding(
                "RL1202", f"`{words}` is nought, and nothing can be divided by it", Label(node.span), help=help_
            )


def _number(formula: Any) -> Fraction | None:
    """What a formula comes to in which only numbers stand; not known of any other."""
    match formula:
        case t.Number(number):
            return number
        case t.Percent(number):
            return number / 100
        case t.Arithmetic(sign, left, right):
            one, other = _number(left), _number(right)
            return None if one is None or other is None else _worked_out(sign, one, other)
    return None


def _worked_out(sign: str, one: Fraction, other: Fraction) -> Fraction | None:
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case "/":
            return one / other if other else None
    return None
