"""Sets of missing facts tried: of those that an answer offers, the ones of which some answers settle the verdict.

A set is put together condition by condition, so it may be one fact short: the price alone, where the value that is held
against it is not known either. Each is answered at its ends and judged again; one that leaves the verdict open however
it is answered is told with what is missing then, if that is enough, else not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice, product
from typing import Any, TypeAlias

from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import Holding, Item, Process, fold, items_of
from roolang.domain.truth import Truth
from roolang.interpret.answer import Ways, missing, smallest
from roolang.interpret.facts import BASE, Fact
from roolang.interpret.judgement import Judgement
from roolang.interpret.settling import ANSWERS, states_of
from roolang.interpret.stretches import known_of
from roolang.interpret.supposing import Edit, OfItem, OfRoute, supposed, too_long

Said: TypeAlias = tuple[Edit, ...]
TRIALS = 24
"""So often one verdict is judged again at most, and as often as there is time for."""
LOOKED = 2_000
"""So many lines are looked at in all trials of one verdict."""
LONGEST = 3
"""Sets of more facts are not tried."""
EACH = 9
"""So many answers to each fact of a set are tried; of where something was made, all."""
OPENED = 2
"""After so many answers that settle nothing it is asked what is missing then."""
MATERIALS = "materials"
MUCH = Fraction(10**9)


def tried(judgement: Judgement, ways: Ways) -> Ways:
    """The sets that could settle the verdict, of which the tried ones do."""
    good = judgement.declaration.good
    if too_long(judgement) or (good.code is None and not good.candidates) or judgement.declaration.fungible:
        return ways
    found = _Trial(judgement).of(ways)
    return smallest(found)


class _Trial:
    """Answers tried on one judgement, as long as there is time for it."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.left = min(TRIALS, LOOKED // max(judgement.looked, 1))
        self.items = {id(item) for item in items_of(judgement.declaration.good)}

    def of(self, ways: Ways) -> Iterator[frozenset[Fact]]:
        """Those of which some answers settle it, the others with what they lack."""
        for way in ways:
            settles, left_open = self.settles(way)
            if settles:
                yield way
                continue
            lacking = (other for ended in left_open for other in self.here(ended))
            more = (way | other for other in lacking if not any(fact.words == BASE for fact in other))
            yield from (
                longer for longer in islice(dict.fromkeys(more), EACH) if longer > way and self.settles(longer)[0]
            )

    def settles(self, way: frozenset[Fact]) -> tuple[bool, list[Judgement]]:
        """Whether some answers to a set settle the verdict, or nobody knows; and some judgements that stay open."""
        said, left_open = self.answers(way), list[Judgement]()
        for edits in () if said is None else said:
            if self.left <= 0:
                return True, []
            self.left -= 1
            found = supposed(self.judgement, edits)
            if found.trace.truth is not Truth.UNKNOWN:
                return True, []
            left_open.append(found)
        return not left_open, left_open[-OPENED:]

    def here(self, ended: Judgement) -> Iterator[frozenset[Fact]]:
        """What is missing in a judgement of what is supposed, said of the items as they are declared.

        What is asked of an item that is only supposed to be there is left out.
        """
        declared = dict(_pairs(ended.declaration.good, self.judgement.declaration.good))
        for way in missing(ended.trace.answer)[0]:
            if all(fact.item is None or id(fact.item) in declared for fact in way):
                yield frozenset(
                    Fact(str(fact), fact.kind, fact.item and declared[id(fact.item)], fact.words) for fact in way
                )

    def answers(self, way: frozenset[Fact]) -> list[Said] | None:
        """Answers to a set of facts; `None` where they cannot be written down, or are too many."""
        each = [self.answer(fact) for fact in sorted(way)]
        if len(each) > LONGEST or not all(each):
            return None
        chosen = list(product(*each))
        ends = sorted(chosen, key=lambda some: len({one.index(said) for one, said in zip(each, some, strict=True)}))
        most = max(EACH, *map(len, each)) * len(each)
        return [tuple(edit for said in some for edit in said) for some in ends[:most]]

    def answer(self, fact: Fact) -> list[Said]:
        """The answers to one fact: yes and no, the ends of an amount; none where it cannot be answered here."""
        item, kind = fact.item, fact.kind
        if item is None or id(item) not in self.items:
            return []
        if kind in ANSWERS:
            return [self.instead(item, ANSWERS[kind](item, fact.words, so)) for so in (True, False)]
        match kind:
            case "amount":
                return [self.instead(item, _with(item, fact.words, end)) for end in self.ends(item, fact.words)]
            case "place" if self.judgement.program.parties:
                states = states_of(self.judgement.program)
                return [self.instead(item, replace(item, produced_in=state)) for state in states]
            case "listed" if (fact.words or MATERIALS) == MATERIALS:
                return [(OfItem(item, _listing(more)),) for more in ((), (self.foreign(item),))]
            case "route" if item is self.judgement.declaration.good:
                return [(OfRoute(fact.words.replace(" ", "_"), party),) for party in self.judgement.program.parties]
            case "done" if fact.words:
                places = self.judgement.program.parties or (None,)
                done = (replace(item, processes=(*item.processes, Process(fold(fact.words), p))) for p in places)
                return [self.instead(item, each) for each in (*done, replace(item, processes_complete=True))]
        return []

    def foreign(self, item: Item) -> Item:
        """One more material of an item, foreign, worth all of it, and of the code of the good."""
        value = item.amounts.get("value")
        most = MUCH if value is None or value.high is None else value.high
        amounts = {"value": Amount.exactly(most, MONEY)}
        code = self.judgement.declaration.good.code
        return Item("one more", code, amounts=amounts, originating=False, holdings={MATERIALS: Holding((), True)})

    def instead(self, item: Item, new: Item) -> Said:
        """One item with what differs in another."""
        return (OfItem(item, _becoming(item, new)),)

    def ends(self, item: Item, name: str) -> list[Amount]:
        """What an amount may be at its ends and between."""
        known = known_of(self.judgement, item, name)
        low, high = known.low, known.high
        most = low + MUCH if high is None else high
        between = low + 1 if high is None else (low + most) / 2
        return [Amount.exactly(end, known.unit) for end in dict.fromkeys((most, low, between))]


def _pairs(supposed: Item, declared: Item) -> Iterator[tuple[int, Item]]:
    """Each item as it is supposed, by identity, with that which is declared: more may be supposed behind them."""
    yield id(supposed), declared
    for name, holding in declared.holdings.items():
        for new, old in zip(supposed.holdings[name].items, holding.items, strict=False):
            yield from _pairs(new, old)


def _becoming(old: Item, new: Item) -> Callable[[Item], Sequence[Item]]:
    """Only what differs is taken over, so that several answers about one item stand together."""
    names = [name for name in type(old).__slots__ if getattr(old, name) is not getattr(new, name)]

    def become(item: Item) -> Sequence[Item]:
        found: dict[str, Any] = {}
        for name in names:
            was, is_, now = getattr(old, name), getattr(new, name), getattr(item, name)
            if isinstance(now, Mapping) and isinstance(is_, Mapping):
                found[name] = {**now, **is_}
            elif isinstance(now, tuple):
                found[name] = (*now, *is_[len(was) :])
            else:  # also where origin is declared for other texts, and then for all
                found[name] = is_
        return (replace(item, **found),)

    return become


def _listing(more: tuple[Item, ...]) -> Callable[[Item], Sequence[Item]]:
    """The list of materials is complete with these besides."""

    def become(item: Item) -> Sequence[Item]:
        listed = item.holdings.get(MATERIALS, Holding())
        return (replace(item, holdings={**item.holdings, MATERIALS: Holding((*listed.items, *more), True)}),)

    return become


def _with(item: Item, name: str, amount: Amount) -> Item:
    return replace(item, amounts={**item.amounts, name: amount})
