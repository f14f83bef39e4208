"""Which day a declaration is judged on: the day of the event that the rules name, else its own date."""

from __future__ import annotations

from datetime import date

from roolang.domain.declaration import Declaration, fold

EVENTS = {
    **dict.fromkeys(("importation", "import"), "importation"),
    **dict.fromkeys(("exportation", "export"), "exportation"),
    **dict.fromkeys(("production", "manufacture"), "production"),
    **dict.fromkeys(("shipment", "dispatch"), "shipment"),
}
"""Events of a good that may set its date, by the words that name them."""
NAMES = tuple(dict.fromkeys(EVENTS.values()))


ANY_DAY = date(2018, 1, 1)
"""For what does not depend on the day, where nothing names one."""


def event_of(words: str) -> str:
    """The event that some words name; nothing if they name none."""
    return EVENTS.get(fold(words), "")


def day_for(declaration: Declaration, event: str, asked: date | None = None) -> date | None:
    """The day to judge on: the one asked for, else that of the event, else the date of the declaration."""
    return asked or declaration.dates.get(event) or declaration.day


def any_day(declaration: Declaration, asked: date | None = None) -> date | None:
    """Some day on which the rules can be asked which event sets the date."""
    return asked or declaration.day or next(iter(declaration.dates.values()), None)
