"""Comparisons of numbers as linear conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roolang.ir import nodes as n
from roolang.smt.asking import Beyond
from roolang.smt.formula import FALSE, ONE, TRUE, Book, Formula, Sum, constant, number
from roolang.smt.needs import Names, Needs, Tri, two


@dataclass(frozen=True)
class Numbers:
    """Reads the numbers of one text; `asked` reads the conditions in them, `in_one_unit` refuses some amounts.

    The amounts that are `worked` out are declared, or what the text makes of the lines.
    """

    book: Book
    names: Names
    asked: Callable[[n.Expr], Tri]
    in_one_unit: Callable[[str], None]
    worked: frozenset[str] = frozenset()

    @property
    def needs(self) -> Needs:
        """What is left open."""
        return self.names.needs

    def compare(self, expr: n.Compare) -> Tri:
        """A number held against so many times another."""
        book = self.book
        over = self.form(expr.number)
        base = constant(ONE) if expr.base is None else self.form(expr.base)
        guard = book.above(base) if expr.base is not None and expr.threshold != 1 else TRUE
        if isinstance(expr.base, n.GoodAmount):
            self.needs.amounts[expr.base.name].add("base")
            if _of_values(expr.number):
                self.needs.amounts[expr.base.name].add("price")
        if expr.base is None and isinstance(expr.number, n.GoodAmount):
            self.needs.amounts[expr.number.name].add("alone")
        if isinstance(expr.threshold, n.Open):
            found = self._open(expr.sign, expr.threshold.percent, over, base)
        else:
            found = two(book, self._held(over.plus(base, -expr.threshold), expr.sign))
        return Tri(book.all_((found.yes, guard)), book.all_((found.no, guard)))

    def single(self, expr: n.EachLine) -> tuple[Sum, Formula]:
        """What each line by itself is held against, and when that says anything."""
        if isinstance(expr.threshold, n.Open):
            raise Beyond("each line is held against an open number")
        if expr.base is None:
            return constant(expr.threshold), TRUE
        if not self._of_good(expr.base):
            raise Beyond("each line is held against more than amounts of the good")
        base = self.form(expr.base)
        if len(base.terms) == 1:
            self.needs.amounts[next(name for _, name in base.terms).removeprefix("good ")].add("base")
        return base.times(expr.threshold), self.book.above(base) if expr.threshold != 1 else TRUE

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
            case n.GoodAmount(name, formula):
                self.in_one_unit(name)
                self.needs.amounts.setdefault(name, set())
                if formula is None or name not in self.worked:
                    return number(f"good {name}")
                return self._worked_out(form, self.form(formula))
            case n.Sum(measure):
                self.in_one_unit(measure)
                return number(self.names.left("sum", form, self.needs.sums))
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
                return self._choice(form, self.asked(condition), self.form(then), self.form(otherwise))
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
        name = self.names.own("extreme", form)
        book, own = self.book, number(name)
        rests = [part.plus(own, -ONE) if least else own.plus(part, -ONE) for part in parts]
        self.names.sides().extend([*map(book.at_least, rests), book.any_(map(book.zero, rests))])
        return own

    def _worked_out(self, form: n.GoodAmount, made: Sum) -> Sum:
        """What is declared of the good, or what a formula makes of its lines where nothing is."""
        name = self.names.own("figure", form)
        book, own = self.book, number(name)
        declared = book.name(figure(form.name))
        self.names.sides().extend(
            [
                book.implies(declared, book.zero(own.plus(number(f"good {form.name}"), -ONE))),
                book.implies(book.not_(declared), book.zero(own.plus(made, -ONE))),
            ]
        )
        return own

    def _of_good(self, form: n.Form) -> bool:
        """Whether a formula is made of amounts of the good alone, so that it is the same on every cut."""
        match form:
            case n.Constant():
                return True
            case n.GoodAmount(name):
                return name not in self.worked
            case n.Plus(parts):
                return all(self._of_good(part) for _, part in parts)
            case n.Product(left, right) | n.Quotient(left, right):
                return self._of_good(left) and self._of_good(right)
        return False

    def _choice(self, form: n.Choice, asked: Tri, then: Sum, otherwise: Sum) -> Sum:
        name = self.names.own("choice", form)
        book, own = self.book, number(name)
        self.names.sides().extend(
            [
                book.implies(asked.yes, book.zero(own.plus(then, -ONE))),
                book.implies(asked.no, book.zero(own.plus(otherwise, -ONE))),
            ]
        )
        return own


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


def figure(name: str) -> str:
    """The name for that an amount is declared which could be worked out."""
    return f"good figure|{name}"


_WHY = {
    n.Product: "two unknown numbers are multiplied",
    n.Quotient: "a number is divided by an unknown one",
    n.Whole: "a fraction is disregarded",
    n.Rounded: "a number is rounded",
}
