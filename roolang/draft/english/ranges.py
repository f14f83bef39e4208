"""Codes and ranges of codes among the atoms of a text."""

from __future__ import annotations

from roolang.draft.english.by_method import Atom

TO_WORDS = frozenset(("to", "through", "thru"))
DASHES = "-–—‑"


def code_at(atoms: list[Atom], at: int, size: int, chapters: bool) -> bool:
    """Whether a code stands at a place; where chapters are spoken of, a number is one."""
    return at < size and (atoms[at][0] == "CODE" or (chapters and atoms[at][0] == "NUMBER"))


def code_range(atoms: list[Atom], at: int, size: int, chapters: bool, tokens: list[Atom]) -> int:
    """A code or a range of codes as one token, with the word for its level that stands before it."""
    low, start, end = _digits(atoms[at]), atoms[at][2], atoms[at][3]
    headed = bool(tokens) and tokens[-1][0] == "LEVEL"
    if headed:
        start = tokens.pop()[2]
    high, after = low, at + 1
    if after + 1 < size and ((atoms[after][0] == "WORD" and atoms[after][1] in TO_WORDS) or _dash(atoms[after])):
        other = after + 1
        while other < size and atoms[other][0] == "WORD" and atoms[other][1].rstrip("s") in LEVEL_WORDS:
            other += 1
        if code_at(atoms, other, size, chapters or len(low) == 2) and len(_digits(atoms[other])) == len(low):
            high, end, after = _digits(atoms[other]), atoms[other][3], other + 1
    elif after < size and code_at(atoms, after, size, chapters):
        between = atoms[after - 1][3], atoms[after][2]
        if between[1] - between[0] <= 3 and len(_digits(atoms[after])) == len(low):
            high, end, after = _digits(atoms[after]), atoms[after][3], after + 1
    tokens.append(("CODE", (low, high, headed), start, end))
    return after


def _dash(atom: Atom) -> bool:
    """Whether a dash stands between two codes as `to` does; behind a comma or on a new line it begins an item."""
    return atom[0] == "DASH" and atom[1].strip(" ") in DASHES


LEVEL_WORDS = frozenset(("chapter", "heading", "subheading", "tariff", "item", "no"))


def _digits(atom: Atom) -> str:
    digits = str(atom[1]).replace(".", "")
    return digits.zfill(2) if len(digits) == 1 else digits
