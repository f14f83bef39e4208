"""Why a verdict is what it is, in sentences that can be read aloud: each deciding condition with its figure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from roolang.domain.truth import Truth
from roolang.explain.choosing import is_guarded
from roolang.explain.context import Context
from roolang.explain.figures import code_text, leeway, open_number, scale_of, shares_of, title_of
from roolang.explain.numbers import NOT_KNOWN, Scale, percent, span, written
from roolang.explain.ranges import unknown_said
from roolang.explain.story import in_words, plain
from roolang.explain.wording import is_sequence, leaf_text, leaf_words, opposite, shortened, speaks_for_itself, words_of
from roolang.interpret import Bounds, Figure, LineNote, Trace
from roolang.interpret.answer import missing
from roolang.interpret.deciding import Deciding, conditions, deciding
from roolang.interpret.facts import Fact
from roolang.ir.nodes import OBTAINED, Open

MOST = 3
"""So many conditions are told in the sentence, and so many materials of one."""
NEAR = {
    (">=", Truth.YES): "at least the {} asked", (">", Truth.YES): "more than the {} asked",
    (">=", Truth.NO): "below the {} asked", (">", Truth.NO): "not more than the {} asked",
    ("<=", Truth.YES): "within the {} allowed", ("<", Truth.YES): "less than the {} allowed",
    ("<=", Truth.NO): "above the {} allowed", ("<", Truth.NO): "not less than the {} allowed",
    ("=", Truth.YES): "exactly the {} asked", ("=", Truth.NO): "not the {} asked",
}  # fmt: skip
OPEN = {">=": "at least {} is asked", ">": "more than {} is asked", "<=": "at most {} is allowed",
        "<": "less than {} is allowed", "=": "exactly {} is asked"}  # fmt: skip


def because(found: Deciding, context: Context, below: str = "And {} more below.") -> str:
    """The deciding conditions, a sentence each; `below` says of how many others nothing is said."""
    told = [trace for trace in _told(found) if not says_nothing(trace)] or [found.trace]
    said = list(dict.fromkeys(reason(trace, context) for trace in told))
    more = len(said) - MOST if len(said) > MOST + 1 else 0  # the last one is told rather than counted
    return " ".join([*map(_ended, said[:MOST] if more else said), *([below.format(more)] if more > 0 else [])])


def _told(found: Deciding) -> Iterator[Trace]:
    """The deciding conditions; operations asked for in one phrase are one."""
    if not found.parts or is_sequence(found.trace):
        yield found.trace
        return
    for part in found.parts:
        yield from _told(part)


def says_nothing(trace: Trace) -> bool:
    """Whether it holds only because it is not for this good, or asks nothing."""
    if trace.kind in ("good", "given") or is_guarded(trace):
        return trace.truth is Truth.YES and trace.origin.role != OBTAINED
    return trace.kind == "not" and trace.truth is Truth.YES and trace.parts[0].kind == "good"


def reason(trace: Trace, context: Context) -> str:
    """One condition and why it holds, fails or is open."""
    if trace.figure is not None:
        return _of_figure(trace, trace.figure, context)
    text = shortened(negated(trace) or leaf_words(trace))
    if negated(trace):
        return text
    if trace.lines and trace.truth is not Truth.YES:
        sure = [note for note in trace.lines if note.truth is Truth.YES] or trace.lines
        verb = "fails for" if trace.truth is Truth.NO else "open for"
        return f"{text}: {verb} {named(sure)}"
    if trace.kind == "no rule" or (trace.truth is Truth.YES and trace.kind != "no line"):
        return text
    if trace.truth is Truth.YES:
        return f"{text}: met"
    return f"{text}: {'no' if trace.truth is Truth.NO else 'not known'}"


def negated(trace: Trace) -> str:
    """What must not be, and on which conditions it is, is not, or may be; nothing of what is no such negation."""
    if trace.kind != "not" or speaks_for_itself(trace):
        return ""
    found = [each for each in conditions(deciding(trace.parts[0])) if words_of(each)]
    if trace.truth is Truth.YES and found and all(map(opposite, found)):
        return "; ".join(dict.fromkeys(map(opposite, found[:MOST])))
    inside = [leaf_text(each) for each in found]
    said = "; ".join(dict.fromkeys(inside[:MOST])) or words_of(trace.parts[0]) or words_of(trace)
    verb = {Truth.YES: "is not", Truth.NO: "is", Truth.UNKNOWN: "may be"}[trace.truth]
    return f"this must not be, and {verb}: {said}" if said else ""


def named(found: list[LineNote] | tuple[LineNote, ...]) -> str:
    """The weightiest materials, by name and code, and how many more there are."""
    ranked = sorted(found, key=_weight, reverse=True)
    said = [f"{plain(note.name)} ({code_text(note.code)})" if note.code else plain(note.name) for note in ranked[:MOST]]
    rest = len(ranked) - MOST
    if rest > 0:
        said.append(f"{rest} more")
    return in_words(said)


def _weight(note: LineNote) -> Fraction:
    value = note.item.amounts.get("value") if note.item is not None else None
    return (value.high if value else None) or Fraction(0)


def _ended(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('.') else '.'}"


# ---- figures


def _of_figure(trace: Trace, figure: Figure, context: Context) -> str:
    words = words_of(trace)
    scale, title = scale_of(figure, context.currency), title_of(figure, words)
    value, asked = figure_value(figure, scale), asked_of(figure, scale)
    if trace.truth is Truth.UNKNOWN or isinstance(figure.threshold, Open):
        return _open_figure(trace, figure, title, value, OPEN[figure.sign].format(asked), context)
    by = leeway(figure, trace.truth, scale)
    return f"{title} is {value}, {NEAR[figure.sign, trace.truth].format(asked)}{f': {by}' if by else ''}"


def _open_figure(trace: Trace, figure: Figure, title: str, value: str, asked: str, context: Context) -> str:
    """A figure that does not settle the comparison, and what keeps it from being worked out."""
    if value != NOT_KNOWN:
        return f"{title} is {value}, and {asked}"
    absent = wanted(trace)
    if not absent:
        return f"{title} cannot be worked out from what is declared; {asked}"
    said = f"{unknown_said(absent, context.currency)}, so {title} cannot be worked out; {asked}"
    bare = figure.method and plain(figure.base_name) == VALUE and VALUE in map(plain, absent)
    return f"{said}. {NO_PRICE.format(plain(figure.method))}" if bare else said


VALUE = "value"
"""What a method reckons by where the rule names no price."""
NO_PRICE = (
    "The rule names no price, so this is the value of the good itself; another is named behind it: `by {} on FOB`"
)


def wanted(trace: Trace) -> list[Fact]:
    """The amounts without which a figure cannot be worked out: those of the sets of the fewest facts."""
    ways, _ = missing(trace.answer)
    fewest = (sorted(way) for way in ways if len(way) == len(ways[0]))
    return list(dict.fromkeys(fact for way in fewest for fact in way if fact.kind == "amount"))


def figure_value(figure: Figure, scale: Scale) -> str:
    """The figure as it is compared: a percentage where it is a ratio, else an amount."""
    if figure.base is None or figure.part:
        return scale.span(figure.number)
    if figure.share is not None:
        return percent(figure.share)
    return span(shares_of(figure), percent, "") if shares_of(figure) != Bounds(None, None) else NOT_KNOWN


def asked_of(figure: Figure, scale: Scale) -> str:
    """What it is compared with."""
    if isinstance(figure.threshold, Open):
        return open_number(figure.threshold)
    if figure.base is None:
        return scale.show(figure.threshold)
    if not figure.part:
        return written(figure.threshold)
    base = figure.base
    whole = plain(figure.base_name) or scale.span(base)
    part = whole if figure.threshold == 1 else f"{written(figure.threshold)} of {whole}"
    if base.known and base.low is not None:
        return f"{scale.show(figure.threshold * base.low)} ({part})"
    return part
