"""How much of what a comparison counts is just enough, and just too much."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from roolang.domain.amount import MASS as MASS_UNIT
from roolang.domain.units import reckoned
from roolang.pairs.needs import Unclear
from roolang.record import record
from roolang.syntax import tree as t

WHOLE = Fraction(1000)
"""What a good costs, whatever price is asked for."""
MASS = Fraction(100)
"""What a good weighs, in kilograms."""
PARTS = Fraction(100)
"""What the materials of a class come to, where a part of them is asked for."""
OWN = Fraction(200)
"""What the originating materials are worth, where foreign ones are held against them."""
CENT = Fraction(1, 100)
WEIGHTS = ("weight", "net weight", "dry weight", "combined weight", "individual weight")
CONTENTS = ("regional value content", "qualifying value content", "content")
BUILT_UP = ("build-up", "direct")


@record(frozen=True, slots=True)
class Reach:
    """What a comparison counts and how far it may go.

    `kind` is `foreign` or `own` materials by value, `weight` (or `own weight`), `part` for the originating part of a
    class, or `good` for a figure of the good itself, called `name`. With `ceiling` amounts up to
    `edge` are inside (or below it, if `strict`), else from it on.
    """

    kind: str
    name: str
    edge: Fraction
    ceiling: bool
    strict: bool
    mats: t.Mats | None = None
    against: bool = False
    """Whether the limit is what the originating materials are worth; those are given as worth `edge` then."""

    def amount(self, *, inside: bool) -> Fraction:
        """The amount at the edge that is inside, or the nearest that is not, a hundredth away."""
        if inside is not self.strict:
            return self.edge
        outward = self.ceiling is not inside
        return self.edge + CENT if outward else self.edge - CENT


def reach(node: t.Compare) -> Reach:
    """The reach of a comparison; of several limits the most lenient, since any of them will do."""
    found = [_reach(node, each) for limit in node.limits for each in _by_method(limit)]
    foreign = [each for each in found if each.kind == "foreign" and each.mats is None]
    if foreign and len({each.kind for each in found}) > 1:
        found = foreign  # without originating materials no limit on those is reached
    lenient = max(found, key=lambda each: each.edge) if found[0].ceiling else min(found, key=lambda each: each.edge)
    if any((each.kind, each.name) != (lenient.kind, lenient.name) for each in found):
        raise Unclear("its limits are of different figures")
    return lenient


def _by_method(limit: t.Limit) -> tuple[t.Limit, ...]:
    """A limit once for each of two methods of choice."""
    match limit.method:
        case t.Method(t.EitherMethod(first, second, span=span)) as method:
            names = (t.MethodName(name, span=span) for name in (first, second))
            return tuple(replace(limit, method=replace(method, name=name)) for name in names)
    return (limit,)


def _reach(node: t.Compare, limit: t.Limit) -> Reach:
    ceiling, strict = node.compare in ("<=", "<"), node.compare in ("<", ">")
    name, target = node.left.name, node.left.target
    if node.compare == "=":
        raise Unclear("an exact figure has no side")
    if name == "value" and ceiling and isinstance(target, t.Mats) and _of_own(limit.amount):
        return Reach("foreign", name, OWN, ceiling, strict, target, against=True)
    share = _share(limit)
    if name in CONTENTS and target is None:
        method = limit.method.name if limit.method else None
        if not isinstance(method, t.MethodName):
            raise Unclear("a method that is not agreed")
        if any(isinstance(each, t.Tracing | t.Bracketed) for each in limit.method.modifiers):  # type: ignore[union-attr]
            raise Unclear("it traces materials")
        own = method.name in BUILT_UP
        mats = next((e.mats for e in limit.method.modifiers if isinstance(e, t.CountingOnly)), None)  # type: ignore[union-attr]
        edge = share * WHOLE if own else WHOLE - share * WHOLE
        return Reach("own" if own else "foreign", name, edge, ceiling is own, strict, mats)
    if isinstance(target, t.Mats) and _of_materials(limit):
        if not any(isinstance(each, t.Mat) and each.whose == "originating" for each in target.items):
            raise Unclear("its base is a sum of materials")
        return Reach("part", name, share * PARTS, ceiling, strict, target)
    if isinstance(target, t.Mats):
        kind = "weight" if name in WEIGHTS else "foreign"
        if any(isinstance(each, t.Mat) and each.whose == "originating" for each in target.items):
            kind = f"own {kind}" if kind == "weight" else "own"
        return Reach(kind, name, share * _base(limit), ceiling, strict, target)
    if target is None or isinstance(target, t.OfGood):
        return Reach("good", name, share * _unit(limit), ceiling, strict)
    raise Unclear("a figure of one party")


def _share(limit: t.Limit) -> Fraction:
    """The number of a limit: a fraction of a base, or as it is."""
    amount = limit.amount
    if not isinstance(amount, t.Share) or not isinstance(amount.steps, t.Steps):
        raise Unclear("its limit is another figure, or is not agreed")
    if len(amount.steps.steps) > 1:
        raise Unclear("its limit moves by date")
    match amount.steps.steps[0].value:
        case t.Percent(number):
            return number / 100
        case t.Number(number) | t.Money(_, number):
            return number
        case t.Measured(number, unit) if reckoned(unit)[0] == MASS_UNIT:
            return number * reckoned(unit)[1]
    raise Unclear("its limit is open, or of another unit")


def _of_own(amount: object) -> bool:
    """Whether a limit is the value of all originating materials."""
    if not isinstance(amount, t.Operand) or amount.name != "value" or not isinstance(amount.target, t.Mats):
        return False
    mats = [each for each in amount.target.items if isinstance(each, t.Mat)]
    return len(mats) == 1 and mats[0].whose == "originating" and mats[0].of is None and not mats[0].described


def _of_materials(limit: t.Limit) -> bool:
    """Whether a percentage is of a sum of materials."""
    base = limit.amount.base if isinstance(limit.amount, t.Share) else None
    return isinstance(base, t.Operand) and isinstance(base.target, t.Mats)


def _base(limit: t.Limit) -> Fraction:
    base = limit.amount.base if isinstance(limit.amount, t.Share) else None
    if base is None:
        return Fraction(1)
    first = base.first if isinstance(base, t.EitherBase) else base
    return MASS if first.name in WEIGHTS else WHOLE


def _unit(limit: t.Limit) -> Fraction:
    """A figure of the good by itself: percentages are said in per cent."""
    return _base(limit) if isinstance(limit.amount, t.Share) and limit.amount.base else Fraction(1)
