"""Filling the gaps of a declaration: all of them (a completion) or some (a refinement).

What goes into a gap is asked of `choose`, which takes one of the options. `runs` gives every sequence of choices
in turn, so that a completion becomes every completion.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from fractions import Fraction
from typing import Any, TypeVar

from roolang.domain.amount import Amount
from roolang.domain.declaration import Declaration, Holding, Item, Process
from roolang.ir import nodes as n
from roolang.ir.program import Program
from tests.strategies.declarations import ABROAD, BIG, CODES, OPERATIONS, PARTIES, PARTNER

T = TypeVar("T")
Choose = Callable[[Sequence[Any]], Any]
NOTHING = Holding((), True)
BASES, LEAST = ("net cost", "transaction value", "weight"), Fraction(1, 100)
"""What shares are taken of in the programs tried, and the least that it turns out to be: of nothing there is no share."""


class _Leave:
    """Stands for a gap that stays one."""


LEAVE = _Leave()


@dataclass(frozen=True)
class Asked:
    """What a program can ask of an item, so that only gaps that matter are filled."""

    words: frozenset[str] = frozenset()
    operations: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    statement: bool = False
    deep: bool = False
    designation: bool = False
    defined: bool = False


def asked_by(program: Program) -> Asked:
    """The words, operations, questions and amounts in a program; `deep` if it may look inside materials."""
    nodes = list(_nodes(program))
    return Asked(
        frozenset(x.words for x in nodes if isinstance(x, n.DescribedAs)),
        frozenset(x.name for x in nodes if isinstance(x, n.Done | n.Underwent))
        | frozenset(OPERATIONS if any(isinstance(x, n.OnlyDone) for x in nodes) else ()),
        frozenset(x.words for x in nodes if isinstance(x, n.Fact) and x.kind == "established"),
        frozenset(x.name for x in nodes if isinstance(x, n.GoodAmount | n.Measures))
        | frozenset(x.measure.removesuffix(" added") for x in nodes if isinstance(x, n.Sum | n.EachLine)),
        frozenset(state for entry in program.accumulating for state in entry.states),
        any(isinstance(x, n.Fact) and x.kind == "statement" for x in nodes),
        bool(program.rolling) or bool(program.accumulating) or bool(program.designating)
        or any(isinstance(x, n.Scope) and x.kind in ("tree", "imports") for x in nodes),
        any(entry.needed for entry in program.designating),
        program.obtained is not None,
    )  # fmt: skip


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, tuple):
        for part in node:
            yield from _nodes(part)
    elif is_dataclass(node):
        yield node
        for each in fields(node):
            yield from _nodes(getattr(node, each.name))


@dataclass
class Filler:
    """Fills gaps; with `partly`, a gap may also stay. `settled` names the materials whose status is known.

    `only` names the gaps to fill, by the words in which a judgement asks for them.
    """

    choose: Choose
    asked: Asked
    partly: bool = False
    settled: Collection[str] = field(default=())
    only: Collection[str] | None = None

    def declaration(self, declaration: Declaration) -> Declaration:
        """The declaration with its gaps filled."""
        return replace(declaration, good=self.item(declaration.good, {}, top=True))

    def pick(self, fact: str, options: Sequence[T], gap: T) -> T:
        """One of the options, or the gap itself where it may stay."""
        if self.only is not None and not any(each == fact or each.startswith(f"{fact} in ") for each in self.only):
            return gap
        found = self.choose([LEAVE, *options] if self.partly else options)
        return gap if found is LEAVE else found

    def item(self, item: Item, room: Mapping[str, Fraction], *, top: bool = False) -> Item:
        """An item filled; `room` says how much it may be worth and weigh at most."""
        code, place = item.code, item.produced_in
        if code is None or len(code) < 6:
            options = [c for c in CODES if c.startswith(code or "")]
            code = self.pick(f"code of {item.name}" if code is None else f"full code of {item.name}", options, code)
        if place is None:
            options = ["MX", "CA", PARTNER, ABROAD]
            if item.imported is not None or item.wholly_obtained:
                options = [ABROAD] if item.imported else ["MX", "CA"]
            if item.originating:  # it was made where origin can be had
                options = [place for place in options if place in {*PARTIES, *self.asked.states}] or options
            place = self.pick(f"place of production of {item.name}", options, None)
        processes, complete = self._processes(item)
        filled = replace(
            item,
            code=code,
            produced_in=place,
            amounts={**item.amounts, **self._amounts(item, room, top=top)},
            descriptions={**item.descriptions, **self._descriptions(item)},
            facts={**item.facts, **(self._facts(item) if top else {})},
            processes=processes,
            processes_complete=complete,
        )
        if not top:
            if place is None:
                filled = replace(filled, imported=self._imported(filled))
            filled = replace(filled, self_produced=self._own(filled))
            filled = replace(filled, originating=self._status(filled), supplier_statement=self._statement(filled))
            filled = replace(filled, designated_intermediate=self._designated(filled))
        filled = replace(filled, wholly_obtained=self._obtained(filled))
        return replace(filled, holdings=self._materials(filled, top=top))

    def _descriptions(self, item: Item) -> dict[str, bool]:
        words = sorted(self.asked.words - set(item.descriptions))
        return _known({each: self.pick(f'whether {item.name} is "{each}"', [True, False], None) for each in words})

    def _facts(self, item: Item) -> dict[str, bool]:
        fact = 'whether "{}" is established for ' + item.name
        words = sorted(self.asked.questions - set(item.facts))
        return _known({each: self.pick(fact.format(each), [True, False], None) for each in words})

    def _amounts(self, item: Item, room: Mapping[str, Fraction], *, top: bool) -> dict[str, Amount]:
        found: dict[str, Amount] = {}
        for key in sorted(self.asked.amounts - {"value"} if top else self.asked.amounts & {"value", "weight"}):
            amount = item.amounts.get(key) or Amount(Fraction(0), None)
            if amount.known:
                continue
            most = BIG if amount.high is None else amount.high  # what is declared stands, whatever is inside
            low = min(max(amount.low, self._inside(item, key), LEAST if key in BASES else Fraction(0)), most)
            high = max(low, min(most, room.get(key, BIG)))
            number = self.pick(key if top else f"{key} of {item.name}", sorted({low, high}), None)
            if number is not None:
                found[key] = Amount.exactly(number, amount.unit)
            elif self.partly and low < high:
                found |= self.choose([{}, {key: Amount(low, (low + high) / 2, amount.unit)}])
        return found

    def _inside(self, item: Item, key: str) -> Fraction:
        """The least that the materials listed in an item amount to."""
        holding = item.holdings.get("materials")
        return sum((_low(part, key) for part in (holding.items if holding else ())), Fraction(0))

    def _status(self, item: Item) -> Any:
        if item.originating is not None or item.name in self.settled:
            return item.originating
        worked_out = "materials" in item.holdings or item.produced_in in (ABROAD, PARTNER)
        options: list[Any] = [None] if worked_out and not self.partly else [True, False]
        if item.wholly_obtained and item.produced_in in PARTIES:  # then it originates, and nothing else can be so
            options = [True]
        return self.pick(f"origin of {item.name}", options, None)

    def _obtained(self, item: Item) -> Any:
        """Whether it is wholly obtained: not, where it was made elsewhere or of something."""
        if item.wholly_obtained is not None or self.asked.defined:  # the text says it of what is not declared
            return item.wholly_obtained
        holding = item.holdings.get("materials")
        made = holding is None and (self.asked.deep or item.self_produced) if holding is None else holding != NOTHING
        can_be = item.produced_in in PARTIES and not item.imported and item.originating is not False and not made
        return self.pick(f"whether {item.name} is wholly obtained", [True, False] if can_be else [False], None)

    def _imported(self, item: Item) -> Any:
        """Whether it was imported, where that is no other way to say where it was made."""
        if item.imported is not None or not self.partly:
            return item.imported
        can_be = not (item.originating or item.wholly_obtained or item.self_produced or item.name in self.settled)
        return self.pick(f"whether {item.name} is imported", [True, False] if can_be else [False], None)

    def _own(self, item: Item) -> Any:
        """Whether the producer of the good made it; what nobody lists the insides of was taken in."""
        if item.self_produced is not None or item.imported or item.supplier_statement not in (None, {}):
            return item.self_produced
        if "materials" not in item.holdings:
            return False if self.asked.deep else None
        can_be = item.produced_in in (None, *PARTIES)
        return self.pick(f"whether {item.name} is self-produced", [True, False] if can_be else [False], None)

    def _designated(self, item: Item) -> Any:
        if item.designated_intermediate is not None or not (item.self_produced and self.asked.designation):
            return item.designated_intermediate
        return self.pick(f"whether {item.name} is designated as intermediate", [True, False], None)

    def _statement(self, item: Item) -> Any:
        if item.supplier_statement is not None or not self.asked.statement:
            return item.supplier_statement
        return self.pick(f"supplier's statement for {item.name}", [True, False], None)

    def _processes(self, item: Item) -> tuple[tuple[Process, ...], bool]:
        """The operations with their places, perhaps more of them, and whether these are now all."""
        known = []
        for each in item.processes:
            fact = f"where {each.name} of {item.name} took place"
            gap = each.place is None and each.name in self.asked.operations
            known.append(replace(each, place=self.pick(fact, ["MX", ABROAD], None)) if gap else each)
        if item.processes_complete:
            return tuple(known), True
        ways: list[tuple[Process, ...]] = []
        for name in sorted(self.asked.operations):
            found = self.pick(f"whether {item.name} underwent {name}", [(), (Process(name, "MX"),)], None)
            ways += [] if found is None else [found]
        all_said = bool(ways) if self.only is not None else len(ways) == len(self.asked.operations)
        return (*known, *(process for way in ways for process in way)), all_said

    def _materials(self, item: Item, *, top: bool) -> dict[str, Holding]:
        holding = item.holdings.get("materials")
        if holding is None and not (top or self.asked.deep or item.self_produced):
            return dict(item.holdings)
        given = holding.items if holding else ()
        room = {key: BIG if top or item.amounts.get(key) is None else _high(item, key) for key in ("value", "weight")}
        parts: list[Item] = []
        for i, part in enumerate(given):
            rest = {key: room[key] - sum((_low(p, key) for p in given[i + 1 :]), Fraction(0)) for key in room}
            parts.append(self.item(part, rest))
            room = room if top else {key: room[key] - _high(parts[-1], key) for key in room}
        if holding is not None and holding.complete:
            return {**item.holdings, "materials": Holding(tuple(parts), True)}
        ways: list[tuple[Item, ...]] = [(), *((extra,) for extra in _extras(item, room, self.asked))]
        more = self.pick(f"complete list of materials of {item.name}", ways, None)
        if more is None:
            return dict(item.holdings) if holding is None else {"materials": Holding(tuple(parts), False)}
        return {**item.holdings, "materials": Holding((*parts, *more), True)}


def _known(answers: Mapping[str, bool | None]) -> dict[str, bool]:
    return {each: answer for each, answer in answers.items() if answer is not None}


def _low(item: Item, key: str) -> Fraction:
    return item.amounts[key].low if key in item.amounts else Fraction(0)


def _high(item: Item, key: str) -> Fraction:
    amount = item.amounts.get(key)
    return Fraction(0) if amount is None else BIG if amount.high is None else amount.high


def _extras(item: Item, room: Mapping[str, Fraction], asked: Asked) -> list[Item]:
    """Materials of every kind that an open list may turn out to hold, as much as there is room for."""
    everything = {key: Amount.exactly(max(most, Fraction(0))) for key, most in room.items()}
    done = tuple(Process(name, "MX") for name in sorted(asked.operations))
    return [
        Item(
            f"{item.name}+", code, amounts=everything, produced_in=place, originating=originating,
            descriptions=dict.fromkeys(asked.words, described), processes=processes, processes_complete=True,
            holdings={"materials": Holding((), True)},
        )
        for code, place in (("720810", ABROAD), ("870840", "MX"))
        for originating in ((True, False) if place == "MX" else (False,))
        for described in ((True, False) if asked.words else (False,))
        for processes in dict.fromkeys(((), done))
    ]  # fmt: skip


# ---- all choices, or some of them


def runs(most: int, make: Callable[[Choose], T]) -> Iterator[T]:
    """What `make` gives for every sequence of choices; for up to `most` sequences at random where there are more."""
    found = []
    for result in _every(make):
        found.append(result)
        if len(found) > most:
            break
    else:
        yield from found
        return
    dice = random.Random(0)
    for _ in range(most):
        yield make(lambda options: dice.choice(list(options)))


def _every(make: Callable[[Choose], T]) -> Iterator[T]:
    script: list[int] = []
    while True:
        taken: list[tuple[int, int]] = []

        def choose(options: Sequence[Any], script: list[int] = script, taken: list[tuple[int, int]] = taken) -> Any:
            i = script[len(taken)] if len(taken) < len(script) else 0
            taken.append((i, len(options)))
            return options[i]

        yield make(choose)
        while taken and taken[-1][0] == taken[-1][1] - 1:
            taken.pop()
        if not taken:
            return
        script = [i for i, _ in taken[:-1]] + [taken[-1][0] + 1]
