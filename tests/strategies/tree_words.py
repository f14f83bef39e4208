"""Hypothesis strategies for the smallest pieces of surface trees: names, quotations, values, attributions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from roolang.source import SourceFile, Span
from roolang.syntax import tree as t
from roolang.syntax.terminals import reserved

SOURCE = SourceFile("made.roo", "")
SPAN = Span(SOURCE, 0, 0)
PARTIES = ("US", "MX", "CA", "GB", "IN", "NO", "TO", "EU")
UNITS = ("kg", "g", "tonnes", "t", "m2", "litres", "l", "cc", "units", "pieces")
COMPARISONS = (">=", "<=", ">", "<", "=")
LEVELS = ("chapter", "heading", "subheading", "tariff item")
USUAL = (
    *("net cost", "value", "materials", "ex-works price", "sugar", "regional value content", "build-down"),
    *("CTH", "MaxNOM", "producer’s cost", "reduction of_cross-section", "b", "i", "x", "tariff change"),
)
AWKWARD = (
    *("US", "US goods", "EUR5", "EUR", "EUR 5 parts", "kg", "kg net", "t", "goods", "goods sold", "only"),
    *("claim", "claim form", "insufficient work", "country", "country of birth", "reading", "readings"),
    *("rules", "rules cover_all", "citations", "citations required"),
    *("text", "change", "change from", "dates", "equal", "equal to", "more", "less than", "part of", "named"),
    *("language 1", "net 5", "5 axis", "-y", "x -y", "in", "and", "or not", "The", "plus", "group", "good"),
    *("product rule", "wholly obtained", "shipping and packing", "ex", "same", "listed", "per year", "error"),
)


def node(kind: type[Any], /, **parts: Any) -> st.SearchStrategy[Any]:
    """Nodes of a kind."""
    return st.builds(kind, span=st.just(SPAN), **parts)


def some(of: st.SearchStrategy[Any], least: int = 0, most: int = 3) -> st.SearchStrategy[Any]:
    """Short tuples."""
    return st.lists(of, min_size=least, max_size=most).map(tuple)


def perhaps(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Often nothing."""
    return st.one_of(st.none(), st.none(), of)


def maybe_words(of: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Often the empty string."""
    return st.one_of(st.just(""), st.just(""), of)


# ---- names and quotations: as the reader keeps them, so with single spaces and, in names, no underscore

letters = st.text("abcdefgxyzABXé", min_size=1, max_size=6)
words = st.one_of(
    letters,
    st.builds("{}{}{}".format, letters, st.sampled_from("-'’"), letters),
    st.sampled_from(sorted(reserved())),
)
composed = st.lists(words, min_size=1, max_size=4).map(" ".join)
names = st.one_of(st.sampled_from(USUAL), st.sampled_from(USUAL), st.sampled_from(AWKWARD), composed).map(
    lambda words: " ".join(words.replace("_", " ").split())
)
text_names = st.sampled_from(("NAFTA", "US_2017", "EU_UK", "Working Text_b", "RCEP’s", "X1"))
"""Names of agreements, which keep their underscores."""


def _folded(text: str) -> str:
    return " ".join((text.replace("”", "") if '"' in text else text).split())


SIGNS = "abc d EF09 #,.;:()[]%/'’-_=“”\"é"
quotations = st.one_of(
    st.sampled_from(("Annex 401", "fruit, fresh", "Art. 5(1)(a) # x", 'the "good"', "net cost", "a_b", "")),
    st.text(SIGNS, max_size=12).map(_folded),
)
titles = st.one_of(names, quotations)
"""What stands as a name or in quotation marks."""

# ---- values

dates = st.dates()
fractions = st.builds(Fraction, st.integers(0, 10**6), st.sampled_from((1, 2, 10, 100, 1000)))
percents = node(t.Percent, number=st.builds(Fraction, st.integers(0, 10000), st.just(100)))
numbers = node(t.Number, number=fractions)
moneys = node(t.Money, currency=st.sampled_from(("USD", "EUR")), number=fractions, per=st.sampled_from(("", "hour")))
measured = node(t.Measured, number=fractions, unit=st.sampled_from(UNITS))
open_numbers = node(t.OpenNumber, name=st.sampled_from(("X", "XX", "XXX", "A", "Q")), percent=st.booleans())
values = st.one_of(percents, numbers, moneys, measured, open_numbers)
cites = node(t.Cite, words=quotations)
notes = node(t.Note, words=quotations)


@st.composite
def steps_from(draw: st.DrawFn, first: st.SearchStrategy[Any] = values) -> t.Steps:
    """A value that moves by date, the first perhaps without one."""
    days = sorted(draw(st.sets(dates, max_size=3)))
    starts = [draw(st.sampled_from((None, *days[:1]))), *days[1:]]
    made = [draw(first if index == 0 else values) for index in range(len(starts))]
    return t.Steps(tuple(t.Step(value, day, span=SPAN) for value, day in zip(made, starts, strict=True)), span=SPAN)


# ---- brackets

stances = st.builds(
    t.Stance,
    some(st.sampled_from(PARTIES), least=1, most=2),
    st.sampled_from(("propose", "oppose", "support", "consider")),
)
attributions = st.one_of(
    st.builds(t.Attribution, some(stances, most=2)),
    st.builds(t.Attribution, alternative=st.integers(1, 12)),
    st.builds(t.Attribution, reading=st.sampled_from(("the first", "b", "5 wide", "net and-gross"))),
)


def slots(content: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Slots with one or two wordings."""
    return node(t.Slot, options=some(node(t.Option, attribution=attributions, content=content), 1, 2))


@st.composite
def bracketed(draw: st.DrawFn, content: st.SearchStrategy[Any], join: str = "", deep: bool = True) -> Any:
    """Bracketed words; a bracket within comes after something that is none."""
    parts = draw(some(content, 1, 2))
    if deep and draw(st.integers(0, 4)) == 0:
        parts = (*parts, draw(bracketed(content, join, deep=False)))
    return t.Bracketed(draw(attributions), parts, join, span=SPAN)


def with_brackets(content: st.SearchStrategy[Any], inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly content, now and then a bracket."""
    return st.one_of(content, content, content, inside)
