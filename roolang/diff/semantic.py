"""Two programs compared in meaning, by code: a proof or a product that shows the difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

from roolang.diagnostics import Finding, Place
from roolang.diff.alike import alike, codes_with_rules, without_rule
from roolang.diff.beside import beside
from roolang.diff.searching import UNCONFIRMED, Tiers
from roolang.diff.semantics import Clause, Comparison, Group, Relation, Witness
from roolang.diff.witness import witness
from roolang.ir.base import Origin
from roolang.ir.program import Program
from roolang.limits import SOLVER_SECONDS
from roolang.smt.kinds import TooMany
from roolang.smt.needs import Reached
from roolang.smt.pair import Pair
from roolang.smt.question import SAT, UNSAT, Model
from roolang.smt.solver import Solver, SolverGone

T = TypeVar("T")
INSTALL = "install it with `pip install 'roolang[prove]'`"


def codes_in_common(a: Program, b: Program) -> tuple[str, ...]:
    """The subheadings for which either text has a rule, as far as the nomenclature is known."""
    return codes_with_rules(a, b)


def compare(
    a: Program, b: Program, codes: Iterable[str], *, seconds: float = SOLVER_SECONDS, solver: Solver | None = None
) -> Comparison:
    """How two programs relate on goods of some codes.

    `seconds` is what the solver may spend on one question; one that is running may serve for several comparisons.
    """
    started = monotonic()
    if found := unlike(a, b):
        return Comparison(a, b, (), (found,), 0, monotonic() - started)
    mine = solver or Solver(seconds)
    before = mine.asked
    try:
        comparing = Comparing(a, b, mine)
        groups = tuple(group for some in alike(a, b, tuple(codes)) for group in comparing.groups(some))
    finally:
        if solver is None:
            mine.stop()
    return Comparison(a, b, groups, tuple(comparing.findings), mine.asked - before, monotonic() - started)


def unlike(a: Program, b: Program) -> Finding | None:
    """Why two texts cannot be compared at all."""
    where = Place(path=f"{a.label} and {b.label}")
    if a.nomenclature and b.nomenclature and a.nomenclature != b.nomenclature:
        message = f"{a.label} is in HS {a.nomenclature}, and {b.label} in HS {b.nomenclature}"
        return Finding("RL7255", message, where=where, help="transpose one of them, then compare")
    if not set(a.parties) & set(b.parties):
        message = f"no party of {a.label} is party to {b.label}, so no product can originate under both"
        return Finding("RL7254", message, where=where, help="compare texts that have a party in common")
    return None


class Comparing:
    """One comparison under way; what is proved of some goods is kept for the next."""

    def __init__(self, a: Program, b: Program, solver: Solver) -> None:
        self.a, self.b, self.solver = a, b, solver
        self.findings: list[Finding] = []
        self.known: dict[tuple[str, bool, str], dict[int, tuple[str, Model | None]]] = {}
        self.beside = beside(a, b)
        self.absent = False
        self.proved: set[str] = set()

    def groups(self, codes: tuple[str, ...]) -> Iterator[Group]:
        """The answers for codes that no range of the texts divides: one for all, if lines are told apart alike."""
        left = codes
        has = tuple(not without_rule(each.rules, codes[0]) for each in (self.a, self.b))
        if not all(has):
            yield Group(codes, _ruled(has), beside=self.beside)
            return
        while left:
            started = monotonic()
            try:
                pair = Pair(self.a, self.b, left[0], tiers=1)
            except TooMany:
                yield Group(left, "not proved", seconds=monotonic() - started)
                break
            same = tuple(code for code in left if pair.codes.like(code))
            yield self._group(pair, same, started)
            left = tuple(code for code in left if code not in same)

    def _group(self, pair: Pair, codes: tuple[str, ...], started: float) -> Group:
        def group(relation: Relation, one: Witness | None = None, other: Witness | None = None) -> Group:
            reached = {**pair.needs.beyond, **(pair.needs.roughly if relation == "outside" else {})}
            outside = tuple(map(_clause, reached.values()))
            return Group(codes, relation, one, other, outside, self.beside, monotonic() - started)

        has = pair.has_rule(0), pair.has_rule(1)
        if not all(has):
            return group(_ruled(has))
        searching = Tiers(pair, self.solver, proved=self.proved)
        known = self.known.get(searching.asked, {})
        (one, only_a), (other, only_b) = (self._known(searching, i, known.get(i)) for i in (0, 1))
        self.known.setdefault(
            searching.asked, {i: (each, searching.models.get(i)) for i, each in enumerate((one, other))}
        )
        return group(_relation(one, other, beyond=pair.needs.inexact), only_a, only_b)

    def _known(self, searching: Tiers, i: int, known: tuple[str, Model | None] | None) -> tuple[str, Witness | None]:
        """A direction; where the same was asked of other goods, their answer, and their example for these goods."""
        if known is not None and known[0] == UNSAT:
            return UNSAT, None
        if known is not None and known[1] is not None and (made := witness(searching.pair, known[1], i)) is not None:
            return SAT, made
        return self._direction(searching, i)

    def _direction(self, searching: Tiers, i: int) -> tuple[str, Witness | None]:
        pair = searching.pair
        if self.absent:
            return "unknown", None
        try:
            result, made = again(lambda: searching.way(i))
        except SolverGone as gone:
            self._gone(gone, pair.code)
            return "unknown", None
        if result == UNCONFIRMED and not pair.needs.inexact:
            message = f"an example for {pair.code} that originates under {'AB'[i]} alone is not confirmed when judged"
            self.findings.append(Finding("RL7253", message, where=Place(path=f"{self.a.label} and {self.b.label}")))
        return result, made

    def _gone(self, gone: SolverGone, code: str) -> None:
        """Keeps once why there was no answer."""
        self.absent = self.absent or gone.absent
        finding = gone_finding(gone, f"{self.a.label} and {self.b.label}", code)
        if finding not in self.findings:
            self.findings.append(finding)


def again(ask: Callable[[], T]) -> T:
    """An answer, from a second solver where the first one died: what ended it may have had nothing to do with us."""
    try:
        return ask()
    except SolverGone as gone:
        if gone.absent or gone.slow:
            raise
        return ask()


def gone_finding(gone: SolverGone, texts: str, asked: str) -> Finding:
    """That there is no solver, or that it gave no answer."""
    if gone.absent:
        return Finding(
            "RL7251", "the solver is not installed, so nothing is proved", where=Place(path=texts), help=INSTALL
        )
    message = f"the solver gave no answer for {asked}: {gone}"
    return Finding("RL7252", message, where=Place(path=texts), help="give it more time, or compare fewer codes")


def _clause(reached: Reached) -> Clause:
    origin = getattr(reached.clause, "origin", Origin())
    return Clause(reached.text, origin.words, reached.why, str(origin.span or ""))


def _ruled(has: tuple[bool, ...]) -> Relation:
    """Which text alone has a rule, if not both have."""
    return "only A" if has[0] else "only B" if has[1] else "neither"


def _relation(one: str, other: str, *, beyond: bool) -> Relation:
    """What two directions come to; an example that was not confirmed is no answer."""
    known: dict[tuple[str, str], Relation] = {
        (UNSAT, UNSAT): "same", (SAT, SAT): "cross", (UNSAT, SAT): "A stricter", (SAT, UNSAT): "B stricter",
    }  # fmt: skip
    return known.get((one, other), "outside" if beyond and UNCONFIRMED in (one, other) else "not proved")
