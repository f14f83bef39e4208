"""What is open stands apart from what fails: in lists of materials, in remedies, in the status of a material."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from roolang.domain.truth import Truth
from roolang.explain import Line, Step, Story, as_text, narrate, what_would_change
from roolang.interpret import Judgement

Judged = Callable[..., Judgement]
Find = Callable[[Story, str], Step]

FOREIGN = {"originating": False}
GEAR = {"id": "gear", "code": "8708.99", "description": "gear blanks", "value": 60, **FOREIGN}
UNCODED = {"id": "box", "description": "assorted parts", "value": 5, **FOREIGN}
UNSURE = {"id": "case", "code": "8708.99", "description": "case", "value": 9}
CHANGE = "rule for 8708.40 requires change from any other heading\n"


def test_materials_that_may_fail_are_listed_beside_those_that_do(judged: Judged, step_of: Find) -> None:
    step = step_of(narrate(judged(CHANGE, "8708.40", GEAR, UNCODED, UNSURE)), "change from")
    assert step.mark == "no"
    assert [listing.caption for listing in step.listings] == ["these fail it", "these may fail it"]
    assert step.listings[0].lines == (Line("gear", "8708.99", "gear blanks"),)
    assert [(line.name, line.sure) for line in step.listings[1].lines] == [("box", False), ("case", False)]


def test_a_remedy_names_what_is_open_apart(judged: Judged) -> None:
    change = what_would_change(judged(CHANGE, "8708.40", GEAR, UNCODED, UNSURE))
    assert change is not None
    assert change.items == (
        "gear of 87.08 would have to come from another heading or originate",
        "box and case of 87.08 are open, and the same would have to hold of them",
    )


def test_one_open_material(judged: Judged) -> None:
    change = what_would_change(
        judged("rule for 8708.40 requires all materials are originating\n", "8708.40", GEAR, UNSURE)
    )
    assert change is not None
    assert change.items == (
        "gear of 8708.99 would have to originate",
        "case of 8708.99 is open, and the same would have to hold of it",
    )


# ---- facts are named as the rule writes them


def missing(judgement: Judgement) -> set[str]:
    return {str(fact) for way in judgement.missing for fact in way}


def test_an_amount_is_named_as_it_is_written(judged: Judged) -> None:
    rules = "rule for 8708.40 requires regional value content at least 40% by indirect\n"
    assert missing(judged(rules, "8708.40", GEAR)) == {"FOB"}
    rules = "rule for 8708.40 requires value of non-originating materials at most 40% of fob\n"
    assert missing(judged(rules, "8708.40", GEAR)) == {"FOB"}, "the same fact, however a rule writes it"


def test_words_are_named_as_they_are_written(judged: Judged) -> None:
    rules = 'rule for 8708.40 requires established that "the Party so certifies" and undergoes CAD design\n'
    assert missing(judged(rules, "8708.40", GEAR)) == {
        'whether "the Party so certifies" is established for the good', "whether the good underwent CAD design",
    }  # fmt: skip


def test_the_list_that_is_not_complete_is_named(judged: Judged) -> None:
    rules = "rule for 8708.40 requires value of all purchases at most 40% of net cost\n"
    judgement = judged(
        rules, "8708.40", GEAR, values={"net cost": 100}, purchases=[{"value": 1}], complete=["materials"]
    )
    assert missing(judgement) == {"complete list of purchases of the good"}


# ---- why the status of a material is open


def why(judgement: Judgement, name: str) -> str:
    (row,) = [row for row in judgement.rows if row.item.name == name]
    assert row.status.truth is Truth.UNKNOWN
    return row.status.why


def own(*inner: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A material of unknown origin, made of others."""
    return {"id": "own", "code": "8708.40", "value": 50, "produced_in": "MX", "materials": list(inner), **fields}


def test_nothing_is_known_of_a_material(judged: Judged) -> None:
    bare = judged(CHANGE, "8708.40", {"id": "m"})
    assert why(bare, "m") == "not declared, and its code and what it is made of are not given"
    assert why(judged(CHANGE, "8708.40", UNSURE), "case") == "not declared, and what it is made of is not given"
    uncoded = judged(CHANGE, "8708.40", {"id": "m", "materials": []})
    assert why(uncoded, "m") == "not declared, and its code is not given"


def test_no_rule_covers_a_material(judged: Judged) -> None:
    judgement = judged(CHANGE, "8708.40", own(code="8409.91"))
    assert why(judgement, "own") == "not declared, and the rules written here for TEST have none for 8409.91"


def test_the_own_rule_of_a_material_hangs_on_facts(judged: Judged) -> None:
    judgement = judged(CHANGE, "8708.40", own({"id": "inner", "originating": False}))
    assert why(judgement, "own") == "not declared, and its own rule under TEST hangs on: code of inner"
    open_list = judged(CHANGE, "8708.40", own(complete=[]))
    assert why(open_list, "own").endswith("hangs on: complete list of materials of own")


def test_it_is_not_known_whether_production_counts(judged: Judged) -> None:
    nowhere = judged(CHANGE, "8708.40", own(produced_in=None))
    assert why(nowhere, "own") == "meets its own rule under TEST, but where it was produced is not given"
    elsewhere = judged(CHANGE, "8708.40", own(produced_in="CA"))
    assert why(elsewhere, "own") == (
        "meets its own rule under TEST, but TEST does not say whether materials of another party count"
    )
    rules = CHANGE + 'accumulation bilateral among the parties if established that "the form is stamped"\n'
    maybe = judged(rules, "8708.40", own(produced_in="CA"))
    assert why(maybe, "own") == (
        "meets its own rule under TEST, but whether TEST accumulates materials of CA is not known"
    )


def test_a_list_says_that_it_meets_its_own_rule(judged: Judged, step_of: Find) -> None:
    step = step_of(narrate(judged(CHANGE, "8708.40", own(produced_in=None))), "change from")
    assert step.listings[0].lines[0].why.startswith("meets its own rule under TEST, but where")


def test_a_list_says_why_a_material_is_open(judged: Judged, step_of: Find) -> None:
    step = step_of(narrate(judged(CHANGE, "8708.40", own(code="8708.99"))), "change from")
    (line,) = step.listings[0].lines
    assert line.why == "origin not declared, and the rules written here for TEST have none for 8708.99"


def test_what_is_not_declared_is_named_beside_the_figure(judged: Judged) -> None:
    """350 are declared, and may not count; of x the value is missing. Without a base nothing is too much yet."""
    rules = "rule for 84.07 requires MaxNOM at most 40%\n"
    block, one = {"id": "block", "code": "8407.33", "value": 350}, {"id": "x", "code": "8409.91", **FOREIGN}
    said = as_text(narrate(judged(rules, "8407.34", block, one, values={"ex-works price": 1000})))
    assert "not declared: the value of x" in said and "400.00 USD to spare at best" in said
    said = as_text(narrate(judged(rules, "8407.34", block | FOREIGN)))
    assert "not declared: the ex-works price" in said and "at worst" not in said and "to spare" not in said


def test_of_an_open_number_it_is_not_said_that_nothing_would_help(judged: Judged) -> None:
    rules = "rule for 8708.40 requires value of non-originating materials at most [X%] of net cost\n"
    judgement = judged(rules, "8708.40", {**GEAR, "value": 120}, values={"net cost": 100})
    change = what_would_change(judgement)
    assert judgement.verdict == "non-originating" and change is not None
    assert "open number" in change.head and not change.items
