"""Definitions that run too deep, in circles, or into millions of parts: a finding each, in no time."""

from __future__ import annotations

import json
from datetime import date

import pytest

from roolang.diagnostics import CATALOG, Severity
from roolang.domain.loading import declarations_from
from roolang.explain import as_text, narrate, to_json
from roolang.format import format_text
from roolang.interpret import judge
from roolang.limits import MAX_BRACKETS, MAX_CHAIN
from roolang.source import SourceFile
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import Workspace, load_text
from tests.patience import patience

HEAD = 'language 1\nagreement T "Test"\nparties CA, MX, US\nnomenclature HS 2022\nin force 2018-01-01\n'
DAY = date(2020, 1, 1)
GOOD = {"id": "g", "good": {"code": "8703.23", "produced_in": "MX"}, "materials": [{"code": "8407.34"}]}
RULE = "rule for 87.03 requires "


def chain(kind: str, of: str, end: str, link: str = "{}", count: int = 5000) -> str:
    """Definitions each naming the next one."""
    rows = [f"{kind.format(i)} {link.format(of.format(i + 1))}\n" for i in range(count)]
    return "".join(rows) + f"{kind.format(count)} {end}\n"


CHAINS = {
    "conditions": (chain("define condition c{} as", "c{}", "wholly obtained"), "c0"),
    "lists": (chain("list l{}:", "l{}", "87.01"), "change from l0"),
    "materials": (chain("define material m{} as", "m{}", "87.01"), "change from m0"),
    "quantities": (chain("define quantity q{} as", "q{}", "FOB", "{} + 1"), "q0 >= USD 5"),
    "operations": (chain("define operation o{} as", "o{}", "spinning"), "undergoes o0"),
    "lists of operations": (chain("define operations o{}:", "o{}", "spinning", "{}, weaving"), "undergoes o0"),
}
DOUBLES = {
    "conditions": (chain("define condition c{} as", "c{0} and c{0}", "CTH", count=28), "c0"),
    "lists": (chain("list l{}:", "l{0}, l{0}", "87.01", count=28), "change from l0"),
    "quantities": (chain("define quantity q{} as", "q{0} + q{0}", "FOB", count=28), "q0 >= USD 5"),
    "operations": (
        chain("define operation o{} as", "o{0} followed by o{0}", "spinning", count=28),
        "undergoes o0",
    ),
    "operations of materials": (
        chain("define operation o{} as", "o{0} combined with o{0}", "spinning", count=28),
        "all materials undergo o0",
    ),
    "a count of materials": (
        "",
        f"all materials undergo at least 15 of ({', '.join(f'step{chr(97 + i)}' for i in range(26))})",
    ),
}


def findings(text: str) -> dict[str, str]:
    """The errors of a text by code."""
    with patience():
        found = all_findings(load_text(HEAD + text), DAY)
    return {each.code: str(each.label.span.text if each.label else "") for each in found}


def judged(workspace: Workspace) -> str:
    text = workspace.library.texts["t"]
    (view,) = workspace.views(text, DAY)
    program, found = workspace.program(text, view)
    assert not [each for each in found if CATALOG[each.code].severity is Severity.ERROR], found
    (declared,), _ = declarations_from(GOOD, "d")
    judgement = judge(program, declared)
    assert as_text(narrate(judgement)) and json.dumps(to_json([judgement], version="0", rules=""))
    return judgement.verdict


@pytest.mark.parametrize("kind", CHAINS)
def test_a_chain_of_definitions_has_an_end(kind: str) -> None:
    definitions, use = CHAINS[kind]
    assert findings(definitions + RULE + use + "\n").keys() == {"RL0901"}


@pytest.mark.parametrize("kind", DOUBLES)
def test_what_doubles_has_an_end(kind: str) -> None:
    definitions, use = DOUBLES[kind]
    assert findings(definitions + RULE + use + "\n").keys() == {"RL0902"}


def test_a_chain_that_is_not_too_long_is_judged() -> None:
    definitions = chain("define condition c{} as", "c{}", "wholly obtained", "CC or {}", MAX_CHAIN - 1)
    assert judged(load_text(HEAD + definitions + RULE + "c0\n")) == "originating"


def nested(depth: int, inner: str) -> str:
    for i in range(depth):
        inner = f"({'CC' if i % 2 else 'FOB >= USD 5'} {'and' if i % 3 else 'or'} {inner})"
    return inner


def test_the_deepest_rule_that_is_let_in_is_judged_explained_and_laid_out() -> None:
    definitions = chain("define condition c{} as", "c{}", "CTH", "(CC or {})", 28)
    text = HEAD + definitions + "tolerance 10% of FOB covers tariff change\n" + RULE + nested(MAX_BRACKETS, "c0") + "\n"
    assert judged(load_text(text)) == "originating"
    laid_out, found = format_text(SourceFile("t.roo", text))
    assert not found and laid_out.count("CC") == text.count("CC")


@pytest.mark.parametrize(
    "text",
    [
        RULE + "(" * 10_000 + "CTH" + ")" * 10_000,
        RULE + "(" * 10_000,
        "define quantity q as " + "(" * 10_000 + "FOB" + ")" * 10_000,
        RULE + "[US: " * 10_000 + "CTH" + "]" * 10_000,
        "[US: " * 10_000 + RULE + "CTH" + "]" * 10_000,
        RULE + "undergoes " + "(" * 10_000 + "spinning" + ")" * 10_000,
        "define quantity q as " + " + ".join(["FOB"] * 10_000),
        "proposal P by US amends T\n" + "replace " * 10_000 + RULE + "CTH",
    ],
    ids=range(8),
)
def test_brackets_without_end(text: str) -> None:
    found = findings(text + "\n")
    assert "RL1004" in found and found.keys() <= {"RL1004", "RL1001"}


def test_a_sum_of_very_many_amounts_is_told_where_it_stands() -> None:
    text = f"define quantity q as {' + '.join(['FOB'] * 170)}\n{RULE}q >= USD 5\n"
    assert findings(text) == {"RL0901": "q"}


# ---- circles


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("list one: two\nlist two: one\n", "the lists `one` and `two` use each other"),
        ("list one: one, 87.01\n", "the list `one` uses itself"),
        ("define condition one as two\ndefine condition two as one\n", "the conditions `one` and `two` use each other"),
        ("define quantity one as two\ndefine quantity two as one\n", "the quantities `one` and `two` use each other"),
        ("define operation one as two\ndefine operation two as one\n", "the operations `one` and `two` use each other"),
        (
            "define operations one: two\ndefine operations two: one\n",
            "the lists of operations `one` and `two` use each other",
        ),
        ("define material one as two\nlist two: one\n", "the material `one` and list `two` use each other"),
    ],
)
@pytest.mark.parametrize("used", [False, True])
def test_circles_are_told_by_their_kind_whether_they_are_used_or_not(text: str, said: str, used: bool) -> None:
    use = {"l": "change from one", "m": "change from one", "c": "one", "q": "one >= USD 5", "o": "undergoes one"}
    kind = text.replace("define ", "")[0]
    found = all_findings(load_text(HEAD + text + RULE + (use[kind] if used else "CTH") + "\n"), DAY)
    circles = [each for each in found if each.code == "RL2009"]
    assert len(circles) == 1 and said in circles[0].message, [each.message for each in circles]
    assert circles[0].label and circles[0].label.span.text.startswith(text[:8])


def test_a_circle_in_a_file_of_definitions_is_told() -> None:
    found = all_findings(load_text("define condition one as two\ndefine condition two as one\n"), DAY)
    assert [each.code for each in found] == ["RL2009"]
