"""The parse tables of the grammar as data, so that no run works them out again.

`python -m roolang.syntax` (or `make tables`) writes `grammar/tables.json`: plain JSON, made of what Lark's own
`serialize` gives. It is used only if it was made of the grammar as it stands, by the version of Lark that reads it;
else the parser is built from the grammar, which takes half a second longer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import lark
from lark.grammar import Rule
from lark.lexer import TerminalDef
from lark.parsers.lalr_analysis import IntParseTable, Reduce, Shift
from lark.parsers.lalr_parser import LALR_Parser, _Parser

from roolang.domain import currency
from roolang.replacing import replacing
from roolang.syntax.lexing import ContextLexer, first_of

FILE = "tables.json"
FORMAT = 1
"""Raised whenever this module writes tables in another way."""
MADE_OF = ("roolang.lark", "terminals.lark")
NOT_PLAIN = ("edit_terminals", "import_paths", "source_path", "_plugins")
"""Options of Lark that tables do not keep: they were used when the tables were made, or are given anew."""


def prepared(build: Callable[..., lark.Lark]) -> lark.Lark:
    """The parser from the tables; built from the grammar if they are of another grammar or another Lark."""
    stored = stored_tables()
    if stored is not None and stored["lark"] == lark.__version__ and stored["of"] == fingerprint():
        return _loaded(stored)
    return build(_plugins={"ContextualLexer": ContextLexer})


def stored_tables() -> Any:
    """What the file holds; nothing if there is none that can be read."""
    try:
        return json.loads((files("roolang.grammar") / FILE).read_bytes())
    except (OSError, ValueError):
        return None


def fingerprint() -> str:
    """What tables are made of: the grammar, how its terminals are widened, how tables are written."""
    texts = [(files("roolang.grammar") / name).read_bytes() for name in MADE_OF]
    widening = Path(__file__).with_name("terminals.py"), Path(currency.__file__)
    texts += [*(each.read_bytes() if each.is_file() else b"" for each in widening), str(FORMAT).encode()]
    return sha256(b"\0".join(text.replace(b"\r\n", b"\n") for text in texts)).hexdigest()


# ---- reading


class _Prepared(LALR_Parser):
    """Lark's parser around a table that is stored more tightly than Lark does."""

    @classmethod
    def deserialize(cls, data: Any, memo: Any, callbacks: Any = None, debug: bool = False) -> Any:
        """What Lark calls instead of its own."""
        parser = cls.__new__(cls)
        parser._parse_table = _table(data, memo)
        parser.parser = _Parser(parser._parse_table, callbacks, debug)
        return parser


def _loaded(stored: Any) -> lark.Lark:
    data, memo = stored["data"], {int(key): value for key, value in stored["memo"].items()}
    plugins = {"LALR_Parser": _Prepared, "ContextualLexer": partial(ContextLexer, first=stored["first"])}
    loaded: lark.Lark = lark.Lark._load_from_dict(data, memo, _plugins=plugins)  # type: ignore[no-untyped-call]
    return loaded


def _table(data: Any, memo: Any) -> Any:
    """Lark's table; reductions share the sets of terminals that call for them."""
    tokens: list[str] = data["tokens"]
    ahead = [[tokens[i] for i in row] for row in data["ahead"]]
    states: dict[int, dict[str, Any]] = {}
    for state, (shifts, reductions) in enumerate(data["states"]):
        row = states[state] = {tokens[i]: (Shift, to) for i, to in zip(shifts[::2], shifts[1::2], strict=True)}
        for rule, on in zip(reductions[::2], reductions[1::2], strict=True):
            row.update(dict.fromkeys(ahead[on], (Reduce, memo[rule])))
    return IntParseTable(states, data["start_states"], data["end_states"])  # type: ignore[no-untyped-call]


# ---- writing


def made(parser: lark.Lark) -> dict[str, Any]:
    """The tables of a parser."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data["options"] = {key: value for key, value in data["options"].items() if key not in NOT_PLAIN}
    data["parser"]["parser"] = _tight(data["parser"]["parser"])
    of = {"of": fingerprint(), "lark": lark.__version__}
    return {**of, "first": first_of(parser.terminals), "data": data, "memo": memo}


def _tight(table: Any) -> dict[str, Any]:
    """A table as Lark serialises it, with every set of terminals written once; the same for the same grammar."""
    tokens = sorted(table["tokens"].values())
    number = {token: i for i, token in enumerate(tokens)}
    names = {key: number[token] for key, token in table["tokens"].items()}
    rows = {state: sorted((names[key], *action) for key, action in row.items()) for state, row in _plain(table).items()}
    place = _numbered(rows, [table["start_states"][each] for each in sorted(table["start_states"])])
    ahead: dict[tuple[int, ...], int] = {}
    states: list[list[list[int]]] = []
    for state in place:
        shifts = [entry for token, reduces, to in rows[state] if not reduces for entry in (token, place[to])]
        on: dict[int, list[int]] = {}
        for token, reduces, rule in rows[state]:
            if reduces:
                on.setdefault(rule, []).append(token)
        reductions = [(rule, ahead.setdefault(tuple(found), len(ahead))) for rule, found in sorted(on.items())]
        states.append([shifts, [entry for pair in reductions for entry in pair]])
    ends = {key: {name: place[at] for name, at in table[key].items()} for key in ("start_states", "end_states")}
    return {"tokens": tokens, "ahead": list(ahead), "states": states, **ends}


def _plain(table: Any) -> dict[int, dict[int, tuple[bool, int]]]:
    """The rows of a table: for each token whether it reduces, and the rule or the next state."""
    return {
        state: {token: (bool(act), at["@"] if act else at) for token, (act, at) in row.items()}
        for state, row in table["states"].items()
    }


def _numbered(rows: Mapping[int, list[tuple[int, bool, int]]], starts: list[int]) -> dict[int, int]:
    """The states in the order in which they are reached, whatever Lark called them."""
    place: dict[int, int] = {}
    queue = list(starts)
    for state in queue:
        if state not in place:
            place[state] = len(place)
            queue += [to for _, reduces, to in rows[state] if not reduces and to not in place]
    return place


def write() -> Path:
    """Writes the tables beside the grammar."""
    from roolang.syntax.terminals import build

    path = Path(str(files("roolang.grammar"))) / FILE
    text = json.dumps(made(build()), separators=(",", ":"), ensure_ascii=False)
    with replacing(path) as spare:
        spare.write_text(text + "\n", encoding="utf-8", newline="\n")
    return path
