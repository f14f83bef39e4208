"""Which methods work out the same quantity, so that a slip could put one in the place of another."""

from __future__ import annotations

from collections.abc import Mapping

from roolang.domain.declaration import fold
from roolang.syntax import tree as t
from roolang.workspace.workspace import Workspace


def methods_of(workspace: Workspace) -> Mapping[str, tuple[str, ...]]:
    """By the name of each method the others of its quantity."""
    by_quantity: dict[str, list[str]] = {}
    for module in workspace.modules:
        for each in module.statements:
            if isinstance(each, t.MethodDefinition):
                by_quantity.setdefault(fold(each.quantity), []).append(each.name)
    found: dict[str, list[str]] = {}
    for names in by_quantity.values():
        for name in names:
            found.setdefault(name, []).extend(other for other in names if fold(other) != fold(name))
    return {name: tuple(dict.fromkeys(others)) for name, others in found.items()}
