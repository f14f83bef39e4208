"""Every expectation in a rule file is a case of its own; and every rule of the study is judged both ways."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from roolang.diagnostics import has_errors
from roolang.domain.truth import Truth
from roolang.interpret import Trace
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.workspace.sources import standard
from roolang.workspace.testing import Outcome, run_tests
from roolang.workspace.workspace import Workspace, load

HERE = Path(__file__).parent
SURFACE = HERE / "surface"
FILES = sorted([*HERE.rglob("*.roo"), *standard().rglob("*.roo")])
TABLE: dict[str, dict[str, str]] = tomllib.loads((HERE / "surface.toml").read_text(encoding="utf-8"))
RULES = 108


@cache
def workspace(path: Path) -> Workspace:
    """A rule file with what it uses, loaded once; its own module is the last."""
    return load(str(path))


@cache
def outcomes(path: Path) -> tuple[Outcome, ...]:
    """Every expectation of a rule file, judged once."""
    return tuple(run_tests(workspace(path)))


def expectations() -> Iterator[Any]:
    """Each expectation as file, number and a name to find it by."""
    for path in FILES:
        named = [each.name for each in workspace(path).library.tests for _ in each.given for _ in each.expect]
        for number, name in enumerate(named):
            again = named[:number].count(name)
            yield pytest.param(path, number, id=f"{path.stem}: {name}{f' ({again + 1})' if again else ''}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_read_whole(path: Path) -> None:
    findings = workspace(path).findings
    assert not has_errors(findings), "\n".join(f"{f.place}: {f.code} {f.message}" for f in findings)


@pytest.mark.parametrize(("path", "number"), list(expectations()))
def test_expectation(path: Path, number: int) -> None:
    outcome = outcomes(path)[number]
    if not outcome.passed:
        pytest.fail("\n".join([f"{outcome.span}: {outcome.expected}", *outcome.reasons]), pytrace=False)


# ---- the rules of the study


def product_rules(path: Path) -> Iterator[t.ProductRule]:
    """The rules that a file writes out, those in its amendments too."""
    for statement in workspace(path).modules[-1].statements:
        inner = statement.statement if isinstance(statement, t.Replace | t.Add) else statement
        if isinstance(inner, t.ProductRule):
            yield inner


def test_no_rule_of_the_study_is_left_out() -> None:
    assert len(TABLE) == RULES
    written = [rule.span for path in SURFACE.glob("*.roo") for rule in product_rules(path)]
    assert len(written) >= RULES
    assert len({entry_rules(entry) for entry in TABLE.values()}) == RULES


def entry_rules(entry: dict[str, str]) -> tuple[str, str, str, str]:
    return entry["file"], entry["rule"], entry.get("verb", "requires"), entry.get("under", "")


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize(
    ("kind", "verdict", "truth"), [("passes", "originating", Truth.YES), ("fails", "non-originating", Truth.NO)]
)
def test_rule_is_judged(name: str, kind: str, verdict: str, truth: Truth) -> None:
    """The test named has an expectation met, with this verdict, and the rule itself said so on the way."""
    entry = TABLE[name]
    path = SURFACE / entry["file"]
    said = {
        rule.span.start
        for rule in product_rules(path)
        if words(rule.scope) == entry["rule"] and rule.verb == entry.get("verb", "requires")
    }
    assert said, f"{name}: no such rule in {entry['file']}"
    judged = [o for o in outcomes(path) if o.test == entry[kind] and o.passed and o.judgement is not None]
    assert judged, f'{name}: no test "{entry[kind]}" that is met in {entry["file"]}'
    met = [
        o.judgement
        for o in judged
        if o.judgement is not None
        and o.judgement.verdict == verdict
        and entry.get("under", "") in ("", o.judgement.program.name)
        and truth in answers(o.judgement.trace, path, said)
    ]
    if not met:
        pytest.fail(f'{name}: "{entry[kind]}" is nowhere {verdict} by `rule for {entry["rule"]}`', pytrace=False)


def answers(trace: Trace, path: Path, places: set[int]) -> Iterator[Truth]:
    """What the rules at these places of a file said in a judgement."""
    span = trace.origin.span
    if trace.origin.label == "rule" and span is not None and span.start in places and of_file(span, path):
        yield trace.truth
    for part in trace.parts:
        yield from answers(part, path, places)


def of_file(span: Span, path: Path) -> bool:
    return span.source.text == workspace(path).modules[-1].source.text


def words(node: t.Node) -> str:
    return " ".join(node.span.text.split())
