"""Conditions of the core as formulas over one good: when they surely hold, and when they surely do not.

What hangs on lines is left open under a name (`Needs`) until it is known which kinds of lines there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from roolang.domain.declaration import QUOTA
from roolang.ir import nodes as n
from roolang.ir.statuses import by_status
from roolang.smt.asking import Asking, Beyond, Text
from roolang.smt.formula import FALSE, TRUE, Formula
from roolang.smt.needs import Names, Needs, Reached, Tri, neither, two
from roolang.smt.numbers import Numbers
from roolang.smt.selecting import Selecting
from roolang.smt.slots import ADDED


class Conditions:
    """One text read for one good."""

    def __init__(self, asking: Asking, text: Text, needs: Needs, *, shared: bool, treated: bool = True) -> None:
        self.asking, self.text, self.needs, self.shared, self.treated = asking, text, needs, shared, treated
        self.book = asking.book
        self.names = Names(text.name, treated, needs)
        self.numbers = Numbers(self.book, self.names, self.of, asking.in_one_unit, asking.worked)
        self.selecting = Selecting(self.book, asking.good, self.of)
        self._known: dict[int, tuple[n.Expr, Tri]] = {}

    def of(self, expr: n.Expr) -> Tri:
        """The condition."""
        kept = self._known.get(id(expr))
        if kept is None:
            try:
                found = self._of(expr)
            except Beyond as why:
                found = self._beyond(expr, str(why))
            kept = self._known[id(expr)] = expr, found
        return kept[1]

    def _of(self, expr: n.Expr) -> Tri:
        book = self.book
        match expr:
            case n.All(parts):
                return self._all(map(self.of, parts))
            case n.Any(parts):
                return neither(self._all(neither(self.of(part)) for part in parts))
            case n.AtLeast(count, parts):
                return self._at_least(count, [self.of(part) for part in parts])
            case n.Not(part):
                return neither(self.of(part))
            case n.Given(holds):
                return self._two(TRUE if holds else FALSE)
            case n.Compare():
                return self.numbers.compare(expr)
            case n.NoLine():
                return self._two(book.name(self.names.left("none", expr, self.needs.none)))
            case n.GoodMeets(where):
                self.operations(where)
                return self._two(self.asking.of_good(where, self.text))
            case n.Fact(kind, words):
                return self._fact(kind, words)
            case n.Done(name, places, after):
                return self._two(self._done(name, places, after))
            case n.OnlyDone():
                return self._two(book.name(self.names.left("only", expr, self.needs.only)))
            case n.Select():
                return self.selecting.of(expr)
            case n.RuleMet():
                return self.of(self.text.program.rules)
            case n.EachLine():
                return self._each(expr)
        assert_never(expr)

    def _each(self, expr: n.EachLine) -> Tri:
        """No line that counts lies beyond the limit; without a base nothing follows, unless no line counts."""
        book, form = self.book, n.Sum(expr.measure, expr.where, expr.scope)
        rolls = not all(entry.applies for entry in self.text.program.rolling)
        if expr.measure == ADDED or expr.scope.kind in ("imports", "outermost") or (rolls and by_status(form)):
            raise Beyond("each line is held against a limit by itself, and so is a part of what is in it")
        self.asking.in_one_unit(expr.measure)
        limit, guard = self.numbers.single(expr)
        singly, name = self.asking.singly, self.asking.singly.named(expr.measure, limit)
        singly.said[singly.limits[name].scale] = self.text.name, expr
        past = n.Fails(n.Measures(name, expr.sign, Fraction(0)))
        fits = self.of(n.NoLine(n.Both((expr.where, past)), expr.scope)).yes
        none = TRUE if guard is TRUE else self.of(n.NoLine(expr.where, expr.scope)).yes
        return Tri(book.all_((fits, book.any_((guard, none)))), book.all_((book.not_(fits), guard)))

    # ---- joining

    def _two(self, formula: Formula) -> Tri:
        return two(self.book, formula)

    def _all(self, parts: Iterable[Tri]) -> Tri:
        every = []
        for part in parts:
            every.append(part)
            if part.yes is FALSE and part.no is TRUE:
                return part
        return Tri(self.book.all_(part.yes for part in every), self.book.any_(part.no for part in every))

    def _at_least(self, count: int, parts: list[Tri]) -> Tri:
        """So many hold: surely, if so many surely do; surely not, if too many surely do not."""
        yes = self._count(count, [part.yes for part in parts])
        return Tri(yes, self._count(len(parts) - count + 1, [part.no for part in parts]))

    def _count(self, count: int, parts: list[Formula]) -> Formula:
        """So many of some formulas hold."""
        reached = [TRUE, *[FALSE] * max(count, 0)]
        for part in parts:
            for i in range(len(reached) - 1, 0, -1):
                reached[i] = self.book.any_((reached[i], self.book.all_((reached[i - 1], part))))
        return reached[count] if count > 0 else TRUE

    # ---- facts and operations

    def _fact(self, kind: str, words: str) -> Tri:
        if kind == "unresolved":
            return Tri(FALSE, FALSE)
        if kind == "taken" and f"{QUOTA} {words}" in self.asking.units_apart:
            raise Beyond("it is asked how much of a quota was taken, of which the texts have different units")
        return self._two(self.book.name(f"good {kind}|{words}"))

    def _done(self, name: str, places: tuple[str, ...], after: str) -> Formula:
        self.needs.done.add((name, tuple(sorted(places)), after))
        if after:
            self.needs.done.add((after, (), ""))
            self.needs.done.add((name, tuple(sorted(places)), ""))
        return self.asking.done(name, places, after)

    def operations(self, where: n.Pred) -> None:
        """Keeps what operations a predicate asks of the good."""
        match where:
            case n.Underwent(name, places, after):
                self._done(name, places, after)
            case n.Both(parts) | n.Either(parts):
                for part in parts:
                    self.operations(part)
            case n.Fails(part) | n.OfGood(part):
                self.operations(part)

    def _beyond(self, expr: n.Expr, why: str) -> Tri:
        """A clause that is not said exactly: it may hold or not as it likes, the same in both texts if they agree."""
        own = self.asking.own(expr) or isinstance(expr, n.Fact)
        side = self.text.name if own else ""
        name = self.needs.named.setdefault((side, "beyond", expr), f"~beyond {len(self.needs.named)}")
        self.needs.beyond[f"{self.text.name} {name}"] = Reached(self.text.name, expr, why)
        yes, no = self.book.name(f"{name} yes"), self.book.name(f"{name} no")
        self.names.sides().append(self.book.not_(self.book.all_((yes, no))))
        return Tri(yes, no)
