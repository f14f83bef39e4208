"""What is open in a consolidated text, in order of what it changes; counts by chapter and party; brackets in brackets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.run import roolang

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "diff.schema.json").read_text(encoding="utf-8"))
HEAD = """language 1
agreement DEAL "Made up"
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01
list boilers: 84.02
rule for 84.01 requires CTH
rule for 84.05 requires CTH except from boilers
rule for 84.10 requires CTH
consolidated text TALKS among CA, MX, US amends DEAL dated 2024-01-01
"""


def table(folder: Path, brackets: str, *options: str, head: str = HEAD) -> dict[str, Any]:
    (folder / "talks.roo").write_text(head + brackets, encoding="utf-8")
    run = roolang("talks", str(folder / "talks.roo"), "--json", *options)
    assert run.status == 0, run.err
    found = json.loads(run.out)
    Draft202012Validator(SCHEMA).validate(found)
    text: dict[str, Any] = found["texts"][0]
    return text


def test_points_stand_in_order_of_what_they_change_not_of_where_they_stand(tmp_path: Path) -> None:
    """Of HS 2022: 84.01 has four subheadings; 84.10 four; 84.05 two; 84.06 four; 84.11 and 84.12 eight and seven."""
    text = table(
        tmp_path,
        """rule for 84.01 requires [US: CTH or wholly obtained] [CA, MX: wholly obtained or CTH]
rule for 84.06 requires regional value content at least [US: 60%] [CA, MX: 55%] by net cost
rule for 84.10 requires regional value content at least [US: 75%] [CA, MX: 62.5%] by net cost
[US: list boilers: 84.02, 84.03]
rule for 84.11 to 84.12 requires CTH [MX: except from 84.07]
""",
    )
    order = [(each["of"], each["subheadings"], each["apart"]) for each in text["points"]]
    assert order == [
        ("rule for 84.11 to 84.12", 15, None),
        ("rule for 84.10", 4, "12.5"),
        ("rule for 84.06", 4, "5"),
        ("list boilers", 2, None),
        ("rule for 84.01", 0, None),
    ]
    assert "the same is asked of every product, whichever way" in roolang("talks", str(tmp_path / "talks.roo")).out
    assert text["statements"] == {"agreed": 0, "open": 5, "standing": 1}
    assert text["positions"]["MX"] == {"propose": 4, "support": 0, "consider": 0, "oppose": 0, "silent": 1}


def test_brackets_in_brackets_at_any_depth_are_weighed_where_they_live(tmp_path: Path) -> None:
    text = table(
        tmp_path,
        """rule for 84.10 requires CTH [US: and regional value content at least
  [US: 60%] [MX: [X%]] by net cost [US, MX: tracing all materials]]
""",
    )
    (point,) = text["points"]
    number, tracing = point["inside"]
    (unknown,) = number["inside"]
    assert [each["subheadings"] for each in (point, number, tracing, unknown)] == [4, 4, 4, 4]
    assert unknown["kind"] == "number" and number["wordings"][1]["stances"] == {"propose": ["MX"]}


def test_every_statement_of_a_bracket_is_counted_in_its_chapter(tmp_path: Path) -> None:
    text = table(
        tmp_path,
        """[US: rule for 84.11 requires CTH
  [US, MX: rule for 85.07 requires CC] tolerance 5% of transaction value covers tariff change]
rule for 87.03 requires CTH
""",
    )
    assert text["statements"]["agreed"] == 1 and text["statements"]["open"] == 3
    chapters = {each["chapter"]: (each["agreed"], each["open"]) for each in text["chapters"]}
    assert chapters == {"84": (0, 1), "85": (0, 1), "87": (1, 0), None: (0, 1)}


def test_a_point_is_weighed_though_each_party_is_silent_elsewhere_in_the_rule(tmp_path: Path) -> None:
    rule = "rule for 84.10 requires [US: CTSH] [CA: CC] and regional value content at least [MX: 60%] by net cost\n"
    assert [each["subheadings"] for each in table(tmp_path, rule)["points"]] == [4, 4]


def test_a_bracket_around_an_amendment_and_a_provision_for_some_goods(tmp_path: Path) -> None:
    text = table(
        tmp_path,
        """[US: tolerance 10% of transaction value covers tariff change for goods of 84.05]
[CA: delete rule for 84.10]
[MX: add to rule for 84.01 or regional value content at least 50% by net cost]
""",
    )
    told = {each["of"]: each["subheadings"] for each in text["points"]}
    assert sorted(told.values()) == [2, 4, 4]
    chapters = {each["chapter"]: (each["agreed"], each["open"]) for each in text["chapters"]}
    assert chapters == {"84": (0, 2), None: (0, 1)}


def test_products_put_the_points_in_order(tmp_path: Path) -> None:
    """30 of 100 foreign: 70% is between 75 and 62.5. Of the turbine 50: 50% meets neither 60 nor 55."""
    goods = [
        {"id": f"made {code}", "date": "2024-02-01", "currency": "USD",
         "good": {"code": code, "produced_in": "CA", "values": {"net cost": 100, "transaction value": 120}},
         "materials": [{"id": "steel", "code": "7208.10", "value": foreign, "originating": False}]}
        for code, foreign in (("8410.11", 30), ("8406.10", 50))
    ]  # fmt: skip
    (tmp_path / "goods.json").write_text(json.dumps(goods), encoding="utf-8")
    text = table(
        tmp_path,
        """rule for 84.06 to 84.09 requires regional value content at least [US: 60%] [CA, MX: 55%] by net cost
rule for 84.10 requires regional value content at least [US: 75%] [CA, MX: 62.5%] by net cost
""",
        "--on", str(tmp_path / "goods.json"),
    )  # fmt: skip
    first, second = text["points"]
    assert first["of"] == "rule for 84.10"
    assert first["changed"] == [{"declaration": "made 8410.11", "currency": "USD", "value": "120"}]
    assert second["changed"] == [] and second["subheadings"] > first["subheadings"]
    told = roolang("talks", str(tmp_path / "talks.roo"), "--on", str(tmp_path / "goods.json")).out
    assert "1 product of those given, worth USD 120" in told and "change sides with it: made 8410.11" in told


def test_what_cannot_be_read_is_said_and_the_rest_is_answered(tmp_path: Path) -> None:
    (tmp_path / "talks.roo").write_text(HEAD + "rule for 84.10 requires [US: CC] [CA, MX: CTSH]\n", encoding="utf-8")
    (tmp_path / "goods.json").write_text('{"id": "a", "good": {"code": "8410.11"}}', encoding="utf-8")
    run = roolang("talks", str(tmp_path / "talks.roo"), "--on", str(tmp_path / "goods.json"))
    assert run.status == 1 and "RL6010" in run.err and "4 subheadings" in run.out
    assert roolang("talks", str(tmp_path / "talks.roo"), "--date", "soon").status == 2


@pytest.mark.parametrize("among", ["US, CA, MX", "CA, MX, US"])
def test_a_rule_that_anybody_touches_does_not_stand_whoever_is_named_first(tmp_path: Path, among: str) -> None:
    """Of the rules for 84.01, 84.05 and 84.10 one party replaces the first, all add to the second."""
    text = table(
        tmp_path,
        """[US: replace rule for 84.01 requires CC]
add to rule for 84.05 or regional value content at least 50% by net cost
""",
        head=HEAD.replace("among CA, MX, US", f"among {among}"),
    )
    assert text["statements"]["standing"] == 1
    assert " 1 rule of the text that is amended stands untouched." in roolang("talks", str(tmp_path / "talks.roo")).out


def test_codes_that_a_party_excepts_are_told_as_exceptions_at_any_depth(tmp_path: Path) -> None:
    text = table(tmp_path, "rule for 84.10 requires CTH except from 84.06 [US: , 84.07 [CA: , 84.08]]\n")
    (point,) = text["points"]
    (inner,) = point["inside"]
    assert point["wordings"][0]["words"].startswith("except from 84.07")
    assert inner["wordings"][0]["words"] == "except from 84.08"
    assert "on 1 point with 1 more inside it" in roolang("talks", str(tmp_path / "talks.roo")).out


@pytest.mark.parametrize(
    "amiss, code",
    [
        ("[BR: rule for 84.11 requires CTH]", "RL2005"),
        ("rule for 84.11 requires CTH rule for 84.11 requires CC", "RL4002"),
    ],
)
def test_texts_that_do_not_check_are_not_compared(tmp_path: Path, amiss: str, code: str) -> None:
    file, out = tmp_path / "talks.roo", tmp_path / "out.roo"
    file.write_text(f"{HEAD}[US: rule for 84.12 requires CTH] {amiss}\n", encoding="utf-8")
    for asked in (
        ("talks", str(file)),
        ("diff", str(file), "--between", "US", "CA", "--markdown", str(out)),
        ("merge", str(file), str(file), str(file), "--between", "US", "CA", "-o", str(out)),
    ):
        run = roolang(*asked)
        assert run.status == 1 and code in run.err and not run.out
    assert not out.exists()


def test_a_method_of_the_same_formula_counts_where_averaging_names_one(tmp_path: Path) -> None:
    """By either method the figure is the same; 84.05 has two subheadings, whose goods are averaged by the one alone."""
    said = "regional value content at least 50% by [CA: build-down] [MX/US: focused value] on FOB"
    head = HEAD.replace("rule for 84.05 requires CTH except from boilers", f"rule for 84.05 requires {said}")
    head = head.replace("consolidated text TALKS among CA, MX, US amends DEAL dated 2024-01-01\n", "")
    head = head.replace('agreement DEAL "Made up"', "consolidated text TALKS among CA, MX, US dated 2024-01-01")
    pooled = 'averaging over "month" of regional value content by build-down\n'
    for words, count in (("", 0), (pooled, 2)):
        (point,) = table(tmp_path, words, head=head)["points"]
        assert point["subheadings"] == count
