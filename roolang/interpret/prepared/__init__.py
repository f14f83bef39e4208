"""Programs prepared for judging: what depends on the program alone is worked out once, and plain goods go a short way.

`evaluate` next door says what everything means; this says the same sooner, where the list of materials is complete,
none is self-produced, and the amounts are known. Of anything else it asks `evaluate`. A law holds the two together
(`tests/property/test_prepared.py`): the same trace, whatever the program and the good.

Public: `prepared`, `run_of`.
"""

from roolang.interpret.prepared.programs import prepared
from roolang.interpret.prepared.run import run_of

__all__ = ["prepared", "run_of"]
