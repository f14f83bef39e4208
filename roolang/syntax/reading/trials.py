"""Tests, and declarations written out in them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from lark import Token

from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import KEEP_ONE, clause, one, token
from roolang.syntax.reading.children import Children, Clause, Kids
from roolang.syntax.reading.headers import text_name
from roolang.syntax.reading.provisions import ProvisionReader

IDLE = re.compile(r"#[^\n]*|\b(?:the|an?)\b")
SINGLE = {
    "named": "named",
    "produced in": "produced in",
    "exported from": "exported from",
    "imported into": "imported into",
    **dict.fromkeys(("originating", "non-originating"), "origin"),
    **dict.fromkeys(("wholly obtained", "not wholly obtained"), "obtained"),
    **dict.fromkeys(("imported", "not imported"), "imported"),
    **dict.fromkeys(("self-produced", "not self-produced"), "self-produced"),
    **dict.fromkeys(("designated as intermediate", "not designated as intermediate"), "designated"),
}
"""Facts of an item that can be said but once, and the question that each answers."""
TWO_LINES = "`imported` and the `on` of the next line are read together"
TWO_LINES_HELP = "say another fact behind `imported`, as in `imported produced in BR`, or `imported on` in one line"


class TrialReader(ProvisionReader):
    """Reads what is given and what is expected."""

    def test(self, kids: Children, span: Span) -> t.Test:
        cites = kids.every(t.Cite)
        return t.Test(self.words(kids.at(0)), kids.every(t.Given), kids.every(t.Expect), cites, span=span)

    def given_file(self, kids: Kids, span: Span) -> t.Given:
        return t.Given(file=self.words(kids[0]), day=one(kids, date), span=span)

    def given_good(self, kids: Kids, span: Span) -> t.Given:
        return t.Given(good=kids[0], day=one(kids, date), span=span)

    def given_text(self, kids: Kids, span: Span) -> t.Given:
        return t.Given(text=str(kids[0])[1:-1], span=span)

    def good_line(self, kids: Children, span: Span) -> t.ItemLine:
        return self._item(kids, span)

    material_line = good_line

    def _item(self, kids: Children, span: Span) -> t.ItemLine:
        code = str(kids.at(1)).replace(".", "")
        code = code if len(code) > 1 else f"0{code}"
        facts, lines = kids.every(t.Fact), kids.every((t.ItemLine, t.ProcessLine, t.Remark))
        inside = kids.clause("containing")
        self._facts(facts)
        if inside is not None and lines:
            first = next(kid.span for kid in kids if isinstance(kid, Clause))
            message = "what the good is made of stands in `containing (...)`, and again behind it"
            help_ = "write all of it between the parentheses, or all of it behind"
            self.report("RL1013", message, lines[0].span, "here", help_, first)
        kind = " ".join(str(kids.at(0)).split())
        return t.ItemLine(code, facts, (*(inside or ()), *lines), inside is not None, kind, span=span)

    def _facts(self, facts: tuple[t.Fact, ...]) -> None:
        """RL1013 for facts that can be said but once: a second one would be read as if the first were not there."""
        first: dict[str, Span] = {}
        for fact in facts:
            figures = [
                (f"with {name.casefold()}", name, value.span) for name, value in fact.figures if fact.kind == "with"
            ]
            said = [(SINGLE[fact.kind], fact.kind, fact.span)] if fact.kind in SINGLE else figures
            for key, word, span in said:
                if key in first:
                    self.report("RL1013", f"`{word}` stands a second time", span, "the second", KEEP_ONE, first[key])
                first.setdefault(key, span)

    def no_more_operations(self, kids: Kids, span: Span) -> t.Remark:
        return t.Remark("no other operations", span=span)

    def more_materials(self, kids: Kids, span: Span) -> t.Remark:
        return t.Remark("other materials unknown", span=span)

    def process_line(self, kids: Kids, span: Span) -> t.ProcessLine:
        return t.ProcessLine(kids[0], one(kids, t.Place), span=span)

    def fact_containing(self, kids: Children, span: Span) -> Clause:
        return Clause("containing", kids.all(), span)

    def fact_named(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("named", self.words(kids[0]), span=span)

    def fact_described(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("described as", self.words(kids[0]), span=span)

    def fact_not_described(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("not described as", self.words(kids[0]), span=span)

    def fact_originating(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("originating", span=span)

    def fact_non_originating(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("non-originating", span=span)

    def fact_wholly_obtained(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("wholly obtained", span=span)

    def fact_produced(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("produced in", str(kids[0]), span=span)

    def fact_established(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("established that", self.words(kids[0]), span=span)

    def fact_not_established(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("not established that", self.words(kids[0]), span=span)

    def fact_quota(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("within quota", self.name(kids[0]), figures=kids[1] if len(kids) > 1 else (), span=span)

    def quota_taken(self, kids: Kids, span: Span) -> tuple[tuple[str, t.Value], ...]:
        return (("at", kids[0]),)

    def fact_not_quota(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("not within quota", self.name(kids[0]), span=span)

    def fact_imported_on(self, kids: Kids, span: Span) -> t.Fact:
        if "\n" in re.split(r"\bon\b", span.text, maxsplit=1)[0]:
            self.report("RL1015", TWO_LINES, span, "read as the day of importation", TWO_LINES_HELP)
        return t.Fact("imported on", day=self.day(kids[0]), span=span)

    def fact_exported_on(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("exported on", day=self.day(kids[0]), span=span)

    def fact_produced_on(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("produced on", day=self.day(kids[0]), span=span)

    def fact_shipped_on(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("shipped on", day=self.day(kids[0]), span=span)

    def fact_trade(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact(kids[0].kind, kids[0].value, span=span)

    def fact_stock(self, kids: Children, span: Span) -> t.Fact:
        return t.Fact("drawn by", self.name(kids.at(0)), records=kids.every(t.StockLine), span=span)

    def received(self, kids: Kids, span: Span) -> t.StockLine:
        value, origin = one(kids, t.Node), clause(kids, "whose", "")
        return t.StockLine(True, self.number(kids, span), origin, value, one(kids, date), span=span)

    def withdrawn(self, kids: Kids, span: Span) -> t.StockLine:
        return t.StockLine(False, self.number(kids, span), day=one(kids, date), span=span)

    def fact_undergone(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("having undergone", operations=kids[0], place=one(kids, t.Place), span=span)

    def fact_no_more(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("having undergone no other operations", span=span)

    def fact_self_produced(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("self-produced", span=span)

    def fact_not_self_produced(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("not self-produced", span=span)

    def fact_not_designated(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("not designated as intermediate", span=span)

    def fact_designated(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("designated as intermediate", span=span)

    def fact_imported(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("imported", span=span)

    def fact_not_imported(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("not imported", span=span)

    def fact_not_obtained(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("not wholly obtained", span=span)

    def fact_figures(self, kids: Children, span: Span) -> t.Fact:
        return t.Fact("with", figures=kids.all(), span=span)

    def figure_fact(self, kids: Kids, span: Span) -> tuple[str, t.Value]:
        return self.name(kids[0]), kids[1]

    def expect_verdict(self, kids: Children, span: Span) -> t.Expect:
        verdict = kids.at(0)
        said = " ".join(str(verdict).split())
        return replace(self._expect(kids, kids.at(1), span), verdict=said, verdict_span=self.span(verdict))

    def expect_figures(self, kids: Children, span: Span) -> t.Expect:
        return replace(self._expect(kids, kids.tokens("NAME")[-1], span), asked=kids.every(t.Asked))

    def expect_standing(self, kids: Children, span: Span) -> t.Expect:
        *purpose, under = kids.tokens("NAME")
        found = replace(self._expect(kids, under, span), item=self.words(kids.at(0)), standing=kids.clause("standing"))
        return replace(found, purpose=self.name(purpose[0])) if purpose else found

    def standing(self, kids: Kids, span: Span) -> Clause:
        return Clause("standing", " ".join(IDLE.sub("", str(kids[0]) if kids else span.text).split()), span)

    def asked(self, kids: Kids, span: Span) -> t.Asked:
        return t.Asked(kids[0], clause(kids, "by", ""), self.comparison(kids[-2]), kids[-1], span=span)

    def _expect(self, kids: Children, under: Token, span: Span) -> t.Expect:
        """What all expectations of a text can say besides."""
        return t.Expect(
            under=text_name(under),
            party=kids.clause("as", ""),
            day=kids.clause("on"),
            reading=kids.clause("reading", ""),
            figures=kids.clause("with", ()),
            because=kids.clause("because", ()),
            missing=kids.clause("missing", ()),
            criterion=kids.one(t.Criterion),
            span=span,
        )

    def expect_on(self, kids: Kids, span: Span) -> Clause:
        return Clause("on", self.day(kids[0]), span)

    def expect_error(self, kids: Kids, span: Span) -> t.Expect:
        return t.Expect(error=self.name(kids[0]), span=span)

    def as_party(self, kids: Kids, span: Span) -> Clause:
        return Clause("as", str(kids[0]), span)

    def reading(self, kids: Kids, span: Span) -> Clause:
        return Clause("reading", self.name(kids[0]), span)

    def with_figures(self, kids: Children, span: Span) -> Clause:
        return Clause("with", kids.all(), span)

    def figure(self, kids: Kids, span: Span) -> t.Figure:
        name, party = (kids[0], "") if isinstance(kids[0], str) else kids[0]
        return t.Figure(name, party, self.comparison(kids[1]), kids[2], span=span)

    def figure_name(self, kids: Kids, span: Span) -> tuple[str, str]:
        party = token(kids, "PARTY")
        method = f" by {by}" if (by := clause(kids, "by")) else ""
        return self.name(kids[0]) + ("" if party else method), (str(party) if party else "") + (method if party else "")

    def because(self, kids: Children, span: Span) -> Clause:
        reasons = (k if isinstance(k, str) else k[0] + (f" of {k[1]}" if k[1] else "") for k in kids.all())
        return Clause("because", tuple(reasons), span)

    def reason_words(self, kids: Kids, span: Span) -> str:
        return self.words(kids[0])

    def missing(self, kids: Children, span: Span) -> Clause:
        return Clause("missing", tuple(map(self.words, kids.all())), span)
