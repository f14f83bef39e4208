"""Help for numbers that rise with the days, in the words in which people say it; whoever pastes it has a limit."""

from __future__ import annotations

import pytest

from roolang.source import SourceFile
from roolang.syntax.parser import parse

RULE = "rule for 87.03 requires {}\n"
RVC = "regional value content at least"
BOTH = f"{RVC} 40% from 2026-01-01, 50% from 2027-01-01"
SECOND = f"{RVC} 40%, 50% from 2027-01-01"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"{RVC} 40% from 2026, 50% from 2027", BOTH),
        (f"{RVC} 40% in 2026, 50% in 2027", BOTH),
        (f"{RVC} 40% from 2026-01-01 and 50% from 2027-01-01", BOTH),
        (f"{RVC} 40% from 2026-01-01; 50% from 2027-01-01", BOTH),
        (f"{RVC} 40% as of 2026-01-01, then 50% as of 1 January 2027", BOTH),
        (f"{RVC} 40% starting on 1 January 2026, increasing to 50% starting 1 January 2027", BOTH),
        (f"{RVC} 40% from 2026-01-01 to 2026-12-31, 50% from 2027-01-01", BOTH),
        (f"{RVC} from 2026-01-01 40%, from 2027-01-01 50%", BOTH),
        (f"from 2026-01-01 {RVC} 40%, from 2027-01-01 50%", BOTH),
        (f"{RVC} 40% until 2026-12-31, 50% from 2027-01-01", SECOND),
        (f"{RVC} 40% until 2026-12-31, 50% thereafter", SECOND),
        (f"{RVC} 40% until 2026, 50% after 2026", SECOND),
        (f"{RVC} 40% before 2027-01-01, 50% after 2027-01-01", SECOND),
        (f"{RVC} 40%, rising to 50% from 2027-01-01", SECOND),
        (f"{RVC} 40% rising to 50% in 2027", SECOND),
        (f"{RVC} 40% (50% from 2027-01-01)", SECOND),
        (
            f"{RVC} 40%, rising to 50% in 2027 and to 60% in 2028 by net cost",
            f"{RVC} 40%, 50% from 2027-01-01, 60% from 2028-01-01 by net cost",
        ),
    ],
)
def test_a_number_that_rises(written: str, meant: str) -> None:
    text = RULE.format(written)
    _, findings = parse(SourceFile("text.roo", text))
    assert [each.code for each in findings] == ["RL1001"]
    assert "each counts until the next begins" in findings[0].help
    assert [fix.applied(text) for fix in findings[0].fixes] == [RULE.format(meant)]
    assert parse(SourceFile("text.roo", RULE.format(meant)))[1] == ()


@pytest.mark.parametrize(
    "written",
    [
        f"{RVC} 40% until 2026-06-30, 50% from 2027-01-01",  # half a year has no number
        f"{RVC} 50% from 2027-01-01 and 40% from 2026-01-01",  # the later one first
        f"{RVC} 40% from 2026-01-01 and 50%",  # no day
        f"{RVC} 40%, rising to 50% until 2028-01-01",  # and then?
    ],
)
def test_days_that_leave_a_gap_are_not_guessed(written: str) -> None:
    text = RULE.format(written)
    _, findings = parse(SourceFile("text.roo", text))
    assert findings
    assert not any("counts until the next" in each.help for each in findings)
