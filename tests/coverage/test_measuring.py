"""What tests see of conditions: that which turns the verdict, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from roolang.coverage import Coverage, measured
from tests.coverage.rules import TEXT, trial

CHANGE, VALUE, ALSO, ASSEMBLY = range(4)


@pytest.fixture
def sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Of the four conditions of the text, in order, the sides that some tests see."""
    monkeypatch.chdir(tmp_path)

    def found(*tests: str, text: str = TEXT) -> list[str]:
        Path("a.roo").write_text(text + "".join(tests), encoding="utf-8")
        coverage = measured(["a.roo"])
        assert not coverage.findings and not coverage.failed
        return ["".join(["+"] * bool(each.by_for) + ["-"] * bool(each.by_against)) for each in coverage.seen]

    return found


def test_without_tests_nothing_is_seen(sides) -> None:
    assert sides() == ["", "", "", ""]


def test_of_two_ways_the_one_that_holds_decides(sides) -> None:
    only_change = trial("change", "8472.10", "7326.90", 90, "originating")
    assert sides(only_change) == ["+", "", "", ""]
    only_value = trial("value", "8472.10", "8472.90", 40, "originating")
    assert sides(only_value) == ["", "+", "", ""]


def test_of_two_ways_that_hold_neither_decides(sides) -> None:
    assert sides(trial("both", "8472.10", "7326.90", 40, "originating")) == ["", "", "", ""]


def test_of_two_ways_that_fail_either_decides(sides) -> None:
    assert sides(trial("none", "8472.10", "8472.90", 41, "non-originating")) == ["-", "-", "", ""]


def test_of_two_demands_the_one_that_fails_decides(sides) -> None:
    assert sides(trial("no change", "9503.00", "9503.00", 5, "non-originating", assembled=True)) == ["", "", "-", ""]
    assert sides(trial("no work", "9503.00", "3926.90", 5, "non-originating")) == ["", "", "", "-"]
    assert sides(trial("neither", "9503.00", "9503.00", 5, "non-originating")) == ["", "", "", ""]
    assert sides(trial("all", "9503.00", "3926.90", 5, "originating", assembled=True)) == ["", "", "+", "+"]


def test_layout_makes_no_difference(sides) -> None:
    given = trial("value", "8472.10", "8472.90", 40, "originating")
    assert sides(given, text=TEXT.replace("\n    or", " or")) == sides(given) == ["", "+", "", ""]


def test_what_is_used_twice_is_answered_once(sides) -> None:
    """The same words, called by name in two ways: both of them hang on the same condition."""
    leap = (
        "define condition leap as change from any other heading\n"
        "  and undergoes assembly in the territory of the parties\n\nrule for 84.72"
    )
    ways = (
        "requires any of\n    (1) leap\n"
        "    (2) leap and value of non-originating materials not more than 95% of ex-works price\n\nrule for 95.03"
    )
    first, second = TEXT.split("rule for 84.72")
    text = first + leap + "\n  " + ways + second.partition("rule for 95.03")[2]
    found = sides(trial("leap", "8472.10", "7326.90", 90, "originating", assembled=True), text=text)
    assert found[:3] == ["+", "+", ""]


def test_an_expectation_that_is_not_met_sees_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.roo").write_text(TEXT + trial("wrong", "8472.10", "7326.90", 90, "non-originating"), encoding="utf-8")
    found: Coverage = measured(["a.roo"])
    assert found.failed == 1 and not any(each.sides for each in found.seen)


TOLERANCE = "tolerance 10% of ex-works price\n  does not cover materials of 84.73\n\n"


def test_what_changes_decides_although_the_tolerance_would_cover_it(sides) -> None:
    """There is nothing for a tolerance to excuse where all materials change; where some do not, it decides itself."""
    text = TEXT.partition("rule for 84.72")[0] + TOLERANCE + "rule for 84.72 requires change from any other heading\n"
    shown = {
        trial("all change", "8472.10", "7326.90", 90, "originating"): ["", "", "+"],
        trial("within", "8472.10", "8472.90", 10, "originating"): ["+", "+", ""],
        trial("beyond", "8472.10", "8472.90", 11, "non-originating"): ["", "-", "-"],
    }
    assert [sides(test, text=text) for test in shown] == list(shown.values())


def test_a_limit_by_either_method_is_one_condition(sides) -> None:
    """By one method the good meets it; what the other method says, or that it is not known, makes no difference."""
    rule = "requires regional value content at least 60% by transaction value or 50% by net cost\n"
    text = TEXT.partition("rule for 84.72")[0] + "rule for 84.72 " + rule
    good = '\ntest "one"\n  given good 8472.10 produced in CA with transaction value 100{}\n    material 8472.90'
    tail = " non-originating with value 40\n  on 2021-01-01\n  expect originating under Trial\n"
    for also in ("", ", net cost 70", ", net cost 90"):
        assert sides(good.format(also) + tail, text=text) == ["+"]


LISTED = """agreement Trial "a trial"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01

goods are wholly obtained if any of
  (1) undergoes mining in the territory of the parties
  (2) established that "it is scrap from production here"

rule for 25.05 requires wholly obtained
"""
SAND = """
test "{name}"
  given good 2505.10 produced in CA {said} undergoes {work} in CA no other operations {more} on 2021-01-01
  expect {verdict} under Trial
"""


def test_ways_to_be_wholly_obtained_decide_both_ways(sides) -> None:
    said = 'not established that "it is scrap from production here"'
    mined = SAND.format(name="mined", said=said, work="mining", more="", verdict="originating")
    bought = SAND.format(name="bought", said=said, work="sieving", more="", verdict="non-originating")
    assert sides(mined, text=LISTED) == ["+", "", "+"]
    assert sides(bought, text=LISTED) == ["-", "-", "-"]


def test_what_no_list_can_mend_is_not_decided_by_the_list(sides) -> None:
    said, more = 'not established that "it is scrap from production here"', "material 2505.10 non-originating"
    mixed = SAND.format(name="mixed", said=said, work="sieving", more=more, verdict="non-originating")
    assert sides(mixed, text=LISTED) == ["", "", "-"]


NARROW = """agreement Trial "a trial"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01

tolerance 10% of ex-works price covers tariff change counting materials of chapters 50 to 63 does not cover "lining"

rule for 62.11 requires change from any other chapter except from chapters 50 to 63, 96
"""


@pytest.mark.parametrize("material", ['5208.42 described as "lining"', '9606.21 not described as "lining"'])
def test_what_a_tolerance_leaves_out_in_two_ways_decides_in_each(sides, material: str) -> None:
    told = f"""
test "left out"
  given good 6211.42 produced in CA with ex-works price 100 material {material} non-originating with value 1
    on 2021-01-01
  expect non-originating under Trial
"""
    assert sides(told, text=NARROW) == ["-", "", "-"]


IN_ORDER = """agreement Trial "a trial"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01

rule for 84.72 requires undergoes assembly preceded by painting{place}
"""


@pytest.mark.parametrize(
    ("place", "count"),
    [("", 2), (" in CA", 3)],
    ids=["what comes first is asked for by the order", "but not where it is to be done"],
)
def test_an_operation_and_the_order_it_comes_in(tmp_path: Path, place: str, count: int) -> None:
    file = tmp_path / "a.roo"
    file.write_text(IN_ORDER.format(place=place), encoding="utf-8")
    assert len(measured([str(file)]).seen) == count
