"""What all parts of one explanation share: the currency, and why the status of materials is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from roolang.domain.truth import Truth
from roolang.explain.story import plain
from roolang.interpret import Judgement
from roolang.interpret.answer import Answer, doubts
from roolang.interpret.facts import Fact
from roolang.record import record


@record(frozen=True, slots=True)
class Context:
    """`currency` may be unknown; `open_status` says of materials of unknown status why it is unknown.

    `full`: every material is listed that was counted.
    """

    currency: str = ""
    open_status: Mapping[int, str] = field(default_factory=dict)
    full: bool = False

    def why(self, answer: Answer) -> str:
        """Why an answer about a material is open; nothing for one that is not."""
        if answer.truth is not Truth.UNKNOWN:
            return ""
        return "; ".join(map(self._of_fact, doubts(answer)[:MOST]))

    def _of_fact(self, fact: Fact) -> str:
        status = self.open_status.get(id(fact.item), "") if fact.kind == "origin" else ""
        if status.startswith("not declared"):
            return f"origin {plain(status)}"
        return plain(status) or f"not known: {plain(fact)}"


MOST = 2
"""So many reasons are given for one material."""


def context_of(judgement: Judgement, *, full: bool = False) -> Context:
    """The context of one judgement."""
    rows = judgement.rows
    reasons = {id(row.item): row.status.why for row in rows if row.status.truth is Truth.UNKNOWN}
    return Context(plain(judgement.declaration.currency or ""), reasons, full)
