"""Changes in tariff classification whose exceptions do not do what an exception is for."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.drafting.edits import without, words
from roolang.check.intervals import covered, interval, plain
from roolang.check.texts import Corpus
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.hs import LEVELS
from roolang.source import Span
from roolang.syntax import tree as t

NAMES = {digits: name for name, digits in LEVELS.items()}


def changes(corpus: Corpus) -> Iterator[Finding]:
    """RL5261, RL5262: exceptions of a whole level, exceptions within others."""
    for change, placed in corpus.each(t.Change):
        exceptions = [each for each in change.exceptions if isinstance(each, t.Exception_)]
        if not exceptions:
            continue
        yield from _within_another(exceptions)
        if isinstance(placed.statement, t.ProductRule) and change.also is None:
            yield from _against_the_goods(change, exceptions, placed.statement.scope.goods)


def _against_the_goods(change: t.Change, exceptions: list[t.Exception_], goods: t.Goods) -> Iterator[Finding]:
    match change.codes.items:
        case (t.AnyOther(level=str() as level, within=None, including_group=False),):
            digits = LEVELS[level]
        case _:
            return
    for exception in exceptions:
        yield from _lifted(change, exception, level, digits, goods, only=len(change.exceptions) == 1)


def _unit(goods: t.Goods, digits: int) -> str:
    """The one code of so many digits in which all the goods lie; nothing if there is none."""
    items = goods.codes.items if goods.codes else ()
    units = {end[:digits] for item in items if isinstance(item, t.CodeRange) for end in (item.low, item.high)}
    plainly = items and all(isinstance(item, t.CodeRange) for item in items)
    (unit,) = units if plainly and len(units) == 1 else ("",)
    return unit if len(unit) == digits and unit.isdecimal() else ""


def _lifted(
    change: t.Change, exception: t.Exception_, level: str, digits: int, goods: t.Goods, *, only: bool
) -> Iterator[Finding]:
    """RL5261 for `any other heading except from` the whole chapter of the goods."""
    match exception.codes.items:
        case (t.CodeRange(low=code, high=high),) if code == high and code == _unit(goods, len(code)) != "":
            wider = NAMES.get(len(code))
        case _:
            return
    if wider is None or len(code) >= digits:
        return
    message = f"a change from any other {level} except this is a change from any other {wider}"
    new = f"change from any other {wider}"
    span = Span(change.span.source, change.span.start, exception.span.end)
    fixes = (Fix(span, new),) if only else ()
    yield Finding("RL5261", message, Label(exception.span), help=f"write `{new}`", fixes=fixes)


def _within_another(exceptions: list[t.Exception_]) -> Iterator[Finding]:
    """RL5262 for an exception all of whose codes another one excepts."""
    for one in exceptions if len(exceptions) > 1 else ():
        lines = [interval(item) if isinstance(item, t.CodeRange) else None for item in one.codes.items]
        for other in exceptions:
            wide = list(plain(other.codes))
            if other is not one and all(each is not None and covered(each, wide) for each in lines):
                message = f"`{words(one.span)}` lies within another exception of the same change"
                others = (Label(other.span, "this holds it"),)
                help_ = "delete it, or see which codes were meant"
                yield Finding("RL5262", message, Label(one.span), others=others, help=help_, fixes=(without(one.span),))
                break
