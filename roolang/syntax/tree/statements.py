"""Statements: headers, definitions, provisions, rules, amendments, tests, and the module that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from roolang.source import SourceFile
from roolang.syntax.tree.base import Bracketed, Cite, Node, Note, Steps, Slot, Value
from roolang.syntax.tree.classes import Codes, Mats, Operations
from roolang.syntax.tree.conditions import Cond, Formula, Limit, Place, Share

# ---- headers


@dataclass(frozen=True, slots=True)
class Language(Node):
    """The version of the language that the file is written in."""

    version: int


@dataclass(frozen=True, slots=True)
class Use(Node):
    """Brings in another file's texts and definitions."""

    name: str


@dataclass(frozen=True, slots=True)
class Agreement(Node):
    """Begins an agreement."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PartOf(Node):
    """Goes on with a text that another file began."""

    name: str


@dataclass(frozen=True, slots=True)
class Proposal(Node):
    """Begins a proposal that amends another text."""

    name: str
    parties: tuple[str, ...]
    amends: str
    dated: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Consolidated(Node):
    """Begins a text with brackets; what it amends, if anything, stands where a party is silent."""

    name: str
    parties: tuple[str, ...]
    amends: str = ""
    dated: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Parties(Node):
    """Who the parties are."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nomenclature(Node):
    """The edition of the Harmonized System that the codes are of."""

    year: int


@dataclass(frozen=True, slots=True)
class InForce(Node):
    """From when, and until when, inclusive."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class DatesBy(Node):
    """Which date of the good counts."""

    event: str


# ---- definitions


@dataclass(frozen=True, slots=True)
class ListDefinition(Node):
    """A list of goods by name, which may carry an edition of its own."""

    name: str
    codes: Codes
    nomenclature: Nomenclature | None = None
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class MaterialDefinition(Node):
    """A material by name."""

    name: str
    codes: Codes
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class OperationDefinition(Node):
    """An operation by other operations, or by the words of the text."""

    name: str
    operations: Operations | None = None
    words: str = ""
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class OperationsDefinition(Node):
    """A list of operations by name."""

    name: str
    names: tuple[str, ...]
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class StagesDefinition(Node):
    """Materials from the earliest stage of production to the latest, within some codes."""

    name: str
    within: Codes
    names: tuple[str, ...]
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class MeasureDefinition(Node):
    """What can be measured of a material, and in what unit."""

    name: str
    unit: str
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class QuantityDefinition(Node):
    """A quantity as a formula."""

    name: str
    formula: Formula
    of_country: bool = False
    whole: bool = False
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class MethodDefinition(Node):
    """A method of working out a quantity, on a base that the rule names if `base` is given."""

    name: str
    quantity: str
    formula: Formula
    base: str = ""
    of_country: bool = False
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class ConditionDefinition(Node):
    """A condition by name."""

    name: str
    cond: Cond


@dataclass(frozen=True, slots=True)
class ParameterDefinition(Node):
    """A number by name."""

    name: str
    steps: Steps | Slot[Steps]
    cite: Cite | None = None


# ---- provisions


@dataclass(frozen=True, slots=True)
class OriginConferred(Node):
    """What confers origin."""

    cond: Cond


@dataclass(frozen=True, slots=True)
class OriginLost(Node):
    """What takes origin away again."""

    cond: Cond


@dataclass(frozen=True, slots=True)
class ClaimRequired(Node):
    """What an originating good must meet besides, to be claimed."""

    cond: Cond


@dataclass(frozen=True, slots=True)
class AllApply(Node):
    """Where several rules fit, all must be met."""

    goods: Goods
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Tolerance(Node):
    """How much of what fails may be overlooked, for which conditions, and for what not."""

    name: str
    share: Share
    goods: Goods | None = None
    covers: tuple[str, ...] = ()
    not_covered: tuple[Mats, ...] = ()
    counting: Mats | None = None
    waives: str = ""
    within_maximum: bool = False
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Accumulation(Node):
    """Whose materials and work count as one's own, and how far (`bilateral`, `diagonal`, `full`)."""

    kind: str
    states: tuple[str, ...] = ()
    goods: Goods | None = None
    mats: Mats | None = None
    start: date | None = None
    condition: Cond | None = None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class RollUp(Node):
    """Whether an originating material counts as originating whole."""

    applies: bool
    goods: Goods | None = None
    mats: Mats | None = None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Treat(Node):
    """Materials treated as of another status, for some purposes, up to a share."""

    mats: Mats
    treated: str
    purposes: tuple[str, ...] = ()
    goods: Goods | None = None
    up_to: Share | None = None
    condition: Cond | None = None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace(Node):
    """Imported materials that are followed into whatever they end up in."""

    mats: Mats
    tier: int | None = None
    goods: Goods | None = None
    method: str = ""
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Threshold(Node):
    """A limit that overrides what the product rules print, for a class of goods."""

    goods: Goods
    quantity: str
    compare: str
    limits: tuple[Limit, ...]
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Designation(Node):
    """Whether self-produced materials may be designated as intermediate."""

    name: str
    goods: Goods | None = None
    cite: Cite | None = None
    condition: Cond | None = None


@dataclass(frozen=True, slots=True)
class Averaging(Node):
    """Over which period figures may be averaged, and by what category."""

    period: str
    category: str = ""
    goods: Goods | None = None
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Inventory(Node):
    """Which inventory methods are allowed for fungible materials."""

    names: tuple[str, ...]
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Insufficient(Node):
    """Operations that by themselves never confer origin."""

    names: tuple[str, ...]
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Quota(Node):
    """A quantity a year, by direction of trade."""

    name: str
    amount: Value
    unit: str = ""
    exported_from: str = ""
    imported_into: str = ""
    cite: Cite | None = None


# ---- product rules


@dataclass(frozen=True, slots=True)
class Goods(Node):
    """Goods by class; `kind` is `codes`, `sets` or `all other goods`."""

    kind: str
    codes: Codes | None = None
    without: Codes | None = None


@dataclass(frozen=True, slots=True)
class Where(Node):
    """Goods with a characteristic in numbers."""

    name: str
    compare: str
    value: Value


@dataclass(frozen=True, slots=True)
class Scope(Node):
    """What a rule is for: goods, direction of trade, characteristics."""

    goods: Goods
    exported_from: str = ""
    imported_into: str = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class ProductRule(Node):
    """A product-specific rule; `verb` is `requires`, `additionally requires` or `alternatively accepts`."""

    scope: Scope
    verb: str
    cond: Cond
    cites: tuple[Cite, ...] = ()
    note: Note | None = None
    in_force: InForce | None = None


# ---- amendments


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """A provision by kind and by scope, name or citation."""

    kind: str
    name: str = ""
    scope: Scope | None = None
    goods: Goods | None = None


@dataclass(frozen=True, slots=True)
class Replace(Node):
    """Puts a provision in the place of its namesake."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Add(Node):
    """Adds a provision."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Delete(Node):
    """Deletes a provision, or one labelled alternative of it."""

    reference: Reference
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListEdit(Node):
    """Adds entries to a list or takes them out."""

    name: str
    codes: Codes
    add: bool
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class AddToRule(Node):
    """Joins a condition to a rule."""

    scope: Scope
    join: str
    cond: Cond


@dataclass(frozen=True, slots=True)
class AmendValue(Node):
    """Puts one value in the place of another in a provision."""

    reference: Reference
    old: Value
    new: Value


# ---- tests


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A named figure, of a party perhaps, and what it should be."""

    name: str
    party: str = ""
    compare: str = ""
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class ProcessLine(Node):
    """Operations that an inline declaration reports."""

    operations: Operations
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Remark(Node):
    """`no other operations`, or `other materials unknown`: what an inline declaration leaves out."""

    kind: str


@dataclass(frozen=True, slots=True)
class ItemLine(Node):
    """The good, or a `material`, `component` or `purchase`, of an inline declaration.

    `listed` says that the item's own lines are given, be it none at all.
    """

    code: str
    facts: tuple[Fact, ...] = ()
    lines: tuple[ItemLine | ProcessLine | Remark, ...] = ()
    listed: bool = False
    kind: str = "good"


@dataclass(frozen=True, slots=True)
class Fact(Node):
    """One fact of an item: `kind` says which; words, state, figures or operations as that kind needs."""

    kind: str
    words: str = ""
    figures: tuple[tuple[str, Value], ...] = ()
    operations: Operations | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Given(Node):
    """What is judged: a file, a good written out, or a text that should not check."""

    file: str = ""
    good: ItemLine | None = None
    text: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Expect(Node):
    """What is expected: a verdict under a text, or an error."""

    verdict: str = ""
    under: str = ""
    error: str = ""
    party: str = ""
    day: date | None = None
    reading: str = ""
    figures: tuple[Figure, ...] = ()
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Test(Node):
    """A named test."""

    name: str
    given: tuple[Given, ...]
    expect: tuple[Expect, ...]


Header: TypeAlias = Language | Use | Agreement | PartOf | Proposal | Consolidated | Parties | Nomenclature | InForce | DatesBy
Definition: TypeAlias = (
    ListDefinition | MaterialDefinition | OperationDefinition | OperationsDefinition | StagesDefinition
    | MeasureDefinition | QuantityDefinition | MethodDefinition | ConditionDefinition | ParameterDefinition
)
Provision: TypeAlias = (
    OriginConferred | OriginLost | ClaimRequired | AllApply | Tolerance | Accumulation | RollUp | Treat | Trace
    | Threshold | Designation | Averaging | Inventory | Insufficient | Quota
)
Amendment: TypeAlias = "Replace | Add | Delete | ListEdit | AddToRule | AmendValue"
Statement: TypeAlias = "Header | Definition | Provision | ProductRule | Amendment | Test | Bracketed[Statement]"


@dataclass(frozen=True)
class Module:
    """One rule file."""

    source: SourceFile
    statements: tuple[Statement, ...]
