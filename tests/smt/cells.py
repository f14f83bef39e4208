"""A declaration put into the cells of a pair: its own values in the formulas, worked out without a solver.

What a pair of texts becomes is right if on every fully declared product a formula says what the interpreter says. This
is held against each text by itself: some way to open materials on which it is met, if and only if it originates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product as every
from typing import Any, TypeAlias

from roolang.ir import nodes as n
from roolang.smt.asking import meets
from roolang.smt.conditions import Conditions
from roolang.smt.cut import OnCut, amount, many, there
from roolang.smt.formula import FALSE, TRUE, Formula, Given, Sum, Values
from roolang.smt.kinds import NO, YES, Mark
from roolang.smt.operations import FURTHER
from roolang.smt.pair import CHOSEN, Pair
from roolang.smt.singly import QUESTION
from roolang.smt.slots import Slot, View

Fields: TypeAlias = Mapping[str, Any]
AMOUNTS = {"value": "value", "weight": "weight_kg", "net weight": "net_weight_kg"}
MOST_OPENED = 4


class NoCell(AssertionError):
    """A line is of a kind that the pair has not foreseen."""


@dataclass
class Filled:
    """One way to fill the cells."""

    booleans: dict[str, bool] = field(default_factory=dict)
    numbers: dict[str, Fraction] = field(default_factory=dict)

    def put(self, pair: Pair, slot: Slot, line: Fields) -> None:
        """One more line of a kind."""
        self.booleans[there(slot)] = True
        self.booleans[f"open {slot.first.name}"] = slot.twin
        self.booleans[many(slot)] = True
        for each in line["processes"]:
            more = pair.operations.more_than(each["name"], each["in"])
            if any(more):
                self.booleans[pair.operations.name_on(slot, *pair.operations.stand_ins[more])] = True
        for measure in pair.measures():
            name = amount(slot, measure)
            self.numbers[name] = self.numbers.get(name, Fraction(0)) + Fraction(line[AMOUNTS[measure]])


def says(pair: Pair, i: int, fields: Fields) -> tuple[bool, bool]:
    """Whether a product originates under a text: on some cut that the formulas allow, and on any cut at all."""
    some = anyhow = False
    for filled in fillings(pair, fields):
        values = Values(filled.booleans, filled.numbers)
        for side, on in pair.ways:
            if side == i:
                _own_numbers(pair, i, on, values, filled.numbers)
        mine = [each for k, (side, on) in enumerate(pair.ways) if side == 1 - i for each in on.sides()]
        possible = all(values.holds(each) for each in pair.always if each not in mine)
        met = {name: values.holds(tri.yes) for name, tri in pair.sides[i].cuts.items()}
        some = some or (possible and met[CHOSEN])
        anyhow = anyhow or any(met.values())
        if not possible:
            broken = [each for each in pair.always if each not in mine and not values.holds(each)]
            raise NoCell(f"the product is held to be none: {[told(each) for each in broken]}")
    return some, anyhow


def fillings(pair: Pair, fields: Fields) -> Iterator[Filled]:
    """Every way to put the lines of a product into cells, some of them opened."""
    good = Values({}, {f"good {name}": Fraction(size) for name, size in fields["good"]["values"].items()})
    outer = [(line, _slots_for(pair, line, pair.slots, good)) for line in fields["materials"]]
    for chosen in every(*(slots or (None,) for _, slots in outer)):
        parts = [
            (part, _slots_for(pair, part, slot.first.inner, good))
            for (line, _), slot in zip(outer, chosen, strict=True) if slot is not None and slot.first.inner
            for part in line.get("materials", ())
        ]  # fmt: skip
        for inside in every(*(slots or (None,) for _, slots in parts)):
            filled = _good(pair, fields)
            pairs = [*zip(outer, chosen, strict=True), *zip(parts, inside, strict=True)]
            for (line, _), slot in pairs:  # of what has no slot neither text sees anything
                if slot is not None:
                    filled.put(pair, slot, line)
            yield filled


# ---- which kind a line is of


def _views(pair: Pair, line: Fields, good: Values) -> dict[View, Formula]:
    code = line["code"].replace(".", "")
    views = pair.lines._outer_views(code)
    marks = pair.asking.marks
    names = {
        name: TRUE if _answer(pair, mark, line, good) in mark.answers else FALSE for name, mark in marks._marks.items()
    }
    given = Given(pair.book, names)
    return {key: given.of(view) for key, view in views.items()}


def _slots_for(pair: Pair, line: Fields, slots: list[Slot], good: Values) -> list[Slot]:
    """The cells of the line's kind: two if it may be opened."""
    views = _views(pair, line, good)
    found = [
        slot for slot in slots
        if all(views.get(key) is view for key, view in slot.views.items())
        and all(_lies(pair, line, good, *fact) for fact in slot.facts)
    ]  # fmt: skip
    seen = any(view is not FALSE for key, view in views.items() if key[0] in ("none", "sum"))
    inside = pair.deep and line["produced_in"] in pair.texts[0].program.parties
    if not found and slots is pair.slots and (seen or inside):
        raise NoCell(f"no kind for {line}")
    return found


def _lies(pair: Pair, line: Fields, good: Values, question: tuple[str, ...], run: str) -> bool:
    """Whether a line lies between the limits that lines of a kind lie between by themselves."""
    if question[0] != QUESTION:
        return True
    low, high = map(int, run.split("-"))
    return low <= int(_answer(pair, Mark(question, frozenset()), line, good)) <= high


def _answer(pair: Pair, mark: Mark, line: Fields, good: Values) -> str:
    match mark.question:
        case ("place",):
            return line["produced_in"] if line["produced_in"] in pair.places else pair.places[-1]
        case ("originates",):
            return YES if line["originating"] else NO
        case ("obtained",):
            return YES if line["wholly_obtained"] else NO
        case ("statement",):
            return YES if line["supplier_statement"] else NO
        case ("described", words):
            return YES if words in line["described_as"] else NO
        case ("established", words):
            return YES if words in line["established"] else NO
        case ("done", name):
            places = [each["in"] for each in line["processes"] if each["name"] == name]
            return _place(pair, places[0]) if places else ""
        case ("only", names, places):
            where = places.split(", ") if places else list(pair.places) + [each["in"] for each in line["processes"]]
            others = [e for e in line["processes"] if e["name"] not in names.split(", ") and e["in"] in where]
            return NO if others else YES
        case ("after", name, after):
            names_ = [each["name"] for each in line["processes"]]
            return YES if name in names_ and after in names_ and names_.index(name) > names_.index(after) else NO
        case ("measure", name):
            return _step(pair, name, line["attributes"][name])
        case ("singly", name):
            scale = pair.asking.singly.scales[name]
            return scale.place(Fraction(line[AMOUNTS[scale.measure]]), good.worth(scale.whole))
        case ("serves",):
            return ""
    raise AssertionError(mark.question)


def _place(pair: Pair, place: str) -> str:
    return place if place in pair.places else pair.places[-1]


def _step(pair: Pair, name: str, size: str) -> str:
    def held(number: str) -> list[bool]:
        return [meets(number, sign, limit) for limit in pair.asking.limits[name] for sign in (">=", ">")]

    return next(each for each in pair.asking.marks.answers["measure", name] if held(each) == held(size))


# ---- what is said of the good


def _good(pair: Pair, fields: Fields) -> Filled:
    filled, good = Filled(), fields["good"]
    so = filled.booleans
    so[f"good made in {good['produced_in']}"] = True
    so["good wholly obtained"] = good["wholly_obtained"]
    so["good statement|"] = bool(good.get("supplier_statement"))
    so[f"good currency|{fields['currency']}"] = True
    so |= {f"good described {each}": True for each in good["described_as"]}
    so |= {f"good established|{each}": True for each in good["established"]}
    filled.numbers |= {f"good {name}": Fraction(size) for name, size in good["values"].items()}
    processes = fields["processes"]
    names = [each["name"] for each in processes]
    for name, places, after in pair.needs.done:
        here = [k for k, each in enumerate(processes) if each["name"] == name and (not places or each["in"] in places)]
        late = not after or (after in names and any(k > names.index(after) for k in here))
        so[f"good done|{name}|{' '.join(places)}|{after}"] = bool(here) and late
    for key, left in pair.needs.only.items():
        where = left.node.places
        others = [e for e in processes if e["name"] not in left.node.names and (not where or e["in"] in where)]
        so[pair.needs.good_only(key)] = not others
    for each in processes:
        so[f"occurs|{_stand_in(pair, each['name'])}|{_stand_in_place(pair, each['in'])}"] = True
    return filled


def _stand_in(pair: Pair, name: str) -> str:
    """The operation that stands for one which no text names by itself."""
    names = pair.operations.names
    if name in names:
        return name
    lists = [left.node.names for left in pair.needs.only.values()]
    asked = {each for each, _, _ in pair.needs.done}
    alike = [e for e in names if e not in asked and [e in some for some in lists] == [name in some for some in lists]]
    return (alike or [FURTHER])[0]


def _stand_in_place(pair: Pair, place: str) -> str:
    sets = pair.operations._sets()
    place = _place(pair, place)
    return next(e for e in pair.operations.places if [e in some for some in sets] == [place in some for some in sets])


# ---- numbers that are made along the way


def _own_numbers(pair: Pair, i: int, on: OnCut, values: Values, numbers: dict[str, Fraction]) -> None:
    text = pair.texts[i]
    for key, name in pair.needs.named.items():
        assert isinstance(key, tuple)
        if key[0] != text.name or key[1] not in ("extreme", "choice"):
            continue
        reader = Conditions(pair.asking, text, pair.needs, shared=pair.asking.shared, treated=key[2])
        form = key[3]

        def worth(part: n.Form, reader: Conditions = reader) -> Fraction:
            return values.worth(on.given.sum(reader.numbers.form(part)))

        if isinstance(form, n.Extreme):
            parts = [worth(part) for part in form.parts]
            size = min(parts) if form.least else max(parts)
        else:
            assert isinstance(form, n.Choice)
            holds = values.holds(on.of(reader.of(form.condition)).yes)
            size = worth(form.then if holds else form.otherwise)
        numbers[f"{name} {on.name}"] = size


def told(formula: Formula) -> str:
    """A formula in letters, for a message."""
    if formula.sum is not None:
        return f"{formula.kind}({_sum(formula.sum)})"
    return formula.name or f"{formula.kind}({', '.join(map(told, formula.parts))})"


def _sum(sum_: Sum) -> str:
    terms = [f"{factor}*{name}[{told(when)}]" for (when, name), factor in sum_.terms.items()]
    return " + ".join([str(sum_.constant), *terms])
