"""The tests of parts, judged by the published rows of NAFTA's Annex 401 as `roolang draft` reads them: the same verdicts.

The USMCA's rows for other vehicles have NAFTA's changes and shares (those of chapter 87 say so; the others are taken from there),
so that the tests of these are held against them too. Left out is what the rows call by other words than ours.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from roolang.cli.draft import verified
from roolang.draft.documents import read_document
from roolang.draft.drafting import draft
from roolang.draft.options import Options
from roolang.workspace.testing import run_tests
from roolang.workspace.workspace import load_text

ANNEX = Path(__file__).parents[3] / "shared" / "corpus" / "psr" / "nafta.jsonl"
PARTS = Path(__file__).parent / "parts"


@cache
def drafted(codes: frozenset[str]) -> str:
    """The rows of some headings as a rule file."""
    rows = (json.loads(line) for line in ANNEX.read_text(encoding="utf-8").splitlines())
    kept = [json.dumps(row) for row in rows if any(row["heading"].startswith((c, c[:2] + "." + c[2:])) for c in codes)]
    document = read_document("rows.jsonl", "\n".join(kept).encode())
    return draft(document, Options("ANNEX", ("CA", "MX", "US"), 2012, date.today()), verified).text


OTHERWISE = {
    "nafta": {"8708.50", "8708.91"},
    "usmca_other": {"8707.10", "8708.50", "8708.80", "8708.91", "9032.89"},
}
"""Codes whose rows say otherwise: the USMCA asks 60 per cent of net cost for bodies, as much for regulators as for other parts, and lets
struts be made of anything of another heading. Axles and radiators are read by the draft as other goods than the row means."""


@pytest.mark.parametrize("file", sorted(OTHERWISE))
def test_published_rows_give_the_same_verdicts(file: str) -> None:
    """None gives the opposite; most give the same, the others hang on what the annex calls by other words."""
    if not ANNEX.exists():
        pytest.skip("the published annex is not here")
    text = (PARTS / f"{file}.roo").read_text(encoding="utf-8")
    tests = re.sub(r"under \w+$", "under NAFTA", text[text.index("\ntest ") :], flags=re.MULTILINE)
    headings = frozenset(re.findall(r"given good (\d{4})", tests))
    outcomes = list(run_tests(load_text(drafted(headings) + tests)))
    contrary = {each.test for each in outcomes if not each.passed and "undetermined" not in each.reasons[0]}
    assert {name[:7] for name in contrary} <= OTHERWISE[file], contrary
    assert sum(each.passed for each in outcomes) * 3 > len(outcomes) * 2
