"""The report: what became of each text of the source, and how many of them became what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from roolang.draft.entries import RowRead
from roolang.draft.parts import Part
from roolang.draft.statements import goods_of, rule_of
from roolang.format import show
from roolang.syntax import tree as t

SCHEMA = "roolang/draft/1"
STATUSES = ("compiled", "partial", "refused")


def report_of(reads: Sequence[RowRead]) -> dict[str, Any]:
    """The report as JSON has it; a text stands in it for each alternative of each row."""
    rules = [entry for number, read in enumerate(reads, 1) for entry in _entries(read, number)]
    return {"schema": SCHEMA, "rules": rules, "totals": totals(rules)}


def totals(rules: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """How many are compiled, partial and refused: of all texts, and of those that differ.

    A text that stands in several places counts once, as what became of it in the worst of them.
    """
    instances: Counter[str] = Counter()
    distinct: dict[str, str] = {}
    for each in rules:
        instances[each["status"]] += 1
        key = " ".join(each["text"].split())
        distinct[key] = max(distinct.get(key, "compiled"), each["status"], key=STATUSES.index)
    return {"instances": _counted(instances), "distinct": _counted(Counter(distinct.values()))}


def _counted(counts: Counter[str]) -> dict[str, int]:
    return {**{status: counts[status] for status in STATUSES}, "total": counts.total()}


def _entries(read: RowRead, number: int) -> Iterator[dict[str, Any]]:
    for index, clause in enumerate(read.row.clauses):
        part = read.part_of(index)
        yield {
            "agreement": read.row.agreement or read.agreement,
            "heading": read.row.heading,
            "subdivision": " ▸ ".join(read.row.levels),
            "place": clause.span.source.name if clause.span.start == 0 else str(clause.span),
            "text": clause.text,
            "status": part.reading.status,
            "source": show(rule_of(part, goods_of(read, part, number))),
            "unread": [_words(read, part, place) for place in part.reading.unread if _here(part, index, place)],
            "idle": [_words(read, part, place) for place in part.reading.idle if _here(part, index, place)],
            "questions": [
                {"words": each.words, "kind": each.kind, "defined": each.defined}
                for each in part.reading.questions
                if _here(part, index, each.place)
            ],
            "ambiguities": [_ambiguity(each) for each in part.reading.ambiguities if _here(part, index, each.place)],
            "joined": part.last - part.first if part.joined else 0,
            "reason": part.reading.reason,
        }


def _here(part: Part, index: int, place: tuple[int, int]) -> bool:
    """Whether a place of a part lies in one of its texts."""
    return part.place(*place)[0] == index


def _words(read: RowRead, part: Part, place: tuple[int, int]) -> list[object]:
    index, start, end = part.place(*place)
    text = read.row.clauses[index].text
    return [start, min(end, len(text)), text[start:end]]


def _ambiguity(each: Any) -> dict[str, str]:
    other: t.Cond = each.other
    return {"about": each.about, "chosen": each.chosen, "other": show(other), "product": each.product}
