"""A judgement: the verdict, its trace, and what is read off them when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from roolang.domain.declaration import Declaration, Item
from roolang.domain.trade import declared_trade
from roolang.domain.truth import Truth
from roolang.interpret.answer import Ways, all_, missing
from roolang.interpret.bench import Status
from roolang.interpret.figures import figures_of
from roolang.interpret.lines import used
from roolang.interpret.trace import Trace, criteria_in
from roolang.ir.program import Program
from roolang.record import record

VERDICTS = {Truth.YES: "originating", Truth.NO: "non-originating", Truth.UNKNOWN: "undetermined"}


@record(frozen=True, slots=True)
class Row:
    """A material of the declaration and its status under the program."""

    item: Item
    depth: int
    status: Status


@record(frozen=True, slots=False, eq=False)
class Judgement:
    """One declaration under one program.

    `verdict` is `originating`, `non-originating` or `undetermined`; `claimable` is whether it may be claimed besides:
    what the text asks of a claim is met, and it is in force, and for the trade that is declared.
    `notes` are warnings met on the way: code, message, place.
    `settled` gives the statuses of the materials, by identity. `proof` is whether the claimant bears the burden of it.
    `looked` counts the lines that were looked at over all cuts: how much work it was to judge.
    """

    program: Program
    declaration: Declaration
    verdict: str
    trace: Trace
    claim: Trace | None
    notes: tuple[tuple[str, str, str], ...]
    settled: Callable[[], Mapping[int, Status]]
    proof: bool = False
    looked: int = 0

    @property
    def by_burden(self) -> bool:
        """Whether the good does not originate for want of proof alone."""
        return self.proof and self.trace.truth is Truth.UNKNOWN

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """The letters of the criteria that the good surely meets, in the order of the text; none if it does not
        originate.
        """
        return criteria_in(self.trace) if self.verdict == "originating" else ()

    @cached_property
    def barred(self) -> str:
        """Why nothing can be claimed by this text, whatever the origin: it is not in force, or not for this trade."""
        return self.program.barred(declared_trade(self.declaration))

    @property
    def claimable(self) -> Truth:
        """Whether the good originates and meets what a claim requires; under the burden of proof, as far as shown.

        Nothing can be claimed of a trade that the text is not for, or not on that day.
        """
        if self.barred:
            return Truth.NO
        answers = [self.trace.answer] + ([self.claim.answer] if self.claim else [])
        found = all_(answers).truth
        return Truth.NO if self.proof and found is Truth.UNKNOWN else found

    @cached_property
    def figures(self) -> dict[str, str]:
        """The named figures, exact."""
        return figures_of(self.trace)

    @cached_property
    def _settling(self) -> tuple[Ways, bool]:
        from roolang.interpret.trying import tried

        ways, truncated = missing(self.trace.answer)
        return (tried(self, ways) if ways else ways), truncated

    @property
    def missing(self) -> Ways:
        """The smallest sets of facts, each of which could settle an undetermined verdict."""
        return self._settling[0]

    @property
    def truncated(self) -> bool:
        """Whether there are more of them."""
        return self._settling[1]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The materials with their statuses, each before what it is made of."""
        return tuple(_rows(self.declaration.good, self.settled(), 1))


def _rows(item: Item, statuses: Mapping[int, Status], depth: int) -> Iterator[Row]:
    for part in used(item):
        yield Row(part, depth, statuses[id(part)])
        yield from _rows(part, statuses, depth + 1)
