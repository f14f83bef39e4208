"""Parties at the table, and on two sides of a bracket."""

from __future__ import annotations

import pytest

from tests.unit.check.reading import HEAD, findings, found, only, others_of, words_of

TALKS = "consolidated text TALKS among CA, US amends ABC\n"
BODY = "requires wholly obtained"

BAD = [
    (f"rule for 87.03 exported from GB {BODY}", "GB"),
    (f"rule for 87.03 exported from US imported into GB {BODY}", "GB"),
    ("quota cars: 600 units per year imported into GB", "GB"),
    ("rule for 87.03 requires content of GB at least 50% by value added", "GB"),
    (f"[GB: rule for 87.03 {BODY}]", "GB"),
    ("rule for 87.03 requires wholly obtained [GB: and no change in tariff classification]", "GB"),
    ("rule for 87.03 requires regional value content at least [US: 50%] [GB: 60%] by net cost", "GB"),
    ("rule for 87.03 [GB: , 87.04] requires wholly obtained", "GB"),
    ("rule for 87.03 requires change from any other [US: heading] [US, MX: chapter]", "US"),
    ("rule for 87.03 requires wholly obtained [US propose; CA, US oppose: or product rule is met]", "US"),
    ("rule for 87.03 requires wholly obtained [US, US: or product rule is met]", "US"),
]
GOOD = [
    f"rule for 87.03 exported from US imported into MX {BODY}",
    "accumulation full with JP, KR",
    'rule for 87.03 requires undergoes assembly in JP note "by an exchange of letters" and good is produced in KR',
    "rule for 87.03 requires value of all materials produced in JP <= 5% of FOB",
    "rule for 87.03 requires change from any other [US: heading] [CA, MX: chapter]",
    "rule for 87.03 requires change from any other [US propose; MX oppose: heading] [MX: chapter]",
    "rule for 87.03 requires change from any other [reading a1: heading] [reading a2: chapter]",
    "rule for 87.03 requires content of US at least 50% by value added",
]


@pytest.mark.parametrize(("text", "party"), BAD)
def test_parties_that_do_not_belong(text: str, party: str) -> None:
    finding = only(HEAD + text)
    assert (finding.code, words_of(finding)) == ("RL2005", party)


def test_words_that_nobody_owns_beside_those_of_a_party_leave_it_two_options() -> None:
    """The United States would have no words of their own, and keep the standing rule."""
    finding = only(HEAD + "rule for 87.03 requires regional value content at least [50%] [US: 60%] by net cost")
    assert finding.code == "RL2005"
    assert finding.message.endswith("which nobody owns, stand for everyone: `US` holds two options")
    assert finding.help == "say whose those words are"


@pytest.mark.parametrize("text", GOOD)
def test_parties_and_states_that_may_stand(text: str) -> None:
    assert found(HEAD + text) == []


def test_the_finding_says_who_is_at_the_table() -> None:
    finding = only(HEAD + f"rule for 87.03 exported from XM {BODY}")
    assert finding.help == "did you mean `MX`? the parties are CA, MX, US"
    assert others_of(finding) == ["parties CA, MX, US"]


def test_usual_letters_for_a_party() -> None:
    head = 'agreement ABC "x" parties GB, US\n'
    assert "did you mean `GB`?" in only(head + f"rule for 87.03 exported from UK {BODY}").help
    assert "did you mean" not in only(HEAD + f"rule for 87.03 exported from UK {BODY}").help


def test_two_options_of_one_party_name_each_other() -> None:
    finding = only(HEAD + "rule for 87.03 requires change from any other [US: heading] [US, MX: chapter]")
    assert finding.label is not None and finding.label.span.start > finding.others[0].span.start
    assert others_of(finding) == ["US"]


def test_brackets_belong_to_those_who_talk() -> None:
    assert found(TALKS + f"[US: rule for 87.03 {BODY}]", HEAD) == []
    assert found(TALKS + f"[MX: rule for 87.03 {BODY}]", HEAD) == [("RL2005", "MX")]
    assert found(TALKS + f"rule for 87.03 exported from MX {BODY}", HEAD) == []
    assert found(TALKS + f"rule for 87.03 exported from GB {BODY}", HEAD) == [("RL2005", "GB")]


def test_talks_about_a_new_text() -> None:
    talks = "consolidated text TALKS among CA, US\n"
    assert found(talks + f"[US: rule for 87.03 exported from CA {BODY}]") == []
    assert found(talks + f"rule for 87.03 exported from MX {BODY}") == [("RL2005", "MX")]


def test_who_proposes_is_a_party_of_what_is_amended() -> None:
    assert found("proposal US_2017 by US amends ABC", HEAD) == []
    assert found("proposal GB_2017 by GB, US amends ABC", HEAD) == [("RL2005", "GB")]
    assert found("proposal GB_2017 by GB amends ABC parties CA, MX, US, GB", HEAD) == []
    assert found("proposal GB_2017 by GB amends ABC add parties GB", HEAD) == []


def test_unknown_parties_are_not_checked() -> None:
    assert found("proposal GB_2017 by GB amends ABC") == []
    assert found(f'agreement ABC "x" rule for 87.03 exported from GB {BODY}') == []


def test_letters_that_are_not_the_code_of_a_country() -> None:
    text = (
        "agreement ABC parties UK, CL nomenclature HS 2022 in force 2020-01-01 rule for 87.03 requires wholly obtained"
    )
    (finding,) = findings(text)
    assert (finding.code, words_of(finding), finding.fixes[0].new) == ("RL1103", "UK", "GB")
