"""Parties that are not at the table, and parties that stand on two sides of one bracket."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from roolang.check.texts import Corpus, Text
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.loading.countries import USUAL
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.stances import holders, reading_of

MOST = 4
"""Parties that are offered where any may be meant."""


@dataclass(frozen=True, slots=True)
class Table:
    """Who sits at a table: whose it is, and where the text says so. Nobody named means that nobody knows."""

    whose: str
    names: tuple[str, ...] = ()
    said: Span | None = None

    def lacks(self, party: str, span: Span, what: str) -> Iterator[Finding]:
        """RL2005 if the party is not there."""
        if not self.names or party in self.names:
            return
        others = (Label(self.said, "who is at the table"),) if self.said else ()
        message = f"`{party}` {what}, but is no party to `{self.whose}`"
        near = meant(party, self.names)
        there = f"the parties are {', '.join(self.names)}"
        help_ = f"did you mean `{near[0]}`? {there}" if len(near) == 1 else there
        fixes = tuple(Fix(span, name) for name in dict.fromkeys((*near, *self.names)))[:MOST]
        yield Finding("RL2005", message, Label(span), others=others, help=help_, fixes=fixes, missing=party)


def meant(party: str, names: Iterable[str]) -> list[str]:
    """Which of some parties may have been meant by letters that are none of them."""
    there = list(dict.fromkeys(names))
    near = [name for name in there if name in (USUAL.get(party), party[::-1])]
    if not near and party not in USUAL:
        near = [name for name in there if name[0] == party[0] or name[1] == party[1]]
    return near


def parties(corpus: Corpus) -> Iterator[Finding]:
    """RL2005 for every party named in a text that is not at its table, and for brackets with a party on two sides."""
    tables = {text: (trading(text, corpus), _talking(text, corpus)) for text in corpus.texts.values()}
    nobody = Table("")
    for node, placed in corpus.each(t.OfParty, t.Scope, t.Quota, t.Proposal, t.InForce):
        yield from _traded(node, tables[placed.text][0] if placed.text else nobody)
    for node, placed in corpus.each(t.Slot, t.Bracketed):
        yield from _bracketed(node, tables[placed.text][1] if placed.text else nobody)


# ---- tables


def trading(text: Text, corpus: Corpus) -> Table:
    """Between whom goods move: the parties of the text or of the one it amends, those it adds, and those who talk."""
    added: tuple[str, ...] = ()
    for each in corpus.chain(text):
        added += each.added_parties
        if isinstance(each.header, t.Consolidated):
            added += each.header.parties
        if each.parties is not None:
            names = tuple(dict.fromkeys((*each.parties.names, *added)))
            return Table(each.name, names, each.parties.span)
    if isinstance(text.header, t.Consolidated):
        return _consolidated(text, text.header)
    return Table(text.name)


def _consolidated(text: Text, header: t.Consolidated) -> Table:
    said = place_of(header.span, r"\bamong\b(?:[\s,]*[A-Z]{2}(?![\w-]))+")
    return Table(text.name, header.parties, said)


def _talking(text: Text, corpus: Corpus) -> Table:
    """Who may own words in brackets."""
    if isinstance(text.header, t.Consolidated):
        return _consolidated(text, text.header)
    table = trading(text, corpus)
    if table.names and isinstance(text.header, t.Proposal):
        return Table(table.whose, tuple(dict.fromkeys((*table.names, *text.header.parties))), table.said)
    return table


# ---- what names a party


def _traded(node: t.Node, table: Table) -> Iterator[Finding]:
    """Who proposes, for whom a text began later, between whom goods move, and of whom a quantity is taken."""
    match node:
        case t.Proposal(parties=names):
            for party in names:
                span = place_of(node.span, rf"\bby\b(?s:.*?)\b({party})\b", 1)
                yield from table.lacks(party, span, "proposes")
        case t.InForce(joined=joined):
            for party in (name for each in joined for name in each.parties):
                yield from table.lacks(party, place_of(node.span, rf"\bfor\b(?s:.*?)\b({party})\b", 1), "has a day")
        case t.OfParty(party):
            yield from table.lacks(party, node.span, "is named here")
        case t.Scope() | t.Quota():
            for words, party in (("exported from", node.exported_from), ("imported into", node.imported_into)):
                if party:
                    pattern = rf"{words.replace(' ', '(?s:.*?)')}(?s:.*?)\b({party})\b"
                    yield from table.lacks(party, place_of(node.span, pattern, 1), "is named here")


def _bracketed(node: t.Node, talking: Table) -> Iterator[Finding]:
    """The owners of a bracket, one by one and held against each other."""
    match node:
        case t.Slot(options):
            for option in options:
                yield from _owners(option.attribution, option.span, talking)
            yield from _twice(options)
        case t.Bracketed(attribution):
            opening = place_of(node.span, r"\[[^:\]]*")
            yield from _owners(attribution, opening, talking)


def _owners(attribution: t.Attribution, opening: Span, talking: Table) -> Iterator[Finding]:
    counted = Counter(party for stance in attribution.stances for party in stance.parties)
    for party, times in counted.items():
        span = place_of(opening, rf"\b{party}\b")
        yield from talking.lacks(party, span, "stands in a bracket")
        if times > 1:
            yield _on_two_sides(attribution, party, span)


def _on_two_sides(attribution: t.Attribution, party: str, span: Span) -> Finding:
    verbs = list(dict.fromkeys(stance.verb for stance in attribution.stances if party in stance.parties))
    if len(verbs) == 1:
        return Finding("RL2005", f"`{party}` stands twice in one bracket", Label(span), help="name it once")
    message = f"`{party}` cannot {verbs[0]} and {verbs[1]} the same words"
    return Finding("RL2005", message, Label(span), help=f"name `{party}` under one verb only")


def _twice(options: tuple[t.Option[Any], ...]) -> Iterator[Finding]:
    """A party whose words are both of two options; those that nobody owns are everybody's."""
    first: dict[str, Span] = {}
    free = next((each for each in options if not each.attribution.stances and not reading_of(each.attribution)), None)
    for option in options:
        if free is not None and (held := holders(option.attribution)):
            message = f"the words beside it, which nobody owns, stand for everyone: `{held[0]}` holds two options"
            others = (Label(free.span, "nobody's words"),)
            yield Finding("RL2005", message, Label(option.span), others=others, help="say whose those words are")
        for party in dict.fromkeys(holders(option.attribution)):
            span = place_of(option.span, rf"\b{re.escape(party)}\b")
            if party in first:
                message = f"`{party}` holds two options for one place, so it has no position there"
                others = (Label(first[party], "its other option"),)
                yield Finding("RL2005", message, Label(span), others=others, help="keep one of the two")
            first.setdefault(party, span)
