"""Headers that stand twice in one text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import roolang

PARTIES, EDITION, TIME = "parties CA, MX", "nomenclature HS 2022", "in force 2020-01-01"
RULE = "rule for 87.03 requires change from any other heading"


def checked(folder: Path, *lines: str) -> str:
    """What `check` says of an agreement."""
    path = folder / "t.roo"
    path.write_text("\n".join(["language 1", *lines, RULE, ""]))
    run = roolang("check", str(path), "--format", "text")
    assert run.status == ("error" in run.err)
    return run.err


@pytest.mark.parametrize("again", ["parties CA, US", "nomenclature HS 2017", "in force 2021-01-01"])
def test_a_header_that_stands_twice(again: str, tmp_path: Path) -> None:
    said = checked(tmp_path, "agreement N", PARTIES, EDITION, TIME, again)
    assert said.count("error[RL4005]") == 1 and "t.roo:6:1" in said and "it says so here" in said


@pytest.mark.parametrize("lines", [("agreement N", "parties CA, CA, MX"), ("agreement N", "parties CA, MX, CA")])
def test_a_party_that_is_named_twice(lines: tuple[str, ...], tmp_path: Path) -> None:
    said = checked(tmp_path, *lines, EDITION, TIME)
    assert said.count("error[RL4005]") == 1 and "`CA` stands twice" in said and "it stands here" in said


def test_a_proposal_may_have_its_own(tmp_path: Path) -> None:
    lines = ("agreement N", PARTIES, EDITION, TIME, RULE, "proposal P by CA amends N", "in force 2021-01-01", "replace")
    path = tmp_path / "t.roo"
    path.write_text("\n".join(["language 1", *lines]) + f" {RULE}\n")
    assert "RL4005" not in roolang("check", str(path)).err
