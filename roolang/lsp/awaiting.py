"""What may come next in a text, and what kind of name where a name may: read off the parser's own tables."""

from __future__ import annotations

from collections.abc import Iterator

from lark.parsers.lalr_analysis import Shift

from roolang.record import record
from roolang.syntax.probing import Stop, awaiting
from roolang.syntax.vocabulary import spelled

KINDS = {
    "operand": "amount",
    "lhs": "amount",
    "threshold": "amount",
    "where": "amount",
    "waives": "amount",
    "figure_name": "amount",
    "averaged": "amount",
    "not_nested": "amount",
    "named_condition": "condition",
    "method_name": "method",
    "either_method": "method",
    "by_name": "method",
    "named_class": "list",
    "noun_name": "material",
    "list_name": "list",
    "_operation_name": "operation",
    "operation_list": "operation",
    "operation_count": "operation",
    "within_quota": "quota",
    "fact_quota": "quota",
    "fact_not_quota": "quota",
    "reference_tolerance": "tolerance",
    "_covered": "covered",
    "dates_by": "event",
    "accumulation": "accumulation",
    "part_of": "text",
    "expect_verdict": "text",
    "expect_figures": "text",
    "expect_standing": "text",
}
"""What a name is of which the parser, having read it, makes a part by one of these rules of the grammar."""
BEHIND = {"with": "amount", "under": "text", "amends": "text", "on": "amount"}
"""What a name is behind a word, where the parser cannot tell yet."""


@record(frozen=True, slots=True)
class Awaited:
    """What may stand next: terminals by name, the kinds of names, and the word before."""

    terminals: frozenset[str]
    kinds: frozenset[str]
    before: str


def awaited(text: str) -> Awaited | None:
    """What may follow a text; nothing if it makes no sense up to its end."""
    stop = awaiting(text)
    if stop is None:
        return None
    last = stop.last
    before = spelled().get(last.type, "") if last is not None else ""
    kinds = frozenset(_kinds(stop, before)) if "NAME" in stop.accepted else frozenset[str]()
    return Awaited(stop.accepted, kinds, before)


def _kinds(stop: Stop, before: str) -> Iterator[str]:
    if before.startswith("define") or before in ("list", "agreement", "test"):
        return
    table = stop.state.parser_state.parse_conf.states
    stack = list(stop.state.parser_state.state_stack)
    while (step := table[stack[-1]].get("NAME")) and step[0] is not Shift:
        rule = step[1]
        del stack[len(stack) - len(rule.expansion) :]
        stack.append(table[stack[-1]][rule.origin.name][1])
    if not step:
        return
    made = {str(to.origin.name).lstrip("_") for action, to in table[step[1]].values() if action is not Shift}
    named = {name.lstrip("_"): kind for name, kind in KINDS.items()}
    found = {named[name] for name in made if name in named}
    yield from found or {BEHIND[before]} if before in BEHIND or found else ()
