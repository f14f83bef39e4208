"""The room of an open number as a finding and as data."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from roolang.diagnostics import Finding, Label
from roolang.domain.amount import exact_text
from roolang.sweep.room import RedLine, Room, Stretch, Stretches

SHOWN = 6
"""So many tests are named; the data has all."""


def as_finding(room: Room) -> Finding:
    """For which values the tests pass, and which tests bound them."""
    name = f"[{room.number}{'%' if room.percent else ''}]"
    whose = _whose(room)
    if room.both:
        code, message = "RL7313", f"`{name}` of {room.text}: {whose} pass for {said(room.both, room.percent)}"
    else:
        code, message = "RL7314", f"`{name}` of {room.text}: for no value {whose} pass"
        own = [f"those of {party} for {said(each, room.percent)}" for party, each in room.parties]
        message += f"; {', '.join(own)}" if len(own) > 1 else ""
    bounding = room.bounding
    lines = [f'"{each.test}"{_of(each)} passes for {said(each.passes, room.percent)}' for each in bounding[:SHOWN]]
    more = f"; and {len(bounding) - SHOWN} more" if len(bounding) > SHOWN else ""
    exact = "" if all(each.exact for each in room.lines) else "; not exact: a test has too many kinks"
    return Finding(code, message, Label(room.span), help=f"{'; '.join(lines)}{more}{exact}")


def _whose(room: Room) -> str:
    parties = [party for party, _ in room.parties]
    if len(parties) < 2:
        return f"all tests of {parties[0]}" if parties else "all tests"
    return f"all tests of {', '.join(parties[:-1])} and {parties[-1]}"


def _of(line: RedLine) -> str:
    return f" ({', '.join(line.parties)})" if line.parties else ""


def said(stretches: Stretches, percent: bool) -> str:
    """Values in words."""
    return " and ".join(_one(each, percent) for each in stretches) or "none"


def _one(each: Stretch, percent: bool) -> str:
    def written(value: Fraction) -> str:
        return exact_text(value) + ("%" if percent else "")

    if each.high == each.low:
        return f"{written(each.low)} alone"
    start = f"{'' if each.with_low else 'more than '}{written(each.low)}"
    if each.high is None:
        return f"{start} and more" if each.with_low else start
    end = f"{'up to' if each.with_high else 'less than'} {written(each.high)}"
    return f"{start} {end}" if each.with_low and each.with_high else f"{start}, {end}" if each.with_high else (
        f"{start} to {end}" if each.with_low else f"{start} and {end}")  # fmt: skip


def as_json(room: Room) -> dict[str, Any]:
    """For programs: exact numbers as text."""
    return {
        "text": room.text,
        "number": room.number,
        "percent": room.percent,
        "place": str(room.span),
        "all": _stretches(room.both),
        "parties": {party: _stretches(each) for party, each in room.parties},
        "tests": [
            {
                "test": each.test,
                "place": str(each.span),
                "expected": each.expected,
                "parties": list(each.parties),
                "passes": _stretches(each.passes),
                "bounds": not each.whole,
                "exact": each.exact,
            }
            for each in room.lines
        ],
    }


def _stretches(stretches: Stretches) -> list[dict[str, Any]]:
    return [
        {
            "from": exact_text(each.low),
            "to": None if each.high is None else exact_text(each.high),
            "with_from": each.with_low,
            "with_to": each.with_high,
        }
        for each in stretches
    ]
