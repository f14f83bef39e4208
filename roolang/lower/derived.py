"""Measures of lines as formulas of their other measures: definitions, and provisions on the value of materials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from roolang.domain.amount import MONEY
from roolang.domain.declaration import fold
from roolang.ir import nodes as n
from roolang.ir.program import Derived
from roolang.lower import classes
from roolang.lower.frame import Frame
from roolang.lower.money import currencies_in, in_currencies
from roolang.lower.scopes import Beside
from roolang.lower.value import formula, rounded
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

VALUE, TRACED = "value", "traced value"


def derived(beside: Beside, ask: Callable[[t.Cond | None], n.Expr], frame: Frame) -> Iterator[Derived]:
    """Provisions on the value of materials, the last one stated first, and then measures by definition."""
    for s in reversed(beside.statements):
        if isinstance(s, t.Valuation):
            where = classes.mats(s.mats, frame) if s.mats else n.Always()
            cites = tuple(cite.words for cite in s.cites)
            form, measure = _form(s.formula, frame), TRACED if s.traced else VALUE
            goods, asked = _in_money(form, beside.goods(s, frame)), ask(s.condition)
            yield Derived(measure, form, where, goods, asked, MONEY, materials=True, cites=cites)
    yes = n.Given(True)
    for definition in _worked_out(frame.env.derived.values()):
        assert definition.formula is not None
        form = rounded(_form(definition.formula, frame), definition, frame)
        name, cites = fold(definition.name), (definition.cite.words,) if definition.cite else ()
        goods = _in_money(form, yes)
        yield Derived(name, form, n.Always(), goods, yes, frame.env.measures[name], cites=cites)


def _in_money(form: n.Form, goods: n.Expr) -> n.Expr:
    """The goods that a formula is for; it is not known to be for any where it adds money in another currency."""
    return in_currencies(goods, currencies_in(form), goods.origin)


def _worked_out(definitions: Iterable[t.MeasureDefinition]) -> Iterator[t.MeasureDefinition]:
    return (each for each in definitions if each.formula is not None)


def _form(node: t.Formula, frame: Frame) -> n.Form:
    """A formula of a line; it speaks of the line's own amounts."""
    for part in walk(node):
        if isinstance(part, t.Operand) and part.target is not None:
            message = f"`{' '.join(part.span.text.split())}`: a line is measured by its own amounts"
            help_ = "name amounts of the line itself, such as `price + freight`"
            frame.env.report("RL5651", message, part.span, help=help_)
            return n.Constant(Fraction(0))
    return formula(node, frame)
