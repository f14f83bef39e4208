"""Patterns by kind of word, in the order in which a reader without a parser must try them.

A reader of patterns does not know what may stand where, so a word that is reserved only before certain others is a
keyword only there, and a name runs to the next reserved word as it does in the language.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from roolang.record import record
from roolang.syntax.lexing import rank
from roolang.syntax.terminals import FREE_ALONE, parser
from roolang.syntax.vocabulary import spelled, statement_phrases

KINDS = {
    "COMMENT": "comment",
    "STRING": "string",
    "ATTR": "attribution",
    "OPEN_NUMBER": "open",
    "DATE": "date",
    "PERCENT": "number",
    "MONEY": "number",
    "QUANTITY": "number",
    "CODE": "code",
    "NUMBER": "number",
    "LABEL": "label",
    "LABEL1": "label",
    "LABEL2": "label",
    "LABEL3": "label",
    "RULE_VERB": "statement",
    "APPLIES": "keyword",
    "MORE_THAN_ONE": "keyword",
    "MATERIAL_LINE": "keyword",
    "GOOD_LINE": "keyword",
    "LEVEL": "level",
    "TO": "level",
    "TREATED": "status",
    "VERDICT": "status",
    "CLAIMABLE": "status",
    "AND": "join",
    "OR": "join",
    "PROVIDED": "join",
    "WITHIN_LIMIT": "join",
    "ENTRY_AND": "join",
    "LIMIT_OR": "join",
    "COMPARE": "comparison",
    "PLUS": "operator",
    "MINUS": "operator",
    "STAR": "operator",
    "SLASH": "operator",
    "PARTY": "party",
    "NAME": "name",
}
"""The kind of word that a terminal is; phrases are `statement` or `keyword`, other terminals nothing of note."""
FIRST = ("COMMENT", "STRING")
BEFORE_PHRASES = ("COMPARE",)
"""Terminals that begin with a phrase, such as `at least` with `at`: the parser tells them apart by what may follow."""
DEFINING = ("agreement", "proposal", "consolidated text", "part of", "list", "quota", "tolerance")
"""Phrases that a new name follows, besides `define ...`."""


@record(frozen=True, slots=True)
class Row:
    """A kind of word and its pattern; in one of kind `definition` the first group is a keyword, the third a name."""

    kind: str
    pattern: str


def rows() -> tuple[Row, ...]:
    """All patterns in order, neighbours of one kind joined."""
    single = [Row(*FIRST_ROWS[name]) for name in FIRST] + [_definition(), *_terminals()]
    joined: list[Row] = []
    for kind, group in groupby(single, key=lambda row: row.kind):
        patterns = [row.pattern for row in group]
        joined.append(Row(kind, patterns[0] if len(patterns) == 1 else "|".join(f"(?:{each})" for each in patterns)))
    return tuple(joined)


FIRST_ROWS = {"COMMENT": ("comment", r"#[^\n]*"), "STRING": ("string", r'"[^"]*"|“[^”]*”')}


def _terminals() -> Iterator[Row]:
    for terminal in sorted(parser().terminals, key=lambda each: (each.name not in BEFORE_PHRASES, rank(each))):
        name = str(terminal.name)
        phrase = spelled()[name]
        if name in FIRST:
            continue
        if name in KINDS:
            yield Row(KINDS[name], terminal.pattern.to_regexp())
        elif phrase != name and phrase[0].isalpha():
            yield Row("statement" if phrase in statement_phrases() else "keyword", _spelled_so(name, phrase))


def _spelled_so(name: str, phrase: str) -> str:
    """The pattern of a phrase: of a word that may stand in names, only before what reserves it."""
    pattern = str(parser().get_terminal(name).pattern.to_regexp())
    alone = FREE_ALONE.get(phrase)
    return f"(?={_either_case(alone)}){pattern}" if alone else pattern


def _either_case(pattern: str) -> str:
    return f"[{pattern[0].upper()}{pattern[0]}]{pattern[1:]}"


def _definition() -> Row:
    """A phrase that gives a name its meaning, with the name."""
    found = {phrase: name for name, phrase in spelled().items()}
    phrases = [phrase for phrase in sorted(found) if phrase.startswith("define") or phrase in DEFINING]
    either = "|".join(parser().get_terminal(found[phrase]).pattern.to_regexp() for phrase in reversed(phrases))
    return Row("definition", rf"({either})(\s+)({parser().get_terminal('NAME').pattern.to_regexp()})")
