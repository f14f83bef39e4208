"""Operations on the good: which took place, where, in which order; and whether these were all, on materials too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from roolang.ir import nodes as n
from roolang.smt.asking import Asking, only_question
from roolang.smt.formula import FALSE, TRUE, Formula
from roolang.smt.kinds import YES
from roolang.smt.needs import Needs
from roolang.smt.slots import Slot

FURTHER = "further working"
"""An operation that no text names."""
Lists: TypeAlias = tuple[bool, ...]
"""A truth for each list of operations."""


class Operations:
    """What both texts ask of operations on the good, as booleans that say what happened where."""

    def __init__(self, asking: Asking, needs: Needs) -> None:
        self.asking, self.needs, self.book = asking, needs, asking.book
        self.places = _stand_ins(asking.places, self._sets())
        self.names = sorted({name for name, _, _ in needs.done} | set(self._of_lists()))
        if needs.only:
            self.names.append(FURTHER)
        self.lists = list(dict.fromkeys((left.node.names, left.node.places) for left in needs.only.values()))
        self.stand_ins = self._more()
        self._only_on: dict[tuple[str, int], Formula] = {}

    def occurs(self, name: str, place: str) -> Formula:
        """That an operation took place somewhere."""
        return self.book.name(f"occurs|{name}|{place}")

    def name_on(self, slot: Slot, name: str, place: str) -> str:
        """The name for that an operation took place somewhere on lines of a kind, and all that are opened with it."""
        return f"occurs|{name}|{place}|{slot.first.name}"

    def more_than(self, name: str, place: str) -> Lists:
        """For each list of those that are not enough, whether an operation somewhere is more than that."""
        return tuple(name not in names and (not places or place in places) for names, places in self.lists)

    def only_on(self, slot: Slot, asked: n.OnlyDone) -> Formula:
        """That nothing else took place on any line of a kind; one line on which all took place is as good as these."""
        told = dict(slot.facts).get(only_question(asked.names, asked.places))
        if told is not None:
            return TRUE if told == YES else FALSE
        which = self.lists.index((asked.names, asked.places))
        done = ((question[1], place) for question, place in slot.facts if question[0] == "done" and place)
        if any(self.more_than(name, place)[which] for name, place in done):
            return FALSE
        key = slot.first.name, which
        if key not in self._only_on:
            others = (self.name_on(slot, *which_) for more, which_ in self.stand_ins.items() if more[which])
            self._only_on[key] = self.book.not_(self.book.any_(map(self.book.name, others)))
        return self._only_on[key]

    def rules(self) -> Iterator[Formula]:
        """What always holds of operations."""
        for name, places, after in self.needs.done:
            asked = self.asking.done(name, places, after)
            here = self.book.any_(self.occurs(name, each) for each in self.places if not places or each in places)
            if not after:
                yield self.book.same(asked, here)
                continue
            yield self.book.implies(asked, self.book.all_((here, self._anywhere(after))))
            yield from self._orders(name, places, after, asked)
        for key, left in self.needs.only.items():
            others = [each for each in self.names if each not in left.node.names]
            where = left.node.places
            done = (self.occurs(o, each) for o in others for each in self.places if not where or each in where)
            yield self.book.same(self.book.name(self.needs.good_only(key)), self.book.not_(self.book.any_(done)))

    def _anywhere(self, name: str) -> Formula:
        return self.book.any_(self.occurs(name, each) for each in self.places)

    def _orders(self, name: str, places: tuple[str, ...], after: str, asked: Formula) -> Iterator[Formula]:
        """What is after another in some places is so in others, or beside these; of two, one is after the other."""
        mine = [each for each in self.places if not places or each in places]
        for other, elsewhere, then in self.needs.done:
            theirs = [each for each in self.places if not elsewhere or each in elsewhere]
            told = self.asking.done(other, elsewhere, then)
            if (other, then) == (name, after) and elsewhere != places:
                beside = (self.occurs(name, each) for each in mine if each not in theirs)
                yield self.book.implies(asked, self.book.any_((told, *beside)))
            if (other, then) == (after, name):
                here = self.book.any_(self.occurs(name, each) for each in mine)
                there = self.book.any_(self.occurs(other, each) for each in theirs)
                yield self.book.implies(self.book.all_((here, there)), self.book.any_((asked, told)))

    def _more(self) -> dict[Lists, tuple[str, str]]:
        """For each way of being more than some lists an operation and a place; rather one not asked by itself."""
        asked = {name for name, _, _ in self.needs.done}
        found: dict[Lists, tuple[str, str]] = {}
        for name in sorted(self.names, key=lambda each: (each in asked, each != FURTHER)):
            for place in self.places:
                found.setdefault(self.more_than(name, place), (name, place))
        return {more: which for more, which in found.items() if any(more)}

    def _sets(self) -> list[frozenset[str]]:
        done = [frozenset(places) for _, places, _ in self.needs.done if places]
        return [*done, *(frozenset(left.node.places) for left in self.needs.only.values() if left.node.places)]

    def _of_lists(self) -> Iterable[str]:
        """One operation for each way of being in some of the lists of those that are not enough, and not in others."""
        lists = [left.node.names for left in self.needs.only.values()]
        by_lists: dict[tuple[bool, ...], str] = {}
        asked = {name for name, _, _ in self.needs.done}  # what is asked by itself cannot stand for others
        for name in dict.fromkeys(each for names in lists for each in names if each not in asked):
            by_lists.setdefault(tuple(name in names for names in lists), name)
        return by_lists.values()


def _stand_ins(places: tuple[str, ...], sets: list[frozenset[str]]) -> tuple[str, ...]:
    """One place for each way of being in some sets and not in others."""
    found: dict[tuple[bool, ...], str] = {}
    for place in places:
        found.setdefault(tuple(place in each for each in sets), place)
    return tuple(found.values())
