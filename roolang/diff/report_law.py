"""What two texts come to in law: for each group of goods which one is stricter, and the products that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from roolang.diff.canonical import interval, union
from roolang.diff.report_words import counted
from roolang.diff.semantics import CLAIMED_OF, Comparison, Group, Witness
from roolang.diff.telling import digits, said_codes
from roolang.explain.narrative import narrate

SAID = {
    "same": "the same",
    "A stricter": "{a} is stricter",
    "B stricter": "{b} is stricter",
    "cross": "they cross",
    "only A": "only {a} has a rule",
    "only B": "only {b} has a rule",
    "neither": "neither has a rule",
    "not proved": "not proved",
    "outside": "outside what can be proved",
}
"""The relations of two texts, in words."""


def law_lines(found: Comparison, names: tuple[str, str]) -> list[str]:
    """Plain lines: the headline, then every group that is not the same, with its witnesses."""
    said = ["", "In law", law_headline(found, names), *([CLAIMED_OF] if found.groups else [])]
    for group in found.groups:
        if group.relation not in ("same", "neither"):
            said += ["", *group_lines(group, names)]
    return said


def law_headline(found: Comparison, names: tuple[str, str]) -> str:
    """How the two texts relate over all the goods compared, in a sentence."""
    codes = sum(len(group.codes) for group in found.groups)
    if not codes:
        return "Nothing was compared in law."
    day = found.a.day
    proved = sum(len(group.codes) for group in found.groups if group.relation not in ("not proved", "outside"))
    whole = f"Over {counted(codes, 'subheading')}, as of {day}: {relation(found.headline, names)}"
    return f"{whole}." if proved == codes else f"{whole}; {proved:,} of them proved."


def relation(which: str, names: tuple[str, str]) -> str:
    """A relation in words."""
    return SAID[which].format(a=names[0], b=names[1])


def group_lines(group: Group, names: tuple[str, str]) -> Iterator[str]:
    """A group of goods: how the texts relate on them, who shows it, what the proof does not reach."""
    yield f"{codes_said(group.codes)}: {relation(group.relation, names)}"
    for name, found in zip(names, (group.only_a, group.only_b), strict=True):
        if found is not None:
            yield f"  originates under {name} alone:"
            yield from (f"    {line}" for line in witness_lines(found, names))
    for clause in group.outside:
        at = f", {clause.place}" if clause.place else ""
        yield f"  not reached by the proof: {clause.words} ({clause.why}){at}"


def codes_said(codes: Iterable[str]) -> str:
    """Subheadings, as ranges."""
    return said_codes(union(interval(code, code) for code in codes))


def witness_lines(found: Witness, names: tuple[str, str]) -> Iterator[str]:
    """A product: its good, its materials, what each text says of it."""
    yield _item(found.fields["good"])
    for each in found.fields.get("materials", ()):
        yield f"from {_item(each)}"
    for name, judgement in zip(names, found.judgements, strict=True):
        yield f"{name}: {judgement.verdict}. {narrate(judgement).brief.because}"


def _item(fields: dict[str, Any]) -> str:
    about = [f"{fields.get('code', '')} {fields.get('description', '')}".strip()]
    if "originating" in fields:
        about.append("originating" if fields["originating"] is True else "non-originating")
    values = {**({"value": fields["value"]} if "value" in fields else {}), **fields.get("values", {})}
    return ", ".join([*about, *(f"{name} {amount}" for name, amount in values.items())])


def law_json(found: Comparison) -> dict[str, Any]:
    """For programs; a witness is a declaration that `roolang eval` reads."""
    groups = [_group(each) for each in found.groups]
    return {"day": found.a.day.isoformat(), "headline": found.headline, "questions": found.asked, "groups": groups}


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
