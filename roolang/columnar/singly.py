"""The goods that columns cannot judge, judged by the interpreter one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from roolang.columnar.declared import Given
from roolang.columnar.done import DECIMALS, FIGURES, JUDGES, Done, label_of
from roolang.columnar.told import named, told
from roolang.diagnostics import Finding, Place, has_errors
from roolang.domain.amount import exact_text
from roolang.domain.contradictions import check_facts
from roolang.domain.declaration import Declaration
from roolang.domain.relating import in_edition
from roolang.domain.relating import told as edition_told
from roolang.interpret import Known, check_names, judge, known
from roolang.interpret.trace import Trace
from roolang.ir.program import Program

Programs: TypeAlias = "Callable[[Declaration], Sequence[Program]]"
"""The programs for a declaration."""


@dataclass(slots=True)
class Singly:
    """What is found of the goods besides, and how many verdicts there are, goes into `done`."""

    done: Done

    def rows(self, found: Sequence[Given], needed: Mapping[Any, set[str]], programs: Programs) -> list[list[Any]]:
        """The verdicts of goods that columns cannot judge, by the interpreter, each under the texts that need it."""
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
        return rows

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
        figures = _figures(found.figure)
        return [declaration.id, label, judgement.verdict, found.clause, name, *figures, missing, JUDGES[1]]


def _figures(trace: Trace | None) -> list[str | None]:
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
    return [None if each is None or (each * 10**DECIMALS).denominator != 1 else exact_text(each) for each in ends]
