"""Words with square brackets in them: whose words they are, and the text that one party stands for.

Negotiators write brackets in many ways; here each becomes one of few kinds. A view is a plain text without brackets,
and knows for each of its characters where it stands in the text with brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from roolang.record import record

PARTY = r"[A-Z]{2}(?![A-Za-z])"
PARTIES = rf"{PARTY}(?:\s*(?:/|,|and|&)\s*{PARTY})*"
VERBS = {
    "propose": "propose",
    "proposes": "propose",
    "support": "support",
    "supports": "support",
    "oppose": "oppose",
    "opposes": "oppose",
    "consider": "consider",
    "considers": "consider",
    "considering": "consider",
    "idea": "consider",
}
ASIDE = r"(?:\s*\([^()\[\]]*\))?"
STANCE = rf"{PARTIES}(?:\s+(?:{'|'.join(VERBS)}){ASIDE})?"
HEAD = re.compile(rf"\s*{STANCE}(?:\s*;\s*{STANCE})*\s*:")
ONE = re.compile(rf"(?P<parties>{PARTIES})(?:\s+(?P<verb>{'|'.join(VERBS)}){ASIDE})?")
ALTERNATIVE = re.compile(r"\s*(?:ALT|Alt|ALTERNATIVE|Alternative|Option|OPTION)\.?\s*(\d+)\s*:")
NOTE = re.compile(
    r"\s*(?:(?:drafters?['’]?s?|negotiators?['’]?s?|chair['’]?s?|editors?['’]?s?)\s+note|note(?:\s+to\s+draft)?)\s*:"
    r"|\s*[A-Z]{2}\s+to\s+(?:revert|confirm|check)\b",
    re.IGNORECASE,
)
OPEN = re.compile(r"\s*([A-WYZ]|X{1,3}|●|•|_{1,6}|TBD|tbd|to be determined|to be decided)\s*(%?)\s*")
PENDING = re.compile(r"\s*(?:yet\s+)?to be (?:agreed|negotiated|completed)\s*\.?\s*|\s*placeholder\b.*", re.I | re.S)


@record(frozen=True, slots=True)
class Stance:
    """Parties and what they do with bracketed words."""

    parties: tuple[str, ...]
    verb: str


@record(frozen=True, slots=True)
class Words:
    """Words that no bracket of their own holds."""

    start: int
    end: int


@record(frozen=True, slots=True)
class Bracket:
    """Words between brackets.

    `kind`: `party`, `alternative`, `nobody` (held by all), `note` (not part of the text), `open` (a number nobody has
    filled in), `pending` (a rule nobody has written).
    """

    start: int
    end: int
    kind: str
    inner: tuple[Piece, ...] = ()
    stances: tuple[Stance, ...] = ()
    number: int = 0
    name: str = ""

    def held(self, party: str) -> bool:
        """Whether a party stands for the words; of words that some only oppose, all others do."""
        held = {each for stance in self.stances for each in stance.parties if stance.verb in ("propose", "support")}
        if held:
            return party in held
        opposed = {each for stance in self.stances for each in stance.parties if stance.verb == "oppose"}
        return bool(opposed) and party not in opposed


FigureOf: TypeAlias = Callable[[str], str]
"""Gives the figure that stands in for a number nobody has filled in, by how it is written."""
Piece: TypeAlias = "Words | Bracket"


@record(frozen=True, slots=True)
class View:
    """A text without brackets: its characters, and where each run of them stands in the text with brackets."""

    text: str
    runs: tuple[tuple[int, int, int], ...]
    """(start in the view, start in the marked text, length there)"""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the view stand in the marked text."""
        first = self._at(start)
        return first, max(self._at(max(end - 1, start)) + 1, first)

    def _at(self, offset: int) -> int:
        for begins, there, length in reversed(self.runs):
            if offset >= begins:
                return there + min(offset - begins, max(length - 1, 0))
        return 0


@record(frozen=True, slots=True)
class Marked:
    """A text with brackets, taken apart. `broken` is where a bracket has no partner, or -1."""

    text: str
    pieces: tuple[Piece, ...]
    broken: int = -1

    @property
    def plain(self) -> bool:
        """Whether there is nothing in it but words."""
        return all(isinstance(piece, Words) for piece in self.pieces)

    def brackets(self) -> Iterator[Bracket]:
        """All brackets, the outer before the inner."""
        yield from _brackets(self.pieces)

    def parties(self) -> tuple[str, ...]:
        """The parties that are named, in the order of the text."""
        named = (p for each in self.brackets() for stance in each.stances for p in stance.parties)
        return tuple(dict.fromkeys(named))

    def alternatives(self) -> tuple[int, ...]:
        """The numbers of alternatives that nobody claimed."""
        return tuple(sorted({each.number for each in self.brackets() if each.kind == "alternative"}))

    def view(self, party: str = "", alternative: int = 0) -> View:
        """The text as one party stands for it, with one of the numbered alternatives."""
        found: list[tuple[str, int, int]] = []
        _collect(self.text, self.pieces, party, alternative, found)
        return _joined(found)


def _brackets(pieces: Iterable[Piece]) -> Iterator[Bracket]:
    for piece in pieces:
        if isinstance(piece, Bracket):
            yield piece
            yield from _brackets(piece.inner)


def _collect(
    text: str, pieces: tuple[Piece, ...], party: str, alternative: int, found: list[tuple[str, int, int]]
) -> None:
    for piece in pieces:
        if isinstance(piece, Words):
            found.append((text[piece.start : piece.end], piece.start, piece.end - piece.start))
        elif piece.kind == "open":
            found.append((piece.name, piece.start, piece.end - piece.start))
        elif _held(piece, party, alternative):
            _collect(text, piece.inner, party, alternative, found)


def _held(piece: Bracket, party: str, alternative: int) -> bool:
    match piece.kind:
        case "party":
            return piece.held(party)
        case "alternative":
            return piece.number == alternative
    return piece.kind == "nobody"


def _joined(found: list[tuple[str, int, int]]) -> View:
    """The runs one after another; where a bracket fell out, no two spaces are left and none before a comma."""
    text, runs = "", []
    for words, there, length in found:
        if text.endswith((" ", "\n")) or not text:
            cut = len(words) - len(words.lstrip(" "))
            words, there, length = words[cut:], there + cut, length - cut
        if words[:1] in (",", ".", ";") and text.endswith(" "):
            text = text.rstrip(" ")
        if text[-1:].isalnum() and words[:1].isalnum():
            text += " "
        if words:
            runs.append((len(text), there, length))
            text += words
    return View(text, tuple(runs))


# ---- taking apart


def marked(text: str, number_of: FigureOf) -> Marked:
    """A text taken apart at its brackets; `number_of` gives the figures that stand in for open numbers."""
    if unmarked(text):
        return Marked(text, (Words(0, len(text)),))
    broken = _unpaired(text)
    if broken >= 0:
        return Marked(text, (Words(0, len(text)),), broken)
    return Marked(text, _pieces(text, 0, len(text), number_of))


def unmarked(text: str) -> bool:
    """Whether there is no bracket in a text."""
    return not any(mark in text for mark in "[]{}")


def _unpaired(text: str) -> int:
    open_: list[int] = []
    for place in re.finditer(r"[\[\]{}]", text):
        if place[0] in "[{":
            open_.append(place.start())
        elif not open_ or text[open_[-1]] != {"]": "[", "}": "{"}[place[0]]:
            return place.start()
        else:
            open_.pop()
    return open_[-1] if open_ else -1


def _pieces(text: str, start: int, end: int, number_of: FigureOf) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = start
    while at < end:
        opens = min((i for i in (text.find("[", at, end), text.find("{", at, end)) if i >= 0), default=end)
        if opens > at:
            found.append(Words(at, opens))
        if opens == end:
            break
        closes = _partner(text, opens)
        found.append(_bracket(text, opens, closes, number_of))
        at = closes + 1
    return _rivals(text, found)


def _partner(text: str, opens: int) -> int:
    depth = 0
    for place in re.compile(r"[\[\]{}]").finditer(text, opens):
        depth += 1 if place[0] in "[{" else -1
        if not depth:
            return place.start()
    raise AssertionError("brackets were counted before")


def _bracket(text: str, opens: int, closes: int, number_of: FigureOf) -> Bracket:
    inside = text[opens + 1 : closes]
    if text[opens] == "{" or NOTE.match(inside):
        return Bracket(opens, closes + 1, "note")
    if head := HEAD.match(inside):
        start = opens + 1 + head.end()
        inner = _pieces(text, start, closes, number_of)
        stances = tuple(
            Stance(tuple(re.findall(PARTY, each["parties"])), VERBS[each["verb"] or "propose"])
            for each in ONE.finditer(head[0])
        )
        return Bracket(opens, closes + 1, "party", inner, stances)
    if head := ALTERNATIVE.match(inside):
        inner = _pieces(text, opens + 1 + head.end(), closes, number_of)
        return Bracket(opens, closes + 1, "alternative", inner, number=int(head[1]))
    if found := OPEN.fullmatch(inside):
        return Bracket(opens, closes + 1, "open", name=number_of(found[1]) + found[2])
    if PENDING.fullmatch(inside):
        return Bracket(opens, closes + 1, "pending")
    return Bracket(opens, closes + 1, "nobody", _pieces(text, opens + 1, closes, number_of))


def _rivals(text: str, found: list[Piece]) -> tuple[Piece, ...]:
    """Brackets of nobody side by side offer different words for one place: numbered alternatives."""
    done: list[Piece] = []
    at = 0
    while at < len(found):
        group = [found[at]]
        while at + len(group) < len(found) and _nobody(group[-1]):
            following = found[at + len(group)]
            gap = isinstance(following, Words) and not text[following.start : following.end].strip()
            then = found[at + len(group) + 1] if gap and at + len(group) + 1 < len(found) else following
            if not _nobody(then):
                break
            group += [following, then] if gap else [following]
        brackets = [each for each in group if isinstance(each, Bracket)]
        if len(brackets) > 1:
            done += [
                Bracket(each.start, each.end, "alternative", each.inner, number=i) for i, each in enumerate(brackets, 1)
            ]
        else:
            done += group
        at += len(group)
    return tuple(done)


def _nobody(piece: Piece) -> bool:
    return isinstance(piece, Bracket) and piece.kind == "nobody"
