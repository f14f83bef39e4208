"""What one failing condition would take to hold, in sentences; none where no fact of the goods could change it."""

from __future__ import annotations

import re

from roolang.domain.hs import LEVELS, printed
from roolang.domain.truth import Truth
from roolang.explain.choosing import chosen
from roolang.explain.figures import scale_of, title_of
from roolang.explain.numbers import Scale, percent_within
from roolang.explain.story import in_words, plain
from roolang.explain.wording import leaf_text, words_of
from roolang.interpret import Figure, LineNote, Trace
from roolang.ir.nodes import BARRED, Open

MOST = 3
"""So many materials are named in a sentence."""
CHANGE = re.compile(r"(?:[\w -]+: )?change from any other (chapter|heading|subheading|tariff item)(.*)", re.IGNORECASE)


def remedy(trace: Trace, currency: str) -> tuple[str, ...]:
    """What would have to be otherwise for a failing condition to hold; nothing where it cannot."""
    said = _otherwise(trace, currency)
    return (said, *_also_open(trace)) if said else ()


def _otherwise(trace: Trace, currency: str) -> str:
    words = words_of(trace)
    match trace.kind:
        case "compare" if trace.figure is not None:
            return _of_figure(trace.figure, words, scale_of(trace.figure, words, currency))
        case "no line" | "each line":
            return _of_lines(trace, words)
        case "fact":
            return (
                f"it would have to be {words}"
                if words.startswith("established")
                else f"this would have to hold: {words}"
            )
        case "done":
            return f"the production would have to include: {words}"
        case "at least":
            return f"more of these would have to hold: {words}"
        case "not":
            return _of_negation(trace)
        case _:
            return ""


# ---- figures


def _of_figure(figure: Figure, words: str, scale: Scale) -> str:
    """By how much the amounts would have to change, or the text would have to ask less."""
    missed = shortage(figure, scale)
    if not missed:
        return ""
    said = f"{title_of(figure, words)}: {_by_amounts(figure, missed, scale)}"
    limit = _other_limit(figure, scale)
    return f"{said}, or {limit}" if limit else said


def shortage(figure: Figure, scale: Scale) -> str:
    """By how much a figure misses what is asked; empty if that is not known."""
    low, high = figure.slack.low, figure.slack.high
    if isinstance(figure.threshold, Open) or high is None or figure.sign == "=":
        return ""
    if high == 0:
        return "some amount"
    return scale.size(high) if low == high else f"at least {scale.size(high)}"


def role_of(figure: Figure) -> str:
    """Whether what was counted makes the number up (`adds`) or is taken off the base (`takes off`), if it shows."""
    adding = {each.adds for each in figure.counted}
    return "" if len(adding) != 1 else "adds" if adding == {True} else "takes off"


def _by_amounts(figure: Figure, missed: str, scale: Scale) -> str:
    if figure.sign in ("<=", "<"):
        return (
            f"replace {missed} of the materials counted by ones that do not count"
            if figure.counted
            else f"{missed} less would do"
        )
    match role_of(figure):
        case "takes off":
            return f"replace {missed} of the materials counted by regional ones"
        case "adds":
            return f"{missed} more would have to count towards it"
        case _:
            return f"{missed} more would be needed"


def _other_limit(figure: Figure, scale: Scale) -> str:
    """The threshold at which the figure would pass as it stands."""
    upper = figure.sign in ("<=", "<")
    strictly = figure.sign in ("<", ">")
    verb = (
        ("allow more than" if strictly else "allow at least")
        if upper
        else "ask less than"
        if strictly
        else "ask at most"
    )
    if figure.share is not None and figure.threshold != 1:
        if figure.share < 0:
            return ""
        shown = percent_within(figure.share, 2, upwards=upper)
    elif figure.base is None and figure.number.known and figure.number.low is not None:
        shown = scale.show(figure.number.low)
    else:
        return ""
    return f"the text would have to {verb} {shown}"


# ---- materials


def _of_lines(trace: Trace, words: str) -> str:
    """What the materials that fail would have to be."""
    found = [note for note in trace.lines if note.truth is Truth.YES]
    if not found:
        return ""
    change = CHANGE.match(words)
    if change and trace.kind == "no line":
        level = change[1].lower()
        where = ", as the clause allows," if change[2].strip() else ""
        return f"{_named(found, LEVELS[level])} would have to come from another {level}{where} or originate"
    if words.lower().startswith("change from"):
        return f"{_named(found)} would have to be of a class that the clause allows ({words}), or originate"
    if trace.origin.role == BARRED:
        return f"{_named(found)} would have to be covered by the tolerance, or originate"
    if trace.kind == "each line":
        return f"{_named(found)} would have to keep to the limit: {words}"
    if words.endswith("are originating"):
        return f"{_named(found)} would have to originate"
    return f"{_named(found)} would have to be otherwise: {words}"


def _also_open(trace: Trace) -> tuple[str, ...]:
    """The materials that are not known to keep to a condition on lines, beside those that fail it."""
    found = [note for note in trace.lines if note.truth is Truth.UNKNOWN]
    if not found:
        return ()
    verb, them = ("are", "them") if len(found) > 1 else ("is", "it")
    return (f"{_named(found, _digits(trace))} {verb} open, and the same would have to hold of {them}",)


def _digits(trace: Trace) -> int:
    """So many digits of a code matter to a condition on lines."""
    change = CHANGE.match(words_of(trace)) if trace.kind == "no line" else None
    return LEVELS[change[1].lower()] if change else 10


def _named(found: list[LineNote], digits: int = 10) -> str:
    """Some materials by name and code (to so many digits), and how many more there are."""
    said = [f"{plain(note.name)} of {printed(note.code[:digits])}" if note.code else plain(note.name) for note in found]
    rest = len(said) - MOST
    if rest > 0:
        said = [*said[:MOST], f"{rest} more material{'s' if rest > 1 else ''}"]
    return in_words(said)


# ---- negations


def _of_negation(trace: Trace) -> str:
    inner = trace.parts[0]
    if any(part.kind == "only done" for part in (inner, *inner.parts)):
        return f"more would have to be done: {words_of(inner)}"
    if inner.kind in ("good", "no line", "given", "all"):
        return ""
    if inner.kind == "any":
        holding = [leaf_text(part) for part in chosen(inner)[0] if part.kind != "good"]
        return f"this would have to be otherwise: {'; '.join(holding)}" if holding else ""
    return f"this would have to be otherwise: {words_of(inner) or words_of(trace)}"
