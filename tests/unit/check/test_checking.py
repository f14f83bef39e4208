"""All checks together: the standard rules, order, cost, and that nothing raises."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from roolang.check import check
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.tree import Module
from roolang.workspace.sources import Sources, standard_names
from tests.patience import patience
from tests.strategies.trees import modules
from tests.unit.check.reading import HEAD, findings, module


def test_the_standard_rules_have_no_errors() -> None:
    for name in standard_names():
        sources = Sources()
        sources.add_vocabulary()
        sources.add(name)
        every = check([(each, True) for each, _ in sources.modules])
        assert {each.code for each in every} <= {"RL4103"}, every


def test_findings_come_in_the_order_of_the_text() -> None:
    text = (
        HEAD
        + """rule for 87.77 exported from GB requires wholly obtained or wholly obtained
        rule for 87.03 requires wholly obtained rule for 87.03 requires wholly obtained
        rule for 87.04 exported from GB requires wholly obtained"""
    )
    codes = [each.code for each in findings(text)]
    assert codes == ["RL4001", "RL2005", "RL4104", "RL4002", "RL2005"]


def test_nothing_is_told_twice() -> None:
    every = findings(HEAD + "[GB: rule for 87.77 requires wholly obtained rule for 87.78 requires wholly obtained]")
    assert len(every) == len(set(every)) == 3


def test_no_modules() -> None:
    assert check([]) == ()


def test_thousands_of_rules_come_to_an_end() -> None:
    rule = "rule for {} requires CTH except from 84.07 or content of US at least [US: 50%] [MX: 4%] of FOB"
    rule = rule.replace("CTH", "change from any other heading")
    some = module(
        HEAD.replace("nomenclature HS 2022 ", "")
        + "\n".join(rule.format(f"87{n:02}.{m:02}") for n in range(1, 6) for m in range(100))
    )
    many = Module(some.source, some.statements[:3] + some.statements[3:] * 10)
    with patience():
        check([(many, True)])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(modules)
def test_no_tree_whatever_raises(tree: Module) -> None:
    for finding in check([(tree, True)]):
        assert finding.label is not None and finding.place


def test_a_text_with_errors_is_checked_as_far_as_it_can_be_read() -> None:
    tree, broken = parse(
        SourceFile("text.roo", HEAD + "rule for 87.03 demands\nrule for 87.77 requires wholly obtained")
    )
    assert broken and [each.code for each in check([(tree, True)])] == ["RL4001"]
