"""`roolang eval` judges under the texts that a file holds; under one that it only uses, where it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import roolang

BASE = """language 1
agreement DEMO "A test"
parties CA, MX
nomenclature HS 2012
in force 2018-01-01
rule for 87.08 requires wholly obtained
"""
COUNTER = """language 1
use "base.roo"
proposal CA_1 by CA amends DEMO dated 2018-02-01
replace rule for 87.08 requires change from any other heading
"""


@pytest.mark.parametrize(("under", "texts"), [((), {"CA_1"}), (("--under", "DEMO"), {"DEMO"})])
def test_a_text_that_is_only_used_is_judged_by_where_it_is_named(
    under: tuple[str, ...], texts: set[str], tmp_path: Path
) -> None:
    (tmp_path / "base.roo").write_text(BASE)
    (tmp_path / "counter.roo").write_text(COUNTER)
    (tmp_path / "good.json").write_text('{"nomenclature": "HS 2012", "good": {"code": "8708.40"}}')
    given = (str(tmp_path / "counter.roo"), str(tmp_path / "good.json"), "--on", "2018-03-01", "--brief")
    done = roolang("eval", *given, *under)
    assert done.status == 0, done.err
    assert {line.split()[1] for line in done.out.splitlines() if line.startswith("good ")} == texts
