"""Relations between small texts: proved, or shown by a product that the interpreter confirms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from roolang.diff.semantic import compare
from roolang.diff.semantics import together
from roolang.ir import nodes as n
from roolang.ir.program import Rolling, Treatment
from roolang.smt.solver import Solver, SolverGone
from tests.smt.texts import compared, program, standard

HEADING = "rule for 87.03 requires change from any other heading\n"
SUBHEADING = "rule for 87.03 requires change from any other subheading\n"
CHAPTER = "rule for 87.03 requires change from any other chapter\n"
VALUE = "rule for 87.03 requires regional value content at least {} by net cost\n"


@pytest.mark.parametrize(
    "a, b, relation",
    [
        (HEADING, HEADING, "same"),
        (HEADING, SUBHEADING, "A stricter"),
        (HEADING, CHAPTER, "B stricter"),
        (HEADING, VALUE.format("60%"), "cross"),
        (VALUE.format("62.5%"), VALUE.format("62.51%"), "B stricter"),
        (VALUE.format("62.5%"), VALUE.format("62.50%"), "same"),
        (VALUE.format("62.5%"), VALUE.format("62.5%").replace("at least", "more than"), "B stricter"),
        (HEADING, HEADING.replace("heading", "heading except from 84.07"), "B stricter"),
        (HEADING + "tolerance 10% of transaction value covers tariff change\n", HEADING, "B stricter"),
        (HEADING + "tolerance 10% of transaction value covers tariff change\n",
         HEADING + "tolerance 7% of transaction value covers tariff change\n", "B stricter"),
        (HEADING + "accumulation full among the parties\n", HEADING, "B stricter"),
        (VALUE.format("50%").replace("\n", " tracing all materials\n"), VALUE.format("50%"), "cross"),
    ],
)  # fmt: skip
def test_how_two_texts_relate(a: str, b: str, relation: str) -> None:
    group = compared(a, b)
    assert group.relation == relation
    assert (group.only_a is not None, group.only_b is not None) == {
        "same": (False, False), "A stricter": (False, True), "B stricter": (True, False), "cross": (True, True),
    }[relation]  # fmt: skip


@pytest.mark.parametrize(
    "one, other",
    [
        ("change from any other heading or regional value content at least 60% by net cost",
         "regional value content at least 60% by net cost or change from any other heading"),
        ("(change from any other heading and regional value content at least 40% by net cost) or "
         "(change from any other heading and regional value content at least 50% by net cost)",
         "change from any other heading and regional value content at least 40% by net cost"),
    ],
)  # fmt: skip
def test_other_words_for_the_same_are_the_same(one: str, other: str) -> None:
    assert compared(f"rule for 87.03 requires {one}\n", f"rule for 87.03 requires {other}\n").relation == "same"


def test_a_text_without_a_rule() -> None:
    assert compared(HEADING, HEADING, "870899").relation == "neither"
    assert compared(HEADING, HEADING.replace("87.03", "87.08")).relation == "only A"


def test_goods_that_only_one_text_has_a_rule_for_are_not_asked_of_the_solver() -> None:
    one, other = program("ONE", HEADING), program("OTHER", HEADING.replace("87.03", "87.03 to 87.04"))
    found = compare(one, other, ["870321", "870323", "870421", "870422", "870899"])
    assert [(group.codes, group.relation) for group in found.groups] == [
        (("870321", "870323"), "same"), (("870421", "870422"), "only B"), (("870899",), "neither"),
    ]  # fmt: skip
    assert found.asked <= 2


def test_codes_that_both_treat_alike_are_one_group() -> None:
    one, other = program("ONE", HEADING), program("OTHER", SUBHEADING)
    found = compare(one, other, ["870321", "870322", "870323"])
    assert [group.codes for group in found.groups] == [("870321", "870322", "870323")]
    assert found.headline == "A stricter"


def test_of_goods_of_which_the_same_is_asked_each_has_a_product_of_its_own() -> None:
    both = HEADING + HEADING.replace("87.03", "87.04"), SUBHEADING + SUBHEADING.replace("87.03", "87.04")
    found = compare(program("ONE", both[0]), program("OTHER", both[1]), ["870323", "870422"])
    shown = [group.only_b for group in found.groups]
    assert [group.relation for group in found.groups] == ["A stricter", "A stricter"]
    assert [each and each.fields["good"]["code"] for each in shown] == ["8703.23", "8704.22"]


def test_nothing_is_compared_that_cannot_be() -> None:
    one = program("ONE", HEADING)
    far = standard("aj", "AJ")
    assert [each.code for each in compare(one, far, ["870323"]).findings] in (["RL7254"], ["RL7255"])


def test_a_solver_that_is_killed_or_absent_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Solver, *_: object) -> None:
        raise SolverGone("it ended")

    monkeypatch.setattr(Solver, "tell", gone)
    found = compare(program("ONE", HEADING), program("OTHER", SUBHEADING), ["870323"])
    assert found.headline == "not proved"
    assert [each.code for each in found.findings] == ["RL7252"]


def test_a_solver_that_dies_once_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    say, died = Solver._say, list[None]()

    def dying(self: Solver, asked: list[dict[str, Any]]) -> dict[str, Any]:
        if not died:
            died.append(self._started().kill())
        return say(self, asked)

    monkeypatch.setattr(Solver, "_say", dying)
    found = compare(program("ONE", HEADING), program("OTHER", SUBHEADING), ["870323"])
    assert died
    assert (found.headline, found.findings) == ("A stricter", ())


def test_the_headline() -> None:
    assert together(["same", "A stricter"]) == "A stricter"
    assert together(["B stricter", "A stricter", "outside"]) == "cross"
    assert together(["A stricter", "not proved"]) == "not proved"
    assert together([]) == "neither"


def test_roll_up_is_looser_than_looking_into_what_originates() -> None:
    rolled = program("ROLLED", VALUE.format("60%"))
    opened = replace(rolled, name="OPENED", rolling=(Rolling(False, n.Always(), n.Given(True)),))
    group = compared(opened, rolled)
    assert group.relation == "A stricter"
    assert group.only_b is not None
    (engine,) = group.only_b.fields["materials"]
    assert engine["originating"] and engine["materials"], "what originates, made of what does not"


def test_a_clause_that_cannot_be_said_is_named_and_proves_nothing_wrong() -> None:
    asked = Treatment(n.Always(), "originating", (), n.Given(True), n.Given(True), n.RuleMet())
    one = program("ONE", HEADING)
    group = compared(one, replace(one, name="OTHER", treatments=(asked,)))
    assert group.relation in ("outside", "A stricter")
    assert [each.why for each in group.outside] == ["what is asked of a material is more than facts of it"]


def test_the_stages_of_electric_cars() -> None:
    """As agreed in 2020 (55% of foreign materials at most until 2023, 45% from 2027 on), and as put off in 2023."""
    for rules, name, before in (("eu_uk_2020", "EU_UK_2020", 2023), ("eu_uk", "EU_UK", 2024)):
        group = compared(standard(rules, name, date(before, 3, 15)), standard(rules, name, date(2028, 1, 1)), "870380")
        assert group.relation == "B stricter"
        assert group.only_a is not None
        assert [each.verdict for each in group.only_a.judgements] == ["originating", "non-originating"]


def test_nafta_and_the_text_of_october_2017() -> None:
    group = compared(standard("nafta_2017", "US_2017"), standard("nafta", "NAFTA"))
    assert group.relation == "A stricter"
    assert group.only_b is not None
    assert group.only_b.fields["good"]["code"] == "8703.23"
    assert [each.verdict for each in group.only_b.judgements] == ["non-originating", "originating"]
    foreign = [each for each in group.only_b.fields["materials"] if not each["originating"]]
    assert not any(each["produced_in"] in ("CA", "MX", "US") or each["code"][:5] == "87.03" for each in foreign)


TABLED = [("US_2017", "A stricter"), ("CA_2018", "A stricter"), ("MX_2018", "cross"), ("MX_2018_FLEXIBLE", "cross"),
          ("US_2018_MARCH", "A stricter"), ("US_2018_APRIL", "cross"), ("US_2018", "cross"), ("US_MX_2018", "cross"),
          ("USMCA_2018", "cross")]  # fmt: skip


@pytest.mark.parametrize("position, relation", TABLED)
def test_nafta_and_each_position_of_the_talks_that_has_numbers(position: str, relation: str) -> None:
    """Where NAFTA is not the looser, what it traces and the others roll up is in a material that originates."""
    day = date(2018, 6, 1) if position in dict(TABLED[:4]) else date(2018, 12, 15)
    group = compared(standard("nafta_2017", position, day), standard("nafta", "NAFTA", day))
    assert group.outside == ()
    assert group.relation == relation
    assert (group.only_a is not None) == (relation == "cross")
    assert group.only_b is not None
    if group.only_a is not None:
        assert any(part["materials"] for part in group.only_a.fields["materials"]), "what is traced is in a material"
        shares = group.only_a.fields["good"].get("attributes", {})
        assert all(Fraction(str(shares[each])) <= 1 for each in shares if each == "labour value content")


def test_the_two_readings_of_usmca_on_roll_up() -> None:
    """As the panel read it, a core part that originates counts whole: looser."""
    group = compared(
        standard("usmca", "USMCA", date(2024, 1, 1), "panel"),
        standard("usmca", "USMCA", date(2024, 1, 1), "without panel"),
    )
    assert group.relation == "B stricter"
    assert group.only_a is not None
    good = group.only_a.fields["good"]
    assert Fraction(str(good["values"]["net cost"])) >= 100, "amounts of money are no shares"
    shares = [Fraction(str(so)) for name, so in good["attributes"].items() if name == "labour value content"]
    assert shares and all(each <= 1 for each in shares)


def test_a_cotton_shirt_under_nafta_and_usmca() -> None:
    """USMCA asks that sewing thread is made in the parties, and lets 10% of the weight pass, not 7%."""
    found = compare(standard("nafta", "NAFTA", date(2020, 1, 1)), standard("usmca", "USMCA"), ["620520"])
    assert found.findings == ()
    (group,) = found.groups
    assert group.relation == "cross"
    assert group.only_a is not None and group.only_b is not None
    assert any("sewing thread" in each.get("described_as", ()) for each in group.only_a.fields["materials"])
    good, *_ = (each.verdict for each in group.only_b.judgements)
    assert good == "non-originating"


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        (("400 units", 40), ("400 units", 50), "A stricter"),
        (("400 units", 40), ("500 units", 40), "A stricter"),
        (("400 units", 50), ("500 units", 40), "cross"),
        (("400 units", 40), ("400 kg", 40), "outside"),
    ],
)
def test_what_was_taken_of_a_quota_is_said_or_not(
    mine: tuple[str, int], theirs: tuple[str, int], relation: str
) -> None:
    """Within a quota by what was taken, or by a licence where that is not said."""
    one, other = (
        f"quota cars: {amount} per year\nrule for 87.03 requires value of non-originating materials at most {share}% "
        "of transaction value and within quota cars\n"
        for amount, share in (mine, theirs)
    )
    assert compared(one, other).relation == relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ('"a" combined with "b"', '"a" followed by "b"', "B stricter"),
        ('"b" combined with "a"', '"b" followed by "a"', "B stricter"),
        ('"a" followed by "b"', '"b" followed by "a"', "cross"),
        ('"a" followed by "b" in MX', '"a" followed by "b"', "A stricter"),
    ],
)
@pytest.mark.parametrize("whose", ["undergoes", "all materials of 84.07 undergo"])
def test_the_order_of_operations_counts(whose: str, one: str, other: str, relation: str) -> None:
    """Both took place, the second one first: an example must say so in the order of its list."""
    rule = f"rule for 87.03 requires {whose} {{}}\n"
    assert compared(rule.format(one), rule.format(other)).relation == relation
