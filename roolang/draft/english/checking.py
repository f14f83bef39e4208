"""That no number and no code was lost or invented: the figures of the text against those of what was made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from roolang.draft.english.scanning import Scan, percentage
from roolang.syntax import tree as t

FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


def figures(scanned: Scan) -> set[str]:
    """The codes and numbers of a text, those of remarks and labels left out."""
    found: set[str] = set()
    for kind, value, start, end in scanned.tokens:
        if kind == "CODE":
            found |= {_plain(value[0]), _plain(value[1])}
        elif kind == "PERCENT":
            found.add(f"{Fraction(value)}%")
        elif kind not in ("LABEL", "DASH", "SHIFT", "DATED", "FINISHING"):
            found |= {_plain(each) for each in FIGURES.findall(scanned.text[start:end])}
    return found


def _plain(figure: str) -> str:
    return figure.replace(".", "").replace(",", "").lstrip("0")


def figures_of(node: Any) -> set[str]:
    """The codes and numbers of a tree."""
    found: set[str] = set()
    _gather(node, found)
    return found


def _gather(node: Any, found: set[str]) -> None:
    match node:
        case t.CodeRange(low=low, high=high):
            found |= {_plain(low), _plain(high)}
        case t.Percent(number=number):
            found.add(f"{number}%")
        case t.Number(number=number) | t.Measured(number=number):
            found.add(str(number))
        case str():
            for each in re.finditer(r"(\d+(?:[.,]\d+)*)(\s*(?:%|per\s?cent))?", node):
                found.add(f"{percentage(each[0])}%" if each[2] else _plain(each[1]))
        case tuple():
            for each in node:
                _gather(each, found)
        case _ if is_dataclass(node):
            for held in fields(node):
                if held.name != "span":
                    _gather(getattr(node, held.name), found)


def differing(scanned: Scan, nodes: Iterable[Any]) -> set[str]:
    """The figures that stand in only one of the two."""
    made: set[str] = set()
    for node in nodes:
        _gather(node, made)
    return figures(scanned) ^ made
