"""The terminals of the grammar in words of the field, and what a parser state waits for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from lark.lexer import PatternStr, TerminalDef

from roolang.syntax import terminals
from roolang.syntax.wording import FIRST, GROUPS, INSIDE_PATTERNS, LAST, WORDS

LEADING = frozenset({"add", "replace", "delete", "amend", "add to", "delete from"})
"""Statements that go on with the beginning of another one."""


@cache
def spelled() -> dict[str, str]:
    """What each terminal of the grammar stands for: its phrase or sign, else its own name."""
    phrases = {widened(phrase): phrase for phrase in terminals.phrases()}
    return {
        terminal.name: phrases.get(terminal.pattern.value)
        or (terminal.pattern.value if isinstance(terminal.pattern, PatternStr) else str(terminal.name))
        for terminal in terminals.parser().terminals
    }


def widened(phrase: str) -> str:
    """The pattern by which the lexer knows a phrase."""
    terminal = TerminalDef("WIDENED", PatternStr(phrase))
    terminals._widen(terminal)
    return terminal.pattern.value


@cache
def statement_terminals() -> frozenset[str]:
    """The terminals that begin a statement, as the grammar has them."""
    first = terminals.parser().parse_interactive("").accepts()  # type: ignore[no-untyped-call]
    return frozenset(map(str, first)) - {"$END"}


@cache
def statement_phrases() -> tuple[str, ...]:
    """The phrases that begin a statement."""
    return tuple(sorted(spelled()[name] for name in statement_terminals() if name != "ATTR_STATEMENT"))


@cache
def keywords() -> tuple[str, ...]:
    """Every phrase of the language, those inside patterns included."""
    return tuple(sorted({*terminals.phrases(), *INSIDE_PATTERNS}))


@cache
def single_words() -> frozenset[str]:
    """Every word that stands in some phrase."""
    return frozenset(word for phrase in keywords() for word in phrase.split())


STATEMENT = "a statement"


def expectations(accepted: Iterable[str], first: str = "") -> list[str]:
    """What a parser state waits for, at most three things in words of the field, `first` at the head."""
    left = {spelled().get(name, name) for name in accepted}
    ends = "$END" in left
    left -= {"$END"} | ({"ATTR_STATEMENT"} | set(statement_phrases()) if ends or len(left) > 40 else set())
    said = [words for words in [first] if words]
    for words, signs, members in GROUPS:
        if signs <= left:
            said.append(words)
            left -= members
    said += [named(item) for item in sorted(left, key=_rank) if item in WORDS or not item.isupper()]
    said = list(dict.fromkeys(said))
    if ends:
        return [*said[:2], "the next statement"]
    return said[:3] or [STATEMENT]


def named(item: str) -> str:
    """One expected terminal in words."""
    return WORDS.get(item, f"`{item}`")


def listed(words: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _rank(item: str) -> tuple[int, int, str]:
    if item in FIRST:
        return 0, FIRST.index(item), item
    return (2 if item in LAST else 1), 0, item
