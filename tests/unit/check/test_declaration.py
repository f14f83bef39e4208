"""The codes of a declaration against the nomenclature."""

from __future__ import annotations

from typing import Any

from roolang.check import check_declaration
from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.domain.loading import declarations_from


def declared(**fields: Any) -> Declaration:
    declarations, findings = declarations_from(fields, "suv.json")
    assert not findings, findings
    return declarations[0]


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


def test_codes_that_exist() -> None:
    parts = [{"code": "8407.34"}, {"code": "87"}, {"code": "8708.40.10"}, {"value": 5}, {"code": "9801.00"}]
    assert check_declaration(declared(good={"code": "8703.23"}, materials=parts), 2022) == ()


def test_a_code_that_does_not() -> None:
    finding = only(check_declaration(declared(good={"code": "8703.29"}), 2022))
    assert (finding.code, str(finding.where)) == ("RL6103", "suv.json: the good")
    assert finding.message == "`8703.29` is not in HS 2022" and "`8703.31`" in finding.help


def test_codes_at_every_depth() -> None:
    deep = {"id": "engine", "code": "8407.34", "materials": [{"code": "8409.92"}]}
    finding = only(check_declaration(declared(good={"code": "8703.23"}, materials=[deep]), 2022))
    assert str(finding.where) == "suv.json: material 1.1"


def test_the_edition_of_the_declaration_comes_first() -> None:
    assert check_declaration(declared(nomenclature="HS 2012", good={"code": "8703.29"}), 2022) == ()
    assert only(check_declaration(declared(nomenclature="HS 2022", good={"code": "8703.29"}), 2012)).code == "RL6103"


def test_no_edition_no_check() -> None:
    assert check_declaration(declared(good={"code": "8703.29"}), None) == ()
    assert check_declaration(declared(good={"code": "8703.29"}), 2012) == ()


def test_many_wrong_codes_are_not_all_listed() -> None:
    parts = [{"code": "8703.29"} for _ in range(5000)]
    assert len(check_declaration(declared(good={"code": "8703.23"}, materials=parts), 2022)) <= 201
