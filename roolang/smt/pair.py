"""Two programs on goods of one code: what is to be asked of the solver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from roolang.domain.amount import PERCENT
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.ir.statuses import VALUE
from roolang.ir.walking import nodes_in
from roolang.limits import MAX_KINDS
from roolang.smt.asking import Asking, Text
from roolang.smt.conditions import Conditions
from roolang.smt.cut import OnCut, amount, many, there
from roolang.smt.figures import lines_alike, units_apart, worked_out
from roolang.smt.formula import FALSE, ONE, TRUE, Book, Formula, Given, Sum, constant, number
from roolang.smt.kinds import NO, YES, Marks
from roolang.smt.needs import Needs, Reached, Tri
from roolang.smt.operations import Operations
from roolang.smt.places import countries, territory
from roolang.smt.product import Lines, all_codes, preds_of
from roolang.smt.singly import FEW, QUESTION, Fitting, between
from roolang.smt.slots import ADDED, Slot

NO_MORE = (("net cost", "transaction value"), ("ex-works price", "fob"), ("net cost", "total cost"))
"""Amounts of a good of which the first is no more than the second."""
OF_ONE_NAME = "both texts have one name, and a declaration says by name under which of them a material originates"
CHOSEN, WHOLE, ALL = "chosen", "whole", "opened"
"""The cut on which the good originates, and two on which it must not."""


@dataclass
class Side:
    """One text: when a good originates under it, and when it does not, by the name of the cut."""

    text: Text
    rules: Tri
    verdict: Tri
    cuts: dict[str, Tri]


class Pair:
    """A question about two programs and goods of one code.

    `tiers` is 1 where nothing is in materials: a smaller question, of which an example is one of the larger. With
    `unseen`, materials of which neither text sees anything have a place too. `serving` is what else than a material a
    line may serve as (packaging, accessories).
    """

    def __init__(
        self, a: Program, b: Program, code: str, tiers: int = 2, *, unseen: bool = False, serving: Sequence[str] = ()
    ) -> None:
        self.book = Book()
        self.needs = Needs()
        self.places = _ordered(a, b)
        self.code = code
        marks = Marks(self.book, MAX_KINDS)
        marks.answers[("place",)] = self.places
        marks.answers[("serves",)] = ("", *serving)
        marks.answers[("originates",)] = (YES, NO)
        outsiders = frozenset(self.places) - territory(a, b).keys()
        apart = units_apart(a, b)
        self.asking = Asking(self.book, marks, code, self.places, outsiders, territory(a) != territory(b), apart)
        self.texts = (Text("A", a), Text("B", b))
        if self.asking.told_apart and a.name.casefold() == b.name.casefold():
            states = n.Given(True, origin=n.Origin("where materials may originate"))
            self.needs.roughly["of one name"] = Reached("A", states, OF_ONE_NAME)
        shared = self.asking.shared = lines_alike(a, b)
        self.asking.worked = frozenset(worked_out(a, b))
        self.readers = [Conditions(self.asking, text, self.needs, shared=shared) for text in self.texts]
        for text, reader in zip(self.texts, self.readers, strict=True):
            self._guards(text, reader, shared=shared)
        self.verdicts = [
            reader.of(verdict_of(text.program)) for text, reader in zip(self.texts, self.readers, strict=True)
        ]
        self.rules = [reader.of(text.program.rules) for text, reader in zip(self.texts, self.readers, strict=True)]
        self.needs.preds += [left.node.where for left in self.needs.none.values()]
        self.needs.preds += [left.node.where for left in self.needs.sums.values()]
        for pred in self.needs.preds:
            self.readers[0].operations(pred)
        self.codes = all_codes(self.asking, self.needs, a.nomenclature or b.nomenclature)
        lines = Lines(self.asking, self.texts, self.needs, self.codes.of(code), tiers, unseen)
        self.lines, self.deep = lines, lines.deep
        self.slots = lines.slots()
        for i, (name, node, why) in enumerate(self.asking.beyond.values()):
            self.needs.beyond[f"line {i}"] = Reached(name, node, why)
        self.operations = Operations(self.asking, self.needs)
        self.always: list[Formula] = []
        self.ways: list[tuple[int, OnCut]] = []
        self.sides = [self._side(i) for i in (0, 1)]
        self.plausible = list(self._amounts_of_good())
        self.always += [*self._good(), *self.plausible, *self._lines(), *self.operations.rules()]

    # ---- provisions that hang on the good

    def _guards(self, text: Text, reader: Conditions, *, shared: bool) -> None:
        """When provisions apply to the good at all; what is not plain gets a name."""
        before = Conditions(self.asking, text, self.needs, shared=shared, treated=False)
        program = text.program
        for i, treatment in enumerate(program.treatments):
            asked = n.All((treatment.goods, treatment.limit))
            self._guard(text, "treatment", i, asked, before.of(asked))
            self.needs.preds += [treatment.where, *preds_of(treatment.condition)]
        for i, rolling in enumerate(program.rolling):
            self._guard(text, "rolling", i, rolling.goods, reader.of(rolling.goods))
            self.needs.preds += [rolling.where, rolling.only]
        for i, entry in enumerate(program.accumulating):
            self._guard(text, "accumulating", i, entry.goods, self._unopened(reader.of(entry.goods)))
            self.needs.preds += [entry.where, *preds_of(entry.condition)]

    def _unopened(self, asked: Tri) -> Tri:
        """What is asked before anything is opened: of operations, those on the good alone."""
        given = Given(self.book, {key: self.book.name(self.needs.good_only(key)) for key in self.needs.only})
        return Tri(given.of(asked.yes), given.of(asked.no))

    def _guard(self, text: Text, kind: str, i: int, expr: n.Expr, asked: Tri) -> None:
        if asked.yes is TRUE or asked.no is TRUE:
            text.guards[kind, i] = asked.yes
            return
        name = f"guard {text.name} {kind} {i}"
        if _may_stay_open(expr):
            self.needs.beyond[name] = Reached(text.name, expr, "it may stay open whether a provision applies at all")
        else:
            self.needs.guards[name] = asked.yes
        text.guards[kind, i] = self.book.name(name)

    # ---- cuts

    def _side(self, i: int) -> Side:
        chosen = {slot.name: self.book.name(f"open {slot.name}") for slot in self.pools()}
        side = Side(self.texts[i], self.rules[i], self.verdicts[i], {CHOSEN: self.on_cut(i, CHOSEN, chosen)})
        if any(slot.openable for slot in self.slots):
            side.cuts[WHOLE] = self.on_cut(i, WHOLE, {})
            side.cuts[ALL] = self.on_cut(i, ALL, dict.fromkeys(chosen, TRUE))
        return side

    def on_cut(self, i: int, name: str, opened: Mapping[str, Formula]) -> Tri:
        """A text on one cut, kept as one that is asked; where it is left open which, on any that the text permits."""
        on, found = self._on_cut(i, name, opened)
        self.ways.append((i, on))
        self.always += on.sides()
        return found

    def on_some_cut(self, i: int, opened: Mapping[str, Formula]) -> Formula:
        """That a text is met on the cut that some names say."""
        on, found = self._on_cut(i, "some", opened)
        return self.book.all_((found.yes, *on.sides()))

    def _on_cut(self, i: int, name: str, opened: Mapping[str, Formula]) -> tuple[OnCut, Tri]:
        book, text = self.book, self.texts[i]
        may = {slot.name: slot.sees("may open", text.name) for slot in self.pools()}
        plain = {key: book.all_((when, may[key])) for key, when in opened.items() if may[key] is not FALSE}
        on = OnCut(self.operations, text, self.slots, plain, name)
        settled = {key: on.given.of(when) for key, when in plain.items()}
        if settled != plain:
            on = OnCut(self.operations, text, self.slots, settled, name)
        found = on.of(self.verdicts[i])
        if all(when is TRUE for when in opened.values()):
            return on, found
        fits = book.all_(book.implies(when, on.given.of(may[key])) for key, when in opened.items())
        return on, Tri(book.all_((found.yes, fits)), book.any_((found.no, book.not_(fits))))

    def opens(self, i: int) -> tuple[str, ...]:
        """The slots that a text may open."""
        return tuple(slot.name for slot in self.pools() if slot.sees("may open", self.texts[i].name) is not FALSE)

    def every_slot(self) -> Iterator[Slot]:
        """The kinds of materials, and of what they are made of."""
        for slot in self.slots:
            yield slot
            yield from slot.inner

    def pools(self) -> Iterator[Slot]:
        """Of those that are looked into alike one: all of them are opened, or none."""
        yield from (slot for slot in self.every_slot() if slot.first is slot)

    def only(self, i: int) -> Formula:
        """That a good originates under one text and not under the other."""
        mine, other = self.sides[i], self.sides[1 - i]
        fails = [self.book.not_(tri.yes) for tri in other.cuts.values()]
        return self.book.all_((mine.cuts[CHOSEN].yes, *fails))

    def surely_not(self, i: int) -> Formula:
        """That a good surely does not originate under a text."""
        return self.book.all_(tri.no for tri in self.sides[i].cuts.values())

    def has_rule(self, i: int) -> bool:
        """Whether a text has a rule for the good."""
        rules = self.sides[i].rules
        return rules.yes is not FALSE or rules.no is not FALSE

    # ---- what is so of every product that is spoken of

    def _good(self) -> Iterator[Formula]:
        book = self.book
        here = [place for place in self.places if all(place in text.program.parties for text in self.texts)]
        yield book.any_(book.name(f"good made in {place}") for place in here)
        for place in self.places:
            others = book.any_(book.name(f"good made in {other}") for other in self.places if other != place)
            made = book.name(f"good made in {place}")
            yield book.not_(made) if place not in here else book.not_(book.all_((made, others)))
        for kind in ("exported from", "imported into"):
            asked = [book.name(f"good {kind}|{place}") for place in self.places]
            for i, each in enumerate(asked):
                yield book.not_(book.all_((each, book.any_(asked[i + 1 :]))))
        foreign = [slot for slot in self.slots if dict(slot.facts).get(("originates",)) == NO]
        whole = book.name("good wholly obtained")
        yield book.implies(whole, book.not_(book.any_(book.name(there(slot)) for slot in foreign)))

    def _amounts_of_good(self) -> Iterator[Formula]:
        """That the amounts of a good are plausible, each and beside the others."""
        book, needs = self.book, self.needs
        for name, roles in needs.amounts.items():
            own = number(f"good {name}")
            yield book.above(own) if "base" in roles else book.at_least(own)
            if self.unit(name) == PERCENT:
                yield book.at_least(constant(ONE).plus(own, -ONE))
            if "price" in roles:
                yield book.at_least(own.plus(self._materials(), -ONE))
        for less, more in NO_MORE:
            if less in needs.amounts and more in needs.amounts:
                yield book.at_least(number(f"good {more}").plus(number(f"good {less}"), -ONE))

    def unit(self, name: str) -> str:
        """The unit of an amount of the good, as the texts have it."""
        words = [text.program.vocabulary.get(name) for text in self.texts]
        return next((word.unit for word in words if word is not None and word.unit), "")

    def _materials(self) -> Sum:
        """The value of all materials together."""
        outer = [slot for slot in self.slots if slot.among == "materials"]
        return Sum(Fraction(0), {(TRUE, amount(slot, VALUE)): ONE for slot in outer})

    def measures(self) -> list[str]:
        """The measures that are asked of lines."""
        found = {left.node.measure for left in self.needs.sums.values()} - {"value added"}
        return sorted(found | {VALUE} | {each.measure for each in self.asking.singly.scales.values()})

    def _lines(self) -> Iterator[Formula]:
        book = self.book
        for slot in self.slots:
            yield from self._amounts(slot)
            if not slot.inner:
                continue
            alike = [each for each in self.slots if each.first is slot]
            room = Sum(Fraction(0), {(TRUE, amount(each, VALUE)): ONE for each in alike})
            inside = Sum(Fraction(0), {(TRUE, amount(part, VALUE)): ONE for part in slot.inner})
            yield book.at_least(room.plus(inside, -ONE))
            some = book.any_(book.name(there(each)) for each in alike)
            for part in slot.inner:
                yield from self._amounts(part)
                yield book.implies(book.name(there(part)), some)

    def measured(self, slot: Slot) -> list[str]:
        """The measures that are asked of lines of one kind; their value always is, beside that of the good."""
        asked = {VALUE, *(end.measure for end in self.asking.ends(slot.facts))}
        asked |= {left.node.measure for name, left in self.needs.sums.items() if slot.sees("sum", name) is not FALSE}
        return sorted(asked - {ADDED})

    def _amounts(self, slot: Slot) -> Iterator[Formula]:
        for measure in self.measured(slot):
            own = number(amount(slot, measure))
            yield self.book.at_least(own)
            yield self.book.implies(self.book.above(own), self.book.name(there(slot)))
        if ends := self.asking.ends(slot.facts):
            fitting = Fitting(self.book, lambda measure: number(amount(slot, measure)))
            yield self.book.implies(self.book.name(there(slot)), fitting.some(ends, self.book.name(many(slot))))
            if between(ends):
                self._roughly(slot)

    def _roughly(self, slot: Slot) -> None:
        """Keeps which clauses a kind lies between the limits of: of many such lines more is allowed than there is."""
        singly = self.asking.singly
        for question, _ in slot.facts:
            if question[0] == QUESTION and question[1] in singly.said:
                why = f"each line is held against limits by itself, and more than {FEW} lie between two"
                self.needs.roughly[question[1]] = Reached(*singly.said[question[1]], why)


def verdict_of(program: Program) -> n.Expr:
    """What confers origin on a good made in a party, and does not take it away."""
    made: n.Expr = n.All((program.origin, *(n.Not(lost) for lost in program.lost)))
    way = program.imported
    return made if way is None else n.Any((made, n.All((way.goods, way.origin))))


def _may_stay_open(expr: n.Expr) -> bool:
    """Whether even of a good of which everything is declared it may not be known that this holds."""
    return any(_leaves_open(each) for each in nodes_in(expr))


def _leaves_open(node: object) -> bool:
    """Whether a node may have no answer: a number or fact that is open, rules that may not apply, a base of nothing."""
    match node:
        case n.Open() | n.Select() | n.RuleMet() | n.Fact("unresolved"):
            return True
        case n.Compare(base=base) | n.EachLine(base=base) | n.Quotient(base=base):
            return not isinstance(base, n.Constant | n.GoodAmount | None)
    return False


def _ordered(a: Program, b: Program) -> tuple[str, ...]:
    """The countries, those that are party to both texts first, and one that is party to neither last."""
    every = countries(a, b)
    return tuple(sorted(every, key=lambda each: (each == every[-1], -(each in a.parties) - (each in b.parties))))
