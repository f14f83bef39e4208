"""Countries: letters that none has, unusual ones, and parties that are written the wrong way round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from roolang.check.parties import meant
from roolang.check.texts import Corpus, Text
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.loading.countries import CODES, USUAL
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t

MOST = 4
"""Parties that are offered where any may be meant."""
LETTERS = re.compile(r"(?<![\w-])[A-Z]{2}(?![\w-])")


def countries(corpus: Corpus) -> Iterator[Finding]:
    """RL1103 for letters that are no country and no party, and for unusual ones; RL2101 for parties turned round."""
    parties = tuple(dict.fromkeys(name for text in corpus.texts.values() for name in table_of(text)))
    counts: dict[SourceFile, Counter[str]] = {}
    for node, _ in corpus.each(t.ProducedIn, t.Place, t.Status, t.Accumulation, t.Fact):
        for country in _named(node):
            span = place_of(node.span, rf"\b{country}\b")
            if country in parties:
                continue
            if country not in CODES:
                yield _no_country(country, span, parties)
            elif country[::-1] in parties:
                source = node.span.source
                if source not in counts:
                    counts[source] = Counter(LETTERS.findall(source.text))
                yield from _turned(country, span, counts[source])
    for placed in corpus.own:
        if isinstance(placed.statement, t.Parties):
            yield from _of_parties(placed.statement)


def _no_country(country: str, span: Span, known: tuple[str, ...]) -> Finding:
    near = meant(country, known)
    help_ = f"did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else ""
    help_ = help_ or "write the two letters that ISO 3166 gives a country, such as `GB`"
    fixes = tuple(Fix(span, each) for each in dict.fromkeys((*near, *known)))[:MOST]
    return Finding("RL1103", f"`{country}` is no country", Label(span), help=help_, fixes=fixes)


def _turned(country: str, span: Span, letters: Counter[str]) -> Iterator[Finding]:
    """RL2101 for a country that stands nowhere else, and is a party whose letters are turned round."""
    party = country[::-1]
    if letters[country] == 1 and letters[party]:
        message = f"`{country}` stands nowhere else, and is the party `{party}` turned round"
        yield Finding("RL2101", message, Label(span), help=f"did you mean `{party}`?", fixes=(Fix(span, party),))


def _of_parties(node: t.Parties) -> Iterator[Finding]:
    """The list of parties: letters that are not the usual ones, and whom the goods are for."""
    for party in (name for name in (*node.names, *node.importing) if name in USUAL):
        message = f"`{party}` is not the code of a country: declarations and other texts call it `{USUAL[party]}`"
        span = place_of(node.span, rf"\b{party}\b")
        fix = Fix(span, USUAL[party])
        yield Finding("RL1103", message, Label(span), help=f"write `{USUAL[party]}` everywhere", fixes=(fix,))
    for target in (name for name in node.importing if name not in (*CODES, *node.names, *USUAL)):
        letters = Counter(LETTERS.findall(node.span.source.text))
        others = [name for name, _ in letters.most_common() if name in CODES and name not in node.names]
        yield _no_country(target, place_of(node.span, rf"\bfor\b(?s:.*?)\b({target})\b", 1), tuple(others))


def _named(node: t.Node) -> tuple[str, ...]:
    """The countries that a node names."""
    match node:
        case t.ProducedIn(states) | t.Place(states) | t.Status(states=states) | t.Accumulation(states=states):
            return states
        case t.Fact("produced in" | "exported from" | "imported into", words):
            return (words,)
    return ()


def table_of(text: Text) -> tuple[str, ...]:
    """Who is party to a text, by what it says itself."""
    own = text.header.parties if isinstance(text.header, t.Proposal | t.Consolidated) else ()
    return (*own, *(text.parties.names if text.parties else ()), *text.added_parties)
