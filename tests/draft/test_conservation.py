"""No number and no tariff code of a text is lost or invented, by a count that knows nothing of the compiler."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roolang.draft.documents import read_document
from roolang.draft.drafting import read_rows
from roolang.draft.options import Options
from roolang.draft.report import report_of
from tests.draft.counting import figures, invented, lost

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "psr"
ROWS = [
    ("8407", "A change to heading 84.07 from any other heading, except from heading 84.09 through 84.10."),
    ("8408", "Manufacture in which the value of all the materials used does not exceed 47.5 % of the ex-works price of the product"),
    ("8409", "CTH; or MaxNOM 50 % (EXW)"),
    ("8410", "CTSH or RVC40"),
    ("8411", "A change from any other heading, provided there is a regional value content of not less than: (a) 60 percent where the transaction value method is used; or (b) 50 percent where the net cost method is used."),
    ("1806", "Manufacture in which the value of the materials of Chapters 4 and 17 used does not exceed 30 % of the ex-works price"),
    ("8703", "The words of this rule say 17 things about 8704.10 that nobody reads until 31 December 2029."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("heading 84.07 through 8409.10", {"8407", "840910"}),
        ("47.5 % or 40% of 1 product", {"95/2", "40", "1"}),
        ("(1) Chapter 4; (a) 6-digit, until 31 December 2025", {"4", "2025-12-31"}),
        ("beginning on July 1, 2020", {"2020-7-1"}),
        ("until 2025-12-31, 01.02.2026", {"2025-12-31", "2026-2-1"}),
        ("1,500 cc", {"1500"}),
        ("headings 8407, 8408", {"8407", "8408"}),
    ],
)
def test_the_count_itself(text: str, held: set[str]) -> None:
    assert figures(text) == held


def test_the_count_sees_what_is_lost_and_what_is_invented() -> None:
    text, heading = "A change from 84.08, 40 % or two of 50 %", "8407"
    assert lost(text, "rule for 84.07 requires change from 84.08 or 40%") == {"50"}
    assert invented(text, "rule for 84.07 requires change from 84.09 or 2 of 45%", heading) == {"8409", "45"}


def _reports(rows: bytes) -> list[dict[str, str]]:
    reads = read_rows(read_document("rows.jsonl", rows), Options(agreement="A"))
    entries: list[dict[str, str]] = report_of(reads)["rules"]
    return entries


def beside(entry: dict[str, str]) -> str:
    """What stands beside a rule and says which goods it is for."""
    return f"{entry['heading']} ; {entry['subdivision']}"


def test_made_up_rows() -> None:
    rows = "\n".join(json.dumps({"agreement": "A", "heading": h, "rules": [{"text": text}]}) for h, text in ROWS)
    entries = _reports(rows.encode())
    assert [each["text"] for each in entries] == [text for _, text in ROWS]
    for each in entries:
        assert lost(each["text"], each["source"]) == set(), each
        assert invented(each["text"], each["source"], beside(each)) == set(), each


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of published rules is not here")
def test_published_rules() -> None:
    """Each row that differs from all others in its words, once; a piece of a rule shows the whole rule and is left out."""
    seen: set[tuple[str, ...]] = set()
    rows = []
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            key = tuple(rule["text"] for rule in json.loads(line)["rules"])
            if key not in seen:
                seen.add(key)
                rows.append(line)
    entries = [each for each in _reports("\n".join(rows).encode()) if not each["joined"]]
    wrong = [
        each["place"]
        for each in entries
        if lost(each["text"], each["source"]) or invented(each["text"], each["source"], beside(each))
    ]
    assert len(entries) > 3000
    assert wrong == []
