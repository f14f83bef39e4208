"""Who holds bracketed words: parties and readings, and whether two brackets can stand in one view."""

from __future__ import annotations

from dataclasses import dataclass, replace

from roolang.syntax import tree as t
from roolang.syntax.stances import holders, reading_of


@dataclass(frozen=True, slots=True)
class Holding:
    """The views in which some words stand: those of these parties (`None`: of everybody), in these readings."""

    parties: frozenset[str] | None = None
    readings: tuple[str, ...] = ()

    def within(self, attribution: t.Attribution) -> Holding:
        """The views that are left inside a further bracket."""
        if reading := reading_of(attribution):
            return replace(self, readings=(*self.readings, reading))
        if not attribution.stances:
            return self
        held = frozenset(holders(attribution))
        return replace(self, parties=held if self.parties is None else self.parties & held)

    def meets(self, other: Holding) -> bool:
        """Whether one view can hold both; words of different readings are alternatives to each other."""
        if self.readings and other.readings and self.readings != other.readings:
            return False
        if self.parties is None or other.parties is None:
            return self.parties != frozenset() and other.parties != frozenset()
        return bool(self.parties & other.parties)


EVERYBODY = Holding()
