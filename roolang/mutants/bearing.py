"""What a change may bear on: the texts whose programs it can alter, and the cases that look at what is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from roolang.domain.declaration import fold
from roolang.domain.hs import in_range
from roolang.domain.truth import Truth
from roolang.held import Held
from roolang.lower import Library, Text
from roolang.lower.library import DEFINITIONS
from roolang.mutants.changes import Change
from roolang.syntax import tree as t
from roolang.syntax.walk import MOST_STATEMENTS, nodes
from roolang.workspace.workspace import Workspace

BY_NAME = (t.ListDefinition, t.MaterialDefinition, t.OperationsDefinition)
"""Definitions that nothing looks into but what says their name."""
Place: TypeAlias = tuple[str, int]
"""A file and where in it a statement begins."""
Ranges: TypeAlias = tuple[t.CodeRange, ...]


class Bearing:
    """A change in a workspace: the statement, the product rule in whose condition it is, the texts that it reaches."""

    def __init__(self, workspace: Workspace, change: Change) -> None:
        module = next(each for each in workspace.modules if each.source.name == change.file)
        self.workspace, self.change = workspace, change
        self.statement: Any = module.statements[change.statement]
        self.place: Place = change.file, self.statement.span.start
        self._near: dict[str, bool] = {}

    @cached_property
    def name(self) -> str:
        """What the statement defines, folded; nothing if it is no definition."""
        return fold(self.statement.name) if isinstance(self.statement, DEFINITIONS) else ""

    @cached_property
    def rule(self) -> t.ProductRule | None:
        """The product rule in whose condition something is changed."""
        inner = self.statement.statement if isinstance(self.statement, t.Replace | t.Add) else self.statement
        return inner if isinstance(inner, t.ProductRule) and "cond" in self.change.path else None

    @cached_property
    def scope(self) -> Ranges:
        """The codes that the rule is for; none where names tell them."""
        if self.rule is None or any(isinstance(each, t.NamedClass) for each in nodes(self.rule.scope)):
            return ()
        return tuple(each for each in nodes(self.rule.scope) if isinstance(each, t.CodeRange))

    @cached_property
    def codes(self) -> Ranges:
        """The codes that are changed."""
        at = self.change.line, self.change.column
        found = (each for each in nodes(self.statement) if each.span.place == at)
        return tuple(dict.fromkeys(each for one in found for each in nodes(one) if isinstance(each, t.CodeRange)))

    @cached_property
    def texts(self) -> frozenset[str]:
        """The names of the texts whose programs may be others: those that say it or amend one that does, or use it."""
        texts = self.workspace.library.texts.values()
        owner = next((text for text in texts if any(each is self.statement for each in text.statements)), None)
        if owner is not None:
            return frozenset(text.name for text in texts if owner.name in _beneath(self.workspace, text))
        if not isinstance(self.statement, BY_NAME):
            return frozenset(text.name for text in texts)
        users = _users(self.workspace.library, self.name)
        return frozenset(text.name for text in texts if self._uses(text, users))

    @cached_property
    def said_in(self) -> frozenset[Place]:
        """Where the statement begins, and those that say the name that it defines."""
        using = (
            (module.source.name, each.span.start)
            for module in self.workspace.modules
            for each in module.statements
            if self.name and self.name in words_of(each)
        )
        return frozenset((self.place, *using))

    @cached_property
    def day(self) -> date | None:
        """The day from or until which what is changed holds, if one is said."""
        found, node = None, self.statement
        for step in self.change.path:
            node = node[step] if isinstance(step, int) else getattr(node, step)
            found = getattr(node, "start", None) or getattr(node, "end", None) or found
        return found if isinstance(found, date) else None

    def _uses(self, text: Text, names: set[str]) -> bool:
        layers = (self.workspace.library.find(each) for each in _beneath(self.workspace, text))
        return any(_words.of(each) & names for layer in layers if layer is not None for each in layer.statements)

    def may_rule(self, codes: frozenset[str]) -> bool:
        """Whether the rule may be for one of some codes, as far as codes tell."""
        return not self.scope or any(_among(code, self.scope) for code in codes)

    def names(self, codes: frozenset[str]) -> bool:
        """Whether one of some codes is among those that are changed."""
        for code in codes:
            if code not in self._near:
                self._near[code] = _among(code, self.codes)
        return any(self._near[code] for code in codes)


def _among(code: str, ranges: Ranges) -> bool:
    return any(in_range(code, each.low, each.high) is not Truth.NO for each in ranges)


def _beneath(workspace: Workspace, text: Text) -> tuple[str, ...]:
    """A text and those that it amends, directly or through others."""
    return (text.name, *workspace.edition(text)[0].amends)


def _users(library: Library, name: str) -> set[str]:
    """The names of the definitions beside all texts that say a name, or say the name of one that does."""
    found, more = {name}, {name}
    while more:
        using = (each for each in library.shared if _words.of(each) & more)
        more = {fold(one.name) for each in using for one in nodes(each) if isinstance(one, DEFINITIONS)} - found
        found |= more
    return found


def _said(statement: t.Node) -> frozenset[str]:
    """The words of a statement that may be names, folded; its own among them."""
    return frozenset(fold(word) for node in nodes(statement) for word in _strings(node) if word)


def _strings(node: t.Node) -> Iterator[str]:
    for each in fields(node):
        held = getattr(node, each.name)
        yield from (one for one in (held if isinstance(held, tuple) else (held,)) if isinstance(one, str))


_words: Held[t.Node, frozenset[str]] = Held(_said, MOST_STATEMENTS)


def words_of(statement: t.Node) -> frozenset[str]:
    """The words of a statement that may be names, folded."""
    return _words.of(statement)
