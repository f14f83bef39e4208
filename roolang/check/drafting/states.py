"""States that are named twice, and accumulation with those who are parties."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.drafting.edits import places
from roolang.check.parties import trading
from roolang.check.texts import Corpus, Text
from roolang.diagnostics import Finding, Label
from roolang.syntax import tree as t


def states(corpus: Corpus) -> Iterator[Finding]:
    """RL5283, RL5294."""
    for node, _ in corpus.each(t.Place, t.ProducedIn, t.Status, t.Accumulation):
        yield from _twice(node, node.states)
    for placed in corpus.own:
        match placed.statement:
            case t.Parties(names=names) | t.Proposal(parties=names) | t.Consolidated(parties=names):
                yield from _twice(placed.statement, names)
            case t.Accumulation(states=(_, *_)) as accumulation if placed.text is not None:
                yield from _with_party(accumulation, placed.text, corpus)


def _twice(node: t.Node, named: tuple[str, ...]) -> Iterator[Finding]:
    for name in dict.fromkeys(each for each in named if named.count(each) > 1):
        found = places(node.span, name)
        span, others = (found[1], (Label(found[0], "here"),)) if len(found) > 1 else (node.span, ())
        message = f"`{name}` is named already"
        yield Finding("RL5283", message, Label(span), others=others, help="see whether another was meant")


def _with_party(node: t.Accumulation, text: Text, corpus: Corpus) -> Iterator[Finding]:
    table = trading(text, corpus)
    for name in node.states:
        if name in table.names and not node.among:
            message = f"`{name}` is a party to `{table.whose}` already"
            others = (Label(table.said, "the parties"),) if table.said else ()
            span = (places(node.span, name) or [node.span])[0]
            help_ = "see which third state was meant; among parties there is `accumulation ... among the parties`"
            yield Finding("RL5294", message, Label(span), others=others, help=help_)
