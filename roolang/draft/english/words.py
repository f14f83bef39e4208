"""One form for the spellings of a word, so that phrases are written once: plurals, -ize, words that mean the same."""

from __future__ import annotations

import re

SAME = {
    "product": "good",
    "article": "good",
    "input": "material",
    "production": "manufacture",
    "manufacturing": "manufacture",
    "fabrication": "manufacture",
    "utilised": "used",
    "employed": "used",
    "shall": "must",
    "should": "must",
    "falling": "classified",
    "classed": "classified",
    "undergoe": "undergo",
    "plus": "and",
    "aggregate": "total",
    "overall": "total",
    "fiber": "fibre",
    "aluminum": "aluminium",
    "color": "colour",
    "coloring": "colouring",
    "tire": "tyre",
    "sulfur": "sulphur",
    "gray": "grey",
}
"""What stands for a word, by its singular."""
PLAIN = str.maketrans(",-‑–()'’\"“”", "           ")
BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SIGNS = {
    **{each: chr(each - 0xFEE0) for each in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u2010\u2011\ufe63"), "-"),
    **dict.fromkeys(map(ord, BLANKS), " "),
}
"""Hyphens, blanks and wide letters that printers have beside those of the keyboard; each is one character there too."""
BROKEN = re.compile(r"(\b(?:the|a|an|of|by|from|than|any|all|not))(\s*\n\s*)(?=[\w\"'])", re.I)
"""A line that ends in the middle of a phrase."""
ARTICLES = frozenset(("the", "a", "an"))


class _Spelling(dict[str, str]):
    """The one form of each word; worked out when it is first asked for."""

    def __missing__(self, word: str) -> str:
        found = word.replace("iz", "is").replace("yz", "ys")
        if found.endswith("ies") and len(found) > 4:
            found = found[:-3] + "y"
        elif found.endswith("sses"):
            found = found[:-2]
        elif len(found) > 3 and found.endswith("s") and not found.endswith(("ss", "us", "is")):
            found = found[:-1]
        self[word] = found = SAME.get(found, found)
        return found


spelled = _Spelling()


def plain(words: str) -> str:
    """Words as they are looked up."""
    return " ".join(spelled[word] for word in words.lower().translate(PLAIN).split() if word not in ARTICLES)


def in_one_row(text: str) -> str:
    """A text with the signs of the keyboard and without lines broken inside a phrase; each character in its place."""
    return BROKEN.sub(lambda found: found[1] + " " * len(found[2]), text.translate(SIGNS))
