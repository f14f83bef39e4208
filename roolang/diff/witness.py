"""From an example of the solver to a declaration, judged by both texts: only what they confirm is a witness."""

from __future__ import annotations

from typing import Any

from roolang.diff.declaring import Writing
from roolang.diff.semantics import Witness
from roolang.diff.shortening import Shortening, facts
from roolang.domain.loading import declarations_from
from roolang.interpret import judge
from roolang.ir.program import Program
from roolang.smt.pair import Pair
from roolang.smt.question import Model


def witness(pair: Pair, model: Model, i: int, *, surely: bool = False) -> Witness | None:
    """The product, if it originates under one text (0: A) and not under the other, as the interpreter judges.

    `surely`: where the other text must say so, and not be waiting for facts. The product has no more facts than both
    texts need to say what they say; of the good those are known that the solver needed.
    """
    found = as_found(pair, model, i, surely=surely)
    if found is None:
        return None
    needed = () if model.needed is None else facts(Writing(pair, model, full=False, only=model.needed).declaration())
    wanted = [each.verdict for each in found.judgements]

    def judged(fields: dict[str, Any]) -> Witness | None:
        shorter = confirmed(_programs(pair), fields, i)
        said = shorter and [each.verdict for each in shorter.judgements]
        return shorter if said == wanted else None

    return Shortening(found, judged).told(set(needed))


def as_found(pair: Pair, model: Model, i: int, *, surely: bool = False) -> Witness | None:
    """The same with everything that the example says."""
    fields = (Writing(pair, model, full=full).declaration() for full in (False, True))
    tried = (confirmed(_programs(pair), each, i, surely=surely) for each in fields)
    return next((found for found in tried if found is not None), None)


def _programs(pair: Pair) -> tuple[Program, Program]:
    return pair.texts[0].program, pair.texts[1].program


def confirmed(
    programs: tuple[Program, Program], fields: dict[str, Any], i: int, *, surely: bool = False
) -> Witness | None:
    """The declaration as judged, if the two texts differ on it as they should."""
    declarations, _ = declarations_from(fields, "witness")
    if not declarations:
        return None
    mine = judge(programs[i], declarations[0])
    if mine.verdict != "originating":
        return None
    theirs = judge(programs[1 - i], declarations[0])
    if theirs.verdict == "originating" or (surely and theirs.verdict != "non-originating"):
        return None
    return Witness("AB"[i], declarations[0], fields, (mine, theirs) if i == 0 else (theirs, mine))
