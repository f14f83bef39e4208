"""Guesses at words that are missing, too many or in the wrong place; each is tried by parsing before anyone is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from roolang.syntax.astray import between_codes, glued_to_number, limits
from roolang.syntax.mend import PLAIN_WORD, Mend
from roolang.syntax.probing import Stop, awaiting, shown
from roolang.syntax.vocabulary import named, spelled, statement_phrases

INSERTED = {
    "AND": "and",
    "OR": "or",
    "RULE_VERB": "requires",
    "LABEL": "(1)",
    "LABEL1": "(1)",
    "LABEL2": "(a)",
    "LABEL3": "(i)",
    "COMPARE": "at least",
    "TO": "to",
}
"""What stands for a pattern when it is tried."""
CONNECTING = (
    *(":", ",", "(", "as", "of", "by", "with", "under", "are", "on", "per year", "given", "expect", "for", "from"),
)
"""Words and signs that only join others; they are tried where something is missing."""
WITHIN_NAMES = (
    "by",
    "of",
    "and",
    "or",
    ",",
    "as",
    "with",
    "in",
    "on",
    "cite",
    "under",
    "covers",
    "for",
    "from",
    "at least",
)
"""What may be missing between two names."""
BEFORE_NAMES = (
    "undergoes",
    "change from",
    "made from",
    "by",
    "of",
    "for",
    "with",
    "as",
    "under",
    "listed in",
    "within quota",
)
"""What may be missing before a name."""
IN_BRACKETS = ("tracing", "counting only", "on", "and", "or", "except from", "however")
"""What may be missing at the beginning of a bracket."""
FIRST_WORDS = ("use", "rule for", "list", "tolerance", "test", "parties", "agreement", "language", "define material",
               "define quantity", "define condition", "define operation", "origin is conferred by")  # fmt: skip
"""What is most often lost at the beginning of a statement."""
WHOLE = {"wholly obtained", "no change in tariff classification", "product rule is met", "all other goods", "sets"}
"""Phrases that are a condition or a class by themselves: nobody leaves out one of them alone."""
LINKS = ("followed by", "preceded by", "combined with")
PLACED = re.compile(r"\s(?P<what>in\s+[A-Z]{2}(?:\s*,\s*[A-Z]{2})*)\s*\Z")
DANGLING = {"AND", "OR", "ENTRY_AND", "LIMIT_OR", "PROVIDED", "COMMA"}


def doubled(stop: Stop) -> Iterator[Mend]:
    """A word that stands twice."""
    if stop.last is not None and stop.word and f" {stop.last}".lower().endswith(f" {stop.word.lower()}"):
        yield Mend(*stop.found, " ", f"drop the second {shown(stop.word)}")


def dangling(stop: Stop) -> Iterator[Mend]:
    """An `and`, an `or` or a comma that nothing follows, or nothing precedes."""
    if stop.last is not None and stop.last.type in DANGLING:
        start, end = stop.last.start_pos or 0, stop.last.end_pos or 0
        word = shown(str(stop.last))
        yield Mend(start, end, " ", f"drop {word}, or write what follows it", place=(start, end))
    if stop.word in ("and", "or", ","):
        start, end = stop.found
        yield Mend(start, end, " ", f"drop {shown(stop.word)}, or write what belongs beside it")


def reserved_names(stop: Stop) -> Iterator[Mend]:
    """A word of the language in the middle of a name."""
    word = PLAIN_WORD.match(stop.text, stop.at)
    first = spelled().get(stop.tokens[0].type, "") if stop.tokens else ""
    naming = first.startswith("define") or first in ("list", "quota", "agreement", "accumulation", "part of")
    if stop.last is None or not word or not (naming or stop.accepted <= {"NAME", "STRING"}):
        return
    begin = (stop.last.start_pos or 0) if stop.last.type == "NAME" else word.start()
    after = re.compile(rf"\s+({PLAIN_WORD.pattern})").match(stop.text, word.end())
    for end in dict.fromkeys((after.end() if after else word.end(), word.end())):
        joined = "_".join(stop.text[begin:end].split())
        said = f"`{word[0]}` is a word of the language and cannot stand in a name"
        help = f"write {shown(joined)}: an underscore keeps it together"
        help = help if "_" in joined else "choose another name"
        whole = "_" in joined
        weight = 0.0 if naming else 5.0
        new = joined if whole else joined + "_"
        yield Mend(begin, end, new, help, said, place=word.span(), exact=whole, weight=weight)


def without_kind(stop: Stop) -> Iterator[Mend]:
    """An accumulation that does not say of what kind it is."""
    if stop.last is not None and spelled().get(stop.last.type) == "accumulation" and stop.accepted == {"NAME"}:
        said = "an accumulation says first of what kind it is"
        help = f"write `accumulation bilateral {stop.word} ...`, or what kind it is: bilateral, diagonal, full"
        yield Mend(stop.at, stop.at, "bilateral ", help, said, place=stop.found, exact=False)


def placed_twice(stop: Stop) -> Iterator[Mend]:
    """Operations that are joined behind a place: a line of a test says one place, and so does a condition."""
    if " ".join(stop.word.split()) not in LINKS:
        return
    if "undergoes" in {spelled().get(name, name) for name in stop.accepted} and "preceded" not in stop.word:
        help = f"write `undergoes` instead of {shown(stop.word)}: operations took place in the order of their lines"
        yield Mend(*stop.found, " undergoes ", help, "a place ends the operations that it is said of")
    elif (place := PLACED.search(stop.text, 0, stop.at)) and place["what"] in stop.text[stop.found[1] :]:
        help = f"drop {shown(place['what'])}: the place at the end is that of all the operations"
        yield Mend(place.start(), stop.at, " ", help, "a place ends the operations that it is said of")


def left_out(stop: Stop) -> Iterator[Mend]:
    """One word or sign that is missing."""
    yield from _inserted(stop, _spare(stop))


def other_words(stop: Stop) -> Iterator[Mend]:
    """One word that is missing, and means something by itself."""
    if stop.ended:
        return
    words = {spelled().get(name, name) for name in stop.accepted} - set(statement_phrases()) - WHOLE
    words -= {item for item, _ in _spare(stop)}
    yield from _inserted(stop, ((word, word) for word in sorted(words, key=_length) if word.islower()))


def before_name(stop: Stop) -> Iterator[Mend]:
    """A word that is missing before the name that stands last."""
    if stop.last is not None and stop.last.type == "NAME":
        at = stop.last.start_pos or 0
        for word in BEFORE_NAMES:
            help, place = f"write `{word}` before {shown(str(stop.last))}", (at, stop.last.end_pos or at)
            yield Mend(at, at, f"{word} ", help, place=place)


def in_bracket(stop: Stop) -> Iterator[Mend]:
    """A word that is missing at the beginning of a bracket."""
    if bracket := re.compile(r"\[[^\[\]:\"]*:\s*|\[\s*").match(stop.text, stop.at):
        for word in IN_BRACKETS:
            help = f"write `{word}` behind {shown(bracket[0].strip())}"
            yield Mend(bracket.end(), bracket.end(), f"{word} ", help, place=bracket.span())


def _length(phrase: str) -> tuple[int, str]:
    return len(phrase.split()), phrase


def begun(stop: Stop) -> Iterator[Mend]:
    """A statement without its first word."""
    if not stop.tokens and not re.fullmatch(r"(?:[^\W\d]|[\s’'_-])*", stop.text):
        for phrase in (*FIRST_WORDS, *sorted(set(statement_phrases()) - set(FIRST_WORDS))):
            help, place = f"write `{phrase}` before {shown(stop.word)}", stop.found
            yield Mend(stop.at, stop.at, f"{phrase} ", help, place=place)


def split_names(stop: Stop) -> Iterator[Mend]:
    """A word that is missing in the middle of what is read as one name."""
    name = stop.last
    if name is None or name.type != "NAME":
        return
    begin = name.start_pos or 0
    for gap in re.finditer(r"\s+", str(name)):
        for word in WITHIN_NAMES:
            start, end = begin + gap.start(), begin + gap.end()
            new = ", " if word == "," else f" {word} "
            after = PLAIN_WORD.match(stop.text, end)
            said = "`at least` or `not more than`" if word == INSERTED["COMPARE"] else f"`{word}`"
            help = f"write {said} before {shown(after[0] if after else stop.word)}"
            place = (end, after.end() if after else end + 1)
            yield Mend(start, end, new, help, f"{shown(str(name))} reads as one name", place=place)


def _inserted(stop: Stop, words: Iterable[tuple[str, str]]) -> Iterator[Mend]:
    """Words before what does not fit."""
    where = f"before {shown(stop.word)}" if not stop.ended else "at the end"
    for name, new in words:
        if name == "COMPARE" and not stop.word[:1].isdigit():
            continue
        several = limits(stop.text[: stop.at]) if name == "COMPARE" else (new,)
        said = f"write {' or '.join(f'`{each}`' for each in several)} {where}"
        for each in several:
            yield Mend(
                stop.at,
                stop.at,
                f" {each} ",
                said,
                expected=named(name),
                partial=each == "," and not between_codes(stop),
            )


def exchanged(stop: Stop) -> Iterator[Mend]:
    """A word or sign that stands where another belongs."""
    if glued_to_number(stop):
        return
    joining = ("AND", "OR", ",", "TO") if between_codes(stop) else ()
    if stop.word and not stop.word[0].isdigit() and stop.word[0] not in '"“[':
        for name, new in _spare(stop):
            if name == "COMPARE" or name in joining or _fits_behind(stop, new):
                continue
            help = f"write `{new}` instead of {shown(stop.word)}"
            yield Mend(*stop.found, f" {new} ", help, expected=named(name), partial=new == ",")


def superfluous(stop: Stop) -> Iterator[Mend]:
    """A word or sign too many."""
    joins = stop.last is not None and stop.last.type == "NAME" and stop.text[stop.found[1] :].lstrip()[:1].isalpha()
    if glued_to_number(stop) or (between_codes(stop) and stop.word[:1].isalpha()):
        return
    limit = "COMPARE" in stop.accepted and stop.word[:1].isdigit()  # without it a figure would have no limit at all
    if stop.word and stop.word[0] not in "[" and not joins and not limit and not _fits_behind(stop, ","):
        yield Mend(*stop.found, " ", f"drop {shown(stop.word)}")


def _fits_behind(stop: Stop, word: str) -> bool:
    """Whether what does not fit would fit behind a word: then it means something, and is not to be lost."""
    after = awaiting(f"{stop.text[: stop.at]} {word} {stop.text[slice(*stop.found)]}")
    return after is not None and after.last is not None and after.last.type != "NAME"


def _spare(stop: Stop) -> Iterator[tuple[str, str]]:
    """What could stand here and means nothing by itself: each terminal, and how it is written."""
    items = {spelled().get(name, name) for name in stop.accepted} - set(statement_phrases()) - {"$END"}
    for item in ("AND", "OR", "RULE_VERB", "LABEL", "LABEL1", "LABEL2", "LABEL3", *CONNECTING, "TO", "COMPARE"):
        if item in items:
            yield item, INSERTED.get(item, item)
