"""Rows that were read to statements: alternatives, rows for the same goods, ranges that cross."""

from __future__ import annotations

from roolang.draft.annex import Clause, Row, clause
from roolang.draft.entries import RowRead
from roolang.draft.parts import parts_of
from roolang.draft.scopes import scopes_of
from roolang.draft.statements import written
from roolang.format import show
from tests.draft.reader import ours


def drafted(*rows: tuple[str, str | tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """The statements without citations, and the codes of findings, of rows in our own language."""
    made = [Row(heading, _clauses(texts)) for heading, texts in rows]
    reads = [
        RowRead(row, parts_of(row.clauses, "", lambda text, goods: ours(text)), goods, "A")
        for row, goods in zip(made, scopes_of(made), strict=True)
    ]
    statements, findings = written(reads)
    return [show(_bare(each.rule)) for each in statements], [each.code for each in findings]


def _clauses(texts: str | tuple[str, ...]) -> tuple[Clause, ...]:
    several = (texts,) if isinstance(texts, str) else texts
    found = []
    for i, text in enumerate(several):
        operator, _, words = text.rpartition("|")
        found.append(clause(f"c{i}", words, operator))
    return tuple(found)


def _bare(rule: object) -> object:
    from dataclasses import replace

    return replace(rule, cites=())  # type: ignore[type-var]


def test_alternatives_of_a_row() -> None:
    assert drafted(("8407", ("CC", "or|CTH"))) == (["rule for 84.07 requires any of (1) CC (2) CTH"], [])
    assert drafted(("8407", ("CC", "and|MaxNOM at most 50%", "or|CTH")))[0] == [
        "rule for 84.07 requires any of (1) CC and MaxNOM not more than 50% (2) CTH"
    ]


def test_a_lost_connective_is_told_and_the_last_one_stands_for_the_list() -> None:
    assert drafted(("8407", ("CC", "CTH"))) == (["rule for 84.07 requires any of (1) CC (2) CTH"], ["RL9114"])
    assert drafted(("8407", ("CC", "CTH", "or|CTSH")))[1] == []


def test_the_same_rule_twice_is_one_and_two_rules_for_the_same_goods_are_told() -> None:
    assert drafted(("8407", "CC"), ("8407", "CC")) == (["rule for 84.07 requires CC"], [])
    statements, findings = drafted(("8407", "CC"), ("8407", "CTH"))
    assert findings == ["RL9115"]
    assert statements == [
        "rule for 84.07 requires CC",
        'rule for "what row 2 for these goods is for" of 84.07 requires CTH',
    ]


def test_ranges_that_cross_are_divided() -> None:
    statements, findings = drafted(("8401-8405", "CC"), ("8404-8408", "CTH"), ("8406", "CTSH"))
    assert statements == [
        "rule for 84.01 to 84.05 requires CC",
        "rule for 84.04 to 84.08 except 84.04 to 84.05 requires CTH",
        "rule for 84.06 requires CTSH",
    ]
    assert findings == ["RL9115"]


def test_pieces_of_one_rule_are_joined() -> None:
    # The first piece alone is no rule in our language, nor is the second.
    statements, _ = drafted(("8407", ("any of (1) CC (2)", "CTH")))
    assert statements == ["rule for 84.07 requires any of (1) CC (2) CTH"]


def test_what_is_refused_stands_as_a_question_with_its_words() -> None:
    assert drafted(("8407", 'as "agreed" elsewhere'))[0] == [
        'rule for 84.07 requires established that "as ”agreed” elsewhere"'
    ]
