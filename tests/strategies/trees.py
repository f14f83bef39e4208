"""Hypothesis strategies for whole surface trees: every kind of statement, alone and in modules.

They make what the reader can make: names with single spaces, dates in order, labels in order, brackets where
the grammar has them. All nodes stand nowhere in an empty text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from roolang.syntax import tree as t
from tests.strategies.tree_classes import codes, mats, operations, where_done
from tests.strategies.tree_classes import states as party_lists
from tests.strategies.tree_conditions import compares, conditions, formulas, limits, operands, shares, steps
from tests.strategies.tree_words import (
    PARTIES,
    SOURCE,
    SPAN,
    attributions,
    cites,
    dates,
    maybe_words,
    names,
    node,
    notes,
    perhaps,
    quotations,
    some,
    text_names,
    titles,
    values,
)

parties = st.sampled_from(PARTIES)
cite = perhaps(cites)
several_cites = some(cites, most=2)

# ---- headers and definitions


@st.composite
def _in_force(draw: st.DrawFn) -> t.InForce:
    start, end = sorted((draw(dates), draw(dates)))
    return t.InForce(start, draw(st.sampled_from((None, end))), span=SPAN)


@st.composite
def _joining(draw: st.DrawFn) -> t.InForce:
    """With days for parties that came later; a rule's own time in force has none."""
    return replace(draw(_in_force()), joined=draw(some(node(t.Joined, parties=party_lists, start=dates), least=1)))


years = node(t.Nomenclature, year=st.sampled_from((1992, 2012, 2022)))
headers = st.one_of(
    node(t.Language, version=st.just(1)),
    node(t.Use, name=quotations),
    node(t.Agreement, name=text_names, title=maybe_words(quotations)),
    node(t.PartOf, name=text_names),
    node(
        t.Proposal,
        name=text_names,
        parties=party_lists,
        amends=text_names,
        dated=perhaps(dates),
        title=maybe_words(quotations),
    ),
    node(
        t.Consolidated,
        name=text_names,
        parties=party_lists,
        amends=maybe_words(text_names),
        dated=perhaps(dates),
        title=maybe_words(quotations),
    ),
    node(t.Parties, names=party_lists, importing=st.one_of(st.just(()), party_lists)),
    years,
    _in_force(),
    _joining(),
    node(t.DatesBy, event=names),
    node(t.CitationsRequired),
)
plain = node(t.Number, number=st.fractions(0, 9, max_denominator=1))
definitions = st.one_of(
    node(t.ListDefinition, name=titles, codes=codes, nomenclature=perhaps(years), cite=cite),
    node(t.MaterialDefinition, name=names, codes=codes, cite=cite),
    node(t.OperationDefinition, name=titles, operations=operations, cite=cite),
    node(t.OperationDefinition, name=titles, words=quotations, cite=cite),
    node(t.OperationsDefinition, name=names, names=some(titles, 1), cite=cite),
    node(t.StagesDefinition, name=names, within=codes, names=some(titles, 1), cite=cite),
    node(t.MeasureDefinition, name=names, unit=names, cite=cite),
    node(t.MeasureDefinition, name=names, unit=names, formula=formulas, rounded=perhaps(plain), cite=cite),
    node(
        t.QuantityDefinition,
        name=names,
        formula=formulas,
        of_country=st.booleans(),
        whole=st.booleans(),
        cite=cite,
    ),
    node(t.QuantityDefinition, name=names, formula=formulas, rounded=plain, cite=cite),
    node(
        t.MethodDefinition,
        name=names,
        quantity=names,
        formula=formulas,
        base=maybe_words(names),
        of_country=st.booleans(),
        cite=cite,
    ),
    node(t.ConditionDefinition, name=names, cond=conditions),
    node(t.ParameterDefinition, name=names, steps=steps, cite=cite),
)

# ---- provisions and product rules


@st.composite
def _goods(draw: st.DrawFn) -> t.Goods:
    kind = draw(st.sampled_from(("codes", "codes", "sets", "all other goods")))
    classes = draw(codes) if kind == "codes" else draw(perhaps(codes)) if kind == "sets" else None
    return t.Goods(kind, classes, draw(perhaps(codes)), span=SPAN)


goods = _goods()
directions = {"exported_from": maybe_words(parties), "imported_into": maybe_words(parties)}
scopes = node(
    t.Scope, goods=goods, where=perhaps(node(t.Where, name=names, compare=compares, value=values)), **directions
)
provisions = st.one_of(
    node(t.OriginConferred, cond=conditions),
    node(t.OriginLost, cond=conditions),
    node(
        t.Tolerance,
        name=maybe_words(names),
        share=shares,
        goods=perhaps(goods),
        covers=some(names),
        not_covered=some(mats, most=2),
        counting=perhaps(mats),
        waives=maybe_words(names),
        within_maximum=st.booleans(),
        cites=several_cites,
    ),
    node(
        t.Accumulation,
        kind=names,
        states=some(parties),
        goods=perhaps(goods),
        mats=perhaps(mats),
        start=perhaps(dates),
        condition=perhaps(conditions),
        cites=several_cites,
        among=st.booleans(),
    ),
    node(
        t.RollUp,
        applies=st.booleans(),
        goods=perhaps(goods),
        mats=perhaps(mats),
        only=perhaps(mats),
        cites=several_cites,
    ),
    node(
        t.Treat,
        mats=mats,
        treated=st.sampled_from(("originating", "non-originating", "disregarded")),
        purposes=some(names),
        goods=perhaps(goods),
        up_to=perhaps(shares),
        condition=perhaps(conditions),
        cites=several_cites,
    ),
    node(
        t.Trace,
        mats=mats,
        tier=perhaps(st.integers(0, 9)),
        goods=perhaps(goods),
        method=maybe_words(names),
        cite=cite,
    ),
    node(
        t.Threshold,
        goods=goods,
        quantity=names,
        compare=compares,
        limits=limits,
        cite=cite,
        condition=perhaps(conditions),
    ),
    node(
        t.Designation,
        name=names,
        needed=st.booleans(),
        goods=perhaps(goods),
        nested=maybe_words(names),
        condition=perhaps(conditions),
        cites=several_cites,
    ),
    node(t.Insufficient, names=some(titles, 1), goods=perhaps(goods), cite=cite),
    node(t.Quota, name=names, amount=values, unit=maybe_words(names), cite=cite, **directions),
)
loose_provisions = st.one_of(
    node(t.ClaimRequired, cond=conditions),
    node(t.AllApply, goods=goods, cite=cite),
    node(
        t.Averaging,
        period=quotations,
        category=maybe_words(quotations),
        figures=some(names),
        goods=perhaps(goods),
        cite=cite,
    ),
    node(t.Inventory, names=some(names, 1), cite=cite),
    node(
        t.Valuation,
        formula=formulas,
        traced=st.booleans(),
        goods=perhaps(goods),
        mats=perhaps(mats),
        condition=perhaps(conditions),
        cites=several_cites,
    ),
)
rules = node(
    t.ProductRule,
    scope=scopes,
    verb=st.sampled_from(("requires", "additionally requires", "alternatively accepts")),
    cond=conditions,
    cites=several_cites,
    note=perhaps(notes),
    in_force=perhaps(_in_force()),
)

# ---- amendments

references = st.one_of(
    node(t.Reference, kind=st.just("rule"), scope=scopes),
    node(t.Reference, kind=st.just("list"), name=titles),
    node(t.Reference, kind=st.just("tolerance"), name=maybe_words(names)),
    node(t.Reference, kind=st.just("threshold"), goods=goods),
    node(t.Reference, kind=st.just("trace"), name=maybe_words(names), goods=goods),
    node(t.Reference, kind=st.just("provision"), name=quotations),
)
replaceable = st.one_of(definitions, provisions, loose_provisions, rules, headers)
amendments = st.one_of(
    node(t.Replace, statement=replaceable),
    node(t.Add, statement=replaceable),
    node(t.Delete, reference=references, label=st.sampled_from(("", "1", "12"))),
    node(t.ListEdit, name=titles, codes=codes, add=st.booleans(), cite=cite),
    node(t.AddToRule, scope=scopes, join=st.sampled_from(("and", "or")), cond=conditions),
    node(t.AmendValue, reference=references, old=values, new=values),
)

# ---- tests

QUOTED_FACTS = ("named", "described as", "not described as", "established that", "not established that")
item_codes = st.sampled_from(("02", "87", "8703", "870323", "87032310", "8703231099", "870323aa"))
FLAGS = (
    *("originating", "non-originating", "wholly obtained", "not wholly obtained"),
    *("self-produced", "not self-produced", "designated as intermediate", "not designated as intermediate"),
    *("imported", "not imported", "having undergone no other operations"),
)
stock_lines = st.one_of(
    node(
        t.StockLine,
        received=st.just(True),
        quantity=plain,
        origin=st.sampled_from(("", "originating", "non-originating")),
        value=perhaps(values),
        day=perhaps(dates),
    ),
    node(t.StockLine, received=st.just(False), quantity=plain, day=perhaps(dates)),
)
facts = st.one_of(
    node(t.Fact, kind=st.just("drawn by"), words=names, records=some(stock_lines, 1, 2)),
    node(t.Fact, kind=st.sampled_from(QUOTED_FACTS), words=quotations),
    node(t.Fact, kind=st.sampled_from(FLAGS)),
    node(t.Fact, kind=st.just("having undergone"), operations=operations, place=perhaps(where_done)),
    node(t.Fact, kind=st.sampled_from(("produced in", "exported from", "imported into")), words=parties),
    node(t.Fact, kind=st.sampled_from(("imported on", "exported on", "produced on", "shipped on")), day=dates),
    node(t.Fact, kind=st.just("with"), figures=some(st.tuples(names, values), 1, 2)),
    node(t.Fact, kind=st.sampled_from(("within quota", "not within quota")), words=names),
    node(t.Fact, kind=st.just("within quota"), words=names, figures=st.tuples(st.tuples(st.just("at"), values))),
)
processes = st.one_of(
    node(t.ProcessLine, operations=operations, place=perhaps(where_done)),
    node(t.Remark, kind=st.sampled_from(("no other operations", "other materials unknown"))),
)


def _items(lines: st.SearchStrategy[Any], listed: bool, *kinds: str) -> st.SearchStrategy[Any]:
    return node(
        t.ItemLine,
        code=item_codes,
        facts=some(facts),
        lines=lines,
        listed=st.just(listed),
        kind=st.sampled_from(kinds),
    )


PARTS = ("material", "component", "purchase")
materials: st.SearchStrategy[Any] = st.recursive(
    _items(st.just(()), False, *PARTS),
    lambda inner: _items(some(st.one_of(processes, inner), most=2), True, *PARTS),
    max_leaves=3,
)
lines = some(st.one_of(processes, materials), most=2)


def _paragraphs(text: str) -> str:
    """A raw text without blank lines, quoted in one way only."""
    text = "\n".join(line for line in text.split("\n") if line.strip())
    return text.replace("”", "") if '"' in text else text


given = st.one_of(
    node(t.Given, file=quotations, day=perhaps(dates)),
    node(t.Given, good=st.one_of(_items(lines, False, "good"), _items(lines, True, "good")), day=perhaps(dates)),
    node(t.Given, text=st.text('rule for 84.07 #“”"\n\t', max_size=20).map(_paragraphs)),
)
by_method = "{} by {}".format
figures = st.one_of(
    node(t.Figure, name=names, party=maybe_words(parties), compare=compares, value=values),
    node(t.Figure, name=quotations, compare=compares, value=values),
    node(t.Figure, name=st.builds(by_method, names, names), compare=compares, value=values),
    node(t.Figure, name=names, party=st.builds(by_method, parties, names), compare=compares, value=values),
)
of_party = st.builds("{} of {}".format, names, parties)
reasons = st.one_of(names, quotations, of_party, st.builds(by_method, st.one_of(names, of_party), names))
of_a_text: dict[str, Any] = {
    "under": text_names,
    "party": maybe_words(parties),
    "day": perhaps(dates),
    "reading": maybe_words(names),
    "figures": some(figures, most=2),
    "because": some(reasons, most=2),
    "missing": some(quotations, most=2),
}
asked = node(t.Asked, operand=operands, method=maybe_words(names), compare=compares, value=values)
expected = st.one_of(
    node(t.Expect, error=names),
    node(t.Expect, verdict=st.sampled_from(("originating", "non-originating", "undetermined")), **of_a_text),
    node(t.Expect, asked=some(asked, 1, 2), **of_a_text),
    node(
        t.Expect,
        item=quotations,
        standing=st.sampled_from(("originating", "disregarded", "as intermediate", "not as intermediate")),
        purpose=maybe_words(names),
        **of_a_text,
    ),
)
trials = node(t.Test, name=quotations, given=some(given, 1, 2), expect=some(expected, 1, 2), cites=several_cites)

# ---- modules


@st.composite
def _bracketed(draw: st.DrawFn) -> Any:
    first = draw(st.one_of(definitions, provisions, loose_provisions, rules, amendments))
    rest = draw(some(st.one_of(headers, replaceable, trials), most=2))
    return t.Bracketed(draw(attributions), (first, *rest), span=SPAN)


coverage = node(t.RulesCover, goods=goods)
statements = st.one_of(
    headers, coverage, definitions, provisions, loose_provisions, rules, amendments, trials, _bracketed()
)
modules = st.builds(t.Module, st.just(SOURCE), some(statements, most=3))
