"""Hypothesis strategies for quantities, formulas, limits and conditions."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from roolang.syntax import tree as t
from tests.strategies.tree_classes import codes, mat, mats, operations, plain_mats, states, where_done
from tests.strategies.tree_words import (
    COMPARISONS,
    PARTIES,
    SPAN,
    attributions,
    bracketed,
    cites,
    dates,
    measured,
    moneys,
    names,
    node,
    notes,
    numbers,
    open_numbers,
    percents,
    perhaps,
    quotations,
    slots,
    some,
    steps_from,
    with_brackets,
)

compares = st.sampled_from(COMPARISONS)

# ---- quantities

targets = st.one_of(
    mats,
    node(t.OfParty, party=st.sampled_from(PARTIES)),
    node(t.OfGood),
    node(t.OfCountry),
    node(t.OfEach, mat=st.one_of(mat(), slots(plain_mats))),
)
operands = node(t.Operand, name=names, target=perhaps(targets))
bases = st.one_of(operands, operands, node(t.EitherBase, first=operands, second=operands))
asked = node(t.Established, words=quotations)
formulas: st.SearchStrategy[Any] = st.recursive(
    st.one_of(operands, numbers, percents, moneys),
    lambda inner: st.one_of(
        node(t.Arithmetic, sign=st.sampled_from(("+", "-", "*", "/", "lesser", "greater")), left=inner, right=inner),
        node(t.Choice, then=inner, condition=asked, otherwise=inner),
    ),
    max_leaves=5,
)
steps = st.one_of(steps_from(), steps_from(), slots(steps_from()))
further_steps = st.one_of(
    steps_from(st.one_of(percents, open_numbers)), slots(steps_from(st.one_of(percents, numbers, measured)))
)
"""What `or` joins to a limit must begin with a percentage, or with a number in brackets."""
shares = node(t.Share, steps=steps, base=perhaps(bases))
plain_modifiers = st.one_of(
    node(t.OnBase, base=bases),
    node(t.CountingOnly, mats=mats),
    node(t.Tracing, mats=mats, tier=perhaps(st.integers(0, 9))),
)
methods = node(
    t.Method,
    name=st.one_of(
        node(t.MethodName, name=names),
        node(t.EitherMethod, first=names, second=names),
        slots(node(t.MethodName, name=names)),
    ),
    modifiers=some(with_brackets(plain_modifiers, bracketed(plain_modifiers)), most=2),
)
first_limits = node(t.Limit, amount=st.one_of(shares, operands), method=perhaps(methods))
further_limits = node(t.Limit, amount=node(t.Share, steps=further_steps, base=perhaps(bases)), method=perhaps(methods))
limits = st.builds(lambda first, rest: (first, *rest), first_limits, some(further_limits, most=2))

# ---- single conditions

exceptions = node(t.Exception_, codes=codes)
status = st.one_of(
    node(t.Status, kind=st.sampled_from(("originating", "non-originating", "wholly obtained"))),
    node(t.Status, kind=st.just("of"), codes=codes),
    node(t.Status, kind=st.just("described"), words=quotations),
    node(t.Status, kind=st.just("produced"), states=states),
)
quantifiers = st.sampled_from(("all", "some", "no"))
changes = node(
    t.Change,
    codes=codes,
    exceptions=some(with_brackets(exceptions, bracketed(exceptions, deep=False)), most=2),
    also=perhaps(node(t.Also, codes=codes, exceptions=some(exceptions, most=2))),
)
comparisons = node(t.Compare, left=operands, compare=compares, limits=limits)
atoms = st.one_of(
    changes,
    comparisons,
    node(t.NoChange),
    node(t.WhollyObtained),
    node(t.RuleMet),
    node(t.Every, quantifier=quantifiers, mats=mats, status=status),
    node(
        t.MaterialsUndergo,
        quantifier=quantifiers,
        mats=mats,
        operations=operations,
        place=perhaps(where_done),
    ),
    node(t.MadeFrom, mats=mats),
    node(t.Undergoes, operations=operations, place=perhaps(where_done)),
    node(t.UndergoesMore, place=perhaps(where_done)),
    node(t.GoodIs, status=status, negated=st.booleans()),
    node(t.Established, words=quotations),
    node(t.WithinQuota, name=names),
    node(t.Named, name=names),
    node(t.Named, name=names),
    node(
        t.Excepting,
        named=node(t.Named, name=names),
        exceptions=some(with_brackets(exceptions, bracketed(exceptions, deep=False)), 1, 2),
    ),
)
allowances = st.one_of(
    node(t.Allowance, mats=mats),
    node(t.Allowance, mats=mats, limits=limits),
    node(t.Allowance, mats=mats, operations=operations),
)

# ---- conditions of conditions

LABELS = (tuple("1234"), tuple("abcd"), ("i", "ii", "iii", "iv"))


@st.composite
def _chains(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> t.Chain:
    join = draw(st.sampled_from(("and", "or")))
    rest = draw(some(with_brackets(inner, bracketed(inner, join)), 1, 3))
    return t.Chain(join, (draw(inner), *rest), span=SPAN)


@st.composite
def _enumerations(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> t.Enumeration:
    labels = draw(st.sampled_from(LABELS))[: draw(st.integers(1, 4))]
    items: list[Any] = [t.Labelled(label, draw(inner), span=SPAN) for label in labels]
    if draw(st.booleans()):
        at = draw(st.integers(0, len(items) - 1))
        items[at:] = [t.Bracketed(draw(attributions), tuple(items[at:]), span=SPAN)]
    head = draw(st.sampled_from(("any of", "all of", "none of", "count")))
    count = (draw(compares), draw(st.integers(0, 9))) if head == "count" else ("", 0)
    return t.Enumeration(head, tuple(items), *count, span=SPAN)


@st.composite
def _guarded(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> t.Guarded:
    start, end, goods = draw(perhaps(dates)), draw(perhaps(dates)), draw(perhaps(codes))
    if start is end is goods is None:
        start = draw(dates)
    return t.Guarded(draw(inner), start, end, goods, span=SPAN)


@st.composite
def _annotated(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> t.Annotated:
    granted = draw(some(with_brackets(allowances, bracketed(allowances, deep=False)), most=2))
    cited, note = draw(some(cites, most=2)), draw(perhaps(notes))
    if not granted and note is None:
        cited = (draw(cites), *cited)
    return t.Annotated(draw(inner), granted, cited, note, span=SPAN)


conditions: st.SearchStrategy[Any] = st.recursive(
    atoms,
    lambda inner: st.one_of(_chains(inner), _enumerations(inner), _guarded(inner), _annotated(inner), slots(inner)),
    max_leaves=6,
)
