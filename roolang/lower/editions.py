"""Editions: a text with everything it amends beneath it, amendments applied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from roolang.diagnostics import Finding, Label
from roolang.diagnostics.suggest import did_you_mean
from roolang.lower.amend import Amender
from roolang.lower.keys import key, key_label
from roolang.lower.library import Library, Text
from roolang.lower.project import Silent, View, project
from roolang.syntax import tree as t


@dataclass(frozen=True, slots=True)
class Edition:
    """A text as it stands after amendment: layers of statements, the amended text's first.

    A statement of a later layer takes the place of its namesake in an earlier one when both are projected.
    `amends` names what lies beneath, nearest first.
    """

    text: Text
    layers: tuple[tuple[t.Statement, ...], ...]
    amends: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[t.Statement, ...]:
        """All of them, in order."""
        return tuple(statement for layer in self.layers for statement in layer)

    @property
    def parties_at_the_table(self) -> tuple[str, ...]:
        """Who can have a position of its own: the parties of a consolidated text, else nobody."""
        header = self.text.header
        return header.parties if isinstance(header, t.Consolidated) else ()


Standing: TypeAlias = dict[Any, tuple[int, Any]]
"""Statements by identity, each with the layer it stands in."""


@dataclass(frozen=True, slots=True)
class Projected:
    """The statements of an edition in one view, each with its layer; and the provisions it is silent on."""

    statements: tuple[tuple[int, Any], ...]
    silent: tuple[t.Statement, ...] = ()
    labels: tuple[str, ...] = field(default=())


def edition(library: Library, text: Text) -> tuple[Edition, tuple[Finding, ...]]:
    """The edition of a text; findings where it amends what is not there, or in a circle."""
    chain, findings = _chain(library, text)
    layers: list[list[t.Statement]] = []
    for each in reversed(chain):
        if isinstance(each.header, t.Proposal):
            amender = Amender(layers)
            added = amender.apply(each.statements)
            findings += amender.findings
            layers.append(added)
            continue
        layers.append(list(each.statements))
        if isinstance(each.header, t.Agreement):
            findings += [_not_an_amendment(edit) for edit in each.statements if isinstance(edit, AMENDMENTS)]
    names = tuple(each.name for each in chain[1:])
    return Edition(text, tuple(map(tuple, layers)), names), tuple(findings)


AMENDMENTS = (t.Replace, t.Add, t.Delete, t.ListEdit, t.AddToRule, t.AmendValue)


def _not_an_amendment(statement: t.Statement) -> Finding:
    message = "only a proposal can replace, add, delete or amend"
    return Finding("RL2008", message, Label(statement.span), help="begin with `proposal NAME by XX amends NAME`")


def _chain(library: Library, text: Text) -> tuple[list[Text], list[Finding]]:
    """The text, what it amends, what that amends, and so on."""
    chain, findings = [text], list[Finding]()
    while chain[-1].amends:
        current = chain[-1]
        beneath = library.find(current.amends)
        if beneath is None:
            known = [other.name for other in library.texts.values() if other is not current]
            message = f"`{current.name}` amends `{current.amends}`, which is not there"
            help_ = did_you_mean(current.amends, known) or f'bring it in with `use "{current.amends.lower()}"`'
            findings.append(Finding("RL2006", message, Label(current.header.span), help=help_))
            break
        if beneath in chain:
            names = " amends ".join(f"`{each.name}`" for each in [*chain[chain.index(beneath) :], beneath])
            findings.append(Finding("RL2007", f"amendments run in a circle: {names}", Label(current.header.span)))
            break
        chain.append(beneath)
    return chain, findings


def _amended(standing: Standing, edit: Any) -> tuple[Standing, Any]:
    """What stands after an amendment in a consolidated text, and the statement it brings, if any."""
    layers = [[statement for _, statement in standing.values()]]
    depths = {id(statement): depth for depth, statement in standing.values()}
    added = Amender(layers).apply([edit])
    kept = {key(s): (depths.get(id(s), 0), s) for s in layers[0]}
    return kept, added[0] if added else None


def projected(whole: Edition, view: View) -> Projected:
    """The edition in a view: later layers over earlier ones, silence leaving what stands."""
    standing: Standing = {}
    silent: list[t.Statement] = []
    for depth, layer in enumerate(whole.layers):
        fresh: dict[Any, tuple[int, Any]] = {}
        for statement in layer:
            try:
                found = project(statement, view)
            except Silent:
                if key(statement) not in standing:
                    silent.append(statement)
                continue
            for each in found:
                if isinstance(each, AMENDMENTS):
                    standing, each = _amended(standing, each)
                    if each is None:
                        continue
                place = key(statement if not isinstance(statement, t.Bracketed) else each)
                while place in fresh:
                    place = (place, "again")
                fresh[place] = (depth, each)
        standing = {**{k: v for k, v in standing.items() if k not in fresh}, **fresh}
    return Projected(tuple(standing.values()), tuple(silent), tuple(key_label(s) for s in silent))
