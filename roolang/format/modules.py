"""Whole rule files: statements, the blank lines between them, and comments."""

from __future__ import annotations

from roolang.diagnostics import Finding, has_errors
from roolang.format import (
    atoms,
    brackets,
    classes,
    conditions,
    definitions,
    provisions,
    quantities,
    rules,
    trials,
)
from roolang.format.comments import Comment, attached
from roolang.format.doc import flat
from roolang.format.layout import laid_out
from roolang.format.spelling import respelled
from roolang.format.writing import write
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t

FAMILIES = (atoms, brackets, classes, conditions, definitions, provisions, quantities, rules, trials)
"""The modules that know how nodes are written; loading them is what makes `write` know."""
OPENERS = (t.Agreement, t.PartOf, t.Proposal, t.Consolidated)
HEADERS = (*OPENERS, t.Parties, t.Nomenclature, t.InForce, t.DatesBy, t.CitationsRequired, t.RulesCover)
PREAMBLE = (t.Language, t.Use)
DEFINITIONS = (
    t.ListDefinition,
    t.MaterialDefinition,
    t.OperationDefinition,
    t.OperationsDefinition,
    t.StagesDefinition,
    t.MeasureDefinition,
    t.QuantityDefinition,
    t.MethodDefinition,
    t.ConditionDefinition,
    t.ParameterDefinition,
)


def format_text(source: SourceFile) -> tuple[str, tuple[Finding, ...]]:
    """A text in its canonical layout; a text with errors is left as it is."""
    module, findings = parse(source)
    return (source.text if has_errors(findings) else format_module(module)), findings


def format_module(module: t.Module) -> str:
    """The canonical layout of a rule file, with every comment of its source."""
    docs = [respelled(write(statement)) for statement in module.statements]
    beside, tail = attached(docs, module.source)
    blocks = [laid_out(doc, here.inside) for doc, here in zip(docs, beside, strict=True)]
    lines: list[str] = []
    for index, (block, here) in enumerate(zip(blocks, beside, strict=True)):
        near = index == 0 or _runs_on(module.statements[index - 1 : index + 1], blocks[index - 1 : index + 1])
        lines += _above(here.above, near, first=index == 0)
        lines.append("  ".join((block, *here.behind)))
    lines += _above(tail, near=True, first=not blocks)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def show(node: t.Node) -> str:
    """A node in canonical words on one line."""
    return flat(respelled(write(node)))


def _above(comments: list[Comment], near: bool, first: bool) -> list[str]:
    """The lines between two statements; blank lines around comments are kept, but never two together."""
    if not comments:
        return [] if near else [""]
    lines = [""] if not first and (not near or comments[0].blank_before) else []
    for number, comment in enumerate(comments):
        lines += [""] if number and comment.blank_before else []
        lines.append(comment.words)
    return [*lines, ""] if comments[-1].blank_after else lines


def _runs_on(pair: tuple[t.Statement, ...], blocks: list[str]) -> bool:
    """Whether two statements stand together: headers, or definitions of one kind, of one line each."""
    before, after = pair
    if any("\n" in block for block in blocks):
        return False
    if isinstance(after, DEFINITIONS):
        return type(before) is type(after)
    together = isinstance(before, HEADERS) and isinstance(after, HEADERS) and not isinstance(after, OPENERS)
    return together or (isinstance(before, PREAMBLE) and isinstance(after, PREAMBLE))
