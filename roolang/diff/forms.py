"""What a program asks of goods of a code, in a form in which spelling does not show and precedence does.

Programs of one form say the same of these goods. The other way round it does not hold: where forms differ, programs may
still come to the same, which only a proof can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from roolang.diff import canonical
from roolang.diff.alike import alike, codes_of_both, for_code, ranges_asked, same_rules, with_rules
from roolang.domain.hs import in_range
from roolang.domain.truth import Truth
from roolang.ir import nodes as n
from roolang.ir.cases import possible, ranges_of
from roolang.ir.program import Accumulating, Derived, Designating, Importing, Pooling, Program, Rolling, Treatment
from roolang.ir.walking import nameless, nodes_in, with_parts
from roolang.smt.figures import units_apart

OF_CODE = ("origin", "imported")
"""Parts of a program that hold beside its rules, and may ask for the code of the good."""
EACH = ("lost", "pooling", "claim")
"""Such parts of which each entry counts by itself."""
JOINED: dict[str, type[n.All | n.Any]] = {"claim": n.All}
"""Parts of which all entries must hold, where it is enough for others that one does."""
UNORDERED = ("importing", "joined", "inventory", "designating")
"""What a program says of all goods alike, one thing beside another."""
OF_TEXT = ("event", "in_force", "nomenclature", *UNORDERED)
"""What a program says of all goods alike, and no comparison in law speaks of."""
PROVISIONS = ("treatments", "rolling", "accumulating", "derived")
"""Provisions for some goods; of those that get in each other's way, the order counts."""
OF_LINES = ("where", "only")
"""Fields of provisions that ask of materials."""


def unlike_codes(a: Program, b: Program, wanted: Callable[[str], bool] = bool) -> tuple[str, ...]:
    """The subheadings, of those `wanted`, of whose goods two programs do not surely ask the same."""
    one, other = Forms(a), Forms(b)
    codes = codes_of_both(a, b)
    if units_apart(a, b):
        return tuple(filter(wanted, codes))
    if not (one.without_rules or other.without_rules):
        codes = with_rules(a, b, codes)
    groups = alike(a, b, tuple(filter(wanted, codes)))
    return tuple(code for codes in groups if not one.says_as(other, codes[0]) for code in codes)


def same_for(a: Program, b: Program, codes: Iterable[str]) -> bool:
    """Whether two programs, the very same but for their rules, surely ask the same of goods of some subheadings."""
    rest = [
        replace(each, rules=n.Given(True), vocabulary={}, designating=tuple(map(_bare, each.designating)))
        for each in (a, b)
    ]
    plain = [[each.plain for each in program.designating if each.plain is not None] for program in (a, b)]
    said = (nameless((each.rules, *held), each.methods_named) for each, held in zip((a, b), plain, strict=True))
    asked = list(zip(*said, strict=False))
    return (
        rest[0] == rest[1]
        and len(plain[0]) == len(plain[1])
        and all(
            canonical.condition(at.of(one)) == canonical.condition(at.of(other))
            for at in (_At(code, lines=True) for code in codes)
            for one, other in asked
        )
    )


def part_alike(a: Program, b: Program, name: str) -> bool:
    """Whether two programs surely say the same in one of their parts, of which each entry counts by itself."""
    parts = [_elements_of(nameless(each, each.methods_named), name) for each in (a, b)]
    groups = alike(a, b, codes_of_both(a, b))
    return all(len({_entries(part, _At(codes[0]), name) for part in parts}) == 1 for codes in groups)


def _merged(entries: Iterable[Accumulating]) -> tuple[Accumulating, ...]:
    """One entry for each state whose materials count on the same terms, however these are divided."""
    found: dict[Accumulating, list[n.Pred]] = {}
    for each in entries:
        for i in range(max(1, len(each.states))):
            terms = replace(each, states=each.states[i : i + 1], where=n.Always(), cites=())
            found.setdefault(terms, []).append(each.where)
    return tuple(replace(each, where=n.Either(tuple(wheres))) for each, wheres in found.items())


def _elements_of(program: Program, name: str) -> tuple[Any, ...]:
    return tuple(_elements(getattr(program, name), JOINED.get(name, n.Any)))


def _elements(part: Any, join: type[n.All | n.Any]) -> Iterator[Any]:
    """What a part of a program is made of, as far as it can be divided."""
    match part:
        case (Accumulating(), *_):
            yield from _merged(part)
        case tuple():
            for each in part:
                yield from _elements(each, join)
        case n.All(parts) | n.Any(parts) if isinstance(part, join):
            yield from _elements(parts, join)
        case Importing(goods, origin):
            yield n.All((goods, origin))
        case Pooling(figures=figures):
            yield from (replace(part, figures=frozenset({each})) for each in figures)
        case None:
            return
        case _:
            yield part


def _entries(entries: Sequence[Any], at: _At, name: str) -> frozenset[canonical.Form]:
    """The entries of a part that may be for goods of a code, which ask nothing more of those that they are for."""
    found = [_form(at.of(each)) for each in entries if not isinstance(each, Pooling) or _may_be(each.goods, at)]
    return frozenset(found) - {canonical.TRUE if name in JOINED else canonical.FALSE}


def _may_be(goods: n.Expr, at: _At) -> bool:
    return bool(canonical.condition(at.of(goods)) != canonical.FALSE)


def _bare(designating: Designating) -> Designating:
    return replace(designating, plain=None)


class Forms:
    """The forms of a program; what holds beside its rules is worked out once where no code is asked for."""

    def __init__(self, program: Program) -> None:
        self.program = program
        bare = replace(program, rules=n.Given(True), accumulating=_merged(program.accumulating))
        self.beside_rules: Program = nameless(bare, program.methods_named)
        self.silent: dict[int, bool] = {}
        each = (_elements_of(self.beside_rules, name) for name in EACH)
        self.of_code = tuple(getattr(self.beside_rules, name) for name in OF_CODE), tuple(each)
        self.asked = sorted(ranges_asked(self.of_code))
        self.beside = _form(self.beside_rules.obtained), frozenset(program.parties)
        self.known: dict[tuple[object, ...], canonical.Form] = {}
        self.entries = [each for name in PROVISIONS for each in self._prevailing(name)]
        measures = {each.measure for each in program.derived}
        self.chained = any(measures & _names(each) for each in program.derived)

    @property
    def of_text(self) -> canonical.Form:
        """What is said of all goods alike beside what confers origin and takes it away."""
        return tuple(said_of_all(self.beside_rules, name) for name in OF_TEXT)

    @property
    def without_rules(self) -> bool:
        """Whether goods may originate for which there is no rule."""
        return self.program.imported is not None or unruled(self.program) != canonical.FALSE

    def of(self, code: str) -> canonical.Form:
        """What is asked of goods of a subheading."""
        rules = nameless(self._at(code).of(self.program.rules), self.program.methods_named)
        return self._beside_rules(code), canonical.condition(rules)

    def says_as(self, other: Forms, code: str) -> bool:
        """Whether it is of one form with another; rules that are the very same are not brought into one."""
        if self._beside_rules(code) != other._beside_rules(code):
            return False
        return same_rules(self.program, other.program, code) or self.of(code) == other.of(code)

    def _at(self, code: str) -> _At:
        return _At(code, self.silent)

    def _beside_rules(self, code: str) -> canonical.Form:
        return self.beside, self._of_code(code), self._provisions(code)

    def _of_code(self, code: str) -> canonical.Form:
        """What confers origin and takes it away, and which figures are averaged."""
        where = "of code", *(in_range(code, *each) for each in self.asked)
        if where not in self.known:
            parts, each = self.of_code
            forms = tuple(map(_form, self._at(code).of(parts)))
            self.known[where] = (
                forms,
                tuple(_entries(entries, self._at(code), name) for name, entries in zip(EACH, each, strict=True)),
            )
        return self.known[where]

    def _prevailing(self, name: str) -> Sequence[Any]:
        """Provisions of a kind, of which later ones prevail."""
        found: Sequence[Any] = getattr(self.beside_rules, name)
        return found[::-1] if name == "derived" else found

    def _provisions(self, code: str) -> canonical.Form:
        standing = tuple(i for i, each in enumerate(self.entries) if _may_be_for(each.goods, code))
        if any(not _surely_for(self.entries[i].goods, code) for i in standing):
            return self._sequences(standing, code)
        if standing not in self.known:
            self.known[standing] = self._sequences(standing, code)
        return self.known[standing]

    def _sequences(self, standing: Sequence[int], code: str) -> canonical.Form:
        """The provisions, and which of them prevail over which; of those of one form, the last one counts."""
        at = self._at(code)
        entries = [replace(self.entries[i], goods=at.of(self.entries[i].goods)) for i in standing]
        last = {_form(each): i for i, each in enumerate(entries)}
        kept = [(form, entries[i]) for form, i in sorted(last.items(), key=lambda each: each[1])]
        prevail = frozenset(
            (form, later)
            for i, (form, one) in enumerate(kept)
            for later, other in kept[i + 1 :]
            if type(one) is type(other) and self._get_in_the_way(one, other)
        )
        return frozenset(last), prevail

    def _get_in_the_way(self, one: Any, other: Any) -> bool:
        """Whether two provisions may be about one material, and one of them prevails there; accumulation only adds."""
        match one:
            case Accumulating():
                return False
            case Derived() if self.chained:
                return True
            case Derived() if one.measure != other.measure:
                return False
            case Treatment() if one.treated == other.treated or _for_other_purposes(one, other):
                return False
            case Rolling() if (one.applies, one.only) == (other.applies, other.only):
                return False
        first, second = _materials(one.where), _materials(other.where)
        return first is None or second is None or bool(canonical.common(first, second))


def said_of_all(program: Program, name: str) -> canonical.Form:
    """A part of a program that is for all goods alike."""
    held = getattr(program, name)
    return frozenset(map(_form, held)) if name in UNORDERED else held


def _for_other_purposes(one: Treatment, other: Treatment) -> bool:
    """Whether no purpose is one for which two treatments are made."""
    if not one.purposes or not other.purposes or (one.others and other.others):
        return False
    named = {*one.purposes, *other.purposes}
    return not any(one.bears_on(each) and other.bears_on(each) for each in named)


def _names(entry: Derived) -> set[str]:
    """The words in what works a measure out: among them every amount that it uses."""
    parts = entry.form, entry.where, entry.goods, entry.condition
    return {
        name for each in nodes_in(*parts) for held in fields(each) if isinstance(name := getattr(each, held.name), str)
    }


def unruled(program: Program) -> canonical.Form:
    """What confers origin on goods for which there is no product rule."""
    return canonical.condition(_unruled(program.origin))


def _unruled(node: Any) -> Any:
    """A condition for goods without a product rule."""
    return n.Given(False) if isinstance(node, n.RuleMet) else with_parts(node, lambda _, part: _unruled(part))


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
    """A condition as it is asked of goods of one subheading: what their code answers is answered.

    With `lines` materials are asked for codes where they were held to the code of the good: so for no other subheading.
    """

    def __init__(self, code: str, silent: dict[int, bool] | None = None, *, lines: bool = False) -> None:
        self.code, self.lines = code, lines
        self.silent = {} if silent is None else silent

    def of(self, node: Any, *, good: bool = False) -> Any:
        """The same of a node; `good`: what it asks is asked of the good."""
        if not good and self._silent(node):
            return node
        match node:
            case n.InCodes(low, high) if good and (found := in_range(self.code, low, high)) is not Truth.UNKNOWN:
                return n.Always() if found is Truth.YES else n.Fails(n.Always())
            case n.SameAs(length) if self.lines and not good and length <= len(self.code):
                return n.InCodes(self.code[:length], self.code[:length])
            case n.GoodMeets(where):
                return self._asked(self.of(where, good=True))
            case n.OfGood(part):
                return n.OfGood(self.of(part, good=True))
            case n.Select():
                return self._select(node)
        return with_parts(node, lambda _, part: self.of(part, good=good))

    def _silent(self, node: Any) -> bool:
        """Whether a node of the program asks nothing of the good; found out once."""
        if isinstance(node, n.GoodMeets | n.OfGood | n.Select) or (self.lines and isinstance(node, n.SameAs)):
            return False
        if not isinstance(node, tuple) and not is_dataclass(node):
            return True
        if id(node) not in self.silent:
            held = node if isinstance(node, tuple) else (getattr(node, each.name) for each in fields(node))
            self.silent[id(node)] = all(map(self._silent, held))
        return self.silent[id(node)]

    def _asked(self, where: n.Pred) -> n.Expr:
        """A question about the good; answered, if its code does."""
        form = canonical.predicate(where)
        return n.Given(form == canonical.TRUE) if form in (canonical.TRUE, canonical.FALSE) else n.GoodMeets(where)

    def _select(self, node: n.Select) -> Any:
        """The cases that goods of this code may come under, and which of them prevail over which."""
        cases = list(self._cases(node))
        otherwise, together = self.of(node.otherwise), self.of(node.together)
        sure = max((each.rank for each in cases if each.guard == n.Given(True)), default=None)
        if sure is not None and together is None:
            cases, otherwise = [each for each in cases if each.rank >= sure], None
        if not cases and otherwise is not None and together is None:
            return otherwise
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
        case tuple() if value and not isinstance(value[0], str):
            return tuple(map(_form, value))
        case Designating(plain=n.Node()):
            return _form(replace(value, plain=None)), "not both by the figure"
        case _ if isinstance(value, n.Node):
            return canonical.condition(value)  # type: ignore[arg-type]
        case _ if is_dataclass(value) and not isinstance(value, type):
            held = [each.name for each in fields(value) if each.compare and each.name != "cites"]
            return type(value).__name__, *(_field(name, getattr(value, name)) for name in held)
    return canonical.unordered(value)


def _field(name: str, value: Any) -> canonical.Form:
    return canonical.predicate(value) if name in OF_LINES else _form(value)
