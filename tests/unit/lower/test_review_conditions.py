"""Conditions, allowances, thresholds and residual goods where they meet: verdicts worked by hand."""

import re

from roolang.workspace.testing import all_findings, run_tests
from roolang.workspace.workspace import load_text

FRAME = 'language 1 agreement DEMO "Examples" parties CA, MX, US nomenclature HS 2022 in force 2020-01-01\n'
TOLERANCE = "tolerance 10% of ex-works price covers tariff change\n"
ALLOWED = "however non-originating materials of same heading may be used up to 20% of ex-works price\n"


def failures(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The expectations of a text that are not met, its findings of error first."""
    workspace = load_text(FRAME + text)
    wrong = [(f.code, (f.message,)) for f in all_findings(workspace) if f.code < "RL4100"]
    return wrong + [(each.test, each.reasons) for each in run_tests(workspace) if not each.passed]


def fertilizer(value: int, verdict: str) -> str:
    """A fertilizer of 1000 with so much from its own heading."""
    return (
        f'test "{value} of 1000" given good 3105.20 produced in MX with ex-works price 1000\n'
        f"  material 3105.51 non-originating with value {value} on 2024-05-06\n  expect {verdict} under DEMO\n"
    )


def test_an_allowance_on_a_defined_change() -> None:
    tests = fertilizer(150, "originating") + fertilizer(250, "non-originating")
    assert not failures(f"rule for 31.05 requires CTH {ALLOWED}{tests}")
    assert not failures(f"rule for 31.05 requires CTH {ALLOWED}{TOLERANCE}{tests}")


def test_an_allowance_inside_the_definition_and_after_its_name() -> None:
    rule = (
        f"define condition own change as CTH {ALLOWED}rule for 31.05 requires own change"
        " however non-originating materials of 31.04 may be used if they undergo refining\n"
        'define operation refining as text "removal of impurities"\n'
    )
    assert not failures(rule + fertilizer(150, "originating") + fertilizer(250, "non-originating"))


def test_an_allowance_on_materials_that_are_to_originate() -> None:
    rule = f"rule for 31.05 requires all materials are originating {ALLOWED}"
    assert not failures(rule + fertilizer(150, "originating") + fertilizer(250, "non-originating"))


def test_an_allowance_on_a_condition_that_keeps_nothing_out() -> None:
    rule = f"rule for 31.05 requires regional value content at least 50% by net cost {ALLOWED}"
    assert "RL3004" in [finding.code for finding in all_findings(load_text(FRAME + rule))]


def test_a_cited_guard_keeps_its_connective() -> None:
    rule = (
        'rule for 84.07 requires CTH and (for "pumps" of 84.07: regional value content at least 60% by net cost)'
        ' cite "note"\n'
    )
    defined = (
        'define condition pump value as (for "pumps" of 84.07: regional value content at least 60% by net cost)\n'
        "rule for 84.07 requires CTH and pump value\n"
    )
    good = (
        'test "no pump" given good 8407.34 not described as "pumps" produced in MX with net cost 100\n'
        "  material 7326.90 non-originating with value 90 on 2024-05-06\n  expect originating under DEMO\n"
        'test "pump" given good 8407.34 described as "pumps" produced in MX with net cost 100\n'
        "  material 7326.90 non-originating with value 90 on 2024-05-06\n  expect non-originating under DEMO\n"
    )
    assert not failures(rule + good)
    assert not failures(defined + good)


def test_more_than_one_of_after_whether_or_not() -> None:
    rule = (
        "rule for 84.07 requires change from any other chapter whether or not there is also a change from 84.09,"
        " except from more than one of (7326.90, 7318.15)\n"
    )
    both = "material 7326.90 non-originating material 7318.15 non-originating"
    good = (
        'test "one" given good 8407.34 produced in MX material 7326.90 non-originating on 2024-05-06\n'
        "  expect originating under DEMO\n"
        f'test "both" given good 8407.34 produced in MX {both} on 2024-05-06\n'
        "  expect non-originating under DEMO\n"
    )
    assert not failures(rule + good)


def test_a_waiver_reaches_a_figure_with_a_threshold_of_its_own() -> None:
    text = (
        'list small: "small engines" of 84.07\n'
        "rule for 84.07 requires regional value content at least 60% by net cost\n"
        "threshold for goods of small: regional value content at least 50% by net cost\n"
        "tolerance 7% of transaction value for goods of 84.07 waives regional value content\n"
        'test "70 of 1000 in all" given good 8407.34 described as "small engines" produced in MX\n'
        "  with net cost 100, transaction value 1000\n"
        "  material 7326.90 non-originating with value 70 on 2024-05-06\n  expect originating under DEMO\n"
        'test "71 of 1000 in all" given good 8407.34 described as "small engines" produced in MX\n'
        "  with net cost 100, transaction value 1000\n"
        "  material 7326.90 non-originating with value 71 on 2024-05-06\n  expect non-originating under DEMO\n"
    )
    assert not failures(text)


VALUE = "rule for 87.03 requires regional value content at least 40% by net cost\n"
CAR = (
    'test "car" given good 8703.23 described as "cars" produced in MX with net cost 1000\n'
    "  material 8407.34 non-originating with value 450 on 2024-05-06\n"
)


def threshold(goods: str, percent: int) -> str:
    """A threshold by net cost; the car stands at 55%."""
    return f"threshold for goods of {goods}: regional value content at least {percent}% by net cost\n"


def test_the_threshold_for_the_narrowest_goods_stands() -> None:
    low, high = "  expect originating under DEMO\n", "  expect non-originating under DEMO\n"
    for narrow, wide in (("8703.23", "87.03"), ("8703.23", "chapter 87"), ("8703.23", "8703.21 to 8703.90")):
        assert not failures(VALUE + threshold(narrow, 50) + threshold(wide, 60) + CAR + low)
        assert not failures(VALUE + threshold(narrow, 60) + threshold(wide, 50) + CAR + high)
    cars = 'list cars: "cars" of 87.03\n' + VALUE
    assert not failures(cars + threshold("cars", 50) + threshold("87.03", 60) + CAR + low)


def test_of_equal_thresholds_the_last_stands_and_a_proposal_is_later() -> None:
    last = threshold("87.03", 50) + threshold("87.03", 60) + CAR
    assert not failures(VALUE + last + "  expect non-originating under DEMO\n")
    proposed = "proposal MORE by CA amends DEMO\n" + threshold("87.03", 60) + CAR
    expected = "  expect originating under DEMO\n  expect non-originating under MORE\n"
    assert not failures(VALUE + threshold("87.03", 50) + proposed + expected)


def test_any_other_good_in_a_note() -> None:
    text = (
        "rule for 8708.40 requires CC\n"
        'rule for "gear boxes" of 8708.40 requires CC\n'
        "rule for any other good of 8708.40 additionally requires good is not produced in MX\n"
        'test "gear box" given good 8708.40 described as "gear boxes" produced in MX\n'
        "  material 7326.90 non-originating on 2024-05-06\n  expect originating under DEMO\n"
        'test "other" given good 8708.40 not described as "gear boxes" produced in MX\n'
        "  material 7326.90 non-originating on 2024-05-06\n  expect non-originating under DEMO\n"
    )
    assert not failures(text)


def test_words_show_what_a_view_left() -> None:
    rule = (
        "rule for 87.03 requires regional value content at least 40% from 2020-01-01, 60% from 2030-01-01 by net cost\n"
    )
    workspace = load_text(FRAME + rule + CAR + "  expect originating under DEMO\n")
    words = {
        word for each in run_tests(workspace) for word in re.findall(r"words='(regional[^']*)'", repr(each.judgement))
    }
    assert words and not any("60%" in each for each in words)
