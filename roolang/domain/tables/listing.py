"""A declaration as rows of a table, in the very columns by which a bill of materials is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from roolang.domain.amount import MONEY, Amount, exact_text
from roolang.domain.declaration import LISTS, QUOTA, ByText, Declaration, Item, Process
from roolang.domain.fields import BY_TEXT, CLAIMS, FLAGS, MEASURES, ROUTE
from roolang.domain.hs import printed
from roolang.domain.tables.headings import marked
from roolang.domain.tables.out import Value, number_text

Fields: TypeAlias = "dict[str, Value]"

VERDICTS = (
    *("declaration", "code", "description", "text", "reading", "day", "verdict", "deciding clause", "figures", "slack"),
    "missing facts",
)
"""The headings of the table of verdicts, by which a reader knows that it is no table of goods."""
CODE = "HS code"
ORDER = (
    *("level", "good", "list", "id", CODE, "codes", "description", "value", "currency", "net_weight_kg", "weight_kg"),
    *("pieces", "litres", "values", "attributes", "produced_in", *BY_TEXT, *FLAGS, *CLAIMS, "quotas", "processes"),
    *("complete", "date", "dates", "nomenclature", *ROUTE),
)
"""The columns, in their order; those of one kind (`values.FOB`, `values.net cost`) stand together."""
_MEASURES = {each.amount: each for each in MEASURES}
_APART = re.compile(r"[;|\n]")


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: the item that it is, and its cells by the headings of their columns."""

    item: Item
    fields: Fields


def listed(declaration: Declaration) -> Iterator[Listed]:
    """The good as a row of level 0, then every line below it, each before what it is made of."""
    top = _of_item(declaration.good, declaration) | _of_declaration(declaration)
    yield Listed(
        declaration.good, top | {"level": Fraction(0), "good": marked(declaration.id), "id": marked(declaration.id)}
    )
    waiting = [(item, name, 1) for item, name in reversed(list(_inside(declaration.good)))]
    while waiting:
        item, name, level = waiting.pop()
        own: Fields = {"level": Fraction(level), "good": marked(declaration.id), "list": name, "id": marked(item.name)}
        yield Listed(item, own | _of_item(item, declaration))
        waiting += [(each, kind, level + 1) for each, kind in reversed(list(_inside(item)))]


def columns_of(rows: list[Listed]) -> list[str]:
    """The headings that some rows need, in their order; without the list where all are materials."""
    used = dict.fromkeys(name for row in rows for name in row.fields)
    if all(row.fields.get("list", "materials") == "materials" for row in rows):
        used.pop("list", None)
    return sorted(used, key=lambda name: ORDER.index(name.partition(".")[0]))


def _inside(item: Item) -> Iterator[tuple[Item, str]]:
    """What an item holds, each with its list; what is used with it says so itself."""
    for name in LISTS:
        holding = item.holdings.get(name)
        for each in holding.items if holding else ():
            yield each, each.serves.replace(" ", "_") or name


def _of_declaration(declaration: Declaration) -> Fields:
    found: dict[str, Value] = {
        "date": declaration.day.isoformat() if declaration.day else None,
        **{f"dates.{name}": day.isoformat() for name, day in declaration.dates.items()},
        **{name: getattr(declaration, name) for name in ("nomenclature", *ROUTE)},
    }
    return {name: value for name, value in found.items() if value is not None}


def _of_item(item: Item, declaration: Declaration) -> Fields:
    found: dict[str, Value] = {
        CODE: _code(item.code) if item.code else None,
        **{f"codes.HS {year}": _code(code) for year, code in item.codes.items()},
        "description": marked(item.description) or None,
        "currency": declaration.currency if any(each.unit == MONEY for each in item.amounts.values()) else None,
        **_amounts(item),
        "produced_in": item.produced_in,
        **_by_text("originating", item.originating),
        **_by_text("supplier_statement", item.supplier_statement),
        **{name: _answer(getattr(item, name)) for name in FLAGS},
        **_claims("described_as", item.descriptions),
        **_claims("established", item.facts),
        **{f"quotas.{name}": _answer(held) for name, held in item.quotas.items()},
        "processes": "; ".join(map(_process, item.processes)) or None,
        "complete": _complete(item),
    }
    return {name: value for name, value in found.items() if value is not None}


def _code(digits: str) -> str:
    return digits if len(digits) == 2 else printed(digits)


def _answer(said: bool | None) -> str | None:
    return None if said is None else "yes" if said else "no"


def _by_text(name: str, said: ByText) -> dict[str, Value]:
    if isinstance(said, Mapping):
        return {f"{name}.{text}": _answer(each) for text, each in said.items()}
    return {name: _answer(said)}


def _claims(name: str, said: Mapping[str, bool]) -> dict[str, Value]:
    """Words that are so and words that are not: two lists; one with a mark that parts lists has a column of its own."""
    found: dict[str, Value] = {f"{name}.{words}": _answer(so) for words, so in said.items() if _APART.search(words)}
    for column, wanted in ((name, True), (f"not_{name}", False)):
        found[column] = (
            "; ".join(words for words, so in said.items() if so is wanted and not _APART.search(words)) or None
        )
    return found


def _process(process: Process) -> str:
    return f"{process.name} in {process.place}" if process.place else process.name


def _amounts(item: Item) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, amount in item.amounts.items():
        own = _MEASURES.get(name)
        if own and own.unit == amount.unit:
            found[own.field] = _amount(amount)
        elif name.startswith(f"{QUOTA} "):
            found[f"quotas.{name.removeprefix(QUOTA).strip()}"] = _with_unit(amount)
        elif amount.unit == MONEY:
            found[f"values.{name}"] = _amount(amount)
        else:
            found[f"attributes.{name}"] = _with_unit(amount)
    if found.get("weight_kg") == found.get("net_weight_kg"):
        found.pop("weight_kg", None)
    return found


def _amount(amount: Amount) -> Value:
    """The number; of one known within bounds the bounds, in words that no reader takes for a number."""
    if amount.known:
        return amount.low
    return (
        f"{exact_text(amount.low)} to {exact_text(amount.high)}"
        if amount.high is not None
        else (f"at least {exact_text(amount.low)}")
    )


def _with_unit(amount: Amount) -> Value:
    said = _amount(amount)
    return f"{number_text(said) if isinstance(said, Fraction) else said} {amount.unit}" if amount.unit else said


def _complete(item: Item) -> str | None:
    """Which lists miss nothing, where that is not what a table says by itself."""
    held = item.holdings
    whole = [name for name in LISTS if name in held and held[name].complete]
    whole += ["processes"] if item.processes_complete else []
    usual = ["materials"] if "materials" in held else ["components"]
    listed_ = "materials" not in held or bool(held["materials"].items)
    if not held and not item.processes_complete:
        return None
    if whole == usual and listed_:
        return None
    return "yes" if whole == ["materials"] else "; ".join(whole) or "no"
