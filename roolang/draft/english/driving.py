"""Terminals to clauses by the tables; a clause that does not fit becomes one unread clause, and the next goes on.

Own loop, not Lark's: on a misfit it goes back to the last separator, whose state it kept, puts the whole clause there
as `UNREAD` and carries on behind it, so reading stays linear.
"""

from __future__ import annotations

from typing import Any

from roolang.draft.english.building.base import Builder, Doubtful
from roolang.draft.english.scanning import Token
from roolang.draft.english.tables import Tables


class Refused(Exception):
    """Words that fit nowhere, not even as an unread clause."""


def parse(tokens: list[Token], builder: Builder, tables: Tables) -> Any:
    """What the rule `start` makes of the terminals."""
    run = _Run(builder, tables)
    at, size = 0, len(tokens)
    begun, kept = 0, run.kept()
    while at < size:
        token = tokens[at]
        if run.shift(token):
            at += 1
            if token[0] == "SEP":
                begun, kept = at, run.kept()
            continue
        after = at
        while after < size and tokens[after][0] != "SEP":
            after += 1
        after = max(after, begun + 1)
        run.back(kept)
        if not run.shift(("UNREAD", None, tokens[begun][2], tokens[min(after, size) - 1][3])):
            raise Refused
        at = after
    place = tokens[-1][3] if tokens else 0
    if not run.shift(("$END", None, place, place)):
        run.back(kept)
        if begun >= size or not run.shift(("UNREAD", None, tokens[begun][2], place)):
            raise Refused
        if not run.shift(("$END", None, place, place)):
            raise Refused
    return run.values[0]


class _Run:
    """The stacks of the parser: states, values, and where each value stands."""

    def __init__(self, builder: Builder, tables: Tables) -> None:
        self.builder = builder
        self.tables = tables
        self.states: list[int] = [tables.start]
        self.values: list[Any] = []
        self.places: list[tuple[int, int]] = []

    def kept(self) -> tuple[list[int], list[Any], list[tuple[int, int]], Any]:
        return self.states[:], self.values[:], self.places[:], self.builder.mark()

    def back(self, kept: tuple[list[int], list[Any], list[tuple[int, int]], Any]) -> None:
        self.states, self.values, self.places = kept[0][:], kept[1][:], kept[2][:]
        self.builder.back(kept[3])

    def shift(self, token: Token) -> bool:
        """Takes a token in, after all that can be reduced before it; False if it does not fit."""
        actions, gotos, rules = self.tables.actions, self.tables.gotos, self.tables.rules
        states, values, places = self.states, self.values, self.places
        kind = token[0]
        while True:
            to = actions[states[-1]].get(kind)
            if to is None:
                return False
            if to >= 0:
                states.append(to)
                values.append(token[1])
                places.append((token[2], token[3]))
                return True
            size, name, build = rules[-1 - to]
            start, end = places[-size][0], places[-1][1]
            taken = values[-size:]
            self.builder.places = places[-size:]
            try:
                made = self.builder.make(build, taken, start, end) if build else taken[0]
            except Doubtful:
                return False
            del states[-size:], values[-size:], places[-size:]
            values.append(made)
            places.append((start, end))
            states.append(gotos[states[-1]][name])
            if kind == "$END" and states[-1] == self.tables.end:
                return True
