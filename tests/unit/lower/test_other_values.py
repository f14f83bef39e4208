"""An amendment of a number that does not stand: the finding names those that do, and the mended line can be pasted."""

from __future__ import annotations

from roolang.diagnostics import Finding
from roolang.workspace.testing import all_findings
from roolang.workspace.workspace import load_text

NORTH = 'language 1\nagreement NORTH "N"\nparties CA, MX, US\nnomenclature HS 2022\n'
PROPOSAL = "proposal US_2026 by US amends NORTH\n"
TWO = (
    "rule for 84.07 requires regional value content at least 60% by net cost\n"
    "  or regional value content at least 55% by transaction value\n"
)


def found(rules: str, amendment: str) -> tuple[str, Finding]:
    text = NORTH + rules + PROPOSAL + amendment
    (finding,) = all_findings(load_text(text))
    assert finding.code == "RL2008"
    return text, finding


def test_the_numbers_that_stand_are_named_and_shown() -> None:
    _, finding = found(TWO, "amend rule for 84.07: replace 45% with 65%\n")
    assert finding.message == "rule for 84.07 does not have `45%`; it has `60%` and `55%`"
    assert finding.help == (
        "write `amend rule for 84.07: replace 60% with 65%` or `amend rule for 84.07: replace 55% with 65%`"
    )
    assert [label.span.text for label in finding.others] == ["60%", "55%"]
    assert finding.label is not None and finding.label.span.text == "45%"


def test_each_fix_leaves_nothing_to_find() -> None:
    text, finding = found(TWO, "amend rule for 84.07: replace 45% with 65%\n")
    assert len(finding.fixes) == 2
    assert [all_findings(load_text(fix.applied(text))) for fix in finding.fixes] == [(), ()]


def test_a_number_that_an_earlier_amendment_put_there() -> None:
    _, finding = found(TWO, "amend rule for 84.07: replace 60% with 65%\namend rule for 84.07: replace 60% with 70%\n")
    assert finding.message.endswith("it has `65%` and `55%`")


def test_a_number_that_stands_twice() -> None:
    _, finding = found(TWO.replace("55%", "60%"), "amend rule for 84.07: replace 60% with 65%\n")
    assert finding.message == "rule for 84.07 has 2 times `60%`" and not finding.fixes
    assert [label.span.text for label in finding.others] == ["60%", "60%"]


def test_no_number_of_that_kind() -> None:
    _, finding = found("rule for 84.07 requires CTH\n", "amend rule for 84.07: replace 60% with 65%\n")
    assert finding.message == "rule for 84.07 does not have `60%`, nor another number of its kind"
    assert finding.help == "replace the whole provision"
