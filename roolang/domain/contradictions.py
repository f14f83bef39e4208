"""Facts of a declaration that cannot all be so, and facts that nothing hears."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.diagnostics import Finding
from roolang.diagnostics.place import quoted
from roolang.domain.declaration import Declaration, Item, items_of
from roolang.domain.loading.report import Report


def check_facts(declaration: Declaration) -> tuple[Finding, ...]:
    """RL6110 for facts that contradict each other whatever the rules, RL6111 for an origin declared of the good."""
    report = Report()
    good = declaration.good
    if good.originating is not None:
        message = "the origin of the good is worked out by the rules; what is declared of it counts for nothing"
        help_ = "take out `originating` of the good; it is for materials"
        report.add("RL6111", declaration.place_of(good.name), message, help_)
    for item in items_of(good):
        for message, help_ in _contradicting(item):
            report.add("RL6110", declaration.place_of(item.name), message, help_)
    return tuple(report.findings)


def _contradicting(item: Item) -> Iterator[tuple[str, str]]:
    """Each contradiction of an item, with what to look at."""
    name = quoted(item.name)
    if item.self_produced and item.imported:
        yield f"{name} is both imported and made by the producer of the good", "take out one of the two"
    if item.imported and item.originating is True and item.produced_in is None:
        yield (
            f"{name} is imported and yet originates; it counts as imported where imports are traced",
            ("take out `imported`, unless it was made outside the parties"),
        )
    if item.self_produced and item.supplier_statement not in (None, {}):
        message = f"{name} is made by the producer of the good, and yet a supplier's statement is spoken of"
        yield message, "take out `supplier_statement`, or `self_produced` if somebody supplied it"
    if not item.wholly_obtained:
        return
    holding = item.holdings.get("materials")
    for part in holding.items if holding else ():
        other = (
            "imported" if part.imported
            else "non-originating" if part.originating is False
            else "not wholly obtained" if part.wholly_obtained is False
            else ""
        )  # fmt: skip
        if other:
            message = f"{name} is said to be wholly obtained, and {quoted(part.name)}, which it is made of, is {other}"
            yield message, f"look at `wholly_obtained` again: it is believed, whatever {name} is made of"
            return
