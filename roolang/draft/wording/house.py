"""House styles: what the two sides of the Atlantic write differently."""

from __future__ import annotations

from datetime import date

from roolang.domain.amount import exact_text
from roolang.format import show
from roolang.record import record
from roolang.syntax import tree as t


@record(frozen=True, slots=True)
class House:
    """A house style.

    `percent` stands behind figures and `through` between the ends of a range; codes have dots or not; changes at a
    level and limits of value have abbreviations where `short`. `asks` introduces facts in question; the words of a
    product rule have them as they are.
    """

    name: str
    percent: str
    through: str
    dotted: bool
    short: bool
    asks: bool = False


NORTH_AMERICAN = House("north-american", " per cent", "through", dotted=True, short=False)
EUROPEAN = House("european", " %", "to", dotted=False, short=True)
HOUSES = {house.name: house for house in (NORTH_AMERICAN, EUROPEAN)}


def value(node: t.Value, house: House) -> str:
    """An amount, with its unit."""
    match node:
        case t.Percent(number):
            return f"{exact_text(number)}{house.percent}"
        case t.Number(number):
            return exact_text(number)
        case _:
            return show(node).strip()


def day(when: date) -> str:
    """A date in words."""
    return f"{when.day} {when:%B %Y}"


def either(words: list[str], last: str = "or") -> str:
    """A row of words with commas, and one word before the last."""
    return " ".join([", ".join(words[:-1]), last, words[-1]]) if len(words) > 1 else "".join(words)
