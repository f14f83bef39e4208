"""Slips of drafters: what reads well, can be judged, and is hardly what anybody would sign.

Each function takes the corpus and gives findings, as the checks beside this room do; none forbids a verdict.

Public: `DRAFTING`, all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from roolang.check.drafting.amending import amendments
from roolang.check.drafting.brackets import brackets
from roolang.check.drafting.changes import changes
from roolang.check.drafting.citations import citations
from roolang.check.drafting.conditions import conditions
from roolang.check.drafting.goods import goods
from roolang.check.drafting.lists import lists
from roolang.check.drafting.shares import shares
from roolang.check.drafting.stages import stages
from roolang.check.drafting.states import states
from roolang.check.drafting.trials import trials
from roolang.check.texts import Corpus
from roolang.diagnostics import Finding

DRAFTING: tuple[Callable[[Corpus], Iterator[Finding]], ...] = (
    changes,
    conditions,
    shares,
    stages,
    goods,
    lists,
    citations,
    states,
    amendments,
    brackets,
    trials,
)

__all__ = ["DRAFTING"]
