"""The words of one trace: its text without citations, its label in front, what stands for a long sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from roolang.explain.story import SHOWN, plain
from roolang.interpret import Trace, TraceKind
from roolang.interpret.deciding import is_tolerance
from roolang.ir.nodes import NEGATION

CITE = re.compile(r'\s*\b(?:cite|note|criterion)\s+"[^"]*"', re.IGNORECASE)
LABELLED = re.compile(r"\([^()\s]{1,8}\)$")
LINE = 90
"""So many characters of a condition are told in a sentence."""
BARE: dict[TraceKind, str] = {
    "all": "all of these", "any": "any of these", "at least": "some of these", "given": "nothing is asked",
    "no line": "no such material", "each line": "each material by itself", "good": "the good is of this class",
    "rule": "the product rule is met", "select": "the provision for the good", "compare": "the figure",
    "not": "not so", "fact": "the fact", "done": "the operation",
    "only done": "nothing else was done", "no rule": "no rule for the good",
}  # fmt: skip
"""What stands for a condition that has no words of its own."""


@lru_cache(maxsize=SHOWN)
def bare(words: str) -> str:
    """Words of a text without their citations."""
    return CITE.sub("", plain(words)).strip()


def words_of(trace: Trace) -> str:
    """The words as the text has them, without citations (shown apart) and without the label in front."""
    words = bare(trace.origin.words)
    label = trace.origin.label
    return words[len(label) :].strip() if LABELLED.match(label) and words.startswith(label) else words


def labelled(trace: Trace, text: str) -> str:
    """A text under the label of its item."""
    label = plain(trace.origin.label)
    return f"{label} {text}" if LABELLED.match(label) else text


def leaf_text(trace: Trace) -> str:
    """The words of a condition that has no conditions inside, under its label."""
    return labelled(trace, leaf_words(trace))


def leaf_words(trace: Trace) -> str:
    """The same without the label."""
    words = words_of(trace)
    if trace.kind == "no rule":
        words = plain(trace.note) or words
    elif trace.kind == "good" and words and not _is_clause(words):
        words = for_goods(words)
    elif (trace.kind == "done" or is_sequence(trace)) and words and not re.match(r"undergo|having", words):
        words = f"undergoes {words}"
    said = words or BARE.get(trace.kind, trace.kind)
    return f"{said} ({plain(trace.note)})" if trace.kind == "good" and trace.note else said


def opposite(trace: Trace) -> str:
    """A condition that does not hold, said as what is so instead; nothing where no words say it."""
    if trace.kind == "not" and speaks_for_itself(trace):
        return words_of(trace.parts[0])
    return f"more was done than {plain(trace.note)}" if trace.kind == "only done" and trace.note else ""


def shortened(words: str) -> str:
    """Words of a line or less: a longer text ends where one of its entries does."""
    if len(words) <= LINE:
        return words
    cut = words[:LINE]
    end = max(cut.rfind(", "), cut.rfind(" or "), cut.rfind("; "))
    return f"{cut[: end if end > LINE // 2 else cut.rfind(' ')].rstrip(',;')} ..."


def for_goods(words: str) -> str:
    """Which goods a provision is for."""
    if not words:
        return "for some goods"
    return (
        f"for {words}" if words.startswith(("any other good", "all other goods", "sets")) else f"for goods of {words}"
    )


def _is_clause(words: str) -> bool:
    """Whether the words say something of the good, rather than name a class of goods."""
    return (
        words.lower().startswith(("good ", "the good ", "produced in ")) or "wholly obtained" in words or ": " in words
    )


def head(trace: Trace, repeats: bool) -> str:
    """A short head for a condition whose parts follow: its name, or how the parts are joined.

    `repeats`: the parts have the same words, so the head says them.
    """
    if is_tolerance(trace):
        return plain(trace.origin.label)
    if trace.kind == "rule" or trace.origin.role == "rule" or repeats or is_sequence(trace):
        return labelled(trace, words_of(trace) or BARE[trace.kind])
    return labelled(trace, _joint(trace))


def is_sequence(trace: Trace) -> bool:
    """Whether it asks for operations in one phrase; a rule that asks for nothing else is still told as the rule."""
    asked = trace.kind == "all" and trace.origin.role != "rule" and bool(words_of(trace))
    return asked and all(part.kind == "done" for part in trace.parts)


def _joint(trace: Trace) -> str:
    match trace.kind:
        case "at least":
            return f"at least {trace.needed} of these {len(trace.parts)}"
        case "select":
            _, _, told = trace.note.partition(": ")
            return f"it is not known which of these applies{f' ({plain(told)})' if told else ''}"
        case "all" if trace.note:
            return plain(trace.note)
        case kind:
            return BARE[kind]


def speaks_for_itself(trace: Trace) -> bool:
    """Whether the words of a negation state it (`none of ...`, `good is not of ...`), not what it denies."""
    return trace.origin.role == NEGATION
