"""Boundary tests for whole files: every rule of every text that a workspace's own files hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from roolang.domain.declaration import fold
from roolang.domain.nomenclature import codes_of, subheadings
from roolang.format import format_text
from roolang.pairs.finding import Judge, Pair, Subject, pairs
from roolang.pairs.frame import PRICES, Frame
from roolang.pairs.kept_out import subheading
from roolang.pairs.limits import reach
from roolang.pairs.needs import Unclear
from roolang.pairs.sketch import WEIGHTS
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.syntax.tree import Module
from roolang.syntax.walk import walk, with_parts
from roolang.workspace.testing import outcomes
from roolang.workspace.workspace import Workspace

DEEPEST = 20
"""Definitions in definitions that are followed."""
TODAY = date(2026, 1, 1)
"""The day of judgement of a text that does not say from when it is in force."""


def pairs_of(workspace: Workspace, module: Module, judge: Judge | None = None) -> Iterator[Pair]:
    """The pairs of each rule of a file, in its order; by the interpreter, if nobody else judges."""
    for subject in _subjects(module, tuple(workspace.modules)):
        yield from pairs(subject, judge or (lambda text: passes(workspace, text)))


def passes(workspace: Workspace, text: str) -> bool:
    """Whether the one test that a text holds passes."""
    tests = [each for each in parse(SourceFile("generated.roo", text))[0].statements if isinstance(each, t.Test)]
    return len(tests) == 1 and all(outcome.passed for outcome in outcomes(workspace, tests[0]))


def laid_out(found: list[Pair]) -> str:
    """The tests of some pairs in canonical layout."""
    text = "\n".join(side.text for pair in found for side in pair.sides)
    return format_text(SourceFile("generated.roo", text))[0] if text else ""


# ---- what a rule is judged in


def _subjects(module: Module, modules: tuple[Module, ...]) -> Iterator[Subject]:
    parties: tuple[str, ...] = ()
    under, edition, start = "", 2022, TODAY
    known = [each for file in modules for each in file.statements]
    conditions = {fold(each.name): each.cond for each in known if isinstance(each, t.ConditionDefinition)}
    for statement in module.statements:
        match statement:
            case t.Agreement(name) | t.Proposal(name) | t.Consolidated(name) | t.PartOf(name):
                under = name
            case t.Parties(names):
                parties = names
            case t.Nomenclature(year):
                edition = year
            case t.InForce(begins):
                start = begins
            case t.ProductRule() if under:
                rule = replace(statement, cond=_written_out(statement.cond, conditions))
                frame = _frame(rule, known, parties[0] if parties else "", edition)
                if frame is not None:
                    yield Subject(rule, under, frame, (start,))


def _written_out(cond: Any, conditions: Mapping[str, t.Cond], depth: int = 0) -> Any:
    """A condition with what it calls by name in the place of the names, as far as that is defined."""
    if isinstance(cond, t.Named) and fold(cond.name) in conditions and depth < DEEPEST:
        return _written_out(conditions[fold(cond.name)], conditions, depth + 1)
    return with_parts(cond, lambda part: _written_out(part, conditions, depth))


def _frame(rule: t.ProductRule, known: list[t.Statement], place: str, edition: int) -> Frame | None:
    """The frame of a rule; none of one whose scope has no code."""
    codes = rule.scope.goods.codes
    item = next(iter(codes.items), None) if codes is not None else None
    low, words = _first(item)
    if not low:
        return None
    denied = tuple(dict.fromkeys(_others(rule, known))) if isinstance(item, t.AnyOtherGood) else ()
    lists = tuple((fold(each.name), each.names) for each in known if isinstance(each, t.OperationsDefinition))
    classes = tuple(
        (fold(each.name), each.codes) for each in known if isinstance(each, t.MaterialDefinition | t.ListDefinition)
    )
    stages = tuple(name for each in known if isinstance(each, t.StagesDefinition) for name in each.names)
    compounds = tuple(
        (fold(each.name), each.operations)
        for each in known
        if isinstance(each, t.OperationDefinition) and each.operations is not None
    )
    described = (words,) if words else ()
    prices, masses = _measures(rule)
    return Frame(
        _unclaimed(item, low, known, edition),
        place,
        edition,
        codes,
        described,
        denied,
        _where(rule),
        prices,
        masses,
        lists,
        classes,
        stages,
        compounds,
    )


def _measures(rule: t.ProductRule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The prices and weights of a good that a rule asks for; by a method that names none, any price may be meant."""
    names = {each.name for each in walk(rule) if isinstance(each, t.Operand)}
    methods = {each.name for each in walk(rule) if isinstance(each, t.MethodName)}
    names |= {"value of the good" for each in walk(rule) if each.__class__ is t.Operand and _of_good(each)}
    prices = tuple(name for name in PRICES if name in names | methods)
    if methods - set(PRICES) or any(isinstance(each, t.EitherMethod) for each in walk(rule)):
        prices = PRICES
    prices += ("value",) if "value of the good" in names else ()
    return prices, tuple(name for name in WEIGHTS if name in names)


def _of_good(node: t.Operand) -> bool:
    return node.name == "value" and isinstance(node.target, t.OfGood)


def _first(item: object) -> tuple[str, str]:
    """The first code of a class, and the description that its goods answer to."""
    match item:
        case t.CodeRange(low):
            return low, ""
        case t.Described(words, t.Codes((t.CodeRange(low), *_))):
            return low, words
        case t.AnyOtherGood(t.Codes((t.CodeRange(low), *_))):
            return low, ""
    return "", ""


def _unclaimed(item: t.CodeItem | None, low: str, known: list[t.Statement], edition: int) -> str:
    """The first subheading of a class that no rule for a narrower one claims, if there is such."""
    claims = [
        each
        for other in known
        if isinstance(other, t.ProductRule) and other.scope.goods.codes is not None
        for each in walk(other.scope.goods.codes)
        if isinstance(each, t.CodeRange) and len(each.low) > len(low) and each.high[: len(low)] >= low
    ]
    ranges = [each for each in walk(item) if isinstance(each, t.CodeRange)] if isinstance(item, t.Node) else []
    codes = [code for each in ranges for top in _between(each, edition) for code in subheadings(edition, top)]
    free = (code for code in codes if not any(one.low <= code[: len(one.low)] <= one.high for one in claims))
    return next(free, subheading(low, edition)) if claims else subheading(low, edition)


def _between(each: t.CodeRange, edition: int) -> Iterator[str]:
    """The codes of a range, at the level of its ends."""
    if each.low == each.high:
        yield each.low
        return
    yield from (code for code in codes_of(edition, len(each.low)) if each.low <= code <= each.high)


def _others(rule: t.ProductRule, known: list[t.Statement]) -> Iterator[str]:
    """The descriptions that other rules have for goods of the same codes."""
    low = _first(next(iter(rule.scope.goods.codes.items)))[0] if rule.scope.goods.codes else ""
    for other in known:
        if isinstance(other, t.ProductRule) and other is not rule and other.scope.goods.codes is not None:
            for item in other.scope.goods.codes.items:
                code, words = _first(item)
                if words and (code.startswith(low) or low.startswith(code)):
                    yield words


def _where(rule: t.ProductRule) -> tuple[tuple[str, Fraction], ...]:
    """The characteristic that the goods of a rule have."""
    where = rule.scope.where
    if where is None:
        return ()
    share = t.Share(t.Steps((t.Step(where.value, span=where.span),), span=where.span), span=where.span)
    limit = t.Limit(share, span=where.span)
    try:
        found = reach(t.Compare(t.Operand(where.name, span=where.span), where.compare, (limit,), span=where.span))
    except Unclear:
        return ()
    return ((where.name, found.amount(inside=True)),)
