"""Judgements as Markdown: the same content, in which words of others are never taken for markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from roolang.explain.markdown import as_markdown, bar, code, safe
from roolang.explain.sheet import sheet
from roolang.interpret import Judgement
from tests.pages.making import ALL, undetermined, vehicle

Judged = Callable[..., Judgement]


def test_tables_are_whole() -> None:
    for make in ALL.values():
        width = 0
        for line in as_markdown(make()).splitlines():
            cells = len(re.split(r"(?<!\\)\|", line)) if line.startswith("|") else 0
            assert not width or not cells or cells == width, line
            width = cells


def test_the_vehicle_under_three_readings() -> None:
    text = as_markdown(vehicle(), full=True)
    assert (
        "| NAFTA | **originating** | regional value content by net cost 79.5336%, at least 62.5% asked: met |" in text
    )
    assert "## US\\_2017 (reading origin): non-originating" in text
    assert "- **no** all materials are originating `" in text
    assert (
        "| &emsp;P01-1 engine block, cast | 8409.91 | 190.00 USD | non-originating: declared | (1) traced 190.00 USD |"
        in text
    )
    titles = re.findall("^### (.*)", text, re.MULTILINE)
    assert len(titles) == 3 * 6, "figures, change, clauses, claim, bill and record, three times"


def test_words_of_others_are_no_markup() -> None:
    text = as_markdown(undetermined())
    assert "<script" not in text.replace("\\<script", "")
    assert "[a](b)" not in text and "`|*" not in text
    assert safe("a_b*c|d<e>") == r"a\_b\*c\|d\<e\>"


def test_code_keeps_its_ticks() -> None:
    assert code('"value": null') == '`"value": null`'
    assert code("a`b") == "``a`b``" and code("`a") == "`` `a ``" and code("") == ""


def test_what_is_to_be_pasted_is_there() -> None:
    text = as_markdown(undetermined())
    assert '| value of sugar | `materials[0].value` | `"value": null` | with the number in place of null |' in text


def test_a_bar(judged: Judged) -> None:
    """300 of 1,000 count against the content, so that 70% is reached, and 62.5 is asked: cells 14 and 12 or 13 of 20."""
    rules = "rule for 8708.40 requires regional value content at least 60% by net cost\n"
    part = {"id": "p", "code": "7326.90", "value": 300, "originating": False}
    found = sheet(judged(rules, "8708.40", part, values={"net cost": 1000}), version="0", rules="")
    assert bar(found.figures[0]) == "█" * 12 + "│" + "█" * 2 + "·" * 6
    unsure = {"id": "q", "code": "7326.90", "value": 200}
    found = sheet(judged(rules, "8708.40", part, unsure, values={"net cost": 1000}), version="0", rules="")
    assert bar(found.figures[0]) == "█" * 10 + "▒" * 2 + "│" + "▒" * 2 + "·" * 6
