"""Tests, and declarations written out in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import Kids, every, one, token
from roolang.syntax.reading.headers import text_name
from roolang.syntax.reading.provisions import ProvisionReader


class TrialReader(ProvisionReader):
    """Reads what is given and what is expected."""

    def test(self, kids: Kids, span: Span) -> t.Test:
        return t.Test(self.words(kids[0]), every(kids, t.Given), every(kids, t.Expect), span=span)

    def given_file(self, kids: Kids, span: Span) -> t.Given:
        return t.Given(file=self.words(kids[0]), day=one(kids, date), span=span)

    def given_good(self, kids: Kids, span: Span) -> t.Given:
        return t.Given(good=kids[0], day=one(kids, date), span=span)

    def given_text(self, kids: Kids, span: Span) -> t.Given:
        return t.Given(text=str(kids[0])[1:-1], span=span)

    def good_line(self, kids: Kids, span: Span) -> t.ItemLine:
        return self._item(kids[1:], span, "good")

    def material_line(self, kids: Kids, span: Span) -> t.ItemLine:
        return self._item(kids[1:], span, str(kids[0]))

    def _item(self, kids: Kids, span: Span, kind: str) -> t.ItemLine:
        lines = every(kids, (t.ItemLine, t.ProcessLine, t.Remark))
        inside = next((kid for kid in kids if isinstance(kid, tuple)), None)
        code = str(kids[0]).replace(".", "")
        code = code if len(code) > 1 else f"0{code}"
        return t.ItemLine(code, every(kids, t.Fact), lines or inside or (), inside is not None, kind, span=span)

    def no_more_operations(self, kids: Kids, span: Span) -> t.Remark:
        return t.Remark("no other operations", span=span)

    def more_materials(self, kids: Kids, span: Span) -> t.Remark:
        return t.Remark("other materials unknown", span=span)

    def process_line(self, kids: Kids, span: Span) -> t.ProcessLine:
        return t.ProcessLine(kids[0], one(kids, t.Place), span=span)

    def fact_containing(self, kids: Kids, span: Span) -> tuple[Any, ...]:
        return tuple(kids)

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
        return t.Fact("within quota", self.name(kids[0]), span=span)

    def fact_trade(self, kids: Kids, span: Span) -> t.Fact:
        kind, party = kids[0]
        return t.Fact(kind, party, span=span)

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

    def fact_figures(self, kids: Kids, span: Span) -> t.Fact:
        return t.Fact("with", figures=tuple(kids), span=span)

    def figure_fact(self, kids: Kids, span: Span) -> tuple[str, t.Value]:
        return self.name(kids[0]), kids[1]

    def expect_verdict(self, kids: Kids, span: Span) -> t.Expect:
        clauses = {key: value for kid in kids if isinstance(kid, dict) for key, value in kid.items()}
        return t.Expect(str(kids[0]), text_name(kids[1]), day=one(kids, date), **clauses, span=span)

    def expect_error(self, kids: Kids, span: Span) -> t.Expect:
        return t.Expect(error=self.name(kids[0]), span=span)

    def as_party(self, kids: Kids, span: Span) -> dict[str, Any]:
        return {"party": str(kids[0])}

    def reading(self, kids: Kids, span: Span) -> dict[str, Any]:
        return {"reading": self.name(kids[0])}

    def with_figures(self, kids: Kids, span: Span) -> dict[str, Any]:
        return {"figures": every(kids, t.Figure)}

    def figure(self, kids: Kids, span: Span) -> t.Figure:
        name, party = (kids[0], "") if isinstance(kids[0], str) else kids[0]
        return t.Figure(name, party, self.comparison(kids[1]), kids[2], span=span)

    def figure_name(self, kids: Kids, span: Span) -> tuple[str, str]:
        party = token(kids, "PARTY")
        method = next((f" by {kid[1]}" for kid in kids if isinstance(kid, tuple)), "")
        return self.name(kids[0]) + ("" if party else method), (str(party) if party else "") + (method if party else "")

    def because(self, kids: Kids, span: Span) -> dict[str, Any]:
        return {"because": tuple(k if isinstance(k, str) else k[0] + (f" of {k[1]}" if k[1] else "") for k in kids)}

    def reason_words(self, kids: Kids, span: Span) -> str:
        return self.words(kids[0])

    def missing(self, kids: Kids, span: Span) -> dict[str, Any]:
        return {"missing": tuple(self.words(kid) for kid in kids)}
