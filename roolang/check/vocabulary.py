"""The names that all loaded texts define, by what they name: each folded, with how it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from roolang.check.texts import Corpus
from roolang.domain.declaration import BESIDE, fold
from roolang.syntax import tree as t

NOUNS = (
    *("materials", "material", "inputs", "parts", "components", "component", "purchases", "counted materials"),
    *BESIDE.values(),
)
"""Nouns that mean something without a definition."""
COVERED = ("tariff change", "production", "wholly obtained", "weight limits")
"""The kinds of conditions that a tolerance may cover."""
Names = dict[str, str]


@dataclass(slots=True)
class Vocabulary:
    """Folded names and how they are written, by kind."""

    measures: Names = field(default_factory=dict)
    quantities: Names = field(default_factory=dict)
    methods: Names = field(default_factory=dict)
    lists: Names = field(default_factory=dict)
    stages: Names = field(default_factory=dict)
    operations: Names = field(default_factory=dict)
    operation_lists: Names = field(default_factory=dict)
    conditions: Names = field(default_factory=dict)
    quotas: Names = field(default_factory=dict)
    ratios: set[str] = field(default_factory=set)
    """Quantities that are worked out as one amount over another, and so are a part of one."""

    def take(self, statement: Any) -> None:
        """Notes what a statement defines."""
        match statement:
            case t.MeasureDefinition(name):
                self.measures[fold(name)] = self.quantities[fold(name)] = name
            case t.QuantityDefinition(name, formula):
                self.quantities[fold(name)] = name
                self.ratios |= {fold(name)} if _is_ratio(formula) else set()
            case t.ParameterDefinition(name):
                self.quantities[fold(name)] = name
            case t.MethodDefinition(name, quantity, formula, base):
                self.methods[fold(name)] = name
                self.ratios |= {fold(quantity)} if _is_ratio(formula) else set()
                self.quantities[fold(quantity)] = quantity
                self.quantities |= {fold(base): base} if base else {}
            case t.ListDefinition(name) | t.MaterialDefinition(name):
                self.lists[fold(name)] = name
            case t.StagesDefinition(names=names):
                self.stages |= {fold(name): name for name in names}
            case t.OperationDefinition(name):
                self.operations[fold(name)] = name
            case t.OperationsDefinition(name, names):
                self.operation_lists[fold(name)] = name
                self.operations |= {fold(each): each for each in names}
            case t.Insufficient(names):
                self.operations |= {fold(each): each for each in names}
            case t.ConditionDefinition(name):
                self.conditions[fold(name)] = name
            case t.Quota(name):
                self.quotas[fold(name)] = name


def _is_ratio(formula: t.Formula) -> bool:
    return isinstance(formula, t.Arithmetic) and formula.sign == "/" and not isinstance(formula.right, t.Number)


def vocabulary(corpus: Corpus) -> Vocabulary:
    """What the texts of a corpus define between them, gathered once."""
    if isinstance(corpus.names, Vocabulary):
        return corpus.names
    found = corpus.names = Vocabulary()
    for placed in corpus.placed:
        found.take(placed.statement)
    return found
