"""Inventories in a declaration: what was received of a fungible material and what was taken out, in order."""

from __future__ import annotations

from fractions import Fraction

from roolang.diagnostics.place import Place, quoted
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.amount import MONEY, exact_text
from roolang.domain.declaration import Inventory, Movement
from roolang.domain.loading.amounts import Context, is_group, read_amount
from roolang.domain.loading.codes import read_date
from roolang.domain.loading.fields import INVENTORY_FIELDS, RECORD_FIELDS, Fields, check_names
from roolang.domain.loading.tidy import Raw
from roolang.domain.loading.words import read_by_text, read_list, read_text
from roolang.domain.stock import METHODS, fault, method_of
from roolang.limits import MAX_RECORDS

_RECORD = '{"received": 100, "originating": true, "unit_value": "1.10"}'
_SHAPE = f'"inventory": {{"method": "FIFO", "records": [{_RECORD}, {{"withdrawn": 100}}]}}'


def read_inventory(fields: Fields, context: Context) -> Inventory | None:
    """The stock from which a material was taken; `None` if it is not of a common stock."""
    raw, place = fields.pick("inventory")
    if raw is None:
        return None
    if not is_group(raw, place, "the records of a stock are", _SHAPE, context.report):
        return None
    check_names(raw, place, INVENTORY_FIELDS, context.report)
    records = read_list(raw.get("records"), place.field("records"), context.report, _RECORD)
    if len(records) > MAX_RECORDS:
        message = f"a stock may have {MAX_RECORDS:,} records, and this one has more"
        context.report.add("RL6008", place, message, "begin with what was in stock later, as receipts")
        return None
    movements = [found for record, there in records if (found := _movement(record, there, fields, context)) is not None]
    _settled_once(fields, place, context)
    if not context.report.failed:
        _adds_up(movements, place.field("records"), context)
        _worth_what_was_taken(movements, fields, place, context)
    return Inventory(_method(raw.get("method"), place.field("method"), context), tuple(movements))


def _method(raw: Raw, place: Place, context: Context) -> str:
    words = read_text(raw, place, context.report) if raw is not None else None
    found = method_of(words or "")
    if words and not found:
        help_ = did_you_mean(words, METHODS) if len(words) < 40 else ""
        known = ", ".join(f"`{each}`" for each in METHODS)
        context.report.add("RL6003", place, f"{quoted(words)} is no inventory method", help_ or f"write one of {known}")
    return found


def _movement(raw: Raw, place: Place, fields: Fields, context: Context) -> Movement | None:
    if not is_group(raw, place, "a receipt or a withdrawal is", _RECORD, context.report):
        return None
    check_names(raw, place, RECORD_FIELDS, context.report)
    kinds = [kind for kind in ("received", "withdrawn") if raw.get(kind) is not None]
    if len(kinds) != 1:
        message = "a record says either what was received or what was withdrawn"
        context.report.add("RL6003", place, message, f"write `{_RECORD}`")
        return None
    quantity = _exact(raw[kinds[0]], place.field(kinds[0]), context, "")
    value = _exact(raw.get("unit_value"), place.field("unit_value"), context, MONEY)
    day = read_date(raw.get("on"), place.field("on"), context.report)
    said = read_by_text(raw.get("originating"), place.field("originating"), context.report, fields.said)
    return Movement(kinds[0] == "received", quantity, said, value, day) if quantity is not None else None


def _exact(raw: Raw, place: Place, context: Context, unit: str) -> Fraction | None:
    """A number that is known; a range would leave open which layer is taken."""
    amount = read_amount(raw, place, context, unit)
    if amount is not None and not amount.known:
        context.report.add("RL6003", place, "an exact number is expected in a record", "write the number itself")
        return None
    return amount.low if amount is not None else None


def _settled_once(fields: Fields, place: Place, context: Context) -> None:
    for other in ("originating", "materials"):
        if fields.get(other) is not None:
            message = f"the records of the stock say what the material is, and so does `{other}`"
            context.report.add("RL6009", place, message, "keep one of the two")


def _adds_up(movements: list[Movement], place: Place, context: Context) -> None:
    found = fault(movements)
    if found is not None:
        context.report.add("RL5609", place if found.at is None else place.entry(found.at), found.message, found.help)


def _worth_what_was_taken(movements: list[Movement], fields: Fields, place: Place, context: Context) -> None:
    """RL6009 where the material is said to be worth what no method makes of what was taken out of the stock."""
    raw, at = fields.pick("value")
    prices = [each.value for each in movements if each.receipt]
    if raw is None or not prices or any(each is None for each in prices):
        return
    own = read_amount(raw, at, context, MONEY)
    known = [each for each in prices if each is not None]
    taken = movements[-1].quantity
    least, most = taken * min(known), taken * max(known)
    if own is not None and (own.low > most or (own.high is not None and own.high < least)):
        says = exact_text(least) if least == most else f"{exact_text(least)} to {exact_text(most)}"
        message = f"by the records of the stock what was taken out is worth {says}, and `value` says otherwise"
        context.report.add("RL6009", place, message, "leave `value` out, or mend the records")
