"""What the engine answered, read: patterns told by the interpreter's connectives, the rest judged row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias

from roolang.columnar.besides import Besides
from roolang.columnar.columns import Table
from roolang.columnar.declared import Given, one_by_one
from roolang.columnar.engine import Engine, literal
from roolang.columnar.parts import Part, Test, leaves, traced, truth_of
from roolang.columnar.plan import Query, Rule, TextPlan
from roolang.columnar.told import OPEN, named, told
from roolang.diagnostics import Finding, Place, has_errors
from roolang.domain.amount import exact_text
from roolang.domain.contradictions import check_facts
from roolang.domain.declaration import Declaration
from roolang.domain.relating import in_edition
from roolang.domain.relating import told as edition_told
from roolang.domain.truth import Truth
from roolang.interpret import Known, check_names, judge, known
from roolang.interpret.judgement import VERDICTS
from roolang.interpret.trace import Trace
from roolang.ir.program import Program

UNLISTED, ODD, DOUBTFUL, SHORT, OPENED, ASKED, FINE, LOST = 1, 2, 3, 4, 5, 6, 7, 8
REASONS = {
    UNLISTED: "nobody lists the materials",
    ODD: "something is said of materials that columns do not hold",
    DOUBTFUL: "an amount that is declared of some goods and worked out of others",
    SHORT: "codes of materials with too few digits",
    OPENED: "materials that full accumulation may open",
    LOST: "tracing through a part of which nobody knows where it was made",
    FINE: "an amount with more decimals than columns carry",
    ASKED: "undetermined, and asked for missing facts",
}
Programs: TypeAlias = "Callable[[Declaration], Sequence[Program]]"
"""The programs for a declaration."""
ID = "coalesce(v.id, CAST(v.g AS VARCHAR))"
PATTERN = [
    ("kind", "whole"), ("t", "whole"), ("verdict", "text"), ("clause", "text"), ("slot", "small"), ("figure", "text"),
    ("opens", "flag"),
]  # fmt: skip
DECIMALS = 9
"""Figures are written with so many; one that needs more to be exact is left out."""
WIDEST = 10**18
"""Numbers below it are divided as whole ones, by any engine."""
FIRST_OWN = 10
"""Reasons of kinds are numbered from here on."""
_ALIASES = re.compile(r"\b[ad]\.")
FIGURES = ("number_from", "number_to", "base_from", "base_to", "slack")


@dataclass(slots=True)
class Text:
    """One text, view and reading, its plan, and what goods of each kind are by it."""

    label: str
    plan: TextPlan = field(default_factory=TextPlan)
    programs: dict[int, Program] = field(default_factory=dict)


@dataclass(slots=True)
class Done:
    """What came of a slice: how many goods, how many verdicts by text, and why some went row by row."""

    goods: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    besides: Besides = field(default_factory=Besides)

    @property
    def told(self) -> list[Finding]:
        """All that was found."""
        return [*self.findings, *self.besides.findings]

    def add(self, other: Done) -> None:
        """Takes in another slice."""
        self.goods += other.goods
        self.verdicts += other.verdicts
        self.rows += other.rows
        self.findings += other.findings
        self.besides.add(other.besides)


class Answers:
    """The answers in the table `v`, for the texts in their order."""

    def __init__(
        self, engine: Engine, texts: Sequence[Text], query: Query, done: Done, names: Mapping[int, str],
        *, missing: bool = False, brief: bool = False,
    ) -> None:  # fmt: skip
        self.engine, self.texts, self.query, self.done = engine, texts, query, done
        self.reasons, self.missing, self.brief = {**names, **REASONS}, missing, brief
        self.decimals, self.slow = DECIMALS, False

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
        self._one_by_one(found, needed, programs)
        told_ = "id, text, verdict" if self.brief else "*"
        union = [*(self._selected(i, text) for i, text in enumerate(self.texts)), f"SELECT {told_} FROM slow"]
        self.engine.run(f"CREATE OR REPLACE TEMP VIEW verdicts AS {' UNION ALL '.join(union)}")

    def _patterns(self, i: int, text: Text) -> int:
        """What each pattern that occurs means for goods of each kind: the view `w` of a text has it for each good.

        Gives how many goods are left for the interpreter.
        """
        rows: dict[tuple[int, int], tuple[Any, ...]] = {}
        slow: Counter[int] = Counter()
        asked = f"SELECT kind, CASE WHEN r{i} = 0 THEN t{i} END, r{i}, opened > 0, count(*) FROM v GROUP BY ALL"
        for kind, pattern, reason, openable, count in self.engine.rows(asked):
            if reason:
                slow[reason] += count
                continue
            if (kind, pattern) not in rows:
                rows[kind, pattern] = (kind, pattern, *self._told(text.plan.rules[kind], pattern))
            verdict, opens = rows[kind, pattern][2], rows[kind, pattern][-1]
            if self.missing and verdict == OPEN:
                slow[ASKED] += count
            elif opens and openable:
                slow[OPENED] += count
            else:
                self.done.verdicts[text.label, verdict] += count
        for reason, count in slow.items():
            self.done.rows[self.reasons[reason]] += count
        self.engine.insert(f"pt{i}", PATTERN, list(rows.values()))
        self.engine.run(
            f"CREATE OR REPLACE TEMP VIEW w{i} AS SELECT v.*, p.verdict, p.clause, p.slot, p.figure, "
            f"(v.r{i} > 0 OR (p.opens AND v.opened > 0){self._asked}) AS slow "
            f"FROM v LEFT JOIN pt{i} p ON p.kind = v.kind AND p.t = v.t{i}"
        )
        return slow.total()

    def _told(self, rule: Rule, pattern: int) -> tuple[str, str, int, str, bool]:
        """The verdict, the clause, the slot and the name of the figure, and whether materials may be opened."""
        answered = partial(of_leaf, rule.answers(pattern))
        opens = rule.kind.ready.opens
        if self.brief:
            truth = truth_of(rule.root, answered)
            return VERDICTS[truth], "", -1, "", opens and truth is not Truth.YES
        found = told(traced(rule.root, answered))
        slot, name = -1, ""
        if found.figure is not None:
            leaf = next(each for each in leaves(rule.root) if each.figure is found.figure.figure)
            assert leaf.test is not None
            slot, name = rule.slots[rule.tests.index(leaf.test)], named(found.figure)
        return found.verdict, found.clause, slot, name, opens and found.verdict != VERDICTS[Truth.YES]

    @property
    def _asked(self) -> str:
        """That a good is looked at once more for the facts that would settle it."""
        return f" OR p.verdict = {literal(OPEN)}" if self.missing else ""

    def _selected(self, i: int, text: Text) -> str:
        """The verdicts of a text that came out of the plan."""
        if self.brief:
            return f"SELECT {ID} AS id, {literal(text.label)} AS text, v.verdict FROM w{i} v WHERE NOT slow"
        listed = []
        for place, name in enumerate(FIGURES):
            whens = " ".join(
                f"WHEN {slot} THEN {_decimal(_ALIASES.sub('v.', told_[place]), own, self.decimals)}"
                for slot, (told_, own) in enumerate(self.query.figures[i])
                if told_
            )
            none = f"CAST(NULL AS DECIMAL(38, {self.decimals}))"
            listed.append(f"{f'CASE v.slot {whens} END' if whens else none} AS {name}")
        return (
            f"SELECT {ID} AS id, {literal(text.label)} AS text, v.verdict, v.clause, v.figure, {', '.join(listed)}, "
            f"CAST(NULL AS VARCHAR) AS missing, 'plan' AS judged_by FROM w{i} v WHERE NOT slow"
        )

    def _one_by_one(self, found: Sequence[Given], needed: Mapping[Any, set[str]], programs: Programs) -> None:
        """The goods that columns cannot judge, by the interpreter, each under the texts that need it."""
        rows: list[list[Any]] = []
        names: dict[tuple[int, ...], Known] = {}
        for given in found:
            self._tell(given, given.findings)
            if given.declaration is None or has_errors(given.findings):
                continue
            judging = [each for each in programs(given.declaration) if label_of(each) in needed[given.number]]
            rows += [self._row(program, given, given.declaration) for program in judging]
            said = names.setdefault(tuple(map(id, judging)), known(judging))
            self._tell(given, [*check_names(given.declaration, said), *check_facts(given.declaration)])
        columns = ["id", "text", "verdict", "clause", "figure", *FIGURES, "missing", "judged_by"]
        self.engine.insert("slow_text", [(name, "text") for name in columns], rows)
        cast = f"CAST({{0}} AS DECIMAL(38, {self.decimals})) AS {{0}}"
        listed = ", ".join(cast.format(name) if name in FIGURES else name for name in columns)
        self.engine.run(f"CREATE OR REPLACE TEMP TABLE slow AS SELECT {listed} FROM slow_text")

    def _tell(self, given: Given, findings: Iterable[Finding]) -> None:
        for each in findings:
            self.done.besides.take(each.code, each.message, each.help, [given.sites.spot(each)])

    def _row(self, program: Program, given: Given, declaration: Declaration) -> list[Any]:
        settled = in_edition(declaration, program.nomenclature, ())
        judgement = judge(program, settled.declaration)
        notes = (
            Finding(code, message, where=declaration.places.get(of, Place())) for code, message, of in judgement.notes
        )
        self._tell(given, [*notes, *edition_told(settled, declaration, program.nomenclature)])
        found, label = told(judgement.trace), label_of(program)
        self.done.verdicts[label, judgement.verdict] += 1
        missing = "; ".join(sorted(judgement.missing[0])) if judgement.missing else None
        name = named(found.figure) if found.figure is not None else ""
        figures = _figures(found.figure, self.decimals)
        return [declaration.id, label, judgement.verdict, found.clause, name, *figures, missing, "interpreter"]


def of_leaf(answers: Mapping[Test, Truth], leaf: Part) -> Truth:
    assert leaf.test is not None
    return answers[leaf.test]


def label_of(program: Program) -> str:
    return f"{program.label} ({program.reading})" if program.reading else program.label


def _decimal(whole: str, own: int, decimals: int) -> str:
    """A whole number as the decimal that it stands for; nothing where so many decimals do not say it exactly."""
    if own > decimals:
        cut = 10 ** (own - decimals)
        fits = f"{whole} % {cut} = 0 AND abs({whole}) < {cut * WIDEST}"
        whole, own = f"CASE WHEN {fits} THEN {whole} // {cut} END", decimals
    unit = f"0.{'0' * (own - 1)}1{'0' * (decimals - own)}"
    return f"CAST({whole} AS DECIMAL({38 - decimals}, 0)) * CAST({unit} AS DECIMAL({decimals}, {decimals}))"


def _figures(trace: Trace | None, decimals: int) -> list[str | None]:
    """The figures of a comparison, where so many decimals say them exactly."""
    figure = trace.figure if trace is not None else None
    if figure is None:
        return [None] * len(FIGURES)
    base = figure.base
    ends = (
        figure.number.low,
        figure.number.high,
        base.low if base else None,
        base.high if base else None,
        figure.slack.low,
    )
    return [None if each is None or (each * 10**decimals).denominator != 1 else exact_text(each) for each in ends]
