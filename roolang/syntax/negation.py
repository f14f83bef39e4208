"""Whether a guess keeps every `no` and `not` of what it replaces: a slip of the pen turns no rule round."""

from __future__ import annotations

import re
from functools import cache

from roolang.diagnostics.suggest import slips
from roolang.syntax.vocabulary import single_words

NEGATIONS = ("no", "not", "non", "none", "nor", "never", "neither", "without", "cannot")
WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")
PREFIXES = ("non", "un")


def keeps_negation(written: str, new: str) -> bool:
    """Whether `new` denies as often as `written`; a word there that is nearly a negation may be one or none."""
    words = [each.lower() for each in WORD.findall(written)]
    nearly = sum(_nearly_denies(each) for each in words if not _denies(each))
    return negations(written) <= negations(new) <= negations(written) + nearly


def negations(text: str) -> int:
    """How many words of a text deny something."""
    return sum(_denies(each.lower()) for each in WORD.findall(text))


@cache
def _denies(word: str) -> bool:
    """`not`, `nto`, `doesn't`, `unoriginating`; no word of the language that only looks so, such as `under`."""
    if word in NEGATIONS or word.endswith(("n't", "n’t")):
        return True
    if word in single_words():
        return False
    if any(word.startswith(each) and word.removeprefix(each) in single_words() for each in PREFIXES):
        return True
    return any(sorted(word) == sorted(each) for each in NEGATIONS)


@cache
def _nearly_denies(word: str) -> bool:
    return any(slips(word, each, 1) <= 1 for each in NEGATIONS)
