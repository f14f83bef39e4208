"""All checks over all that was loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from roolang.check.asking import unasked
from roolang.check.bounds import contradictions
from roolang.check.citing import uncited
from roolang.check.codes import codes
from roolang.check.countries import countries
from roolang.check.coverage import uncovered
from roolang.check.dates import dates
from roolang.check.doubled import doubled
from roolang.check.drafting import DRAFTING
from roolang.check.empty import empty
from roolang.check.implied import implied
from roolang.check.measured import measured
from roolang.check.money import money
from roolang.check.names import defined_twice, unused
from roolang.check.nearly import mistaken, nearly
from roolang.check.nought import divided
from roolang.check.overlap import overlaps
from roolang.check.parties import parties
from roolang.check.passing import passing
from roolang.check.percent import percentages
from roolang.check.places import outside
from roolang.check.reach import unreachable
from roolang.check.repeats import repeats
from roolang.check.said import said_aloud
from roolang.check.texts import Corpus, corpus
from roolang.check.trials import trials
from roolang.check.turned import turned
from roolang.check.unknown import unknown
from roolang.diagnostics import Finding
from roolang.syntax.tree import Module

CHECKS: tuple[Callable[[Corpus], Iterator[Finding]], ...] = (
    codes,
    overlaps,
    defined_twice,
    parties,
    outside,
    doubled,
    money,
    measured,
    dates,
    divided,
    unasked,
    repeats,
    contradictions,
    turned,
    implied,
    uncovered,
    uncited,
    passing,
    unknown,
    nearly,
    mistaken,
    percentages,
    trials,
    countries,
    unreachable,
    unused,
    said_aloud,
    empty,
    *DRAFTING,
)


def check(modules: Sequence[tuple[Module, bool]]) -> tuple[Finding, ...]:
    """What is wrong with some modules, imports first, each with whether it is to be reported on.

    All modules lend names, parties and editions.
    Findings: RL1101 to RL1104, RL1130, RL1202, RL1203, RL2001, RL2002, RL2005, RL2012, RL4001 to RL4003, RL4005,
    RL4101 to RL4104, RL5101, RL5201 to RL5206, RL5240 to RL5242, RL5261 to RL5296, RL5606, RL5607, RL5660, RL6003,
    RL6103, in the order of files and places. Linear.
    """
    whole = corpus(modules)
    order = {module.source.name: i for i, (module, _) in enumerate(modules)}

    def place(finding: Finding) -> tuple[int, int, str]:
        span = finding.label.span if finding.label else None
        return (order.get(span.source.name, 0), span.start, finding.code) if span else (-1, 0, finding.code)

    found = dict.fromkeys(finding for each in CHECKS for finding in each(whole))
    return tuple(sorted(found, key=place))
