"""Conditions, written one after another: what is decided already is not asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from roolang.domain.declaration import Declaration
from roolang.domain.truth import Truth
from roolang.interpret.predicates import OBTAINED
from roolang.ir import nodes as n
from roolang.swift.choosing import Choosing
from roolang.swift.columns import Columns, Numbers
from roolang.swift.materials import finding, known, of_item
from roolang.swift.source import ASK, NO, UNKNOWN, YES, Source
from roolang.swift.weighing import weighing

if TYPE_CHECKING:
    from roolang.swift.program import Reading

AS_DEFINED = 3
"""Neither the declaration nor its materials say whether a good is wholly obtained; the text may."""


def writing(expr: n.Expr, into: Source, of: Reading) -> str:
    """Writes a condition; the name of its answer. What is none of ours asks the interpreter when it is come to."""
    return _written(expr, into, of) or _asking(into)


def _asking(into: Source) -> str:
    into.put(f"return {ASK}")
    return str(UNKNOWN)


def _written(expr: n.Expr, into: Source, of: Reading) -> str | None:
    match expr:
        case n.All(parts):
            return _joined(parts, into, of, start=YES, sooner="<", stop=NO)
        case n.Any(parts):
            return _joined(parts, into, of, start=NO, sooner=">", stop=YES)
        case n.AtLeast(count, parts):
            return _counting(count, [writing(part, into, of) for part in parts], into)
        case n.Not(part):
            return _given(f"{YES} - {writing(part, into, of)}", into)
        case n.Given(holds):
            return str(YES if holds else NO)
        case n.Compare():
            return weighing(expr, into, of)
        case n.NoLine(where, n.Scope("lines")):
            found = finding(where, into, of)
            return found and _given(f"{NO} if {found[0]} else {UNKNOWN} if {found[1]} else {YES}", into)
        case n.GoodMeets(n.Obtained()):
            return _obtained(into, of)
        case n.GoodMeets(where):
            test = of_item(where, of, good=True)
            return test and _given(f"{into.value(test)}(c.good, c)", into)
        case n.Fact(kind, words):
            fact = _fact(kind, words, of)
            return fact and _checked(f"{into.value(fact)}(c, d)", into)
        case n.Select():
            chosen = Choosing(expr, of)
            kept, choose = into.value(chosen.kept), into.value(chosen.judge)
            return _checked(f"({kept}.get(c.good.code) or {choose})(c, not_, open_, d)", into)
        case n.RuleMet():
            return writing(of.program.rules, into, of)
        case _:
            return None


def _given(value: str, into: Source) -> str:
    answer = into.name()
    into.put(f"{answer} = {value}")
    return answer


def _checked(value: str, into: Source) -> str:
    """An answer that may be that the interpreter is to be asked."""
    answer = _given(value, into)
    with into.inside(f"if {answer} < 0:"):
        into.put(f"return {ASK}")
    return answer


def _joined(parts: tuple[n.Expr, ...], into: Source, of: Reading, *, start: int, sooner: str, stop: int) -> str:
    """The least, or the greatest, of the parts, left as soon as one part decides."""
    if not parts:
        return str(start)
    answer = _given(writing(parts[0], into, of), into)
    for part in parts[1:]:
        with into.inside(f"if {answer} != {stop}:"):
            found = writing(part, into, of)
            with into.inside(f"if {found} {sooner} {answer}:"):
                into.put(f"{answer} = {found}")
    return answer


def _counting(count: int, found: list[str], into: Source) -> str:
    each = _given(f"({''.join(f'{name}, ' for name in found)})", into)
    perhaps = f"{UNKNOWN} if len({each}) - {each}.count({NO}) >= {count} else {NO}"
    return _given(f"{YES} if {each}.count({YES}) >= {count} else {perhaps}", into)


# ---- facts of the good


def _fact(kind: str, words: str, of: Reading) -> Callable[[Columns, Declaration], int] | None:
    """A named fact, of the good that the declaration is about."""
    match kind:
        case "established":
            return lambda c, d: known(c.good.facts.get(words))
        case "quota":
            return lambda c, d: known(c.good.quotas.get(words))
        case "statement":
            return lambda c, d: _plainly(c.good.supplier_statement)
        case "currency":
            return lambda c, d: known(None if d.currency is None else d.currency == words)
        case "exported from":
            return lambda c, d: known(None if d.exported_from is None else of.place(d.exported_from) == words)
        case "imported into":
            return lambda c, d: known(None if d.imported_into is None else of.place(d.imported_into) == words)
        case "unresolved":
            return lambda c, d: UNKNOWN
    return None


def _plainly(said: object) -> int:
    """An answer for all texts; one for some is left to the interpreter."""
    return known(said) if said is None or isinstance(said, bool) else ASK


def _obtained(into: Source, of: Reading) -> str | None:
    """Whether the good is wholly obtained in a party."""
    if of.treats(OBTAINED):
        return None
    answer = _given(f"{into.value(_obtaining(of))}(c, not_)", into)
    with into.inside(f"if {answer} == {AS_DEFINED}:"):
        if of.program.obtained is None:
            into.put(f"{answer} = {UNKNOWN}")
        else:
            defined = writing(of.program.obtained, into, of)
            into.put(f"{answer} = {defined}")
            with into.inside(f"if {answer} == {YES} and {into.value(of.reached)}(c.good).value != {NO}:"):
                into.put(f"{answer} = {UNKNOWN}")
    return answer


def _obtaining(of: Reading) -> Callable[[Columns, Numbers], int]:
    def judge(c: Columns, not_: Numbers) -> int:
        good, away = c.good, of.reached(c.good) if of.parties else Truth.NO
        place = None if good.produced_in is None else of.place(good.produced_in)
        elsewhere = bool(of.parties) and place is not None and place not in of.territory
        if elsewhere or good.wholly_obtained is False or away is Truth.YES:
            return NO
        if good.wholly_obtained:
            return YES if away is Truth.NO else UNKNOWN
        if not_ or any(item.wholly_obtained is False for item in c.items):
            return NO
        return AS_DEFINED

    return judge
