"""General provisions and product rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from lark import Token

from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import Kids, every, one, token
from roolang.syntax.reading.headers import HeaderReader


class ProvisionReader(HeaderReader):
    """Reads the sentences of an agreement."""

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

    def covered_obtained(self, kids: Kids, span: Span) -> str:
        return "wholly obtained"

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
            kids[0],
            one(kids, int),
            clauses.get("goods"),
            clauses.get("method", ""),
            one(kids, t.Cite),
            span=span,
        )

    def by_name(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "method", self.name(kids[0])

    def threshold(self, kids: Kids, span: Span) -> t.Threshold:
        goods, name, compare, limits = kids[:4]
        return t.Threshold(goods, self.name(name), self.comparison(compare), limits, one(kids, t.Cite), span=span)

    def designation(self, kids: Kids, span: Span) -> t.Designation:
        return t.Designation(self.name(kids[0]), **self._clauses(kids), span=span)

    def not_needed(self, kids: Kids, span: Span) -> tuple[str, bool]:
        return "needed", False

    def not_nested(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "nested", self.name(kids[0])

    def averaging(self, kids: Kids, span: Span) -> t.Averaging:
        clauses = self._clauses(kids)
        return t.Averaging(
            self.words(kids[0]), clauses.get("by", ""), clauses.get("goods"), one(kids, t.Cite), span=span
        )

    def by_text(self, kids: Kids, span: Span) -> tuple[str, str]:
        return "by", self.words(kids[0])

    def inventory(self, kids: Kids, span: Span) -> t.Inventory:
        return t.Inventory(
            tuple(self.name(kid) for kid in kids if isinstance(kid, Token)), one(kids, t.Cite), span=span
        )

    def insufficient(self, kids: Kids, span: Span) -> t.Insufficient:
        return t.Insufficient(kids[0], self._clauses(kids).get("goods"), one(kids, t.Cite), span=span)

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


def _trade(kids: Kids) -> tuple[str, str]:
    """Exporting and importing party among the children, empty where not said."""
    said: dict[str, str] = dict(
        kid for kid in kids if isinstance(kid, tuple) and kid[0] in ("exported from", "imported into")
    )
    return said.get("exported from", ""), said.get("imported into", "")
