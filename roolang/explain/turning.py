"""What would turn a verdict: the ways that a trace shows, each tried by judging again with it so.

A way that would not do is not offered, and of one that would, only as much as is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice, product

from roolang.domain.truth import Truth, opposite
from roolang.explain.choosing import is_guarded
from roolang.explain.opened import still_open
from roolang.explain.remedies import Choice, Remedies, Remedy
from roolang.interpret import Judgement, Trace
from roolang.interpret.deciding import is_tolerance
from roolang.interpret.figures import figures_in
from roolang.interpret.supposing import Edit, OfItem, originating, would_be
from roolang.limits import MAX_LOOKED
from roolang.record import record

MOST = 12
"""So many ways are looked at, and so many manners of one."""
TRIALS = 100
"""So many times a small product is judged again; one with many materials less often."""
LOOKED = 4 * MAX_LOOKED
"""So many lines are looked at for it, all in all."""


@record(frozen=True, slots=True)
class Way:
    """What is needed together to turn a condition, and what is open and would have to be so besides."""

    remedies: tuple[Remedy, ...] = ()
    opens: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Pick:
    """A remedy in one of its choices, and what may be supposed for it."""

    remedy: Remedy
    choice: Choice
    edits: tuple[Edit, ...]

    @property
    def words(self) -> str:
        """In words."""
        return f"{self.remedy.start}{self.choice.words}"

    @property
    def asks(self) -> frozenset[object]:
        """What it asks, each by itself: that a material originates is the same for every clause."""
        own = [edit.item for edit in self.edits if isinstance(edit, OfItem) and edit.becoming is originating]
        return frozenset(map(id, own)) if len(own) == len(self.edits) else frozenset({self.words})

    def of_sure(self) -> Pick:
        """The same without the materials of which it is not known whether they stand in the way."""
        unsure = {id(item) for item in self.remedy.unsure}
        edits = tuple(edit for edit in self.edits if not (isinstance(edit, OfItem) and id(edit.item) in unsure))
        return Pick(replace(self.remedy, besides="", unsure=()), self.choice, edits)


@record(frozen=True, slots=True)
class Offer:
    """What would turn a verdict, all of it needed: `truth` is whether the good then originates, or may.

    `reduced`: the way asked more, which was not needed.
    """

    picks: tuple[Pick, ...]
    opens: tuple[str, ...]
    truth: Truth
    reduced: bool = False

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All that it supposes."""
        return tuple(edit for pick in self.picks for edit in pick.edits)

    @property
    def asks(self) -> frozenset[object]:
        """What it asks, whatever clause it is for."""
        return frozenset[object]().union(*(pick.asks for pick in self.picks))

    def asks_more_than(self, other: Offer) -> bool:
        """Whether it asks all that another one does and more, and for nothing: as much is open."""
        return other.asks < self.asks and set(other.opens) <= set(self.opens)


def offers(judgement: Judgement, currency: str) -> tuple[list[Offer], list[Way]]:
    """What would make a good originate, as tried; and the ways that were not, since there was no time for it."""
    ways = turning(judgement.trace, Truth.YES, Remedies(judgement, currency))
    trial = _Trial(judgement)
    found = [offer for way in ways[:MOST] for offer in trial.of(way)]
    found.sort(key=lambda each: (len(each.picks), each.reduced))
    needed = {each.asks: each for each in reversed(found)}
    kept = [each for each in found if needed[each.asks] is each and not any(map(each.asks_more_than, needed.values()))]
    return kept, [] if kept or not trial.spent else ways


# ---- the ways that a trace shows


def turning(trace: Trace, wanted: Truth, remedies: Remedies) -> list[Way]:
    """The ways to make a condition hold, or fail; none where nothing can."""
    if trace.truth is wanted:
        return [Way()]
    if trace.truth is Truth.UNKNOWN:
        return [Way(opens=still_open(trace, wanted))]
    if trace.kind == "not":
        return turning(trace.parts[0], opposite(wanted), remedies)
    if trace.kind == "at least":
        return _enough(trace, wanted, remedies)
    if not trace.parts or trace.kind == "good":
        return [Way((each,)) for each in remedies.of(trace, wanted=wanted)]
    if is_guarded(trace) and wanted is Truth.YES:
        return turning(trace.parts[1], wanted, remedies)
    each = [turning(part, wanted, remedies) for part in (_worth_trying(trace) if wanted is Truth.YES else trace.parts)]
    if (trace.kind in ("any", "select")) is (wanted is Truth.YES):
        return [way for some in each for way in some if some != [Way()]][:MOST]
    return [_together(choice) for choice in islice(product(*each), MOST)]


def _enough(trace: Trace, wanted: Truth, remedies: Remedies) -> list[Way]:
    """So many more of the parts as are asked for, the first that can."""
    if wanted is not Truth.YES:
        return []
    count = trace.needed - sum(part.truth is Truth.YES for part in trace.parts)
    able = [way[0] for part in trace.parts if part.truth is not Truth.YES and (way := turning(part, wanted, remedies))]
    return [_together(able[:count])] if len(able) >= count else []


def _together(choice: Sequence[Way]) -> Way:
    remedies = {
        each.start + "".join(one.words for one in each.choices): each for way in choice for each in way.remedies
    }
    return Way(tuple(remedies.values()), tuple(dict.fromkeys(each for way in choice for each in way.opens)))


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


# ---- each of them tried


class _Trial:
    """Ways tried on one judgement, as often as there is time for; `spent` once there is none."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement, self.spent = judgement, False
        self.left = min(TRIALS, LOOKED // max(judgement.looked, 1))
        self.known: dict[tuple[int, ...], Trace | None] = {}

    def ended(self, picks: Sequence[Pick]) -> Trace | None:
        """What the good is judged to be with these so; `None` where there is no time for it."""
        key = tuple(id(edit) for pick in picks for edit in pick.edits)
        if key not in self.known:
            found = would_be(self.judgement, [edit for pick in picks for edit in pick.edits]) if self.left > 0 else None
            self.left -= 1
            self.spent = self.spent or found is None
            self.known[key] = found
        return self.known[key]

    def of(self, way: Way) -> Iterator[Offer]:
        """What a way comes to in each of its choices."""
        may_stay_open = bool(way.opens) or any(each.open for each in way.remedies)
        for choices in islice(product(*(each.choices for each in way.remedies)), MOST):
            manners = product(*(choice.manners for choice in choices))
            for manner in islice(manners, MOST):
                picks = tuple(Pick(remedy, *each) for remedy, each in zip(way.remedies, manner, strict=True))
                found = self.offer(picks, way.opens) if picks else None
                if found is not None and (found.truth is Truth.YES or may_stay_open):
                    yield self.needed(found)
                    break

    def offer(self, picks: tuple[Pick, ...], known: Collection[str]) -> Offer | None:
        """What these come to, with what is open then; nothing where they do not do."""
        ended = self.ended(picks)
        if ended is None or ended.truth is Truth.NO:
            return None
        opens = still_open(ended, Truth.YES, known) if ended.truth is Truth.UNKNOWN else ()
        return Offer(picks, opens, ended.truth)

    def needed(self, offer: Offer) -> Offer:
        """Of what would do, as much as is needed."""
        for pick in offer.picks:
            rest = tuple(each for each in offer.picks if each is not pick)
            less = self.offer(rest, offer.opens) if rest else None
            if less is not None and set(less.opens) <= set(offer.opens):
                offer = replace(less, reduced=True)
        for pick in offer.picks:
            if pick.remedy.unsure:
                sure = tuple(each.of_sure() if each is pick else each for each in offer.picks)
                less = self.offer(sure, offer.opens)
                if less is not None and set(less.opens) <= set(offer.opens):
                    offer = replace(less, reduced=offer.reduced)
        return offer
