"""The anchor of one verdict: W1's rules as somebody would write them in Python by hand, money in `Decimal`.

A verdict is 0 (non-originating), 1 (undetermined) or 2 (originating). Each sum is taken at its worst (what has no known
origin counts as non-originating) and at its best.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from benchmarks.workload import Product

NOTHING = Decimal(0)


def change_of_heading(product: Product) -> int:
    """R1: no non-originating material of the good's own heading."""
    heading, doubtful = product.code[:4], False
    for line in product.lines:
        if line.originating is not True and line.code[:4] == heading:
            if line.originating is False:
                return 0
            doubtful = True
    return 1 if doubtful else 2


def value_content(product: Product, base: Decimal, percent: Decimal) -> int:
    """`(base - non-originating) / base >= percent %`, multiplied out."""
    known = sum((line.value for line in product.lines if line.originating is False), NOTHING)
    doubtful = sum((line.value for line in product.lines if line.originating is None), NOTHING)
    if (base - known - doubtful) * 100 >= percent * base:
        return 2
    return 1 if (base - known) * 100 >= percent * base else 0


def change_with_tolerance(product: Product, fails: Callable[[str], bool]) -> int:
    """What fails the change is worth at most a tenth of the price."""
    known = doubtful = NOTHING
    for line in product.lines:
        if line.originating is not True and fails(line.code):
            if line.originating is False:
                known += line.value
            else:
                doubtful += line.value
    limit = product.transaction_value * 10
    if (known + doubtful) * 100 <= limit:
        return 2
    return 1 if known * 100 <= limit else 0


def r1(product: Product) -> int:
    """Change of heading."""
    return change_of_heading(product)


def r2(product: Product) -> int:
    """Change of heading, and 62.5 % by net cost."""
    return min(change_of_heading(product), value_content(product, product.net_cost, Decimal("62.5")))


def r3(product: Product) -> int:
    """Change of chapter except from 50 to 55; or change of subheading and 45 % of the price."""
    good = product.code
    chapter = change_with_tolerance(product, lambda code: code[:2] == good[:2] or "50" <= code[:2] <= "55")
    if chapter == 2:
        return 2
    subheading = change_with_tolerance(product, lambda code: code == good)
    return max(chapter, min(subheading, value_content(product, product.transaction_value, Decimal(45))))


RULES: dict[str, Callable[[Product], int]] = {"R1": r1, "R2": r2, "R3": r3}
