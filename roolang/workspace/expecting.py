"""What an expectation of a test asks besides a verdict: figures worked out for it, and how a material counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from roolang.diagnostics import Finding, has_errors
from roolang.domain.amount import decimal_text
from roolang.domain.declaration import Declaration, fold
from roolang.domain.units import reckoned
from roolang.interpret import Trace, looked_at, standing
from roolang.ir.nodes import Expr
from roolang.ir.program import Program
from roolang.lower.units import number_of
from roolang.syntax import tree as t

SAID = {"=": "", ">=": "at least ", "<=": "at most ", ">": "more than ", "<": "less than "}


def comparisons(expect: t.Expect) -> tuple[t.Compare, ...]:
    """The figures that an expectation asks for, as comparisons that a text could make."""
    return tuple(_comparison(each) for each in expect.asked)


def _comparison(asked: t.Asked) -> t.Compare:
    nothing = t.Percent(Fraction(0), span=asked.span) if asked.method else t.Number(Fraction(0), span=asked.span)
    share = t.Share(t.Steps((t.Step(nothing, span=asked.span),), span=asked.span), span=asked.span)
    name = t.MethodName(asked.method, span=asked.span)
    method = t.Method(name, span=asked.span) if asked.method else None
    return t.Compare(asked.operand, ">=", (t.Limit(share, method, span=asked.span),), span=asked.span)


def differences(
    expect: t.Expect, program: Program, declared: Declaration, lowered: tuple[Expr, ...], findings: tuple[Finding, ...]
) -> Iterator[str]:
    """What is otherwise than expected."""
    yield from (f"{f.place}: {f.message}; {f.help}".removesuffix("; ") for f in findings if has_errors((f,)))
    if not has_errors(findings):
        for asked, expr in zip(expect.asked, lowered, strict=True):
            yield from _figure(asked, looked_at(program, declared, expr))
    if expect.standing:
        yield from _standing(expect, program, declared)


def _figure(asked: t.Asked, trace: Trace) -> Iterator[str]:
    words = " ".join(asked.span.text.split())
    found = _value(trace, percent=isinstance(asked.value, t.Percent))
    if found is None:
        missing = sorted({fact for way in trace.answer.to_yes for fact in way})
        yield f"`{words}` is not known; what is missing: {', '.join(missing) or 'one figure of this name'}"
    elif not meets(found, asked.compare, asked.value):
        yield f"`{words}`: {against(found, asked.compare, asked.value)}"


def _value(trace: Trace, *, percent: bool) -> Fraction | None:
    """The one figure of a comparison, in per cent if it is asked so."""
    if trace.figure is not None:
        figure = trace.figure
        whole = figure.share if figure.base is not None else figure.number.low if figure.number.known else None
        return whole * 100 if whole is not None and percent else whole
    found = {_value(part, percent=percent) for part in trace.parts}
    return found.pop() if len(found) == 1 else None


def meets(found: Fraction, compare: str, value: t.Value) -> bool:
    """Whether a figure is as expected; equality means: rounds half up to the digits printed."""
    if isinstance(value, t.OpenNumber):
        return False
    number = value.number if isinstance(value, t.Percent) else number_of(value)
    if compare == "=":
        digits = _decimals(value)
        (one, _), (other, _) = _printed(found, value), _printed(number, value)
        return decimal_text(one, digits, grouped=False) == decimal_text(other, digits, grouped=False)
    return {">=": found >= number, "<=": found <= number, ">": found > number, "<": found < number}[compare]


def against(found: Fraction, compare: str, value: t.Value) -> str:
    """What was expected of a figure and what was found, in the unit in which it was expected."""
    printed = " ".join(value.span.text.split())
    number, unit = _printed(found, value)
    return f"expected {SAID[compare]}{printed}, found {unit.format(decimal_text(number, 4))}"


def written_as(found: Fraction, value: t.Value) -> str:
    """A figure as a value is written: in its unit, with as many digits."""
    number, unit = _printed(found, value)
    return unit.format(decimal_text(number, _decimals(value), grouped=False))


def _decimals(value: t.Value) -> int:
    """With how many decimals a value is written."""
    found = re.search(r"\d+(?:\.(\d+))?", value.span.text)
    return len((found and found[1]) or "")


def _printed(found: Fraction, value: t.Value) -> tuple[Fraction, str]:
    """A figure in the unit of a written value, and the unit around its number; weights are kept in kilograms."""
    match value:
        case t.Percent():
            return found, "{}%"
        case t.Money(currency):
            return found, f"{currency} {{}}"
        case t.Measured(_, unit):
            return found / reckoned(unit)[1], f"{{}} {unit}"
    return found, "{}"


def _standing(expect: t.Expect, program: Program, declared: Declaration) -> Iterator[str]:
    whole = expect.standing.endswith("intermediate")
    found = standing(program, declared, expect.item, expect.purpose, whole=whole)
    if found is None:
        yield f"no material is called `{expect.item}`"
    elif fold(found) != fold(expect.standing):
        yield f"`{expect.item}` is found {found}"
