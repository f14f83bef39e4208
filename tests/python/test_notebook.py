"""`%%roo` in a shell of IPython, and the notebook among the examples from its first cell to its last."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

shells = pytest.importorskip("IPython.core.interactiveshell", reason="notebooks need IPython")
NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebook" / "first.ipynb"
RULES = """language 1
agreement DEMO "A demonstration"
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01
rule for 87.03 requires change from any other heading
test "a car of <steel>"
given good 8703.23 material 7208.10 non-originating on 2024-05-01
expect originating under DEMO
"""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    made = shells.InteractiveShell()
    made.run_line_magic("load_ext", "roolang.notebook")
    yield made
    made.history_manager.end_session()


def test_a_cell_of_rules(shell: Any) -> None:
    cell = shell.run_cell_magic("roo", "ours", RULES)
    assert [each.passed for each in cell.outcomes] == [True]
    page = cell._repr_html_()
    assert "a car of &lt;steel&gt;" in page
    assert "<script" not in page
    assert "color:" in page
    assert repr(cell) == "passed: a car of <steel>"
    from roolang import api as roolang

    (judgement,) = roolang.evaluate(shell.user_ns["ours"], {"date": "2024-05-01", "good": {"code": "8703.23"}})
    assert judgement.verdict == "undetermined"


def test_a_cell_with_errors(shell: Any) -> None:
    cell = shell.run_cell_magic("roo", "", RULES.replace("requires change", "requires chnge"))
    assert cell.outcomes == ()
    assert "RL1001" in cell._repr_html_()
    assert "RL1001" in repr(cell)


def test_the_notebook_runs(shell: Any) -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = ["".join(each["source"]) for each in cells if each["cell_type"] == "code"]
    assert len(code) >= 4
    for text in code:
        done = shell.run_cell(text)
        done.raise_error()
    assert [each.verdict for each in shell.user_ns["judgements"]] == ["originating", "non-originating"]
