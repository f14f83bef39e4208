"""That no number and no code was lost or invented: the figures of the text against those of what was made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from roolang.draft.english.dates import WHEN, dated
from roolang.draft.english.numbers import percentage
from roolang.draft.english.scanning import Scan
from roolang.syntax import tree as t

FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


def figures(scanned: Scan) -> set[str]:
    """The codes and numbers of a text; of remarks the percentages alone, of labels none."""
    found: set[str] = set()
    text = scanned.text
    for start, end in scanned.remarks:
        found |= {f"{percentage(each[0])}%" for each in IN_WORDS.finditer(text, start, end) if each[2]}
        text = text[:start] + " " * (end - start) + text[end:]
    label = 0
    for kind, value, start, end in scanned.tokens:
        if kind == "LABEL" and (number := FIGURES.findall(value)):
            if int(number[0]) > max(MOST_LABELS, label + 1):
                found |= set(number)
            label = int(number[0])
        elif kind == "CODE":
            found |= {_plain(value[0]), _plain(value[1])}
        elif kind == "PERCENT":
            found.add(f"{Fraction(value)}%")
        elif kind == "DATED":
            found |= {str(day) for day in value if day is not None}
        elif kind not in ("LABEL", "DASH", "SHIFT", "FINISHING"):
            found |= {_plain(each) for each in FIGURES.findall(text[start:end])}
    return found


def _plain(figure: str) -> str:
    return figure.replace(".", "").replace(",", "").lstrip("0")


def figures_of(node: Any) -> set[str]:
    """The codes and numbers of a tree."""
    found: set[str] = set()
    _gather(node, found)
    return found


def _gather(node: Any, found: set[str]) -> None:
    kind = type(node)
    if kind is t.CodeRange:
        found.add(_plain(node.low))
        found.add(_plain(node.high))
    elif kind is t.Percent:
        found.add(f"{node.number}%")
    elif kind is t.Number or kind is t.Measured:
        found.add(str(node.number))
    elif kind is date:
        found.add(str(node))
    elif kind is str:
        if not node.isalpha():
            node = _undated(node, found)
            for each in IN_WORDS.finditer(LABEL.sub(" ", node)):
                found.add(f"{percentage(each[0])}%" if each[2] else _plain(each[1]))
    elif kind is tuple:
        for each in node:
            _gather(each, found)
    elif isinstance(node, t.Node):
        for name in _held(node):
            _gather(getattr(node, name), found)


DATES = re.compile(rf"\({WHEN}\)|{WHEN}", re.I)


def _undated(words: str, found: set[str]) -> str:
    """Words without the dates in them, which are taken as dates."""
    for each in DATES.findall(words) if " 20" in words or " 19" in words else ():
        if days := dated(each):
            found |= {str(day) for day in days if day is not None}
            words = words.replace(each, " ")
    return words


MOST_LABELS = 19
"""A higher number in parentheses is a label only behind the one before it."""
LABEL = re.compile(r"(?<!\d)\(1?\d\)")
IN_WORDS = re.compile(r"(\d+(?:[.,]\d+)*)(\s*(?:%|per\s?cent))?")


HELD: dict[type, tuple[str, ...]] = {}


def _held(node: t.Node) -> tuple[str, ...]:
    """What a node holds, but for its place."""
    kind = type(node)
    if kind not in HELD:
        HELD[kind] = tuple(each.name for each in fields(node) if each.name != "span")
    return HELD[kind]


def differing(scanned: Scan, nodes: Iterable[Any]) -> set[str]:
    """The figures that stand in only one of the two."""
    made: set[str] = set()
    for node in nodes:
        _gather(node, made)
    said = figures(scanned)
    return said ^ (made - (_eves(scanned) - said))


def _eves(scanned: Scan) -> set[str]:
    """The days before those on which a text says that something begins: what it takes the place of ends then."""
    return {str(value[0] - timedelta(1)) for kind, value, *_ in scanned.tokens if kind == "DATED" and value[0]}
