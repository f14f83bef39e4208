"""A program made ready: one function for each of its rules, written when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from roolang.domain.amount import Amount
from roolang.domain.declaration import QUOTA, Declaration, Item
from roolang.domain.loading.countries import UNION, union_of
from roolang.domain.truth import Truth
from roolang.interpret.lines import outside
from roolang.interpret.prepared import prepared
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.swift.columns import LAST, Columns, Numbers, columns_of
from roolang.swift.conditions import writing
from roolang.swift.source import ASK, UNKNOWN, Judging, Source, TooDeepError

Verdict: TypeAlias = str
"""`originating`, `non-originating` or `undetermined`."""
VERDICTS: tuple[Verdict, ...] = ("non-originating", "undetermined", "originating")
KEPT = 4096
"""So many functions are kept for a program."""


class Reading:
    """What the functions of a program have in common.

    `territory` is where the parties are and the states whose materials accumulate; `within` says whether statuses hang
    on declarations alone, and origin on nothing but conditions. `verdicts` has what confers origin on goods by where
    they were made.
    """

    def __init__(self, program: Program) -> None:
        ready = prepared(program)
        self.program, self._ready = program, ready
        self.rolls_up, self.treats = ready.rolls_up, ready.treats
        self.parties = frozenset(program.parties)
        self.territory = self.parties.union(*(each.states for each in program.accumulating))
        self.within = not (program.derived or program.imported is not None or ready.opens)
        self._functions: dict[int, tuple[n.Expr, Judging]] = {}
        self.verdicts: dict[tuple[str | None, bool | None], Judging] = {}

    # ---- what is read off an item

    def place(self, state: str) -> str:
        """The state, or the union that stands for it."""
        if UNION not in self.territory:
            return state
        return union_of(state, self.territory, self.program.day) or state

    def outside(self, item: Item) -> Truth:
        """Whether an item came from outside the parties."""
        return outside(self._united(item), self.parties, self.territory)

    def reached(self, item: Item) -> Truth:
        """Whether an item came from outside the parties and the states whose materials accumulate."""
        return outside(self._united(item), self.territory)

    def _united(self, item: Item) -> Item:
        place = item.produced_in and self.place(item.produced_in)
        return item if place == item.produced_in else replace(item, produced_in=place)

    def unit(self, name: str) -> str:
        """The unit that a text reckons an amount in, if it has one of its own for it."""
        word = self.program.vocabulary.get(name) if name != "value" and not name.startswith(QUOTA) else None
        return word.unit if word else ""

    def fits(self, name: str, amount: Amount) -> bool:
        """Whether a declared amount is in that unit."""
        return self.unit(name) in ("", amount.unit)

    def settled(self, c: Columns) -> tuple[Numbers, Numbers] | None:
        """The materials that do not originate and those of which nobody knows; nothing where there is more to it."""
        not_, open_ = [*c.not_], [*c.open_]
        for i in c.placed:
            item = self._united(c.items[i])
            if outside(item, self.territory) is Truth.YES:
                not_.append(i)
            elif item.wholly_obtained or (self.parties and item.produced_in not in self.parties):
                return None
            else:
                open_.append(i)
        return not_, open_

    # ---- functions

    def verdict(self, good: Item) -> Judging:
        """What confers origin on a good, which hangs on where it was made."""
        if len(self.verdicts) >= KEPT:
            self.verdicts.clear()
        found = self.function(self._ready.verdict(self._united(good)))
        self.verdicts[good.produced_in, good.imported] = found
        return found

    def function(self, expr: n.Expr) -> Judging:
        """A condition as a function, one for each."""
        kept = self._functions.get(id(expr))
        if kept is None:
            if len(self._functions) >= KEPT:
                self._functions.clear()
            kept = self._functions[id(expr)] = expr, self._written(expr)
        return kept[1]

    def _written(self, expr: n.Expr) -> Judging:
        into = Source()
        try:
            return into.function(writing(expr, into, self))
        except TooDeepError:
            return lambda c, not_, open_, d: ASK


def prepare(program: Program) -> Callable[[Declaration], Verdict | None]:
    """What gives the verdict of a program on a product, or nothing where only the interpreter can."""
    of = Reading(program)
    if not of.within:
        return lambda declaration: None

    functions = of.verdicts

    def verdict(declaration: Declaration) -> Verdict | None:
        good = declaration.good
        c = LAST[0] if LAST and LAST[0].good is good else columns_of(good)
        if c is None or declaration.averaging is not None or declaration.fungible:
            return None
        not_, open_ = c.not_, c.open_
        if c.placed:
            settled = of.settled(c)
            if settled is None:
                return None
            not_, open_ = settled
        conferring = functions.get((good.produced_in, good.imported)) or of.verdict(good)
        truth = conferring(c, not_, open_, declaration)
        if truth < 0 or (truth == UNKNOWN and c.ambiguous):
            return None
        return VERDICTS[truth]

    return verdict
