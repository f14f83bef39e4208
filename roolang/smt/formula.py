"""Formulas over unknown booleans and exact numbers: made once each, worked out by hand, written for a solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

ZERO, ONE = Fraction(0), Fraction(1)


class Formula:
    """A formula; two that say the same in the same words are one object of their book.

    `kind` is `true`, `false`, `name`, `all`, `any`, `not`, `above` (a sum is more than zero) or `from` (or just zero).
    """

    __slots__ = ("kind", "name", "parts", "sum")

    def __init__(self, kind: str, parts: tuple[Formula, ...] = (), name: str = "", sum_: Sum | None = None) -> None:
        self.kind, self.parts, self.name, self.sum = kind, parts, name, sum_


TRUE, FALSE = Formula("true"), Formula("false")


class Sum:
    """A constant and so many times some numbers, each of which counts only if a formula holds."""

    __slots__ = ("constant", "terms")

    def __init__(self, constant: Fraction = ZERO, terms: Mapping[tuple[Formula, str], Fraction] | None = None) -> None:
        self.constant = constant
        self.terms = {key: factor for key, factor in (terms or {}).items() if factor and key[0] is not FALSE}

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the sum it is."""
        return self.constant, frozenset((id(when), name, factor) for (when, name), factor in self.terms.items())

    def plus(self, other: Sum, factor: Fraction = ONE) -> Sum:
        """This and so many times another."""
        terms = dict(self.terms)
        for key, each in other.terms.items():
            terms[key] = terms.get(key, ZERO) + factor * each
        return Sum(self.constant + factor * other.constant, terms)

    def times(self, factor: Fraction) -> Sum:
        """So many times this."""
        return Sum().plus(self, factor)


def number(name: str) -> Sum:
    """A number by its name."""
    return Sum(ZERO, {(TRUE, name): ONE})


def constant(value: Fraction) -> Sum:
    """A number that is given."""
    return Sum(value)


class Book:
    """Makes formulas, each once."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Formula] = {}
        self._negated: dict[Formula, Formula] = {TRUE: FALSE, FALSE: TRUE}
        self.names: dict[str, None] = {}

    def name(self, name: str) -> Formula:
        """An unknown boolean."""
        self.names[name] = None
        return self._kept(("name", name), lambda: Formula("name", name=name))

    def not_(self, part: Formula) -> Formula:
        """The part does not hold."""
        if part not in self._negated:
            match part.kind:
                case "above" | "from":
                    assert part.sum is not None
                    made = self._compared("from" if part.kind == "above" else "above", part.sum.times(-ONE))
                case _:
                    made = self._kept(("not", id(part)), lambda: Formula("not", (part,)))
            self._negated[part], self._negated[made] = made, part
        return self._negated[part]

    def all_(self, parts: Iterable[Formula]) -> Formula:
        """Every part holds."""
        return self._joined("all", parts, TRUE, FALSE)

    def any_(self, parts: Iterable[Formula]) -> Formula:
        """Some part holds."""
        return self._joined("any", parts, FALSE, TRUE)

    def implies(self, first: Formula, then: Formula) -> Formula:
        """If the first holds, so does the other."""
        return self.any_((self.not_(first), then))

    def same(self, one: Formula, other: Formula) -> Formula:
        """Both hold, or neither."""
        return self.all_((self.implies(one, other), self.implies(other, one)))

    def at_least(self, sum_: Sum) -> Formula:
        """The sum is zero or more."""
        return self._compared("from", sum_)

    def above(self, sum_: Sum) -> Formula:
        """The sum is more than zero."""
        return self._compared("above", sum_)

    def zero(self, sum_: Sum) -> Formula:
        """The sum is zero."""
        return self.all_((self.at_least(sum_), self.at_least(sum_.times(-ONE))))

    def _compared(self, kind: str, sum_: Sum) -> Formula:
        if not sum_.terms:
            holds = sum_.constant > 0 if kind == "above" else sum_.constant >= 0
            return TRUE if holds else FALSE
        return self._kept((kind, sum_.key), lambda: Formula(kind, sum_=sum_))

    def _joined(self, kind: str, parts: Iterable[Formula], idle: Formula, final: Formula) -> Formula:
        kept: dict[Formula, None] = {}
        for part in parts:
            for each in part.parts if part.kind == kind else (part,):
                if each is final or self._negated.get(each) in kept:
                    return final
                if each is not idle:
                    kept[each] = None
        if not kept:
            return idle
        if len(kept) == 1:
            return next(iter(kept))
        return self._kept((kind, frozenset(map(id, kept))), lambda: Formula(kind, tuple(kept)))

    def _kept(self, key: tuple[object, ...], make: object) -> Formula:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = make()  # type: ignore[operator]
        return found


class Values:
    """What booleans and numbers are: formulas are worked out on it; what is not given is false, or zero."""

    def __init__(self, booleans: Mapping[str, bool], numbers: Mapping[str, Fraction]) -> None:
        self.booleans, self.numbers = booleans, numbers
        self._known: dict[Formula, bool] = {TRUE: True, FALSE: False}

    def holds(self, formula: Formula) -> bool:
        """Whether a formula holds."""
        for part in ordered((formula,)):
            if part not in self._known:
                self._known[part] = self._worked_out(part)
        return self._known[formula]

    def worth(self, sum_: Sum) -> Fraction:
        """What a sum comes to."""
        return sum_.constant + sum(
            (factor * self.numbers.get(name, ZERO) for (when, name), factor in sum_.terms.items() if self.holds(when)),
            ZERO,
        )

    def _worked_out(self, part: Formula) -> bool:
        match part.kind:
            case "name":
                return self.booleans.get(part.name, False)
            case "not":
                return not self._known[part.parts[0]]
            case "all":
                return all(self._known[each] for each in part.parts)
            case "any":
                return any(self._known[each] for each in part.parts)
        assert part.sum is not None
        worth = self.worth(part.sum)
        return worth > 0 if part.kind == "above" else worth >= 0


def inside(formula: Formula) -> tuple[Formula, ...]:
    """The formulas that one is made of."""
    if formula.sum is None:
        return formula.parts
    return tuple(when for when, _ in formula.sum.terms if when is not TRUE)


def ordered(roots: Iterable[Formula]) -> list[Formula]:
    """The formulas with all they are made of, parts first."""
    done: dict[Formula, None] = {}
    waiting: list[tuple[Formula, bool]] = [(root, False) for root in roots]
    while waiting:
        formula, opened = waiting.pop()
        if formula in done:
            continue
        if opened or not inside(formula):
            done[formula] = None
            continue
        waiting.append((formula, True))
        waiting += [(part, False) for part in inside(formula) if part not in done]
    return list(done)


class Given:
    """Formulas with some names replaced: booleans by formulas, numbers by sums; each is worked out once."""

    def __init__(self, book: Book, names: Mapping[str, Formula], numbers: Mapping[str, Sum] | None = None) -> None:
        self.book, self.names, self.numbers = book, names, numbers or {}
        self._done: dict[Formula, Formula] = {TRUE: TRUE, FALSE: FALSE}

    def of(self, formula: Formula) -> Formula:
        """The formula with the names replaced."""
        done = self._done.get(formula)
        if done is None:
            for part in ordered((formula,)):
                if part not in self._done:
                    self._done[part] = self._replaced(part)
            done = self._done[formula]
        return done

    def sum(self, sum_: Sum) -> Sum:
        """The sum with the names replaced."""
        terms: dict[tuple[Formula, str], Fraction] = {}
        total = sum_.constant
        for (when, name), factor in sum_.terms.items():
            now = self.of(when)
            meant = self.numbers.get(name)
            if meant is None:
                terms[now, name] = terms.get((now, name), ZERO) + factor
                continue
            if meant.constant:
                assert now is TRUE, "a constant counts always"
                total += factor * meant.constant
            for (also, inner), each in meant.terms.items():
                key = self.book.all_((now, also)), inner
                terms[key] = terms.get(key, ZERO) + factor * each
        return Sum(total, terms)

    def _replaced(self, part: Formula) -> Formula:
        match part.kind:
            case "name":
                return self.names.get(part.name, part)
            case "not":
                return self.book.not_(self._done[part.parts[0]])
            case "all":
                return self.book.all_(self._done[each] for each in part.parts)
            case "any":
                return self.book.any_(self._done[each] for each in part.parts)
        assert part.sum is not None
        replaced = self.sum(part.sum)
        return self.book.above(replaced) if part.kind == "above" else self.book.at_least(replaced)
