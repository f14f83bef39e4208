"""A program prepared: each condition a function of a run, made when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from roolang.domain.declaration import Item
from roolang.domain.loading.countries import UNION
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer, all_, any_, not_, sure
from roolang.interpret.evaluate import accepted, evaluate, is_accepted
from roolang.interpret.prepared.choosing import selecting
from roolang.interpret.prepared.columns import Measures
from roolang.interpret.prepared.comparing import comparing
from roolang.interpret.prepared.found import Node
from roolang.interpret.prepared.goods import Matches
from roolang.interpret.prepared.predicates import Finder, finder
from roolang.interpret.prepared.run import Run
from roolang.interpret.trace import LineNote, Trace
from roolang.ir import nodes as n
from roolang.ir.program import Program, whoever

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
        self.bare = not (program.derived or program.coming or program.out_of_force or program.claim or self.opens)
        self.bare = self.bare and program.imported is None
        self.fitting: set[Measures] = set()
        self.named = frozenset(program.parties).union(*(each.states for each in program.accumulating))
        self.unites = UNION in self.named
        self.claim = n.All(program.claim) if program.claim else None
        self.verdicts: dict[tuple[str | None, bool], n.Expr] = {}
        self.ways_of: dict[tuple[str | None, bool | None], Node] = {}
        self.ways: dict[int, n.Expr] = {}

    def treats(self, purpose: str) -> bool:
        """Whether some treatment changes the status of plain materials for a purpose."""
        return any(each.bears_on(purpose) and not _of_others(each.where) for each in self.program.treatments)

    def spelled(self, name: str) -> str:
        """How the text writes a name."""
        word = self.program.vocabulary.get(name)
        return word.said if word else name

    def conferring(self, item: Item) -> Node:
        """The verdict on the good of a declaration, prepared."""
        key = item.produced_in, item.imported
        found = self.ways_of.get(key)
        if found is None:
            found = self.ways_of[key] = self.node(self.verdict(item))
        return found

    def verdict(self, item: Item, *, declared: bool = True) -> n.Expr:
        """What confers origin on an item, and does not take it away.

        The good that the declaration is about has to be produced in the territory besides; of a material its place
        decides elsewhere whether its origin counts.
        """
        unplaced = item.produced_in is None and item.imported is not False and declared
        key = item.produced_in, unplaced
        found = self.verdicts.get(key)
        if found is None:
            found = self.verdicts[key] = _verdict(self.program, *key)
        return found

    def either(self, made: n.Expr, come: n.Expr) -> n.Expr:
        """That a good originates because of its making, or because it comes from a party."""
        if id(made) not in self.ways:
            self.ways[id(made)] = n.Any((made, come), origin=come.origin)
        return self.ways[id(made)]

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


def _verdict(program: Program, place: str | None, unplaced: bool) -> n.Expr:
    """What confers origin on an item made in a place; on one of which the place is asked, if nobody says it."""
    parts = (program.origin, *(n.Not(lost, origin=lost.origin) for lost in program.lost))
    here = ", ".join(program.parties)
    if program.parties and unplaced:
        origin = n.Origin(f"produced in the territory of the parties ({here})")
        parts = (*parts, n.GoodMeets(n.MadeIn(program.parties), origin=origin))
    elif program.parties and place is not None and place not in program.parties:
        words = f"produced in the territory of the parties ({here}); it was produced in {place}"
        parts = (n.Given(False, origin=n.Origin(words)), *parts)
    elif not program.parties and (unplaced or place is not None):
        parts = (*parts, whoever(n.Origin("produced in the territory of the parties, whoever they are")))
    return parts[0] if len(parts) == 1 else n.All(parts)


def _of_others(pred: n.Pred) -> bool:
    """Whether a predicate holds of nothing but what stands beside the materials proper: a plain good has none."""
    match pred:
        case n.ListedAs():
            return True
        case n.Both(parts):
            return any(map(_of_others, parts))
        case n.Either(parts):
            return all(map(_of_others, parts))
    return False


def _noded(expr: n.Expr, of: Prepared) -> Node:
    match expr:
        case n.All((goods, rule)) if is_accepted(expr):
            return _accepted(expr, of.node(goods), of.node(rule))
        case n.All(parts):
            return _joined("all", expr, parts, of)
        case n.Any(parts):
            return _joined("any", expr, parts, of)
        case n.Not(part):
            return _not(expr, of.node(part))
        case n.Given(holds):
            given = Trace("given", expr.origin, sure(holds))
            return lambda run: given
        case n.Compare():
            return comparing(expr, of)
        case n.NoLine(where, n.Scope("lines")):
            return _no_line(expr, of.finder(where))
        case n.Select():
            return selecting(expr, of)
        case n.RuleMet():
            return _rule(expr, of.node(of.program.rules))
        case _:
            return lambda run: evaluate(expr, run.scene)


def _accepted(expr: n.All, goods: Node, rule: Node) -> Node:
    return lambda run: accepted(expr, goods(run), lambda: rule(run))


def _joined(kind: Literal["all", "any"], expr: n.All | n.Any, parts: tuple[n.Expr, ...], of: Prepared) -> Node:
    nodes = [of.node(part) for part in parts]
    stop, other, join = (NO, YES, all_) if kind == "all" else (YES, NO, any_)
    stopping, origin = stop.truth, expr.origin

    def joined(found: tuple[Trace, ...]) -> Answer:
        open_ = []
        for each in found:
            answer = each.answer
            if answer.truth is stopping:
                return stop
            if answer.truth is Truth.UNKNOWN:
                open_.append(answer)
        return other if not open_ else open_[0] if len(open_) == 1 else join(open_)

    def of_many(run: Run) -> Trace:
        found = tuple([part(run) for part in nodes])
        return Trace(kind, origin, joined(found), found)

    def of_two(run: Run) -> Trace:
        one, next_ = found = first(run), second(run)
        left, right = one.answer, next_.answer
        if left is stop or right is stop:
            return Trace(kind, origin, stop, found)
        return Trace(kind, origin, other if left is other and right is other else joined(found), found)

    def of_one(run: Run) -> Trace:
        found = only(run)
        return Trace(kind, origin, found.answer, (found,))

    if len(nodes) == 1:
        (only,) = nodes
        return of_one
    if len(nodes) == 2:
        first, second = nodes
        return of_two
    return of_many


def _not(expr: n.Not, part: Node) -> Node:
    origin = expr.origin

    def node(run: Run) -> Trace:
        inner = part(run)
        return Trace("not", origin, not_(inner.answer), (inner,))

    return node


def _rule(expr: n.RuleMet, rules: Node) -> Node:
    origin = expr.origin

    def node(run: Run) -> Trace:
        inner = rules(run)
        return Trace("rule", origin, inner.answer, (inner,))

    return node


def _no_line(expr: n.NoLine, find: Finder) -> Node:
    origin = expr.origin
    none = Trace("no line", origin, YES)

    def node(run: Run) -> Trace:
        found = find(run)
        sure, open_, answer = found
        if sure:
            return Trace("no line", origin, NO, (), None, _notes(run, found))
        if not open_:
            return none
        asked = not_(answer(open_[0])) if len(open_) == 1 else _none_of(open_, answer)
        return Trace("no line", origin, asked, (), None, _notes(run, found))

    return node


def _none_of(open_: Sequence[int], answer: Callable[[int], Answer]) -> Answer:
    """Whether something that is not known of some materials holds of none; what would settle it waits to be asked."""

    def asked() -> Answer:
        return not_(any_(map(answer, open_)))

    return Answer(Truth.UNKNOWN, lambda: asked().to_yes, lambda: asked().to_no)


def _notes(run: Run, found: Matches) -> tuple[LineNote, ...]:
    """The lines that a condition turns on."""
    sure, open_, answer = found
    items = run.goods.items
    if not open_:
        return tuple([LineNote(items[i], YES) for i in sure])
    answers = dict.fromkeys(sure, YES) | {i: answer(i) for i in open_}
    return tuple([LineNote(items[i], answers[i]) for i in sorted(answers)])
