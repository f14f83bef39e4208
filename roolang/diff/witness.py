"""From an example of the solver to a declaration, judged by both texts: only what they confirm is a witness."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from roolang.diff.declaring import Writing
from roolang.diff.semantics import Witness
from roolang.domain.loading import declarations_from
from roolang.interpret import judge
from roolang.ir.program import Program
from roolang.smt.pair import Pair
from roolang.smt.question import Model

OPTIONAL = (
    "not_established", "not_described_as", "established", "described_as", "quotas", "supplier_statement",
    "wholly_obtained", "attributes", "values", "net_weight_kg", "weight_kg", "pieces", "litres", "complete",
    "processes", "materials",
)  # fmt: skip
"""Fields of an item that a witness may do without, unless a text asks for them."""


def witness(pair: Pair, model: Model, i: int) -> Witness | None:
    """The product, if it originates under one text (0: A) and not under the other, as the interpreter judges."""
    found = as_found(pair, model, i)
    return None if found is None else _shorter(pair, found, i)


def as_found(pair: Pair, model: Model, i: int) -> Witness | None:
    """The same with everything that the example says."""
    tried = (confirmed(_programs(pair), Writing(pair, model, full=full).declaration(), i) for full in (False, True))
    return next((found for found in tried if found is not None), None)


def _programs(pair: Pair) -> tuple[Program, Program]:
    return pair.texts[0].program, pair.texts[1].program


def confirmed(programs: tuple[Program, Program], fields: dict[str, Any], i: int) -> Witness | None:
    """The declaration as judged, if the two texts differ on it as they should."""
    declarations, _ = declarations_from(fields, "witness")
    if not declarations:
        return None
    mine = judge(programs[i], declarations[0])
    if mine.verdict != "originating":
        return None
    theirs = judge(programs[1 - i], declarations[0])
    if theirs.verdict == "originating":
        return None
    return Witness("AB"[i], declarations[0], fields, (mine, theirs) if i == 0 else (theirs, mine))


def _shorter(pair: Pair, found: Witness, i: int) -> Witness:
    """The same without what does not matter: each fact is left out if both texts then say what they said."""
    wanted = [each.verdict for each in found.judgements]
    for path in _optional(found.fields):
        fields = _without(found.fields, path)
        tried = None if fields is None else confirmed(_programs(pair), fields, i)
        if tried is not None and [each.verdict for each in tried.judgements] == wanted:
            found = tried
    return found


def _optional(fields: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Where facts stand that may be left out, whole groups before what is in them."""
    yield from ((name,) for name in ("exported_from", "imported_into", "processes") if name in fields)
    places: list[tuple[Any, ...]] = [("good",), *(("materials", i) for i in range(len(fields["materials"])))]
    for place in places:
        item = _at(fields, place)
        for name in OPTIONAL:
            if name in item:
                yield (*place, name)
                if isinstance(item[name], dict):
                    yield from ((*place, name, key) for key in item[name])
                if isinstance(item[name], list) and name != "materials":
                    yield from ((*place, name, each) for each in item[name])


def _at(fields: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        fields = fields[step]
    return fields


def _without(fields: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any] | None:
    """A copy of the fields without what stands at a place; none, if it has gone already."""
    copy = deepcopy(fields)
    try:
        holder = _at(copy, path[:-1])
        if isinstance(holder, list) and not isinstance(path[-1], int):
            holder.remove(path[-1])
        else:
            del holder[path[-1]]
    except (KeyError, IndexError, ValueError):
        return None
    return copy
