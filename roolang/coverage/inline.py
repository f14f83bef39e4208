"""A declaration as a test writes it out: only what a test can say; what it cannot is nobody's product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from roolang.check.measured import WEIGHTS
from roolang.domain.amount import MONEY, PERCENT, Amount, exact_text
from roolang.domain.declaration import Declaration, Item, Process
from roolang.domain.hs import printed
from roolang.lower.conditions import STATEMENT
from roolang.syntax.names import plain
from roolang.workspace.inline import ANSWERS, LISTS, SERVING

MOST = 6
"""So many materials at most: a test that a person can read."""
LINES = {name: kind for kind, name in LISTS.items()}
SERVES = {name: kind for kind, name in SERVING.items()}


class Unsayable(Exception):
    """A declaration that a test cannot write out, and why."""


def given(declaration: Declaration, spelled: Mapping[str, str]) -> str:
    """The good with its lines; `spelled` are the words of folded names."""
    good = declaration.good
    lines = [entry for name in LINES for entry in _entries(good, name)]
    if len(lines) > MOST:
        raise Unsayable("it has more materials than a test should")
    trade = [("exported from", declaration.exported_from), ("imported into", declaration.imported_into)]
    head = ["good", printed(good.code or ""), *(f"{kind} {place}" for kind, place in trade if place)]
    words = [" ".join([*head, *_facts(good, spelled)])]
    for name, entry in lines:
        kind = SERVES.get(entry.serves, LINES[name])
        if any(holding.items for holding in entry.holdings.values()):
            raise Unsayable("a material of it has materials of its own")
        words.append(" ".join([kind, printed(entry.code or ""), *_facts(entry, spelled), *_undergone(entry)]))
    words += [f"undergoes {_process(each, spelled)}" for each in good.processes]
    if good.processes_complete:
        words.append("no other operations")
    return "\n".join(words)


def _entries(good: Item, name: str) -> Iterator[tuple[str, Item]]:
    holding = good.holdings.get(name)
    if name == "materials" and (holding is None or not holding.complete):
        raise Unsayable("its materials are not all known")
    if holding is not None:
        yield from ((name, each) for each in holding.items)


def _facts(item: Item, spelled: Mapping[str, str]) -> Iterator[str]:
    if item.originating not in (None, True, False):
        raise Unsayable("its origin is by the text")
    answers = ((both, getattr(item, field)) for field, both in ANSWERS.items())
    yield from (both[not so] for both, so in answers if so is not None)
    if item.produced_in is not None:
        yield f"produced in {item.produced_in}"
    for said, facts in (("described as", item.descriptions), ("established that", item.facts)):
        yield from (f'{"" if so else "not "}{said} "{spelled.get(words, words)}"' for words, so in facts.items())
    if item.supplier_statement is not None:
        yield f'{"" if item.supplier_statement else "not "}established that "{STATEMENT}"'
    yield from (f"{'' if so else 'not '}within quota {spelled.get(name, name)}" for name, so in item.quotas.items())
    if item.amounts:
        told = (f"{spelled.get(name, name)} {_amount(name, each)}" for name, each in item.amounts.items())
        yield "with " + ", ".join(told)


def _amount(name: str, amount: Amount) -> str:
    if amount.low is None or amount.low != amount.high:
        raise Unsayable(f"{name} is no one number")
    text = _decimal(amount.low)
    if name in WEIGHTS:
        return f"{text} kg"
    if amount.unit == PERCENT:
        return f"{text}%"
    return text if amount.unit in (MONEY, "") else f"{text} {amount.unit}"


def _decimal(number: Fraction) -> str:
    text = exact_text(number)
    if "/" in text:
        raise Unsayable("a number has no end")
    return text


def _undergone(item: Item) -> Iterator[str]:
    yield from (f"having undergone {_process(each, {})}" for each in item.processes)
    if item.processes_complete:
        yield "having undergone no other operations"


def _process(process: Process, spelled: Mapping[str, str]) -> str:
    place = f" in {process.place}" if process.place else ""
    name = spelled.get(process.name, process.name)
    return f"{name}{place}" if plain(name) else f'"{name}"{place}'
