"""One verdict with its full trace, against a plain Python function, on workload W1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.plain import RULES
from benchmarks.timing import in_turn, middle, ratio, row
from benchmarks.workload import Product, declaration, products
from roolang.domain.declaration import Declaration
from roolang.interpret import Trace, judge
from roolang.ir.program import Program
from roolang.workspace.workspace import load, wanted

GOAL = 8
VERDICTS = ("non-originating", "undetermined", "originating")


def report(count: int, rounds: int) -> Iterator[str]:
    """The lines of this part of the report."""
    made = products(count)
    programs = {name: program(name) for name in RULES}
    known = [product for product in made if all(line.originating is not None for line in product.lines)]
    yield from _counts(made, programs)
    yield from _timed(f"one verdict with its trace, {count} goods", made, programs, rounds)
    yield from _timed("  of which goods whose origins are all known", known, programs, rounds)


def program(name: str) -> Program:
    """One of the rules of W1."""
    rules = load(str(Path(__file__).with_name("w1.roo")))
    (each,), _ = wanted(rules, (name,))
    found, findings = rules.program(each.text, rules.views(each.text, date(2024, 1, 1))[0])
    assert not rules.findings and not findings
    return found


def _counts(made: list[Product], programs: dict[str, Program]) -> Iterator[str]:
    """Verdicts by rule: non-originating, undetermined, originating; they must be those of the plain functions."""
    for name, rule in RULES.items():
        plain = [VERDICTS[rule(product)] for product in made]
        ours = [judge(programs[name], declaration(product, "x")).verdict for product in made]
        counts = Counter(ours)
        yield f"{name}: {', '.join(str(counts[verdict]) for verdict in VERDICTS)}" + (
            " as in plain Python" if plain == ours else " UNLIKE PLAIN PYTHON"
        )


def _timed(what: str, made: list[Product], programs: dict[str, Program], rounds: int) -> Iterator[str]:
    fresh: list[list[Declaration]] = []

    def declare() -> None:
        fresh[:] = [[declaration(product, str(number)) for number, product in enumerate(made)]]

    def unseen() -> None:
        for declared in fresh[0]:
            for each in programs.values():
                judge(each, declared)

    def plain(names: tuple[str, ...]) -> None:
        for product in made:
            for name in names:
                RULES[name](product)

    def ours(names: tuple[str, ...]) -> None:
        for declared in fresh[0]:
            for name in names:
                _look(judge(programs[name], declared).trace)

    every = tuple(RULES)
    works: dict[str, Callable[[], object]] = {"declare": declare, "plain": partial(plain, every)}
    works["ours"] = partial(ours, every)
    works |= {"declare anew": declare, "unseen": unseen}
    for name in RULES:
        works |= {f"declare {name}": declare, f"plain {name}": partial(plain, (name,)), name: partial(ours, (name,))}
    times = in_turn(works, rounds)
    yield row(f"{what}: R1, R2, R3", middle(times["ours"]) / len(made), ratio(times, "ours", "plain"), GOAL)
    yield row("    where nobody looks at it", middle(times["unseen"]) / len(made), ratio(times, "unseen", "plain"))
    for name in RULES:
        yield row(f"    {name}", middle(times[name]) / len(made), ratio(times, name, f"plain {name}"), GOAL)


def _look(trace: Trace) -> None:
    """Looks at all of a trace: every condition, its answer and lines, every figure with its fractions and materials.

    Whatever was left to be made when somebody looks is so made within the time that is taken.
    """
    waiting = [trace]
    for each in waiting:
        assert each.answer.truth is not None
        waiting += each.parts
        for note in each.lines:
            assert note.answer.truth is not None
        figure = each.figure
        if figure is not None:
            number, base, slack = figure.number, figure.base, figure.slack
            assert number.low is not None and number.high is not None and slack.low is not None
            assert base is not None and base.low is not None and base.high is not None and slack.high is not None
            assert figure.share is not None or number.low is not number.high
            for line in figure.counted:
                assert line.answer.truth is not None and line.held.low is not None and line.held.high is not None
