"""Kinds of lines: what predicates can tell of a material, its code apart, and every kind that they tell apart.

A predicate, asked of lines of one code, is a formula over *marks*: what a declaration says of the line. A mark belongs
to a question with several answers; `Marks.kinds` goes through the answers, one question after another, and keeps one of
those that no predicate tells apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from roolang.record import record
from roolang.smt.formula import FALSE, TRUE, Book, Formula, Given, ordered
from roolang.smt.singly import QUESTION, runs

Question: TypeAlias = tuple[str, ...]
Answer: TypeAlias = str
YES, NO = "yes", ""
FIRST = ("serves", "place", "originates", "obtained")
"""The questions that are settled first."""


@record(frozen=True, slots=True)
class Mark:
    """That the answer to a question is one of some."""

    question: Question
    answers: frozenset[Answer]


Views: TypeAlias = tuple[Formula, ...]
Facts: TypeAlias = tuple[tuple[Question, Answer], ...]


class TooMany(Exception):
    """There are more kinds of lines than are told apart."""


class Marks:
    """The marks that predicates ask for, and the answers that there are to each question."""

    def __init__(self, book: Book, most: int) -> None:
        self.book, self.most = book, most
        self.answers: dict[Question, tuple[Answer, ...]] = {}
        self._marks: dict[str, Mark] = {}

    def mark(self, question: Question, answers: Iterable[Answer] = (YES,)) -> Formula:
        """Whether the answer is one of some; a question without known answers is answered by yes or no."""
        wanted = frozenset(answers)
        every = self.answers.setdefault(question, (NO, YES))
        if wanted.isdisjoint(every):
            return FALSE
        if wanted.issuperset(every):
            return TRUE
        name = f"?{question}={sorted(wanted)}"
        self._marks[name] = Mark(question, wanted)
        return self.book.name(name)

    def kinds(self, views: Views, before: Facts = ()) -> Iterator[tuple[Facts, Views]]:
        """The answers that tell lines apart, each with what becomes of the views."""
        count = 0
        waiting = [(before, views)]
        while waiting:
            facts, now = waiting.pop()
            question = self._next(now)
            if question is None:
                yield facts, now
                continue
            options = self._options(question, now)
            waiting += [((*facts, (question, answer)), settled) for answer, settled in reversed(options)]
            count += 1
            if count > self.most:
                raise TooMany

    def _options(self, question: Question, views: Views) -> list[tuple[Answer, Views]]:
        """The answers with what becomes of the views: one of those from which the same follows, of places all."""
        settled = [(answer, self._settled(question, answer, views)) for answer in self.answers[question]]
        if question[0] == QUESTION:
            return list(runs(settled))
        options: dict[Views, Answer] = {}
        for answer, then in settled:
            options.setdefault(then, answer)
        return [(answer, then) for then, answer in options.items()]

    def _next(self, views: Views) -> Question | None:
        """The question to settle next: one that the views still hang on."""
        open_ = {self._marks[part.name].question for part in ordered(views) if part.name in self._marks}
        return min(open_, key=_order, default=None)

    def _settled(self, question: Question, answer: Answer, views: Views) -> Views:
        names = {
            part.name: TRUE if answer in mark.answers else FALSE
            for part in ordered(views)
            if (mark := self._marks.get(part.name)) is not None and mark.question == question
        }
        given = Given(self.book, names)
        return tuple(map(given.of, views))


def _order(question: Question) -> tuple[int, Question]:
    return (FIRST.index(question[0]) if question[0] in FIRST else len(FIRST)), question
