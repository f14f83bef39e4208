"""What a program asks of goods of a code, in a form in which spelling does not show and precedence does.

Programs of one form say the same of these goods. The other way round it does not hold: where forms differ, programs may
still come to the same, which only a proof can tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from roolang.diff import canonical
from roolang.diff.alike import alike, codes_with_rules, for_code, national_codes, same_rules
from roolang.domain.hs import in_range
from roolang.domain.truth import Truth
from roolang.ir import nodes as n
from roolang.ir.cases import possible, ranges_of
from roolang.ir.program import Accumulating, Program
from roolang.ir.walking import nodes_in, with_parts

BESIDE = ("origin", "lost", "obtained", "imported", "derived", "parties")
"""Parts of a program that hold beside its rules for all goods alike."""
PROVISIONS = ("treatments", "rolling", "accumulating")
"""Provisions for some goods; of those that get in each other's way, the order counts."""
OF_LINES = ("where", "only")
"""Fields of provisions that ask of materials."""


def unlike_codes(a: Program, b: Program) -> tuple[str, ...]:
    """The subheadings of whose goods two programs do not surely ask the same."""
    one, other = Forms(a), Forms(b)
    groups = alike(a, b, (*codes_with_rules(a, b), *national_codes(a, b)))
    return tuple(code for codes in groups if not one.says_as(other, codes[0]) for code in codes)


def same_for(a: Program, b: Program, codes: Iterable[str]) -> bool:
    """Whether two programs surely ask the same of goods of some subheadings; in all but rules and words they are equal."""
    asked = {"rules", "designating", "vocabulary", *BESIDE, *PROVISIONS}
    if any(getattr(a, each.name) != getattr(b, each.name) for each in fields(a) if each.name not in asked):
        return False
    if [replace(each, plain=None) for each in a.designating] != [replace(each, plain=None) for each in b.designating]:
        return False
    one, other = Forms(a), Forms(b)
    return all(one.says_as(other, code) and one.plainly(code) == other.plainly(code) for code in codes)


class Forms:
    """The forms of a program; what holds beside its rules is worked out once where no code is asked for."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.beside = tuple(_form(getattr(program, name)) for name in BESIDE)
        self.known: dict[tuple[int, ...], canonical.Form] = {}
        self.entries = [each for name in PROVISIONS for each in getattr(program, name)]

    def of(self, code: str) -> canonical.Form:
        """What is asked of goods of a subheading."""
        return self._beside_rules(code), canonical.condition(_At(code).of(self.program.rules))

    def plainly(self, code: str) -> list[canonical.Form]:
        """What designations leave of the rules for goods of a subheading."""
        plain = (each.plain for each in self.program.designating)
        return [canonical.condition(_At(code).of(each)) for each in plain if each is not None]

    def says_as(self, other: Forms, code: str) -> bool:
        """Whether it is of one form with another; rules that are the very same are not brought into one."""
        if self._beside_rules(code) != other._beside_rules(code):
            return False
        return same_rules(self.program, other.program, code) or self.of(code) == other.of(code)

    def _beside_rules(self, code: str) -> canonical.Form:
        return self.beside, self._provisions(code)

    def _provisions(self, code: str) -> canonical.Form:
        standing = tuple(i for i, each in enumerate(self.entries) if _may_be_for(each.goods, code))
        if any(not _surely_for(self.entries[i].goods, code) for i in standing):
            return self._sequences(standing, code)
        if standing not in self.known:
            self.known[standing] = self._sequences(standing, code)
        return self.known[standing]

    def _sequences(self, standing: Sequence[int], code: str) -> canonical.Form:
        at = _At(code)
        entries = [replace(self.entries[i], goods=at.of(self.entries[i].goods)) for i in standing]
        forms = list(map(_form, entries))
        prevail = frozenset(
            (forms[i], forms[j])
            for i, one in enumerate(entries)
            for j, other in enumerate(entries[i + 1 :], i + 1)
            if type(one) is type(other) and forms[i] != forms[j] and _get_in_the_way(one, other)
        )
        return frozenset(Counter(forms).items()), prevail


def _get_in_the_way(one: Any, other: Any) -> bool:
    """Whether two provisions may be about one material, and one of them prevails there; accumulation only adds."""
    if isinstance(one, Accumulating):
        return False
    first, second = _materials(one.where), _materials(other.where)
    return first is None or second is None or bool(canonical.common(first, second))


def _materials(where: n.Pred) -> list[canonical.Range] | None:
    """The codes of materials that alone a predicate may be for; none if codes of their own do not bound them."""
    of_good = any(isinstance(each, n.OfGood) for each in nodes_in(where))
    ranges = None if of_good else ranges_of(n.GoodMeets(where))
    return None if ranges is None else [canonical.interval(*each) for each in ranges]


def _may_be_for(goods: n.Expr, code: str) -> bool:
    ranges = ranges_of(goods)
    return ranges is None or any(in_range(code, *each) is not Truth.NO for each in ranges)


def _surely_for(goods: n.Expr, code: str) -> bool:
    return bool(canonical.condition(_At(code).of(goods)) == canonical.TRUE)


class _At:
    """A condition as it is asked of goods of one subheading: what their code answers is answered."""

    def __init__(self, code: str) -> None:
        self.code = code

    def of(self, node: Any, *, good: bool = False) -> Any:
        """The same of a node; `good`: what it asks is asked of the good."""
        match node:
            case n.InCodes(low, high) if good and (found := in_range(self.code, low, high)) is not Truth.UNKNOWN:
                return n.Always() if found is Truth.YES else n.Fails(n.Always())
            case n.SameAs(length) if not good and length <= len(self.code):
                return n.InCodes(self.code[:length], self.code[:length])
            case n.GoodMeets(where):
                return self._asked(self.of(where, good=True))
            case n.OfGood(part):
                return n.OfGood(self.of(part, good=True))
            case n.Select():
                return self._select(node)
        return with_parts(node, lambda _, part: self.of(part, good=good))

    def _asked(self, where: n.Pred) -> n.Expr:
        """A question about the good; answered, if its code does."""
        form = canonical.predicate(where)
        return n.Given(form == canonical.TRUE) if form in (canonical.TRUE, canonical.FALSE) else n.GoodMeets(where)

    def _select(self, node: n.Select) -> n.Expr:
        """The cases that goods of this code may come under, and which of them prevail over which."""
        cases = list(self._cases(node))
        otherwise, together = self.of(node.otherwise), self.of(node.together)
        sure = max((each.rank for each in cases if each.guard == n.Given(True)), default=None)
        if sure is not None and together is None:
            cases, otherwise = [each for each in cases if each.rank >= sure], None
        bodies = {canonical.condition(each.body) for each in cases}
        if len(bodies) == 1 and together is None and _leave_none([each.guard for each in cases]):
            return cases[0].body
        ranks = {rank: (i,) for i, rank in enumerate(sorted({each.rank for each in cases}))}
        return n.Select(tuple(replace(each, rank=ranks[each.rank]) for each in cases), otherwise, together)

    def _cases(self, node: n.Select) -> Iterator[n.Case]:
        for each in possible(node.cases, self.code):
            if for_code(each, self.code):
                guard = self.of(each.guard)
                form = canonical.condition(guard)
                if form != canonical.FALSE:
                    guard = n.Given(True) if form == canonical.TRUE else guard
                    yield replace(each, guard=guard, body=self.of(each.body))


def _leave_none(guards: Sequence[n.Expr]) -> bool:
    """Whether goods surely come under one of some cases: one is for all, or for all that others are not for."""
    forms = list(map(canonical.condition, guards))
    told = {form[1] for form in forms if form[0] == "good"}
    denied = (form[1][1] if form[1][0] == "all" else {form[1]} for form in forms if form[0] == "good")
    rest = any(all(each[0] == "not" and each[1] in told for each in parts) for parts in denied)
    return rest or canonical.TRUE in forms


def _form(value: Any) -> canonical.Form:
    """A part of a program by what it means, without the law that it cites."""
    match value:
        case tuple():
            return tuple(map(_form, value))
        case _ if isinstance(value, n.Node):
            return canonical.condition(value)  # type: ignore[arg-type]
        case _ if is_dataclass(value) and not isinstance(value, type):
            held = [each.name for each in fields(value) if each.compare and each.name != "cites"]
            return type(value).__name__, *(_field(name, getattr(value, name)) for name in held)
    return value


def _field(name: str, value: Any) -> canonical.Form:
    return canonical.predicate(value) if name in OF_LINES else _form(value)
