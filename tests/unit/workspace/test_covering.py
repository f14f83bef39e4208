"""Between whom an agreement is, which way it goes, and from when it is in force for whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roolang.domain.trade import Trade
from roolang.domain.truth import Truth
from roolang.workspace.covering import Agreement, agreements_of
from roolang.workspace.rules import Rules

UNION = Agreement("UNION", "", ("EU", "GB"), (), date(2021, 1, 1), date(2030, 12, 31), (), "", "std:union/a.roo")
SCHEME = Agreement("SCHEME", "", ("GB", "KE", "GH"), ("GB",), None, None, (), "", "std:scheme.roo")
LATER = (("MY", date(2022, 11, 29)), ("BN", date(2023, 7, 12)))
OCEAN = Agreement("OCEAN", "", ("JP", "MY", "BN"), (), date(2018, 12, 30), None, LATER, "", "std:ocean/a.roo")


@pytest.mark.parametrize(
    ("agreement", "source", "target", "truth"),
    [
        (UNION, "GB", "EU", Truth.YES),
        (UNION, "FR", "GB", Truth.YES),
        (UNION, "FR", "DE", Truth.NO),
        (UNION, "GB", "CH", Truth.NO),
        (UNION, "CH", "GB", Truth.NO),
        (UNION, "GB", None, Truth.UNKNOWN),
        (UNION, None, "PL", Truth.UNKNOWN),
        (UNION, None, None, Truth.UNKNOWN),
        (UNION, "CH", None, Truth.NO),
        (SCHEME, "KE", "GB", Truth.YES),
        (SCHEME, "KE", "GH", Truth.NO),
        (SCHEME, "GB", "KE", Truth.NO),
        (SCHEME, "GB", None, Truth.NO),
        (SCHEME, None, "GB", Truth.UNKNOWN),
        (OCEAN, "JP", "FR", Truth.NO),
    ],
)
def test_which_trades_are_covered(agreement: Agreement, source: str | None, target: str | None, truth: Truth) -> None:
    assert agreement.covers(Trade(source, target)) is truth


@pytest.mark.parametrize(
    ("country", "day", "inside"),
    [
        ("HR", date(2013, 6, 30), False),
        ("HR", date(2013, 7, 1), True),
        ("GB", date(2019, 6, 1), True),
        ("GB", date(2020, 12, 31), True),
        ("GB", date(2021, 1, 1), False),
        ("GB", None, False),
        ("FR", None, True),
        ("CH", date(2020, 1, 1), False),
    ],
)
def test_a_state_is_part_of_the_union_while_it_is_a_member(country: str, day: date | None, inside: bool) -> None:
    # Accession of Croatia: 1 July 2013. The transition after the withdrawal of the United Kingdom ended with 2020.
    pact = Agreement("PACT", "", ("EU", "JP"), (), None, None, (), "", "std:pact/a.roo")
    assert pact.covers(Trade(country, "JP"), day) is (Truth.YES if inside else Truth.NO)


@pytest.mark.parametrize(
    ("agreement", "way", "day", "said"),
    [
        (UNION, ("GB", "EU"), date(2020, 12, 31), "from 2021-01-01"),
        (UNION, ("GB", "EU"), date(2031, 1, 1), "to 2030-12-31"),
        (UNION, ("GB", "EU"), date(2030, 12, 31), ""),
        (OCEAN, ("JP", "MY"), date(2022, 11, 28), "for MY from 2022-11-29"),
        (OCEAN, ("JP", "MY"), date(2022, 11, 29), ""),
        (OCEAN, ("BN", "MY"), date(2020, 1, 1), "for MY from 2022-11-29, for BN from 2023-07-12"),
        (OCEAN, ("JP", None), date(2020, 1, 1), ""),
        (SCHEME, ("KE", "GB"), date(1990, 1, 1), ""),
    ],
)
def test_when_it_is_in_force(agreement: Agreement, way: tuple[str, str | None], day: date, said: str) -> None:
    assert agreement.out_of_force(day, Trade(*way)) == said


def test_each_agreement_is_loaded_by_itself() -> None:
    assert [each.rules("stdlib") for each in (UNION, SCHEME)] == ["union", "scheme"]
    assert UNION.rules("my/rules") == "my/rules"


def test_headers_are_read_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROOLANG_CACHE", str(tmp_path / "kept"))
    text = """language 1
agreement ALPHA "One" parties CA, US for imports into US nomenclature HS 2022
in force 2020-01-01 to 2029-12-31 for CA from 2021-01-01
dates are those of import
proposal BETA by US amends ALPHA
"""
    (tmp_path / "a.roo").write_text(text, encoding="utf-8")
    for _ in range(2):
        (found,), errors = agreements_of(Rules(str(tmp_path / "a.roo")))
        assert not errors and (found.name, found.title, found.event) == ("ALPHA", "One", "importation")
        assert (found.parties, found.importing) == (("CA", "US"), ("US",))
        assert (found.start, found.end, found.joined) == (
            date(2020, 1, 1), date(2029, 12, 31), (("CA", date(2021, 1, 1)),),
        )  # fmt: skip
    (tmp_path / "a.roo").write_text(text.replace("by US", "by"), encoding="utf-8")
    found_none, errors = agreements_of(Rules(str(tmp_path / "a.roo")))
    assert not found_none and errors
