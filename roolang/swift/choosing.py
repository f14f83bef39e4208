"""Which rule applies: the one most specific case, worked out once for a code; each body is a function of its own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from roolang.domain.declaration import Declaration
from roolang.interpret.prepared.choosing import by_codes
from roolang.ir import nodes as n
from roolang.ir.cases import possible
from roolang.swift.columns import Columns, Numbers
from roolang.swift.source import ASK, NO, UNKNOWN, YES, Judging

if TYPE_CHECKING:
    from roolang.swift.program import Reading

KEPT = 4096
"""So many codes of goods are kept with what applies to them."""
Cases: TypeAlias = "list[tuple[Judging, n.Expr]]"
"""Cases of one rank: what asks the guard, and what the case asks."""


class Choosing:
    """A `Select` of which one case alone surely applies; of any other the interpreter is asked.

    `kept` has what applies to goods of a code, for those that were met.
    """

    def __init__(self, expr: n.Select, of: Reading) -> None:
        self._expr, self._of = expr, of
        self.kept: dict[str | None, Judging] = {}

    def judge(self, c: Columns, not_: Numbers, open_: Numbers, d: Declaration) -> int:
        """What the one case that applies says of a good of a new code; where none does, what is said otherwise."""
        if len(self.kept) >= KEPT:
            self.kept.clear()
        code = c.good.code
        found = self.kept[code] = self._chosen(code, c, d)
        return found(c, not_, open_, d)

    def _chosen(self, code: str | None, c: Columns, d: Declaration) -> Judging:
        """For goods of a code: guards that hang on it alone are asked here, and once."""
        of, together = self._of, self._expr.together
        ranked: list[Cases] = []
        cases = sorted(possible(self._expr.cases, code), key=lambda case: case.rank, reverse=True)
        for _, alike in groupby(cases, key=lambda case: case.rank):
            asked: Cases = []
            for case in alike:
                guard = of.function(case.guard)
                told = guard(c, [], [], d) if by_codes(case.guard) else None
                if told == YES and together is None and not ranked and not asked and _alone(case, cases):
                    return of.function(case.body)
                asked += [(guard, case.body)] if told != NO else []
            ranked += [asked] if asked else []
        return self._trying(ranked, None if together is None else of.function(together))

    def _trying(self, ranked: list[Cases], together: Judging | None) -> Judging:
        """The cases of one rank after those of another, as each good has it."""
        of, rest = self._of, self._expr.otherwise

        def judge(c: Columns, not_: Numbers, open_: Numbers, d: Declaration) -> int:
            if together is not None and together(c, not_, open_, d) != NO:
                return ASK
            for cases in ranked:
                met = [guard(c, not_, open_, d) for guard, _ in cases]
                if ASK in met or UNKNOWN in met or met.count(YES) > 1:
                    return ASK
                if YES in met:
                    return of.function(cases[met.index(YES)][1])(c, not_, open_, d)
            return UNKNOWN if rest is None else of.function(rest)(c, not_, open_, d)

        return judge


def _alone(case: n.Case, cases: list[n.Case]) -> bool:
    """Whether no other case has its rank."""
    return sum(each.rank == case.rank for each in cases) == 1
