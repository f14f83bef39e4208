"""`code` and `codes` of one edition: they agree, or it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from roolang.domain.loading import declarations_from
from roolang.domain.relating import in_edition, told

KIT = {"id": "kit", "code": "8703.23", "codes": {"HS 2022": "8407.34"}}


def given(material: Mapping[str, Any], **top: Any) -> dict[str, Any]:
    return {"good": {"code": "8703.23"}, "materials": [material], **top}


def test_two_codes_of_one_edition_are_an_error_that_names_both() -> None:
    declarations, findings = declarations_from(given(KIT, nomenclature="HS 2022"), "kit.json")
    assert not declarations
    assert [each.code for each in findings] == ["RL6009"]
    assert "8703.23" in findings[0].message
    assert "8407.34" in findings[0].message
    assert str(findings[0].where) == "kit.json: materials[0] (kit).code"


def test_so_are_those_of_the_good() -> None:
    good = {"code": "8703.23", "codes": {"HS 2022": "8704.21"}}
    _, findings = declarations_from({"nomenclature": "HS 2022", "good": good}, "car.json")
    assert [(each.code, str(each.where)) for each in findings] == [("RL6009", "car.json: good.code")]


@pytest.mark.parametrize("code", ["8407.34", "84.07", "8407.34.10"])
def test_a_code_that_is_the_other_or_a_part_of_it_agrees(code: str) -> None:
    declarations, findings = declarations_from(given({**KIT, "code": code}, nomenclature="HS 2022"), "kit.json")
    assert declarations
    assert not findings


def test_a_code_of_another_edition_may_differ() -> None:
    (declaration,), findings = declarations_from(given(KIT, nomenclature="HS 2012"), "kit.json")
    assert not findings
    found = told(in_edition(declaration, 2022, ()), declaration, 2022)
    assert "RL6110" not in {each.code for each in found}


@pytest.mark.parametrize(("edition", "codes"), [(2022, ["RL6110"]), (2012, []), (None, [])])
def test_where_nobody_says_of_which_edition_a_code_is_the_rules_tell(edition: int | None, codes: list[str]) -> None:
    (declaration,), findings = declarations_from(given(KIT), "kit.json")
    assert not findings
    found = told(in_edition(declaration, edition, ()), declaration, edition)
    assert [each.code for each in found] == codes
