"""A slice of goods judged: loaded, asked of columns, and the rest row by row; verdicts come out as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from roolang.columnar.alike import Alike
from roolang.columnar.answers import ID, Answers, Text
from roolang.columnar.asking import Asking
from roolang.columnar.columns import Table
from roolang.columnar.declared import declared, document, good_of
from roolang.columnar.done import Done, label_of
from roolang.columnar.engine import Engine, literal, quoted
from roolang.columnar.kinds import Amounts, Kind
from roolang.columnar.load import Loaded, Loading
from roolang.columnar.plan import Query, Rule, planned
from roolang.columnar.remarks import Remarks
from roolang.columnar.rows import Rows, Spot
from roolang.columnar.sites import Sites
from roolang.columnar.sorts import Sorts
from roolang.columnar.sql import Writer
from roolang.columnar.tiers import Tiers
from roolang.columnar.tracing import traces
from roolang.diagnostics import Finding, Place, has_errors
from roolang.domain.declaration import Declaration
from roolang.domain.events import any_day, day_for
from roolang.domain.hs import digits_of
from roolang.interpret.union import united
from roolang.ir.program import Program

Texts: TypeAlias = Callable[[date], Sequence[Program]]
"""The programs that there are on a day."""
DENSE, MOST_BITS = 64, 10**9
"""Ids among so many numbers for each good, and so many in all, are told apart by a bit for each number."""


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
        self.traced = False
        self.sites = Sites(Spot(goods.name, "row"), goods.columns)
        self.places = self.sites.everything()
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
        if not has_errors(self.done.findings):
            self.done.findings += self._tiers(loading, loaded)
        if has_errors(self.done.findings):
            return self.done
        worth = self._ask(loaded, query)
        if loaded.masked and self.engine.one("SELECT count(*) FROM v WHERE ids <> lines")[0]:
            self.done.findings += loading.named_twice(f"SELECT {ID} FROM v WHERE ids <> lines")
        if has_errors(self.done.findings):
            return self.done
        if not self._adds_up(loaded):
            self.done.findings += loading.twice() or loading.orphans()
            return self.done
        self._settled(query, worth)
        return self.done

    def _tiers(self, loading: Loading, loaded: Loaded) -> Sequence[Finding]:
        """Works out what materials originate, if more is stated of them than that; what is wrong with their order."""
        if loaded.sorts is None or not self.texts:
            return ()
        tiers = Tiers(
            self.engine, loaded, self.lines, self.texts, self._programs, self.constants, self._amounts(loaded),
            self.reasons, self.alike, self.traced,
        )  # fmt: skip
        if not tiers.settle():
            return loading.adrift()
        loaded.lines = int(self.engine.one("SELECT count(*) FROM m")[0])
        return ()

    def _adds_up(self, loaded: Loaded) -> bool:
        """Whether every material was counted for one good: none lacks its good, and no good stands twice."""
        count, lines, least, most = self.engine.one("SELECT count(*), coalesce(sum(lines), 0), min(g), max(g) FROM v")
        if lines != loaded.lines or not count:
            return bool(lines == loaded.lines)
        dense = isinstance(least, int) and most - least < min(DENSE * count, MOST_BITS)
        different = self.engine.different("g", least, most) if dense else "count(DISTINCT g)"
        return bool(self.engine.one(f"SELECT {different} FROM v")[0] == count)

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
        amounts = self._amounts(loaded)
        if loaded.sorts is not None:
            self.traced = any(map(traces, self._all_programs(rows, at, loaded)))
        members: list[tuple[int, str]] = []
        kinds: dict[object, int] = {}
        for number, *values in rows:
            code = digits_of(str(values[at] or "")) or ""
            rest = _but(at, values)
            key = (self.alike.of(code, self._any_programs(rest, values, loaded)), rest)
            if key not in kinds:
                kinds[key] = len(kinds)
                declaration, found = self._stands_for(loaded, values)
                if declaration is None:
                    self._refuse(number, len(values), found)
                    continue
                self.stood[kinds[key]] = declaration, found
                if any_day(declaration, self.day) is None:
                    self._dayless(number, len(values))
                for program in self._programs(declaration):
                    text = self.texts.setdefault(label_of(program), Text(label_of(program)))
                    text.programs[kinds[key]] = program
                    writer = _writer(loaded, list(self.texts).index(text.label))
                    text.plan.add(kinds[key], self._plan(key, program, declaration, amounts, writer, loaded.sorts))
            members.append((kinds[key], code))
        self.kinds = len(kinds)
        query = Query(members, loaded.columns.digits)
        for text in self.texts.values():
            query.add(text.plan)
        return query

    def _amounts(self, loaded: Loaded) -> Amounts:
        tables = (self.lines, self.goods)
        units = {name: column.amount[1] for table in tables for name, column in table.amounts.items() if column.amount}
        return Amounts(loaded.columns.of_goods, loaded.columns.of_lines, units)

    def _all_programs(self, rows: Sequence[Sequence[Any]], at: int, loaded: Loaded) -> Iterator[Program]:
        for _, *values in rows:
            yield from self._any_programs(_but(at, values), values, loaded)

    def _any_programs(self, rest: tuple[str, ...], values: Sequence[Any], loaded: Loaded) -> Sequence[Program]:
        """The programs of goods of which the same is said but for their code."""
        if rest not in self._by_rest:
            declaration, _ = self._stands_for(loaded, values)
            self._by_rest[rest] = self._programs(declaration) if declaration is not None else ()
        return self._by_rest[rest]

    def _stands_for(self, loaded: Loaded, values: Sequence[Any]) -> tuple[Declaration | None, Sequence[Finding]]:
        """The declaration of a kind, and what was found of it; none where that is an error."""
        good = good_of(self.constants, loaded.static, values)
        found, findings = declared(document("the good", good, []), self.goods.name, self.places)
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

    def _dayless(self, number: int, statics: int) -> None:
        """Tells that goods have no day, once: of the first of them if others may have one."""
        if any(each.code == "RL6010" for each in self.done.findings):
            return
        if any(column.field == "date" for column in self.goods.columns):
            help_ = "write a day in this row, or say --on 2018-02-28 for all that have none"
            self._refuse(number, statics, [Finding("RL6010", "no day to judge on", help=help_)])
        else:
            help_ = "give the goods a column `date`, or say --on 2018-02-28"
            found = Finding("RL6010", "no day to judge on", where=Place(self.goods.name), help=help_)
            self.done.findings.append(found)

    def _programs(self, declaration: Declaration) -> Sequence[Program]:
        """The programs for a declaration, each of the day that its text looks at."""
        on = any_day(declaration, self.day)
        if on is None:
            return ()
        found = []
        for program in self.texts_of(on):
            own = day_for(declaration, program.event, self.day)
            found += [program] if own in (on, None) else [
                each for each in self.texts_of(own) if label_of(each) == label_of(program)
            ]  # fmt: skip
        return found

    def _plan(
        self, key: object, program: Program, declaration: Declaration, amounts: Amounts, writer: Writer,
        sorts: Sorts | None,
    ) -> Rule | str:  # fmt: skip
        """The rule for a kind; the same for every slice whose columns stand alike."""
        whole = (
            key,
            id(program),
            writer.standing,
            tuple(amounts.units.items()),
            (sorts.key if sorts else None, self.traced),
        )
        if whole not in self.alike.rules:
            why = _apart(program, declaration)
            kind = Kind(program, united(program, declaration), amounts, sorts=sorts, traced=self.traced)
            self.alike.rules[whole] = why or planned(kind, writer)
        return self.alike.rules[whole]

    # ---- the question

    def _ask(self, loaded: Loaded, query: Query) -> bool:
        """Asks the engine: the table `v` has a row for each good; whether values are held against each other in it."""
        asking = Asking(self.engine, loaded, query, self.kinds, self.reasons)
        plans = [text.plan for text in self.texts.values()]
        own = [asking.passed_on(i, plan) if loaded.sorts else [] for i, plan in enumerate(plans)]
        why = [f"CAST({asking.why_not(plan, *own[i])} AS SMALLINT) AS r{i}" for i, plan in enumerate(plans)]
        why += [f"({' OR '.join(each) or 'FALSE'}) AS z{i}" for i, each in enumerate(query.baseless)]
        money = [name for name, column in self.goods.amounts.items() if column.of_money]
        worth = asking.worth(money, traced=self.traced)
        why += [f"({worth}) AS worth"] if worth else []
        opened, ids = asking.opened(plans), asking.of("bit_count(bit_or(m.bit))") if loaded.masked else ""
        asking.numbered("kinds")
        same = " AND ".join(f"g0.s{i} IS NOT DISTINCT FROM k.s{i}" for i in range(len(loaded.static))) or "TRUE"
        numbers = "".join(f", k.{name}" for name in query.columns.values())
        statics = [f"s{i}" for i in range(len(loaded.static))]
        rest = f" EXCLUDE ({', '.join(statics)})" if statics else ""
        stood = "TABLE" if loaded.sorts else "VIEW"  # a table has the name where there are tiers
        self.engine.run(
            f"CREATE OR REPLACE TEMP {stood} d AS SELECT g0.*{rest}, k.kind{numbers} FROM g0 JOIN k ON {same}"
        )
        kept = ["d.g", "d.id", "d.kind", "a.lines", *([] if self.brief else query.told()), f"{opened} AS opened"]
        asking.ask([*kept, f"{ids} AS ids"] if loaded.masked else kept, why)
        return bool(worth)


def _but(at: int, values: Sequence[Any]) -> tuple[str, ...]:
    """All that is said of a kind but one of it."""
    return tuple(repr(value) for i, value in enumerate(values) if i != at)


def _writer(loaded: Loaded, text: int) -> Writer:
    columns = replace(loaded.columns, status=f"o{text}") if loaded.sorts else loaded.columns
    return Writer(columns, loaded.of_goods, loaded.of_lines)


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
