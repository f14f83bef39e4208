"""Guesses at what a broken statement was meant to say; each is tried by parsing before anyone is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.syntax.figures import codes, dates, money, percent_sign, thousands
from roolang.syntax.mend import PLAIN_WORD, Guess, Mend
from roolang.syntax.probing import Stop, shown
from roolang.syntax.signs import (
    articles,
    boxed,
    brackets,
    comparisons,
    labels,
    method_first,
    parties,
    remarks,
    signs,
    turned_round,
    unquoted,
)
from roolang.syntax.spelling import capitals, misspelled, synonyms
from roolang.syntax.vocabulary import named, spelled, statement_phrases

INSERTED = {
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
    *(":", ",", "as", "of", "by", "with", "under", "are", "on", "per year", "given", "expect", "for", "from"),
)
"""Words and signs that only join others; they are tried where something is missing."""
DANGLING = {"AND", "OR", "ENTRY_AND", "LIMIT_OR", "PROVIDED", "COMMA"}


def guesses(stop: Stop) -> Iterator[Mend]:
    """Everything that may be meant, the likeliest first."""
    for guess in ORDER:
        yield from guess(stop)


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
        yield Mend(begin, end, joined if "_" in joined else joined + "_", help, said, place=word.span())


def left_out(stop: Stop) -> Iterator[Mend]:
    """One word or sign that is missing."""
    where = f"before {shown(stop.word)}" if not stop.ended else "at the end"
    for name, new in _spare(stop):
        if name == "COMPARE" and not stop.word[:1].isdigit():
            continue
        said = {"COMPARE": f"write `at least` or `not more than` {where}"}.get(name, f"write `{new}` {where}")
        yield Mend(stop.at, stop.at, f" {new} ", said, expected=named(name))


def exchanged(stop: Stop) -> Iterator[Mend]:
    """A word or sign that stands where another belongs."""
    if stop.word and not stop.word[0].isdigit() and stop.word[0] not in '"“[':
        for name, new in _spare(stop):
            if name == "COMPARE":
                continue
            help = f"write `{new}` instead of {shown(stop.word)}"
            yield Mend(*stop.found, f" {new} ", help, expected=named(name))


def superfluous(stop: Stop) -> Iterator[Mend]:
    """A word or sign too many."""
    joins = stop.last is not None and stop.last.type == "NAME" and stop.text[stop.found[1] :].lstrip()[:1].isalpha()
    if stop.word and stop.word[0] not in "[" and not joins:
        yield Mend(*stop.found, " ", f"drop {shown(stop.word)}")


def _spare(stop: Stop) -> Iterator[tuple[str, str]]:
    """What could stand here and means nothing by itself: each terminal, and how it is written."""
    items = {spelled().get(name, name) for name in stop.accepted} - set(statement_phrases()) - {"$END"}
    for item in ("RULE_VERB", "LABEL", "LABEL1", "LABEL2", "LABEL3", *CONNECTING, "TO", "COMPARE"):
        if item in items:
            yield item, INSERTED.get(item, item)


ORDER: tuple[Guess, ...] = (
    *(
        comparisons,
        remarks,
        dates,
        codes,
        money,
        thousands,
        doubled,
        labels,
        method_first,
        unquoted,
        signs,
        capitals,
        parties,
    ),
    *(
        boxed,
        brackets,
        articles,
        turned_round,
        method_first,
        misspelled,
        synonyms,
        percent_sign,
        dangling,
        reserved_names,
    ),
    *(left_out, exchanged, superfluous),
)
