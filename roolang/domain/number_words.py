"""Numbers in English words."""

from __future__ import annotations

import re

TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ONES = f"one two three four five six seven eight nine {TEENS}"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
IN_WORDS = {w: n for n, w in enumerate(ONES.split(), 1)} | {w: 10 * n for n, w in enumerate(TENS.split(), 2)}
NUMBER_WORD = "|".join(sorted([*IN_WORDS, "hundred"], key=len, reverse=True))


def in_words(words: str) -> int:
    """The number that some words say, up to the hundreds; 0 if none of them is one of a number."""
    total = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        total = total * 100 if word == "hundred" else total + IN_WORDS.get(word, 0)
    return total
