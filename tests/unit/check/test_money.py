"""Currencies and names that end in three capitals."""

from __future__ import annotations

import pytest

from roolang.check import check
from roolang.format import format_text
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t

FRAME = """language 1 agreement DEMO parties CA, US
define measure value in money define measure FOB in money define measure price EUR in money
"""


def figures(words: str) -> tuple[tuple[str, t.Value], ...]:
    text = f'test "t" given good 87.03 with {words} expect originating under DEMO'
    module, findings = parse(SourceFile("t.roo", text))
    assert findings == ()
    (test,) = module.statements
    assert isinstance(test, t.Test) and test.given[0].good
    again = parse(SourceFile("t.roo", format_text(SourceFile("t.roo", text))[0]))[0]
    assert again.statements == module.statements
    return test.given[0].good.facts[0].figures


@pytest.mark.parametrize(
    ("words", "names", "kinds"),
    [
        ("value EUR 5", ["value"], [t.Money]),
        ("net cost USD 5.20, value EUR 7 per hour", ["net cost", "value"], [t.Money, t.Money]),
        ("FOB 100", ["FOB"], [t.Number]),
        ("adjusted FOB 100", ["adjusted FOB"], [t.Number]),
        ("EUR 5", ["EUR"], [t.Number]),
        ("price_EUR 5", ["price EUR"], [t.Number]),
        ("class EUR5 7", ["class EUR5"], [t.Number]),
        ("value EUR of_sale 5", ["value EUR of sale"], [t.Number]),
    ],
)
def test_where_a_name_ends_and_money_begins(words: str, names: list[str], kinds: list[type]) -> None:
    found = figures(words)
    assert [name for name, _ in found] == names
    assert [type(value) for _, value in found] == kinds


def warned(words: str) -> list[str]:
    text = f'{FRAME} test "t" given good 87.03 with {words} expect originating under DEMO'
    module, findings = parse(SourceFile("t.roo", text))
    assert findings == ()
    return [f"{f.message} - {f.help}" for f in check([(module, True)]) if f.code == "RL1101"]


def test_what_can_be_read_in_two_ways_is_told() -> None:
    assert warned("value EUR 5, FOB 7, net FOB 8") == []
    (unknown,) = warned("value USS 5")
    assert "the name `value USS`: `USS` is not a currency" in unknown and "`USD`" in unknown
    (name,) = warned("price EUR 5")
    assert "`price EUR` is a name" in name and "write `price_EUR`" in name


def test_a_currency_that_nobody_knows() -> None:
    module, _ = parse(SourceFile("t.roo", f"{FRAME} rule for 87.03 requires value at most USS 500 or EUR 20"))
    assert [f.message for f in check([(module, True)]) if f.code == "RL1101"] == ["`USS` is not a currency"]
