"""What the engine answered, read: patterns told by the interpreter's connectives, the rest judged row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from roolang.columnar.columns import Table
from roolang.columnar.declared import Given, one_by_one
from roolang.columnar.done import BRIEF, COLUMNS, DECIMALS, FIGURES, JUDGES, Done
from roolang.columnar.engine import Engine, literal
from roolang.columnar.openable import opens_from
from roolang.columnar.parts import leaves, traced, truth_of
from roolang.columnar.plan import Query, Rule, TextPlan
from roolang.columnar.singly import Programs, Singly
from roolang.columnar.told import OPEN, named, told
from roolang.interpret.deciding import hangs_on_room
from roolang.interpret.judgement import VERDICTS
from roolang.ir.program import Program

UNLISTED, ODD, DOUBTFUL, SHORT, OPENED, ASKED, FINE, LOST, CLOSEST = 1, 2, 3, 4, 5, 6, 7, 8, 9
REASONS = {
    UNLISTED: "nobody lists the materials",
    ODD: "something is said of materials that columns do not hold",
    DOUBTFUL: "an amount that is declared of some goods and worked out of others",
    SHORT: "codes of materials with too few digits",
    OPENED: "materials that full accumulation may open",
    LOST: "tracing through a part of which nobody knows where it was made",
    FINE: "an amount with more decimals than columns carry",
    ASKED: "undetermined, and asked for missing facts",
    CLOSEST: "any of several rules may be for it and all hold: the one that is told is the closest to failing",
}
ID = "coalesce(v.id, CAST(v.g AS VARCHAR))"
PATTERN = [
    ("kind", "whole"), ("t", "whole"), ("verdict", "text"), ("clause", "text"), ("slot", "small"), ("figure", "text"),
    ("opens", "small"), ("closest", "flag"),
]  # fmt: skip
WIDEST = 10**18
"""Numbers below it are divided as whole ones, by any engine."""
FIRST_OWN = 10
"""Reasons of kinds are numbered from here on."""
_ALIASES = re.compile(r"\b[ad]\.")
OF_PATTERNS = ("verdict", "clause", "figure")
WORDS = ("text", *OF_PATTERNS, "judged_by")
"""The columns of verdicts whose words may be numbers of a list."""


@dataclass(slots=True)
class Text:
    """One text, view and reading, its plan, and what goods of each kind are by it."""

    label: str
    plan: TextPlan = field(default_factory=TextPlan)
    programs: dict[int, Program] = field(default_factory=dict)


class Answers:
    """The answers in the table `v`, for the texts in their order."""

    def __init__(
        self, engine: Engine, texts: Sequence[Text], query: Query, done: Done, names: Mapping[int, str],
        *, missing: bool = False, brief: bool = False,
    ) -> None:  # fmt: skip
        self.engine, self.texts, self.query, self.done = engine, texts, query, done
        self.reasons, self.missing, self.brief = {**names, **REASONS}, missing, brief
        self.slow = False
        self.patterns: list[list[tuple[Any, ...]]] = []
        self.words: dict[str, str] = {}

    def settle(self, goods: Table, lines: Table, constants: Mapping[str, str], programs: Programs) -> None:
        """Reads the patterns, judges what is left row by row, and puts all verdicts into the view `verdicts`."""
        slow = [i for i, text in enumerate(self.texts) if self._patterns(i, text)]
        ids = " UNION ".join(f"SELECT g, {ID} AS id FROM w{i} v WHERE slow" for i in slow)
        needed: dict[Any, set[str]] = {}
        for i in slow:
            for (g,) in self.engine.rows(f"SELECT g FROM w{i} WHERE slow"):
                needed.setdefault(g, set()).add(self.texts[i].label)
        found: Sequence[Given] = ()
        self.slow = bool(needed)
        if needed:
            self.engine.run(f"CREATE OR REPLACE TEMP TABLE wanted AS {ids}")
            found = one_by_one(self.engine, goods, lines, "wanted", constants)
        self._narrowed(Singly(self.done).rows(found, needed, programs))
        union = [self._selected(i, text) for i, text in enumerate(self.texts)]
        union += [f"SELECT {', '.join(BRIEF if self.brief else COLUMNS)} FROM slow"]
        self.engine.run(f"CREATE OR REPLACE TEMP VIEW verdicts AS {' UNION ALL '.join(union)}")

    def _patterns(self, i: int, text: Text) -> int:
        """What each pattern that occurs means for goods of each kind: the view `w` of a text has it for each good.

        Gives how many goods are left for the interpreter.
        """
        rows: dict[tuple[int, int], tuple[Any, ...]] = {}
        slow: Counter[int] = Counter()
        asked = f"SELECT kind, CASE WHEN r{i} = 0 THEN t{i} END, r{i}, opened, count(*) FROM v GROUP BY ALL"
        for kind, pattern, reason, openable, count in self.engine.rows(asked):
            if reason:
                slow[reason] += count
                continue
            if (kind, pattern) not in rows:
                rows[kind, pattern] = (kind, pattern, *self._told(text.plan.rules[kind], pattern))
            verdict, (opens, closest) = rows[kind, pattern][2], rows[kind, pattern][-2:]
            if self.missing and verdict == OPEN:
                slow[ASKED] += count
            elif openable >= opens:
                slow[OPENED] += count
            elif closest:
                slow[CLOSEST] += count
            else:
                self.done.verdicts[text.label, verdict] += count
        for reason, count in slow.items():
            self.done.rows[self.reasons[reason]] += count
        self.patterns.append(list(rows.values()))
        self.engine.insert(f"pt{i}", PATTERN, self.patterns[-1])
        self._joined(i)
        return slow.total()

    def _joined(self, i: int) -> None:
        """The view `w` of a text: each good with what its pattern means."""
        self.engine.run(
            f"CREATE OR REPLACE TEMP VIEW w{i} AS SELECT v.*, {', '.join(f'p.{name}' for name in OF_PATTERNS)}, "
            f"p.slot, (v.r{i} > 0 OR v.opened >= p.opens OR p.closest{self._asked}) AS slow "
            f"FROM v LEFT JOIN pt{i} p ON p.kind = v.kind AND p.t = v.t{i}"
        )

    def _narrowed(self, rows: Sequence[Sequence[Any]]) -> None:
        """Words that stand in row after row become numbers of a list, where the engine has that.

        `rows` are the verdicts of the interpreter, which are put into the table `slow`.
        """
        at = {name: place for place, (name, _) in enumerate(PATTERN)}
        listed = {name: {row[at[name]] for each in self.patterns for row in each} for name in OF_PATTERNS}
        listed |= {"text": {text.label for text in self.texts}, "judged_by": set(JUDGES)}
        for row in rows:
            for name in listed:
                listed[name].add(row[COLUMNS.index(name)])
        self.words = {name: self.engine.words(sorted(each)) for name, each in listed.items()}
        kept = ", ".join(self._word(name, name) if name in OF_PATTERNS else name for name in at)
        for i in range(len(self.texts)):
            self.engine.run(f"CREATE OR REPLACE TEMP TABLE pt{i} AS SELECT {kept} FROM pt{i}")
            self._joined(i)
        self.engine.insert("slow_text", [(name, "text") for name in COLUMNS], rows)
        types = {**dict.fromkeys(FIGURES, f"DECIMAL(38, {DECIMALS})"), **self.words}
        cast = [f"CAST({name} AS {types[name]}) AS {name}" if name in types else name for name in COLUMNS]
        self.engine.run(f"CREATE OR REPLACE TEMP TABLE slow AS SELECT {', '.join(cast)} FROM slow_text")

    def _word(self, name: str, sql: str) -> str:
        return f"CAST({sql} AS {self.words[name]}) AS {name}"

    def _told(self, rule: Rule, pattern: int) -> tuple[str, str, int, str, int, bool]:
        """The verdict, the clause, the slot and the name of the figure.

        And from which opening of materials on the interpreter is asked, and whether what is told hangs on how close
        figures are.
        """
        answered = rule.answered(pattern)
        if self.brief:
            truth = truth_of(rule.root, answered)
            return VERDICTS[truth], "", -1, "", opens_from(rule.kind, truth), False
        trace = traced(rule.root, answered)
        found = told(trace)
        slot, name = -1, ""
        if found.figure is not None:
            leaf = next(each for each in leaves(rule.root) if each.figure is found.figure.figure)
            slot, name = rule.slots[rule.places[id(leaf)]], named(found.figure)
        return found.verdict, found.clause, slot, name, opens_from(rule.kind, trace.truth), hangs_on_room(trace)

    @property
    def _asked(self) -> str:
        """That a good is looked at once more for the facts that would settle it."""
        return f" OR p.verdict = {literal(OPEN)}" if self.missing else ""

    def _selected(self, i: int, text: Text) -> str:
        """The verdicts of a text that came out of the plan."""
        label = self._word("text", literal(text.label))
        if self.brief:
            return f"SELECT {ID} AS id, {label}, v.verdict FROM w{i} v WHERE NOT slow"
        listed = []
        for place, name in enumerate(FIGURES):
            whens = " ".join(
                f"WHEN {slot} THEN {_decimal(_ALIASES.sub('v.', told_[place]), own)}"
                for slot, (told_, own) in enumerate(self.query.figures[i])
                if told_
            )
            none = f"CAST(NULL AS DECIMAL(38, {DECIMALS}))"
            listed.append(f"{f'CASE v.slot {whens} END' if whens else none} AS {name}")
        by = self._word("judged_by", literal(JUDGES[0]))
        return (
            f"SELECT {ID} AS id, {label}, v.verdict, v.clause, v.figure, {', '.join(listed)}, "
            f"CAST(NULL AS VARCHAR) AS missing, {by} FROM w{i} v WHERE NOT slow"
        )


def _decimal(whole: str, own: int) -> str:
    """A whole number as the decimal that it stands for; nothing where so many decimals do not say it exactly."""
    if own > DECIMALS:
        cut = 10 ** (own - DECIMALS)
        fits = f"{whole} % {cut} = 0 AND abs({whole}) < {cut * WIDEST}"
        whole, own = f"CASE WHEN {fits} THEN {whole} // {cut} END", DECIMALS
    unit = f"0.{'0' * (own - 1)}1{'0' * (DECIMALS - own)}"
    return f"CAST({whole} AS DECIMAL({38 - DECIMALS}, 0)) * CAST({unit} AS DECIMAL({DECIMALS}, {DECIMALS}))"
