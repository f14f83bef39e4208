"""Which of the files that are read are those that the user named."""

from __future__ import annotations

from pathlib import Path

import pytest

from roolang.workspace.workspace import load

BASE = "language 1\nagreement NORTH\nparties CA, MX\nnomenclature HS 2022\nrule for 84.07 requires CTH\n"
OVER = 'language 1\nuse "{base}"\nproposal US_2026 by CA amends NORTH dated 2026-02-01\ndelete rule for 84.07\n'


@pytest.mark.parametrize(("base", "over"), [("a.roo", "b.roo"), ("b.roo", "a.roo")])
def test_of_a_folder_all_files_are_its_own_whichever_uses_which(base: str, over: str, tmp_path: Path) -> None:
    (tmp_path / base).write_text(BASE)
    (tmp_path / over).write_text(OVER.format(base=base))
    assert set(load(str(tmp_path)).library.own) == {"north", "us_2026"}


def test_a_file_that_is_only_used_is_not_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "b.roo").write_text(BASE)
    (tmp_path / "a.roo").write_text(OVER.format(base="b.roo"))
    assert load(str(tmp_path / "a.roo")).library.own == ["us_2026"]


def test_a_file_named_after_one_that_uses_it_is_the_users_own_and_read_once(tmp_path: Path) -> None:
    (tmp_path / "b.roo").write_text(BASE)
    (tmp_path / "a.roo").write_text(OVER.format(base="b.roo"))
    workspace = load(str(tmp_path / "a.roo"), str(tmp_path / "b.roo"))
    assert workspace.library.own == ["north", "us_2026"]
    assert not workspace.findings
