"""What came of a slice, and the table of verdicts that it fills."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from roolang.columnar.besides import Besides
from roolang.diagnostics import Finding
from roolang.ir.program import Program

DECIMALS = 9
"""Figures are written with so many; one that needs more to be exact is left out."""
FIGURES = ("number_from", "number_to", "base_from", "base_to", "slack")
COLUMNS = ("id", "text", "verdict", "clause", "figure", *FIGURES, "missing", "judged_by")
BRIEF = COLUMNS[:3]
JUDGES = ("plan", "interpreter")


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


def label_of(program: Program) -> str:
    return f"{program.label} ({program.reading})" if program.reading else program.label
