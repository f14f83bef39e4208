"""Whole files: every statement, and amendments."""

from __future__ import annotations

from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import clause, one
from roolang.syntax.reading.children import Children, Kids
from roolang.syntax.reading.trials import TrialReader


class StatementReader(TrialReader):
    """Reads whole statements."""

    def start(self, kids: Children, span: Span) -> tuple[t.Statement, ...]:
        return kids.all()

    def bracketed_statements(self, kids: Children, span: Span) -> t.Bracketed[t.Statement]:
        return t.Bracketed(self.attribution(kids.at(0)), kids.all(1), span=span)

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
        return t.Reference("trace", clause(kids, "by", ""), goods=kids[0], span=span)

    def reference_provision(self, kids: Kids, span: Span) -> t.Reference:
        return t.Reference("provision", self.words(kids[0]), span=span)
