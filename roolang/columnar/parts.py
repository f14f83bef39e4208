"""What confers origin on goods of a kind, as a tree whose leaves are asked of columns; all else is settled here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from roolang.columnar.kinds import Kind
from roolang.columnar.limits import Limit, limit_of
from roolang.columnar.lines import Lines, foreign_lines, lines_of, may_be_sure, own_lines
from roolang.columnar.settled import ANY_TRUTH, by_itself, denied_truths, is_settled, joined_truths
from roolang.columnar.tracing import direct
from roolang.columnar.unplanned import Unplanned
from roolang.columnar.worked import refuse_worked_out
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer, agreed, all_, any_, at_least_, not_, sure
from roolang.interpret.evaluate import evaluate
from roolang.interpret.judge import by_rule, conferring
from roolang.interpret.lines import outside
from roolang.interpret.operations import called
from roolang.interpret.predicates import ruled_out
from roolang.interpret.select import applicable, nothing
from roolang.interpret.trace import Bounds, Figure, Trace, TraceKind
from roolang.ir import nodes as n
from roolang.ir.cases import possible
from roolang.record import record

UNKNOWN = Answer(Truth.UNKNOWN)


@record(frozen=True, slots=True)
class NoneOf:
    """No material of which something holds."""

    where: Lines


Test: TypeAlias = "Limit | NoneOf"


@record(frozen=True, slots=True)
class Part:
    """A condition: settled, asked of columns, or joined of others as `join` says.

    `kind`, `origin`, `needed` and `note` are those of its trace. `choices` say of the parts of a selection whether they
    are the one that applies.
    """

    kind: TraceKind
    origin: n.Origin
    join: str
    parts: tuple[Part, ...] = ()
    test: Test | None = None
    truth: Truth = Truth.UNKNOWN
    needed: int = 0
    choices: tuple[Truth, ...] = ()
    note: str = ""
    figure: Figure | None = None


def root_of(kind: Kind) -> Part:
    """What confers origin on goods of a kind."""
    refuse_worked_out(kind)
    return part_of(conferring(kind.good, kind.scene.bench), kind)


def part_of(expr: n.Expr, kind: Kind) -> Part:
    """A condition of goods of a kind."""
    match expr:
        case n.All(parts):
            return _joined("all", "all", expr.origin, parts, kind)
        case n.Any(parts):
            return _joined("any", "any", expr.origin, parts, kind)
        case n.AtLeast(count, parts):
            inner = tuple(part_of(part, kind) for part in parts)
            return Part("at least", expr.origin, "at least", inner, needed=count)
        case n.Not(part):
            return _joined("not", "not", expr.origin, (part,), kind)
        case n.RuleMet():
            return _joined("rule", "all", expr.origin, (kind.program.rules,), kind)
        case n.Compare():
            return _compared(expr, kind)
        case n.NoLine(where, n.Scope("lines")):
            return Part("no line", expr.origin, "test", test=NoneOf(direct(lines_of(where, kind), kind)))
        case n.Select():
            return _selected(expr, kind)
        case n.GoodMeets(where) if where == n.Obtained():
            return obtained_part(kind, expr.origin)
        case n.GoodMeets(where) if by_itself(where):
            return _settled(expr, kind)
        case n.Given() | n.Fact() | n.Done():
            return _settled(expr, kind)
        case n.OnlyDone():
            return _only_done(expr, kind)
    raise Unplanned(f"a condition that is asked of one good after another ({type(expr).__name__})")


def _joined(kind_: TraceKind, join: str, origin: n.Origin, parts: tuple[n.Expr, ...], kind: Kind) -> Part:
    return Part(kind_, origin, join, tuple(part_of(part, kind) for part in parts))


def _settled(expr: n.Expr, kind: Kind) -> Part:
    """A condition that is the same for all goods of the kind, as the interpreter says."""
    trace = evaluate(expr, kind.scene)
    return Part(trace.kind, trace.origin, "settled", truth=trace.truth, note=trace.note)


def _compared(expr: n.Compare, kind: Kind) -> Part:
    unknown = Bounds(None, None)
    named = expr.quantity, expr.method, expr.unit, expr.sign, expr.threshold
    figure = Figure(*named, unknown, None, None, unknown, part=expr.part)
    return Part("compare", expr.origin, "test", test=limit_of(expr, kind), figure=figure)


def obtained_part(kind: Kind, origin: n.Origin) -> Part:
    """Wholly obtained: as declared; else not, if a material surely does not originate; else as the text has it."""
    good, scene, defined = kind.good, kind.scene, kind.program.obtained
    if good.wholly_obtained is not None and not (defined is None or is_settled(defined, kind)):
        raise Unplanned("goods that are declared wholly obtained, where the text says by their materials what is")
    if ruled_out(good, scene) is not None:
        return _settled(n.GoodMeets(n.Obtained(), origin=origin), kind)
    foreign = Part("no line", origin, "test", test=NoneOf(direct(foreign_lines(kind), kind)))
    inner = (foreign,) if defined is None else (foreign, _foregone(part_of(defined, kind)))
    away = outside(good, scene.bench.territory) if scene.territory else Truth.NO
    return Part("good", origin, "obtained", inner, truth=away)


def _foregone(part: Part) -> Part:
    """A condition that cannot hold, whatever the materials, without the leaves that it would ask of them."""
    found = _possible(part)
    if len(found) > 1 or Truth.YES in found:
        return part
    return Part("given", part.origin, "settled", truth=next(iter(found)))


def _possible(part: Part) -> frozenset[Truth]:
    """What a condition may come to, as far as its leaves show by themselves."""
    match part.join:
        case "settled":
            return frozenset((part.truth,))
        case "test" if isinstance(part.test, NoneOf) and not may_be_sure(part.test.where):
            return frozenset((Truth.UNKNOWN, Truth.YES))
        case "all" | "any":
            return joined_truths(map(_possible, part.parts), every=part.join == "all")
        case "not":
            return denied_truths(_possible(part.parts[0]))
    return ANY_TRUTH


def _only_done(expr: n.OnlyDone, kind: Kind) -> Part:
    """That nothing else was done: to the good, and to materials that its producer may have made."""
    if is_settled(expr, kind):
        return _settled(expr, kind)
    own = Part("no line", expr.origin, "test", test=NoneOf(direct(own_lines(kind), kind)))
    return Part("only done", expr.origin, "all", (own,), note=called(expr, kind.scene))


def _selected(expr: n.Select, kind: Kind) -> Part:
    """The rule that applies to goods of the kind; of several that may, what they agree on."""
    cases = possible(expr.cases, kind.good.code)
    if not all(is_settled(case.guard, kind) for case in cases) or not (
        expr.together is None or is_settled(expr.together, kind)
    ):
        raise Unplanned("rules that apply by what the materials are")
    if expr.together is not None and kind.scene.ask(expr.together).truth is not Truth.NO:
        raise Unplanned("rules that apply together")
    found, rest = applicable(n.Select(cases, expr.otherwise, origin=expr.origin), kind.scene)
    if not found and rest is None:
        nothing(expr, kind.scene)  # which notes it
        return Part("no rule", expr.origin, "settled")
    if rest is not None:
        found.append((rest, expr.otherwise))
    bodies = tuple(_body(body, kind) for _, body in found)
    if len(bodies) == 1 and found[0][0].truth is Truth.YES:
        return bodies[0]
    choices = tuple(choice.truth for choice, _ in found)
    return Part("select", expr.origin, "agreed", bodies, choices=choices, note="it is not known which applies")


def _body(body: n.Expr | None, kind: Kind) -> Part:
    if body is None:
        return Part("no rule", n.Origin(words="no rule for the good"), "settled")
    return part_of(body, kind)


# ---- read again, once the leaves are answered


def leaves(part: Part) -> Iterator[Part]:
    """The parts that are asked of columns, in order."""
    if part.join == "test":
        yield part
    for each in part.parts:
        yield from leaves(each)


def truth_of(part: Part, answered: Callable[[Part], Truth]) -> Truth:
    """The answer of such a condition alone."""
    return _answered(part, answered).truth


def _answered(part: Part, answered: Callable[[Part], Truth]) -> Answer:
    return _answer(part, [_answered(each, answered) for each in part.parts], answered)


def traced(part: Part, answered: Callable[[Part], Truth]) -> Trace:
    """The trace of a condition whose leaves are answered, without figures and materials."""
    inner = tuple(traced(each, answered) for each in part.parts)
    answer = _answer(part, [each.answer for each in inner], answered)
    shown = () if part.kind == "only done" else inner
    if part.join == "obtained":  # the interpreter shows the definition of what is so by it, and nothing else
        shown = inner[1:] if answer.truth is Truth.YES else ()
    return Trace(part.kind, part.origin, answer, shown, part.figure, note=part.note, needed=part.needed)


def _answer(part: Part, answers: list[Answer], answered: Callable[[Part], Truth]) -> Answer:
    match part.join:
        case "test":
            return _of(answered(part))
        case "settled":
            return _of(part.truth)
        case "all":
            return all_(answers)
        case "any":
            return any_(answers)
        case "not":
            return not_(answers[0])
        case "at least":
            return at_least_(part.needed, answers)
        case "agreed":
            return agreed(list(zip(map(_of, part.choices), answers, strict=True)))
        case "status":
            met, whole = (each.truth for each in answers)
            return _of(by_rule(met, lambda: whole, lambda: part.truth))
    foreign, *defined = answers
    if foreign.truth is Truth.NO or (defined and defined[0].truth is Truth.NO):
        return sure(False)
    return _of(Truth.YES if defined and defined[0].truth is Truth.YES and part.truth is Truth.NO else Truth.UNKNOWN)


def _of(truth: Truth) -> Answer:
    return UNKNOWN if truth is Truth.UNKNOWN else sure(truth is Truth.YES)
