"""Numbers in figures and in words."""

from __future__ import annotations

import re
from fractions import Fraction

from roolang.domain.number_words import in_words

FIGURE = 40
"""More digits than anybody's figure has."""


def percentage(words: str) -> Fraction:
    """The number of a percentage, in figures or in words; none for more digits than a figure has."""
    figures = re.search(rf"(?<!\d)\d{{1,{FIGURE}}}(?!\d)(?:[.,]\d{{1,{FIGURE}}}(?!\d))?", words)
    if figures:
        return Fraction(figures[0].replace(",", "."))
    return Fraction(in_words(words))


def contradicts_itself(words: str) -> bool:
    """Whether a percentage is told twice, and not the same: `forty per cent (45 %)`."""
    if "(" not in words:
        return False
    told = {percentage(each) for each in re.findall(r"\d+(?:[.,]\d+)?", words)}
    return len(told | ({Fraction(said)} if (said := in_words(words)) else set())) > 1
