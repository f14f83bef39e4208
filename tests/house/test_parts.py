"""The tests of vehicle parts are those that `python -m tests.house.parts` writes."""

from __future__ import annotations

from tests.house.parts import files


def test_files_are_fresh() -> None:
    assert {path: path.read_text(encoding="utf-8") for path in files()} == files()
