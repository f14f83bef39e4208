"""A declaration written out in a test, and written out again."""

from __future__ import annotations

import pytest

from roolang.coverage.inline import given
from roolang.domain.declaration import Item
from roolang.syntax import tree as t
from roolang.workspace.inline import declaration
from roolang.workspace.workspace import load_text

ANSWERS = {
    "originating": ("originating", True), "non-originating": ("originating", False),
    "wholly obtained": ("wholly_obtained", True), "not wholly obtained": ("wholly_obtained", False),
    "self-produced": ("self_produced", True), "not self-produced": ("self_produced", False),
    "designated as intermediate": ("designated_intermediate", True),
    "not designated as intermediate": ("designated_intermediate", False),
    "imported": ("imported", True), "not imported": ("imported", False),
    "having undergone no other operations": ("processes_complete", True),
}  # fmt: skip


@pytest.mark.parametrize("words", ANSWERS)
def test_one_answer_about_a_material_is_read_and_written(words: str) -> None:
    field, so = ANSWERS[words]
    text = f'test "it"\ngiven good 8708.40 produced in MX\nmaterial 7326.90 {words}\nexpect originating under T'
    (test,) = (each for each in load_text(text).modules[-1].statements if isinstance(each, t.Test))
    found = declaration(test.given[0], "it")
    (material,) = found.good.holdings["materials"].items
    plain = Item(material.name, "732690")
    assert {name for name in Item.__slots__ if getattr(material, name) != getattr(plain, name)} == {field}
    assert getattr(material, field) is so
    assert given(found, {}).splitlines()[1] == f"material 7326.90 {words}"
