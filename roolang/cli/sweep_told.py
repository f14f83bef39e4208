"""What came of a sweep, told: as a table or a map, as JSON, and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from roolang.cli.outputs import OUT
from roolang.cli.screen import findings_json, print_findings, print_json
from roolang.diagnostics import Finding, has_errors
from roolang.record import record
from roolang.sweep import Course, Group, counted, grid_told, told
from roolang.sweep.cells import Grid, gridded
from roolang.sweep.plane import Plane

Grouped = Mapping[str, Sequence["Swept"]]


@record(frozen=True, slots=True)
class Swept:
    """A product, its value, and its verdicts along one number or over two."""

    id: str
    worth: Fraction | None
    course: Course | None
    plane: Plane | None


@record(frozen=True, slots=True)
class Telling:
    """How it is to be told: the names of the numbers, the positions to show, the picture, and whether as JSON."""

    names: tuple[str, ...]
    marks: Sequence[tuple[str, tuple[Fraction, ...]]]
    chart: str
    as_json: bool

    def tell(self, grouped: Grouped, findings: Sequence[Finding]) -> list[Finding]:
        """Tells all of it; gives what is wrong with the picture besides."""
        more = self._of_one(grouped, findings) if len(self.names) == 1 else self._of_two(grouped, findings)
        if self.chart and not has_errors([*findings, *more]) and not self.as_json and self.chart != OUT:
            print(f"drawn: {self.chart}")
        return more

    def _of_one(self, grouped: Grouped, findings: Sequence[Finding]) -> list[Finding]:
        marks = [(mark, value) for mark, (value,) in self.marks]
        groups = [self._group(name, own, [value for _, value in marks]) for name, own in grouped.items()]
        more: list[Finding] = []
        if self.chart and not has_errors(findings):
            from roolang.sweep.chart import drawn

            more = drawn(self.chart, self.names[0], groups, marks)
        texts = [told.as_text(self.names[0], each, marks) for each in groups]
        self._out([told.as_json(each) for each in groups], texts, [*findings, *more])
        return more

    def _of_two(self, grouped: Grouped, findings: Sequence[Finding]) -> list[Finding]:
        first, second = self.names
        marks = {mark: (values[0], values[1]) for mark, values in self.marks}
        for plane in (each.plane for own in grouped.values() for each in own[:1] if each.plane is not None):
            marks = {mark: pair for mark, pair in marks.items() if plane.holds(*pair)}
        grids = [self._grid(name, own, list(marks.values())) for name, own in grouped.items()]
        more: list[Finding] = []
        if self.chart and not has_errors(findings):
            from roolang.sweep.map_drawn import drawn

            more = drawn(self.chart, (first, second), grids, marks)
        texts = [grid_told.as_text((first, second), each, marks) for each in grids]
        self._out([grid_told.as_json((first, second), each) for each in grids], texts, [*findings, *more])
        return more

    @staticmethod
    def _group(name: str, own: Sequence[Swept], asked: Sequence[Fraction]) -> Group:
        courses = [each.course for each in own if each.course is not None]
        points = [value for value in asked if courses[0].points[0][0] <= value <= courses[0].points[-1][0]]
        stretches = counted(courses, [each.worth for each in own], points)
        doubts = tuple(sorted({each.doubt for each in courses if each.doubt}))
        return Group(name, tuple(each.id for each in own), tuple(stretches), doubts)

    @staticmethod
    def _grid(name: str, own: Sequence[Swept], asked: Sequence[tuple[Fraction, Fraction]]) -> Grid:
        planes = [each.plane for each in own if each.plane is not None]
        return gridded(
            name, [each.id for each in own], planes, [each.worth for each in own],
            ([each for each, _ in asked], [each for _, each in asked]),
        )  # fmt: skip

    def _out(self, data: list[dict[str, Any]], texts: Sequence[str], findings: Sequence[Finding]) -> None:
        if self.as_json:
            varies = self.names[0] if len(self.names) == 1 else list(self.names)
            print_json(
                {"schema": "roolang/sweep/1", "varies": varies, "groups": data, "findings": findings_json(findings)}
            )
            return
        print_findings(findings)
        for each in texts:
            print(each)
