"""What a column says is put where a declaration has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from roolang.columnar.declared import put
from roolang.columnar.rows import Spot
from roolang.columnar.sites import Sites
from roolang.diagnostics import Place
from roolang.domain.fields import BY_TEXT, FLAGS
from roolang.domain.loading.report import Report


@pytest.mark.parametrize("field", [*BY_TEXT, *FLAGS])
def test_every_answer_may_be_yes_or_no_in_words(field: str) -> None:
    found: dict[str, object] = {}
    put(found, field, "Yes")
    assert found == {field: True}


class Untouched(Mapping[str, Place]):
    """Places that nobody may go through."""

    def __getitem__(self, path: str) -> Place:
        raise AssertionError(path)

    def __iter__(self) -> Iterator[str]:
        raise AssertionError

    def __len__(self) -> int:
        raise AssertionError


def test_a_report_without_findings_asks_for_no_place() -> None:
    """The places of a good are worked out when they are asked for: all of them for each good would be most of the time."""
    assert not Report(Untouched()).findings


def test_the_places_of_materials_within_materials() -> None:
    spots = [Spot("m.csv", "row", number) for number in (4, 2, 3)]
    inner = {"id": "block", "materials": [{"id": "pin"}]}
    sites = Sites(Spot("g.csv", "row", 2), (), spots, (), [inner, {"id": "seats"}], ("car", "block", "pin", "seats"))
    at = {name: str(place) for name, place in sites.everything().items() if name in ("block", "pin", "seats")}
    assert at == {"block": "m.csv: row 4", "pin": "m.csv: row 2", "seats": "m.csv: row 3"}
    nested = next(path for path, place in sites.items() if "materials" in path and str(place) == "m.csv: row 2")
    assert nested.startswith("good.materials") and nested.count("materials") == 2
