"""A product as a sketch: what a test says of it, and the test."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from roolang.domain.amount import exact_text
from roolang.domain.hs import printed

WEIGHTS = ("weight", "net weight", "dry weight")


@dataclass
class Line:
    """A material: its code, status (`originating`, `non-originating` or `wholly obtained`), amounts and other facts."""

    code: str
    status: str = "non-originating"
    amounts: dict[str, Fraction] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)

    def text(self, place: str) -> str:
        """The line as a test says it; what was wholly obtained was so at a place in the territory, or originates."""
        status = self.status
        if status == "wholly obtained":
            status = f"{status} produced in {place}" if place else f"originating {status}"
        words = [f"material {printed(self.code)}", status, *self.facts, _amounts(self.amounts)]
        return " ".join(filter(None, words))


@dataclass
class Sketch:
    """A good with its materials, what was done to it, and what is so of it; nothing else is so."""

    code: str
    place: str
    amounts: dict[str, Fraction] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    def given(self) -> str:
        """The good as a test says it."""
        made = f"produced in {self.place}" if self.place else ""
        head = " ".join(filter(None, (f"good {printed(self.code)}", made, *self.facts, _amounts(self.amounts))))
        return "\n".join([head, *(line.text(self.place) for line in self.lines), *self.done, "no other operations"])


def _amounts(amounts: dict[str, Fraction]) -> str:
    if not amounts:
        return ""
    return "with " + ", ".join(f"{name} {_amount(name, number)}" for name, number in amounts.items())


def _amount(name: str, number: Fraction) -> str:
    return f"{exact_text(number)} kg" if name in WEIGHTS else exact_text(number)
