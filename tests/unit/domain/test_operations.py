"""Names of operations that may be other words for those that a text lists."""

from __future__ import annotations

import pytest

from roolang.domain.operations import doubted, narrowed

LISTED = (
    "washing", "labelling", "pressing", "pressing of textiles", "placing in bottles", "removal of dust",
    "breaking-up of packages", "assembly of packages", "simple assembly", "simple packaging", "freezing to preserve",
    "slaughter",
)  # fmt: skip
NEAR = [
    ("affixing labels", "labelling"),
    ("bottling", "placing in bottles"),
    ("machine washing", "washing"),
    ("dust removal", "removal of dust"),
    ("packaging", "simple packaging"),
    ("freezing", "freezing to preserve"),
    ("slaughtering of pigs", "slaughter"),
    ("quick simple assembly", "simple assembly"),
]
FAR = [
    "assembly", "assembly of engines", "removal of wool", "pressing of oranges", "welding", "simple bending",
    "operations", "-", "",
]  # fmt: skip


@pytest.mark.parametrize(("name", "listed"), NEAR)
def test_a_name_that_may_be_another_for_a_listed_operation(name: str, listed: str) -> None:
    assert doubted(name, LISTED) == listed


@pytest.mark.parametrize("name", FAR)
def test_a_name_that_is_none_of_them(name: str) -> None:
    assert doubted(name, LISTED) == ""


def test_what_limits_a_listed_operation() -> None:
    assert narrowed("assembly", LISTED) == "simple assembly"
    assert narrowed("simple assembly", LISTED) == narrowed("welding", LISTED) == narrowed("", LISTED) == ""
