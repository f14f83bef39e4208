"""Codes that HS 2022 does not have: of another edition, of none that is named, and of chapters 98 and 99."""

from __future__ import annotations

from pathlib import Path

import pytest

from roolang import api
from roolang.diff.prevailing import TITLE
from roolang.domain import nomenclature
from tests.cli.run import roolang
from tests.diff.texts import HEAD, differing

APART = "rule for 84.68 requires CC\nrule for 84.70 requires CC\n"
WHOLE = "rule for 84.68 to 84.70 requires CC\n"
CHAPTER = "rule for chapter 84 requires CTH\n"
NOTES = CHAPTER + APART.replace("requires", "additionally requires")
NOTE = CHAPTER + WHOLE.replace("requires", "additionally requires")
CASES = {
    "a rule": (APART, WHOLE, "added"),
    "a narrower rule": (CHAPTER + APART, CHAPTER + WHOLE, "changed"),
    "a note": (NOTES, NOTE, "added"),
}


def head(edition: str) -> str:
    return HEAD.replace("nomenclature HS 2022\n", edition and f"nomenclature {edition}\n")


def codes_told(before: str, after: str, edition: str, other: str | None = None) -> list[tuple[str, object]]:
    """What is told of rules, where the texts may be in two editions."""
    one, second = head(edition) + before, head(edition if other is None else other) + after
    return [(each.kind, each.codes) for each in differing(one, second, head="").edits if each.subject == "rule"]


@pytest.mark.parametrize("edition", ["HS 2002", "HS 2012", ""])
@pytest.mark.parametrize("case", CASES)
def test_where_the_edition_is_not_loaded_a_code_that_hs_2022_lacks_may_be_one(case: str, edition: str) -> None:
    """Typewriters were 84.69 until 2016."""
    before, after, kind = CASES[case]
    assert codes_told(before, after, edition) == [(kind, (("8469", "8469"),))]


@pytest.mark.parametrize("case", CASES)
def test_one_edition_that_is_not_loaded_is_enough(case: str) -> None:
    before, after, kind = CASES[case]
    for editions in (("HS 2022", "HS 2012"), ("HS 2012", "HS 2022")):
        assert codes_told(before, after, *editions) == [(kind, (("8469", "8469"),))]


@pytest.mark.parametrize("case", CASES)
def test_a_code_that_neither_edition_has_is_no_difference(case: str) -> None:
    before, after, _ = CASES[case]
    assert codes_told(before, after, "HS 2022") == []
    books = {2012: nomenclature.booked({"84": "a", "8468": "a", "846810": "a", "8470": "a", "847010": "a"})}
    with nomenclature.using(books):
        assert codes_told(before, after, "HS 2012") == []
    books = {2012: nomenclature.booked({**books[2012].descriptions, "8469": "a", "846900": "a"})}
    with nomenclature.using(books):
        assert codes_told(before, after, "HS 2012") != []


@pytest.mark.parametrize("case", CASES)
def test_chapter_98_is_no_edition_s(case: str) -> None:
    before, after, kind = CASES[case]
    before, after = (
        each.replace("84.68", "98.01").replace("84.70", "98.03").replace("chapter 84", "chapter 98")
        for each in (before, after)
    )
    assert codes_told(before, after, "HS 2022") == [(kind, (("9802", "9802"),))]


def test_an_order_that_decides_is_a_difference_for_such_a_code() -> None:
    """On 84.69, which HS 2022 does not have: where a provision begins, or where a narrower one has just ended."""
    limit = 'threshold for goods of {}: regional value content at least {}% by net cost if established that "{}"\n'
    rule = head("HS 2012") + "rule for chapter 84 requires regional value content at least 10% by net cost\n"
    rule += "threshold for goods of 84.60 to 84.68: regional value content at least 50% by net cost\n"
    for one, other in (("84.69", "84.69"), ("84.68 to 84.69", "84.69 to 84.70"), ("84.60 to 84.69", "84.60 to 84.69")):
        first, second = limit.format(one, 70, "x"), limit.format(other, 40, "y")
        (edit,) = differing(rule + first + second, rule + second + first, head="").edits
        assert (edit.title, edit.codes) == (TITLE, (("846900", "846900"),))


TABLE = "code,description\n84,a\n8468,a\n846810,a\n8470,a\n847010,a\n"
TYPED = "8469,typewriters\n846900,typewriters\n"


@pytest.mark.parametrize(("more", "said"), [("", "say the same"), (TYPED, "84.69")])
def test_a_table_that_the_settings_give_decides(tmp_path: Path, more: str, said: str) -> None:
    (tmp_path / "roolang.toml").write_text('[nomenclature]\n"HS 2012" = "n.csv"\n')
    (tmp_path / "n.csv").write_text(TABLE + more)
    paths = [tmp_path / "a.roo", tmp_path / "b.roo"]
    for path, rules in zip(paths, (APART, WHOLE), strict=True):
        path.write_text(head("HS 2012") + rules)
    run = roolang("diff", *map(str, paths))
    assert run.status == 0 and said in run.out, run.err
    assert said in api.diff_text(api.diff(*paths))


def test_a_comparison_in_law_says_that_such_goods_are_not_compared(tmp_path: Path) -> None:
    pytest.importorskip("z3", reason="the solver is not installed")
    paths = [tmp_path / "a.roo", tmp_path / "b.roo"]
    for path, rules in zip(paths, (APART, WHOLE), strict=True):
        path.write_text(head("HS 2012") + rules)
    out = roolang("diff", "--prove", *map(str, paths)).out
    assert "the same in what is compared" in out and "not compared: goods of 8469.00 (" in out
    assert "not compared" not in roolang("diff", "--prove", str(paths[0]), str(paths[0])).out
