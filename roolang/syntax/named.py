"""Which fields of a node name something that is defined elsewhere, and what kind of thing that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from roolang.syntax import tree as t

Field: TypeAlias = tuple[str, str]
"""A kind of thing, and the field of a node in which its name stands, or a row of names."""
DEFINITIONS: dict[type[t.Node], str] = {
    t.Agreement: "text",
    t.Proposal: "text",
    t.Consolidated: "text",
    t.ListDefinition: "list",
    t.MaterialDefinition: "list",
    t.StagesDefinition: "stages",
    t.OperationDefinition: "operation",
    t.OperationsDefinition: "operation",
    t.MeasureDefinition: "amount",
    t.QuantityDefinition: "amount",
    t.ParameterDefinition: "amount",
    t.MethodDefinition: "method",
    t.ConditionDefinition: "condition",
    t.Quota: "quota",
    t.Tolerance: "tolerance",
    t.Test: "test",
}
"""Statements that give a name a meaning, by the kind of thing that it names."""
USES: dict[type[t.Node], tuple[Field, ...]] = {
    t.PartOf: (("text", "name"),),
    t.Proposal: (("text", "amends"),),
    t.Consolidated: (("text", "amends"),),
    t.Expect: (("text", "under"),),
    t.NamedClass: (("list", "name"),),
    t.ListEdit: (("list", "name"),),
    t.StagesDefinition: (("list", "names"),),
    t.Operation: (("operation", "name"),),
    t.OperationCount: (("operation", "names"),),
    t.OperationsDefinition: (("operation", "names"),),
    t.Insufficient: (("operation", "names"),),
    t.Operand: (("amount", "name"),),
    t.NamedShare: (("amount", "name"),),
    t.Where: (("amount", "name"),),
    t.Figure: (("amount", "name"),),
    t.Threshold: (("amount", "quantity"),),
    t.Designation: (("amount", "nested"),),
    t.Tolerance: (("amount", "waives"),),
    t.Averaging: (("amount", "figures"), ("method", "method")),
    t.MethodName: (("method", "name"),),
    t.EitherMethod: (("method", "first"), ("method", "second")),
    t.Trace: (("method", "method"),),
    t.Named: (("condition", "name"),),
    t.WithinQuota: (("quota", "name"),),
}
"""Nodes that always use names."""
REFERENCES = {"list": "list", "tolerance": "tolerance", "trace": "method"}


def naming(node: t.Node) -> Iterator[Field]:
    """The fields in which a node uses a name, each with the kind of thing; of words in any other field none is one."""
    yield from USES.get(type(node), ())
    match node:
        case t.Mat(described=False):
            yield "list", "noun"
            yield "list", "listed"
        case t.Reference(kind) if kind in REFERENCES:
            yield REFERENCES[kind], "name"
        case t.Fact(kind) if kind.endswith("quota"):
            yield "quota", "words"
