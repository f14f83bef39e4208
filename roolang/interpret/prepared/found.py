"""What a prepared condition leaves behind: its trace, of which the figures are written down when they are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from roolang.interpret.prepared.run import Run
from roolang.interpret.trace import Trace

Node: TypeAlias = Callable[[Run], Trace]
