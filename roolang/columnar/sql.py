"""SQL for the leaves of a plan: what is asked of lines, the sums over them, and comparisons of these with zero.

Conservative on purpose: CASE, comparisons of whole numbers, `sum`, `max`; no division, no floating point and no NULL
that a comparison could meet. Numbers that differ from rule to rule are written as holes, so that rules of one shape
share one text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from roolang.columnar.limits import Limit, Total
from roolang.columnar.lines import (
    WIDTH,
    Codes,
    Every,
    Known,
    Lines,
    Origin,
    Other,
    Same,
    Some,
    Stands,
    Stated,
    walks,
)
from roolang.columnar.parts import NoneOf, Test
from roolang.columnar.spans import Number, Value, Within, gathered, place, within
from roolang.columnar.unplanned import Unplanned
from roolang.domain.truth import Truth
from roolang.record import record

LARGEST = 2**62
"""Larger numbers are left to the interpreter."""
DECIMALS = (6, 9, 12, 18)
"""Figures have so many decimals, few choices, so that rules that differ in theirs are of one shape."""
HOLE = "\x00"
AGGREGATE = "\x01"


@record(frozen=True, slots=True)
class Columns:
    """How the columns stand: digits of codes, decimals and gaps of amounts, whether all origins and codes are known.

    `status` is the column of what lines originate, which is another for each text where they are worked out.
    """

    digits: int
    of_goods: Mapping[str, tuple[int, bool]]
    of_lines: Mapping[str, tuple[int, bool]]
    origins_known: bool = False
    codes_known: bool = False
    status: str = "o"


@dataclass(slots=True)
class Written:
    """A leaf as SQL with holes: sums over lines, the answer (0, 1, 2) over them, and the figures of a comparison."""

    aggregates: list[tuple[str, list[Value]]] = field(default_factory=list)
    answer: str = ""
    values: list[Value] = field(default_factory=list)
    figures: tuple[str, ...] = ()
    decimals: int = 0
    baseless: str = ""
    """That a base is not positive, so that nothing follows."""

    @property
    def shape(self) -> tuple[object, ...]:
        """The same for leaves that differ in numbers alone."""
        return tuple(text for text, _ in self.aggregates), self.answer, self.figures, self.decimals


class Writer:
    """Writes leaves for tables that stand as `columns` says, with the columns of amounts of goods and of lines."""

    def __init__(self, columns: Columns, of_goods: Mapping[str, str], of_lines: Mapping[str, str]) -> None:
        self.columns, self.of_goods, self.of_lines = columns, of_goods, of_lines
        self.unit = 10 ** (WIDTH - columns.digits)
        held = (of_goods, of_lines, columns.of_goods, columns.of_lines)
        known = columns.digits, columns.origins_known, columns.codes_known, columns.status
        self.standing = (*known, *(tuple(each.items()) for each in held))

    def write(self, test: Test) -> Written:
        """A leaf."""
        return _None(self).write(test) if isinstance(test, NoneOf) else _Limits(self).write(test)

    # ---- lines

    def sure(self, where: Lines, into: list[Value]) -> str:
        """That it surely holds of a line."""
        return self._holds(where, into, sure=True)

    def maybe(self, where: Lines, into: list[Value]) -> str:
        """That it may hold of a line."""
        return self._holds(where, into, sure=False)

    def _holds(self, where: Lines, into: list[Value], *, sure: bool) -> str:
        if (found := within(where, self.unit)) is not None:
            return self._within(found, into, sure=sure)
        match where:
            case Known(truth):
                return "TRUE" if (truth.worst if sure else truth.best) else "FALSE"
            case Origin(originating):
                status = f"m.{self.columns.status}"
                if self.columns.origins_known or sure:
                    return f"{status} = {2 if originating else 0}"
                return f"{status} > 0" if originating else f"{status} < 2"
            case Stands():
                return self._stands(where)
            case Stated():
                sorts = ", ".join(map(str, where.sure if sure else where.maybe))
                return f"m.sort IN ({sorts})" if sorts else "FALSE"
            case Every(parts) | Some(parts):
                every = isinstance(where, Every)
                coded, rest = gathered(parts, self.unit, inside=not every)
                said = [self._holds(part, into, sure=sure) for part in rest]
                said += [self._within(coded, into, sure=sure)] if coded else []
                return _joined(" AND " if every else " OR ", said)
            case Other(part):
                return f"(NOT {self._holds(part, into, sure=not sure)})"
        raise AssertionError(where)

    def _stands(self, where: Stands) -> str:
        said = [f"m.far {'=' if where.far == where.last else '>='} {where.far}"]
        said += [f"m.far <= {where.last}"] if where.last not in (None, where.far) else []
        said += [f"m.{self.columns.status.replace('o', 'walk')} = 1"] if where.walked else []
        said += [f"m.parts = {int(where.parts)}"] if where.parts is not None else []
        return f"({' AND '.join(said)})"

    def _within(self, found: Within, into: list[Value], *, sure: bool) -> str:
        said = "FALSE"
        if found.spans:
            said = place(len(into), found.spans)
            into.append(found.spans)
        return self._if_known(said if found.inside else f"(NOT {said})", sure=sure)

    def _if_known(self, said: str, *, sure: bool) -> str:
        """Something said of the code, of lines of which nobody may know it."""
        if self.columns.codes_known:
            return said
        return f"(m.c >= 0 AND {said})" if sure else f"(m.c < 0 OR {said})"


def hole(number: Number, into: list[Value]) -> str:
    """The place of a number."""
    if isinstance(number, int) and abs(number) > LARGEST:
        raise Unplanned("numbers of very many digits")
    into.append(number)
    return f"{HOLE}{len(into) - 1}{HOLE}"


def _joined(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({word.join(parts)})"


class _None:
    """No line such that."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def write(self, test: NoneOf) -> Written:
        found = Written()
        values: list[Value] = []
        found.aggregates = [(f"max({self._truth(test.where, values)})", values)]
        found.answer = f"(2 - {AGGREGATE}0{AGGREGATE})"
        return found

    def _truth(self, where: Lines, into: list[Value]) -> str:
        """0, 1 or 2 of a line."""
        writer = self.writer
        status = _status_of(where, f"m.{writer.columns.status}")
        if status is not None:
            rest, column = status
            known = writer.columns.codes_known or not _has_codes(rest)
            if known and not _open(rest):
                return f"CASE WHEN {writer.sure(rest, into)} THEN {column} ELSE 0 END"
        maybe = writer.maybe(where, into)
        return f"CASE WHEN {maybe} THEN CASE WHEN {writer.sure(where, into)} THEN 2 ELSE 1 END ELSE 0 END"


def _status_of(where: Lines, column: str) -> tuple[Lines, str] | None:
    """Of a status and something else the latter, and the column of the status."""
    parts = where.parts if isinstance(where, Every) else (where,)
    own = [part for part in parts if isinstance(part, Origin)]
    rest = tuple(part for part in parts if not isinstance(part, Origin))
    if len(own) != 1 or any(_has_status(part) for part in rest):
        return None
    return (Every(rest) if rest else Known(Truth.YES)), column if own[0].originating else f"2 - {column}"


def _has_status(where: Lines) -> bool:
    return any(isinstance(part, Origin) for part in _all(where))


def _has_codes(where: Lines) -> bool:
    return any(isinstance(part, Codes | Same) for part in _all(where))


def _open(where: Lines) -> bool:
    return any(isinstance(part, Stated) or part == Known(Truth.UNKNOWN) for part in _all(where))


def _all(where: Lines) -> list[Lines]:
    match where:
        case Every(parts) | Some(parts):
            return [where, *(each for part in parts for each in _all(part))]
        case Other(part):
            return [where, *_all(part)]
    return [where]


@record(frozen=True, slots=True)
class _Ends:
    """A sum in its worst and best case: two expressions, and whether an end is open."""

    low: str
    high: str
    below: str
    above: str


class _Limits:
    """A comparison with zero."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.found = Written()

    def write(self, limit: Limit) -> Written:
        decimals = self._decimals(limit)
        found = self._ends(limit.difference, decimals)
        guard = ""
        number = self._ends(limit.number, decimals)
        base = _Ends("0", "0", "FALSE", "FALSE")
        if limit.base is not None:
            base = self._ends(limit.base, decimals)
        if limit.guarded:
            self.found.baseless = f"(NOT {base.above} AND {base.high} <= 0)"
            guard = f"WHEN {self.found.baseless} THEN 1 "
        worst, best = _sides(limit.sign, found)
        self.found.answer = f"(CASE {guard}WHEN {worst} THEN 2 WHEN {best} THEN 1 ELSE 0 END)"
        slack, open_ = (f"-({found.high})", found.above) if limit.sign in ("<=", "<") else (found.low, found.below)
        told = [
            (number.low, number.below),
            (number.high, number.above),
            (base.low, base.below),
            (base.high, base.above),
        ]
        if limit.base is None:
            told[2:] = [("0", "TRUE"), ("0", "TRUE")]
        self.found.figures = tuple(f"CASE WHEN {gap} THEN NULL ELSE {end} END" for end, gap in [*told, (slack, open_)])
        self.found.decimals = decimals
        return self.found

    def _decimals(self, limit: Limit) -> int:
        """By which power of ten every factor becomes whole; a share that never ends goes through the interpreter."""
        factors = [
            factor for total in (limit.difference, limit.number, limit.base) if total for factor in self._all(total)
        ]
        rest = lcm(*(factor.denominator for factor in factors))
        return next((digits for digits in DECIMALS if 10**digits % rest == 0), None) or _endless()

    def _all(self, total: Total) -> list[Fraction]:
        of_goods, of_lines = self.writer.columns.of_goods, self.writer.columns.of_lines
        named = [factor / 10 ** of_goods.get(name, (0, True))[0] for name, factor in total.amounts]
        return [total.constant, *named, *(f / 10 ** of_lines.get(m, (0, True))[0] for f, m, _ in total.sums)]

    def _hole(self, number: Fraction) -> str:
        assert number.denominator == 1
        return hole(number.numerator, self.found.values)

    def _ends(self, total: Total, decimals: int) -> _Ends:
        """The least and the greatest a sum can be, times a power of ten."""
        scale = 10**decimals
        low: list[str] = []
        high: list[str] = []
        below: list[str] = []
        above: list[str] = []
        if total.constant:
            low.append(self._hole(total.constant * scale))
            high.append(self._hole(total.constant * scale))
        for name, factor in total.amounts:
            if not factor:
                continue
            column = self.writer.of_goods.get(name)
            if column is None:
                (above if factor > 0 else below).append("TRUE")
                continue
            digits, gaps = self.writer.columns.of_goods[name]
            for end in (low, high):
                end.append(f"{self._hole(factor * scale / 10**digits)} * CAST(d.{column} AS HUGEINT)")
            if gaps:
                (above if factor > 0 else below).append(f"d.{column}_gap")
        self._add_sums(total, scale, (low, high), (below, above))
        return _Ends(_plus(low), _plus(high), _or(below), _or(above))

    def _add_sums(
        self, total: Total, scale: int, ends: tuple[list[str], list[str]], open_: tuple[list[str], list[str]]
    ) -> None:
        columns = self.writer.columns
        for factor, measure, where in total.sums:
            column = self.writer.of_lines.get(measure)
            if column is not None:
                digits, _ = columns.of_lines[measure]
                both = [self._sum(where, column, sure=sure) for sure in (True, False)]
                for end, index in zip(ends, (0, 1) if factor > 0 else (1, 0), strict=True):
                    end.append(f"{self._hole(factor * scale / 10**digits)} * CAST({both[index]} AS HUGEINT)")
        for measure in dict.fromkeys(measure for _, measure, _ in total.sums):
            if columns.of_lines.get(measure, (0, True))[1]:
                mine = [(factor, where) for factor, each, where in total.sums if each == measure]
                if len({walks(where) for _, where in mine}) > 1:  # what hides in a part is not the part
                    raise Unplanned("traced and untraced sums of amounts that nobody knows")
                for side, sign in zip(open_, (-1, 1), strict=True):
                    side.append(self._unbounded(mine, measure, sign))

    def _aggregate(self, text: str, values: list[Value]) -> str:
        self.found.aggregates.append((text, values))
        return f"{AGGREGATE}{len(self.found.aggregates) - 1}{AGGREGATE}"

    def _sum(self, where: Lines, column: str, *, sure: bool) -> str:
        values: list[Value] = []
        said = self.writer.sure(where, values) if sure else self.writer.maybe(where, values)
        return self._aggregate(f"sum(CASE WHEN {said} THEN m.{column} ELSE 0 END)", values)

    def _unbounded(self, mine: list[tuple[Fraction, Lines]], measure: str, sign: int) -> str:
        """Whether a line whose amount nobody knows may pull the sum that way without end.

        Each doubtful term is taken at its worst by itself, as the interpreter takes it.
        """
        values: list[Value] = []
        parts = []
        whole = lcm(*(factor.denominator for factor, _ in mine))
        for factor, where in mine:
            times = int(factor * whole * sign)
            said = self.writer.maybe(where, values) if times > 0 else self.writer.sure(where, values)
            parts.append(f"CASE WHEN {said} THEN {hole(times, values)} ELSE 0 END")
        column = self.writer.of_lines.get(measure)
        gap = "TRUE" if column is None else f"m.{column}_gap"
        text = f"max(CASE WHEN {gap} AND {' + '.join(parts)} > 0 THEN 1 ELSE 0 END)"
        return f"{self._aggregate(text, values)} > 0"


def _endless() -> int:
    raise Unplanned("a share that no decimal says exactly")


def _plus(parts: list[str]) -> str:
    return f"({' + '.join(parts)})" if parts else "0"


def _or(parts: list[str]) -> str:
    return f"({' OR '.join(parts)})" if parts else "FALSE"


def _sides(sign: str, ends: _Ends) -> tuple[str, str]:
    """When a sum surely stands on the side of zero that a sign says, and when it may."""
    least = f"(NOT {ends.below} AND {ends.low} {{}} 0)", f"({ends.above} OR {ends.high} {{}} 0)"
    most = f"(NOT {ends.above} AND {ends.high} {{}} 0)", f"({ends.below} OR {ends.low} {{}} 0)"
    if sign == "=":
        pairs = zip([each.format(">=") for each in least], [each.format("<=") for each in most], strict=True)
        worst, best = (f"({one} AND {two})" for one, two in pairs)
        return worst, best
    worst, best = (each.format(sign) for each in (least if sign in (">=", ">") else most))
    return worst, best
