"""What names mean in one projected text: lists, materials, operations, quantities, methods, parameters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.declaration import fold
from roolang.domain.units import reckoned
from roolang.ir.program import Word
from roolang.limits import MAX_SOUGHT, MAX_WRITTEN, MAX_WRITTEN_ALL
from roolang.lower.circles import circles
from roolang.record import record
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.naming import definable, meant
from roolang.syntax.walk import measure


@record(frozen=True, slots=True)
class Written:
    """A definition written out: what it cost and how deep it stood; it keeps what it is known by.

    `looked` tells that it hangs on the goods of the rule that asked.
    """

    form: Any
    cost: tuple[int, int]
    depth: int
    of: tuple[Any, ...]
    looked: bool = False


@dataclass(slots=True)
class Environment:
    """The definitions in force, and the findings met while using them.

    `used` collects the names that something referred to, for the lint on definitions that nothing uses; `said`
    holds the names of amounts, and other words that facts are asked in, as they are written, `kinds` what each names;
    `circular` is what runs in a circle; `claims` keeps what groups of rules describe, `written` and `spent` keep
    and count what was written out. `looks` counts how often something looked at the goods that a rule is for; `same`
    keeps what is asked for again and again, so that it is one object, and `units`, `addends` and `currencies` what
    was found out about forms.
    """

    lists: dict[str, t.Codes] = field(default_factory=dict)
    operations: dict[str, t.OperationDefinition] = field(default_factory=dict)
    operation_lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stages: dict[str, t.StagesDefinition] = field(default_factory=dict)
    measures: dict[str, str] = field(default_factory=dict)
    derived: dict[str, t.MeasureDefinition] = field(default_factory=dict)
    quantities: dict[str, t.QuantityDefinition] = field(default_factory=dict)
    methods: dict[tuple[str, str], t.MethodDefinition] = field(default_factory=dict)
    conditions: dict[str, t.ConditionDefinition] = field(default_factory=dict)
    parameters: dict[str, t.ParameterDefinition] = field(default_factory=dict)
    quotas: dict[str, t.Quota] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(default_factory=dict)
    circular: set[str] = field(default_factory=set)
    claims: dict[int, Any] = field(default_factory=dict)
    written: dict[Any, Written] = field(default_factory=dict)
    looks: int = 0
    same: dict[Any, Any] = field(default_factory=dict)
    units: dict[int, tuple[object, str | None]] = field(default_factory=dict)
    addends: dict[int, tuple[object, frozenset[str]]] = field(default_factory=dict)
    currencies: dict[int, tuple[object, tuple[str, ...]]] = field(default_factory=dict)
    _told: set[Finding] = field(default_factory=set)
    _said_once: set[str] = field(default_factory=set)
    _missed: set[tuple[str, Span]] = field(default_factory=set)
    _measures: dict[int, tuple[object, tuple[int, int]]] = field(default_factory=dict)
    _sought: int = 0
    spent: int = 0
    _spent_here: int = 0

    def define(self, statement: Any) -> None:
        """Takes a definition in; a later one prevails."""
        name = fold(getattr(statement, "name", ""))
        match statement:
            case t.ListDefinition(codes=codes) | t.MaterialDefinition(codes=codes):
                self.lists[name] = codes
            case t.OperationDefinition():
                self.operations[name] = statement
                self.says(name, statement.name, "operation")
            case t.OperationsDefinition(names=names):
                self.operation_lists[name] = names
            case t.StagesDefinition():
                self.stages[name] = statement
            case t.MeasureDefinition(unit=unit):
                self.measures[name] = reckoned(unit)[0]
                self.derived[name] = statement
                self.says(name, statement.name)
            case t.QuantityDefinition():
                self.quantities[name] = statement
                self.says(name, statement.name)
            case t.MethodDefinition(quantity=quantity):
                self.methods[name, fold(quantity)] = statement
            case t.ConditionDefinition():
                self.conditions[name] = statement
            case t.ParameterDefinition():
                self.parameters[name] = statement
                self.says(name, statement.name)
            case t.Quota():
                self.quotas[name] = statement

    def says(self, name: str, written: str, kind: str = "amount") -> None:
        """Takes down how a name is written, and what is so called."""
        self.said[name] = " ".join(written.replace("_", " ").split())
        self.kinds.setdefault(name, set()).add(kind)

    def folded(self, written: str, kind: str) -> str:
        """The folded form of words that facts are asked in; how they are first written is taken down."""
        name = fold(written)
        if name not in self.said:
            self.says(name, written, kind)
        self.kinds[name].add(kind)
        return name

    def vocabulary(self) -> dict[str, Word]:
        """The words that facts are asked in: how each is written, and the unit of an amount."""
        return {
            name: Word(said, self.measures.get(name, ""), frozenset(self.kinds[name]))
            for name, said in self.said.items()
        }

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        label: str = "",
        help: str = "",
        others: tuple[Label, ...] = (),
        fixes: tuple[Fix, ...] = (),
        missing: str = "",
    ) -> None:
        """Keeps a finding, once."""
        finding = Finding(code, message, Label(span, label), others=others, help=help, fixes=fixes, missing=missing)
        if finding not in self._told:
            self._told.add(finding)
            self.findings.append(finding)

    def report_once(self, code: str, message: str, span: Span, help: str) -> None:
        """Keeps the first of all findings that say this."""
        if message not in self._said_once:
            self._said_once.add(message)
            self.report(code, message, span, help=help)

    def unknown(self, kind: str, name: str, known: Iterable[str], span: Span) -> None:
        """Reports a name that nothing defines, once, with those that are nearly it; of very many, without."""
        message = f"no {kind} is called `{name}`"
        if (message, span) in self._missed:
            return
        self._missed.add((message, span))
        names = [each for each in known if isinstance(each, str)]
        self._sought += len(names)
        help_, fixes = meant(span, name, names) if self._sought <= MAX_SOUGHT else ("", ())
        help_ = help_ or definable(kind, name)
        self.report("RL2001", message, span, help=help_, fixes=fixes, missing=name)

    def measures_too(self, name: str, unit: str) -> None:
        """Takes in a measure that the text names without defining it."""
        if name not in self.measures:
            self.measures[name] = unit
            self.units.clear()
            self.addends.clear()

    def measured(self, meant: object) -> tuple[int, int]:
        """How many parts a definition has and how deep they are nested, worked out once."""
        known = self._measures.get(id(meant))
        if known is None:
            known = self._measures[id(meant)] = meant, measure(meant)
        return known[1]

    def affords(self, size: int, *, first: bool) -> bool:
        """Whether a definition of this size may be written out in the place of its name; `first` begins a new place."""
        self._spent_here = size if first else self._spent_here + size
        return self.pays(size) and self._spent_here <= MAX_WRITTEN

    @property
    def costs(self) -> tuple[int, int]:
        """What was written out so far, in all and in this place."""
        return self.spent, self._spent_here

    def affords_again(self, size: int, here: int) -> bool:
        """Whether so much more may be written out, in all and in this place; counts it if so."""
        if self.spent + size > MAX_WRITTEN_ALL or self._spent_here + here > MAX_WRITTEN:
            return False
        self.spent += size
        self._spent_here += here
        return True

    def pays(self, size: int) -> bool:
        """Counts work that grows faster than the text does; whether there may be as much."""
        self.spent += size
        return self.spent <= MAX_WRITTEN_ALL

    def codes_of(self, name: str, span: Span) -> t.Codes | None:
        """The codes of a list or material by name."""
        folded = fold(name)
        self.used.add(folded)
        if folded not in self.lists:
            self.unknown("list", name, self.lists, span)
        return self.lists.get(folded)

    def method(self, name: str, of: t.Operand, span: Span) -> t.MethodDefinition | None:
        """The method of a quantity by name, which stands at `span`."""
        quantity = of.name
        found = self.methods.get((fold(name), fold(quantity)))
        self.used.add(fold(name))
        if found is None:
            known = [method for method, whose in self.methods if whose == fold(quantity)]
            if known:
                anywhere = any(method == fold(name) for method, _ in self.methods)
                self.unknown(f"method of {quantity}" if anywhere else "method", name, known, span)
            else:
                others = {whose for _, whose in self.methods} | set(self.quantities) | set(self.measures)
                self.unknown("quantity", quantity, others, of.span)
        return found


def environment(statements: Iterable[Any], parties: tuple[str, ...]) -> Environment:
    """The environment of statements in order, later ones prevailing."""
    env, defining = Environment(parties=parties), list(statements)
    for statement in defining:
        env.define(statement)
    for members, finding in circles(defining):
        env.circular.update(members)
        env.findings.append(finding)
    return env
