"""Conditions, the quantities they compare, and the formulas behind those."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from roolang.record import record
from roolang.syntax.tree.base import Bracketed, Cite, Criterion, Money, Node, Note, Number, Percent, Slot, Steps
from roolang.syntax.tree.classes import Codes, Mat, Mats, Operations, Place

# ---- quantities


@record(frozen=True, slots=True)
class OfParty(Node):
    """The quantity taken of one party."""

    party: str


@record(frozen=True, slots=True)
class OfGood(Node):
    """The quantity taken of the good."""


@record(frozen=True, slots=True)
class OfEach(Node):
    """The quantity taken of each material (or each country) by itself."""

    mat: Mat


@record(frozen=True, slots=True)
class OfCountry(Node):
    """The quantity taken of the country that the defined quantity is of."""


Target: TypeAlias = Mats | OfParty | OfGood | OfEach | OfCountry


@record(frozen=True, slots=True)
class Operand(Node):
    """A named quantity, of something if it says so: `net cost`, `value of non-originating materials`."""

    name: str
    target: Target | None = None


@record(frozen=True, slots=True)
class EitherBase(Node):
    """A base of choice: either will do."""

    first: Operand
    second: Operand


Base: TypeAlias = Operand | EitherBase


@record(frozen=True, slots=True)
class Arithmetic(Node):
    """`+ - * /`, or the `lesser` or `greater` of two."""

    sign: str
    left: Formula
    right: Formula


@record(frozen=True, slots=True)
class Choice(Node):
    """One formula if a condition holds, another if it does not."""

    then: Formula
    condition: Cond
    otherwise: Formula


Formula: TypeAlias = "Operand | Number | Percent | Money | Arithmetic | Choice"


@record(frozen=True, slots=True)
class MethodName(Node):
    """One method by name."""

    name: str


@record(frozen=True, slots=True)
class EitherMethod(Node):
    """A method of choice."""

    first: str
    second: str


@record(frozen=True, slots=True)
class OnBase(Node):
    """The price that the method is taken on."""

    base: Base


@record(frozen=True, slots=True)
class CountingOnly(Node):
    """Narrows the materials that the method counts."""

    mats: Mats


@record(frozen=True, slots=True)
class Tracing(Node):
    """Replaces what the method counts by imported materials traced to `tier` (None: to any depth)."""

    mats: Mats
    tier: int | None = None


Modifier: TypeAlias = "OnBase | CountingOnly | Tracing | Bracketed[Modifier]"


@record(frozen=True, slots=True)
class Method(Node):
    """How a quantity is worked out."""

    name: MethodName | EitherMethod | Slot[MethodName]
    modifiers: tuple[Modifier, ...] = ()


@record(frozen=True, slots=True)
class Share(Node):
    """A number, staged by date perhaps, of a base perhaps."""

    steps: Steps | Slot[Steps]
    base: Base | None = None


@record(frozen=True, slots=True)
class NamedShare(Node):
    """A number that is defined by name, of a base perhaps."""

    name: str
    base: Base | None = None


@record(frozen=True, slots=True)
class Limit(Node):
    """One limit of a quantity: a number or share, or another quantity; by a method perhaps."""

    amount: Share | Operand
    method: Method | None = None


# ---- conditions


@record(frozen=True, slots=True)
class Chain(Node):
    """Conditions joined by one connective, `and` or `or`."""

    join: str
    parts: tuple[Cond | Bracketed[Cond], ...]


@record(frozen=True, slots=True)
class Labelled(Node):
    """One item of an enumeration: its label without parentheses, and its condition."""

    label: str
    cond: Cond


@record(frozen=True, slots=True)
class Enumeration(Node):
    """`any of`, `all of`, `none of`, or `at least 2 of` labelled items."""

    head: str
    items: tuple[Labelled | Bracketed[Labelled], ...]
    compare: str = ""
    count: int = 0


@record(frozen=True, slots=True)
class Guarded(Node):
    """A condition that is written only from or until a day, or for some goods; else it is as if not there."""

    cond: Cond
    start: date | None = None
    end: date | None = None
    goods: Codes | None = None


@record(frozen=True, slots=True)
class Allowance(Node):
    """`however M may be used`, up to a limit or if they undergo an operation."""

    mats: Mats
    limits: tuple[Limit, ...] = ()
    operations: Operations | None = None


@record(frozen=True, slots=True)
class Annotated(Node):
    """A condition with its allowances, citations, the letter of the criterion of origin that it is, and note."""

    cond: Cond
    allowances: tuple[Allowance | Bracketed[Allowance], ...] = ()
    cites: tuple[Cite, ...] = ()
    note: Note | None = None
    criterion: Criterion | None = None


@record(frozen=True, slots=True)
class Exception_(Node):
    """`except from` these codes."""

    codes: Codes


@record(frozen=True, slots=True)
class Also(Node):
    """`whether or not there is also a change from` these."""

    codes: Codes
    exceptions: tuple[Exception_, ...] = ()


@record(frozen=True, slots=True)
class Change(Node):
    """A change in tariff classification of every non-originating material."""

    codes: Codes
    exceptions: tuple[Exception_ | Bracketed[Exception_], ...] = ()
    also: Also | None = None


@record(frozen=True, slots=True)
class NoChange(Node):
    """No change in tariff classification is asked for."""


@record(frozen=True, slots=True)
class WhollyObtained(Node):
    """The good is wholly obtained."""


@record(frozen=True, slots=True)
class Status(Node):
    """What something is: `originating`, `non-originating`, `wholly obtained`, or of codes, words, states."""

    kind: str
    codes: Codes | None = None
    words: str = ""
    states: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Every(Node):
    """`all`, `some` or `no` materials have a status."""

    quantifier: str
    mats: Mats
    status: Status


@record(frozen=True, slots=True)
class MaterialsUndergo(Node):
    """`all`, `some` or `no` materials undergo operations."""

    quantifier: str
    mats: Mats
    operations: Operations
    place: Place | None = None


@record(frozen=True, slots=True)
class MadeFrom(Node):
    """Made from these materials, or from any earlier stage of them."""

    mats: Mats


@record(frozen=True, slots=True)
class Undergoes(Node):
    """The production undergoes operations."""

    operations: Operations
    place: Place | None = None


@record(frozen=True, slots=True)
class UndergoesMore(Node):
    """The production goes beyond the operations that the text calls insufficient."""

    place: Place | None = None


@record(frozen=True, slots=True)
class Compare(Node):
    """A quantity against one limit or any of several."""

    left: Operand
    compare: str
    limits: tuple[Limit, ...]


@record(frozen=True, slots=True)
class GoodIs(Node):
    """The good has, or has not, a status."""

    status: Status
    negated: bool = False


@record(frozen=True, slots=True)
class Established(Node):
    """A named question of fact."""

    words: str


@record(frozen=True, slots=True)
class WithinQuota(Node):
    """The good enters within a quota."""

    name: str


@record(frozen=True, slots=True)
class RuleMet(Node):
    """The product rule for the good is met."""


@record(frozen=True, slots=True)
class Named(Node):
    """A defined condition by name."""

    name: str


@record(frozen=True, slots=True)
class Excepting(Node):
    """A change in tariff classification by its name, with exceptions of its own: `CTH except from 84.07`."""

    named: Named
    exceptions: tuple[Exception_ | Bracketed[Exception_], ...]


Cond: TypeAlias = (
    "Chain | Enumeration | Guarded | Annotated | Change | NoChange | WhollyObtained | Every | MaterialsUndergo"
    " | MadeFrom | Undergoes | UndergoesMore | Compare | GoodIs | Established | WithinQuota | RuleMet | Named"
    " | Excepting | Slot[Cond]"
)
