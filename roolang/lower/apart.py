"""Parts of a text lowered by themselves, without what its general provisions change in them.

So two texts can be held against each other clause by clause: what a provision changes everywhere is told once, as a
change of that provision, and not of every rule that it bears on.
"""

from __future__ import annotations

from typing import Any

from roolang.ir import nodes as n
from roolang.lower import classes
from roolang.lower.conditions import condition
from roolang.lower.frame import Frame
from roolang.lower.rules import within
from roolang.syntax import tree as t


def apart(frame: Frame) -> Frame:
    """The frame of a text whose general provisions change nothing."""
    return frame.with_(overrides=(), traces=(), tolerances=(), insufficient=(), disregarding=False)


def of_rule(rule: t.ProductRule, frame: Frame) -> Frame:
    """Where the condition of a product rule stands."""
    return within(rule, apart(frame))


def clause(cond: Any, frame: Frame, joined_by: str = "or") -> n.Expr:
    """What a condition asks."""
    return condition(cond, frame, joined_by)


def goods(codes: t.Codes, frame: Frame) -> n.Pred:
    """Which lines a union of classes holds."""
    return classes.codes(codes, frame)


def materials(mats: t.Mats, frame: Frame) -> n.Pred:
    """Which lines some materials are."""
    return classes.mats(mats, frame)
