"""A program prepared: each condition a function of a run, made when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.domain.declaration import Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import NO, YES, Answer, all_, any_, not_, sure
from roolang.interpret.evaluate import evaluate
from roolang.interpret.prepared.choosing import selecting
from roolang.interpret.prepared.comparing import comparing
from roolang.interpret.prepared.found import Found, Node, by_the_book, told
from roolang.interpret.prepared.predicates import Finder, finder
from roolang.interpret.prepared.run import Matches, Run
from roolang.interpret.trace import LineNote, Trace
from roolang.ir import nodes as n
from roolang.ir.program import Program

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
        self.ways: dict[int, n.Expr] = {}

    def treats(self, purpose: str) -> bool:
        """Whether some treatment changes the status of plain materials for a purpose."""
        return any(each.bears_on(purpose) and not _of_others(each.where) for each in self.program.treatments)

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
        case n.All(parts):
            return _joined("all", expr, parts, of)
        case n.Any(parts):
            return _joined("any", expr, parts, of)
        case n.Not(part):
            return _not(expr, of.node(part))
        case n.Given(holds):
            given = by_the_book(Trace("given", expr.origin, sure(holds)))
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
            return lambda run: by_the_book(evaluate(expr, run.scene))


def _joined(kind: str, expr: n.All | n.Any, parts: tuple[n.Expr, ...], of: Prepared) -> Node:
    nodes = [of.node(part) for part in parts]
    stop, other, join = (NO, YES, all_) if kind == "all" else (YES, NO, any_)
    stopping = stop.truth

    def joined(found: tuple[Found, ...]) -> Answer:
        open_ = False
        for answer, _, _ in found:
            if answer.truth is stopping:
                return stop
            open_ = open_ or answer.truth is Truth.UNKNOWN
        return join([answer for answer, _, _ in found]) if open_ else other

    def of_many(run: Run) -> Found:
        found = tuple([part(run) for part in nodes])
        return joined(found), tell, found

    def of_two(run: Run) -> Found:
        found = first(run), second(run)
        left, right = found[0][0], found[1][0]
        if left is stop or right is stop:
            return stop, tell, found
        return other if left is other and right is other else joined(found), tell, found

    def of_one(run: Run) -> Found:
        found = only(run)
        return found[0], tell, (found,)

    def tell(answer: Answer, found: tuple[Found, ...]) -> Trace:
        return Trace(kind, expr.origin, answer, tuple(map(told, found)))

    if len(nodes) == 1:
        (only,) = nodes
        return of_one
    if len(nodes) == 2:
        first, second = nodes
        return of_two
    return of_many


def _not(expr: n.Not, part: Node) -> Node:
    def node(run: Run) -> Found:
        inner = part(run)
        return not_(inner[0]), tell, inner

    def tell(answer: Answer, inner: Found) -> Trace:
        return Trace("not", expr.origin, answer, (told(inner),))

    return node


def _rule(expr: n.RuleMet, rules: Node) -> Node:
    def node(run: Run) -> Found:
        inner = rules(run)
        return inner[0], tell, inner

    def tell(answer: Answer, inner: Found) -> Trace:
        return Trace("rule", expr.origin, answer, (told(inner),))

    return node


def _no_line(expr: n.NoLine, find: Finder) -> Node:
    def node(run: Run) -> Found:
        sure_ones, open_ = find(run)
        answer = NO if sure_ones else not_(any_([answer for _, answer in open_])) if open_ else YES
        return answer, tell, run

    def tell(answer: Answer, run: Run) -> Trace:
        return Trace("no line", expr.origin, answer, lines=tuple(_notes(find(run), run)))

    return node


def _notes(found: Matches, run: Run) -> Iterator[LineNote]:
    """The lines that a condition turns on."""
    answers = dict.fromkeys(found[0], YES) | dict(found[1])
    for i in sorted(answers):
        item = run.items[i]
        yield LineNote(item.name, item.code or "", item.description, answers[i], item)
