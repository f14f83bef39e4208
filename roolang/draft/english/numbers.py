"""Numbers in figures and in words."""

from __future__ import annotations

import re
from fractions import Fraction

TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ONES = f"one two three four five six seven eight nine {TEENS}"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
IN_WORDS = {w: n for n, w in enumerate(ONES.split(), 1)} | {w: 10 * n for n, w in enumerate(TENS.split(), 2)}
NUMBER_WORD = "|".join(sorted([*IN_WORDS, "hundred"], key=len, reverse=True))
FIGURE = 40
"""More digits than anybody's figure has."""


def percentage(words: str) -> Fraction:
    """The number of a percentage, in figures or in words; none for more digits than a figure has."""
    figures = re.search(rf"(?<!\d)\d{{1,{FIGURE}}}(?!\d)(?:[.,]\d{{1,{FIGURE}}}(?!\d))?", words)
    if figures:
        return Fraction(figures[0].replace(",", "."))
    return Fraction(_in_words(words))


def contradicts_itself(words: str) -> bool:
    """Whether a percentage is told twice, and not the same: `forty per cent (45 %)`."""
    if "(" not in words:
        return False
    told = {percentage(each) for each in re.findall(r"\d+(?:[.,]\d+)?", words)}
    return len(told | ({Fraction(said)} if (said := _in_words(words)) else set())) > 1


def _in_words(words: str) -> int:
    total = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        total = total * 100 if word == "hundred" else total + IN_WORDS.get(word, 0)
    return total
