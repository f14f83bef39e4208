"""Small changes of a text, and whether its tests notice. The text is changed as a tree, and judged as any other."""

from __future__ import annotations

from roolang.mutants.changes import Change, applied, changes
from roolang.mutants.trying import Bounds, Mutant, Report, tried_out

__all__ = ["Bounds", "Change", "Mutant", "Report", "applied", "changes", "tried_out"]
