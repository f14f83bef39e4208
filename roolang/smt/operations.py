"""Operations on the good: which took place, where, in which order; and whether these were all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roolang.smt.asking import Asking
from roolang.smt.formula import Formula
from roolang.smt.needs import Needs

FURTHER = "further working"
"""An operation that no text names."""


class Operations:
    """What both texts ask of operations on the good, as booleans that say what happened where."""

    def __init__(self, asking: Asking, needs: Needs) -> None:
        self.asking, self.needs, self.book = asking, needs, asking.book
        self.places = _stand_ins(asking.places, self._sets())
        self.names = sorted({name for name, _, _ in needs.done} | set(self._of_lists()))
        if needs.only:
            self.names.append(FURTHER)

    def occurs(self, name: str, place: str) -> Formula:
        """That an operation took place somewhere."""
        return self.book.name(f"occurs|{name}|{place}")

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
        """What is after another in a few places is after it in more; of two operations one comes after the other."""
        for other, wider, then in self.needs.done:
            if (other, then) == (name, after) and (not wider or (places and set(places) < set(wider))):
                yield self.book.implies(asked, self.asking.done(other, wider, then))
            if (other, then) == (after, name):
                here = self.book.any_(self.occurs(name, each) for each in self.places if not places or each in places)
                there = self.book.any_(self.occurs(other, each) for each in self.places if not wider or each in wider)
                back = self.asking.done(other, wider, then)
                yield self.book.implies(self.book.all_((here, there)), self.book.any_((asked, back)))

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
