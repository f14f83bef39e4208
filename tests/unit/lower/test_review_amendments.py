"""Amendments, brackets and silence: what a reviewer found, each verdict worked out by hand."""

from __future__ import annotations

from datetime import date

from roolang.diagnostics import Finding
from roolang.lower import View, edition, lower, projected
from roolang.syntax import tree as t
from roolang.workspace.testing import all_findings, run_tests
from roolang.workspace.workspace import Workspace, load_text

DAY = date(2026, 6, 1)
NORTH = """language 1
agreement NORTH parties CA, MX, US nomenclature HS 2022 in force 2020-01-01
define method net cost for regional value content as (net cost - value of counted materials) / net cost
define method transaction value for regional value content
  as (transaction value - value of counted materials) / transaction value
"""
TALKS = "consolidated text TALKS among CA, MX, US amends NORTH dated 2026-02-01\n"
NEW = """language 1
consolidated text TALKS among CA, MX, US dated 2026-02-01
parties CA, MX, US
nomenclature HS 2022
"""


def passes(text: str) -> Workspace:
    """The workspace of a text whose tests all pass, of which there are some."""
    workspace = load_text(text)
    assert not workspace.findings
    outcomes = list(run_tests(workspace))
    assert outcomes
    assert [(o.expected, o.reasons) for o in outcomes if not o.passed] == []
    return workspace


def stands(workspace: Workspace, name: str, party: str, kind: type[t.Node]) -> list[t.Node]:
    """The statements of a kind that stand for a party."""
    text = workspace.library.find(name)
    assert text is not None
    whole, _ = edition(workspace.library, text)
    return [s for _, s in projected(whole, View(DAY, party)).statements if isinstance(s, kind)]


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """The codes of findings."""
    return [finding.code for finding in findings]


# ---- A1: statements with the same identity


def test_an_amendment_leaves_every_namesake_standing() -> None:
    workspace = load_text(
        NORTH
        + "accumulation bilateral among the parties\naccumulation full among the parties\n"
        + 'claim requires established that "a"\nclaim requires established that "a"\ntolerance 5% of FOB\n'.replace(
            "claim requires", "origin is lost if"
        )
        + TALKS
        + "[US, MX: delete tolerance]\n"
    )
    assert len(stands(workspace, "TALKS", "US", t.Accumulation)) == 2
    assert len(stands(workspace, "TALKS", "US", t.OriginLost)) == 2
    assert not stands(workspace, "TALKS", "US", t.Tolerance)
    assert len(stands(workspace, "TALKS", "CA", t.Tolerance)) == 1


def test_the_talks_of_2018_keep_both_kinds_of_accumulation() -> None:
    workspace = load_text('language 1\nuse "nafta_2017"\n')
    for party in ("CA", "MX", "US"):
        kinds = [s.kind for s in stands(workspace, "NAFTA_TALKS_2018", party, t.Accumulation) if hasattr(s, "kind")]
        assert kinds == ["bilateral", "full"]


def test_thresholds_by_two_methods_are_two_provisions() -> None:
    workspace = load_text(
        NORTH
        + "threshold for goods of 84.07: regional value content at least 60% by net cost\n"
        + TALKS
        + "threshold for goods of 84.07: regional value content at least 70% by transaction value\n"
        + "threshold for goods of 84.07: regional value content at least [US: 75%] [CA: 65%] by net cost\n"
    )
    assert [len(stands(workspace, "TALKS", party, t.Threshold)) for party in ("US", "MX")] == [2, 2]


# ---- A2: an amendment of nothing


def test_an_amendment_of_nothing_is_reported_in_a_consolidated_text() -> None:
    workspace = load_text(NORTH + "rule for 84.07 requires CTH\n" + TALKS + "[US: delete rule for 84.99]\n")
    assert codes(all_findings(workspace)) == ["RL2008"]
    text = workspace.library.find("TALKS")
    assert text is not None
    whole, _ = edition(workspace.library, text)
    assert codes(lower(whole, workspace.library, View(DAY, "US"))[1]) == ["RL2008"]
    assert not lower(whole, workspace.library, View(DAY, "CA"))[1]


# ---- A5: silence


def test_silence_on_a_general_provision_of_a_new_text() -> None:
    passes(
        NEW
        + """rule for 84.07 requires CTH
rule for 84.11 requires CTH
tolerance [US: 2%] [CA: 10%] of transaction value for goods of 84.07 covers tariff change
test "50 of 1000 from the same heading"
  given good 8407.34 produced in MX with transaction value 1000
    material 8407.90 non-originating with value 50 on 2026-06-01
  expect non-originating under TALKS as US
  expect originating under TALKS as CA
  expect undetermined under TALKS as MX missing "the position on tolerance"
test "goods that the tolerance is not for"
  given good 8411.99 produced in MX with transaction value 1000
    material 8411.82 non-originating with value 50 on 2026-06-01
  expect non-originating under TALKS as MX
"""
    )


def test_silence_on_a_loss_of_origin() -> None:
    passes(
        NEW
        + """rule for 84.07 requires CTH
origin is lost if ([US: established that "a"] [CA: established that "b"])
test "lost or not"
  given good 8407.34 produced in MX established that "a" not established that "b"
    material 8409.91 non-originating on 2026-06-01
  expect non-originating under TALKS as US
  expect originating under TALKS as CA
  expect undetermined under TALKS as MX
test "nothing to lose"
  given good 8407.34 produced in MX material 8407.90 non-originating on 2026-06-01
  expect non-originating under TALKS as MX
"""
    )


def test_silence_on_a_defined_condition() -> None:
    passes(
        NEW
        + """define condition worked as [US: CC] [CA: CTH]
rule for 84.07 requires worked
test "from another heading"
  given good 8407.34 produced in MX material 8409.91 non-originating on 2026-06-01
  expect non-originating under TALKS as US
  expect originating under TALKS as CA
  expect undetermined under TALKS as MX
"""
    )


def test_silence_on_a_rule_under_its_own_verb() -> None:
    passes(
        NEW
        + """rule for 84.07 requires CTH
rule for 84.07 additionally requires [US: CC] [CA: CTSH]
rule for 84.11 requires CTH
rule for 84.11 alternatively accepts [US: CC] [CA: CTSH]
test "an addition cannot save what the rule fails"
  given good 8407.34 produced in MX material 8407.90 non-originating on 2026-06-01
  expect non-originating under TALKS as MX
test "an addition may take away"
  given good 8407.34 produced in MX material 8409.91 non-originating on 2026-06-01
  expect originating under TALKS as CA
  expect non-originating under TALKS as US
  expect undetermined under TALKS as MX missing "the position on rule for 84.07"
test "an alternative is not needed"
  given good 8411.99 produced in MX material 8409.91 non-originating on 2026-06-01
  expect originating under TALKS as MX
test "an alternative may save"
  given good 8411.99 produced in MX material 8411.82 non-originating on 2026-06-01
  expect originating under TALKS as CA
  expect undetermined under TALKS as MX
"""
    )


def test_silence_inside_an_outer_bracket() -> None:
    passes(
        NEW
        + """[US, MX: rule for 84.07 requires [US: CC] [CA: CTH]]
rule for chapter 84 requires CTH
test "from another heading"
  given good 8407.34 produced in MX material 8409.91 non-originating on 2026-06-01
  expect non-originating under TALKS as US
  expect undetermined under TALKS as MX missing "the position on rule for 84.07"
  expect originating under TALKS as CA
"""
    )


def test_silence_on_what_is_added_or_replaced() -> None:
    passes(
        NORTH
        + "rule for 84.07 requires CTH\n"
        + TALKS
        + """replace rule for 84.07 requires [US: CC] [CA: CTSH]
add rule for 84.11 requires [US: CC] [CA: CTH]
test "the standing rule"
  given good 8407.34 produced in MX material 8409.91 non-originating on 2026-06-01
  expect non-originating under TALKS as US
  expect originating under TALKS as MX
test "no standing rule"
  given good 8411.99 produced in MX material 8409.91 non-originating on 2026-06-01
  expect originating under TALKS as CA
  expect undetermined under TALKS as MX missing "the position on rule for 84.11"
"""
    )


# ---- A18: which rule a reference means


def test_a_bare_reference_means_the_rule_that_requires() -> None:
    workspace = passes(
        NORTH
        + """rule for 84.07 additionally requires regional value content at least 60% by net cost
rule for 84.07 requires CTH
rule for 84.11 additionally requires CC
rule for 84.11 requires CTH
rule for 84.12 alternatively accepts CC
proposal P by US amends NORTH dated 2026-03-01
add to rule for 84.07 or CTSH
delete rule for 84.11
delete rule for 84.12
test "30%: joined to the main rule, the addition stands"
  given good 8407.34 produced in MX with net cost 1000
    material 8407.90 non-originating with value 700 on 2026-06-01
  expect non-originating under P with regional value content = 30%
"""
    )
    verbs = [
        (s.scope.span.text.strip(), s.verb)
        for s in stands(workspace, "P", "", t.ProductRule)
        if hasattr(s, "verb") and hasattr(s, "scope")
    ]
    assert verbs == [
        ("84.07", "additionally requires"),
        ("84.07", "requires"),
        ("84.11", "additionally requires"),
    ]


# ---- C2: what stands in a bracket


def test_amending_what_stands_in_a_bracket() -> None:
    workspace = passes(
        NORTH
        + """[reading broad: rule for 84.08 requires CTH rule for 84.09 requires CTH rule for 84.10 requires MaxNOM at most 60%]
proposal P by US amends NORTH dated 2026-03-01
add to rule for 84.08 and MaxNOM at most 50%
delete rule for 84.09
amend rule for 84.10: replace 60% with 40%
"""
        + """test "nothing of the kind"
  given good 8408.20 produced in MX material 8409.91 non-originating with value 60 with ex-works price 100 on 2026-06-01
  expect undetermined under P reading without broad
"""
    )
    (bracket,) = (
        s for s in edition(workspace.library, workspace.library.texts["p"])[0].layers[0] if isinstance(s, t.Bracketed)
    )
    joined, amended = bracket.content
    assert isinstance(joined, t.ProductRule)
    assert isinstance(joined.cond, t.Chain)
    assert isinstance(amended, t.ProductRule)
    assert amended.scope.span.text.strip() == "84.10"


# ---- B6: an emptied list


def test_a_list_without_entries_is_an_empty_class() -> None:
    passes(
        NEW
        + """list annex: [US: 84.09]
rule for 84.07 requires change from any other heading except from annex
test "the excepted heading"
  given good 8407.34 produced in MX material 8409.91 non-originating on 2026-06-01
  expect non-originating under TALKS as US
  expect originating under TALKS as CA
"""
    )


# ---- B7: what an amendment changed does not stand as printed


def test_an_amended_provision_says_that_it_was_amended() -> None:
    workspace = load_text(
        NORTH
        + "rule for 84.07 requires CTH and regional value content at least 45% by net cost\n"
        + "proposal P by US amends NORTH dated 2026-03-01\namend rule for 84.07: replace 45% with 55%\n"
    )
    (rule,) = stands(workspace, "P", "", t.ProductRule)
    assert isinstance(rule, t.ProductRule)
    assert isinstance(rule.cond, t.Chain)
    change, content = rule.cond.parts
    assert change.span.source.name == "text.roo"
    assert content.span.source.name == "text.roo, amended at text.roo:8"
    assert rule.span.text.startswith("rule for 84.07")
