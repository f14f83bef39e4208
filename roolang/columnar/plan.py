"""One plan for many rules: rules of one shape share a text of SQL, and what differs between them are rows of a table.

For every kind of goods the leaves of its rule are written; leaves of one shape, of whatever kind, take one slot. Of a
slot the numbers that are the same for all kinds stand in the text, the others become columns joined on the kind. What
the leaves come to is one number of base three (`pattern`), and what a pattern means is told by the interpreter's own
connectives, once for each pattern that occurs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from roolang.columnar.kinds import Kind
from roolang.columnar.parts import Part, Test, leaves, root_of
from roolang.columnar.spans import SPANS, Head, Number, Value, listed
from roolang.columnar.sql import AGGREGATE, HOLE, Writer, Written
from roolang.columnar.status import status_part
from roolang.columnar.unplanned import Unplanned
from roolang.domain.truth import Truth

MOST_LEAVES = 38
"""So many leaves of base three are one number."""
TRUTHS = (Truth.NO, Truth.UNKNOWN, Truth.YES)
_HOLES = re.compile(f"{HOLE}(\\d+){HOLE}")
_SPANS = re.compile(f"{SPANS}(\\d+),\\d+{SPANS}")
_COLUMNS = re.compile(r"\b[ad]\.\w+")
_AGGREGATES = re.compile(f"{AGGREGATE}(\\d+){AGGREGATE}")


@dataclass(slots=True)
class Rule:
    """What confers origin on goods of one kind by one text, its leaves, and the slots that they take.

    `places` has the test of each leaf by the identity of the leaf, which costs less than to look it up by all it says.
    """

    kind: Kind
    root: Part
    tests: tuple[Test, ...]
    places: Mapping[int, int]
    written: tuple[Written, ...] = ()
    slots: tuple[int, ...] = ()

    def answered(self, pattern: int) -> Callable[[Part], Truth]:
        """What each of its leaves comes to."""
        found = []
        for _ in self.tests:
            pattern, digit = divmod(pattern, 3)
            found.append(TRUTHS[digit])
        return lambda leaf: found[self.places[id(leaf)]]


@dataclass(slots=True)
class Slot:
    """Leaves of one shape: what is written of them, by the number of the kind."""

    written: dict[int, Written] = field(default_factory=dict)
    weights: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class TextPlan:
    """One text: its rules by the number of the kind, why others have none, and its slots."""

    rules: dict[int, Rule] = field(default_factory=dict)
    unplanned: dict[int, str] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)
    _taken: dict[tuple[object, int], int] = field(default_factory=dict)

    def add(self, number: int, planned: Rule | str) -> None:
        """Takes in the rule for a kind, or why there is none."""
        if isinstance(planned, str):
            self.unplanned[number] = planned
            return
        rule = self.rules[number] = replace(planned)
        count: dict[object, int] = {}
        slots = []
        for position, written in enumerate(rule.written):
            shape = written.shape
            count[shape] = count.get(shape, 0) + 1
            slot = self._taken.setdefault((shape, count[shape]), len(self.slots))
            if slot == len(self.slots):
                self.slots.append(Slot())
            self.slots[slot].written[number] = written
            self.slots[slot].weights[number] = 3**position
            slots.append(slot)
        rule.slots = tuple(slots)


def planned(kind: Kind, writer: Writer) -> Rule | str:
    """The rule for a kind, or why columns cannot say it."""
    try:
        return _rule(kind, writer)
    except Unplanned as why:
        return str(why)


def _rule(kind: Kind, writer: Writer) -> Rule:
    root = status_part(kind) if kind.below else root_of(kind)
    tests = tuple(dict.fromkeys(leaf.test for leaf in leaves(root) if leaf.test is not None))
    if len(tests) > MOST_LEAVES:
        raise Unplanned("a rule of very many conditions")
    numbers = {test: number for number, test in enumerate(tests)}
    places = {id(leaf): numbers[leaf.test] for leaf in leaves(root) if leaf.test is not None}
    return Rule(kind, root, tests, places, tuple(map(writer.write, tests)))


@dataclass(slots=True)
class Query:
    """What is asked of the engine: sums over lines, and for each text the pattern, the figures of each slot, and where
    a base is not positive.

    `members` have for each row of the table of kinds its kind and the code of its goods, `digits` says how many digits
    codes of materials have. `columns` are the numbers that differ from row to row, by name; a kind without has nought.
    """

    members: Sequence[tuple[int, str]]
    digits: int
    aggregates: dict[str, str] = field(default_factory=dict)
    columns: dict[tuple[int, ...], str] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)
    figures: list[list[tuple[tuple[str, ...], int]]] = field(default_factory=list)
    baseless: list[list[str]] = field(default_factory=list)

    def add(self, text: TextPlan) -> None:
        """Takes in a text."""
        patterns, figures, baseless = [], [], []
        for slot in text.slots:
            answer, told, decimals, none = self._slot(slot)
            if none:
                asked = {kind: int(kind in slot.written) for kind in text.rules}
                baseless.append(f"({self.number(asked)} = 1 AND {none})")
            weights: dict[int, Number] = {**dict.fromkeys(text.rules, 0), **slot.weights}
            patterns.append(f"{self.number(weights)} * CAST({answer} AS BIGINT)")
            figures.append((told, decimals))
        self.patterns.append(" + ".join(patterns) or "0")
        self.figures.append(figures)
        self.baseless.append(baseless)

    def told(self) -> list[str]:
        """The columns that figures are made of."""
        texts = (text for figures in self.figures for told, _ in figures for text in told)
        return sorted({name for text in texts for name in _COLUMNS.findall(text)})

    def aggregate(self, text: str) -> str:
        """The name of a sum over the lines of a good."""
        return self.aggregates.setdefault(text, f"a{len(self.aggregates)}")

    def _slot(self, slot: Slot) -> tuple[str, tuple[str, ...], int, str]:
        first = next(iter(slot.written.values()))
        names = [
            self.aggregate(self._filled(text, {kind: each.aggregates[i][1] for kind, each in slot.written.items()}))
            for i, (text, _) in enumerate(first.aggregates)
        ]
        values = {kind: each.values for kind, each in slot.written.items()}

        def whole(text: str) -> str:
            return _AGGREGATES.sub(lambda found: f"coalesce(a.{names[int(found[1])]}, 0)", self._filled(text, values))

        return whole(first.answer), tuple(map(whole, first.figures)), first.decimals, whole(first.baseless)

    def _filled(self, text: str, values: Mapping[int, Sequence[Value]]) -> str:
        def of(place: str) -> dict[int, Any]:
            return {kind: each[int(place)] for kind, each in values.items()}

        text = _SPANS.sub(lambda found: listed(of(found[1]), self.number), text)
        return _HOLES.sub(lambda found: self.number(of(found[1])), text)

    def number(self, by_kind: Mapping[int, Number]) -> str:
        """A number in the text, or the column of those that differ."""
        each = set(by_kind.values())
        if len(each) == 1 and isinstance(only := next(iter(each)), int):
            return str(only)
        heads = {kind: number for kind, number in by_kind.items() if isinstance(number, Head)}
        plain = {kind: number for kind, number in by_kind.items() if isinstance(number, int)}
        numbers = tuple(
            [self._end(heads[kind], code) if kind in heads else plain.get(kind, 0) for kind, code in self.members]
        )
        return f"d.{self.columns.setdefault(numbers, f'p{len(self.columns)}')}"

    def _end(self, head: Head, code: str) -> int:
        return int(code[: head.length].ljust(self.digits, "9" if head.last else "0")[: self.digits])
