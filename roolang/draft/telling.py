"""What the reader of a source should know of how its words were read, each at its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from roolang.diagnostics import Finding, Label
from roolang.draft.annex import Document
from roolang.draft.english import Ambiguity
from roolang.draft.entries import RowRead
from roolang.draft.parts import Part
from roolang.format import show

FOREIGN = {
    "French": "le la les des du et ou dans que une est sont pour matières toutes valeur chapitre position",
    "Spanish": "el los las de del en y o que una es son para materiales todos valor capítulo partida",
    "German": "der die das und oder aus nicht ist sind für alle wert kapitel position vormaterialien",
    "Portuguese": "o os as da do dos em e ou que uma para matérias todas valor capítulo posição",
    "Italian": "il gli le dei della e o che una sono per materiali tutti valore capitolo voce",
}
WORDS = {name: frozenset(words.split()) for name, words in FOREIGN.items()}
_OURS = "the of in a an and or to from any is are which that used all not value heading chapter"
ENGLISH = frozenset(_OURS.split())
LEAST = 4
"""So many words of another language, and more than of English, make a text of it."""
SHORT = 60


def told(reads: Sequence[RowRead], document: Document, silent: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Everything: words not read, questions, ambiguities, split lists, missing codes, remarks.

    `silent` are the parties that have no words of their own in a text, by the text.
    """
    asked: Counter[str] = Counter(
        question.words for read in reads for part in read.parts for question in part.reading.questions
    )
    seen: set[str] = set()
    for read in reads:
        if read.goods is None and any(part.reading.scope is None for part in read.parts):
            yield _no_code(read)
        for part in read.parts:
            yield from _unread(read, part)
            yield from _split(read, part)
            if parties := silent.get(part.text):
                yield _silent(read, part, parties)
            yield from _questions(read, part, asked, seen)
            for each in part.reading.ambiguities:
                yield _ambiguous(read, part, each)
    if document.remarks:
        yield _remarks(document)


def _no_code(read: RowRead) -> Finding:
    part = read.parts[0]
    label = Label(read.span(part, 0, len(part.text)), "which goods is this for?")
    said = (
        f"`{read.row.heading}` is no tariff code" if read.row.heading else "no code says which goods this rule is for"
    )
    return Finding("RL9106", said, label, help="put the code in front: `84.07 A change to ...`")


def _unread(read: RowRead, part: Part) -> Iterator[Finding]:
    reading = part.reading
    if reading.status == "refused":
        span = read.span(part, *(reading.unread[0] if len(reading.unread) == 1 else (0, len(part.text))))
        if language := language_of(part.text):
            message, help_ = f"this seems to be {language}: only English is read", "give the English text"
            yield Finding("RL9122", message, Label(span, "not read"), help=help_)
        elif reading.reason.startswith("a bracket"):
            yield Finding(
                "RL9121", "a square bracket has no partner", Label(span, "here"), help="close it, or take it out"
            )
        else:
            message = f"the rule was not read: {reading.reason or 'no form of rule that is known'}"
            help_ = "in its place stands a question with its words; write the rule by hand"
            yield Finding("RL9110", message, Label(span, "not read"), help=help_)
        return
    for start, end in reading.unread:
        words = " ".join(part.text[start:end].split())
        message = f"`{_short(words)}` was not read"
        yield Finding(
            "RL9110", message, Label(read.span(part, start, end), "not read"), help="say it by hand in the rule"
        )


def _silent(read: RowRead, part: Part, parties: tuple[str, ...]) -> Finding:
    who = ", ".join(parties)
    label = Label(read.span(part, 0, len(part.text)), "some words here are others' alone")
    message = (
        f"{who} {'has' if len(parties) == 1 else 'have'} no words where some must stand: the position is unresolved"
    )
    return Finding("RL9124", message, label, help=f"write what {who} would have, or add it to a bracket")


def _split(read: RowRead, part: Part) -> Iterator[Finding]:
    if part.joined:
        count = part.last - part.first
        others = tuple(
            Label(read.row.clauses[i].span, "goes on here") for i in range(part.first + 1, part.last)
        )  # fmt: skip
        label = Label(read.row.clauses[part.first].span, "this rule")
        message = f"one rule stands in the source as {count} alternatives; it was joined again"
        yield Finding("RL9113", message, label, others=others, help="join them in the source")


def _questions(read: RowRead, part: Part, asked: Counter[str], seen: set[str]) -> Iterator[Finding]:
    for each in part.reading.questions:
        if each.defined or each.words in seen:
            continue
        seen.add(each.words)
        times = f", as in {asked[each.words] - 1} other places" if asked[each.words] > 1 else ""
        message = f"the text does not define `{_short(each.words)}`{times}: the declarant must answer for it"
        label = Label(read.span(part, *each.place), f"a question of {each.kind}")
        yield Finding("RL9111", message, label, help="define it in the file if another article says what it means")


def _ambiguous(read: RowRead, part: Part, each: Ambiguity) -> Finding:
    message = f"this can be read in two ways: {each.about}"
    help_ = f"it was read as: {each.chosen}\nthe other way: {show(each.other)}"
    if each.product:
        help_ += f"\nwhat tells them apart: {each.product}"
    return Finding("RL9112", message, Label(read.span(part, *each.place), "two readings"), help=help_)


def _remarks(document: Document) -> Finding:
    count = len(document.remarks)
    what = "a remark stands" if count == 1 else f"{count} remarks stand"
    message = f"{what} beside the rows; they are kept as comments and bind nothing"
    help_ = "what binds in them must be written by hand, as a provision or a definition"
    return Finding("RL9123", message, Label(document.remarks[0], "the first"), help=help_)


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[:SHORT]}..."


def language_of(text: str) -> str:
    """The language of a text that is not English; nothing if it may be."""
    if sum(1 for each in text if each.isalpha() and ord(each) > 0x250) > len(text) / 3:
        return "in another script"
    words = re.findall(r"[^\W\d_]+", text.lower())
    english = sum(word in ENGLISH for word in words)
    counts = {name: sum(word in known for word in words) for name, known in WORDS.items()}
    name = max(counts, key=lambda each: counts[each])
    return f"in {name}" if counts[name] >= LEAST and counts[name] > english else ""
