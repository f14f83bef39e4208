"""Cutting a text into statements without parsing it, so that a broken one hides no other.

A statement word is reserved wherever it stands, so it begins a statement unless the words before it lead up
to it (`add rule for`, `delete alternative (2) of rule for`). A wrong cut does no harm: the parser tries to
join the neighbours of a piece that does not parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from roolang.limits import MAX_BRACKETS
from roolang.record import record
from roolang.syntax import terminals
from roolang.syntax.vocabulary import LEADING, keywords, statement_phrases, widened

VERBS = ("requires", "additionally requires", "alternatively accepts")
QUIET = r"\"[^\"]*\"|“[^”]*”|\#[^\n]*"
"""Where no word counts: quotations, and comments where they have not been covered."""
LIKELY = r"(?=[\"“#\[\]:]|(?m:^)|(?<![\w’'-])[^\W\d])"
"""Where anything that matters may begin: nowhere within a word, which is most of a text."""
IDLE = re.compile(r"(?:\s|;|\.(?=\s)|\#[^\n]*|(?:[Tt]he|[Aa]n?)(?![\w-]))*")
"""What may stand between two words without meaning anything."""
PARTY = r"(?!(?:and|or)\b)[A-Za-z]{2,3}"
OWNED = rf"\[\s*{PARTY}(?:[\s,;/]+{PARTY})*(?:\s+(?:propose|oppose|support|consider)s?)?\s*"
"""How a bracket begins that has parties, rightly spelled or not."""
OF = re.compile(r"(?<![\w-])of[^\S\n]+(?:the[^\S\n]+)?\Z")
BRACKETS = re.compile(rf"{QUIET}|[\[(]|[\])]")


@dataclass
class Piece:
    """The place of one statement, or of a bracket with the statements in it."""

    start: int
    end: int
    parts: list[Piece] = field(default_factory=list)


@record(frozen=True, slots=True)
class Word:
    """A keyword, bracket or colon that matters for cutting: what it is, its place, and its phrase."""

    kind: str
    start: int
    end: int
    phrase: str


@cache
def statement_line() -> re.Pattern[str]:
    """A statement phrase, or the first word of one, at the beginning of a line."""
    return re.compile(rf"^[^\S\n]*(?:{_either(statement_phrases())}|{_loose()})", re.MULTILINE)


@cache
def _scanner() -> re.Pattern[str]:
    """Everything that matters for cutting, in the order in which it must be tried."""
    starts = re.compile(f"{_either(statement_phrases())}|{_loose()}")
    inside = [p for p in terminals.phrases() if any(starts.match(p, i + 1) for i, c in enumerate(p) if c == " ")]
    passing = [phrase for phrase in inside if phrase not in statement_phrases()]
    bracket = terminals.parser().get_terminal("ATTR_STATEMENT").pattern.to_regexp()
    return re.compile(
        rf"{LIKELY}(?:{QUIET}|(?P<group>{bracket}|{OWNED}:?\s*(?=(?:{_either(statement_phrases())})))"
        rf"|(?P<open>\[(?:\s*[Rr]eading\s[^\[\]\":#\n]*:)?)|(?P<close>\])|(?P<colon>:)"
        rf"|(?<![\w’'-])(?:(?P<passing>{_either(passing)})|(?P<word>{_either(statement_phrases())})"
        rf"|(?P<verb>{_either(VERBS)}))|(?m:^[^\S\n]*)(?!{_either(statement_phrases())})(?P<loose>{_loose()}))"
    )


def cut(text: str) -> list[Piece]:
    """The pieces of a text, one a statement, in order; what lies between them means nothing."""
    words = [
        Word(found.lastgroup, found.start(found.lastgroup), found.end(), " ".join(found[0].lower().split()))
        for found in _scanner().finditer(text)
        if found.lastgroup
    ]
    pieces = _divide(text, words, _closers(words))
    for piece in pieces:
        piece.parts = [part for part in piece.parts if not is_idle(text, part)]
    return [piece for piece in pieces if not is_idle(text, piece)]


def is_idle(text: str, piece: Piece) -> bool:
    """Whether a piece holds nothing that means anything."""
    return bool(IDLE.fullmatch(text, piece.start, piece.end))


def depth_beyond(text: str, piece: Piece) -> int | None:
    """The place of the first bracket that is nested too deeply, if there is one."""
    open_brackets = 0
    for found in BRACKETS.finditer(text, piece.start, piece.end):
        if found[0] in "[(":
            open_brackets += 1
        elif found[0] in "])":
            open_brackets = max(0, open_brackets - 1)
        if open_brackets > MAX_BRACKETS:
            return found.start()
    return None


def _divide(text: str, words: list[Word], closers: dict[int, int]) -> list[Piece]:
    """The pieces between the words that begin a statement; those in a bracket are its parts, however deep."""
    pieces = [Piece(0, len(text))]
    context = _Context(text)
    bracket_end = 0
    inner: set[int] = set()
    for index, word in enumerate(words):
        inside = word.start < bracket_end
        row = pieces[-2].parts if inside else pieces
        if word.kind == "group" and not inside:
            pieces[-1].end = word.start
            bracket_end = closers.get(index, 0)
            pieces.append(Piece(word.start, bracket_end or len(text)))
            if bracket_end:
                pieces.append(Piece(bracket_end, len(text)))
        elif word.kind == "group" or word.end in inner:
            _ended(row, word)
            inner.add(closers.get(index, 0))
        elif context.begins(word, after_bracket=inside):
            _ended(row, word)
            row.append(Piece(word.start, bracket_end - 1 if inside else len(text)))
        context.pass_by(word)
    return pieces


def _ended(row: list[Piece], word: Word) -> None:
    """The last piece goes to a word at most."""
    if row:
        row[-1].end = min(row[-1].end, word.start)


def _closers(words: list[Word]) -> dict[int, int]:
    """Where the bracket around statements closes that opens at a word; absent if it never does."""
    closers: dict[int, int] = {}
    opened: list[int] = []
    for index, word in enumerate(words):
        if word.kind == "group" or (word.kind == "open" and opened):
            opened.append(index)
        elif word.kind == "close" and opened:
            closers[opened.pop()] = word.end
    return closers


class _Context:
    """What has been read of the present statement, as far as it decides whether a word begins a new one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.head = ""
        self.before: Word | None = None
        self.settled = False

    def begins(self, word: Word, after_bracket: bool) -> bool:
        """Whether this word is the first one of a statement."""
        if word.kind not in ("word", "loose"):
            return False
        if self._led(word) or (self._adjacent(word, "group") and not after_bracket) or self._owned(word):
            return False
        if self.head == "amend" and word.phrase == "replace" and self._adjacent(word, "colon"):
            return False
        if self.head == "proposal" and word.phrase == "amend" and self._unfinished(word):
            return False
        waiting = {"rule for": "in force", "list": "nomenclature hs", "delete alternative": word.phrase}
        return self.settled or waiting.get(self.head) != word.phrase

    def _owned(self, word: Word) -> bool:
        """Whether `of` stands before this word on its line: no statement ends there."""
        return bool(OF.search(self.text, max(0, word.start - 12), word.start))

    def _unfinished(self, word: Word) -> bool:
        """Whether the header before this word, on its line, has not said what it amends."""
        between = self.text[self.before.end if self.before else 0 : word.start]
        return "\n" not in between and not re.search(r"\bamends\b", between)

    def _adjacent(self, word: Word, kind: str) -> bool:
        """Whether the word before is of some kind, with nothing in between."""
        before = self.before
        return bool(before and before.kind == kind and IDLE.fullmatch(self.text, before.end, word.start))

    def _led(self, word: Word) -> bool:
        """Whether the words just before lead up to this one."""
        return bool(self.before and self.before.phrase in LEADING and self._adjacent(word, "word"))

    def pass_by(self, word: Word) -> None:
        """Takes note of a word."""
        if word.kind in ("word", "loose", "group"):
            if self.head == "delete alternative" and not self.settled and word.kind == "word":
                self.settled = True
            elif not (self._led(word) and self.head in ("amend", "delete", "add to", "delete from")):
                self.head, self.settled = re.sub(r"\s(?:the|an|a)(?=\s)", "", word.phrase), False
        elif word.kind == "verb" or (word.kind == "colon" and self.head == "list"):
            self.settled = True
        if word.kind != "passing":
            self.before = word


def _either(phrases: Iterable[str]) -> str:
    """A pattern for any of these phrases, longest first, spelled as freely as the grammar allows."""
    return "|".join(_spelling(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _spelling(phrase: str) -> str:
    alone = terminals.FREE_ALONE.get(phrase)
    return (f"(?=[{alone[0].upper()}{alone[0]}]{alone[1:]})" if alone else "") + widened(phrase)


@cache
def _loose() -> str:
    """The first words of statement phrases that no other phrase begins with."""
    others = {phrase.split()[0] for phrase in keywords() if phrase not in statement_phrases()}
    first = {phrase.split()[0] for phrase in statement_phrases()} - others - set(terminals.FREE_ALONE)
    return f"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in sorted(first))})(?![\\w-])"
