"""Limits that each material meets by itself, against limits on all of them: every relation worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from operator import or_

import pytest

from roolang.smt.formula import TRUE, Book, Sum, Values, number
from roolang.smt.singly import FEW, Fitting, Scale, how_many
from tests.smt.texts import compared

pytest.importorskip("z3", reason="the solver is not installed")
GRID = 60
"""Every whole amount can be divided so that up to six lines are equal."""
EACH = "value of each non-originating material {} of net cost"
ALL = "value of non-originating materials {} of net cost"


@pytest.mark.parametrize(
    "a, b, relation",
    [
        (EACH.format("at most 10%"), EACH.format("at most 10.00%"), "same"),
        (EACH.format("at most 10%"), EACH.format("at most 10.01%"), "A stricter"),
        (EACH.format("at most 10%"), EACH.format("less than 10%"), "B stricter"),
        # ten of a tenth each are all of the net cost; one of 40% is more than a tenth
        (EACH.format("at most 10%"), ALL.format("at most 40%"), "cross"),
        (EACH.format("at most 10%") + " and " + ALL.format("at most 10%"), ALL.format("at most 10%"), "same"),
        (EACH.format("at most 10%"), ALL.format("at most 10%"), "B stricter"),
        # one such material is worth 30 to 40, two 60 to 80, three 90 and more
        (EACH.format("at least 30%") + " and " + EACH.format("at most 40%"),
         ALL.format("at most 40%") + " or " + ALL.format("at least 60%"), "A stricter"),
        (EACH.format("at least 30%") + " and " + EACH.format("at most 40%"),
         ALL.format("at most 40%") + " or " + ALL.format("at least 60.01%"), "cross"),
        # five of 13 to 13.5 are worth 65 to 67.5, six 78 and more
        (EACH.format("at least 13%") + " and " + EACH.format("at most 13.5%"),
         ALL.format("at most 67.5%") + " or " + ALL.format("at least 78%"), "A stricter"),
        (EACH.format("at most 10%"), "weight of each non-originating material at most 5% of net weight of the good", "cross"),
        (EACH.format("at most 10%"), "value of each non-originating material at most 10% of transaction value", "A stricter"),
    ],
)  # fmt: skip
def test_each_material_by_itself_against_all_together(a: str, b: str, relation: str) -> None:
    group = compared(f"rule for 87.03 requires {a}\n", f"rule for 87.03 requires {b}\n")
    assert group.relation == relation
    assert group.outside == ()


def test_where_more_lines_are_needed_than_are_counted_that_is_said() -> None:
    """Nine of 10 to 10.1 are worth 90 to 90.9, and ten of them all of the net cost."""
    one = f"rule for 87.03 requires {EACH.format('at least 10%')} and {EACH.format('at most 10.1%')}\n"
    other = f"rule for 87.03 requires {ALL.format('at most 90.9%')} or {ALL.format('at least 99%')}\n"
    group = compared(one, other)
    assert group.relation in ("A stricter", "outside")
    assert [clause.text for clause in group.outside] == ([] if group.relation == "A stricter" else ["A"])


def test_what_lies_outside_is_named() -> None:
    against_a_sum = "rule for 87.03 requires value of each non-originating material at most 10% of value of materials\n"
    group = compared(against_a_sum, "rule for 87.03 requires change from any other heading\n")
    assert [clause.why for clause in group.outside] == ["each line is held against more than amounts of the good"]


@pytest.mark.parametrize("run", ["0-1", "1-1", "2-2", "1-2", "2-4", "3-3", "0-3", "4-4", "0-4"])
def test_so_much_of_a_kind_is_possible_if_and_only_if_some_lines_add_up_to_it(run: str) -> None:
    """Lines of any sixtieth added up, as many as are counted one by one, between limits of 3 and 5."""
    book, scale = Book(), Scale("value", Sum(Fraction(1)), {Fraction(3), Fraction(5)})
    low, high = map(int, run.split("-"))
    ends = scale.ends(run)
    sizes = [k for k in range(GRID * 13) if low <= int(scale.place(Fraction(k, GRID), Fraction(1))) <= high]
    bills, sums = 1, 0
    for _ in range(FEW):
        bills = reduce(or_, (bills << k for k in sizes))
        sums |= bills
    fits = Fitting(book, lambda _: number("much")).some(ends, book.not_(TRUE))
    for much in map(Fraction, range(13)):
        values = Values({}, {"much": much})
        possible = bool(sums >> int(much * GRID) & 1)
        assert values.holds(fits) == possible, (much, ends)
        if possible:
            lines = how_many([(much, end.sign, values.worth(end.limit)) for end in ends], lambda _: True)
            assert low <= int(scale.place(much / lines, Fraction(1))) <= high
