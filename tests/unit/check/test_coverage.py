"""Goods that a text promises a rule for; clauses without a citation where the text demands one."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, found, only, words_of

ASKS = " requires change from any other heading\n"
GAPS = [
    ("rules cover 84.07 to 84.10", ("84.07", "84.09"), "84.08, 84.10"),
    (
        "rules cover 84.07 to 84.12",
        ("84.07", "8412.10, 8412.21"),
        "84.08 to 84.11, 8412.29, 8412.31, 8412.39, 8412.80, 8412.90",
    ),
    ("rules cover chapter 84 except 84.01 to 84.86", (), "84.87"),
    ("rules cover 84.07 to 84.08", ("chapter 84 except 84.08",), "84.08"),
    ("rules cover 84.07", ('"outboard motors" of 84.07',), "84.07"),
    ("rules cover chapters 1 to 97", ("chapter 1",), "02.01 to 97.06"),
    ("list engines: 84.07, 84.08\nrules cover engines", ("84.07",), "84.08"),
    (
        "rules cover 87.01 to 87.16",
        tuple(f"87.{i:02}" for i in range(1, 17, 2)),
        "87.02, 87.04, 87.06, 87.08, 87.10, 87.12, 87.14, 87.16",
    ),
    ("rules cover 8407.34", ("8407.34.10",), "8407.34"),
]
WHOLE = [
    ("rules cover 84.07 to 84.08", ("84.07", "84.08")),
    ("rules cover 84.07 to 84.08", ("84.05 to 84.07", "8408.10 to 8408.90")),
    ("rules cover chapter 84", ("all other goods",)),
    ("rules cover 84.07", ('"outboard motors" of 84.07', "any other good of 84.07")),
    ("rules cover 84.07", ("84.07 exported from CA",)),
    ("rules cover 84.07", ("84.07 where seats at most 15",)),
    ("rules cover chapter 77", ("84.07",)),
    ("rules cover 84.07", ("84.06 [US: , 84.07]",)),
    ("list engines: 84.07, 84.08\nrules cover 84.07 to 84.08", ("engines",)),
]


def rules(scopes: tuple[str, ...]) -> str:
    return "".join(f"rule for {scope}{ASKS}" for scope in scopes)


@pytest.mark.parametrize(("promise", "scopes", "missing"), GAPS)
def test_goods_without_a_rule(promise: str, scopes: tuple[str, ...], missing: str) -> None:
    finding = only(HEAD + promise + "\n" + rules(scopes))
    assert (finding.code, words_of(finding)) == ("RL5202", promise.split("\n")[-1])
    assert finding.message == f"no rule is for {missing}"


@pytest.mark.parametrize(("promise", "scopes"), WHOLE)
def test_goods_that_have_one(promise: str, scopes: tuple[str, ...]) -> None:
    assert [code for code, _ in found(HEAD + promise + "\n" + rules(scopes)) if code == "RL5202"] == []


def test_many_are_counted() -> None:
    odd = tuple(f"84.{i:02}" for i in range(1, 60, 2))
    message = only(HEAD + "rules cover 84.01 to 84.60\n" + rules(odd)).message
    assert message.startswith("no rule is for 84.02, 84.04, 84.06, 84.08, 84.10, 84.12, 84.14, 84.16 and ")


def test_a_proposal_that_deletes_a_rule_breaks_the_promise() -> None:
    base = HEAD + rules(("84.07", "84.08"))
    tabled = "proposal NEW by US amends ABC dated 2026-01-01 rules cover 84.07 to 84.09 "
    assert only(tabled + "delete rule for 84.08 add " + rules(("84.09",)), base).message == "no rule is for 84.08"
    assert found(tabled + "add " + rules(("84.09",)), base) == []


def test_codes_of_an_edition_that_is_not_there_cannot_be_missed() -> None:
    head = 'agreement OLD "x" parties CA, US nomenclature HS 1996\n'
    assert [code for code, _ in found(head + "rules cover 84.07 to 84.09\n" + rules(("84.07",)))] == ["RL4103"]


# ---- citations

CITED = [
    'rule for 84.07 cite "Annex" requires wholly obtained',
    'rule for 84.07 requires wholly obtained cite "Annex"',
    'tolerance 10% of FOB cite "Art. 5"',
    'origin is conferred by product rule is met cite "Art. 4"',
    'define measure labour in money rule for 84.07 cite "Annex" requires labour at least 5% of FOB',
    'rules cover 84.07 rule for 84.07 cite "Annex" requires wholly obtained',
    "dates are those of importation",
]
UNCITED = [
    ("rule for 84.07 to 84.08 requires wholly obtained", "rule for 84.07 to 84.08"),
    ("tolerance 10% of FOB", "tolerance 10% of FOB"),
    ("origin is conferred by product rule is met", "origin is conferred by product rule is met"),
    ('list engines: 84.07 rule for engines cite "Annex" requires wholly obtained', "list engines: 84.07"),
]


@pytest.mark.parametrize("text", CITED)
def test_clauses_that_say_where_the_law_is(text: str) -> None:
    assert found(HEAD + "citations required\n" + text) == []


@pytest.mark.parametrize(("text", "place"), UNCITED)
def test_clauses_that_do_not(text: str, place: str) -> None:
    assert found(HEAD + "citations required\n" + text) == [("RL5101", place)]
    assert found(HEAD + text) == []


def test_the_demand_is_of_one_text_wherever_it_goes_on() -> None:
    later = "part of ABC rule for 84.08 requires wholly obtained"
    assert found(later, HEAD + "citations required") == [("RL5101", "rule for 84.08")]
    assert (
        found("proposal NEW by US amends ABC add rule for 84.08 requires wholly obtained", HEAD + "citations required")
        == []
    )
    assert found(
        "proposal NEW by US amends ABC citations required add rule for 84.08 requires WO delete rule for 84.07",
        HEAD + "define condition WO as wholly obtained rule for 84.07 requires WO",
    ) == [("RL5101", "rule for 84.08")]
