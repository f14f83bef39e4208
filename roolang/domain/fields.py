"""The fields in which a declaration says one thing of an item: whoever reads, writes, asks for or supposes it."""

from __future__ import annotations

from typing import NamedTuple

from roolang.domain.amount import COUNT, MASS, MONEY, VOLUME


class Measure(NamedTuple):
    """A field with one amount: how the amount is called, and its unit."""

    field: str
    amount: str
    unit: str


MEASURES = (
    Measure("value", "value", MONEY),
    Measure("net_weight_kg", "net weight", MASS),
    Measure("weight_kg", "weight", MASS),
    Measure("pieces", "number", COUNT),
    Measure("litres", "volume", VOLUME),
)
BY_TEXT = {"originating": "origin", "supplier_statement": "statement"}
"""Fields with one answer, or one for each text; and the kind of fact by which rules ask for it."""
FLAGS = {
    "wholly_obtained": "obtained",
    "imported": "",
    "self_produced": "own",
    "designated_intermediate": "designated",
}
"""Fields with one answer, and the kind of fact by which rules ask for it; nothing where they do not."""
ANSWERED = {kind: field for field, kind in (BY_TEXT | FLAGS).items() if kind}
"""Fields with one answer, by the kind of fact by which rules ask for it."""
STATED = {"described": "descriptions", "established": "facts", "quota": "quotas"}
"""Where an item keeps what is answered of it by name, by the kind of fact by which rules ask for it."""
CLAIMS = ("described_as", "not_described_as", "established", "not_established")
"""Fields with a list of what is so of an item, or is not."""
ROUTE = ("exported_from", "imported_into")
IN_ROW = ("date", "currency", "nomenclature", *ROUTE)
"""Fields of the declaration that stand in the row of its good, where that comes from a table."""
NAMED = ("values", "attributes", *BY_TEXT, "described_as", "established", "quotas", "codes", "dates")
"""Fields that take a name after a point in the heading of a column: `values.FOB`, `established.the question`."""
