"""How the names of operations are alike: other words for an operation do not make it more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

IDLE = {
    *("a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "up", "with"),
    *("further", "operation", "operations", "other", "same", "simple"),
}
"""Words that tell nothing of what was done."""
_ENDING = re.compile(r"(?<=...)(?:ations?|atings?|ated?|ings?|ions?|ed|es|[sey])$")
_DOUBLED = re.compile(r"(\w)\1$")


@lru_cache(maxsize=10_000)
def doubted(name: str, listed: tuple[str, ...]) -> str:
    """The operation of a list that a folded name may be another word for; none if it is like none of them.

    Names are alike by a word that tells what was done, as `affixing labels` and `labelling`; where a list names what
    it was done to, by a word of that too: `pressing of textiles` is not like `pressing of oranges`. Of `simple
    assembly` no word tells anything: whoever leaves `simple` out says that the assembly was not simple.
    """
    words, own = frozenset(_words(name)), _stems(_words(name))
    apt = [each for each in listed if " of " not in name or not any(it.startswith(f"{each} of ") for it in listed)]
    first = next((each for each in apt if frozenset(_words(each)) <= words or _alike(own, each, listed)), "")
    return first and (narrowed(name, listed) or first)


def narrowed(name: str, listed: tuple[str, ...]) -> str:
    """The operation of a list that is the same in fewer cases: `simple assembly` for `assembly`; or none."""
    words = frozenset(_words(name))
    found = [each for each in listed if words and words < frozenset(_words(each))]
    return min(found, key=len, default="")


def _alike(own: frozenset[str], name: str, listed: tuple[str, ...]) -> bool:
    parts = [telling for telling in _telling(name, listed) if telling]
    return bool(parts) and all(own & telling for telling in parts)


@lru_cache(maxsize=10_000)
def _telling(name: str, listed: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """What tells what was done, and to what."""
    judged = _judged(listed)
    done, _, thing = name.partition(" of ")
    return _stems(word for word in _words(done) if word not in judged), _stems(_words(thing) if thing else ())


@lru_cache(maxsize=100)
def _judged(listed: tuple[str, ...]) -> frozenset[str]:
    """What a list has only where it is simple, in one word."""
    return frozenset(name.removeprefix("simple ") for name in listed if re.fullmatch(r"simple \S+", name))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name) or [name]


def _stems(words: Iterable[str]) -> frozenset[str]:
    """Of each word that tells something what is left without its ending: `label` of labels and of labelling."""
    return frozenset(_DOUBLED.sub(r"\1", _ENDING.sub("", word)) for word in words if word not in IDLE)
