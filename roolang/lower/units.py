"""Kinds of quantities: a weight is not a value, a share of one price is not a share of another."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from roolang.diagnostics import Finding, Fix
from roolang.domain.amount import AREA, COUNT, LENGTH, MASS, MONEY, PERCENT, PLAIN, VOLUME
from roolang.domain.units import called, reckoned
from roolang.ir import nodes as n
from roolang.lower.environment import Environment
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.shares import no_share

PRICES = {"fob", "cif", "ex-works price", "transaction value", "net cost", "customs value"}
"""Values of the good that are taken at different points; no two of them make a share."""
EXAMPLES = {
    MONEY: "an amount of money, such as `USD 5`",
    MASS: "a weight, such as `5 kg`",
    VOLUME: "a volume, such as `5 l` or `500 cc`",
    AREA: "an area, such as `5 m2`",
    LENGTH: "a length, such as `5 mm`",
    PERCENT: "a percentage, such as `5%`",
    COUNT: "a number, such as `5 pieces`",
}
GIVEN_WITH_UNIT = {MONEY, MASS, VOLUME, AREA, LENGTH, PERCENT}
"""Units without which a number does not say how much; five pieces are five all the same."""


def behind(span: Span, *words: str) -> tuple[Fix, ...]:
    """The edits that write something behind what stands at a place."""
    end = Span(span.source, span.end, span.end)
    return tuple(Fix(end, each) for each in words)


def unit_of(form: n.Form, env: Environment) -> str | None:
    """The unit of a form; `None` where it has no one unit (already reported, or a number without unit)."""
    known = env.units.get(id(form))
    if known is None:
        known = env.units[id(form)] = form, _unit_of(form, env)
    return known[1]


def _unit_of(form: n.Form, env: Environment) -> str | None:
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
        case n.Choice(_, then, otherwise):
            return unit_of(then, env) or unit_of(otherwise, env)
        case n.Product(left, right):
            return _product(unit_of(left, env), unit_of(right, env))


def _product(left: str | None, right: str | None) -> str | None:
    """The unit of a product: a plain number or a percentage changes none."""
    bare = (None, PLAIN, PERCENT)
    if left in bare or right in bare:
        return right if left in bare else left
    assert left and right
    return " times ".join(sorted((left, right)))


def number_of(value: t.Percent | t.Number | t.Money | t.Measured) -> Fraction:
    """A written value in the unit that amounts are kept in: a part of one, kg, l, or as it stands."""
    match value:
        case t.Percent(number):
            return number / 100
        case t.Measured(number, unit):
            return number * reckoned(unit)[1]
        case t.Number(number) | t.Money(_, number):
            return number


def check_amount(written: t.Value, unit: str, env: Environment) -> None:
    """Reports a written amount that is no amount of `unit`: `5 kg` of a value, `USD 5` of a weight, `5` of either.

    A bare number counts pieces, or whatever a text calls its own, and nothing is nothing in any unit. Where `unit` is
    not known nothing is reported.
    """
    match written:
        case t.Money():
            kind = MONEY
        case t.Measured(_, word):
            kind = reckoned(word)[0]
        case t.Number(number) if number:
            kind = PLAIN if unit in GIVEN_WITH_UNIT else unit
        case _:
            return
    if not unit or kind == unit:
        return
    words = " ".join(written.span.text.split())
    message = f"`{words}` is {called(kind)}, and {called(unit)} is held against it"
    env.report("RL3001", message, written.span, help=f"write {EXAMPLES.get(unit, f'an amount in {unit}')}")


def check_share(written: t.Value, env: Environment, *, based: bool = True, whole: bool = False) -> bool:
    """Reports an amount where a share of something stands, or more than the whole; whether it did."""
    finding = no_share(written, based=based, whole=whole)
    if finding is not None and finding.label:
        env.report(finding.code, finding.message, finding.label.span, help=finding.help, fixes=finding.fixes)
    return finding is not None


def parts_of(form: n.Form) -> Iterator[n.Form]:
    """The addends of a form."""
    if isinstance(form, n.Plus):
        for _, part in form.parts:
            yield from parts_of(part)
    else:
        yield form


def check_units(number: n.Form, base: n.Form | None, env: Environment, span: Span) -> None:
    """Reports a weight added to or held against a value, and a share of one price taken of another."""
    _check_alike([form for form in (number, base) if form is not None], env, span, "is held against")
    prices = [_prices(form) for form in (number, base) if form is not None]
    if len(prices) == 2 and prices[0] and prices[1] and not prices[0] & prices[1]:
        one, other = sorted(prices[0])[0], sorted(prices[1])[0]
        env.report(
            "RL3005",
            f"a share of {one} is taken of {other}",
            span,
            help=f"take both of {one} or both of {other}",
        )


def check_sum(forms: tuple[n.Form, n.Form], env: Environment, span: Span) -> None:
    """Reports a weight added to a value."""
    _check_alike(list(forms), env, span, "is reckoned with")


def _check_alike(forms: list[n.Form], env: Environment, span: Span, how: str) -> None:
    addends = frozenset().union(*(_units(form, env) for form in forms))
    if len(addends) > 1 and not any(_told(finding, span) for finding in env.findings):
        first, second = sorted(addends)[:2]
        message = f"{called(first)} {how} {called(second)}"
        env.report("RL3001", message, span, help="compare like with like: weight of ... with weight of ...")


def _told(finding: Finding, span: Span) -> bool:
    """Whether a finding says already of a part of a place that units are mixed there."""
    inner = finding.label.span if finding.code == "RL3001" and finding.label else None
    return inner is not None and inner.source is span.source and span.start <= inner.start and inner.end <= span.end


def _units(form: n.Form, env: Environment) -> frozenset[str]:
    """The units of the addends of a form."""
    known = env.addends.get(id(form))
    if known is None:
        known = env.addends[id(form)] = form, frozenset(_units_in(form, env))
    return known[1]


def _units_in(form: n.Form, env: Environment) -> Iterator[str]:
    if isinstance(form, n.Plus):
        for _, part in form.parts:
            yield from _units(part, env)
    elif (unit := unit_of(form, env)) is not None and unit != PERCENT:
        yield unit


def _prices(form: n.Form) -> set[str]:
    return {part.name for part in parts_of(form) if isinstance(part, n.GoodAmount) and part.name in PRICES}
