"""A declaration written out in a test, as the declaration it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, assert_never

from roolang.check.measured import WEIGHTS
from roolang.domain.amount import MASS, MONEY, PERCENT, PLAIN, Amount
from roolang.domain.declaration import QUOTA, SET, Declaration, Holding, Inventory, Item, Movement, Process, fold
from roolang.domain.stock import fault, method_of
from roolang.domain.units import reckoned
from roolang.lower.conditions import STATEMENT
from roolang.syntax import tree as t

EVENTS_ON = {"imported on": "importation", "exported on": "exportation", "produced on": "production",
             "shipped on": "shipment"}  # fmt: skip
LISTS = {"material": "materials", "component": "components", "purchase": "purchases"}
SERVING = {"packaging": "packaging", "packing": "packing", "accessory": "accessories",
           "indirect material": "indirect materials"}  # fmt: skip
"""Lines of what is used with a good and is no material proper, and what they serve as."""
ANSWERS = {
    "wholly_obtained": ("wholly obtained", "not wholly obtained"),
    "originating": ("originating", "non-originating"),
    "self_produced": ("self-produced", "not self-produced"),
    "designated_intermediate": ("designated as intermediate", "not designated as intermediate"),
    "imported": ("imported", "not imported"),
}
"""How a test says yes and no to a field with one answer."""
FLAGS = {words: (field, so) for field, both in ANSWERS.items() for words, so in zip(both, (True, False), strict=True)}


def declaration(given: t.Given, name: str) -> Declaration:
    """The declaration of an inline good.

    Its lists are complete unless it says that others are unknown. A good of which it does not say where it was
    produced did not come from outside the territory, and a material containing others, of which it does not say that
    its producer made it, was bought.
    """
    assert given.good is not None
    good = _item(given.good, "the good")
    if good.produced_in is None and good.imported is None:
        good = replace(good, imported=False)
    trade = {fact.kind: fact.words for fact in given.good.facts}
    return Declaration(
        id=name,
        good=good,
        day=given.day,
        exported_from=trade.get("exported from"),
        imported_into=trade.get("imported into"),
        fungible=any(fact.records for fact in facts_in(given.good)),
        dates={EVENTS_ON[fact.kind]: fact.day for fact in given.good.facts if fact.day is not None},
        currency=next(iter(currencies_in(given.good)), None),
    )


def _item(line: t.ItemLine, name: str) -> Item:
    fields: dict[str, Any] = {"name": name, "code": line.code}
    for fact in line.facts:
        _take(fact, fields)
    amounts = fields.get("amounts", {})
    if "net weight" in amounts:
        amounts.setdefault("weight", amounts["net weight"])
    fields["holdings"] = _holdings(line, "" if name == "the good" else f"{_number(name)}.")
    if fields["holdings"]:
        fields.setdefault("self_produced", False)
    processes = [process for each in line.lines if isinstance(each, t.ProcessLine) for process in _done(each)]
    fields["processes"] = (*fields.get("processes", ()), *processes)
    if any(isinstance(each, t.Remark) and each.kind == "no other operations" for each in line.lines):
        fields["processes_complete"] = True
    return Item(**fields)


def _number(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _holdings(line: t.ItemLine, prefix: str) -> dict[str, Holding]:
    """The lists of an item: the good's materials always, unless it is a set; a material's where it says so."""
    complete = not any(isinstance(each, t.Remark) and each.kind == "other materials unknown" for each in line.lines)
    is_set = any(fact.kind == "described as" and fold(fact.words) == SET for fact in line.facts)
    found: dict[str, list[Item]] = {"materials": []} if line.listed or (line.kind == "good" and not is_set) else {}
    for each in line.lines:
        if isinstance(each, t.ItemLine):
            entries = found.setdefault(LISTS.get(each.kind, "materials"), [])
            own = next((fact.words for fact in each.facts if fact.kind == "named"), "")
            item = _item(each, own or f"{each.kind} {prefix}{len(entries) + 1}")
            entries.append(replace(item, serves=SERVING.get(each.kind, "")))
    return {key: Holding(tuple(items), complete or key != "materials") for key, items in found.items()}


def _take(fact: t.Fact, fields: dict[str, Any]) -> None:
    """Puts one fact where it belongs."""
    if fact.kind in FLAGS:
        name, value = FLAGS[fact.kind]
        fields[name] = value
        return
    match fact.kind:
        case "having undergone no other operations":
            fields["processes_complete"] = True
        case "described as" | "not described as":
            fields.setdefault("descriptions", {})[fold(fact.words)] = fact.kind == "described as"
            if fact.kind == "described as":
                fields.setdefault("description", fact.words)
        case "established that" | "not established that" if fold(fact.words) == STATEMENT:
            fields["supplier_statement"] = fact.kind == "established that"
        case "established that" | "not established that":
            fields.setdefault("facts", {})[fold(fact.words)] = fact.kind == "established that"
        case "within quota" if fact.figures:
            name = fold(f"{QUOTA} {fact.words}")
            fields.setdefault("amounts", {})[name] = _amount(name, fact.figures[0][1])
        case "within quota" | "not within quota":
            fields.setdefault("quotas", {})[fold(fact.words)] = fact.kind == "within quota"
        case "produced in":
            fields["produced_in"] = fact.words
        case "drawn by":
            fields["inventory"] = Inventory(method_of(fact.words), movements(fact))
        case "having undergone" if fact.operations is not None:
            line = t.ProcessLine(fact.operations, fact.place, span=fact.span)
            fields["processes"] = (*fields.get("processes", ()), *_done(line))
        case "with":
            fields.setdefault("amounts", {}).update({fold(key): _amount(key, value) for key, value in fact.figures})


def movements(fact: t.Fact) -> tuple[Movement, ...]:
    """The records of a stock."""
    return tuple(_movement(each) for each in fact.records)


def _movement(line: t.StockLine) -> Movement:
    origin = line.origin == "originating" if line.origin else None
    value = _amount("value", line.value).low if line.value and not isinstance(line.value, t.OpenNumber) else None
    return Movement(line.received, line.quantity.number, origin, value, line.day)


def currencies_in(item: t.ItemLine) -> tuple[str, ...]:
    """The currencies in which a test gives the amounts of an item and of what is in it, in the order written."""
    values = (value for fact in facts_in(item) for value in _values(fact))
    return tuple(dict.fromkeys(each.currency for each in values if isinstance(each, t.Money)))


def facts_in(item: t.ItemLine) -> Iterator[t.Fact]:
    """The facts of an item and of all that is in it, in the order written."""
    yield from item.facts
    for line in item.lines:
        if isinstance(line, t.ItemLine):
            yield from facts_in(line)


def _values(fact: t.Fact) -> Iterator[object]:
    """The amounts that a fact gives."""
    yield from (value for _, value in fact.figures)
    yield from (each.value for each in fact.records)


def fault_of(item: t.ItemLine) -> str:
    """What keeps an item from being a declaration: money of two currencies, a stock that does not add up."""
    if len(said := currencies_in(item)) > 1:
        return f"amounts in {' and in '.join(said)}, and a test gives no rates; write all of them in {said[0]}"
    for fact in facts_in(item):
        if fact.records:
            found = fault(movements(fact))
            if found is not None:
                return f"{found.message}; {found.help}"
    return ""


def _amount(name: str, value: t.Value) -> Amount:
    match value:
        case t.Percent(number):
            return Amount.exactly(number, PERCENT)
        case t.Money(_, number):
            return Amount.exactly(number, MONEY)
        case t.Measured(number, unit):
            kind, size = reckoned(unit)
            return Amount.exactly(number * size, kind)
        case t.Number(number):
            return Amount.exactly(number, MASS if fold(name) in WEIGHTS else PLAIN)
        case t.OpenNumber():
            return Amount(Fraction(0), None)


def _done(line: t.ProcessLine) -> Iterator[Process]:
    """The operations of a line, in the order in which they took place."""
    place = line.place.states[0] if line.place and line.place.states else None
    terms = list(line.operations.terms)
    if "preceded by" in line.operations.links:
        terms.reverse()
    for term in terms:
        match term:
            case t.Operation(name):
                yield Process(fold(name), place)
            case t.OperationCount(names=names):
                yield from (Process(fold(name), place) for name in names)
            case t.OperationChoice(choices):
                for choice in choices:
                    yield from _done(t.ProcessLine(choice, line.place, span=line.span))
            case _:
                assert_never(term)
