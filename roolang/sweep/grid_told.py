"""A sweep of two numbers in words and as data; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from roolang.domain.amount import decimal_text, exact_text
from roolang.sweep.cells import Count, Grid
from roolang.sweep.plane import places
from roolang.sweep.told import inexact

COLUMNS, ROWS = 10, 16
"""So many values are shown along each number, besides those asked for: all of them stand in the JSON."""
SHADES = " ░▒▓█"
Names = tuple[str, str]
Marks = Mapping[str, tuple[Fraction, Fraction]]


def as_text(names: Names, grid: Grid, marks: Marks) -> str:
    """A map: the share that surely originates at pairs of values, in per cent, the darker the more."""
    first, second = (_shown(grid.steps[i], [each[i] for each in marks.values()], most)
                     for i, most in ((0, COLUMNS), (1, ROWS)))  # fmt: skip
    labels = [exact_text(each) for each in second]
    wide, cell = max(map(len, labels)), max(8, *(len(exact_text(each)) + 2 for each in first))
    lines = [
        f"{grid.name or 'all'}: {len(grid.ids):,} products",
        f"per cent that originate, {names[1]} down, {names[0]} across",
    ]
    lines.append(" " * wide + "".join(f"{exact_text(each):>{cell}}" for each in first))
    for label, value in reversed(list(zip(labels, second, strict=True))):
        told = "".join(f"{_cell(grid.at(each, value)):>{cell}}" for each in first)
        lines.append(f"{label:>{wide}}{told}")
    for mark, pair in marks.items():
        found = grid.at(*pair)
        lines.append(f"{mark} ({exact_text(pair[0])}, {exact_text(pair[1])}): {found.originating:,} originate, "
                     f"{decimal_text(100 * found.share, 1)} %; {found.undetermined:,} undetermined")  # fmt: skip
    for name, steps, turning in zip(names, grid.steps, grid.turning, strict=True):
        kinks = [exact_text(value) for value, who in zip(steps, turning, strict=True) if who]
        lines.append(f"{len(kinks):,} kinks of {name}: {', '.join(kinks[:ROWS])}{' ...' if len(kinks) > ROWS else ''}")
    lines += inexact(grid.doubts)
    return "\n".join(lines) + "\n"


def _shown(steps: Sequence[Fraction], asked: Sequence[Fraction], most: int) -> list[Fraction]:
    """Values evenly among the steps, with the ends and those asked for."""
    every = max(1, -(-len(steps) // most))
    kept = {steps[0], steps[-1], *asked}
    return [each for i, each in enumerate(steps) if each in kept or i % every == 0]


def _cell(count: Count) -> str:
    shade = SHADES[min(len(SHADES) - 1, int(count.share * len(SHADES)))]
    return f"{shade}{decimal_text(100 * count.share, 1)}"


def as_json(names: Names, grid: Grid) -> dict[str, Any]:
    """Every point, edge and cell with its counts, and which products turn at each kink."""
    axes = [_placed(each) for each in grid.steps]
    return {
        "group": grid.name,
        "products": len(grid.ids),
        "exact": not grid.doubts,
        **({"because": list(grid.doubts)} if grid.doubts else {}),
        "kinks": {
            name: [
                {"at": exact_text(value), "changes": [grid.ids[i] for i in who]}
                for value, who in zip(steps, turning, strict=True)
                if who
            ]
            for name, steps, turning in zip(names, grid.steps, grid.turning, strict=True)
        },
        "cells": [
            {names[0]: x, names[1]: y, **_counted(count)}
            for y, row in zip(axes[1], grid.counts, strict=True)
            for x, count in zip(axes[0], row, strict=True)
        ],
    }


def _placed(steps: Sequence[Fraction]) -> list[dict[str, str]]:
    """Each place along a number: a value, or the open stretch between two."""
    found = []
    for i, _ in enumerate(places(steps)):
        low = exact_text(steps[i // 2])
        found.append({"at": low} if i % 2 == 0 else {"above": low, "below": exact_text(steps[i // 2 + 1])})
    return found


def _counted(count: Count) -> dict[str, Any]:
    return {
        "originating": count.originating,
        "undetermined": count.undetermined,
        "non-originating": count.non_originating,
        "share": str(count.share),
        "share of value": None if count.worth is None else str(count.worth),
    }
