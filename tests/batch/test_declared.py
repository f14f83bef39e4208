"""What a column says is put where a declaration has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from roolang.columnar.columns import Table, understood
from roolang.columnar.declared import one_by_one, put
from roolang.columnar.engine import Engine
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


def test_rows_that_are_part_of_nothing_are_not_passed_over() -> None:
    engine = Engine(threads=1)
    engine.run("CREATE TABLE g AS SELECT 'a' AS id, '870323' AS code; CREATE TABLE w AS SELECT 1 AS g, 'a' AS id")
    rows = "('a', 'engine', NULL), ('a', 'pin', 'block'), ('a', 'bolt', 'engine')"
    engine.run(f"CREATE TABLE m AS SELECT * FROM (VALUES {rows}) t(good, id, parent)")
    tables = [Table(name, role, name) for name, role in (("g", "goods"), ("m", "materials"))]
    for table in tables:
        assert not understood(table, engine.described(table.whole, ""), {}, set())
    (given,) = one_by_one(engine, tables[0], tables[1], "w", {})
    assert given.declaration is None and [str(each.where) for each in given.findings] == ["m: data row 2"]
