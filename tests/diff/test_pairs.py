"""Pairs of texts that were made to break the comparison: re-wordings that come to nothing, and small changes that are found."""

from __future__ import annotations

from datetime import date

import pytest

from roolang.diff.forms import unlike_codes
from tests.diff.texts import HEAD, differing, loaded, seen

FRAME = HEAD + "in force 2020-01-01\n"
DAYS = (date(2020, 1, 1), date(2025, 1, 1), date(2026, 1, 1), date(2026, 2, 1), date(2027, 1, 1))
SAME = {
    "reorder rules, layout, comments": (
        "rule for 84.01 requires CTH\nrule for 84.02 requires CC\n",
        "# c\nrule for 84.02\n  requires change from any other chapter\nrule for heading 84.01 requires change from any other heading\n",
    ),
    "list inlined": (
        "list boilers: 84.02, 84.03\nrule for 84.05 requires CTH except from boilers\n",
        "rule for 84.05 requires CTH except from 84.02 to 84.03\n",
    ),
    "split scope": (
        "rule for 84.05 to 84.07 requires CTH\n",
        "rule for 84.05 requires CTH\nrule for 84.06, 84.07 requires CTH\n",
    ),
    "distribute": (
        "rule for 84.05 requires CTH and (MaxNOM at most 40% or wholly obtained)\n",
        "rule for 84.05 requires (CTH and MaxNOM at most 40%) or (wholly obtained and CTH)\n",
    ),
    "renamed method": (
        "define method own for regional value content as (net cost - value of counted materials) / net cost\nrule for 84.05 requires regional value content at least 50% by own\n",
        "define method mine for regional value content as (net cost - value of counted materials) / net cost\nrule for 84.05 requires regional value content at least 50% by mine\n",
    ),
    "renamed condition": (
        "define condition cut as CTH except from 84.02\nrule for 84.05 requires cut\n",
        "rule for 84.05 requires CTH except from 84.02\n",
    ),
    "exception split": (
        "rule for 84.05 requires CTH except from 84.02 to 84.03\n",
        "rule for 84.05 requires CTH except from 84.02 except from 84.03\n",
    ),
    "date same steps redundant": (
        "rule for 84.05 requires MaxNOM at most 40%\n",
        "rule for 84.05 requires MaxNOM at most 40% from 2019-01-01, 40% from 2025-01-01\n",
    ),
    "numbered vs or": (
        "rule for 84.05 requires CTH or MaxNOM at most 40%\n",
        "rule for 84.05 requires any of\n (1) MaxNOM at most 40%\n (2) CTH\n",
    ),
    "all other goods vs explicit": (
        "rule for 84.05 requires CC\nrule for all other goods requires CTH\n",
        "rule for all other goods requires CTH\nrule for 84.05 requires CC\n",
    ),
    "tolerance reworded": (
        "tolerance 10% of transaction value covers tariff change\nrule for 84.05 requires CTH\n",
        'tolerance minor: 10.0% of transaction value covers tariff change cite "Art. 9"\nrule for 84.05 requires CTH\n',
    ),
    "implied conj": (
        "rule for 84.05 requires CTH\n",
        "rule for 84.05 requires CTH and CTH\n",
    ),
    "alternatively accepts": (
        "rule for 84.05 requires CTH or MaxNOM at most 40%\n",
        "rule for 84.05 requires CTH\nrule for 84.05 alternatively accepts MaxNOM at most 40%\n",
    ),
    "additionally requires": (
        "rule for 84.05 requires CTH and MaxNOM at most 40%\n",
        "rule for 84.05 requires CTH\nrule for 84.05 additionally requires MaxNOM at most 40%\n",
    ),
    "renamed list, tol using": (
        "list apparel: chapter 61, chapter 62\ntolerance 10% of weight of the good for goods of apparel\nrule for chapter 61 requires CC\n",
        "list garments: chapters 61 to 62\ntolerance 10% of weight of the good for goods of garments\nrule for chapter 61 requires CC\n",
    ),
    "description case": (
        'rule for "toy boats" of 84.05 requires CTH\n',
        'rule for "Toy  boats" of 84.05 requires CTH\n',
    ),
    "or limits": (
        "rule for 84.05 requires regional value content at least 60% by transaction value or 50% by net cost\n",
        "rule for 84.05 requires regional value content at least 50% by net cost or regional value content at least 60% by transaction value\n",
    ),
    "chapters ranges": (
        "rule for chapters 84 to 85 requires CTH\n",
        "rule for chapter 84, chapter 85 requires CTH\n",
    ),
    "param": (
        "define parameter share as 40%\nrule for 84.05 requires MaxNOM at most share\n",
        "rule for 84.05 requires MaxNOM at most 40%\n",
    ),
    "note for one of range": (
        "rule for 84.05 requires CTH and MaxNOM at most 40%\nrule for 84.06 requires CTH\n",
        "rule for 84.05 to 84.06 requires CTH\nrule for 84.05 additionally requires MaxNOM at most 40%\n",
    ),
    "without": (
        "rule for 84.05 to 84.07 except 84.06 requires CTH\n",
        "rule for 84.05, 84.07 requires CTH\n",
    ),
    "change from listed": (
        "rule for 84.05 requires change from 84.06 to 84.07\n",
        "rule for 84.05 requires change from 84.06, 84.07\n",
    ),
    "a list moved into another": (
        "list b: 84.02\nlist c: 84.03\nrule for 84.05 requires CTH except from b, c\n",
        "list b: 84.02, 84.03\nrule for 84.05 requires CTH except from b\n",
    ),
    "moved list to list": (
        "list b: 84.02\nlist c: 84.03\nrule for 84.05 requires CTH except from b, c\n",
        "list b: 84.02, 84.03\nrule for 84.05 requires CTH except from b\n",
    ),
    "level lists": (
        "rule for 8405.10 requires CTSH\nrule for 8405.90 requires CTSH\n",
        "rule for 84.05 requires CTSH\n",
    ),
    "chapter rule & specific": (
        "rule for chapter 84 requires CTH\n",
        "rule for chapter 84 requires CTH\nrule for 84.05 requires CTH\n",
    ),
    "tolerance twice vs once": (
        "tolerance 10% of transaction value covers tariff change for goods of 84.05\ntolerance 10% of transaction value covers tariff change for goods of 84.06\nrule for 84.05 to 84.06 requires CTH\n",
        "tolerance 10% of transaction value covers tariff change for goods of 84.05 to 84.06\nrule for 84.05 to 84.06 requires CTH\n",
    ),
    "threshold twice vs once": (
        "threshold for goods of 84.05: regional value content at least 60% by net cost\nthreshold for goods of 84.06: regional value content at least 60% by net cost\nrule for 84.05 to 84.06 requires regional value content at least 50% by net cost\n",
        "threshold for goods of 84.05 to 84.06: regional value content at least 60% by net cost\nrule for 84.05 to 84.06 requires regional value content at least 50% by net cost\n",
    ),
    "all, and as many of them as there are": (
        "tolerance 10% of transaction value covers tariff change\nrule for 84.05 requires all of (1) CTH (2) undergoes casting\n",
        "tolerance 10% of transaction value covers tariff change\nrule for 84.05 requires at least 2 of (1) CTH (2) undergoes casting\n",
    ),
    "any, and one of them": (
        "tolerance 10% of transaction value covers tariff change\nrule for 84.05 requires any of (1) CTH (2) undergoes casting\n",
        "tolerance 10% of transaction value covers tariff change\nrule for 84.05 requires more than 0 of (1) CTH (2) undergoes casting\n",
    ),
    "another method of the same formula, where none is named": (
        'averaging over "month"\nrule for 84.05 requires regional value content at least 50% by build-down on FOB\n',
        'averaging over "month"\nrule for 84.05 requires regional value content at least 50% by focused value on FOB\n',
    ),
    "another method of the same formula, where a third one is named": (
        'averaging over "month" of regional value content by net cost\nrule for 84.05 requires regional value content at least 50% by build-down on FOB\n',
        'averaging over "month" of regional value content by net cost\nrule for 84.05 requires regional value content at least 50% by focused value on FOB\n',
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_what_means_the_same_is_not_shown(case: str) -> None:
    one, other = SAME[case]
    assert differing(one, other, *DAYS, head=FRAME).edits == ()
    assert differing(other, one, *DAYS, head=FRAME).edits == ()


BY_NAME = {
    "averaging": 'averaging over "month" of regional value content by build-down\n',
    "a threshold": "threshold for goods of 84.05: regional value content at least 60% by build-down\n",
    "tracing": "trace materials of chapter 72 for goods of 84.05 by build-down\n",
}
BUILT = "rule for 84.05 requires regional value content at least 50% by {} on FOB\n"


@pytest.mark.parametrize("case", BY_NAME)
def test_of_two_methods_of_one_formula_that_which_a_provision_names_counts(case: str) -> None:
    """By build-down and by focused value the figure is the same; what is said of the one is not said of the other."""
    one, other = (BY_NAME[case] + BUILT.format(method) for method in ("build-down", "focused value"))
    for before, after in ((one, other), (other, one)):
        (edit,) = differing(before, after, head=FRAME).edits
        assert (edit.subject, edit.codes, [each.kind for each in edit.clauses]) == (
            "rule",
            (("8405", "8405"),),
            ["method"],
        )


@pytest.mark.parametrize(("said", "found"), [("", False), (BY_NAME["averaging"], True)])
def test_programs_differ_by_a_method_that_averaging_names(said: str, found: bool) -> None:
    one, other = (seen(loaded(said + BUILT.format(method))).program for method in ("build-down", "focused value"))
    assert bool(unlike_codes(one, other)) is found


DIFFERENT = {
    # before, after, what is told: subject, kind, codes, clauses, since when until when
    "a piece of a joint rule": (
        "rule for 84.05 requires CTH\nrule for 84.06 requires CTH\n",
        "rule for 84.05 to 84.06 requires CTH\nrule for 8406.10 requires CC\n",
        [("rule", "changed", (("840610", "840610"),), ["CTH became CC"], ())],
    ),
    "a hundredth of a point": (
        "rule for 84.05 requires MaxNOM at most 40%\n",
        "rule for 84.05 requires MaxNOM at most 40.01%\n",
        [("rule", "changed", (("8405", "8405"),), ["40% became 40.01%"], ())],
    ),
    "a step a year later": (
        "rule for 84.05 requires MaxNOM at most 40% from 2020-01-01, 30% from 2025-01-01\n",
        "rule for 84.05 requires MaxNOM at most 40% from 2020-01-01, 30% from 2026-01-01\n",
        [("rule", "changed", (("8405", "8405"),), ["30% became 40%"], ((date(2025, 1, 1), date(2025, 12, 31)),))],
    ),
    "an exception widened": (
        "rule for 84.05 requires CTH except from 84.02\n",
        "rule for 84.05 requires CTH except from 84.02, 84.03\n",
        [("rule", "changed", (("8405", "8405"),), ["newly excepted: 84.03"], ())],
    ),
    "the same rule for other goods": (
        "rule for 84.05 requires CTH and MaxNOM at most 33%\n",
        "rule for 84.06 requires CTH and MaxNOM at most 33%\n",
        [("rule", "moved", (("8405", "8406"),), ["84.05 became 84.06"], ())],
    ),
    "a note changed": (
        "rule for 84.05 requires CTH\nrule for 84.05 additionally requires MaxNOM at most 40%\n",
        "rule for 84.05 requires CTH\nrule for 84.05 additionally requires MaxNOM at most 41%\n",
        [("rule", "changed", (("8405", "8405"),), ["40% became 41%"], ())],
    ),
    "accumulation that begins a month later, told for that month alone": (
        "accumulation full from 2026-01-01\nrule for 84.05 requires CTH\n",
        "accumulation full from 2026-02-01\nrule for 84.05 requires CTH\n",
        [("provision", "removed", (), [], ((date(2026, 1, 1), date(2026, 1, 31)),))],
    ),
    "a number that got another name and another value": (
        "define parameter share as 40%\nrule for 84.05 requires MaxNOM at most share\n",
        "define parameter part as 45%\nrule for 84.05 requires MaxNOM at most part\n",
        [("definition", "changed", (), [], ())],
    ),
    "a threshold divided by goods, with one of them raised": (
        "threshold for goods of 84.05 to 84.06: regional value content at least 60% by net cost\n"
        "rule for 84.05 to 84.06 requires regional value content at least 50% by net cost\n",
        "threshold for goods of 84.05: regional value content at least 60% by net cost\n"
        "threshold for goods of 84.06: regional value content at least 60.01% by net cost\n"
        "rule for 84.05 to 84.06 requires regional value content at least 50% by net cost\n",
        [("provision", "changed", (), [], ()), ("provision", "added", (), [], ())],
    ),
    "one list grown, another left": (
        "list b: 84.02\nlist c: 84.03\nrule for 84.05 requires CTH except from b, c\n",
        "list b: 84.02, 84.04\nrule for 84.05 requires CTH except from b\n",
        [("rule", "changed", (("8405", "8405"),), None, ()), ("definition", "changed", (), ["in: 84.04"], ())],
    ),
    "a period that is called as a list that got another name": (
        'list month: 84.02\naveraging over "month" for goods of 84.05\nrule for 84.05 requires CTH except from month\n',
        'list season: 84.02\naveraging over "season" for goods of 84.05\nrule for 84.05 requires CTH except from season\n',
        [("provision", "changed", (), [], ())],
    ),
    "a fact in the words of a list that got another name and another code": (
        'list north: 84.02, 84.03, 84.08\nrule for 84.05 requires CTH except from north and established that "north"\n',
        'list east: 84.02, 84.03, 84.09\nrule for 84.05 requires CTH except from east and established that "east"\n',
        [("rule", "changed", (("8405", "8405"),), None, ()), ("definition", "changed", (), None, ())],
    ),
    "a condition that is called as a list that got another name": (
        "list north: 84.02, 84.03, 84.08\ndefine condition north as CC\ndefine condition east as CTSH\n"
        "rule for 84.05 requires north\nrule for 84.06 requires CTH except from north\n",
        "list east: 84.02, 84.03, 84.09\ndefine condition north as CC\ndefine condition east as CTSH\n"
        "rule for 84.05 requires east\nrule for 84.06 requires CTH except from east\n",
        [("rule", "changed", (("8405", "8405"),), None, ()), ("definition", "changed", (), None, ())],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DIFFERENT)
def test_what_differs_is_told_once_and_as_what_it_is(case: str) -> None:
    before, after, told = DIFFERENT[case]
    found = differing(before, after, *DAYS, head=FRAME).edits
    said = [(e.subject, e.kind, e.codes, [c.what for c in e.clauses], e.periods) for e in found]
    wanted = {(each[0], each[1]): each for each in told}
    assert len(said) == len(told) and {each[:2] for each in said} == set(wanted), said
    for each in said:
        want = wanted[each[:2]]
        assert each[2] == want[2] and each[4] == want[4]
        assert want[3] is None or each[3] == want[3]
