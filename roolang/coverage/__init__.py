"""Which conditions of rules their tests have seen to decide a verdict, both ways. Judges nothing by itself."""

from __future__ import annotations

from roolang.coverage.conditions import Condition, conditions_of
from roolang.coverage.measuring import Coverage, Seen, measured

__all__ = ["Condition", "Coverage", "Seen", "conditions_of", "measured"]
