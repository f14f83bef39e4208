"""Questions about one material, as a plan asks them of a column of materials: in three values, by their worst and best.

A question is told from a predicate of the core for goods of one kind, so that the code of the good is a number here.
"""

from __future__ import annotations

from typing import TypeAlias

from roolang.columnar.kinds import Kind
from roolang.columnar.unplanned import Unplanned
from roolang.domain.truth import Truth
from roolang.interpret.bycode import Bounds, bounds_of, sieve
from roolang.interpret.lines import Line
from roolang.interpret.predicates import holds
from roolang.ir import nodes as n
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


def lines_of(pred: n.Pred, kind: Kind) -> Lines:
    """A predicate as a question about the materials of goods of a kind."""
    if (found := _by_codes(pred, kind)) is not None:
        return found
    match pred:
        case n.Always():
            return YES
        case n.Both(parts):
            return every(_grouped(parts, kind, n.Both))
        case n.Either(parts):
            return some(_grouped(parts, kind, n.Either))
        case n.Fails(part):
            return other(lines_of(part, kind))
        case n.SameAs(length):
            if len(kind.good.code or "") < length:
                raise Unplanned("a code of the good with too few digits")
            kind.digits = max(kind.digits, length)
            return Same(length)
        case n.OfGood(part):
            return Known(holds(part, Line(kind.good), kind.scene).truth)
        case n.HasStatus(originating, purpose) if not kind.ready.treats(purpose):
            return Origin(originating)
        case n.Regarded(purpose) if not kind.ready.treats(purpose):
            return YES
        case n.ListedAs():
            return NO
        case n.DescribedAs() | n.MadeIn() | n.Imported() if kind.sorts:
            return _stated(pred, kind)
        case n.DescribedAs() | n.Underwent() | n.MadeIn():
            return OPEN  # goods whose materials say anything of it do not come here
        case n.Obtained() if kind.sorts:
            raise Unplanned("whether materials are wholly obtained, of which more is said than their origin")
        case n.Obtained() if kind.program.obtained is None:
            return every([OPEN, Origin(True)])  # what does not originate is not wholly obtained; else nobody knows
        case n.Imported() if kind.scene.bench.territory <= kind.scene.territory:
            return every([OPEN, Origin(False)])  # what originates was made inside
    raise Unplanned(f"a question about materials that is asked one by one ({type(pred).__name__})")


def _stated(pred: n.Pred, kind: Kind) -> Lines:
    """A question that hangs on what is stated of a material alone, as the interpreter answers it for each sort."""
    truths = [holds(pred, Line(item), kind.scene).truth for item in kind.items]
    found = {truth: tuple(i for i, each in enumerate(truths) if each is truth) for truth in Truth}
    return next((Known(truth) for truth in Truth if len(found[truth]) == len(truths)), None) or Stated(
        found[Truth.YES], (*found[Truth.YES], *found[Truth.UNKNOWN])
    )


def _grouped(parts: tuple[n.Pred, ...], kind: Kind, join: type[n.Both] | type[n.Either]) -> list[Lines]:
    """The parts of a conjunction or an alternative, those that hang on codes alone as one."""
    coded = tuple(part for part in parts if _coded(part))
    rest = [lines_of(part, kind) for part in parts if not _coded(part)]
    return [*rest, lines_of(join(coded) if len(coded) > 1 else coded[0], kind)] if coded else rest


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
