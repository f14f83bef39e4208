"""Two texts clause by clause: nothing for other words of the same meaning, everything else."""

from __future__ import annotations

from datetime import date

import pytest

from tests.diff.texts import differing, loaded, only

RULE = "rule for 84.01 requires "
CLAIM = RULE + "CTH\na claim requires "
PACKED = 'define operation packing as text "x"\ndefine operation sewing as text "y"\n' + RULE + "CTH\n"
NORTH = "accumulation diagonal "
MONTHLY = 'averaging over "month" by "plant"'
POOLED = RULE + "regional value content at least 50% by net cost\n" + MONTHLY
PORT = "importation from a party confers origin on goods of "
OPEN = "rule for {} requires regional value content at least [TBD] by net cost\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RULE + "CTH or regional value content at least 50% by net cost", RULE + "regional value content at least 50.00% by net cost or CTH"),
        (RULE + "change from any other heading", RULE + "CTH"),
        (RULE + 'any of (1) CTH (2) wholly obtained', RULE + 'any of (a) wholly obtained cite "Art. 1" (b) CTH cite "Art. 2"'),
        (RULE + "CTH and CTSH and wholly obtained", RULE + "(CTH and CTSH) and wholly obtained"),
        (RULE + "CTH except from 84.02 to 84.04", RULE + "CTH except from 84.02, 84.03, 84.04"),
        (RULE + "(CTH or CTSH) and wholly obtained", RULE + "(CTH and wholly obtained) or (CTSH and wholly obtained)"),
        (RULE + "CTH or (CTH and wholly obtained)", RULE + "CTH"),
        ('list L: 84.02, 84.03\n' + RULE + "CTH except from L", RULE + "CTH except from 84.02 to 84.03"),
        ('list L: 84.02, 84.03\n' + RULE + "CTH except from L", 'list M: 84.03, 84.02\n' + RULE + "CTH except from M"),
        ("define condition K as CTH\n" + RULE + "K", RULE + "CTH"),
        ("rule for 84.01 to 84.03 requires CTH", "rule for 84.03 requires CTH\nrule for 84.01, 84.02 requires CTH"),
        ("rule for chapter 84 requires CTH\nrule for 84.01 requires CTH", "rule for chapter 84 requires CTH"),
        ("rule for 84.01 requires CTH\nrule for 84.02 requires CTSH", "rule for 84.02 requires CTSH\nrule for 84.01 requires CTH"),
        ('rule for "engines" of 84.07 requires CTH\nrule for any other good of 84.07 requires CTH', "rule for 84.07 requires CTH"),
        ("tolerance 10% of transaction value covers tariff change\n" + RULE + "CTH",
         'tolerance small: 10.0% of transaction value covers tariff change cite "Art. 5"\n' + RULE + "CTH"),
        (RULE + "CTH\ninventory methods: FIFO, LIFO", RULE + "CTH\ninventory methods: LIFO, FIFO"),
        (POOLED + " of regional value content", POOLED),
        (POOLED + " of regional value content, MaxNOM", POOLED + " of MaxNOM\n" + MONTHLY),
        (POOLED + " for goods of 84.01 to 84.02", POOLED + " for goods of 84.01\n" + MONTHLY + " for goods of 84.02"),
        (RULE + 'CTH\norigin is lost if established that "x" or established that "y"',
         RULE + 'CTH\norigin is lost if established that "y"\norigin is lost if established that "x"'),
        (RULE + "CTH\n" + PORT + "84.71\n" + PORT + "84.72", RULE + "CTH\n" + PORT + "84.71, 84.72"),
        (RULE + "CTH\n" + PORT + '84.71 if established that "x"\n' + PORT + "84.71", RULE + "CTH\n" + PORT + "84.71"),
        ("quota w: 500 kg per year\n" + RULE + "within quota w", "quota w: 0.5 t per year\n" + RULE + "within quota w"),
        (RULE + "value of non-originating materials of 84.02, 84.03 at most 10% of FOB",
         RULE + "value of non-originating materials of 84.02 to 84.03 at most 10% of FOB"),
        (RULE + "CC\n" + NORTH + "with NO, CH", RULE + "CC\n" + NORTH + "with CH\n" + NORTH + "with NO"),
        (CLAIM + 'established that "a" and established that "b"', CLAIM + 'established that "b"\na claim requires established that "a"'),
        (PACKED + "insufficient operations: packing, sewing", PACKED + "insufficient operations: sewing\ninsufficient operations: packing"),
        (RULE + "CC\n" + NORTH + "with NO for materials of 84.02 to 84.03",
         RULE + "CC\n" + NORTH + "with NO for materials of 84.03\n" + NORTH + "with NO for materials of 84.02"),
        (RULE + 'CC\ntolerance 10% of FOB of which "a" not more than 5% of which "b" not more than 4%',
         RULE + 'CC\ntolerance 10% of FOB of which "b" not more than 4% of which "a" not more than 5%'),
        (OPEN.format("84.01") + OPEN.format("84.02 to 84.03"), OPEN.format("84.02 to 84.03") + OPEN.format("84.01")),
    ],
)  # fmt: skip
def test_other_words_of_the_same_meaning_are_nothing(before: str, after: str) -> None:
    found = differing(before, after)
    assert found.edits == ()
    assert found.same == found.rules[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RULE + "CTH\ninventory methods: FIFO, LIFO", RULE + "CTH\ninventory methods: LIFO, average"),
        (POOLED + " of regional value content", POOLED + " of MaxNOM"),
        (POOLED + " for goods of 84.01", POOLED + " for goods of 84.02"),
        (POOLED, POOLED + " of regional value content by net cost"),
        (RULE + 'CTH\norigin is lost if established that "x" and established that "y"',
         RULE + 'CTH\norigin is lost if established that "y"\norigin is lost if established that "x"'),
        (RULE + "CTH\n" + PORT + "84.71\n" + PORT + "84.72", RULE + "CTH\n" + PORT + "84.71 to 84.73"),
        (RULE + "CTH\n" + PORT + '84.71 if established that "x"', RULE + "CTH\n" + PORT + "84.71"),
        ("quota w: 500 kg per year\n" + RULE + "within quota w", "quota w: 0.5 l per year\n" + RULE + "within quota w"),
        ("quota w: 500 kg per year\n" + RULE + "within quota w", "quota w: 5 t per year\n" + RULE + "within quota w"),
        (OPEN.format("84.01"), OPEN.format("84.01").replace("[TBD]", "[X%]")),
        (RULE + "CC\n" + NORTH + "with NO, CH", RULE + "CC\n" + NORTH + "with CH\n" + NORTH + "with NO for materials of 84.02"),
        (RULE + "CC\n" + NORTH + "with NO", RULE + "CC\n" + NORTH + 'with NO if established that "x"'),
        (RULE + "CC\n" + NORTH + "with NO", RULE + "CC\naccumulation full with NO"),
        (RULE + "value of non-originating materials of 84.02, 84.04 at most 10% of FOB",
         RULE + "value of non-originating materials of 84.02 to 84.04 at most 10% of FOB"),
        (RULE + "value of non-originating materials at most 10% of FOB", RULE + "weight of non-originating materials at most 10% of weight of the good"),
        (CLAIM + "good is of 84.01", CLAIM + "good is of 84.02"),
        (CLAIM + 'established that "a"', CLAIM + 'established that "a"\na claim requires good is of 84.02'),
        (CLAIM + 'established that "a" or established that "b"', CLAIM + 'established that "b"\na claim requires established that "a"'),
        (PACKED + "insufficient operations: packing, sewing", PACKED + "insufficient operations: sewing"),
        (PACKED + "insufficient operations: packing, sewing",
         PACKED + "insufficient operations: sewing\ninsufficient operations: packing for goods of 84.01"),
        (RULE + 'CC\ntolerance 10% of FOB of which "a" not more than 5% of which "b" not more than 4%',
         RULE + 'CC\ntolerance 10% of FOB of which "b" not more than 5% of which "a" not more than 4%'),
    ],
)  # fmt: skip
def test_what_a_provision_is_divided_into_still_counts(before: str, after: str) -> None:
    assert differing(before, after).edits


def test_a_hundredth_of_a_point_is_found() -> None:
    edit = only(
        RULE + "CTH or regional value content at least 62.50% by net cost",
        RULE + "regional value content at least 62.51% by net cost or change from any other heading",
    )
    (clause,) = edit.clauses
    assert (edit.kind, clause.kind, clause.what) == ("changed", "threshold", "62.5% became 62.51%")
    assert edit.before and edit.before.place == "text.roo:5:1"
    assert edit.codes == (("8401", "8401"),)


def test_a_clause_that_went_and_one_that_came() -> None:
    edit = only(RULE + "CTH and wholly obtained", RULE + "CTH or regional value content at least 50% by net cost")
    assert [(each.kind, each.what) for each in edit.clauses] == [("clause", "the condition is another")]
    edit = only(RULE + "CTH", RULE + "CTH and wholly obtained")
    (clause,) = edit.clauses
    assert (clause.kind, clause.what) == ("requirement", "requirement put in")
    assert clause.after and clause.after.words == "wholly obtained"
    edit = only(RULE + "CTH or wholly obtained", RULE + "CTH")
    assert [(each.kind, each.what) for each in edit.clauses] == [("alternative", "alternative taken out")]


def test_a_limit_that_moved_and_a_clause_that_went_are_two_differences() -> None:
    rule = "rule for 84.01 requires value of non-originating materials at most {} of price\n"
    edit = only(rule.format("40%").rstrip() + " and CTH\n", rule.format("45%"))
    assert [(each.kind, each.what) for each in edit.clauses] == [
        ("threshold", "40% of price became 45% of price"),
        ("requirement", "requirement taken out"),
    ]


def test_an_exception_that_is_wider() -> None:
    (clause,) = only(RULE + "CTH except from 84.02", RULE + "CTH except from 84.02 to 84.04").clauses
    assert (clause.kind, clause.what) == ("exception", "newly excepted: 84.03 to 84.04")


def test_a_list_that_changed_is_told_once_and_not_of_its_rules() -> None:
    found = differing(
        "list L: 84.02\nrule for 84.01 requires CTH except from L\nrule for 84.05 requires CTH except from L",
        "list L: 84.02, 84.03\nrule for 84.01 requires CTH except from L\nrule for 84.05 requires CTH except from L",
    )
    (edit,) = found.edits
    assert (edit.subject, edit.uses, edit.clauses[0].what) == ("definition", 2, "in: 84.03")


def test_a_list_that_changed_its_name_and_a_little_else() -> None:
    before = "list L: 84.02, 84.03\nrule for 84.01 requires CTH except from L"
    after = "list M: 84.02, 84.03, 8404.10\nrule for 84.01 requires CTH except from M"
    edit = only(before, after)
    assert (edit.subject, edit.title, edit.clauses[0].what) == ("definition", "list M", "in: 8404.10")


def test_a_rule_with_the_list_and_more_changed_is_told_too() -> None:
    found = differing(
        "list L: 84.02\nrule for 84.01 requires CTH except from L",
        "list L: 84.02, 84.03\nrule for 84.01 requires CTH except from L and wholly obtained",
    )
    assert [each.subject for each in found.edits] == ["definition", "rule"]
    assert [each.what for each in found.edits[1].clauses] == ["requirement put in"]


def test_codes_that_go_from_one_rule_to_another() -> None:
    found = differing(
        "rule for 84.01 to 84.03 requires CTH\nrule for 84.04 requires CTSH",
        "rule for 84.01 to 84.02 requires CTH\nrule for 84.03 to 84.04 requires CTSH",
    )
    (edit,) = found.edits
    assert edit.codes == (("8403", "8403"),)
    assert edit.before and "84.01 to 84.03" in edit.before.words
    assert [each.kind for each in edit.clauses] == ["tariff change"]


def test_a_rule_for_another_heading_moved() -> None:
    edit = only("rule for 84.01 requires CTH except from 84.09", "rule for 84.02 requires CTH except from 84.09")
    assert edit.kind == "moved"
    assert edit.clauses[0].what == "84.01 became 84.02"


def test_a_described_rule_is_held_against_that_for_all_goods() -> None:
    edit = only(
        "rule for 84.07 requires CTH",
        'rule for "engines" of 84.07 requires CTSH\nrule for any other good of 84.07 requires CTH',
    )
    assert edit.kind == "changed" and edit.after and '"engines"' in edit.after.words


def test_gaps_between_codes_are_no_goods() -> None:
    """HS 2022 has no heading between 84.87 and 85.01."""
    assert differing("rule for 84.87, 85.01 requires CTH", "rule for 84.87 to 85.01 requires CTH").edits == ()
    assert differing("rule for 84.86, 85.01 requires CTH", "rule for 84.86 to 85.01 requires CTH").edits != ()


def test_general_provisions() -> None:
    head = "tolerance {} of transaction value covers tariff change\nrule for 84.01 requires CTH"
    edit = only(head.format("10%"), head.format("7%"))
    assert (edit.subject, edit.kind) == ("provision", "changed")
    gone = only(head.format("10%"), "rule for 84.01 requires CTH")
    assert (gone.subject, gone.kind, gone.after) == ("provision", "removed", None)


def test_what_a_tolerance_covers_sets_conditions_apart() -> None:
    """`except from` is part of the change, which a tolerance covers; of materials that must originate it covers nothing."""
    found = differing(
        RULE + "CTH except from 84.02",
        RULE + "CTH and all materials of 84.02 are originating",
    )
    assert len(found.edits) == 1


def test_dates_and_since_when() -> None:
    step = RULE + "regional value content at least 50% from 2020-01-01, 60% from {} by net cost"
    days = date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)
    found = differing(step.format("2021-01-01"), step.format("2022-01-01"), *days)
    (edit,) = found.edits
    assert edit.periods == ((date(2021, 1, 1), date(2021, 12, 31)),)
    assert edit.clauses[0].what == "60% became 50%"
    dated = "rule for 84.01 in force 2021-01-01 requires CTH"
    (edit,) = differing("rule for 84.02 requires CTH", "rule for 84.02 requires CTH\n" + dated, *days).edits
    assert (edit.kind, edit.periods) == ("added", ((date(2021, 1, 1), None),))


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("at least 60%", "more than 60%", "at least 60% became more than 60%"),
        ("at least 60%", "not more than 60%", "at least 60% became not more than 60%"),
    ],
)
def test_a_limit_is_told_with_its_comparison(before: str, after: str, what: str) -> None:
    edit = only(*(f"{RULE}regional value content {limit} by net cost" for limit in (before, after)))
    (clause,) = edit.clauses
    assert (clause.kind, clause.what) == ("threshold", what)


def test_what_ends_is_looked_at_on_the_day_after() -> None:
    """One text lets the heading change until the end of 2023, the other for good."""
    ending, lasting = (RULE + f"any of\n (1) from 2022-01-01{end}: CTH\n (2) CC" for end in (" until 2023-12-31", ""))
    workspace = loaded(ending)
    text = workspace.library.find("DEAL")
    assert text is not None
    days = workspace.days(text)
    assert days == [date(2022, 1, 1), date(2023, 12, 31), date(2024, 1, 1)]
    (edit,) = differing(ending, lasting, *days).edits
    assert edit.periods == ((date(2024, 1, 1), None),)


def test_after_the_last_day_of_a_text_nothing_is_looked_at() -> None:
    workspace = loaded("in force 2020-01-01 to 2029-12-31\n" + RULE + "CTH")
    text = workspace.library.find("DEAL")
    assert text is not None
    assert workspace.days(text) == [date(2020, 1, 1), date(2029, 12, 31)]
