"""Which conditions a verdict turns on: those without which, all else being as it is, it would be the other.

Read off a trace by what its answers would be with one condition answered the other way, wherever the text uses it.
Stricter than what an explanation tells: of two ways that both hold neither decides, since the other is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from roolang.domain.truth import Truth
from roolang.interpret import Trace
from roolang.ir.nodes import Origin

Key: TypeAlias = tuple[str, int, int, str]
"""A condition by its place and its kind: the name of the file, where it begins and ends there. Layout is not in it."""
Turned: TypeAlias = dict[Key, tuple[Truth, Truth]]
"""What an answer would be with a condition answered no, and yes, for each that changes it."""
Join: TypeAlias = Callable[[Sequence[Truth]], Truth]
EXCUSE = "tolerance"
"""The role of what excuses lines that fail a condition."""
SURE = Truth.NO, Truth.YES
OTHER = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def key_of(origin: Origin, kind: str) -> Key | None:
    """The condition that a node stands for; none of what no words of a text say."""
    span = origin.span
    return (span.source.name, span.start, span.end, kind) if span is not None else None


def turning(traces: Sequence[Trace]) -> tuple[Key, ...]:
    """The conditions on which it turns whether all of some traces hold."""
    truth = _all([trace.truth for trace in traces])
    turned = _joined(traces, [_turned(trace) for trace in traces], truth, _all)
    return tuple(key for key, both in turned.items() if truth is not Truth.UNKNOWN and set(both) == set(SURE))


def _turned(trace: Trace) -> Turned:
    if not trace.parts:
        return _own(trace) | (_turned(trace.denied) if trace.denied is not None else {})
    inner = [_turned(part) for part in trace.parts]
    match trace.kind:
        case "not":
            return {key: (OTHER[if_no], OTHER[if_yes]) for key, (if_no, if_yes) in inner[0].items()}
        case "rule":
            return inner[0]
        case "good":
            return _own(trace) | inner[0]
        case "all":
            return _joined(trace.parts, inner, trace.truth, _all)
        case "any":
            return _joined(trace.parts, inner, trace.truth, _any) | _unexcused(trace, inner[0])
        case "at least":
            return _joined(trace.parts, inner, trace.truth, lambda truths: _at_least(trace.needed, truths))
        case "select":
            return _joined(trace.parts, inner, trace.truth, _agreed)
    return {}


def _unexcused(trace: Trace, inner: Turned) -> Turned:
    """What lines that all meet their conditions turn: a tolerance, which none of them needs, then excuses nothing."""
    whole, *others = trace.parts
    if whole.truth is not Truth.YES or not others or any(each.origin.role != EXCUSE for each in others):
        return {}
    return {key: both for key, both in inner.items() if key[-1] == "no line"}


def _own(trace: Trace) -> Turned:
    key = key_of(trace.origin, trace.kind)
    return {key: SURE} if key is not None else {}


def _joined(parts: Sequence[Trace], inner: Sequence[Turned], truth: Truth, join: Join) -> Turned:
    """What a row of conditions would come to; nothing where its answer hangs on more than theirs."""
    truths = [part.truth for part in parts]
    if join(truths) is not truth:
        return {}
    found: Turned = {}
    for key in dict.fromkeys(key for turned in inner for key in turned):
        both = [turned.get(key, (own, own)) for turned, own in zip(inner, truths, strict=True)]
        if_no, if_yes = join([each[0] for each in both]), join([each[1] for each in both])
        if (if_no, if_yes) != (truth, truth):
            found[key] = if_no, if_yes
    return found


def _all(truths: Iterable[Truth]) -> Truth:
    return min(truths, key=_rank, default=Truth.YES)


def _any(truths: Iterable[Truth]) -> Truth:
    return max(truths, key=_rank, default=Truth.NO)


def _agreed(truths: Iterable[Truth]) -> Truth:
    """What is so whichever of several rules applies."""
    found = set(truths)
    return found.pop() if len(found) == 1 else Truth.UNKNOWN


def _at_least(count: int, truths: Sequence[Truth]) -> Truth:
    sure, perhaps = (truths.count(truth) for truth in (Truth.YES, Truth.UNKNOWN))
    return Truth.YES if sure >= count else Truth.UNKNOWN if sure + perhaps >= count else Truth.NO


def _rank(truth: Truth) -> int:
    return int(truth.value)
