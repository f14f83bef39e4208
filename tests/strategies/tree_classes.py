"""Hypothesis strategies for codes, operations and materials."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from roolang.syntax import tree as t
from tests.strategies.tree_words import (
    COMPARISONS,
    LEVELS,
    PARTIES,
    bracketed,
    names,
    node,
    perhaps,
    quotations,
    slots,
    some,
    titles,
    values,
)

# ---- codes

digits = st.sampled_from((2, 4, 6, 8, 10)).flatmap(lambda size: st.text("0123456789", min_size=size, max_size=size))
levels = st.one_of(st.sampled_from(LEVELS), slots(st.sampled_from(LEVELS)))


@st.composite
def code_ranges(draw: st.DrawFn) -> t.CodeRange:
    """One code, or a range of codes of one level."""
    low = draw(digits)
    high = draw(st.text("0123456789", min_size=len(low), max_size=len(low)))
    low, high = sorted((low, high)) if draw(st.booleans()) else (low, low)
    return t.CodeRange(low, high, span=draw(node(t.TheGroup)).span)


places = st.one_of(node(t.TheGroup), code_ranges(), node(t.SameLevel, level=st.sampled_from(LEVELS)))
simple_items = st.one_of(
    code_ranges(),
    code_ranges(),
    node(t.Described, words=quotations),
    node(t.AnyOther, level=levels, within=perhaps(places), including_group=st.booleans()),
    node(t.AnyAt, level=levels, outside=perhaps(places)),
    node(t.SameLevel, level=levels),
    node(t.NamedClass, name=names),
    node(t.NamedClass, name=titles, listed=st.just(True)),
)


@st.composite
def code_lists(draw: st.DrawFn, item: st.SearchStrategy[Any]) -> t.Codes:
    """Entries, of which any but the first may stand in a bracket."""
    first = draw(item)
    rest = draw(some(st.one_of(item, item, bracketed(item, deep=False)), most=2))
    return t.Codes((first, *rest), span=first.span)


def _compound(codes: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return code_lists(
        st.one_of(
            simple_items,
            node(t.Described, words=quotations, of=codes),
            node(t.AnyOtherGood, of=codes),
            node(t.NamedClass, name=names, of=codes),
            node(t.MoreThan, count=st.integers(0, 12), codes=codes),
            codes,
            slots(codes),
        )
    )


codes: st.SearchStrategy[Any] = st.recursive(code_lists(simple_items), _compound, max_leaves=4)

# ---- operations

counts = st.one_of(
    node(
        t.OperationCount,
        compare=st.sampled_from(COMPARISONS),
        count=st.integers(0, 9),
        names=some(names, 1, 1),
        listed=st.just(True),
    ),
    node(
        t.OperationCount,
        compare=st.sampled_from(COMPARISONS),
        count=st.integers(0, 9),
        names=some(titles, 1, 3),
        listed=st.just(False),
    ),
)
terms = st.one_of(node(t.Operation, name=titles), node(t.Operation, name=titles), counts)
LINKS = ("followed by", "preceded by", "combined with")


@st.composite
def _linked(draw: st.DrawFn, term: st.SearchStrategy[Any]) -> t.Operations:
    made = draw(some(term, 1, 3))
    links = tuple(draw(st.sampled_from(LINKS)) for _ in made[1:])
    return t.Operations(made, links, span=made[0].span)


operations: st.SearchStrategy[Any] = st.recursive(
    _linked(terms),
    lambda inner: _linked(st.one_of(terms, node(t.OperationChoice, choices=some(inner, 1, 3)))),
    max_leaves=4,
)
states = some(st.sampled_from(PARTIES), 1, 3)
where_done = st.one_of(node(t.Place), node(t.Place, states=states))

# ---- materials

posts = st.one_of(
    node(t.ProducedIn, states=st.one_of(st.just(()), states)),
    node(t.UsedIn, codes=codes),
    node(t.ThatUndergo, operations=operations, place=perhaps(where_done)),
    node(t.ExceptCodes, codes=codes),
    node(t.Where, name=names, compare=st.sampled_from(COMPARISONS), value=values),
    node(t.EveryTier, once=st.booleans()),
)


@st.composite
def mat(draw: st.DrawFn) -> t.Mat:
    """Materials, by name or in quotation marks, of codes or of a list or neither."""
    described = draw(st.booleans())
    noun = draw(quotations if described else names)
    of = draw(perhaps(codes))
    listed = "" if of else draw(st.one_of(st.just(""), titles))
    whose = draw(st.sampled_from(("", "", "non-originating", "originating", "imported")))
    return t.Mat(
        noun, described, draw(st.booleans()), whose, of, listed, draw(some(posts, most=2)),
        span=draw(node(t.TheGroup)).span,
    )  # fmt: skip


plain_mats = node(t.Mats, items=some(mat(), 1, 2))
mats = st.one_of(plain_mats, plain_mats, node(t.Mats, items=some(st.one_of(mat(), slots(plain_mats)), 1, 2)))
