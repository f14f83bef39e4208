"""Averaging in a declaration: the goods of a category over a period, each kind with how many there were."""

from __future__ import annotations

from fractions import Fraction

from roolang.diagnostics.place import Place, quoted
from roolang.domain.declaration import Averaging, Pooled
from roolang.domain.loading.amounts import Context, is_group, read_amount
from roolang.domain.loading.fields import AVERAGING_FIELDS, POOLED_FIELDS, Fields, check_names
from roolang.domain.loading.tidy import Raw, label_of
from roolang.domain.loading.tree import read_tree
from roolang.domain.loading.words import read_list, read_text

_GOOD = '{"quantity": 300, "values": {"net cost": 800}, "materials": []}'
_SHAPE = f'"averaging": {{"over": "the fiscal year", "quantity": 100, "goods": [{_GOOD}]}}'


def read_averaging(top: Fields, context: Context) -> Averaging | None:
    """The pool that the good belongs to; `None` if its own figures count."""
    raw, place = top.pick("averaging")
    if raw is None:
        return None
    if not is_group(raw, place, "a pool of goods is", _SHAPE, context.report):
        return None
    check_names(raw, place, AVERAGING_FIELDS, context.report)
    over = read_text(raw.get("over"), place.field("over"), context.report) or ""
    by = read_text(raw.get("by"), place.field("by"), context.report) or ""
    own = _quantity(raw, place, context)
    entries = read_list(raw.get("goods"), place.field("goods"), context.report, _GOOD)
    _named_apart(entries, place, context)
    goods = [found for i, (each, _) in enumerate(entries) if (found := _pooled(each, i, place, context)) is not None]
    return Averaging(over, by, own, tuple(goods))


def _pooled(raw: Raw, index: int, place: Place, context: Context) -> Pooled | None:
    there = place.field("goods").entry(index, label_of(raw))
    if not is_group(raw, there, "a good of the pool is", _GOOD, context.report):
        return None
    check_names(raw, there, POOLED_FIELDS, context.report)
    name = read_text(raw.get("id"), there.field("id"), context.report) or f"averaged good {index + 1}"
    return Pooled(_quantity(raw, there, context), read_tree(Fields(raw, there), context, name))


def _named_apart(entries: list[tuple[Raw, Place]], place: Place, context: Context) -> None:
    """RL6006 where two goods of a pool have one id: they may be one good that is counted twice."""
    seen: set[str] = set()
    for index, (raw, _) in enumerate(entries):
        name = raw.get("id") if isinstance(raw, dict) else None
        if isinstance(name, str) and name in seen:
            at = place.field("goods").entry(index, label_of(raw)).field("id")
            help_ = "put the two together, or give every good of the pool an id of its own"
            context.report.add("RL6006", at, f"{quoted(name)} is already the name of a good of this pool", help_)
        seen |= {name} if isinstance(name, str) else set()


def _quantity(raw: dict[str, Raw], place: Place, context: Context) -> Fraction:
    """How many units there were: exactly, and more than none."""
    amount = read_amount(raw.get("quantity"), place.field("quantity"), context, "")
    if amount is None or not amount.known or not amount.low:
        if not context.report.failed or amount is not None:
            message = "the number of units in the period is expected here"
            context.report.add("RL6003", place.field("quantity"), message, 'write `"quantity": 300`')
        return Fraction(1)
    return amount.low
