"""The question to the engine: a plan asked of what stands in it, a row of `v` for each; and why some are not asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from roolang.columnar.answers import DOUBTFUL, FINE, FIRST_OWN, LOST, ODD, OPENED, SHORT
from roolang.columnar.engine import Engine
from roolang.columnar.load import Loaded
from roolang.columnar.openable import opening
from roolang.columnar.packed import packed, summed
from roolang.columnar.plan import Query, TextPlan


@dataclass(slots=True)
class Asking:
    """What a query asks: `kinds` are so many kinds, `reasons` why rows go to the interpreter, by their numbers."""

    engine: Engine
    loaded: Loaded
    query: Query
    kinds: int
    reasons: dict[str, int]

    def numbered(self, kinds: str) -> None:
        """The table `k`: the rows of a table of kinds with the numbers that differ from one to another."""
        of_kind = [kind for kind, _ in self.query.members]
        rows = zip(range(len(of_kind)), of_kind, *self.query.columns, strict=True)
        self.engine.insert(
            "numbers",
            [("row", "whole"), ("kind", "whole"), *((name, _width(each)) for each, name in self.query.columns.items())],
            rows,
        )
        names = "".join(f", n.{name}" for name in self.query.columns.values())
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE k AS SELECT {kinds}.* EXCLUDE (kind), n.kind{names} "
            f"FROM {kinds} JOIN numbers n ON n.row = {kinds}.kind"
        )

    def ask(self, kept: Sequence[str], asked: Sequence[str]) -> None:
        """The table `v`: of each row of `d` what is kept, and what is asked of it and of its lines."""
        query = self.query
        sums = packed(query.aggregates, self.loaded.room) if self.engine.packs else summed(query.aggregates)
        patterns = [f"CAST({pattern} AS BIGINT) AS t{i}" for i, pattern in enumerate(query.patterns)]
        listed = ", ".join([*kept, *patterns, *asked])
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE v AS WITH a AS ({sums}) SELECT {listed} FROM d LEFT JOIN a ON a.g = d.g"
        )

    def of(self, text: str) -> str:
        """A sum over the lines of a row; nought of none."""
        return f"coalesce(a.{self.query.aggregate(text)}, 0)"

    def opened(self, plans: Sequence[TextPlan]) -> str:
        """How far materials of a row may be opened under full accumulation."""
        told = opening("m.o", (rule.kind for plan in plans for rule in plan.rules.values()))
        return self.of(f"max({told})") if told else "0"

    def why_not(self, plan: TextPlan, *own: str) -> str:
        """Why a row goes through the interpreter; 0 if it does not. `own` reasons come before those of the kind."""
        loaded, whens = self.loaded, ["WHEN a.g IS NULL THEN 1"]
        if loaded.odd:
            whens.append(f"WHEN {self.of('max(m.odd)')} > 0 THEN {ODD}")
        if loaded.finer[0]:
            whens.append(f"WHEN d.fine > 0 THEN {FINE}")
        if loaded.finer[1]:
            whens.append(f"WHEN {self.of('max(m.fine)')} > 0 THEN {FINE}")
        whens += own
        by_kind = {number: self.reason(why) for number, why in plan.unplanned.items()}
        by_kind |= {number: 0 for number in range(self.kinds) if number not in by_kind}
        if any(by_kind.values()):
            column = self.query.number(by_kind)
            whens.append(f"WHEN {column} > 0 THEN {column}")
        whens += [*self._short(plan), *self._doubtful(plan)]
        return f"CASE {' '.join(whens)} ELSE 0 END"

    def passed_on(self, text: int, plan: TextPlan) -> list[str]:
        """Why lines whose origin was worked out for a text take what they are in to the interpreter."""
        reason = self.of(f"max(m.w{text})")
        found = [f"WHEN {reason} > 0 THEN {reason}"]
        if any(rule.kind.ready.opens for rule in plan.rules.values()):
            found.append(f"WHEN {self.of('max(m.parts)')} > 0 THEN {OPENED}")
        if any(rule.kind.traces for rule in plan.rules.values()):
            found.append(f"WHEN {self.of(f'max(m.lost{text})')} > 0 THEN {LOST}")
        return found

    def _short(self, plan: TextPlan) -> Iterator[str]:
        """Codes of lines with fewer digits than are asked for."""
        columns, rules = self.loaded.columns, plan.rules
        if self.loaded.lengths:
            digits = self.query.number({number: rule.kind.digits for number, rule in rules.items()}) if rules else "0"
            least = self.of("min(CASE WHEN m.dg IS NULL THEN 99 ELSE m.dg END)")
            yield f"WHEN {least} < {digits} THEN {SHORT}"
        elif columns.digits and any(rule.kind.digits > columns.digits for rule in rules.values()):
            digits = self.query.number({number: rule.kind.digits for number, rule in rules.items()})
            yield f"WHEN {digits} > {columns.digits} AND {self.of('max(m.c)')} >= 0 THEN {SHORT}"

    def _doubtful(self, plan: TextPlan) -> Iterator[str]:
        """Rows of which an amount is declared, or not, otherwise than of most of their kind."""
        groups: dict[tuple[str, tuple[str, ...]], None] = {}
        for rule in plan.rules.values():
            groups |= rule.kind.doubtful
        for group in groups:
            name, others = group
            gaps = [f"d.{self.loaded.of_goods[each]}_gap" for each in others]
            lacking = f"d.{self.loaded.of_goods[name]}_gap" if name else ""
            told = f"NOT ({' AND '.join(gaps)})" if gaps else "TRUE"
            said = f"{lacking} AND {told}" if name else f"({' AND '.join(gaps)})"
            kinds = {number: int(group in rule.kind.doubtful) for number, rule in plan.rules.items()}
            yield f"WHEN {self.query.number(kinds)} = 1 AND {said} THEN {DOUBTFUL}"

    def reason(self, why: str) -> int:
        """The number of a reason."""
        return self.reasons.setdefault(why, FIRST_OWN + len(self.reasons))

    def worth(self, of_money: Collection[str], *, traced: bool = False) -> str:
        """That the lines are worth more than what they are in, or than the largest of its values if that is open.

        `traced`: the lines are those of all tiers.
        """
        loaded = self.loaded
        money = {name: loaded.of_goods[name] for name in of_money}
        if "value" not in loaded.of_lines or not money:
            return ""
        scales, own = loaded.columns.of_goods, loaded.columns.of_lines["value"][0]
        most = max(own, *(scales[name][0] for name in money))

        def whole(text: str, digits: int) -> str:
            return f"CAST({text} AS HUGEINT) * {10 ** (most - digits)}"

        each = {
            name: f"CASE WHEN d.{column}_gap THEN 0 ELSE {whole(f'd.{column}', scales[name][0])} END"
            for name, column in money.items()
        }
        largest = f"greatest({', '.join([*each.values(), '0'])})"
        known = " OR ".join(f"NOT d.{column}_gap" for column in money.values())
        if "value" in money:
            largest = f"CASE WHEN d.{money['value']}_gap THEN {largest} ELSE {each['value']} END"
        value = f"m.{loaded.of_lines['value']}"
        total = whole(self.of(f"sum(CASE WHEN m.far = 1 THEN {value} ELSE 0 END)" if traced else f"sum({value})"), own)
        return f"({known}) AND {total} > {largest}"


def _width(numbers: Sequence[int]) -> str:
    """Small numbers are compared and carried along at half the cost."""
    return "small" if all(-(2**31) <= each < 2**31 for each in numbers) else "whole"
