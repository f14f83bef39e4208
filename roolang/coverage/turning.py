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
Turned: TypeAlias = dict[Key, Truth]
"""What an answer would be with a condition answered the other way, for each that changes it."""
Join: TypeAlias = Callable[[Sequence[Truth]], Truth]
OTHER = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def key_of(origin: Origin, kind: str) -> Key | None:
    """The condition that a node stands for; none of what no words of a text say."""
    span = origin.span
    return (span.source.name, span.start, span.end, kind) if span is not None else None


def turning(traces: Sequence[Trace]) -> tuple[Key, ...]:
    """The conditions on which it turns whether all of some traces hold."""
    truth = _all([trace.truth for trace in traces])
    turned = _joined(traces, [_turned(trace) for trace in traces], truth, _all)
    return tuple(key for key, other in turned.items() if other is OTHER[truth] and truth is not Truth.UNKNOWN)


def _turned(trace: Trace) -> Turned:
    if not trace.parts:
        return _own(trace) | (_turned(trace.denied) if trace.denied is not None else {})
    inner = [_turned(part) for part in trace.parts]
    match trace.kind:
        case "not":
            return {key: OTHER[truth] for key, truth in inner[0].items()}
        case "rule":
            return inner[0]
        case "good":
            return _own(trace) | inner[0]
        case "all":
            return _joined(trace.parts, inner, trace.truth, _all)
        case "any":
            return _joined(trace.parts, inner, trace.truth, _any)
        case "at least":
            return _joined(trace.parts, inner, trace.truth, lambda truths: _at_least(trace.needed, truths))
    return {}  # which of several rules applies is not known


def _own(trace: Trace) -> Turned:
    key = key_of(trace.origin, trace.kind)
    return {key: OTHER[trace.truth]} if key is not None and trace.truth is not Truth.UNKNOWN else {}


def _joined(parts: Sequence[Trace], inner: Sequence[Turned], truth: Truth, join: Join) -> Turned:
    """What a row of conditions would come to; nothing where its answer hangs on more than theirs."""
    truths = [part.truth for part in parts]
    if join(truths) is not truth:
        return {}
    found: Turned = {}
    for key in dict.fromkeys(key for turned in inner for key in turned):
        other = join([turned.get(key, own) for turned, own in zip(inner, truths, strict=True)])
        if other is not truth:
            found[key] = other
    return found


def _all(truths: Iterable[Truth]) -> Truth:
    return min(truths, key=_rank, default=Truth.YES)


def _any(truths: Iterable[Truth]) -> Truth:
    return max(truths, key=_rank, default=Truth.NO)


def _at_least(count: int, truths: Sequence[Truth]) -> Truth:
    sure, perhaps = (truths.count(truth) for truth in (Truth.YES, Truth.UNKNOWN))
    return Truth.YES if sure >= count else Truth.UNKNOWN if sure + perhaps >= count else Truth.NO


def _rank(truth: Truth) -> int:
    return int(truth.value)
