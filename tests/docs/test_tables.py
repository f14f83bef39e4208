"""The pages of findings about tables, and the guide to tables: what they show is so."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from roolang.diagnostics import CATALOG, has_errors
from roolang.domain.declaration import Item
from roolang.domain.fields import NAMED
from roolang.domain.tables.fields import PLAIN
from roolang.workspace.declarations import TableOptions, read_declarations
from tests.cli.run import roolang
from tests.tables import codes, reading

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
EDITIONS = (ROOT / "docs" / "nomenclature.md").read_text(encoding="utf-8")
SHOWN = ["RL6201", "RL6204", "RL6205", "RL6206", "RL6207", "RL6209", "RL6210", "RL6211", "RL6212", "RL6213", "RL6215"]
SHOWN += ["RL6302", "RL6306", "RL7110", "RL6250"]


@pytest.mark.parametrize("code", SHOWN)
def test_what_a_page_shows_is_reported_and_mended(code: str) -> None:
    page = (ROOT / "docs" / "diagnostics" / f"{code}.md").read_text(encoding="utf-8")
    bad, good = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    known = {} if code in ("RL6213", "RL7110") else {"good": {"code": "8703.23"}}
    assert codes(reading(bad, **known).findings) == {code}
    assert codes(reading(good, **known).findings) <= {"RL6302"} - {code}


@pytest.mark.parametrize("shown", re.findall(r"```console\n\$ roolang (.*?)```", GUIDE + EDITIONS, re.DOTALL))
def test_the_output_is_real(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, _, output = shown.partition("\n")
    done = roolang(*command.split())
    assert done.status == 0
    assert (done.err.strip() + "\n" + done.out.strip()).strip() == output.strip()


def test_every_option_field_and_code_is_in_the_guide() -> None:
    for option in ("mapping", "save-mapping", "column", "sheet", "numbers", "codes", "materials", "good"):
        assert f"`--{option}" in GUIDE
    for field in (*PLAIN, *NAMED):
        assert f"`{field}`" in GUIDE or f"`{field}." in GUIDE, field
    for code in CATALOG:
        assert not code.startswith(("RL62", "RL63")) or code in GUIDE, code


def test_the_example_is_the_same_car_as_the_example_in_json() -> None:
    examples = ROOT / "examples"
    whole = read_declarations((str(examples / "vehicle.json"),))
    options = TableOptions(mapping=str(examples / "vehicle-bom.toml"))
    table = read_declarations((str(examples / "vehicle-bom.csv"),), options)
    assert not has_errors((*whole.findings, *table.findings))
    assert told(table.declarations[0].good) == told(whole.declarations[0].good)
    assert len(str(told(whole.declarations[0].good))) > 10_000


def told(item: Item) -> dict[str, Any]:
    """Everything that is known of an item, as plain values; not where it was said."""
    lists = {key: ([told(each) for each in held.items], held.complete) for key, held in item.holdings.items()}
    return {
        each.name: getattr(item, each.name) for each in fields(item) if each.name not in ("holdings", "said")
    } | lists
