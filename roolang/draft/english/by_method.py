"""Figures of a value content with their methods, in whatever order and parentheses a text has them.

`RVC build-up (25)`, `RVC (25 build-up)`, `RVC (build-up 25, build-down 40)`: behind the name of the content each figure
comes to stand before its method, which is how the grammar reads them.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

Atom: TypeAlias = tuple[str, Any, int, int]
Atoms: TypeAlias = list[Atom]
Meaning: TypeAlias = Callable[[Atoms, int], tuple[Any, int]]
"""What the longest phrase at a place means, and where it ends."""
METHODS = ("METHOD", "BASE_NAME")
BETWEEN = ("or", "/", ",", ";", ":")


def figures(atoms: Atoms, at: int, meaning: Meaning, inside: Callable[[Atom], Atoms]) -> tuple[Atoms, int]:
    """The figures and methods at a place, each figure before its method, and where they end; none where it is no such
    place, or where they stand in that order already. `inside` gives what stands in parentheses."""
    if at < len(atoms) and atoms[at][0] == "PAREN" and (both := _pairs(_pieces(inside(atoms[at]), meaning))):
        return both, at + 1
    found: Atoms = []
    place = end = at
    while turned := _turned(atoms, place, meaning, inside):
        pair, end = turned
        found += [*([("WORD", "or", *atoms[place - 1][2:])] if found else []), *pair]
        if end >= len(atoms) or atoms[end][1] not in (",", "or"):
            break
        place = end + 1
    return found, end


def _turned(atoms: Atoms, at: int, meaning: Meaning, inside: Callable[[Atom], Atoms]) -> tuple[Atoms, int] | None:
    """A method with the figure behind it, turned round, and where they end."""
    method, after = _method(atoms, at, meaning, inside)
    figure = _figure(atoms[after]) if method and after < len(atoms) else None
    return ([figure, *method], after + 1) if figure else None


def another(atoms: Atoms, at: int, meaning: Meaning, inside: Callable[[Atom], Atoms]) -> tuple[Atoms, int]:
    """The same of what stands behind a figure, its method and `or`: `RVC 35 (build-up) or 45 (build-down)`."""
    found, after = figures(atoms, at, meaning, inside)
    if found or atoms[at][0] not in ("NUMBER", "LABEL") or not (figure := _figure(atoms[at])):
        return found, after
    method, beyond = _method(atoms, at + 1, meaning, inside)
    return ([figure, *method], beyond) if method or atoms[at][0] == "NUMBER" else ([], at)


def follows(tokens: Atoms) -> bool:
    """Whether that is where a text has come to."""
    if tokens[-1][1] not in ("or", "/") or len(tokens) < 3:
        return False
    return tokens[-3][0] == "PERCENT" and tokens[-2][0] in METHODS


def _method(atoms: Atoms, at: int, meaning: Meaning, inside: Callable[[Atom], Atoms]) -> tuple[Atoms, int]:
    """A method at a place, by itself or in parentheses, and where it ends."""
    if at < len(atoms) and atoms[at][0] == "PAREN":
        held = _pieces(inside(atoms[at]), meaning)
        return (held, at + 1) if len(held) == 1 and held[0][0] in METHODS else ([], at)
    found, after = meaning(atoms, at)
    if found is None or found[0] not in METHODS:
        return [], at
    return [(*found, atoms[at][2], atoms[after - 1][3])], after


def _pieces(atoms: Atoms, meaning: Meaning) -> Atoms:
    """Figures and methods, if there is nothing else but what stands between them."""
    found: Atoms = []
    at = 0
    while at < len(atoms):
        method, after = _method(atoms, at, meaning, lambda _: [])
        figure = None if method else _figure(atoms[at])
        if method or figure:
            found += method or [figure for figure in (figure,) if figure]
        elif atoms[at][1] not in BETWEEN or not found:
            return []
        at = max(after, at + 1)
    return found


def _pairs(pieces: Atoms) -> Atoms:
    """Figures each before its method, with `or` between one pair and the next."""
    found: Atoms = []
    if len(pieces) % 2:
        return []
    for pair in zip(pieces[::2], pieces[1::2], strict=True):
        if sum(each[0] == "PERCENT" for each in pair) != 1:
            return []
        figure, method = sorted(pair, key=lambda each: each[0] != "PERCENT")
        found += [("WORD", "or", pair[0][2], pair[0][2])] if found else []
        found += [figure, method]
    return found


def _figure(atom: Atom) -> Atom | None:
    """A percentage, or a number that can only be one here."""
    kind, value, start, end = atom
    if kind == "PERCENT":
        return atom
    digits = str(value).strip("()")
    return ("PERCENT", Fraction(digits), start, end) if kind in ("NUMBER", "LABEL") and digits.isdigit() else None
