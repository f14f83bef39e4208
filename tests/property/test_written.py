"""What is written is never lost: every word, number, code and comment of a text stands in its layout as well."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from roolang.diagnostics import has_errors
from roolang.format import format_text
from roolang.format.comments import comments_of
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.probing import walk
from roolang.syntax.terminals import parser
from roolang.syntax.tree import Node
from tests.property.written import written
from tests.strategies.effort import THOROUGH
from tests.strategies.sentences import sentence

ROOT = Path(__file__).parents[2]
TEXTS = [path for part in ("stdlib_rules", "examples", "tests/roo") for path in sorted((ROOT / part).rglob("*.roo"))]
SENTENCES = 40_000 if THOROUGH else 1200
texts = pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))


def source(text: str) -> SourceFile:
    return SourceFile("read.roo", text)


def tree(text: str) -> tuple[Node, ...]:
    return parse(source(text))[0].statements


def laid(text: str) -> str:
    return format_text(source(text))[0]


@texts
def test_every_word_of_a_file_is_kept(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert written(laid(text)) == written(text)


def test_every_word_of_a_sentence_is_kept_or_reported() -> None:
    """Whatever the grammar can say: it is reported, or laid out whole and read back as it was."""
    kept = 0
    for seed in range(SENTENCES):
        text = sentence(seed)
        module, findings = parse(source(text))
        assert "RL9001" not in {finding.code for finding in findings}, text
        if not findings:
            kept += 1
            once = laid(text)
            assert written(once) == written(text), text
            assert tree(once) == module.statements, text
            assert laid(once) == once, text
    assert kept > SENTENCES / 2


def test_sentences_are_cut_from_each_other() -> None:
    """Statements in a row, with any white space between their words, are told apart as the grammar does it."""
    random = Random(7)
    good = [text for text in map(sentence, range(SENTENCES // 4)) if not parse(source(text))[1]]
    for _ in range(SENTENCES // 12):
        several = random.sample(good, 3)
        words = " \n ".join(several).split(" ")
        text = "".join(word + random.choice((" ", "\n", "  ", "\n  ")) for word in words)
        if len(walk(text)[0]) == sum(len(walk(each)[0]) for each in several):
            assert len(parser().parse(text).children) == 3
            module, findings = parse(source(text))
            assert (len(module.statements), findings) == (3, ()), text


def between_tokens(text: str) -> str:
    """The text with a comment of its own between each two tokens."""
    tokens, _ = walk(text)
    parts, at = [], 0
    for number, token in enumerate(tokens):
        start = token.start_pos or 0
        parts += [text[at:start], f" # here {number}\n "]
        at = start
    return "".join([*parts, text[at:]])


@texts
def test_a_comment_may_stand_between_any_two_tokens(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if has_errors(parse(source(text))[1]):
        pytest.skip("a text with errors is left as it is")
    more = between_tokens(text)
    assert tree(more) == tree(text)
    once = laid(more)
    assert tree(once) == tree(text)
    assert remarks(once) == remarks(more)
    assert laid(once) == once


def remarks(text: str) -> Counter[str]:
    """The words of all comments; those that fall on one line become one."""
    return Counter(word for comment in comments_of(source(text)) for word in comment.words.split())


@pytest.mark.parametrize("inside", ["(", "[", "[US:", "[reading the first:", "change", "not more than", "established"])
def test_a_comment_behind_a_bracket_or_within_a_phrase(inside: str) -> None:
    text = """rule for 87.03 requires (change from any other [US: heading] [CA: [reading the first: chapter]])
      and value not more than [40%] and established that "a # b" """
    more = text.replace(inside, f"{inside} # here\n", 1)
    assert tree(more) == tree(text)
    assert remarks(laid(more)) == {"#": 1, "here": 1}
