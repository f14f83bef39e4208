"""Texts that say the same provision by provision, and of which another one stands: no comparison calls them the same."""

from __future__ import annotations

import pytest

from roolang.diff.comparing import compared
from roolang.diff.prevailing import TITLE
from roolang.diff.report_words import headline
from tests.diff.texts import DAY, HEAD, differing, loaded, seen

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
    "one that stands twice": ("treat materials of 72.08 as originating\ntreat materials of 72.08 as non-originating\n",
                              "treat materials of 72.08 as non-originating\ntreat materials of 72.08 as originating\n", 14),
    "value of materials": ("define measure cv in money\nmaterials are valued at cv\n",
                           "define measure dv in money\nmaterials are valued at dv for goods of 87.03\n", 14),
    "sets": ("origin of sets of 82.15 is conferred only by all components are originating\n",
             "origin of sets of 82.15 to 82.16 is conferred only by some components are originating\n", 4),
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


BLIND = {
    "what takes origin away": ('origin is lost if established that "x"\n', 'origin is lost if established that "y"\n'),
    "sets of other headings": ("origin of sets of 82.15 is conferred by all components are originating\n",
                               "origin of sets of 96.05 is conferred by some components are originating\n"),
    "purposes that differ": ("treat materials of 84.83 as originating for tariff change\n",
                             "treat materials of 84.83 as disregarded for value\n"),
    "the same treatment": ("treat materials of 84.83 as originating\n",
                           'treat materials of 84.83 to 84.84 as originating if established that "x"\n'),
    "roll-up that stands for neither": ("roll-up does not apply for materials of 84.83\n",
                                        "roll-up does not apply for materials of chapter 84\n"),
    "values for other goods": ("define measure cv in money\nmaterials are valued at cv for goods of 84.07\n",
                               "define measure dv in money\nmaterials are valued at dv for goods of 84.08\n"),
    "designations": ("designation of intermediate materials allowed for goods of 87.03\n",
                     'designation of intermediate materials not needed for goods of 87.03 if established that "n"\n'),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [*APART.values(), *BLIND.values()], ids=[*APART, *BLIND])
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


FIRST, SECOND = SWAPPED["thresholds on conditions"][:2]
OF_BIRDS = "tolerance {} of transaction value for goods of 01.05\n"
BESIDE = {
    "a provision that is changed": (OF_BIRDS.format("5%"), OF_BIRDS.format("6%"), "provision"),
    "a provision that is added": ("", OF_BIRDS.format("6%"), "provision"),
    "a provision that is removed": (OF_BIRDS.format("6%"), "", "provision"),
    "a definition": ("list more: 84.07\nrule for more requires CTH\n",
                     "list more: 84.07, 84.08\nrule for more requires CTH\n", "definition"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "subject"), BESIDE.values(), ids=BESIDE)
def test_beside_other_differences_an_order_is_told_all_the_same(before: str, after: str, subject: str) -> None:
    moved = [
        each
        for each in differing(RULE + before + FIRST + SECOND, RULE + after + SECOND + FIRST).edits
        if each.title == TITLE
    ]
    assert [each.codes for each in moved] == [(("8703", "8703"),)]
    still = differing(RULE + before + FIRST + SECOND, RULE + after + FIRST + SECOND).edits
    assert subject in {each.subject for each in still} and TITLE not in {each.title for each in still}


def test_beside_another_rule_for_the_same_goods_an_order_is_told_all_the_same() -> None:
    found = differing(RULE + FIRST + SECOND, RULE.replace("50", "45") + SECOND + FIRST)
    assert [(each.subject, each.title) for each in found.edits] == [("provision", TITLE), ("rule", "rule for 87.03")]


def test_a_provision_that_is_changed_and_moved_is_told_as_both() -> None:
    found = differing(RULE + FIRST + SECOND, RULE + SECOND + FIRST.replace("60", "61"))
    assert [each.kind for each in found.edits] == ["changed", "moved"]
    assert [
        each.kind for each in differing(RULE + FIRST + SECOND, RULE + FIRST.replace("60", "61") + SECOND).edits
    ] == ["changed"]


def test_a_provision_put_between_two_others_is_an_addition_alone() -> None:
    between = limit("87.03", 55, ' if established that "z"')
    assert [each.kind for each in differing(RULE + FIRST + SECOND, RULE + FIRST + between + SECOND).edits] == ["added"]


def test_goods_without_a_rule_that_may_originate_are_looked_at() -> None:
    """Chairs of 94.01 have no rule, and originate if all their materials do: 94.01 has 16 subheadings."""
    head = "origin is conferred by all materials are originating or the product rule is met\n" + RULE
    one, other = (f"treat materials of 72.08 as {how}originating for goods of 94.01\n" for how in ("", "non-"))
    (edit,) = differing(head + one + other, head + other + one).edits
    assert (edit.title, edit.codes, edit.touches) == (TITLE, (("9401", "9401"),), 16)


@pytest.mark.parametrize("said", ["dates are those of {}\n", "in force {}\n"])
def test_what_stands_for_the_whole_text_is_told_of_all_goods(said: str) -> None:
    pair = ("export", "importation") if "dates" in said else ("2019-01-01", "2018-01-01")
    one, other = map(said.format, pair)
    (edit,) = differing(RULE + one + other, RULE + other + one).edits
    assert (edit.title, edit.codes, edit.touches) == (TITLE, (), None)


NAMES = {
    "parties": ("parties CA, MX, US\n", "parties US, CA, MX\n"),
    "states": ("accumulation diagonal with NO, CH\n", "accumulation diagonal with CH, NO\n"),
    "operations": ("insufficient operations: washing, drying\n", "insufficient operations: drying, washing\n"),
    "purposes": ("treat materials of 72.08 as originating for value, tariff change\n",
                 "treat materials of 72.08 as originating for tariff change, value\n"),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NAMES.values(), ids=NAMES)
def test_names_in_another_order_are_the_same(one: str, other: str) -> None:
    head = HEAD.replace("parties CA, US\n", "" if "parties" in one else "parties CA, US\n")
    assert differing(RULE + one, RULE + other, head=head).edits == ()


def test_those_at_the_table_are_the_parties_of_a_text_that_names_none() -> None:
    one, other = (
        loaded(RULE, f"language 1\nconsolidated text DEAL among CA, {party}\nnomenclature HS 2022\n")
        for party in ("US", "MX")
    )
    found = compared(lambda day: seen(one, day), lambda day: seen(other, day), (DAY,))
    assert [(each.kind, each.title) for each in found.edits] == [("changed", "consolidated text DEAL among CA, MX")]


def test_what_one_has_no_position_on_is_no_sameness() -> None:
    """A good does not originate for CA, which does not say whether origin is lost; it does under a text without the clause."""
    head = "language 1\nconsolidated text DEAL among CA, US\nnomenclature HS 2022\n"
    one = loaded(RULE + 'origin is lost if [US: established that "x"]\n', head)
    other = loaded(RULE, head)
    found = compared(lambda day: seen(one, day, "CA"), lambda day: seen(other, day, "CA"), (DAY,))
    assert found.edits == () and found.differ
    assert "say the same of every subheading, but for what one of them has no position on" in headline(found)
    again = compared(lambda day: seen(one, day, "CA"), lambda day: seen(one, day, "CA"), (DAY,))
    assert not again.differ and "but" not in headline(again)
