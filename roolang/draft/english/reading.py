"""The words of one rule to its reading."""

from __future__ import annotations

import itertools
from dataclasses import fields, replace
from typing import Any

from roolang.draft.english import building
from roolang.draft.english.building.base import Builder
from roolang.draft.english.building.predicates import leans
from roolang.draft.english.checking import differing
from roolang.draft.english.departing import departs
from roolang.draft.english.driving import Refused, parse
from roolang.draft.english.joining import joined
from roolang.draft.english.model import Ambiguity, Reading
from roolang.draft.english.phrasing import Phrasing
from roolang.draft.english.recasting import recast
from roolang.draft.english.scanning import WHOLE, Scan, scan
from roolang.draft.english.tables import tables
from roolang.draft.english.words import in_one_row
from roolang.syntax import tree as t

assert building


def read_rule(text: str, goods: str | None = None) -> Reading:
    """What the text of one rule says: never raises, never guesses.

    `goods` is what the rule stands for in its table (`8703`, `8701-8705`, `ex Chapter 28`): what "that heading"
    means. Alternatives that a table keeps apart are given as one text, joined by `; or `.
    """
    text = in_one_row(text)
    scanned = scan(text)
    scanned.tokens = recast(scanned.tokens)
    if _neither(scanned):
        return _refused(text, scanned, "the sentence is of no known form")
    if departs(text, scanned.tokens):
        return _refused(text, scanned, "a requirement hangs on a case, or is for what another one excepts")
    builder = Builder(text, goods)
    phrasing = Phrasing(scanned)
    terminals = phrasing.run()
    if not terminals:
        return _refused(text, scanned, "no words of a rule")
    try:
        row = parse(terminals, builder, tables())
    except Refused:
        return _refused(text, scanned, "the sentence is of no known form")
    if any(each.kind == "unread" and leans(builder.words(each.start, each.end)) for each in row[::2]):
        return _refused(text, scanned, "words say how what stands beside them counts")
    condition, scope = joined(builder, row, phrasing.leads)
    if isinstance(condition, t.Established) and not builder.sure:
        return _refused(text, scanned, "the sentence is of no known form")
    if wrong := differing(scanned, (condition, scope)):
        return _refused(text, scanned, f"figures of the text would be lost or added: {', '.join(sorted(wrong))}")
    partial = any(not each.defined for each in builder.questions)
    return Reading(
        text,
        "partial" if partial or scanned.notes else "compiled",
        condition,
        scope,
        unread=tuple(scanned.notes),
        idle=tuple(sorted(scanned.idle)),
        questions=tuple(builder.questions),
        ambiguities=tuple(
            Ambiguity((each.start, each.end), each.about, each.chosen, other)
            for each in builder.doubts
            if (other := _instead(condition, each.node, each.other)) is not condition
        ),
        notes=tuple(" ".join(text[s:e].split()) for s, e in (*scanned.remarks, *scanned.notes)),
    )


def _neither(scanned: Scan) -> bool:
    """Whether the text says of requirements that neither is asked."""
    kinds = [("NEITHER" if value == "neither" else kind) for kind, value, *_ in scanned.tokens]
    return any(pair[0] == "NEITHER" and pair[1] in WHOLE for pair in itertools.pairwise(kinds))


def _instead(value: Any, node: Any, other: Any) -> Any:
    """A tree with another node in the place of one of its nodes."""
    if value is node:
        return other
    if isinstance(value, tuple):
        changed = tuple(_instead(each, node, other) for each in value)
        return changed if any(a is not b for a, b in zip(changed, value, strict=True)) else value
    if not isinstance(value, t.Node):
        return value
    held = {each.name: getattr(value, each.name) for each in fields(value) if each.name != "span"}
    found = {name: _instead(each, node, other) for name, each in held.items()}
    if all(found[name] is held[name] for name in held):
        return value
    return replace(value, **found)


def _refused(text: str, scanned: Scan, reason: str) -> Reading:
    return Reading(text, "refused", None, unread=((0, len(text)),), idle=tuple(sorted(scanned.idle)), reason=reason)
