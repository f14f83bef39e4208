"""Tariff codes and countries that stand for all that two texts do not tell apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from roolang.domain import nomenclature
from roolang.domain.hs import in_range, same_at
from roolang.domain.truth import Truth
from roolang.held import Held
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.walking import nodes_in
from roolang.record import record
from roolang.smt.figures import MOST_PROGRAMS

OUTSIDERS = ("CN", "TH", "BR", "ZA", "TR", "IN", "CH", "AR")
"""Countries of which the first that is party to neither text stands for all that are not."""
EDITION = 2022
"""The edition whose codes are taken where that of the texts is not known here."""
NATIONAL = "98"
"""From this chapter on codes are the parties' own."""
END = ":"
"""After every digit."""


def real_codes(edition: int | None) -> tuple[str, ...]:
    """Every subheading of an edition; of one that is not known, those of HS 2022."""
    return nomenclature.every_subheading(edition) or nomenclature.every_subheading(EDITION)


@lru_cache(maxsize=64)
def codes_for(edition: int | None, ranges: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The codes of an edition, and where it has none one at each end of a range: of other editions, or of a party."""
    real = real_codes(edition)
    ends = {end[:6] for pair in ranges for end in pair}
    missing = {end.ljust(6, "0") for end in ends if not _holds(real, end)}
    return tuple(sorted({*real, *missing, *_behind(real, ranges), *_other_headings(edition)}))


def _behind(real: tuple[str, ...], ranges: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The first code behind each range that ends among codes of a party, or in a heading that the edition has not."""
    for _, high in ranges:
        code = f"{int(high[:6].ljust(6, '9')) + 1:06}"
        if len(code) == 6 and (code >= NATIONAL or (code[:4] == high[:4] and not _holds(real, code[:4]))):
            yield code


def _holds(codes: tuple[str, ...], first: str) -> bool:
    """Whether some codes begin with some digits."""
    return bisect_left(codes, first) < bisect_right(codes, first + END)


@lru_cache(maxsize=8)
def _other_headings(edition: int | None) -> frozenset[str]:
    """Of an edition that is not known here one code for each heading that HS 2022 leaves out between two others."""
    if edition is None or nomenclature.codes_of(edition, 6):
        return frozenset()
    headings = sorted({int(code[:4]) for code in real_codes(edition)})
    between = (range(low + 1, high) for low, high in pairwise(headings) if low // 100 == high // 100)
    return frozenset(f"{each:04}00" for some in between for each in some)


@lru_cache(maxsize=8)
def _known(edition: int | None) -> frozenset[str]:
    return frozenset(real_codes(edition))


@record(frozen=True, slots=True)
class Codes:
    """What two texts ask of the codes of lines, for goods like one: ranges, and agreement with the good's own code."""

    edition: int | None
    good: str
    ranges: tuple[tuple[str, str], ...]
    lengths: tuple[int, ...]

    def of(self, good: str) -> tuple[str, ...]:
        """Real codes, one for each way of lying in the ranges and of agreeing with the code of a good."""
        every = codes_for(self.edition, self.ranges)
        real = _known(self.edition)
        asked = (*self.ranges, *((good[:length], good[:length]) for length in self.lengths))
        cuts = {0, len(every)}
        for low, high in asked:
            cuts.add(bisect_left(every, low[:6]))
            cuts.add(bisect_right(every, high[:6] + END))
        firsts = [_nearest(every, start, stop, good) for start, stop in pairwise(sorted(cuts)) if start < stop]
        firsts.sort(
            key=lambda code: (
                code not in real, code[:2] != good[:2], code not in _parts(self.edition), _apart(code, good)
            )
        )  # fmt: skip
        return tuple(dict.fromkeys(each for code in firsts for each in _split(code, asked)))

    def like(self, good: str) -> bool:
        """Whether lines can be told apart for a good in the same ways as for this one."""
        return good == self.good or self._ways(good) == self._ways(self.good)

    def _ways(self, good: str) -> set[tuple[object, ...]]:
        return {
            (*(lies(code, *pair) for pair in self.ranges), *(agrees(length, code, good) for length in self.lengths))
            for code in self.of(good)
        }


def _nearest(every: tuple[str, ...], start: int, stop: int, good: str) -> str:
    """The code of some that is nearest to the good's, but not its own if there is another."""
    at = min(max(bisect_left(every, good[:6]), start), stop - 1)
    near = [i for i in (at, at + 1, at - 1) if start <= i < stop]
    return min((every[i] for i in near), key=lambda code: (code == good[:6], _apart(code, good)))


def _apart(code: str, good: str) -> int:
    return abs(int(code[:6]) - int(good[:6].ljust(6, "0")))


@lru_cache(maxsize=8)
def _parts(edition: int | None) -> frozenset[str]:
    """The codes that are called parts: what goods are plausibly made of."""
    year = edition if edition is not None and nomenclature.codes_of(edition, 6) else EDITION
    return frozenset(
        code for code in real_codes(edition) if "part" in (nomenclature.describe(year, code) or "").lower()
    )


def _split(code: str, ranges: Iterable[tuple[str, str]]) -> list[str]:
    """The code; where ranges end within it, the first tariff item of each piece into which they cut it."""
    ends = [pair for pair in ranges if any(len(end) > 6 and end.startswith(code) for end in pair)]
    if not ends:
        return [code]
    width = max(len(end) for pair in ends for end in pair)
    first, stop = int(code.ljust(width, "0")), int(code.ljust(width, "9")) + 1
    begun = (int(low.ljust(width, "0")) for low, _ in ends)
    ended = (int(high.ljust(width, "9")) + 1 for _, high in ends)
    turns = {first, *begun, *ended}
    return [f"{turn:0{width}}" for turn in sorted(turns) if first <= turn < stop]


def lies(code: str, low: str, high: str) -> bool | None:
    """Whether a code lies in a range; nothing where it is too short to say."""
    return _plain(in_range(code, low, high))


def agrees(length: int, code: str, other: str) -> bool | None:
    """Whether two codes agree in so many digits; nothing where one is too short to say."""
    return _plain(same_at(length, code, other))


def _plain(truth: Truth) -> bool | None:
    return None if truth is Truth.UNKNOWN else truth is Truth.YES


def territory(*programs: Program) -> dict[str, None]:
    """Every party, and every state whose materials count."""
    states = dict.fromkeys(state for program in programs for state in program.parties)
    states |= dict.fromkeys(state for program in programs for entry in program.accumulating for state in entry.states)
    return states


def countries(a: Program, b: Program) -> tuple[str, ...]:
    """The territory of both texts, every other country that they name, and one that is none of these."""
    states = territory(a, b) | _places.of(a) | _places.of(b)
    return (*states, next(each for each in (*OUTSIDERS, "ZZ") if each not in states))


def _named_in(program: Program) -> dict[str, None]:
    """Every country that a text names."""
    states: dict[str, None] = {}
    for node in nodes_in(program):
        match node:
            case n.MadeIn(named):
                states |= dict.fromkeys(named)
            case n.Underwent(places=named) | n.Done(places=named) | n.OnlyDone(places=named):
                states |= dict.fromkeys(named)
            case n.Fact("exported from" | "imported into", named):
                states[named] = None
    return states


_places: Held[Program, dict[str, None]] = Held(_named_in, MOST_PROGRAMS)
