"""Pairs of programs compared, and each claim held against the interpreter: what `python -m tests.smt` and a test run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from roolang.diagnostics import has_errors
from roolang.diff.semantic import compare
from roolang.domain.loading import declarations_from
from roolang.interpret import judge
from roolang.ir.program import Program
from roolang.smt.solver import Solver
from tests.smt.making import product, program

GOOD = "870323"
ORIGINATING = "originating"


@dataclass
class Tally:
    """What became of some pairs; `wrong` names the seeds of claims that do not hold."""

    relations: dict[str, int] = field(default_factory=dict)
    witnesses: int = 0
    wrong: list[str] = field(default_factory=list)


def tried(seed: int, solver: Solver, products: int = 12) -> Tally:
    """One pair: compared, and the claim tried on products."""
    some = Random(seed)
    one = program(some, "ONE")
    other = program(some, "OTHER") if some.random() < 0.5 else _changed(some, one)
    found = compare(one, other, [GOOD], solver=solver)
    (group,) = found.groups
    tally = Tally({group.relation: 1}, sum(each is not None for each in (group.only_a, group.only_b)))
    if any(finding.code == "RL7253" for finding in found.findings):
        tally.wrong.append(f"{seed}: an example is not confirmed")
    never = {"same": "AB", "A stricter": "A", "B stricter": "B"}.get(group.relation, "")
    for _ in range(products):
        fields = product(some, some.choice((1, 3, 9)))
        (declaration,), findings = declarations_from(fields, "random")
        assert not has_errors(findings), findings[:3]
        verdicts = [judge(each, declaration).verdict == ORIGINATING for each in (one, other)]
        if (verdicts == [True, False] and "A" in never) or (verdicts == [False, True] and "B" in never):
            tally.wrong.append(f"{seed}: {group.relation}, and yet {verdicts} of {fields}")
    return tally


def _changed(some: Random, one: Program) -> Program:
    """The same with one part of another text: most pairs that people compare differ in little."""
    another = program(some, "OTHER")
    part = some.choice(("rules", "treatments", "accumulating", "rolling"))
    return replace(one, name="OTHER", **{part: getattr(another, part)})
