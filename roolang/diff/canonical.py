"""Core expressions in a form in which order, nesting and spelling do not show: equal forms mean the same.

The other way round it does not hold: forms that differ may still mean the same, which only a proof can tell. What a
method is called shows: `nameless` takes away the names that do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, TypeAlias

from roolang.domain.signs import UNLETTERED
from roolang.ir import nodes as n

Form: TypeAlias = Any
"""Nested tuples and frozen sets; hashable, compared by value."""
Range: TypeAlias = tuple[int, int]
DIGITS = 10
"""Tariff codes are held against each other as numbers of so many digits."""
MOST = 128
"""So many alternatives a condition is written out in at most."""
TRUE: Form = ("all", frozenset())
FALSE: Form = ("any", frozenset())
OPPOSITE = {">=": "<", "<": ">=", "<=": ">", ">": "<="}


def condition(expr: n.Expr) -> Form:
    """The form of a condition; as alternatives of requirements, if these are not too many."""
    return _spread(_expr(expr))


def together(required: Form, accepted: Iterable[Form], added: Iterable[Form]) -> Form:
    """What is asked in all where notes accept something instead of a rule, or ask something besides."""
    return _spread(_joined("all", (_joined("any", (required, *accepted)), *added)))


def predicate(pred: n.Pred) -> Form:
    """The form of a question about one line."""
    return _pred(pred)


def interval(low: str, high: str) -> Range:
    """The codes from one to another, with all that they are divided into."""
    return int(low.ljust(DIGITS, "0")[:DIGITS]), int(high.ljust(DIGITS, "9")[:DIGITS])


def union(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges of codes in order, those that touch made one."""
    found: list[Range] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def common(one: Iterable[Range], other: Iterable[Range]) -> tuple[Range, ...]:
    """The codes in both."""
    others = list(other)
    return union((max(a, c), min(b, d)) for a, b in one for c, d in others if max(a, c) <= min(b, d))


def less(one: Iterable[Range], other: Iterable[Range]) -> tuple[Range, ...]:
    """The codes of the one that are not in the other."""
    left = list(union(one))
    for low, high in union(other):
        cut: list[Range] = []
        for a, b in left:
            if high < a or low > b:
                cut.append((a, b))
                continue
            cut += [(a, low - 1)] if a < low else []
            cut += [(high + 1, b)] if high < b else []
        left = cut
    return tuple(left)


def unordered(value: Any) -> Any:
    """Names of places, operations or purposes without their order, which counts nowhere; anything else as it is."""
    names = isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    return frozenset(value) if names else value


# ---- conditions


def _expr(expr: Any) -> Form:
    match expr:
        case n.All(parts):
            return _joined("all", map(_expr, parts))
        case n.Any(parts):
            return _joined("any", map(_expr, parts))
        case n.Not(part):
            return _opposite(_expr(part))
        case n.AtLeast(count, parts):
            if count <= 1 or count >= len(parts):
                return _joined("any" if count <= 1 < len(parts) else "all", map(_expr, parts))
            return ("at least", count, frozenset(Counter(map(_expr, parts)).items()))
        case n.Given(holds):
            return TRUE if holds else FALSE
        case n.Compare():
            return _compared(expr)
        case n.NoLine(where, scope):
            return ("no line", scope, expr.origin.role, _pred(where))
        case n.GoodMeets(where):
            found = _pred(where)
            return TRUE if found == TRUE else ("good", found)
        case n.Select(cases, otherwise, together):
            held = frozenset((case.rank, _expr(case.guard), _expr(case.body)) for case in cases)
            return ("select", held, _expr(otherwise), _expr(together))
    return _plain(expr, _expr)


def _compared(expr: n.Compare) -> Form:
    base = _figure(expr.base) if expr.base is not None else None
    said = "" if expr.part else expr.quantity, expr.method, expr.unit
    return ("compare", _figure(expr.number), expr.sign, _plain(expr.threshold, _expr), base, *said)


def _joined(join: str, parts: Iterable[Form]) -> Form:
    """Parts joined by one connective, nested ones laid open; what cannot matter falls away."""
    neutral, deadly = (TRUE, FALSE) if join == "all" else (FALSE, TRUE)
    held: set[Form] = set()
    for part in parts:
        if part == deadly:
            return deadly
        if part != neutral:
            held |= part[1] if part[0] == join else {part}
    held = _absorbed(_gathered(held) if join == "all" else held, "any" if join == "all" else "all")
    return next(iter(held)) if len(held) == 1 else (join, frozenset(held))


def _gathered(parts: set[Form]) -> set[Form]:
    """No line such that the one, and none such that the other: none such that either."""
    lines: dict[Form, list[Form]] = {}
    for part in parts:
        if part[0] == "no line":
            lines.setdefault(part[:3], []).append(part[3])
    many = {key: preds for key, preds in lines.items() if len(preds) > 1}
    if not many:
        return parts
    kept = {part for part in parts if part[:3] not in many}
    return kept | {(*key, _any_of(preds)) for key, preds in many.items()}


def _absorbed(parts: set[Form], other: str) -> set[Form]:
    """Without the parts that ask for all that another does and more (or, of alternatives, offer it and more)."""
    nested = [part for part in parts if part[0] == other]
    if not nested or len(parts) > MOST:
        return parts
    needless = {
        part for part in nested if any(one in part[1] or (one[0] == other and one[1] < part[1]) for one in parts)
    }
    return parts - needless


def _opposite(form: Form) -> Form:
    match form[0]:
        case "all":
            return _joined("any", map(_opposite, form[1]))
        case "any":
            return _joined("all", map(_opposite, form[1]))
        case "not":
            return form[1]
        case "compare" if form[2] in OPPOSITE:
            return (*form[:2], OPPOSITE[form[2]], *form[3:])
    return ("not", form)


def _spread(form: Form) -> Form:
    """As alternatives, each a set of requirements."""
    found = _ways(form)
    if found is None:
        return form
    return _joined("any", (_joined("all", way) for way in found))


def _ways(form: Form) -> list[frozenset[Form]] | None:
    if form[0] == "any":
        held: list[frozenset[Form]] = []
        for part in form[1]:
            inner = _ways(part)
            if inner is None or len(held) + len(inner) > MOST:
                return None
            held += inner
        return held
    if form[0] != "all":
        return [frozenset({form})]
    found: list[frozenset[Form]] = [frozenset()]
    for part in form[1]:
        inner = _ways(part)
        if inner is None or len(found) * len(inner) > MOST:
            return None
        found = [one | other for one in found for other in inner]
    return found


# ---- predicates


def _pred(pred: Any) -> Form:
    match pred:
        case n.Always():
            return TRUE
        case n.InCodes(low, high):
            return ("codes", (interval(low, high),))
        case n.Both(parts):
            return _both_of(map(_pred, parts))
        case n.Either(parts):
            return _any_of(map(_pred, parts))
        case n.Fails(part):
            return _fails(_pred(part))
        case n.OfGood(part):
            return ("of good", _pred(part))
    return _plain(pred, _pred)


def _both_of(parts: Iterable[Form]) -> Form:
    found = _joined("all", parts)
    return _coded(found, "all", common)


def _any_of(parts: Iterable[Form]) -> Form:
    """Some of these, what all of them ask taken out."""
    found = _coded(_joined("any", parts), "any", lambda one, other: union((*one, *other)))
    if found[0] != "any" or not all(part[0] == "all" for part in found[1]) or not found[1]:
        return found
    shared = frozenset.intersection(*(part[1] for part in found[1]))
    if not shared:
        return found
    rest = _any_of(_both_of(part[1] - shared) for part in found[1])
    return _both_of((*shared, rest))


def _coded(form: Form, join: str, together: Callable[[Any, Any], tuple[Range, ...]]) -> Form:
    """A junction in which classes of codes stand as one, and parts that this class settles fall away."""
    if form[0] != join:
        return form
    classes = [part for part in form[1] if part[0] == "codes"]
    if not classes:
        return form
    ranges = classes[0][1]
    for each in classes[1:]:
        ranges = together(ranges, each[1])
    if not ranges:
        return FALSE
    kept = [part for part in form[1] if part[0] != "codes" and not _settled(part, join, ranges)]
    return _joined(join, [*kept, ("codes", ranges)])


def _settled(part: Form, join: str, ranges: tuple[Range, ...]) -> bool:
    """Whether a part of a junction adds nothing to a class of codes that stands beside it.

    `some of these codes, and more` beside all of them; and required beside them, `all of these codes, or more`.
    """
    if part[0] != ("all" if join == "any" else "any"):
        return False
    inner = [each[1] for each in part[1] if each[0] == "codes"]
    return any(not (less(each, ranges) if join == "any" else less(ranges, each)) for each in inner)


def _fails(form: Form) -> Form:
    match form[0]:
        case "all":
            return _any_of(map(_fails, form[1]))
        case "any":
            return _both_of(map(_fails, form[1]))
        case "not":
            return form[1]
        case "codes" if rest := less([(0, 10**DIGITS - 1)], form[1]):
            return ("codes", rest)
    return ("not", form)


# ---- numbers


@lru_cache(maxsize=10_000)
def _figure(form: Any) -> Form:
    """The form of a number; the same few stand in most rules."""
    return _number(form)


def _number(form: Any) -> Form:
    match form:
        case n.Sum(measure, where, scope, whole):
            return ("sum", measure, _pred(where), scope, whole)
        case n.Plus():
            terms: dict[Form, Fraction] = {}
            for factor, term in _terms(form, Fraction(1)):
                terms[term] = terms.get(term, Fraction(0)) + factor
            return ("plus", frozenset((term, factor) for term, factor in terms.items() if factor))
        case n.Extreme(least, parts):
            return ("extreme", least, frozenset(map(_number, parts)))
        case n.Product(left, right):
            return ("product", frozenset(Counter((_number(left), _number(right))).items()))
        case n.Choice(asked, then, otherwise):
            return ("choice", _expr(asked), _number(then), _number(otherwise))
    return _plain(form, _number)


def _terms(form: Any, factor: Fraction) -> Iterator[tuple[Fraction, Form]]:
    if isinstance(form, n.Plus):
        for times, part in form.parts:
            yield from _terms(part, factor * times)
    else:
        yield factor, _number(form)


def _plain(node: Any, inner: Callable[[Any], Form]) -> Form:
    """Anything else by its kind and what it holds; one open number without a letter is as open as another."""
    if isinstance(node, n.Open) and node.name.startswith(UNLETTERED):
        return ("open", node.percent)
    if not is_dataclass(node):
        return node
    values = [getattr(node, name) for name in _held(node.__class__)]
    return (type(node).__name__, *(inner(value) if is_dataclass(value) else unordered(value) for value in values))


@cache
def _held(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.compare)
