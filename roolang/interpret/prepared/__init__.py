"""Programs prepared for judging: what depends on the program alone is worked out once, and plain goods go a short way.

`evaluate` next door says what everything means; this says the same sooner, where the list of materials is complete,
none is perhaps self-produced, and the amounts are known. Of anything else it asks `evaluate`. A law holds the two
together (`tests/property/test_prepared.py`): the same trace, whatever the program and the good.

Public: `prepared`, `run_of`, `Run`; `goods_of` and `DECLARED`, for what depends on the declaration alone.
"""

from roolang.interpret.prepared.goods import DECLARED, goods_of
from roolang.interpret.prepared.programs import prepared
from roolang.interpret.prepared.run import Run, run_of

__all__ = ["DECLARED", "Run", "goods_of", "prepared", "run_of"]
