"""What is known of one product: the good, what it is made of, and what was done.

A field that nobody filled is `None` or absent here, and means *unknown*, never zero and never false.
Loading from files is next door (`load_declaration`); this module only says what a declaration is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from roolang.diagnostics import Place
from roolang.domain.amount import Amount
from roolang.domain.duty import Duty
from roolang.record import record

ByText: TypeAlias = bool | Mapping[str, bool] | None
"""An answer: for every text, or a map from the name of an agreement or proposal to the answer there."""

QUOTA = "quota"
"""Before the name of a quota: the name of the amount that says how much of it has been taken in the year."""
LISTS = ("materials", "components", "purchases")
"""The lists of items that an item may carry."""
SET = "set"
"""The description of goods put up in sets; what such a good is made of are its components."""
BESIDE = {
    "packaging": "packaging",
    "packing": "packing",
    "accessories": "accessories",
    "indirect_materials": "indirect materials",
}
"""Lists of what is used with a good and is no material proper, each with the noun by which texts call it.

They are read as further materials, each of which says where it stood (`Item.serves`).
"""
_NONE: Mapping[str, Any] = MappingProxyType({})


def none_given() -> Mapping[Any, Any]:
    """What a field holds of which nothing was given: the same empty map for all, since most items have several."""
    return _NONE


class Said(NamedTuple):
    """A name that a declaration uses, as written, and its place: the file, and the fields that lead to it.

    `kind` is `amount`, `description`, `question`, `quota`, `operation`, `text` or `country`.
    """

    kind: str
    words: str
    place: Place


@record(frozen=True, slots=True)
class Process:
    """An operation that took place; `place` is a party's code, `None` if nobody said where."""

    name: str
    place: str | None = None


@record(frozen=True, slots=True)
class Movement:
    """Units that came into a stock or left it: how many, of which origin, what one of them is worth, when."""

    receipt: bool
    quantity: Fraction
    originating: ByText = None
    value: Fraction | None = None
    day: date | None = None


@record(frozen=True, slots=True)
class Inventory:
    """The stock of fungible materials from which one was taken, by the method elected; the last movement took it."""

    method: str
    movements: tuple[Movement, ...]


@record(frozen=True, slots=True)
class Holding:
    """One of the lists of an item: its entries, and whether it is exhaustive."""

    items: tuple[Item, ...] = ()
    complete: bool = False


@record(frozen=True, slots=True, eq=False)
class Item:
    """The good, or any material, component or purchase: compared by identity, since two lines may look alike.

    `name` is how findings and explanations call it: its id, else `material 3` or `material 3.1` by position.
    `amounts` holds every declared number by its name in the texts: `value`, `net weight`, `weight`,
    `number` (pieces), `volume` (litres), the values of the good (`net cost`, `FOB`, ...), the attributes.
    `quotas` says of which of them a licence is held; how much was taken of one is the amount `quota cars`.
    `facts` holds asserted (`True`) and denied (`False`) questions of fact, in folded words.
    `descriptions` likewise holds descriptions of the item. `holdings` has a list only if the declaration
    gave it: a missing key means that nobody said what the list holds. `said` are the names that the item is
    described in; one that was not read from a declaration has none.
    `codes` has the codes that were given by the year of their edition. Where the code comes from another edition and
    may be one of several, these are its `candidates` in `edition`, and `code` is what they begin with alike.
    `serves` is `packaging`, `packing`, `accessories` or `indirect materials` where the item stood in that list;
    nothing for a material proper.
    """

    name: str
    code: str | None = None
    codes: Mapping[int, str] = field(default_factory=none_given)
    candidates: tuple[str, ...] = ()
    edition: int | None = None
    description: str = ""
    amounts: Mapping[str, Amount] = field(default_factory=none_given)
    descriptions: Mapping[str, bool] = field(default_factory=none_given)
    facts: Mapping[str, bool] = field(default_factory=none_given)
    quotas: Mapping[str, bool] = field(default_factory=none_given)
    processes: tuple[Process, ...] = ()
    processes_complete: bool = False
    produced_in: str | None = None
    originating: ByText = None
    supplier_statement: ByText = None
    wholly_obtained: bool | None = None
    imported: bool | None = None
    self_produced: bool | None = None
    designated_intermediate: bool | None = None
    inventory: Inventory | None = None
    serves: str = ""
    holdings: Mapping[str, Holding] = field(default_factory=none_given)
    said: tuple[Said, ...] = ()


@record(frozen=True, slots=True)
class Pooled:
    """A kind of goods whose figures are taken together with those of the good, and how many units there were."""

    quantity: Fraction
    good: Item


@record(frozen=True, slots=True)
class Averaging:
    """A pool of goods: over which period, by which category, how many units like the good, and what others."""

    over: str
    by: str
    quantity: Fraction
    goods: tuple[Pooled, ...]


@record(frozen=True, slots=True)
class Declaration:
    """One product on one occasion. `digest` is the SHA-256 of what was read, for the record of a verdict.

    `related` is the digest of the correlations by which its codes were brought into the edition of the rules.
    `producer` and `exporter` are firms, for reports. `beside` names the fields of the good that are written beside it.
    `places` says where an item stands, by its name, and a field, by its path, where it came from a cell of a table.
    """

    id: str
    good: Item
    day: date | None = None
    currency: str | None = None
    nomenclature: str | None = None
    exported_from: str | None = None
    imported_into: str | None = None
    rates: Mapping[str, Amount] = field(default_factory=none_given)
    source: str = ""
    digest: str = ""
    beside: frozenset[str] = frozenset()
    dates: Mapping[str, date] = field(default_factory=none_given)
    fungible: bool = False
    averaging: Averaging | None = None
    places: Mapping[str, Place] = field(default_factory=none_given, compare=False, repr=False)
    duty: Duty | None = None
    related: str = ""
    producer: str = ""
    exporter: str = ""

    @property
    def edition(self) -> int | None:
        """The year of the edition that its codes are said to be of."""
        return edition_in(self.nomenclature or "")

    def place_of(self, name: str) -> Place:
        """Where an item is, for findings: its cell, else its file and its name."""
        return self.places.get(name) or Place(self.source or self.id, name)


def edition_in(words: str) -> int | None:
    """The year of the edition of the nomenclature that some words name."""
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", words, re.ASCII)
    return int(found[0]) if found else None


def fold(words: str) -> str:
    """Words as they are compared: case, white space and underscores do not matter."""
    return " ".join(words.replace("_", " ").split()).casefold()


def items_of(good: Item) -> Iterator[Item]:
    """The good and all that it holds, outermost first."""
    stack = [good]
    while stack:
        item = stack.pop()
        yield item
        held = [each for holding in item.holdings.values() for each in holding.items]
        stack.extend(reversed(held))


def with_entries(item: Item, changed: Callable[[Item], Item]) -> Item:
    """The item with each entry of its lists as `changed` has it; the very same where none is another."""
    return with_lists(item, lambda entry: (changed(entry),))


def with_lists(item: Item, changed: Callable[[Item], Sequence[Item]]) -> Item:
    """The item with, for each entry of its lists, the entries that `changed` makes of it; the very same if none is."""
    lists = {}
    for name, holding in item.holdings.items():
        items = tuple(new for entry in holding.items for new in changed(entry))
        if list(map(id, items)) != list(map(id, holding.items)):
            lists[name] = replace(holding, items=items)
    return replace(item, holdings={**item.holdings, **lists}) if lists else item


def with_goods(declaration: Declaration, changed: Callable[[Item], Item]) -> Declaration:
    """The declaration with its good and those of its pool as `changed` has them; the very same if none is another."""
    good, pool = changed(declaration.good), declaration.averaging
    goods = tuple(replace(each, good=changed(each.good)) for each in pool.goods) if pool else ()
    if pool and any(new.good is not old.good for new, old in zip(goods, pool.goods, strict=True)):
        pool = replace(pool, goods=goods)
    same = good is declaration.good and pool is declaration.averaging
    return declaration if same else replace(declaration, good=good, averaging=pool)
