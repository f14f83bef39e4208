"""The vehicle with something changed or added, so that a figure of the dossier is one that the programs work out."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tests.dossiers.asking import Facts

INTANGIBLES = {
    "research done in US": 170,
    "regional research and software": 650 - 260,
    "foreign research and software": 450,
}
"""What is done in the region beyond what net cost holds, and what is bought abroad; of the research in it 170 is American."""
LOW = {
    "US": {"hourly wage in dollars": "1 dollars"},
    "CA": {"hourly wage in Canadian dollars": "1 Canadian dollars"},
    "MX": {"hourly wage in pesos": "1 pesos"},
}
"""Wages that nobody calls high."""


def researched(whole: Facts) -> Facts:
    """The car with what is not in its bill of materials."""
    good = whole["good"]
    return {**whole, "good": {**good, "values": {**good["values"], **INTANGIBLES}}}


def near_plants(whole: Facts) -> Facts:
    """The car as if no plant but those that its maker buys from paid high wages; the body is its own."""
    return _each(whole, _near)


def far_plants(whole: Facts) -> Facts:
    """The car as if none of the plants that its maker buys from paid high wages."""
    return _each(whole, _far)


def as_one(parts: list[Facts]) -> Facts:
    """Several goods as one of their materials and costs."""
    net = sum(Fraction(each["good"]["values"]["net cost"]) for each in parts)
    materials = [inner for each in parts for inner in each["good"]["materials"]]
    good = {**parts[0]["good"], "values": {"net cost": str(net)}, "materials": materials}
    return {**parts[0], "good": good}


def _each(whole: Facts, change: Callable[[Facts], Facts]) -> Facts:
    return {**whole, "materials": [change(each) for each in whole["materials"]]}


def _near(part: Facts) -> Facts:
    if part.get("self_produced") or "materials" not in part:
        return part
    return {**part, "materials": [_paid_little(each) for each in part["materials"]]}


def _far(part: Facts) -> Facts:
    if part.get("self_produced"):
        return _each(part, _far)
    return _paid_little(part)


def _paid_little(part: Facts) -> Facts:
    return {**part, "attributes": LOW[part["produced_in"]]} if part.get("attributes") else part
