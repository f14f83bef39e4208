"""Names that are defined twice, and definitions that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import Any

from roolang.check.texts import Corpus, Placed
from roolang.check.walk import place_of_name, words_of
from roolang.diagnostics import Finding, Label
from roolang.domain.declaration import fold
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.walk import nodes

STANDARD = "std:"
"""How the names of the standard rule files begin."""
USEFUL = {
    t.ListDefinition: "list",
    t.MaterialDefinition: "material",
    t.OperationsDefinition: "list of operations",
    t.QuantityDefinition: "quantity",
    t.ConditionDefinition: "condition",
    t.ParameterDefinition: "parameter",
}
"""Definitions that are there to be used by the same rules, and what each is called."""
DEFINING = {*USEFUL, t.OperationDefinition, t.StagesDefinition, t.MeasureDefinition, t.MethodDefinition, t.Quota}
"""Everything that defines a name."""


def defined_twice(corpus: Corpus) -> Iterator[Finding]:
    """RL2002: one name defined twice in one text, or outside any text in one file."""
    first: dict[Hashable, list[Placed]] = {}
    for placed in corpus.placed:
        subject = _subject(placed.statement)
        if subject is None:
            continue
        before = first.setdefault((placed.text or placed.module.source.name, subject), [])
        other = next((each for each in before if each.holding.meets(placed.holding)), None)
        if other is None:
            before.append(placed)
        elif placed.own and not _replaces(placed, other):
            yield _second(placed, other)


def _subject(statement: Any) -> Hashable | None:
    """What a definition defines: a kind and a name; kinds that are looked up together count as one."""
    match statement:
        case t.ListDefinition(name) | t.MaterialDefinition(name):
            return "list", fold(name)
        case t.OperationDefinition(name) | t.OperationsDefinition(name):
            return "operation", fold(name)
        case t.MethodDefinition(name, quantity):
            return "method", fold(name), fold(quantity)
        case t.StagesDefinition(name) | t.MeasureDefinition(name) | t.QuantityDefinition(name):
            return type(statement).__name__, fold(name)
        case t.ConditionDefinition(name) | t.ParameterDefinition(name) | t.Quota(name):
            return type(statement).__name__, fold(name)
    return None


def _replaces(placed: Placed, other: Placed) -> bool:
    """Whether the later definition is written to take the place of the earlier one."""
    return placed.amending == "replace" != other.amending


def _second(placed: Placed, other: Placed) -> Finding:
    name = placed.statement.name
    others = (Label(_place(other), "the first definition"),)
    help_ = "delete one, or give it a name of its own"
    return Finding("RL2002", f"`{name}` is defined twice", Label(_place(placed)), others=others, help=help_)


def _place(placed: Placed) -> Span:
    span: Span = placed.statement.span
    return place_of_name(span, placed.statement.name)


# ---- definitions that nothing uses


def unused(corpus: Corpus) -> Iterator[Finding]:
    """RL4102 for definitions of a file that no loaded module mentions.

    Not for the standard rules, nor for a file of nothing but definitions: it is there for other files to use.
    A name that stands in words that could not be read counts as used.
    """
    spared = {module.source.name for module, _ in corpus.modules if _spared(module)}
    doubtful = [placed for placed in corpus.own if type(placed.statement) in USEFUL]
    doubtful = [placed for placed in doubtful if placed.module.source.name not in spared]
    if not doubtful:
        return
    known = mentioned(corpus)
    doubtful = list({_key(placed): placed for placed in reversed(doubtful) if _key(placed)[1] not in known}.values())
    left_out = fold(" ".join(each.span.text for module, _ in corpus.modules for each in module.broken))
    for placed in doubtful:
        if not re.search(rf"(?<!\w){re.escape(fold(placed.statement.name))}(?!\w)", left_out):
            what = USEFUL[type(placed.statement)]
            message = f"nothing uses the {what} `{placed.statement.name}`"
            yield Finding("RL4102", message, Label(_place(placed)), help="use it in a rule, or delete it")


def _key(placed: Placed) -> tuple[str, str]:
    """A definition by its file and name, so that each is told once."""
    return placed.module.source.name, fold(placed.statement.name)


def _spared(module: t.Module) -> bool:
    """Whether unused definitions of a module are in order."""
    if module.source.name.startswith(STANDARD):
        return True
    return all(isinstance(each, t.Language | t.Use) or type(each) in DEFINING for each in module.statements)


def mentioned(corpus: Corpus) -> set[str]:
    """Every name that stands anywhere but where it is defined, in a citation or in a note; folded."""
    held: set[str | tuple[str, ...]] = set()
    naming: dict[type[t.Node], tuple[str, ...]] = {}
    statements = (statement for module, _ in corpus.modules for statement in module.statements)
    for node in (node for statement in statements for node in nodes(statement)):
        kind = type(node)
        names = naming.get(kind)
        if names is None:
            names = naming[kind] = _naming(kind)
        for name in names:
            held.add(getattr(node, name))
    return {fold(word) for each in held for word in ((each,) if isinstance(each, str) else each)}


def _naming(kind: type[t.Node]) -> tuple[str, ...]:
    """The fields of a kind of node in which a name may be used."""
    if issubclass(kind, t.Cite | t.Note | t.Criterion):
        return ()
    return tuple(name for name in words_of(kind) if name != "name" or kind not in DEFINING)
