"""One verdict without its trace, against the plain Python functions, and many declarations out of one JSON file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.plain import RULES
from benchmarks.timing import in_turn, middle, ratio, row
from benchmarks.verdicts import VERDICTS, program
from benchmarks.workload import Product, declaration, products
from roolang.domain.declaration import Declaration
from roolang.interpret import judge
from roolang.swift import Judging
from roolang.workspace.declarations import read_declarations

GOAL = 2


def report(count: int, rounds: int) -> Iterator[str]:
    """The lines of this part of the report."""
    made = products(count)
    ways = {name: Judging(program(name)) for name in RULES}
    for name, way in ways.items():
        plain = [VERDICTS[RULES[name](product)] for product in made]
        ours = [way.verdict(declaration(product, "x")) for product in made]
        alike = "as in plain Python" if plain == ours else "UNLIKE PLAIN PYTHON"
        yield f"{name}: {way.swift} verdicts {alike}; of {way.asked} the interpreter was asked"
    yield from _timed(made, ways, rounds)
    yield from _from_a_file(made, ways, rounds)


def _timed(made: list[Product], ways: dict[str, Judging], rounds: int) -> Iterator[str]:
    fresh: list[Declaration] = []

    def declare() -> None:
        fresh[:] = [declaration(product, str(number)) for number, product in enumerate(made)]

    def plain() -> None:
        for product in made:
            for name in RULES:
                RULES[name](product)

    def ours() -> None:
        for declared in fresh:
            for way in ways.values():
                way.verdict(declared)

    times = in_turn({"declare": declare, "plain": plain, "ours": ours}, rounds)
    yield row(
        f"one verdict without its trace, {len(made)} goods: R1, R2, R3",
        middle(times["ours"]) / len(made), ratio(times, "ours", "plain"), GOAL,
    )  # fmt: skip


def _from_a_file(made: list[Product], ways: dict[str, Judging], rounds: int) -> Iterator[str]:
    """Read, and judged by R1, R2 and R3, swiftly and with a trace; the anchor is Python's own reading of the file."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "goods.jsonl"
        path.write_text("".join(json.dumps(_fields(each, i)) + "\n" for i, each in enumerate(made)), encoding="utf-8")
        programs = [program(name) for name in RULES]
        works = {
            "json": lambda: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()],
            "read": lambda: _read(path),
            "swift": lambda: [way.verdict(each) for each in _read(path) for way in ways.values()],
            "traced": lambda: [judge(each, declared).verdict for declared in _read(path) for each in programs],
        }
        times = in_turn(works, rounds)
    yield "from a file of JSON lines, all of it, against json.loads"
    for what, said in (("read", "read and checked"), ("swift", "and judged swiftly"), ("traced", "or with a trace")):
        yield row(f"    {said}, a good", middle(times[what]) / len(made), ratio(times, what, "json"))


def _read(path: Path) -> list[Declaration]:
    done = read_declarations((str(path),))
    assert not done.findings
    return done.declarations


def _fields(product: Product, number: int) -> dict[str, Any]:
    """A product as a declaration in JSON."""
    lines = [
        {"id": f"m{i}", "code": line.code, "value": str(line.value)}
        | ({} if line.originating is None else {"originating": line.originating})
        for i, line in enumerate(product.lines, 1)
    ]
    values = {"transaction value": str(product.transaction_value), "net cost": str(product.net_cost)}
    good = {"code": product.code, "produced_in": "MX", "values": values}
    return {"id": f"good {number}", "date": "2024-01-01", "currency": "USD", "good": good, "materials": lines}
