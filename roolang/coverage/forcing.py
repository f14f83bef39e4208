"""A program with one condition answered outright: what its verdicts would be without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from roolang.coverage.conditions import KINDS
from roolang.coverage.turning import EXCUSE, Key, key_of
from roolang.ir import nodes as n
from roolang.ir.cases import possible, ranges_of
from roolang.ir.program import Program

Codes = tuple[tuple[str, str], ...]


def forced(program: Program, key: Key, *, holds: bool) -> Program:
    """The program with a condition answered, wherever it is asked."""
    forcing = _Forcing(key, holds)
    imported = program.imported
    return replace(
        program,
        origin=forcing.expr(program.origin),
        rules=forcing.expr(program.rules),
        lost=tuple(map(forcing.expr, program.lost)),
        imported=replace(imported, origin=forcing.expr(imported.origin)) if imported is not None else None,
    )


class _Forcing:
    """One condition in trees that share parts: each part is looked at once."""

    def __init__(self, key: Key, holds: bool) -> None:
        self.key, self.holds = key, holds
        self.known: dict[int, tuple[n.Expr, n.Expr]] = {}

    def expr(self, expr: n.Expr) -> n.Expr:
        """The same, with the condition answered."""
        if id(expr) not in self.known:
            self.known[id(expr)] = expr, self._made(expr)
        return self.known[id(expr)][1]

    def _made(self, expr: n.Expr) -> n.Expr:
        match expr:
            case n.Any((whole, *excuses)) if self._turns_lines(whole, excuses):
                unneeded = (n.All((n.Not(whole), each), origin=each.origin) for each in map(self.expr, excuses))
                return replace(expr, parts=(self.expr(whole), *unneeded))
            case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
                joined: n.Expr = self._with(expr, "parts", parts, tuple(map(self.expr, parts)))
                return joined
            case n.Not(part):
                denied: n.Expr = self._with(expr, "part", part, self.expr(part))
                return denied
            case n.Select(cases, otherwise):
                made = tuple(self._with(each, "body", each.body, self.expr(each.body)) for each in cases)
                rest = self.expr(otherwise) if otherwise is not None else None
                chosen: n.Expr = self._with(self._with(expr, "cases", cases, made), "otherwise", otherwise, rest)
                return chosen
        kind = KINDS.get(type(expr))
        if kind is not None and key_of(expr.origin, kind) == self.key:
            return n.Given(self.holds, origin=expr.origin)
        return expr

    def _turns_lines(self, whole: n.Expr, excuses: Sequence[n.Expr]) -> bool:
        """Whether lines are taken not to meet the condition; a tolerance is not there for those that do meet it."""
        lines = self.key[-1] == "no line" and not self.holds and self.expr(whole) is not whole
        return lines and bool(excuses) and all(each.origin.role == EXCUSE for each in excuses)

    def _with(self, node: Any, name: str, old: Any, new: Any) -> Any:
        alike = old is new or (isinstance(old, tuple) and all(a is b for a, b in zip(old, new, strict=True)))
        return node if alike else replace(node, **{name: new})


def answers(program: Program, key: Key) -> tuple[bool, ...]:
    """The answers to a condition that may take origin away: no, where it is among what must be; yes, where it bars."""
    found = _Answers(key)
    for expr in (program.rules, program.origin, *((program.imported.origin,) if program.imported is not None else ())):
        found.look(expr, bars=False)
    for expr in program.lost:
        found.look(expr, bars=True)
    return tuple(answer for answer in (False, True) if answer in found.answers)


class _Answers:
    """On which side of a verdict a condition stands, in trees that share parts."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.answers: set[bool] = set()
        self.looked: set[tuple[int, bool]] = set()

    def look(self, expr: n.Expr, *, bars: bool) -> None:
        """One expression, which must hold, or which bars origin."""
        if (id(expr), bars) in self.looked:
            return
        self.looked.add((id(expr), bars))
        match expr:
            case n.All(parts) | n.Any(parts) | n.AtLeast(_, parts):
                for part in parts:
                    self.look(part, bars=bars)
            case n.Not(part):
                self.look(part, bars=not bars)
            case n.Select(cases, otherwise):
                for each in (*(case.body for case in cases), *((otherwise,) if otherwise is not None else ())):
                    self.look(each, bars=bars)
            case _:
                kind = KINDS.get(type(expr))
                if kind is not None and key_of(expr.origin, kind) == self.key:
                    self.answers.add(bars)


def narrowed(program: Program, code: str) -> Program:
    """The program with those product rules alone that a good of a code may come under."""
    return replace(program, rules=_narrowed(program.rules, code))


def _narrowed(expr: n.Expr, code: str) -> n.Expr:
    match expr:
        case n.Select(cases):
            return replace(expr, cases=possible(cases, code))
        case n.All(parts) | n.Any(parts):
            return replace(expr, parts=tuple(_narrowed(part, code) for part in parts))
    return expr


def goods_of(program: Program, key: Key) -> list[str]:
    """The codes of goods for whose rules a condition is asked, as rules begin to print them; none if of any goods."""
    found: list[str] = []
    waiting = [program.rules]
    while waiting:
        expr = waiting.pop()
        match expr:
            case n.Select(cases):
                for case in cases:
                    if holds(case.body, key):
                        found += [low for low, _ in ranges_of(case.guard) or ()]
            case n.All(parts) | n.Any(parts):
                waiting += [part for part in parts if holds(part, key)]
                found += [low for part in parts if holds(part, key) for low, _ in _guards(part)]
    return list(dict.fromkeys(found))


def _guards(expr: n.Expr) -> Codes:
    """The codes that a note beside the product rules is for: an addition (`not for these, or`), an alternative."""
    match expr:
        case n.Any((n.Not(guard), _)) | n.All((guard, _)):
            return ranges_of(guard) or ()
    return ()


def holds(expr: n.Expr, key: Key) -> bool:
    """Whether a condition is asked somewhere in an expression."""
    return _Forcing(key, True).expr(expr) is not expr
