"""A judgement in short: the conditions on which it rests, each with its figure, law and weightiest materials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from roolang.domain.truth import Truth
from roolang.explain.because import because, named, negated, reason, says_nothing, wanted
from roolang.explain.change import in_short
from roolang.explain.context import Context
from roolang.explain.figures import arithmetic, asked, code_text, leeway, scale_of
from roolang.explain.numbers import Scale
from roolang.explain.ranges import unknown_amounts
from roolang.explain.story import MARKS, Brief, Change, Step, plain
from roolang.explain.telling import place_of, tell
from roolang.explain.wording import is_sequence, labelled, leaf_text, shortened, words_of
from roolang.interpret import Counted, Figure, Judgement, Trace
from roolang.interpret.deciding import Deciding, besides, conditions, deciding, is_tolerance

MOST = 3
"""So many materials are told of a condition."""
WAYS = 5
"""So many other conditions are told in a line."""
STEPS = 6
"""So many conditions are told, of each way."""


def brief(judgement: Judgement, context: Context, change: Change | None) -> Brief:
    """The judgement in short; `change` is what would change it."""
    found = deciding(judgement.trace)
    steps = _few(_steps(found, context, ()), STEPS)
    besides_ = _besides(judgement, found, context)
    return Brief(because(found, context), steps, besides_, claim_text(judgement), in_short(judgement, change))


def _few(steps: Iterable[Step], most: int) -> tuple[Step, ...]:
    """Each step once, as many as are told, and how many are not."""
    found = tuple(dict.fromkeys(steps))
    left = len(found) - most
    if left <= 0:
        return found
    return (*found[:most], Step(found[-1].mark, f"and {left} more condition{'s' if left > 1 else ''}: --full"))


# ---- the conditions


def _steps(found: Deciding, context: Context, cites: tuple[str, ...], lead: str = "") -> Iterator[Step]:
    """The deciding conditions, each under the law cited for it or for what it is a part of."""
    trace = found.trace
    law = tuple(plain(cite) for cite in trace.origin.cites) or (() if is_tolerance(trace) else cites)
    lead = "tolerance: " if is_tolerance(trace) else lead
    if not found.parts or is_sequence(trace):
        if not says_nothing(trace):
            yield _condition(trace, context, law, lead)
    elif found.alternatives and not _only_lets_off(found):
        yield from _alternatives(found, context, law, lead)
    else:
        for part in found.parts:
            yield from _steps(part, context, law, lead)


def _only_lets_off(found: Deciding) -> bool:
    """Whether all ways but one are tolerances of it."""
    return sum(not is_tolerance(part.trace) for part in found.parts) == 1


def _alternatives(found: Deciding, context: Context, law: tuple[str, ...], lead: str) -> Iterator[Step]:
    """Ways that all fail, or are all open: one condition by several methods; simple ones in a line; else one by one."""
    trace, tolerances = found.trace, [part for part in found.parts if is_tolerance(part.trace)]
    ways = [part for part in found.parts if not is_tolerance(part.trace)] or tolerances
    parts = [way.trace for way in ways]
    step = Step(MARKS[trace.truth], "", law, place_of(trace))
    head = "none of these" if trace.truth is Truth.NO else "any one of these would do"
    if len({words_of(part) for part in parts}) == 1 and all(part.figure for part in parts):
        figures = (line for part in parts if part.figure for line in _figure(part, part.figure, context))
        yield replace(step, text=f"{lead}{labelled(trace, words_of(parts[0]))}", figures=tuple(dict.fromkeys(figures)))
    elif not any(part.figure or part.lines or part.parts for part in parts):
        yield replace(step, text=labelled(trace, f"{lead}{head}: {_listed(map(leaf_text, parts))}"))
    else:
        children = _few((_one_way(way, context, law) for way in ways), STEPS)
        yield replace(step, text=labelled(trace, f"{lead}{head}"), children=children)
    for each in tolerances if ways is not tolerances else ():
        yield from _steps(each, context, law)


def _one_way(found: Deciding, context: Context, law: tuple[str, ...]) -> Step:
    """One of several ways under its label, with all that it asks; a tolerance stands under what it might let off."""
    first, *rest = _few(_steps(found, context, law), MOST)
    name = labelled(found.trace, "")
    first = first if first.text.startswith(name) else replace(first, text=labelled(found.trace, first.text))
    if not rest:
        return first
    inner = found
    while len(inner.parts) == 1:
        (inner,) = inner.parts
    if inner.alternatives:
        return replace(first, children=(*first.children, *rest))
    children = (replace(first, text=first.text.removeprefix(name)), *rest)
    trace = found.trace
    cites = tuple(plain(cite) for cite in trace.origin.cites) or law
    return Step(MARKS[trace.truth], labelled(trace, "all of these"), cites, place_of(trace), children=children)


def _condition(trace: Trace, context: Context, law: tuple[str, ...], lead: str) -> Step:
    """One condition that decides by itself."""
    step = Step(MARKS[trace.truth], f"{lead}{negated(trace) or leaf_text(trace)}", law, place_of(trace))
    if trace.figure is not None:
        return replace(step, figures=tuple(_figure(trace, trace.figure, context)))
    if trace.kind in ("no line", "each line"):
        return replace(step, figures=tuple(_materials(trace)))
    if not trace.parts or trace.kind == "not":
        return step
    told = tell(trace, context)
    inside = _listed(f"{child.text}: {SAID[child.mark]}" for child in told.children)
    return replace(step, text=told.text, figures=tuple(filter(None, (*told.figures, inside))))


SAID = {"yes": "yes", "no": "no", "unknown": "open"}


def _listed(said: Iterable[str]) -> str:
    """Some of many, in a line."""
    found = list(dict.fromkeys(said))
    more = len(found) - WAYS
    return "; ".join([*found[:WAYS], *([f"and {more} more"] if more > 0 else [])])


# ---- figures and materials


def _figure(trace: Trace, figure: Figure, context: Context) -> Iterator[str]:
    """The arithmetic, and the largest amounts in it."""
    scale = scale_of(figure, context.currency)
    by = leeway(figure, trace.truth, scale)
    yield f"{arithmetic(figure, scale)}, {asked(figure, scale)}{f': {by}' if by else ''}"
    if figure.pool:
        yield figure.pool
    absent, ranges = unknown_amounts(wanted(trace), context.currency)
    if absent:
        yield f"not declared: {', '.join(absent)}"
    if ranges:
        yield f"declared only as a range: {', '.join(ranges)}"
    sure = [each for each in figure.counted if each.counts is Truth.YES]
    doubted = [each for each in figure.counted if each.counts is not Truth.YES]
    if doubted:
        yield f"it depends on {_largest(doubted, scale)}"
    elif sure:
        yield f"counted: {_largest(sure, scale)}"


def _largest(counted: list[Counted], scale: Scale) -> str:
    ranked = sorted(counted, key=lambda each: (each.amount.high is None, each.amount.high or Fraction(0)), reverse=True)
    said = [f"{_who(each)} ({scale.span(each.amount)})" for each in ranked[:MOST]]
    more = len(ranked) - MOST
    return f"{', '.join(said)}{f' and {more} more' if more > 0 else ''}"


def _who(each: Counted) -> str:
    return " ".join(filter(None, (plain(each.name), code_text(each.code), plain(each.description))))


def _materials(trace: Trace) -> Iterator[str]:
    """The materials that fail a condition, and how many more may."""
    if trace.truth is Truth.YES:
        return
    sure = [note for note in trace.lines if note.truth is Truth.YES]
    doubted = [note for note in trace.lines if note.truth is not Truth.YES]
    if sure:
        yield f"it fails for {named(sure)}{f'; {len(doubted)} more may fail it' if doubted else ''}"
    elif doubted:
        yield f"it depends on {named(doubted)}"


# ---- beside them


def _besides(judgement: Judgement, found: Deciding, context: Context) -> str:
    """The other conditions that fail, or are open as well; where a tolerance saves the good, what it lets off."""
    if judgement.trace.truth is Truth.YES:
        off = [each for way in besides(found) for each in conditions(deciding(way)) if way.truth is not Truth.YES]
        let = _listed(reason(each, context) for each in off)
        without = f"Not met without the tolerance: {let}." if let else ""
        met = _listed(filter(None, (_way(way) for way in besides(found) if way.truth is Truth.YES)))
        unclear = f"It is not known which provision applies; the others that may are met as well: {met}." if met else ""
        return " ".join(filter(None, (without, unclear)))
    said = list(filter(None, map(_way, besides(found))))
    head = "Open as well" if judgement.trace.truth is Truth.UNKNOWN else "Not met either"
    return f"{head}: {_listed(said)}." if said else ""


def _way(trace: Trace) -> str:
    """A condition by its words; of one that is made of several, those for which it fails or is open."""
    if is_tolerance(trace):
        return plain(trace.origin.label)
    found = deciding(trace)
    if not found.parts:
        return shortened(negated(trace) or leaf_text(trace)) if words_of(trace) or trace.parts else ""
    told = [each for each in conditions(found) if words_of(each)]
    return labelled(trace, " and ".join(dict.fromkeys(shortened(leaf_text(each)) for each in told[:MOST])))


def claim_text(judgement: Judgement) -> str:
    """Whether preferential treatment can be claimed; nothing of a good that does not originate."""
    claim = judgement.claim
    if judgement.verdict == "non-originating":
        return ""
    if judgement.barred:
        return f"Preferential treatment cannot be claimed: {plain(judgement.barred)}."
    if claim is None:
        return ""
    laws = tuple(dict.fromkeys(_laws(claim)))
    law = f" [{'; '.join(laws)}]" if laws else ""
    asked = _listed(map(_asked, conditions(deciding(claim))))
    supposed = "" if judgement.trace.truth is Truth.YES else " if the good originates"
    match claim.truth:
        case Truth.YES:
            return f"Preferential treatment can be claimed{supposed}: what is asked besides origin is met{law}."
        case Truth.NO:
            return f"Preferential treatment cannot be claimed, whatever the origin: {asked}{law}."
        case _:
            return f"Whether preferential treatment can be claimed{supposed} depends on: {asked}{law}."


def _laws(trace: Trace) -> Iterator[str]:
    """Everything that is cited in a condition."""
    yield from map(plain, trace.origin.cites)
    for part in trace.parts:
        yield from _laws(part)


def _asked(trace: Trace) -> str:
    """A condition of a claim; of a list of what must not be, those that are, or may be."""
    inner = trace.parts[0] if trace.kind == "not" and trace.parts else None
    if inner is not None and inner.kind == "any":
        return _listed(leaf_text(part) for part in inner.parts if part.truth is not Truth.NO) or leaf_text(trace)
    return negated(trace) or leaf_text(trace)
