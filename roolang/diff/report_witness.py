"""A product that shows a difference, in words: everything that its declaration says, and what each text says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roolang.diff.semantics import Witness
from roolang.explain.narrative import narrate

HEADED = ("id", "date", "nomenclature", "currency", "good", "processes", "complete")
"""Fields of a declaration that are no list of lines."""
WORDS = (
    ("described_as", ""), ("not_described_as", "not "), ("established", "established that "),
    ("not_established", "not established that "),
)  # fmt: skip
"""Fields of an item that hold words of the texts, and what stands before these."""
MEASURES = (("weight_kg", "weight", " kg"), ("net_weight_kg", "net weight", " kg"), ("pieces", "number", ""),
            ("litres", "volume", " l"))  # fmt: skip


def witness_lines(found: Witness, names: tuple[str, str]) -> Iterator[str]:
    """The good, each of its lines and what is in it, the operations; then what each text says, one line each."""
    fields = found.fields
    route = (
        (f"{kind.replace('_', ' ')} {fields[kind]}") for kind in ("exported_from", "imported_into") if kind in fields
    )
    yield ", ".join([*_item(fields["good"]), *route])
    for name, held in fields.items():
        if name not in HEADED and isinstance(held, list):
            lead = "from" if name == "materials" else f"{name.removesuffix('s')}:"
            for each in held:
                yield from _line(each, lead)
    if fields.get("processes"):
        yield f"by {_operations(fields)}"
    for name, judgement in zip(names, found.judgements, strict=True):
        yield f"{name}: {judgement.verdict}. {narrate(judgement).brief.because}"


def _line(fields: dict[str, Any], lead: str) -> Iterator[str]:
    yield f"{lead} {', '.join(_item(fields))}"
    for each in fields.get("materials", ()):
        yield from _line(each, f"in {fields['id']}:")


def _item(fields: dict[str, Any]) -> Iterator[str]:
    """What is said of the good or of a line."""
    yield " ".join(each for each in (fields.get("id"), fields.get("code"), fields.get("description")) if each)
    for name, lead in WORDS:
        if fields.get(name):
            yield lead + ", ".join(f'"{each}"' for each in fields[name])
    yield from _origin(fields)
    yield from (f"{name} {fields[field]}{unit}" for field, name, unit in MEASURES if field in fields)
    values = {**({"value": fields["value"]} if "value" in fields else {}), **fields.get("values", {})}
    yield from (f"{name} {amount}" for name, amount in {**values, **fields.get("attributes", {})}.items())
    for name, within in fields.get("quotas", {}).items():
        yield f"{'within' if within else 'outside'} the quota {name}"
    if fields.get("processes"):
        yield f"by {_operations(fields)}"
    if "id" in fields and fields.get("materials") == []:
        yield "with nothing in it"


def _origin(fields: dict[str, Any]) -> Iterator[str]:
    """Where it was made, whether it originates, and on what paper."""
    if "wholly_obtained" in fields:
        yield "wholly obtained" if fields["wholly_obtained"] else "not wholly obtained"
    if "originating" in fields:
        yield _status(fields["originating"])
    if "produced_in" in fields:
        yield f"made in {fields['produced_in']}"
    if "supplier_statement" in fields:
        yield f"with{'' if fields['supplier_statement'] else 'out'} a supplier's statement"


def _status(originating: Any) -> str:
    if isinstance(originating, dict):
        return " and ".join(f"{_status(so)} under {name}" for name, so in originating.items())
    return "originating" if originating else "non-originating"


def _operations(fields: dict[str, Any]) -> str:
    return ", ".join(f"{each['name']} in {each['in']}" for each in fields["processes"])
