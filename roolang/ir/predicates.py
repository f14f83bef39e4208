"""Predicates of the core: questions about one line, a material, a component, or the good itself."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from roolang.record import record


@record(frozen=True, slots=True)
class Open:
    """A threshold nobody has filled in; between 0 and 1 if it is a percentage."""

    name: str
    percent: bool


@record(frozen=True, slots=True)
class Always:
    """Any line."""


@record(frozen=True, slots=True)
class InCodes:
    """The line's tariff code lies in the range, inclusive, as digits."""

    low: str
    high: str


@record(frozen=True, slots=True)
class SameAs:
    """The line's code agrees with the good's in its first `length` digits."""

    length: int


@record(frozen=True, slots=True)
class DescribedAs:
    """The declarant asserts (or denies) this description of the line; words are folded."""

    words: str


@record(frozen=True, slots=True)
class ListedAs:
    """The declaration lists the line as `packaging`, `packing`, `accessories` or `indirect materials`."""

    noun: str


@record(frozen=True, slots=True)
class Regarded:
    """The line is not disregarded for a purpose."""

    purpose: str = ""


@record(frozen=True, slots=True)
class MadeIn:
    """The line was produced in one of these states."""

    states: tuple[str, ...]


@record(frozen=True, slots=True)
class Imported:
    """The line came from outside the territory."""


@record(frozen=True, slots=True)
class HasStatus:
    """The line is `originating` (or not, if false) for a purpose; a disregarded line is neither."""

    originating: bool
    purpose: str = ""


@record(frozen=True, slots=True)
class Obtained:
    """The line is wholly obtained."""


@record(frozen=True, slots=True)
class Underwent:
    """The line underwent an operation, anywhere or in one of the places; after `after` if that is named."""

    name: str
    places: tuple[str, ...] = ()
    after: str = ""


@record(frozen=True, slots=True)
class Measures:
    """An amount of the line (by its folded name) meets `amount OP threshold`, in a unit; of money, in a currency."""

    name: str
    sign: str
    threshold: Fraction | Open
    unit: str = ""
    currency: str = ""


@record(frozen=True, slots=True)
class OfGood:
    """The predicate holds of the good that the line is used in."""

    part: Pred


@record(frozen=True, slots=True)
class Both:
    """Every part holds of the line."""

    parts: tuple[Pred, ...]


@record(frozen=True, slots=True)
class Either:
    """Some part holds of the line."""

    parts: tuple[Pred, ...]


@record(frozen=True, slots=True)
class Fails:
    """The part does not hold of the line."""

    part: Pred


Pred: TypeAlias = (
    "Always | InCodes | SameAs | DescribedAs | ListedAs | MadeIn | Imported | HasStatus | Regarded | Obtained"
    " | Underwent | Measures | OfGood | Both | Either | Fails"
)
