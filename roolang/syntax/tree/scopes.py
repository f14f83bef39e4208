"""Scopes: which goods, in which direction of trade, with which characteristic in numbers."""

from __future__ import annotations

from roolang.record import record
from roolang.syntax.tree.base import Node
from roolang.syntax.tree.classes import Codes, Where


@record(frozen=True, slots=True)
class Goods(Node):
    """Goods by class; `kind` is `codes`, `sets` or `all other goods`."""

    kind: str
    codes: Codes | None = None
    without: Codes | None = None


@record(frozen=True, slots=True)
class Scope(Node):
    """What a rule is for: goods, direction of trade, characteristics."""

    goods: Goods
    exported_from: str = ""
    imported_into: str = ""
    where: Where | None = None
