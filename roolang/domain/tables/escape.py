"""Words that go out into a table, and come back: a spreadsheet must not take them for a formula."""

from __future__ import annotations

import re

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:/\d+)?", re.ASCII)
_SHOWN = re.compile(r'="([^"]*)"')
"""A formula that is nothing but words: how some programs keep the zeros of a code in CSV."""


def escaped(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it; plain numbers stay numbers.

    Everything that is written to CSV or Excel goes through here. Apostrophes that stand there already do not count, so
    that `unescaped` gives every text back.
    """
    return "'" + text if _would_run(text) else text


def unescaped(text: str) -> str:
    """The text that was meant: without the apostrophe of an escaped one, without the signs around `="0805"`."""
    if text.startswith("'") and _would_run(text[1:]):
        return text[1:]
    shown = _SHOWN.fullmatch(text.strip()) if text.lstrip().startswith("=") else None
    return shown[1] if shown else text


def _would_run(text: str) -> bool:
    bare = text.lstrip("'")
    return bare.lstrip(" \u00a0").startswith(_SIGNS) and not _NUMBER.fullmatch(bare)
