"""`any other good of` in general provisions: what neither a rule nor a provision of the same kind describes.

Every figure is worked out by hand beside its test.
"""

from __future__ import annotations

from tests.unit.lower.test_review_amendments import NORTH, passes

AXLES = """
rule for "axles" of 8708.50 requires regional value content at least 40% by net cost
rule for any other good of 8708.50 requires regional value content at least 40% by net cost
"""


def test_a_threshold_for_any_other_good_leaves_out_what_a_rule_describes() -> None:
    passes(
        NORTH
        + AXLES
        + """
threshold for goods of any other good of 8708.50: regional value content at least 60% by net cost
test "an axle: 50% is enough for the printed 40%"
  given good 8708.50 described as "axles" produced in MX with net cost 1000
    material 7326.90 non-originating with value 500 on 2026-06-01
  expect originating under NORTH
test "no axle: 50% is less than 60%"
  given good 8708.50 not described as "axles" produced in MX with net cost 1000
    material 7326.90 non-originating with value 500 on 2026-06-01
  expect non-originating under NORTH
test "nobody said"
  given good 8708.50 produced in MX with net cost 1000
    material 7326.90 non-originating with value 500 on 2026-06-01
  expect undetermined under NORTH
"""
    )


def test_a_threshold_for_any_other_good_leaves_out_what_another_threshold_describes() -> None:
    passes(
        NORTH
        + """
rule for 8708.50 requires regional value content at least 40% by net cost
list driven: "axles" of 8708.50
threshold for goods of driven: regional value content at least 45% by net cost
threshold for goods of any other good of 8708.50 except 8708.50.10: regional value content at least 60% by net cost
test "an axle: 50% is enough for 45%"
  given good 8708.50 described as "axles" produced in MX with net cost 1000
    material 7326.90 non-originating with value 500 on 2026-06-01
  expect originating under NORTH
test "no axle"
  given good 8708.50.90 not described as "axles" produced in MX with net cost 1000
    material 7326.90 non-originating with value 500 on 2026-06-01
  expect non-originating under NORTH
"""
    )


def test_goods_excepted_as_any_other_good_are_those_that_nothing_describes() -> None:
    passes(
        NORTH
        + AXLES
        + """
threshold for goods of 87.08 except any other good of 8708.50: regional value content at least 60% by net cost
test "an axle is not excepted"
  given good 8708.50 described as "axles" produced in MX with net cost 1000
    material 7326.90 non-originating with value 500 on 2026-06-01
  expect non-originating under NORTH
test "no axle: excepted, and the printed 40% stands"
  given good 8708.50 not described as "axles" produced in MX with net cost 1000
    material 7326.90 non-originating with value 500 on 2026-06-01
  expect originating under NORTH
"""
    )


def test_tracing_for_any_other_good_leaves_out_what_a_rule_describes() -> None:
    """The wheel holds steel from Japan: traced, 500 of 1000 count, and 50% is not 60%."""
    passes(
        NORTH
        + AXLES.replace("40%", "60%")
        + """
trace all materials for goods of any other good of 8708.50 by net cost
test "an axle is not traced"
  given good 8708.50 described as "axles" produced in MX with net cost 1000
    material 8708.70 originating produced in MX with value 600
      containing (material 7208.10 produced in JP with value 500) on 2026-06-01
  expect originating under NORTH
test "no axle"
  given good 8708.50 not described as "axles" produced in MX with net cost 1000
    material 8708.70 originating produced in MX with value 600
      containing (material 7208.10 produced in JP with value 500) on 2026-06-01
  expect non-originating under NORTH
"""
    )


def test_tolerance_for_any_other_good_leaves_out_what_a_rule_or_a_tolerance_describes() -> None:
    """One material of the good's own heading, worth 50 of 1000: within 10%, and beyond 1%."""
    passes(
        NORTH
        + """
rule for "axles" of 8708.50 requires CTH
rule for 8708.50 requires CTH
tolerance half shafts: 1% of transaction value for goods of "half shafts" of 8708.50
tolerance rest: 10% of transaction value for goods of any other good of 8708.50
test "an axle has its own rule, and no tolerance"
  given good 8708.50 described as "axles" not described as "half shafts" produced in MX with transaction value 1000
    material 8708.99 non-originating with value 50 on 2026-06-01
  expect non-originating under NORTH
test "a half shaft has 1%"
  given good 8708.50 described as "half shafts" not described as "axles" produced in MX with transaction value 1000
    material 8708.99 non-originating with value 50 on 2026-06-01
  expect non-originating under NORTH
test "neither"
  given good 8708.50 not described as "axles" not described as "half shafts" produced in MX
    with transaction value 1000
    material 8708.99 non-originating with value 50 on 2026-06-01
  expect originating under NORTH
"""
    )


def test_a_treatment_for_any_other_good_leaves_out_what_a_rule_describes() -> None:
    passes(
        NORTH
        + """
rule for "axles" of 8708.50 requires CTH
rule for 8708.50 requires CTH
treat materials of 8708.99 as originating for goods of any other good of 8708.50
test "an axle"
  given good 8708.50 described as "axles" produced in MX
    material 8708.99 non-originating on 2026-06-01
  expect non-originating under NORTH
test "no axle"
  given good 8708.50 not described as "axles" produced in MX
    material 8708.99 non-originating on 2026-06-01
  expect originating under NORTH
"""
    )


def test_a_change_from_any_other_good_is_from_what_the_guard_does_not_describe_whatever_else_the_rule_says_of_it() -> (
    None
):
    passes(
        NORTH
        + """
rule for "original equipment" of 8708.91 requires any of
  (1) for "radiators" of 8708.91: change from any other good of 8708.91
test "a radiator of a part that is original equipment too"
  given good 8708.91 described as "original equipment" described as "radiators" produced in MX
    material 8708.91 described as "original equipment" not described as "radiators" non-originating on 2026-06-01
  expect originating under NORTH
test "a radiator of a radiator that is no original equipment"
  given good 8708.91 described as "original equipment" described as "radiators" produced in MX
    material 8708.91 not described as "original equipment" described as "radiators" non-originating on 2026-06-01
  expect non-originating under NORTH
"""
    )


def test_any_other_good_of_what_is_described_is_asked_for_what_rules_describe_in_its_own_codes_alone() -> None:
    passes(
        NORTH
        + """
rule for "trucks" of 87.04 requires regional value content at least 60% by net cost
rule for "for trucks" of ("players" of 8519.81) requires regional value content at least 60% by net cost
rule for any other good of ("players" of 8519.81) requires regional value content at least 40% by net cost
test "a player: nobody says of it that it is no truck"
  given good 8519.81 described as "players" not described as "for trucks" produced in MX with net cost 1000
    material 8522.90 non-originating with value 500 on 2026-06-01
  expect originating under NORTH
test "a player for trucks: 50% is less than 60%"
  given good 8519.81 described as "players" described as "for trucks" produced in MX with net cost 1000
    material 8522.90 non-originating with value 500 on 2026-06-01
  expect non-originating under NORTH
test "nobody said what it is for"
  given good 8519.81 described as "players" produced in MX with net cost 1000
    material 8522.90 non-originating with value 500 on 2026-06-01
  expect undetermined under NORTH
"""
    )
