"""Any other good: what the rules beside a rule describe, and so claim for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.lower.frame import Frame, both
from roolang.lower.reach import apart
from roolang.syntax import tree as t

Siblings: TypeAlias = tuple[t.Goods, ...]
"""The goods of the rules, and of the provisions of one kind, beside which `any other good of` is read."""
Claim: TypeAlias = tuple[int, str, tuple[n.InCodes, ...]]
"""Its rank in the text, the description, and the codes it is for; none if codes do not bound it."""
HEADING, CHAPTER = 4, 2


@dataclass(frozen=True, slots=True)
class Claims:
    """What some rules describe, by heading or chapter, so that a rule is held against its neighbours alone."""

    everywhere: list[Claim] = field(default_factory=list)
    by_place: dict[str, list[Claim]] = field(default_factory=dict)

    def take(self, claim: Claim) -> None:
        """Enters a claim where it may be looked for."""
        places = {_shared(codes.low, codes.high) for codes in claim[2]}
        if not places or "" in places:
            self.everywhere.append(claim)
            return
        for place in sorted(places | {place[:CHAPTER] + "*" for place in places}):
            self.by_place.setdefault(place, []).append(claim)

    def near(self, pred: n.Pred) -> Iterable[Claim]:
        """The claims that a class of codes may have goods in common with, and some more, in the order of the text."""
        codes = _codes(pred)
        place = _shared(codes.low, codes.high) if codes else ""
        if len(place) == HEADING:
            found = [*self.by_place.get(place, ()), *self.by_place.get(place[:CHAPTER], ())]
        elif place:
            found = self.by_place.get(f"{place}*", [])
        else:
            found = [claim for key, claims in self.by_place.items() if key.endswith("*") for claim in claims]
        return sorted({claim[0]: claim for claim in (*self.everywhere, *found)}.values(), key=lambda claim: claim[0])


def unclaimed(pred: n.Pred, frame: Frame, siblings: Siblings, asking: t.Node) -> n.Pred:
    """What no sibling describes, of a class of codes."""
    near = list(_claims(siblings, frame).near(pred))
    if not frame.pays(len(near), asking.span):
        return pred
    taken = dict.fromkeys(words for _, words, codes in near if _touch(pred, codes))
    return both(pred, *(n.Fails(n.DescribedAs(words)) for words in taken))


def _claims(siblings: Siblings, frame: Frame) -> Claims:
    """What siblings describe, worked out once; they are kept with it, so that no others take their place."""
    known = frame.env.claims.get(id(siblings))
    if known is None:
        claims = Claims()
        described = (found for goods in siblings if goods.codes for found in _described(goods.codes, frame))
        for rank, (words, of) in enumerate(described):
            ranges = tuple(n.InCodes(i.low, i.high) for i in (of.items if of else ()) if isinstance(i, t.CodeRange))
            claims.take((rank, words, ranges if of is not None and len(ranges) == len(of.items) else ()))
        known = frame.env.claims[id(siblings)] = siblings, claims
    found: Claims = known[1]
    return found


def _described(codes: t.Codes, frame: Frame) -> Iterator[tuple[str, t.Codes | None]]:
    """The descriptions in a class of goods, each with the codes it has; lists are opened."""
    for item in codes.items:
        match item:
            case t.Described(words, of):
                yield fold(words), of
            case t.Codes():
                yield from _described(item, frame)
            case t.NamedClass(name=name):
                listed = frame.env.lists.get(fold(name))
                inner = frame.entering(f"list {fold(name)}", item.span, listed) if listed else None
                if listed is not None and inner is not None:
                    yield from _described(listed, inner)


def _touch(pred: n.Pred, codes: tuple[n.InCodes, ...]) -> bool:
    """Whether a class of codes may share goods with a description's codes."""
    own = _codes(pred)
    return not codes or own is None or not all(apart(own, each) for each in codes)


def _codes(pred: n.Pred) -> n.InCodes | None:
    """The codes that bound a class, described or not."""
    parts = pred.parts if isinstance(pred, n.Both) else (pred,)
    return next((part for part in parts if isinstance(part, n.InCodes)), None)


def _shared(low: str, high: str) -> str:
    """The heading that a range lies in, else its chapter, else nothing."""
    for length in (HEADING, CHAPTER):
        if len(low) >= length and low[:length] == high[:length]:
            return low[:length]
    return ""
