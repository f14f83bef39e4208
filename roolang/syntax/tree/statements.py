"""All statements, and the module that holds them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from roolang.source import SourceFile, Span
from roolang.syntax.tree.amendments import Add, AddToRule, AmendValue, Delete, ListEdit, Replace
from roolang.syntax.tree.base import Bracketed
from roolang.syntax.tree.definitions import (
    ConditionDefinition,
    ListDefinition,
    MaterialDefinition,
    MeasureDefinition,
    MethodDefinition,
    OperationDefinition,
    OperationsDefinition,
    ParameterDefinition,
    QuantityDefinition,
    StagesDefinition,
)
from roolang.syntax.tree.headers import (
    Agreement,
    CitationsRequired,
    Consolidated,
    DatesBy,
    InForce,
    Language,
    Nomenclature,
    Parties,
    PartOf,
    Proposal,
    RulesCover,
    Use,
)
from roolang.syntax.tree.provisions import (
    Accumulation,
    AllApply,
    Averaging,
    ClaimRequired,
    Designation,
    GoodsObtained,
    Insufficient,
    Inventory,
    OriginByImportation,
    OriginConferred,
    OriginLost,
    OriginOfSets,
    ProductRule,
    Quota,
    RollUp,
    Threshold,
    Tolerance,
    Trace,
    Treat,
    Valuation,
)
from roolang.syntax.tree.trials import Test

Header: TypeAlias = (
    Language
    | Use
    | Agreement
    | PartOf
    | Proposal
    | Consolidated
    | Parties
    | Nomenclature
    | InForce
    | DatesBy
    | CitationsRequired
    | RulesCover
)
Definition: TypeAlias = (
    ListDefinition
    | MaterialDefinition
    | OperationDefinition
    | OperationsDefinition
    | StagesDefinition
    | MeasureDefinition
    | QuantityDefinition
    | MethodDefinition
    | ConditionDefinition
    | ParameterDefinition
)
Provision: TypeAlias = (
    OriginConferred
    | OriginOfSets
    | OriginByImportation
    | GoodsObtained
    | OriginLost
    | ClaimRequired
    | AllApply
    | Tolerance
    | Accumulation
    | RollUp
    | Treat
    | Trace
    | Threshold
    | Designation
    | Averaging
    | Inventory
    | Insufficient
    | Quota
    | Valuation
)
Amendment: TypeAlias = "Replace | Add | Delete | ListEdit | AddToRule | AmendValue"
Statement: TypeAlias = "Header | Definition | Provision | ProductRule | Amendment | Test | Bracketed[Statement]"


@dataclass(frozen=True)
class Broken:
    """A statement that could not be read: its place, and what stands in for it when others are judged.

    Of one that is not `sure` something was left out, so it may have declared more.
    """

    span: Span
    meant: tuple[Statement, ...] = ()
    sure: bool = False


@dataclass(frozen=True)
class Module:
    """One rule file. `broken` are the statements that could not be read; they are no part of `statements`."""

    source: SourceFile
    statements: tuple[Statement, ...]
    broken: tuple[Broken, ...] = ()

    @property
    def whole(self) -> Module:
        """The module with what stands in for its broken statements, in the order of the text."""
        if not self.broken:
            return self
        meant = [statement for each in self.broken for statement in each.meant]
        return replace(self, statements=tuple(sorted((*self.statements, *meant), key=lambda each: each.span.start)))
