"""One of two texts that are held against each other: its statements in a view, and what names mean in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from roolang.diff import canonical
from roolang.diff.plain import mentioned, plain
from roolang.domain.declaration import fold
from roolang.ir.nodes import Expr
from roolang.ir.program import Program
from roolang.ir.walking import nameless
from roolang.lower import Edition, Library, View, ground, lower, lower_as, projected
from roolang.lower.apart import apart, clause, goods, materials, of_rule
from roolang.lower.frame import Frame
from roolang.lower.library import DEFINITIONS
from roolang.lower.project import project
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

Name = tuple[str, str]
"""A definition's kind and folded name."""


@dataclass(slots=True)
class Side:
    """A text in a view, made ready to be compared.

    `rules` are its product rules with the layers they stand in, `provisions` its other statements, `layers` those in
    which these stand, `definitions` what it defines, by kind and name; `silent` what the party has no position on;
    `methods` (folded) are those that provisions name: of any other it does not count what it is called.
    """

    name: str
    view: View
    frame: Frame
    whole: Edition
    library: Library
    rules: list[tuple[int, t.ProductRule]] = field(default_factory=list)
    provisions: list[Any] = field(default_factory=list)
    layers: list[int] = field(default_factory=list)
    definitions: dict[Name, Any] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    methods: frozenset[str] = frozenset()
    _forms: dict[Any, canonical.Form] = field(default_factory=dict)
    _mentioned: dict[int, tuple[Any, frozenset[str]]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What it is called: the text, whose position it is, and in which reading."""
        party = f" as {self.view.party}" if self.view.party else ""
        return f"{self.name}{party}" + (f" ({self.view.reading})" if self.view.reading else "")

    @property
    def program(self) -> Program:
        """The text as it is judged by."""
        return lower(self.whole, self.library, self.view)[0]

    def saying(self, statements: Iterable[tuple[int, Any]]) -> Program:
        """The text as it would be judged by if it said other statements, each in its layer."""
        return lower_as(self.whole, statements, self.view)

    @property
    def nomenclature(self) -> int | None:
        """The edition of its codes."""
        return next((each.year for each in reversed(self.provisions) if isinstance(each, t.Nomenclature)), None)

    def body(self, rule: t.ProductRule) -> canonical.Form:
        """What a rule asks, by itself."""
        return self.clause(rule.cond, rule)

    def clause(self, cond: Any, rule: t.ProductRule, join: str = "or") -> canonical.Form:
        """What a clause of a rule asks, worked out once for all rules that say the same of the same goods."""
        goods_ = rule.scope.goods if _local(cond) else None
        asked = (cond, goods_, join)
        if asked not in self._forms:
            self._forms[asked] = self._form(clause(cond, of_rule(rule, self.frame), join))
        return self._forms[asked]

    def condition(self, cond: Any) -> canonical.Form:
        """What a condition of a general provision asks."""
        return self._form(clause(cond, apart(self.frame)))

    def _form(self, asked: Expr) -> canonical.Form:
        return canonical.condition(nameless(asked, self.methods))

    def codes(self, codes: t.Codes) -> canonical.Form:
        """Which lines a union of classes holds."""
        return canonical.predicate(goods(codes, apart(self.frame)))

    def materials(self, mats: t.Mats) -> canonical.Form:
        """Which lines some materials are."""
        return canonical.predicate(materials(mats, apart(self.frame)))

    def defines_as(self, other: Side) -> bool:
        """Whether names mean in it what they meant on another day."""
        return self.definitions == other.definitions and self.methods == other.methods

    def says_as(self, other: Side) -> bool:
        """Whether it says what it said on another day; what was worked out then is taken over as far as it holds."""
        if not self.defines_as(other):
            return False
        self._forms = other._forms
        return (self.rules, self.provisions, self.layers) == (other.rules, other.provisions, other.layers)

    def mentions(self, statement: Any) -> frozenset[str]:
        """The words that a statement holds, folded."""
        known = self._mentioned.get(id(statement))
        if known is None:
            known = self._mentioned[id(statement)] = statement, mentioned(statement)
        return known[1]


LOCAL = (t.TheGroup, t.AnyOtherGood)


def _local(cond: Any) -> bool:
    """Whether what a clause asks depends on the goods that its rule is for, or names a condition that may."""
    return any(isinstance(each, (*LOCAL, t.Named)) for each in walk(cond))


def side(whole: Edition, library: Library, view: View) -> Side:
    """A text in a view; on a day before its first, as on that. One that names no parties is of those at the table."""
    text = projected(whole, view)
    first = next((s.start for _, s in reversed(text.statements) if isinstance(s, t.InForce)), date.min)
    if view.day < first:
        view = replace(view, day=first)
        text = projected(whole, view)
    frame = ground(whole, library, view)
    found = Side(whole.text.name, view, frame, whole, library, silent=text.labels)
    shared = [each for statement in library.shared for each in project(statement, view)]
    for layer, statement in [*((0, each) for each in shared), *text.statements]:
        now = plain(statement)
        if isinstance(now, t.ProductRule):
            found.rules.append((layer, now))
        elif isinstance(now, DEFINITIONS):
            found.definitions[defined(now)] = now
        else:
            found.provisions.append(now)
            found.layers.append(layer)
    header = whole.text.header
    if isinstance(header, t.Consolidated) and not any(isinstance(each, t.Parties) for each in found.provisions):
        found.provisions.insert(0, t.Parties(header.parties, span=header.span))
        found.layers.insert(0, 0)
    found.methods = frozenset(fold(name) for each in found.provisions for name in _methods(each))
    return found


def _methods(provision: Any) -> Iterator[str]:
    """The methods by whose names a provision says which figures it is about."""
    match provision:
        case t.Averaging(method=name) | t.Trace(method=name) if name:
            yield name
        case t.Threshold(limits=limits):
            yield from (each.name for each in walk(limits) if isinstance(each, t.MethodName))


def defined(statement: Any) -> Name:
    """What a definition is called, by its kind; lists and materials share their names, methods are of a quantity."""
    of = f" for {fold(statement.quantity)}" if isinstance(statement, t.MethodDefinition) else ""
    kind = "list" if isinstance(statement, t.ListDefinition | t.MaterialDefinition) else KINDS[type(statement)]
    return kind, fold(statement.name) + of


KINDS: dict[type[Any], str] = {
    t.OperationDefinition: "operation", t.OperationsDefinition: "list of operations", t.StagesDefinition: "stages",
    t.MeasureDefinition: "measure", t.QuantityDefinition: "quantity", t.MethodDefinition: "method",
    t.ConditionDefinition: "condition", t.ParameterDefinition: "parameter",
}  # fmt: skip
