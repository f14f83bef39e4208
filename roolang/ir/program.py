"""A program: one text, seen by one party in one reading on one day, ready to judge by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from roolang.domain.trade import Between, Joined, Trade
from roolang.domain.truth import Truth
from roolang.ir.nodes import Always, Expr, Fact, Form, Origin, Pred
from roolang.record import record


def whoever(origin: Origin) -> Fact:
    """Who the parties are, of a text that does not say it: what takes place in their territory hangs on that."""
    return Fact("unresolved", "who the parties are", origin=origin)


@record(frozen=True, slots=True)
class Treatment:
    """Lines that count as `originating`, `non-originating` or `disregarded` for some purposes (none: for all).

    With `others`, for all purposes but these. `goods` guards by the good; `condition` is asked of the line as if it
    were the good.
    """

    where: Pred
    treated: str
    purposes: tuple[str, ...]
    goods: Expr
    limit: Expr
    condition: Expr
    cites: tuple[str, ...] = ()
    others: bool = False

    def bears_on(self, purpose: str) -> bool:
        """Whether it is made for a purpose."""
        return not self.purposes or (purpose in self.purposes) is not self.others


@record(frozen=True, slots=True)
class Accumulating:
    """Whose materials count, and whether their insides do (`full`); `condition` is asked of the line.

    `states` are those whose materials count; none means the parties.
    """

    full: bool
    states: tuple[str, ...]
    where: Pred
    goods: Expr
    condition: Expr
    cites: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Rolling:
    """Whether originating lines count whole; later provisions prevail over earlier ones.

    Where they do not, `only` says which of what is in them counts.
    """

    applies: bool
    where: Pred
    goods: Expr
    only: Pred = Always()
    cites: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Designating:
    """Which materials of a producer's own making count whole where they originate: designated ones, or (`needed` unset)
    all of them.

    `condition` is asked of the material. `plain` is what the product rules ask without the figure that no two
    designated materials, one inside the other, may both need (`None`: they may).
    """

    needed: bool
    where: Pred
    goods: Expr
    condition: Expr
    plain: Expr | None = None
    cites: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Importing:
    """Goods that may originate without having been made in the territory, and on what."""

    goods: Expr
    origin: Expr


@record(frozen=True, slots=True)
class Pooling:
    """Figures (folded) that may be averaged over a period, for goods of a category; both in folded words.

    With a `method` (folded), only figures that are worked out by it.
    """

    figures: frozenset[str]
    over: str
    by: str
    goods: Expr
    cites: tuple[str, ...] = ()
    method: str = ""


@record(frozen=True, slots=True)
class Derived:
    """A measure (folded) of a line that is worked out of its others, where the declaration does not give it.

    `form` speaks of the line as if it were the good; `condition` likewise. `materials` says that only materials are
    meant, not components or purchases.
    """

    measure: str
    form: Form
    where: Pred
    goods: Expr
    condition: Expr
    unit: str = ""
    materials: bool = False
    cites: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Word:
    """The name of an amount, or other words that a fact is asked in, as a text writes them; the unit of an amount.

    `kinds` says what is so called: `amount`, `description`, `question`, `quota`, `operation`,
    `insufficient` (one that never suffices).
    """

    said: str
    unit: str = ""
    kinds: frozenset[str] = frozenset()


@record(frozen=True, slots=True)
class Coming:
    """A provision that is not in force yet, the goods that it will be for, and its first day."""

    words: str
    goods: Expr
    since: date


@record(frozen=True, slots=True)
class Program:
    """What `evaluate` needs of a text.

    `rules` decides the product rule; `origin` what confers origin, with `RuleMet` standing for the former;
    any of `lost` takes it away; `claim` must hold besides for the good to be claimable. `obtained` is what makes an
    item wholly obtained, where the text says so and the declaration does not; `imported` what originates because it
    comes from a party.
    `inventory` names the methods permitted for fungible materials, `event` what sets the date of a good, if the text
    says so. `in_force` may be open at either end; for the parties in `joined` it begins later. `importing` are those
    to whose imports alone the preference is given (none: to those of all).
    `silent` names provisions on which the party has no position. `amends` names the texts that this one amends,
    nearest first; `vocabulary` holds the words in which it asks
    for facts, by their folded form; `coming` is what begins after the day, and counts for nothing yet.
    """

    name: str
    party: str
    reading: str
    day: date
    parties: tuple[str, ...]
    nomenclature: int | None
    in_force: tuple[date | None, date | None]
    origin: Expr
    lost: tuple[Expr, ...]
    claim: tuple[Expr, ...]
    rules: Expr
    treatments: tuple[Treatment, ...] = ()
    accumulating: tuple[Accumulating, ...] = ()
    rolling: tuple[Rolling, ...] = ()
    designating: tuple[Designating, ...] = ()
    obtained: Expr | None = None
    imported: Importing | None = None
    inventory: tuple[str, ...] = ()
    pooling: tuple[Pooling, ...] = ()
    derived: tuple[Derived, ...] = ()
    silent: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    title: str = ""
    event: str = ""
    coming: tuple[Coming, ...] = ()
    importing: tuple[str, ...] = ()
    joined: Joined = ()
    vocabulary: Mapping[str, Word] = field(default_factory=dict, compare=False, repr=False)

    @property
    def methods_named(self) -> frozenset[str]:
        """The methods (folded) whose names count: figures are averaged if they are worked out by one of them."""
        return frozenset(each.method for each in self.pooling if each.method)

    @property
    def out_of_force(self) -> str:
        """That the text is not in force on the day it is judged on, and since or until when; nothing if it is."""
        start, end = self.in_force
        if start is not None and self.day < start:
            return f"{self.name} is not in force on {self.day}: it begins on {start}"
        if end is not None and self.day > end:
            return f"{self.name} is not in force on {self.day}: it ended on {end}"
        return ""

    def later_for(self, trade: Trade) -> str:
        """That the text is not yet in force for some of those who trade, and since when; nothing if it is, or for none.

        A text that is in force for nobody on the day does not say it of some.
        """
        if not self.joined:
            return ""
        later = [] if self.out_of_force else list(self._between.later(trade, self.day))
        if not later:
            return ""
        whom = " and ".join(party for party, _ in later)
        since = ", and ".join(f"for {party} on {start}" for party, start in later)
        return f"{self.name} is not in force for {whom} on {self.day}: it begins {since}"

    def not_covered(self, trade: Trade) -> str:
        """That goods surely do not go a way that the text is for; nothing where they may, or it names no parties."""
        declared = trade.source or trade.target
        if not declared or not self.parties or self._between.covers(trade, self.day) is not Truth.NO:
            return ""
        return f"the trade{trade.said} is not covered by {self.name}"

    def barred(self, trade: Trade) -> str:
        """Why goods of a trade can claim nothing on the day of the text: no force, or not for them; else nothing."""
        return self.out_of_force or self.not_covered(trade) or self.later_for(trade)

    @property
    def _between(self) -> Between:
        return Between(self.parties, self.importing, self.joined)

    @property
    def label(self) -> str:
        """How results name it: `NAFTA`, or `NAFTA_TALKS as US`."""
        return f"{self.name} as {self.party}" if self.party else self.name
