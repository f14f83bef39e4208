"""Near names, for `did you mean`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str], most: int = 3, alike: float = 0.65) -> tuple[str, ...]:
    """Up to `most` of the known names that are spelled most like `word`, best first; `alike` of 1 is the same."""
    names = {name.casefold(): name for name in known}
    return tuple(names[near] for near in get_close_matches(word.casefold(), names, n=most, cutoff=alike))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help line naming the nearest known spellings, or nothing."""
    near = nearest(word, known)
    return f"did you mean {' or '.join(f'`{name}`' for name in near)}?" if near else ""
