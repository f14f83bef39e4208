"""Where something must take place: a state that is no party may be meant, or be a slip for one that is."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.check.parties import MOST, meant, trading
from roolang.check.texts import Corpus, Placed
from roolang.check.walk import place_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.loading.countries import CODES
from roolang.syntax import tree as t
from roolang.syntax.walk import walk


def outside(corpus: Corpus) -> Iterator[Finding]:
    """RL5660 for operations that a text places in a state that is no party and that it accumulates with nowhere.

    A note on the condition says that the state is meant.
    """
    entries = (each.statement for each in corpus.placed if isinstance(each.statement, t.Accumulation))
    accumulated = {state for entry in entries for state in entry.states}
    for place, placed in corpus.each(t.Place):
        if placed.text is None or isinstance(placed.statement, t.Test):
            continue
        table = trading(placed.text, corpus)
        strange = [state for state in place.states if state not in table.names and state in CODES - accumulated]
        if table.names and strange and not _noted(place, placed):
            for state in strange:
                yield _finding(state, place, table.whose, table.names)


def _noted(place: t.Place, placed: Placed) -> bool:
    """Whether a condition that carries a note holds the place."""
    noted = (each for each in walk(placed.statement) if isinstance(each, t.Annotated) and each.note is not None)
    return any(inner is place for each in noted for inner in walk(each))


def _finding(state: str, place: t.Place, text: str, parties: tuple[str, ...]) -> Finding:
    span = place_of(place.span, rf"\b{state}\b")
    near = [each for each in meant(state, parties) if each not in place.states]
    there = f'the parties are {", ".join(parties)}; if `{state}` is meant, say so after the condition: `note "..."`'
    help_ = f"did you mean `{near[0]}`? {there}" if len(near) == 1 else there
    others = (each for each in parties if each not in place.states)
    fixes = tuple(Fix(span, each) for each in dict.fromkeys((*near, *others)))[:MOST]
    return Finding("RL5660", f"`{state}` is no party to `{text}`", Label(span), help=help_, fixes=fixes)
