"""The bill of materials: of each material its status, why, and what it did in the figures and clauses that are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roolang.domain.amount import MONEY
from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.explain.choosing import chosen
from roolang.explain.context import Context
from roolang.explain.figures import code_text, scale_of, title_of
from roolang.explain.numbers import NOT_KNOWN, Scale
from roolang.explain.story import MARKS, Mark, plain
from roolang.explain.wording import leaf_text, words_of
from roolang.interpret import Bounds, Judgement, Row, Trace

STATUSES: dict[Mark, str] = {"yes": "originating", "no": "non-originating", "unknown": "not known"}


@dataclass(frozen=True, slots=True)
class Role:
    """What a material did: it counted (or may count) in the figure of a number, or fails (or may fail) a clause (0)."""

    text: str
    mark: Mark
    figure: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A material as a reader finds it on the bill; `opened` if what it is made of was counted in its place."""

    name: str
    depth: int
    code: str
    description: str
    value: str
    status: Mark
    why: str
    roles: tuple[Role, ...]
    opened: bool = False


def bill(judgement: Judgement, context: Context, numbers: Mapping[str, int]) -> tuple[Entry, ...]:
    """Every material, each followed by its own; `numbers` are those of the figures, by their titles."""
    roles: dict[int, dict[str, Role]] = {}
    for part in (judgement.trace, *([judgement.claim] if judgement.claim else [])):
        for item, key, role in _roles(part, context, numbers):
            roles.setdefault(id(item), {}).setdefault(key, role)
    money = Scale(MONEY, context.currency)
    return tuple(_entry(row, money, roles) for row in judgement.rows)


def _entry(row: Row, money: Scale, roles: dict[int, dict[str, Role]]) -> Entry:
    item, value = row.item, row.item.amounts.get("value")
    own = tuple(roles.get(id(item), {}).values())
    return Entry(
        plain(item.name),
        row.depth,
        code_text(item.code or ""),
        plain(item.description),
        money.span(Bounds(value.low, value.high)) if value else "",
        MARKS[row.status.truth],
        plain(row.status.why),
        own,
        not own and any(id(inner) in roles for inner in _inside(item)),
    )


def _inside(item: Item) -> Iterator[Item]:
    holding = item.holdings.get("materials")
    for inner in holding.items if holding else ():
        yield inner
        yield from _inside(inner)


# ---- what the trace says of a material


def _roles(trace: Trace, context: Context, numbers: Mapping[str, int]) -> Iterator[tuple[Item, str, Role]]:
    """The roles of materials in what is told of a trace, each with the key by which it is told once."""
    if trace.kind == "not":
        return
    if trace.figure is not None:
        yield from _counted(trace, context, numbers)
    elif trace.truth is not Truth.YES:
        yield from _failing(trace)
    for part in chosen(trace)[0]:
        yield from _roles(part, context, numbers)


def _counted(trace: Trace, context: Context, numbers: Mapping[str, int]) -> Iterator[tuple[Item, str, Role]]:
    assert trace.figure is not None
    figure, words = trace.figure, words_of(trace)
    scale, title = scale_of(figure, context.currency), title_of(figure, words)
    verb = "traced" if figure.counting.words else "counted"
    for each in figure.counted:
        if each.item is not None:
            mark: Mark = "yes" if each.counts is Truth.YES else "unknown"
            amount = scale.span(each.amount)
            said = f"{verb if mark == 'yes' else 'may count'}{', amount ' if amount == NOT_KNOWN else ' '}{amount}"
            yield each.item, title, Role(said, mark, numbers.get(title, 0))


def _failing(trace: Trace) -> Iterator[tuple[Item, str, Role]]:
    clause = leaf_text(trace)
    for note in trace.lines:
        if note.item is not None and note.truth is Truth.YES:
            yield note.item, clause, Role(f"fails: {clause}", "no")
        elif note.item is not None:
            yield note.item, clause, Role(f"may fail: {clause}", "unknown")
