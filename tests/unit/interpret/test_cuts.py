"""A material not yet decided on, whole or opened, says no more than it does in every cut."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from roolang.domain.amount import MONEY, Amount
from roolang.domain.declaration import Declaration, Holding, Item
from roolang.domain.truth import Truth
from roolang.interpret.cuts import _relaxed
from roolang.interpret.evaluate import evaluate
from roolang.interpret.judge import settled
from roolang.interpret.lines import held
from roolang.interpret.opening import Openable
from roolang.interpret.scene import Scene
from roolang.ir import nodes as n
from roolang.ir.program import Treatment
from tests.strategies.core import NET_COST, program


def test_a_limit_on_each_line_is_left_open() -> None:
    # Whole: one line of 60 of 100, above a half. Opened: two of 30, each below it.
    halves = tuple(Item(name, amounts={"value": Amount.exactly(30, MONEY)}, originating=False) for name in "ab")
    part = Item(
        "part", amounts={"value": Amount.exactly(60, MONEY)}, originating=False, produced_in="MX", self_produced=True,
        holdings={"materials": Holding(halves, True)},
    )  # fmt: skip
    good = Item(
        "good",
        amounts={"net cost": Amount.exactly(100, MONEY)},
        produced_in="MX",
        holdings={"materials": Holding((part,), True)},
    )
    text = program(n.RuleMet())
    scene = Scene(settled(text, Declaration("d", good)), good, tuple(held(good)))
    nodes = Openable(scene.lines, scene)
    for sign in ("<=", ">="):
        limit = n.EachLine(n.HasStatus(False), n.LINES, "value", sign, Fraction(1, 2), NET_COST)
        assert _relaxed(limit, scene, frozenset(nodes.permitted)) is Truth.UNKNOWN
    nothing = n.EachLine(n.HasStatus(True), n.LINES, "value", "<=", Fraction(1, 2), NET_COST)
    assert _relaxed(nothing, scene, frozenset(nodes.permitted)) is Truth.YES


def test_a_treatment_may_bear_on_what_it_asks_for() -> None:
    """Materials that are wholly obtained count as originating: for all purposes, and so for asking whether they are."""
    always = n.Given(True)
    text = replace(
        program(n.NoLine(n.Obtained())),
        treatments=(Treatment(n.Obtained(), "originating", ("tariff change",), always, always, always, others=True),),
    )
    material = Item("m", wholly_obtained=False, produced_in="MX")
    good = Item("good", produced_in="MX", holdings={"materials": Holding((material,), True)})
    scene = Scene(settled(text, Declaration("d", good)), good, tuple(held(good)))
    assert evaluate(n.NoLine(n.Obtained()), scene).truth is Truth.YES
