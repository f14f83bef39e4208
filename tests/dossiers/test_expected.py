"""Every expected figure of the three dossiers: by hand, by the programs, and as it was published.

The first test needs nothing but this project. The others walk the published blocks, where they are at hand, and prove
that no leaf of them is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from roolang.domain.amount import decimal_text
from tests.dossiers import bars, cars, shirts
from tests.dossiers.asking import ROOT

SHARED = ROOT.parent / "shared" / "domain" / "dossiers"
NAMES = {"vehicle": cars, "shirt": shirts, "chocolate": bars}
LEAVES = {"vehicle": 282, "shirt": 58, "chocolate": 472}
"""How many leaves each published block has; 84 of the last two are reasons in words."""
PROSE = "why"
LIMITS = {"7", "8", "10", "12.5", "15", "20", "30", "40", "47.5", "50", "60", "70"}
"""Percentages that the rules ask for."""
there = pytest.mark.skipif(not SHARED.is_dir(), reason="the dossiers are not at hand")


@cache
def ours(name: str) -> dict[str, Any]:
    return dict(NAMES[name].leaves())


@cache
def published(name: str) -> dict[str, Any]:
    text = (SHARED / f"dossier-{name}.json").read_text(encoding="utf-8")
    return dict(walk(json.loads(text, parse_float=str)["expected"]))


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf by its path; a list of names is one leaf."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, f"{path}/{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for i, inner in enumerate(value):
            yield from walk(inner, f"{path}/{i}")
    else:
        yield path, value


@pytest.mark.parametrize("name", NAMES)
def test_the_programs_find_what_is_worked_out_by_hand(name: str) -> None:
    wrong = []
    for path, (by_hand, ask) in ours(name).items():
        found = ask()
        if found != by_hand:
            wrong.append(f"{path}: {found}, by hand {by_hand}")
    assert not wrong, "\n".join(wrong)


def test_the_figures_in_the_reasons_of_the_shirt() -> None:
    for path, by_hand, ask in shirts.figures():
        assert ask() == by_hand, path


@there
@pytest.mark.parametrize("name", NAMES)
def test_no_published_leaf_is_left_out(name: str) -> None:
    leaves = published(name)
    assert len(leaves) == LEAVES[name]
    assert {path for path in leaves if not path.endswith(f"/{PROSE}")} == set(ours(name))


@there
@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_the_published_one_to_the_last_digit(name: str) -> None:
    wrong = []
    for path, (by_hand, _) in ours(name).items():
        said = published(name)[path]
        if not _same(by_hand, said):
            wrong.append(f"{path}: {by_hand}, published {said}")
    assert not wrong, "\n".join(wrong)


def _same(by_hand: Any, said: Any) -> bool:
    """Whether a figure is the printed one; a zero at the end is not printed, so there may be more digits than seen."""
    if isinstance(by_hand, bool | str | list):
        return bool(by_hand == said)
    digits = len(str(said).partition(".")[2])
    return decimal_text(Fraction(by_hand), digits, grouped=False) == decimal_text(Fraction(said), digits, grouped=False)


@there
@pytest.mark.parametrize("name", ["shirt", "chocolate"])
def test_percentages_in_the_reasons_are_figures_or_limits(name: str) -> None:
    """Reasons in words say nothing in numbers that is not asserted: a figure of the same entry, a sum, or a limit."""
    known = {path: list(_numbers(name, path)) for path in published(name)}
    lost = []
    for path, words in published(name).items():
        if path.endswith(f"/{PROSE}"):
            said = re.findall(r"(\d+(?:\.\d+)?)%", words)
            lost += [f"{path}: {number}" for number in said if not _known(Fraction(number), number, known[path])]
    assert not lost, "\n".join(lost)


def _numbers(name: str, path: str) -> Iterator[Fraction]:
    """What is asserted of the entry that a reason belongs to."""
    entry = path.rpartition("/")[0]
    found = {each: value for each, (value, _) in ours(name).items() if each.startswith(f"{entry}/")}
    yield from (value for value in found.values() if isinstance(value, Fraction))
    sugar, milk = (found.get(f"{entry}/{each}") for each in ("no_sugar_weight_incl_embedded_pct", "no_ch4_weight_pct"))
    yield from [sugar + milk] if isinstance(sugar, Fraction) and isinstance(milk, Fraction) else []
    if name == "shirt":
        yield from (by_hand for place, by_hand, _ in shirts.figures() if place == entry)
        yield from YARN.get(entry, ())


YARN = {
    "C/CPTPP": [100 * Fraction(18, 200)], "G/CPTPP": [Fraction(100)],
    "J/NAFTA": [100 * Fraction(16, 200)], "J/USMCA": [100 * Fraction(16, 200)],
}  # fmt: skip
"""Grams of foreign yarn in 200 of cloth."""


def _known(said: Fraction, printed: str, asserted: list[Fraction]) -> bool:
    """Whether a percentage, to the digits printed, is one that is asserted, or a limit of the rules."""
    digits = len(printed.partition(".")[2])
    rounded = {decimal_text(each, digits, grouped=False) for each in asserted}
    return decimal_text(said, digits, grouped=False) in rounded or said in map(Fraction, LIMITS)
