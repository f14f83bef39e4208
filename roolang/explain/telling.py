"""One trace as a step: which of its parts are worth telling, and how they are joined."""

from __future__ import annotations

from dataclasses import replace

from roolang.domain.truth import Truth, both, either
from roolang.explain.choosing import chosen, failing, is_guarded, listed
from roolang.explain.context import Context
from roolang.explain.figures import ALL, FEW, counted, scale_of, sentence, title_of
from roolang.explain.gauges import gauge_of
from roolang.explain.numbers import Scale
from roolang.explain.story import MARKS, Gauge, Listing, Step, plain
from roolang.explain.wording import for_goods, head, labelled, leaf_text, speaks_for_itself, words_of
from roolang.interpret import Figure, Trace
from roolang.interpret.deciding import is_alternative, is_tolerance
from roolang.source import AMENDED

JOINTS = ("all", "any", "at least", "select", "rule")
HEADS = ("all of these", "any of these", "at least ", "it is not known which")


def tell(trace: Trace, context: Context) -> Step:
    """A trace as a step with its parts."""
    if trace.kind == "not":
        return _negation(trace, context)
    if trace.kind not in JOINTS or not trace.parts:
        return replace(_leaf(trace, context), children=tuple(tell(part, context) for part in trace.parts))
    if is_guarded(trace):
        return _guarded(trace, context)
    if is_alternative(trace) and trace.parts[0].truth is Truth.YES:
        return tell(trace.parts[1], context)
    return _joined(trace, context)


def _step(trace: Trace, text: str, *children: Step) -> Step:
    cites = tuple(plain(cite) for cite in trace.origin.cites)
    return Step(MARKS[trace.truth], text, cites, place_of(trace), children=children)


def place_of(trace: Trace) -> str:
    """`file:line` of a trace's words, and where an amendment changed them."""
    span = trace.origin.span
    if span is None:
        return ""
    name, amended, by = span.source.name.partition(AMENDED)
    return f"{plain(name)}:{span.place[0]}{amended}{plain(by)}"


# ---- conditions without parts


def _leaf(trace: Trace, context: Context) -> Step:
    step = _step(trace, leaf_text(trace))
    if trace.figure is None:
        return replace(step, listings=failing(trace, context))
    scale = scale_of(trace.figure, context.currency)
    return replace(
        step,
        figures=(sentence(trace.figure, trace.truth, scale),),
        listings=_counted(trace, trace.figure, scale, context),
        gauge=picture_of(trace, context),
    )


def picture_of(trace: Trace, context: Context) -> Gauge | None:
    """The comparison of a trace as a picture."""
    if trace.figure is None:
        return None
    words = words_of(trace)
    scale = scale_of(trace.figure, context.currency)
    return gauge_of(trace.figure, trace.truth, title_of(trace.figure, words), scale)


def _counted(trace: Trace, figure: Figure, scale: Scale, context: Context) -> tuple[Listing, ...]:
    """The materials counted: all of them in full; else few of those of a comparison that holds, if it traces."""
    if context.full:
        return counted(figure, scale, context, ALL)
    if trace.truth is not Truth.YES:
        return counted(figure, scale, context)
    return counted(figure, scale, context, FEW) if figure.counting.words else ()


# ---- conditions with parts


def _joined(trace: Trace, context: Context) -> Step:
    """A condition with its parts; one that only repeats its single part is merged with it."""
    parts, others = chosen(trace)
    rest = f" ({others} other{'s were' if others > 1 else ' was'} not needed)" if others else ""
    alike = len(parts) > 1 and all(words_of(part) == words_of(trace) != "" for part in parts)
    if alike and all(not part.parts and part.figure is None and not part.lines for part in trace.parts):
        return _tally(trace)
    steps = tuple(tell(part, context) for part in parts)
    if len(parts) == 1 and parts[0].truth is trace.truth and not _says_more(trace, parts[0]):
        return _merged(trace, steps[0], rest)
    if len(parts) == 1 and steps[0].text.startswith(HEADS) and steps[0].children:
        return _spliced(trace, steps[0])
    inside = tuple(map(_arithmetic, steps)) if alike else _in_order(_level(trace, steps))
    step = _step(trace, head(trace, alike) + rest, *inside)
    if any(part.origin.span == trace.origin.span and words_of(part) == words_of(trace) for part in parts):
        step = replace(step, cites=(), place="") if not alike else step
    return replace(step, figures=doubt(trace))


def _says_more(trace: Trace, part: Trace) -> bool:
    """Whether a condition says something that its single part does not."""
    if trace.kind == "rule":
        return bool(trace.origin.label or trace.origin.cites)
    named = trace.origin.role == "rule" and words_of(part) != words_of(trace)
    return named or is_tolerance(trace) or trace.kind == "select"


def _merged(trace: Trace, step: Step, rest: str) -> Step:
    """The step of the single part, under the label and with the citations of the condition around it."""
    cites = tuple(dict.fromkeys((*(plain(cite) for cite in trace.origin.cites), *step.cites)))
    text = labelled(trace, step.text) + rest
    return replace(step, text=text, cites=cites, place=step.place or place_of(trace))


def _spliced(trace: Trace, inner: Step) -> Step:
    """A rule with the parts of its only condition directly under it."""
    text = head(trace, False)
    if not inner.text.startswith("all of these"):
        text = f"{text}, {inner.text}"
    step = _merged(trace, _step(trace, ""), "")
    cites = tuple(dict.fromkeys((*step.cites, *inner.cites)))
    return replace(step, text=text, cites=cites, figures=(*doubt(trace), *inner.figures), children=inner.children)


def _arithmetic(step: Step) -> Step:
    """A part whose words its head has said: the arithmetic stands for them."""
    return replace(step, text=step.figures[0], figures=step.figures[1:], cites=(), place="") if step.figures else step


def _level(trace: Trace, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Requirements inside requirements, side by side."""
    if trace.kind != "all":
        return steps
    flat = (
        step.children if step.text == "all of these" and not step.cites and not step.figures else (step,)
        for step in steps
    )
    return tuple(step for some in flat for step in some)


def _in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """A step that bears the words of an earlier one asks for the same operation once more, in the order of the text."""
    texts = [step.text for step in steps]
    again = [step.text.startswith("undergoes ") and step.text in texts[:i] for i, step in enumerate(steps)]
    return tuple(
        replace(step, text=f"{step.text}, in the order asked") if repeated else step
        for step, repeated in zip(steps, again, strict=True)
    )


def _tally(trace: Trace) -> Step:
    """Parts that cannot be told apart, counted."""
    count = {truth: sum(part.truth is truth for part in trace.parts) for truth in Truth}
    said = f"{count[Truth.YES]} yes, {count[Truth.NO]} no, {count[Truth.UNKNOWN]} not known"
    return replace(_step(trace, labelled(trace, words_of(trace))), figures=(said,))


def doubt(trace: Trace) -> tuple[str, ...]:
    """A remark where the answer is not what the parts make it: it then hangs on how materials may be taken."""
    truths = [part.truth for part in trace.parts]
    joined = both(truths) if trace.kind == "all" else either(truths) if trace.kind in ("any", "rule") else trace.truth
    if joined is trace.truth:
        return ()
    if joined is Truth.YES:
        return ("holds with materials opened into what they are made of; whether that is permitted is not known",)
    return ("so it is with the materials taken as they are here; taken otherwise, it may hold",)


# ---- negations and guards


def _guarded(trace: Trace, context: Context) -> Step:
    guard, body = trace.parts[0].parts[0], trace.parts[1]
    about = for_goods(words_of(guard))
    name = labelled(trace, words_of(trace) if trace.origin.role == "rule" else about)
    match guard.truth:
        case Truth.YES:
            return _merged(trace, tell(body, context), "")
        case Truth.NO:
            return _step(trace, f"{name}: does not concern this good")
        case _:
            inner = tell(body, context)
            inside = inner.children if inner.text == name else (inner,)
            return _step(trace, f"{name}; whether it concerns this good is not known", *inside)


def _negation(trace: Trace, context: Context) -> Step:
    inner = trace.parts[0]
    if not speaks_for_itself(trace):
        return denied(trace, "it is not so: ", context)
    step = _step(trace, labelled(trace, words_of(trace)))
    match inner.kind:
        case "any":
            parts = tuple(tell(part, context) for part in chosen(inner)[0])
            return replace(step, text=labelled(trace, "none of these"), children=parts, denies=True)
        case "at least":
            return replace(step, children=tuple(tell(part, context) for part in inner.parts), denies=True)
        case "no line" if trace.truth is Truth.YES:
            return replace(step, listings=listed(inner, Truth.YES, "these are", context))
        case "no line" if trace.truth is Truth.UNKNOWN:
            return replace(step, listings=listed(inner, Truth.UNKNOWN, "these may be", context))
        case _:
            return step


def denied(trace: Trace, before: str, context: Context) -> Step:
    """A negation whose words are those of what it denies."""
    inner = tell(trace.parts[0], context)
    step = _merged(trace, inner, "")
    return replace(step, mark=MARKS[trace.truth], text=labelled(trace, f"{before}{inner.text}"), denies=True)
