"""What a name that nothing defines may have been meant to say: another name, or a name and a word of the language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from roolang.diagnostics import Fix
from roolang.diagnostics.suggest import nearest, slips
from roolang.domain.declaration import fold
from roolang.source import SourceFile, Span
from roolang.syntax.astray import limits
from roolang.syntax.figures import worded
from roolang.syntax.known import method_of
from roolang.syntax.mend import PLAIN_WORD
from roolang.syntax.mending import WITHIN_NAMES
from roolang.syntax.names import plain, spelled
from roolang.syntax.probing import shown, walk
from roolang.syntax.recovery import Piece, cut
from roolang.syntax.screening import screen
from roolang.syntax.spelling import conjunction, joining, near_phrases

LONGEST = 6000
MOST = 3
MOST_TRIALS = 60
USUAL = {
    **dict.fromkeys(("exw", "exw price", "exw value", "ex works", "ex-works", "ex-works value"), "ex-works price"),
    **dict.fromkeys(("factory price", "ex-factory price", "ex factory price", "price ex works"), "ex-works price"),
    **dict.fromkeys(("fob value", "fob price", "free on board"), "FOB"),
    **dict.fromkeys(("cif value", "cif price"), "CIF"),
}
"""What people call a price, folded, and what the language calls it."""
LISTING = re.compile(r"(?:\bfrom|,)\s*\Z")
"""What stands before the lists of an exception: between two of them stands a comma, and `and` begins a condition."""
LONGEST_JOIN = 24
"""So far before a name its first word may begin: `or else`."""


def meant(span: Span, name: str, known: Iterable[str]) -> tuple[str, tuple[Fix, ...]]:
    """A help line for an unknown name that stands somewhere in a span, and the edits that it speaks of; or nothing."""
    names = {fold(each): each for each in known}
    place = _place(span, name)
    near = [names[each] for each in nearest(fold(name), names, MOST) if slips(fold(name), each) <= _limit(name)]
    if near and slips(fold(name), fold(near[0])) <= 2:
        return _said(near), tuple(Fix(place, spelled(each)) for each in near)
    divided = _divided(place, name, frozenset(names)) if " " in name or not near else ()
    if divided:
        return divided[0][0], tuple(dict.fromkeys(fix for _, fix in divided))[:MOST]
    near = near or list(nearest(name, names.values(), MOST))
    return _said(near), tuple(Fix(place, spelled(each)) for each in near)


THE_GOOD = {f"{which}{thing}" for which in ("", "final ", "finished ", "exported ") for thing in ("product", "article")}
THE_GOOD |= {"final good", "finished good", "end product", "product obtained"}
"""What treaties call what is judged, where these rules say `the good`."""
DEFINED = {
    "list": "list {}: 87.03",
    "quota": "quota {}: 1000 kg per year",
    "list of operations": "define operations {}: cutting, sewing",
    "method": "define method {} for QUANTITY as ...",
}
"""How things are defined, where it is not by `define KIND NAME as ...`."""


def definable(kind: str, name: str) -> str:
    """A help line that says how a name of some kind is given a meaning."""
    if kind == "list":
        other = f'; words that describe a material go in quotation marks: `"{name}"`'
    elif kind == "condition" and name.endswith("ing"):
        other = f"; what is done to a good is asked for by `undergoes {name}`"
    elif kind == "quantity" and method_of(name):
        return f"it is a method, which comes after a limit: `regional value content at least 40% by {method_of(name)}`"
    else:
        other = ""
    written = DEFINED.get(kind, f"define {kind.split()[-1]} {{}} as ...").format(name if plain(name) else spelled(name))
    return f"define it, as in `{written}`{other}"


def the_good(span: Span, name: str) -> Fix:
    """What is judged, in the place of a name for it that stands somewhere in a span."""
    place = _place(span, name)
    before = place.source.text[: place.start].split()[-1:]
    return Fix(place, "good" if before == ["the"] else "the good")


def _limit(name: str) -> int:
    return 1 if len(name) < 5 else 2 if len(name) < 12 else 3


def _said(near: list[str]) -> str:
    return (
        f"did you mean {' or '.join(f'`{each if plain(each) else spelled(each)}`' for each in near)}?" if near else ""
    )


def _place(span: Span, name: str) -> Span:
    """Where the name stands within a span, however it is spaced."""
    words = r"[\s_]+".join(map(re.escape, name.split()))
    found = re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE).search(span.source.text, span.start, span.end)
    return Span(span.source, found.start(), found.end()) if found else span


# ---- a name that is a name and something else


@lru_cache(maxsize=256)
def _divided(place: Span, name: str, known: frozenset[str]) -> tuple[tuple[str, Fix], ...]:
    """The ways to read a name as known names and a word of the language, the likeliest first."""
    piece = _piece(place)
    if piece is None or piece.end - piece.start > LONGEST:
        return ()
    text = screened(place.source)[piece.start : piece.end]
    found: list[tuple[float, str, Fix]] = []
    for number, (weight, start, end, new, help) in enumerate(_edits(place, known)):
        if number >= MOST_TRIALS:
            break
        tokens, stop = walk(text[: start - piece.start] + new + text[end - piece.start :])
        if stop is None:
            strange = sum(token.type == "NAME" and fold(str(token)) not in known for token in tokens)
            found.append((weight + 2 * strange, help, Fix(Span(place.source, start, end), new)))
    found.sort(key=lambda each: each[0])
    return tuple((help, fix) for weight, help, fix in found if weight <= found[0][0] + 1)


def _edits(place: Span, known: frozenset[str]) -> Iterator[tuple[float, int, int, str, str]]:
    """A word of the name that joins, or is nearly one of the language; or such a word between two of its words."""
    yield from _joins(place)
    yield from _usual(place)
    words = list(PLAIN_WORD.finditer(place.source.text, place.start, place.end))
    for i, word in enumerate(words):
        for count in range(1, min(4, len(words) - i) + 1):
            end = words[i + count - 1].end()
            written, text = place.source.text[word.start() : end], place.source.text
            for phrase, distance in near_phrases(" ".join(written.lower().split())):
                whole = shown(text[place.start : word.start()] + phrase + text[end : place.end])
                yield distance / 2, word.start(), end, phrase, f"did you mean {whole}?"
    for before, word in pairwise(words):
        left = fold(place.source.text[place.start : before.end()])
        right = fold(place.source.text[word.start() : place.end])
        if left in known or right in known:
            for joining in WITHIN_NAMES:
                new = ", " if joining == "," else f" {joining} "
                help = f"write `{joining}` before {shown(word[0])}"
                yield 1.0, before.end(), word.start(), new, help


def _joins(place: Span) -> Iterator[tuple[float, int, int, str, str]]:
    """`enough also cutting` for `enough and cutting`; `or else CTH`, of which the name is `else CTH`, for `or CTH`."""
    text = place.source.text
    for found in joining().finditer(text, max(0, place.start - LONGEST_JOIN), place.end):
        if place.start < found.end("word"):
            start, (_, new, help) = found.start(), conjunction(found)
            if LISTING.search(text, max(0, place.start - LONGEST_JOIN), place.start):
                start, new, help = len(text[:start].rstrip()), ",", f"write `,` instead of {shown(found['word'])}"
            yield -1.0, start, found.end(), new, help


def _usual(place: Span) -> Iterator[tuple[float, int, int, str, str]]:
    """`EXW` for `ex-works price`, `forty percent` for `40%`: what is no name but another way to say the same."""
    text = place.source.text
    if new := USUAL.get(fold(text[place.start : place.end])):
        yield -1.0, place.start, place.end, new, f"write `{new}`"
    for start, end, figures in worded(text, place.start, place.end):
        several = limits(text[place.start : start]) if start > place.start else ("",)
        if len(several) == 1:
            new = f"{several[0]} {figures}".strip()
            yield -1.0, start, end, new, f"write `{new}`"


def _piece(place: Span) -> Piece | None:
    """The statement in which a place lies."""
    row = pieces(place.source)
    at = bisect_right(row, place.start, key=lambda piece: piece.start) - 1
    if at < 0 or place.start >= row[at].end:
        return None
    return next((part for part in row[at].parts if part.start <= place.start < part.end), row[at])


@lru_cache(maxsize=4)
def screened(source: SourceFile) -> str:
    return screen(source).text


@lru_cache(maxsize=4)
def pieces(source: SourceFile) -> tuple[Piece, ...]:
    return tuple(cut(screened(source)))
