"""The shirt in its ten scenarios: verdicts, and the figures on which some of them turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.dossiers.asking import asked, judged, read

TEXTS = {
    "NAFTA": ("nafta", "NAFTA", "2019-05-06"), "USMCA": ("usmca", "USMCA", "2024-05-06"),
    "CPTPP": ("cptpp", "CPTPP", "2024-05-06"), "RCEP": ("rcep", "RCEP", "2024-05-06"),
    "EU-UK TCA": ("eu_uk", "EU_UK", "2024-05-06"), "UK-Canada (CETA text)": ("ca_uk", "CA_UK", "2024-05-06"),
    "UK-Viet Nam": ("vn_uk", "VN_UK", "2024-05-06"), "UK DCTS (LDC)": ("dcts", "DCTS_LDC", "2024-05-06"),
    "UK DCTS (general rule, for comparison)": ("dcts", "DCTS", "2024-05-06"),
}  # fmt: skip
VERDICTS = {
    "A": {"CPTPP": False, "RCEP": True, "UK-Viet Nam": False},
    "B": {"CPTPP": True, "RCEP": True, "UK-Viet Nam": False},
    "C": {"CPTPP": True, "RCEP": True, "UK-Viet Nam": False},
    "D": {"NAFTA": True, "USMCA": True, "CPTPP": False},
    "E": {"NAFTA": True, "USMCA": False, "CPTPP": False},
    "F": {"NAFTA": True, "USMCA": True, "CPTPP": False},
    "G": {"CPTPP": False, "EU-UK TCA": True, "UK-Canada (CETA text)": True},
    "H": {"CPTPP": False, "EU-UK TCA": True, "UK-Canada (CETA text)": True},
    "I": {"UK DCTS (LDC)": True, "UK DCTS (general rule, for comparison)": False},
    "J": {"NAFTA": False, "USMCA": True, "CPTPP": False},
}
Leaf = tuple[Any, Callable[[], Any]]


def leaves() -> Iterator[tuple[str, Leaf]]:
    """Every verdict of the dossier by its path."""
    for scenario, verdicts in VERDICTS.items():
        for regime, good in verdicts.items():
            rules, under, day = TEXTS[regime]
            facts = read(f"examples/shirt/{scenario.lower()}.json")
            yield f"{scenario}/{regime}/originating", (
                good, lambda r=rules, u=under, d=day, f=facts: judged(r, u, f, d).verdict == "originating",  # type: ignore[misc]
            )  # fmt: skip


def figures() -> Iterator[tuple[str, Fraction, Callable[[], Fraction]]]:
    """What the reasons of the dossier say in numbers: cloth 2.90 and buttons 0.22 of 11.50; cloth alone."""
    day = "2024-05-06"
    printed = read("examples/shirt/h.json")
    whole = asked("eu_uk", "EU_UK", printed, day, "ex-works price")
    yield "H/EU-UK TCA", 100 * Fraction("3.12") / Fraction("11.50"), lambda: (
        100 * asked("eu_uk", "EU_UK", printed, day, "value of non-originating materials") / whole
    )  # fmt: skip
    cloth = 'value of non-originating "unprinted fabric"'
    yield "H/UK-Canada (CETA text)", 100 * Fraction("2.90") / Fraction("11.50"), lambda: (
        100 * asked("ca_uk", "CA_UK", printed, day, cloth) / whole
    )  # fmt: skip
