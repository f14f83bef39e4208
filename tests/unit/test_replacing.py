"""Files moved whole into place."""

from __future__ import annotations

from pathlib import Path

import pytest

from roolang.replacing import replacing


def test_a_block_that_fails_leaves_the_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as spare:
        spare.write_text("half")
        raise KeyboardInterrupt
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_file_gets_its_new_content_and_keeps_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o604)
    with replacing(path) as spare:
        assert spare.parent == tmp_path and path.read_text() == "old"
        spare.write_text("new")
    assert path.read_text() == "new" and path.stat().st_mode & 0o777 == 0o604 and list(tmp_path.iterdir()) == [path]


def test_what_is_marked_as_read_only_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o400)
    with pytest.raises(PermissionError, match="read-only"), replacing(path):
        raise AssertionError("the block must not begin")
    assert path.read_text() == "old"
