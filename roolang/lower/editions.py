"""Editions: a text with everything it amends beneath it, amendments applied."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile
from typing import Any, TypeAlias, TypeGuard

from roolang.diagnostics import Finding, Label
from roolang.domain.declaration import fold
from roolang.limits import MAX_CHAIN, MAX_WRITTEN_ALL
from roolang.lower.amend import Amender, repeated
from roolang.lower.keys import key, key_label, namesakes
from roolang.lower.library import Library, Text
from roolang.lower.project import Silent, View, coming, leaves, project, stand_in
from roolang.lower.shelves import Called
from roolang.syntax import tree as t
from roolang.syntax.naming import meant


@dataclass(frozen=True, slots=True)
class Edition:
    """A text as it stands after amendment: layers of statements, the amended text's first.

    A statement of a later layer takes the place of its namesake in an earlier one when both are projected.
    `amends` names what lies beneath, nearest first. Proposals over a consolidated text amend what that text comes to
    in a view, for the party that proposes: `speaker` if it is one alone. `unapplied` are their layers.
    """

    text: Text
    layers: tuple[tuple[t.Statement, ...], ...]
    amends: tuple[str, ...] = ()
    speaker: str = ""
    unapplied: frozenset[int] = frozenset()

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
    """The statements of an edition in one view, each with its layer; and the provisions it is silent on.

    Those stand with some wording or other, which nothing may hang on; `findings` are of its amendments. `coming`
    are provisions that begin after the day, as they will be on their first, with that day.
    """

    statements: tuple[tuple[int, Any], ...]
    silent: tuple[t.Statement, ...] = ()
    labels: tuple[str, ...] = field(default=())
    findings: tuple[Finding, ...] = ()
    coming: tuple[tuple[Any, date], ...] = ()

    @property
    def in_force(self) -> t.InForce | None:
        """What the text says of its time in force."""
        return next((s for _, s in reversed(self.statements) if isinstance(s, t.InForce)), None)


def edition(library: Library, text: Text) -> tuple[Edition, tuple[Finding, ...]]:
    """The edition of a text; findings where it amends what is not there, or in a circle.

    Where the text itself that is amended is not there, its provisions are not missed one by one.
    """
    chain, findings = _chain(library, text)
    whole = not findings
    layers: list[list[t.Statement]] = []
    proposals = _over_brackets(chain)
    for each in reversed(chain):
        if isinstance(each.header, t.Proposal) and each not in proposals:
            amender = Amender(layers)
            added = amender.apply(each.statements)
            findings += amender.findings if whole else []
            layers.append(added)
            continue
        astray = _astray(each)
        findings += [_not_an_amendment(edit) for edit in astray]
        layers.append([each_ for each_ in each.statements if each_ not in astray] if astray else list(each.statements))
    names = tuple(each.name for each in chain[1:])
    parties = proposals[0].header.parties if proposals and isinstance(proposals[0].header, t.Proposal) else ()
    speaker = parties[0] if len(parties) == 1 else ""
    unapplied = frozenset(range(len(layers) - len(proposals), len(layers)))
    return Edition(text, tuple(map(tuple, layers)), names, speaker, unapplied), tuple(findings)


def _over_brackets(chain: list[Text]) -> list[Text]:
    """The proposals at the top of a chain over a consolidated text, the lowest first; none over another."""
    proposals = list(takewhile(lambda each: isinstance(each.header, t.Proposal), chain))
    beneath = chain[len(proposals) :]
    return proposals[::-1] if beneath and isinstance(beneath[0].header, t.Consolidated) else []


AMENDMENTS = (t.Replace, t.Add, t.Delete, t.ListEdit, t.AddToRule, t.AmendValue)


def _astray(text: Text) -> list[Any]:
    """The amendments in a text that amends none."""
    whole = isinstance(text.header, t.Agreement)
    return [statement for statement in text.statements if whole and isinstance(statement, AMENDMENTS)]


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
            help_, fixes = meant(current.header.span, current.amends, known)
            help_ = help_ or f'bring it in with `use "{current.amends.lower()}"`'
            label = Label(current.header.span)
            findings.append(Finding("RL2006", message, label, help=help_, fixes=fixes, missing=current.amends))
            break
        if any(beneath is each for each in chain):
            start = next(i for i, each in enumerate(chain) if each is beneath)
            names = " amends ".join(f"`{each.name}`" for each in [*chain[start:], beneath])
            findings.append(Finding("RL2007", f"amendments run in a circle: {names}", Label(current.header.span)))
            break
        if len(chain) > MAX_CHAIN:
            message = f"`{text.name}` amends a text that amends a text, and so on more than {MAX_CHAIN} times"
            help_ = "consolidate the older amendments in one proposal"
            findings.append(Finding("RL0901", message, Label(text.header.span), help=help_))
            break
        chain.append(beneath)
    return chain, findings


def projected(whole: Edition, view: View) -> Projected:
    """The edition in a view: later layers over earlier ones, silence leaving what stands."""
    view = view if view.party or not whole.speaker else replace(view, party=whole.speaker)
    layers = [[leaf for statement in layer for leaf in leaves(statement, view)] for layer in whole.layers]
    view = replace(view, later=_later(layers, view)) if view.dated else view
    made = _Projection(view)
    for depth, statements in enumerate(layers):
        if depth in whole.unapplied:
            made.findings += repeated(statements, [standing for _, standing in made.standing.values()])
        made.lay(depth, statements)
    silent = tuple(made.silent.values())
    shown = tuple(each for statement in silent for each in project(stand_in(statement), view))
    labels = tuple(dict.fromkeys(map(key_label, silent)))
    return Projected(tuple(made.standing.values()), shown, labels, tuple(made.findings), tuple(made.coming.values()))


def spoken(whole: Edition, view: View) -> tuple[Projected, View]:
    """The edition as it is judged by, and the view that it then is in.

    On a day before its first a text says what it will say on that: else its limits would have no step begun.
    """
    text = projected(whole, view)
    begins = text.in_force.start if text.in_force else None
    if begins is None or begins <= view.day:
        return text, view
    view = replace(view, day=begins)
    return projected(whole, view), view


def _later(layers: list[list[Any]], view: View) -> tuple[tuple[str, date], ...]:
    """The numbers by name, folded, that no layer gives a value on the day, each with the day of its first one."""
    named = [s for layer in layers for each in layer if isinstance(s := _meant(each), t.ParameterDefinition)]
    found = [(fold(each.name), [since for _, since in coming(each, view)]) for each in named]
    valued = {name for name, since in found if not since}
    return tuple((name, min(since)) for name, since in found if name not in valued)


def _meant(statement: Any) -> Any:
    """What an amendment puts in place or adds, or the statement itself."""
    return statement.statement if isinstance(statement, t.Replace | t.Add) else statement


class _Projection:
    """What stands, layer by layer."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.standing: Standing = {}
        self.silent: dict[Any, t.Statement] = {}
        self.findings: list[Finding] = []
        self.coming: dict[Any, tuple[Any, date]] = {}
        self.called: Called = {}
        self.again: Counter[Any] = Counter()
        self._keys: set[Any] | None = None

    def lay(self, depth: int, statements: list[t.Statement]) -> None:
        """A layer over what stands."""
        self.again.clear()
        statements = self._few_enough(statements)
        fresh: Standing = {}
        unspoken: dict[Any, t.Statement] = {}
        for statement in statements:
            try:
                found = project(statement, self.view)
            except Silent:
                found = self._unspoken(statement, unspoken)
            later = () if found else coming(statement, self.view)
            self.coming |= {_place(statement, each): (each, since) for each, since in later}
            for each in found:
                brought = self._amended(each, fresh) if isinstance(each, AMENDMENTS) else each
                if brought is not None:
                    fresh[self._free(_place(statement, brought), fresh)] = (depth, brought)
        self.silent = {k: s for k, s in self.silent.items() if k not in fresh} | unspoken
        self.standing = {k: v for k, v in self.standing.items() if k not in fresh} | fresh
        self._keys = None
        self.coming = {k: s for k, s in self.coming.items() if k not in fresh}

    def _unspoken(self, statement: Any, unspoken: dict[Any, t.Statement]) -> list[Any]:
        """A statement that the view has no words for: what stands, stands; else the position is open.

        A list whose only entries are somebody's is not open: it is empty for everybody else.
        """
        meant = _meant(statement)
        if isinstance(meant, AMENDMENTS) or self._has_namesake(meant):
            return []
        if _somebodys(meant):
            return [replace(meant, codes=replace(meant.codes, items=()))]
        unspoken[self._free(key(meant), unspoken)] = meant
        return []

    def _has_namesake(self, statement: Any) -> bool:
        """Whether a statement stands that this one would take the place of."""
        if isinstance(statement, t.Threshold):
            return any(namesakes(statement, old) for _, old in self.standing.values() if isinstance(old, t.Threshold))
        if self._keys is None:
            self._keys = {key(old) for _, old in self.standing.values()}
        return key(statement) in self._keys

    def _few_enough(self, statements: list[t.Statement]) -> list[t.Statement]:
        """The statements of a layer; without its amendments, reported, where they are too many for what stands."""
        edits = [each for each in statements if isinstance(each, AMENDMENTS)]
        if not self.standing or len(edits) * (len(self.standing) + len(statements)) <= MAX_WRITTEN_ALL:
            return statements
        message = f"{len(edits):,} amendments of {len(self.standing):,} provisions with brackets are too many"
        help_ = "amend the text that the brackets are in, or divide the proposal"
        self.findings.append(Finding("RL0902", message, Label(edits[0].span), help=help_))
        return [each for each in statements if not isinstance(each, AMENDMENTS)]

    def _free(self, place: Any, taken: dict[Any, Any]) -> Any:
        """A place of its own for one of several statements with the same identity."""
        if place not in taken:
            return place
        self.again[place] += 1
        return place, self.again[place]

    def _amended(self, edit: Any, fresh: Standing) -> Any:
        """Carries out an amendment of what stands, the layer's own words first; returns the statement it brings."""
        held = [(fresh, place) for place in fresh]
        held += [(self.standing, place) for place in self.standing if place not in fresh]
        layers: list[list[t.Statement]] = [[standing[place][1]] for standing, place in held]
        self._keys = None
        amender = Amender(layers[::-1], self.called)
        added = amender.apply([edit])
        self.findings += amender.findings
        for (standing, place), left in zip(held, layers, strict=True):
            if left:
                standing[place] = (standing[place][0], left[0])
            else:
                del standing[place]
        return added[0] if added else None


def _somebodys(statement: Any) -> TypeGuard[t.ListDefinition | t.MaterialDefinition]:
    """Whether it is a list with nothing in it but one bracket."""
    if not isinstance(statement, t.ListDefinition | t.MaterialDefinition):
        return False
    return all(isinstance(item, t.Slot) and len(item.options) == 1 for item in statement.codes.items)


def _place(statement: Any, projected_: Any) -> Any:
    """The identity of a statement, as written; of a threshold, with the method that the view has."""
    statement = _meant(statement)
    return key(projected_ if isinstance(projected_, t.Threshold) else statement)
