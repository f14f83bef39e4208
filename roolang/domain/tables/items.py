"""A row as the group of fields that a JSON declaration would have, and where each of its fields stands."""

from __future__ import annotations

from fractions import Fraction

from roolang.diagnostics import Place
from roolang.domain.amount import COUNT, exact_text
from roolang.domain.fields import BY_TEXT, FLAGS, ROUTE
from roolang.domain.loading.numerals import number_of
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.tables.cells import Reader
from roolang.domain.tables.grid import Row
from roolang.domain.tables.products import check_product, per_piece
from roolang.domain.units import reckoned

_DIRECT = (
    *("id", "code", "description", "net_weight_kg", "weight_kg", "litres", "pieces", "produced_in"),
    *(*FLAGS, "determines_classification", "processes", *ROUTE),
)
_MONEY = ("value", "unit_value", "values")
_EACH = (
    "pcs",
    "pc",
    "ea",
    "each",
    "piece",
    "pieces",
    "unit",
    "units",
    "nos",
    "no",
    "set",
    "sets",
    "pza",
    "pzas",
    "pce",
)
Fields = dict[str, Raw]


def values_in(row: Row, reader: Reader) -> Fields:
    """What stands in every column of a row that is read."""
    return {
        name: raw
        for name, column in reader.headings.read.items()
        if name != "level" and (raw := reader.read(row, column)) is not None
    }


def item_of(
    values: Fields, row: Row, reader: Reader, *, counted: bool = True, good: bool = False
) -> tuple[Fields, dict[str, Place]]:
    """The fields of an item, and the cells that they come from; without `counted` its quantity tells no number.

    What columns say of the good alone is left out where the row is not the `good`, and remembered.
    """
    if not good:
        values = reader.without_goods(values, row)
    item: Fields = {name: values[name] for name in _DIRECT if name in values}
    cells = {name: _cell(reader, row, name) for name in item}
    _take_value(values, row, reader, item, cells)
    if counted:
        check_product(values, row, reader)
    quantity = values.get("quantity")
    if counted and quantity is not None and "pieces" not in item and _counted(values):
        item["pieces"], cells["pieces"] = quantity, _cell(reader, row, "quantity")
    for name in BY_TEXT:
        _take_answers(name, values, row, reader, item, cells)
    _take_denied(values, row, reader, item, cells)
    _take_claims(values, row, reader, item, cells)
    _in_no_currency(values, row, reader)
    if isinstance(values.get("complete"), list) or values.get("complete") is False:
        item["complete"] = values["complete"] or []
    for name in values:
        head, _, words = name.partition(".")
        if words and head in ("values", "attributes", "codes"):
            _into(item, head)[words] = _with_currency(values[name], values) if head == "values" else values[name]
            cells[f"{head}.{words}"] = _cell(reader, row, name)
    return item, cells


def _cell(reader: Reader, row: Row, name: str) -> Place:
    return reader.sheet.place(row.number, reader.headings.read[name].index)


def _into(item: Fields, name: str) -> Fields:
    group = item.setdefault(name, {})
    assert isinstance(group, dict)
    return group


def _with_currency(raw: Raw, values: Fields) -> Raw:
    """An amount of money in the currency that another column names, if it names none itself."""
    currency = values.get("currency")
    return {"amount": raw, "currency": currency} if currency is not None and isinstance(raw, Numeral) else raw


def _counted(values: Fields) -> bool:
    """Whether a quantity is one of pieces, as far as the row says."""
    unit = values.get("unit")
    if not isinstance(unit, str):
        return unit is None
    word = unit.strip(" .").casefold()
    return word in _EACH or reckoned(word)[0] == COUNT


def _take_value(values: Fields, row: Row, reader: Reader, item: Fields, cells: dict[str, Place]) -> None:
    """The value: of the whole line, else of one piece times the quantity."""
    name = "value" if "value" in values else "unit_value" if "unit_value" in values else ""
    if not name:
        return
    raw = values[name]
    if name == "unit_value":
        each = _each(raw, values, "per" in reader.headings.read)
        raw = _times(each, values.get("quantity"))
        if raw is None:
            return
    item["value"] = _with_currency(raw, values)
    cells["value"] = _cell(reader, row, name)


def _each(price: Raw, values: Fields, told: bool) -> Raw:
    """The price of one piece, of a price for 1, 100 or 1000 where a column says for how many; else not known."""
    if not told:
        return price
    number = per_piece(values)
    if number is None:
        return None
    told_price = Numeral(exact_text(number))
    return {**price, "amount": told_price} if isinstance(price, dict) else told_price


def _times(raw: Raw, quantity: Raw) -> Raw:
    """The value of one piece times how many there are; `None` if either is not known."""
    inner = raw.get("amount") if isinstance(raw, dict) else raw
    if not isinstance(inner, Numeral) or not isinstance(quantity, Numeral):
        return None
    one, many = number_of(inner.text), number_of(quantity.text)
    if not isinstance(one, Fraction) or not isinstance(many, Fraction):
        return raw
    product = Numeral(exact_text(one * many))
    return {**raw, "amount": product} if isinstance(raw, dict) else product


def _take_answers(name: str, values: Fields, row: Row, reader: Reader, item: Fields, cells: dict[str, Place]) -> None:
    """Yes or no for every text, or by text where columns name texts."""
    by_text = {key.partition(".")[2]: values[key] for key in values if key.startswith(f"{name}.")}
    if by_text:
        item[name] = by_text
        cells[name] = _cell(reader, row, next(key for key in values if key.startswith(f"{name}.")))
    elif name in values:
        item[name], cells[name] = values[name], _cell(reader, row, name)


def _take_denied(values: Fields, row: Row, reader: Reader, item: Fields, cells: dict[str, Place]) -> None:
    """What a column says not to originate; one that says otherwise beside it is one too many."""
    denied = values.get("non_originating")
    if not isinstance(denied, bool):
        return
    if item.get("originating") is denied:
        message = "this says that the material originates and that it does not"
        place = reader.sheet.place(row.number, reader.headings.read["non_originating"].index)
        reader.report.add("RL6009", place, message, "mend one of the two columns, or leave one out")
    if "originating" not in item:
        item["originating"], cells["originating"] = not denied, _cell(reader, row, "non_originating")


def _in_no_currency(values: Fields, row: Row, reader: Reader) -> None:
    """RL6205 where an amount has no currency and a column names those of others."""
    bare = any(isinstance(values[name], Numeral) for name in values if name.partition(".")[0] in _MONEY)
    if bare and "currency" not in values and reader.names_currencies:
        place = reader.sheet.place(row.number, reader.headings.read["currency"].index)
        message = "nothing says in which currency this row is, while other rows say theirs"
        reader.report.add("RL6205", place, message, "fill in the currency")


def _take_claims(values: Fields, row: Row, reader: Reader, item: Fields, cells: dict[str, Place]) -> None:
    """Descriptions, questions of fact and quotas: lists in a cell, or a column of yes and no for one of them."""
    for key, raw in values.items():
        head, _, words = key.partition(".")
        if head not in ("described_as", "not_described_as", "established", "not_established", "quotas"):
            continue
        if not words and isinstance(raw, list):
            name, claims = head, raw
        elif head == "quotas":
            _into(item, head)[words] = raw
            cells.setdefault(head, _cell(reader, row, key))
            continue
        else:
            name, claims = (head if raw else f"not_{head}"), [words]
        whole = item.setdefault(name, [])
        assert isinstance(whole, list)
        whole += claims
        cells.setdefault(name, _cell(reader, row, key))


def ambiguous_quantity(values: Fields, above: Fields, row: Row, reader: Reader) -> bool:
    """Whether a quantity may be for one parent or for all of them; an error if the value depends on it."""
    many = above.get("quantity")
    if many is None or "quantity" not in values or (isinstance(many, Numeral) and number_of(many.text) == 1):
        return False
    if "unit_value" in values and "value" not in values:
        text = many.text if isinstance(many, Numeral) else "?"
        message = f"the quantity may be for one of its parent or for all {text} of them, so its value is not known"
        help_ = "give a column with the value of the whole line"
        reader.report.add(
            "RL6205", reader.sheet.place(row.number, reader.headings.read["quantity"].index), message, help_
        )
    return True
