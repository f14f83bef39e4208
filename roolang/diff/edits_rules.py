"""Product rules of two texts: for which goods they differ, and in which clauses.

What governs the same goods is held together, however the goods are divided among rules: a rule that was split, joined
with another or renumbered without a change for any good differs in nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from roolang.diff.canonical import Range, common, less, together, union
from roolang.diff.edits import ClauseEdit, Edit, Passage, Ranges
from roolang.diff.edits_clauses import Clauses, parts_of
from roolang.diff.goods import ALL, USUAL, Piece, editions_of, held, may_have_goods, pieces, subheadings
from roolang.diff.plain import Names, named, normal, words
from roolang.diff.side import Side
from roolang.diff.telling import digits, said_codes
from roolang.domain import nomenclature
from roolang.syntax import tree as t

REQUIRES, ADDS, ACCEPTS = "requires", "additionally requires", "alternatively accepts"
VERBS = (REQUIRES, ADDS, ACCEPTS)
Pair = tuple["t.ProductRule | None", "t.ProductRule | None"]


@dataclass(slots=True)
class Memory:
    """What was found out of pairs of rules; it holds as long as names mean the same in both texts."""

    alike: dict[tuple[t.ProductRule, t.ProductRule], bool] = field(default_factory=dict)
    clauses: dict[tuple[t.ProductRule, t.ProductRule], list[ClauseEdit]] = field(default_factory=dict)
    by_name: list[t.ProductRule] = field(default_factory=list)


@dataclass(slots=True)
class Rules:
    """Compares the product rules of two sides; `names` tells what the first calls things of the second.

    `differing` are the folded names that mean something else in the second.
    """

    before: Side
    after: Side
    names: Names
    differing: frozenset[str] = frozenset()
    memory: Memory = field(default_factory=Memory)
    same: int = 0
    alike_in_all: tuple[Range, ...] = ()
    felt: list[t.ProductRule] = field(default_factory=list)
    """Rules of the second text that differ, if only by what a name in them means."""

    def edits(self) -> list[Edit]:
        """All differences of rules, in the order of their codes."""
        found: list[Edit] = []
        self.alike_in_all = asked_alike(self.before, self.after)
        for verb in VERBS:
            every = verb != REQUIRES or any(isinstance(each, t.AllApply) for each in self.after.provisions)
            cut = pieces(
                held(self.before, verb), held(self.after, verb), editions_of(self.before, self.after), every=every
            )
            found += self._of_verb(list(cut))
        return sorted(found, key=lambda each: (each.codes, each.title))

    def _of_verb(self, cut: list[Piece]) -> Iterator[Edit]:
        pairs: dict[tuple[int, int], tuple[Pair, list[Range]]] = {}
        unchanged: set[int] = set()
        changed: set[int] = set()
        for piece in cut:
            left, right = self._unlike(piece)
            if not less(piece.ranges, self.alike_in_all):
                left, right = [], []
            unchanged |= {id(rule) for rule in piece.after if not any(rule is each for each in right)}
            for one, other in _aligned(left, right):
                self.felt += [other] if other else []
                if real := self._real(less(piece.ranges, self.alike_in_all)):
                    changed.add(id(other))
                    pairs.setdefault((id(one), id(other)), ((one, other), []))[1].extend(real)
        self.same += len(unchanged - changed)
        return self._told([(pair, union(ranges)) for pair, ranges in pairs.values()])

    def _unlike(self, piece: Piece) -> tuple[list[t.ProductRule], list[t.ProductRule]]:
        """The rules on a piece that have no twin in the other text."""
        left, right = list(piece.before), list(piece.after)
        for rule in piece.before:
            twin = next((each for each in right if self._alike(rule, each)), None)
            if twin is not None:
                left.remove(rule)
                right.remove(twin)
        return left, right

    def _alike(self, one: t.ProductRule, other: t.ProductRule) -> bool:
        """Whether two rules ask the same, or say it in names whose meaning is told of by itself."""
        key = (one, other)
        if key not in self.memory.alike:
            self.memory.alike[key] = self._meet(one, other)
        return self.memory.alike[key]

    def _meet(self, one: t.ProductRule, other: t.ProductRule) -> bool:
        if one == other and not self.differing & self.after.mentions(other):
            return True
        if self.before.body(one) == self.after.body(other):
            return True
        alike = normal(one.cond) == normal(other.cond, self.names)
        if alike and self.differing & named(other.cond):
            self.memory.by_name.append(other)
            return True
        return False

    def _real(self, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        """Ranges without those in which there can be no goods."""
        editions = editions_of(self.before, self.after)
        return tuple(each for each in ranges if may_have_goods(editions, *each))

    # ---- telling

    def _told(self, pairs: list[tuple[Pair, tuple[Range, ...]]]) -> Iterator[Edit]:
        whole = [(pair, ranges) for pair, ranges in pairs if pair[0] and pair[1]]
        out = [(one, ranges) for (one, other), ranges in pairs if one and not other]
        into = [(other, ranges) for (one, other), ranges in pairs if other and not one]
        for (one, other), ranges in whole:
            assert one and other
            yield self._changed(one, other, ranges)
        for other, ranges in into:
            place = next((i for i, (one, lost) in enumerate(out) if self._became(one, lost, other, ranges)), None)
            if place is None:
                yield self._alone("added", other, ranges)
            else:
                one, lost = out.pop(place)
                yield self._moved(one, other, lost, ranges)
        for one, ranges in out:
            yield self._alone("removed", one, ranges)

    def _became(self, one: t.ProductRule, lost: Any, other: t.ProductRule, found: Any) -> bool:
        """Whether a rule for other goods is the one that went: it asks the same, or is for goods of the same codes."""
        if self.before.body(one) == self.after.body(other):
            return True
        return bool(common(lost, found)) and normal(one.scope) != normal(other.scope)

    def _changed(self, one: t.ProductRule, other: t.ProductRule, ranges: tuple[Range, ...]) -> Edit:
        return self._edit("changed", one, other, ranges, tuple(self._clauses(one, other)))

    def _moved(
        self, one: t.ProductRule, other: t.ProductRule, lost: tuple[Range, ...], found: tuple[Range, ...]
    ) -> Edit:
        said = f"{words(one.scope)} became {words(other.scope)}"
        scope = ClauseEdit("codes", said, _passage(one, one.scope), _passage(other, other.scope))
        clauses = tuple(self._clauses(one, other))
        return self._edit("changed" if clauses else "moved", one, other, union((*lost, *found)), (scope, *clauses))

    def _clauses(self, one: t.ProductRule, other: t.ProductRule) -> list[ClauseEdit]:
        if (one, other) not in self.memory.clauses:
            first, second = parts_of(one.cond, one, self.before), parts_of(other.cond, other, self.after)
            self.memory.clauses[one, other] = Clauses(self.names).edits(first, second)
        return self.memory.clauses[one, other]

    def _alone(self, kind: str, rule: t.ProductRule, ranges: tuple[Range, ...]) -> Edit:
        one, other = (None, rule) if kind == "added" else (rule, None)
        return self._edit(kind, one, other, ranges, ())

    def _edit(
        self, kind: str, one: t.ProductRule | None, other: t.ProductRule | None, ranges: tuple[Range, ...],
        clauses: tuple[ClauseEdit, ...],
    ) -> Edit:  # fmt: skip
        rule = other or one
        assert rule is not None
        before, after = (_passage(each, each) if each else None for each in (one, other))
        note = rule.verb if rule.verb != REQUIRES else ""
        title = f"rule for {_goods(rule, ranges)}" + (f" ({note})" if note else "")
        codes: Ranges = tuple(map(digits, ranges))
        return Edit("rule", kind, title, before, after, clauses, codes, touched(ranges, self.after))


def asked_alike(before: Side, after: Side) -> tuple[Range, ...]:
    """The codes for which two texts ask the same in all, whether in a rule or in notes beside it."""
    sides = before, after
    if all(rule.verb == REQUIRES for side in sides for _, rule in side.rules):
        return ()
    if any(isinstance(each, t.AllApply) for side in sides for each in side.provisions):
        return ()
    every = [[each for verb in VERBS for each in held(side, verb)] for side in sides]
    apart = [ranges for held_ in every for each in held_ if each.which for ranges in each.ranges]
    plain = [[each for each in held_ if not each.which] for held_ in every]
    found: list[Range] = []
    for piece in pieces(plain[0], plain[1], editions_of(before, after), every=True):
        asked = [_asked(rules, side) for rules, side in zip((piece.before, piece.after), sides, strict=True)]
        if asked[0] is not None and asked[0] == asked[1]:
            found += piece.ranges
    return less(union(found), apart)


def _asked(rules: tuple[t.ProductRule, ...], side: Side) -> Any:
    """What is asked of goods in all, if a rule is for them; rules come with the most specific first."""
    required = next((side.body(rule) for rule in rules if rule.verb == REQUIRES), None)
    if required is None:
        return None
    accepted, added = ([side.body(rule) for rule in rules if rule.verb == verb] for verb in (ACCEPTS, ADDS))
    return together(required, accepted, added)


def _goods(rule: t.ProductRule, ranges: tuple[Range, ...]) -> str:
    """The goods of a rule for which it differs: all that it is for, or some of their codes."""
    goods = words(rule.scope)
    if ranges == (ALL,):
        return goods
    said = said_codes(ranges)
    return (
        goods if said == goods or rule.scope.goods.kind != "codes" or len(goods) <= len(said) else f"{said}, of {goods}"
    )


def _aligned(left: list[t.ProductRule], right: list[t.ProductRule]) -> Iterator[Pair]:
    for i in range(max(len(left), len(right))):
        yield (left[i] if i < len(left) else None), (right[i] if i < len(right) else None)


def _passage(rule: t.ProductRule, node: Any) -> Passage:
    return Passage(words(node), str(node.span), tuple(cite.words for cite in rule.cites))


def touched(ranges: tuple[Range, ...], side: Side) -> int | None:
    """How many subheadings there are among some codes."""
    if ranges == (ALL,):
        return None
    edition = side.nomenclature if side.nomenclature in nomenclature.loaded() else USUAL
    return sum(subheadings(edition or USUAL, *each) for each in ranges)
