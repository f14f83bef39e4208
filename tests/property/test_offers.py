"""What is offered is tried: with it so, each good of the tests in `tests/roo` has the verdict that is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from roolang.domain.declaration import Item, items_of, with_entries
from roolang.domain.truth import Truth
from roolang.explain import what_would_change
from roolang.explain.opened import still_open
from roolang.explain.turning import Offer, offers
from roolang.interpret import Judgement, judge
from roolang.interpret.settling import too_long
from roolang.interpret.supposing import Edit, would_be
from roolang.workspace.testing import run_tests
from roolang.workspace.workspace import load

ROO = Path(__file__).parents[1] / "roo"
FILES = sorted(path for name in ("provisions", "adversarial") for path in (ROO / name).rglob("*.roo"))
MOST = 6
"""So many goods of a file, of its first tests."""
NAMED = re.compile(r"(?:, | and |^)([^,]+?)(?: of [\d.]+| of chapter \d+)?(?=, | and |$)")


@cache
def failing(path: Path) -> tuple[Judgement, ...]:
    return tuple(islice(_failing(path), MOST))


def _failing(path: Path) -> Iterator[Judgement]:
    for outcome in run_tests(load(str(path))):
        for judgement in outcome.judgements:
            if judgement.verdict == "non-originating" and not judgement.by_burden and not too_long(judgement):
                yield judgement


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_offer_keeps_its_promise_and_asks_no_more_than_it_must(path: Path) -> None:
    for judgement in failing(path):
        found, _ = offers(judgement, "")
        for offer in found:
            about = f"{judgement.declaration.id}: {[pick.words for pick in offer.picks]}"
            assert (offer.truth is Truth.YES) is (not offer.opens), about
            assert _truth(judgement, offer.edits) is offer.truth, about
            for less in _less(offer):
                assert not _as_good(judgement, less, offer), f"{about}: {len(less)} are enough"


def _truth(judgement: Judgement, edits: Sequence[Edit]) -> Truth:
    ended = would_be(judgement, edits)
    assert ended is not None
    return ended.truth


def _as_good(judgement: Judgement, edits: Sequence[Edit], offer: Offer) -> bool:
    """Whether these make the good originate, or leave no more open than what is offered."""
    ended = would_be(judgement, edits)
    assert ended is not None
    opens = still_open(ended, Truth.YES, offer.opens) if ended.truth is Truth.UNKNOWN else ()
    return ended.truth is not Truth.NO and set(opens) <= set(offer.opens)


def _less(offer: Offer) -> Iterator[list[Edit]]:
    for left in offer.picks if len(offer.picks) > 1 else ():
        yield [edit for pick in offer.picks if pick is not left for edit in pick.edits]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_materials_that_would_have_to_originate_are_enough(path: Path) -> None:
    """Read off the words alone, and declared so."""
    for judgement in failing(path):
        change = what_would_change(judgement)
        assert change is not None
        alone = (
            change.items if change.head.endswith("any one of these") else change.items if len(change.items) == 1 else ()
        )
        for said in alone:
            start, _, what = said.partition(" would have to ")
            names = NAMED.findall(start)
            if not what.endswith("originate") or ";" in said or " more material" in start:
                continue
            known = {item.name for item in items_of(judgement.declaration.good)}
            if not set(names) <= known:
                continue
            good = _originating(judgement.declaration.good, set(names))
            supposed = replace(judgement.declaration, good=good, fungible=False)
            assert judge(judgement.program, supposed).verdict == "originating", f"{judgement.declaration.id}: {said}"


def _originating(item: Item, names: set[str]) -> Item:
    inner = with_entries(item, lambda each: _originating(each, names))
    return replace(inner, originating=True) if item.name in names else inner
