"""`roolang test` where a test fails: what was expected against what was found, and what decides."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import roolang

RULES = """language 1

agreement DEMO "A small agreement"
parties CA, MX, US
nomenclature HS 2012
in force 2018-01-01

rule for 87.03 cite "Annex 1"
  requires regional value content at least 62.5% by net cost

test "imports worth 38.5 per cent of the net cost"
  given good 8703.23 produced in MX with net cost 1000
    material 8407.34 non-originating produced in JP with value 385
    on 2018-02-28
  expect originating under DEMO with regional value content equal to 62.5%
"""


def test_what_was_expected_stands_against_what_was_found(tmp_path: Path) -> None:
    """385 of 1,000 leave 61.5 per cent; 62.5 would be 10 more."""
    (tmp_path / "a.roo").write_text(RULES)
    done = roolang("test", str(tmp_path / "a.roo"))
    assert done.status == 1 and done.err == ""
    lines = done.out.splitlines()
    assert lines[2] == (
        "  - expected originating, found non-originating: Regional value content by net cost is 61.5000%, "
        "below the 62.5% asked: 10.00 short."
    )
    assert lines[3] == "  - regional value content: expected 62.5%, found 61.5000%"
    assert any(line.strip().startswith("no   regional value content at least 62.5%") for line in lines)
    assert lines[-1].startswith("0 passed, 1 failed")
