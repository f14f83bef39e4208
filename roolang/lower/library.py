"""What there is to lower: texts by name, and definitions that stand outside any text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t
from roolang.syntax.naming import meant

Header = t.Agreement | t.Proposal | t.Consolidated


@dataclass(slots=True)
class Text:
    """One agreement, proposal or consolidated text: its header and its statements, in order."""

    header: Header
    statements: list[t.Statement] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name as written."""
        return self.header.name

    @property
    def amends(self) -> str:
        """The name of the text it amends, or nothing."""
        return "" if isinstance(self.header, t.Agreement) else self.header.amends


@dataclass(slots=True)
class Library:
    """All texts that can be reached, and the shared definitions; `own` are the names that the rule files began."""

    texts: dict[str, Text] = field(default_factory=dict)
    shared: list[t.Statement] = field(default_factory=list)
    tests: list[t.Test] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    def find(self, name: str) -> Text | None:
        """A text by name, however it is capitalised."""
        return self.texts.get(key_of(name))


def key_of(name: str) -> str:
    """A text's name as it is looked up."""
    return name.casefold()


DEFINITIONS = (
    t.ListDefinition, t.MaterialDefinition, t.OperationDefinition, t.OperationsDefinition, t.StagesDefinition,
    t.MeasureDefinition, t.QuantityDefinition, t.MethodDefinition, t.ConditionDefinition, t.ParameterDefinition,
)  # fmt: skip


def gather(modules: Iterable[tuple[t.Module, bool]]) -> tuple[Library, tuple[Finding, ...]]:
    """The library of some modules, imports first; the flag says whether a module's texts and tests are its own.

    What stands outside any text is told once in a file; what goes on with a text that is not there is told there.
    """
    library, findings = Library(), []
    for module, own in modules:
        current: Text | None = None
        homeless = False
        for statement in module.statements:
            match statement:
                case t.Agreement() | t.Proposal() | t.Consolidated():
                    current = Text(statement)
                    findings += _enter(library, current, own=own)
                case t.PartOf(name):
                    current = library.find(name)
                    if current is None:
                        findings.append(_no_text(statement, library))
                        current = Text(t.Agreement(name, span=statement.span))
                case t.Test():
                    library.tests.extend([statement] if own else [])
                case t.Use() | t.Language():
                    pass
                case _ if current is not None:
                    current.statements.append(statement)
                case _ if isinstance(statement, DEFINITIONS):
                    library.shared.append(statement)
                case _:
                    findings += [] if homeless else [_homeless(statement)]
                    homeless = True
    return library, tuple(findings)


def _enter(library: Library, text: Text, *, own: bool) -> list[Finding]:
    key = key_of(text.name)
    standing = library.texts.get(key)
    library.texts.setdefault(key, text)
    if own and key not in library.own:
        library.own.append(key)
    if standing is None:
        return []
    others = (Label(standing.header.span, "it begins here"),)
    message = f"`{text.name}` is begun twice"
    return [
        Finding(
            "RL2002",
            message,
            Label(text.header.span),
            others=others,
            help=f"go on with `part of {text.name}`",
        )
    ]


def _no_text(statement: t.PartOf, library: Library) -> Finding:
    known = [text.name for text in library.texts.values()]
    near, fixes = meant(statement.span, statement.name, known)
    message = f"there is no text `{statement.name}` to go on with"
    return Finding("RL2006", message, Label(statement.span), help=near, fixes=fixes, missing=statement.name)


def _homeless(statement: t.Statement) -> Finding:
    help_ = 'begin with `agreement NAME "its title"`'
    return Finding("RL2011", "this stands outside any agreement or proposal", Label(statement.span), help=help_)
