"""The reference meaning of the core: one walk that gives a trace, not a boolean."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, assert_never

from roolang.domain.declaration import QUOTA, Item
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import NO, YES, Answer, all_, any_, asking, at_least_, known_or, not_, sure
from roolang.interpret.compare import compare, each_line
from roolang.interpret.lines import Line, held, used
from roolang.interpret.operations import only_done
from roolang.interpret.pieces import lines_of
from roolang.interpret.predicates import done, holds, is_defined, present
from roolang.interpret.scene import Scene
from roolang.interpret.select import select
from roolang.interpret.trace import Trace, noted, unwritten
from roolang.ir import nodes as n


def evaluate(expr: n.Expr, scene: Scene) -> Trace:
    """The trace of a condition; its root answer is the verdict on it."""
    if not scene.several:
        return _evaluated(expr, scene)
    _, trace = scene.noting(("trace", id(expr)), lambda: (expr, _evaluated(expr, scene)))
    return trace


def _evaluated(expr: n.Expr, scene: Scene) -> Trace:
    match expr:
        case n.All((guard, rule)) if is_accepted(expr):
            return accepted(expr, evaluate(guard, scene), lambda: evaluate(rule, scene))
        case n.All(parts):
            return _joined("all", expr, parts, scene)
        case n.Any(parts):
            return _joined("any", expr, parts, scene)
        case n.AtLeast(count, parts):
            traces = tuple(evaluate(part, scene) for part in parts)
            answer = at_least_(count, [trace.answer for trace in traces])
            return Trace("at least", expr.origin, answer, traces, needed=count)
        case n.Not(part):
            inner = evaluate(part, scene)
            return Trace("not", expr.origin, not_(inner.answer), (inner,))
        case n.Given(holds_):
            return Trace("given", expr.origin, sure(holds_))
        case n.Compare():
            return compare(expr, scene)
        case n.EachLine():
            return each_line(expr, scene)
        case n.NoLine():
            return _no_line(expr, scene)
        case n.GoodMeets(where):
            return _good(expr.origin, holds(where, Line(scene.good), scene), _defined(where, scene), scene)
        case n.Fact(kind, words):
            return Trace("fact", expr.origin, _fact(kind, words, scene))
        case n.Done(name, places, after):
            return Trace("done", expr.origin, done(scene.good, name, places, after, scene))
        case n.OnlyDone():
            return only_done(expr, scene)
        case n.Select():
            return select(expr, scene)
        case n.RuleMet():
            inner = evaluate(scene.bench.program.rules, scene)
            return Trace("rule", expr.origin, inner.answer, (inner,))
        case _:
            assert_never(expr)


def is_accepted(expr: n.All) -> bool:
    """Whether these are the goods of a rule that is accepted besides another, and the rule."""
    return len(expr.parts) == 2 and expr.origin.role == expr.parts[1].origin.role == "rule"


def accepted(expr: n.All, whose: Trace, asking: Callable[[], Trace]) -> Trace:
    """A rule that is accepted besides another. It is not looked at for a good that it is not for: nobody is warned."""
    rule = Trace("given", expr.parts[1].origin, NO) if whose.truth is Truth.NO else asking()
    return Trace("all", expr.origin, all_((whose.answer, rule.answer)), (whose, rule))


def _joined(kind: Literal["all", "any"], expr: n.All | n.Any, parts: tuple[n.Expr, ...], scene: Scene) -> Trace:
    traces = tuple(evaluate(part, scene) for part in parts)
    join = all_ if kind == "all" else any_
    return Trace(kind, expr.origin, join(trace.answer for trace in traces), traces)


def _good(origin: n.Origin, answer: Answer, defined: n.Expr | None, scene: Scene) -> Trace:
    """Of what class the good is; with what makes it wholly obtained, if that is asked and the text says it."""
    if defined is None or answer.truth is Truth.UNKNOWN:
        return Trace("good", origin, answer)
    if answer.truth is Truth.YES:
        return Trace("good", origin, answer, (evaluate(defined, scene),), note=_believed(scene.good))
    if not is_defined(scene.good, scene):
        return Trace("good", origin, answer)
    return Trace("good", origin, answer, denied=unwritten(NO, partial(evaluate, defined, scene)))


def _defined(where: n.Pred, scene: Scene) -> n.Expr | None:
    """What the text calls wholly obtained, where it is asked of a good of which the declaration does not say it."""
    return scene.bench.program.obtained if where == n.Obtained() and scene.good.wholly_obtained is None else None


def _believed(item: Item) -> str:
    """That what makes an item wholly obtained is believed, since nobody says what else is in it."""
    if not any(line.hidden for line in held(item)):
        return ""
    return f"believed: {'the list of materials may not be complete' if used(item) else 'no materials are listed'}"


def _no_line(expr: n.NoLine, scene: Scene) -> Trace:
    answers = [(line, present(expr.where, line, scene)) for line in lines_of(expr.scope, scene)]
    notes = tuple(noted(line, answer) for line, answer in answers if answer.truth is not Truth.NO)
    return Trace("no line", expr.origin, not_(any_(answer for _, answer in answers)), lines=notes)


def _said_how_much(quota: str, scene: Scene) -> Answer:
    """Whether the declaration says how much was taken of a quota, in the unit of the quota."""
    name = f"{QUOTA} {quota}"
    amount, word = scene.good.amounts.get(name), scene.bench.program.vocabulary.get(name)
    if amount is None:
        return NO
    if word is not None and word.unit != amount.unit:
        message = f"what was taken of quota {quota} is in {amount.unit or 'no unit'}, and the quota in {word.unit}"
        scene.bench.note("RL5604", message, scene.good.name)
        return asking(facts.amount(scene.good, name, word.said, of_good=True))
    return YES


def _fact(kind: str, words: str, scene: Scene) -> Answer:
    """A named fact of the good; the direction of trade is known of the declared good only."""
    item, declaration = scene.good, scene.bench.declaration
    root = item is scene.root
    match kind:
        case "established":
            return known_or(item.facts.get(words), facts.established(item, scene.spelled(words)))
        case "statement":
            return known_or(scene.by_text(item.supplier_statement), facts.statement(item))
        case "quota":
            return known_or(item.quotas.get(words), facts.quota(item, scene.spelled(words)))
        case "taken":
            return _said_how_much(words, scene)
        case "currency":
            said = declaration.currency
            return known_or(None if said is None else said == words, facts.currency())
        case "exported from":
            place = declaration.exported_from if root else item.produced_in
        case "imported into":
            place = declaration.imported_into if root else None
        case "unresolved":
            return asking(facts.unresolved(words))
        case _:
            raise AssertionError(f"unknown kind of fact {kind}")
    if place is None:
        return asking(facts.route(item, kind))
    return YES if place == words else NO
