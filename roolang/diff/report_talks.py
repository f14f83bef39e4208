"""What is agreed and what is open, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from roolang.diff.points import Changed, Point, Wording, every, numbers
from roolang.diff.report_moves import money
from roolang.diff.report_words import counted
from roolang.diff.talks import Talks
from roolang.domain.amount import exact_text
from roolang.domain.hs import printed

BY_GOODS = "how many subheadings are asked something else if it is settled one way or another"
BY_PRODUCTS = "how many of the products given change sides if it is settled one way or another"
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
        said += ["", f"Open points, in order of {measure(found)}"]
    for number, point in enumerate(found.points, 1):
        said += ["", f"{number}. {point.of} ({weight(point)})", *_lines(point, "   ")]
    return "\n".join(said) + "\n"


def headline(found: Talks) -> str:
    """How much is open, in a sentence."""
    whole = found.agreed + found.open
    said = f"{found.agreed} of {counted(whole, 'statement')} agreed, {found.open} open"
    said += f", on {counted(len(found.points), 'point')}"
    if inside := sum(each.kind != "number" for point in found.points for each in every(point.inside)):
        said += f" with {inside:,} more inside {'it' if len(found.points) == 1 else 'them'}"
    if left := numbers(found.points):
        said += f" and {counted(left, 'number')} still to be filled in"
    stand = (
        f" {counted(found.standing, 'rule')} of the text that is amended stand{'s' * (found.standing == 1)} untouched."
    )
    return f"{said}." + (stand if found.standing else "")


def measure(found: Talks) -> str:
    """What the points are in order by."""
    return BY_PRODUCTS if found.judged else BY_GOODS


def weight(point: Point) -> str:
    """What a point changes."""
    said = f"{counted(point.subheadings, 'subheading')}, {counted(point.rules, 'rule')}"
    said = said if point.subheadings else "the same is asked of every product, whichever way"
    if point.apart:
        said += f", {exact_text(point.apart)} point{'' if point.apart == 1 else 's'} apart"
    if point.changed is None:
        return said
    worth = "".join(f", worth {each}" for each in _worth(point.changed))
    return f"{counted(len(point.changed), 'product')} of those given{worth}; {said}"


def _worth(changed: Sequence[Changed]) -> Iterator[str]:
    """What products are worth together, by currency."""
    sums: dict[str, Fraction] = {}
    for each in changed:
        if each.worth is not None:
            sums[each.currency] = sums.get(each.currency, Fraction(0)) + each.worth
    yield from (money(amount, currency) for currency, amount in sorted(sums.items()))


def _lines(point: Point, indent: str) -> Iterator[str]:
    for wording in point.wordings:
        whose = who(wording) if point.kind != "number" else "to be filled in"
        yield f"{indent}{whose}: {wording.words}"
    if point.silent:
        yield f"{indent}{', '.join(point.silent)}: silent"
    if point.changed:
        yield f"{indent}change sides with it: {', '.join(each.declaration for each in point.changed)}"
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
        "order": measure(found),
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
        "apart": exact_text(point.apart) if point.apart is not None else None,
        "changed": [_changed(each) for each in point.changed] if point.changed is not None else None,
        "chapters": list(point.chapters),
        "inside": [_point(each) for each in point.inside],
    }


def _wording(wording: Wording) -> dict[str, Any]:
    stances = {verb: list(parties) for verb, parties in wording.stances}
    return {"words": wording.words, "stances": stances, "reading": wording.reading or None}


def _changed(changed: Changed) -> dict[str, Any]:
    worth = exact_text(changed.worth) if changed.worth is not None else None
    return {"declaration": changed.declaration, "currency": changed.currency or None, "value": worth}
