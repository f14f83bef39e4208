"""Codes of a declaration that the edition of the nomenclature does not have."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.domain import nomenclature
from roolang.domain.declaration import Declaration, Item, items_of


def unknown_codes(declaration: Declaration, edition: int | None) -> Iterator[tuple[Item, int, str]]:
    """Each item with the year of an edition and its code there, where that edition has no such code.

    The edition is the one that the declaration names, else `edition`, that of the rules (`None`: not known).
    Nothing is said of codes of an edition that is not loaded.
    """
    year = declaration.edition or edition
    for item in items_of(declaration.good):
        told = {**item.codes, **({year: item.code} if year and item.code else {})}
        for each, code in told.items():
            if nomenclature.exists(each, code) is False:
                yield item, each, code
