"""Codes of two editions related by small made-up tables, each answer worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roolang.domain.correlation import Correlation, related
from roolang.domain.declaration import Declaration, Item
from roolang.domain.loading import declarations_from
from roolang.domain.loading.report import Report
from roolang.domain.nomenclature import booked, using
from roolang.domain.reference import read_correlation, read_nomenclature
from roolang.domain.relating import in_edition, told

PAIRS = [("870321", "870321"), ("870322", "870321"), ("870323", "870323"), ("870323", "870324"), ("870331", "870341")]
"""Of HS 2012 and HS 2022: 8703.21 and 8703.22 were joined (n:1), 8703.23 was divided (1:n), 8703.31 was renumbered."""
OLD_NEW = Correlation(2012, 2022, frozenset(PAIRS))
CHANGES = Correlation(2012, 2022, frozenset(PAIRS), rest_alike=True)


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("870321", ("870321",)),
        ("870322", ("870321",)),
        ("870323", ("870323", "870324")),
        ("870331", ("870341",)),
        ("87032310", ("870323", "870324")),
        ("870390", ()),
        ("8704", ()),
    ],
)
def test_forwards(code: str, meant: tuple[str, ...]) -> None:
    assert related(code, 2012, 2022, [OLD_NEW]) == meant


@pytest.mark.parametrize(("code", "meant"), [("870321", ("870321", "870322")), ("870324", ("870323",)), ("870331", ())])
def test_backwards(code: str, meant: tuple[str, ...]) -> None:
    assert related(code, 2022, 2012, [OLD_NEW]) == meant


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("870390", ("870390",)),
        ("870331", ("870341",)),
        ("8704", ("8704",)),
        ("8703", ("8703",)),
        ("87039010", ("870390",)),
    ],
)
def test_of_a_table_of_changes_the_rest_is_alike(code: str, meant: tuple[str, ...]) -> None:
    assert related(code, 2012, 2022, [CHANGES]) == meant


def test_over_two_tables_and_over_none() -> None:
    later = Correlation(2022, 2028, frozenset([("870323", "870329"), ("870324", "870329"), ("870324", "870330")]))
    assert related("870323", 2012, 2028, [OLD_NEW, later]) == ("870329", "870330")
    assert related("870330", 2028, 2012, [OLD_NEW, later]) == ("870323",)
    assert related("870321", 2012, 2028, [OLD_NEW, later]) == ()
    assert related("870323", 2012, 2017, [OLD_NEW, later]) is None
    assert related("870323", 2012, 2012, []) == ("870323",)


OLD_CODES = ("87", "8703", "870321", "870322", "870323", "870331", "8704", "870421")


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("8703", ("870321", "870323", "870324", "870341")),  # all four subheadings of the edition are in the table
        ("87", ()),  # 8704.21 is not
        ("8704", ()),
        ("8705", ()),  # there is no such heading
    ],
)
def test_of_a_heading_every_subheading_must_be_in_the_table(code: str, meant: tuple[str, ...]) -> None:
    assert related(code, 2012, 2022, [OLD_NEW]) == ()  # which subheadings there are, nobody says
    with using({2012: booked(dict.fromkeys(OLD_CODES, ""))}):
        assert related(code, 2012, 2022, [OLD_NEW]) == meant


def test_a_table_with_one_subheading_says_nothing_of_its_heading() -> None:
    some = Correlation(2012, 2022, frozenset([("870321", "870321"), ("9401", "9401"), ("940171", "940171")]))
    with using({2012: booked(dict.fromkeys(OLD_CODES, ""))}):
        settled = in_edition(one(code="87.03"), 2022, [some])
        assert (settled.declaration.good.code, settled.declaration.good.candidates) == (None, ())
        assert ["all of `87.03`" in each.message for each in told(settled, one(code="87.03"), 2022)] == [True]
        assert related("9401", 2012, 2022, [some]) == ("9401",)  # the table has the heading itself


SIX = st.sampled_from(["870321", "870322", "870331", "870421", "8703", "8704", "87"])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(pairs=st.frozensets(st.tuples(SIX, SIX), min_size=1), rest_alike=st.booleans(), whole=st.booleans())
def test_a_heading_is_never_less_than_its_subheadings(
    pairs: frozenset[tuple[str, str]], rest_alike: bool, whole: bool
) -> None:
    table = Correlation(2012, 2022, pairs, rest_alike)
    with using({2012: booked(dict.fromkeys(OLD_CODES, ""))} if whole else {}):
        for parent in ("87", "8703", "8704"):
            told_of = related(parent, 2012, 2022, [table])
            for child in (each for each in OLD_CODES if len(each) == 6 and each.startswith(parent)):
                parts = related(child, 2012, 2022, [table])
                assert not told_of or parts  # a part that is lost loses the whole
                assert not told_of or all(any(part.startswith(wide) for wide in told_of) for part in parts or ())


def test_a_code_that_moves_to_another_heading_is_alike_in_its_chapter_only() -> None:
    apart = Correlation(2012, 2022, frozenset([("870323", "870323"), ("870323", "871200")]))
    declared = in_edition(one(code="8703.23"), 2022, [apart]).declaration.good
    assert (declared.code, declared.candidates, declared.edition) == ("87", ("870323", "871200"), 2022)


def one(**good: Any) -> Declaration:
    whole = {"nomenclature": "HS 2012", "good": good}
    (declaration,), findings = declarations_from(whole, "d.json")
    assert findings == ()
    return declaration


def item(declaration: Declaration, name: str) -> Item:
    return next(each for each in declaration.good.holdings["materials"].items if each.name == name)


def test_a_declaration_in_the_codes_of_the_rules() -> None:
    before = one(
        code="8703.21",
        materials=[
            {"id": "open", "code": "8703.23"},
            {"id": "lost", "code": "8407.34"},
            {"id": "said", "code": "8703.23", "codes": {"HS 2022": "8703.24"}},
            {"id": "none"},
        ],
    )
    settled = in_edition(before, 2022, [OLD_NEW])
    after = settled.declaration
    assert after.good.code == "870321" and settled.whole
    assert (item(after, "open").code, item(after, "open").candidates) == ("8703", ("870323", "870324"))
    assert (item(after, "lost").code, item(after, "lost").candidates) == (None, ())
    assert (item(after, "said").code, item(after, "none").code) == ("870324", None)
    assert [(each.code, str(each.where)) for each in told(settled, before, 2022)] == [
        ("RL6403", "d.json: open"), ("RL6402", "d.json: lost"),
    ]  # fmt: skip


def test_without_tables_codes_are_kept_and_that_is_told() -> None:
    before = one(code="8703.21", materials=[{"id": "said", "code": "8703.23", "codes": {"HS 2022": "8703.24"}}])
    settled = in_edition(before, 2022, [])
    assert (settled.declaration.good.code, item(settled.declaration, "said").code) == ("870321", "870324")
    assert [each.code for each in told(settled, before, 2022)] == ["RL6107"]
    assert in_edition(before, 2012, [OLD_NEW]).declaration is before
    assert in_edition(before, None, [OLD_NEW]).declaration is before


@pytest.mark.parametrize("codes", [{"2012": "8703.21"}, {"HS 2012": 870321}, ["8703.21"], {"HS 2012": "car"}])
def test_codes_of_editions_that_do_not_load(codes: object) -> None:
    declarations, findings = declarations_from({"good": {"codes": codes}}, "d.json")
    assert declarations == () and str(findings[0].where).startswith("d.json: good.codes")


# ---- tables


def correlation(text: str, **options: Any) -> tuple[Correlation | None, list[str]]:
    report = Report()
    found = read_correlation("c.csv", text.encode(), (2012, 2022), report, **options)
    return found, [f"{each.code} {str(each.where).partition(': ')[2]}" for each in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        "HS 2012,HS 2022\n8703.21,8703.21\n8703.23,8703.23\n8703.23,8703.24\n",
        "HS2022;HS2012;remark\n870321;870321;\n870323;870323;part\n870324;ex 870323;part\n",
        "Correlation of two editions\n\nFrom HS 2012\tTo HS 2022\n8703.21\t8703.21\nex8703.23\t8703.23; 8703.24\n",
        "870321,870321\n870323,870323\n870323,870324\n",
    ],
)
def test_the_ways_to_write_a_correlation(text: str) -> None:
    pairs = {("870321", "870321"), ("870323", "870323"), ("870323", "870324")}
    assert correlation(text) == (Correlation(2012, 2022, frozenset(pairs)), [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HS 2012,HS 2022\n8703.2,8703.21\n", ["RL6401 A2"]),
        ("HS 2012,HS 2022\n10121,010121\n", ["RL6401 A2"]),
        ("HS 2012,HS 2022\ncar,8703.21\n8703.21,van\n", ["RL6401 A2", "RL6401 B3"]),
        ("HS 2007,HS 2017\n8703.21,8703.21\n", ["RL6401 row 1"]),
        ("HS 2012,HS 2022\n", ["RL6401 "]),
        ("", ["RL6401 "]),
        ("%PDF-1.7", ["RL6401 "]),
    ],
)
def test_correlations_that_cannot_be_read(text: str, found: list[str]) -> None:
    assert correlation(text) == (None, found)


def test_an_edition_as_a_table() -> None:
    for text in (
        "code,description\n87,Vehicles\n87.03,- Motor cars\n",
        "TOTAL,all\n87;Vehicles\n8703;Motor cars".replace("TOTAL,all\n", ""),
    ):
        report = Report()
        assert read_nomenclature("n.csv", text.encode(), report) == {"87": "Vehicles", "8703": "Motor cars"}
        assert report.findings == []
    report = Report()
    assert read_nomenclature("n.csv", b"code,description\nx,y\n", report) == {} and report.failed
