"""Questions about one text, asked of the solver: what can never be met, what never matters, what hurts.

Each is a comparison of the text with itself, in which something was left out. What is claimed holds for the products of
`docs/proofs.md`, and of a rule for all codes that it is for; where the solver does not know, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from roolang.diagnostics import Finding, Label, Place
from roolang.diff.alike import alike, codes_with_rules, for_code
from roolang.diff.hurting import Hurt, hurt
from roolang.diff.searching import Tiers
from roolang.diff.semantic import again, gone_finding
from roolang.diff.semantics import Witness
from roolang.diff.unfilled import whatever_filled_in
from roolang.diff.without import Dropped, dropped
from roolang.ir import nodes as n
from roolang.ir.cases import possible
from roolang.ir.program import Program
from roolang.smt.kinds import TooMany
from roolang.smt.pair import Pair
from roolang.smt.question import UNSAT
from roolang.smt.solver import Solver, SolverGone

SHOWN = 80
"""So many characters of a clause are quoted."""


def deep(program: Program, solver: Solver) -> Iterator[Finding]:
    """All that is found of one text; a solver that is gone is told once; if it died, another is asked the rest."""
    if not isinstance(program.rules, n.Select):
        return
    asking = Deep(program, program.rules, solver)
    lost = list[Finding]()
    for case in program.rules.cases:
        try:
            yield from again(partial(_told, asking, case))
        except SolverGone as gone:
            lost.append(gone_finding(gone, program.label, "the deep questions"))
            if gone.absent:
                break
    yield from dict.fromkeys(lost)


def _told(asking: Deep, case: n.Case) -> list[Finding]:
    return list(asking.of_case(case))


class Deep:
    """One text and the goods that its rules are for."""

    def __init__(self, program: Program, rules: n.Select, solver: Solver) -> None:
        self.program, self.rules, self.solver = program, rules, solver
        self.proved: set[str] = set()
        self.for_code = {
            group[0]: [case for case in possible(rules.cases, group[0]) if for_code(case, group[0])]
            for group in alike(program, program, codes_with_rules(program, program))
        }

    def of_case(self, case: n.Case) -> Iterator[Finding]:
        """What is found of one rule."""
        codes = [code for code, cases in self.for_code.items() if any(each is case for each in cases)]
        if not codes:
            return
        asked = replace(case, body=whatever_filled_in(case.body))
        if self._unsat(codes, self._alone(asked), self._alone(replace(case, body=n.Given(False)))):
            yield _finding("RL7310", self.program, case.body, f"{_said(case.body)} can never be met")
            return
        for part in dropped(asked.body):
            yield from self._part(asked, part, codes)
        for code in codes[:1]:
            if (found := self._hurt(case, code)) is not None:
                yield _hurting(self.program, case, found)

    def _part(self, case: n.Case, part: Dropped, codes: list[str]) -> Iterator[Finding]:
        whole, without = self._alone(case), self._alone(replace(case, body=part.without))
        if part.alternative and self._unsat(codes, whole, without):
            message = f"{_said(part.part)} never matters: whatever meets it meets the rule without it"
            yield _finding("RL7311", self.program, part.part, message)
        if not part.alternative and self._unsat(codes, without, whole):
            message = f"{_said(part.part)} is implied by what is asked beside it"
            yield _finding("RL7312", self.program, part.part, message)

    # ---- asking

    def _alone(self, case: n.Case) -> Program:
        """The text with one rule, which alone confers origin."""
        rules = n.Select((case,), origin=self.rules.origin)
        return replace(self.program, rules=rules, origin=n.RuleMet(), lost=(), imported=None, coming=())

    def _unsat(self, codes: list[str], mine: Program, other: Program) -> bool:
        """Whether for all of some codes nothing originates under the one and not under the other."""
        return all(self._way(code, mine, other) == UNSAT for code in codes)

    def _way(self, code: str, mine: Program, other: Program) -> str:
        try:
            return Tiers(Pair(mine, other, code, tiers=1), self.solver, small=False, proved=self.proved).way(0)[0]
        except TooMany:
            return "unknown"

    def _hurt(self, case: n.Case, code: str) -> Hurt | None:
        try:
            return hurt(Pair(self._alone(case), self._alone(case), code, tiers=1, unseen=True), self.solver)
        except TooMany:
            return None


def _hurting(program: Program, case: n.Case, found: Hurt) -> Finding:
    message = (
        f"more regional content can hurt: {_product(found.witness)} originates, and no longer does "
        f"where {found.line} originates too"
    )
    return _finding("RL7315", program, case.body, message)


def _product(witness: Witness) -> str:
    """A product in a line: what it is made of, and its amounts."""
    good, lines = witness.fields["good"], witness.fields["materials"]
    amounts = {**good.get("values", {}), **good.get("attributes", {})}
    much = "".join(f", {name} {size}" for name, size in amounts.items())
    made = [
        f"{each.get('value', '?')} of {'' if each['originating'] else 'non-'}originating {each['code']}"
        for each in lines
    ]
    return f"a {good['code']}{much}, made of {'; '.join(made) or 'nothing'}"


def _said(node: n.Expr) -> str:
    words = " ".join(node.origin.words.split()) or "a condition"
    return f"`{words if len(words) <= SHOWN else words[: SHOWN - 1] + '…'}`"


def _finding(code: str, program: Program, node: n.Expr, message: str) -> Finding:
    span = node.origin.span
    return Finding(code, message, Label(span) if span else None, where=Place(path="" if span else program.label))
