"""Pages of real judgements: the vehicle under several texts, a bar of chocolate, one that is open and speaks in markup."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from roolang.domain.loading import declarations_from, load_declarations
from roolang.explain.sheet import Sheet, sheet
from roolang.interpret import Judgement, judge
from roolang.workspace.workspace import load, load_text, wanted

ROOT = Path(__file__).parents[2]
NASTY = '</title><script>alert("x")</script> & co. `|*_[a](b)'


def judgements(rules: str, day: date, under: tuple[str, ...], *facts: Any) -> list[Judgement]:
    """Declarations under each text, in every reading."""
    workspace = load_text(rules) if "\n" in rules else load(rules)
    texts, _ = wanted(workspace, under)
    found = []
    for value in facts:
        if isinstance(value, Path):
            (declaration,), _ = load_declarations(value.name, value.read_bytes())
        else:
            (declaration,), findings = declarations_from(value, "open.json")
            assert not findings
        for each in texts:
            for view in workspace.views(each.text, day, each.party):
                found.append(judge(workspace.program(each.text, view)[0], declaration))
    return found


def sheets(found: list[Judgement]) -> list[Sheet]:
    return [sheet(judgement, version="0.1.0", rules="ab12" * 16) for judgement in found]


@cache
def vehicle() -> tuple[Sheet, ...]:
    """Some sixty materials under three texts and readings."""
    facts = ROOT / "examples" / "vehicle.json"
    return tuple(sheets(judgements("nafta_2017", date(2018, 2, 28), ("NAFTA", "US_2017"), facts)))


@cache
def chocolate() -> tuple[Sheet, ...]:
    """A small product under one text."""
    return tuple(
        sheets(judgements("eu_uk", date(2024, 3, 15), ("EU_UK",), ROOT / "examples" / "chocolate" / "v1.json"))
    )


def open_facts() -> dict[str, Any]:
    """The chocolate with facts left out, and words that look like markup."""
    facts: dict[str, Any] = json.loads((ROOT / "examples" / "chocolate" / "v1.json").read_text(encoding="utf-8"))
    facts["id"] = "open"
    facts["good"]["description"] = f"chocolate {NASTY}"
    sugar, milk = (next(each for each in facts["materials"] if each["id"] == name) for name in ("sugar", "milk"))
    sugar.pop("value")
    sugar["description"] = NASTY
    milk.pop("wholly_obtained")
    return facts


@cache
def undetermined() -> tuple[Sheet, ...]:
    """One that is open."""
    return tuple(sheets(judgements("eu_uk", date(2024, 3, 15), (), open_facts())))


@cache
def several() -> tuple[Sheet, ...]:
    """Two products."""
    return (*chocolate(), *undetermined())


@cache
def unbroken() -> tuple[Sheet, ...]:
    """Names and words without a blank to break them at."""
    facts = open_facts()
    facts["id"] = facts["good"]["description"] = "unbroken" * 20
    facts["materials"][0] |= {"id": "name" * 30, "description": "word" * 60}
    return tuple(sheets(judgements("eu_uk", date(2024, 3, 15), (), facts)))


AMENDED = """language 1
agreement BASE "Agreement between the northern and the southern states"
parties CA, MX
nomenclature HS 2022
in force 2020-01-01
tolerance 10% of ex-works price covers tariff change cite "Art. 5(1)"
rule for 84.07 cite "Annex II" requires CTH or MaxNOM at most 12%
proposal WIDER by MX amends BASE dated 2024-01-01 "Mexican proposal on tolerances"
amend tolerance: replace 10% with 15%
proposal NARROW by CA amends BASE dated 2024-02-01 "Canadian proposal on tolerances"
delete tolerance
"""


def engine(count: int) -> dict[str, Any]:
    """An engine with a part of its own heading for 120 of 1,000, and so many other materials for 1 each."""
    small = [
        {"id": f"P{i:03}", "code": "8409.91", "originating": False, "value": 1, "description": f"part number {i}"}
        for i in range(count)
    ]
    own = {"id": "own", "code": "8407.33", "originating": False, "value": 120, "description": "engine without head"}
    good = {"code": "8407.34", "produced_in": "CA", "description": "engine", "values": {"ex-works price": 1000}}
    return {"id": "engine", "date": "2024-05-06", "currency": "EUR", "good": good, "materials": [own, *small]}


@cache
def amended(count: int = 3) -> tuple[Sheet, ...]:
    """A text, one with a wider tolerance and one without any."""
    return tuple(sheets(judgements(AMENDED, date(2024, 5, 6), (), engine(count))))


@cache
def many() -> tuple[Sheet, ...]:
    """The same of two hundred materials."""
    return amended(200)


ALL = {
    "amended": amended,
    "many": many,
    "vehicle": vehicle,
    "chocolate": chocolate,
    "undetermined": undetermined,
    "several": several,
    "unbroken": unbroken,
}
