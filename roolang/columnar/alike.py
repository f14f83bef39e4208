"""Goods of different codes whose provisions say the same in the same words: one plan and one telling for them all."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from roolang.columnar.cells import cell_of, cuts_of
from roolang.columnar.plan import Rule
from roolang.domain.hs import span
from roolang.ir import nodes as n
from roolang.ir.base import Origin
from roolang.ir.program import Program
from roolang.source import Span


class Kept(Protocol):
    """Where texts about programs are kept from run to run."""

    def recall(self, program: Program) -> str | None:
        """What was kept of a program."""

    def keep(self, program: Program, text: str) -> None:
        """Keeps something of a program."""


class Alike:
    """What was found out about codes and their provisions, kept from slice to slice; with `kept`, from run to run."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.rules: dict[object, Rule | str] = {}
        """The rules that are planned, by what hangs on them; or why there is none."""
        self._kept = kept
        self._provisions: dict[int, tuple[Program, Provisions]] = {}

    def of(self, code: str, programs: Sequence[Program]) -> object:
        """The same for codes of which the same is asked, in the same words, by each of the programs."""
        return len(code), *(self._of(program).of(code) for program in programs)

    def _of(self, program: Program) -> Provisions:
        if id(program) not in self._provisions:  # the program is kept with them, so that no other has its number
            self._provisions[id(program)] = program, self._found(program)
        return self._provisions[id(program)][1]

    def _found(self, program: Program) -> Provisions:
        if self._kept is None:
            return Provisions(program)
        if (told := self._kept.recall(program)) is not None:
            return Provisions(program, told)
        found = Provisions(program)
        self._kept.keep(program, found.told())
        return found


class Provisions:
    """What a program asks of goods by their codes, where nothing else of it looks at the code of the good."""

    def __init__(self, program: Program, told: str = "") -> None:
        self._over: dict[int, list[int]] = {}
        self._numbers: dict[object, int] = {}
        self._asked: dict[int, int | None] = {}
        self._cases: tuple[n.Case, ...] = ()
        if told:
            self._cuts, self._plain, asked = json.loads(told)
            self._asked = dict(enumerate(asked))
            return
        self._cuts = sorted(cuts_of(program))
        self._plain = False
        if isinstance(program.rules, n.Select) and program.rules.together is None:
            self._plain = True
            self._laid_out(program, program.rules)

    def _laid_out(self, program: Program, rules: n.Select) -> None:
        """Takes down for each stretch between two cuts which cases are for its codes."""
        place = {cut: i + 1 for i, cut in enumerate(self._cuts)}
        self._cases = tuple(rules.cases)
        for number, case in enumerate(self._cases):
            ranges = _ranges(case.guard)
            if ranges is None:
                self._plain = False
                return
            stretches = [(place[first], place[end]) for first, end in ranges] if ranges else [(0, len(place) + 1)]
            for at in (at for ends in stretches for at in range(*ends)):
                self._over.setdefault(at, []).append(number)
        rest = [getattr(program, name) for name in type(program).__slots__ if name != "rules"]
        self._plain = not any(_looks_at_codes(each) for each in (*rest, rules.otherwise))

    def of(self, code: str) -> object:
        """The same for codes of which the same is asked: a number, or a cell where several provisions may be meant."""
        at = cell_of(code, self._cuts)
        if at is None:
            return code
        asked = self._number(at)
        return (at,) if asked is None else asked

    def told(self) -> str:
        """All of it, to be kept."""
        return json.dumps([self._cuts, self._plain, [self._number(at) for at in range(len(self._cuts) + 1)]])

    def _number(self, at: int) -> int | None:
        """The number of what is asked of goods of a cell; None where more than one provision may be meant."""
        if not self._plain:
            return None
        if at not in self._asked:
            self._asked[at] = self._meant(self._over.get(at, []))
        return self._asked[at]

    def _meant(self, numbers: list[int]) -> int | None:
        cases = [self._cases[number] for number in dict.fromkeys(numbers)]
        most = max((case.rank for case in cases), default=())
        bodies = {id(case.body): case.body for case in cases if case.rank == most}
        if len(bodies) > 1:
            return None
        asked = said(next(iter(bodies.values()))) if bodies else "otherwise"
        return None if asked is None else self._numbers.setdefault(asked, len(self._numbers))


class _AboutCodes(Exception):
    """A condition that asks for the code of the good itself."""


def _ranges(guard: n.Expr) -> list[tuple[str, str]] | None:
    """Where the codes begin and stop that a guard is for, if it asks nothing else; what is for all names none."""
    if guard == n.Given(True):
        return []
    return _coded(guard.where) if isinstance(guard, n.GoodMeets) else None


def _coded(where: n.Pred) -> list[tuple[str, str]] | None:
    if isinstance(where, n.InCodes):
        return [span(where.low, where.high)]
    if not isinstance(where, n.Either):
        return None
    parts = [_coded(part) for part in where.parts]
    return None if None in parts else [each for part in parts for each in part or ()]


def _looks_at_codes(node: Any) -> bool:
    """Whether anything is asked of the code of the good itself, but for what its materials have in common with it."""
    try:
        _said(node, None)
    except _AboutCodes:
        return True
    return False


def said(body: n.Expr) -> object:
    """A condition in its meaning and its words; the same for two that no verdict and no explanation tells apart.

    Where its words stand counts only by what lies in what: in the condition itself it is counted from its beginning.
    The words of a conjunction as a whole are not told, only those of its parts. None if it asks for the code of the
    good.
    """
    own = body.origin.span
    try:
        if isinstance(body, n.All) and body.parts:
            return bool(body.origin.words), body.origin.label, body.origin.role, _said(body.parts, own)
        return _said(body, own)
    except _AboutCodes:
        return None


def _said(node: Any, own: Span | None) -> object:
    kind = type(node)
    if kind in _PLAIN:
        return node
    if kind is tuple:
        return tuple([_said(each, own) for each in node])
    if kind is Fraction:
        return node.numerator, node.denominator
    if kind is Origin:
        place: object = node.span
        if node.span is not None and own is not None and _lies_in(node.span, own):
            place = node.span.start - own.start, node.span.end - own.start
        return node.words, node.label, node.role, place
    if isinstance(node, Mapping | tuple):
        return _said(tuple(node.items() if isinstance(node, Mapping) else node), own)
    if (kind is n.GoodMeets or kind is n.OfGood) and cuts_of(node):
        raise _AboutCodes
    return (kind, *[_said(getattr(node, name), own) for name in _names(kind)])


def _lies_in(span: Span, own: Span) -> bool:
    return span.source is own.source and own.start <= span.start and span.end <= own.end


def _names(kind: type) -> list[str]:
    found = _NAMES.get(kind)
    if found is None:
        found = _NAMES[kind] = [name for each in kind.__mro__ for name in getattr(each, "__slots__", ())]
    return found


_NAMES: dict[type, list[str]] = {}
_PLAIN = frozenset({str, int, bool, type(None), date})
