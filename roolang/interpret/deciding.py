"""On which conditions of a trace its answer rests; read off the answers alone.

A conjunction that fails does so by each part that fails, one that is open by each that is open; an alternative that
holds does so by one part. Where nobody knows which provision is for the good, and all that may be hold, it is the one
that is closest to failing. Of several ways that all fail, or are all open, the product rule goes before the others,
which are kept apart (`besides`); so are the other failings of a good that is not of the class or the place asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roolang.domain.truth import Truth
from roolang.interpret.room import rooms_of
from roolang.interpret.trace import Trace
from roolang.ir.nodes import OBTAINED
from roolang.record import record

ALTERNATIVES = ("any", "select")
BARS = ("good", "given")
"""What nothing in the production of a good can turn: of which class it is, and that it was made elsewhere."""
JOINTS = ("all", "rule", *ALTERNATIVES)


@record(frozen=True, slots=True)
class Deciding:
    """A condition and, where it has conditions inside, those of them on which its answer rests.

    The parts of an alternative that fails fail each, and so do the conditions `besides`; any open part of an open one
    would do; of provisions that must all hold, those `besides` hold with more room. Without parts the condition decides
    by itself.
    """

    trace: Trace
    parts: tuple[Deciding, ...] = ()
    besides: tuple[Trace, ...] = ()

    @property
    def alternatives(self) -> bool:
        """Whether its parts are ways, any one of which would have been enough."""
        return self.trace.kind in ALTERNATIVES and len(self.parts) > 1


def deciding(trace: Trace) -> Deciding:
    """What the answer of a trace rests on."""
    if trace.kind not in JOINTS:
        return Deciding(trace)
    parts = tuple(part for part in trace.parts if part.truth is trace.truth)
    if not parts or not _follows(trace) or _is_let_off(trace):
        return Deciding(trace)
    others: tuple[Trace, ...] = ()
    if trace.kind == "all" and trace.truth is Truth.NO:
        barred = tuple(part for part in parts if part.kind in BARS)
        parts, others = barred or parts, tuple(part for part in parts if barred and part.kind not in BARS)
    elif trace.kind == "select" and trace.truth is Truth.YES:
        closest = min(parts, key=rooms_of)
        parts, others = (closest,), tuple(part for part in parts if part is not closest)
    elif trace.kind in ALTERNATIVES:
        parts, others = _ways(trace.truth, tuple(part for part in parts if not _is_aside(part)) or parts)
        if trace.truth is Truth.YES and is_tolerance(parts[0]):
            others = tuple(part for part in trace.parts if part.truth is not Truth.YES and not is_tolerance(part))
    return Deciding(trace, tuple(map(deciding, parts)), others)


def conditions(found: Deciding) -> Iterator[Trace]:
    """The conditions that decide by themselves, in order."""
    if not found.parts:
        yield found.trace
    for part in found.parts:
        yield from conditions(part)


def hangs_on_room(trace: Trace) -> bool:
    """Whether it takes figures to say on which conditions the answer rests: which of several is closest to failing."""
    held = [part for part in trace.parts if part.truth is trace.truth]
    if trace.kind == "select" and trace.truth is Truth.YES and len(held) > 1:
        return any(map(_has_figure, held))
    return trace.kind in JOINTS and any(map(hangs_on_room, held))


def besides(found: Deciding) -> Iterator[Trace]:
    """The other conditions that fail or are open as well, or that a tolerance lets off, outermost first."""
    yield from found.besides
    for part in found.parts:
        yield from besides(part)


def is_tolerance(trace: Trace) -> bool:
    """Whether it is a tolerance, applied."""
    return trace.origin.role == "tolerance"


def is_alternative(part: Trace) -> bool:
    """Whether it is a rule that is accepted instead of another, behind the goods that it is for."""
    ruled = part.kind == "all" and part.origin.role == "rule" and len(part.parts) == 2
    return ruled and _leads(part.parts[0]).kind == "good" and part.parts[1].origin.role == "rule"


def is_for_other_goods(part: Trace) -> bool:
    """Whether it is a rule that is an alternative for other goods only."""
    return is_alternative(part) and part.parts[0].truth is Truth.NO and _leads(part.parts[0]).truth is Truth.NO


def _is_aside(part: Trace) -> bool:
    """Whether it is no way of its own: a rule for other goods, or what says which goods a condition binds."""
    return is_for_other_goods(part) or (part.kind == "not" and not part.origin.words and not part.origin.label)


def _has_figure(trace: Trace) -> bool:
    return trace.figure is not None or any(map(_has_figure, trace.parts))


def _leads(guard: Trace) -> Trace:
    """What a guard asks first: of which class the good is."""
    while guard.kind == "all" and guard.parts:
        guard = guard.parts[0]
    return guard


def _is_let_off(trace: Trace) -> bool:
    """Whether it holds since what it is for does not: of a pair, the first denies that it is for the good."""
    first = trace.parts[0]
    return trace.kind == "any" and len(trace.parts) == 2 and first.kind == "not" and first.truth is Truth.YES


def _follows(trace: Trace) -> bool:
    """Whether the parts make the answer; else it hangs on how materials may be taken."""
    if trace.kind in ALTERNATIVES:
        return trace.truth is Truth.YES or all(part.truth.value <= trace.truth.value for part in trace.parts)
    return trace.truth is Truth.NO or all(part.truth.value >= trace.truth.value for part in trace.parts)


def _ways(truth: Truth, parts: Sequence[Trace]) -> tuple[tuple[Trace, ...], tuple[Trace, ...]]:
    """The ways to tell of first, and the others: one way that holds, or the product rule, before a tolerance."""
    tolerances = nearest([part for part in parts if is_tolerance(part)])
    strict = [part for part in parts if not is_tolerance(part)] or tolerances
    first = [part for part in strict if _of_rule(part)] or strict
    if truth is Truth.YES:
        first = [part for part in strict if part.origin.role == OBTAINED] or first
        return tuple(first[:1]), ()
    if not any(part.figure is not None for part in first):  # a tolerance lets materials off, not a figure
        first += [part for part in tolerances if not _among(part, strict)]
    return tuple(first), tuple(part for part in (*strict, *tolerances) if not _among(part, first))


def nearest(tolerances: Sequence[Trace]) -> list[Trace]:
    """Of the ways to take one tolerance (each lets other limits off) the one that holds, else the one that fails least.

    A way that fails by the share itself says more than one that leaves strict what fails.
    """
    best: dict[tuple[str, object], tuple[tuple[int, int], Trace]] = {}
    for each in tolerances:
        failing = () if each.truth is Truth.YES else tuple(conditions(deciding(each)))
        rank = sum(not _of(each, part) for part in failing), len(failing)
        key = (each.origin.label, each.origin.span)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, each)
    return [each for _, each in best.values()]


def _of(tolerance: Trace, part: Trace) -> bool:
    """Whether a condition stands in the text of a tolerance."""
    whole, own = tolerance.origin.span, part.origin.span
    if whole is None or own is None:
        return whole is own
    return own.source.name == whole.source.name and whole.start <= own.start and own.end <= whole.end


def _among(part: Trace, parts: Sequence[Trace]) -> bool:
    return any(part is each for each in parts)


def _of_rule(trace: Trace) -> bool:
    """Whether it is the product rule, or asks for it among other things."""
    ruled = trace.kind == "rule" or trace.origin.role == "rule"
    return ruled or (trace.kind == "all" and any(map(_of_rule, trace.parts)))
