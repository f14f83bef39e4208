"""How far a text makes sense, and what was awaited where it stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lark import Token
from lark.exceptions import UnexpectedInput
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_interactive_parser import InteractiveParser
from lark.parsers.lalr_parser_state import ParserState

from roolang.syntax.terminals import parser
from roolang.syntax.vocabulary import keywords

SIGN = re.compile(
    r"\"[^\"]*\"?|“[^”]*”?|\[[^\[\]\":]{0,40}:|[(]\w{1,4}[)]|\d[\w.,]*\w(?:\s?%)?|\d\s?%|[^\W\d][\w’'-]*|[<>=]+|."
)
LONGEST = 40
"""Characters of the user's text that a message repeats."""


@dataclass
class Stop:
    """The place where a text stops making sense; `ended` when it merely leaves off too early."""

    text: str
    tokens: list[Token]
    at: int
    ended: bool
    state: InteractiveParser

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The terminals that could have stood here."""
        return frozenset(_accepted(self.state.parser_state))

    @property
    def awaits_name(self) -> bool:
        """Whether a name must stand here, or little else."""
        return "NAME" in self.accepted and len(self.accepted) <= 4

    @cached_property
    def found(self) -> tuple[int, int]:
        """The place of the words that do not fit; of the last that did, if the text leaves off."""
        if self.ended:
            return (self.tokens[-1].start_pos or 0, self.tokens[-1].end_pos or 0) if self.tokens else (0, 0)
        return self.at, self.at + len(sign_at(self.text, self.at))

    @property
    def word(self) -> str:
        """The words that do not fit."""
        return "" if self.ended else sign_at(self.text, self.at)

    @property
    def last(self) -> Token | None:
        """The last token that fitted."""
        return self.tokens[-1] if self.tokens else None


def _accepted(state: ParserState[int]) -> Iterator[str]:
    """The terminals that a parser can take next. Lark's `accepts` says the same, and copies all it has for each."""
    table, end = state.parse_conf.states, state.parse_conf.end_state
    for name in table[state.state_stack[-1]]:
        if not name.isupper():
            continue  # a rule of the grammar
        stack = list(state.state_stack)
        while (step := table[stack[-1]].get(name)) and step[0] is not Shift:
            rule = step[1]
            del stack[len(stack) - len(rule.expansion) :]
            stack.append(table[stack[-1]][rule.origin.name][1])
            if name == "$END" and stack[-1] == end:
                break
        if step:
            yield name


def probe(text: str) -> Stop | None:
    """Where a text stops being a row of statements; nothing if it does not."""
    return walk(text)[1]


def awaiting(text: str) -> Stop | None:
    """The state behind all of a text, whether or not it may end there; nothing if it makes no sense up to there."""
    stop = walk(text, open_end=True)[1]
    return stop if stop is not None and stop.ended else None


def walk(text: str, *, open_end: bool = False) -> tuple[list[Token], Stop | None]:
    """The tokens of a text up to where it stops making sense, and that place; with `open_end`, its end always is one.

    Builds no tree.
    """
    state = parser().parse_interactive(text)
    conf = copy(state.parser_state.parse_conf)
    conf.callbacks = {}
    state.parser_state.parse_conf = conf
    tokens: list[Token] = []
    before = None
    try:
        for token in state.lexer_thread.lex(state.parser_state):  # type: ignore[no-untyped-call]
            before = state.parser_state.copy(deepcopy_values=False)
            state.feed_token(token)
            tokens.append(token)
            before = None
        before = state.parser_state.copy(deepcopy_values=False)
        if open_end:
            return tokens, Stop(text, tokens, len(text), True, state)
        state.feed_eof(tokens[-1] if tokens else None)  # type: ignore[no-untyped-call]
    except UnexpectedInput as error:
        ended = str(getattr(getattr(error, "token", None), "type", "")) == "$END"
        place = len(text) if ended else error.pos_in_stream
        state.parser_state = before or state.parser_state
        return tokens, Stop(text, tokens, int(place or 0), ended, state)
    return tokens, None


def loosely(text: str, at: int) -> Iterator[Token]:
    """The tokens of a text from an offset on, whatever they come to."""
    lexer: Any = parser().parse_interactive("").lexer_thread.lexer
    found: Iterator[Token] = lexer.loosely(text, at)
    return found


def sign_at(text: str, at: int) -> str:
    """The word, number, keyword phrase or sign at an offset."""
    found = SIGN.match(text, at)
    if not found:
        return ""
    if not found[0][0].isalpha():
        return found[0]
    words = list(re.compile(r"[^\W\d][\w’'-]*").finditer(text, at, at + 60))[:6]
    for count in range(len(words), 1, -1):
        phrase = text[at : words[count - 1].end()]
        if " ".join(phrase.lower().split()) in keywords():
            return phrase
    return found[0]


def shown(words: str) -> str:
    """The user's words as a message repeats them: in backticks, on one line, not too long."""
    line = " ".join(words.encode("utf-8", "replace").decode().split()).replace("`", "'")
    return f"`{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}`"
