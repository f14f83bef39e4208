"""Why a material originates or does not, or why nobody knows, in words."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.domain.declaration import Item
from roolang.domain.hs import printed
from roolang.domain.truth import Truth
from roolang.interpret.answer import doubts
from roolang.interpret.lines import has_list
from roolang.interpret.trace import Trace

ABROAD, OBTAINED = "made outside the territory", "wholly obtained"
MOST = 3
"""So many facts are named."""


def not_worked_out(item: Item) -> str:
    """Of a material that cannot be judged by the rules, since too little is declared of it."""
    lacking = [
        said for said, lacks in (("its code", item.code is None), ("what it is made of", not has_list(item))) if lacks
    ]
    return f"not declared, and {' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} not given"


def not_settled(item: Item, trace: Trace, name: str) -> str:
    """Of a material whose own rule has no answer: there is none, or facts are missing."""
    rule = next(_of_kind(trace, "rule"), trace)
    if rule.truth is Truth.UNKNOWN and next(_of_kind(rule, "no rule"), None) is not None:
        return f"not declared, and {no_rule(name, printed(item.code or ''))}"
    facts = doubts(rule.answer) or doubts(trace.answer)
    if not facts:
        return f"not declared, and its own rule under {name} does not settle it"
    more = f" and {len(facts) - MOST} more" if len(facts) > MOST else ""
    return f"not declared, and its own rule under {name} hangs on: {', '.join(facts[:MOST])}{more}"


def no_rule(name: str, code: str) -> str:
    """That a text as it is written here has no rule for a code; the treaty itself may have one."""
    return f"the rules written here for {name} have none for {code}"


def perhaps_obtained(item: Item, failed: str) -> str:
    """Of a material that fails its own rule, and may originate without it."""
    if item.wholly_obtained:
        return f"{failed}, but is wholly obtained, and where it was produced is not given"
    return f"not declared; it {failed}, but it is not known whether it is wholly obtained"


def not_counted(item: Item, met: str, name: str, *, accumulates: bool) -> str:
    """Of a material that originates where it was made, as `met` says, if it is not known whether that counts here."""
    met = f"{met}, but"
    if item.produced_in is None:
        return f"{met} where it was produced is not given"
    if accumulates:
        return f"{met} whether {name} accumulates materials of {item.produced_in} is not known"
    return f"{met} {name} does not say whether materials of another party count"


def not_reached(item: Item, name: str) -> str:
    """Of a material made in a state whose materials may accumulate."""
    return f"not declared, and whether {name} accumulates materials of {item.produced_in} is not known"


def _of_kind(trace: Trace, kind: str) -> Iterator[Trace]:
    """The unknown parts of a trace that are of a kind, outermost first."""
    if trace.kind == kind:
        yield trace
    for part in trace.parts:
        if part.truth is Truth.UNKNOWN:
            yield from _of_kind(part, kind)
