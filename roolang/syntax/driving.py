"""Text to nodes by Lark's tables: the reader reads a form the moment it is complete, and no tree of tokens is made.

Lark's own loop makes such a tree first, for the reader to walk; that takes twice as long. Here nothing is said of a
text that does not fit but that it does not: `probing.py` asks Lark where and why.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from lark import Token
from lark.grammar import Rule
from lark.parsers.lalr_analysis import Shift

from roolang.syntax.lexing import END, ContextLexer
from roolang.syntax.reading import Reader
from roolang.syntax.terminals import parser

START = "start"
MISFIT: tuple[Any, Any] = (None, None)


class Misfit(ValueError):
    """A text that is not of the language."""


class Way(NamedTuple):
    """What a rule of the grammar comes to.

    It takes `size` parts and `keeps` some of them, those that are lists spread out; it `chooses` if it does more than
    keep all. One without a `form` leaves them to the form around it; one that `passes` a part on stands for that part
    alone. One that is `quiet` takes one part and makes nothing of it: so do half of all.
    """

    size: int
    name: str
    form: str
    keeps: tuple[tuple[int, bool], ...]
    passes: int | None
    quiet: bool
    chooses: bool


class Machine:
    """Lark's tables, with what each rule comes to."""

    def __init__(self) -> None:
        made: Any = parser().parser
        self.lexer: ContextLexer = made.lexer
        table = made.parser._parse_table
        self.table: dict[int, dict[str, Any]] = table.states
        self.first: int = table.start_states[START]
        self.last: int = table.end_states[START]
        self.kept = {s.name for rule in parser().rules for s in rule.expansion if s.is_term and not _left_out(s)}
        self.ways: dict[int, Way] = {}

    def way(self, rule: Rule) -> Way:
        """What a rule of the tables comes to; they keep it alive."""
        found = self.ways.get(id(rule))
        if found is None:
            found = self.ways[id(rule)] = way_of(rule)
        return found


def way_of(rule: Rule) -> Way:
    """What a rule comes to, as Lark shapes its trees."""
    name, size = rule.origin.name, len(rule.expansion)
    parts = enumerate(rule.expansion)
    keeps = tuple((i, _inner(s.name)) for i, s in parts if not _left_out(s))
    alone = rule.options.expand1 and not rule.alias and len(keeps) == 1
    form = "" if _inner(name) else rule.alias or rule.options.template_source or name
    quiet = size == len(keeps) == 1 and (alone or not form)
    chooses = len(keeps) < size or any(spread for _, spread in keeps)
    return Way(size, name, str(form), keeps, keeps[0][0] if alone else None, quiet, chooses)


def _left_out(symbol: Any) -> bool:
    """Whether it is a token that no form is given: a keyword or a sign."""
    return bool(symbol.is_term and symbol.filter_out)


def _inner(name: str) -> bool:
    """Whether a rule leaves its parts to the form around it."""
    return name.startswith("_")


@cache
def machine() -> Machine:
    """The tables, made ready once in a process."""
    return Machine()


def read(text: str, reader: Reader) -> Any:
    """What the reader makes of a whole text; raises `Misfit` if it is not of the language."""
    use, held = machine(), _Held(reader)
    find, table, ways = use.lexer.find, use.table, use.ways
    states, at = [use.first], 0
    while True:
        kind, start, at = find(text, at, states[-1])
        while True:
            action, to = table[states[-1]].get(kind) or MISFIT
            if action is Shift:
                break
            if action is None:
                raise Misfit
            way = ways.get(id(to)) or use.way(to)
            if way.quiet:
                held.quietly(way)
                states[-1] = table[states[-2]][way.name][1]
                continue
            held.reduce(way, at)
            if way.size:
                del states[-way.size :]
            states.append(table[states[-1]][way.name][1])
            if kind == END and states[-1] == use.last:
                return held.values[0]
        states.append(to)
        held.shift(Token(kind, text[start:at], start, end_pos=at) if kind in use.kept else None, start, at)


class _Held:
    """The parts that no rule has taken yet, and where each lies: with what was left out around it, such as brackets."""

    __slots__ = ("ends", "reader", "starts", "values")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.values: list[Any] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def shift(self, token: Token | None, start: int, end: int) -> None:
        """One more token; none where no form is given it."""
        self.values.append(None if token is None else self.reader.token(token))
        self.starts.append(start)
        self.ends.append(end)

    def quietly(self, way: Way) -> None:
        """The last part alone, for a rule that is quiet."""
        if not way.chooses and way.passes is None:
            self.values[-1] = [self.values[-1]]

    def reduce(self, way: Way, at: int) -> None:
        """The last parts to what a rule makes of them; of nothing, `at` the end of the text."""
        size, values, starts, ends = way.size, self.values, self.starts, self.ends
        taken, start, end = (values[-size:], starts[-size], ends[-1]) if size else ([], at, at)
        if size:
            del values[-size:], starts[-size:], ends[-size:]
        if way.passes is not None:
            values.append(taken[way.passes])
        else:
            kids = _chosen(way, taken) if way.chooses else taken
            values.append(self.reader.form(way.form, kids, start, end) if way.form else kids)
        starts.append(start)
        ends.append(end)


def _chosen(way: Way, taken: list[Any]) -> list[Any]:
    """What a rule keeps of the parts that it takes."""
    kids: list[Any] = []
    for index, spread in way.keeps:
        if not spread:
            kids.append(taken[index])
        elif kids:
            kids += taken[index]
        else:
            kids = taken[index]  # nobody else holds it, and long lists grow from their beginning
    return kids
