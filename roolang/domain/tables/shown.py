"""What the form of a cell's number shows beside the number: a currency, a unit, a per cent sign.

`#,##0.00 [$€-407]` and `0.0 "lb"` are a person's only word on what an amount is in, so it is never passed over.
"""

from __future__ import annotations

import re

SIGNS = {"€": "EUR", "£": "GBP", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "MX$": "MXN"}
"""Currencies by the sign that says which they are."""
MONEY = "€£¥$₩₹₽₫₺₴₦₱฿₪₡"
"""The signs of currencies, whatever currency each is of."""
_LITERAL = re.compile(
    rf"""\[\$(?P<money>[^\]-]*)[^\]]*\]   # [$€-407]: a currency and where it is written so
    |"(?P<words>[^"]*)"
    |\\(?P<char>.)
    |(?P<sign>[{MONEY}])
    |(?P<space>[ ])
    |\[[^\]]*\]|[_*].                    # colours, conditions, blanks as wide as a character, fillings
    |(?P<digits>[0#?,./%]+|E[+-]|General|.)""",
    re.VERBOSE,
)


def shown_beside(shape: str) -> str:
    """What is shown before or after the number, a sign of a currency as its name; nothing if it has no letter or sign.

    The first part of a form is for positive numbers, and counts: `0.0 "lb";-0.0 "lb"` shows `lb`.
    """
    before, after, among = "", "", False
    for found in _LITERAL.finditer(_positive(shape)):
        words = found["money"] or found["words"] or found["char"] or found["sign"] or found["space"] or ""
        if found["digits"]:
            among = True
        elif among:
            after += words
        else:
            before += words
    said = " ".join(each for part in (before, after) if (each := part.strip()) and not _says_nothing(each))
    return SIGNS.get(said, said)


def _positive(shape: str) -> str:
    """The part of a form before the first semicolon that is not within words."""
    return re.match(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*', shape)[0]  # type: ignore[index]


def _says_nothing(words: str) -> bool:
    return not any(char.isalpha() or char == "%" or char in MONEY for char in words)
