"""What two texts come to in law: for each group of goods which one is stricter, and the products that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from roolang.diff.canonical import interval, union
from roolang.diff.goods import USUAL, closed
from roolang.diff.report_witness import witness_lines
from roolang.diff.report_words import counted, joined
from roolang.diff.semantics import CLAIMED_OF, Comparison, Group, Relation, Witness
from roolang.diff.telling import digits, said_codes
from roolang.domain import nomenclature

SAID: dict[Relation, str] = {
    "same": "they are the same",
    "A stricter": "{a} is stricter",
    "B stricter": "{b} is stricter",
    "cross": "they cross",
    "only A": "only {a} has a rule",
    "only B": "only {b} has a rule",
    "neither": "neither has a rule",
    "not proved": "nothing is proved",
    "outside": "they are outside what can be proved",
}
"""The relations of two texts, in words."""
ORDER: tuple[Relation, ...] = (
    "A stricter", "B stricter", "cross", "only A", "only B", "same", "not proved", "outside", "neither",
)  # fmt: skip
"""In which order they are told."""
MOST = 40
"""So many ranges of codes are written out."""


def law_lines(found: Comparison, names: tuple[str, str]) -> list[str]:
    """Plain lines: the headline, then every group that is not the same, with its witnesses."""
    said = ["", "In law", law_headline(found, names), *([CLAIMED_OF] if found.groups else []), *beside_lines(found)]
    for group in found.groups:
        if group.relation not in ("same", "neither"):
            said += ["", *group_lines(group, found, names)]
    return said


def law_headline(found: Comparison, names: tuple[str, str]) -> str:
    """How the two texts relate over all goods of which either has a rule, in a sentence, and on how many of each."""
    counts = sizes(found.groups)
    codes = sum(counts.values()) + found.untouched
    if not codes:
        return "Nothing was compared in law."
    whole = f"Over {counted(codes, 'subheading')}, as of {found.a.day}: {over_all(found, names)}"
    counts["same"] += found.untouched
    parts = [f"on {counts[each]:,} {relation(each, names)}" for each in ORDER if counts[each]]
    return f"{whole}." if len(parts) == 1 else f"{whole}; {joined(parts)}."


def sizes(groups: Iterable[Group]) -> Counter[Relation]:
    """On how many subheadings two texts relate in each way."""
    found: Counter[Relation] = Counter()
    for group in groups:
        found[group.relation] += len(group.codes)
    return found


def beside_lines(found: Comparison) -> list[str]:
    """The provisions that differ as well, and of which nothing is claimed."""
    held = dict.fromkeys((each.words, each.why) for group in found.groups for each in group.beside)
    said = "; ".join(f"{words} ({why})" for words, why in held)
    return [f"Different as well, and not compared: {said}."] if said else []


def over_all(found: Comparison, names: tuple[str, str]) -> str:
    """How two texts relate over all goods; that they are the same is said only of what was compared."""
    partly = found.headline == "same" and any(group.beside for group in found.groups)
    return relation(found.headline, names) + (" in what is compared" if partly else "")


def relation(which: Relation, names: tuple[str, str]) -> str:
    """A relation in words."""
    return SAID[which].format(a=names[0], b=names[1])


def group_lines(group: Group, found: Comparison, names: tuple[str, str]) -> Iterator[str]:
    """A group of goods: how the texts relate on them, who shows it, what the proof does not reach."""
    yield f"{codes_said(group.codes, found)}: {relation(group.relation, names)}"
    for name, shown in zip(names, (group.only_a, group.only_b), strict=True):
        if shown is not None:
            yield f"  originates under {name} alone:"
            yield from (f"    {line}" for line in witness_lines(shown, names))
    for clause in group.outside:
        at = f", {clause.place}" if clause.place else ""
        yield f"  not reached by the proof: {clause.words} ({clause.why}){at}"


def codes_said(codes: Iterable[str], found: Comparison) -> str:
    """Subheadings as ranges of headings and subheadings; what lies between codes and is no goods parts no range."""
    editions = (found.a.nomenclature, found.b.nomenclature)
    edition = next((each for each in editions if each in nomenclature.loaded()), None) or USUAL
    return said_codes(closed(edition, codes), most=MOST)


def examples(found: Comparison) -> Iterator[dict[str, Any]]:
    """The declarations of all products that show a difference."""
    for group in found.groups:
        yield from (each.fields for each in (group.only_a, group.only_b) if each is not None)


def law_json(found: Comparison) -> dict[str, Any]:
    """For programs; a witness is a declaration that `roolang eval` reads."""
    groups = [_group(each) for each in found.groups]
    return {
        "day": found.a.day.isoformat(), "headline": found.headline, "questions": found.asked,
        "untouched": found.untouched, "groups": groups,
    }  # fmt: skip


def _group(group: Group) -> dict[str, Any]:
    clauses = {
        kind: [{"text": each.text, "words": each.words, "why": each.why} for each in held]
        for kind, held in (("outside", group.outside), ("beside", group.beside))
    }
    codes = [list(digits(each)) for each in union(interval(code, code) for code in group.codes)]
    witnesses = {"only_before": _witness(group.only_a), "only_after": _witness(group.only_b)}
    return {"codes": codes, "relation": group.relation, **witnesses, **clauses}


def _witness(found: Witness | None) -> dict[str, Any] | None:
    if found is None:
        return None
    verdicts = dict(zip(("before", "after"), (each.verdict for each in found.judgements), strict=True))
    return {"declaration": found.fields, "verdicts": verdicts}
