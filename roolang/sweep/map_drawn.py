"""The map of a sweep of two numbers as SVG, PNG or one page that opens without a network."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from roolang.diagnostics import Finding
from roolang.sweep.cells import Grid
from roolang.sweep.chart import written
from roolang.sweep.grid_told import Marks, Names


def drawn(place: str, names: Names, grids: Sequence[Grid], marks: Marks) -> list[Finding]:
    """Writes the picture; what is wrong otherwise."""
    return written(place, lambda altair: _map(altair, names, grids, marks))


def _map(alt: Any, names: Names, grids: Sequence[Grid], marks: Marks) -> Any:
    """A rectangle for each cell, the darker the more originate; a point for each mark. One map for each group."""
    x, y = (alt.Scale(zero=False, nice=False) for _ in names)
    maps = []
    for grid in grids:
        cells = alt.Chart(alt.Data(values=list(_cells(grid)))).mark_rect()
        shade = alt.Color("share:Q", title="originates", scale=alt.Scale(domain=[0, 1], scheme="blues"))
        found = cells.encode(x=alt.X("x:Q", title=names[0], scale=x), x2="x2:Q",
                             y=alt.Y("y:Q", title=names[1], scale=y), y2="y2:Q", color=shade)  # fmt: skip
        points = [{"x": float(one), "y": float(other), "mark": mark} for mark, (one, other) in marks.items()]
        if points:
            base = alt.Chart(alt.Data(values=points)).encode(x="x:Q", y="y:Q")
            text = base.mark_text(align="left", dx=6).encode(text="mark:N")
            found = alt.layer(found, base.mark_point(color="#b3321d", filled=True), text)
        maps.append(found.properties(width=480, height=360, title=grid.name or "all products"))
    return alt.vconcat(*maps) if len(maps) != 1 else maps[0]


def _cells(grid: Grid) -> Any:
    """The open cells: what holds on the lines between them is told, and too thin to be drawn."""
    columns, rows = grid.steps
    for j, (low, high) in enumerate(pairwise(rows)):
        for i, (left, right) in enumerate(pairwise(columns)):
            share = float(grid.counts[2 * j + 1][2 * i + 1].share)
            yield {"x": float(left), "x2": float(right), "y": float(low), "y2": float(high), "share": share}
