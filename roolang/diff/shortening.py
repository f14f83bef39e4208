"""The fewest facts of a declaration with which both texts still say of the product what they said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any, TypeAlias

from roolang.diff.semantics import Witness

Path: TypeAlias = tuple[Any, ...]
"""Where a fact stands in the fields of a declaration: the steps down to it, the last a key or one word of a list."""
ROUTE = ("exported_from", "imported_into", "processes")
OPTIONAL = (
    "not_established", "not_described_as", "established", "described_as", "quotas", "supplier_statement",
    "wholly_obtained", "attributes", "values", "net_weight_kg", "weight_kg", "pieces", "litres", "complete",
    "processes", "materials",
)  # fmt: skip
"""Fields of an item that a witness may do without, unless a text asks for them."""
WHOLE = ("complete", "processes", "materials")
"""Those of them that are left out as a whole, or not at all; of materials only the statement that there are none."""
LISTS = ("materials", "components", "purchases")
"""The lists that the lines of a witness stand in."""


def facts(fields: dict[str, Any]) -> list[Path]:
    """Every fact that may be left out, those of the good first."""
    found: list[Path] = [(name,) for name in ROUTE if name in fields]
    for place in (("good",), *_lines(fields, ())):
        item = _at(fields, place)
        for name in OPTIONAL:
            said = item.get(name)
            if isinstance(said, dict | list) and name not in WHOLE:
                found += [(*place, name, each) for each in said]
            elif name in item and not (name == "materials" and said):
                found.append((*place, name))
    return found


def _lines(item: dict[str, Any], place: Path) -> Iterator[Path]:
    """The places of all lines, each before what it is made of."""
    for name in LISTS:
        for i, line in enumerate(item.get(name, ())):
            yield (*place, name, i)
            yield from _lines(line, (*place, name, i))


def _at(fields: Any, path: Path) -> Any:
    for step in path:
        fields = fields[step]
    return fields


def _without(fields: dict[str, Any], paths: Sequence[Path]) -> dict[str, Any]:
    """A copy of the fields without some facts; nor without what held nothing else."""
    copy = deepcopy(fields)
    for path in paths:
        holder = _at(copy, path[:-1])
        if isinstance(holder, list):
            holder.remove(path[-1])
        else:
            del holder[path[-1]]
        if not holder:
            del _at(copy, path[:-2])[path[-2]]
    return copy


class Shortening:
    """A product that was found, and how the facts that it can do without are tried; `judged` says whether it can."""

    def __init__(self, found: Witness, judged: Callable[[dict[str, Any]], Witness | None]) -> None:
        self.found, self._judged = found, judged
        self.facts = facts(found.fields)
        self._tried: dict[frozenset[Path], Witness | None] = {frozenset(self.facts): found}

    def told(self, needed: set[Path]) -> Witness:
        """The same with the facts that are needed, and as few of the others as will do."""
        first = [each for each in self.facts if each in needed]
        kept = self._fewest(first, [each for each in self.facts if each not in needed])
        return self._with([*first, *kept]) or self.found

    def _fewest(self, told: list[Path], others: list[Path]) -> list[Path]:
        """As few of the others as will do with those that are told; all of them do. Halves are looked at in turn."""
        if not others or self._with(told):
            return []
        if len(others) == 1:
            return others
        half = len(others) // 2
        second = self._fewest([*told, *others[:half]], others[half:])
        return [*self._fewest([*told, *second], others[:half]), *second]

    def _with(self, told: list[Path]) -> Witness | None:
        """The product with these facts, if both texts say of it what they said."""
        key = frozenset(told)
        if key not in self._tried:
            left_out = [each for each in self.facts if each not in key]
            self._tried[key] = self._judged(_without(self.found.fields, left_out))
        return self._tried[key]
