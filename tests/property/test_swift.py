"""The swift way says what the interpreter says, or says nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plain import RULES
from benchmarks.verdicts import program as of_workload
from benchmarks.workload import declaration, products
from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import SET, Declaration, Holding, Item
from roolang.interpret import Judgement, judge
from roolang.ir import nodes as n
from roolang.ir.program import Program
from roolang.swift import Judging, prepare
from roolang.workspace.testing import run_tests
from roolang.workspace.workspace import load
from tests.strategies.core import NOT_ORIGINATING, joined, program, programs
from tests.strategies.declarations import QUESTION, WORDS, declarations, flat_declarations
from tests.strategies.declarations import declared as declaring
from tests.strategies.effort import often

ROO = Path(__file__).parents[1] / "roo"
VERDICTS = ("non-originating", "undetermined", "originating")
ONE, HALF, THIRD = Fraction(1), Fraction(1, 2), Fraction(1, 3)
NET_COST, PRICE = n.GoodAmount("net cost"), n.GoodAmount("transaction value")


def same(program: Program, declared: Declaration) -> bool:
    """Whether it says anything; what it says is the interpreter's."""
    found = prepare(program)(declared)
    assert found is None or found == judge(program, declared).verdict
    return found is not None


def bare(program: Program) -> Program:
    """The program without what the swift way leaves to the interpreter as a whole."""
    return replace(program, derived=(), imported=None, accumulating=(), treatments=())


def flat(declared: Declaration) -> Declaration:
    """The product with a complete list of materials proper."""
    held = declared.good.holdings.get("materials", Holding())
    lone = tuple(replace(each, self_produced=None, designated_intermediate=None, serves="") for each in held.items)
    return replace(declared, good=replace(declared.good, holdings={"materials": Holding(lone, True)}, imported=None))


@often(150)
@given(programs(), declarations)
def test_any_program_and_good(program: Program, declared: Declaration) -> None:
    same(program, declared)


@often(300)
@given(programs(), flat_declarations)
def test_flat_goods(program: Program, declared: Declaration) -> None:
    same(bare(program), flat(declared))


# ---- limits, a third of them within the smallest unit of being met


signs = st.sampled_from((">=", ">", "<=", "<", "="))
shares = st.sampled_from((Fraction(0), Fraction("1/10"), THIRD, HALF, Fraction("5/8"), ONE))
wheres = st.recursive(
    st.sampled_from((NOT_ORIGINATING, NOT_ORIGINATING, n.HasStatus(True), n.Always(), n.SameAs(4), n.SameAs(6),
                     n.InCodes("72", "84"), n.InCodes("870840", "870840"), n.DescribedAs(WORDS[1]), n.MadeIn(("MX",)))),
    lambda part: st.builds(lambda one, other: n.Both((one, other)), part, part)
    | st.builds(lambda one, other: n.Either((one, other)), part, part) | st.builds(n.Fails, part),
    max_leaves=3,
)  # fmt: skip


@st.composite
def limits(draw: st.DrawFn) -> n.Compare:
    """A share that materials have, or leave over, of an amount of the good; now and then several sums."""
    some, others = n.Sum("value", draw(wheres)), n.Sum("value", draw(wheres))
    parts = (
        ((ONE, some),),
        ((ONE, NET_COST), (-ONE, some)),
        ((ONE, NET_COST), (-ONE, some)),
        ((HALF, PRICE), (THIRD, some), (-ONE, others), (ONE, n.Constant(HALF))),
    )
    number = n.Plus(draw(st.sampled_from(parts)))
    base = draw(st.sampled_from((NET_COST, NET_COST, PRICE, None, n.Plus(parts[1]))))
    return n.Compare(number, draw(signs), draw(shares), base, unit=MONEY)


def cents(number: int) -> Amount:
    return Amount.exactly(Fraction(number, 100), MONEY)


@st.composite
def near(draw: st.DrawFn, limit: n.Compare) -> Declaration:
    """A good of which the materials come to about what the limit lets them, give or take a cent or none."""
    shares = [draw(st.integers(0, 1000)) for _ in range(draw(st.integers(0, 4)))]
    whole = draw(st.sampled_from((100, 700, 1000, 9999, 100_000_000_001)))
    assert isinstance(limit.threshold, Fraction)
    room = draw(st.sampled_from((limit.threshold, 1 - limit.threshold))) * whole
    off = draw(st.sampled_from((-1, 0, 0, 1, None)))
    worth = [int(room * each / max(sum(shares), 1)) for each in shares]
    if worth and off is not None:
        worth[0] += int(room) - sum(worth) + off
    lines = tuple(
        Item(
            f"m{i}",
            draw(st.sampled_from(("870840", "870899", "720810"))),
            amounts={"value": cents(max(each, 0))},
            originating=draw(st.sampled_from((False, False, False, False, True, None))),
        )
        for i, each in enumerate(worth)
    )
    costs = {"net cost": cents(whole), "transaction value": cents(draw(st.sampled_from((whole, whole + 1, 2 * whole))))}
    return declaring(
        Item("the good", "870840", produced_in="MX", amounts=costs, holdings={"materials": Holding(lines, True)})
    )


@often(500)
@given(limits().flatmap(lambda limit: st.tuples(st.just(limit), near(limit))))
def test_limits(case: tuple[n.Compare, Declaration]) -> None:
    limit, declared = case
    assert same(program(n.RuleMet(), limit), declared)


def test_conditions() -> None:
    """Conditions that the swift way knows, of goods with every kind of gap: most get an answer."""
    atoms = st.one_of(
        st.builds(n.NoLine, wheres), st.builds(n.NoLine, wheres), limits(), limits(), st.sampled_from(OF_GOOD)
    )
    told: list[bool] = []

    @often(400)
    @given(joined(atoms), flat_declarations)
    def each(condition: n.Expr, declared: Declaration) -> None:
        told.append(same(program(n.RuleMet(), condition), flat(declared)))

    each()
    assert sum(told) > len(told) / 3


OF_GOOD = (
    n.GoodMeets(n.Both((n.InCodes("8708", "8708"), n.Fails(n.DescribedAs(WORDS[0]))))),
    n.GoodMeets(n.MadeIn(("MX",))),
    n.GoodMeets(n.Obtained()),
    n.Not(n.GoodMeets(n.DescribedAs(SET))),
    n.Fact("established", QUESTION),
    n.Compare(n.GoodAmount("seats"), ">=", Fraction(50)),
    n.Given(False),
    n.Select((n.Case((1,), n.GoodMeets(n.InCodes("870840", "870840")), n.NoLine(NOT_ORIGINATING)),
              n.Case((0,), n.GoodMeets(n.DescribedAs(WORDS[0])), n.Given(True))), n.Given(False)),
)  # fmt: skip


# ---- the goods of the rule files


@pytest.mark.parametrize("name", ("accumulation_reach", "meaning/tolerance", "meaning/tracing", "provisions/packaging"))
def test_goods_of_rule_files(name: str) -> None:
    told: list[bool] = []

    def judged(program: Program, declared: Declaration) -> Judgement:
        told.append(same(program, declared))
        return judge(program, declared)

    with patch("roolang.workspace.testing.judge", judged):
        assert list(run_tests(load(str(ROO / f"{name}.roo"))))
    assert told


# ---- the rules and goods of the benchmark, and what is left to the interpreter


@pytest.mark.parametrize("name", RULES)
def test_workload(name: str) -> None:
    judging = Judging(of_workload(name))
    for number, product in enumerate(products(400)):
        assert judging.verdict(declaration(product, str(number))) == VERDICTS[RULES[name](product)]
    assert (judging.swift, judging.asked) == (400, 0)


def test_what_is_asked_of_the_interpreter_is_counted() -> None:
    judging = Judging(of_workload("R2"))
    product = declaration(products(1)[0], "x")
    inner = replace(product.good.holdings["materials"].items[0], holdings={"materials": Holding((), True)})
    good = replace(product.good, holdings={"materials": Holding((inner,), True)})
    assert judging.verdict(replace(product, good=good)) == judge(of_workload("R2"), replace(product, good=good)).verdict
    assert (judging.swift, judging.asked) == (0, 1)


def test_the_burden_of_proof() -> None:
    program = of_workload("R1")
    line = Item("m1", "870840", amounts={"value": cents(100)})
    good = Item("the good", "870840", produced_in="MX", holdings={"materials": Holding((line,), True)})
    declared = Declaration("d", good, date(2024, 1, 1))
    assert Judging(program).verdict(declared) == "undetermined"
    assert Judging(program, burden_of_proof=True).verdict(declared) == "non-originating"


@pytest.mark.parametrize("off", (-1, 0, 1))
def test_at_the_limit(off: int) -> None:
    """62.5 % of a net cost of 1,000.00: met with foreign materials of 375.00, to the cent."""
    program = of_workload("R2")
    line = Item("m1", "720810", amounts={"value": cents(37_500 + off)}, originating=False)
    good = Item("the good", "870840", amounts={"net cost": cents(100_000)}, produced_in="MX",
                holdings={"materials": Holding((line,), True)})  # fmt: skip
    assert prepare(program)(Declaration("d", good)) == ("non-originating" if off > 0 else "originating")


def test_names_in_a_text_are_never_source() -> None:
    name = 'x"] or exit() or c["'
    rule = n.All((n.Compare(n.GoodAmount(name), ">=", ONE), n.GoodMeets(n.DescribedAs(name))))
    good = Item("the good", "870840", produced_in="MX", amounts={name: cents(100)}, descriptions={name: True},
                holdings={"materials": Holding((), True)})  # fmt: skip
    assert prepare(program(n.RuleMet(), rule))(declaring(good)) == "originating"
