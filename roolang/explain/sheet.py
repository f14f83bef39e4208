"""A judgement to hand over: everything that a page or a document shows of it, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roolang.explain.bill import Entry, bill
from roolang.explain.context import context_of
from roolang.explain.figures import code_text
from roolang.explain.json_view import record_of
from roolang.explain.narrative import criteria_text, day_text, narrate
from roolang.explain.story import Gauge, Step, Story, plain
from roolang.explain.telling import picture_of
from roolang.interpret import Judgement, Trace
from roolang.interpret.deciding import conditions, deciding

VERDICTS = {
    "originating": "originates",
    "non-originating": "does not originate",
    "undetermined": "may or may not originate: what is known of it does not settle it",
}


@dataclass(frozen=True, slots=True)
class Good:
    """The product."""

    declaration: str
    code: str
    description: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One judgement. `figures` are numbered from one, those that decide (`main`) first."""

    good: Good
    label: str
    title: str
    reading: str
    day: str
    verdict: str
    sentence: str
    story: Story
    figures: tuple[Gauge, ...]
    main: tuple[Gauge, ...]
    bill: tuple[Entry, ...]
    record: tuple[tuple[str, str], ...]


def sheet(judgement: Judgement, *, version: str, rules: str) -> Sheet:
    """The sheet of a judgement; `version` of the program and digest of the `rules` go on record."""
    program, declaration = judgement.program, judgement.declaration
    story = narrate(judgement, full=True)
    main = _main(judgement)
    told = tuple(_figures(story))
    main = tuple(figure for figure in main if figure in told) or _of_rule(judgement, told)
    figures = (*main, *(figure for figure in told if figure not in main))
    numbers = {figure.title: i for i, figure in reversed(list(enumerate(figures, 1)))}
    return Sheet(
        Good(plain(declaration.id), code_text(declaration.good.code or ""), plain(declaration.good.description)),
        plain(program.label),
        plain(program.title),
        plain(program.reading),
        day_text(program.day),
        judgement.verdict,
        _sentence(judgement),
        story,
        figures,
        main,
        bill(judgement, context_of(judgement, full=True), numbers),
        _record(judgement, version, rules),
    )


def _sentence(judgement: Judgement) -> str:
    """The verdict in a sentence."""
    program = judgement.program
    reading = f", read as \u201c{plain(program.reading)}\u201d" if program.reading else ""
    said = "does not originate, since more was not shown" if judgement.by_burden else VERDICTS[judgement.verdict]
    said += criteria_text(judgement)
    return f"Under {plain(program.label)}{reading}, on {day_text(program.day)}, this product {said}."


def _main(judgement: Judgement) -> tuple[Gauge, ...]:
    """The figures that decide."""
    context = context_of(judgement)
    pictures = (picture_of(trace, context) for trace in conditions(deciding(judgement.trace)))
    return tuple(dict.fromkeys(picture for picture in pictures if picture is not None))


def _of_rule(judgement: Judgement, figures: tuple[Gauge, ...]) -> tuple[Gauge, ...]:
    """The ratios that the product rule asks for, where no figure decides; else the first figure of it, or of all."""
    context = context_of(judgement)
    of_rule = {gauge for trace in _in_rules(judgement.trace) if (gauge := picture_of(trace, context))}
    asked = tuple(figure for figure in figures if figure in of_rule) or figures
    return tuple(figure for figure in asked if figure.ratio) or asked[:1]


def _in_rules(trace: Trace, inside: bool = False) -> Iterator[Trace]:
    """The conditions of product rules."""
    inside = inside or trace.kind == "rule" or trace.origin.role == "rule"
    if inside:
        yield trace
    for part in trace.parts:
        yield from _in_rules(part, inside)


def _figures(story: Story) -> Iterator[Gauge]:
    """Every comparison that is told, once."""
    told = [step.gauge for root in (story.reason, story.claim) if root is not None for step in _steps(root)]
    yield from dict.fromkeys(gauge for gauge in told if gauge is not None)


def _steps(step: Step) -> Iterator[Step]:
    yield step
    for child in step.children:
        yield from _steps(child)


def _record(judgement: Judgement, version: str, rules: str) -> tuple[tuple[str, str], ...]:
    found = record_of(judgement, version, rules)
    said = {
        "version": "RooLang", "rules": "rules (digest)", "declaration": "declaration (SHA-256)", "date": "judged on",
        "reading": "reading", "correlations": "correlations (digest)", "burden_of_proof": "burden of proof",
    }  # fmt: skip
    source = [("declaration file", plain(judgement.declaration.source))] if judgement.declaration.source else []
    held = {name: "yes" if value is True else value for name, value in found.items() if value}
    return (*source, *((said.get(name, name), plain(str(value))) for name, value in held.items()))
