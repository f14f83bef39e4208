"""Near names, for `did you mean`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str], most: int = 3, alike: float = 0.65) -> tuple[str, ...]:
    """Up to `most` of the known names that are spelled most like `word`, best first; `alike` of 1 is the same."""
    names = {name.casefold(): name for name in known}
    wanted = word.casefold()
    found = get_close_matches(wanted, names, n=2 * most, cutoff=alike)
    return tuple(names[near] for near in sorted(found, key=lambda near: slips(wanted, near))[:most])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help line naming the nearest known spellings, or nothing."""
    near = nearest(word, known)
    return f"did you mean {' or '.join(f'`{name}`' for name in near)}?" if near else ""


def slips(one: str, other: str, most: int = 40, *, changed: int = 1) -> int:
    """How many letters are added, left out, changed or swapped; beyond `most` it does not count further.

    A letter changed into another counts as many as `changed`: with two, as one left out and one added.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (changed if letter != there else 0))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def a_slip(word: str, meant: str) -> bool:
    """Whether a name may be nothing but a slip for another: a plural, a hyphen, a letter too many or too few, two
    letters exchanged; one for every six letters. A letter for another, or other digits, make another name."""
    most = max(1, max(len(word), len(meant)) // 6)
    same_numbers = re.findall(r"\d+", word) == re.findall(r"\d+", meant)
    pairs = ((word.casefold(), meant.casefold()), (_plainly(word), _plainly(meant)))
    return same_numbers and min(slips(*pair, changed=2) for pair in pairs) <= most


def _plainly(name: str) -> str:
    """A name without what people write now so, now otherwise."""
    words = name.casefold().replace("-", " ").split()
    return " ".join(re.sub(r"(?<=\w\w)(?:(?<=[sxzh])es|(?<!s)s)$", "", word) for word in words)
