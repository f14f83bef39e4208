"""The laws of the formatter, over trees of every shape and over the trial texts of the design."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from roolang.diagnostics import has_errors
from roolang.format import format_module, format_text, show
from roolang.format.comments import comments_of
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.tree import Module, Node
from tests.strategies.trees import modules, statements

ROOT = Path(__file__).parents[2]
TEXTS = [path for part in ("stdlib_rules", "examples", "tests/roo") for path in sorted((ROOT / part).rglob("*.roo"))]
SURFACE = ROOT.parent / "shared" / "design" / "surface"
PIECES = re.compile(r'[^\s"“#]*\[reading [^:]*:|"[^"]*"|“[^”]*”|#[^\n]*|\s+|[^\s"“#]+')
GAPS = (" ", "  ", "\n", "\t", "\u00a0", " \n\u00a0\t ")
SPOTS = ("  # here, at the end\n", "\n# here, between\n", "\n\n  # here, apart\n\n")
gaps = st.integers(0, 2**32).map(lambda seed: partial(Random(seed).choice, GAPS))
"""White space at random, without an end."""
slowly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
TRIALS = [pytest.param(path, id=path.stem) for path in sorted(SURFACE.glob("*.roo"))]
NO_TRIALS = pytest.param(SURFACE, marks=pytest.mark.skip("the trial texts are not here"))
trial = pytest.mark.parametrize("path", TRIALS or [NO_TRIALS])


def source(text: str) -> SourceFile:
    return SourceFile("read.roo", text)


def tree(text: str) -> tuple[Node, ...]:
    """The statements of a text."""
    return parse(source(text))[0].statements


def remarks(text: str) -> list[str]:
    """The comments of a text, in no order."""
    return sorted(comment.words for comment in comments_of(source(text)))


def relaid(text: str, gap: Callable[[], str] = lambda: " ") -> str:
    """The same words without comments: on one line, or with other white space."""
    pieces = ["" if piece.startswith("#") else piece for piece in PIECES.findall(text)]
    return "".join(gap() if piece.isspace() else piece for piece in pieces)


# ---- trees of every shape


@slowly
@given(modules)
def test_a_tree_is_read_back(module: Module) -> None:
    text = format_module(module)
    assert tree(text) == module.statements, text


@slowly
@given(modules)
def test_the_layout_is_its_own_layout(module: Module) -> None:
    text = format_module(module)
    assert format_module(parse(source(text))[0]) == text


@slowly
@given(modules, st.data())
def test_white_space_does_not_matter(module: Module, data: st.DataObject) -> None:
    text = format_module(module)
    assume("given text" not in text)
    assert tree(relaid(text)) == module.statements
    other = relaid(text, data.draw(gaps))
    assert tree(other) == module.statements
    assert format_text(source(other))[0] == text


@slowly
@given(modules, st.data())
def test_comments_survive_wherever_they_may_stand(module: Module, data: st.DataObject) -> None:
    pieces = PIECES.findall(format_module(module))
    gaps = [index for index, piece in enumerate(pieces) if piece.isspace()]
    assume(gaps)
    for index in data.draw(st.lists(st.sampled_from(gaps), min_size=1, max_size=3)):
        pieces[index] = data.draw(st.sampled_from(SPOTS))
    text = "".join(pieces)
    assert tree(text) == module.statements
    once = format_text(source(text))[0]
    assert tree(once) == module.statements
    assert " ".join(remarks(once)).split() == " ".join(remarks(text)).split()
    assert format_text(source(once))[0] == once


@slowly
@given(statements)
def test_shown_on_one_line_it_is_the_same(statement: Node) -> None:
    words = show(statement)
    assert tree(words) == (statement,)
    assume("given text" not in words)
    assert "\n" not in words


@pytest.mark.parametrize(
    "text",
    [
        " amend rule for 87.03: replace 50% with 55%",
        "rule for 84.07 requires CTH [and CC [and within quota x]]",
        "rule for 84.07 requires CC and ([within quota x] and CTH)",
        "rule for 84.07 requires [change from 84.08 [, _accumulation]]",
        "rule for 84.07 requires (product\nrule is met) and (product\nrule is met)",
    ],
)
def test_the_cutter(text: str) -> None:
    assert not parse(source(text))[1]


# ---- the texts of this repository, and the trial texts of the design


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_text_of_ours_keeps_its_tree_and_its_comments(path: Path) -> None:
    text = read(path)
    once, findings = format_text(source(text))
    if has_errors(findings):
        assert once == text
        return
    assert tree(once) == tree(text)
    assert " ".join(remarks(once)).split() == " ".join(remarks(text)).split()
    assert format_text(source(once))[0] == once


@trial
def test_a_trial_text_keeps_its_tree_and_its_comments(path: Path) -> None:
    text = read(path)
    once, findings = format_text(source(text))
    assert not has_errors(findings)
    assert tree(once) == tree(text)
    assert remarks(once) == remarks(text)
    assert format_text(source(once))[0] == once


@trial
def test_a_trial_text_may_be_laid_out_anyhow(path: Path) -> None:
    bare = format_text(source(relaid(read(path))))[0]
    assert format_text(source(relaid(bare)))[0] == bare


@trial
@settings(slowly, max_examples=10)
@given(data=st.data())
def test_a_trial_text_with_any_white_space(path: Path, data: st.DataObject) -> None:
    text = read(path)
    assert tree(relaid(text, data.draw(gaps))) == tree(text)


@trial
@settings(slowly, max_examples=25)
@given(data=st.data())
def test_a_trial_text_with_more_comments(path: Path, data: st.DataObject) -> None:
    text = read(path)
    pieces = PIECES.findall(text)
    gaps = [index for index, piece in enumerate(pieces) if piece.isspace() and "\n" in piece]
    for index in data.draw(st.lists(st.sampled_from(gaps), min_size=1, max_size=6)):
        pieces[index] = data.draw(st.sampled_from(SPOTS))
    more = "".join(pieces)
    assert tree(more) == tree(text)
    once = format_text(source(more))[0]
    assert tree(once) == tree(text)
    assert " ".join(remarks(once)).split() == " ".join(remarks(more)).split()
    assert format_text(source(once))[0] == once
