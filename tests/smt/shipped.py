"""The shipped texts, each against itself with every limit moved, against its other readings, and its neighbours.

`python -m tests.smt --shipped` counts what the solver answers of every group of codes, and prints each question that it
does not answer, and each clause that keeps an answer from being known. Examples are made small and judged, as `diff` does.
A question that was asked before is not asked again, so what is counted are different questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from time import monotonic
from typing import Any

from roolang.diff.alike import alike, codes_with_rules
from roolang.diff.searching import UNCONFIRMED, Tiers
from roolang.diff.semantic import unlike
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.smt.kinds import TooMany
from roolang.smt.pair import Pair
from roolang.smt.question import SAT, UNSAT
from roolang.smt.solver import Solver, SolverGone
from roolang.workspace.files import standard_names
from roolang.workspace.workspace import load, wanted

DAY = date(2024, 1, 1)
POINT = Fraction(1, 100)
Named = tuple[str, Program]


def programs(names: tuple[str, ...] = ()) -> Iterator[list[Named]]:
    """Every shipped text in every view, those of one folder together."""
    for name in names or standard_names():
        workspace = load(name)
        yield [
            (f"{each.text.name} {view.party} {view.reading}".strip(), workspace.program(each.text, view)[0])
            for each in wanted(workspace, ())[0]
            for view in workspace.views(each.text, DAY, each.party)
        ]


def moved(program: Program) -> Program:
    """Every limit one point, or one unit, higher."""
    done: dict[int, tuple[Any, Any]] = {}

    def of(node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(map(of, node))
        if not is_dataclass(node) or isinstance(node, type):
            return node
        if id(node) not in done:
            parts = {f.name: of(getattr(node, f.name)) for f in fields(node) if f.init and f.name != "origin"}
            if isinstance(node, n.Compare) and isinstance(node.threshold, Fraction):
                parts["threshold"] = node.threshold + (1 if node.base is None else POINT)
            done[id(node)] = node, replace(node, **parts)  # type: ignore[type-var]
        return done[id(node)][1]

    changed = {each: of(getattr(program, each)) for each in ("rules", "treatments", "lost", "accumulating", "rolling")}
    return replace(program, **changed, name=f"{program.name}_MOVED")


def pairs(found: list[Named]) -> Iterator[tuple[str, Program, Program]]:
    """What is compared in one folder: of different texts the first reading of each."""
    for name, program in found:
        yield f"{name} and itself moved", program, moved(program)
    first = {program.name: name for name, program in reversed(found)}.values()
    for (one, a), (other, b) in combinations(found, 2):
        if a.name == b.name or (one in first and other in first):
            yield f"{one} and {other}", a, b


def asked(a: Program, b: Program, solver: Solver, known: set[str], tell: Callable[[str], object]) -> Counter[str]:
    """The answers of two directions for every group of codes of which that is not known yet."""
    counts, proved = Counter[str](), set[str]()
    for codes in alike(a, b, codes_with_rules(a, b)):
        try:
            pair = Pair(a, b, codes[0], tiers=1)
        except TooMany:
            counts["too many kinds"] += 1
            tell(f"{codes[0]}: too many kinds")
            continue
        if not (pair.has_rule(0) and pair.has_rule(1)):
            counts["one has no rule"] += 1
            continue
        searching = Tiers(pair, solver, proved=proved)
        if searching.asked in known:
            counts["asked before"] += 1
            continue
        for i in (0, 1):
            began = monotonic()
            try:
                result = searching.way(i)[0]
            except SolverGone as gone:
                result = str(gone)
            counts["outside" if result == UNCONFIRMED and pair.needs.inexact else result] += 1
            if result not in (SAT, UNSAT):
                why = "; ".join(f"{each.text}: {each.why}" for each in pair.needs.beyond.values())
                tell(f"{codes[0]} {'AB'[i]}: {result} after {monotonic() - began:.0f} s {why}")
        known.add(searching.asked)
    return counts


def shipped(names: tuple[str, ...], seconds: float) -> int:
    """All of it, a line for each two texts; 1 if the solver left something unanswered."""
    total, known = Counter[str](), set[str]()
    with Solver(seconds) as solver:
        for found in programs(names):
            for what, a, b in pairs(found):
                if unlike(a, b):
                    continue
                began = monotonic()
                counts = asked(a, b, solver, known, lambda line, what=what: print(f"  {what} {line}", flush=True))
                total += counts
                print(f"{what}: {dict(counts)} in {monotonic() - began:.0f} s", flush=True)
    print(f"all: {dict(total)}")
    return int(bool(total.keys() - {SAT, UNSAT, "outside", "one has no rule", "asked before"}))
