"""On which facts of the good the answers of an example hang: the others may be so or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from roolang.smt.script import written
from roolang.smt.solver import Solver

GOOD, OPEN = "good ", ("good made in", "good done|")
"""How the names of facts of a good begin; and of those that a declaration always says."""


class Deciding:
    """An example among all products that differ from it in facts of the good alone.

    `booleans` and `numbers` say how names are written for the solver, `so` and `much` what is so in the example.
    """

    def __init__(
        self,
        booleans: Mapping[str, str],
        numbers: Mapping[str, str],
        so: Mapping[str, bool],
        much: Mapping[str, Fraction],
    ) -> None:
        self.facts: dict[str, str] = {}
        self.fixed: list[str] = []
        said: list[str] = []
        for name, each in booleans.items():
            literal = each if so.get(name) else f"!{each}"
            if _of_good(name):
                self.facts[literal] = name
            else:
                self.fixed.append(literal)
        for i, (name, each) in enumerate(numbers.items()):
            is_so = f"(= {each} {written(much.get(name, Fraction(0)))})"
            if _of_good(name):
                self.facts[f"k{i}"] = name
                said.append(f"(declare-const k{i} Bool)(assert (=> k{i} {is_so}))")
            else:
                said.append(f"(assert {is_so})")
        self.text = "".join(said)

    def asked(self, solver: Solver, goal: Iterable[str], seconds: float) -> frozenset[str] | None:
        """The fewest facts that bring about the goal by themselves, none of which can be spared; or nobody knows."""
        solver.keep(f"{self.text}(assert (not (and {' '.join(goal)})))", self.fixed)
        try:
            return self._fewest(solver, seconds)
        finally:
            solver.drop(1)

    def _fewest(self, solver: Solver, seconds: float) -> frozenset[str] | None:
        found = solver.ask(self.facts, seconds=seconds)
        if found.result != "unsat":
            return None
        needed, tried = list(found.core), set[str]()
        while spare := next((each for each in needed if each not in tried), None):
            tried.add(spare)
            found = solver.ask([each for each in needed if each != spare], seconds=seconds)
            if found.result == "unsat":
                needed = list(found.core)
        return frozenset(self.facts[each] for each in needed)


def _of_good(name: str) -> bool:
    return name.startswith(GOOD) and not name.startswith(OPEN)
