"""`eval --full` tells every material that a figure counts, also of a condition that is met."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import roolang

RULES = """language 1
agreement ANY
parties MX, US
nomenclature HS 2022
rule for 8703.23 requires value of non-originating materials at most 40% of FOB
"""


def test_the_materials_of_a_condition_that_is_met_are_told(tmp_path: Path) -> None:
    rules, declared = tmp_path / "r.roo", tmp_path / "d.json"
    rules.write_text(RULES, encoding="utf-8")
    parts = [{"id": f"part {i}", "code": "87.08", "originating": False, "value": i} for i in range(1, 10)]
    good = {"code": "8703.23", "produced_in": "MX", "values": {"FOB": 200}}
    declared.write_text(json.dumps({"date": "2024-01-01", "good": good, "materials": parts}), encoding="utf-8")
    told = roolang("eval", str(rules), str(declared), "--full").out
    assert "originating" in told.splitlines()[1]
    assert all(f"part {i} " in told for i in range(1, 10))
