"""Conditions of the core as formulas over one good: when they surely hold, and when they surely do not.

What hangs on lines is left open under a name (`Needs`) until it is known which kinds of lines there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from roolang.ir import nodes as n
from roolang.ir.cases import possible
from roolang.record import record
from roolang.smt.asking import Asking, Beyond, Text, of_rules
from roolang.smt.formula import FALSE, ONE, TRUE, Formula, Sum, constant, number

Node = TypeVar("Node", n.NoLine, n.Sum, n.OnlyDone)


@record(frozen=True, slots=True)
class Left(Generic[Node]):
    """What is asked of lines, by which text, and whether treatments count in it."""

    text: str
    node: Node
    treated: bool


class Tri(NamedTuple):
    """When a condition surely holds, and when it surely does not."""

    yes: Formula
    no: Formula


class Reached(NamedTuple):
    """A clause that is not said exactly, of which text, and why."""

    text: str
    clause: n.Expr | n.Pred
    why: str


@dataclass
class Needs:
    """What is asked of lines, by the names under which it is left open; and the clauses that are not said exactly."""

    none: dict[str, Left[n.NoLine]] = field(default_factory=dict)
    sums: dict[str, Left[n.Sum]] = field(default_factory=dict)
    only: dict[str, Left[n.OnlyDone]] = field(default_factory=dict)
    beyond: dict[str, Reached] = field(default_factory=dict)
    amounts: dict[str, set[str]] = field(default_factory=dict)
    done: set[tuple[str, tuple[str, ...], str]] = field(default_factory=set)
    sides: dict[str, list[Formula]] = field(default_factory=dict)
    preds: list[n.Pred] = field(default_factory=list)
    guards: dict[str, Formula] = field(default_factory=dict)
    named: dict[object, str] = field(default_factory=dict)


class Conditions:
    """One text read for one good."""

    def __init__(self, asking: Asking, text: Text, needs: Needs, *, shared: bool, treated: bool = True) -> None:
        self.asking, self.text, self.needs, self.shared, self.treated = asking, text, needs, shared, treated
        self.book = asking.book
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
                return _not(self._all(_not(self.of(part)) for part in parts))
            case n.AtLeast(count, parts):
                return self._at_least(count, [self.of(part) for part in parts])
            case n.Not(part):
                return _not(self.of(part))
            case n.Given(holds):
                return self._two(TRUE if holds else FALSE)
            case n.Compare():
                return self._compare(expr)
            case n.NoLine():
                return self._two(book.name(self._left("none", expr, self.needs.none)))
            case n.GoodMeets(where):
                self.operations(where)
                return self._two(self.asking.of_good(where, self.text))
            case n.Fact(kind, words):
                return self._fact(kind, words)
            case n.Done(name, places, after):
                return self._two(self._done(name, places, after))
            case n.OnlyDone():
                return self._two(book.name(self._left("only", expr, self.needs.only)))
            case n.Select():
                return self._select(expr)
            case n.RuleMet():
                return self.of(self.text.program.rules)
        raise Beyond("each line is held against a limit by itself")

    # ---- joining

    def _two(self, formula: Formula) -> Tri:
        return Tri(formula, self.book.not_(formula))

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

    # ---- which rule

    def _select(self, expr: n.Select) -> Tri:
        cases = possible(expr.cases, self.asking.good)
        asked = [
            (case, guard) for case in cases if (guard := self.of(case.guard)).yes is not FALSE or guard.no is not TRUE
        ]
        rest = Tri(FALSE, FALSE) if expr.otherwise is None else None
        joint = Tri(FALSE, TRUE) if expr.together is None else self.of(expr.together)
        if rest is None:
            assert expr.otherwise is not None
            rest = self.of(expr.otherwise) if not any(guard.yes is TRUE for _, guard in asked) else Tri(FALSE, FALSE)
        alone = self._ranked(asked, rest) if joint.no is not FALSE else Tri(FALSE, FALSE)
        if joint.yes is FALSE and joint.no is TRUE:
            return alone
        every = self._together(asked, rest)
        return Tri(self._either(joint, every.yes, alone.yes), self._either(joint, every.no, alone.no))

    def _either(self, joint: Tri, every: Formula, alone: Formula) -> Formula:
        book = self.book
        return book.any_((book.all_((joint.yes, every)), book.all_((joint.no, alone)), book.all_((every, alone))))

    def _ranked(self, asked: list[tuple[n.Case, Tri]], rest: Tri) -> Tri:
        """The most specific case that applies; of several as specific what all agree on."""
        book, found = self.book, rest
        ranked = sorted(asked, key=lambda each: each[0].rank)
        for _, some in groupby(ranked, key=lambda each: each[0].rank):
            here = list(some)
            if any(guard.yes is TRUE for _, guard in here):
                found = Tri(FALSE, FALSE)
            bodies = [(guard, self.of(case.body)) for case, guard in here]
            meant = book.any_(guard.yes for guard, _ in bodies)
            found = Tri(
                book.all_((*(book.any_((g.no, body.yes)) for g, body in bodies), book.any_((meant, found.yes)))),
                book.all_((*(book.any_((g.no, body.no)) for g, body in bodies), book.any_((meant, found.no)))),
            )
        return found

    def _together(self, asked: list[tuple[n.Case, Tri]], rest: Tri) -> Tri:
        """Every applicable case must be met, of those for the narrowest goods."""
        book, found = self.book, rest
        levels = sorted(asked, key=lambda each: each[0].rank[:1])
        for _, some in groupby(levels, key=lambda each: each[0].rank[:1]):
            bodies = [(guard, self.of(case.body)) for case, guard in some]
            meant = book.any_(guard.yes for guard, _ in bodies)
            none = book.all_(guard.no for guard, _ in bodies)
            yes = book.all_((*(book.any_((g.no, body.yes)) for g, body in bodies), book.any_((meant, found.yes))))
            no = book.any_((*(book.all_((g.yes, body.no)) for g, body in bodies), book.all_((none, found.no))))
            found = Tri(yes, no)
        return found

    # ---- facts and operations

    def _fact(self, kind: str, words: str) -> Tri:
        if kind == "unresolved":
            return Tri(FALSE, FALSE)
        if kind == "taken":
            raise Beyond("it is asked how much of a quota was taken")
        if (
            kind in ("exported from", "imported into", "currency")
            and words not in self.asking.places
            and kind != "currency"
        ):
            return Tri(FALSE, TRUE)
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

    # ---- numbers

    def _compare(self, expr: n.Compare) -> Tri:
        book = self.book
        over = self.form(expr.number)
        base = constant(ONE) if expr.base is None else self.form(expr.base)
        guard = book.above(base) if expr.base is not None and expr.threshold != 1 else TRUE
        if isinstance(expr.base, n.GoodAmount):
            self.needs.amounts[expr.base.name].add("base")
            if _of_values(expr.number):
                self.needs.amounts[expr.base.name].add("price")
        if isinstance(expr.threshold, n.Open):
            found = self._open(expr.sign, expr.threshold.percent, over, base)
        else:
            found = self._two(self._held(over.plus(base, -expr.threshold), expr.sign))
        return Tri(book.all_((found.yes, guard)), book.all_((found.no, guard)))

    def _held(self, rest: Sum, sign: str) -> Formula:
        """Whether a difference is as the sign says."""
        book = self.book
        match sign:
            case ">=":
                return book.at_least(rest)
            case ">":
                return book.above(rest)
            case "<=":
                return book.at_least(rest.times(-ONE))
            case "<":
                return book.above(rest.times(-ONE))
        return book.zero(rest)

    def _open(self, sign: str, percent: bool, over: Sum, base: Sum) -> Tri:
        """Against a number that nobody has filled in: what holds for all numbers, or for none."""
        book, whole = self.book, over.plus(base, -ONE)
        never = always = FALSE
        if sign not in ("<=", "<"):
            never = book.not_(self._held(over, ">=" if sign == "=" else sign))
        if percent and sign not in (">=", ">"):
            never = book.any_((never, book.not_(self._held(whole, "<=" if sign == "=" else sign))))
        if sign in ("<=", "<"):
            always = self._held(over, sign)
        elif percent and sign != "=":
            always = self._held(whole, sign)
        return Tri(book.all_((always, book.not_(never))), never)

    def form(self, form: n.Form) -> Sum:
        """A formula of numbers, where it is linear."""
        match form:
            case n.Constant(value):
                return constant(value)
            case n.GoodAmount(name, _):
                self.needs.amounts.setdefault(name, set())
                return number(f"good {name}")
            case n.Sum():
                return number(self._left("sum", form, self.needs.sums))
            case n.Plus(parts):
                total = Sum()
                for factor, part in parts:
                    total = total.plus(self.form(part), factor)
                return total
            case n.Product(left, right):
                return self._product(left, right)
            case n.Quotient(over, n.Constant(value)) if value:
                return self.form(over).times(1 / value)
            case n.Extreme(least, parts):
                return self._extreme(form, least, [self.form(part) for part in parts])
            case n.Choice(condition, then, otherwise):
                return self._choice(form, self.of(condition), self.form(then), self.form(otherwise))
        raise Beyond(_WHY[type(form)])

    def _product(self, left: n.Form, right: n.Form) -> Sum:
        one, other = self.form(left), self.form(right)
        if not one.terms:
            return other.times(one.constant)
        if not other.terms:
            return one.times(other.constant)
        raise Beyond(_WHY[n.Product])

    def _extreme(self, form: n.Extreme, least: bool, parts: list[Sum]) -> Sum:
        """A number of its own, held between: no more (or less) than any part, and one of them."""
        name = self._own("extreme", form)
        book, own = self.book, number(name)
        rests = [part.plus(own, -ONE) if least else own.plus(part, -ONE) for part in parts]
        self._sides().extend([*map(book.at_least, rests), book.any_(map(book.zero, rests))])
        return own

    def _choice(self, form: n.Choice, asked: Tri, then: Sum, otherwise: Sum) -> Sum:
        name = self._own("choice", form)
        book, own = self.book, number(name)
        self._sides().extend(
            [
                book.implies(asked.yes, book.zero(own.plus(then, -ONE))),
                book.implies(asked.no, book.zero(own.plus(otherwise, -ONE))),
            ]
        )
        return own

    # ---- names for what is left open

    def _own(self, kind: str, form: object) -> str:
        key = (self.text.name, kind, self.treated, form)
        return self.needs.named.setdefault(key, f"~{kind} {len(self.needs.named)}")

    def _sides(self) -> list[Formula]:
        return self.needs.sides.setdefault(self.text.name, [])

    def _left(self, kind: str, node: Node, into: dict[str, Left[Node]]) -> str:
        name = self._own(kind, node)
        into[name] = Left(self.text.name, node, self.treated)
        return name

    def _beyond(self, expr: n.Expr, why: str) -> Tri:
        """A clause that is not said exactly: it may hold or not as it likes, the same in both texts if they agree."""
        side = "" if self.shared and not of_rules(expr) else self.text.name
        name = self.needs.named.setdefault((side, "beyond", expr), f"~beyond {len(self.needs.named)}")
        self.needs.beyond[f"{self.text.name} {name}"] = Reached(self.text.name, expr, why)
        yes, no = self.book.name(f"{name} yes"), self.book.name(f"{name} no")
        self._sides().append(self.book.not_(self.book.all_((yes, no))))
        return Tri(yes, no)


def _not(one: Tri) -> Tri:
    return Tri(one.no, one.yes)


def _of_values(form: n.Form) -> bool:
    """Whether a formula adds up values of lines."""
    match form:
        case n.Sum(measure):
            return measure in ("value", "value added")
        case n.Plus(parts):
            return any(_of_values(part) for _, part in parts)
        case n.Extreme(_, parts):
            return any(map(_of_values, parts))
    return False


_WHY = {
    n.Product: "two unknown numbers are multiplied",
    n.Quotient: "a number is divided by an unknown one",
    n.Whole: "a fraction is disregarded",
    n.Rounded: "a number is rounded",
}
