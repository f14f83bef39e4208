"""What is agreed and what is open, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roolang.diff.report_words import counted
from roolang.diff.talks import Point, Talks, Wording, numbers
from roolang.domain.hs import printed

MEASURE = "how many subheadings are under the provision it stands in"
"""What the points are put in order by."""


def as_text(found: Talks) -> str:
    """Plain lines."""
    said = [f"{found.name}, among {', '.join(found.table)}", headline(found)]
    said += ["", "By chapter          agreed  open"]
    said += [f"{_chapter(chapter):<18}{agreed:>8}{open_:>6}" for chapter, agreed, open_ in found.chapters]
    said += ["", "By party  proposes  supports  considers  opposes  silent"]
    for party, counts in found.parties:
        numbers_ = dict(counts)
        columns = (("propose", 10), ("support", 10), ("consider", 11), ("oppose", 9), ("silent", 8))
        said.append(f"{party:<8}" + "".join(f"{numbers_[verb]:>{width}}" for verb, width in columns))
    if found.points:
        said += ["", f"Open points, in order of {MEASURE}"]
    for number, point in enumerate(found.points, 1):
        said += ["", f"{number}. {point.of} ({weight(point)})", *_lines(point, "   ")]
    return "\n".join(said) + "\n"


def headline(found: Talks) -> str:
    """How much is open, in a sentence."""
    whole = found.agreed + found.open
    said = f"{found.agreed} of {counted(whole, 'statement')} agreed, {found.open} open"
    said += f", on {counted(len(found.points), 'point')}"
    if left := numbers(found.points):
        said += f" and {counted(left, 'number')} still to be filled in"
    stand = f" {counted(found.standing, 'rule')} of the text that is amended stand untouched."
    return f"{said}." + (stand if found.standing else "")


def weight(point: Point) -> str:
    """How much hangs on a point."""
    return f"{counted(point.subheadings, 'subheading')}, {counted(point.rules, 'rule')}"


def _lines(point: Point, indent: str) -> Iterator[str]:
    for wording in point.wordings:
        whose = who(wording) if point.kind != "number" else "to be filled in"
        yield f"{indent}{whose}: {wording.words}"
    if point.silent:
        yield f"{indent}{', '.join(point.silent)}: silent"
    if point.place:
        yield f"{indent}{point.place}"
    for inner in point.inside:
        yield from _lines(inner, f"{indent}   ")


def who(wording: Wording) -> str:
    """Whose words they are."""
    if wording.stances:
        said = ((", ".join(parties), f"{verb}{'s' if len(parties) == 1 else ''}") for verb, parties in wording.stances)
        return "; ".join(f"{parties} {verb}" for parties, verb in said)
    return f"reading {wording.reading}" if wording.reading else "nobody in particular"


def _chapter(chapter: str) -> str:
    return printed(chapter) if chapter else "all goods"


def as_json(found: Talks) -> dict[str, Any]:
    """For programs."""
    return {
        "text": found.name,
        "parties": list(found.table),
        "statements": {"agreed": found.agreed, "open": found.open, "standing": found.standing},
        "chapters": [{"chapter": c or None, "agreed": agreed, "open": open_} for c, agreed, open_ in found.chapters],
        "positions": {party: dict(counts) for party, counts in found.parties},
        "order": MEASURE,
        "points": [_point(each) for each in found.points],
    }


def _point(point: Point) -> dict[str, Any]:
    wordings = [_wording(each) for each in point.wordings]
    return {
        "kind": point.kind,
        "of": point.of,
        "place": point.place,
        "wordings": wordings,
        "silent": list(point.silent),
        "subheadings": point.subheadings,
        "rules": point.rules,
        "chapters": list(point.chapters),
        "inside": [_point(each) for each in point.inside],
    }


def _wording(wording: Wording) -> dict[str, Any]:
    stances = {verb: list(parties) for verb, parties in wording.stances}
    return {"words": wording.words, "stances": stances, "reading": wording.reading or None}
