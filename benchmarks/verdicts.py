"""One verdict with its full trace, against a plain Python function, on workload W1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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

    def ours(names: tuple[str, ...]) -> None:
        for declared in fresh[0]:
            for name in names:
                judge(programs[name], declared)

    def plain(names: tuple[str, ...]) -> None:
        for product in made:
            for name in names:
                RULES[name](product)

    def written() -> None:
        for declared in fresh[0]:
            for name in RULES:
                _read(judge(programs[name], declared).trace)

    works = {"declare": declare, "plain": partial(plain, tuple(RULES)), "ours": partial(ours, tuple(RULES))}
    works |= {"declare anew": declare, "written": written}
    for name in RULES:
        works |= {f"declare {name}": declare, f"plain {name}": partial(plain, (name,)), name: partial(ours, (name,))}
    times = in_turn(works, rounds)
    yield row(f"{what}: R1, R2, R3", middle(times["ours"]) / len(made), ratio(times, "ours", "plain"), GOAL)
    yield row(
        "    with all of the trace looked at", middle(times["written"]) / len(made), ratio(times, "written", "plain")
    )
    for name in RULES:
        yield row(f"    {name}", middle(times[name]) / len(made), ratio(times, name, f"plain {name}"), GOAL)


def _read(trace: Trace) -> None:
    """Looks at everything in a trace, so that nothing is left to be written down."""
    waiting = [trace]
    for each in waiting:
        assert each.lines is not None and (each.figure is None or each.figure.counted is not None)
        waiting += each.parts
