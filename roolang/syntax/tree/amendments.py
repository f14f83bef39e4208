"""Amendments: what a proposal does to the text it amends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roolang.record import record
from roolang.syntax.tree.base import Cite, Node, Value
from roolang.syntax.tree.classes import Codes
from roolang.syntax.tree.conditions import Cond
from roolang.syntax.tree.scopes import Goods, Scope

if TYPE_CHECKING:
    from roolang.syntax.tree.statements import Statement


@record(frozen=True, slots=True)
class Reference(Node):
    """A provision by kind and by scope, name or citation."""

    kind: str
    name: str = ""
    scope: Scope | None = None
    goods: Goods | None = None


@record(frozen=True, slots=True)
class Replace(Node):
    """Puts a provision in the place of its namesake."""

    statement: Statement


@record(frozen=True, slots=True)
class Add(Node):
    """Adds a provision."""

    statement: Statement


@record(frozen=True, slots=True)
class Delete(Node):
    """Deletes a provision, or one labelled alternative of it."""

    reference: Reference
    label: str = ""


@record(frozen=True, slots=True)
class ListEdit(Node):
    """Adds entries to a list or takes them out."""

    name: str
    codes: Codes
    add: bool
    cite: Cite | None = None


@record(frozen=True, slots=True)
class AddToRule(Node):
    """Joins a condition to a rule."""

    scope: Scope
    join: str
    cond: Cond


@record(frozen=True, slots=True)
class AmendValue(Node):
    """Puts one value in the place of another in a provision."""

    reference: Reference
    old: Value
    new: Value
