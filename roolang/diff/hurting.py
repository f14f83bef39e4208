"""Whether more regional content can ever hurt: a product that originates, and does not where one material more does."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction

from roolang.diff.declaring import Writing
from roolang.diff.semantics import Witness
from roolang.domain.loading import declarations_from
from roolang.interpret import judge
from roolang.record import record
from roolang.smt.cut import amount, there
from roolang.smt.formula import FALSE, Formula, Given, Sum, number
from roolang.smt.kinds import NO, YES
from roolang.smt.pair import CHOSEN, Pair
from roolang.smt.question import SAT, Model
from roolang.smt.script import Script, script
from roolang.smt.slots import Slot
from roolang.smt.solver import Solver

OF_ORIGIN = {("originates",), ("place",), ("obtained",), ("statement",)}
"""What may differ between a foreign material and an originating one of the same kind."""


@record(frozen=True, slots=True)
class Hurt:
    """A product that originates, and the material (in words) with whose origin it no longer does."""

    witness: Witness
    line: str


def hurt(pair: Pair, solver: Solver) -> Hurt | None:
    """The first example that the interpreter confirms, both with the material as it is and with it originating."""
    for foreign, own in _turned(pair):
        model = _example(pair, solver, foreign, own)
        found = None if model is None else _confirmed(pair, model, foreign)
        if found is not None:
            return found
    return None


def _turned(pair: Pair) -> Iterator[tuple[Slot, Slot]]:
    """Each kind of foreign material with the kind that it is when it originates."""
    for foreign in pair.slots:
        told = dict(foreign.facts)
        if told.get(("originates",)) != NO or foreign.among != "materials" or foreign.twin:
            continue
        for own in pair.slots:
            other = dict(own.facts)
            asked = (told.keys() & other.keys()) - OF_ORIGIN
            same = own.code == foreign.code and all(told[each] == other[each] for each in asked)
            if same and other.get(("originates",)) == YES and not own.twin:
                yield foreign, own
                break


def _example(pair: Pair, solver: Solver, foreign: Slot, own: Slot) -> Model | None:
    book, met = pair.book, pair.sides[0].cuts[CHOSEN].yes
    names: dict[str, Formula] = {
        there(foreign): FALSE,
        there(own): book.any_(map(book.name, map(there, (foreign, own)))),
    }
    numbers = {amount(foreign, each): Sum() for each in pair.measures()}
    for each in pair.measures():
        numbers[amount(own, each)] = number(amount(own, each)).plus(number(amount(foreign, each)))
    given = Given(book, names, numbers)
    cuts = [tri.yes for tri in pair.sides[0].cuts.values()]
    fails = book.not_(book.any_(map(given.of, cuts)))
    worth = book.at_least(number(amount(foreign, "value")).plus(Sum(Fraction(-1))))
    alone = book.not_(book.name(there(own)))
    asked = script([*pair.always, met, fails, worth, alone, book.name(there(foreign))])
    solver.tell(Script(asked.text, asked.booleans, asked.numbers, asked.named),
                [asked.named[each] for each in (*pair.always, met, fails, worth, alone)])  # fmt: skip
    lines = [asked.booleans.get(there(slot)) for slot in pair.slots if slot is not foreign]
    quiet = [f"!{name}" for name in lines if name]
    found = solver.ask([asked.booleans[there(foreign)], *quiet])
    if found.result != SAT:
        found = solver.ask([asked.booleans[there(foreign)]])
    return Model(found.booleans, found.numbers) if found.result == SAT else None


def _confirmed(pair: Pair, model: Model, foreign: Slot) -> Hurt | None:
    """The product, judged as it is and with the material originating."""
    program = pair.texts[0].program
    there_ = [slot for slot in pair.slots if model.booleans.get(there(slot)) and slot.among == "materials"]
    at = there_.index(foreign)
    for full in (False, True):
        fields = Writing(pair, model, full=full).declaration()
        more = deepcopy(fields)
        more["materials"][at] |= {"originating": True, "produced_in": program.parties[0]}
        both = [declarations_from(each, "witness")[0] for each in (fields, more)]
        if not all(both):
            continue
        before, after = (judge(program, each[0]) for each in both)
        if (before.verdict, after.verdict) == ("originating", "non-originating"):
            line = fields["materials"][at]
            return Hurt(
                Witness("A", both[0][0], fields, (before, after)), f"the {line['code']} (value {line['value']})"
            )
    return None
