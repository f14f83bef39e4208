"""A declaration whose materials stand in a table beside it: `"materials": "bom.csv"`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from roolang.diagnostics import Finding, has_errors
from roolang.diagnostics.place import Place
from roolang.domain.loading.tidy import Raw


class Referred(NamedTuple):
    """The materials that a table holds, the cells of their fields by path, those of whole items by name; findings."""

    items: list[Raw]
    cells: Mapping[str, Place]
    names: Mapping[str, Place]
    findings: tuple[Finding, ...]


class Reference(NamedTuple):
    """A table that a declaration names, and perhaps the mapping to read it by; where it does, and its good's ids."""

    table: str
    mapping: str
    place: Place
    ids: frozenset[str]


Fetch: TypeAlias = Callable[[Reference], Referred]
"""Reads the table; given by the room that opens files."""
Spliced: TypeAlias = tuple[object, Referred]
NOTHING = Referred([], {}, {}, ())


def spliced(value: object, place: Place, fetch: Fetch | None) -> Spliced:
    """The declaration with the materials of the table that it refers to; as it is if it refers to none."""
    if fetch is None or not isinstance(value, dict):
        return value, NOTHING
    good = value.get("good")
    for holder, base in ((value, place), (good, place.field("good"))):
        if not isinstance(holder, dict) or not (named := _named(holder.get("materials"))):
            continue
        ids = frozenset(each for each in (value.get("id"), holder.get("id")) if isinstance(each, str))
        found = fetch(Reference(*named, base.field("materials"), ids))
        items = None if has_errors(found.findings) else found.items
        inner = {**holder, "materials": items}
        return (inner if holder is value else {**value, "good": inner}), found
    return value, NOTHING


def _named(materials: object) -> tuple[str, str] | None:
    """The names of the table and of the mapping."""
    if isinstance(materials, str) and materials.strip():
        return materials.strip(), ""
    if isinstance(materials, dict) and set(materials) <= {"table", "mapping"}:
        table, mapping = materials.get("table"), materials.get("mapping", "")
        if isinstance(table, str) and isinstance(mapping, str):
            return table.strip(), mapping.strip()
    return None
