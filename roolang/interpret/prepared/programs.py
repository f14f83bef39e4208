"""A program prepared: each condition a function of a run, made when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import takewhile
from typing import TypeAlias

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer, all_, any_, not_, sure
from roolang.interpret.evaluate import evaluate
from roolang.interpret.prepared.comparing import comparing
from roolang.interpret.prepared.predicates import Finder, finder
from roolang.interpret.prepared.run import Matches, Run
from roolang.interpret.select import select
from roolang.interpret.trace import Details, LineNote, Trace, traced
from roolang.ir import nodes as n
from roolang.ir.cases import possible
from roolang.ir.program import Program

Node: TypeAlias = Callable[[Run], Trace]
KEPT = 64
"""So many programs stay prepared."""
_PREPARED: dict[int, Prepared] = {}


def prepared(program: Program) -> Prepared:
    """The program, prepared once."""
    found = _PREPARED.get(id(program))
    if found is None:
        if len(_PREPARED) >= KEPT:
            _PREPARED.clear()
        found = _PREPARED[id(program)] = Prepared(program)
    return found


class Prepared:
    """What a program comes to for plain goods. Everything is kept by the identity of the node, which it keeps alive."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.nodes: dict[int, tuple[n.Expr, Node]] = {}
        self.finders: dict[n.Pred, Finder] = {}
        self.rolls_up = all(entry.applies for entry in program.rolling)
        self.opens = any(entry.full for entry in program.accumulating)
        self.verdicts: dict[str | None, n.Expr] = {}

    def treats(self, purpose: str) -> bool:
        """Whether some treatment changes the status of materials for a purpose."""
        return any(not each.purposes or purpose in each.purposes for each in self.program.treatments)

    def spelled(self, name: str) -> str:
        """How the text writes a name."""
        word = self.program.vocabulary.get(name)
        return word.said if word else name

    def verdict(self, item: Item, *, declared: bool = True) -> n.Expr:
        """What confers origin on an item, and does not take it away.

        The good that the declaration is about has to be produced in the territory besides; of a material its place
        decides elsewhere whether its origin counts.
        """
        program, place = self.program, item.produced_in
        known = place in program.parties or (place is None and (item.imported is False or not declared))
        key = "" if known or not program.parties else place
        if key not in self.verdicts:
            parts = (program.origin, *(n.Not(lost, origin=lost.origin) for lost in program.lost))
            if key is None:
                origin = n.Origin(f"produced in the territory of the parties ({', '.join(program.parties)})")
                parts = (*parts, n.GoodMeets(n.MadeIn(program.parties), origin=origin))
            elif key:
                here = ", ".join(program.parties)
                words = f"produced in the territory of the parties ({here}); it was produced in {place}"
                parts = (n.Given(False, origin=n.Origin(words)), *parts)
            self.verdicts[key] = parts[0] if len(parts) == 1 else n.All(parts)
        return self.verdicts[key]

    # ---- prepared once each

    def node(self, expr: n.Expr) -> Node:
        """A condition, whose parts are prepared when they are first needed."""
        kept = self.nodes.get(id(expr))
        if kept is None:
            kept = self.nodes[id(expr)] = expr, _noded(expr, self)
        return kept[1]

    def finder(self, pred: n.Pred) -> Finder:
        """A predicate as a question about all materials; the same for the same predicate, wherever it stands."""
        found = self.finders.get(pred)
        if found is None:
            found = self.finders[pred] = finder(pred, self)
        return found


def _noded(expr: n.Expr, of: Prepared) -> Node:
    match expr:
        case n.All(parts):
            return _joined("all", expr, parts, of)
        case n.Any(parts):
            return _joined("any", expr, parts, of)
        case n.Not(part):
            return _not(expr, of.node(part))
        case n.Given(holds):
            trace = Trace("given", expr.origin, sure(holds))
            return lambda run: trace
        case n.Compare():
            return comparing(expr, of)
        case n.NoLine(where, n.Scope("lines")):
            return _no_line(expr, of.finder(where))
        case n.Select():
            return _select(expr, of)
        case n.RuleMet():
            return _rule(expr, of)
        case _:
            return lambda run: evaluate(expr, run.scene)


def _joined(kind: str, expr: n.All | n.Any, parts: tuple[n.Expr, ...], of: Prepared) -> Node:
    nodes = [of.node(part) for part in parts]
    stop, other, join = (NO, YES, all_) if kind == "all" else (YES, NO, any_)
    stopping, origin = stop.truth, expr.origin

    def joined(answers: list[Answer]) -> Answer:
        if any(answer.truth is stopping for answer in answers):
            return stop
        return join(answers) if any(answer.truth is Truth.UNKNOWN for answer in answers) else other

    def of_many(run: Run) -> Trace:
        traces = tuple([part(run) for part in nodes])
        return Trace(kind, origin, joined([trace.answer for trace in traces]), traces)

    def of_one(run: Run) -> Trace:
        trace = only(run)
        answer = trace.answer
        return Trace(kind, origin, answer if answer is YES or answer is NO else joined([answer]), (trace,))

    def of_two(run: Run) -> Trace:
        one, two = first(run), second(run)
        left, right = one.answer, two.answer
        if left is stop or right is stop:
            answer = stop
        else:
            answer = other if left is other and right is other else joined([left, right])
        return Trace(kind, origin, answer, (one, two))

    if len(nodes) == 1:
        (only,) = nodes
        return of_one
    if len(nodes) == 2:
        first, second = nodes
        return of_two
    return of_many


def _not(expr: n.Not, part: Node) -> Node:
    def node(run: Run) -> Trace:
        inner = part(run)
        return Trace("not", expr.origin, not_(inner.answer), (inner,))

    return node


def _rule(expr: n.RuleMet, of: Prepared) -> Node:
    rules, origin = of.node(of.program.rules), expr.origin

    def node(run: Run) -> Trace:
        inner = rules(run)
        return Trace("rule", origin, inner.answer, (inner,))

    return node


def _no_line(expr: n.NoLine, find: Finder) -> Node:
    origin = expr.origin

    def node(run: Run) -> Trace:
        found = find(run)
        if not found:
            return Trace("no line", origin, YES)
        answers = [answer for _, answer in found]
        answer = NO if YES in answers else not_(any_(map(_alone, answers)))
        return traced("no line", origin, answer, partial(_noted, found))

    return node


def _noted(found: Matches) -> Details:
    """The lines that a condition turns on."""
    notes = [LineNote(item.name, item.code or "", item.description, _alone(answer), item) for item, answer in found]
    return None, tuple(notes)


def _alone(answer: Answer) -> Answer:
    """An answer as the only part of an `and`."""
    return answer if answer.truth is Truth.YES else all_((answer,))


def _select(expr: n.Select, of: Prepared) -> Node:
    """The case that surely applies; where that is not plain, `select` itself."""
    by_code: dict[str | None, Node] = {}

    def node(run: Run) -> Trace:
        code = run.good.code
        chosen = by_code.get(code)
        if chosen is None:
            chosen = by_code[code] = _selecting(expr, code, run, of)
        return chosen(run)

    return node


def _selecting(expr: n.Select, code: str | None, run: Run, of: Prepared) -> Node:
    """What a `Select` comes to for goods of a code: the one case that its codes pick, if nothing else matters."""
    if expr.together is not None or expr.origin.cites:
        return lambda run: select(expr, run.scene)
    ranked = _ranked(possible(expr.cases, code))
    top = list(takewhile(lambda cases: all(by_codes(case.guard) for case in cases), ranked))
    if code is not None and (body := _chosen(top, run, of)) is not None:
        return of.node(body)

    def node(run: Run) -> Trace:
        body = _chosen(ranked, run, of)
        return select(expr, run.scene) if body is None else of.node(body)(run)

    return node


def by_codes(guard: n.Expr) -> bool:
    """Whether a guard hangs on nothing but the good's code."""
    match guard:
        case n.Given():
            return True
        case n.GoodMeets(where):
            return _codes_only(where)
        case n.All(parts) | n.Any(parts):
            return all(map(by_codes, parts))
        case n.Not(part):
            return by_codes(part)
    return False


def _codes_only(pred: n.Pred) -> bool:
    match pred:
        case n.Always() | n.InCodes():
            return True
        case n.Both(parts) | n.Either(parts):
            return all(map(_codes_only, parts))
        case n.Fails(part) | n.OfGood(part):
            return _codes_only(part)
    return False


def _ranked(cases: tuple[n.Case, ...]) -> list[list[n.Case]]:
    """Cases of the same rank together, the most specific first."""
    groups: dict[tuple[int, ...], list[n.Case]] = {}
    for case in sorted(cases, key=lambda case: case.rank, reverse=True):
        groups.setdefault(case.rank, []).append(case)
    return list(groups.values())


def _chosen(ranked: list[list[n.Case]], run: Run, of: Prepared) -> n.Expr | None:
    """The body of the one most specific case that applies, if all guards down to it are known and it stands alone."""
    for cases in ranked:
        answers: list[Answer] = [of.node(case.guard)(run).answer for case in cases]
        if any(answer.truth is Truth.UNKNOWN for answer in answers):
            return None
        sure_ones = [case.body for case, answer in zip(cases, answers, strict=True) if answer.truth is Truth.YES]
        if sure_ones:
            return sure_ones[0] if len(sure_ones) == 1 else None
    return None
