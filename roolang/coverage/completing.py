"""Tests for what coverage lacks: for each side on which no test has seen a condition decide, a product that shows it.

A condition decides if the verdict is another with the condition answered outright. So the text is held against itself
with the condition forced, and the solver looks for a product that tells the two apart. What it finds is written as a
test, and that is judged: it is kept only if the interpreter says that this condition decides, on this side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten
from time import monotonic

from roolang.coverage.conditions import Condition
from roolang.coverage.forcing import asks, forced, goods_of, narrowed
from roolang.coverage.inline import Unsayable, given
from roolang.coverage.measuring import AGAINST, FOR, Seen, sides_of
from roolang.diagnostics import has_errors
from roolang.diff.searching import Searching
from roolang.diff.semantic import INSTALL, codes_in_common
from roolang.diff.semantics import Witness
from roolang.format import format_text
from roolang.ir.program import Program
from roolang.record import record
from roolang.smt.kinds import TooMany
from roolang.smt.pair import Pair
from roolang.smt.solver import Solver, SolverGone
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.workspace.testing import outcomes
from roolang.workspace.workspace import Workspace

CODES = 3
"""For so many codes a product is looked for."""
SECONDS = 3.0
"""What the solver may spend on one question."""
TOGETHER = 30.0
"""What may be spent on one side of a condition, before the next code."""
VERDICTS = {FOR: "originating", AGAINST: "non-originating"}


@record(frozen=True, slots=True)
class Made:
    """A test for one side of a condition, or the reason why there is none."""

    condition: Condition
    side: str
    text: str
    reason: str = ""


class Unanswered(Exception):
    """The solver gives no answer at all: it is not there, or gave up; and why."""


def completed(
    workspace: Workspace, lacking: Sequence[Seen], step: Callable[[str], object] = lambda _: None
) -> Iterator[Made]:
    """A test for each side that is lacking, as far as one is found in the texts of a workspace."""
    solver = Solver(SECONDS)
    had: set[tuple[object, str]] = set()
    try:
        for seen in lacking:
            step(seen.condition.place)
            for side, by in ((FOR, seen.by_for), (AGAINST, seen.by_against)):
                if by or (seen.condition.key, side) in had:
                    continue
                try:
                    made = _made(workspace, seen.condition, side, solver)
                except Unanswered as why:
                    made = Made(seen.condition, side, "", str(why))
                if made.text:
                    had |= {(key, told) for key, told, _ in _shown(workspace, made.text)}
                yield made
    finally:
        solver.stop()


def _programs(workspace: Workspace) -> Iterator[Program]:
    """The programs of the texts that were asked for, the last day of each first: by then everything has begun."""
    for key in workspace.library.own:
        text = workspace.library.texts[key]
        for day in reversed(workspace.days(text)):
            for view in workspace.views(text, day):
                program, findings = workspace.program(text, view)
                if not has_errors(findings) and not view.reading:
                    yield program


def _made(workspace: Workspace, condition: Condition, side: str, solver: Solver) -> Made:
    """A test for one side of a condition: by the first program that asks it, for each of some codes."""
    reason = "no text here has product rules that ask it"
    until = monotonic() + TOGETHER
    for program in _programs(workspace):
        if not asks(program, condition.key):
            continue
        for code in _codes(program, condition):
            if monotonic() > until:
                return Made(condition, side, "", "none was found in time")
            reason = "no product was found that it decides"
            for witness in _witnesses(program, condition, side, code, solver):
                try:
                    text = _test(program, condition, side, witness)
                except Unsayable as why:
                    reason = str(why)
                    continue
                if (condition.key, side) in {(key, told) for key, told, _ in _shown(workspace, text)}:
                    return Made(condition, side, text)
                reason = "a product was found, and judged as a test it does not show this"
        if reason.startswith("no product"):
            break  # the views of other days would say the same
    return Made(condition, side, "", reason)


def _codes(program: Program, condition: Condition) -> list[str]:
    every = codes_in_common(program, program)
    near = goods_of(program, condition.key)
    if near:
        chosen = (next((code for code in every if code >= low[:6].ljust(6, "0")), "") for low in near)
        every = tuple(dict.fromkeys(filter(None, chosen)))
        return list(every[:CODES])
    return list(every[:: max(1, len(every) // CODES)][:CODES])


def _witnesses(program: Program, condition: Condition, side: str, code: str, solver: Solver) -> Iterator[Witness]:
    """Products that originate with the text as it is and not with the condition answered, or the other way about."""
    mine = narrowed(program, code)
    for holds in (False, True) if side == FOR else (True, False):
        other = forced(mine, condition.key, holds=holds)
        try:
            pair = Pair(mine, other, code)
            if pair.has_rule(0) and pair.has_rule(1):
                _, witness = Searching(pair, solver).way(0 if side == FOR else 1)
                if witness is not None:
                    yield witness
        except TooMany:
            continue
        except SolverGone as gone:
            if gone.absent:
                raise Unanswered(f"the solver is not installed: {INSTALL}") from gone


def _test(program: Program, condition: Condition, side: str, witness: Witness) -> str:
    words = shorten(condition.words, 90, placeholder=" ...").replace('"', "'").replace("“", "'").replace("”", "'")
    spelled = {name: word.said for name, word in program.vocabulary.items()}
    day = witness.declaration.day or program.day
    head = f'test "{words}: decides {side} origin"\n  given {given(witness.declaration, spelled)}\n  on {day}\n'
    party = f" as {program.party}" if program.party else ""
    return f"{head}  expect {VERDICTS[side]} under {program.name}{party}\n"


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
