"""Two conditions clause by clause: parts that mean the same are set aside, the others paired by how near they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from roolang.diff.canonical import Form
from roolang.diff.edits import ClauseEdit, Passage
from roolang.diff.plain import Names, joined, normal, words
from roolang.diff.side import Side
from roolang.diff.telling import told
from roolang.syntax import tree as t

NEAR = 0.45
"""How alike the words of two clauses must be for the one to have become the other."""
Pairs: TypeAlias = list[tuple["Part | None", "Part | None"]]


@dataclass(slots=True)
class Part:
    """A condition in its rule: a clause, or clauses joined by one connective."""

    cond: Any
    rule: t.ProductRule
    side: Side
    around: str = "or"
    cites: tuple[str, ...] = ()
    join: str = ""
    parts: list[Part] = field(default_factory=list)

    @property
    def form(self) -> Form:
        """What it asks."""
        return self.side.clause(self.cond, self.rule, self.around)

    @property
    def passage(self) -> Passage:
        """Its words."""
        return Passage(words(self.cond), str(self.cond.span), self.cites)


def parts_of(cond: Any, rule: t.ProductRule, side: Side, around: str = "or", cites: tuple[str, ...] = ()) -> Part:
    """A condition taken apart as far as connectives go."""
    match cond:
        case t.Annotated(cond=inner, allowances=()):
            return parts_of(inner, rule, side, around, (*cites, *(cite.words for cite in cond.cites)))
        case t.Guarded(cond=inner, goods=None) | t.Labelled(cond=inner):
            return parts_of(inner, rule, side, around, cites)
        case t.Chain() | t.Enumeration(head="any of" | "all of"):
            join, items = joined(cond)
            found = [parts_of(each, rule, side, join) for each in items]
            flat = [part for each in found for part in (each.parts if each.join == join else [each])]
            return Part(cond, rule, side, around, cites, join, flat)
    return Part(cond, rule, side, around, cites)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Compares; `names` are those of the second text by those of the first."""

    names: Names

    def same(self, one: Part, other: Part) -> bool:
        """Whether two clauses mean the same, or say the same in names whose meaning is told of by itself."""
        return bool(one.form == other.form or normal(one.cond) == normal(other.cond, self.names))

    def edits(self, one: Part, other: Part) -> list[ClauseEdit]:
        """What became of the one in the other."""
        if self.same(one, other):
            return []
        if not one.join and not other.join:
            return [told(one.cond, other.cond, one.passage, other.passage, (one.side, other.side))]
        if one.join == other.join:
            return self._within(one.parts, other.parts, one.join)
        ways = [
            self._within(*_beside(one, other, join), join) for join in dict.fromkeys((one.join, other.join)) if join
        ]
        whole = [ClauseEdit("clause", "the condition is another", one.passage, other.passage)]
        return min([*ways, whole], key=_length)

    def _within(self, ones: Sequence[Part], others: Sequence[Part], join: str) -> list[ClauseEdit]:
        """What became of some parts in others; those that nothing became of are taken out or put in."""
        kind = "requirement" if join == "and" else "alternative"
        found: list[ClauseEdit] = []
        for before, after in self._paired(ones, others):
            if before and after:
                found += self.edits(before, after)
            elif before:
                found.append(ClauseEdit(kind, f"{kind} taken out", before.passage, None))
            elif after:
                found.append(ClauseEdit(kind, f"{kind} put in", None, after.passage))
        return found

    def _paired(self, ones: Sequence[Part], others: Sequence[Part]) -> Pairs:
        """Parts with what they became, in the order of the second text, what was taken out last."""
        left, right = list(ones), list(others)
        for part in ones:
            twin = next((each for each in right if self.same(part, each)), None)
            if twin is not None:
                left.remove(part)
                right.remove(twin)
        held: dict[int, Part] = {}
        for _, one, other in sorted(_scores(left, right), key=lambda each: -each[0]):
            if id(other) not in held and not any(one is each for each in held.values()):
                held[id(other)] = one
        pairs: Pairs = [(held.get(id(each)), each) for each in right]
        return [*pairs, *((each, None) for each in left if not any(each is one for one in held.values()))]


def _scores(left: Sequence[Part], right: Sequence[Part]) -> Iterator[tuple[float, Part, Part]]:
    for one in left:
        for other in right:
            score = likeness(one.cond, other.cond)
            if score >= NEAR:
                yield score, one, other


def likeness(one: Any, other: Any) -> float:
    """How much two conditions have in common, 0 to 1; of one figure, or of one kind of change, more than words tell."""
    if normal(one) == normal(other):
        return 1.0
    ratio = SequenceMatcher(None, words(one).split(), words(other).split(), autojunk=False).ratio()
    if isinstance(one, t.Compare) and isinstance(other, t.Compare):
        return ratio / 2 + 0.5 if normal(one.left) == normal(other.left) else ratio / 2
    change = (t.Change, t.Excepting, t.Named)
    if isinstance(one, change) and isinstance(other, change):
        return ratio / 2 + 0.5
    return ratio


def _beside(one: Part, other: Part, join: str) -> tuple[list[Part], list[Part]]:
    """The parts of two conditions under one connective, a condition that has another as a part by itself."""
    return (one.parts if one.join == join else [one]), (other.parts if other.join == join else [other])


def _length(edits: Sequence[ClauseEdit]) -> int:
    """How long an account of a change is: its words, and one for each entry."""
    return len(edits) + sum(len(each.words.split()) for edit in edits for each in (edit.before, edit.after) if each)
