"""Guesses about places and operations said as agreements say them: `in the territory of one or more of the Parties`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.syntax.mend import Mend
from roolang.syntax.probing import Stop, shown
from roolang.syntax.vocabulary import spelled

STATES = r"[A-Z]{2}(?:(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)[A-Z]{2})*\b"
PLACE = re.compile(
    r"\b(?:with)?in\s+(?:the\s+)?(?P<territory>(?:area|territor(?:y|ies))\b(?:\s+of)?\s*)?(?:the\s+)?"
    r"(?:(?P<some>(?:one|any|either|each|both|all)(?:\s+or\s+(?:more|both))?)(?:\s+of)?\s+)?(?:the\s+|a\s+)?"
    rf"(?P<parties>[Pp]art(?:y|ies)\b)?(?P<states>{STATES})?"
)
"""A place in the words of a text; of the parties, of states, or of nobody said."""
PASSIVE = re.compile(
    r"(?:the\s+)?good\s+is\s+(?:both\s+|either\s+)?(?P<first>[a-z]+)\s+(?P<join>and|or)\s+(?P<second>[a-z]+)\b"
    r"|(?:the\s+)?good\s+is\s+(?P<only>[a-z]+)\b"
)
"""What was done to a good: `the good is cut and sewn`."""
NO_OPERATION = frozenset(
    {"of", "not", "described", "produced", "originating", "wholly", "in", "made", "put", "a", "an"}
)
GERUNDS = {"cut": "cutting", "sewn": "sewing", "sewed": "sewing", "knit": "knitting", "woven": "weaving",
           "spun": "spinning", "put": "putting", "ground": "grinding"}  # fmt: skip
PARTICIPLE = re.compile(r"[a-z]+ed")


def places(stop: Stop) -> Iterator[Mend]:
    """A place where none is said so, or one in more words than the language has."""
    place = next((found for found in PLACE.finditer(stop.text) if found.start() <= stop.at <= found.end()), None)
    if place is None or not (place["territory"] or place["parties"] or place["states"]):
        return
    states = ", ".join(re.findall(r"[A-Z]{2}", place["states"] or ""))
    span = place.start(), len(stop.text[: place.end()].rstrip())
    said = shown(stop.text[slice(*span)])
    where = f"in {states}" if states else "in the territory of the parties"
    yield Mend(*span, where, f"write `{where}`", f"{said} is not how a place is written", place=span, partial=True)
    if _of_operations(stop):
        return
    said = "only operations have a place; a change in tariff classification or a value content has none"
    if states:
        new = f"and good is produced in {states}"
        yield Mend(*span, new, f"write `{new}`", said, place=span, partial=True, weight=1.0)
    else:
        help = f"drop {shown(stop.text[slice(*span)])}: only production in the territory of the parties counts anyway"
        yield Mend(*span, " ", help, said, place=span, partial=True, weight=1.0)


def operations(stop: Stop) -> Iterator[Mend]:
    """An operation as a passive: `the good is cut and sewn`."""
    for found in PASSIVE.finditer(stop.text):
        words = [word for word in (found["first"], found["second"], found["only"]) if word]
        if not found.start() <= stop.at <= found.end() or not all(map(_operation, words)):
            continue
        link = " combined with " if found["join"] == "and" else " or "
        asked = link.join(map(_gerund, words))
        new = f"undergoes {asked if found['join'] != 'or' else f'({asked})'}"
        said = f"{shown(found[0])} is not how an operation is asked for"
        help = f"write {shown(new)}: `undergoes`, the operation, and where it took place"
        rest = stop.text[found.end() :]
        place = PLACE.match(rest.lstrip())
        end = found.end()
        if place and (place["territory"] or place["parties"] or place["states"]):
            end += len(rest) - len(rest.lstrip()) + len(place[0].rstrip())
            states = ", ".join(re.findall(r"[A-Z]{2}", place["states"] or ""))
            new = f"{new} in {states or 'the territory of the parties'}"
            help = f"write `{new}`"
        yield Mend(found.start(), end, new, help, said, place=found.span(), partial=True)


def _of_operations(stop: Stop) -> bool:
    """Whether the place would be that of an operation."""
    phrases = {spelled().get(token.type, "") for token in stop.tokens[-8:]}
    return bool(phrases & {"undergoes", "undergo", "having undergone", "undergoes more than insufficient operations"})


def _operation(word: str) -> bool:
    return word in GERUNDS or (word not in NO_OPERATION and bool(PARTICIPLE.fullmatch(word)))


def _gerund(word: str) -> str:
    """`cutting` for `cut`: as operations are called."""
    return GERUNDS.get(word) or f"{word[:-2].removesuffix('e')}ing"
