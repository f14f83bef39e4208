"""Tokens to Lark's tree by Lark's tables, with no more about places than readers ask for: where a node starts and ends.

Lark's own loop and its `propagate_positions` say the same, with lines and columns besides, and take twice as long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from lark import Token, Tree
from lark.exceptions import UnexpectedInput
from lark.parse_tree_builder import PropagatePositions
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_interactive_parser import InteractiveParser
from lark.parsers.lalr_parser import _Parser

Build: TypeAlias = Callable[[list[Any]], Any]
Way: TypeAlias = tuple[int, str, Build]
"""What a rule comes to: how many symbols it takes, its name, and what makes its node."""


class Place:
    """Where a node starts and ends; and with what was left out around it, such as brackets, in its outer places."""

    __slots__ = ("end_pos", "outer_end", "outer_start", "start_pos")

    def __init__(self, start: Any, end: Any) -> None:
        self.start_pos = self.outer_start = start
        self.end_pos = self.outer_end = end


def placing(build: Build) -> Build:
    """Makes the node that `build` makes, and says where it is: from the first to the last child that takes up room."""

    def node(children: list[Any]) -> Any:
        tree = build(children)
        held = [each for each in children if isinstance(each, Token) or each._meta]
        if not held or not isinstance(tree, Tree):
            return tree
        first, last = held[0], held[-1]
        start = first.start_pos if isinstance(first, Token) else first._meta.outer_start
        end = last.end_pos if isinstance(last, Token) else last._meta.outer_end
        made: Any = tree
        if made._meta is None:
            made._meta = Place(start, end)
        else:
            made._meta.outer_start, made._meta.outer_end = start, end
        return tree

    return node


class Driver(_Parser):
    """Lark's parser with a loop of its own; where a token does not fit, Lark says so."""

    def __init__(self, table: Any, callbacks: Mapping[Any, Any], debug: bool = False) -> None:
        placed = {
            rule: placing(build.node_builder) if isinstance(build, PropagatePositions) else build
            for rule, build in callbacks.items()
        }
        super().__init__(table, placed, debug)
        self.ways: dict[int, Way] = {}

    def parse_from_state(self, state: Any, last_token: Token | None = None) -> Any:
        """The tree of all that the lexer gives."""
        table, states, values, ways = self.parse_table.states, state.state_stack, state.value_stack, self.ways
        token = last_token
        try:
            for token in state.lexer.lex(state):
                kind = token.type
                while True:
                    action, to = table[states[-1]].get(kind) or (None, None)
                    if action is Shift:
                        states.append(to)
                        values.append(token)
                        break
                    if action is None:
                        state.feed_token(token)  # raises
                    size, name, build = ways.get(id(to)) or self._way(to)
                    taken = values[-size:] if size else []
                    if size:
                        del states[-size:], values[-size:]
                    values.append(build(taken))
                    states.append(table[states[-1]][name][1])
            end = Token.new_borrow_pos("$END", "", token) if token else Token("$END", "", 0, 1, 1)
            return state.feed_token(end, True)
        except UnexpectedInput as error:
            error.interactive_parser = InteractiveParser(self, state, state.lexer)
            raise

    def _way(self, rule: Any) -> Way:
        """A rule of the table, which keeps it alive."""
        found = self.ways[id(rule)] = len(rule.expansion), rule.origin.name, self.callbacks[rule]
        return found
