"""Who made a material, where nobody says it: unknown, as far as it matters."""

from __future__ import annotations

from typing import Any

import pytest

from roolang.domain.contradictions import check_facts
from roolang.domain.loading import declarations_from
from tests.unit.interpret.judging import judged

VALUES = "rule for 84.07 requires value of non-originating materials at most 40% of ex-works price\n"
CHANGE = "rule for 84.07 requires change from any other heading\n"


def engine(**part: Any) -> dict[str, Any]:
    """An engine worth 1000, with one part worth 500 in which there is foreign iron worth 300."""
    iron = {"id": "iron", "code": "7201.10", "originating": False, "value": 300}
    own = {"id": "part", "code": "8407.90", "produced_in": "MX", "value": 500, "materials": [iron], **part}
    good = {"code": "8407.34", "produced_in": "MX", "values": {"ex-works price": 1000}}
    return {"good": good, "materials": [{key: said for key, said in own.items() if said != "absent"}]}


@pytest.mark.parametrize(
    ("rules", "part", "verdict"),
    [
        # whole 500 of 1000, opened 300
        (VALUES, {"originating": False, "self_produced": True}, "originating"),
        (VALUES, {"originating": False, "self_produced": False}, "non-originating"),
        (VALUES, {"originating": False}, "undetermined"),
        (VALUES, {"originating": False, "supplier_statement": False}, "non-originating"),
        (VALUES, {"originating": False, "materials": "absent"}, "non-originating"),
        # a part that originates brings nothing, and its iron if it is the producer's own: 450, 300
        (VALUES, {"originating": True, "materials": [{"id": "i", "code": "7201.10", "originating": False, "value": 450}]},
         "undetermined"),
        (VALUES, {"originating": True}, "originating"),
        # the part is of the heading, the iron is not
        (CHANGE, {"originating": False, "self_produced": True}, "originating"),
        (CHANGE, {"originating": False, "self_produced": False}, "non-originating"),
        (CHANGE, {"originating": False}, "undetermined"),
        (CHANGE, {"originating": False, "imported": True, "produced_in": None}, "non-originating"),
        (CHANGE, {"originating": True}, "originating"),
    ],
)  # fmt: skip
def test_who_made_a_part(rules: str, part: dict[str, Any], verdict: str) -> None:
    assert judged(rules, engine(**part)).verdict == verdict


def test_it_is_asked_for() -> None:
    found = judged(CHANGE, engine(originating=False))
    assert frozenset({"whether part is self-produced"}) in found.missing


def test_whatever_is_made_of_it_there_is_so_much_of_it() -> None:
    # Whole 500, opened 300 or more: at least 300 of 1000 in any case.
    rules = "rule for 84.07 requires value of non-originating materials at most 25% of ex-works price\n"
    assert judged(rules, engine(originating=False)).verdict == "non-originating"


def test_one_word_says_that_all_own_making_is_marked() -> None:
    marked = {**engine(originating=False), "complete": ["materials", "self_produced"]}
    assert judged(CHANGE, marked).verdict == "non-originating"
    (declaration,), _ = declarations_from(marked, "test")
    (part,) = declaration.good.holdings["materials"].items
    (iron,) = part.holdings["materials"].items
    assert (part.self_produced, iron.self_produced) == (False, False)


def test_own_making_beside_a_supplier_is_found() -> None:
    (declaration,), _ = declarations_from(engine(self_produced=True, supplier_statement=True), "test")
    assert "RL6110" in {finding.code for finding in check_facts(declaration)}
