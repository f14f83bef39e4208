"""The search for a product that originates under one text and not under the other."""

from __future__ import annotations

from time import monotonic

from roolang.diff.semantics import Witness
from roolang.diff.witness import as_found, witness
from roolang.smt.formula import TRUE
from roolang.smt.kinds import TooMany
from roolang.smt.pair import Pair
from roolang.smt.question import PATIENCE, SAT, UNSAT, Model, Question
from roolang.smt.solver import Found, Solver, SolverGone

CUTS = 60
"""So many ways to open the materials of examples are looked at in turn."""
UNCONFIRMED = "unconfirmed"


class Tiers:
    """The search among products of which no material is made of others, and where that finds none, among all.

    `proved` keeps what was found to be so of whole questions.
    """

    def __init__(self, near: Pair, solver: Solver, *, small: bool = True, proved: set[str] | None = None) -> None:
        self.pair, self.solver, self.small = near, solver, small
        self.proved = set() if proved is None else proved
        self._near = Searching(near, solver, small=small)
        self._far: Searching | None = None

    @property
    def asked(self) -> tuple[str, bool, str]:
        """All that was asked, and whether what is made of others has to be; where it is the same, the answer is."""
        return self._near.text, self.pair.deep, "" if self._far is None else self._far.text

    @property
    def models(self) -> dict[int, Model]:
        """What was found of products of which no material is made of others, by direction."""
        return self._near.models

    def way(self, i: int) -> tuple[str, Witness | None]:
        """Whether a product originates under one text only: `unsat`, or `sat` and a witness, or that nobody knows."""
        result, made = self._near.way(i)
        if not self.pair.deep or result in (SAT, UNCONFIRMED):
            return result, made
        if self._far is None:
            a, b = (text.program for text in self.pair.texts)
            try:
                self._far = Searching(Pair(a, b, self.pair.code), self.solver, small=self.small)
            except TooMany:
                return "unknown", None
        known = f"{i} {self._far.text}"
        if known in self.proved:
            return UNSAT, None
        result, made = self._far.way(i)
        if result == UNSAT:
            self.proved.add(known)
        return result, made


class Searching:
    """Two texts on goods of one code. `small` examples are the smallest that are soon found, others as they come.

    `surely`: of a small example the other text says that it does not originate; it does not wait for facts.

    An example, or the smaller one that is made of it, may originate under the other text too, on a cut that was not
    asked: then that is asked as well, and another example looked for.
    """

    def __init__(self, pair: Pair, solver: Solver, *, small: bool = True, surely: bool = False) -> None:
        self.pair, self.solver, self.small, self.surely = pair, solver, small, surely
        self.question = Question(pair)
        self.text = self.question.text
        self.models: dict[int, Model] = {}
        self._told = -1
        self._judged: list[Model] = []

    def way(self, i: int) -> tuple[str, Witness | None]:
        """As `Tiers.way`."""
        until = monotonic() + self.solver.seconds
        for _ in range(CUTS):
            if monotonic() > until:
                break
            self._tell()
            found = self.solver.ask(["qa" if i == 0 else "qb"])
            if found.result != SAT:
                return found.result, None
            found, so = self._plain(i, found)
            if self._answered(1 - i, Model(found.booleans, found.numbers)):
                continue
            self._judged.clear()
            made = self._shown(i, found, so)
            if made is not None or not any(self._answered(1 - i, each) for each in self._judged):
                return (UNCONFIRMED if made is None else SAT), made
        return "unknown", None

    def _tell(self) -> None:
        """Puts the question, unless it was the last that the solver was told."""
        if self._told != self.solver.told:
            self.question.told(self.solver)
            self._told = self.solver.told

    def _plain(self, i: int, found: Found) -> tuple[Found, list[str]]:
        """An example without what it is harder to judge by, as far as there is one; and that it has none of it.

        These are materials that the other text may open, and clauses that are not said exactly.
        """
        so: list[str] = []
        for names in (self.question.opened_by(1 - i), self.question.beyond()):
            if any(found.booleans.get(name) for name in names):
                plain = self.solver.ask(["qa" if i == 0 else "qb", *so, *names.values()], seconds=PATIENCE)
                if plain.result != SAT:
                    continue
                found = plain
            so += names.values()
        return found, so

    def _shown(self, i: int, found: Found, so: list[str]) -> Witness | None:
        """The example as a witness; a smaller one if there is one that holds.

        An example of many materials may have more ways to open them than are judged; then a smaller one is asked for.
        """
        raw = Model(found.booleans, found.numbers)
        if self.small:
            return self._smaller(i, found, so) or self._as_asked(i, raw)
        return self._as_asked(i, raw) or self._smaller(i, found, so)

    def _as_asked(self, i: int, model: Model) -> Witness | None:
        self.models[i] = model
        self._judged.append(model)
        return witness(self.pair, model, i, surely=self.surely) if self.small else as_found(self.pair, model, i)

    def _smaller(self, i: int, found: Found, so: list[str]) -> Witness | None:
        self._tell()
        try:
            return self._as_asked(i, self.question.smallest(self.solver, i, found, so))
        except SolverGone:  # the example as it is still shows the difference
            return None

    def _answered(self, i: int, model: Model) -> bool:
        """Whether an example originates under the other text too, on a cut that was not asked; it is, from now on."""
        if not any(model.booleans.get(name) for name in self.question.opened_by(i)):
            return False
        opened = self.question.answered(self.solver, i, model)
        if opened is None:
            return False
        cuts = self.pair.sides[i].cuts
        name = f"cut {len(cuts)}"
        cuts[name] = self.pair.on_cut(i, name, dict.fromkeys(opened, TRUE))
        self.question, self._told = Question(self.pair), -1
        return True
