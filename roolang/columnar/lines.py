"""Questions about one material, as a plan asks them of a column of materials: in three values, by their worst and best.

A question is told from a predicate of the core for goods of one kind, so that the code of the good is a number here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeAlias

from roolang.columnar.kinds import Kind
from roolang.columnar.settled import is_settled, is_stated, items_of, truths_of
from roolang.columnar.unplanned import Unplanned
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.bycode import Bounds, bounds_of, sieve
from roolang.interpret.intermediates import own_making
from roolang.interpret.lines import Line
from roolang.interpret.predicates import OBTAINED, holds, ruled_out
from roolang.ir import nodes as n
from roolang.ir.program import Treatment
from roolang.record import record

WIDTH = 10
"""Codes are numbers of so many digits: a shorter one is filled up with noughts."""


@record(frozen=True, slots=True)
class Known:
    """The same of every material."""

    truth: Truth


@record(frozen=True, slots=True)
class Origin:
    """The material originates, or does not."""

    originating: bool


@record(frozen=True, slots=True)
class Codes:
    """Its code lies where these begin and stop in turn; an odd last one never stops."""

    turns: tuple[int, ...]


@record(frozen=True, slots=True)
class Same:
    """Its code agrees with the good's in so many digits."""

    length: int


@record(frozen=True, slots=True)
class Every:
    """All of the parts hold."""

    parts: tuple[Lines, ...]


@record(frozen=True, slots=True)
class Some:
    """Some part holds."""

    parts: tuple[Lines, ...]


@record(frozen=True, slots=True)
class Other:
    """The part does not hold."""

    part: Lines


@record(frozen=True, slots=True)
class Stated:
    """What is stated of it makes it so, or leaves it open: sorts of materials by their numbers."""

    sure: tuple[int, ...]
    maybe: tuple[int, ...]


@record(frozen=True, slots=True)
class Stands:
    """It stands so many tiers below what is judged, from `far` to `last` (none: any).

    If `walked`, all that it is in was made inside, so that tracing comes to it; `parts`: it has parts itself, or none.
    """

    far: int = 1
    last: int | None = 1
    walked: bool = False
    parts: bool | None = None


Lines: TypeAlias = "Known | Origin | Codes | Same | Every | Some | Other | Stated | Stands"
YES, NO, OPEN = Known(Truth.YES), Known(Truth.NO), Known(Truth.UNKNOWN)


def walks(asked: Lines) -> bool:
    """Whether it is asked of what tracing comes to."""
    match asked:
        case Stands(walked=walked):
            return walked
        case Every(parts) | Some(parts):
            return any(map(walks, parts))
        case Other(part):
            return walks(part)
    return False


def lines_of(pred: n.Pred, kind: Kind, *, treated: bool = True) -> Lines:
    """A predicate as a question about the materials of goods of a kind; without `treated`, before treatments."""
    if (found := _by_codes(pred, kind)) is not None:
        return found
    match pred:
        case n.Always():
            return YES
        case n.Both(parts):
            return every(_grouped(parts, kind, n.Both, treated=treated))
        case n.Either(parts):
            return some(_grouped(parts, kind, n.Either, treated=treated))
        case n.Fails(part):
            return other(lines_of(part, kind, treated=treated))
        case n.SameAs(length):
            if len(kind.good.code or "") < length:
                raise Unplanned("a code of the good with too few digits")
            kind.digits = max(kind.digits, length)
            return Same(length)
        case n.OfGood(part):
            return Known(holds(part, Line(kind.good), kind.scene).truth)
        case n.HasStatus(originating, purpose):
            return _with_status(originating, purpose, kind) if treated else Origin(originating)
        case n.Regarded(purpose):
            return other(_left_out(purpose, kind)) if treated else YES
        case n.ListedAs():
            return NO
        case n.Obtained():
            return _obtained(kind)
        case n.DescribedAs() | n.MadeIn() | n.Imported() if kind.sorts:
            return _stated(lambda item: holds(pred, Line(item), kind.scene).truth, kind)
        case n.DescribedAs() | n.Underwent() | n.MadeIn():
            return OPEN  # goods whose materials say anything of it do not come here
        case n.Imported() if kind.scene.bench.territory <= kind.scene.territory:
            return every([OPEN, Origin(False)])  # what originates was made inside
    raise Unplanned(f"a question about materials that is asked one by one ({type(pred).__name__})")


def _stated(asked: Callable[[Item], Truth], kind: Kind) -> Lines:
    """A question that hangs on what is stated of a material alone, as the interpreter answers it for each sort."""
    truths = [asked(item) for item in items_of(kind)]
    found = {truth: tuple(i for i, each in enumerate(truths) if each is truth) for truth in Truth}
    return next((Known(truth) for truth in Truth if len(found[truth]) == len(truths)), None) or Stated(
        found[Truth.YES], (*found[Truth.YES], *found[Truth.UNKNOWN])
    )


def _grouped(
    parts: tuple[n.Pred, ...], kind: Kind, join: type[n.Both] | type[n.Either], *, treated: bool
) -> list[Lines]:
    """The parts of a conjunction or an alternative, those that hang on codes alone as one."""
    coded = tuple(part for part in parts if _coded(part))
    rest = [lines_of(part, kind, treated=treated) for part in parts if not _coded(part)]
    return [*rest, lines_of(join(coded) if len(coded) > 1 else coded[0], kind)] if coded else rest


# ---- treatments, and what else the interpreter says of the status of a material


def _with_status(originating: bool, purpose: str, kind: Kind) -> Lines:
    """Whether a material counts as originating (or as not originating) for a purpose, as `Scene.status_for` has it."""
    found: Lines = Origin(originating)
    wanted = "originating" if originating else "non-originating"
    for each in _treatments(purpose, kind):
        applies = _applied(each, kind)
        found = some([found, applies]) if each.treated == wanted else every([found, other(applies)])
    return found


def _left_out(purpose: str, kind: Kind) -> Lines:
    """Whether a material is left out of account for a purpose, as `Scene.disregarded` has it."""
    found: Lines = NO
    for each in _treatments(purpose, kind):
        applies = _applied(each, kind)
        found = some([found, applies]) if each.treated == "disregarded" else every([found, other(applies)])
    return found


def _treatments(purpose: str, kind: Kind) -> Iterator[Treatment]:
    return (each for each in kind.program.treatments if each.bears_on(purpose))


def _applied(treatment: Treatment, kind: Kind) -> Lines:
    """Whether a treatment is for a material of goods of the kind."""
    where = lines_of(treatment.where, kind, treated=False)
    if where == NO:
        return NO
    goods = _of_kind(treatment.goods, kind)
    if goods == NO:
        return NO
    if not is_stated(treatment.condition):
        raise Unplanned("a treatment that asks more of materials than what is stated of them")
    condition = _stated(lambda item: kind.scene.ask(treatment.condition, item).truth, kind)
    limit = OPEN if not may_be_sure(where) and _never_passed(treatment.limit, kind) else _of_kind(treatment.limit, kind)
    return every([where, goods, limit, condition])


def _of_kind(expr: n.Expr, kind: Kind) -> Lines:
    if not is_settled(expr, kind):
        raise Unplanned("a treatment of materials within limits")
    return Known(kind.scene.ask(expr).truth)


def _never_passed(limit: n.Expr, kind: Kind) -> bool:
    """Whether what is held against a limit may be nothing at all, since nobody knows of any material that it counts."""
    match limit:
        case n.Compare(n.Sum(_, where, n.Scope("lines")), "<=", Fraction() as most, n.GoodAmount()) if most >= 0:
            return not may_be_sure(lines_of(where, kind, treated=False))
    return False


def foreign_lines(kind: Kind) -> Lines:
    """The materials because of which a good is not wholly obtained."""
    return every([Origin(False), other(_left_out(OBTAINED, kind))])


def own_lines(kind: Kind) -> Lines:
    """The materials that their user may have made itself: what was done to them nobody says."""
    return _stated(lambda item: _open_unless(own_making(item, kind.scene).truth is Truth.NO), kind)


def _obtained(kind: Kind) -> Lines:
    """What does not originate is not wholly obtained, nor what was made elsewhere; of the rest nobody knows."""
    defined = kind.program.obtained
    if kind.sorts is not None and kind.sorts.parted:
        raise Unplanned("whether materials are wholly obtained that may have parts")
    if defined is not None and any(truths_of(defined, each, kind) != {Truth.UNKNOWN} for each in items_of(kind)):
        raise Unplanned("whether materials are wholly obtained, of which more is said than their origin")
    return every([_stated(lambda item: _open_unless(ruled_out(item, kind.scene) is not None), kind), Origin(True)])


def _open_unless(denied: bool) -> Truth:
    return Truth.NO if denied else Truth.UNKNOWN


# ---- codes


def _coded(pred: n.Pred) -> bool:
    """Whether a predicate hangs on the material's code alone, and not on the good's."""
    found = sieve(pred)
    return found is not None and found.of_good == 0


def _by_codes(pred: n.Pred, kind: Kind) -> Lines | None:
    """A predicate that hangs on codes alone, as the numbers between which they lie."""
    by_code = sieve(pred)
    if by_code is None or by_code.of_good:
        return None
    kind.digits = max(kind.digits, by_code.digits)
    return Codes(_numbers(bounds_of(pred, "")))


def _numbers(bounds: Bounds) -> tuple[int, ...]:
    """Bounds in the order of text as numbers of `WIDTH` digits."""
    return tuple(_number(bound) for bound in bounds)


def _number(bound: str) -> int:
    if bound.endswith(":"):  # behind everything that begins so
        return int(bound[:-1].ljust(WIDTH, "9")) + 1
    return int(bound.ljust(WIDTH, "0") or "0")


# ---- put together, constants folded


def every(parts: list[Lines]) -> Lines:
    """All of the parts."""
    found = [part for part in parts if part != YES]
    if any(part == NO for part in found):
        return NO
    return found[0] if len(found) == 1 else Every(tuple(found)) if found else YES


def some(parts: list[Lines]) -> Lines:
    """Some of the parts."""
    found = [part for part in parts if part != NO]
    if any(part == YES for part in found):
        return YES
    return found[0] if len(found) == 1 else Some(tuple(found)) if found else NO


def other(part: Lines) -> Lines:
    """The opposite of a part."""
    match part:
        case Known(truth):
            return YES if truth is Truth.NO else NO if truth is Truth.YES else part
        case Origin(originating):
            return Origin(not originating)
    return Other(part)


def may_be_sure(asked: Lines) -> bool:
    """Whether it may surely hold of some material."""
    match asked:
        case Known(truth):
            return truth is Truth.YES
        case Every(parts):
            return all(map(may_be_sure, parts))
        case Some(parts):
            return any(map(may_be_sure, parts))
        case Stated(sure):
            return bool(sure)
    return True
