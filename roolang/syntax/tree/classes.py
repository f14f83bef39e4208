"""Classes of tariff codes, materials and operations."""

from __future__ import annotations

from typing import TypeAlias

from roolang.record import record
from roolang.syntax.tree.base import Bracketed, Node, Slot, Value

# ---- codes


@record(frozen=True, slots=True)
class CodeRange(Node):
    """A code or an inclusive range, as digits."""

    low: str
    high: str


@record(frozen=True, slots=True)
class Described(Node):
    """The goods of a description, of all codes or of some: `"curry" of 0910.99`."""

    words: str
    of: Codes | None = None


@record(frozen=True, slots=True)
class AnyOtherGood(Node):
    """As a scope: what no sibling rule claims. As a source: goods of these codes other than the good itself."""

    of: Codes


@record(frozen=True, slots=True)
class TheGroup(Node):
    """The codes that the rule is for."""


@record(frozen=True, slots=True)
class SameLevel(Node):
    """The chapter, heading or subheading of the good."""

    level: Level


@record(frozen=True, slots=True)
class AnyOther(Node):
    """Any chapter, heading or subheading but the good's own, within a group or range if one is named."""

    level: Level
    within: Region | None = None
    including_group: bool = False


@record(frozen=True, slots=True)
class AnyAt(Node):
    """Any code at all, or any outside a group or range."""

    level: Level
    outside: Region | None = None


@record(frozen=True, slots=True)
class MoreThan(Node):
    """More than `count` of these classes at once."""

    count: int
    codes: Codes


@record(frozen=True, slots=True)
class NamedClass(Node):
    """A defined list or material by name, narrowed to some codes if they are given."""

    name: str
    of: Codes | None = None
    listed: bool = False


@record(frozen=True, slots=True)
class Codes(Node):
    """A union of classes; brackets add or offer entries."""

    items: tuple[CodeItem, ...]


Level: TypeAlias = "str | Slot[str]"
Region: TypeAlias = "TheGroup | CodeRange | SameLevel"
CodeItem: TypeAlias = (
    "CodeRange | Described | AnyOtherGood | AnyOther | AnyAt | SameLevel | MoreThan | NamedClass | Codes"
    " | Slot[Codes] | Bracketed[CodeItem]"
)

# ---- operations


@record(frozen=True, slots=True)
class Operation(Node):
    """One named operation."""

    name: str


@record(frozen=True, slots=True)
class OperationCount(Node):
    """`at least 2 of` a named list or of operations written out."""

    compare: str
    count: int
    names: tuple[str, ...]
    listed: bool


@record(frozen=True, slots=True)
class OperationChoice(Node):
    """Operations of which any will do."""

    choices: tuple[Operations, ...]


@record(frozen=True, slots=True)
class Operations(Node):
    """Operations in sequence or combined; `links[i]` stands between term i and i+1."""

    terms: tuple[Operation | OperationCount | OperationChoice, ...]
    links: tuple[str, ...] = ()


# ---- materials


@record(frozen=True, slots=True)
class ProducedIn(Node):
    """Materials made in these states; none named means the country the quantity is of."""

    states: tuple[str, ...]


@record(frozen=True, slots=True)
class UsedIn(Node):
    """Materials used in goods of these codes."""

    codes: Codes


@record(frozen=True, slots=True)
class Place(Node):
    """Where: in these states, or in the territory of the parties when none is named."""

    states: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class ThatUndergo(Node):
    """Materials that underwent these operations, there if a place is named."""

    operations: Operations
    place: Place | None = None


@record(frozen=True, slots=True)
class ExceptCodes(Node):
    """But not those of these codes."""

    codes: Codes


@record(frozen=True, slots=True)
class Where(Node):
    """Goods or materials with a characteristic in numbers."""

    name: str
    compare: str
    value: Value


@record(frozen=True, slots=True)
class EveryTier(Node):
    """The parts at every depth of the tree, not only the materials used; with `once`, none inside one that counts."""

    once: bool = False


Post: TypeAlias = ProducedIn | UsedIn | ThatUndergo | ExceptCodes | Where | EveryTier


@record(frozen=True, slots=True)
class Mat(Node):
    """Materials: whose (`non-originating`, `originating`, `imported`, or `all`), called what, of which codes."""

    noun: str
    described: bool = False
    all: bool = False
    whose: str = ""
    of: Codes | None = None
    listed: str = ""
    posts: tuple[Post, ...] = ()


@record(frozen=True, slots=True)
class Mats(Node):
    """Materials taken together."""

    items: tuple[Mat | Slot[Mats], ...]
