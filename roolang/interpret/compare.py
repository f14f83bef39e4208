"""Comparisons: exact, inclusive at equality as the sign says, in worst and best case."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import Answer, Ways, all_, any_, asking, not_, smallest, sure
from roolang.interpret.forms import ZERO, Group, Lift, Term, group, terms, total
from roolang.interpret.pieces import Piece, pieces
from roolang.interpret.scene import Scene
from roolang.interpret.trace import Bounds, Counted, Figure, Trace, noted
from roolang.ir import nodes as n

ONE = Fraction(1)


def compare(expr: n.Compare, scene: Scene) -> Trace:
    """`number OP threshold * base`, with the figures that went into it."""
    number = list(terms(expr.number, ONE, scene))
    base = list(terms(expr.base, ONE, scene)) if expr.base is not None else None
    answer = _decide(expr.sign, expr.threshold, number, base, scene, expr.method or expr.quantity)
    figure = _figure(expr, number, base, scene)
    return Trace("compare", expr.origin, answer, figure=figure, note=_open_note(expr, figure))


def _decide(
    sign: str,
    threshold: Fraction | n.Open,
    number: list[Term],
    base: list[Term] | None,
    scene: Scene,
    name: str,
) -> Answer:
    plain = threshold == 1
    if base is not None and not plain:
        top = total(group(iter(base))).high
        if top is not None and top <= 0:
            scene.bench.note("RL6105", f"the base of {name} is not positive", scene.good.name)
            return asking(facts.Fact(f"a positive base of {name}"))
    if isinstance(threshold, Fraction):
        return _settle(sign, group(iter(_difference(number, base, threshold))))
    return _open(sign, threshold, number, base)


def _open(sign: str, threshold: n.Open, number: list[Term], base: list[Term] | None) -> Answer:
    """Against a number nobody has filled in, from nothing to a whole (or to any size): what holds for all or none."""

    def at(end: Fraction, how: str) -> Truth:
        return _settle(how, group(iter(_difference(number, base, end)))).truth

    least, most = ("<=", "<"), (">=", ">")
    never = (sign not in least and at(ZERO, ">=" if sign == "=" else sign) is Truth.NO) or (
        threshold.percent and sign not in most and at(ONE, "<=" if sign == "=" else sign) is Truth.NO
    )
    always = (sign in least and at(ZERO, sign) is Truth.YES) or (
        threshold.percent and sign in most and at(ONE, sign) is Truth.YES
    )
    return sure(False) if never else sure(True) if always else asking(facts.Fact(threshold.name))


def _difference(number: list[Term], base: list[Term] | None, threshold: Fraction) -> list[Term]:
    """`number - threshold * base` as terms."""
    if base is None:
        base = [Term(ONE, Piece(("constant", ONE), "", sure(True), ONE, ONE))]
    if threshold == 0:
        return list(number)
    return [*number, *(Term(-threshold * term.factor, term.piece) for term in base)]


def _settle(sign: str, groups: list[Group]) -> Answer:
    """The truth of `sum of groups OP 0`, and the fewest facts that would settle it."""
    if sign == "=":
        return all_((_settle(">=", groups), _settle("<=", groups)))
    if sign in ("<=", "<"):
        groups, sign = [_turned(g) for g in groups], ">=" if sign == "<=" else ">"
    found = total(groups)
    strict = sign == ">"
    if found.low is not None and (found.low > 0 if strict else found.low >= 0):
        return sure(True)
    if found.high is not None and (found.high <= 0 if strict else found.high < 0):
        return sure(False)
    to_no = _reach([_turned(g) for g in groups], strict=not strict)
    return Answer(Truth.UNKNOWN, _reach(groups, strict=strict), to_no)


def _turned(g: Group) -> Group:
    return Group(None if g.high is None else -g.high, None if g.low is None else -g.low, g.drops, g.lifts)


def _reach(groups: Sequence[Group], *, strict: bool) -> Ways:
    """The fewest groups that, lifted, bring the sum to zero (above it, if strict); no more facts than it takes."""
    if any(g.low is None and not g.lifts for g in groups):
        return ()
    fixed = [g for g in groups if g.low is None]
    free = sorted((g for g in groups if g.low is not None and g.lifts), key=_gain, reverse=True)
    floor = sum((g.low for g in groups if g.low is not None), ZERO)

    def enough(lifts: Sequence[tuple[Group, Lift]]) -> bool:
        if any(lift.floor is None for _, lift in lifts):
            return True
        reached = floor + sum((lift.floor - (g.low or ZERO) for g, lift in lifts if lift.floor is not None), ZERO)
        return reached > 0 if strict else reached >= 0

    def thrifty(chosen: Sequence[Group]) -> frozenset[facts.Fact]:
        """The facts of the smallest lifts that are still enough."""
        lifts = [(g, g.lifts[-1]) for g in chosen]
        for i, (g, _) in enumerate(lifts):
            tried = ([*lifts[:i], (g, lift), *lifts[i + 1 :]] for lift in g.lifts)
            lifts = next(each for each in tried if enough(each))
        return frozenset[facts.Fact]().union(*(lift.facts for _, lift in lifts))

    for size in range(len(free) + 1):
        if enough([(g, g.lifts[-1]) for g in (*fixed, *free[:size])]):
            choices = [(*fixed, *some) for some in _choices(free, size)]
            return smallest(thrifty(some) for some in choices if enough([(g, g.lifts[-1]) for g in some]))
    return ()


def _choices(free: list[Group], size: int) -> Sequence[Sequence[Group]]:
    """The choices of so many groups that are worth listing: all for one or two, else the strongest."""
    if size <= 1 or (size == 2 and len(free) <= 40):
        return list(combinations(free, size))
    return [free[:size]]


def _gain(g: Group) -> tuple[bool, Fraction]:
    best = g.lifts[-1].floor
    return best is None, ZERO if best is None or g.low is None else best - g.low


# ---- what an explanation needs


def _figure(expr: n.Compare, number: list[Term], base: list[Term] | None, scene: Scene) -> Figure:
    over = total(group(iter(number)))
    under = None if base is None else total(group(iter(base)))
    share = None
    if over.known and under is not None and under.known and under.low is not None and under.low > 0:
        assert over.low is not None
        share = over.low / under.low
    slack = Bounds(None, None)
    if isinstance(expr.threshold, Fraction):
        slack = total(group(iter(_difference(number, base, expr.threshold))))
        if expr.sign in ("<=", "<"):
            slack = Bounds(None if slack.high is None else -slack.high, None if slack.low is None else -slack.low)
    return Figure(
        expr.quantity, expr.method, expr.unit, expr.sign, expr.threshold, over, under, share, slack,
        tuple(_counted(term) for term in number if term.piece.line is not None),
        percent=base is not None,
        base_name=scene.spelled(expr.base.name) if isinstance(expr.base, n.GoodAmount) else "",
        counting=expr.counting,
    )  # fmt: skip


def _counted(term: Term) -> Counted:
    piece = term.piece
    assert piece.line is not None
    item = piece.line.item
    code = "" if piece.line.hidden else item.code or ""
    said = "" if piece.line.hidden else item.description
    return Counted(
        piece.name, code, said, Bounds(piece.low, piece.high), piece.counts, term.factor > 0,
        None if piece.line.hidden else piece.line.item,
    )  # fmt: skip


def _open_note(expr: n.Compare, figure: Figure) -> str:
    """For a number nobody has filled in: for which numbers the comparison would hold."""
    if not isinstance(expr.threshold, n.Open):
        return ""
    return f"open number {expr.threshold.name}"


# ---- each line by itself


def each_line(expr: n.EachLine, scene: Scene) -> Trace:
    """Whether every line that counts meets the limit by itself."""
    base = list(terms(expr.base, ONE, scene)) if expr.base is not None else None
    answers, notes = [], []
    for piece in pieces(n.Sum(expr.measure, expr.where, expr.scope), scene):
        number = [Term(ONE, Piece(piece.key, piece.name, sure(True), piece.low, piece.high, piece.facts, piece.line))]
        within = _decide(expr.sign, expr.threshold, number, base, scene, expr.measure)
        hidden = (asking(piece.line.fact),) if piece.line is not None and piece.line.hidden else ()
        answers.append(_unless(all_((*hidden, piece.counts)), within))
        if answers[-1].truth is not Truth.YES and piece.line is not None:
            notes.append(noted(piece.line, not_(answers[-1])))
    return Trace("each line", expr.origin, all_(answers), lines=tuple(notes))


def _unless(counts: Answer, within: Answer) -> Answer:
    """The limit holds, or the line does not count."""
    return any_((not_(counts), within))
