"""Which codes of the nomenclature are described in some words, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.domain import nomenclature
from roolang.record import record

ASIDE = re.compile(
    r"\b(?:other than|not including|except(?:ing)?|excluding|n\.?e\.?c\.?|of a kind used|suitable for|for use"
    r"|used (?:in|on|for|with)|parts?|accessories|obtained from|made from|machinery for|machines for)\b"
)
"""From these words on, and up to the next part of a description, goods are named that it is not a description of."""
WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")


WHOLE = 1
"""The rank of a code of which a part of the description is just the words: `Fruit, edible; oranges, fresh or dried`."""


@record(frozen=True, slots=True)
class Said:
    """A description: its words in order, part by part, and those in which it speaks of other goods besides."""

    parts: tuple[tuple[str, ...], ...]
    aside: frozenset[str]

    @property
    def named(self) -> tuple[str, ...]:
        """All the words that name its goods."""
        return tuple(word for part in self.parts for word in part)


def saying(edition: int, words: str) -> tuple[str, ...]:
    """The codes whose description, with those above them, has all the words; those named by them first."""
    wanted = _words(words)
    if not wanted:
        return ()
    described = {code: _said(text) for code, text in _described(edition)}
    found = ((rank, code) for code in described if (rank := _rank(code, described, wanted)) is not None)
    typed = frozenset(WORD.findall(words.casefold()))

    def as_typed(entry: tuple[tuple[int, int, int], str]) -> tuple[int, bool, tuple[int, int, int], str]:
        rank, code = entry
        own = WORD.findall((nomenclature.describe(edition, code) or "").casefold())
        return rank[0], rank[0] == WHOLE and not typed.issubset(own), rank, code

    return tuple(code for _, code in sorted(found, key=as_typed))


def unsaid(edition: int, words: str) -> tuple[str, ...]:
    """Those of the words that no description has."""
    known = {word for _, text in _described(edition) for said in WORD.findall(text.casefold()) for word in _forms(said)}
    return tuple(word for word in dict.fromkeys(words.split()) if not known.issuperset(_words(word)))


def stem(word: str) -> str:
    """A word without the ending of a plural, so that `cars` finds `car`, and `batteries` `battery`."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) else word


def _described(edition: int) -> Iterator[tuple[str, str]]:
    for length in (2, 4, 6):
        for code in nomenclature.codes_of(edition, length):
            yield code, nomenclature.describe(edition, code) or ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(stem, WORD.findall(text.casefold())))


def _forms(word: str) -> Iterator[str]:
    """A word, and the parts of a compound: `side-cars` is no `cars`, but speaks of them."""
    yield stem(word)
    if "-" in word:
        yield from map(stem, word.split("-"))


def _said(description: str) -> Said:
    parts: list[tuple[str, ...]] = []
    aside: set[str] = set()
    for part in re.split(r"[;,()]", description.casefold()):
        cut = ASIDE.search(part)
        named, beside = (part[: cut.start()], part[cut.start() :]) if cut else (part, "")
        parts.append(_words(named))
        aside.update(word for said in WORD.findall(beside) for word in _forms(said))
        aside.update(word for said in WORD.findall(named) if "-" in said for word in _forms(said))
    return Said(tuple(parts), frozenset(aside))


def _rank(code: str, described: dict[str, Said], wanted: tuple[str, ...]) -> tuple[int, int, int] | None:
    """How likely a code is meant, the least first: how it is named, then the broader one; `None` if it is not said."""
    own = described[code]
    mine = {*own.named, *own.aside}
    above = [described[code[:width]] for width in (2, 4) if width < len(code) and code[:width] in described]
    inherited = {word for each in above for word in each.named}
    if not mine.intersection(wanted) or not (mine | inherited).issuperset(wanted):
        return None
    at = _phrase(own.named, wanted)
    if at is not None:
        first, whole = _phrase(own.parts[0], wanted) is not None, wanted in own.parts
        return (0 if first else WHOLE if whole else 2, len(code), at)
    if set(own.named).issuperset(wanted):
        return (3, len(code), max(own.named.index(word) for word in wanted))
    return (4 if {*own.named, *inherited}.issuperset(wanted) else 5, len(code), 0)


def _phrase(named: tuple[str, ...], wanted: tuple[str, ...]) -> int | None:
    """Where the words stand side by side, in their order."""
    width = len(wanted)
    return next((i for i in range(len(named) - width + 1) if named[i : i + width] == wanted), None)
