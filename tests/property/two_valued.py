"""The meaning for a declaration in which nothing is unknown, in two values, straight from the definitions.

Written from `docs/decisions/0002-the-core.md` and sharing no code with the interpreter: no ranges, no terms, no ways.
Where the definitions leave the answer open (no rule for the good, a base that is not positive, a status that the
table leaves unknown) `choose` says which way it falls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from roolang.domain.amount import PERCENT
from roolang.domain.declaration import Declaration, Item
from roolang.ir import nodes as n
from roolang.ir.program import Designating, Program, Treatment

Lines = list[Item]
SIGNS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": lambda a, b: a >= b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
}  # fmt: skip


def qualifies(program: Program, declaration: Declaration, choose: Callable[[Sequence[Any]], Any]) -> bool:
    """Whether the good originates."""
    return TwoValued(program, declaration, choose).qualifies(declaration.good)


def bears_on(treatment: Treatment, purpose: str) -> bool:
    """Whether a treatment is made for a purpose: one that it names, or any but those."""
    if not treatment.purposes:
        return True
    return purpose not in treatment.purposes if treatment.others else purpose in treatment.purposes


def materials(item: Item) -> Lines:
    """What an item is made of."""
    return list(item.holdings["materials"].items) if "materials" in item.holdings else []


class TwoValued:
    """One program and one full declaration."""

    def __init__(self, program: Program, declaration: Declaration, choose: Callable[[Sequence[Any]], Any]) -> None:
        self.program, self.declaration, self.choose = program, declaration, choose
        self.known: dict[Any, bool] = {}
        self.territory = {*program.parties, *(s for entry in program.accumulating for s in entry.states)}

    def open_(self, *what: Any) -> bool:
        """A question that the definitions leave open, answered once."""
        if what not in self.known:
            self.known[what] = self.choose([True, False])
        return self.known[what]

    def qualifies(self, good: Item) -> bool:
        """Made in the territory; and some permitted cut meets what confers origin, and nothing takes it away."""
        parties = self.program.parties
        if good.produced_in is not None and parties and good.produced_in not in parties:
            return False
        return any(
            self.meets(self.program.origin, good, cut) and not any(self.meets(x, good, cut) for x in self.program.lost)
            for cut in self.cuts(materials(good), good)
        )

    # ---- materials

    def cuts(self, lines: Lines, good: Item) -> Iterator[Lines]:
        """Every way of taking the lines whole or opened."""
        if not lines:
            yield []
            return
        ways: list[Lines] = [[lines[0]]]
        if self.may_open(lines[0], good):
            ways += self.cuts(materials(lines[0]), good)
        for rest in list(self.cuts(lines[1:], good)):
            yield from (way + rest for way in ways)

    def may_open(self, item: Item, good: Item) -> bool:
        """Made by the producer; or not originating, made in the territory, and full accumulation says so."""
        if self.outside(item, self.territory):
            return False
        if item.self_produced:
            return True
        return not self.originates(item) and any(
            entry.full
            and item.produced_in in (entry.states or self.program.parties)
            and self.holds(entry.where, item, good)
            and self.meets(entry.goods, good, materials(good))
            and self.meets(entry.condition, item, materials(item))
            for entry in self.program.accumulating
        )

    def outside(self, item: Item, territory: set[str] | None = None) -> bool:
        """Whether an item came from outside: of the parties, or of a wider territory."""
        inside = set(self.program.parties) if territory is None else territory
        return item.imported if item.imported is not None else item.produced_in not in inside

    def originates(self, item: Item) -> bool:
        """The table of statuses, line by line."""
        if ("status", item.name) in self.known:
            return self.known["status", item.name]
        if isinstance(item.originating, bool):
            found = item.originating
        elif self.outside(item, self.territory):
            found = False
        elif item.produced_in not in self.program.parties:
            found = self.reached(item) and self.open_("status of", item.name)
        elif item.wholly_obtained and item.produced_in in self.program.parties:
            found = True
        elif "materials" not in item.holdings:
            found = self.open_("status of", item.name)
        elif not self.qualifies(item):
            found = self.obtained(item, item)
        elif item.produced_in == self.declaration.good.produced_in:
            found = True
        elif self.program.accumulating:
            found = self.reached(item)
        else:
            found = self.open_("status of", item.name)
        self.known["status", item.name] = found
        return found

    def obtained(self, item: Item, good: Item) -> bool:
        """Wholly obtained in a party: as declared; else not, if something that it is made of is known not to be."""
        if item.produced_in not in self.territory or self.outside(item, self.territory):
            return False
        if item.wholly_obtained is not None:
            return item.wholly_obtained
        foreign = [part for part in materials(item) if part.wholly_obtained is False or not self.originates(part)]
        if any(not self.disregarded(part, "wholly obtained", good) for part in foreign):
            return False
        if item is not good and not self.originates(item):
            return False
        if self.program.obtained is not None:
            return self.meets(self.program.obtained, item, materials(item))
        return self.open_("whole", item.name)

    def reached(self, item: Item) -> bool:
        """Whether a provision on accumulation reaches a material of another party or state."""
        good = self.declaration.good
        return any(
            item.produced_in in (entry.states or self.program.parties)
            and self.holds(entry.where, item, good)
            and self.meets(entry.goods, good, [])
            and self.meets(entry.condition, item, materials(item))
            for entry in self.program.accumulating
        )

    def counts_as(self, item: Item, originating: bool, purpose: str, good: Item) -> bool:
        """Status for a purpose, treatments on top."""
        found = self.originates(item) is originating
        for each in self.program.treatments:
            if bears_on(each, purpose) and self.holds(each.where, item, good):
                found = each.treated == ("originating" if originating else "non-originating")
        return found

    def disregarded(self, item: Item, purpose: str, good: Item) -> bool:
        """Whether the last treatment that fits a material leaves it out of account."""
        fitting = [
            e.treated for e in self.program.treatments if bears_on(e, purpose) and self.holds(e.where, item, good)
        ]
        return fitting[-1:] == ["disregarded"]

    # ---- predicates

    def holds(self, pred: n.Pred, item: Item, good: Item) -> bool:
        """Whether a predicate holds of an item used in a good."""
        match pred:
            case n.Always():
                return True
            case n.InCodes(low, high):
                return low <= str(item.code)[: len(low)] and str(item.code)[: len(high)] <= high
            case n.SameAs(length):
                return str(item.code)[:length] == str(good.code)[:length]
            case n.DescribedAs(words):
                return item.descriptions[words] if words in item.descriptions else self.open_("word", item.name, words)
            case n.ListedAs(noun):
                return item.serves == noun
            case n.Regarded(purpose):
                return not self.disregarded(item, purpose, good)
            case n.MadeIn(states):
                return item.produced_in in states
            case n.Imported():
                return self.outside(item)
            case n.Obtained():
                return self.obtained(item, good)
            case n.HasStatus(originating, purpose):
                return self.counts_as(item, originating, purpose, good)
            case n.Underwent(name, places, after):
                return done(item, name, places, after)
            case n.Measures(name, sign, threshold):
                assert isinstance(threshold, Fraction)
                own = self.measure(item, name) if name in item.amounts else self.guess(item, name)
                return SIGNS[sign](own, threshold)
            case n.OfGood(part):
                return self.holds(part, good, good)
            case n.Both(parts):
                return all(self.holds(part, item, good) for part in parts)
            case n.Either(parts):
                return any(self.holds(part, item, good) for part in parts)
            case n.Fails(part):
                return not self.holds(part, item, good)
        raise AssertionError(pred)

    # ---- numbers

    def counted(self, form: n.Sum, good: Item, lines: Lines) -> list[tuple[Item, Fraction]]:
        """The lines that count in a sum, and for how much."""
        match form.scope.kind:
            case "imports":
                found = list(self.imports(good, form, good, 1))
            case "outermost":
                found = self.outermost(form.where, good, good)
            case "tree":
                found = [part for part in self.tree(good) if self.holds(form.where, part, good)]
            case _:
                whole = form.measure != "value" or not _by_status(form.where)
                seen = lines if whole else [p for line in lines for p in self.rolled(line, good, form.where)]
                found = [part for part in seen if self.holds(form.where, part, good)]
                if not whole:
                    return [(part, self.worth(part, good, form.where)) for part in found]
        return [(part, self.measure(part, form.measure)) for part in found]

    def worth(self, item: Item, good: Item, where: n.Pred) -> Fraction:
        """The value of an item in a sum by status; of an originating one not rolled up, less what is foreign in it."""
        value = self.measure(item, "value")
        if self.enters(item, good, where) != "less":
            return value
        foreign = n.Sum("value", n.Both((n.HasStatus(False, _purpose(where)), self.only(item, good))))
        inside = sum((amount for _, amount in self.counted(foreign, good, materials(item))), Fraction(0))
        return max(Fraction(0), value - inside)

    def measure(self, item: Item, measure: str) -> Fraction:
        """An amount of an item; its added value is what it is worth beyond its materials."""
        if measure == "value added":
            inside = sum((self.measure(part, "value") for part in materials(item)), Fraction(0))
            return max(Fraction(0), self.measure(item, "value") - inside)
        amount = item.amounts[measure]
        assert amount.known
        return amount.low / (100 if amount.unit == PERCENT else 1)

    def rolled(self, item: Item, good: Item, where: n.Pred) -> Lines:
        """An item as it enters sums by status: itself, or its insides."""
        if self.enters(item, good, where) == "inside":
            only = self.only(item, good)
            narrow = n.Both((*(where.parts if isinstance(where, n.Both) else (where,)), only))
            inside = [part for inner in materials(item) for part in self.rolled(inner, good, narrow)]
            return [part for part in inside if self.holds(only, part, good)]
        return [item]

    def enters(self, item: Item, good: Item, where: n.Pred) -> str:
        """How: whole (also if a treatment decides), by its insides, or less what is foreign in it."""
        purpose = _purpose(where)
        for each in self.program.treatments:
            if (not each.purposes or purpose in each.purposes) and self.holds(each.where, item, good):
                return "whole"
        if item.self_produced and not (self.stands_whole(item, good) and self.originates(item)):
            return "inside"
        if not self.originates(item) or self.rolls_up(item, good):
            return "whole"
        if item.self_produced:
            return "inside"
        parts = where.parts if isinstance(where, n.Both) else (where,)
        asked = any(isinstance(part, n.HasStatus) and part.originating for part in parts)
        return "less" if asked and self.holds(where, item, good) else "inside"

    def stands_whole(self, item: Item, good: Item) -> bool:
        """A provision lets a material of the producer's own making count whole; a designation within one stops it."""
        return any(
            self.designates(entry, item, good)
            and (
                entry.plain is None
                or not entry.needed
                or self.meets(entry.plain, item, materials(item))
                or not any(
                    part.self_produced
                    and self.designates(entry, part, good)
                    and not self.meets(entry.plain, part, materials(part))
                    for part in self.deep(item)
                )
            )
            for entry in self.program.designating
        )

    def designates(self, entry: Designating, item: Item, good: Item) -> bool:
        """Whether a provision is for a material and, if it is needed, the material designated."""
        return (
            bool(item.designated_intermediate or not entry.needed)
            and self.holds(entry.where, item, good)
            and self.meets(entry.goods, good, materials(good))
            and self.meets(entry.condition, item, materials(item))
        )

    def deep(self, item: Item) -> Lines:
        """Everything in an item."""
        return [x for part in materials(item) for x in (part, *self.deep(part))]

    def rolls_up(self, item: Item, good: Item) -> bool:
        """The last provision that speaks of it decides; without one, yes."""
        said = [
            entry.applies for entry in self.program.rolling
            if self.holds(entry.where, item, good) and self.meets(entry.goods, good, materials(good))
        ]  # fmt: skip
        return said[-1] if said else True

    def only(self, item: Item, good: Item) -> n.Pred:
        """What counts of the insides of an originating material that is not rolled up."""
        if item.self_produced or not self.originates(item):
            return n.Always()
        said = [
            entry for entry in self.program.rolling
            if self.holds(entry.where, item, good) and self.meets(entry.goods, good, materials(good))
        ]  # fmt: skip
        return said[-1].only if said and not said[-1].applies else n.Always()

    def outermost(self, where: n.Pred, item: Item, good: Item) -> Lines:
        """The parts that count, nearest the good; inside those nothing is looked for."""
        found: Lines = []
        for part in materials(item):
            if self.holds(where, part, good):
                found = [*found, part]
            elif not self.outside(part):
                found = [*found, *self.outermost(where, part, good)]
        return found

    def tree(self, item: Item) -> Lines:
        """All parts, tier below tier; what came from outside is not opened."""
        return [x for part in materials(item) for x in (part, *([] if self.outside(part) else self.tree(part)))]

    def imports(self, item: Item, form: n.Sum, good: Item, tier: int) -> Iterator[Item]:
        """What came from outside; at the named tier, whole parts of the class that do not originate."""
        for part in materials(item):
            if self.outside(part):
                yield from [part] if self.holds(form.where, part, good) else []
            elif form.scope.tier is not None and tier >= form.scope.tier:
                counts = self.counts_as(part, False, "", good) and self.holds(form.where, part, good)
                yield from [part] if counts else []
            else:
                yield from self.imports(part, form, good, tier + 1)

    def number(self, form: n.Form, good: Item, lines: Lines) -> Fraction:
        """The number that a form comes to."""
        match form:
            case n.Constant(number):
                return number
            case n.GoodAmount(name, formula):
                if name in good.amounts or formula is None:
                    return self.measure(good, name) if name in good.amounts else self.guess(good, name)
                return self.number(formula, good, lines)
            case n.Sum():
                return sum((amount for _, amount in self.counted(form, good, lines)), Fraction(0))
            case n.Plus(parts):
                return sum((factor * self.number(part, good, lines) for factor, part in parts), Fraction(0))
            case n.Extreme(least, parts):
                return (min if least else max)(self.number(part, good, lines) for part in parts)
            case n.Quotient(number, base):
                over, under = self.number(number, good, lines), self.number(base, good, lines)
                return over / under if under else Fraction(10**9) * self.open_("ratio", good.name, form)
            case n.Whole(part):
                return Fraction(self.number(part, good, lines) // 1)
            case n.Choice(condition, then, otherwise):
                return self.number(then if self.meets(condition, good, lines) else otherwise, good, lines)
            case n.Product(left, right):
                return self.number(left, good, lines) * self.number(right, good, lines)
            case n.Rounded(part, step):
                return (self.number(part, good, lines) / step + Fraction(1, 2)) // 1 * step

    def guess(self, item: Item, name: str) -> Fraction:
        """An amount that a material has not when it is judged like a good."""
        return Fraction(1000) if self.open_("amount", item.name, name) else Fraction(1, 1000)

    # ---- conditions

    def meets(self, expr: n.Expr, good: Item, lines: Lines) -> bool:
        """Whether a condition holds of a good on the lines of a cut."""
        match expr:
            case n.All(parts):
                return all(self.meets(part, good, lines) for part in parts)
            case n.Any(parts):
                return any(self.meets(part, good, lines) for part in parts)
            case n.AtLeast(count, parts):
                return sum(self.meets(part, good, lines) for part in parts) >= count
            case n.Not(part):
                return not self.meets(part, good, lines)
            case n.Given(holds):
                return holds
            case n.Compare(number, sign, threshold, base):
                assert isinstance(threshold, Fraction)
                under = Fraction(1) if base is None else self.number(base, good, lines)
                if under <= 0 and threshold != 1:
                    return self.open_("base", good.name, expr)
                return SIGNS[sign](self.number(number, good, lines), threshold * under)
            case n.NoLine(where, scope):
                seen = lines if scope.kind == "lines" else self.tree(good)
                return not any(self.holds(where, item, good) for item in seen)
            case n.EachLine(where, scope, measure, sign, threshold, base):
                assert isinstance(threshold, Fraction)
                under = Fraction(1) if base is None else self.number(base, good, lines)
                found = self.counted(n.Sum(measure, where, scope), good, lines)
                if base is not None and under <= 0 and threshold != 1:
                    return not found or self.open_("base", good.name, expr)
                return all(SIGNS[sign](amount, threshold * under) for _, amount in found)
            case n.GoodMeets(where):
                return self.holds(where, good, good)
            case n.Done(name, places, after):
                order = [process.name for process in good.processes]
                late = (
                    good.processes if not after else good.processes[order.index(after) + 1 :] if after in order else ()
                )
                return any(p.name == name and (not places or p.place in places) for p in late)
            case n.OnlyDone(names, places):
                done_here = [p for item in (good, *self.own_making(good, lines)) for p in item.processes]
                return all(p.name in names or (places and p.place not in places) for p in done_here)
            case n.Select():
                return self.select(expr, good, lines)
            case n.RuleMet():
                return self.meets(self.program.rules, good, lines)
            case n.Fact("established", words):
                return good.facts[words] if words in good.facts else self.open_("fact", good.name, words)
            case n.Fact("statement"):
                return bool(good.supplier_statement)
        raise AssertionError(expr)

    def own_making(self, item: Item, lines: Lines, *, whole: bool = False) -> Iterator[Item]:
        """Materials whose making belongs to that of the item: opened on the cut, or of the producer's own."""
        for part in materials(item):
            taken = whole or any(part is line for line in lines)
            if part.self_produced or not taken:
                yield part
                yield from self.own_making(part, lines, whole=taken)

    def select(self, expr: n.Select, good: Item, lines: Lines) -> bool:
        """The case of highest rank that applies; all for goods as narrow as its own where they apply together."""
        applying = sorted(
            (c for c in expr.cases if self.meets(c.guard, good, lines)), key=lambda c: c.rank, reverse=True
        )
        if not applying:
            return self.open_("rule", good.name) if expr.otherwise is None else self.meets(expr.otherwise, good, lines)
        if expr.together is not None and self.meets(expr.together, good, lines):
            narrowest = [case for case in applying if case.rank[:1] == applying[0].rank[:1]]
            return all(self.meets(case.body, good, lines) for case in narrowest)
        return self.meets(applying[0].body, good, lines)


def done(item: Item, name: str, places: tuple[str, ...], after: str) -> bool:
    """Whether an operation took place, in one of the places if any are named, and after another."""
    order = [process.name for process in item.processes]
    late = item.processes if not after else item.processes[order.index(after) + 1 :] if after in order else ()
    return any(p.name == name and (not places or p.place in places) for p in late)


def _by_status(pred: n.Pred) -> bool:
    match pred:
        case n.HasStatus():
            return True
        case n.Both(parts) | n.Either(parts):
            return any(_by_status(part) for part in parts)
        case n.Fails(part):
            return _by_status(part)
    return False


def _purpose(pred: n.Pred) -> str:
    """The purpose for which a predicate asks for status."""
    match pred:
        case n.HasStatus(_, purpose):
            return purpose
        case n.Both(parts) | n.Either(parts):
            return next((found for part in parts if (found := _purpose(part))), "")
        case n.Fails(part):
            return _purpose(part)
        case _:
            return ""
