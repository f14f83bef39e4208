"""The bar of chocolate: every figure worked out from the recipe, beside what the programs find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from roolang.domain.truth import Truth
from roolang.interpret import Judgement, Trace
from roolang.interpret.deciding import is_tolerance
from tests.dossiers.asking import Facts, asked, judged, read, status

WEIGHT, EX_WORKS, FOB = Fraction(100), Fraction("0.80"), Fraction("0.83")
DAY, LATER, EARLIER = "2024-03-15", "2026-08-01", "2018-02-28"
REGIMES = {
    "EU-UK TCA": ("eu_uk", "EU_UK", "examples/chocolate", DAY, {"GB", "EU"}),
    "UK-Canada (CETA text)": ("ca_uk", "CA_UK", "examples/chocolate", DAY, {"GB", "CA"}),
    "UK-Japan": ("jp_uk", "JP_UK", "examples/chocolate", DAY, {"GB", "EU", "JP"}),
    "CPTPP": ("cptpp", "CPTPP", "examples/chocolate", DAY, {"GB", "NZ"}),
    "UK-Australia": ("au_uk", "AU_UK", "examples/chocolate", DAY, {"GB", "AU"}),
    "UK-New Zealand": ("nz_uk", "NZ_UK", "examples/chocolate", DAY, {"GB", "NZ"}),
    "UK-India": ("in_uk", "IN_UK", "examples/chocolate", LATER, {"GB", "IN"}),
    "PEM revised (rule only)": ("pem", "PEM_2021", "examples/chocolate", DAY, {"GB", "EU"}),
    "PEM old (rule only)": ("pem", "PEM_1995", "examples/chocolate", DAY, {"GB", "EU"}),
    "UK DCTS general (rule only)": ("dcts", "DCTS", "tests/roo/dossiers/made_in_nigeria", DAY, {"GB", "EU"}),
    "NAFTA (rule only)": ("nafta", "NAFTA", "tests/roo/dossiers/made_in_usa", "", {"GB"}),
}
"""For each regime: the rules, the text, where the product is declared, the day, whose materials originate."""
VERDICTS = {  # five variants each: whether the bar originates
    "EU-UK TCA": "yes no yes no yes", "UK-Canada (CETA text)": "yes yes yes no yes", "UK-Japan": "yes no yes no yes",
    "CPTPP": "yes yes yes yes yes", "UK-Australia": "yes yes yes no yes", "UK-New Zealand": "yes yes yes yes yes",
    "UK-India": "yes yes yes no yes", "PEM revised (rule only)": "yes yes yes no yes",
    "PEM old (rule only)": "yes yes yes no yes", "UK DCTS general (rule only)": "no no no no no",
    "NAFTA (rule only)": "yes yes yes yes yes",
}  # fmt: skip
DEFINED = """define measure sugar content in kilograms
define quantity sugar_by weight as net weight of non-originating materials of 17.01, 17.02 / net weight of the good
define quantity sugar_held as sugar content of non-originating materials of 17.01, 17.02, 18.06 / net weight of the good
define quantity sugar_by value as value of non-originating materials of 17.01, 17.02 / ex-works price
define quantity milk_by weight as net weight of non-originating materials of chapter 4 / net weight of the good
define quantity foreign_by weight as net weight of non-originating materials / net weight of the good"""
Leaf = tuple[Any, Callable[[], Any]]
"""What a figure is by hand, and what asks the programs for it."""


def _recipe(variant: int) -> list[Facts]:
    found: list[Facts] = read(f"examples/chocolate/v{variant}.json")["materials"]
    return found


class Bar:
    """One variant under one regime."""

    def __init__(self, variant: int, regime: str) -> None:
        self.regime = regime
        self.rules, self.under, folder, day, self.region = REGIMES[regime]
        self.facts: Facts = read(f"{folder}/v{variant}.json")
        if self.under == "NAFTA":  # the rule alone: what is British counts as originating
            changed = [{**each, "originating": each["produced_in"] in self.region} for each in _recipe(variant)]
            self.facts = {**self.facts, "materials": changed}
        self.recipe: Facts = read(f"examples/chocolate/v{variant}.json")
        self.day = day or self.facts["date"]
        self.verdict = VERDICTS[regime].split()[variant - 1] == "yes"

    # ---- by hand, of the recipe

    def foreign(self, *codes: str) -> list[Facts]:
        """Materials of these codes from outside the region."""
        found = [each for each in self.recipe["materials"] if each["produced_in"] not in self.region]
        return [each for each in found if each["code"].replace(".", "").startswith(codes)]

    def grams(self, *codes: str) -> Fraction:
        return sum((1000 * Fraction(each["net_weight_kg"]) for each in self.foreign(*codes)), Fraction(0))

    def money(self, *codes: str) -> Fraction:
        return sum((Fraction(each["value"]) for each in self.foreign(*codes)), Fraction(0))

    def sugar(self) -> Fraction:
        """Grams of sugar, in the couverture too."""
        held = (each["attributes"]["sugar content"] for each in self.foreign("1701", "1702", "1806"))
        return sum((1000 * Fraction(words.removesuffix(" kg")) for words in held), Fraction(0))

    def failing(self) -> tuple[str, ...]:
        """Codes of the foreign materials that the rule does not let in."""
        if self.under == "EU_UK":
            return ("1806", "04")
        if self.under != "JP_UK":
            return ("1806",)
        too_much = [("17",)] if self.grams("1701", "1702") > 30 else []
        too_much += [("04",)] if self.grams("04", "1901") > 10 else []
        return ("1806", *(code for codes in too_much for code in codes))

    # ---- by the programs

    def ask(self, words: str) -> Fraction:
        return asked(self.rules, self.under, self.facts, self.day, words, DEFINED)

    def judgement(self) -> Judgement:
        return judged(self.rules, self.under, self.facts, self.day)

    def of_code(self, digits: int) -> list[str]:
        """The materials that the program holds to be foreign, of the code of the good."""
        code = self.facts["good"]["code"].replace(".", "")[:digits]
        alike = [each for each in self.facts["materials"] if each["code"].replace(".", "")[:digits] == code]
        states = {each["id"]: status(self.rules, self.under, self.facts, self.day, each["id"]) for each in alike}
        return [name for name, found in states.items() if found != "originating"]

    def within_tolerance(self, unit: str, amount: Fraction) -> Fraction:
        """The amount that a tolerance was held against, if it is this one."""
        found = {each.number.low for each in _tolerances(self.judgement().trace) if each.unit == unit}
        assert amount in found, (amount, found)
        return amount


def _tolerances(trace: Trace, inside: bool = False) -> Iterator[Any]:
    inside = inside or is_tolerance(trace)
    if inside and trace.figure is not None:
        yield trace.figure
    for part in trace.parts:
        yield from _tolerances(part, inside)


def strictly(trace: Trace) -> bool:
    """Whether a rule is met without a tolerance: no other condition of it fails."""
    if is_tolerance(trace):
        return True
    if not trace.parts or trace.kind in ("not", "at least"):
        return trace.truth is Truth.YES
    strict = [part for part in trace.parts if not is_tolerance(part)]
    found = [strictly(part) for part in strict]
    return any(found) if trace.kind in ("any", "select") else all(found)


def rule_of(trace: Trace) -> Trace:
    """The product rule in a trace."""
    if trace.kind == "rule":
        return trace
    return next(found for part in trace.parts if (found := _maybe_rule(part)) is not None)


def _maybe_rule(trace: Trace) -> Trace | None:
    try:
        return rule_of(trace)
    except StopIteration:
        return None


def leaves() -> Iterator[tuple[str, Leaf]]:
    """Every figure of the dossier by its path."""
    for variant in range(1, 6):
        for regime in REGIMES:
            bar = Bar(variant, regime)
            for name, leaf in _of(bar, variant):
                yield f"V{variant}/{regime}/{name}", leaf


def _of(bar: Bar, variant: int) -> Iterator[tuple[str, Leaf]]:
    sugar = "1701", "1702"
    yield "cth_violators", ([each["id"] for each in bar.foreign("1806")], lambda: bar.of_code(4))
    yield "ctsh_violators", ([each["id"] for each in bar.foreign("180631")], lambda: bar.of_code(6))
    yield "no_sugar_weight_pct", (bar.grams(*sugar), lambda: 100 * bar.ask("sugar_by weight"))
    yield "no_sugar_weight_incl_embedded_pct", (bar.sugar(), lambda: 100 * bar.ask("sugar_held"))
    yield "no_sugar_value_pct_exw", (100 * bar.money(*sugar) / EX_WORKS, lambda: 100 * bar.ask("sugar_by value"))
    yield "no_ch4_weight_pct", (bar.grams("04"), lambda: 100 * bar.ask("milk_by weight"))
    yield "originating", (bar.verdict, lambda: bar.judgement().verdict == "originating")
    yield from _tolerance(bar, variant)


def _tolerance(bar: Bar, variant: int) -> Iterator[tuple[str, Leaf]]:
    failing = bar.failing()
    grams, money = bar.grams(*failing), bar.money(*failing)
    base = FOB if bar.under == "AU_UK" else EX_WORKS

    def weighed() -> Fraction:
        return 1000 * bar.within_tolerance("kg", grams / 1000)

    def valued() -> Fraction:
        return 100 * bar.within_tolerance("money", money) / base

    if bar.under == "JP_UK":
        yield "rule_met_without_tolerance", (False, lambda: strictly(rule_of(bar.judgement().trace)))
    if not grams or bar.under not in ("EU_UK", "CA_UK", "JP_UK", "AU_UK", "IN_UK", "PEM_2021", "PEM_1995"):
        return
    if bar.under in ("EU_UK", "AU_UK", "IN_UK", "PEM_2021"):
        yield "tolerance_weight_pct", (grams, weighed)
    if bar.under in ("CA_UK", "JP_UK", "AU_UK", "IN_UK", "PEM_1995"):
        yield "tolerance_value_pct", (100 * money / base, valued)
    if bar.under == "EU_UK":
        yield "tolerance_weight_pct_all_nom_reading", (bar.grams(""), lambda: 100 * bar.ask("foreign_by weight"))
