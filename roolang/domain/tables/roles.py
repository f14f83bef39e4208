"""What the rows of a sheet may be: goods, the items of a list, records of a stock, goods of a pool, costs."""

from __future__ import annotations

from roolang.domain.declaration import BESIDE, LISTS

ITEMS = (*LISTS, *BESIDE)
"""Sheets whose rows are items of the list that they are named for; materials first."""
INVENTORY, AVERAGING, COSTS = "inventory", "averaging", "costs"
ROLES = ("goods", *ITEMS, INVENTORY, AVERAGING, COSTS)
MAIN = ("goods", "materials")
"""Sheets that make declarations; what the others hold is put into these."""

_TAKEN = {
    INVENTORY: (
        *(
            "good",
            "material",
            "method",
            "received",
            "withdrawn",
            "movement",
            "quantity",
            "on",
            "originating",
            "unit_value",
        ),
        *("value", "currency", "note"),
    ),
    COSTS: ("good", "name", "value", "currency", "note"),
}
_OF_A_POOL = ("over", "by")
APART = ("material", "method", "received", "withdrawn", "movement", "on", "name", *_OF_A_POOL)
"""Fields of records, costs and pools alone."""
_LEFT_TO_LINES = ("level", "parent", "list", "unit", "unit_value", "per")


def takes(role: str, field: str) -> bool:
    """Whether the rows of a sheet have such a field."""
    head = field.partition(".")[0]
    if role in _TAKEN:
        return head in _TAKEN[role]
    if role == AVERAGING:
        return head not in _LEFT_TO_LINES and (head in _OF_A_POOL or head not in APART)
    if role == "goods" and (head in _LEFT_TO_LINES or head == "quantity"):
        return False
    return head not in APART
