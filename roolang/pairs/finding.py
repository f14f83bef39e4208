"""Boundary pairs: for each condition of a rule two products, just inside and outside, verified by the interpreter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from roolang.format import show
from roolang.pairs.filling import Filling
from roolang.pairs.frame import PRICES, Frame, described
from roolang.pairs.needs import Leaf, Need, Unclear, leaves, needs
from roolang.record import record
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

TURNS = 3
"""Choices among conditions that could fail, or hold, beside the one in question."""
TRIES = 8
"""Places along the list of codes at which a foreign material is looked for."""
VALUES = (Fraction(1), Fraction(300), Fraction(900))
"""What such a material is worth: little, or too much for a tolerance."""
Judge = Callable[[str], bool]
"""Whether the test that a text holds passes."""


@record(frozen=True, slots=True)
class Side:
    """One of two products, as a test: its text, which verdict it expects."""

    text: str
    inside: bool


@record(frozen=True, slots=True)
class Pair:
    """A condition of a rule with its products; without them the reason why there are none."""

    rule: str
    condition: str
    sides: tuple[Side, ...]
    reason: str = ""

    @property
    def name(self) -> str:
        """What the first of its tests is called."""
        return named(self.rule, self.condition, inside=True)


@record(frozen=True, slots=True)
class Subject:
    """A rule with what it is judged in: the name of its text, the frame, the days on which it can be judged."""

    rule: t.ProductRule
    under: str
    frame: Frame
    days: tuple[date, ...]


def pairs(subject: Subject, passes: Judge) -> Iterator[Pair]:
    """A pair for each condition of a rule, in their order."""
    goods = " ".join(show(subject.rule.scope).split())
    try:
        every = tuple(leaves(subject.rule.cond))
    except Unclear as why:
        yield Pair(goods, " ".join(show(subject.rule.cond).split()), (), str(why))
        return
    for leaf in every:
        yield _pair(subject, goods, leaf, passes)


def _pair(subject: Subject, goods: str, leaf: Leaf, passes: Judge) -> Pair:
    words = " ".join(show(leaf.cond).split())
    reason = "no product was found that this condition decides"
    seen: set[str] = set()
    for turn in range(TURNS):
        try:
            for sides in _sides(subject, goods, words, leaf, turn):
                tried = sides[0].text + sides[1].text
                if tried not in seen and all(passes(side.text) for side in sides):
                    return Pair(goods, words, sides)
                seen.add(tried)
        except Unclear as why:
            reason = str(why)
    return Pair(goods, words, (), reason)


def _sides(subject: Subject, goods: str, words: str, leaf: Leaf, turn: int) -> Iterator[tuple[Side, Side]]:
    """Products that may do, nearer ones first."""
    others = needs(subject.rule.cond, leaf, turn)
    dearer = _prices(leaf.cond) + [name for name in _prices(subject.rule.cond) if name not in _prices(leaf.cond)]
    dearer = dearer if len(dearer) > 1 else []
    tries = [
        *((near, value, "") for near, value in product(range(TRIES), VALUES)),
        *((0, VALUES[0], e) for e in dearer),
    ]
    for near, value, dear in tries:
        inside, outside = (
            _test(subject, goods, words, leaf, others, inside=each, near=near, value=value, dear=dear)
            for each in (True, False)
        )
        yield Side(inside, True), Side(outside, False)


def _prices(cond: t.Node) -> list[str]:
    """The prices that a condition names."""
    names = {each.name for each in walk(cond) if isinstance(each, t.Operand | t.MethodName)}
    return [name for name in PRICES if name in names]


def _test(
    subject: Subject,
    goods: str,
    words: str,
    leaf: Leaf,
    others: tuple[Need, ...],
    *,
    inside: bool,
    near: int,
    value: Fraction,
    dear: str,
) -> str:
    """The test of one side."""
    filling = Filling(subject.frame, others, described(subject.rule, subject.frame.stages), near, value, dear)
    given = filling.made(Need(leaf, inside)).given()
    name = named(goods, words, inside=inside)
    verdict = "originating" if inside else "non-originating"
    return f'test "{name}"\n  given {given}\n  on {_day(subject, leaf)}\n  expect {verdict} under {subject.under}\n'


def named(goods: str, words: str, *, inside: bool) -> str:
    """The name of a test: the rule, its condition, and on which side of it."""
    words = f"{goods}: {words}: just {'inside' if inside else 'outside'}"
    return words.replace('"', "'").replace("“", "'").replace("”", "'")


def _day(subject: Subject, leaf: Leaf) -> date:
    """A day on which the condition is written."""
    for guard in leaf.guards:
        if guard.start is not None:
            return max(guard.start, subject.days[0])
        if guard.end is not None:
            return max(min(guard.end, subject.days[-1]), subject.days[0]) if guard.end >= subject.days[0] else guard.end
    latest = [guard.end for guard in _guards(subject.rule.cond) if guard.end is not None]
    return max([subject.days[0], *(end + timedelta(1) for end in latest)])


def _guards(cond: t.Node) -> Iterator[t.Guarded]:
    return (each for each in walk(cond) if isinstance(each, t.Guarded))
