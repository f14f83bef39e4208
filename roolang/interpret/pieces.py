"""The pieces of a sum: which lines count, by how much, and what must be known to say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from roolang.domain.amount import COUNT, PERCENT, Amount, unknown
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import NO, Answer, all_, asking, sure
from roolang.interpret.facts import Fact
from roolang.interpret.lines import Line, has_list, held, tree, within
from roolang.interpret.predicates import holds
from roolang.ir import nodes as n
from roolang.ir.statuses import VALUE, by_status, purpose_of
from roolang.record import record

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene

ADDED, TRACED = "value added", "traced value"


@record(frozen=True, slots=True)
class Piece:
    """One amount of a sum: whether it counts, between what and what it lies, the facts that would fix it.

    `key` names the amount, so that comparisons use an unknown one once. `line` is what it is an amount of.
    """

    key: tuple[object, ...]
    name: str
    counts: Answer
    low: Fraction | None
    high: Fraction | None
    facts: frozenset[Fact] = frozenset()
    line: Line | None = None


Taking: TypeAlias = Callable[[Line, n.Sum, "Scene"], Iterator[Piece]]
"""How a sum takes a line."""


def pieces(form: n.Sum, scene: Scene) -> Iterator[Piece]:
    """The pieces of a sum over its scope; lines that cannot count are left out."""
    if form.scope.kind == "imports":
        yield from _imports(scene.good, form, scene, 1)
        return
    if form.scope.kind == "outermost":
        yield from _outermost(scene.good, form, scene)
        return
    taken: Taking = _by_status if by_status(form) else _whole
    for line in lines_of(form.scope, scene):
        yield from (_undecided(line, form, scene, taken),) if line.undecided else _taken(line, form, scene, taken)


def _taken(line: Line, form: n.Sum, scene: Scene, taken: Taking) -> tuple[Piece, ...]:
    """What a line brings, worked out once for all cuts that have it."""
    if form.scope != n.LINES or line.doubts:
        return tuple(taken(line, form, scene))
    key = "taken", id(form), id(line.item), line.hidden, line.bounded, scene.supposed, scene.untreated
    return scene.once(key, lambda: (form, tuple(taken(line, form, scene))))[1]


def lines_of(scope: n.Scope, scene: Scene) -> list[Line]:
    """The lines of a scope."""
    match scope.kind:
        case "lines":
            return list(scene.look())
        case "tree" | "outermost":
            return list(tree(scene.good, scene.outside))
        case kind:
            return held(scene.good, kind)


def _outermost(item: Item, form: n.Sum, scene: Scene) -> Iterator[Piece]:
    """The parts that count, at whatever tier, and of none that counts what is in it."""
    for line in held(item, bounded=item is not scene.good):
        found = list(_whole(line, form, scene))
        yield from found
        if not found and not line.hidden and scene.outside(line.item) is not Truth.YES:
            yield from _outermost(line.item, form, scene)


def _whole(line: Line, form: n.Sum, scene: Scene) -> Iterator[Piece]:
    """The line as it stands, if it can count."""
    counts = all_((*map(asking, line.doubts), holds(form.where, line, scene)))
    if counts.truth is not Truth.NO:
        yield _piece(line, form, counts, scene)


def _by_status(line: Line, form: n.Sum, scene: Scene) -> Iterator[Piece]:
    """The line itself, or its insides where it does not count whole."""
    inside = NO if line.hidden else scene.counted_inside(line.item, purpose_of(form.where))
    within_it = form if inside is NO else replace(form, where=scene.counted_of(line.item, form.where))
    match inside.truth:
        case Truth.NO:
            yield from _whole(line, form, scene)
        case Truth.YES if not line.item.self_produced and _of_originating(form.where, line, scene):
            yield _less_inside(line, form, scene)
        case Truth.YES:
            for child in held(line.item, bounded=True):
                yield from _by_status(child, within_it, scene)
        case Truth.UNKNOWN if holds(form.where, line, scene).truth is Truth.NO:
            for child in held(line.item, bounded=True):
                for piece in _by_status(child, within_it, scene):
                    yield replace(piece, counts=all_((inside, piece.counts)))
        case Truth.UNKNOWN:
            yield from _at_least(line, inside, form, scene) or _either(line, inside, form, scene)


def _of_originating(pred: n.Pred, line: Line, scene: Scene) -> bool:
    """Whether a line surely counts in a sum, and because it originates."""
    parts = pred.parts if isinstance(pred, n.Both) else (pred,)
    asked = any(isinstance(part, n.HasStatus) and part.originating for part in parts)
    return asked and holds(pred, line, scene).truth is Truth.YES


def _less_inside(line: Line, form: n.Sum, scene: Scene) -> Piece:
    """An originating material that is not rolled up, in a sum of originating value: less what is foreign in it."""
    foreign = n.Sum(VALUE, scene.foreign(line.item, purpose_of(form.where)))
    found = [piece for each in held(line.item, bounded=True) for piece in _by_status(each, foreign, scene)]
    inner = _spread(found)
    amount, fact = _declared(line.item, VALUE, scene)
    low = Fraction(0) if inner.high is None else max(Fraction(0), amount.low - inner.high)
    high = None if amount.high is None else max(low, amount.high - inner.low)
    asked = frozenset[Fact]() if amount.known else frozenset({fact})
    if low != high:
        asked = asked.union(*(piece.facts.union(*piece.counts.to_yes[:1]) for piece in found))
    return Piece((id(line.item), "less inside"), line.name, sure(True), low, high, asked, line)


def _undecided(line: Line, form: n.Sum, scene: Scene, taken: Taking) -> Piece:
    """What a material brings that may be taken whole or opened: no less and no more than it does either way."""
    whole = _spread(taken(Line(line.item), form, scene))
    inner = _spread(
        piece
        for each in line.opened()
        for piece in ((_undecided(each, form, scene, taken),) if each.undecided else taken(each, form, scene))
    )
    high = None if whole.high is None or inner.high is None else max(whole.high, inner.high)
    key = (id(line.item), "undecided", form.measure, id(form.where))
    return Piece(key, line.name, sure(True), min(whole.low, inner.low), high, line=line)


def _spread(found: Iterable[Piece]) -> Amount:
    """Between what and what some pieces lie together."""
    low, high = Fraction(0), Fraction(0)
    endless = False
    for piece in found:
        low += piece.low or 0 if piece.counts.truth is Truth.YES else 0
        high += piece.high or 0
        endless = endless or piece.high is None
    return Amount(low, None if endless else high)


def _at_least(line: Line, inside: Answer, form: n.Sum, scene: Scene) -> tuple[Piece, ...]:
    """A line that counts whole or by its insides, and so much at least either way; nothing, if that may be none."""
    whole = _spread(_whole(line, form, scene))
    if whole.low == 0:
        return ()
    within_it = replace(form, where=scene.counted_of(line.item, form.where))
    inner = [piece for child in held(line.item, bounded=True) for piece in _by_status(child, within_it, scene)]
    low = min(whole.low, _spread(inner).low)
    if low == 0:
        return ()
    missing = frozenset[Fact]().union(*inside.to_yes[:1], *(piece.facts for piece in inner))
    key = (id(line.item), "whole or inside", form.measure, id(form.where))
    return (Piece(key, line.name, sure(True), low, whole.high, missing, line),)


def _either(line: Line, inside: Answer, form: n.Sum, scene: Scene) -> Iterator[Piece]:
    """A line that may count whole or by its insides: between nothing and its value, unless nothing of it can count."""
    itself = holds(form.where, line, scene)
    if any(holds(form.where, part, scene).truth is not Truth.NO for part in within(line)):
        yield _piece(line, form, itself if itself.truth is Truth.UNKNOWN else inside, scene)


# ---- amounts


def _piece(line: Line, form: n.Sum, counts: Answer, scene: Scene) -> Piece:
    item, measure = line.item, form.measure
    if line.hidden:
        key = (id(item), "hidden", measure, form.scope.kind == "tree")
        return Piece(key, line.name, counts, Fraction(0), _bound(line, form), frozenset({line.fact}), line)
    amount, fact = _added(item, scene) if measure == ADDED else _declared(item, measure, scene)
    low, high = scaled(amount)
    unknown_ = frozenset() if amount.known else frozenset({fact})
    return Piece((id(item), measure), item.name, counts, low, high, unknown_, line)


def scaled(amount: Amount) -> tuple[Fraction, Fraction | None]:
    """The ends of an amount; a percentage counts as a part of one."""
    if amount.unit != PERCENT:
        return amount.low, amount.high
    return amount.low / 100, None if amount.high is None else amount.high / 100


def _bound(line: Line, form: n.Sum) -> Fraction | None:
    """What is hidden in a material comes to no more than it; not so their number, nor parts within parts."""
    bound = line.item.amounts.get(VALUE if form.measure == ADDED else form.measure) if line.bounded else None
    repeated = form.scope.kind == "tree" and form.measure != ADDED
    return None if bound is None or bound.unit == COUNT or repeated else bound.high


def _declared(item: Item, measure: str, scene: Scene) -> tuple[Amount, Fact]:
    return item.amounts.get(measure) or unknown(), facts.amount(item, measure, scene.spelled(measure))


def _added(item: Item, scene: Scene) -> tuple[Amount, Fact]:
    """The value of an item less that of its materials; up to its whole value if nobody listed them."""
    value, fact = _declared(item, VALUE, scene)
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
    unvalued = next((child for child in holding.items if not (child.amounts.get(VALUE) or unknown()).known), None)
    return Amount(low, high), _declared(unvalued, VALUE, scene)[1] if unvalued else Line(item).fact


# ---- imports, at the point where they enter the territory


def _imports(item: Item, form: n.Sum, scene: Scene, tier: int) -> Iterator[Piece]:
    """What came from outside into an item, however deep; parts made inside are opened down to the tier asked."""
    for line in held(item, bounded=item is not scene.good):
        if not line.hidden and TRACED in line.item.amounts and scene.outside(line.item) is not Truth.UNKNOWN:
            yield from _stated(line, form, scene)
            continue
        match Truth.YES if line.hidden else scene.outside(line.item):
            case Truth.YES:
                yield from _whole(line, form, scene)
            case Truth.UNKNOWN:
                yield from _either(line, asking(facts.place(line.item)), form, scene)
            case Truth.NO:
                yield from _made_inside(line, form, scene, tier)


def _stated(line: Line, form: n.Sum, scene: Scene) -> Iterator[Piece]:
    """What the text works out for a part, in the place of its value or of what is in it."""
    counts = sure(True)
    if scene.outside(line.item) is Truth.YES:
        counts = holds(form.where, line, scene)
    if counts.truth is not Truth.NO:
        yield _piece(line, replace(form, measure=TRACED), counts, scene)


def _made_inside(line: Line, form: n.Sum, scene: Scene, tier: int) -> Iterator[Piece]:
    if form.scope.tier is not None and tier >= form.scope.tier:
        status = scene.status_for(line.item, originating=False, purpose="")
        counts = all_((status, holds(form.where, line, scene)))
        if counts.truth is not Truth.NO:
            yield _piece(line, form, counts, scene)
        return
    inside = (holds(form.where, part, scene) for part in within(line))
    if scene.paper_wanted(line.item) and any(answer.truth is not Truth.NO for answer in inside):
        yield _piece(line, form, sure(True), scene)
        return
    yield from _imports(line.item, form, scene, tier + 1)
