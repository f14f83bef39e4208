"""What would change a verdict, and how near an originating good is to losing it; all read off the trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import prod

from roolang.domain.truth import Truth
from roolang.explain.choosing import chosen
from roolang.explain.figures import leeway, scale_of, title_of
from roolang.explain.settling import what_settles
from roolang.explain.story import Change, plain
from roolang.explain.turning import Offer, Way, offers
from roolang.explain.wording import words_of
from roolang.interpret import Figure, Judgement, Trace
from roolang.ir.nodes import Open

MOST = 3
"""So many ways to qualify are told."""
FEW = 4
"""So many sets of facts that would settle a verdict are told in short."""
NOTHING = "no change in the figures or the materials of this good was found that would make it originate"
UNNUMBERED = "a limit that this good fails is an open number, and what would make it originate is not worked out"
UNTRIED = (
    "this fails; whether it would be enough to change it is not worked out, since the materials may be taken in so "
    "many ways"
)


def what_would_change(judgement: Judgement) -> Change | None:
    """What would turn a verdict or settle it; for an originating good, the figure that is nearest to its limit."""
    if judgement.by_burden or judgement.verdict == "undetermined":
        return what_settles(judgement)
    currency = plain(judgement.declaration.currency or "")
    if judgement.verdict == "non-originating":
        return _turning(judgement, currency)
    return _tightest(judgement.trace, currency)


def in_short(judgement: Judgement, change: Change | None) -> Change | None:
    """A change in short; of an originating good nothing where its reason has a single figure, which says it."""
    if judgement.by_burden or judgement.verdict == "undetermined":
        return what_settles(judgement, FEW)
    if judgement.verdict == "originating" and sum(part.figure is not None for part in _deciding(judgement.trace)) < 2:
        return None
    return change


# ---- non-originating


def _turning(judgement: Judgement, currency: str) -> Change:
    """The ways to qualify, the nearest only; what one way asks is needed together."""
    found, untried = offers(judgement, currency)
    if untried:
        least = [way for way in untried if not any(each.far for each in way.remedies)] or untried
        return Change(UNTRIED, tuple(dict.fromkeys("; and ".join(_asked(way)) for way in least))[:MOST])
    sets = [(any(pick.remedy.far for pick in some[0].picks), _needed(some)) for some in _alike(found)]
    near = ([needed for far, needed in sets if not far] or [needed for _, needed in sets])[:MOST]
    if not near:
        return Change(UNNUMBERED if _fails_an_open_number(judgement.trace) else NOTHING)
    if len(near) == 1:
        return Change("to originate, all of this" if len(near[0]) > 1 else "to originate", near[0])
    return Change("to originate, any one of these", tuple("; and ".join(needed) for needed in near))


def _fails_an_open_number(trace: Trace) -> bool:
    """Whether some limit that is not met has no number yet."""
    failed = trace.figure is not None and trace.truth is Truth.NO and isinstance(trace.figure.threshold, Open)
    return failed or any(map(_fails_an_open_number, trace.parts))


def _alike(found: list[Offer]) -> Iterator[list[Offer]]:
    """Offers of the same remedies together, where every choice of one goes with every choice of the others."""
    groups: dict[tuple[object, ...], list[Offer]] = {}
    for each in found:
        key = (*(replace(pick.remedy, choices=()) for pick in each.picks), each.opens)
        groups.setdefault(key, []).append(each)
    for some in groups.values():
        if len(some) == prod(map(len, _choices(some))):
            yield some
        else:
            yield from ([each] for each in some)


def _choices(some: list[Offer]) -> list[tuple[str, ...]]:
    """The choices of each remedy of some offers."""
    return [
        tuple(dict.fromkeys(pick.choice.words for pick in picks))
        for picks in zip(*(each.picks for each in some), strict=True)
    ]


def _needed(some: list[Offer]) -> tuple[str, ...]:
    """What some offers of the same remedies ask."""
    remedies = [pick.remedy for pick in some[0].picks]
    said = [
        f"{each.start}{each.joint.join(words).rstrip(',')}"
        for each, words in zip(remedies, _choices(some), strict=True)
    ]
    return tuple(dict.fromkeys((*said, *(each.besides for each in remedies if each.besides), *some[0].opens)))


def _asked(way: Way) -> Iterator[str]:
    """What a way asks that was not tried."""
    for each in way.remedies:
        yield f"{each.start}{each.joint.join(choice.words for choice in each.choices)}"
    yield from way.opens


# ---- originating


def _tightest(trace: Trace, currency: str) -> Change | None:
    """The figure that has the least to spare, in proportion to what it is a part of."""
    found = [(part, part.figure) for part in _deciding(trace) if part.figure is not None]
    ranked = [(room, part, figure) for part, figure in found if (room := _spare(figure)) is not None]
    if not ranked:
        return None
    _, part, figure = min(ranked, key=lambda entry: entry[0])
    scale = scale_of(figure, currency)
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
