"""Real judgements, made from rule text and a declaration."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from roolang.domain.loading import load_declarations
from roolang.explain import Step, Story
from roolang.interpret import Judgement, judge
from roolang.workspace.workspace import Workspace, load, load_text, wanted

ROOT = Path(__file__).parents[3]
DAY = date(2018, 2, 28)
HEAD = 'agreement TEST "A test"\nparties CA, MX, US\nnomenclature HS 2012\n'

Judged: TypeAlias = Callable[..., Judgement]


def judgements(rules: Workspace, facts: bytes, under: tuple[str, ...] = (), **options: Any) -> list[Judgement]:
    """The one declaration under each text wanted, in every reading."""
    assert not rules.findings
    declarations, _ = load_declarations("good.json", facts)
    texts, _ = wanted(rules, under)
    views = [(each.text, view) for each in texts for view in rules.views(each.text, DAY, each.party)]
    return [judge(rules.program(text, view)[0], declarations[0], **options) for text, view in views]


@pytest.fixture(scope="session")
def vehicle() -> dict[str, Judgement]:
    """The example vehicle, by text and reading."""
    facts = (ROOT / "examples" / "vehicle.json").read_bytes()
    found = judgements(load("nafta_2017"), facts, ("NAFTA", "US_2017"))
    return {f"{each.program.label} {each.program.reading}".strip(): each for each in found}


@pytest.fixture()
def judged() -> Judged:
    """Judges a good by rules: `judged(rules, code, materials, **fields of the good)`."""

    def run(
        rules: str, code: str, *materials: dict[str, Any], top: Any = None, burden: bool = False, **good: Any
    ) -> Judgement:
        facts = {"id": "x", "currency": "USD", "good": {"code": code, "produced_in": "MX", **good}}
        content = json.dumps(facts | {"materials": list(materials)} | (top or {})).encode()
        (found,) = judgements(load_text(HEAD + rules), content, burden_of_proof=burden)
        return found

    return run


def steps(story: Story | Step) -> list[Step]:
    """Every step, outermost first."""
    root = story.reason if isinstance(story, Story) else story
    return [root, *(inner for child in root.children for inner in steps(child))]


@pytest.fixture()
def step_of() -> Callable[[Story, str], Step]:
    """Finds the one step whose text begins so."""

    def find(story: Story, start: str) -> Step:
        (found,) = [step for step in steps(story) if step.text.startswith(start)]
        return found

    return find


@pytest.fixture()
def texts() -> Callable[[Story], list[str]]:
    """The texts of all steps."""
    return lambda story: [step.text for step in steps(story)]
