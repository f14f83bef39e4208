"""The reference meaning: a program and a declaration to a judgement with its trace.

May import `ir`, `domain`, `diagnostics`, `source`; never the surface. Public: `judge`, `Judgement`, `Trace`.
"""

from roolang.interpret.judge import Judgement, Row, judge
from roolang.interpret.trace import Bounds, Counted, Figure, LineNote, Trace

__all__ = ["Bounds", "Counted", "Figure", "Judgement", "LineNote", "Row", "Trace", "judge"]
