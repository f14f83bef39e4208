"""What reading the words of one rule comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from roolang.syntax import tree as t

Status: TypeAlias = Literal["compiled", "partial", "refused"]
Place: TypeAlias = tuple[int, int]
"""Characters of the text, from and up to (not including)."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a declarant must answer: its words as the rule file spells them, and where the text has them.

    `kind` is `description` (is it that?), `operation` (was that done?) or `fact` (is that so?). It is `defined` if the
    published vocabulary says what the words mean; only a question that is not makes a rule partial.
    """

    words: str
    kind: Literal["description", "operation", "fact"]
    defined: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Words that may be read in two ways: `chosen` stands in the condition, `other` is the condition read otherwise."""

    place: Place
    about: str
    chosen: str
    other: t.Cond
    product: str = ""
    """A product that tells the two apart, with its verdicts; empty where none was looked for or found."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a rule say.

    `condition`: for `rule for ... requires`; None if the words are refused.
    `scope`: the goods that the text itself names, where it names the same for every alternative; codes that differ by
    alternative stand in guards inside the condition. A caller whose row names other goods writes the rule for `scope`.
    `unread`: words that became no structure and no question (of a refused text all that was not understood).
    `idle`: words that mean nothing for the verdict, from the list in docs/draft.md.
    Every node of the condition has a span in a source whose text is the text that was read.
    """

    text: str
    status: Status
    condition: t.Cond | None
    scope: t.Codes | None = None
    unread: tuple[Place, ...] = ()
    idle: tuple[Place, ...] = ()
    questions: tuple[Question, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    notes: tuple[str, ...] = ()
    """Remarks of the text that bind nothing by themselves, such as `see Introductory Note 6`."""
    reason: str = ""
    """Why the words were refused, in a sentence; empty otherwise."""
