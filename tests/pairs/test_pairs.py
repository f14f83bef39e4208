"""Boundary pairs: products just inside and just outside of each condition, small, and right when worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

from roolang.cli.app import app
from roolang.diagnostics import has_errors
from roolang.domain.declaration import Declaration
from roolang.pairs import Pair, pairs_of
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.workspace.inline import declaration
from roolang.workspace.workspace import load_text

run = CliRunner().invoke
HEAD = "language 1\nagreement PAIRS\nparties CA, MX\nnomenclature HS 2022\nin force 2020-01-01\n"


def made(rules: str) -> list[Pair]:
    """The pairs of some rules."""
    workspace = load_text(HEAD + rules, "pairs.roo")
    assert not has_errors(workspace.findings)
    return list(pairs_of(workspace, workspace.modules[-1]))


def product(text: str) -> Declaration:
    """The product of a test."""
    (test,) = (each for each in parse(SourceFile("x.roo", text))[0].statements if isinstance(each, t.Test))
    return declaration(test.given[0], test.name)


def foreign(side: Declaration, *, measure: str = "value", prefix: str = "") -> Fraction:
    """What the non-originating materials of a class come to, added up here."""
    lines = side.good.holdings["materials"].items
    counted = [each for each in lines if each.originating is not True and not each.wholly_obtained]
    return sum((each.amounts[measure].low for each in counted if (each.code or "").startswith(prefix)), Fraction(0))


def test_the_boundary_of_a_value_content_is_a_hundredth_wide() -> None:
    (pair,) = made("rule for 87.03 requires regional value content at least 62.5% by net cost\n")
    inside, outside = (product(side.text) for side in pair.sides)
    assert inside.good.amounts["net cost"].low == outside.good.amounts["net cost"].low == 1000
    # (1000 - 375) / 1000 is 62.5 % exactly.
    assert foreign(inside) == 375
    assert foreign(outside) == Fraction("375.01")


def test_of_several_limits_the_most_lenient_decides() -> None:
    pairs = made(
        "rule for 84.07 requires regional value content at least 60% by transaction value or 50% by net cost\n"
    )
    inside, outside = (product(side.text) for side in pairs[0].sides)
    # At 500 the net cost method still gives 50 %, though the transaction value method gives no 60 %.
    assert (foreign(inside), foreign(outside)) == (500, Fraction("500.01"))


@pytest.mark.parametrize("methods", ["either build-up or build-down", "either transaction value or net cost"])
def test_by_a_method_of_choice_the_one_that_gives_most_decides(methods: str) -> None:
    pairs = made(f"rule for 84.07 requires CTH or regional value content at least 40% by {methods}\n")
    assert [len(pair.sides) for pair in pairs] == [2, 2]
    inside, outside = (product(side.text) for side in pairs[1].sides)
    # Without originating materials build-up gives nothing; 600 of 1000 may be foreign by the others.
    assert (foreign(inside), foreign(outside)) == (600, Fraction("600.01"))


def test_a_strict_limit_is_met_a_hundredth_before_it() -> None:
    (pair,) = made("rule for 87.03 requires value of non-originating materials less than 40% of ex-works price\n")
    assert [foreign(product(side.text)) for side in pair.sides] == [Fraction("399.99"), 400]


@pytest.mark.parametrize(
    ("limit", "join", "fob", "works", "edge"), [(60, "or", 4000, 1000, 2200), (40, "and", 1000, 4000, 550)]
)
def test_limits_by_two_prices_are_told_apart_by_prices_that_differ(
    limit: int, join: str, fob: int, works: int, edge: int
) -> None:
    value = f"value of non-originating materials not more than {limit}% of ex-works price"
    pairs = made(f"rule for 87.03 requires {value} {join} regional value content at least 45% by build-down on FOB\n")
    inside, outside = (product(side.text) for side in pairs[1].sides)
    # 55 % of FOB may be foreign: 2200 of 4000 is more than 60 % of 1000, 550 of 1000 less than 40 % of 4000.
    assert (inside.good.amounts["fob"].low, inside.good.amounts["ex-works price"].low) == (fob, works)
    assert (foreign(inside), foreign(outside)) == (edge, edge + Fraction(1, 100))


def test_a_good_is_taken_that_no_narrower_rule_claims() -> None:
    pairs = made(
        "rule for chapter 9 requires all materials of chapter 9 are wholly obtained\n"
        "rule for 09.01 requires change from any heading\n"
    )
    assert product(pairs[0].sides[0].text).good.code == "090210"


def test_foreign_material_is_not_of_those_that_must_originate() -> None:
    pairs = made(
        "rule for chapter 6 requires all materials of chapter 6 are wholly obtained"
        " and value of non-originating materials not more than 50% of ex-works price\n"
    )
    inside, outside = (product(side.text) for side in pairs[1].sides)
    assert (foreign(inside), foreign(outside)) == (500, Fraction("500.01"))
    assert foreign(inside, prefix="06") == 0


def test_a_change_of_heading_and_its_exception() -> None:
    (pair,) = made("rule for 87.03 requires change from any other heading except from 84.07\n")
    inside, outside = (product(side.text).good.holdings["materials"].items for side in pair.sides)
    assert all((each.code or "")[:4] not in ("8703", "8407") for each in inside)
    assert any((each.code or "")[:4] in ("8703", "8407") for each in outside)


def test_each_condition_of_a_nested_rule_has_its_pair() -> None:
    pairs = made(
        "rule for 18.06 requires change from any other heading and all materials of chapter 4 are wholly obtained\n"
        "  and (weight of non-originating materials of 17.01, 17.02 not more than 40% of weight of the good\n"
        "    or value of non-originating materials of 17.01, 17.02 not more than 30% of ex-works price)\n"
    )
    assert [bool(pair.sides) for pair in pairs] == [True] * 4
    weights = [foreign(product(side.text), measure="weight", prefix="17") for side in pairs[2].sides]
    values = [foreign(product(side.text), prefix="17") for side in pairs[3].sides]
    assert weights == [40, Fraction("40.01")]
    assert values == [300, Fraction("300.01")]
    # While one is looked at, the other must be out of reach.
    assert all(foreign(product(side.text), prefix="17") > 300 for side in pairs[2].sides)
    assert all(foreign(product(side.text), measure="weight", prefix="17") > 40 for side in pairs[3].sides)


def test_operations_facts_and_materials() -> None:
    pairs = made(
        "define operation making-up as cutting combined with sewing\n"
        'define stages cotton within chapters 50 to 63: "raw cotton", "yarn", "fabric"\n'
        'rule for 62.05 requires undergoes weaving combined with making-up or made from "yarn"\n'
        'rule for 22.08 requires established that "it is aged for 3 years"\n'
    )
    assert [len(pair.sides) for pair in pairs] == [2, 2, 2]


def test_products_are_small() -> None:
    pairs = made(
        "rule for 85.01 requires value of non-originating materials not more than 40% of ex-works price\n"
        "  and value of non-originating materials of 85.03 not more than 10% of ex-works price\n"
        "  and change from any other subheading except from 85.03, 85.04\n"
    )
    for pair in pairs:
        for side in pair.sides:
            assert len(product(side.text).good.holdings["materials"].items) <= 6


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("rule for 84.07 requires no change in tariff classification", "keeps nothing out"),
        ("rule for 84.07 requires change from any heading", "keeps nothing out"),
        ("rule for 84.07 requires content of MX at least 50% by full value", "a figure of one party"),
    ],
)
def test_a_side_that_cannot_be_has_its_reason(rule: str, reason: str) -> None:
    (pair,) = made(rule + "\n")
    assert not pair.sides
    assert reason in pair.reason


# ---- the command


def test_tests_are_written_into_the_file_once(tmp_path: Path) -> None:
    path = tmp_path / "own.roo"
    path.write_text(HEAD + "# mine\nrule for 87.03 requires regional value content at least 62.5% by net cost\n")
    first = run(app, ["test", "--generate", str(path)])
    assert first.exit_code == 0
    assert "2 tests written; 1 of 1 conditions have a pair" in first.stdout
    text = path.read_text()
    assert text.startswith(HEAD + "# mine\n")
    assert run(app, ["test", str(path)]).exit_code == 0
    assert "0 tests written" in run(app, ["test", "--generate", str(path)]).stdout
    assert path.read_text() == text


def test_standard_rules_are_left_alone() -> None:
    result = run(app, ["test", "--generate", "nafta"])
    assert result.exit_code == 1
    assert "left as they are" in result.stderr


def test_a_file_with_errors_gets_no_tests(tmp_path: Path) -> None:
    path = tmp_path / "bad.roo"
    path.write_text(HEAD + "rule for 87.03 requires chnge from any other heading\n")
    assert run(app, ["test", "--generate", str(path)]).exit_code == 1
    assert "boundary tests" not in path.read_text()


def test_a_drafted_text_with_its_tests(tmp_path: Path) -> None:
    source, out = tmp_path / "text.txt", tmp_path / "text.roo"
    source.write_text("87.12: A change to heading 87.12 from any other heading, except from heading 87.14.\n")
    result = run(
        app, ["draft", str(source), "-o", str(out), "--agreement", "TABLED", "--parties", "CA,MX", "--with-tests"]
    )
    assert result.exit_code == 0, result.stderr
    assert 'just inside"' in out.read_text()
    assert run(app, ["test", str(out)]).exit_code == 0
