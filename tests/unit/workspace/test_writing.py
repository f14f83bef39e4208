"""Files as they are written: an interruption at the worst moment leaves a whole text, the old one or the new."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roolang.workspace.writing import write

OLD, NEW = "list cars: 87.03\n", "list cars: 87.03, 87.04\n"


@pytest.fixture
def twice_named(tmp_path: Path) -> Path:
    """A file of two names, which is written itself."""
    path = tmp_path / "rules.roo"
    path.write_text(OLD)
    os.link(path, tmp_path / "again.roo")
    return path


def _interrupt(monkeypatch: pytest.MonkeyPatch, *faults: BaseException) -> None:
    """Each of the next writes leaves three bytes and fails."""
    left, whole = list(faults), Path.write_bytes

    def cut_short(path: Path, content: bytes) -> int:
        if not left:
            return whole(path, content)
        whole(path, content[:3])
        raise left.pop(0)

    monkeypatch.setattr(Path, "write_bytes", cut_short)


def test_an_interruption_brings_back_what_the_file_held(twice_named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _interrupt(monkeypatch, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write(twice_named, NEW)
    assert twice_named.read_text() == OLD
    assert sorted(os.listdir(twice_named.parent)) == ["again.roo", "rules.roo"]


def test_the_whole_copy_stays_where_nothing_comes_back(twice_named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _interrupt(monkeypatch, KeyboardInterrupt(), KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write(twice_named, NEW)
    (spare,) = (each for each in twice_named.parent.iterdir() if each.name.startswith("."))
    assert spare.read_text() == NEW


def test_it_is_told_where_the_whole_copy_is(twice_named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _interrupt(monkeypatch, OSError(28, "No space left"), OSError(28, "No space left"))
    found = write(twice_named, NEW)
    (spare,) = (each for each in twice_named.parent.iterdir() if each.name.startswith("."))
    assert spare.read_text() == NEW
    assert found is not None
    assert found.message == f"cannot write the file: no space left; the whole new text is in `{spare}`"
