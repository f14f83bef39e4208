"""Materials in tiers: what they originate is settled from the deepest up, one pass a tier, and handed to the next.

A pass asks of every material with parts the plan of its own rule, over parts that are settled. What such a material
comes to where it is used, by its place and by accumulation, and what those without parts are, is asked of the
interpreter once for each kind: of a declaration of one good with one such material. A row carries for each text its
status and, where columns cannot say it, the reason why whatever it is in goes to the interpreter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from roolang.columnar.alike import Alike
from roolang.columnar.answers import FIRST_OWN, ODD, OPENED, Text
from roolang.columnar.asking import Asking
from roolang.columnar.columns import Table
from roolang.columnar.declared import Data, declared, document, good_of
from roolang.columnar.done import label_of
from roolang.columnar.engine import Engine
from roolang.columnar.kinds import Amounts, Kind
from roolang.columnar.load import Loaded
from roolang.columnar.nesting import laid_out
from roolang.columnar.parts import truth_of
from roolang.columnar.plan import Query, Rule, TextPlan, planned
from roolang.columnar.sorts import Sorts
from roolang.columnar.sql import Writer
from roolang.domain.declaration import Declaration
from roolang.domain.truth import Truth
from roolang.interpret import known
from roolang.interpret.lines import outside
from roolang.interpret.union import united
from roolang.ir import nodes as n
from roolang.ir.program import Program

PLACE = ("sort", "parts", "cd", "above", "acd")
"""What a kind of materials differs in, besides the good: its sort, whether it has parts, its code; and those of what it
is part of."""
GIVEN: n.Expr = n.Given(True)


@dataclass(slots=True)
class Tiers:
    """The materials of a slice, in tiers."""

    engine: Engine
    loaded: Loaded
    lines: Table
    texts: Mapping[str, Text]
    programs: Callable[[Declaration], Sequence[Program]]
    constants: Mapping[str, str]
    amounts: Amounts
    reasons: dict[str, int]
    alike: Alike
    traced: bool
    _coded: bool = field(init=False)
    """Whether accumulation asks for codes, or for whatever else, of materials and of what they are used in."""

    def __post_init__(self) -> None:
        programs = {id(each): each for text in self.texts.values() for each in text.programs.values()}
        entries = [entry for program in programs.values() for entry in program.accumulating]
        self._coded = any((each.where, each.goods, each.condition) != (n.Always(), GIVEN, GIVEN) for each in entries)

    @property
    def sorts(self) -> Sorts:
        """What is stated of materials."""
        assert self.loaded.sorts is not None
        return self.loaded.sorts

    def settle(self) -> bool:
        """Makes of the view `m` the materials of the goods themselves, with what they originate; whether all rows are
        part of a good."""
        depth, whole = laid_out(self.engine, self._statics)
        for tier in range(depth, 0, -1):
            self._tier(tier, deepest=tier == depth)
        return whole

    # ---- a tier

    def _tier(self, tier: int, *, deepest: bool) -> None:
        """The rows of a tier with what they originate become the lines of the tier above."""
        statics = [f"s{i}" for i in range(len(self.loaded.static))]
        self._kinds(tier, statics)
        plans, query, leaves = self._planned(tier, statics)
        self._leaves(leaves)
        if not deepest:
            self._asked(plans, query)
        self._joined(tier, not deepest)

    def _kinds(self, tier: int, statics: Sequence[str]) -> None:
        """The table `rows_` of the tier, and `kinds_`: by what its rows differ that is not asked of columns."""
        code = next(i for i, column in enumerate(self.loaded.static) if column.field == "code")
        self.engine.run(f"CREATE OR REPLACE TEMP TABLE rows_ AS SELECT c.* FROM tree c JOIN tier{tier} t ON t.n = c.n")
        coded = "cd" if self._coded else "CASE WHEN parts = 1 THEN cd END AS cd"
        above = ["above", "acd" if self._coded else "CAST(NULL AS VARCHAR) AS acd"]
        if tier == 1:
            above = ["CAST(NULL AS INTEGER) AS above", "CAST(NULL AS VARCHAR) AS acd"]
        own = [f"CAST(NULL AS VARCHAR) AS s{code}" if i == code and not (tier == 1 and self._coded) else name
               for i, name in enumerate(statics)]  # fmt: skip
        listed = ", ".join(["sort", "parts", coded, *above, *own])
        self.engine.run(f"CREATE OR REPLACE TEMP TABLE told_ AS SELECT n, {listed} FROM rows_")
        names = ", ".join([*PLACE, *statics])
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE kinds_ AS SELECT row_number() OVER (ORDER BY {names}) - 1 AS kind, * "
            f"FROM (SELECT DISTINCT {names} FROM told_)"
        )

    def _planned(self, tier: int, statics: Sequence[str]) -> tuple[list[TextPlan], Query, list[list[Any]]]:
        """A plan for each text of the kinds with parts; of those without the row of the kind, statuses and reasons."""
        standing = [
            replace(self.loaded.columns, status=f"o{i}", of_goods=self.amounts.of_lines) for i in range(len(self.texts))
        ]
        writers = [Writer(each, self.loaded.of_lines, self.loaded.of_lines) for each in standing]
        plans = [TextPlan() for _ in self.texts]
        members: list[tuple[int, str]] = []
        leaves, numbers = list[list[Any]](), dict[object, int]()
        labels = {label: i for i, label in enumerate(self.texts)}
        for row, sort, parts, code, above, acd, *values in self.engine.rows(
            f"SELECT kind, {', '.join([*PLACE, *statics])} FROM kinds_ ORDER BY kind"
        ):
            below = 1 if tier == 1 else 2
            declaration = self._stands_for(sort, bool(parts), code, above if tier > 1 else None, acd, values)
            programs = self.programs(declaration) if declaration is not None else ()
            asked = self.alike.of(code or "", programs) if not self._coded else code
            key = (asked, sort, parts, above, acd, *map(repr, values))
            if not parts or key not in numbers:
                kind = numbers[key] = len(numbers)
                found: list[Rule | str] = ["materials that cannot be read" for _ in labels]
                for program in programs:
                    at = labels[label_of(program)]
                    assert declaration is not None
                    made = Kind(
                        program,
                        united(program, declaration),
                        self._of_lines,
                        below=below,
                        sorts=self.sorts,
                        traced=self.traced,
                    )
                    found[at] = planned(made, writers[at])
                if parts:
                    for plan, each in zip(plans, found, strict=True):
                        plan.add(kind, each)
                else:
                    leaves.append([row, *(self._leaf(each) for each in found)])
            members.append((numbers[key], code or ""))
        query = Query(members, self.loaded.columns.digits)
        for plan in plans:
            query.add(plan)
        return plans, query, leaves

    @property
    def _of_lines(self) -> Amounts:
        return replace(self.amounts, of_goods=self.amounts.of_lines)

    def _leaf(self, found: Rule | str) -> int:
        """The status of a kind without parts; with a reason why not, that behind it."""
        if isinstance(found, str):
            return 10 * self._reason(found) + 1
        return int(truth_of(found.root, lambda _: Truth.UNKNOWN).value)

    def _reason(self, why: str) -> int:
        return self.reasons.setdefault(why, FIRST_OWN + len(self.reasons))

    def _stands_for(
        self, sort: int, parts: bool, code: str | None, above: int | None, acd: str | None, values: Sequence[Any]
    ) -> Declaration | None:
        """One good with one such material, in what that is used in."""
        good = good_of(self.constants, self.loaded.static, values)
        item = self._item(sort, code) | ({"materials": []} if parts else {})
        inner = item if above is None else self._item(above, acd) | {"materials": [item]}
        found, _ = declared(document("the good", good, [inner]), self.lines.name)
        return found

    def _item(self, sort: int, code: str | None) -> Data:
        return self.sorts.data(sort) | ({"code": code} if code else {})

    # ---- what came of it

    def _leaves(self, leaves: Sequence[Sequence[Any]]) -> None:
        names = [("kind", "whole"), *((f"b{i}", "whole") for i in range(len(self.texts)))]
        self.engine.insert("leaves_", names, leaves)

    def _asked(self, plans: Sequence[TextPlan], query: Query) -> None:
        """The table `s_`: of each row with parts its statuses and reasons, as `leaves_` has them."""
        columns = replace(self.loaded.columns, of_goods=self.amounts.of_lines)
        finer = self.loaded.finer[1], self.loaded.finer[1]
        loaded = replace(self.loaded, columns=columns, of_goods=self.loaded.of_lines, finer=finer)
        kinds = 1 + max((kind for kind, _ in query.members), default=0)
        asking = Asking(self.engine, loaded, query, kinds, self.reasons)
        worth = asking.worth(
            [name for name, column in self.lines.amounts.items() if column.of_money], traced=self.traced
        )
        own = [f"WHEN {worth} THEN {asking.reason('materials worth more than what they are in')}"] if worth else []
        why = [
            f"CAST({asking.why_not(plan, *asking.passed_on(i, plan), *own)} AS INTEGER) AS r{i}"
            for i, plan in enumerate(plans)
        ]
        opened = asking.opened(plans)
        asking.numbered("kinds_")
        numbers = "".join(f", k.{name}" for name in query.columns.values())
        same = " AND ".join(f"t.{name} IS NOT DISTINCT FROM k.{name}" for name in (*PLACE, *self._statics))
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE d AS SELECT r.* EXCLUDE (g), r.n AS g, k.kind{numbers} "
            f"FROM rows_ r JOIN told_ t ON t.n = r.n JOIN k ON {same} WHERE r.parts = 1"
        )
        asking.ask(["d.g", "d.kind", f"{opened} AS opened"], why)
        for i, plan in enumerate(plans):
            self._patterns(i, plan)
        joined = "".join(f" LEFT JOIN st{i} ON st{i}.kind = v.kind AND st{i}.t = v.t{i}" for i in range(len(plans)))
        found = ", ".join(
            f"CASE WHEN v.r{i} > 0 THEN 10 * v.r{i} + 1 WHEN st{i}.opens AND v.opened > 0 THEN {10 * OPENED + 1} "
            f"ELSE st{i}.o END AS b{i}"
            for i in range(len(plans))
        )
        self.engine.run(f"CREATE OR REPLACE TEMP TABLE s_ AS SELECT v.g AS n, {found} FROM v{joined}")

    def _patterns(self, i: int, plan: TextPlan) -> None:
        rows = []
        for kind, pattern in self.engine.rows(f"SELECT DISTINCT kind, t{i} FROM v WHERE r{i} = 0"):
            rule = plan.rules[kind]
            truth = truth_of(rule.root, rule.answered(pattern))
            met = truth_of(rule.root.parts[0], rule.answered(pattern)) if rule.root.parts else truth
            rows.append([kind, pattern, truth.value, rule.kind.ready.opens and met is not Truth.YES])
        self.engine.insert(f"st{i}", [("kind", "whole"), ("t", "whole"), ("o", "whole"), ("opens", "flag")], rows)

    @property
    def _statics(self) -> list[str]:
        return [f"s{i}" for i in range(len(self.loaded.static))]

    def _joined(self, tier: int, whole: bool) -> None:
        """The lines of the tier above: each with its statuses `o0`, ... and reasons `w0`, ..."""
        texts = range(len(self.texts))
        odd = ", ".join(map(str, self.sorts.told(known(self._programs()))))
        told = f"CASE WHEN r.odd = 1{f' OR r.sort IN ({odd})' if odd else ''} THEN 1 ELSE 0 END AS odd"
        both = [f"coalesce({f's_.b{i}, ' if whole else ''}l.b{i}, {10 * ODD + 1})" for i in texts]
        every = " AND ".join(f"{each} % 10 = 2" for each in both)
        found = [f"CAST(CASE WHEN {every} THEN 2 ELSE 0 END AS TINYINT) AS o"]
        for i, each in enumerate(both):
            found += [f"CAST({each} % 10 AS TINYINT) AS o{i}", f"CAST({each} // 10 AS INTEGER) AS w{i}"]
        same = " AND ".join(f"t.{name} IS NOT DISTINCT FROM k.{name}" for name in (*PLACE, *self._statics))
        kept = [
            f"{'r.g' if tier == 1 else 'r.up'} AS g",
            *(self._walked(tier) if self.traced else []),
            "r.* EXCLUDE (g, o, odd)",
        ]
        below = self._handed_up(tier) if self.traced and whole else ""
        self.engine.run(
            f"CREATE OR REPLACE TEMP TABLE lines{tier} AS SELECT {', '.join([*kept, told, *found])} FROM rows_ r "
            f"JOIN told_ t ON t.n = r.n JOIN kinds_ k ON {same} "
            f"LEFT JOIN leaves_ l ON l.kind = k.kind{' LEFT JOIN s_ ON s_.n = r.n' if whole else ''}{below}"
        )
        self.engine.run(f"CREATE OR REPLACE TEMP VIEW m AS SELECT * FROM lines{tier}")

    # ---- tracing: the lines of all tiers, each under everything that it is in

    def _places(self, truth: Truth) -> list[str]:
        """For each text that a material `r` came from outside, or did not, or that nobody knows."""
        found = []
        for text in self.texts.values():
            each = {self._of_place(truth, program) for program in text.programs.values()}
            open_ = "TRUE" if truth is Truth.UNKNOWN else "FALSE"  # of days on which the parties are not the same
            found.append(each.pop() if len(each) == 1 else open_)
        return found

    def _of_place(self, truth: Truth, program: Program) -> str:
        reached = frozenset(program.parties).union(*(entry.states for entry in program.accumulating))
        items = enumerate(self.sorts.items(program))
        sorts = [str(i) for i, item in items if outside(item, frozenset(program.parties), reached) is truth]
        return f"r.sort IN ({', '.join(sorts)})" if sorts else "FALSE"

    def _walked(self, tier: int) -> list[str]:
        open_ = self._places(Truth.UNKNOWN)
        lost = [f"CASE WHEN r.parts = 1 AND {each} THEN 1 ELSE 0 END AS lost{i}" for i, each in enumerate(open_)]
        return ["1 AS far", *(f"1 AS walk{i}" for i in range(len(self.texts))), *lost]

    def _handed_up(self, tier: int) -> str:
        """The lines of the tier below once more, as lines of what the tier above is in."""
        texts = range(len(self.texts))
        names = ["g", "far", *(f"walk{i}" for i in texts), *(f"lost{i}" for i in texts)]
        inside = self._places(Truth.NO)
        walks = [f"CASE WHEN {inside[i]} THEN m.walk{i} ELSE 0 END AS walk{i}" for i in texts]
        lost = [f"CASE WHEN {inside[i]} THEN m.lost{i} ELSE 0 END AS lost{i}" for i in texts]
        told = ", ".join(
            [
                f"{'r.g' if tier == 1 else 'r.up'} AS g",
                "m.far + 1 AS far",
                *walks,
                *lost,
                f"m.* EXCLUDE ({', '.join(names)})",
            ]
        )
        return f" UNION ALL SELECT {told} FROM m JOIN rows_ r ON r.n = m.g"

    def _programs(self) -> list[Program]:
        return list({id(each): each for text in self.texts.values() for each in text.programs.values()}.values())
