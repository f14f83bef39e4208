"""Patterns of words to one automaton. `[x]` may be left out, `(x|y)` is one of two.

A pattern is never written out: its alternatives are paths of a graph over words, all graphs are made one deterministic
automaton, and equal nodes of that are one node. So a pattern may have as many alternatives as the wording has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

from roolang.draft.english.words import spelled

Nodes: TypeAlias = list[dict[str, Any]]
END = ""
"""The key of a meaning in a node; no word is empty."""
PIECES = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")
GLUED = re.compile(r"[^\s()\[\]|][\[(]|[\])][^\s()\[\]|]")


class _Graph:
    """Words between states; the empty word goes on without one."""

    def __init__(self) -> None:
        self.steps: list[list[tuple[str, int]]] = [[]]
        self.ends: dict[int, tuple[int, Any]] = {}

    def state(self) -> int:
        """A new state."""
        self.steps.append([])
        return len(self.steps) - 1

    def add(self, pattern: str, meaning: Any) -> None:
        """A pattern and what it means; of two that match the first one counts."""
        assert not GLUED.search(pattern), f"brackets stand between words: {pattern}"
        pieces = PIECES.findall(pattern)
        end, at = self._choice(pieces, 0, 0)
        assert at == len(pieces), f"unclosed bracket: {pattern}"
        self.ends.setdefault(end, (len(self.ends), meaning))

    def _choice(self, pieces: list[str], at: int, begin: int) -> tuple[int, int]:
        """Alternatives from a state to a new one, up to the bracket that closes them."""
        end = self.state()
        while True:
            here = self.state()
            self.steps[begin].append(("", here))
            while at < len(pieces) and pieces[at] not in "|)]":
                here, at = self._piece(pieces, at, here)
            self.steps[here].append(("", end))
            if at >= len(pieces) or pieces[at] != "|":
                return end, at
            at += 1

    def _piece(self, pieces: list[str], at: int, here: int) -> tuple[int, int]:
        if pieces[at] in "([":
            end, after = self._choice(pieces, at + 1, here)
            if pieces[at] == "[":
                self.steps[here].append(("", end))
            return end, after + 1
        to = self.state()
        self.steps[here].append((spelled[pieces[at]], to))
        return to, at + 1

    def reached(self, states: Iterable[int]) -> frozenset[int]:
        """All states that need no word more."""
        found = set(states)
        queue = list(found)
        while queue:
            for word, to in self.steps[queue.pop()]:
                if not word and to not in found:
                    found.add(to)
                    queue.append(to)
        return frozenset(found)


def automaton(pairs: Iterable[tuple[str, Any]]) -> Nodes:
    """The nodes of the automaton of some patterns, the last of them the first: `{word: node, "": meaning}`."""
    graph = _Graph()
    for pattern, meaning in pairs:
        graph.add(pattern, meaning)
    nodes: Nodes = []
    known: dict[str, int] = {}
    made: dict[frozenset[int], int] = {}

    def node(states: frozenset[int]) -> int:
        if states in made:
            return made[states]
        targets: dict[str, set[int]] = {}
        for state in states:
            for word, to in graph.steps[state]:
                if word:
                    targets.setdefault(word, set()).add(to)
        held: dict[str, Any] = {word: node(graph.reached(to)) for word, to in sorted(targets.items())}
        if ends := [graph.ends[state] for state in states if state in graph.ends]:
            held[END] = min(ends, key=lambda each: each[0])[1]
        made[states] = known.setdefault(repr(held), len(nodes))
        if made[states] == len(nodes):
            nodes.append(held)
        return made[states]

    root = node(graph.reached([0]))
    nodes[root].pop(END, None)
    return nodes


def linked(nodes: Nodes) -> dict[str, Any]:
    """The first node, each word with the node behind it."""
    for node in nodes:
        for word, to in node.items():
            if word:
                node[word] = nodes[to]
    return nodes[-1]
