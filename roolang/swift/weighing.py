"""Limits: whole hundredths in a line of source, anything else between its exact ends."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from roolang.domain.amount import PERCENT, Amount, unknown
from roolang.interpret.pieces import ADDED
from roolang.ir import nodes as n
from roolang.swift.columns import Asked, Columns
from roolang.swift.materials import Found, finding
from roolang.swift.source import ASK, NO, UNKNOWN, YES, Source

if TYPE_CHECKING:
    from roolang.swift.program import Reading

ONE, ZERO = Fraction(1), Fraction(0)
PERCENTS = Fraction(1, 100)
Ends: TypeAlias = "tuple[Fraction | None, Fraction | None]"
"""Between what and what a number lies; nothing is no bound on that side."""
TURNED = {"<=": ">=", "<": ">"}


class Lines(NamedTuple):
    """A measure of the materials of which a predicate holds, so many times."""

    factor: Fraction
    measure: str
    where: n.Pred


class Sums:
    """A form as a constant, amounts of the good and measures of materials, each so many times."""

    def __init__(self) -> None:
        self.constant = ZERO
        self.amounts: dict[str, Fraction] = {}
        self.lines: list[Lines] = []
        self.formulas: set[str] = set()

    def take(self, form: n.Form, factor: Fraction, of: Reading) -> bool:
        """Takes in a form; no, if it is not such a sum."""
        match form:
            case n.Constant(number):
                self.constant += number * factor
            case n.GoodAmount(name, formula):
                self.amounts[name] = self.amounts.get(name, ZERO) + factor
                self.formulas |= {name} if formula is not None else set()
            case n.Sum(measure, where, n.Scope("lines"), whole) if measure != ADDED and (whole or of.rolls_up):
                self.lines.append(Lines(factor, measure, where))
            case n.Plus(parts):
                return all(self.take(part, factor * share, of) for share, part in parts)
            case _:
                return False
        return True


def weighing(expr: n.Compare, into: Source, of: Reading) -> str | None:
    """Writes a comparison; the name of its answer, or nothing if it is none of ours."""
    whole, base, threshold = Sums(), Sums(), expr.threshold
    if not isinstance(threshold, Fraction):
        return None
    under = expr.base or n.Constant(ONE)
    if not (whole.take(expr.number, ONE, of) and base.take(under, ONE, of) and whole.take(under, -threshold, of)):
        return None
    if threshold == 0:
        whole = Sums()
        whole.take(expr.number, ONE, of)
    found = [finding(each.where, into, of) for each in (*whole.lines, *base.lines)]
    if None in found:
        return None
    names = [each for each in found if each is not None]
    answer = into.name()
    judge = into.value(_slowly(expr.sign, whole, base if expr.base is not None and threshold != 1 else None, of))
    slowly = f"{answer} = {judge}(c, ({''.join(f'({sure}, {open_}), ' for sure, open_ in names)}))"
    if expr.sign == "=" or base.lines or base.constant * len(base.amounts) or not _lone(whole):
        into.put(slowly)
    else:
        _swiftly(expr, answer, slowly, whole, base, names, into, of)
    with into.inside(f"if {answer} < 0:"):
        into.put(f"return {ASK}")
    return answer


def _lone(whole: Sums) -> bool:
    """Whether no measure is summed twice: what is not known of it would have to be taken together."""
    measures = [each.measure for each in whole.lines]
    return len(set(measures)) == len(measures)


# ---- in whole hundredths


def _swiftly(
    expr: n.Compare, answer: str, slowly: str, whole: Sums, base: Sums, found: list[tuple[str, str]],
    into: Source, of: Reading,
) -> None:  # fmt: skip
    """The comparison in hundredths, where all amounts are whole numbers of them."""
    turned = -1 if expr.sign in TURNED else 1
    factors = [whole.constant, *whole.amounts.values(), *(each.factor for each in whole.lines)]
    over = turned * lcm(*(each.denominator for each in factors))
    given = {name: into.name() for name in {**whole.amounts, **base.amounts}}
    columns = {each.measure: into.name() for each in whole.lines}
    for name, var in given.items():
        _kept(var, "cents", "cent", (name, of.unit(name)), into)
    for name, var in columns.items():
        _kept(var, "values", "value", (name, of.unit(name)), into)
    lacking = [f"{var} is None" for var in (*given.values(), *columns.values())] or ["False"]
    with into.inside(f"if {' or '.join(lacking)}:"):
        into.put(slowly)
    under = _times(base.amounts, given, lcm(*(each.denominator for each in base.amounts.values())))
    if expr.base is not None and expr.threshold != 1 and base.amounts:
        with into.inside(f"elif {under} <= 0:"):
            into.put(f"{answer} = {UNKNOWN}")
    with into.inside("else:"):
        constant = int(whole.constant * over) * 100
        into.put(f"low = {_times(whole.amounts, given, over)}{f' + {constant}' if constant else ''}")
        lines = [(int(each.factor * over), columns[each.measure]) for each in whole.lines]
        met = list(zip(lines, found[: len(lines)], strict=True))
        for (times, column), (sure, _) in met:
            into.put(f"low += {times} * sum(map({column}.__getitem__, {sure}))")
        into.put("high = low")
        for (times, column), (_, open_) in met:
            _perhaps(times, column, open_, into)
        more = ">" if TURNED.get(expr.sign, expr.sign) == ">" else ">="
        less = "<=" if more == ">" else "<"
        into.put(f"{answer} = {YES} if low {more} 0 else {NO} if high {less} 0 else {UNKNOWN}")


def _kept(var: str, where: str, work: str, asked: Asked, into: Source) -> None:
    """What was worked out before, else what is worked out now."""
    key = into.value(asked)
    into.put(f"{var} = c.{where}.get({key}, c)")
    with into.inside(f"if {var} is c:"):
        into.put(f"{var} = c.{work}({key})")


def _times(amounts: dict[str, Fraction], given: dict[str, str], over: int) -> str:
    """So many times some amounts."""
    times = {given[name]: int(factor * over) for name, factor in amounts.items()}
    return " + ".join(var if factor == 1 else f"{factor} * {var}" for var, factor in times.items()) or "0"


def _perhaps(times: int, column: str, open_: str, into: Source) -> None:
    """So many times a measure of the materials that may count, at the least and at the most."""
    with into.inside(f"if {open_}:"):
        into.put(f"each = [{times} * one for one in map({column}.__getitem__, {open_})]")
        into.put("low += sum([x for x in each if x < 0])", "high += sum([x for x in each if x > 0])")


# ---- between exact ends


def _slowly(sign: str, whole: Sums, base: Sums | None, of: Reading) -> Callable[[Columns, tuple[Found, ...]], int]:
    """The comparison of amounts of any size, known or not: the least and the greatest that the difference can be."""
    asked = whole.formulas | (base.formulas if base else set())
    first = len(whole.lines)

    def judge(c: Columns, found: tuple[Found, ...]) -> int:
        if any(name not in c.good.amounts for name in asked):
            return ASK
        difference = _ends(whole, c, found[:first], of)
        under: Ends | None = (ONE, ONE) if base is None else _ends(base, c, found[first:], of)
        if difference is None or under is None:
            return ASK
        if under[1] is not None and under[1] <= 0:
            return UNKNOWN
        return _side(sign, *difference)

    return judge


def _side(sign: str, low: Fraction | None, high: Fraction | None) -> int:
    """Where a number between two ends lies of zero."""
    match sign:
        case "=":
            return min(_side(">=", low, high), _side("<=", low, high))
        case "<=" | "<":
            return _side(TURNED[sign], None if high is None else -high, None if low is None else -low)
        case ">=":
            return YES if low is not None and low >= 0 else NO if high is not None and high < 0 else UNKNOWN
        case _:
            return YES if low is not None and low > 0 else NO if high is not None and high <= 0 else UNKNOWN


def _ends(sums: Sums, c: Columns, found: tuple[Found, ...], of: Reading) -> Ends | None:
    """The least and the greatest that a sum can be, each without end if it is nothing; nothing at all: ask."""
    spans: list[tuple[Fraction, Fraction, Amount | None, str]] = []
    for name, factor in sums.amounts.items():
        spans.append((factor, factor, c.good.amounts.get(name), name))
    for measure in {each.measure for each in sums.lines}:
        here = [(each.factor, met) for each, met in zip(sums.lines, found, strict=True) if each.measure == measure]
        for i, (least, most) in _factors(here).items():
            spans.append((least, most, c.items[i].amounts.get(measure), measure))
    low: Fraction | None = sums.constant
    high: Fraction | None = sums.constant
    for least, most, amount, name in spans:
        if amount is not None and not of.fits(name, amount):
            return None
        down, up = _span(least, most, amount or unknown())
        low = None if low is None or down is None else low + down
        high = None if high is None or up is None else high + up
    return low, high


def _factors(each: list[tuple[Fraction, Found]]) -> dict[int, tuple[Fraction, Fraction]]:
    """How many times the amount of each material may count, at the least and at the most."""
    factors: dict[int, tuple[Fraction, Fraction]] = {}
    for factor, (sure, open_) in each:
        for i in sure:
            least, most = factors.get(i, (ZERO, ZERO))
            factors[i] = least + factor, most + factor
        for i in open_:
            least, most = factors.get(i, (ZERO, ZERO))
            factors[i] = least + min(factor, ZERO), most + max(factor, ZERO)
    return factors


def _span(least: Fraction, most: Fraction, amount: Amount) -> Ends:
    """An amount times a factor between two ends."""
    scale = PERCENTS if amount.unit == PERCENT else ONE
    bottom = amount.low * scale
    if amount.high is None:
        low = None if least < 0 else min(least * bottom, most * bottom)
        high = None if most > 0 else max(least * bottom, most * bottom)
        return low, high
    top = amount.high * scale
    corners = least * bottom, least * top, most * bottom, most * top
    return min(corners), max(corners)
