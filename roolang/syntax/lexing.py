"""Text to tokens, by what the parser can take next and by the first character.

Lark joins all terminals that a parser state accepts into one pattern, one for each of hundreds of states; compiling
those takes longer than reading a file. Here every terminal is a pattern of its own, compiled when it is first tried,
and at each place only those are tried that can begin with the character there: in Lark's order, so that the first that
fits is the one that Lark would have found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from lark import Token
from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from lark.lexer import LexerState, LineCounter, TerminalDef

OTHER = "\x80"
"""Stands for every character beyond ASCII."""
END = "$END"
"""The end of a text, as Lark's tables call it."""
ANYWHERE = -1
"""In place of a parser state: where any terminal may stand."""
Try: TypeAlias = tuple[str, Callable[[str, int], "re.Match[str] | None"], bool]
"""A terminal to try: its name, how it is matched, whether it is ignored."""
Row: TypeAlias = dict[str, tuple[Try, ...]]
"""What to try in a parser state, by the first character."""


class ContextLexer:
    """A lexer as Lark wants one; `first` gives the characters that each terminal may begin with, if they are known."""

    def __init__(
        self,
        conf: Any,
        states: Mapping[int, Collection[str]],
        always_accept: Collection[str] = (),
        *,
        first: Mapping[str, str | None] | None = None,
    ) -> None:
        self.terminals: dict[str, TerminalDef] = conf.terminals_by_name
        self.ignored = frozenset(conf.ignore)
        self.states = states
        self.first = first_of(conf.terminals) if first is None else first
        self.order = [terminal.name for terminal in sorted(conf.terminals, key=rank)]
        self.tries: dict[str, Try] = {}
        self.rows: dict[int, Row] = {}
        self.by_terminals: dict[frozenset[str], Row] = {}

    def find(self, text: str, at: int, state: int) -> tuple[str, int, int]:
        """The next token in a parser state that is not ignored: its name, where it starts, where it ends.

        At the end of the text `END`; where nothing fits, one without a name.
        """
        row, size = self.rows.get(state) or self._row(state), len(text)
        while at < size:
            char = text[at]
            if char >= OTHER:
                char = OTHER
            tries = row.get(char)
            if tries is None:
                tries = self._tries(row, char, self._accepted(state))
            for tried in tries:
                if found := tried[1](text, at):
                    break
            else:
                return "", at, at
            name, _, ignored = tried
            if not ignored:
                return name, at, found.end()
            at = found.end()
        return END, at, at

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        """The tokens of a text; what is accepted next is asked of the parser before each."""
        given: Any = lexer_state.text
        text: str = getattr(given, "text", given)
        while True:
            state = parser_state.position
            token = self._next(text, lexer_state, state)
            if token is None:
                if lexer_state.line_ctr.char_pos >= len(text):
                    return
                raise self._stuck(text, lexer_state, parser_state, self._accepted(state))
            lexer_state.last_token = token
            yield token

    def _next(self, text: str, lexer_state: LexerState, state: int) -> Token | None:
        """The next token in a state that is not ignored, with its lines and columns; none if there is none."""
        counter: Any = lexer_state.line_ctr
        name, start, end = self.find(text, counter.char_pos, state)
        _forward(counter, text, start)
        if name in ("", END):
            return None
        token = Token(name, text[start:end], start, counter.line, counter.column, end_pos=end)
        _forward(counter, text, end)
        token.end_line, token.end_column = counter.line, counter.column
        return token

    def loosely(self, text: str, at: int) -> Iterator[Token]:
        """The tokens of a text from an offset on, whether or not they make sense together; what is none is left out."""
        counter: Any = LineCounter("\n")  # type: ignore[no-untyped-call]
        counter.char_pos = at
        state = LexerState(text, counter)  # type: ignore[arg-type]
        while counter.char_pos < len(text):
            if token := self._next(text, state, ANYWHERE):
                yield token
            else:
                counter.char_pos += 1

    # ---- what to try

    def _accepted(self, state: int) -> frozenset[str]:
        """The terminals that fit a parser state, and those that are ignored in any; anywhere, all."""
        if state == ANYWHERE:
            return frozenset(self.terminals)
        return self.ignored.union(name for name in self.states[state] if name in self.terminals)

    def _row(self, state: int) -> Row:
        """The row of a state, shared by states that accept the same."""
        row = self.by_terminals.setdefault(self._accepted(state), {})
        self.rows[state] = row
        return row

    def _tries(self, row: Row, char: str, accepted: frozenset[str]) -> tuple[Try, ...]:
        """Whatever can begin with a character, as Lark orders it."""
        first = self.first
        able = [n for n in self.order if n in accepted and ((begin := first.get(n)) is None or char in begin)]
        row[char] = found = tuple(self._try(name) for name in able)
        return found

    def _try(self, name: str) -> Try:
        if name not in self.tries:
            pattern = self.terminals[name].pattern.to_regexp()
            self.tries[name] = (name, re.compile(pattern).match, name in self.ignored)
        return self.tries[name]

    # ---- where nothing fits

    def _stuck(
        self, text: str, lexer_state: LexerState, parser_state: Any, accepted: frozenset[str]
    ) -> UnexpectedCharacters | UnexpectedToken:
        """The error Lark raises: a token that may not stand here, or characters that are no token at all."""
        counter, last = lexer_state.line_ctr, lexer_state.last_token
        place = (counter.char_pos, counter.line, counter.column)
        allowed = set(accepted - self.ignored) or {"<END-OF-FILE>"}
        if token := self._next(text, lexer_state, ANYWHERE):
            history = [last] if last else None
            return UnexpectedToken(
                token, allowed, state=parser_state, token_history=history, terminals_by_name=self.terminals
            )  # type: ignore[no-untyped-call]
        return UnexpectedCharacters(
            text, *place, allowed=allowed, token_history=[last] if last else None, state=parser_state,
            terminals_by_name=self.terminals,
        )  # type: ignore[no-untyped-call]  # fmt: skip


def _forward(counter: Any, text: str, end: int) -> None:
    """Counts the lines up to an offset."""
    start = counter.char_pos
    if count := text.count("\n", start, end):
        counter.line += count
        counter.line_start_pos = text.rindex("\n", start, end) + 1
    counter.char_pos = end
    counter.column = end - counter.line_start_pos + 1


def rank(terminal: TerminalDef) -> tuple[int, int, int, str]:
    """Lark's order: by priority, then what may be longest, then the longer pattern."""
    pattern = terminal.pattern
    return -terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name


# ---- first characters


def first_of(terminals: Iterable[TerminalDef]) -> dict[str, str | None]:
    """The characters that each terminal may begin with; None for any."""
    return {each.name: _first(each) for each in terminals}


def _first(terminal: TerminalDef) -> str | None:
    from re import _parser

    if terminal.pattern.flags:
        return None
    found, empty = _begins(_parser.parse(terminal.pattern.to_regexp()))
    return None if empty or found is None else "".join(sorted(found))


def _begins(items: Any) -> tuple[set[str] | None, bool]:
    """The characters that a parsed pattern may begin with (None: any), and whether it may be empty."""
    chars: set[str] = set()
    for operation, argument in items:
        found, empty = _begin(str(operation), argument)
        if found is None:
            return None, False
        chars |= found
        if not empty:
            return chars, False
    return chars, True


def _begin(operation: str, argument: Any) -> tuple[set[str] | None, bool]:
    match operation:
        case "LITERAL":
            return {_char(argument)}, False
        case "IN":
            return _members(argument), False
        case "BRANCH":
            parts = [_begins(branch) for branch in argument[1]]
            if any(found is None for found, _ in parts):
                return None, False
            return set[str]().union(*(found or () for found, _ in parts)), any(empty for _, empty in parts)
        case "SUBPATTERN" if not argument[1]:
            return _begins(argument[-1])
        case "ATOMIC_GROUP":
            return _begins(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            found, empty = _begins(argument[2])
            return found, empty or argument[0] == 0
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return set(), True
        case _:
            return None, False


CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_DIGIT": r"\D",
           "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_NOT_WORD": r"\W"}  # fmt: skip


def _members(parts: Any) -> set[str] | None:
    """The characters of a set in square brackets."""
    chars: set[str] = set()
    turned = False
    for operation, argument in parts:
        match str(operation):
            case "NEGATE":
                turned = True
            case "LITERAL":
                chars.add(_char(argument))
            case "RANGE":
                chars |= {_char(code) for code in range(argument[0], min(argument[1], 128) + 1)}
            case "CATEGORY" if str(argument) in CLASSES:
                pattern = re.compile(CLASSES[str(argument)])
                chars |= {chr(code) for code in range(128) if pattern.match(chr(code))}
                if not turned:
                    chars.add(OTHER)
            case _:
                return None
    return {chr(code) for code in range(128)} - chars | {OTHER} if turned else chars


def _char(code: int) -> str:
    return chr(code) if code < 128 else OTHER
