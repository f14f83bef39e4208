"""Where missing facts are written: what is to be pasted loads, stands at the path told, and settles what it should."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from roolang.domain.loading import declarations_from
from roolang.explain import narrate
from roolang.explain.giving import givings
from roolang.explain.story import Giving
from roolang.interpret import Judgement, judge

Judged = Callable[..., Judgement]

RULE = "rule for 8708.40 requires "
CHANGE = f"{RULE}change from any other heading\n"
GEAR = {"id": "gear", "code": "8708.99", "value": 60, "originating": False}


def given(judgement: Judgement) -> dict[str, Giving]:
    return {giving.fact: giving for giving in givings(judgement)}


def pasted(facts: dict[str, Any], giving: Giving, filled: str) -> dict[str, Any]:
    """The declaration with a fragment pasted where its path leads, and `null` filled in."""
    found = json.loads(json.dumps(facts))
    *steps, last = re.findall(r'[a-z_]+|\[\d+\]|\["[^"]*"\]', giving.path)
    group: Any = found
    fragment = json.loads("{" + giving.paste.replace("null", filled) + "}")
    for step in steps:
        if step in fragment:
            break
        group = group[int(step[1:-1])] if step[1:-1].isdigit() else group.setdefault(step, {})
    assert last.strip('[]"') in (
        *fragment,
        *(key for each in fragment.values() if isinstance(each, dict) for key in each),
    )
    group.update(fragment)
    return found  # type: ignore[no-any-return]


CASES = [
    ("regional value content at least 40% by indirect", {}, "FOB", 'good.values["FOB"]', "100"),
    ("value of non-originating materials at most 70 from 2018-01-01", {"material": {"value": None}}, "value of gear",
     "materials[0].value", "9"),
    ("change from any other heading", {"material": {"code": None}}, "code of gear", "materials[0].code", '"8482.10"'),
    ("change from any other heading", {"material": {"originating": None}}, "origin of gear",
     "materials[0].originating", "true"),
    ("wholly obtained", {"material": {"originating": True}}, "whether the good is wholly obtained", "good.wholly_obtained", "true"),
    ('established that "the Seal is kept"', {}, 'whether "the Seal is kept" is established for the good',
     "good.established", ""),
    ("undergoes welding", {}, "whether the good underwent welding", "good.processes", '"MX"'),
    ("weight of all materials at most 5 kg", {}, "weight of gear", "materials[0].weight_kg", "4"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "fact", "path", "filled"), CASES, ids=[case[2] for case in CASES])
def test_what_is_pasted_settles_it(
    judged: Judged, rule: str, changes: dict[str, Any], fact: str, path: str, filled: str
) -> None:
    material = {**GEAR, **changes.get("material", {})}
    judgement = judged(f"{RULE}{rule}\n", "8708.40", material)
    assert judgement.verdict == "undetermined"
    giving = given(judgement)[fact]
    assert giving.path == path
    facts = {"id": "x", "currency": "USD", "good": {"code": "8708.40", "produced_in": "MX"}, "materials": [material]}
    (declaration,), findings = declarations_from(pasted(facts, giving, filled), "x")
    assert not findings
    after = judge(judgement.program, declaration)
    assert fact not in {name for way in after.missing for name in way}
    assert after.verdict != "undetermined"


def test_an_unfilled_fragment_changes_nothing(judged: Judged) -> None:
    judgement = judged(f"{RULE}regional value content at least 40% by indirect\n", "8708.40", GEAR)
    facts = {"currency": "USD", "good": {"code": "8708.40", "produced_in": "MX"}, "materials": [GEAR]}
    (declaration,), _ = declarations_from(pasted(facts, given(judgement)["FOB"], "null"), "x")
    assert judge(judgement.program, declaration).missing == judgement.missing


def test_a_material_of_a_material(judged: Judged) -> None:
    inner = {"id": "inner", "code": "7326.90", "produced_in": "JP"}
    outer = {"id": "outer", "code": "7326.90", "produced_in": "MX", "originating": True, "materials": [GEAR, inner]}
    rules = f"{RULE}regional value content at least 40% by net cost tracing all materials\n"
    found = given(judged(rules, "8708.40", GEAR | {"id": "first"}, outer, values={"net cost": 100}))
    assert found["value of inner"].path == "materials[1].materials[1].value"


def test_an_entry_of_values_that_are_there(judged: Judged) -> None:
    rules = f"{RULE}regional value content at least 40% by indirect\n"
    giving = given(judged(rules, "8708.40", GEAR, values={"net cost": 100}))["FOB"]
    assert (giving.paste, giving.how) == ('"FOB": null', "in `values`, with the number in place of null")


def test_fields_of_the_good_beside_it(judged: Judged) -> None:
    rules = f"{RULE}regional value content at least 40% by indirect\n"
    giving = given(judged(rules, "8708.40", GEAR, top={"values": {"net cost": 100}}))["FOB"]
    assert giving.path == 'values["FOB"]'


def test_a_complete_list(judged: Judged) -> None:
    judgement = judged(CHANGE, "8708.40", top={"complete": ["processes"], "processes": ["welding"]})
    giving = given(judgement)["complete list of materials of the good"]
    assert (giving.path, giving.paste) == ("complete", '"complete": ["processes", "materials"]')


def test_a_number_that_the_rules_leave_open_is_in_no_declaration(judged: Judged) -> None:
    judgement = judged(
        f"{RULE}regional value content at least [X%] by net cost\n", "8708.40", GEAR, values={"net cost": 1000}
    )
    assert given(judgement) == {"X": Giving("X", how="the rules leave it open; no declaration says it")}


def test_the_text_tells_it(judged: Judged) -> None:
    from roolang.explain import as_text

    text = as_text(narrate(judged(CHANGE, "8708.40", {**GEAR, "code": None})), 200, full=True)
    assert (
        "Where to write it in the declaration:\n"
        "- code of gear: materials[0].code\n"
        '  give it: "code": null  (with the code, as text, in place of null)\n' in text
    )
