"""Which names may be slips for one another."""

from __future__ import annotations

import pytest

from roolang.diagnostics.suggest import a_slip

SLIPS = [
    ("FOBB", "FOB"), ("cuting", "cutting"), ("NOTRH", "NORTH"), ("gear box", "Gear boxes"), ("gearboxes", "gear boxes"),
    ("seat", "seats"), ("ex works price", "ex-works price"), ("transction valu", "transaction value"),
    ("netcost", "net cost"), ("glasses", "glass"),
    ("carss", "cars"),
]  # fmt: skip
OTHERS = [
    ("CIP", "CIF"), ("printing", "painting"), ("stamping", "shaping"), ("US_2017", "US_2018"), ("Annex 1", "Annex 11"),
    ("FO", "FOBs of"), ("", "net cost"), ("dyeing", "drying"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "meant"), SLIPS)
def test_a_slip(word: str, meant: str) -> None:
    assert a_slip(word, meant) and a_slip(meant, word)


@pytest.mark.parametrize(("word", "meant"), OTHERS)
def test_another_name(word: str, meant: str) -> None:
    assert not a_slip(word, meant) and not a_slip(meant, word)
