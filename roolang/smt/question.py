"""A question put to the solver, and the smallest example that it can be brought to give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from roolang.ir.statuses import VALUE
from roolang.record import record
from roolang.smt.cut import amount, many, there
from roolang.smt.deciding import Deciding
from roolang.smt.formula import Values
from roolang.smt.kinds import NO
from roolang.smt.pair import Pair
from roolang.smt.script import Script, script, written
from roolang.smt.solver import Found, Solver
from roolang.smt.splitting import Splitting

UNSAT, SAT = "unsat", "sat"
PATIENCE = 2.0
"""So many seconds are spent on each try to make an example smaller."""
PLAUSIBLE = "pl"
"""What stands for that the amounts of the good are plausible."""
FREE = ("good ", "occurs|")
"""Names of what may be declared of a good and is better left out."""


@record(frozen=True, slots=True)
class Model:
    """A product, as what is so of it; `needed` are the facts of the good on which the answers hang, where known."""

    booleans: Mapping[str, bool]
    numbers: Mapping[str, Fraction]
    needed: frozenset[str] | None = None

    @property
    def values(self) -> Values:
        """For working out formulas."""
        return Values(self.booleans, self.numbers)


class Question:
    """What is asked about two programs on goods of one code."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        split = Splitting(pair.book).of
        plausible = set(map(id, pair.plausible))
        self.always = [split(each) for each in pair.always if id(each) not in plausible]
        self.plausible = list(map(split, pair.plausible))
        roots = {"qa": pair.only(0), "qb": pair.only(1), "na": pair.surely_not(0), "nb": pair.surely_not(1)}
        self.roots = {name: split(root) for name, root in roots.items()}
        numbers = [amount(slot, measure) for slot in pair.slots for measure in pair.measured(slot)]
        self.script: Script = script([*self.always, *self.plausible, *self.roots.values()], numbers)

    @property
    def text(self) -> str:
        """The whole question; two questions with one text have the same answer."""
        always = " ".join(self.script.named[each] for each in (*self.always, *self.plausible))
        roots = " ".join(self.script.named[each] for each in self.roots.values())
        return f"{self.script.text}\n{always}\n{roots}"

    def answered(self, solver: Solver, i: int, model: Model) -> frozenset[str] | None:
        """The materials that are opened on a cut on which an example originates under a text; nothing if on none."""
        pair = self.pair
        opened = {each: pair.book.name(f"also {each}") for each in pair.opens(i)}
        if not opened:
            return None
        met = pair.on_some_cut(i, opened)
        asked = script([*pair.always, met])
        booleans = [(each, model.booleans.get(name)) for name, each in asked.booleans.items() if _told(name)]
        so = [each if holds else f"!{each}" for each, holds in booleans]
        numbers = [(each, model.numbers.get(name, Fraction(0))) for name, each in asked.numbers.items() if _told(name)]
        much = "".join(f"(assert (= {each} {written(size)}))" for each, size in numbers)
        solver.tell(asked, [asked.named[each] for each in (*pair.always, met)])
        found = solver.ask(so, much)
        if found.result != SAT:
            return None
        return frozenset(each for each in opened if found.booleans.get(f"also {each}"))

    def told(self, solver: Solver) -> None:
        """Puts the question before the solver; that amounts of the good are plausible as what was kept last."""
        named = self.script.named
        fixed = [named[each] for each in self.always]
        fixed += [f"(= {name} {named[root]})" for name, root in self.roots.items()]
        fixed += [f"(= {PLAUSIBLE} (and {' '.join(named[each] for each in self.plausible)} true))"]
        text = self.script.text + "".join(f"\n(declare-const {name} Bool)" for name in (*self.roots, PLAUSIBLE))
        solver.tell(Script(text, self.script.booleans, self.script.numbers, named), fixed)
        solver.keep("", [PLAUSIBLE])

    # ---- examples

    def opened_by(self, i: int) -> dict[str, str]:
        """Whether there are materials that a text may open, by name; and how it is assumed that there are none."""
        mine = set(self.pair.opens(i))
        names = {there(slot) for slot in self.pair.every_slot() if slot.first.name in mine}
        return {name: f"!{each}" for name, each in self.script.booleans.items() if name in names}

    def beyond(self) -> dict[str, str]:
        """The clauses that are not said exactly, by name; and how it is assumed that it is not known what they say."""
        return {name: f"!{each}" for name, each in self.script.booleans.items() if name.startswith("~beyond")}

    def smallest(self, solver: Solver, i: int, found: Found, so: list[str]) -> Model:
        """An example with as few lines, facts and digits as are soon found; only one that originates under a text.

        Some literals hold in all that are looked at.
        """
        query, sure = ("qa", "nb") if i == 0 else ("qb", "na")
        solver.keep("", so)
        goal = [query]
        surer = solver.ask([query, sure], seconds=PATIENCE)
        if surer.result == SAT:
            goal, found = [query, sure], surer
        kept = 0
        for wish in self._wishes():
            better = solver.ask(goal, wish, seconds=PATIENCE) if wish else found
            if wish and better.result == SAT:
                found, kept = better, kept + 1
                solver.keep(wish)
        found = self._fewer(solver, goal, found)
        found = self._plainer(solver, goal, found)
        fixed = [each if found.booleans.get(name) else f"!{each}" for name, each in self.script.booleans.items()]
        solver.keep("", [*goal, *fixed])
        found, rounded = self._rounder(solver, found)
        solver.drop(kept + 4 + rounded)
        return Model(found.booleans, found.numbers, self._needed(solver, goal, found))

    def _wishes(self) -> Iterator[str]:
        """What an example is wished to be, one after the other; what cannot be is let go."""
        yield self._few()
        yield self._foreign()
        yield self._other_goods()
        yield self._worth()
        yield self._weight()
        yield self._shares()
        yield self._something()

    def _needed(self, solver: Solver, goal: list[str], found: Found) -> frozenset[str] | None:
        """The facts of the good of which the goal is sure whatever else is so of it, plausible or not."""
        if len(goal) == 1:
            return None
        deciding = Deciding(self.script.booleans, self.script.numbers, found.booleans, found.numbers)
        solver.drop(1)
        needed = deciding.asked(solver, goal, PATIENCE)
        solver.keep("", [PLAUSIBLE])
        return needed

    def _worth(self) -> str:
        """That every line is worth something."""
        names = self.script.booleans, self.script.numbers
        each = [(names[0].get(there(slot)), names[1].get(amount(slot, VALUE))) for slot in self.pair.every_slot()]
        return "".join(f"(assert (=> {here} (>= {value} 1.0)))" for here, value in each if here and value)

    def _shares(self) -> str:
        """That an amount of the good that has no unit and is held against a number, as shares are, is at most 1."""
        amounts = self.pair.needs.amounts
        bare = [each for each, roles in amounts.items() if "alone" in roles and not self.pair.unit(each)]
        names = [name for each in bare if (name := self.script.numbers.get(f"good {each}"))]
        return "".join(f"(assert (<= {name} 1.0))" for name in names)

    def _weight(self) -> str:
        """That every line has something of whatever is measured of it besides."""
        here = [(self.script.booleans.get(there(slot)), slot) for slot in self.pair.every_slot()]
        sizes = [
            (line, self.script.numbers.get(amount(slot, each))) for line, slot in here for each in self.pair.measures()
        ]
        return "".join(f"(assert (=> {line} (> {size} 0.0)))" for line, size in sizes if line and size)

    def _foreign(self) -> str:
        """That what does not originate was made elsewhere, as a reader takes it to be."""
        inside = {place for place in self.pair.places if place not in self.pair.asking.outsiders}
        here = [
            each
            for slot in self.pair.every_slot()
            if (facts := dict(slot.facts)).get(("originates",)) == NO and facts.get(("place",)) in inside
            and (each := self.script.booleans.get(there(slot)))
        ]  # fmt: skip
        return f"(assert (not (or {' '.join(here)})))" if here else ""

    def _other_goods(self) -> str:
        """That no line is of the heading of the good."""
        same = [slot for slot in self.pair.every_slot() if slot.code[:4] == self.pair.code[:4]]
        lines = [each for slot in same if (each := self.script.booleans.get(there(slot)))]
        return f"(assert (not (or {' '.join(lines)})))" if lines else ""

    def _few(self) -> str:
        """That there are only a few lines of each kind, where that is asked."""
        names = [each for slot in self.pair.every_slot() if (each := self.script.booleans.get(many(slot)))]
        return f"(assert (not (or {' '.join(names)} false)))" if names else ""

    def _something(self) -> str:
        """That there is some material."""
        outer = [each for slot in self.pair.slots if (each := self.script.booleans.get(there(slot)))]
        return f"(assert (or {' '.join(outer)} false))" if outer else ""

    def _fewer(self, solver: Solver, goal: list[str], found: Found) -> Found:
        """With as few kinds of lines as possible."""
        names = [there(slot) for slot in self.pair.every_slot()]
        lines = {name: each for name in names if (each := self.script.booleans.get(name))}
        here = [name for name in lines if found.booleans.get(name, False)]
        return self._left_out(solver, goal, lines, here, found)

    def _plainer(self, solver: Solver, goal: list[str], found: Found) -> Found:
        """With as few facts of the good as possible; lines are what they are."""
        free = {
            name: each
            for name, each in self.script.booleans.items()
            if name.startswith(FREE) and not name.startswith("good made in")
        }
        so = [name for name in free if found.booleans.get(name, False)]
        return self._left_out(solver, goal, free, so, found)

    def _left_out(
        self, solver: Solver, goal: list[str], names: dict[str, str], so: list[str], found: Found
    ) -> Found:  # fmt: skip
        """With as many of some booleans as possible not so; what is not so stays that way."""
        solver.keep("", [f"!{each}" for name, each in names.items() if name not in so])
        found, out = self._without(solver, goal, [names[name] for name in so], found)
        solver.drop(1)
        solver.keep("", [*(f"!{each}" for name, each in names.items() if name not in so), *out])
        return found

    def _without(self, solver: Solver, goal: list[str], names: list[str], found: Found) -> tuple[Found, list[str]]:
        """With as many of these as possible not so: all at once, else half by half."""
        if not names:
            return found, []
        out = [f"!{each}" for each in names]
        better = solver.ask([*goal, *out], seconds=PATIENCE)
        if better.result == SAT:
            return better, out
        if len(names) == 1:
            return found, []
        half = len(names) // 2
        found, first = self._without(solver, goal, names[:half], found)
        found, second = self._without(solver, [*goal, *first], names[half:], found)
        return found, [*first, *second]

    def _rounder(self, solver: Solver, found: Found) -> tuple[Found, int]:
        """With numbers as round as possible, one after the other."""
        kept = 0
        order = sorted(self.script.numbers.items(), key=lambda each: (" of m" in each[0], each[0]))
        for name, each in order:
            if name.startswith("~") or not (name.startswith("good ") or found.numbers.get(name)):
                continue
            for nice in _nice(found.numbers.get(name, Fraction(0)), good=name.startswith("good ")):
                more = f"(assert (= {each} {written(nice)}))"
                same = found.numbers.get(name, Fraction(0)) == nice
                better = found if same else solver.ask((), more, seconds=PATIENCE)
                if better.result == SAT:
                    found = better
                    solver.keep(more)
                    kept += 1
                    break
        return found, kept


def _told(name: str) -> bool:
    """Whether a name is of the product, not of what a text makes of it."""
    return not name.startswith(("also ", "open ", "~"))


def _nice(value: Fraction, *, good: bool) -> Iterator[Fraction]:
    """Numbers near a value, the roundest first."""
    if good:
        yield from map(Fraction, (100, 1000))
    else:
        yield from map(Fraction, (10, 50, 5))
    for size in (Fraction(10), Fraction(1), Fraction(1, 10), Fraction(1, 100)):
        low = (value // size) * size
        yield from (low, low + size) if value >= size else ()
    yield value
