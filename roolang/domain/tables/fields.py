"""What a column may be read as, and how that is written: `value in USD`, `net_weight_kg in g`, `values.FOB`."""

from __future__ import annotations

import re

from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.fields import BY_TEXT, CLAIMS, FLAGS, NAMED, ROUTE
from roolang.domain.tables.headings import MEASURED, MONEY_FIELDS, Guess
from roolang.domain.tables.roles import APART
from roolang.domain.units import reckoned

UNREAD = "-"
"""What a column is that is not to be read."""
ANSWERS = (*BY_TEXT, "non_originating", *FLAGS, "determines_classification", "complete")
"""Columns of yes and no."""
LISTS = (*CLAIMS, "processes")
PLACES = ("produced_in", *ROUTE)
STRUCTURE = ("level", "parent", "good", "list")
"""Columns that say where a row belongs."""
PLAIN = (
    *("id", "code", "description", "date", "currency", "nomenclature", "quantity", "unit", "per", "note"),
    *ANSWERS, *LISTS, *PLACES, *STRUCTURE, *MONEY_FIELDS, *MEASURED, *APART,
)  # fmt: skip


def spec_of(text: str) -> Guess | str:
    """The field and unit that a person wrote for a column; or what is wrong with it."""
    words, unit = " ".join(text.split()), ""
    head, _, name = words.partition(".")
    if not name or head in ("values", "attributes"):
        words, _, unit = words.partition(" in ")
        head, _, name = words.partition(".")
    if words == UNREAD:
        return Guess(UNREAD)
    if words not in PLAIN and not (head in NAMED and name.strip()):
        return did_you_mean(words, PLAIN) or "write one of " + ", ".join(sorted(PLAIN)) + ", `values.FOB`, or `-`"
    if unit and not _takes(words, unit):
        return f"a column that is `{words}` cannot be in `{unit}`"
    return Guess(words, unit)


def _takes(field: str, unit: str) -> bool:
    """Whether what stands in a field can be in a unit; codes are in an edition of the nomenclature."""
    if field == "code":
        return bool(re.fullmatch(r"HS (?:19|20)\d\d", unit))
    if field in MEASURED:
        return reckoned(unit)[0] == MEASURED[field]
    if field in MONEY_FIELDS or field.startswith("values."):
        return bool(re.fullmatch("[A-Z]{3}", unit))
    return field.startswith("attributes.")


def written(guess: Guess) -> str:
    """The field and unit as a person would write them."""
    return f"{guess.field} in {guess.unit}" if guess.unit else guess.field
