"""Definitions that nothing uses yet: read all the same, so that what is wrong in them is found before they are used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from roolang.domain.declaration import fold
from roolang.lower.conditions import condition
from roolang.lower.frame import Frame
from roolang.lower.value import counted, formula, good_measure
from roolang.syntax import tree as t


def read_unused(statements: Iterable[Any], frame: Frame) -> None:
    """Lowers each definition that no provision named, for its findings alone."""
    used = frozenset(frame.env.used)
    for each in statements:
        if fold(getattr(each, "name", "")) not in used:
            _read(each, frame)


def _read(definition: Any, frame: Frame) -> None:
    match definition:
        case t.QuantityDefinition(name=name, formula=meant):
            if inner := frame.entering(f"quantity {fold(name)}", definition.span, meant):
                formula(meant, inner)
        case t.MethodDefinition(name=name, formula=meant):
            if inner := frame.entering(f"method {fold(name)}", definition.span, meant):
                formula(meant, _asked_for(definition, inner))
        case t.ConditionDefinition(name=name, cond=asked):
            if inner := frame.entering(f"condition {fold(name)}", definition.span, asked):
                condition(asked, inner)


def _asked_for(definition: t.MethodDefinition, frame: Frame) -> Frame:
    """The frame as a rule would make it that asks for this method, on the value of the good."""
    frame = frame.with_(purpose=fold(definition.quantity), counted=counted((), frame))
    if not definition.base:
        return frame
    return frame.with_(bases={**frame.bases, fold(definition.base): good_measure("value")})
