"""Guesses about brackets that are missing, doubled or of the wrong kind, and about labels, which have brackets too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from roolang.syntax.mend import Mend, after_last
from roolang.syntax.probing import Stop, shown, sign_at
from roolang.syntax.recovery import BRACKETS

PARTIES = re.compile(r"\[\s*([A-Za-z]{2,3}(?:[\s,/;]+[A-Za-z]{2,3})*)\s*:")
LETTERS = r"(\d{1,2}|[a-z]|[ivx]{1,4})"
LABELLED = re.compile(
    rf"(?<![\w.])[(\[]{{0,2}}{LETTERS}[.)\]]{{1,2}}(?=\s)|(?<![\w.])[(\[]{{1,2}}{LETTERS}(?=\s)"
    r"|(?<![\w.(])(\d{1,2})(?=\s)"
)
FAR, FARTHEST = 12, 60
"""How many words back an opening bracket is looked for that is missing; the farthest only at likely places."""
OPENS_AFTER = ("and", "or", "of", "requires", "containing", "provided", "by", "if", "as", "for")


def brackets(stop: Stop) -> Iterator[Mend]:
    """A bracket that is never closed, or one that closes nothing."""
    opened: list[int] = []
    for found in BRACKETS.finditer(stop.text):
        if found[0] in "[(":
            opened.append(found.start())
        elif found[0] in "])":
            if opened and (stop.text[opened[-1]] == "[") == (found[0] == "]"):
                opened.pop()
            elif opened:
                yield from _other_kind(stop, opened.pop(), found)
            else:
                said = f"this `{found[0]}` closes nothing"
                yield Mend(*found.span(), " ", f"drop the `{found[0]}`", said, place=found.span())
                yield from _opening(stop, found)
    for at in reversed(opened):
        if stop.text[at - 1 : at] == stop.text[at]:
            said, help = f"`{stop.text[at]}` stands twice", f"drop one `{stop.text[at]}`"
            yield Mend(at, at + 1, "", help, said, place=(at - 1, at + 1))
        yield from _closed(stop, at)
        said = f"this `{stop.text[at]}` is never closed"
        yield Mend(at, at + 1, " ", f"drop the `{stop.text[at]}`", said, place=(at, at + 1), weight=2.0)


AMENDED = re.compile(
    r"amend\b[^\[\]]*?\bwith\s+(?P<bracket>\[(?P<whose>[^\[\]:]*:)?\s*(?P<value>[^\[\]:]+?)\s*\])", re.DOTALL
)


def amended_values(stop: Stop) -> Iterator[Mend]:
    """A bracket around the new value of an amendment: it belongs around the amendment."""
    for found in AMENDED.finditer(stop.text):
        if found.start("bracket") <= stop.at <= found.end():
            whole = f"{stop.text[found.start() : found.start('bracket')]}{found['value']}"
            new = f"[{found['whose'] + ' ' if found['whose'] else ''}{' '.join(whole.split())}]"
            said, help = "the bracket of an amendment stands around all of it", f"write `{new}`"
            yield Mend(*found.span(), new, help, said, place=found.span("bracket"))


def _other_kind(stop: Stop, opener: int, closer: re.Match[str]) -> Iterator[Mend]:
    """Two brackets that do not belong together: one of them is of the wrong kind."""
    right, left = ("]", "[") if stop.text[opener] == "[" else (")", "(")
    said = f"this `{closer[0]}` closes another kind of bracket"
    yield Mend(*closer.span(), right, f"write `{right}`", said, place=closer.span())
    other = "(" if closer[0] == ")" else "["
    said = f"this `{left}` is closed by another kind of bracket"
    place = opener, opener + 1
    yield Mend(*place, other, f"write `{other}`", said, place=place, weight=0.5)


def _opening(stop: Stop, closer: re.Match[str]) -> Iterator[Mend]:
    """Where a bracket that closes nothing may have been meant to open."""
    sign = "(" if closer[0] == ")" else "["
    tokens = [token for token in stop.tokens if (token.end_pos or 0) <= closer.start()]
    for count, (before, token) in enumerate(reversed([*pairwise(tokens)][-FARTHEST:])):
        at = token.start_pos or 0
        likely = str(before) in OPENS_AFTER or "\n" in stop.text[before.end_pos : at]
        if count > FAR and not likely:
            continue
        help = f"write `{sign}` before {shown(str(token))}"
        said = f"this `{closer[0]}` closes nothing"
        yield Mend(at, at, sign, help, said, place=closer.span(), weight=0.5 if likely else 3.0)


def opened(stop: Stop) -> Iterator[Mend]:
    """An opening bracket that stands twice."""
    found = re.compile(r"([(\[])\s*\1").search(stop.text, max(0, stop.at - 3), stop.at + 3)
    if found:
        said, help = f"`{found[1]}` stands twice", f"drop one `{found[1]}`"
        yield Mend(*found.span(), found[1], help, said, place=found.span())


def boxed(stop: Stop) -> Iterator[Mend]:
    """A header or a test within a bracket, where only provisions can stand."""
    bracket, end = PARTIES.match(stop.text, stop.at), stop.text.rfind("]")
    if bracket and not stop.tokens and end > bracket.end():
        inner = stop.text[bracket.end() : end]
        first = sign_at(stop.text, bracket.end() + len(inner) - len(inner.lstrip()))
        said = f"{shown(first)} cannot stand in a bracket: only provisions can"
        yield Mend(stop.at, end + 1, inner, "take it out of the bracket", said, place=bracket.span())


def _closed(stop: Stop, at: int) -> Iterator[Mend]:
    """The bracket that opens at an offset, closed where the text stops making sense, at its end, or elsewhere."""
    sign = stop.text[at]
    closer = "]" if sign == "[" else ")"
    said = f"this `{sign}` is never closed"
    end = len(stop.text.rstrip(" \t\n;."))
    lines = [found.start() for found in re.compile(r"[ \t;.]*(?=\n)").finditer(stop.text, at, end)]
    ends = [token.end_pos or 0 for token in stop.tokens if (token.start_pos or 0) > at]
    near = [stop.at, after_last(stop), end]
    for place in dict.fromkeys((*near, *lines, *ends[: 2 * FAR])):
        where = f"before {shown(stop.word)}" if place == stop.at and not stop.ended else "at the end"
        if place not in near:
            where = f"behind {shown(stop.text[:place].split()[-1])}"
        weight = 0.0 if place in near else 1.0 if place in lines else 2.0
        place = min(place, end)
        help = f"write `{closer}` {where}"
        yield Mend(place, place, f" {closer} ", help, said, place=(at, at + 1), weight=weight)


def labels(stop: Stop) -> Iterator[Mend]:
    """`1.` or `a)` for `(1)` or `(a)`."""
    if stop.accepted & {"LABEL", "LABEL1", "LABEL2", "LABEL3"}:
        for found in LABELLED.finditer(stop.text, after_last(stop), stop.at + 8):
            written = f"({found[1] or found[2] or found[3]})"
            if written != found[0]:
                said = f"{shown(found[0])} is not how a label is written"
                yield Mend(*found.span(), written, f"write `{written}`", said, place=found.span(), partial=True)
