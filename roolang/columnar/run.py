"""A slice of goods judged: loaded, asked of columns, and the rest row by row; verdicts come out as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from roolang.columnar.alike import Alike
from roolang.columnar.answers import DOUBTFUL, FINE, FIRST_OWN, ODD, SHORT, Answers, Done, Text, label_of
from roolang.columnar.columns import Table
from roolang.columnar.declared import declared, document, item_of, put
from roolang.columnar.engine import Engine, literal, quoted
from roolang.columnar.kinds import Amounts, Kind
from roolang.columnar.load import Loaded, Loading
from roolang.columnar.packed import packed, summed
from roolang.columnar.plan import Query, Rule, TextPlan, planned
from roolang.columnar.remarks import Remarks
from roolang.columnar.rows import Rows, Spot
from roolang.columnar.sites import Sites
from roolang.columnar.sql import Writer
from roolang.diagnostics import Finding, Place, has_errors
from roolang.domain.declaration import Declaration
from roolang.domain.events import any_day, day_for
from roolang.domain.hs import digits_of
from roolang.interpret.union import united
from roolang.ir.program import Program

Texts: TypeAlias = Callable[[date], Sequence[Program]]
"""The programs that there are on a day."""


class Slice:
    """Goods and materials that stand in the engine, judged."""

    def __init__(
        self, engine: Engine, goods: Table, lines: Table, texts: Texts, *,
        day: date | None = None, constants: Mapping[str, str] | None = None, missing: bool = False, brief: bool = False,
        alike: Alike | None = None,
    ) -> None:  # fmt: skip
        self.engine, self.goods, self.lines, self.texts_of = engine, goods, lines, texts
        self.brief, self.alike = brief, alike or Alike()
        self.day, self.constants, self.missing = day, constants or {}, missing
        self.texts: dict[str, Text] = {}
        self.reasons: dict[str, int] = {}
        self.done = Done()
        self.kinds = 0
        self.sites = Sites(Spot(goods.name, "row"), goods.columns)
        self.stood: dict[int, tuple[Declaration, Sequence[Finding]]] = {}
        self._by_rest: dict[tuple[str, ...], Sequence[Program]] = {}

    def judge(self) -> Done:
        """Judges; the verdicts stand in the table `verdicts`."""
        loading = Loading(self.engine, self.goods, self.lines)
        loaded = loading.load()
        self.done.findings += loaded.findings
        if has_errors(loaded.findings):
            return self.done
        self.done.goods = loaded.count
        query = self._planned(loaded)
        if has_errors(self.done.findings):
            return self.done
        worth = self._ask(loaded, query)
        if not self._adds_up(loaded):
            self.done.findings += loading.twice() or loading.orphans()
            return self.done
        self._settled(query, worth)
        return self.done

    def _adds_up(self, loaded: Loaded) -> bool:
        """Whether every material was counted for one good: none lacks its good, and no good with any stands twice."""
        twice = "SELECT count(*) - count(DISTINCT g) FROM v WHERE lines IS NULL"
        counted = self.engine.one(f"SELECT coalesce(sum(lines), 0), ({twice}) FROM v")
        return bool(counted == (loaded.lines, 0))

    def _settled(self, query: Query, worth: bool) -> None:
        names = {number: why for why, number in self.reasons.items()}
        texts = list(self.texts.values())
        answers = Answers(self.engine, texts, query, self.done, names, missing=self.missing, brief=self.brief)
        answers.settle(self.goods, self.lines, self.constants, self._programs)
        codes: dict[int, list[str]] = {}
        for kind, code in query.members:
            codes.setdefault(kind, []).append(code)
        Remarks(self.engine, self.goods, self.lines, texts, self.done.besides, self.stood, codes, answers.slow).take(
            worth=worth
        )

    # ---- kinds of goods

    def _planned(self, loaded: Loaded) -> Query:
        """The plan for all kinds of goods."""
        names = [f"s{i}" for i in range(len(loaded.static))]
        listed = ", ".join(names) or "0 AS none"
        at = next(i for i, column in enumerate(loaded.static) if column.field == "code")
        by_code = ", ".join([f"s{at}", *names])  # the first of what is alike stand close, so that little is read
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE kinds AS SELECT row_number() OVER (ORDER BY {by_code}) - 1 AS kind, * "
            f"FROM (SELECT DISTINCT {listed} FROM g0)"
        )
        rows = self.engine.rows(f"SELECT kind, {', '.join(names) or 'kind'} FROM kinds ORDER BY kind")
        writer = Writer(loaded.columns, loaded.of_goods, loaded.of_lines)
        units = {
            name: column.amount[1]
            for table in (self.lines, self.goods)
            for name, column in table.amounts.items()
            if column.amount
        }
        amounts = Amounts(loaded.columns.of_goods, loaded.columns.of_lines, units)
        members: list[tuple[int, str]] = []
        kinds: dict[object, int] = {}
        for number, *values in rows:
            code = digits_of(str(values[at] or "")) or ""
            rest = tuple(str(value) for i, value in enumerate(values) if i != at)
            key = (self.alike.of(code, self._any_programs(rest, values, loaded)), rest)
            if key not in kinds:
                kinds[key] = len(kinds)
                declaration, found = self._stands_for(loaded, values)
                if declaration is None:
                    self._refuse(number, len(values), found)
                    continue
                self.stood[kinds[key]] = declaration, found
                for program in self._programs(declaration):
                    text = self.texts.setdefault(label_of(program), Text(label_of(program)))
                    text.programs[kinds[key]] = program
                    text.plan.add(kinds[key], self._plan(key, program, declaration, amounts, writer))
            members.append((kinds[key], code))
        self.kinds = len(kinds)
        query = Query(members, loaded.columns.digits)
        for text in self.texts.values():
            query.add(text.plan)
        return query

    def _any_programs(self, rest: tuple[str, ...], values: Sequence[Any], loaded: Loaded) -> Sequence[Program]:
        """The programs of goods of which the same is said but for their code."""
        if rest not in self._by_rest:
            declaration, _ = self._stands_for(loaded, values)
            self._by_rest[rest] = self._programs(declaration) if declaration is not None else ()
        return self._by_rest[rest]

    def _stands_for(self, loaded: Loaded, values: Sequence[Any]) -> tuple[Declaration | None, Sequence[Finding]]:
        """The declaration of a kind, and what was found of it; none where that is an error."""
        good: dict[str, Any] = {}
        for name, words in self.constants.items():
            put(good, name, words)
        good |= item_of(loaded.static, values)
        found, findings = declared(document("the good", good, []), self.goods.name, self.sites)
        if found is None or has_errors(findings):
            return None, findings
        return replace(found, places=self.sites), findings

    def _refuse(self, number: int, statics: int, findings: Sequence[Finding]) -> None:
        """Tells what is wrong with goods of a kind of the first of them."""
        same = " AND ".join(f"g0.s{i} IS NOT DISTINCT FROM k.s{i}" for i in range(statics))
        (first,) = self.engine.one(
            f"SELECT min(coalesce(g0.id, CAST(g0.g AS VARCHAR))) FROM g0 JOIN kinds k ON {same} WHERE k.kind = {number}"
        )
        id_ = self.goods.of("id")
        assert id_ is not None
        ((spot, _),) = Rows(self.engine).first(
            self.goods, f"CAST({quoted(id_.heading)} AS VARCHAR) = {literal(first)}", 1
        )
        for each in findings:
            place = replace(spot, column=self.sites.spot(each).column).place
            self.done.findings.append(replace(each, where=place))

    def _programs(self, declaration: Declaration) -> Sequence[Program]:
        """The programs for a declaration, each of the day that its text looks at."""
        on = any_day(declaration, self.day)
        if on is None:
            message, help_ = "no day to judge on", "give the goods a column `date`, or say --on 2018-02-28"
            if not any(each.code == "RL6010" for each in self.done.findings):
                self.done.findings.append(Finding("RL6010", message, where=Place(self.goods.name), help=help_))
            return ()
        found = []
        for program in self.texts_of(on):
            own = day_for(declaration, program.event, self.day)
            found += [program] if own in (on, None) else [
                each for each in self.texts_of(own) if label_of(each) == label_of(program)
            ]  # fmt: skip
        return found

    def _plan(
        self, key: object, program: Program, declaration: Declaration, amounts: Amounts, writer: Writer
    ) -> Rule | str:
        """The rule for a kind; the same for every slice whose columns stand alike."""
        whole = key, id(program), writer.standing, tuple(amounts.units.items())
        if whole not in self.alike.rules:
            why = _apart(program, declaration)
            kind = Kind(program, united(program, declaration), amounts)
            self.alike.rules[whole] = why or planned(kind, writer)
        return self.alike.rules[whole]

    # ---- the question

    def _ask(self, loaded: Loaded, query: Query) -> bool:
        """Asks the engine: the table `v` has a row for each good; whether values are held against each other in it."""
        reasons = [self._why_not(text, loaded, query) for text in self.texts.values()]
        patterns = [f"CAST({pattern} AS BIGINT) AS t{i}" for i, pattern in enumerate(query.patterns)]
        why = [f"CAST({each} AS SMALLINT) AS r{i}" for i, each in enumerate(reasons)]
        why += [f"({' OR '.join(each) or 'FALSE'}) AS z{i}" for i, each in enumerate(query.baseless)]
        worth = self._worth(loaded, query)
        why += [f"({worth}) AS worth"] if worth else []
        opens = any(rule.kind.ready.opens for text in self.texts.values() for rule in text.plan.rules.values())
        opened = _of(query, "max(2 - m.o)") if opens else "0"
        self._numbered(query)
        sums = packed(query.aggregates, loaded.room) if self.engine.packs else summed(query.aggregates)
        same = " AND ".join(f"g0.s{i} IS NOT DISTINCT FROM k.s{i}" for i in range(len(loaded.static))) or "TRUE"
        numbers = "".join(f", k.{name}" for name in query.columns.values())
        kept = ", ".join(["d.g", "d.id", "d.kind", "a.lines", *([] if self.brief else query.told())])
        statics = [f"s{i}" for i in range(len(loaded.static))]
        rest = f" EXCLUDE ({', '.join(statics)})" if statics else ""
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE d AS SELECT g0.*{rest}, k.kind{numbers} FROM g0 JOIN k ON {same}"
        )
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE v AS WITH a AS ({sums}) "
            f"SELECT {kept}, {opened} AS opened, {', '.join([*patterns, *why])} FROM d LEFT JOIN a ON a.g = d.g"
        )
        return bool(worth)

    def _worth(self, loaded: Loaded, query: Query) -> str:
        """That the materials of a good are worth more than it is, or than the largest of its values if that is open."""
        money = {name: loaded.of_goods[name] for name, column in self.goods.amounts.items() if column.of_money}
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
        total = whole(_of(query, f"sum(m.{loaded.of_lines['value']})"), own)
        return f"({known}) AND {total} > {largest}"

    def _numbered(self, query: Query) -> None:
        """The table `k`: the kinds with the numbers that differ from one to another."""
        of_kind = [kind for kind, _ in query.members]
        rows = zip(range(len(of_kind)), of_kind, *query.columns, strict=True)
        self.engine.insert(
            "numbers",
            [("row", "whole"), ("kind", "whole"), *((name, _width(each)) for each, name in query.columns.items())],
            rows,
        )
        names = "".join(f", n.{name}" for name in query.columns.values())
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE k AS SELECT kinds.* EXCLUDE (kind), n.kind{names} "
            "FROM kinds JOIN numbers n ON n.row = kinds.kind"
        )

    def _why_not(self, text: Text, loaded: Loaded, query: Query) -> str:
        """Why a good goes through the interpreter; 0 if it does not."""
        plan = text.plan
        whens = ["WHEN a.g IS NULL THEN 1"]
        if loaded.odd:
            whens.append(f"WHEN {_of(query, 'max(m.odd)')} > 0 THEN {ODD}")
        if loaded.finer[0]:
            whens.append(f"WHEN d.fine > 0 THEN {FINE}")
        if loaded.finer[1]:
            whens.append(f"WHEN {_of(query, 'max(m.fine)')} > 0 THEN {FINE}")
        own = {number: self._reason(why) for number, why in plan.unplanned.items()}
        own |= {number: 0 for number in range(self.kinds) if number not in own}
        if any(own.values()):
            column = query.number(own)
            whens.append(f"WHEN {column} > 0 THEN {column}")
        if loaded.lengths:
            digits = (
                query.number({number: rule.kind.digits for number, rule in plan.rules.items()}) if plan.rules else "0"
            )
            whens.append(
                f"WHEN {_of(query, 'min(CASE WHEN m.dg IS NULL THEN 99 ELSE m.dg END)')} < {digits} THEN {SHORT}"
            )
        elif loaded.columns.digits and any(rule.kind.digits > loaded.columns.digits for rule in plan.rules.values()):
            digits = query.number({number: rule.kind.digits for number, rule in plan.rules.items()})
            whens.append(f"WHEN {digits} > {loaded.columns.digits} AND {_of(query, 'max(m.c)')} >= 0 THEN {SHORT}")
        whens += self._doubtful(plan, loaded, query)
        return f"CASE {' '.join(whens)} ELSE 0 END"

    def _doubtful(self, plan: TextPlan, loaded: Loaded, query: Query) -> Iterator[str]:
        """Goods of which an amount is declared, or not, otherwise than of most of their kind."""
        groups: dict[tuple[str, tuple[str, ...]], None] = {}
        for rule in plan.rules.values():
            groups |= rule.kind.doubtful
        for group in groups:
            name, others = group
            gaps = [f"d.{loaded.of_goods[each]}_gap" for each in others]
            lacking = f"d.{loaded.of_goods[name]}_gap" if name else ""
            told = f"NOT ({' AND '.join(gaps)})" if gaps else "TRUE"
            said = f"{lacking} AND {told}" if name else f"({' AND '.join(gaps)})"
            kinds = {number: int(group in rule.kind.doubtful) for number, rule in plan.rules.items()}
            yield f"WHEN {query.number(kinds)} = 1 AND {said} THEN {DOUBTFUL}"

    def _reason(self, why: str) -> int:
        return self.reasons.setdefault(why, FIRST_OWN + len(self.reasons))


def _apart(program: Program, declaration: Declaration) -> str:
    """Why goods of a kind are not for columns, whatever the rule."""
    good = declaration.good
    if declaration.averaging is not None or declaration.fungible:
        return "figures over a pool, or common stocks"
    if set(good.holdings) != {"materials"} or not good.holdings["materials"].complete:
        return "nobody says that the list of materials is complete"
    if good.produced_in is not None and good.imported is not None:
        return "where a good was made is said twice"
    if good.code is None or good.codes or good.candidates or declaration.edition not in (None, program.nomenclature):
        return "codes that are not known, or of another edition"
    return ""


def _width(numbers: Sequence[int]) -> str:
    """Small numbers are compared and carried along at half the cost."""
    return "small" if all(-(2**31) <= each < 2**31 for each in numbers) else "whole"


def _of(query: Query, text: str) -> str:
    return f"coalesce(a.{query.aggregate(text)}, 0)"
