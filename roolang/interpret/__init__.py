"""The reference meaning: a program and a declaration to a judgement with its trace.

May import `ir`, `domain`, `diagnostics`, `source`; never the surface. Public: `judge`, `Judgement`, `Trace`;
`known` (what programs call things) and `check_names` (of a declaration, against it).
`looked_at`, `standing`: what tests look at besides the verdict.
"""

from roolang.interpret.codes import judge
from roolang.interpret.judgement import Judgement, Row
from roolang.interpret.looking import looked_at, standing
from roolang.interpret.names import Known, check_names, known
from roolang.interpret.trace import Bounds, Counted, Figure, LineNote, Trace, TraceKind

__all__ = [
    "Bounds", "Counted", "Figure", "Judgement", "Known", "LineNote", "Row", "Trace", "TraceKind", "check_names",
    "judge", "known", "looked_at", "standing",
]  # fmt: skip
