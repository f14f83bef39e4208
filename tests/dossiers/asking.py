"""What the programs say of a product: a verdict with its trace, and any figure that a text could ask for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from roolang.domain.declaration import Declaration
from roolang.domain.loading import declarations_from
from roolang.domain.relating import in_edition
from roolang.interpret import Figure, Judgement, Trace, judge, looked_at, standing
from roolang.interpret.figures import figures_in
from roolang.ir.program import Program
from roolang.workspace.expecting import comparisons
from roolang.workspace.workspace import Workspace, load, load_text, wanted

ROOT = Path(__file__).parents[2]
Facts = dict[str, Any]


@cache
def read(path: str) -> Facts:
    """A declaration of the project as it is written; not to be changed."""
    facts: Facts = json.loads((ROOT / path).read_text(encoding="utf-8"))
    return facts


def declared(facts: Facts) -> Declaration:
    (declaration,), findings = declarations_from(_exact(facts), "asked.json")
    assert not [each for each in findings if each.severity.name == "ERROR"], findings
    return declaration


def _exact(value: Any) -> Any:
    """The same with no number as a float."""
    return json.loads(json.dumps(value), parse_float=str)


@cache
def rules(name: str) -> Workspace:
    return load(name)


def program(workspace: Workspace, under: str, on: str, reading: str = "") -> Program:
    (meant,), _ = wanted(workspace, (under,))
    (view, *_) = workspace.views(meant.text, date.fromisoformat(on), meant.party, reading)
    found, findings = workspace.program(meant.text, view)
    assert not [each for each in findings if each.severity.name == "ERROR"], findings
    return found


def judged_by(name: str, text: str, under: str, facts: Facts, on: str) -> Judgement:
    """A product under a text of the test's own, which uses these rules."""
    by = program(_own(name, text), under, on)
    return judge(by, in_edition(declared(facts), by.nomenclature, ()).declaration)


@cache
def _own(name: str, text: str) -> Workspace:
    workspace = load_text(f'language 1\nuse "{name}"\n{text}\n', "own.roo", ROOT)
    assert not workspace.findings, workspace.findings
    return workspace


def judged(name: str, under: str, facts: Facts, on: str, reading: str = "") -> Judgement:
    """A product under a text on a day."""
    by = program(rules(name), under, on, reading)
    return judge(by, in_edition(declared(facts), by.nomenclature, ()).declaration)


def status(name: str, under: str, facts: Facts, on: str, item: str, reading: str = "") -> str:
    """How a material counts."""
    found = standing(program(rules(name), under, on, reading), declared(facts), item, "", whole=False)
    assert found is not None, item
    return found


@cache
def _asking(name: str, under: str, words: str, defined: str) -> Workspace:
    text = f'language 1\nuse "{name}"\n{defined}\ntest "asked" given good 8703.23 on 2020-01-01\n  expect {words} = 0 under {under}\n'
    workspace = load_text(text, "asked.roo", ROOT)
    assert not workspace.findings, workspace.findings
    return workspace


def asked(name: str, under: str, facts: Facts, on: str, words: str, defined: str = "") -> Fraction:
    """A figure that a test could expect: an amount, or a share of one."""
    workspace = _asking(name, under, words, defined)
    (meant,), _ = wanted(workspace, (under,))
    view = workspace.views(meant.text, date.fromisoformat(on), meant.party)[0]
    (expr,), findings = workspace.figures(meant.text, view, comparisons(workspace.library.tests[0].expect[0]))
    assert not findings, findings
    by = workspace.program(meant.text, view)[0]
    found = list(_values(looked_at(by, in_edition(declared(facts), by.nomenclature, ()).declaration, expr)))
    assert found and len(set(found)) == 1, (words, found)
    return found[0]


def _values(trace: Trace) -> Iterator[Fraction]:
    if trace.figure is not None:
        figure = trace.figure
        value = figure.share if figure.base is not None else figure.number.low
        assert value is not None
        yield value
        return
    for part in trace.parts:
        yield from _values(part)


def figure(judgement: Judgement, quantity: str) -> Figure:
    """The figure of a name that a verdict was judged by."""
    return next(each for each in figures_in(judgement.trace) if each.quantity == quantity)


def worth(found: Figure) -> Fraction:
    """What a figure takes off its base: of a value content, what is not originating."""
    assert found.base is not None and found.base.low is not None and found.number.low is not None
    assert found.base.known and found.number.known
    return found.base.low - found.number.low


def share(found: Figure) -> Fraction:
    """A figure in per cent."""
    assert found.share is not None
    return 100 * found.share
