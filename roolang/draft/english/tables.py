"""The parse tables of `grammar/english.lark` as data, and how they are made.

`python -m roolang.draft.english` (or `make tables`) writes `grammar/english.json`. A house test refuses stale ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import lark
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from roolang.draft.english.patterns import linked
from roolang.draft.english.phrases import WORDS, done, materials, operations, phrases
from roolang.draft.english.vocabulary import defined as known_words
from roolang.draft.english.vocabulary import published, within
from roolang.replacing import replacing

FILE = "english.json"
GRAMMAR = "english.lark"
OF = ("patterns.py", "phrases.py", "vocabulary.py", "words.py")
"""What makes the tables, besides the grammar and the wordings."""


class _NoLexer(Lexer):
    """Stands where Lark asks for a lexer."""

    def __init__(self, conf: object) -> None:
        del conf

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What the parser runs on, and the words of the field.

    For each state what a token does: a state to go to (0 or more), or a rule to apply (below 0). `rules[i]` is how
    many symbols rule `-1 - i` takes, what it makes, and the function that makes it.
    """

    actions: list[dict[str, int]]
    gotos: list[dict[str, int]]
    rules: list[tuple[int, str, str]]
    phrases: dict[str, Any]
    operations: dict[str, Any]
    materials: dict[str, Any]
    """Automata over words, each by its first node."""
    done: dict[str, str]
    """The operation of each word that says that it was done."""
    within: dict[str, list[list[str]]]
    """The ranges of codes where each material can be."""
    defined: frozenset[str]
    """The operations and materials that have a definition."""
    start: int
    end: int


@lru_cache(1)
def tables() -> Tables:
    """The tables as they were written."""
    stored = json.loads((files("roolang.grammar") / FILE).read_bytes())
    rules = [(size, name, build) for size, name, build in stored["rules"]]
    words, operations, materials = (linked(stored[each]) for each in ("phrases", "operations", "materials"))
    defined = frozenset(stored["defined"])
    ends = stored["start"], stored["end"]
    told = stored["done"], stored["within"]
    return Tables(stored["actions"], stored["gotos"], rules, words, operations, materials, *told, defined, *ends)


def fingerprint() -> str:
    """What tables are made of: the grammar, the wordings and how they are read, the vocabulary."""
    texts = [(files("roolang.grammar") / name).read_bytes() for name in (GRAMMAR, WORDS)]
    texts += [Path(__file__).with_name(name).read_bytes() for name in OF]
    texts += [text.encode() for text in published().values()]
    return sha256(b"\0".join(text.replace(b"\r\n", b"\n") for text in texts)).hexdigest()


def stored_fingerprint() -> str:
    """What the tables that are written were made of."""
    return str(json.loads((files("roolang.grammar") / FILE).read_bytes())["of"])


def made() -> dict[str, Any]:
    """The tables of the grammar as it stands; Lark works them out, and finds no conflict."""
    source = (files("roolang.grammar") / GRAMMAR).read_text(encoding="utf-8")
    parser: Any = lark.Lark(source, parser="lalr", lexer=_NoLexer, strict=True).parser
    table = parser.parser._parse_table
    rules = sorted(
        {to for row in table.states.values() for action, to in row.values() if action is not Shift},
        key=lambda rule: (rule.origin.name, rule.order, str(rule)),
    )
    number = {rule: -1 - i for i, rule in enumerate(rules)}
    place = _places(table)
    actions: list[dict[str, int]] = [{} for _ in place]
    gotos: list[dict[str, int]] = [{} for _ in place]
    for state, at in place.items():
        for name, (action, to) in sorted(table.states[state].items()):
            if action is not Shift:
                actions[at][name] = number[to]
            elif name.isupper() or name == "$END":
                actions[at][name] = place[to]
            else:
                gotos[at][name] = place[to]
    names = known_words()
    return {
        "of": fingerprint(),
        "start": place[table.start_states["start"]],
        "end": place[table.end_states["start"]],
        "rules": [(len(rule.expansion), str(rule.origin.name), str(rule.alias or "")) for rule in rules],
        "actions": actions,
        "gotos": gotos,
        "phrases": phrases(),
        "operations": operations(names[0]),
        "materials": materials(names[1]),
        "done": done(),
        "within": within(),
        "defined": sorted(names[0] | names[1]),
    }


def _places(table: Any) -> dict[int, int]:
    """The states in the order in which they are reached, whatever Lark called them."""
    found: dict[int, int] = {}
    queue = [table.start_states["start"]]
    for state in queue:
        if state not in found:
            found[state] = len(found)
            queue += [to for _, (action, to) in sorted(table.states[state].items()) if action is Shift]
    return found


def write() -> Path:
    """Writes the tables beside the grammar."""
    path = Path(str(files("roolang.grammar"))) / FILE
    text = json.dumps(made(), separators=(",", ":"), ensure_ascii=False)
    with replacing(path) as spare:
        spare.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path
