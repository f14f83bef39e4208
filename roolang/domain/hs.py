"""Tariff codes as digits: ranges, levels, and whether a code lies in a range.

A code is two digits (chapter), four (heading), six (subheading) or up to ten (a national line). A shorter
code stands for all that begin with it, so that membership may be unknown: `87.08` is partly in `8708.40`.
"""

from __future__ import annotations

import re

from roolang.domain.truth import Truth

LEVELS = {"chapter": 2, "heading": 4, "subheading": 6, "tariff item": 8}
AFTER_DIGITS = chr(ord("9") + 1)
"""What comes after every digit in the order of text."""


def digits_of(text: str) -> str | None:
    """The digits of a code as printed (`87.03`, `8703.23`, `8703 23 10`), or `None` if it is no code."""
    packed = re.sub(r"[.\s]", "", text)
    if not re.fullmatch(r"\d{1,10}", packed, re.ASCII):
        return None
    if len(packed) == 1:
        packed = "0" + packed
    return packed if len(packed) != 3 else None


def printed(code: str) -> str:
    """A code as annexes print it: `chapter 87`, `87.03`, `8703.23`, `8703.23.10`."""
    if len(code) == 2:
        return f"chapter {int(code)}"
    if len(code) == 4:
        return f"{code[:2]}.{code[2:]}"
    parts = [code[:4], *(code[i : i + 2] for i in range(4, len(code), 2))]
    return ".".join(parts)


def level_name(length: int) -> str:
    """What a code of so many digits is called."""
    return {2: "chapter", 4: "heading", 6: "subheading"}.get(length, "tariff item")


def in_range(code: str, low: str, high: str) -> Truth:
    """Whether the goods of `code` lie in the range from `low` to `high`, both inclusive."""
    width = max(len(code), len(low), len(high))
    first, last = code.ljust(width, "0"), code.ljust(width, "9")
    start, end = low.ljust(width, "0"), high.ljust(width, "9")
    if first >= start and last <= end:
        return Truth.YES
    return Truth.NO if last < start or first > end else Truth.UNKNOWN


def span(low: str, high: str) -> tuple[str, str]:
    """Where the codes of a range begin and stop as text: any with as many digits as its ends, or more, lies between."""
    width = max(len(low), len(high))
    return low.ljust(width, "0"), high.ljust(width, "9") + AFTER_DIGITS


def same_at(length: int, code: str, other: str) -> Truth:
    """Whether two codes agree in their first `length` digits, as far as both are known."""
    known = min(length, len(code), len(other))
    if code[:known] != other[:known]:
        return Truth.NO
    return Truth.YES if known == length else Truth.UNKNOWN


def contrary(code: str | None, other: str) -> bool:
    """Whether two codes of one thing cannot both be so: neither is the other, or a part of it."""
    return code is not None and same_at(min(len(code), len(other)), code, other) is Truth.NO
