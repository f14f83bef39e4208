"""Formulas as SMT-LIB text: what goes to the solver."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from roolang.record import record
from roolang.smt.formula import TRUE, Formula, Sum, ordered

_PLAIN = {"all": "and", "any": "or", "not": "not"}


@record(frozen=True, slots=True)
class Script:
    """Declarations and definitions, and how the names of formulas and unknowns are written in them."""

    text: str
    booleans: dict[str, str]
    numbers: dict[str, str]
    named: dict[Formula, str]


def script(roots: Iterable[Formula], numbers: Iterable[str] = ()) -> Script:
    """Everything that the formulas use, each written once; `numbers` are declared whether used or not."""
    lines: list[str] = []
    named: dict[Formula, str] = {}
    booleans: dict[str, str] = {}
    known = _Numbers(lines)
    for name in numbers:
        known.of(name)
    for formula in ordered(roots):
        if formula.kind in ("true", "false"):
            named[formula] = formula.kind
        elif formula.kind == "name":
            named[formula] = booleans[formula.name] = f"b{len(booleans)}"
            lines.append(f"(declare-const {named[formula]} Bool)")
        else:
            named[formula] = f"f{len(named)}"
            lines.append(f"(define-fun {named[formula]} () Bool {_written(formula, named, known)})")
    return Script("\n".join(lines), booleans, known.names, named)


class _Numbers:
    """Numbers as they are first met."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.names = lines, dict[str, str]()

    def of(self, name: str) -> str:
        """How a number is written."""
        if name not in self.names:
            self.names[name] = f"x{len(self.names)}"
            self.lines.append(f"(declare-const {self.names[name]} Real)")
        return self.names[name]


def _written(formula: Formula, named: dict[Formula, str], known: _Numbers) -> str:
    if formula.sum is None:
        return f"({_PLAIN[formula.kind]} {' '.join(named[part] for part in formula.parts)})"
    sign = ">" if formula.kind == "above" else ">="
    return f"({sign} {_sum(formula.sum, named, known)} 0.0)"


def _sum(sum_: Sum, named: dict[Formula, str], known: _Numbers) -> str:
    parts = [written(sum_.constant)] if sum_.constant else []
    for (when, name), factor in sum_.terms.items():
        one = known.of(name)
        counted = one if when is TRUE else f"(ite {named[when]} {one} 0.0)"
        parts.append(counted if factor == 1 else f"(* {written(factor)} {counted})")
    return parts[0] if len(parts) == 1 else f"(+ {' '.join(parts)})"


def written(value: Fraction) -> str:
    """An exact number."""
    size = f"{abs(value.numerator)}.0" if value.denominator == 1 else f"(/ {abs(value.numerator)} {value.denominator})"
    return f"(- {size})" if value < 0 else size
