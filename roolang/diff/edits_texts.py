"""Everything else in two texts: definitions, paired by name or by what they mean, and general provisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from roolang.diff.canonical import Range, common, less, union
from roolang.diff.edits import ClauseEdit, Edit, Passage
from roolang.diff.forms import part_alike
from roolang.diff.goods import ranges_of
from roolang.diff.plain import Names, as_called, named, normal, words
from roolang.diff.side import Name, Side
from roolang.diff.telling import ranges_in, said_codes
from roolang.domain.declaration import fold
from roolang.domain.units import reckoned
from roolang.lower.keys import key, key_label
from roolang.lower.units import number_of
from roolang.syntax import tree as t
from roolang.syntax.named import DEFINITIONS as NAMED
from roolang.syntax.walk import parts_of, walk

CONDITIONS = (
    *(t.Chain, t.Enumeration, t.Guarded, t.Annotated, t.Change, t.NoChange, t.WhollyObtained, t.Every, t.MadeFrom),
    *(t.MaterialsUndergo, t.Undergoes, t.UndergoesMore, t.Compare, t.GoodIs, t.Established, t.WithinQuota, t.RuleMet),
    *(t.Named, t.Excepting),
)
UNSAID = (t.CitationsRequired, t.RulesCover, t.Language, t.Use)
"""Statements that no verdict hangs on."""
CITED = ("cite", "cites", "note")
UNSPOKEN: dict[type[Any], tuple[str, ...]] = {
    t.Tolerance: (*CITED, "title", "name"), t.Accumulation: (*CITED, "start", "end"),
}  # fmt: skip
"""What does not count in a provision on a day on which it is in force."""
UNORDERED: dict[type[Any], tuple[str, ...]] = {
    t.Parties: ("names", "importing"), t.Accumulation: ("states",), t.Insufficient: ("names",), t.Treat: ("purposes",),
    t.Tolerance: ("covers", "not_covered", "portions"),
}  # fmt: skip
"""Names of which the order says nothing."""
IN_CORE: dict[type[Any], str] = {
    t.Averaging: "pooling", t.Inventory: "inventory", t.OriginLost: "lost", t.OriginByImportation: "imported",
    t.Accumulation: "accumulating", t.ClaimRequired: "claim", t.Insufficient: "lost",
}  # fmt: skip
"""Provisions that do no more than to add to one part of a program: however they are divided, that part is compared."""
OF_EACH_GOOD = (t.Tolerance, t.Threshold, t.Trace, t.RollUp, t.Treat, t.Accumulation)
"""Provisions that are compared good by good; which of several stands, `prevailing.py` compares."""
LIKE = 0.5
"""How alike two provisions of one kind must be for the one to have become the other."""
WIDEST = 80
"""So many characters of what a provision is called are kept where it is called so."""
SHARED = 0.5
"""So much of two lists must be in both for one to be the other under another name."""


class Definitions:
    """The definitions of two texts, and which of the second stands for which of the first."""

    def __init__(self, before: Side, after: Side) -> None:
        self.sides = before, after
        self.pairs: list[tuple[Name, Name]] = [(each, each) for each in before.definitions if each in after.definitions]
        self.pairs += self._renamed()
        self.names: Names = {(self._kind(new), new[1]): old[1] for old, new in self.pairs if new != old}
        self.differing: list[tuple[Name, Name]] = [pair for pair in self.pairs if not self._same(*pair)]

    def names_differing(self) -> frozenset[str]:
        """The folded names of the second text that mean something else now, or use one that does."""
        after = self.sides[1]
        found = {new[1].split(" for ")[0] for _, new in self.differing} | {new[1] for _, new in self.differing}
        growing = True
        while growing:
            more = {
                name
                for (_, name), each in after.definitions.items()
                if name not in found and found & after.mentions(each)
            }
            growing = bool(more)
            found |= more
        return frozenset(found)

    def edits(self, felt: Sequence[t.ProductRule] | None = None) -> Iterator[Edit]:
        """The definitions that mean something else; of those that rules alone use, the ones that some rule `felt`."""
        before, after = self.sides
        for old, new in self.differing:
            one, other = before.definitions[old], after.definitions[new]
            name = new[1].split(" for ")[0]
            if felt is not None and not self._tells(name, other, felt):
                continue
            uses = sum(1 for _, rule in after.rules if name in after.mentions(rule))
            clauses = tuple(self._inside(one, other))
            yield Edit(
                "definition", "changed", f"{new[0]} {other.name}", _passage(one), _passage(other), clauses, uses=uses
            )

    def _tells(self, name: str, definition: Any, felt: Sequence[t.ProductRule]) -> bool:
        """Whether anything hangs on a name that means something else; not if every rule with it asks what it did."""
        after = self.sides[1]
        others = [each for each in (*after.provisions, *after.definitions.values()) if each is not definition]
        used = any(name in after.mentions(rule) for _, rule in after.rules)
        beside = any(name in after.mentions(each) for each in others)
        return beside or not used or any(name in after.mentions(rule) for rule in felt)

    def _same(self, old: Name, new: Name) -> bool:
        one, other = self.sides[0].definitions[old], self.sides[1].definitions[new]
        if one == other:
            return True
        return bool(self._meaning(one, 0) == self._meaning(other, 1))

    def _meaning(self, node: Any, which: int) -> Any:
        side = self.sides[which]
        match node:
            case t.ListDefinition(codes=codes) | t.MaterialDefinition(codes=codes):
                return side.codes(codes)
            case t.ConditionDefinition(cond=cond):
                return side.condition(cond)
        names = self.names if which else {}
        called = as_called(node, names)
        held = (normal(getattr(called, each), names) for each in parts_of(type(node)) if each not in ("name", "cite"))
        return (type(node).__name__, *held)

    def _kind(self, new: Name) -> str:
        return NAMED[type(self.sides[1].definitions[new])]

    def _renamed(self) -> list[tuple[Name, Name]]:
        """Definitions of the one text that stand under another name in the other."""
        before, after = self.sides
        self.names = {}
        gone = [each for each in before.definitions if each not in after.definitions]
        come = [each for each in after.definitions if each not in before.definitions]
        found = []
        for old in gone:
            mine = [new for new in come if new[0] == old[0]]
            twin = next((new for new in mine if self._same(old, new)), None) or self._nearest(old, mine)
            if twin is not None:
                come.remove(twin)
                found.append((old, twin))
        return found

    def _nearest(self, old: Name, others: list[Name]) -> Name | None:
        """The list that has most of the codes of one that went, if it has most of them; the one other number."""
        if old[0] == "parameter" and len(others) == 1:
            return others[0]
        if old[0] != "list":
            return None
        before, after = self.sides
        mine = ranges_in(before.definitions[old].codes, before)
        scored = [(_overlap(mine, ranges_in(after.definitions[new].codes, after)), new) for new in others]
        best = max(scored, default=(0.0, None), key=lambda each: each[0])
        return best[1] if best[0] >= SHARED else None

    def _inside(self, one: Any, other: Any) -> Iterator[ClauseEdit]:
        if not isinstance(one, t.ListDefinition | t.MaterialDefinition):
            return
        first, second = (ranges_in(each.codes, side) for each, side in zip((one, other), self.sides, strict=True))
        if out := less(first, second):
            yield ClauseEdit("codes", f"out: {said_codes(out)}")
        if into := less(second, first):
            yield ClauseEdit("codes", f"in: {said_codes(into)}")


def _overlap(one: tuple[Range, ...], other: tuple[Range, ...]) -> float:
    """How much of all codes of two lists is in both, by the number of ranges' codes."""
    whole = sum(high - low + 1 for low, high in union((*one, *other)))
    return sum(high - low + 1 for low, high in common(one, other)) / whole if whole else 0.0


# ---- provisions


def provisions(before: Side, after: Side, names: Names, differing: frozenset[str] = frozenset()) -> Iterator[Edit]:
    """The general provisions that differ; the same one under another name differs in nothing."""
    left = [each for each in before.provisions if not isinstance(each, UNSAID)]
    right = [each for each in after.provisions if not isinstance(each, UNSAID)]
    meanings = [{id(each): _meaning(each, side, names if side is after else {}) for each in held}
                for held, side in ((left, before), (right, after))]  # fmt: skip
    for one in list(left):
        twin = next((each for each in right if meanings[0][id(one)] == meanings[1][id(each)]), None)
        if twin is not None:
            left = [each for each in left if each is not one]
            right = [each for each in right if each is not twin]
    left, right = regrouped(left, right, before, after, names)
    left, right = _differing_in_core(left, right, before, after)
    twins = _paired(left, right)
    for one in left:
        other = twins.get(id(one))
        if other and differing & named(other) and normal(one) == normal(other, names):
            continue
        title, place = _title(other or one), _passage(other) if other else None
        yield Edit("provision", "changed" if other else "removed", title, _passage(one), place)
    found = {id(each) for each in twins.values()}
    for each in right:
        if id(each) not in found:
            yield Edit("provision", "added", _title(each), None, _passage(each))


def regrouped(
    left: list[Any], right: list[Any], before: Side, after: Side, names: Names
) -> tuple[list[Any], list[Any]]:
    """Provisions without those that ask the same of the same codes together, however these are divided among them."""
    told: dict[Any, tuple[list[Any], list[Any]]] = {}
    for provisions_, side, at in ((left, before, 0), (right, after, 1)):
        for each in provisions_:
            if isinstance(each, OF_EACH_GOOD) and each.goods is not None and _only_codes(each.goods, side):
                bare: Any = replace(each, goods=None)  # type: ignore[arg-type]
                told.setdefault(_meaning(bare, side, names if at else {}), ([], []))[at].append(each)
    gone: set[int] = set()
    for one, other in told.values():
        codes = [
            union(r for each in held for r in ranges_of(each.goods, side))
            for held, side in ((one, before), (other, after))
        ]
        if one and other and codes[0] == codes[1]:
            gone |= {id(each) for each in (*one, *other)}
    return [each for each in left if id(each) not in gone], [each for each in right if id(each) not in gone]


def _differing_in_core(left: list[Any], right: list[Any], before: Side, after: Side) -> tuple[list[Any], list[Any]]:
    """Provisions without those that come to the same part of a program in both texts."""
    kinds = {type(each) for each in (*left, *right)} & IN_CORE.keys()
    same = tuple(kind for kind in kinds if part_alike(before.program, after.program, IN_CORE[kind]))
    return [each for each in left if not isinstance(each, same)], [each for each in right if not isinstance(each, same)]


def _only_codes(goods: t.Goods, side: Side) -> bool:
    """Whether nothing but codes says which goods are meant."""
    described = (t.Described, t.AnyOtherGood, t.TheGroup)
    lists = [side.definitions.get(("list", fold(each.name))) for each in walk(goods) if isinstance(each, t.NamedClass)]
    return goods.kind == "codes" and not any(isinstance(each, described) for each in walk(goods, *filter(None, lists)))


def _title(statement: Any) -> str:
    """What a provision is called; of a long name its beginning."""
    said = key_label(statement)
    return f"{said.rsplit(' ', 1)[0]} ..." if len(said) == WIDEST else said


def _paired(left: list[Any], right: list[Any]) -> dict[int, Any]:
    """What provisions became: their namesakes, else the likeliest of their kind."""
    scores = [(_likeness(one, other), one, other) for one in left for other in right if type(one) is type(other)]
    twins: dict[int, Any] = {}
    taken: set[int] = set()
    for score, one, other in sorted(scores, key=lambda each: -each[0]):
        if score >= LIKE and id(one) not in twins and id(other) not in taken:
            twins[id(one)] = other
            taken.add(id(other))
    return twins


def _likeness(one: Any, other: Any) -> float:
    if key(one) == key(other):
        return 2.0
    return SequenceMatcher(None, words(one).split(), words(other).split(), autojunk=False).ratio()


def _meaning(node: Any, side: Side, names: Names) -> Any:
    """A provision as it is compared: its conditions, goods and materials by what they mean."""
    match node:
        case t.Codes():
            return side.codes(node)
        case t.Measured(_, unit):
            return number_of(node), reckoned(unit)[0]
        case t.Mats():
            return side.materials(node)
        case _ if isinstance(node, CONDITIONS):
            return side.condition(node)
        case tuple():
            return tuple(_meaning(each, side, names) for each in node)
        case t.Node():
            skipped = UNSPOKEN.get(type(node), CITED)
            called, listed = as_called(node, names), UNORDERED.get(type(node), ())
            held = (
                (each, _meaning(getattr(called, each), side, names))
                for each in parts_of(type(node))
                if each not in skipped
            )
            return (type(node).__name__, *(frozenset(said) if name in listed else said for name, said in held))
    return normal(node, names)


def _passage(node: Any) -> Passage:
    cites = (getattr(node, "cite", None), *getattr(node, "cites", ()))
    return Passage(words(node), str(node.span), tuple(cite.words for cite in cites if cite))


def meaning(node: Any, side: Side) -> Any:
    """A statement of a text as it is compared: a rule by what it asks, a definition by what it stands for."""
    match node:
        case t.ProductRule(in_force=dates):
            return ("rule", side.body(node), dates)
        case t.ListDefinition(codes=codes) | t.MaterialDefinition(codes=codes):
            return ("list", side.codes(codes))
        case t.ConditionDefinition(cond=cond):
            return ("condition", side.condition(cond))
    return _meaning(node, side, {})
