"""A proposal over a consolidated text amends what that text comes to for the party that proposes."""

from __future__ import annotations

from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import load_text
from tests.unit.lower.test_review_amendments import NORTH, TALKS, passes

TABLE = (
    NORTH
    + "rule for 84.07 requires CC\n"
    + TALKS
    + """replace rule for 84.07 requires [US: CTH] [CA: CTSH]
[US: add rule for 84.08 requires CC]
[CA: add rule for 84.08 requires CTH]
add rule for 84.09 requires CTH
tolerance 10% of transaction value
"""
)
HEADING = "  given good 84{0}.00 produced in MX with transaction value 1000\n    material 84{0}.00 non-originating with value {1} on 2026-06-01\n"
CHAPTER = "  given good 84{0}.00 produced in MX with transaction value 1000\n    material 84{1}.00 non-originating with value 500 on 2026-06-01\n"


def case(name: str, given: str, *expected: str) -> str:
    return f'test "{name}"\n{given}' + "".join(f"  expect {each}\n" for each in expected)


def test_it_replaces_what_the_consolidated_text_adds() -> None:
    passes(
        TABLE
        + "proposal US_NEXT by US amends TALKS dated 2026-03-01\n"
        + "replace rule for 84.08 requires CTH\ndelete rule for 84.09\n"
        + case(
            "from another heading",
            CHAPTER.format("08", "10"),
            "non-originating under TALKS as US",
            "originating under US_NEXT",
        )
        + case("no rule", CHAPTER.format("09", "10"), "originating under TALKS as US", "undetermined under US_NEXT")
    )


def test_each_proposer_amends_its_own_words() -> None:
    """CTH for the United States, CTSH for Canada: half of the value from the same heading, another subheading."""
    given = "  given good 8407.34 produced in MX with transaction value 1000\n    material 8407.10 non-originating with value 500 on 2026-06-01\n"
    passes(
        TABLE
        + "proposal US_NEXT by US amends TALKS dated 2026-03-01\n"
        + 'add to rule for 84.07 and established that "x"\n'
        + "proposal CA_NEXT by CA amends TALKS dated 2026-03-01\n"
        + 'add to rule for 84.07 and established that "x"\n'
        + case("a subheading", given, "non-originating under US_NEXT", "undetermined under CA_NEXT")
    )


def test_a_value_of_its_own_words_is_amended() -> None:
    passes(
        NORTH
        + "rule for 84.07 requires regional value content at least 40% by net cost\n"
        + TALKS
        + "replace rule for 84.07 requires regional value content at least [US: 70%] [CA: 50%] by net cost\n"
        + "proposal US_NEXT by US amends TALKS\namend rule for 84.07: replace 70% with 60%\n"
        + 'test "65%" given good 84.07 produced in MX with net cost 100 material 72.08 non-originating with value 35 on 2026-06-01\n'
        + "  expect non-originating under TALKS as US\n  expect originating under US_NEXT\n"
    )


def test_a_proposal_over_a_proposal_sees_what_that_one_made_of_it() -> None:
    passes(
        TABLE
        + "proposal US_NEXT by US amends TALKS dated 2026-03-01\nreplace rule for 84.08 requires CTSH\n"
        + "proposal MX_ANSWER by MX amends US_NEXT dated 2026-04-01\nadd to rule for 84.08 and CC\n"
        + case("CTSH alone", CHAPTER.format("08", "10"), "originating under US_NEXT", "non-originating under MX_ANSWER")
    )


def test_one_that_has_no_words_there_amends_the_standing_text() -> None:
    """Mexico has no words for 84.07: the standing CC. It has none for 84.08, so there is nothing to replace."""
    passes(
        TABLE
        + "proposal MX_NEXT by MX amends TALKS dated 2026-03-01\nadd to rule for 84.07 or CTH\n"
        + case(
            "another heading",
            CHAPTER.format("07", "10"),
            "non-originating under TALKS as MX",
            "originating under MX_NEXT",
        )
        + case("as it stands", CHAPTER.format("08", "10"), "undetermined under MX_NEXT")
    )
    workspace = load_text(TABLE + "proposal MX_NEXT by MX amends TALKS\nreplace rule for 84.08 requires CTH\n")
    assert [finding.code for finding in all_findings(workspace)] == ["RL2008"]


def test_two_proposers_amend_what_nobody_disputes() -> None:
    passes(
        TABLE
        + "proposal NEXT by CA, US amends TALKS dated 2026-03-01\nreplace rule for 84.09 requires CC\n"
        + case("undisputed", CHAPTER.format("09", "10"), "non-originating under NEXT")
        + case("disputed", CHAPTER.format("08", "10"), "undetermined under NEXT")
    )


def test_it_must_say_how_it_changes_a_rule() -> None:
    text = TABLE + "proposal US_NEXT by US amends TALKS dated 2026-03-01\nrule for 84.08 requires CTH\n"
    assert [finding.code for finding in all_findings(load_text(text))] == ["RL4004"]


def test_a_plain_provision_takes_the_place_of_its_namesake() -> None:
    """300 of 1000 from the same heading: beyond 10%, within 40%."""
    passes(
        TABLE
        + "proposal US_NEXT by US amends TALKS dated 2026-03-01\ntolerance 40% of transaction value\n"
        + case("300", HEADING.format("07", 300), "non-originating under TALKS as US", "originating under US_NEXT")
    )


def test_an_added_rule_must_not_displace_the_standing_one() -> None:
    text = NORTH + "rule for 84.07 requires CC\nproposal NEXT by US amends NORTH\nadd rule for 84.07 requires CTH\n"
    (found,) = all_findings(load_text(text))
    assert found.code == "RL4004" and "`replace rule for 84.07 ...`" in found.help
    assert "`alternatively accepts`" in found.help
    assert found.others and found.others[0].span.text.startswith("rule for 84.07 requires CC")
