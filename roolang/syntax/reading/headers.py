"""Headers and definitions."""

from __future__ import annotations

from datetime import date

from lark import Token

from roolang.diagnostics import Fix
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import clause, one, token
from roolang.syntax.reading.children import Children, Clause, Kids
from roolang.syntax.reading.conditions import ConditionReader

FORMULAS = (t.Operand, t.Number, t.Percent, t.Money, t.Arithmetic, t.Choice)


class HeaderReader(ConditionReader):
    """Reads what a file is, which text begins, and what its names mean."""

    def language(self, kids: Kids, span: Span) -> t.Language:
        version = str(kids[0])
        if version != "1":
            message, fixes = f"this program speaks version 1 of the language, not {version}", (Fix(span, "language 1"),)
            self.report("RL1011", message, span, help="write `language 1`", fixes=fixes)
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
            names[0],
            kids[1],
            names[1] if len(names) > 1 else "",
            one(kids, date),
            self._title(kids),
            span=span,
        )

    def _title(self, kids: Kids) -> str:
        tok = token(kids, "STRING")
        return self.words(tok) if tok else ""

    def parties(self, kids: Kids, span: Span) -> t.Parties:
        return t.Parties(kids[0], kids[1] if len(kids) > 1 else (), span=span)

    def nomenclature(self, kids: Kids, span: Span) -> t.Nomenclature:
        return t.Nomenclature(self.count(kids[0]), span=span)

    def in_force(self, kids: Kids, span: Span) -> t.InForce:
        days = [self.day(kid) for kid in kids if kid.type == "DATE"]
        if len(days) > 1 and days[1] < days[0]:
            self.report("RL4003", "the time in force ends before it begins", span, help="write the earlier date first")
        return t.InForce(days[0], days[1] if len(days) > 1 else None, span=span)

    def joining(self, kids: Children, span: Span) -> t.InForce:
        found = kids.at(0)
        return t.InForce(found.start, found.end, kids.every(t.Joined), span=span)

    def joins(self, kids: Kids, span: Span) -> t.Joined:
        return t.Joined(kids[0], self.day(kids[1]), span=span)

    def dates_by(self, kids: Kids, span: Span) -> t.DatesBy:
        return t.DatesBy(self.name(kids[0]), span=span)

    def citations_required(self, kids: Kids, span: Span) -> t.CitationsRequired:
        return t.CitationsRequired(span=span)

    def rules_cover(self, kids: Kids, span: Span) -> t.RulesCover:
        return t.RulesCover(kids[0], span=span)

    # ---- definitions

    def list_definition(self, kids: Kids, span: Span) -> t.ListDefinition:
        return t.ListDefinition(kids[0], one(kids, t.Codes), one(kids, t.Nomenclature), one(kids, t.Cite), span=span)

    def material_definition(self, kids: Kids, span: Span) -> t.MaterialDefinition:
        return t.MaterialDefinition(self.name(kids[0]), kids[1], one(kids, t.Cite), span=span)

    def operation_definition(self, kids: Kids, span: Span) -> t.OperationDefinition:
        words = clause(kids, "text", "")
        return t.OperationDefinition(
            self.operation_name(kids[0]), one(kids, t.Operations), words, one(kids, t.Cite), span=span
        )

    def operation_text(self, kids: Kids, span: Span) -> Clause:
        return Clause("text", self.words(kids[0]), span)

    def operations_definition(self, kids: Kids, span: Span) -> t.OperationsDefinition:
        return t.OperationsDefinition(self.name(kids[0]), kids[1], one(kids, t.Cite), span=span)

    def stages_definition(self, kids: Kids, span: Span) -> t.StagesDefinition:
        return t.StagesDefinition(self.name(kids[0]), kids[1], kids[2], one(kids, t.Cite), span=span)

    def measure_definition(self, kids: Kids, span: Span) -> t.MeasureDefinition:
        formula, rounding = clause(kids, "as", (None, None))
        name, unit = self.name(kids[0]), self.name(kids[1])
        return t.MeasureDefinition(name, unit, formula, *_rounding(rounding), one(kids, t.Cite), span=span)

    def measured_as(self, kids: Children, span: Span) -> Clause:
        return Clause("as", (kids.one(FORMULAS), kids.clause("rounding")), span)

    def quantity_definition(self, kids: Children, span: Span) -> t.QuantityDefinition:
        return t.QuantityDefinition(
            self.name(kids.at(0)),
            kids.one(FORMULAS),
            kids.clause("of the country", False),
            *_rounding(kids.clause("rounding")),
            kids.one(t.Cite),
            span=span,
        )

    def of_country(self, kids: Kids, span: Span) -> Clause:
        return Clause("of the country", True, span)

    def rounding(self, kids: Kids, span: Span) -> Clause:
        return Clause("rounding", True, span)

    def rounded(self, kids: Kids, span: Span) -> Clause:
        return Clause("rounding", self.number(kids, span), span)

    def method_definition(self, kids: Children, span: Span) -> t.MethodDefinition:
        name, quantity = map(self.name, kids.tokens("NAME"))
        return t.MethodDefinition(
            name,
            quantity,
            kids.one(FORMULAS),
            kids.clause("on", ""),
            kids.clause("of the country", False),
            kids.one(t.Cite),
            span=span,
        )

    def on_base(self, kids: Kids, span: Span) -> Clause:
        return Clause("on", self.name(kids[0]), span)

    def condition_definition(self, kids: Kids, span: Span) -> t.ConditionDefinition:
        return t.ConditionDefinition(self.name(kids[0]), kids[1], span=span)

    def parameter_definition(self, kids: Kids, span: Span) -> t.ParameterDefinition:
        return t.ParameterDefinition(self.name(kids[0]), kids[1], one(kids, t.Cite), span=span)


def _rounding(said: bool | t.Number | None) -> tuple[bool, t.Number | None]:
    """Whether fractions are disregarded, and the step that a formula is rounded to."""
    return said is True, said if isinstance(said, t.Number) else None


def text_name(token: Token) -> str:
    """The name of an agreement or proposal: spelled as written, since people type it on the command line."""
    return " ".join(str(token).split())
