"""The object of `eval --json`, and its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from roolang.explain import to_json
from roolang.interpret import Judgement

Judged = Callable[..., Judgement]

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "eval.schema.json").read_text(encoding="utf-8"))
EXACT = re.compile(SCHEMA["$defs"]["exact"]["pattern"])


def output(*judgements: Judgement) -> dict[str, Any]:
    """What a reader of the printed object gets."""
    found: dict[str, Any] = json.loads(json.dumps(to_json(judgements, version="0.1.0", rules="ab12")))
    return found


def traces(trace: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield trace
    for part in trace["parts"]:
        yield from traces(part)


def figure(result: dict[str, Any], quantity: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each["figure"] for each in traces(result["trace"]) if each["figure"] and each["figure"]["quantity"] == quantity
    )
    return found


def test_the_vehicle(vehicle: dict[str, Judgement]) -> None:
    found = output(vehicle["NAFTA"], vehicle["US_2017 value added"])
    assert found["schema"] == "roolang/eval/1"
    nafta, american = found["results"]
    assert (nafta["declaration"], nafta["under"], nafta["reading"], nafta["on"]) == (
        "suv-mx",
        "NAFTA",
        None,
        "2018-02-28",
    )
    assert (nafta["verdict"], nafta["claimable"], nafta["missing"]) == ("originating", "yes", [])
    assert nafta["figures"]["regional value content by net cost"] == "79295/997"
    assert (american["reading"], american["verdict"], american["claimable"]) == ("value added", "non-originating", "no")
    assert "truncated" not in nafta and nafta["burden_of_proof"] is False


def test_a_figure_is_exact(vehicle: dict[str, Judgement]) -> None:
    found = figure(output(vehicle["NAFTA"])["results"][0], "regional value content")
    assert found["number"] == {"low": "15859", "high": "15859"} and found["base"] == {"low": "19940", "high": "19940"}
    assert (found["percent"], found["sign"], found["threshold"]) == ("79295/997", ">=", "62.5")
    assert found["slack"] == {"low": "3396.5", "high": "3396.5"}
    assert (found["unit"], found["method"]) == ("money", "net cost")
    assert found["counted"][0] == {
        "id": "P01-1", "code": "8409.91", "description": "engine block, cast",
        "amount": {"low": "190", "high": "190"}, "counts": "yes", "adds": False, "why": "",
    }  # fmt: skip


def test_materials_and_record(vehicle: dict[str, Judgement]) -> None:
    judgement = vehicle["US_2017 origin"]
    (found,) = output(judgement)["results"]
    assert found["materials"][1] == {
        "id": "P01-1", "code": "8409.91", "description": "engine block, cast", "value": {"low": "190", "high": "190"},
        "status": "non-originating", "why": "declared", "depth": 2,
    }  # fmt: skip
    assert found["record"] == {
        "version": "0.1.0", "rules": "ab12", "declaration": judgement.declaration.digest,
        "date": "2018-02-28", "reading": "origin", "correlations": None, "burden_of_proof": False,
    }  # fmt: skip


def test_a_trace_has_its_place_and_law(vehicle: dict[str, Judgement]) -> None:
    (found,) = output(vehicle["NAFTA"])["results"]
    limb = found["trace"]["parts"][1]
    assert (limb["label"], limb["answer"], limb["cites"]) == ("(2)", "yes", ["Art. 401(b)"])
    assert limb["place"]["file"] == "std:nafta/agreement.roo" and limb["place"]["line"] > 1


def test_ranges_open_numbers_and_missing_facts(judged: Judged) -> None:
    rules = """rule for 8708.40 requires regional value content at least [X%] by net cost
      and regional value content at least 60% by transaction value
      """
    part = {"id": "p", "value": 300, "originating": False}
    (found,) = output(judged(rules, "8708.40", part, {"id": "q", "code": "72"}, values={"net cost": 1000}))["results"]
    assert found["verdict"] == "undetermined" and all(way == sorted(way) for way in found["missing"])
    first = figure(found, "regional value content")
    assert first["threshold"] == {"open": "X", "percent": True} and first["percent"] is None
    assert first["number"] == {"low": None, "high": "700"} and first["slack"] == {"low": None, "high": None}
    assert [material["code"] for material in found["materials"]] == [None, "72"]


def test_the_burden_of_proof_leaves_nothing_to_claim(judged: Judged) -> None:
    rules = "rule for 8708.40 requires wholly obtained\n"
    (found,) = output(judged(rules, "8708.40", burden=True))["results"]
    assert (found["verdict"], found["burden_of_proof"], found["claimable"]) == ("non-originating", True, "no")


def test_every_number_is_text_that_reads_back(vehicle: dict[str, Judgement]) -> None:
    (found,) = output(vehicle["US_2017 value added"])["results"]
    for each in traces(found["trace"]):
        numbers = [each["figure"][key] for key in ("number", "slack")] if each["figure"] else []
        for ends in numbers:
            assert all(end is None or EXACT.match(end) for end in ends.values())


def test_real_output_meets_the_schema(vehicle: dict[str, Judgement], judged: Judged) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    odd = judged(
        "rule for 8708.40 requires regional value content at least [X%] by net cost\n", "8708.40", {"value": 3}
    )
    none = judged("rule for 8708.40 requires wholly obtained\n", "87", top={"complete": []})
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert not [error.message for error in validator.iter_errors(output(*vehicle.values(), odd, none))]


def test_the_schema_names_every_field(vehicle: dict[str, Judgement]) -> None:
    """What `jsonschema` would see, as far as it goes without it."""
    (found,) = output(vehicle["US_2017 origin"])["results"]
    defs = SCHEMA["$defs"]
    assert set(found) <= set(defs["result"]["properties"]) and set(defs["result"]["required"]) <= set(found)
    for each in traces(found["trace"]):
        assert set(each) == set(defs["trace"]["properties"])
        assert each["kind"] in defs["trace"]["properties"]["kind"]["enum"]
        assert each["figure"] is None or set(each["figure"]) == set(defs["figure"]["properties"])
