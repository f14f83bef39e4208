"""One broken statement hides no other; cuts fall between statements and nowhere else."""

from __future__ import annotations

import re

import pytest

from roolang.source import SourceFile, decode
from roolang.syntax import parse, tree
from roolang.syntax.recovery import cut
from roolang.syntax.terminals import parser
from tests.patience import patience

WHOLE = """
language 1
use "methods.roo"
agreement ABC "Agreement between A and B"   parties CA, US; nomenclature HS 2017
in force 2020-07-01 to 2030-06-30   dates are those of importation   part of XYZ
proposal P1 by CA amends ABC dated 2021-01-01 "first round"
consolidated text T1 among CA, US amends ABC
list cars nomenclature HS 2012 cite "Annex list rule for": 87.03, "buses" of 87.02 and heading 87.04
define material sugar as 17.01, 17.02   # list of a rule for nothing
define operation printing as text "rule for printing, list it"
define operations finishing: bleaching, "heat setting"
define stages textile within chapters 50 to 63: yarn, fabric
define measure value in money
define quantity cap as value of non-originating materials / price
define method build-down on price for content as (price - value of counted materials) / price
define condition CTH as change from any other heading
define parameter floor as USD 16 per hour
The origin is conferred by any of (1) wholly obtained (2) the product rule is met
  (3) all materials are originating.
origin is lost if established that "the list is replaced"
a claim requires established that "a statement was made"
all applicable rules for 2106.90 must be met
tolerance textiles: 10% of weight for goods of chapters 50 to 63 covers tariff change
  within any stated maximum
accumulation full among the parties
roll-up applies
treat indirect materials as originating
trace materials listed in "Annex 1" for goods of cars by net cost
threshold for goods of cars: content at least 50% from 2020-07-01, 55% from 2022-07-01 by net cost
designation of materials allowed
averaging over "the year" by "list" for goods of 87.03
inventory methods: fifo, average
insufficient operations: washing, packing
quota cars: 60000 units per year exported from CA
rule for 87.03 in force 2020-07-01 to 2021-06-30 requires CTH or within quota cars
  or undergoes assembly in the territory of the parties
rule for 87.04 in force 2021-07-01
  requires CTH
replace rule for 87.05 in force 2021-07-01 requires CC
replace the tolerance 12% of value
add rule for 87.06 requires CC
add list new nomenclature HS 2012: 87.07
delete rule for 87.08
delete list cars
delete tolerance textiles
delete threshold for goods of cars
delete provision "Art. 5"
delete alternative (2) of rule for 87.09
add to list cars: 87.10
delete from list "Annex 1": 87.11
add to rule for 87.12 and CTH
amend rule for 87.13: replace 50% with 55%
amend tolerance textiles: replace 10% with 12%
[CA: rule for 87.14 requires CC list more: 87.15] [US: tolerance 5% of value]
[reading the strict list: rule for 87.16 requires CC [US: and CTH]]
test "rule for everything" given text "rule for 87.03 requires CTH
  rule for 87.04 requires CC" expect error RL1001
test "b" given good 87.03 material 84.07 originating on 2021-01-01 expect originating under ABC because cap
"""


def whole() -> SourceFile:
    return SourceFile("whole.roo", WHOLE)


def test_the_sample_is_read_as_one_text_is() -> None:
    module, findings = parse(whole())
    assert [finding.message for finding in findings] == []
    assert len(module.statements) == len(parser().parse(WHOLE).children)


def test_every_statement_is_cut_by_itself() -> None:
    for piece in cut(WHOLE):
        assert len(parser().parse(WHOLE[piece.start : piece.end]).children) == 1


def test_statements_in_brackets_are_parts() -> None:
    parts = [len(piece.parts) for piece in cut(WHOLE) if piece.parts]
    assert parts == [2, 1, 1]


@pytest.mark.parametrize("index", range(len(cut(WHOLE))))
def test_a_broken_statement_hides_no_other(index: int) -> None:
    pieces = cut(WHOLE)
    sizes = [len(parse(SourceFile("p.roo", WHOLE[p.start : p.end]))[0].statements) for p in pieces]
    assert sizes == [1] * len(pieces)
    place = pieces[index]
    words = re.sub(r"\s*(#[^\n]*|\bThe|\ba)?\s*$", "", WHOLE[place.start : place.end])
    broken = WHOLE[: place.start] + words + " )" + WHOLE[place.start + len(words) :]
    module, findings = parse(SourceFile("whole.roo", broken))
    assert [finding.code for finding in findings] == ["RL1001"]
    assert findings[0].message == "this `)` closes nothing"
    assert len(module.statements) == len(pieces) - (0 if place.parts else 1)


def test_layout_means_nothing() -> None:
    line = " ".join(row.split("#")[0].strip() for row in WHOLE.split("\n"))
    here = parse(SourceFile("line.roo", line))[0].statements
    there = parse(whole())[0].statements
    assert here[:-2] == there[:-2]
    assert len(here) == len(there)


def test_a_bracket_keeps_its_good_statements() -> None:
    rules = ["rule for 87.03 requires CC", "rule for 87.04 requries CC", "rule for 87.05 requires CC"]
    text = "[US: " + "\n".join(rules) + "]\nlist cars: 87.03"
    module, findings = parse(SourceFile("b.roo", text))
    bracket, listed = module.statements
    assert isinstance(bracket, tree.Bracketed)
    assert len(bracket.content) == 2
    assert bracket.attribution.stances[0].parties == ("US",)
    assert isinstance(listed, tree.ListDefinition)
    assert [finding.place for finding in findings] == ["b.roo:2:16"]


def test_a_bracket_within_a_bracket_of_statements_keeps_those_around_it() -> None:
    text = "[MX, US: rule for 87 requires CC\n[US: rule for 86 requires CTH\nrule for 85 requres CC]\nrule for 84 requires CTH]"
    module, findings = parse(SourceFile("t.roo", text))
    assert [(each.code, each.label.span.text) for each in findings if each.label] == [("RL1001", "requres")]
    (outer,) = module.statements
    assert isinstance(outer, tree.Bracketed)
    first, inner, last = outer.content
    assert isinstance(inner, tree.Bracketed) and len(inner.content) == 1
    assert [each.span.text for each in (first, last)] == ["rule for 87 requires CC", "rule for 84 requires CTH"]


def test_an_open_bracket_hides_nothing() -> None:
    text = "[US: tolerance 2% of value\n[CA: tolerance 10% of value]\nrule for 87.03 requires CC"
    module, findings = parse(SourceFile("b.roo", text))
    assert len(module.statements) == 2
    assert [finding.place for finding in findings] == ["b.roo:1:1"]


def test_a_good_statement_before_an_unknown_word_is_kept() -> None:
    text = "rule for 87.03 requires CTH\nlsit cars: 87.03\nrule for 87.04 requires CTH"
    module, findings = parse(SourceFile("b.roo", text))
    assert len(module.statements) == 2
    assert [finding.place for finding in findings] == ["b.roo:2:1"]


def test_broken_statements_on_one_line() -> None:
    text = "rule for 87.03 requires rule for 87.04 requries CC rule for 87.05 requires CC list cars 87.03"
    module, findings = parse(SourceFile("b.roo", text))
    assert [finding.place for finding in findings] == ["b.roo:1:16", "b.roo:1:40", "b.roo:1:89"]
    assert len(module.statements) == 1


def test_findings_of_the_reader_are_placed_in_the_whole_file() -> None:
    text = "rule for 87.03 requries CTH\nrule for chapter 87.03 requires CTH\nin force 2020-02-30"
    _, findings = parse(SourceFile("b.roo", text))
    assert [(finding.code, finding.place) for finding in findings] == [
        ("RL1001", "b.roo:1:16"),
        ("RL1008", "b.roo:2:10"),
        ("RL1010", "b.roo:3:10"),
    ]


def test_places_in_nodes_are_those_of_the_file() -> None:
    module, _ = parse(SourceFile("b.roo", "rule for 87.03 requries CTH\nrule for 87.04 requires CTH"))
    assert module.statements[0].span.text == "rule for 87.04 requires CTH"


def test_pasted_text() -> None:
    """What a word processor makes of a text: it is read as if typed."""
    pasted = (
        "\ufeffrule for chapters 28 – 38, 84.07–84.08 cite “Annex\u00a04” requires any of\r\n"
        "\t(1)\u00a0change from any other heading;\u00a0or\r\n"
        "\t(2) value of non‑originating materials ≤ 50 per cent of the ex‑works price, and CTH.\r\n"
    )
    typed = (
        'rule for chapters 28 to 38, 84.07 to 84.08 cite "Annex 4" requires any of\n'
        "(1) change from any other heading\n"
        "(2) value of non-originating materials <= 50% of ex-works price and CTH"
    )
    source, bad = decode("pasted.roo", pasted.encode())
    module, findings = parse(source)
    assert bad is None
    assert findings == ()
    assert module.statements == parse(SourceFile("typed.roo", typed))[0].statements


RULE = """rule for 8703.21 to 8703.90 cite "Annex 401" requires any of
  (1) change from any other heading except from headings 84.07, 84.08; or
  (2) change from any subheading and regional value content at least 60% by transaction value
"""


@pytest.mark.parametrize("broken", [1, 500])
def test_a_long_file_comes_to_an_end(broken: int) -> None:
    rules = [RULE] * 5000
    for i in range(broken):
        rules[i * 7] = RULE.replace(*[("requires", "requries"), (" any of", " any"), ("60%", ""), ("(2)", "2)")][i % 4])
    with patience():
        module, findings = parse(SourceFile("long.roo", "".join(rules)))
    assert (len(module.statements), len(findings)) == (5000 - broken, broken)
