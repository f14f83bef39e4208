"""What would change a verdict, and how near an originating good is to losing it; all read off the trace."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product

from roolang.domain.truth import Truth
from roolang.explain.choosing import chosen, is_guarded
from roolang.explain.figures import leeway, scale_of, title_of
from roolang.explain.remedies import remedy
from roolang.explain.settling import what_settles
from roolang.explain.story import Change, plain
from roolang.explain.wording import leaf_text, words_of
from roolang.interpret import Figure, Judgement, Trace
from roolang.interpret.deciding import is_tolerance
from roolang.interpret.figures import figures_in
from roolang.ir.nodes import Open
from roolang.record import record

MOST = 3
"""So many ways to qualify are told."""
FAR = 6
"""A way that asks so many materials to change is told only if there is no nearer one."""
FEW = 4
"""So many sets of facts that would settle a verdict are told in short."""
OPEN = "this is open and would have to hold: "


@record(frozen=True, slots=True)
class Way:
    """What is needed together to turn a condition; `far` if it is much."""

    needed: tuple[str, ...] = ()
    far: bool = False


def what_would_change(judgement: Judgement) -> Change | None:
    """What would turn a verdict or settle it; for an originating good, the figure that is nearest to its limit."""
    if judgement.by_burden or judgement.verdict == "undetermined":
        return what_settles(judgement)
    currency = plain(judgement.declaration.currency or "")
    if judgement.verdict == "non-originating":
        return _turning(judgement, currency)
    return _tightest(judgement.trace, currency)


def in_short(judgement: Judgement) -> Change | None:
    """The same in short; of an originating good nothing where its reason has a single figure, which says it."""
    if judgement.by_burden or judgement.verdict == "undetermined":
        return what_settles(judgement, FEW)
    if judgement.verdict == "originating" and sum(part.figure is not None for part in _deciding(judgement.trace)) < 2:
        return None
    return what_would_change(judgement)


# ---- non-originating


def _turning(judgement: Judgement, currency: str) -> Change:
    """The ways to qualify, the nearest only; what one way asks is needed together."""
    every = list(dict.fromkeys(ways(judgement.trace, currency)))
    found = [way for way in every if not any(set(other.needed) < set(way.needed) for other in every)]
    near = ([way for way in found if not way.far] or found)[:MOST]
    if not near:
        return Change("nothing in the figures or the materials of this good would make it originate")
    if len(near) == 1:
        return Change("to originate, all of this" if len(near[0].needed) > 1 else "to originate", near[0].needed)
    return Change("to originate, any one of these", tuple("; and ".join(way.needed) for way in near))


def ways(trace: Trace, currency: str) -> list[Way]:
    """The ways to turn a failing condition; none where nothing can."""
    if trace.truth is not Truth.NO:
        return [Way() if trace.truth is Truth.YES else Way(tuple(_still_open(trace)))]
    if not trace.parts or trace.kind in ("not", "at least"):
        found = remedy(trace, currency)
        return [Way(found, len(trace.lines) >= FAR)] if found else []
    if is_guarded(trace):
        return ways(trace.parts[1], currency)
    each = [ways(part, currency) for part in _worth_trying(trace)]
    if trace.kind in ("any", "select"):
        return [way for some in each for way in some][: 2 * MOST]
    return [_together(choice) for choice in islice(product(*each), 2 * MOST)]


def _still_open(trace: Trace) -> Iterator[str]:
    """What is not known and would have to hold besides."""
    if trace.kind in ("all", "rule"):
        for part in trace.parts:
            if part.truth is Truth.UNKNOWN:
                yield from _still_open(part)
    else:
        yield f"{OPEN}{leaf_text(trace)}"


def _together(choice: tuple[Way, ...]) -> Way:
    needed = sorted((each for way in choice for each in way.needed), key=lambda each: each.startswith(OPEN))
    return Way(tuple(dict.fromkeys(needed)), any(way.far for way in choice))


def _worth_trying(trace: Trace) -> tuple[Trace, ...]:
    """The product rule before other ways; a tolerance only for a clause on materials, and the widest one."""
    tolerances = [part for part in trace.parts if is_tolerance(part)]
    others = sorted((part for part in trace.parts if not is_tolerance(part)), key=lambda part: part.kind != "rule")
    if not tolerances or trace.kind != "any":
        return (*others, *tolerances)
    if any(part.figure is not None for part in others):
        return tuple(others)
    return (*others, max(tolerances, key=_room))


def _room(tolerance: Trace) -> Fraction:
    """How near a tolerance is to covering what it would have to."""
    slacks = [figure.slack.high for figure in figures_in(tolerance)]
    return max((slack for slack in slacks if slack is not None), default=Fraction(0))


# ---- originating


def _tightest(trace: Trace, currency: str) -> Change | None:
    """The figure that has the least to spare, in proportion to what it is a part of."""
    found = [(part, part.figure) for part in _deciding(trace) if part.figure is not None]
    ranked = [(room, part, figure) for part, figure in found if (room := _spare(figure)) is not None]
    if not ranked:
        return None
    _, part, figure = min(ranked, key=lambda entry: entry[0])
    scale = scale_of(figure, words_of(part), currency)
    return Change(
        "the figure nearest to its limit", (f"{title_of(figure, words_of(part))}: {leeway(figure, part.truth, scale)}",)
    )


def _deciding(trace: Trace) -> Iterator[Trace]:
    """The conditions that hold and were needed."""
    if trace.truth is Truth.YES and trace.kind != "not":
        yield trace
        for part in chosen(trace)[0]:
            yield from _deciding(part)


def _spare(figure: Figure) -> Fraction | None:
    """What is to spare at worst, as a part of the base, or of the limit where there is no base."""
    low = figure.slack.low
    if low is None or isinstance(figure.threshold, Open):
        return None
    whole = figure.base.high if figure.base is not None else figure.threshold
    return low / whole if whole else low
