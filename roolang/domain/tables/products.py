"""The value of a line that stands beside its price and its quantity: the three must agree."""

from __future__ import annotations

from fractions import Fraction

from roolang.diagnostics.place import quoted
from roolang.domain.amount import exact_text
from roolang.domain.loading.numerals import number_of
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.tables.cells import Reader
from roolang.domain.tables.grid import Row

_CENT = Fraction(1, 100)
_BINARY = Fraction(1, 10**9)
"""What a spreadsheet may lose of a product in reckoning with binary floats, as a part of it."""


def check_product(values: dict[str, Raw], row: Row, reader: Reader) -> None:
    """RL6205 where the value of a line is not its price times its quantity, nor that as rounding leaves it."""
    total, price, quantity = (_number(values.get(name)) for name in ("value", "unit_value", "quantity"))
    if "per" in reader.headings.read and price is not None:
        per = _per(values)
        price = (price[0] / per, price[1] / per) if per else None
    if total is None or price is None or quantity is None or not _of_one_currency(values):
        return
    product = price[0] * quantity[0]
    slack = total[1] + min(price[1], _CENT / 2) * quantity[0] + _of_measured(quantity) * price[0] + product * _BINARY
    if abs(product - total[0]) <= slack:
        return
    many, one, worth, said = (exact_text(each) for each in (quantity[0], price[0], product, total[0]))
    message = f"{many} at {one} are {worth}, and the value of the line is {said}"
    headings = [reader.headings.read[name].heading for name in ("unit_value", "value")]
    leave = " or ".join(f'--column "{heading}=-"' for heading in headings)
    help_ = f"mend the number that is wrong, or say which column not to read: {leave}"
    column = reader.headings.read["value"]
    place = reader.sheet.place(row.number, column.index)
    reader.report.add("RL6205", place, f"{quoted(column.heading)}: {message}", help_)


def per_piece(values: dict[str, Raw]) -> Fraction | None:
    """The price of one piece, of a price for as many as `per` says; `None` if either is not known."""
    price, per = _number(values.get("unit_value")), _per(values)
    return price[0] / per if price is not None and per else None


def _per(values: dict[str, Raw]) -> Fraction | None:
    """For how many pieces the price is, if that is known and not none."""
    found = _number(values.get("per"))
    return found[0] if found is not None and found[0] > 0 else None


def _number(raw: Raw) -> tuple[Fraction, Fraction] | None:
    """A number, and by how much it may be rounded: half of its last digit."""
    inner = raw.get("amount") if isinstance(raw, dict) else raw
    number = number_of(inner.text) if isinstance(inner, Numeral) else None
    if not isinstance(inner, Numeral) or not isinstance(number, Fraction) or number < 0:
        return None
    decimals = len(inner.text.partition(".")[2]) if "/" not in inner.text else 12
    return number, Fraction(1, 2 * 10**decimals)


def _of_measured(quantity: tuple[Fraction, Fraction]) -> Fraction:
    """How far a quantity may be rounded: one that is counted is exact."""
    return quantity[1] if quantity[0].denominator != 1 else Fraction(0)


def _of_one_currency(values: dict[str, Raw]) -> bool:
    """Whether the price and the value are in the same currency, as far as they say."""
    said = [raw.get("currency") for raw in (values["value"], values["unit_value"]) if isinstance(raw, dict)]
    return len({str(each) for each in said}) <= 1
