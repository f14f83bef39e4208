"""General provisions, and the product rules beside them."""

from __future__ import annotations

from datetime import date

from roolang.record import record
from roolang.syntax.tree.base import Cite, Node, Note, Slot, Steps, Value
from roolang.syntax.tree.classes import Mats
from roolang.syntax.tree.conditions import Cond, Formula, Limit, NamedShare, Share, UndergoesMore
from roolang.syntax.tree.headers import InForce
from roolang.syntax.tree.scopes import Goods, Scope


@record(frozen=True, slots=True)
class OriginConferred(Node):
    """What confers origin."""

    cond: Cond


@record(frozen=True, slots=True)
class OriginOfSets(Node):
    """What confers origin on goods put up in sets, besides what does on any good; or that alone (`only`)."""

    goods: Goods
    only: bool
    cond: Cond


@record(frozen=True, slots=True)
class OriginByImportation(Node):
    """Goods that originate because they are imported from a party, wherever they were made."""

    goods: Goods
    cites: tuple[Cite, ...] = ()
    condition: Cond | None = None


@record(frozen=True, slots=True)
class GoodsObtained(Node):
    """What a good must be to be wholly obtained."""

    cond: Cond


@record(frozen=True, slots=True)
class OriginLost(Node):
    """What takes origin away again."""

    cond: Cond


@record(frozen=True, slots=True)
class ClaimRequired(Node):
    """What an originating good must meet besides, to be claimed."""

    cond: Cond


@record(frozen=True, slots=True)
class AllApply(Node):
    """Where several rules fit, all must be met."""

    goods: Goods
    cite: Cite | None = None


@record(frozen=True, slots=True)
class Portion(Node):
    """How much of some materials there may be within what is overlooked, as a share of the same base."""

    mats: Mats
    compare: str
    steps: Steps | Slot[Steps] | NamedShare


@record(frozen=True, slots=True)
class Tolerance(Node):
    """How much of what fails may be overlooked, for which conditions, when, and for what not."""

    name: str
    share: Share | NamedShare
    goods: Goods | None = None
    covers: tuple[str, ...] = ()
    not_covered: tuple[Mats, ...] = ()
    counting: Mats | None = None
    waives: str = ""
    within_maximum: bool = False
    cites: tuple[Cite, ...] = ()
    portions: tuple[Portion, ...] = ()
    condition: Cond | None = None


@record(frozen=True, slots=True)
class Accumulation(Node):
    """Whose materials and work count as one's own, and how far (`bilateral`, `diagonal`, `full`).

    `among` keeps the words `among the parties`, which are understood where no states are named: `with NO` alone is
    about materials of Norway, `among the parties with NO` about theirs and those of the parties. `worked` asks of the
    good that more was done to it than what never suffices, `condition` asks of each material.
    """

    kind: str
    states: tuple[str, ...] = ()
    goods: Goods | None = None
    mats: Mats | None = None
    start: date | None = None
    condition: Cond | None = None
    cites: tuple[Cite, ...] = ()
    among: bool = False
    worked: UndergoesMore | None = None


@record(frozen=True, slots=True)
class RollUp(Node):
    """Whether an originating material counts as originating whole; if not, perhaps `only` some of what is in it."""

    applies: bool
    goods: Goods | None = None
    mats: Mats | None = None
    only: Mats | None = None
    cites: tuple[Cite, ...] = ()


@record(frozen=True, slots=True)
class Treat(Node):
    """Materials treated as of another status, for some purposes or for all `others`, up to a share."""

    mats: Mats
    treated: str
    purposes: tuple[str, ...] = ()
    others: bool = False
    goods: Goods | None = None
    up_to: Share | NamedShare | None = None
    condition: Cond | None = None
    cites: tuple[Cite, ...] = ()


@record(frozen=True, slots=True)
class Trace(Node):
    """Imported materials that are followed into whatever they end up in."""

    mats: Mats
    tier: int | None = None
    goods: Goods | None = None
    method: str = ""
    cite: Cite | None = None


@record(frozen=True, slots=True)
class Threshold(Node):
    """A limit that overrides what the product rules print, for a class of goods, perhaps on a condition."""

    goods: Goods
    quantity: str
    compare: str
    limits: tuple[Limit, ...]
    cite: Cite | None = None
    condition: Cond | None = None


@record(frozen=True, slots=True)
class Designation(Node):
    """Whether self-produced materials may be designated as intermediate, or count as any other without it.

    `nested` names a figure: of two materials that are both subject to it, one inside the other, only the inner one may
    be designated.
    """

    name: str
    needed: bool = True
    goods: Goods | None = None
    nested: str = ""
    condition: Cond | None = None
    cites: tuple[Cite, ...] = ()


@record(frozen=True, slots=True)
class Averaging(Node):
    """Over which period figures may be averaged, by what category, and which figures (none: the value content).

    With a `method`, only figures that are worked out by it.
    """

    period: str
    category: str = ""
    figures: tuple[str, ...] = ()
    goods: Goods | None = None
    cite: Cite | None = None
    method: str = ""


@record(frozen=True, slots=True)
class Inventory(Node):
    """Which inventory methods are allowed for fungible materials."""

    names: tuple[str, ...]
    cite: Cite | None = None


@record(frozen=True, slots=True)
class Insufficient(Node):
    """Operations that by themselves never confer origin."""

    names: tuple[str, ...]
    goods: Goods | None = None
    cite: Cite | None = None


@record(frozen=True, slots=True)
class Valuation(Node):
    """How the value of a material is worked out of its price and what is added to it or taken off.

    With `traced`: at what a material counts where imports are traced.
    """

    formula: Formula
    traced: bool = False
    goods: Goods | None = None
    mats: Mats | None = None
    condition: Cond | None = None
    cites: tuple[Cite, ...] = ()


@record(frozen=True, slots=True)
class Quota(Node):
    """A quantity a year, by direction of trade."""

    name: str
    amount: Value | NamedShare
    unit: str = ""
    exported_from: str = ""
    imported_into: str = ""
    cite: Cite | None = None


@record(frozen=True, slots=True)
class ProductRule(Node):
    """A product-specific rule; `verb` is `requires`, `additionally requires` or `alternatively accepts`."""

    scope: Scope
    verb: str
    cond: Cond
    cites: tuple[Cite, ...] = ()
    note: Note | None = None
    in_force: InForce | None = None
