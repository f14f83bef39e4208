"""Every claim on pairs of small programs held against every small product."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import combinations
from random import Random
from typing import Any, NamedTuple

from roolang.diagnostics import has_errors
from roolang.diff.searching import UNCONFIRMED, Tiers
from roolang.diff.semantic import compare
from roolang.diff.semantics import Witness
from roolang.domain.declaration import Declaration
from roolang.domain.loading import declarations_from
from roolang.interpret import judge
from roolang.ir.program import Program
from roolang.smt.kinds import TooMany
from roolang.smt.pair import Pair
from roolang.smt.question import SAT, UNSAT
from roolang.smt.solver import Solver
from tests.smt.cells import NoCell, says
from tests.smt.small import Family, changed

GOOD = "870323"
WHOLE_EVERY = 20
"""Of so many pairs one is compared as the command does it, smallest examples and all."""
CELLS_EVERY = 10
"""On every so many pairs the formulas are held against the interpreter on a few products."""


class Judged(NamedTuple):
    """A program, and on which products it says what: bit masks."""

    program: Program
    yes: int
    no: int


@dataclass
class Slice:
    """What became of some pairs."""

    pairs: int = 0
    judgements: int = 0
    cells: int = 0
    witnesses: int = 0
    found: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        found = ", ".join(f"{way} {count}" for way, count in self.found.most_common())
        return (
            f"{self.pairs} pairs ({found}); {self.judgements} judgements, {self.cells} products in formulas, "
            f"{self.witnesses} examples confirmed, {len(self.wrong)} wrong"
        )

    def more(self, other: Slice) -> None:
        """Takes in what became of others."""
        self.pairs, self.judgements = self.pairs + other.pairs, self.judgements + other.judgements
        self.cells, self.witnesses = self.cells + other.cells, self.witnesses + other.witnesses
        self.found.update(other.found)
        self.wrong += other.wrong


class Exhausting:
    """One family with some programs of a seed: each judged on every product, then compared with each other."""

    def __init__(self, family: Family, seed: int, programs: int) -> None:
        self.family, self.seed = family, seed
        self.some = Random(f"{family.name} {seed}")
        self.fields = list(family.products())
        declarations, findings = declarations_from(self.fields, family.name)
        assert not has_errors(findings), findings[:3]
        self.declarations = declarations
        self.tally = Slice()
        self.judged: list[Judged] = []
        for _ in range(programs):
            self.judged.append(self._judged(self._program(), declarations))

    def _program(self) -> Program:
        """A new one, or one that differs little from another."""
        if self.judged and self.some.random() < 0.6:
            return changed(self.some, self.some.choice(self.judged).program, self.family)
        return self.family.make(self.some)

    def _judged(self, program: Program, declarations: tuple[Declaration, ...]) -> Judged:
        yes = no = 0
        for i, declaration in enumerate(declarations):
            verdict = judge(program, declaration).verdict
            if verdict == "originating":
                yes |= 1 << i
            elif verdict == "non-originating":
                no |= 1 << i
        self.tally.judgements += len(declarations)
        return Judged(program, yes, no)

    def run(self, solver: Solver, most: int) -> Slice:
        """So many pairs at most."""
        pairs = list(combinations(range(len(self.judged)), 2))
        for k, (i, j) in enumerate(pairs[:most]):
            self._pair(k, self.judged[i], self.judged[j], solver)
            self.tally.pairs += 1
        return self.tally

    def _pair(self, k: int, one: Judged, other: Judged, solver: Solver) -> None:
        a, b = replace(one.program, name="ONE"), replace(other.program, name="OTHER")
        where = f"{self.family.name} {self.seed} {k}"
        try:
            pair = Pair(a, b, GOOD, tiers=1)
        except TooMany:
            self.tally.found["too many kinds"] += 1
            return
        whole = k % WHOLE_EVERY == 0
        ways = self._compared(a, b, solver, where) if whole else self._asked(pair, solver, where)
        self.tally.found[" ".join(ways)] += 1
        for way, mine, theirs in ((ways[0], one, other), (ways[1], other, one)):
            if way == UNSAT and (against := self._against(mine, theirs)):
                self.tally.wrong.append(f"{where}: {ways}, but not so for {against}")
        if k % CELLS_EVERY == 0 and not pair.needs.beyond:
            self._cells(Pair(a, b, GOOD) if pair.deep else pair, (one, other), where)

    def _against(self, mine: Judged, theirs: Judged) -> Any:
        """A product that originates under one text and, as the claim has it, could not but does not under the other.

        Where nothing is unknown, not originating is enough; else only what surely does not originate contradicts.
        """
        certain = mine.yes & ~theirs.yes & (theirs.no | self.known)
        return self.fields[(certain & -certain).bit_length() - 1] if certain else None

    @property
    def known(self) -> int:
        """The products of which nothing is unknown."""
        if not hasattr(self, "_known"):
            self._known = sum(1 << i for i, each in enumerate(self.fields) if _said(each))
        return self._known

    def _asked(self, pair: Pair, solver: Solver, where: str) -> tuple[str, str]:
        """Both directions, each example judged as it is."""
        searching = Tiers(pair, solver, small=False)
        return self._way(searching, 0, where), self._way(searching, 1, where)

    def _way(self, searching: Tiers, i: int, where: str) -> str:
        result, made = searching.way(i)
        self.tally.witnesses += made is not None
        if result == UNCONFIRMED and not searching.pair.needs.inexact:
            self.tally.wrong.append(f"{where}: an example that originates under {'AB'[i]} alone is not confirmed")
        return result

    def _compared(self, a: Program, b: Program, solver: Solver, where: str) -> tuple[str, str]:
        """As the command compares."""
        found = compare(a, b, [GOOD], solver=solver)
        (group,) = found.groups
        self.tally.wrong += [f"{where}: {each.message}" for each in found.findings]
        witnesses: list[Witness | None] = [group.only_a, group.only_b]
        self.tally.witnesses += sum(each is not None for each in witnesses)
        if group.relation in ("not proved", "outside"):
            return group.relation, group.relation
        return SAT if group.only_a else UNSAT, SAT if group.only_b else UNSAT

    def _cells(self, pair: Pair, sides: tuple[Judged, Judged], where: str) -> None:
        """The formulas, without a solver, on some of the products."""
        for at in self.some.sample(range(len(self.fields)), 4):
            fields = _filled(self.fields[at])
            if not _said(self.fields[at]):
                continue
            self.tally.cells += 1
            for i, side in enumerate(sides):
                wanted = bool(side.yes >> at & 1)
                try:
                    said = says(pair, i, fields)
                except NoCell as why:
                    said = str(why), False  # type: ignore[assignment]
                if said != (wanted, wanted):
                    self.tally.wrong.append(f"{where}: the formulas of {'AB'[i]} say {said}, not {wanted}: {fields}")


def _said(fields: dict[str, Any]) -> bool:
    """Whether code, value and origin of every material are said."""
    return all({"code", "value", "originating"} <= each.keys() for each in fields["materials"])


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """With what `cells` wants to be said, and nobody asks here."""
    plain = {
        "wholly_obtained": False,
        "supplier_statement": False,
        "described_as": [],
        "established": [],
        "processes": [],
    }
    materials = [
        {**plain, **each, "materials": [{**plain, **part} for part in each.get("materials", ())]}
        for each in fields["materials"]
    ]  # fmt: skip
    return {**fields, "good": {**plain, **fields["good"]}, "materials": materials}
