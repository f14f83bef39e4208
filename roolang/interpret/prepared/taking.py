"""What a measure of some materials comes to, in whole hundredths, as most do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from operator import itemgetter
from typing import TypeAlias

from roolang.interpret.answer import YES
from roolang.interpret.prepared.columns import hundredths
from roolang.interpret.prepared.goods import Goods, Matches
from roolang.interpret.prepared.predicates import OF_STATUS
from roolang.interpret.prepared.run import Run
from roolang.interpret.prepared.sums import Lines
from roolang.interpret.trace import Counted

Taken: TypeAlias = tuple[int, int, tuple[Counted, ...]]
"""What surely counts, how much may count besides, and what each material contributed."""
Taking: TypeAlias = Callable[[Run], "Taken | None"]
"""Nothing, where some amount is no whole number of hundredths, or may count and is less than nothing."""
NOTHING: Taken = 0, 0, ()


def taking(line: Lines) -> Taking:
    """What materials come to; where statuses alone decide, and no program can change these, found once for all."""
    find, measure, adds = line.find, line.measure, line.adds
    if find not in OF_STATUS.values():
        return lambda run: _taken(find(run), run.goods, measure, adds)
    key = measure, find, adds

    def once(run: Run) -> Taken | None:
        goods = run.goods
        if run.by_status is not goods.matches:
            return _taken(find(run), goods, measure, adds)
        found: Taken | None = goods.found.get(key)
        if found is None:
            found = goods.found[key] = _taken(find(run), goods, measure, adds)
        return found

    return once


def _taken(found: Matches, goods: Goods, measure: str, adds: bool) -> Taken | None:
    sure, open_, answer = found
    if not sure and not open_:
        return NOTHING
    items = goods.items
    at = [*sure, *open_] if open_ else sure
    try:
        held = [items[i].amounts[measure] for i in at]
    except KeyError:  # nobody says how much
        return None
    cents = hundredths(held)
    if cents is None:
        return None
    if not open_:
        return sum(cents), 0, tuple(map(Counted, [items[i] for i in at], held, repeat(YES), repeat(adds)))
    known = len(sure)
    if min(cents[known:]) < 0:
        return None
    answers = [YES] * known + [answer(i) for i in open_]
    in_order = sorted(zip(at, held, answers, strict=True), key=itemgetter(0))
    counted = [Counted(items[i], amount, counts, adds) for i, amount, counts in in_order]
    return sum(cents[:known]), sum(cents[known:]), tuple(counted)
