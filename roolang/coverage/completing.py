"""Tests for what coverage lacks: for each side on which no test has seen a condition decide, a product that shows it.

A condition decides if the verdict is another with the condition answered outright. So the text is held against itself
with the condition forced, and the solver looks for a product that tells the two apart. What it finds is written as a
test, and that is judged: it is kept only if the interpreter says that this condition decides, on this side.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count
from textwrap import shorten
from time import monotonic

from roolang.coverage.asked import Asked, programs
from roolang.coverage.conditions import Condition
from roolang.coverage.inline import Unsayable, given
from roolang.coverage.measuring import AGAINST, FOR, Seen, sides_of
from roolang.diagnostics import has_errors
from roolang.diff.semantic import INSTALL
from roolang.diff.semantics import Witness
from roolang.domain.hs import printed
from roolang.format import format_text
from roolang.ir.program import Program
from roolang.record import record
from roolang.smt.solver import Solver, SolverGone
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.workspace.testing import outcomes
from roolang.workspace.workspace import Workspace

SECONDS = 3.0
"""What the solver may spend on one question."""
TOGETHER = 60.0
"""What may be spent on one side of a condition, before the next code."""
VERDICTS = {FOR: "originating", AGAINST: "non-originating"}


@record(frozen=True, slots=True)
class Made:
    """A test for one side of a condition, or the reason why there is none."""

    condition: Condition
    side: str
    text: str
    reason: str = ""


def completed(
    workspace: Workspace,
    lacking: Sequence[Seen],
    step: Callable[[str], object] = lambda _: None,
    until: float = math.inf,
    taken: set[str] | None = None,
) -> Iterator[Made]:
    """A test for each side that is lacking, as far as one is found in the texts of a workspace.

    What a test shows besides is not looked for again. Nothing is begun at the time `until` (`time.monotonic`) or after.
    No test has one of the names that are `taken`, else those of the tests in the workspace; names given are added.
    """
    names = {test.name for test in workspace.library.tests} if taken is None else taken
    with Solver(SECONDS) as solver:
        every = list(programs(workspace, solver))
        had: set[tuple[object, str]] = set()
        for seen in lacking:
            step(seen.condition.place)
            for side, by in ((FOR, seen.by_for), (AGAINST, seen.by_against)):
                if by or (seen.condition.key, side) in had:
                    continue
                made = _in_time(workspace, every, seen.condition, side, until)
                if made.text:
                    had |= {(key, told) for key, told, _ in _shown(workspace, made.text)}
                    made = _named(made, names)
                yield made


def _named(made: Made, taken: set[str]) -> Made:
    """The test by a name that no other has: with a number, if it must be."""
    name = made.text.partition('"')[2].partition('"')[0]
    numbered = (f"{name} ({number})" for number in count(2))
    free = next(each for each in chain([name], numbered) if each not in taken)
    taken.add(free)
    return replace(made, text=made.text.replace(f'"{name}"', f'"{free}"', 1))


def _in_time(workspace: Workspace, every: Sequence[Asked], condition: Condition, side: str, until: float) -> Made:
    if monotonic() >= until:
        return Made(condition, side, "", "not tried: the time was up")
    try:
        return _made(workspace, every, condition, side)
    except SolverGone:
        return Made(condition, side, "", f"the solver is not installed: {INSTALL}")


def _made(workspace: Workspace, every: Sequence[Asked], condition: Condition, side: str) -> Made:
    """A test for one side of a condition: by the first program that asks it, for each of some codes."""
    reason = "no text here has product rules that ask it"
    until = monotonic() + TOGETHER
    for asked in every:
        if condition.key not in asked.keys:
            continue
        reason = "no product was found that it decides"
        for code in asked.codes(condition):
            if monotonic() > until:
                return Made(condition, side, "", "none was found in time")
            for witness in asked.witnesses(condition, side, code):
                try:
                    texts = [_test(asked.program, each, condition, side, witness) for each in asked.readings or ("",)]
                except Unsayable as why:
                    reason = str(why)
                    continue
                for text in texts:
                    if (condition.key, side) in {(key, told) for key, told, _ in _shown(workspace, text)}:
                        return Made(condition, side, text)
                reason = "a product was found, and judged as a test it does not show this"
        if reason.startswith("no product"):
            break  # the views of other days would say the same
    return Made(condition, side, "", reason)


def _test(program: Program, reading: str, condition: Condition, side: str, witness: Witness) -> str:
    words = shorten(condition.words, 90, placeholder=" ...").replace('"', "'").replace("“", "'").replace("”", "'")
    spelled = {name: word.said for name, word in program.vocabulary.items()}
    day = witness.declaration.day or program.day
    name = f"{program.name}, {printed(witness.declaration.good.code or '')}: {words}: decides {side} origin"
    head = f'test "{name}"\n  given {given(witness.declaration, spelled)}\n  on {day}\n'
    party = f" as {program.party}" if program.party else ""
    read = f" reading {reading}" if reading else ""
    return f"{head}  expect {VERDICTS[side]} under {program.name}{party}{read}\n"


def _shown(workspace: Workspace, text: str) -> tuple[tuple[object, str, str], ...]:
    """What the test in a text sees; nothing if it is not met."""
    module, findings = parse(SourceFile("generated.roo", text))
    tests = [each for each in module.statements if isinstance(each, t.Test)]
    if len(tests) != 1 or has_errors(findings):
        return ()
    return tuple(
        each
        for expect, outcome in zip(tests[0].expect, outcomes(workspace, tests[0]), strict=True)
        for each in sides_of(expect, outcome)
    )


def laid_out(found: Sequence[Made]) -> str:
    """The tests in canonical layout."""
    text = "\n".join(each.text for each in found if each.text)
    return format_text(SourceFile("generated.roo", text))[0] if text else ""
