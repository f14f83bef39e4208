"""Names as they must be spelled, the smallest words, and single nodes on one line."""

from __future__ import annotations

import inspect
from fractions import Fraction

import pytest

from roolang.format import show
from roolang.format.words import amount, code_range, opening, quoted, spelled
from roolang.format.writing import form
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.syntax.tree import Attribution, Node, Stance

US, CA = Stance(("US",)), Stance(("CA", "MX"), "oppose")


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("net cost", "net cost"),
        ("net cost plus intangibles", "net cost plus_intangibles"),
        ("wholly obtained", "wholly_obtained"),
        ("value added in country", "value added in_country"),
        ("in", "_in"),
        ("net 5", "net_5"),
        ("", "_"),
    ],
)
def test_an_underscore_binds_a_reserved_word(name: str, spelling: str) -> None:
    assert spelled(name) == spelling


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("87", "87", "chapter 87"),
        ("01", "60", "chapters 1 to 60"),
        ("8703", "8703", "87.03"),
        ("870321", "870390", "8703.21 to 8703.90"),
        ("87032310", "87032310", "8703.23.10"),
        ("8703231099", "8703231099", "8703.23.10.99"),
        ("840791aa", "840791aa", "8407.91.aa"),
    ],
)
def test_codes_as_annexes_print_them(low: str, high: str, words: str) -> None:
    assert code_range(low, high) == words


def test_small_words() -> None:
    assert amount(Fraction(125, 2)) == "62.5"
    assert quoted("a") == '"a"'
    assert quoted('a "b"') == '“a "b"”'


@pytest.mark.parametrize(
    ("attribution", "words"),
    [
        (Attribution(), "["),
        (Attribution((US,)), "[US: "),
        (Attribution((CA,)), "[CA, MX oppose: "),
        (Attribution((US, CA)), "[US propose; CA, MX oppose: "),
        (Attribution(alternative=2), "[ALT 2: "),
        (Attribution(reading="the first"), "[reading the first: "),
    ],
)
def test_whose_words_a_bracket_holds(attribution: Attribution, words: str) -> None:
    assert opening(attribution) == words


def test_every_kind_of_node_can_be_written() -> None:
    kinds = {kind for kind in vars(t).values() if inspect.isclass(kind) and issubclass(kind, Node)}
    unwritten = {kind.__name__ for kind in kinds - {Node} if form.dispatch(kind) is form.dispatch(object)}
    assert unwritten == set()


def parts(node: object) -> list[Node]:
    """A node and all nodes in it."""
    if isinstance(node, tuple):
        return [part for each in node for part in parts(each)]
    if not isinstance(node, Node):
        return []
    fields = [getattr(node, name) for name in node.__dataclass_fields__]
    return [node, *parts(tuple(fields))]


TEXT = """
rule for "cars" of 8703.21 exported from CA where engine size at most 1500 cc cite "Annex" requires any of
  (1) change from any other heading [CA: except from 84.07]
  (2) regional value content at least 60% by transaction value or 50% by net cost counting only sugar
  [US: (3) all materials of 8407.31 are originating and [US: CC] [MX: CTH]]
"""


def test_any_part_of_a_rule_can_be_shown_on_one_line() -> None:
    rule = parse(SourceFile("a.roo", TEXT))[0].statements[0]
    shown = [show(part) for part in parts(rule)]
    assert all("\n" not in words for words in shown)
    for words in (
        '"cars" of 8703.21',
        '"cars" of 8703.21 exported from CA where engine size not more than 1500 cc',
        "change from any other heading [CA: except from 84.07]",
        "any other heading",
        "at least 60% by transaction value or 50% by net cost counting only sugar",
        "50% by net cost counting only sugar",
        "all materials of 8407.31 are originating and [US: CC] [MX: CTH]",
    ):
        assert any(words in each for each in shown), words
