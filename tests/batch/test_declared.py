"""What a column says is put where a declaration has it."""

from __future__ import annotations

import pytest

from roolang.columnar.declared import put
from roolang.domain.fields import BY_TEXT, FLAGS


@pytest.mark.parametrize("field", [*BY_TEXT, *FLAGS])
def test_every_answer_may_be_yes_or_no_in_words(field: str) -> None:
    found: dict[str, object] = {}
    put(found, field, "Yes")
    assert found == {field: True}
