"""Headings whose amounts are not in whole units of a currency: thousands, cents, prices of a hundred pieces."""

from __future__ import annotations

import re

from roolang.domain.currency import CURRENCIES

_SCALE = re.compile(
    r"\b(?:thousands?|hundreds?|millions?|billions?|mln|mio|bn|tsd|tausend|millionen|milliers?|milliards?|mil(?:es)?"
    r"|millones|cents?|pence|centavos?|centimes?|centimos?|céntimos?|k)\b|(?<!\d)['’]?(?:1[.,'’ ]?)?0{2,3}\b",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"\b[kKmMTt]\s?(?=[A-Z]{3}\b|[$€£])|(?:\b[A-Z]{3}|[$€£])\s?[kmM]\b")
_BY = re.compile(r"/|\b(?:per|pro|por|par|je)\b", re.IGNORECASE)
"""A price of so many, or of so much: `USD/100 pc`, `EUR per kg`."""


def is_scaled(words: str) -> bool:
    """Whether some words of a heading say thousands, cents or the like, so that its numbers are no whole amounts."""
    return bool(_SCALE.search(words) or _PREFIXED.search(words))


def is_price_of_many(words: str) -> bool:
    """Whether some words of a heading say for how much a price is."""
    return bool(_BY.search(words))


def currency_in(words: str) -> str:
    """The currency that some words name, with a sign for thousands or without; else that of a usual example."""
    found = (each for each in re.findall("(?<![A-Z])[A-Z]{3}(?![A-Z])", words) if each in CURRENCIES)
    return next(found, "USD")


def written_out(words: str) -> str:
    """What to do with such a column: no option makes whole amounts of it."""
    if is_price_of_many(words):
        return f"write out what each row is worth, under a heading such as `Value ({currency_in(words)})`"
    return f"write the amounts out in full, in {currency_in(words)}, and let the heading say so"
