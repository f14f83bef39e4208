"""Marks and verdicts as a page shows them: never by colour alone."""

from __future__ import annotations

from roolang.explain.page.markup import Element, el
from roolang.explain.story import Mark

SIGNS: dict[Mark, str] = {"yes": "\u2713", "no": "\u2715", "unknown": "?"}
MET: dict[Mark, str] = {"yes": "met", "no": "not met", "unknown": "open"}
VERDICTS: dict[str, Mark] = {"originating": "yes", "non-originating": "no", "undetermined": "unknown"}


def mark(which: Mark, said: str = "", *, neutral: bool = False) -> Element:
    """A sign with its word; neutral, it has no colour."""
    sign, word = el("span", SIGNS[which], aria_hidden="true", class_="sign"), el("span", said or MET[which])
    return el("span", sign, " ", word, class_="mark" if neutral else f"mark {which}")


def verdict_badge(verdict: str) -> Element:
    """A verdict as a badge."""
    which = VERDICTS[verdict]
    sign = el("span", SIGNS[which], aria_hidden="true", class_="sign")
    return el("span", sign, " ", verdict.capitalize(), class_=f"badge {which}")
