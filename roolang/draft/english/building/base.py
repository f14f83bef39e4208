"""What the makers of nodes share: places, words, questions, and what a clause is before clauses are joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from roolang.draft.english.building.predicates import denies, predicates
from roolang.draft.english.dates import Window
from roolang.draft.english.model import Question
from roolang.draft.english.patterns import END
from roolang.draft.english.tables import tables
from roolang.draft.english.words import plain
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t

Make: TypeAlias = "Callable[[Builder, list[Any], int, int], Any]"
MAKERS: dict[str, Make] = {}
CONDITIONAL = re.compile(r"(?:if|unless|when|where)\b", re.I)
"""What begins a condition of its own, and no material."""
STRAY = re.compile(r"^(?:the|a|an|such|any)\s+|[\s,;:.]+$", re.I)
QUOTES = str.maketrans({"“": "'", "”": "'", '"': "'", "‘": "'", "’": "'"})


def makes(*names: str) -> Callable[[Make], Make]:
    """Registers what makes the node of a rule of the grammar."""

    def register(make: Make) -> Make:
        for name in names:
            MAKERS[name] = make
        return make

    return register


@dataclass(slots=True)
class Clause:
    """One clause: a condition, an allowance, or a limit on what was named before it."""

    kind: Literal["change", "cond", "for", "its", "may", "too", "unread"]
    start: int
    end: int
    cond: t.Cond | None = None
    scope: t.Codes | None = None
    mats: t.Mats | None = None
    limits: tuple[t.Limit, ...] = ()
    allowed: bool = True
    measure: str = ""
    compare: str = ""
    status: t.Status | None = None
    opens: bool = False
    """Whether it begins an alternative by its words, as `A change to` does."""
    window: Window | None = None
    """From and until when, where that stands first."""


@dataclass(slots=True)
class Words:
    """A description as it stands."""

    text: str
    start: int
    end: int


class Doubtful(Exception):
    """A clause that fits the grammar and yet says nothing sure: it is taken as one that cannot be read."""


@dataclass(slots=True)
class Doubt:
    """A node that may be read otherwise: what is doubtful, what was chosen, and the node that the other reading has."""

    start: int
    end: int
    about: str
    chosen: str
    node: Any
    other: Any


class Builder:
    """Makes nodes that know their place in one text, and remembers what a declarant will be asked."""

    def __init__(self, text: str, goods: str | None) -> None:
        self.text = text
        self.goods = goods
        self.source = SourceFile("rule", text)
        self.questions: list[Question] = []
        self.places: list[tuple[int, int]] = []
        """Where each of what a rule is made of stands; the driver sets it before each rule."""
        self.doubts: list[Doubt] = []
        self.unlike: set[str] = set()
        """Words that stand where an operation may, but name nothing that is done."""
        self.not_group: tuple[int, int] | None = None
        """Where the text says that the goods of the rule are no source of the change that is being read."""
        self.sure = False
        """Whether a question of fact may be a whole rule."""
        self.of_set = False
        """Whether the rule is about the articles of a set."""
        self.names = tables().materials
        self.within = tables().within
        self.defined = tables().defined

    def make(self, name: str, taken: list[Any], start: int, end: int) -> Any:
        """The node of a rule."""
        return MAKERS[name](self, taken, start, end)

    def mark(self) -> int:
        """Where the memory stands, to come back to."""
        return len(self.questions)

    def back(self, mark: int) -> None:
        """Forgets what was remembered since a mark."""
        del self.questions[mark:]
        self.not_group = None

    def span(self, start: int, end: int) -> Span:
        """A place."""
        return Span(self.source, start, end)

    def words(self, start: int, end: int) -> str:
        """Words of the text, spelled as the rule file spells them: the same wherever the same is meant."""
        words = " ".join(self.text[start:end].split())
        words = re.sub(r"(?<=\w)[-‑] (?=\w)", "-", words.translate(QUOTES))
        words = STRAY.sub("", words)
        if words[:1].isupper() and not words[1:2].isupper():
            words = words[0].lower() + words[1:]
        return words

    def material(self, words: str) -> str:
        """The name under which the vocabulary has a material; nothing if it has none."""
        node = self.names
        for word in plain(words).split():
            if word not in node:
                return ""
            node = node[word]
        return str(node.get(END, ""))

    def can_be(self, name: str, of: t.Codes | None) -> bool:
        """Whether a material of the vocabulary can be of some codes."""
        if of is None or name not in self.within:
            return True
        return any(
            not isinstance(item, t.CodeRange)
            or (low.ljust(10, "0") <= item.high.ljust(10, "9") and item.low.ljust(10, "0") <= high.ljust(10, "9"))
            for low, high in self.within[name]
            for item in of.items
        )

    def forget(self, start: int, end: int) -> None:
        """Forgets the questions of a place."""
        self.questions[:] = [q for q in self.questions if not (start <= q.place[0] and q.place[1] <= end)]

    def ask(
        self,
        kind: Literal["description", "operation", "fact"],
        words: str,
        start: int,
        end: int,
        *,
        free: bool = False,
        known: bool = False,
    ) -> None:
        """Remembers a question; of words that are free the vocabulary does not say what they mean here.

        Words that are known are made of such as the vocabulary has.

        Words that deny something, or are said of something outside them, name nothing: they raise `Doubtful`.
        """
        if kind == "description" and NO_WORDS.fullmatch(words):
            raise Doubtful
        defined = known or (not free and kind != "fact" and words in self.defined)
        if kind != "fact" and not defined and (denies(words) or (kind == "description" and predicates(words))):
            raise Doubtful
        self.questions.append(Question(words, kind, defined, (start, end)))


@makes("first", "one")
def _one(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [ch[0]]


@makes("another")
def _another(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [*ch[0], ch[1], ch[2]]


@makes("more")
def _more(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [*ch[0], ch[-1]]


@makes("next")
def _next(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [*ch[0], ch[1]]


@makes("dated")
def _dated(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """A clause that is written only from or until a day."""
    clause: Clause = ch[0]
    if clause.cond is not None:
        clause.cond = t.Guarded(clause.cond, ch[1][0], ch[1][1], span=b.span(start, end))
    return clause


@makes("dated_ahead")
def _dated_ahead(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """`from 1 January 2028: ...`: a day that stands first is for all that is asked in the alternative."""
    clause: Clause = ch[1]
    if clause.cond is None:
        raise Doubtful
    clause.start, clause.window = start, ch[0]
    return clause


@makes("same", "rule")
def _same(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return ch[0]


@makes("joined_lists")
def _joined(b: Builder, ch: list[Any], start: int, end: int) -> Any:
    return [*ch[0], *ch[2]]


DOING = re.compile(r"(?:ing|tion|tions|sion|(?<!fila)ment|ysis|removal|synthesis|process|processes)[\s,]*$", re.I)
"""What words end in that name something done."""
LEADING = re.compile(r"(?:in|of|see|with|the|if|and|or|to|at|on|as|which|for) ")
STRUCTURE = re.compile(r"\b(?:CC|CTH|CTSH|WO|PE|RVC|QVC|provided that|change to|change from)\b")
"""What names no operation, and is a clause of its own."""
NO_WORDS = re.compile(r"\W*(?:(?:\d+|and|or|to|through|thru|until|up)\b\W*)*(?:.*\b(?:CC|CTH|CTSH|RVC|QVC)\b.*)?")
"""Figures and connectives, the rest of a code that stands before them; and what holds a rule: they describe nothing."""
OBJECT = re.compile(r"[ ,]+(?:of|by|with|from|for|in) ")


def done(words: str) -> bool:
    """Whether words name something that is done, such as `retreading of used tyres`."""
    return not LEADING.match(words) and DOING.search(OBJECT.split(words)[0]) is not None


@makes("unread")
def _unread(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    words = b.words(start, end)
    if not done(words) or denies(words) or "%" in words or "per cent" in words or STRUCTURE.search(words):
        return unread(b, start, end)
    b.forget(start, end)
    b.ask("operation", words, start, end)
    operation = t.Operation(words, span=b.span(start, end))
    made = t.Undergoes(t.Operations((operation,), span=operation.span), span=operation.span)
    return Clause("cond", start, end, made)


@makes("retained")
def _retained(b: Builder, ch: list[Any], start: int, end: int) -> Clause:
    """A question of fact that the field asks in these words."""
    b.sure = True
    clause = unread(b, start, end)
    return Clause("cond", start, end, clause.cond, opens=True)


def unread(b: Builder, start: int, end: int) -> Clause:
    """A clause that nobody reads: a question of fact in its own words."""
    b.forget(start, end)
    words = b.words(start, end)
    b.ask("fact", words, start, end)
    return Clause("unread", start, end, t.Established(words, span=b.span(start, end)))
