"""What people write for what they mean: one finding each, at its place, in their words, with help that mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.workspace.judging import findings_of
from roolang.workspace.sources import Sources
from roolang.workspace.workspace import workspace_of

HEAD = """agreement ABC "An agreement"
parties CA, MX, US
nomenclature HS 2022
origin is conferred by product rule is met
list cars: 87.03
list light trucks: 8704.21, 8704.31
define condition steel bought here as established that "bought"
define quantity metal share as value of non-originating materials / net cost
define operations shaping: forging, "heat setting"
quota steel tubes: 5000 kg per year exported from MX
define parameter wage as USD 16 per hour
"""
RULE = "rule for 87.08 requires "
CTH = "change from any other heading"
RVC = "regional value content at least 50% by net cost"
SPARED = ("RL4102", "RL4103", "RL5101", "RL5202")
"""Findings of the head itself."""

# (what is written, the code, its column, a part of the message, a part of the help, what the help makes of it)
SLIPS = [
    # ---- words that join, prices and numbers as they are said
    (RULE + "steel bought here also wholly obtained", "RL1001", 43, "found `also`", "write `and`",
     RULE + "steel bought here and wholly obtained"),
    (RULE + "wholly obtained or else CTH", "RL2001", 44, "`else CTH`", "write `or` instead of `or else`",
     RULE + "wholly obtained or CTH"),
    (RULE + CTH + " except from cars also light trucks", "RL2001", 67, "`cars also light trucks`", "write `,`",
     RULE + CTH + " except from cars, light trucks"),
    (RULE + "MaxNOM forty percent", "RL2001", 25, "`MaxNOM forty percent`", "`at most 40%`", RULE + "MaxNOM at most 40%"),
    (RULE + RVC.replace("50%", "fifty percent"), "RL2001", 57, "`fifty percent`", "write `50%`", RULE + RVC),
    (RULE + RVC.replace("50%", "fifty-five per cent"), "RL1001", 57, "number in words", "write `55%`",
     RULE + RVC.replace("50%", "55%")),
    *((f"{RULE}value of non-originating materials at most 40% of {said}", "RL2001", 75, f"`{said}`", f"write `{price}`",
       f"{RULE}value of non-originating materials at most 40% of {price}")
      for said, price in (("EXW", "ex-works price"), ("factory price", "ex-works price"), ("FOB value", "FOB"))),
    # ---- words of the language
    (RULE + "change from any other heding", "RL1001", 47, "found `heding`", "`heading`?", RULE + CTH),
    (RULE + "chnage from any other heading", "RL1001", 25, "found `chnage from`", "`change from`?", RULE + CTH),
    (RULE + RVC.replace("at least", "atleast"), "RL1001", 48, "found `atleast`", "`at least`?", RULE + RVC),
    (RULE + RVC.replace("by net", "using net"), "RL1001", 61, "found `using`", "`by`", RULE + RVC),
    ("rule for 87.08 required " + CTH, "RL1001", 16, "found `required`", "`requires`?", RULE + CTH),
    ("rule of 87.08 requires " + CTH, "RL1001", 1, "cannot begin with `rule of`", "`rule for`?", RULE + CTH),
    ("product " + RULE + CTH, "RL1001", 1, "cannot begin with `product`", "drop `product`", RULE + CTH),
    (
        RULE + "value of non-originating materials not more then 50% of net cost",
        "RL1001", 60, "found `not more then`", "`not more than`?",
        RULE + "value of non-originating materials not more than 50% of net cost",
    ),
    (RULE + "any of (1) wholly obtaned (2) " + CTH, "RL1001", 36, "`wholly obtaned`", "`wholly obtained`?",
     RULE + "any of (1) wholly obtained (2) " + CTH),
    (RULE + "either wholly obtained or " + CTH, "RL1001", 25, "found `either`", "drop `either`",
     RULE + "wholly obtained or " + CTH),
    (RULE + "(" + CTH, "RL1001", 25, "never closed", "write `)` at the end", RULE + "(" + CTH + " )"),
    (RULE + CTH + ")", "RL1001", 54, "closes nothing", "drop the `)`", RULE + CTH),
    ("tolerance 10% of net cost for good of chapter 87", "RL1001", 27, "`for good of`", "`for goods of`?",
     "tolerance 10% of net cost for goods of chapter 87"),
    ("tolerance of 10% of net cost", "RL1001", 1, "`tolerance of`", "`tolerance`?", "tolerance 10% of net cost"),
    ("threshold for good of cars: " + RVC, "RL1001", 1, "`threshold for good of`", "`threshold for goods of`?",
     "threshold for goods of cars: " + RVC),
    (RULE + "value of non-originating materials not more than 50% of ex-works price of the product",
     "RL2001", 103, "no list is called `product`", "what is judged is the good: write `good`",
     RULE + "value of non-originating materials not more than 50% of ex-works price of the good"),
    (RULE + "weight of non-originating materials not more than 50% of weight of final product",
     "RL2001", 92, "no list is called `final product`", "write `the good`",
     RULE + "weight of non-originating materials not more than 50% of weight of the good"),
    ("roll up applies", "RL1001", 1, "`roll up`", "`roll-up`?", "roll-up applies"),
    ("roll-up aplies", "RL1001", 9, "found `aplies`", "`applies`?", "roll-up applies"),
    ("trace all materials to teir 2", "RL1001", 21, "`to teir`", "`to tier`?", "trace all materials to tier 2"),
    ("treat materials of cars as originatng", "RL1001", 28, "`originatng`", "`originating`?",
     "treat materials of cars as originating"),
    ("designation of materials alowed", "RL1001", 26, "`alowed`", "`allowed`?", "designation of materials allowed"),
    ("insufficient operation: washing", "RL1001", 1, "`insufficient operation`", "`insufficient operations`?",
     "insufficient operations: washing"),
    ('claim require established that "x"', "RL1001", 1, "`claim require`", "`claim requires`?",
     'claim requires established that "x"'),
    ("origin is conferd by wholly obtained", "RL1001", 1, "`origin is conferd by`", "`origin is conferred by`?",
     "origin is conferred by wholly obtained"),
    ('origin is lost when established that "x"', "RL1001", 1, "`origin is lost when`", "`origin is lost if`",
     'origin is lost if established that "x"'),
    ("all applicable rules for 87.08 must met", "RL1001", 32, "`must met`", "`must be met`?",
     "all applicable rules for 87.08 must be met"),
    ("proposal P2 from CA amends ABC", "RL1001", 13, "found `from`", "write `by`", "proposal P2 by CA amends ABC"),
    ("proposal P2 by CA amend ABC", "RL1001", 19, "found `amend`", "`amends`?", "proposal P2 by CA amends ABC"),
    ("party CA, MX", "RL1001", 1, "`party`", "write `parties`", "parties CA, MX"),
    ("nomenclature 2022", "RL1001", 1, "`nomenclature`", "`nomenclature HS`?", "nomenclature HS 2022"),
    # ---- definitions
    ("define condition x is " + CTH, "RL1001", 20, "expected `as`", "write `as`", f"define condition x as {CTH}"),
    ("define conditon x as " + CTH, "RL1001", 1, "`define conditon`", "`define condition`?",
     f"define condition x as {CTH}"),
    ("define quantity x = net cost", "RL1001", 19, "found `=`", "write `as`", "define quantity x as net cost"),
    ("define list x: 87.04", "RL1001", 1, "`define`", "drop `define`", "list x: 87.04"),
    ("list parts 87.08", "RL1001", 12, "expected `:`", "write `:` before `87.08`", "list parts : 87.08"),
    ("material steel as 72.06", "RL1001", 1, "`material`", "`define material`?", "define material steel as 72.06"),
    # ---- names
    (RULE + RVC.replace("content", "contnet"), "RL2001", 25, "no quantity is called `regional value contnet`",
     "`regional value content`?", RULE + RVC),
    (RULE + RVC.replace("cost", "cots"), "RL2001", 64, "no method is called `net cots`", "`net cost`?", RULE + RVC),
    (RULE + "regional value content at least 40% build-down", "RL1001", 61, "has the word `by` before it",
     "write `by build-down on price`", ""),
    (RULE + RVC.replace("by ", ""), "RL1001", 61, "has the word `by` before it", "write `by net cost`", RULE + RVC),
    (RULE + "build-down at least 40%", "RL2001", 25, "no quantity", "by build-down on price`", ""),
    (RULE + "metal shrae at most 50%", "RL2001", 25, "no quantity", "`metal share`?",
     RULE + "metal share at most 50%"),
    (RULE + "change from crs", "RL2001", 37, "no list is called `crs`", "`cars`?", RULE + "change from cars"),
    (RULE + CTH + " except from light truks", "RL2001", 67, "`light truks`", "`light trucks`?",
     RULE + CTH + " except from light trucks"),
    (RULE + "steel bougt here", "RL2001", 25, "no condition", "`steel bought here`?", RULE + "steel bought here"),
    (RULE + "undergoes at least 2 of shapping", "RL2001", 35, "no list of operations", "`shaping`?",
     RULE + "undergoes at least 2 of shaping"),
    (RULE + "within quota steel tube", "RL2001", 25, "no quota", "`steel tubes`?", RULE + "within quota steel tubes"),
    ("tolerance 10% of exworks price", "RL2001", 18, "`exworks price`", "`ex-works price`?",
     "tolerance 10% of ex-works price"),
    ("tolerance 10% of net cost covers tarif change", "RL2001", 34, "`tarif change`", "`tariff change`?",
     "tolerance 10% of net cost covers tariff change"),
    ("tolerance 10% of net cost cover tariff change", "RL2001", 18, "`net cost cover tariff change`",
     "`net cost covers tariff change`?",
     "tolerance 10% of net cost covers tariff change"),
    ("threshold for goods of crs: " + RVC, "RL2001", 24, "no list", "`cars`?", "threshold for goods of cars: " + RVC),
    ("inventory methods: fifo, lfio", "RL2001", 26, "no inventory method", "`LIFO`", "inventory methods: fifo, LIFO"),
    ("accumulation bilatral among parties", "RL1102", 14, "nearly `bilateral`", "`bilateral`?",
     "accumulation bilateral among parties"),
    ("part of ABD", "RL2006", 1, "no text `ABD`", "`ABC`?", "part of ABC"),
    ("proposal P2 by CA amends ABD", "RL2006", 1, "amends `ABD`", "`ABC`?", "proposal P2 by CA amends ABC"),
    ('use "nfta"', "RL2003", 1, "no `nfta`", "`nafta`?", 'use "nafta"'),
    ("use nafta", "RL1001", 5, "quotation marks", 'write `"nafta"`', 'use "nafta"'),
    # ---- parties
    ("rule for 87.08 exported from UX requires " + CTH, "RL2005", 30, "`UX`", "CA, MX, US",
     "rule for 87.08 exported from MX requires " + CTH),
    ("rule for 87.08 exported from mx requires " + CTH, "RL1001", 30, "two capital letters", "write `MX`",
     "rule for 87.08 exported from MX requires " + CTH),
    ("rule for 87.08 exported form MX requires " + CTH, "RL1001", 16, "`exported form`", "`exported from`?",
     "rule for 87.08 exported from MX requires " + CTH),
    ("[CN: rule for 87.08 requires " + CTH + "]", "RL2005", 2, "`CN` stands in a bracket", "`CA`?",
     "[CA: rule for 87.08 requires " + CTH + "]"),
    ("proposal P2 by CN amends ABC", "RL2005", 16, "`CN` proposes", "`CA`?", "proposal P2 by CA amends ABC"),
    # ---- codes, dates, units
    ("rule for 87.80 requires " + CTH, "RL4001", 10, "no heading `87.80`", "`87.08`", RULE + CTH),
    ("rule for 8708.29.10.1 requires " + CTH, "RL1001", 10, "not how a tariff code is written", "looks like", ""),
    ("rule for heading 8708.29 requires " + CTH, "RL1008", 10, "is a subheading", "write `subheading 8708.29`",
     "rule for subheading 8708.29 requires " + CTH),
    ("rule for chapter 87.08 requires " + CTH, "RL1008", 10, "is a heading", "write `heading 87.08`",
     "rule for heading 87.08 requires " + CTH),
    ("in force 2018-1-1", "RL1001", 10, "not how a date is written", "`2018-01-01`", "in force 2018-01-01"),
    ("in force 28.02.2018", "RL1001", 10, "not how a date is written", "`2018-02-28`", "in force 2018-02-28"),
    ("in force since 2018-01-01", "RL1001", 10, "found `since`", "drop `since`", "in force 2018-01-01"),
    ("quota q: 500 kgs per year exported from MX", "RL1102", 14, "nearly `kg`", "`kg`?",
     "quota q: 500 kg per year exported from MX"),
]  # fmt: skip


def found_in(text: str) -> list[Finding]:
    sources = Sources()
    sources.add_vocabulary()
    sources.add_text(SourceFile("text.roo", text), Path(__file__).parent)
    found = dict.fromkeys(findings_of(workspace_of(sources), sources))
    return [finding for finding in found if finding.code not in SPARED]


def mended(text: str, finding: Finding) -> str:
    """The text with the first edit that is offered, else with what the help says between backticks at the place."""
    if finding.fixes:
        return finding.fixes[0].applied(text)
    assert finding.label
    said = re.search(r"write `([^`]+)`", finding.help)
    assert said, finding.help
    return text[: finding.label.span.start] + said[1] + text[finding.label.span.end :]


LINES = HEAD.splitlines(keepends=True)
HEADERS = {"parties", "nomenclature"}
"""Headers that stand once in a text: one that is tried takes the place of that of the frame."""


@pytest.mark.parametrize(("written", "code", "column", "message", "help_", "meant"), SLIPS, ids=lambda each: str(each))
def test_a_slip_is_one_finding_with_help_that_mends_it(
    written: str, code: str, column: int, message: str, help_: str, meant: str
) -> None:
    head = "".join("\n" if line.split()[0] in HEADERS.intersection(meant.split()) else line for line in LINES)
    text = f"{head}{written}\n"
    found = found_in(text)
    assert [finding.code for finding in found] == [code], found
    (finding,) = found
    assert finding.label and finding.label.span.place == (HEAD.count("\n") + 1, column)
    assert message in finding.message and help_ in finding.help
    if meant:
        after = mended(text, finding)
        assert " ".join(after[len(head) :].split()) == " ".join(meant.split())
        assert found_in(after) == []


def test_a_name_without_a_likeness_is_told_how_to_define_it() -> None:
    for words, help_ in (
        ("change from sprockets", "`list sprockets: 87.03`"),
        ("within quota sprockets", "`quota sprockets: 1000 kg per year`"),
        ("undergoes at least 2 of sprockets", "`define operations sprockets: cutting, sewing`"),
        ("sprockets", "`define condition sprockets as ...`"),
    ):
        (finding,) = found_in(f"{HEAD}{RULE}{words}\n")
        assert help_ in finding.help
