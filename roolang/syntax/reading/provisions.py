"""General provisions and product rules."""

from __future__ import annotations

from dataclasses import replace

from roolang.diagnostics import Fix
from roolang.domain.amount import exact_text
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import clause, one
from roolang.syntax.reading.children import Children, Clause, Kids
from roolang.syntax.reading.headers import FORMULAS, HeaderReader


class ProvisionReader(HeaderReader):
    """Reads the sentences of an agreement."""

    def origin_conferred(self, kids: Kids, span: Span) -> t.OriginConferred:
        return t.OriginConferred(kids[0], span=span)

    def origin_of_sets(self, kids: Kids, span: Span) -> t.OriginOfSets:
        return t.OriginOfSets(kids[0], clause(kids, "only", False), kids[-1], span=span)

    def origin_by_importation(self, kids: Children, span: Span) -> t.OriginByImportation:
        return t.OriginByImportation(kids.at(0), kids.every(t.Cite), kids.clause("if"), span=span)

    def only_by(self, kids: Kids, span: Span) -> Clause:
        return Clause("only", True, span)

    def goods_obtained(self, kids: Kids, span: Span) -> t.GoodsObtained:
        return t.GoodsObtained(kids[0], span=span)

    def origin_lost(self, kids: Kids, span: Span) -> t.OriginLost:
        return t.OriginLost(kids[0], span=span)

    def claim_required(self, kids: Kids, span: Span) -> t.ClaimRequired:
        return t.ClaimRequired(kids[0], span=span)

    def all_apply(self, kids: Kids, span: Span) -> t.AllApply:
        return t.AllApply(kids[0], one(kids, t.Cite), span=span)

    def for_goods(self, kids: Kids, span: Span) -> Clause:
        return Clause("for goods of", kids[0], span)

    def covers(self, kids: Children, span: Span) -> Clause:
        return Clause("covers", tuple(map(self.name, kids.all())), span)

    def covered_obtained(self, kids: Kids, span: Span) -> str:
        return "wholly obtained"

    def not_covered(self, kids: Kids, span: Span) -> Clause:
        return Clause("does not cover", kids[0], span)

    def counting(self, kids: Kids, span: Span) -> Clause:
        return Clause("counting", kids[0], span)

    def waives(self, kids: Kids, span: Span) -> Clause:
        return Clause("waives", self.name(kids[0]), span)

    def within_maximum(self, kids: Kids, span: Span) -> Clause:
        return Clause("within any stated maximum", True, span)

    def tolerance(self, kids: Children, span: Span) -> t.Tolerance:
        named = kids.token("NAME")
        return t.Tolerance(
            self.name(named) if named else "",
            kids.one((t.Share, t.NamedShare)),
            kids.clause("for goods of"),
            kids.clause("covers", ()),
            kids.clauses("does not cover"),
            kids.clause("counting"),
            kids.clause("waives", ""),
            kids.clause("within any stated maximum", False),
            kids.every(t.Cite),
            kids.every(t.Portion),
            kids.clause("if"),
            span=span,
        )

    def of_which(self, kids: Kids, span: Span) -> t.Portion:
        return t.Portion(kids[0], self.comparison(kids[1]), kids[2], span=span)

    def accumulation(self, kids: Children, span: Span) -> t.Accumulation:
        return t.Accumulation(
            self.name(kids.at(0)),
            kids.clause("with", ()),
            kids.clause("for goods of"),
            kids.clause("for"),
            kids.clause("from"),
            kids.clause("if"),
            kids.every(t.Cite),
            kids.clause("among the parties", False),
            kids.clause("for goods that"),
            span=span,
        )

    def for_worked(self, kids: Kids, span: Span) -> Clause:
        return Clause("for goods that", t.UndergoesMore(one(kids, t.Place), span=span), span)

    def among_parties(self, kids: Kids, span: Span) -> Clause:
        return Clause("among the parties", True, span)

    def with_states(self, kids: Kids, span: Span) -> Clause:
        return Clause("with", kids[0], span)

    def for_materials(self, kids: Kids, span: Span) -> Clause:
        return Clause("for", kids[0], span)

    def from_day(self, kids: Kids, span: Span) -> Clause:
        return Clause("from", self.day(kids[0]), span)

    def condition(self, kids: Kids, span: Span) -> Clause:
        return Clause("if", kids[0], span)

    def roll_up(self, kids: Children, span: Span) -> t.RollUp:
        applies = str(kids.at(0)) == "applies"
        only = kids.one(t.CountingOnly)
        return t.RollUp(
            applies,
            kids.clause("for goods of"),
            kids.clause("for"),
            only.mats if only else None,
            kids.every(t.Cite),
            span=span,
        )

    def treat(self, kids: Children, span: Span) -> t.Treat:
        said = [kid for kid in kids if isinstance(kid, Clause) and kid.kind in ("for", "except for")]
        others, purposes = kids.clause("except for", ()), kids.clause("for", ())
        if others and purposes:
            self._said_twice(said[0], said[-1])
        return t.Treat(
            kids.at(0),
            str(kids.at(1)),
            purposes or others,
            bool(others),
            kids.clause("for goods of"),
            kids.clause("up to"),
            kids.clause("if"),
            kids.every(t.Cite),
            span=span,
        )

    def for_purposes(self, kids: Children, span: Span) -> Clause:
        return Clause("for", tuple(map(self.name, kids.all())), span)

    def other_purposes(self, kids: Children, span: Span) -> Clause:
        return Clause("except for", tuple(map(self.name, kids.all())), span)

    def up_to(self, kids: Kids, span: Span) -> Clause:
        return Clause("up to", kids[0], span)

    def named_share(self, kids: Kids, span: Span) -> t.NamedShare:
        return t.NamedShare(self.name(kids[0]), kids[1], span=span)

    def named_number(self, kids: Kids, span: Span) -> t.NamedShare:
        return t.NamedShare(self.name(kids[0]), span=span)

    def trace(self, kids: Kids, span: Span) -> t.Trace:
        goods, method = clause(kids, "for goods of"), clause(kids, "by", "")
        return t.Trace(kids[0], one(kids, int), goods, method, one(kids, t.Cite), span=span)

    def by_name(self, kids: Kids, span: Span) -> Clause:
        return Clause("by", self.name(kids[0]), span)

    def threshold(self, kids: Kids, span: Span) -> t.Threshold:
        goods, name, compare, limits = kids[:4]
        figure, sign, asked = self.name(name), self.comparison(compare), clause(kids, "if")
        return t.Threshold(goods, figure, sign, limits, one(kids, t.Cite), asked, span=span)

    def designation(self, kids: Children, span: Span) -> t.Designation:
        return t.Designation(
            self.name(kids.at(0)),
            kids.clause("needed", True),
            kids.clause("for goods of"),
            kids.clause("none containing another that requires", ""),
            kids.clause("if"),
            kids.every(t.Cite),
            span=span,
        )

    def not_needed(self, kids: Kids, span: Span) -> Clause:
        return Clause("needed", False, span)

    def not_nested(self, kids: Kids, span: Span) -> Clause:
        return Clause("none containing another that requires", self.name(kids[0]), span)

    def averaging(self, kids: Kids, span: Span) -> t.Averaging:
        by, goods = clause(kids, "by", ""), clause(kids, "for goods of")
        figures, method = clause(kids, "averaging of", ((), ""))
        return t.Averaging(self.words(kids[0]), by, figures, goods, one(kids, t.Cite), method, span=span)

    def averaged(self, kids: Children, span: Span) -> Clause:
        return Clause("averaging of", (tuple(map(self.name, kids.tokens("NAME"))), kids.clause("by", "")), span)

    def by_text(self, kids: Kids, span: Span) -> Clause:
        return Clause("by", self.words(kids[0]), span)

    def inventory(self, kids: Children, span: Span) -> t.Inventory:
        return t.Inventory(tuple(map(self.name, kids.tokens("NAME"))), kids.one(t.Cite), span=span)

    def valuation(self, kids: Children, span: Span) -> t.Valuation:
        goods, mats, condition = kids.clause("for goods of"), kids.clause("for"), kids.clause("if")
        traced, formula = kids.clause("traced", False), kids.one(FORMULAS)
        return t.Valuation(formula, traced, goods, mats, condition, kids.every(t.Cite), span=span)

    def traced_at(self, kids: Kids, span: Span) -> Clause:
        return Clause("traced", True, span)

    def insufficient(self, kids: Kids, span: Span) -> t.Insufficient:
        return t.Insufficient(kids[0], clause(kids, "for goods of"), one(kids, t.Cite), span=span)

    def quota(self, kids: Children, span: Span) -> t.Quota:
        name, *unit = map(self.name, kids.tokens("NAME"))
        return t.Quota(
            name,
            kids.one((t.Percent, t.Number, t.Money, t.Measured, t.OpenNumber, t.NamedShare)),
            "".join(unit),
            kids.clause("exported from", ""),
            kids.clause("imported into", ""),
            kids.one(t.Cite),
            span=span,
        )

    def money_a_year(self, kids: Kids, span: Span) -> t.Money:
        money = self.money(kids, span)
        if money.per != "year":
            written = f"{money.currency} {exact_text(money.number)}"
            help_ = f"write `{written} per year`"
            fixes = (Fix(span, f"{written} per year"),)
            self.report("RL1001", "a quota is of so much a year", span, help=help_, fixes=fixes)
        return t.Money(money.currency, money.number, span=span)

    # ---- product rules

    def goods(self, kids: Kids, span: Span) -> t.Goods:
        goods = kids[0] if isinstance(kids[0], t.Goods) else t.Goods("codes", kids[0], span=span)
        without = clause(kids, "except")
        return replace(goods, without=without, span=span) if without else goods

    def without(self, kids: Kids, span: Span) -> Clause:
        return Clause("except", kids[0], span)

    def all_others(self, kids: Kids, span: Span) -> t.Goods:
        return t.Goods("all other goods", span=span)

    def sets(self, kids: Kids, span: Span) -> t.Goods:
        return t.Goods("sets", kids[0] if kids else None, span=span)

    def exported_from(self, kids: Kids, span: Span) -> Clause:
        return Clause("exported from", str(kids[0]), span)

    def imported_into(self, kids: Kids, span: Span) -> Clause:
        return Clause("imported into", str(kids[0]), span)

    def where(self, kids: Kids, span: Span) -> t.Where:
        return t.Where(self.name(kids[0]), self.comparison(kids[1]), kids[2], span=span)

    def scope(self, kids: Children, span: Span) -> t.Scope:
        exported, imported = kids.clause("exported from", ""), kids.clause("imported into", "")
        return t.Scope(kids.at(0), exported, imported, kids.one(t.Where), span=span)

    def product_rule(self, kids: Children, span: Span) -> t.ProductRule:
        scope, cond = kids.at(0), kids.at(-1)
        verb = " ".join(str(kids.token("RULE_VERB")).split())
        cites, note, in_force = kids.every(t.Cite), kids.one(t.Note), kids.one(t.InForce)
        return t.ProductRule(scope, verb, cond, cites, note, in_force, span=span)
