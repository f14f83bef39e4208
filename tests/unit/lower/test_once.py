"""What is made once is what would be made anew: projections by the days that matter, programs, classes of goods."""

import random
from datetime import date

from roolang.domain.truth import either
from roolang.ir import nodes as n
from roolang.lower import View, lower, reach
from roolang.workspace.workspace import load_text

STEPS = """language 1
agreement STEPS "Steps"
parties MX, US
in force from 1994-01-01
rule for 87.03
  requires MaxNOM not more than 60% from 1994-01-01, 50% from 2000-01-01
rule for 87.04 requires change from any other heading
"""


def lowered(text: str, day: date) -> n.Expr:
    workspace = load_text(text)
    whole, _ = workspace.edition(workspace.library.texts["steps"])
    program, findings = lower(whole, workspace.library, View(day))
    assert not findings
    assert program.day == day
    return program.rules


def test_days_between_which_nothing_changes_share_what_is_lowered_and_others_do_not() -> None:
    workspace = load_text(STEPS)
    whole, _ = workspace.edition(workspace.library.texts["steps"])
    days = [date(1994, 1, 1), date(1999, 12, 31), date(2000, 1, 1), date(2020, 5, 5)]
    first, second, third, last = (lower(whole, workspace.library, View(day))[0] for day in days)
    assert [program.day for program in (first, second, third, last)] == days
    assert third.rules is last.rules
    assert first.rules == second.rules
    assert second.rules != third.rules
    assert second.rules == lowered(STEPS, days[1])
    assert third.rules == lowered(STEPS, days[2])


def codes(random_: random.Random) -> n.InCodes:
    low, high = sorted("".join(random_.choice("0189") for _ in range(random_.choice((2, 4, 6, 8)))) for _ in "ab")
    return n.InCodes(low, high) if random_.random() < 0.5 else n.InCodes(low, low)


def part(random_: random.Random) -> n.Pred:
    found = codes(random_)
    other = random_.choice((n.DescribedAs("so called"), n.Fails(codes(random_)), codes(random_)))
    return n.Both((found, other)) if random_.random() < 0.4 else found if random_.random() < 0.9 else other


def test_of_a_long_class_the_parts_that_are_not_looked_at_hold_nothing() -> None:
    random_ = random.Random(5)
    for _ in range(3_000):
        parts, of = tuple(part(random_) for _ in range(random_.randint(4, 12))), codes(random_)
        assert reach._covers(n.Either(parts), of) is either(reach._covers(each, of) for each in parts)
