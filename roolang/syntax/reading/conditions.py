"""Conditions, quantities, limits and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lark import Token

from roolang.diagnostics import Fix
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import one
from roolang.syntax.reading.children import Children, Clause, Kids
from roolang.syntax.reading.classes import ClassReader

COMMENT = re.compile(r'(?m)#[^\n"”]*$')


class ConditionReader(ClassReader):
    """Reads what a rule asks. `closed` holds the guards that parentheses end, `joined` the
    words before labels by their place."""

    def __init__(self, source: SourceFile, base: int = 0) -> None:
        super().__init__(source, base)
        self.closed: list[t.Cond] = []
        self.joined: dict[int, str] = {}

    # ---- chains

    def cond(self, kids: Children, span: Span) -> t.Cond:
        return self._chain(kids.all(), span)

    def _chain(self, kids: tuple[Any, ...], span: Span) -> t.Cond:
        parts: list[Any] = []
        joins: list[tuple[str, Any]] = []
        for kid in kids:
            if isinstance(kid, Token):
                joins.append(("or" if kid.type == "OR" else "and", len(parts)))
                continue
            if isinstance(kid, t.Bracketed):
                joins.append((kid.join, len(parts)))
            parts.append(kid)
        if len(parts) == 1:
            return parts[0]
        words = {word for word, _ in joins}
        if len(words) > 1:
            self._mixed(parts, [word for word, _ in joins], span)
        join = joins[0][0] if len(words) == 1 else "and"
        parts = self._guarded(parts, join)
        return parts[0] if len(parts) == 1 else t.Chain(join, tuple(parts), span=span)

    def _guarded(self, parts: list[Any], join: str) -> list[Any]:
        """The parts with each guard over all that follows it, up to the next guard; parentheses end it sooner."""
        runs: list[list[Any]] = []
        for part in parts:
            if runs and self._guards(runs[-1][0]) and not self._guards(part):
                runs[-1].append(part)
            else:
                runs.append([part])
        return [run[0] if len(run) == 1 else _spread(run, join) for run in runs]

    def _guards(self, part: Any) -> bool:
        return isinstance(part, t.Guarded) and not any(part is each for each in self.closed)

    def _mixed(self, parts: list[Any], joins: list[str], span: Span) -> None:
        """Reports `and` beside `or`, and writes out both readings."""
        words = [" ".join(COMMENT.sub("", part.span.text).split()) for part in parts]
        tight, loose = _grouped(words, joins, "and"), _grouped(words, joins, "or")
        whole = Span(span.source, parts[0].span.start, parts[-1].span.end)
        plain = not COMMENT.search(whole.text) and not any(isinstance(part, t.Bracketed) for part in parts)
        self.report(
            "RL1007",
            "`and` mixed with `or`: the text can be read in two ways",
            span,
            "say which by parentheses",
            help=f"write `{tight}`, or `{loose}`",
            fixes=(Fix(whole, tight), Fix(whole, loose)) if plain else (),
        )

    def bracketed_part(self, kids: Children, span: Span) -> t.Bracketed[t.Cond]:
        joins, parts = [], []
        for kid in kids.all(1):
            if isinstance(kid, Token):
                joins.append("or" if kid.type == "OR" else "and")
            else:
                parts.append(kid)
                if isinstance(kid, t.Bracketed):
                    joins.append(kid.join)
        if len(set(joins)) > 1:
            self._mixed(parts, joins[1:], span)
        parts = self._guarded(parts, joins[0])
        return t.Bracketed(self.attribution(kids.at(0)), tuple(parts), joins[0], span=span)

    def unit(self, kids: Children, span: Span) -> t.Cond:
        guard = kids.one(dict)
        cond = kids.at(1 if guard else 0)
        cites, note, criterion = kids.every(t.Cite), kids.one(t.Note), kids.one(t.Criterion)
        allowances = tuple(kid for kid in kids.every((t.Allowance, t.Bracketed)) if kid is not cond)
        if allowances or cites or note or criterion:
            cond = t.Annotated(cond, allowances, cites, note, criterion, span=span)
        if guard:
            return t.Guarded(cond, **guard, span=span)
        self.closed += [cond] if isinstance(cond, t.Guarded) else []
        return cond

    def guarded_tail(self, kids: Kids, span: Span) -> t.Guarded:
        return t.Guarded(kids[1], **kids[0], span=span)

    def guard(self, kids: Children, span: Span) -> dict[str, Any]:
        return {"start": kids.clause("from"), "end": kids.clause("until"), "goods": kids.clause("for")}

    def guard_from(self, kids: Kids, span: Span) -> Clause:
        return Clause("from", self.day(kids[0]), span)

    def guard_until(self, kids: Kids, span: Span) -> Clause:
        return Clause("until", self.day(kids[0]), span)

    def guard_goods(self, kids: Kids, span: Span) -> Clause:
        return Clause("for", kids[0], span)

    # ---- enumerations

    def enumeration(self, kids: Children, span: Span) -> t.Enumeration:
        (head, compare, count), items = kids.at(0), kids.all(1)
        labels = [item.label for item in items if isinstance(item, t.Labelled)]
        if len(set(labels)) < len(labels):
            again = next(i for i, label in enumerate(labels) if label in labels[:i])
            place = [item for item in items if isinstance(item, t.Labelled)][again].span
            help_ = "give each item a label of its own"
            self.report("RL1012", f"the label ({labels[again]}) stands twice", place, help=help_)
        if wrong := {"any of": "and", "all of": "or"}.get(head):
            for place in _spans(items):
                if self.joined.get(place.start) == wrong:
                    self._joined_wrong(head, wrong, place, span)
        return t.Enumeration(head, items, compare, count, span=span)

    def _joined_wrong(self, head: str, word: str, span: Span, whole: Span) -> None:
        """RL1014 for `any of (1) ...; and (2) ...`: the head says one thing and the word between the items another."""
        place = Span(span.source, span.start, span.start + len(word))
        other = "all of" if word == "and" else "any of"
        message = f"`{word}` stands between the items of `{head}`"
        help_ = f"write `{other}` at the head, or leave `{word}` out"
        leading = re.match(r"any(?=\s+of)|all(?=\s+of)", whole.text)
        first = Span(whole.source, whole.start, whole.start + 3)
        after = re.match(rf"{word}\s*", span.text)
        spare = Span(span.source, span.start, span.start + (after.end() if after else len(word)))
        fixes = (*([Fix(first, other[:3])] if leading else []), Fix(spare, ""))
        self.report("RL1014", message, place, help=help_, fixes=fixes)

    inner_enumeration = innermost_enumeration = enumeration

    def item1(self, kids: Children, span: Span) -> t.Labelled:
        label = str(kids.at(0))
        self.joined[span.start] = label[: label.index("(")].strip()
        return t.Labelled(label[label.index("(") + 1 : -1], self._chain(kids.all(1), span), span=span)

    item2 = item3 = item1

    def bracketed_items(self, kids: Children, span: Span) -> t.Bracketed[t.Labelled]:
        return t.Bracketed(self.attribution(kids.at(0)), kids.all(1), span=span)

    def head_any(self, kids: Kids, span: Span) -> tuple[str, str, int]:
        return "any of", "", 0

    def head_all(self, kids: Kids, span: Span) -> tuple[str, str, int]:
        return "all of", "", 0

    def head_none(self, kids: Kids, span: Span) -> tuple[str, str, int]:
        return "none of", "", 0

    def head_count(self, kids: Kids, span: Span) -> tuple[str, str, int]:
        return "count", self.comparison(kids[0]), self.count(kids[1])

    # ---- atoms

    def change(self, kids: Children, span: Span) -> t.Change:
        return t.Change(kids.at(0), kids.every((t.Exception_, t.Bracketed)), kids.one(t.Also), span=span)

    def exception(self, kids: Kids, span: Span) -> t.Exception_:
        return t.Exception_(kids[0], span=span)

    def bracketed_exception(self, kids: Children, span: Span) -> t.Bracketed[t.Exception_]:
        return t.Bracketed(self.attribution(kids.at(0)), kids.all(1), span=span)

    def also(self, kids: Children, span: Span) -> t.Also:
        return t.Also(kids.at(0), kids.all(1), span=span)

    def no_change(self, kids: Kids, span: Span) -> t.NoChange:
        return t.NoChange(span=span)

    def wholly_obtained(self, kids: Kids, span: Span) -> t.WhollyObtained:
        return t.WhollyObtained(span=span)

    def every(self, kids: Kids, span: Span) -> t.Every:
        return t.Every(kids[0], kids[1], kids[2], span=span)

    def materials_undergo(self, kids: Kids, span: Span) -> t.MaterialsUndergo:
        return t.MaterialsUndergo(kids[0], kids[1], kids[2], one(kids, t.Place), span=span)

    def all(self, kids: Kids, span: Span) -> str:
        return "all"

    def some(self, kids: Kids, span: Span) -> str:
        return "some"

    def no(self, kids: Kids, span: Span) -> str:
        return "no"

    def is_originating(self, kids: Kids, span: Span) -> t.Status:
        return t.Status("originating", span=span)

    def is_non_originating(self, kids: Kids, span: Span) -> t.Status:
        return t.Status("non-originating", span=span)

    def is_wholly_obtained(self, kids: Kids, span: Span) -> t.Status:
        return t.Status("wholly obtained", span=span)

    def is_of(self, kids: Kids, span: Span) -> t.Status:
        return t.Status("of", codes=kids[0], span=span)

    def is_described(self, kids: Kids, span: Span) -> t.Status:
        return t.Status("described", words=self.words(kids[0]), span=span)

    def is_produced(self, kids: Kids, span: Span) -> t.Status:
        return t.Status("produced", states=kids[0], span=span)

    def made_from(self, kids: Kids, span: Span) -> t.MadeFrom:
        return t.MadeFrom(kids[0], span=span)

    def undergoes(self, kids: Kids, span: Span) -> t.Undergoes:
        return t.Undergoes(kids[0], one(kids, t.Place), span=span)

    def undergoes_more(self, kids: Kids, span: Span) -> t.UndergoesMore:
        return t.UndergoesMore(one(kids, t.Place), span=span)

    def compare(self, kids: Kids, span: Span) -> t.Compare:
        return t.Compare(kids[0], self.comparison(kids[1]), kids[2], span=span)

    def good_is(self, kids: Kids, span: Span) -> t.GoodIs:
        return t.GoodIs(kids[0], span=span)

    def good_is_not(self, kids: Kids, span: Span) -> t.GoodIs:
        return t.GoodIs(kids[0], negated=True, span=span)

    def established(self, kids: Kids, span: Span) -> t.Established:
        return t.Established(self.words(kids[0]), span=span)

    def within_quota(self, kids: Kids, span: Span) -> t.WithinQuota:
        return t.WithinQuota(self.name(kids[0]), span=span)

    def rule_met(self, kids: Kids, span: Span) -> t.RuleMet:
        return t.RuleMet(span=span)

    def named_condition(self, kids: Kids, span: Span) -> t.Named:
        return t.Named(self.name(kids[0]), span=span)

    def excepting(self, kids: Children, span: Span) -> t.Excepting:
        return t.Excepting(kids.at(0), kids.every((t.Exception_, t.Bracketed)), span=span)

    def condition_slot(self, kids: Children, span: Span) -> t.Slot[t.Cond]:
        return self.options(kids, span)

    def however(self, kids: Kids, span: Span) -> t.Allowance:
        limits = next((kid for kid in kids[1:] if isinstance(kid, tuple)), ())
        return t.Allowance(kids[0], limits, one(kids[1:], t.Operations), span=span)

    def up_to_limits(self, kids: Kids, span: Span) -> tuple[t.Limit, ...]:
        return kids[0]

    def undergoing(self, kids: Kids, span: Span) -> t.Operations:
        return kids[0]

    def bracketed_however(self, kids: Children, span: Span) -> t.Bracketed[t.Allowance]:
        return t.Bracketed(self.attribution(kids.at(0)), kids.all(1), span=span)

    # ---- quantities

    def lhs(self, kids: Kids, span: Span) -> t.Operand:
        return t.Operand(self.name(kids[0]), kids[1] if len(kids) > 1 else None, span=span)

    operand = lhs

    def target_party(self, kids: Kids, span: Span) -> t.OfParty:
        return t.OfParty(str(kids[0]), span=span)

    def target_good(self, kids: Kids, span: Span) -> t.OfGood:
        return t.OfGood(span=span)

    def target_each(self, kids: Kids, span: Span) -> t.OfEach:
        return t.OfEach(kids[0], span=span)

    def target_country(self, kids: Kids, span: Span) -> t.OfCountry:
        return t.OfCountry(span=span)

    def limits(self, kids: Children, span: Span) -> tuple[t.Limit, ...]:
        kids.tokens("LIMIT_OR")
        return kids.every(t.Limit)

    def limit(self, kids: Kids, span: Span) -> t.Limit:
        return t.Limit(kids[0], one(kids, t.Method), span=span)

    def share(self, kids: Kids, span: Span) -> t.Share:
        return t.Share(kids[0], kids[1] if len(kids) > 1 else None, span=span)

    def share_base(self, kids: Kids, span: Span) -> t.Base:
        return kids[0]

    def either_base(self, kids: Kids, span: Span) -> t.EitherBase:
        first, _, second = kids
        return t.EitherBase(first, second, span=span)

    def method(self, kids: Children, span: Span) -> t.Method:
        return t.Method(kids.at(0), kids.all(1), span=span)

    def method_name(self, kids: Kids, span: Span) -> t.MethodName:
        return t.MethodName(self.name(kids[0]), span=span)

    def either_method(self, kids: Kids, span: Span) -> t.EitherMethod:
        first, _, second = kids
        return t.EitherMethod(self.name(first), self.name(second), span=span)

    def method_slot(self, kids: Children, span: Span) -> t.Slot[t.MethodName]:
        return self.options(kids, span)

    def on_operand(self, kids: Kids, span: Span) -> t.OnBase:
        return t.OnBase(kids[0], span=span)

    def counting_only(self, kids: Kids, span: Span) -> t.CountingOnly:
        return t.CountingOnly(kids[0], span=span)

    def tracing(self, kids: Kids, span: Span) -> t.Tracing:
        return t.Tracing(kids[0], kids[1] if len(kids) > 1 else None, span=span)

    def tier(self, kids: Kids, span: Span) -> int:
        return self.count(kids[0])

    def bracketed_modifiers(self, kids: Children, span: Span) -> t.Bracketed[t.Modifier]:
        return t.Bracketed(self.attribution(kids.at(0)), kids.all(1), span=span)

    # ---- formulas

    def plus(self, kids: Children, span: Span) -> t.Arithmetic:
        return self._worked("+", kids, span)

    def minus(self, kids: Children, span: Span) -> t.Arithmetic:
        return self._worked("-", kids, span)

    def times(self, kids: Children, span: Span) -> t.Arithmetic:
        return self._worked("*", kids, span)

    def over(self, kids: Children, span: Span) -> t.Arithmetic:
        return self._worked("/", kids, span)

    def lesser(self, kids: Children, span: Span) -> t.Arithmetic:
        return self._worked("lesser", kids, span)

    def greater(self, kids: Children, span: Span) -> t.Arithmetic:
        return self._worked("greater", kids, span)

    def choice(self, kids: Children, span: Span) -> t.Choice:
        return t.Choice(kids.at(0), kids.at(1), kids.at(2), span=span)

    def _worked(self, sign: str, kids: Children, span: Span) -> t.Arithmetic:
        kids.tokens("PLUS", "MINUS", "AND")
        return t.Arithmetic(sign, kids.at(0), kids.at(-1), span=span)


def _spread(run: list[Any], join: str) -> t.Guarded:
    """The guard at the head of a run, over the whole run."""
    first, last = run[0], run[-1]
    inner = t.Chain(join, (first.cond, *run[1:]), span=_from_to(first.cond.span, last.span))
    return replace(first, cond=inner, span=_from_to(first.span, last.span))


def _spans(items: tuple[Any, ...]) -> Iterator[Span]:
    """Where the items of an enumeration begin, those in brackets too."""
    for item in items:
        if isinstance(item, t.Bracketed):
            yield from _spans(item.content)
        else:
            yield item.span


def _from_to(first: Span, last: Span) -> Span:
    return Span(first.source, first.start, last.end)


def _grouped(words: list[str], joins: list[str], tight: str) -> str:
    """The chain with parentheses around each run joined by `tight`."""
    groups: list[list[str]] = [[words[0]]]
    for join, word in zip(joins, words[1:], strict=False):
        if join == tight:
            groups[-1].append(word)
        else:
            groups.append([word])
    loose = "or" if tight == "and" else "and"
    return f" {loose} ".join(f"({f' {tight} '.join(group)})" if len(group) > 1 else group[0] for group in groups)
