"""Facts that may be missing: each has one name, made here, and says what of which item a declaration would tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from roolang.domain.declaration import Item
from roolang.ir.nodes import AMOUNTS_IN

Kind: TypeAlias = Literal[
    "amount", "code", "currency", "described", "designated", "done", "established", "listed", "obtained", "origin",
    "money", "own", "place", "quota", "route", "statement", "where", "open",
]  # fmt: skip
"""What is asked; an `open` one is nothing that a declaration says."""


class Fact(str):
    """The name of a fact: the same fact always has the same name, and equal names are one fact.

    `item` is the item that it is about (`None`: the declaration as a whole), `words` what is asked of it.
    """

    __slots__ = ("item", "kind", "words")

    item: Item | None
    kind: Kind
    words: str

    def __new__(cls, name: str, kind: Kind = "open", item: Item | None = None, words: str = "") -> Fact:
        """A fact by its name."""
        fact = super().__new__(cls, name)
        fact.kind, fact.item, fact.words = kind, item, words
        return fact


def amount(item: Item, name: str, said: str, *, of_good: bool = False) -> Fact:
    """A number of an item: `name` is its folded name, `said` how the text writes it; the good is not mentioned."""
    return Fact(said if of_good else f"{said} of {item.name}", "amount", item, name)


BASE = "a base above zero"
"""What the fact of a base asks."""


def base(name: str) -> Fact:
    """A base that a share can be taken of: what is declared makes it zero or less."""
    return Fact(f"a base above zero for {name}", "open", None, BASE)


def unresolved(words: str) -> Fact:
    """What the rules leave open; of money in another currency than that of the declaration, in which it is."""
    currency = words.removeprefix(AMOUNTS_IN)
    return Fact(words) if currency == words else Fact(words, "money", None, currency)


def code(item: Item) -> Fact:
    """The tariff code, or the digits that it lacks; of one that came from another edition, the code in this one."""
    if item.candidates or (item.code is None and item.edition is not None):
        return Fact(f"code of {item.name} in HS {item.edition}", "code", item, f"HS {item.edition}")
    return Fact(f"code of {item.name}" if item.code is None else f"full code of {item.name}", "code", item)


def currency() -> Fact:
    """The currency of the declaration."""
    return Fact("currency of the declaration", "currency")


def described(item: Item, words: str) -> Fact:
    """Whether a description fits an item."""
    return Fact(f'whether {item.name} is "{words}"', "described", item, words)


def designated(item: Item) -> Fact:
    """Whether the producer designated a material as intermediate."""
    return Fact(f"whether {item.name} is designated as intermediate", "designated", item)


def done(item: Item, name: str, places: Sequence[str] = (), after: str = "") -> Fact:
    """Whether an item underwent an operation, in one of the places if they matter."""
    place = f" in {' or '.join(places)}" if places else ""
    order = f" after {after}" if after else ""
    return Fact(f"whether {item.name} underwent {name}{place}{order}", "done", item, name)


def done_more(item: Item, listed: str) -> Fact:
    """Whether an item underwent an operation that is none of a list."""
    return Fact(f"whether {item.name} underwent more than {listed}", "done", item)


def established(item: Item, words: str) -> Fact:
    """A question of fact."""
    return Fact(f'whether "{words}" is established for {item.name}', "established", item, words)


def listed(item: Item, kind: str = "materials") -> Fact:
    """What else a list of an item holds."""
    return Fact(f"complete list of {kind} of {item.name}", "listed", item, kind)


def obtained(item: Item) -> Fact:
    """Whether an item is wholly obtained."""
    return Fact(f"whether {item.name} is wholly obtained", "obtained", item)


def origin(item: Item) -> Fact:
    """Whether a material originates."""
    return Fact(f"origin of {item.name}", "origin", item)


def own(item: Item) -> Fact:
    """Whether the producer of the good made the item itself."""
    return Fact(f"whether {item.name} is self-produced", "own", item)


def place(item: Item) -> Fact:
    """Where an item was produced, which says whether it came from outside."""
    return Fact(f"place of production of {item.name}", "place", item)


def quota(item: Item, words: str) -> Fact:
    """Whether a licence of a quota is held."""
    return Fact(f"whether {item.name} is within quota {words}", "quota", item, words)


def route(item: Item, way: str) -> Fact:
    """The party from which (`exported from`) or into which (`imported into`) a good goes."""
    return Fact(f"the party that {item.name} is {way}", "route", item, way)


def statement(item: Item) -> Fact:
    """Whether the supplier's statement is held."""
    return Fact(f"supplier's statement for {item.name}", "statement", item)


def where(item: Item, name: str) -> Fact:
    """The place of an operation that is listed without one."""
    return Fact(f"where {name} of {item.name} took place", "where", item, name)
