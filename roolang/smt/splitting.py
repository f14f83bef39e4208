"""Sums whose terms hang on comparisons, written out once for each way in which these can be.

A tolerance that is exhausted changes what every line of a sum counts for. Asked with the comparison inside the terms,
the solver has to look at every line to see that two texts add up the same; written out, the two sums are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product

from roolang.smt.formula import FALSE, TRUE, ZERO, Book, Formula, Sum, ordered

MOST = 3
"""On so many comparisons a sum is written out; one that hangs on more stays as it is."""
COMPARED = ("above", "from")


class Splitting:
    """Formulas of one book, each worked out once."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._done: dict[Formula, Formula] = {}

    def of(self, formula: Formula) -> Formula:
        """The formula with its sums written out."""
        for part in ordered((formula,)):
            if part not in self._done:
                self._done[part] = self._split(part)
        return self._done[formula]

    def _split(self, part: Formula) -> Formula:
        if part.sum is not None:
            return self._compared(part.kind, part.sum)
        match part.kind:
            case "not":
                return self.book.not_(self._done[part.parts[0]])
            case "all":
                return self.book.all_(self._done[each] for each in part.parts)
            case "any":
                return self.book.any_(self._done[each] for each in part.parts)
        return part

    def _compared(self, kind: str, sum_: Sum) -> Formula:
        compare = self.book.above if kind == "above" else self.book.at_least
        now = _with(sum_, {when: self._done[when] for when, _ in sum_.terms if when is not TRUE})
        atoms = self._hanging(when for when, _ in now.terms)
        if not 0 < len(atoms) <= MOST:
            return compare(now)
        ways = []
        for truths in product((TRUE, FALSE), repeat=len(atoms)):
            given = dict(zip(atoms, truths, strict=True))
            said = [atom if truth is TRUE else self.book.not_(atom) for atom, truth in given.items()]
            whens = {when: self._given(when, given) for when, _ in now.terms if when is not TRUE}
            ways.append(self.book.all_((*said, compare(_with(now, whens)))))
        return self.book.any_(ways)

    def _hanging(self, whens: Iterable[Formula]) -> list[Formula]:
        """The comparisons that some conditions hang on; of one and its opposite only the first."""
        found: dict[Formula, None] = {}
        for part in ordered(whens):
            if part.kind in COMPARED and self.book.not_(part) not in found:
                found[part] = None
        return list(found)

    def _given(self, when: Formula, given: Mapping[Formula, Formula]) -> Formula:
        """A condition where some comparisons are settled."""
        done = {TRUE: TRUE, FALSE: FALSE, **given}
        done |= {self.book.not_(atom): self.book.not_(truth) for atom, truth in given.items()}
        for part in ordered((when,)):
            if part not in done:
                match part.kind:
                    case "not":
                        done[part] = self.book.not_(done[part.parts[0]])
                    case "all":
                        done[part] = self.book.all_(done[each] for each in part.parts)
                    case "any":
                        done[part] = self.book.any_(done[each] for each in part.parts)
                    case _:
                        done[part] = part
        return done[when]


def _with(sum_: Sum, whens: Mapping[Formula, Formula]) -> Sum:
    """The same sum with other conditions."""
    terms: dict[tuple[Formula, str], Fraction] = {}
    for (when, name), factor in sum_.terms.items():
        key = whens.get(when, when), name
        terms[key] = terms.get(key, ZERO) + factor
    return Sum(sum_.constant, terms)
