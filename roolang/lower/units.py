"""Kinds of quantities: a weight is not a value, a share of one price is not a share of another."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.domain.amount import PLAIN
from roolang.ir import nodes as n
from roolang.lower.environment import Environment
from roolang.source import Span

PRICES = {"fob", "cif", "ex-works price", "transaction value", "net cost", "customs value"}
"""Values of the good that are taken at different points; no two of them make a share."""
NAMES = {
    "money": "a value",
    "kg": "a weight",
    "l": "a volume",
    "pieces": "a number of pieces",
    "": "a plain number",
}


def unit_of(form: n.Form, env: Environment) -> str | None:
    """The unit of a form; `None` where it has no one unit (already reported, or a number without unit)."""
    match form:
        case n.Constant():
            return None
        case n.GoodAmount(name, formula):
            if name in env.measures:
                return env.measures[name]
            return unit_of(formula, env) if formula is not None else None
        case n.Sum(measure):
            return env.measures.get(measure)
        case n.Plus(parts):
            return next((unit for _, part in parts if (unit := unit_of(part, env)) is not None), None)
        case n.Extreme(_, parts):
            return next((unit for part in parts if (unit := unit_of(part, env)) is not None), None)
        case n.Quotient():
            return PLAIN
        case n.Whole(part) | n.Rounded(part):
            return unit_of(part, env)
        case n.Product(left, right):
            return _product(unit_of(left, env), unit_of(right, env))


def _product(left: str | None, right: str | None) -> str | None:
    """The unit of a product: a plain number changes none."""
    if not left or not right:
        return left or right
    return " times ".join(sorted((left, right)))


def parts_of(form: n.Form) -> Iterator[n.Form]:
    """The addends of a form."""
    if isinstance(form, n.Plus):
        for _, part in form.parts:
            yield from parts_of(part)
    else:
        yield form


def check_units(number: n.Form, base: n.Form | None, env: Environment, span: Span) -> None:
    """Reports a weight added to or held against a value, and a share of one price taken of another."""
    addends = {unit for form in (number, base) if form is not None for unit in _units(form, env)}
    if len(addends) > 1:
        first, second = sorted(addends)[:2]
        message = f"{_called(first)} is held against {_called(second)}"
        env.report("RL3001", message, span, help="compare like with like: weight of ... with weight of ...")
    prices = [_prices(form) for form in (number, base) if form is not None]
    if len(prices) == 2 and prices[0] and prices[1] and not prices[0] & prices[1]:
        one, other = sorted(prices[0])[0], sorted(prices[1])[0]
        env.report(
            "RL3005",
            f"a share of {one} is taken of {other}",
            span,
            help=f"take both of {one} or both of {other}",
        )


def _units(form: n.Form, env: Environment) -> set[str]:
    return {unit for part in parts_of(form) if (unit := unit_of(part, env)) is not None}


def _called(unit: str) -> str:
    return NAMES.get(unit, f"a quantity in {unit}")


def _prices(form: n.Form) -> set[str]:
    return {part.name for part in parts_of(form) if isinstance(part, n.GoodAmount) and part.name in PRICES}
