"""Thresholds and tracing of a proposal, over those of the text that it amends, and of an amendment to an amendment."""

from __future__ import annotations

from tests.unit.lower.test_review_amendments import NORTH, passes

BASE = (
    NORTH
    + """
rule for 87.03 requires regional value content at least 30% by net cost
rule for 87.04 requires regional value content at least 30% by net cost
threshold for goods of 87.03 to 87.04: regional value content at least 60% by net cost
proposal US_2026 by US amends NORTH dated 2026-02-01
"""
)
CAR = """
test "{name}"
  given good 87.03 produced in MX with net cost 1000
    material 7326.90 non-originating with value {foreign} on 2026-06-01
"""


def car(name: str, foreign: int, *expected: str) -> str:
    """A test of a car of a net cost of 1000 with so much foreign steel in it."""
    return CAR.format(name=name, foreign=foreign) + "".join(f"  expect {each}\n" for each in expected)


def test_a_proposal_replaces_a_threshold_of_the_base() -> None:
    """45%: less than the 60% of the base, enough for the 40% of the proposal, whose words stand before it."""
    passes(
        BASE
        + "replace threshold for goods of 87.03 to 87.04: regional value content at least 40% by net cost\n"
        + car("45%", 550, "non-originating under NORTH", "originating under US_2026")
    )


def test_a_proposal_amends_the_number_of_a_threshold() -> None:
    passes(
        BASE
        + "amend threshold for goods of 87.03 to 87.04: replace 60% with 40%\n"
        + car("45%", 550, "non-originating under NORTH", "originating under US_2026")
    )


def test_a_threshold_that_a_proposal_adds_stands_before_a_narrower_range_of_the_base() -> None:
    """As with rules: digits, then a description, then whose text it is, and only then the narrower range."""
    passes(
        BASE
        + "add threshold for goods of 87.01 to 87.05: regional value content at least 40% by net cost\n"
        + car("45%", 550, "non-originating under NORTH", "originating under US_2026")
    )


def test_more_digits_of_the_base_stand_before_a_threshold_of_a_proposal() -> None:
    passes(
        BASE
        + "add threshold for goods of chapter 87: regional value content at least 40% by net cost\n"
        + car("45%", 550, "non-originating under NORTH", "non-originating under US_2026")
    )


def test_a_threshold_that_a_proposal_adds_for_other_goods_leaves_the_standing_one() -> None:
    passes(
        BASE
        + "add threshold for goods of 87.05: regional value content at least 40% by net cost\n"
        + car("45%", 550, "non-originating under NORTH", "non-originating under US_2026")
    )


def test_an_amendment_to_an_amendment() -> None:
    """45% against 60 (base), 40 (first proposal), 50 (its revision, of the widest range of all)."""
    passes(
        BASE
        + "add threshold for goods of 87.01 to 87.05: regional value content at least 40% by net cost\n"
        + "proposal US_2027 by US amends US_2026 dated 2026-03-01\n"
        + "add threshold for goods of 87.01 to 87.09: regional value content at least 50% by net cost\n"
        + car(
            "45%",
            550,
            "non-originating under NORTH",
            "originating under US_2026",
            "non-originating under US_2027",
        )
        + car("55%", 450, "non-originating under NORTH", "originating under US_2026", "originating under US_2027")
    )


def test_a_proposal_deletes_the_threshold_that_its_forerunner_added() -> None:
    passes(
        BASE
        + "add threshold for goods of 87.01 to 87.05: regional value content at least 40% by net cost\n"
        + "proposal US_2027 by US amends US_2026 dated 2026-03-01\n"
        + "delete threshold for goods of 87.01 to 87.05\n"
        + car("45%", 550, "originating under US_2026", "non-originating under US_2027")
    )


def test_tracing_of_a_proposal_stands_before_narrower_tracing_of_the_base() -> None:
    """Pistons of 300 and steel of 200 in an originating engine: NORTH traces the steel, the proposal the pistons."""
    passes(
        NORTH
        + """
rule for 87.03 requires regional value content at least 75% by net cost
trace materials of 72.08 for goods of 87.03 to 87.04 by net cost
proposal US_2026 by US amends NORTH dated 2026-02-01
add trace materials of 84.09 for goods of 87.01 to 87.05 by net cost
test "80% and 70%"
  given good 87.03 produced in MX with net cost 1000
    material 8407.34 originating produced in MX with value 900 containing (
      material 8409.91 non-originating produced in JP with value 300
      material 7208.10 non-originating produced in JP with value 200) on 2026-06-01
  expect originating under NORTH with regional value content = 80%
  expect non-originating under US_2026 with regional value content = 70%
"""
    )


def test_a_consolidated_text_replaces_a_threshold_for_one_party() -> None:
    passes(
        BASE.replace("proposal US_2026 by US", "consolidated text TALKS among CA, MX, US")
        + "[US: threshold for goods of 87.01 to 87.05: regional value content at least 40% by net cost]\n"
        + car("45%", 550, "originating under TALKS as US", "non-originating under TALKS as MX")
    )


def test_a_threshold_by_a_number_by_name_replaces_when_the_number_begins() -> None:
    """55%: less than the 60% of the base, which stands until the number of the proposal has a value."""
    passes(
        BASE
        + "define parameter eased share as 50% from 2026-03-01, 40% from 2027-01-01\n"
        + "replace threshold for goods of 87.03 to 87.04: regional value content at least eased share by net cost\n"
        + car("after", 450, "non-originating under NORTH", "originating under US_2026")
        + car("before", 450, "non-originating under US_2026").replace("2026-06-01", "2026-02-15")
    )


def test_of_a_number_given_twice_the_earlier_one_begins() -> None:
    """45% is enough for the 40% of the first number, which the second one replaces a year later."""
    passes(
        BASE.replace("\nproposal", "\ndefine parameter eased share as 40% from 2026-03-01\nproposal")
        + "replace define parameter eased share as 50% from 2027-03-01\n"
        + "replace threshold for goods of 87.03 to 87.04: regional value content at least eased share by net cost\n"
        + car("first", 550, "originating under US_2026")
        + car("second", 550, "non-originating under US_2026").replace("2026-06-01", "2027-06-01")
    )


def test_a_rule_that_is_replaced_from_a_later_day_stands_until_then() -> None:
    """40% of foreign steel: 60% of content is asked until the new rule begins and after it ends, 20% of it between."""
    rule = "replace rule for 87.04 in force 2026-03-01 to 2026-12-31 requires value of non-originating materials"
    lorry = car("{name}", 400, "{expected} under US_2026").replace("87.03", "87.04")
    days = (("2026-02-15", ""), ("2026-06-01", "non-"), ("2027-01-01", ""))
    passes(
        BASE
        + f"{rule} at most 20% of net cost\n"
        + "".join(
            lorry.format(name=day, expected=f"{no}originating").replace("on 2026-06-01", f"on {day}")
            for day, no in days
        )
    )
