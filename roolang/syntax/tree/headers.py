"""Headers: what a file is, which text begins, who its parties are, when it is in force."""

from __future__ import annotations

from datetime import date

from roolang.record import record
from roolang.syntax.tree.base import Node
from roolang.syntax.tree.scopes import Goods


@record(frozen=True, slots=True)
class Language(Node):
    """The version of the language that the file is written in."""

    version: int


@record(frozen=True, slots=True)
class Use(Node):
    """Brings in another file's texts and definitions."""

    name: str


@record(frozen=True, slots=True)
class Agreement(Node):
    """Begins an agreement."""

    name: str
    title: str = ""


@record(frozen=True, slots=True)
class PartOf(Node):
    """Goes on with a text that another file began."""

    name: str


@record(frozen=True, slots=True)
class Proposal(Node):
    """Begins a proposal that amends another text."""

    name: str
    parties: tuple[str, ...]
    amends: str
    dated: date | None = None
    title: str = ""


@record(frozen=True, slots=True)
class Consolidated(Node):
    """Begins a text with brackets; what it amends, if anything, stands where a party is silent."""

    name: str
    parties: tuple[str, ...]
    amends: str = ""
    dated: date | None = None
    title: str = ""


@record(frozen=True, slots=True)
class Parties(Node):
    """Who the parties are; `importing` are those to whose imports alone the preference is given, where not to all."""

    names: tuple[str, ...]
    importing: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Nomenclature(Node):
    """The edition of the Harmonized System that the codes are of."""

    year: int


@record(frozen=True, slots=True)
class Joined(Node):
    """Parties for which a text came into force later, and the day."""

    parties: tuple[str, ...]
    start: date


@record(frozen=True, slots=True)
class InForce(Node):
    """From when, and until when, inclusive; for some parties later."""

    start: date
    end: date | None = None
    joined: tuple[Joined, ...] = ()


@record(frozen=True, slots=True)
class DatesBy(Node):
    """Which date of the good counts."""

    event: str


@record(frozen=True, slots=True)
class CitationsRequired(Node):
    """Every clause of the text must say where the law says so."""


@record(frozen=True, slots=True)
class RulesCover(Node):
    """The text has a rule for all these goods."""

    goods: Goods
