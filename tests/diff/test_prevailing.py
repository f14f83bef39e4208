"""Texts that say the same provision by provision, and of which another one stands: no comparison calls them the same."""

from __future__ import annotations

import pytest

from roolang.diff.comparing import compared
from roolang.diff.prevailing import TITLE
from tests.diff.texts import DAY, differing, loaded, seen

RULE = "rule for 87.03 requires regional value content at least 50% by net cost\n"
LISTS = "list small: 8703.21, 8703.23\nlist red: 8703.23, 8703.24\n"


def limit(goods: str, share: int, more: str = "") -> str:
    return f"threshold for goods of {goods}: regional value content at least {share}% by net cost{more}\n"


X, Y = ' if established that "x"', ' if established that "y"'
SWAPPED = {
    "thresholds on conditions": (limit("87.03", 60, X), limit("87.03", 40, Y), 14),
    "thresholds for lists that overlap": (limit("small", 60), limit("red", 40), 1),
    "tracing": ("trace materials of chapter 72 for goods of small by net cost\n",
                "trace materials of 87.08 for goods of red by net cost\n", 1),
    "materials that are treated": ("treat materials of chapter 72 as originating\n",
                                   "treat materials of 72.08 as non-originating\n", 14),
    "roll-up": ("roll-up does not apply for goods of 87.03 for materials of chapter 84\n",
                "roll-up applies for goods of 87.03 for materials of 84.07\n", 14),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "count"), SWAPPED.values(), ids=SWAPPED)
def test_an_order_that_decides_is_a_difference(first: str, second: str, count: int) -> None:
    found = differing(LISTS + RULE + first + second, LISTS + RULE + second + first)
    assert [(each.title, each.touches) for each in found.edits] == [(TITLE, count)]
    ((clause,),) = [each.clauses for each in found.edits]
    assert clause.before and clause.after and clause.before.words.split() != clause.after.words.split()
    assert sorted(clause.before.words.split()) == sorted(clause.after.words.split())


APART = {
    "thresholds for lists that share no code": (limit("8703.21", 60), limit("8703.24", 40)),
    "materials of other chapters": ("treat materials of chapter 72 as originating\n",
                                    "treat materials of 76.01 as non-originating\n"),
    "the same twice": (limit("small", 60), limit("red", 60)),
    "a narrower one": (limit("8703.23", 60), limit("87.03", 40)),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), APART.values(), ids=APART)
def test_an_order_that_decides_nothing_is_none(first: str, second: str) -> None:
    assert differing(LISTS + RULE + first + second, LISTS + RULE + second + first).edits == ()


PORTIONS = {
    "a threshold cut in two": (
        RULE + limit("8703.22 to 8703.23", 60) + limit("8703.23 to 8703.31", 40),
        RULE + limit("8703.22 to 8703.23", 60) + limit("8703.23", 40) + limit("8703.24 to 8703.31", 40),
        (("870323", "870323"),),
    ),
    "described goods joined": (
        'rule for "big ones" of 8703.23 requires CTH\nrule for "red ones" of 8703.22 requires CC\n'
        'rule for "red ones" of 8703.23 requires CC\n',
        'rule for "big ones" of 8703.23 requires CTH\nrule for "red ones" of 8703.22 to 8703.23 requires CC\n',
        (("870323", "870323"),),
    ),
    "a heading written as its subheadings": (
        'rule for 87.03 imported into US requires CTH\nrule for "red ones" of 87.03 requires CC\n',
        'rule for 8703.10 to 8703.90 imported into US requires CTH\nrule for "red ones" of 87.03 requires CC\n',
        (("8703", "8703"),),
    ),
}


@pytest.mark.parametrize(("before", "after", "codes"), PORTIONS.values(), ids=PORTIONS)
def test_portions_that_decide_are_a_difference(before: str, after: str, codes: tuple[tuple[str, str], ...]) -> None:
    found = differing(before, after)
    assert [(each.title, each.codes) for each in found.edits] == [(TITLE, codes)]


def test_beside_other_differences_of_rules_it_is_told_of_other_goods() -> None:
    more = "rule for 84.01 requires {}\n"
    first, second, _ = SWAPPED["thresholds for lists that overlap"]
    found = differing(
        LISTS + RULE + more.format("CTH") + first + second, LISTS + RULE + more.format("CC") + second + first
    )
    assert [(each.subject, each.codes) for each in found.edits] == [
        ("provision", (("870323", "870323"),)), ("rule", (("8401", "8401"),)),
    ]  # fmt: skip


def test_goods_of_national_codes_are_told_too() -> None:
    rule = "rule for 98.01 requires regional value content at least 50% by net cost\n"
    first, second = limit("98.01", 70, X), limit("98.01", 40, Y)
    found = differing(rule + first + second, rule + second + first)
    assert [(each.title, each.codes) for each in found.edits] == [(TITLE, (("980100", "980100"),))]


def test_a_proposal_prevails_over_what_is_narrower() -> None:
    """In one text the narrower threshold stands; that of a proposal stands before one of the text that it amends."""
    narrow, wide = limit("87.03 to 87.04", 50), limit("87.01 to 87.06", 70)
    one = loaded(RULE + narrow + wide)
    other = loaded(RULE + narrow + "proposal NEW by CA amends DEAL\n" + wide.replace("threshold", "add threshold", 1))
    found = compared(lambda day: seen(one, day), lambda day: seen(other, day, name="NEW"), (DAY,))
    assert [(each.title, each.codes) for each in found.edits] == [(TITLE, (("8703", "8703"),))]
