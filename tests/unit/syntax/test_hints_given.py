"""Help for tests as people write them who have read one: what is written is what was meant, and nothing is lost."""

from __future__ import annotations

import pytest

from roolang.source import SourceFile
from roolang.syntax.parser import parse

TEST = """language 1
use "honey"
test "x"
  given good 1704.90 produced in MX with ex-works price 100
    material 0409.00 non-originating with value 20
    on 2026-03-02
  expect originating under HONEY
"""
HONEY, GOOD, WITH = "material 0409.00 ", "given good 1704.90", "non-originating with value 20"


@pytest.mark.parametrize(
    ("right", "written", "meant"),
    [
        (HONEY, "material honey 0409.00 ", 'material 0409.00 named "honey" '),
        (HONEY, 'material "my honey" 0409.00 ', 'material 0409.00 named "my honey" '),
        (HONEY, "material raw honey of bees 0409.00 ", 'material 0409.00 named "raw honey of bees" '),
        (HONEY, "materials: 0409.00 ", HONEY),
        (HONEY, "materials 0409.00 ", HONEY),
        (GOOD, "given a candy 1704.90", 'given good 1704.90 named "candy"'),
        (GOOD, "given good candy 1704.90", 'given good 1704.90 named "candy"'),
        (GOOD, "given product 1704.90", GOOD),
        (GOOD, "given 1704.90", GOOD),
        (WITH, "foreign with value 20", WITH),
        (WITH, "non-originating worth 20", WITH),
        ("produced in", "made in", "produced in"),
        ("expect originating", "expect qualifies", "expect originating"),
        ("originating under HONEY", "HONEY originating", "originating under HONEY"),
        ("originating under HONEY", "HONEY is not originating", "non-originating under HONEY"),
        ("ex-works price", "ex works price", "ex-works price"),
    ],
)
def test_the_first_fix_says_what_is_meant(right: str, written: str, meant: str) -> None:
    text = TEST.replace(right, written)
    _, found = parse(SourceFile("text.roo", text))
    assert [each.code for each in found] == ["RL1001"]
    assert found[0].fixes[0].applied(text) == TEST.replace(right, meant)
    assert not parse(SourceFile("text.roo", TEST.replace(right, meant)))[1]


def test_with_a_second_slip_behind_it_the_first_is_told_as_what_it_is() -> None:
    text = TEST.replace("ex-works price", "ex works price").replace(" with value", ", value")
    (found,) = parse(SourceFile("text.roo", text))[1]
    assert found.help == "did you mean `ex-works price`?"
