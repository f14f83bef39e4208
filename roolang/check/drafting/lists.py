"""Lists of codes that are another list, codes out of their order, and two that may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from roolang.check.holding import EVERYBODY
from roolang.check.texts import Corpus
from roolang.check.walk import place_of_name
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain import nomenclature
from roolang.domain.hs import printed
from roolang.source import Span
from roolang.syntax import tree as t

ORDERED = 5
"""So many codes in a row have an order."""


def lists(corpus: Corpus) -> Iterator[Finding]:
    """RL5287, RL5293, RL5296."""
    known: dict[object, t.ListDefinition] = {}
    for placed in corpus.own:
        match placed.statement:
            case t.ListDefinition(codes=codes) as defined if placed.holding is EVERYBODY and not placed.amending:
                yield from _same(defined, known.setdefault((placed.text, frozenset(codes.items)), defined))
    for codes, placed in corpus.each(t.Codes):
        yield from _disordered(codes)
        edition = corpus.edition(placed.text)
        if edition is not None:
            yield from _unspaced(codes, edition)


def _same(defined: t.ListDefinition, other: t.ListDefinition) -> Iterator[Finding]:
    if other is not defined and other.name != defined.name and len(defined.codes.items) > 1:
        message = f"`{defined.name}` has the same codes as `{other.name}`"
        others = (Label(place_of_name(other.span, other.name), "the other list"),)
        help_ = "use one name for both, or see which codes were meant"
        yield Finding("RL5287", message, Label(place_of_name(defined.span, defined.name)), others=others, help=help_)


def _disordered(codes: t.Codes) -> Iterator[Finding]:
    """RL5293 where one code left aside would bring the others into order."""
    items = [item for item in codes.items if isinstance(item, t.CodeRange)]
    lows = [item.low for item in items]
    if len(items) < ORDERED or len(items) != len(codes.items) or not all(low.isdecimal() for low in lows):
        return
    down = [i for i, (one, two) in enumerate(pairwise(lows)) if one > two]
    if len(down) != 1:
        return
    for i in (down[0] + 1, down[0]):
        rest = lows[:i] + lows[i + 1 :]
        if all(one <= two for one, two in pairwise(rest)):
            message = f"`{printed(lows[i])}` stands out of the order of the nomenclature"
            help_ = "see whether its digits changed places; else put it where a reader looks for it"
            yield Finding("RL5293", message, Label(items[i].span), help=help_)
            return


def _unspaced(codes: t.Codes, edition: int) -> Iterator[Finding]:
    """RL5296 for two chapters with a comma and no blank between them, which may be a heading with a decimal comma."""
    for one, two in pairwise(codes.items):
        written = Span(one.span.source, one.span.start, two.span.end)
        said = written.text
        if re.fullmatch(r"\d\d,\d\d", said) and nomenclature.exists(edition, said.replace(",", "")):
            apart, heading = said.replace(",", ", "), said.replace(",", ".")
            message = f"`{said}` names two chapters, and looks like the heading {heading}"
            help_ = f"write `{apart}` if both chapters are meant, `{heading}` if the heading is"
            fixes = Fix(written, heading), Fix(written, apart)
            yield Finding("RL5296", message, Label(written), help=help_, fixes=fixes)
