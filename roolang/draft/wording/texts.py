"""Whole rule files in legal English: titles, definitions, provisions, and a row for each product rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from roolang.domain.declaration import fold
from roolang.draft.wording.classes import Unsaid, attributed, codes
from roolang.draft.wording.conditions import clause, sentence
from roolang.draft.wording.figures import VERBS, of_goods
from roolang.draft.wording.house import House, day, either, value
from roolang.draft.wording.provisions import provision
from roolang.format import show
from roolang.record import record
from roolang.syntax import tree as t

SILENT = (t.Language, t.Use, t.Test, t.CitationsRequired, t.RulesCover)
"""Statements about the file, not of the text."""
MOST = 80
"""So many characters are shown of a statement that could not be read."""
Lists: TypeAlias = Mapping[str, tuple[str, ...]]
NO_LISTS: Lists = {}


@record(frozen=True, slots=True)
class Said:
    """One statement in words.

    `kind` is `title`, `remark`, `definition`, `provision`, `rule` or `amendment`; `left out` for one that has an
    error, since nobody knows what it says. Of a rule, `heading` is what it is for. `cites` say where the law says so.
    Without `said` the words are those of the rule file, for want of others.
    """

    kind: str
    words: str
    heading: str = ""
    cites: tuple[str, ...] = ()
    said: bool = True


def texts(module: t.Module, house: House, lists: Lists = NO_LISTS) -> Iterator[Said]:
    """Each statement of a rule file in legal English, in the order of the file; tests are left out.

    Of `lists`, those of operations by their folded names, insufficient ones are told one by one. Of a statement that
    could not be read it is said where it stands: what stands in for it when others are judged is no law.
    """
    meant = {id(statement) for each in module.broken for statement in each.meant}
    read = [each for each in module.statements if id(each) not in meant]
    for statement in sorted((*read, *module.broken), key=lambda each: each.span.start):
        if isinstance(statement, t.Broken):
            if not statement.meant or not all(isinstance(each, SILENT) for each in statement.meant):
                yield Said("left out", _left_out(statement))
        elif isinstance(statement, t.Insufficient):
            names = tuple(dict.fromkeys(each for name in statement.names for each in _one_by_one(name, lists)))
            yield statement_said(replace(statement, names=names), house)
        elif not isinstance(statement, SILENT):
            yield statement_said(statement, house)


def _left_out(broken: t.Broken) -> str:
    """How a statement begins that could not be read, and where."""
    head = broken.span.text.strip().partition("\n")[0]
    shown = head if len(head) <= MOST else f"{head[:MOST].rstrip()}..."
    return f"LEFT OUT, since it has an error: `{shown}` ({broken.span.source.name}:{broken.span.place[0]})"


def _one_by_one(name: str, lists: Lists) -> Iterator[str]:
    """A name, or those of the list that it is the name of; a list that is in itself is told once."""
    rest = {each: names for each, names in lists.items() if each != fold(name)}
    if fold(name) not in lists:
        yield name
    for each in lists.get(fold(name), ()):
        yield from _one_by_one(each, rest)


def statement_said(statement: t.Statement, house: House) -> Said:
    """One statement; where legal English has no words for it, those of the rule file."""
    kind = _kind(statement)
    cites = tuple(cite.words for cite in _cites(statement))
    try:
        heading = scope(statement.scope, house) if isinstance(statement, t.ProductRule) else ""
        return Said(kind, _words(statement, house), heading, cites)
    except Unsaid:
        return Said(kind, show(statement).strip(), "", cites, said=False)


def _kind(statement: t.Statement) -> str:
    match statement:
        case t.Agreement() | t.Proposal() | t.Consolidated() | t.PartOf():
            return "title"
        case t.ProductRule():
            return "rule"
        case t.Replace() | t.Add() | t.Delete() | t.ListEdit() | t.AddToRule() | t.AmendValue() | t.Bracketed():
            return "amendment"
        case t.Parties() | t.Nomenclature() | t.InForce() | t.DatesBy():
            return "remark"
    return "definition" if type(statement).__name__.endswith("Definition") else "provision"


def _cites(statement: t.Statement) -> Iterator[t.Cite]:
    many = getattr(statement, "cites", ())
    one = getattr(statement, "cite", None)
    yield from many
    if one is not None:
        yield one
    cond = getattr(statement, "cond", None)
    if cond is not None:
        yield from _cites_in(cond)


def _cites_in(cond: t.Node) -> Iterator[t.Cite]:
    """The citations of a condition and of what is in it."""
    match cond:
        case t.Annotated(inner, _, cites):
            yield from _cites_in(inner)
            yield from cites
        case t.Chain(_, parts):
            for part in parts:
                yield from _cites_in(part)
        case t.Enumeration(_, items):
            for item in items:
                yield from _cites_in(item)
        case t.Guarded(inner) | t.Labelled(_, inner):
            yield from _cites_in(inner)
        case t.Bracketed(_, content):
            for part in content:
                yield from _cites_in(part)


def scope(node: t.Scope, house: House) -> str:
    """What a rule is for, as the first column of an annex has it."""
    words = of_goods(node.goods, house, "").strip()
    words += f", exported from {node.exported_from}" if node.exported_from else ""
    words += f", imported into {node.imported_into}" if node.imported_into else ""
    if node.where:
        words += f", whose {node.where.name} {VERBS[node.where.compare]} {value(node.where.value, house)}"
    return words[0].upper() + words[1:]


def _words(statement: t.Statement, house: House) -> str:
    match statement:
        case t.Bracketed(attribution, content):
            return attributed(attribution, " ".join(_whole(each, house) for each in content))
        case t.ProductRule(verb=verb, cond=cond):
            besides = {"additionally requires": "In addition: ", "alternatively accepts": "Or else: "}.get(verb, "")
            return besides + sentence(cond, house)
        case t.Agreement(name, title) | t.Proposal(name, title=title) | t.Consolidated(name, title=title):
            return _title(statement, title or name)
        case t.PartOf(name):
            return name
    return _header(statement, house) or _amendment(statement, house) or provision(statement, house)


def _title(statement: t.Node, title: str) -> str:
    match statement:
        case t.Proposal(_, parties, amends, dated):
            return f"{title} (proposal by {either(list(parties), 'and')} to amend {amends}{_dated(dated)})"
        case t.Consolidated(_, parties, amends, dated):
            base = f", amending {amends}" if amends else ""
            return f"{title} (consolidated text among {either(list(parties), 'and')}{base}{_dated(dated)})"
    return title


def _dated(when: object) -> str:
    return f", {day(when)}" if when else ""  # type: ignore[arg-type]


def _header(statement: t.Statement, house: House) -> str:
    match statement:
        case t.Parties(names, importing):
            only = f"; what {either(list(importing), 'and')} import is given preference" if importing else ""
            return f"The Parties are {either(list(names), 'and')}{only}."
        case t.Nomenclature(year):
            return f"Tariff codes are those of the Harmonized System of {year}."
        case t.InForce(start, end, joined):
            later = "".join(f", for {either(list(each.parties), 'and')} from {day(each.start)}" for each in joined)
            return f"In force from {day(start)}{later}" + (f" until {day(end)}." if end else ".")
        case t.DatesBy(event):
            return f"The date that counts is that of {event}."
    return ""


def _amendment(statement: t.Statement, house: House) -> str:
    match statement:
        case t.Replace(inner):
            return f"Replaced: {_whole(inner, house)}"
        case t.Add(inner):
            return f"Added: {_whole(inner, house)}"
        case t.Delete(reference, label):
            which = f"alternative ({label}) of " if label else ""
            return f"Deleted: {which}{_reference(reference, house)}."
        case t.ListEdit(name, of, add):
            return f"{'Added to' if add else 'Deleted from'} the list {name}: {codes(of, house, 'and')}."
        case t.AddToRule(where, join, cond):
            return f"Added to the rule for {scope(where, house)}: {join} {clause(cond, house)}."
        case t.AmendValue(reference, old, new):
            return f"In {_reference(reference, house)}, {value(new, house)} replaces {value(old, house)}."
    return ""


def _whole(statement: t.Statement, house: House) -> str:
    words = _words(statement, house)
    return f"{scope(statement.scope, house)}: {words}" if isinstance(statement, t.ProductRule) else words


def _reference(node: t.Reference, house: House) -> str:
    if node.scope:
        return f"the rule for {scope(node.scope, house)}"
    goods = of_goods(node.goods, house)
    named = f" {node.name}" if node.name and node.kind != "trace" else ""
    return f"the {'tracing' if node.kind == 'trace' else node.kind}{named}{goods}"
