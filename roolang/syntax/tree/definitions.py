"""Definitions: lists, materials, operations, quantities, methods, conditions, parameters by name."""

from __future__ import annotations

from roolang.record import record
from roolang.syntax.tree.base import Cite, Node, Number, Slot, Steps
from roolang.syntax.tree.classes import Codes, Operations
from roolang.syntax.tree.conditions import Cond, Formula
from roolang.syntax.tree.headers import Nomenclature


@record(frozen=True, slots=True)
class ListDefinition(Node):
    """A list of goods by name, which may carry an edition of its own."""

    name: str
    codes: Codes
    nomenclature: Nomenclature | None = None
    cite: Cite | None = None


@record(frozen=True, slots=True)
class MaterialDefinition(Node):
    """A material by name."""

    name: str
    codes: Codes
    cite: Cite | None = None


@record(frozen=True, slots=True)
class OperationDefinition(Node):
    """An operation by other operations, or by the words of the text."""

    name: str
    operations: Operations | None = None
    words: str = ""
    cite: Cite | None = None


@record(frozen=True, slots=True)
class OperationsDefinition(Node):
    """A list of operations by name."""

    name: str
    names: tuple[str, ...]
    cite: Cite | None = None


@record(frozen=True, slots=True)
class StagesDefinition(Node):
    """Materials from the earliest stage of production to the latest, within some codes."""

    name: str
    within: Codes
    names: tuple[str, ...]
    cite: Cite | None = None


@record(frozen=True, slots=True)
class MeasureDefinition(Node):
    """What can be measured of a material, and in what unit; as a formula of its other measures perhaps.

    `rounded` is the step that the formula is rounded to, `whole` that its fraction is disregarded.
    """

    name: str
    unit: str
    formula: Formula | None = None
    whole: bool = False
    rounded: Number | None = None
    cite: Cite | None = None


@record(frozen=True, slots=True)
class QuantityDefinition(Node):
    """A quantity as a formula, rounded to a step perhaps, or without its fraction (`whole`)."""

    name: str
    formula: Formula
    of_country: bool = False
    whole: bool = False
    rounded: Number | None = None
    cite: Cite | None = None


@record(frozen=True, slots=True)
class MethodDefinition(Node):
    """A method of working out a quantity, on a base that the rule names if `base` is given."""

    name: str
    quantity: str
    formula: Formula
    base: str = ""
    of_country: bool = False
    cite: Cite | None = None


@record(frozen=True, slots=True)
class ConditionDefinition(Node):
    """A condition by name."""

    name: str
    cond: Cond


@record(frozen=True, slots=True)
class ParameterDefinition(Node):
    """A number by name."""

    name: str
    steps: Steps | Slot[Steps]
    cite: Cite | None = None
