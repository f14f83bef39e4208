"""What the reader makes of a form that says more than its node has room for: nothing is lost in silence."""

from __future__ import annotations

import pytest

from roolang.diagnostics import Finding
from roolang.format import format_text
from roolang.source import SourceFile
from roolang.syntax import parse, tree
from roolang.syntax.reading import children
from roolang.syntax.terminals import parser
from roolang.syntax.walk import walk

RULE = "rule for 87.03 requires CTH"
TEST = 'test "t" given good 87.03 '
EXPECT = "expect originating under DEMO"


def found(text: str) -> list[Finding]:
    return list(parse(SourceFile("r.roo", text))[1])


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("tolerance 10% of value covers tariff change covers content", "covers tariff change", "covers content"),
        ("tolerance 10% of value waives content waives change", "waives content", "waives change"),
        ("tolerance 10% of value counting sugar counting wine", "counting sugar", "counting wine"),
        ("tolerance 10% of value for goods of 17 for goods of 18", "for goods of 17", "for goods of 18"),
        ("accumulation full with US with CA", "with US", "with CA"),
        ("accumulation full from 2020-01-01 from 2021-01-01", "from 2020-01-01", "from 2021-01-01"),
        ("accumulation full for sugar for wine", "for sugar", "for wine"),
        ("roll-up applies for sugar for goods of 17 for wine", "for sugar", "for wine"),
        ("treat wine as originating for content for change", "for content", "for change"),
        ("treat wine as originating up to 5% up to 6%", "up to 5%", "up to 6%"),
        ("quota cars: 5 units per year exported from US exported from CA", "exported from US", "exported from CA"),
        ("rule for 87 exported from US exported from CA requires CTH", "exported from US", "exported from CA"),
        ("rule for 87 imported into US imported into CA requires CTH", "imported into US", "imported into CA"),
        ('rule for 87 note "a" note "b" requires CTH', 'note "a"', 'note "b"'),
        (
            "rule for 87 in force 2020-01-01 in force 2021-01-01 requires CTH",
            "in force 2020-01-01",
            "in force 2021-01-01",
        ),
        ("rule for 87 requires from 2020-01-01 from 2021-01-01: CTH", "from 2020-01-01", "from 2021-01-01"),
        ("rule for 87 requires until 2020-01-01 until 2021-01-01: CTH", "until 2020-01-01", "until 2021-01-01"),
        ("rule for 87 requires for 87.01 for 87.02: CTH", "for 87.01", "for 87.02"),
        (f"{TEST}{EXPECT} as US as CA", "as US", "as CA"),
        (f"{TEST}{EXPECT} reading one reading two", "reading one", "reading two"),
        (f"{TEST}{EXPECT} on 2020-01-01 on 2021-01-01", "on 2020-01-01", "on 2021-01-01"),
        (f"{TEST}{EXPECT} with content = 5% with cost = 7", "with content = 5%", "with cost = 7"),
        (f"{TEST}{EXPECT} because content because cost", "because content", "because cost"),
        (f'{TEST}{EXPECT} missing "a" missing "b"', 'missing "a"', 'missing "b"'),
        (f"{TEST}produced in US produced in CA {EXPECT}", "produced in US", "produced in CA"),
        (f"{TEST}originating non-originating {EXPECT}", "originating", "non-originating"),
        (f"{TEST}with cost 5, Cost 7 {EXPECT}", "5", "7"),
        (f"{TEST}with cost 5 with cost 7 {EXPECT}", "5", "7"),
        (f"{TEST}containing () containing (material 84) {EXPECT}", "containing ()", "containing (material 84)"),
        (f"{TEST}containing (material 84) material 85 {EXPECT}", "containing (material 84)", "material 85"),
    ],
)
def test_a_clause_that_stands_twice_is_shown_in_both_places(text: str, first: str, second: str) -> None:
    (finding,) = found(text)
    assert finding.code == "RL1013"
    assert finding.label and finding.label.span.text == second
    assert [other.span.text for other in finding.others] == [first]
    assert finding.help
    assert format_text(SourceFile("r.roo", text))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        'tolerance 10% of value does not cover sugar does not cover wine cite "a" cite "b"',
        'rule for 87 cite "a" cite "b" requires CTH cite "c" cite "d"',
        "accumulation full among the parties with US for goods of 87 for sugar from 2020-01-01",
        f'{TEST}with cost 5 with weight 5 kg described as "a" described as "b" {EXPECT}',
    ],
)
def test_what_may_stand_several_times(text: str) -> None:
    assert found(text) == []


def test_a_range_that_begins_with_a_split_item() -> None:
    (finding,) = found("rule for 8708.29.aa to 8708.29.cc requires CTH")
    assert finding.code == "RL1009"
    assert "`8708.29.aa, 8708.29.cc`" in finding.help
    assert [each.code for each in found("rule for 8708.21 to 8708.29.aa requires CTH")] == ["RL1009"]


def test_a_level_word_before_a_split_item() -> None:
    assert found("rule for tariff item 8708.29.aa requires CTH") == []
    assert [each.code for each in found("rule for heading 8708.29.aa requires CTH")] == ["RL1008"]


@pytest.mark.parametrize(("head", "word"), [("any of", "and"), ("all of", "or")])
def test_a_word_between_items_that_denies_the_head(head: str, word: str) -> None:
    (finding,) = found(f"rule for 87 requires {head} (1) CTH; {word} (2) CC")
    assert finding.code == "RL1014"
    assert finding.label and finding.label.span.text == word
    (nested,) = found(f"rule for 87 requires {head} (1) CTH [US: {word} (2) CC]")
    assert nested.code == "RL1014"


@pytest.mark.parametrize(
    "text", ["any of (1) CTH; or (2) CC", "all of (1) CTH, and (2) CC", "none of (1) CC or (2) CTH"]
)
def test_a_word_between_items_that_agrees_with_the_head(text: str) -> None:
    assert found(f"rule for 87 requires {text}") == []


def test_open_numbers_are_named_by_their_order() -> None:
    text = 'rule for 87 requires cost at least [TBD] # [TBD]\n and weight at least [●%] cite "[TBD]" and value at least [X%]'
    once, findings = format_text(SourceFile("r.roo", f"\n\n{text}"))
    assert findings == ()
    module = parse(SourceFile("r.roo", text))[0]
    assert parse(SourceFile("r.roo", once))[0].statements == module.statements
    (rule,) = module.statements
    assert isinstance(rule, tree.ProductRule)
    names = [value.name for value in _open(rule)]
    assert names == ["open number 1 of r.roo", "open number 2 of r.roo", "X"]


def _open(node: object) -> list[tree.OpenNumber]:
    if isinstance(node, tree.OpenNumber):
        return [node]
    parts = node if isinstance(node, tuple) else [getattr(node, name, ()) for name in getattr(node, "__slots__", ())]
    return [each for part in parts for each in _open(part)]


def test_a_quota_of_money() -> None:
    assert format_text(SourceFile("r.roo", "quota cars: USD 16 per year"))[0] == "quota cars: USD 16 per year\n"
    (finding,) = found("quota cars: USD 16 per hour")
    assert "USD 16 per year" in finding.help


def test_the_label_that_is_deleted_stands_alone() -> None:
    assert found("delete alternative (3) of rule for 87.03") == []
    assert [each.code for each in found("delete alternative or (3) of rule for 87.03")] == ["RL1001"]


def test_brackets_within_brackets_of_a_list() -> None:
    assert found("rule for 87.03 requires any of (1) CTH [US: [CA: or (2) CC] (3) CTSH]") == []


def test_names_that_begin_like_a_level() -> None:
    assert found("rule for 87.03 requires CTH and chapterhouse and headings-free") == []


def test_forms_that_repeat_are_known() -> None:
    assert {"tolerance", "cond", "unit", "expect_verdict", "product_rule"} <= children.repeating()
    assert not {"code_range", "cite", "trace", "head_any"} & children.repeating()
    assert len(parser().rules) > 300


def test_a_child_that_nobody_takes_is_our_fault() -> None:
    kids = children.Children([1, "two"])
    kids.at(0)
    with pytest.raises(AssertionError):
        kids.again()


def test_imported_at_the_end_of_a_line_takes_no_day_from_the_next() -> None:
    """Read together they would be the day of importation: the fact would be lost, and the day of the test with it."""
    text = 'test "x" given good 8703.23 material 8708.29 imported{}on 2024-05-01 expect originating under DEMO'
    for between, told in (("\n  ", ["RL1015"]), (" produced in BR\n", []), (" ", [])):
        _, findings = parse(SourceFile("a.roo", text.format(between)))
        assert [each.code for each in findings] == told


@pytest.mark.parametrize(
    "text",
    [
        "[MX, US: [US: rule for 87 requires CC]]",
        "rule for 87 requires change from any other heading except from 84.09 [MX, US: [US: , 84.83] , 84.84]",
        "rule for 87 requires CC [MX, US: [US: and wholly obtained] and CTH]",
        "rule for 87 requires change from any other heading [MX, US: [US: except from 84.83] except from 84.84]",
        "rule for 87 requires CC [MX, US: [US: however materials of 84.01 may be used]]",
        "rule for 87 requires regional value content at least 50% by net cost [MX, US: [US: tracing all materials]]",
        "rule for 87 requires any of (1) CC [MX, US: [US: (2) CTH]]",
    ],
)
def test_a_bracket_may_begin_with_a_bracket(text: str) -> None:
    module, findings = parse(SourceFile("t.roo", text))
    assert not findings
    outer, *_ = (each for each in walk(module.statements) if isinstance(each, tree.Bracketed))
    inner = outer.content[0]
    assert isinstance(inner, tree.Bracketed)
    assert [each.stances[0].parties for each in (outer.attribution, inner.attribution)] == [("MX", "US"), ("US",)]
