"""One slip of the pen each: the line that is named, what is said, and the help that mends it."""

from __future__ import annotations

import pytest

from roolang.source import SourceFile
from roolang.syntax import parse

BEFORE = "rule for 01.01 requires CC\n"
AFTER = "\nrule for 99.01 requires CC\n"

# (the broken statement, its line within it, a part of the message, a part of the help)
SLIPS = [
    # ---- rules
    (
        "rule for heading and 87.04 requires CTH",
        1,
        "a tariff code after `heading`, found `and`",
        "drop `and`",
    ),
    (
        "rule for heading requires CTH",
        1,
        "a tariff code after `heading`, found `requires`",
        "looks like `87`",
    ),
    ("rule for 87.03 requries CTH", 1, "expected `requires` after `87.03`, found `requries`", "`requires`?"),
    ("rule for 87.03\n  requries CTH", 2, "found `requries`", "did you mean `requires`?"),
    ("rule for 87.03 shall CTH", 1, "expected `requires`", "write `requires`"),
    (
        "rule for 87.03 change from any other heading",
        1,
        "`requires`",
        "write `requires` before `change from`",
    ),
    ("rule for 87.03 CTH", 1, "found `CTH`", "write `requires` before `CTH`"),
    ("rule for 87.03: CTH", 1, "found `:`", "write `requires` instead of `:`"),
    ("rule for for 87.03 requires CTH", 1, "found `for`", "drop the second `for`"),
    ("rule for 87.03 requires requires CTH", 1, "a condition", "drop the second `requires`"),
    ("rule for 87.03 requires", 1, "a condition after `requires`, but the statement ends", "such as"),
    ("rule for 87.03 and requires CTH", 1, "found `and`", "drop `and`"),
    ("rule for 87.03 87.04 requires CTH", 1, "found `87.04`", "write `,` before `87.04`"),
    ("rule for chapters 28 - 38 requires CTH", 1, "found `-`", "write `to` instead of `-`"),
    ("rule for 87.03 until 87.05 requires CTH", 1, "expected `to`", "write `to`"),
    ("rule for 8703.2 requires CTH", 1, "`8703.2` is not how a tariff code", "`8703.21`"),
    ("rule for 87.3 requires CTH", 1, "`87.3` is not how a tariff code", "`87.03`"),
    ("rule for 87.03.21 requires CTH", 1, "`87.03.21`", "write `8703.21`"),
    ("rule for 870 requires CTH", 1, "`870` is not how a tariff code", "looks like"),
    ("rule for ex 87.03 requires CTH", 1, "`described as`", 'ex 87.03 described as "..."'),
    (
        "rule for 87.12 requires CTH except from",
        1,
        "expected a tariff code after `except from`, but the statement ends",
        "looks like `87`",
    ),
    ("accumulation full among parties CA", 1, "`among parties` is every party of the text", "drop `CA`"),
    ("accumulation full among the parties CA, MX", 1, "`among parties` is every party of the text", "`with CA, MX`"),
    ("rule for 87.03 requires one of\n  (1) CTH\n  (2) CC", 1, "found `one of`", "write `any of`"),
    ("parties Norway, EU", 1, "`Norway` is not a party", "write `NO`"),
    ("parties GB, New Zealand", 1, "`New Zealand` is not a party", "write `NZ`"),
    # ---- places and operations, said as agreements say them
    (
        "rule for 84.07 requires change from any other heading in the territory of CA",
        1,
        "only operations have a place",
        "write `and good is produced in CA`",
    ),
    (
        "rule for 84.07 requires change from any other heading\n  in the territory of the parties",
        2,
        "only operations have a place",
        "drop `in the territory of the parties`",
    ),
    (
        "rule for 61.09 requires CC\n  provided that good is both cut and sewn in the territory of one or more of the parties",
        2,
        "`good is both cut and sewn`",
        "`undergoes cutting combined with sewing in the territory of the parties`",
    ),
    ("rule for 61.09 requires the good is assembled", 1, "`the good is assembled`", "`undergoes assembling`"),
    (
        "rule for 61.09 requires undergoes cutting in the territory of one or more of the parties and CC",
        1,
        "not how a place is written",
        "write `in the territory of the parties`",
    ),
    ("rule for 61.09 requires undergoes cutting in the territory of CA or MX", 1, "a place", "write `in CA, MX`"),
    # ---- brackets of amendments
    (
        "amend rule for 84.18: replace 40% with [60%]",
        1,
        "stands around all of it",
        "write `[amend rule for 84.18: replace 40% with 60%]`",
    ),
    (
        "amend rule for 84.18: replace 40% with [CL: 60%]",
        1,
        "stands around all of it",
        "write `[CL: amend rule for 84.18: replace 40% with 60%]`",
    ),
    # ---- statement words
    ("rule fro 87.03 requires CTH", 1, "cannot begin with `rule fro`", "did you mean `rule for`?"),
    ("rule 87.03 requires CTH", 1, "cannot begin with `rule`", "did you mean `rule for`?"),
    ("ruel for 87.03 requires CTH", 1, "cannot begin with `ruel for`", "did you mean `rule for`?"),
    ("Rule For 87.03 requires CTH", 1, "only in small letters", "write `rule`"),
    ("RULE FOR 87.03 REQUIRES CHANGE FROM ANY OTHER HEADING", 1, "`RULE`", "write `rule`"),
    ("lsit cars: 87.03", 1, "cannot begin with `lsit`", "did you mean `list`?"),
    ("tolerence 10% of value of good", 1, "cannot begin with `tolerence`", "did you mean `tolerance`?"),
    ("cumulation full among the parties", 1, "`cumulation`", "`accumulation`"),
    ("origin is conferred any of (1) CTH", 1, "`origin is conferred`", "`origin is conferred by`?"),
    ("define sugar as heading 17.01", 1, "cannot begin with `define`", "did you mean `define material`?"),
    ("define matrial sugar as heading 17.01", 1, "`define matrial`", "did you mean `define material`?"),
    ("nomenclature 2017", 1, "cannot begin with `nomenclature`", "did you mean `nomenclature HS`?"),
    ("the quick brown fox", 1, "cannot begin with `quick`", "statements begin with words such as"),
    ("add or CTH", 1, "expected a statement after `add`, found `or`", "statements begin with words such as"),
    ("add 5% of value", 1, "expected a statement after `add`, found `5%`", "statements begin with words such as"),
    ("50% of nothing", 1, "cannot begin with `50%`", "write `tolerance` before `50%`"),
    # ---- conditions
    ("rule for 87.03 requires change form any other heading", 1, "found `change form`", "`change from`?"),
    ("rule for 87.03 requires change any other heading", 1, "`change from`", "did you mean `change from`?"),
    ("rule for 87.03 requires CTH AND CC", 1, "`AND` in capitals", "write `and`"),
    ("rule for 87.03 requires change from any other heading\n  AND CC", 2, "`AND`", "write `and`"),
    ("rule for 87.03 requires CTH and", 1, "a condition after `and`, but the statement", "drop `and`"),
    ("rule for 87.03 requires CTH and or CC", 1, "a condition after `and`, found `or`", "drop `and`"),
    ("rule for 87.03 requires and CTH", 1, "a condition after `requires`, found `and`", "drop `and`"),
    ("rule for 87.03 requires CTH or\n", 1, "a condition after `or`", "drop `or`"),
    ("rule for 87.03 requires CTH & CC", 1, "`&` (ampersand)", "write `and`"),
    ("rule for 87.03 { CTH }", 1, "left curly bracket", "no braces"),
    ("rule for 87.03 requires CTH except of 84.07", 1, "expected `except from`", "write `except from`"),
    ("rule for 87.03 requires change from any other heading\n  excluding 84.07", 2, "`except`", "`except`"),
    (
        "rule for 87.03 requires change from any other heading expect from 84.07",
        1,
        "`expect from`",
        "`except from`?",
    ),
    ("rule for 87.03 requires all materials is originating", 1, "found `is`", "write `are` instead of `is`"),
    ("rule for 87.03 requires undergo knitting", 1, "`undergoes`", "did you mean `undergoes`?"),
    ("rule for 87.03 requires undergoes", 1, "an operation after `undergoes`", "write its name"),
    ("rule for 87.03 requires from 2020-01-01 CTH", 1, "`:`", "write `:` before `CTH`"),
    # ---- brackets and labels
    ("rule for 87.03 requires (CTH or CC", 1, "this `(` is never closed", "write `)`"),
    ("rule for 87.03 requires\n  (CTH or CC\n  and MaxNOM", 2, "this `(` is never closed", "write `)`"),
    ("rule for 87.03 requires CTH or CC)", 1, "this `)` closes nothing", "drop the `)`"),
    ("rule for 87.03 requires CTH [US: and CC", 1, "this `[` is never closed", "write `]`"),
    ("rule for 87.03 requires CTH [US: and CC)", 1, "closes another kind of bracket", "write `]`"),
    ("rule for 87.03 requires RVC at least [US: 40%] [CA: 50%", 1, "never closed", "write `]`"),
    ("[US: tolerance 10% of value", 1, "this `[` is never closed", "write `]`"),
    ("[US: in force 2020-01-01]", 1, "`in force` cannot stand in a bracket", "take it out"),
    ("tolerance 10% of value]", 1, "this `]` closes nothing", "drop the `]`"),
    ("[us: tolerance 10% of value]", 1, "two capital letters", "write `[US: ...]`"),
    ("[US tolerance 10% of value]", 1, "a colon is missing", "[US: "),
    (
        "rule for 87.03 requires any of\n  CTH\n  (2) CC",
        2,
        "a label such as `(1)`",
        "write `(1)` before `CTH`",
    ),
    ("rule for 87.03 requires any of\n  (1) CTH\n  (2)", 3, "a condition after `(2)`", "such as"),
    ("rule for 87.03 requires any of\n  1. CTH\n  2. CC", 2, "not how a label is written", "write `(1)`"),
    ("rule for 87.03 requires any\n  (1) CTH\n  (2) CC", 1, "`any of`", "did you mean `any of`?"),
    ("delete alternative 3 of rule for 87.03", 1, "not how a label is written", "write `(3)`"),
    # ---- numbers and dates
    ("rule for 87.03 requires RVC at least 62,5%", 1, "decimal comma", "write `62.5%`"),
    ("rule for 87.03 requires RVC at least 60% by P or 55 by Q", 1, "found `55`", "write `55%`"),
    ("rule for 87.03 requires RVC => 40%", 1, "`=>` is not a comparison", "write `>=`"),
    (
        "rule for 87.03 requires RVC 40%",
        1,
        "`RVC` is no name here",
        "write `regional value content at least 40%`",
    ),
    ("rule for 87.03 requires at least 40% RVC", 1, "before its comparison", "write `RVC at least 40%`"),
    (
        "rule for 87.03 requires RVC by net cost at least 40%",
        1,
        "method comes after",
        "write `at least 40% by net cost`",
    ),
    ("rule for 87.03 requires RVC at least", 1, "a limit such as `40%`", "write a percentage"),
    ("rule for 87.03 requires RVC atleast 60%", 1, "found `atleast`", "did you mean `at least`?"),
    ("rule for 87.03 requires wages at least $16 per hour", 1, "`$` (dollar sign)", "`EUR 100`"),
    ("rule for 87.03 requires wages at least 16 USD per hour", 1, "currency comes before", "write `USD 16`"),
    ("quota cars: 60,000 units per year", 1, "a mark for the thousands", "write `60000`"),
    ("quota cars: 60000 units a year", 1, "`per year`", "write `per year`"),
    ("in force 2020/07/01", 1, "not how a date is written", "write `2020-07-01`"),
    ("in force 2020–07–01", 1, "not how a date is written", "write `2020-07-01`"),
    ("in force July 1, 2020", 1, "not how a date is written", "write `2020-07-01`"),
    ("in force 01.07.2020", 1, "not how a date is written", "write `2020-07-01`"),
    ("in force 2020-07-01 until 2021-01-01", 1, "expected `to`", "write `to`"),
    # ---- definitions, names, parties
    ("list a: 87.03", 1, "`a` is an article", "another name"),
    ("list cars 87.03", 1, "expected `:`", "write `:` before `87.03`"),
    ("list cars: 87.03,", 1, "a tariff code after `,`", "drop `,`"),
    ("define material wood for pulp as 47.01", 1, "`for` is a word of the language", "`wood_for_pulp`"),
    ("define material sugar heading 17.01", 1, "expected `as`", "write `as` before `heading`"),
    ("define operation trace as knitting", 1, "`trace` is a word of the language", "another name"),
    ("define quantity cap as value of non-originating materials /", 1, "a quantity after `/`", "such as"),
    ("agreement", 1, "a name after `agreement`", "a name is"),
    ("parties us, ca", 1, "`us` is not a party", "write `US`"),
    ("parties US and CA", 1, "found `and`", "write `,` instead of `and`"),
    ("parties USA, CAN", 1, "`USA` is not a party", "`US`"),
    ("proposal X by us amends Y", 1, "`us` is not a party", "write `US`"),
    # ---- provisions, amendments, tests
    ("tolerance 10% off value of the good", 1, "expected `of`", "write `of`"),
    ("treat accessories disregarded", 1, "expected `as`", "write `as` before `disregarded`"),
    ("treat accessories as ignored", 1, "`originating` or `disregarded`", "write `originating`"),
    ("roll-up apply", 1, "expected `applies`", "write `applies`"),
    ("add rulle for 87.03 requires CTH", 1, "expected `rule for` after `add`", "did you mean `rule for`?"),
    ("amend rule for 87.03: replace 50% by 55%", 1, "expected `with`", "write `with` instead of `by`"),
    ("add to lsit cars: 87.03", 1, "expected `list` after `add to`", "did you mean `list`?"),
    ('test "x" expect originating under X', 1, "expected `given`", "`given`"),
    ('test "x" given good 87.03 expect origination under X', 1, "found `origination`", "`originating`?"),
    ("test x given good 87.03 expect originating under X", 1, "words in quotation marks", 'write `"x"`'),
    (
        'test "x" given good 56.02 undergoes felting in US followed by "forming" in CA expect originating under X',
        1,
        "a place ends the operations",
        "write `undergoes` instead of `followed by`",
    ),
    (
        "rule for 56.02 requires undergoes felting in US followed by forming in US",
        1,
        "a place ends the operations",
        "drop `in US`",
    ),
    # ---- quotation marks and remarks
    ("rule for 87.03 requires CTH cite Art. 5", 1, "words in quotation marks", 'write `"Art. 5"`'),
    ("use lib.roo", 1, "words in quotation marks", 'write `"lib.roo"`'),
    ('rule for 87.03 requires CTH cite "Art. 5', 1, "never closed", 'write `"` where'),
    ("rule for 87.03 requires CTH cite “Art. 5", 1, "never closed", 'write `"` where'),
    ('rule for 87.03 requires CTH cite “Art. 5"', 1, "different marks", 'write `"` at both ends'),
    ("rule for 87.03 requires CTH cite ‘Art. 5’", 1, "left single quotation mark", "double quotation marks"),
    ("rule for 87.03 requires CTH cite 'Art. 5'", 1, "apostrophe", "double quotation marks"),
    (
        "rule for 87.03 requires CTH\n  // see the annex",
        2,
        "a remark begins with `#`",
        "write `# see the annex`",
    ),
    ("rule for 87.03 requires CTH -- remark", 1, "a remark begins with `#`", "write `# remark`"),
]
STRANGE = ("(ampersand)", "curly bracket", "dollar sign", "single quotation mark", "apostrophe")


@pytest.mark.parametrize(("broken", "line", "said", "help"), SLIPS, ids=[slip[0][:50] for slip in SLIPS])
def test_slip(broken: str, line: int, said: str, help: str) -> None:
    module, findings = parse(SourceFile("slip.roo", BEFORE + broken + AFTER))
    assert len(findings) == 1, [finding.message for finding in findings]
    (finding,) = findings
    assert finding.code == ("RL1002" if any(sign in said for sign in STRANGE) else "RL1001")
    assert finding.label is not None
    assert finding.label.span.place[0] == line + 1
    assert said in finding.message
    assert help in finding.help
    assert len(module.statements) in (2, 3)
    assert module.statements[0].span.start == 0
    assert module.statements[-1].span.place[0] == 2 + len(broken.split("\n"))


def test_helps_can_be_pasted() -> None:
    """Most slips come with a help that says exactly what to write."""
    helps = [parse(SourceFile("slip.roo", slip[0]))[1][0].help for slip in SLIPS]
    assert all(helps)
    exact = [help for help in helps if help.startswith(("write `", "did you mean", "drop "))]
    assert len(exact) > 0.7 * len(SLIPS)


def test_messages_keep_the_house_style() -> None:
    """Lower case, no full stop, never a word of the machinery."""
    for broken, *_ in SLIPS:
        for finding in parse(SourceFile("slip.roo", broken))[1]:
            for words in (finding.message, finding.help):
                assert not words.endswith(".") or words.endswith("...")
                assert not words[:1].isupper()
                assert "ANON" not in words and "ATTR" not in words and "Token" not in words
                assert "expected  " not in words
