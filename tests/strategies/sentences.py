"""Texts drawn from the grammar itself: any row of words that a derivation of it can give.

The grammar's own expansions are followed at random, so that every form it has comes up, also those that no
tree of ours is written as: a clause said twice, a range of split items, an `and` in a list of alternatives.
"""

from __future__ import annotations

from functools import cache
from random import Random

from lark.grammar import NonTerminal, Rule, Symbol

from roolang.syntax.terminals import parser
from roolang.syntax.vocabulary import spelled

SAMPLES: dict[str, tuple[str, ...]] = {
    "NAME": (
        "net cost",
        "CTH",
        "sugar",
        "regional value content",
        "assembly",
        "shipping and_packing",
        "ex-works price",
    ),
    "STRING": ('"Annex 4"', '"net cost"', "“the ‘best’ of all”", '"Art. 5(1)"', '"moulded parts"'),
    "LEVEL": ("chapter", "chapters", "heading", "headings", "subheading", "tariff item"),
    "TO": ("to", "through"),
    "NUMBER": ("1", "2", "2017", "7"),
    "PERCENT": ("40%", "62.5 per cent", "7%"),
    "MONEY": ("USD 16", "EUR 100", "USD 16 per hour"),
    "QUANTITY": ("5 kg", "60000 units", "2.5 litres"),
    "DATE": ("2020-07-01", "1 July 2021", "2022-01-01"),
    "PARTY": ("US", "CA", "MX"),
    "COMPARE": ("at least", "not more than", ">=", "does not exceed", "is less than", "exceeds", "="),
    "OPEN_NUMBER": ("[X%]", "[TBD]", "[●%]", "[XX]"),
    "RULE_VERB": ("requires", "additionally requires", "alternatively accepts"),
    "APPLIES": ("applies", "does not apply"),
    "TREATED": ("originating", "non-originating", "disregarded"),
    "VERDICT": ("originating", "non-originating", "undetermined"),
    "MORE_THAN_ONE": ("more than one of", "more than 2 of the following:"),
    "MATERIAL_LINE": ("material", "component", "purchase"),
    "GOOD_LINE": ("good",),
    "ENTRY_AND": ("or", "and"),
    "LIMIT_OR": ("or",),
    "AND": ("and",),
    "OR": ("or",),
    "PROVIDED": ("provided that", "provided"),
    "WITHIN_LIMIT": ("and within that limit",),
    "PLUS": ("+", "plus"),
    "MINUS": ("-", "minus"),
    "LABEL": ("(1)", "(12)"),
    "LABEL1": ("(1)", "(2)", "or (3)"),
    "LABEL2": ("(a)", "(b)", "and (c)"),
    "LABEL3": ("(i)", "(ii)", "or (iii)"),
}
"""How each terminal that is a pattern may be written."""
CODES = {
    "chapter": ("3", "28", "87"),
    "heading": ("17.01", "1702", "84.07", "8703", "9506"),
    "subheading": ("1701.11", "8703.21", "870322", "9506.11"),
    "tariff item": ("8703.21.10", "8703.21.20", "8703.22.10"),
    "split": ("8708.29.aa",),
}
"""Codes by level, in order."""
ATTRIBUTIONS = ("[US: ", "[CA, MX: ", "[US propose; CA oppose: ", "[ALT 2: ", "[reading the first: ", "[")
MOST = 60
"""Steps of a derivation after which the shortest way out is taken."""


def sentence(seed: int, start: str = "_statement") -> str:
    """The words of one random derivation."""
    words = _Words(Random(seed))
    stack: list[Symbol] = [NonTerminal(start)]
    steps = 0
    while stack:
        symbol = stack.pop()
        if symbol.is_term:
            words.take(symbol.name)
            continue
        steps += 1
        ways = expansions()[symbol.name]
        if steps > MOST:
            ways = [min(ways, key=_depth)]
        stack.extend(reversed(words.random.choice(ways).expansion))
    return " ".join(words.said)


class _Words:
    """The words so far; codes agree with the level word before them, and ranges run forwards."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.said: list[str] = []
        self.level = ""
        self.low = ""

    def take(self, name: str) -> None:
        if name.startswith("ATTR"):
            word = self.random.choice(ATTRIBUTIONS)
        elif name == "CODE":
            word = self._code()
        elif self.said[-1:] == ["language"]:
            word = "1"
        else:
            word = self.random.choice(SAMPLES[name]) if name in SAMPLES else spelled()[name]
        self.level = word.rstrip("s") if name == "LEVEL" else ""
        self.low = self.low if name == "TO" else word if name == "CODE" else ""
        self.said.append(word)

    def _code(self) -> str:
        row = next((row for row in CODES.values() if self.low in row), CODES.get(self.level, ()))
        row = row or self.random.choice(list(CODES.values()))
        return self.random.choice(row[row.index(self.low) :] if self.low in row else row)


@cache
def expansions() -> dict[str, list[Rule]]:
    """The expansions of each symbol of the grammar, but those that can never end."""
    ways: dict[str, list[Rule]] = {}
    for rule in parser().rules:
        if "NEVER" not in [symbol.name for symbol in rule.expansion]:
            ways.setdefault(rule.origin.name, []).append(rule)
    return {name: [way for way in each if _depth(way) < 1000] for name, each in ways.items()}


@cache
def _depths() -> dict[str, int]:
    """How many steps each symbol needs at least to become words."""
    rules = [rule for rule in parser().rules if "NEVER" not in [symbol.name for symbol in rule.expansion]]
    depths: dict[str, int] = {}
    while True:
        before = dict(depths)
        for rule in rules:
            inner = [0 if symbol.is_term else depths.get(symbol.name, 1000) for symbol in rule.expansion]
            depth = 1 + sum(inner)
            depths[rule.origin.name] = min(depths.get(rule.origin.name, 1000), depth)
        if depths == before:
            return depths


def _depth(rule: Rule) -> int:
    return sum(0 if symbol.is_term else _depths().get(symbol.name, 1000) for symbol in rule.expansion)
