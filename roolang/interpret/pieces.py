"""The pieces of a sum: which lines count, by how much, and what must be known to say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from roolang.domain.amount import PERCENT, Amount, unknown
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, asking, sure
from roolang.interpret.lines import Line, has_list, held, outside, tree
from roolang.interpret.predicates import holds
from roolang.ir import nodes as n

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene

VALUE, ADDED = "value", "value added"


@dataclass(frozen=True, slots=True)
class Piece:
    """One amount of a sum: whether it counts, between what and what it lies, the facts that would fix it.

    `key` names the amount, so that comparisons use an unknown one once. `line` is what it is an amount of.
    """

    key: tuple[object, ...]
    name: str
    counts: Answer
    low: Fraction | None
    high: Fraction | None
    facts: frozenset[str] = frozenset()
    line: Line | None = None


def pieces(form: n.Sum, scene: Scene) -> Iterator[Piece]:
    """The pieces of a sum over its scope; lines that cannot count are left out."""
    if form.scope.kind == "imports":
        yield from _imports(scene.good, form, scene, 1)
        return
    for line in lines_of(form, scene):
        counts = holds(form.where, line, scene)
        if counts.truth is not Truth.NO:
            yield _piece(line, form.measure, counts)


def lines_of(form: n.Sum, scene: Scene) -> list[Line]:
    """The lines that a sum ranges over; a value by status looks inside what does not count whole."""
    match form.scope.kind:
        case "lines":
            if form.measure == VALUE and mentions_status(form.where):
                return [inner for line in scene.lines for inner in _counted_by(line, scene)]
            return list(scene.lines)
        case "tree":
            return list(tree(scene.good, scene.territory))
        case kind:
            return held(scene.good, kind)


def mentions_status(pred: n.Pred) -> bool:
    """Whether a predicate asks for originating or not."""
    match pred:
        case n.HasStatus():
            return True
        case n.Both(parts) | n.Either(parts):
            return any(mentions_status(part) for part in parts)
        case n.Fails(part):
            return mentions_status(part)
        case _:
            return False


def _counted_by(line: Line, scene: Scene) -> list[Line]:
    """The line itself, or its insides where it does not count whole."""
    if line.hidden or not scene.counted_inside(line.item):
        return [line]
    return [inner for child in held(line.item, bounded=True) for inner in _counted_by(child, scene)]


# ---- amounts


def _piece(line: Line, measure: str, counts: Answer) -> Piece:
    item = line.item
    if line.hidden:
        bound = item.amounts.get(VALUE if measure == ADDED else measure) if line.bounded else None
        high = bound.high if bound else None
        return Piece(
            (id(item), "hidden", measure), line.name, counts, Fraction(0), high, frozenset({line.fact}), line
        )
    amount, fact = _added(item) if measure == ADDED else _declared(item, measure)
    scale = Fraction(1, 100) if amount.unit == PERCENT else Fraction(1)
    top = None if amount.high is None else amount.high * scale
    facts = frozenset() if amount.known else frozenset({fact})
    return Piece((id(item), measure), item.name, counts, amount.low * scale, top, facts, line)


def _declared(item: Item, measure: str) -> tuple[Amount, str]:
    return item.amounts.get(measure) or unknown(), f"{measure} of {item.name}"


def _added(item: Item) -> tuple[Amount, str]:
    """The value of an item less that of its materials; up to its whole value if nobody listed them."""
    value, fact = _declared(item, VALUE)
    if not has_list(item):
        return Amount(Fraction(0), value.high), Line(item).fact if value.known else fact
    holding = item.holdings["materials"]
    inside = [child.amounts.get(VALUE) or unknown() for child in holding.items]
    least = sum((amount.low for amount in inside), Fraction(0))
    highs = [amount.high for amount in inside]
    low = Fraction(0)
    if holding.complete and None not in highs:
        low = max(low, value.low - sum((high for high in highs if high is not None), Fraction(0)))
    high = None if value.high is None else max(low, value.high - least)
    if not value.known:
        return Amount(low, high), fact
    unvalued = next(
        (child.name for child in holding.items if not (child.amounts.get(VALUE) or unknown()).known), None
    )
    return Amount(low, high), f"value of {unvalued}" if unvalued else Line(item).fact


# ---- imports, at the point where they enter the territory


def _imports(item: Item, form: n.Sum, scene: Scene, tier: int) -> Iterator[Piece]:
    """What came from outside into an item, however deep; parts made inside are opened down to the tier asked."""
    for line in held(item, bounded=item is not scene.good):
        if line.hidden:
            yield _piece(line, form.measure, asking(line.fact))
            continue
        match outside(line.item, scene.territory):
            case Truth.YES:
                counts = holds(form.where, line, scene)
                if counts.truth is not Truth.NO:
                    yield _piece(line, form.measure, counts)
            case Truth.UNKNOWN:
                yield from _perhaps_imported(line, form, scene)
            case Truth.NO:
                yield from _made_inside(line, form, scene, tier)


def _perhaps_imported(line: Line, form: n.Sum, scene: Scene) -> Iterator[Piece]:
    """A part of unknown provenance counts between nothing and its value, unless nothing in it could count."""
    itself = holds(form.where, line, scene)
    inside = [line, *tree(line.item, scene.territory)]
    if any(holds(form.where, part, scene).truth is not Truth.NO for part in inside):
        asked = asking(f"place of production of {line.item.name}")
        yield _piece(line, form.measure, asked if itself.truth is not Truth.UNKNOWN else itself)


def _made_inside(line: Line, form: n.Sum, scene: Scene, tier: int) -> Iterator[Piece]:
    if form.scope.tier is not None and tier >= form.scope.tier:
        status = scene.status_for(line.item, originating=False, purpose="")
        if status.truth is not Truth.NO:
            yield _piece(line, form.measure, status)
        return
    if scene.paper_wanted(line.item):
        yield _piece(line, form.measure, sure(True))
        return
    yield from _imports(line.item, form, scene, tier + 1)
