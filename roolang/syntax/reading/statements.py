"""Headers, definitions, provisions, rules, amendments and tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from lark import Token

from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import Kids, every, one, token
from roolang.syntax.reading.conditions import ConditionReader


class StatementReader(ConditionReader):
    """Reads whole statements."""

    def start(self, kids: Kids, span: Span) -> tuple[t.Statement, ...]:
        return tuple(kids)

    def bracketed_statements(self, kids: Kids, span: Span) -> t.Bracketed[t.Statement]:
        return t.Bracketed(self.attribution(kids[0]), tuple(kids[1:]), span=span)

    # ---- headers

    def language(self, kids: Kids, span: Span) -> t.Language:
        version = str(kids[0])
        if version != "1":
            self.report("RL1011", f"this program speaks version 1 of the language, not {version}", span, help="write `language 1`")
        return t.Language(1, span=span)

    def import_text(self, kids: Kids, span: Span) -> t.Use:
        return t.Use(self.words(kids[0]), span=span)

    def agreement(self, kids: Kids, span: Span) -> t.Agreement:
        return t.Agreement(text_name(kids[0]), self.words(kids[1]) if len(kids) > 1 else "", span=span)

    def part_of(self, kids: Kids, span: Span) -> t.PartOf:
        return t.PartOf(text_name(kids[0]), span=span)

    def proposal(self, kids: Kids, span: Span) -> t.Proposal:
        return t.Proposal(
            text_name(kids[0]), kids[1], text_name(kids[2]), one(kids, date), self._title(kids), span=span
        )

    def consolidated(self, kids: Kids, span: Span) -> t.Consolidated:
        names = [text_name(kid) for kid in kids if isinstance(kid, Token) and kid.type == "NAME"]
        return t.Consolidated(
            names[0], kids[1], names[1] if len(names) > 1 else "", one(kids, date), self._title(kids), span=span
        )

    def _title(self, kids: Kids) -> str:
        tok = token(kids, "STRING")
        return self.words(tok) if tok else ""

    def parties(self, kids: Kids, span: Span) -> t.Parties:
        return t.Parties(kids[0], span=span)

    def nomenclature(self, kids: Kids, span: Span) -> t.Nomenclature:
        return t.Nomenclature(int(str(kids[0]).split(".")[0]), span=span)

    def in_force(self, kids: Kids, span: Span) -> t.InForce:
        days = [self.day(kid) for kid in kids if kid.type == "DATE"]
        if len(days) > 1 and days[1] < days[0]:
            self.report("RL4003", "the time in force ends before it begins", span, help="write the earlier date first")
        return t.InForce(days[0], days[1] if len(days) > 1 else None, span=span)

    def dates_by(self, kids: Kids, span: Span) -> t.DatesBy:
        return t.DatesBy(self.name(kids[0]), span=span)

    # ---- definitions

    def list_definition(self, kids: Kids, span: Span) -> t.ListDefinition:
        return t.ListDefinition(kids[0], one(kids, t.Codes), one(kids, t.Nomenclature), one(kids, t.Cite), span=span)

    def material_definition(self, kids: Kids, span: Span) -> t.MaterialDefinition:
        return t.MaterialDefinition(self.name(kids[0]), kids[1], one(kids, t.Cite), span=span)

    def operation_definition(self, kids: Kids, span: Span) -> t.OperationDefinition:
        words = next((kid[1] for kid in kids if isinstance(kid, tuple)), "")
        return t.OperationDefinition(
            self.operation_name(kids[0]), one(kids, t.Operations), words, one(kids, t.Cite), span=span
        )

    def operation_text(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "text", self.words(kids[0])

    def operations_definition(self, kids: Kids, span: Span) -> t.OperationsDefinition:
        return t.OperationsDefinition(self.name(kids[0]), kids[1], one(kids, t.Cite), span=span)

    def stages_definition(self, kids: Kids, span: Span) -> t.StagesDefinition:
        return t.StagesDefinition(self.name(kids[0]), kids[1], kids[2], one(kids, t.Cite), span=span)

    def measure_definition(self, kids: Kids, span: Span) -> t.MeasureDefinition:
        return t.MeasureDefinition(self.name(kids[0]), self.name(kids[1]), one(kids, t.Cite), span=span)

    def quantity_definition(self, kids: Kids, span: Span) -> t.QuantityDefinition:
        return t.QuantityDefinition(
            self.name(kids[0]), _formula(kids), ("country",) in kids, ("whole",) in kids, one(kids, t.Cite), span=span
        )

    def of_country(self, kids: Kids, span: Span) -> tuple[str]:
        return ("country",)

    def rounding(self, kids: Kids, span: Span) -> tuple[str]:
        return ("whole",)

    def method_definition(self, kids: Kids, span: Span) -> t.MethodDefinition:
        names = [self.name(kid) for kid in kids if isinstance(kid, Token) and kid.type == "NAME"]
        base = next((kid[1] for kid in kids if isinstance(kid, tuple) and len(kid) == 2), "")
        return t.MethodDefinition(
            names[0], names[1], _formula(kids), base, ("country",) in kids, one(kids, t.Cite), span=span
        )

    def on_base(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "on", self.name(kids[0])

    def condition_definition(self, kids: Kids, span: Span) -> t.ConditionDefinition:
        return t.ConditionDefinition(self.name(kids[0]), kids[1], span=span)

    def parameter_definition(self, kids: Kids, span: Span) -> t.ParameterDefinition:
        return t.ParameterDefinition(self.name(kids[0]), kids[1], one(kids, t.Cite), span=span)

    # ---- provisions

    def origin_conferred(self, kids: Kids, span: Span) -> t.OriginConferred:
        return t.OriginConferred(kids[0], span=span)

    def origin_lost(self, kids: Kids, span: Span) -> t.OriginLost:
        return t.OriginLost(kids[0], span=span)

    def claim_required(self, kids: Kids, span: Span) -> t.ClaimRequired:
        return t.ClaimRequired(kids[0], span=span)

    def all_apply(self, kids: Kids, span: Span) -> t.AllApply:
        return t.AllApply(kids[0], one(kids, t.Cite), span=span)

    def _clauses(self, kids: Kids) -> dict[str, Any]:
        """The optional clauses of a provision by name; citations gather in `cites`."""
        clauses = dict(kid for kid in kids if isinstance(kid, tuple) and len(kid) == 2 and isinstance(kid[0], str))
        return {**clauses, "cites": every(kids, t.Cite)}

    def for_goods(self, kids: Kids, span: Span) -> tuple[str, t.Goods]:
        return "goods", kids[0]

    def covers(self, kids: Kids, span: Span) -> tuple[str, tuple[str, ...]]:
        return "covers", tuple(self.name(kid) for kid in kids)

    def not_covered(self, kids: Kids, span: Span) -> tuple[str, t.Mats]:
        return "not covered", kids[0]

    def counting(self, kids: Kids, span: Span) -> tuple[str, t.Mats]:
        return "counting", kids[0]

    def waives(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "waives", self.name(kids[0])

    def within_maximum(self, kids: Kids, span: Span) -> tuple[str, bool]:
        return "within_maximum", True

    def tolerance(self, kids: Kids, span: Span) -> t.Tolerance:
        named = token(kids, "NAME")
        clauses = self._clauses(kids)
        clauses.pop("not covered", None)
        without = tuple(kid[1] for kid in kids if isinstance(kid, tuple) and kid[0] == "not covered")
        return t.Tolerance(
            self.name(named) if named else "", one(kids, t.Share), not_covered=without, **clauses, span=span
        )

    def accumulation(self, kids: Kids, span: Span) -> t.Accumulation:
        clauses = self._clauses(kids)
        clauses.pop("among", None)
        return t.Accumulation(self.name(kids[0]), **clauses, start=one(kids, date), span=span)

    def among_parties(self, kids: Kids, span: Span) -> tuple[str, bool]:
        return "among", True

    def with_states(self, kids: Kids, span: Span) -> tuple[str, tuple[str, ...]]:
        return "states", kids[0]

    def for_materials(self, kids: Kids, span: Span) -> tuple[str, t.Mats]:
        return "mats", kids[0]

    def condition(self, kids: Kids, span: Span) -> tuple[str, t.Cond]:
        return "condition", kids[0]

    def roll_up(self, kids: Kids, span: Span) -> t.RollUp:
        return t.RollUp(str(kids[0]) == "applies", **self._clauses(kids), span=span)

    def treat(self, kids: Kids, span: Span) -> t.Treat:
        return t.Treat(kids[0], str(kids[1]), **self._clauses(kids), span=span)

    def for_purposes(self, kids: Kids, span: Span) -> tuple[str, tuple[str, ...]]:
        return "purposes", tuple(self.name(kid) for kid in kids)

    def up_to(self, kids: Kids, span: Span) -> tuple[str, t.Share]:
        return "up_to", kids[0]

    def trace(self, kids: Kids, span: Span) -> t.Trace:
        clauses = self._clauses(kids)
        return t.Trace(
            kids[0], one(kids, int), clauses.get("goods"), clauses.get("method", ""), one(kids, t.Cite), span=span
        )

    def by_name(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "method", self.name(kids[0])

    def threshold(self, kids: Kids, span: Span) -> t.Threshold:
        goods, name, compare, limits = kids[:4]
        return t.Threshold(goods, self.name(name), self.comparison(compare), limits, one(kids, t.Cite), span=span)

    def designation(self, kids: Kids, span: Span) -> t.Designation:
        clauses = self._clauses(kids)
        return t.Designation(
            self.name(kids[0]), clauses.get("goods"), one(kids, t.Cite), clauses.get("condition"), span=span
        )

    def averaging(self, kids: Kids, span: Span) -> t.Averaging:
        clauses = self._clauses(kids)
        return t.Averaging(
            self.words(kids[0]), clauses.get("by", ""), clauses.get("goods"), one(kids, t.Cite), span=span
        )

    def by_text(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "by", self.words(kids[0])

    def inventory(self, kids: Kids, span: Span) -> t.Inventory:
        return t.Inventory(tuple(self.name(kid) for kid in kids if isinstance(kid, Token)), one(kids, t.Cite), span=span)

    def insufficient(self, kids: Kids, span: Span) -> t.Insufficient:
        return t.Insufficient(kids[0], one(kids, t.Cite), span=span)

    def quota(self, kids: Kids, span: Span) -> t.Quota:
        names = [self.name(kid) for kid in kids if isinstance(kid, Token) and kid.type == "NAME"]
        return t.Quota(
            names[0],
            next(kid for kid in kids if isinstance(kid, (t.Percent, t.Number, t.Money, t.Measured, t.OpenNumber))),
            names[1] if len(names) > 1 else "",
            *_trade(kids),
            one(kids, t.Cite),
            span=span,
        )

    # ---- product rules

    def goods(self, kids: Kids, span: Span) -> t.Goods:
        goods = kids[0] if isinstance(kids[0], t.Goods) else t.Goods("codes", kids[0], span=span)
        without = next((kid[1] for kid in kids if isinstance(kid, tuple)), None)
        return replace(goods, without=without, span=span) if without else goods

    def without(self, kids: Kids, span: Span) -> tuple[str, t.Codes]:
        return "without", kids[0]

    def all_others(self, kids: Kids, span: Span) -> t.Goods:
        return t.Goods("all other goods", span=span)

    def sets(self, kids: Kids, span: Span) -> t.Goods:
        return t.Goods("sets", kids[0] if kids else None, span=span)

    def exported_from(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "exported from", str(kids[0])

    def imported_into(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "imported into", str(kids[0])

    def where(self, kids: Kids, span: Span) -> t.Where:
        return t.Where(self.name(kids[0]), self.comparison(kids[1]), kids[2], span=span)

    def scope(self, kids: Kids, span: Span) -> t.Scope:
        return t.Scope(kids[0], *_trade(kids), one(kids, t.Where), span=span)

    def product_rule(self, kids: Kids, span: Span) -> t.ProductRule:
        verb = token(kids, "RULE_VERB")
        return t.ProductRule(
            kids[0],
            " ".join(str(verb).split()),
            kids[-1],
            every(kids[:-1], t.Cite),
            one(kids[:-1], t.Note),
            one(kids[:-1], t.InForce),
            span=span,
        )

    # ---- amendments

    def replace_(self, kids: Kids, span: Span) -> t.Replace:
        return t.Replace(kids[0], span=span)

    def add(self, kids: Kids, span: Span) -> t.Add:
        return t.Add(kids[0], span=span)

    def delete(self, kids: Kids, span: Span) -> t.Delete:
        return t.Delete(kids[0], span=span)

    def delete_alternative(self, kids: Kids, span: Span) -> t.Delete:
        return t.Delete(one(kids, t.Reference), str(kids[0])[1:-1], span=span)

    def add_to_list(self, kids: Kids, span: Span) -> t.ListEdit:
        return t.ListEdit(kids[0], kids[1], True, one(kids, t.Cite), span=span)

    def delete_from_list(self, kids: Kids, span: Span) -> t.ListEdit:
        return t.ListEdit(kids[0], kids[1], False, one(kids, t.Cite), span=span)

    def add_to_rule(self, kids: Kids, span: Span) -> t.AddToRule:
        return t.AddToRule(kids[0], "or" if kids[1].type == "OR" else "and", kids[2], span=span)

    def amend_value(self, kids: Kids, span: Span) -> t.AmendValue:
        return t.AmendValue(*kids, span=span)

    def reference_rule(self, kids: Kids, span: Span) -> t.Reference:
        return t.Reference("rule", scope=kids[0], span=span)

    def reference_list(self, kids: Kids, span: Span) -> t.Reference:
        return t.Reference("list", kids[0], span=span)

    def reference_tolerance(self, kids: Kids, span: Span) -> t.Reference:
        return t.Reference("tolerance", self.name(kids[0]) if kids else "", span=span)

    def reference_threshold(self, kids: Kids, span: Span) -> t.Reference:
        return t.Reference("threshold", goods=kids[0], span=span)

    def reference_trace(self, kids: Kids, span: Span) -> t.Reference:
        method = next((kid[1] for kid in kids if isinstance(kid, tuple)), "")
        return t.Reference("trace", method, goods=kids[0], span=span)

    def reference_provision(self, kids: Kids, span: Span) -> t.Reference:
        return t.Reference("provision", self.words(kids[0]), span=span)

    # ---- tests

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
        name, party = kids[0]
        return t.Figure(name, party, self.comparison(kids[1]), kids[2], span=span)

    def figure_name(self, kids: Kids, span: Span) -> tuple[str, str]:
        return self.name(kids[0]), str(kids[1]) if len(kids) > 1 else ""

    def because(self, kids: Kids, span: Span) -> dict[str, Any]:
        return {"because": tuple(k if isinstance(k, str) else k[0] + (f" of {k[1]}" if k[1] else "") for k in kids)}

    def reason_words(self, kids: Kids, span: Span) -> str:
        return self.words(kids[0])

    def missing(self, kids: Kids, span: Span) -> dict[str, Any]:
        return {"missing": tuple(self.words(kid) for kid in kids)}


def text_name(token: Token) -> str:
    """The name of an agreement or proposal: spelled as written, since people type it on the command line."""
    return " ".join(str(token).split())


def _formula(kids: Kids) -> t.Formula:
    found: t.Formula = one(kids, (t.Operand, t.Number, t.Percent, t.Money, t.Arithmetic))
    return found


def _trade(kids: Kids) -> tuple[str, str]:
    """Exporting and importing party among the children, empty where not said."""
    said = dict(kid for kid in kids if isinstance(kid, tuple) and kid[0] in ("exported from", "imported into"))
    return said.get("exported from", ""), said.get("imported into", "")
