"""What can be claimed hangs on the way that the good goes, and on the day; whether it originates does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.cli.run import roolang

RULES = """language 1
agreement PACT parties CA, GB, EU, JP nomenclature HS 2022 in force 2020-01-01
  for GB from 2024-12-15
origin is conferred by the product rule is met
rule for 87.12 requires change from any other heading
"""
CLAIM = 'claim requires established that "shipped direct"\n'
SCHEME = RULES.replace("CA, GB, EU, JP", "GB, NG for imports into GB").replace("  for GB from 2024-12-15\n", "")


def judged(folder: Path, rules: str, source: str | None, target: str | None, day: str = "2025-03-01") -> dict[str, Any]:
    (folder / "r.roo").write_text(rules, encoding="utf-8")
    good = {"code": "8712.00", "produced_in": "GB", "complete": ["materials"], "established": ["shipped direct"]}
    way = {"exported_from": source, "imported_into": target}
    (folder / "g.json").write_text(
        json.dumps(
            {"date": day, "good": good, "materials": [{"id": "tube", "code": "7306.30", "originating": False}]}
            | {key: place for key, place in way.items() if place}
        ),
        encoding="utf-8",
    )
    run = roolang("eval", str(folder / "r.roo"), str(folder / "g.json"), "--json")
    (result,) = json.loads(run.out)["results"]
    return dict(result)


def notes(result: dict[str, Any]) -> list[tuple[str, str]]:
    return [(note["code"], note["message"]) for note in result["notes"]]


NOT_YET = "PACT is not in force for GB on 2024-12-14: it begins for GB on 2024-12-15"


@pytest.mark.parametrize("claim", ["", CLAIM])
@pytest.mark.parametrize(
    ("rules", "source", "target", "day", "code", "message"),
    [
        (RULES, "GB", "US", "2025-03-01", "RL6115", "the trade from GB into US is not covered by PACT"),
        (RULES, "BR", None, "2025-03-01", "RL6115", "the trade from BR is not covered by PACT"),
        (RULES, None, "US", "2025-03-01", "RL6115", "the trade into US is not covered by PACT"),
        (RULES, "FR", "DE", "2025-03-01", "RL6115", "the trade from EU into EU is not covered by PACT"),
        (SCHEME, "GB", "NG", "2025-03-01", "RL6115", "the trade from GB into NG is not covered by PACT"),
        (RULES, "GB", "JP", "2024-12-14", "RL6106", NOT_YET),
        (RULES, "CA", "GB", "2024-12-14", "RL6106", NOT_YET),
        (RULES, "CA", "JP", "2019-12-31", "RL6106", "PACT is not in force on 2019-12-31: it begins on 2020-01-01"),
        (RULES, None, None, "2019-12-31", "RL6106", "PACT is not in force on 2019-12-31: it begins on 2020-01-01"),
    ],
)
def test_what_the_text_is_not_for_cannot_be_claimed(
    tmp_path: Path, rules: str, source: str, target: str, day: str, code: str, message: str, claim: str
) -> None:
    result = judged(tmp_path, rules + claim, source, target, day)
    assert (result["verdict"], result["claimable"]) == ("originating", "no")
    assert notes(result) == [(code, message)]
    words = " ".join(roolang("eval", str(tmp_path / "r.roo"), str(tmp_path / "g.json")).out.split())
    assert f"Preferential treatment cannot be claimed: {message}." in words
    assert "can be claimed" not in words


@pytest.mark.parametrize(
    ("rules", "source", "target", "day"),
    [
        (RULES, "GB", "JP", "2024-12-15"),
        (RULES, "CA", "JP", "2024-12-14"),
        (RULES, "FR", "JP", "2024-12-14"),
        (RULES, "JP", None, "2024-12-14"),
        (RULES, None, None, "2024-12-14"),
        (RULES, "IM", "JP", "2025-03-01"),
        (RULES, "JP", "MC", "2025-03-01"),
        (SCHEME, "NG", "GB", "2025-03-01"),
    ],
)
def test_what_it_is_for_or_may_be_can(tmp_path: Path, rules: str, source: str, target: str, day: str) -> None:
    """The Isle of Man and Monaco are reached by agreements of others, which only their texts say."""
    for claim in ("", CLAIM):
        result = judged(tmp_path, rules + claim, source, target, day)
        assert (result["claimable"], notes(result)) == ("yes", [])
    words = " ".join(roolang("eval", str(tmp_path / "r.roo"), str(tmp_path / "g.json")).out.split())
    assert "Preferential treatment can be claimed: what is asked besides origin is met" in words


def test_a_text_without_parties_says_nothing_of_trade(tmp_path: Path) -> None:
    rules = "language 1\nagreement PACT nomenclature HS 2022\n" + RULES.partition("2024-12-15\n")[2]
    result = judged(tmp_path, rules, "GB", "US")
    assert result["claimable"] == "undetermined" and "RL6115" not in str(notes(result))


def test_batch_tells_the_same(tmp_path: Path) -> None:
    (tmp_path / "r.roo").write_text(RULES, encoding="utf-8")
    goods = "id,code,produced_in,exported_from,imported_into\na,8712.00,GB,GB,US\nb,8712.00,GB,GB,JP\n"
    lines = "good,id,code,originating\na,tube,7306.30,false\nb,tube,7306.30,false\n"
    for name, text in (("goods", goods), ("lines", lines)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        read = f"read_csv('{tmp_path}/{name}.csv', all_varchar = true)"
        duckdb.connect().execute(f"COPY (FROM {read}) TO '{tmp_path}/{name}.parquet'")
    names = [str(tmp_path / f"{name}.parquet") for name in ("goods", "lines")]
    out = str(tmp_path / "out.parquet")
    run = roolang("batch", str(tmp_path / "r.roo"), *names, "-o", out, "--on", "2025-03-01")
    assert "[RL6115]: the trade from GB into US is not covered by PACT" in run.err
    assert run.err.count("RL6115") == 1 and "data row 1" in run.err
