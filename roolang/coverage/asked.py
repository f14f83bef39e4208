"""Programs as they are asked about many conditions: what one asks of goods is read once, and its codes chosen once."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property

from roolang.coverage.conditions import Condition, conditions_of
from roolang.coverage.forcing import answers, forced, goods_of, narrowed
from roolang.coverage.measuring import FOR
from roolang.coverage.turning import Key
from roolang.diagnostics import has_errors
from roolang.diff.searching import Searching
from roolang.diff.semantic import codes_in_common
from roolang.diff.semantics import Witness
from roolang.diff.witness import confirmed
from roolang.ir.program import Program
from roolang.smt.kinds import TooMany
from roolang.smt.pair import Pair
from roolang.smt.solver import Solver, SolverGone
from roolang.workspace.workspace import Workspace

CODES = 3
"""For so many codes a product is looked for."""
PLAIN = 1
"""Only products of which no material is made of others: no test can write out any other, and much less is asked."""


class Asked:
    """One program with a solver; `readings` are those that set its view apart from the others of its text."""

    def __init__(self, program: Program, solver: Solver, readings: tuple[str, ...] = ()) -> None:
        self.program, self.solver, self.readings = program, solver, readings

    @cached_property
    def keys(self) -> frozenset[Key]:
        """What is asked of goods."""
        return frozenset(each.key for each in conditions_of([self.program]))

    @cached_property
    def every(self) -> tuple[str, ...]:
        """The subheadings that have a rule."""
        return codes_in_common(self.program, self.program)

    def codes(self, condition: Condition) -> list[str]:
        """A few codes of goods of which a condition is asked."""
        near = goods_of(self.program, condition.key)
        if near:
            chosen = (next((code for code in self.every if code >= low[:6].ljust(6, "0")), "") for low in near)
            return list(dict.fromkeys(filter(None, chosen)))[:CODES]
        return list(self.every[:: max(1, len(self.every) // CODES)][:CODES])

    def witnesses(self, condition: Condition, side: str, code: str) -> Iterator[Witness]:
        """Products that originate with the text as it is and not with the condition answered, or the other way."""
        mine = narrowed(self.program, code)
        for answer in answers(mine, condition.key):
            other = forced(mine, condition.key, holds=answer if side == FOR else not answer)
            try:
                pair = Pair(mine, other, code, PLAIN)
                if pair.has_rule(0) and pair.has_rule(1):
                    _, witness = Searching(pair, self.solver, surely=True).way(0 if side == FOR else 1)
                    if witness is not None:
                        yield from _plainly(pair, witness)
            except TooMany:
                continue
            except SolverGone as gone:
                if gone.absent:
                    raise


def _plainly(pair: Pair, witness: Witness) -> Iterator[Witness]:
    """A product, rather with its foreign materials from where no text reaches: nobody then asks what is in them."""
    fields = deepcopy(witness.fields)
    for line in fields.get("materials", ()):
        if line.get("originating") is False:
            line["produced_in"] = pair.places[-1]
            line.pop("supplier_statement", None)
    programs = pair.texts[0].program, pair.texts[1].program
    plain = confirmed(programs, fields, "AB".index(witness.passes), surely=True)
    if plain is not None:
        yield plain
    yield witness


def programs(workspace: Workspace, solver: Solver) -> Iterator[Asked]:
    """The programs of the texts that were asked for, the last day of each first: by then everything has begun."""
    for key in workspace.library.own:
        text = workspace.library.texts[key]
        for day in reversed(workspace.days(text)):
            for view in workspace.views(text, day):
                program, findings = workspace.program(text, view)
                if not has_errors(findings):
                    yield Asked(program, solver, tuple(name for name in view.readings if name in view.reading))
