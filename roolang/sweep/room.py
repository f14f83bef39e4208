"""The room that tests leave an open number: for which values each party's tests pass, and for which all of them do.

A test is a red line: what a party wants to see originate, or not. Its text is put with a value in the place of the
letter, and the test is run; it can only turn where a comparison with the number does, so that the ends are exact. Of
a number that is more than a limit (`plain.py`) nothing is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

from roolang.diagnostics import has_errors
from roolang.domain.declaration import fold, items_of
from roolang.record import record
from roolang.source import Span
from roolang.sweep.course import along, turns
from roolang.sweep.plain import doubt, uncertain
from roolang.sweep.varying import varied
from roolang.syntax import tree as t
from roolang.syntax.walk import walk
from roolang.workspace.testing import Outcome, expectations
from roolang.workspace.workspace import Workspace, wanted

PASS, FAIL = "pass", "fail"
HUNDRED = Fraction(100)


@record(frozen=True, slots=True)
class Stretch:
    """Values from one to another; whether each end is one of them. No `high`: there is no end."""

    low: Fraction
    high: Fraction | None
    with_low: bool = True
    with_high: bool = True

    def holds(self, value: Fraction) -> bool:
        """Whether a value is in it."""
        above = value > self.low or (value == self.low and self.with_low)
        return above and (self.high is None or value < self.high or (value == self.high and self.with_high))


Stretches = tuple[Stretch, ...]


@record(frozen=True, slots=True)
class RedLine:
    """An expectation of a test, whose it is (everybody's without parties), and for which values it is met."""

    test: str
    span: Span
    expected: str
    parties: tuple[str, ...]
    passes: Stretches
    whole: bool
    exact: bool = True


@record(frozen=True, slots=True)
class Room:
    """An open number of a text: the tests that it bears on, for which values those of each party pass, and all do."""

    text: str
    number: str
    percent: bool
    span: Span
    lines: tuple[RedLine, ...]
    parties: tuple[tuple[str, Stretches], ...]
    both: Stretches

    @property
    def bounding(self) -> tuple[RedLine, ...]:
        """The tests that some value does not meet."""
        return tuple(each for each in self.lines if not each.whole)


def rooms(workspace: Workspace, step: Callable[[str], object] = lambda _: None) -> Iterator[Room]:
    """Every open number of the workspace's own texts on which a test bears."""
    for key in workspace.library.own:
        text = workspace.library.texts[key]
        nodes = [each for each in walk(workspace.edition(text)[0].statements) if isinstance(each, t.OpenNumber)]
        for node in {fold(each.name): each for each in reversed(nodes)}.values():
            step(f"{text.name}, [{node.name}]")
            found = _Finding(workspace, node, text.name, _measured(workspace, node.name)).room()
            if found is not None:
                yield found


def _measured(workspace: Workspace, number: str) -> set[str]:
    """The characteristics of single lines that a number is held against, of which traces have no figures."""
    asked = [each for each in walk(*(module.statements for module in workspace.modules)) if isinstance(each, t.Where)]
    return {fold(each.name) for each in asked if isinstance(each.value, t.OpenNumber) and each.value.name == number}


@dataclass(slots=True)
class _Finding:
    """The search for the room of one number of one text."""

    workspace: Workspace
    node: t.OpenNumber
    text: str
    _measured: set[str] = field(default_factory=set)
    _doubted: bool = False
    _tried: dict[Fraction, list[Callable[[], Outcome]]] = field(default_factory=dict)

    def room(self) -> Room | None:
        """The room, if a test turns on the number, and on nothing but its figures."""
        lines = [each for i, expect in self._red_lines() if (each := self._line(i, expect)) is not None]
        if self._doubted or not any(not each.whole for each in lines):
            return None
        table = tuple(dict.fromkeys(party for each in lines for party in each.parties))
        whole = self._stretches(lambda _: True, (Fraction(0),))
        parties = []
        for party in table:
            own = [each.passes for each in lines if party in each.parties]
            parties.append((party, self._common(own, whole)))
        both = self._common([each.passes for each in lines], whole)
        percent = self.node.percent
        return Room(self.text, self.node.name, percent, self.node.span, tuple(lines), tuple(parties), both)

    def _red_lines(self) -> Iterator[tuple[int, t.Expect]]:
        """The expectations under the text; not those that say that the number is open."""
        for i, (expect, _) in enumerate(expectations(self.workspace)):
            if expect.error or expect.verdict == "undetermined" or expect.missing:
                continue
            under = f"{expect.under} as {expect.party}" if expect.party else expect.under
            if any(each.text.name == self.text for each in wanted(self.workspace, (under,))[0]):
                yield i, expect

    def _line(self, number: int, expect: t.Expect) -> RedLine | None:
        """One expectation along all values; nothing if it cannot be run with a number there."""
        first, second = (self._at(value)[number]() for value in (Fraction(0), Fraction(1)))
        if not first.ran or not second.ran:
            return None
        self._doubted |= not self._plain(first, second) or (bool(expect.asked) and self._worked)
        high = HUNDRED
        course = along(partial(self._looked, number), Fraction(0), high)
        while not self.node.percent and (kinks := course.kinks()) and max(kinks) * 2 >= high:
            high *= 1000
            course = along(partial(self._looked, number), Fraction(0), high)
        passes = self._stretches(lambda value: course.at(value) == PASS, [value for value, _ in course.points])
        parties = (expect.party,) if expect.party else tuple(self._table())
        whole = all(verdict == PASS for verdict in (*(v for _, v in course.points), *course.between))
        return RedLine(first.test, expect.span, first.expected, parties, passes, whole, not course.doubt)

    def _plain(self, first: Outcome, second: Outcome) -> bool:
        """Whether what an expectation was held against with 0 and with 1 tells by its figures where it turns."""
        moves = frozenset({(Fraction(0), Fraction(1, self._scale))})
        pairs = list(zip(first.judgements, second.judgements, strict=True))
        return bool(pairs) and not any(doubt(*pair, moves, lines=bool(self._measured)) for pair in pairs)

    @property
    def _worked(self) -> bool:
        """Whether the number stands in a formula, by its letter or by the name of a parameter."""
        every = list(walk(*(module.statements for module in self.workspace.modules)))
        parameters = [each for each in every if isinstance(each, t.ParameterDefinition)]
        named = [each for each in parameters if self.node in walk(each)]
        names = {fold(self.node.name), *(fold(each.name) for each in named)}
        formulas = [each for each in every if isinstance(each, t.QuantityDefinition | t.MethodDefinition)]
        return any(fold(getattr(each, "name", "")) in names for each in walk(*formulas))

    @property
    def _scale(self) -> int:
        return 100 if self.node.percent else 1

    def _table(self) -> tuple[str, ...]:
        text = self.workspace.library.find(self.text)
        assert text is not None
        return self.workspace.edition(text)[0].parties_at_the_table

    def _at(self, value: Fraction) -> list[Callable[[], Outcome]]:
        if value not in self._tried:
            rules = varied(self.workspace, {fold(self.node.name): value})
            self._tried[value] = [job for _, job in expectations(rules)] if not has_errors(rules.findings) else []
        return self._tried[value]

    def _looked(self, number: int, value: Fraction) -> tuple[str, set[Fraction]]:
        outcome = self._at(value)[number]()
        scale = self._scale
        self._doubted |= any(map(uncertain, outcome.judgements))
        kinks = {kink for each in outcome.judgements for kink in turns(each, value, scale)}
        for each in outcome.judgements:
            items = items_of(each.declaration.good) if self._measured else ()
            amounts = [item.amounts[name] for item in items for name in self._measured if name in item.amounts]
            kinks |= {end * scale for amount in amounts for end in (amount.low, amount.high) if end is not None}
        return (PASS if outcome.passed else FAIL), kinks

    # ---- values

    def _common(self, sets: Iterable[Stretches], whole: Stretches) -> Stretches:
        """The values in all of some sets."""
        every = [whole, *sets]
        ends = {end for each in every for one in each for end in (one.low, one.high) if end is not None}
        return self._stretches(lambda value: all(any(one.holds(value) for one in each) for each in every), ends)

    def _stretches(self, holds: Callable[[Fraction], bool], ends: Iterable[Fraction]) -> Stretches:
        """The values that something holds of, which turns at some ends alone."""
        top = HUNDRED if self.node.percent else None
        points = sorted({Fraction(0), *ends, *([top] if top is not None else [])})
        marks: list[tuple[bool, Fraction, Fraction | None]] = []
        for i, point in enumerate(points):
            behind = points[i + 1] if i + 1 < len(points) else None
            marks.append((holds(point), point, point))
            if behind is not None:
                marks.append((holds((point + behind) / 2), point, behind))
            elif top is None:
                marks.append((holds(point + 1), point, None))
        found: list[Stretch] = []
        last = False
        for so, low, high in marks:
            at = low == high
            if so and last:
                found[-1] = Stretch(found[-1].low, high, found[-1].with_low, with_high=at)
            elif so:
                found.append(Stretch(low, high, with_low=at, with_high=at))
            last = so
        return tuple(found)
