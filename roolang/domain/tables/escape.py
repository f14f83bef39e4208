"""Words that go out into a table: a spreadsheet must not take them for a formula."""

from __future__ import annotations

import re

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:/\d+)?", re.ASCII)


def escaped(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it; plain numbers stay numbers.

    Everything that is written to CSV or Excel goes through here.
    """
    if text.lstrip(" \u00a0").startswith(_SIGNS) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text
