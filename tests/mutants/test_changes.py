"""Which changes of a text there are."""

from __future__ import annotations

import pytest

from roolang.mutants import applied, changes
from roolang.workspace.workspace import load_text

HEAD = 'agreement Trial "a trial"\nparties CA, MX\nnomenclature HS 2022\nin force 2020-01-01\n\n'
CASES = [
    ("rule for 84.72 requires change from any other heading", {("level", "chapter"), ("level", "subheading")}),
    (
        "rule for 84.72 requires value of non-originating materials not more than 4.5% of ex-works price",
        {("limit", "4.4%"), ("limit", "4.6%"), ("limit", "less than for not more than")},
    ),
    (
        "rule for 84.72 requires change from any other heading except from 84.73, 84.74",
        {("level", "chapter"), ("level", "subheading"), ("exception", ""), ("member", "")},
    ),
    (
        "rule for 84.72 requires wholly obtained or undergoes assembly in the territory of the parties",
        {("connective", "... and ...")},
    ),
    (
        "rule for 84.72 requires any of\n  (1) wholly obtained\n  (2) undergoes assembly in the territory of the parties",
        {("connective", "all of ..."), ("member", "")},
    ),
    (
        "rule for 84.72 requires at least 2 of\n  (1) wholly obtained\n  (2) change from any heading\n  (3) undergoes assembly",
        {("count", "1 of ..."), ("count", "3 of ..."), ("member", ""), ("level", "chapter"), ("level", "subheading")},
    ),
    (
        "rule for 84.72 requires regional value content at least 60% by transaction value or 50% by net cost",
        {("limit", "59%"), ("limit", "61%"), ("limit", "49%"), ("limit", "51%"), ("limit", "more than for at least"), ("method", "")},
    ),
    (
        "define parameter share as 40% from 2021-01-01, 50% from 2022-01-01",
        {
            ("limit", "39%"), ("limit", "41%"), ("limit", "49%"), ("limit", "51%"),
            ("date", "from 2020-12-31"), ("date", "from 2021-01-02"), ("date", "from 2021-12-31"), ("date", "from 2022-01-02"),
        },
    ),
    ("rule for 84.72 requires CTH", {("level", "CC"), ("level", "CTSH")}),
    ("roll-up applies", {("provision", "")}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CASES, ids=[words[:60] for words, _ in CASES])
def test_what_is_changed(words: str, expected: set[tuple[str, str]]) -> None:
    module = load_text(HEAD + words + "\n", "a.roo").modules[-1]
    found = {(each.kind, each.becomes) for each in changes(module, {})}
    assert found == expected


def test_a_change_changes_what_it_says_and_nothing_else() -> None:
    text = HEAD + "rule for 84.72 requires change from any other heading or wholly obtained\n"
    module = load_text(text, "a.roo").modules[-1]
    for change in changes(module, {}):
        new = applied(module, change)
        differing = [i for i, (a, b) in enumerate(zip(module.statements, new.statements, strict=True)) if a != b]
        assert differing == [change.statement]
    assert module == load_text(text, "a.roo").modules[-1]
