"""The laws of the two cases: sound, kept by more facts, sharp where no fact is used twice, settled by what is missing.

What a declaration may turn out to be is tried by filling its gaps, and judged by `two_valued`, which shares no code
with the interpreter.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from roolang.domain.declaration import Declaration
from roolang.domain.truth import Truth
from roolang.interpret import Judgement, judge
from roolang.ir.program import Program
from tests.property.two_valued import qualifies
from tests.strategies.core import program, programs
from tests.strategies.declarations import declarations, declared, grown
from tests.strategies.effort import THOROUGH, often
from tests.strategies.filling import Choose, Filler, asked_by, runs
from tests.strategies.once import Asking, askings

MANY = 3000
VERDICTS = {True: "originating", False: "non-originating"}


def worlds(text: Program, declaration: Declaration, most: int) -> set[str]:
    """The verdicts of the full declarations that this one may turn out to be, or of some of them."""

    def one(choose: Choose) -> str:
        full = Filler(choose, asked_by(text)).declaration(declaration)
        return VERDICTS[qualifies(text, full, choose)]

    return set(runs(most, one))


def learned(text: Program, declaration: Declaration, facts: Collection[str]) -> set[str]:
    """The verdicts that knowing just these facts may lead to."""

    def one(choose: Choose) -> str:
        return judge(text, Filler(choose, asked_by(text), only=facts).declaration(declaration)).verdict

    return set(runs(MANY, one))


def drawing(data: st.DataObject) -> Choose:
    """Choices drawn by Hypothesis."""

    def choose(options: Any) -> Any:
        return data.draw(st.sampled_from(list(options)))

    return choose


def settled(judgement: Judgement) -> set[str]:
    """The materials whose status is known."""
    return {row.item.name for row in judgement.rows if row.status.truth is not Truth.UNKNOWN}


def believed(text: Program, declaration: Declaration) -> bool:
    """Whether the good is what the text calls wholly obtained, while nobody lists what it is made of.

    Then that is believed until a material is listed that denies it: who caught a fish needs no list.
    """
    good = declaration.good
    if text.obtained is None or good.wholly_obtained is not None:
        return False
    listed = good.holdings.get("materials")
    return not (listed and listed.complete) and judge(program(text.obtained), declaration).verdict == "originating"


@often(200)
@given(programs(), declarations)
def test_a_verdict_is_that_of_every_completion(text: Program, declaration: Declaration) -> None:
    verdict = judge(text, declaration).verdict
    assume(verdict != "undetermined" and not believed(text, declaration))
    assert worlds(text, declaration, 200 if THOROUGH else 30) == {verdict}


@often(150)
@given(programs(), declarations, st.data())
def test_more_facts_never_flip_a_verdict(text: Program, declaration: Declaration, data: st.DataObject) -> None:
    judgement = judge(text, declaration)
    filler = Filler(drawing(data), asked_by(text), partly=True, settled=settled(judgement))
    more = filler.declaration(declaration)
    if judgement.verdict == "undetermined":
        again = judge(text, more)
        assume(again.verdict != "undetermined")
        filler = Filler(drawing(data), asked_by(text), partly=True, settled=settled(again))
        judgement, more = again, filler.declaration(more)
    assert judge(text, more).verdict == judgement.verdict


@often(80)
@given(programs(), declarations, st.data())
def test_more_facts_never_flip_a_claim(text: Program, declaration: Declaration, data: st.DataObject) -> None:
    judgement = judge(text, declaration)
    assume(judgement.claim is not None and judgement.claimable is not Truth.UNKNOWN)
    more = Filler(drawing(data), asked_by(text), partly=True, settled=settled(judgement)).declaration(declaration)
    assert judge(text, more).claimable in (judgement.claimable, Truth.UNKNOWN)


@often(200)
@given(programs(), st.one_of(declarations, grown().map(declared)), st.data())
def test_one_more_fact_never_flips_a_verdict(text: Program, declaration: Declaration, data: st.DataObject) -> None:
    """Every field that is absent, one at a time."""
    judgement = judge(text, declaration)
    assume(judgement.verdict != "undetermined")
    known = settled(judgement)
    gaps: list[int] = []

    def filled(choose: Choose) -> Declaration:
        return Filler(choose, asked_by(text), partly=True, settled=known).declaration(declaration)

    def counted(options: Any) -> Any:
        gaps.append(len(options))
        return options[0]

    filled(counted)
    assume(gaps)
    chosen = data.draw(st.integers(0, len(gaps) - 1))
    way = data.draw(st.integers(1, max(1, gaps[chosen] - 1)))
    seen = iter(range(1_000_000))
    more = filled(lambda options: options[min(way, len(options) - 1) if next(seen) == chosen else 0])
    assert judge(text, more).verdict in (judgement.verdict, "undetermined")


@often(80)
@given(programs(), declarations, st.data())
def test_a_full_declaration_is_judged_as_in_two_values(
    text: Program, declaration: Declaration, data: st.DataObject
) -> None:
    full = Filler(drawing(data), asked_by(text)).declaration(declaration)
    found = set(runs(20, lambda choose: VERDICTS[qualifies(text, full, choose)]))
    verdict = judge(text, full).verdict
    assert found == {verdict} or verdict == "undetermined"


@often(60)
@given(askings())
def test_where_no_fact_is_used_twice_the_two_cases_are_sharp(asking: Asking) -> None:
    text = program(asking.condition)
    verdict = judge(text, asking.declaration).verdict
    both = {"originating", "non-originating"}
    assert worlds(text, asking.declaration, MANY) == (both if verdict == "undetermined" else {verdict})


@often(25)
@given(askings())
def test_what_is_missing_settles_it_and_nothing_less_does(asking: Asking) -> None:
    text = program(asking.condition)
    judgement = judge(text, asking.declaration)
    assume(judgement.verdict == "undetermined")
    answer = judgement.trace.answer
    assert answer.to_yes
    assert answer.to_no
    for ways, verdict in ((answer.to_yes, "originating"), (answer.to_no, "non-originating")):
        for way in ways if THOROUGH else ways[:3]:
            assert verdict in learned(text, asking.declaration, way), (way, verdict)
            for fact in way:
                assert verdict not in learned(text, asking.declaration, way - {fact}), (way, verdict, fact)


@often(80)
@given(programs(), declarations)
def test_the_burden_of_proof_only_decides_what_is_open(text: Program, declaration: Declaration) -> None:
    assume("imports" not in repr(text))
    plain, strict = judge(text, declaration), judge(text, declaration, burden_of_proof=True)
    assert strict.verdict == ("non-originating" if plain.verdict == "undetermined" else plain.verdict)
    assert strict.by_burden is (plain.verdict == "undetermined")
    assert strict.missing == plain.missing
