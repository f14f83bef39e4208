"""Predicates as formulas: of a line of a given code, over marks; of the good, over what is declared of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from roolang.ir import nodes as n
from roolang.ir.program import Program, Treatment
from roolang.ir.walking import nodes_in
from roolang.smt.figures import amounts_of
from roolang.smt.formula import FALSE, TRUE, Book, Formula, constant
from roolang.smt.kinds import YES, Facts, Marks, Question
from roolang.smt.places import agrees, lies
from roolang.smt.singly import QUESTION, End, Limit, Singly

SUMMED = ("value", "weight", "net weight")
"""Amounts of lines that sums are made of."""


class Beyond(Exception):
    """What cannot be said as a linear condition on kinds of lines, and why."""


@dataclass
class Text:
    """One of the two texts; `name` is `A` or `B`. `guards` are asked of the good: when a provision applies at all."""

    name: str
    program: Program
    guards: dict[tuple[str, int], Formula] = field(default_factory=dict)


@dataclass
class Asking:
    """What both texts share while they are read: the formulas, the marks of lines, the good's code.

    In `outsiders`, which are places, nothing originates under either text. `worked` are the amounts of the good
    that each text works out for itself where they are not declared; `units_apart` those of which the texts have
    different units, so that no one declaration says how much there is under both.
    """

    book: Book
    marks: Marks
    good: str
    places: tuple[str, ...]
    outsiders: frozenset[str]
    told_apart: bool
    units_apart: frozenset[str] = frozenset()
    worked: frozenset[str] = frozenset()
    shared: bool = False
    limits: dict[str, list[Fraction]] = field(default_factory=dict)
    beyond: dict[object, tuple[str, n.Expr | n.Pred, str]] = field(default_factory=dict)
    singly: Singly = field(default_factory=Singly)

    # ---- lines

    def line(self, pred: n.Pred, code: str, text: Text, *, treated: bool = True) -> Formula:
        """Whether the predicate holds of a line of this code."""
        book = self.book
        match pred:
            case n.Always():
                return TRUE
            case n.Both(parts):
                return book.all_(self.line(part, code, text, treated=treated) for part in parts)
            case n.Either(parts):
                return book.any_(self.line(part, code, text, treated=treated) for part in parts)
            case n.Fails(part):
                return book.not_(self.line(part, code, text, treated=treated))
            case _:
                try:
                    return self._one(pred, code, text, treated=treated)
                except Beyond as why:
                    return self._opaque(pred, text, str(why))

    def _one(self, pred: n.Pred, code: str, text: Text, *, treated: bool) -> Formula:
        """A predicate that is not made of others."""
        match pred:
            case n.OfGood(part):
                return self.of_good(part, text)
            case n.InCodes(low, high):
                return _known(lies(code, low, high))
            case n.SameAs(length):
                return _known(agrees(length, code, self.good))
            case n.HasStatus(originating, purpose):
                return self._status(originating, purpose, code, text, treated=treated)
            case n.Regarded(purpose):
                return self.book.not_(self._disregarded(purpose, code, text, treated=treated))
        return self._mark(pred, text)

    def own(self, node: n.Expr | n.Pred) -> bool:
        """Whether a clause need not say the same in both texts where its words are the same."""
        return not self.shared or any(
            isinstance(each, n.RuleMet) or bool(self.units_apart & amounts_of(each)) for each in nodes_in(node)
        )

    def _opaque(self, node: n.Expr | n.Pred, text: Text, why: str) -> Formula:
        """What is not said exactly of a line: so or not as it likes, for both texts alike if they see lines alike."""
        key = (text.name if self.own(node) else "", node)
        self.beyond.setdefault(key, (text.name, node, why))
        return self.marks.mark(("beyond", key[0], str(list(self.beyond).index(key))))

    def _mark(self, pred: n.Pred, text: Text) -> Formula:
        marks = self.marks
        match pred:
            case n.DescribedAs(words):
                return marks.mark(("described", words))
            case n.ListedAs(noun):
                return marks.mark(("serves",), (noun,))
            case n.MadeIn(states):
                return marks.mark(("place",), states)
            case n.Imported():
                return self.outside(text)
            case n.Obtained():
                return self.book.all_((marks.mark(("obtained",)), self.book.not_(self.outside(text))))
            case n.Underwent(name, places, after):
                return self._underwent(name, places, after)
            case n.Measures(_, _, threshold):
                return self._measured(pred, text, threshold)
        raise AssertionError(f"answered above: {pred}")

    def outside(self, text: Text) -> Formula:
        """Whether a line was made outside the parties."""
        return self.book.not_(self.marks.mark(("place",), text.program.parties))

    def _underwent(self, name: str, places: tuple[str, ...], after: str) -> Formula:
        question = ("done", name)
        self.marks.answers.setdefault(question, ("", *self.places))
        took_place = self.marks.mark(question, places or self.places)
        if not after:
            return took_place
        return self.book.all_((took_place, self._underwent(after, (), ""), self.marks.mark(("after", name, after))))

    def _measured(self, pred: n.Measures, text: Text, threshold: Fraction | n.Open) -> Formula:
        name, sign = pred.name, pred.sign
        self.in_one_unit(name)
        if isinstance(threshold, n.Open):
            raise Beyond(f"the limit on {name} is open")
        if name in SUMMED:
            name = self.singly.named(name, constant(threshold))
        if name in self.singly.limits:
            limit = self.singly.limits[name]
            self.singly.said.setdefault(limit.scale, (text.name, pred))
            return self._by_itself(limit, sign)
        question = ("measure", name)
        if question not in self.marks.answers:
            self.marks.answers[question] = _steps(self.limits.setdefault(name, [threshold]))
        if threshold not in self.limits[name]:
            raise Beyond(f"a limit on {name} was not met when its limits were collected")
        return self.marks.mark(
            question, [each for each in self.marks.answers[question] if meets(each, sign, threshold)]
        )

    def in_one_unit(self, name: str) -> None:
        """Refuses an amount of which the texts have different units."""
        if name in self.units_apart:
            raise Beyond(f"{name} has another unit in the other text")

    def _by_itself(self, limit: Limit, sign: str) -> Formula:
        """Whether an amount of a line, held against a limit by itself, lies as the sign says."""
        scale, question = self.singly.scales[limit.scale], (QUESTION, limit.scale)
        if self.marks.answers.setdefault(question, scale.places) != scale.places:
            raise Beyond(f"a limit on {scale.measure} was not met when its limits were collected")
        return self.marks.mark(question, scale.meeting(sign, limit.size))

    def ends(self, facts: Facts) -> list[End]:
        """Between which limits each line of a kind lies by itself."""
        asked = [(question[1], run) for question, run in facts if question[0] == QUESTION]
        return [end for name, run in asked for end in self.singly.scales[name].ends(run)]

    # ---- status

    def originates(self, text: Text) -> Formula:
        """Whether a line originates, before treatments: where its origin counts under the text."""
        own = self.marks.mark(("originates",))
        if not self.told_apart:
            return own
        states = {state for entry in text.program.accumulating for state in entry.states}
        reached = self.marks.mark(("place",), (*text.program.parties, *states))
        return self.book.all_((own, reached))

    def _status(self, originating: bool, purpose: str, code: str, text: Text, *, treated: bool) -> Formula:
        own = self.originates(text)
        answer = own if originating else self.book.not_(own)
        wanted = "originating" if originating else "non-originating"
        for i, treatment in self._treatments(purpose, text, treated=treated):
            applies = self.treated(i, code, text)
            if treatment.treated == wanted:
                answer = self.book.any_((answer, applies))
            else:
                answer = self.book.all_((answer, self.book.not_(applies)))
        return answer

    def _disregarded(self, purpose: str, code: str, text: Text, *, treated: bool) -> Formula:
        answer = FALSE
        for i, treatment in self._treatments(purpose, text, treated=treated):
            applies = self.treated(i, code, text)
            if treatment.treated == "disregarded":
                answer = self.book.any_((answer, applies))
            else:
                answer = self.book.all_((answer, self.book.not_(applies)))
        return answer

    def _treatments(self, purpose: str, text: Text, *, treated: bool) -> list[tuple[int, Treatment]]:
        if not treated:
            return []
        return [(i, each) for i, each in enumerate(text.program.treatments) if each.bears_on(purpose)]

    def any_treated(self, purpose: str, code: str, text: Text) -> Formula:
        """Whether some treatment decides on a line for a purpose."""
        return self.book.any_(self.treated(i, code, text) for i, _ in self._treatments(purpose, text, treated=True))

    def treated(self, i: int, code: str, text: Text) -> Formula:
        """Whether a treatment applies to a line of this code."""
        treatment = text.program.treatments[i]
        guard = text.guards.get(("treatment", i), TRUE)
        if guard is FALSE:
            return FALSE
        where = self.line(treatment.where, code, text, treated=False)
        if where is FALSE:
            return FALSE
        return self.book.all_((where, guard, self.item(treatment.condition, code, text)))

    # ---- a material asked as if it were the good

    def item(self, expr: n.Expr, code: str, text: Text) -> Formula:
        """A condition asked of a line as if it were the good."""
        book = self.book
        match expr:
            case n.Given(holds):
                return TRUE if holds else FALSE
            case n.All(parts):
                return book.all_(self.item(part, code, text) for part in parts)
            case n.Any(parts):
                return book.any_(self.item(part, code, text) for part in parts)
            case n.Not(part):
                return book.not_(self.item(part, code, text))
            case n.Fact("established", words):
                return self.marks.mark(("established", words))
            case n.Fact("statement", _):
                return self.marks.mark(("statement",))
            case n.Done(name, places, after):
                return self._underwent(name, places, after)
            case n.OnlyDone(names, places):
                return self.marks.mark(only_question(names, places))
            case n.GoodMeets(where):
                return self.line(where, code, text, treated=False)
        return self._opaque(expr, text, "what is asked of a material is more than facts of it")

    # ---- the good

    def of_good(self, pred: n.Pred, text: Text) -> Formula:
        """Whether the predicate holds of the good itself."""
        book = self.book
        match pred:
            case n.Always():
                return TRUE
            case n.Both(parts):
                return book.all_(self.of_good(part, text) for part in parts)
            case n.Either(parts):
                return book.any_(self.of_good(part, text) for part in parts)
            case n.Fails(part):
                return book.not_(self.of_good(part, text))
            case n.OfGood(part):
                return self.of_good(part, text)
            case n.InCodes(low, high):
                return _known(lies(self.good, low, high))
            case n.SameAs():
                return TRUE
            case n.DescribedAs(words):
                return book.name(f"good described {words}")
            case n.ListedAs():
                return FALSE
            case n.MadeIn(states):
                return book.any_(book.name(f"good made in {place}") for place in self.places if place in states)
            case n.Imported():
                return book.not_(self.of_good(n.MadeIn(text.program.parties), text))
            case n.Obtained():
                here = self.of_good(n.MadeIn(text.program.parties), text)
                return book.all_((book.name("good wholly obtained"), here))
            case n.HasStatus() | n.Regarded():
                raise Beyond("the good's own status is asked")
            case n.Underwent(name, places, after):
                return self.done(name, places, after)
            case n.Measures(name):
                raise Beyond(f"{name} of the good is asked as if it were a material")
            case _:
                assert_never(pred)

    def done(self, name: str, places: tuple[str, ...], after: str = "") -> Formula:
        """Whether an operation took place on the good."""
        where = " ".join(sorted(places))
        return self.book.name(f"good done|{name}|{where}|{after}")


def only_question(names: tuple[str, ...], places: tuple[str, ...]) -> Question:
    """The question whether nothing but some operations took place on a line."""
    return "only", ", ".join(names), ", ".join(places)


def _known(truth: bool | None) -> Formula:
    if truth is None:
        raise Beyond("a code is too short to say")
    return TRUE if truth else FALSE


def _steps(limits: list[Fraction]) -> tuple[str, ...]:
    """Numbers that stand for all that some limits do not tell apart."""
    at = sorted(set(limits))
    between = [(low + high) / 2 for low, high in pairwise(at)]
    return tuple(str(each) for each in sorted({*at, *between, at[0] / 2, at[-1] + 1}))


def meets(number: str, sign: str, threshold: Fraction) -> bool:
    """Whether a number meets a limit."""
    size = Fraction(number)
    return {
        ">=": size >= threshold, "<=": size <= threshold, ">": size > threshold, "<": size < threshold,
        "=": size == threshold,
    }[sign]  # fmt: skip


__all__ = ["YES", "Asking", "Beyond", "Text", "meets", "only_question"]
