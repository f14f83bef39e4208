"""What can be stored: the classes, and a digest of how they look now."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from types import ModuleType
from typing import Any

from roolang.diagnostics import catalog, model, place
from roolang.ir import base, nodes, predicates, program

ROOMS: tuple[ModuleType, ...] = (base, nodes, predicates, program, model, place, catalog)
"""Whose classes may be written and read."""
MAGIC = b"roolang-stored 1 "
"""How stored bytes begin; then comes the digest of the rest."""


class Unfit(ValueError):
    """Cannot be stored, or is not what was stored."""


@cache
def classes() -> dict[str, type[Any]]:
    """The classes that can be stored, by name."""
    return {
        name_of(held): held
        for room in ROOMS
        for held in vars(room).values()
        if isinstance(held, type)
        and held.__module__ == room.__name__
        and (is_dataclass(held) or issubclass(held, Enum))
    }


def name_of(kind: type[Any]) -> str:
    """How a class is called in what is stored."""
    return f"{kind.__module__}.{kind.__qualname__}"


def shape(kind: type[Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a dataclass that are given by place, and those given by name."""
    found = _SHAPES.get(kind)
    if found is None:
        made = [each for each in fields(kind) if each.init]
        by_name = tuple(each.name for each in made if each.kw_only)
        found = _SHAPES[kind] = tuple(each.name for each in made if not each.kw_only), by_name
    return found


_SHAPES: dict[type[Any], tuple[tuple[str, ...], tuple[str, ...]]] = {}


@cache
def schema() -> str:
    """A digest of all classes and their fields: what was stored under another one is not read."""
    told = [(name, _told(kind)) for name, kind in sorted(classes().items())]
    return sha256(repr(told).encode()).hexdigest()


def _told(kind: type[Any]) -> list[tuple[str, str]]:
    if issubclass(kind, Enum):
        return [(member.name, "") for member in kind]
    return [(each.name, str(each.type)) for each in fields(kind)]
