"""What is stored comes back as it was: every program, with its words and places, what was one object as one."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given

from benchmarks.book import book
from roolang.diagnostics import Finding, Label
from roolang.domain.declaration import Declaration, Item
from roolang.domain.truth import Truth
from roolang.interpret.bench import Bench
from roolang.interpret.evaluate import evaluate
from roolang.interpret.scene import Scene
from roolang.ir import nodes as n
from roolang.ir.cases import StoredCases, possible, ranges_of
from roolang.ir.program import Program
from roolang.ir.stored.classes import ROOMS, Unfit, classes
from roolang.ir.stored.reader import decode
from roolang.ir.stored.writer import encode
from roolang.source import SourceFile, Span
from roolang.workspace.sources import standard
from roolang.workspace.workspace import Workspace, load, load_text
from tests.strategies.core import programs
from tests.strategies.effort import often

ROOT = Path(__file__).parents[3]
FILES = sorted([*(ROOT / "tests").rglob("*.roo"), *standard().rglob("*.roo")])
DAY = date(2018, 2, 28)


def every(workspace: Workspace, day: date = DAY) -> list[tuple[Program, tuple[Finding, ...]]]:
    """All programs of the texts that a file begins."""
    texts = [workspace.library.texts[key] for key in workspace.library.own]
    return [workspace.program(text, view) for text in texts for view in workspace.views(text, day)]


def told(value: Any, seen: dict[int, int] | None = None) -> Any:
    """A value with everything that equality leaves out: origins, classes, and which nodes are one object.

    Where a text lies is not kept: programs are kept by what their texts say, wherever they lie.
    """
    seen = {} if seen is None else seen
    if isinstance(value, tuple):
        return [told(part, seen) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, n.Node):
            if id(value) in seen:
                return seen[id(value)]
            seen[id(value)] = len(seen)
        kept = [each.name for each in fields(value) if (type(value), each.name) != (SourceFile, "path")]
        return type(value).__qualname__, [told(getattr(value, name), seen) for name in kept]
    return type(value).__name__, value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_program_comes_back(path: Path) -> None:
    workspace = load(str(path))
    texts = [module.source.text for module in workspace.modules]
    for pair in every(workspace):
        assert told(decode(encode(pair, texts), texts)) == told(pair)
        assert decode(encode(pair)) == pair, "also without the texts at hand"


@given(program=programs())
@often(60)
def test_generated_programs_come_back(program: Program) -> None:
    assert told(decode(encode(program))) == told(program)


def test_every_class_of_the_core_can_be_stored() -> None:
    for room in ROOMS:
        for held in vars(room).values():
            if isinstance(held, type) and held.__module__ == room.__name__ and not issubclass(held, Enum):
                given = {each.name: Fraction(1, 3) for each in fields(held)} | {"code": "RL1001"}
                made = held(**{name: value for name, value in given.items() if name in {f.name for f in fields(held)}})
                assert told(decode(encode(made))) == told(made)
    assert "roolang.ir.nodes.Compare" in classes()


def test_values_of_every_kind() -> None:
    source = SourceFile("a.roo", "some words\n")
    finding = Finding("RL1001", "a message", Label(Span(source, 0, 4), "here"), others=(Label(Span(source, 5, 6)),))
    value = (None, True, False, 0, 1, -7, "é\ud800\n", Fraction(-1, 3), Decimal("1.50"), DAY, finding,
             frozenset({"b", "a"}), (), ((1,), (True,)), n.Always(), SourceFile("b.roo", "others"))  # fmt: skip
    found = decode(encode(value, [source.text]), [source.text])
    assert told(found) == told(value)
    assert found[10].label.span.text == "some"


def test_what_is_not_of_the_core_is_refused() -> None:
    @dataclass(frozen=True)
    class Stranger:
        word: str

    for value in (Stranger("x"), 0.5, object(), [1], {1}):
        with pytest.raises(Unfit):
            encode((value,))


def test_damage_is_noticed() -> None:
    content = encode(every(load("nafta"))[0])
    chance = Random(7)
    for _ in range(40):
        at = chance.randrange(len(content))
        damaged = content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
        with pytest.raises(Unfit):
            decode(damaged)
    for cut in (0, 1, 30, 100, len(content) - 1):
        with pytest.raises(Unfit):
            decode(content[:cut])


def test_another_schema_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = encode((1, 2))
    monkeypatch.setattr("roolang.ir.stored.reader.schema", lambda: "another")
    with pytest.raises(Unfit):
        decode(content)


# ---- long lists of cases


@pytest.fixture(scope="module")
def annex() -> Program:
    """Three hundred rules."""
    ((program, findings),) = every(load_text(book(300)), date(2024, 1, 1))
    assert not findings
    return program


def cases_of(program: Program) -> tuple[n.Case, ...]:
    assert isinstance(program.rules, n.Select)
    return program.rules.cases


def test_cases_are_read_when_they_are_asked_for(annex: Program) -> None:
    stored = decode(encode(annex))
    cases = cases_of(stored)
    assert isinstance(cases, StoredCases) and len(cases) == len(cases_of(annex)) >= 300
    read: list[int] = []
    load_, cases._load = cases._load, lambda chunk: read.append(chunk) or load_(chunk)  # type: ignore[func-returns-value]
    code = cases_of(annex)[150].guard.where.low  # type: ignore[union-attr]
    assert cases_of(annex)[150] in possible(cases, code)
    assert 1 <= len(read) <= 3
    assert told(stored) == told(annex)
    assert stored == annex and hash(cases) == hash(cases_of(annex))
    assert cases[7] == cases_of(annex)[7] and cases[-3:] == cases_of(annex)[-3:] and cases[0] in cases


def test_no_case_is_left_out_that_a_code_may_mean(annex: Program) -> None:
    """By the interpreter itself, over codes of every length."""
    stored = decode(encode(annex))
    for code in ("84", "8471", "847130", "2204", "010121", "0101210000", "97", "9999"):
        good = Item("good", code)
        bench = Bench(annex, Declaration("x", good), evaluate)
        scene = Scene(bench, good, ())
        able = [case for case in cases_of(annex) if evaluate(case.guard, scene).truth is not Truth.NO]
        assert [case for case in possible(cases_of(annex), code) if case in able] == able
        assert list(possible(cases_of(stored), code)) == list(possible(cases_of(annex), code))
        assert len(possible(cases_of(annex), code)) < 300


def test_ranges_of_a_guard() -> None:
    one, other, words = n.InCodes("8703", "8704"), n.InCodes("01", "05"), n.DescribedAs("x")
    assert ranges_of(n.GoodMeets(n.Both((words, one)))) == (("8703", "8704"),)
    assert ranges_of(n.GoodMeets(n.Either((one, other)))) == (("8703", "8704"), ("01", "05"))
    assert ranges_of(n.GoodMeets(n.Either((one, words)))) is None
    assert ranges_of(n.GoodMeets(n.Fails(one))) is None
    assert ranges_of(n.All((n.GoodMeets(one), n.Not(n.GoodMeets(other))))) == (("8703", "8704"),)
    assert ranges_of(n.Any((n.GoodMeets(one), n.Given(True)))) is None
    assert ranges_of(n.Given(True)) is None
