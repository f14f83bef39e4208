"""What is checked: statements with the text and module they stand in, and what their texts say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from roolang.check.holding import EVERYBODY, Holding
from roolang.limits import MAX_CHAIN
from roolang.source import SourceFile
from roolang.syntax import tree as t
from roolang.syntax.walk import nodes

Header = t.Agreement | t.Proposal | t.Consolidated
KINDS: tuple[type[t.Node], ...] = (
    *(t.Proposal, t.ProductRule, t.Tolerance, t.Treat, t.Accumulation, t.Threshold, t.Quota, t.Scope, t.RulesCover),
    *(t.InForce, t.Described),
    *(t.Slot, t.Bracketed, t.Chain, t.Enumeration, t.Guarded, t.Allowance, t.Compare, t.Steps, t.OfParty),
    *(t.CodeRange, t.Codes, t.Arithmetic, t.OperationChoice, t.EitherBase, t.EitherMethod, t.Fact, t.Money),
    *(t.Change, t.AnyOther, t.Cite, t.Note, t.Annotated),
    *(t.Operand, t.MethodName, t.NamedClass, t.Mat, t.Named, t.WithinQuota, t.OperationCount),
    *(
        t.Operation,
        t.Described,
        t.Trace,
        t.Reference,
        t.Share,
        t.NamedShare,
        t.ParameterDefinition,
        t.Figure,
        t.Expect,
        t.Test,
        t.ProducedIn,
        t.Place,
        t.Status,
    ),
)
"""Kinds of nodes that some check looks at one by one."""


@dataclass(slots=True, eq=False)
class Text:
    """One agreement, proposal or consolidated text, and those of its headers that checks ask for."""

    name: str
    header: Header | None = None
    parties: t.Parties | None = None
    added_parties: tuple[str, ...] = ()
    nomenclature: t.Nomenclature | None = None
    in_force: t.InForce | None = None

    @property
    def amends(self) -> str:
        """The name of the text it amends, or nothing."""
        return self.header.amends if isinstance(self.header, t.Proposal | t.Consolidated) else ""

    def take(self, statement: object, *, added: bool) -> None:
        """Notes a header; a later one prevails, and parties that are added join those before."""
        match statement:
            case t.Parties(names) if added:
                self.added_parties += names
            case t.Parties():
                self.parties = statement
            case t.Nomenclature():
                self.nomenclature = statement
            case t.InForce():
                self.in_force = statement


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A statement out of its brackets and its verb of amendment, and where it stands.

    `text` is `None` outside any text; `order` is its rank among all statements.
    """

    statement: Any
    text: Text | None
    module: t.Module
    own: bool
    order: int
    holding: Holding = EVERYBODY
    amending: str = ""


@dataclass(slots=True)
class Corpus:
    """All that was loaded: statements in order, their nodes by kind if they are to be reported on, texts by name."""

    placed: list[Placed] = field(default_factory=list)
    nodes: dict[type[t.Node], list[tuple[Any, Placed]]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    texts: dict[str, Text] = field(default_factory=dict)
    modules: list[tuple[t.Module, bool]] = field(default_factory=list)
    names: object = None
    """What the texts define between them, once somebody has asked (`vocabulary`)."""

    @property
    def own(self) -> Iterator[Placed]:
        """The statements to report on."""
        return (placed for placed in self.placed if placed.own)

    def each(self, *kinds: type[t.Node]) -> Iterator[tuple[Any, Placed]]:
        """The nodes of some kinds that stand in statements to report on, each with its statement."""
        return (found for kind in kinds for found in self.nodes[kind])

    def reports_on(self, source: SourceFile) -> bool:
        """Whether a file is one to report on."""
        return any(own and module.source is source for module, own in self.modules)

    def chain(self, text: Text | None) -> Iterator[Text]:
        """The text, what it amends, what that amends, and so on as far as it is there."""
        passed: set[int] = set()
        while text is not None and id(text) not in passed and len(passed) <= MAX_CHAIN:
            passed.add(id(text))
            yield text
            text = self.texts.get(text.amends.casefold())

    def edition(self, text: Text | None) -> int | None:
        """The edition of the nomenclature that the codes of a text are of, its own or the one it amends."""
        said = (each.nomenclature for each in self.chain(text))
        return next((each.year for each in said if each is not None), None)


def corpus(modules: Iterable[tuple[t.Module, bool]]) -> Corpus:
    """The corpus of some modules, imports first, each with whether it is to be reported on."""
    found = Corpus(modules=list(modules))
    for module, own in found.modules:
        current: Text | None = None
        for statement in module.statements:
            match statement:
                case t.Agreement(name) | t.Proposal(name) | t.Consolidated(name):
                    current = found.texts.setdefault(name.casefold(), Text(name))
                    current.header = current.header or statement
                case t.PartOf(name):
                    current = found.texts.setdefault(name.casefold(), Text(name))
            _place(found, statement, current, module, own=own)
    return found


def _place(found: Corpus, whole: t.Statement, text: Text | None, module: t.Module, *, own: bool) -> None:
    for statement, holding, amending in unwrapped(whole):
        placed = Placed(statement, text, module, own, len(found.placed), holding, amending)
        if isinstance(statement, t.Bracketed):
            if own:
                found.nodes[t.Bracketed].append((statement, placed))
            continue
        found.placed.append(placed)
        for node in nodes(statement) if own else ():
            if type(node) in found.nodes:
                found.nodes[type(node)].append((node, placed))
        if text is not None:
            text.take(statement, added=amending == "add")


def unwrapped(whole: Any, holding: Holding = EVERYBODY, verb: str = "") -> Iterator[tuple[Any, Holding, str]]:
    """The statements inside brackets and verbs of amendment, with who holds them and the verb; brackets first."""
    match whole:
        case t.Bracketed(attribution, content):
            yield whole, holding, verb
            for each in content:
                yield from unwrapped(each, holding.within(attribution), verb)
        case t.Replace(statement):
            yield from unwrapped(statement, holding, "replace")
        case t.Add(statement):
            yield from unwrapped(statement, holding, "add")
        case _:
            yield whole, holding, verb
