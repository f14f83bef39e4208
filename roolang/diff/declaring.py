"""An example of the solver as a declaration: what a file would hold."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from roolang.diff.filling import contents
from roolang.diff.ordering import Order, ordered
from roolang.domain.amount import MASS, MONEY, PERCENT, VOLUME, exact_text
from roolang.domain.declaration import QUOTA
from roolang.domain.hs import printed
from roolang.domain.nomenclature import describe
from roolang.ir.statuses import VALUE
from roolang.smt.cut import amount, there
from roolang.smt.kinds import NO, YES
from roolang.smt.numbers import figure
from roolang.smt.operations import FURTHER
from roolang.smt.pair import Pair
from roolang.smt.places import EDITION, territory
from roolang.smt.question import Model
from roolang.smt.singly import how_many
from roolang.smt.slots import Slot

FIELDS = {"net weight": "net_weight_kg", "weight": "weight_kg", "number": "pieces", "volume": "litres", VALUE: "value"}
MOST_WORDS = 60
"""So many characters of what the nomenclature calls goods are shown."""


class Writing:
    """A declaration in the making; with `full` every fact that either text may ask for is said.

    Of the facts of the good `only` some, where these are given.
    """

    def __init__(self, pair: Pair, model: Model, *, full: bool, only: frozenset[str] | None = None) -> None:
        self.pair, self.model, self.full, self.only = pair, model, full, only
        self.holds = model.booleans
        self.inside = contents(pair, model)
        self.lists: dict[str, list[dict[str, Any]]] = {}

    def declaration(self) -> dict[str, Any]:
        """All of it."""
        program = self.pair.texts[0].program
        for slot in self.pair.slots:
            if self.holds.get(there(slot)):
                count = sum(map(len, self.lists.values()))
                self.lists.setdefault(self._list(slot), []).extend(self._lines(slot, "M", count))
        fields: dict[str, Any] = {"id": f"witness-{self.pair.code}", "date": str(program.day)}
        if program.nomenclature:
            fields["nomenclature"] = f"HS {program.nomenclature}"
        fields["currency"] = self._currency()
        fields["good"] = self._good()
        fields |= self._route()
        fields["materials"] = self.lists.pop("materials", [])
        fields |= self.lists
        if processes := self._processes():
            fields["processes"] = processes
        fields["complete"] = ["materials", "processes", "components", "purchases", "self_produced"]
        for kind in ("components", "purchases"):
            if kind not in fields and any(slot.among == kind for slot in self.pair.slots):
                fields[kind] = []
        fields["complete"] = [
            each for each in fields["complete"] if each in fields or each in ("processes", "self_produced")
        ]
        fields.setdefault("processes", [])
        return fields

    # ---- the good

    def _good(self) -> dict[str, Any]:
        pair, program = self.pair, self.pair.texts[0].program
        found: dict[str, Any] = {"code": printed(pair.code), "description": _words(program.nomenclature, pair.code)}
        found["produced_in"] = next(each for each in pair.places if self.holds.get(f"good made in {each}"))
        sizes = {name: self.model.numbers.get(f"good {name}", Fraction(0)) for name in pair.needs.amounts}
        sizes = {name: size for name, size in sizes.items() if self._told(f"good {name}") and self._declared(name)}
        self._amounts(found, {name: size for name, size in sizes.items() if not name.startswith(f"{QUOTA} ")})
        self._said(found, {name.removeprefix("good described "): self.holds.get(name, False)
                           for name in self._names("good described ")}, "described_as", "not_described_as")  # fmt: skip
        self._said(found, {name.removeprefix("good established|"): self.holds.get(name, False)
                           for name in self._names("good established|")}, "established", "not_established")  # fmt: skip
        if quotas := self._quotas(sizes):
            found["quotas"] = quotas
        if "good statement|" in self._names("good statement|"):
            found["supplier_statement"] = self.holds.get("good statement|", False)
        if "good wholly obtained" in self._names("good wholly"):
            found["wholly_obtained"] = self.holds.get("good wholly obtained", False)
        return found

    def _quotas(self, sizes: dict[str, Fraction]) -> dict[str, Any]:
        """Of each quota whether a licence of it is held; or how much was taken, where that is said."""
        found: dict[str, Any] = {}
        for name in self._names("good quota|"):
            found[name.removeprefix("good quota|")] = self.holds.get(name, False)
        for name in self._names("good taken|"):
            words = name.removeprefix("good taken|")
            taken = f"{QUOTA} {words}"
            if self.holds.get(name, False):
                currency = f" {self._currency()}" if self.pair.unit(taken) == MONEY else ""
                found[words] = self._sized(taken, sizes.get(taken, Fraction(0))) + currency
        return found

    def _names(self, start: str) -> list[str]:
        """The booleans that the question has, by how they begin."""
        return sorted(name for name in self.pair.book.names if name.startswith(start) and self._told(name))

    def _told(self, name: str) -> bool:
        return self.only is None or name in self.only

    def _declared(self, name: str) -> bool:
        """Whether an amount is declared and not left to each text to work out."""
        return name not in self.pair.asking.worked or self.holds.get(figure(name), False)

    def _said(self, found: dict[str, Any], facts: dict[str, bool], yes: str, no: str) -> None:
        for field, wanted in ((yes, True), (no, False)):
            words = [self._spelled(each) for each, so in facts.items() if so is wanted]
            if words:
                found[field] = words

    def _spelled(self, name: str) -> str:
        for text in self.pair.texts:
            word = text.program.vocabulary.get(name)
            if word is not None:
                return word.said
        return name

    def _amounts(self, found: dict[str, Any], amounts: dict[str, Fraction]) -> None:
        """Amounts in the fields where a declaration has them."""
        for name, size in amounts.items():
            if name in FIELDS:
                found[FIELDS[name]] = _number(size)
                continue
            field = "values" if self.pair.unit(name) == MONEY else "attributes"
            found.setdefault(field, {})[self._spelled(name)] = self._sized(name, size)

    def _sized(self, name: str, size: Fraction) -> str:
        """An amount with its unit, if it has one that is written."""
        unit = self.pair.unit(name)
        if unit in (MONEY, ""):
            return _number(size)
        return f"{_number(size * 100)} %" if unit == PERCENT else f"{_number(size)} {_UNITS.get(unit, unit)}"

    def _currency(self) -> str:
        asked = {
            name.removeprefix("good currency|"): self.holds.get(name, False) for name in self._names("good currency|")
        }
        chosen = next((name for name, so in asked.items() if so), None)
        return chosen or next(each for each in ("USD", "EUR", "GBP", "JPY", "CHF") if each not in asked)

    def _route(self) -> dict[str, str]:
        found = {}
        for field in ("exported from", "imported into"):
            names = self._names(f"good {field}|")
            if names:
                asked = {name.rsplit("|")[-1]: self.holds.get(name, False) for name in names}
                chosen = next((place for place, so in asked.items() if so), None)
                found[field.replace(" ", "_")] = chosen or next(
                    (e for e in reversed(self.pair.places) if e not in asked), "ZW"
                )
        return found

    # ---- operations

    def _processes(self) -> list[dict[str, str]]:
        """The operations that took place, in an order that fits what was asked of it."""
        operations = self.pair.operations
        took = [
            (name, place)
            for name in operations.names
            for place in operations.places
            if self.holds.get(f"occurs|{name}|{place}")
        ]
        return [{"name": self._spelled(name), "in": place} for name, place in ordered(took, self._orders())]

    def _orders(self) -> Iterator[Order]:
        for name, places, after in self.pair.needs.done:
            if after:
                yield name, places, after, self.holds.get(self.pair.asking.done(name, places, after).name, False)

    # ---- lines

    def _list(self, slot: Slot) -> str:
        serves = dict(slot.facts).get(("serves",), "")
        return serves.replace(" ", "_") if serves else slot.among

    def _lines(self, slot: Slot, name: str, before: int, share: Fraction = Fraction(1)) -> Iterator[dict[str, Any]]:
        """As many lines of equal size as a kind has, or of a share of it, what is in them divided among them."""
        lines = self._how_many(slot)
        inner: list[dict[str, Any]] = []
        for part, some in self.inside.get(slot.name, ()):
            inner += self._lines(part, f"{name}{before + 1}-", len(inner), some)
        for i in range(lines):
            yield self._line(slot, f"{name}{before + i + 1}", share / lines, inner[i::lines])

    def _how_many(self, slot: Slot) -> int:
        ends = self.pair.asking.ends(slot.facts)
        if not ends:
            return 1
        numbers, values = self.model.numbers, self.model.values
        sizes = [numbers.get(amount(slot, measure), Fraction(0)) for measure in self.pair.measures()]
        held = [
            (numbers.get(amount(slot, each.measure), Fraction(0)), each.sign, values.worth(each.limit)) for each in ends
        ]
        return how_many(held, lambda lines: not any("/" in exact_text(size / lines) for size in sizes))

    def _line(self, slot: Slot, name: str, share: Fraction, inner: list[dict[str, Any]]) -> dict[str, Any]:
        facts = dict(slot.facts)
        nomenclature = self.pair.texts[0].program.nomenclature
        place, originates = self._origin(facts)
        line: dict[str, Any] = {
            "id": name, "code": printed(slot.code), "description": _words(nomenclature, slot.code),
            "produced_in": place, "originating": originates,
        }  # fmt: skip
        much = {each: self.model.numbers.get(amount(slot, each), Fraction(0)) for each in self.pair.measures()}
        self._amounts(line, {each: size * share for each, size in much.items()})
        self._facts_of(line, facts)
        self._processes_of(line, slot, facts)
        if inner or (self._inside(place) and self.pair.deep):
            line["materials"] = inner
            line["complete"] = ["materials", "processes"]
        return line

    def _inside(self, place: str) -> bool:
        return any(place in territory(text.program) for text in self.pair.texts)

    def _origin(self, facts: dict[tuple[str, ...], str]) -> tuple[str, Any]:
        """Where a line was made, and whether it originates, perhaps under one text alone."""
        places = self.pair.places
        told = facts.get(("originates",))
        outside = facts.get(("place",)) in self.pair.asking.outsiders
        originates = (told == YES) if told is not None else not outside
        place = facts.get(("place",)) or (places[0] if originates else places[-1])
        if not self.pair.asking.told_apart or not originates:
            return place, originates
        by_text = {text.program.name: place in territory(text.program) for text in self.pair.texts}
        return place, by_text if len(set(by_text.values())) > 1 else next(iter(by_text.values()))

    def _facts_of(self, line: dict[str, Any], facts: dict[tuple[str, ...], str]) -> None:
        descriptions = {key[1]: answer == YES for key, answer in facts.items() if key[0] == "described"}
        established = {key[1]: answer == YES for key, answer in facts.items() if key[0] == "established"}
        if self.full:
            for question in self.pair.asking.marks.answers:
                if question[0] == "described":
                    descriptions.setdefault(question[1], False)
                if question[0] == "established":
                    established.setdefault(question[1], False)
        self._said(line, descriptions, "described_as", "not_described_as")
        self._said(line, established, "established", "not_established")
        if ("obtained",) in facts:
            line["wholly_obtained"] = facts["obtained",] == YES
        if ("statement",) in facts:
            line["supplier_statement"] = facts["statement",] == YES
        for question, answer in facts.items():
            if question[0] == "measure":
                self._amounts(line, {question[1]: Fraction(answer)})

    def _processes_of(self, line: dict[str, Any], slot: Slot, facts: dict[tuple[str, ...], str]) -> None:
        """Operations on a line, where a text may ask for them: of one that is opened, whether they were all."""
        processes = [
            {"name": self._spelled(name), "in": where}
            for name, where in dict.fromkeys(self._undergone(line, slot, facts))
        ]
        asked = slot.openable and self.pair.needs.only
        if processes or asked or self.full or any(key[0] in ("done", "only") for key in facts):
            line["processes"] = processes
            line["complete"] = ["materials", "processes"]

    def _undergone(
        self, line: dict[str, Any], slot: Slot, facts: dict[tuple[str, ...], str]
    ) -> Iterator[tuple[str, str]]:
        done = [(key[1], answer) for key, answer in facts.items() if key[0] == "done" and answer]
        yield from ordered(
            done, ((key[1], (), key[2], answer == YES) for key, answer in facts.items() if key[0] == "after")
        )
        if any(key[0] == "only" and answer == NO for key, answer in facts.items()):
            yield FURTHER, line["produced_in"]
        operations = self.pair.operations
        yield from (each for each in operations.stand_ins.values() if self.holds.get(operations.name_on(slot, *each)))


_UNITS = {MASS: "kg", VOLUME: "l"}


def _words(edition: int | None, code: str) -> str:
    """What the nomenclature calls goods of a code, in few words."""
    known = ((edition or EDITION, code[:6]), (EDITION, code[:6]), (EDITION, code[:4]))
    said = next((words for each in known if (words := describe(*each))), f"goods of {printed(code[:4])}")
    return said if len(said) <= MOST_WORDS else said[: MOST_WORDS - 1].rsplit(" ", 1)[0] + "…"


def _number(size: Fraction) -> str:
    return exact_text(size)
