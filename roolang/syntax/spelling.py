"""Guesses about phrases of the language that are misspelt, capitalised, or said in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from roolang.syntax.mend import PLAIN_WORD, Mend
from roolang.syntax.probing import Stop
from roolang.syntax.vocabulary import keywords, single_words, statement_phrases

ATTRIBUTION = re.compile(r"\[[^\[\]:]*:")
SYNONYMS = {
    "excluding": "except",
    "excepting": "except",
    "other than": "except",
    "apart from": "except",
    "no less than": "not less than",
    "no more than": "not more than",
    "minimum": "at least",
    "minimum of": "at least",
    "a minimum of": "at least",
    "maximum": "not more than",
    "maximum of": "not more than",
    "a maximum of": "not more than",
    "up to": "not more than",
    "off": "of",
    "apply": "applies",
    "shall apply": "applies",
    "year": "per year",
    "annually": "per year",
    "cumulation": "accumulation",
    "de minimis": "tolerance",
    "must": "requires",
    "must be": "requires",
    "shall": "requires",
    "shall be": "requires",
    "accompanied by": "combined with",
    "import": "use",
    "include": "use",
    "means": "as",
    "is defined as": "as",
    "until": "to",
    "till": "to",
    "between": "among",
    "rules for": "rule for",
    "product specific rule for": "rule for",
    "define list": "list",
    "change to": "change from",
    "all other": "any other",
    "another": "any other",
}
"""Words that people write for a phrase of the language."""


def capitals(stop: Stop) -> Iterator[Mend]:
    """Keywords in capital letters."""
    shouting = stop.text.upper() == stop.text
    places = [found for found in _words(stop.text) if _is_shouted(found[0], shouting)]
    if not places:
        return
    new, at = [], 0
    for found in places:
        new += [stop.text[at : found.start()], found[0].lower()]
        at = found.end()
    near = places[0] if shouting else min(places, key=lambda found: abs(found.start() - stop.at))
    said = f"`{near[0]}` is a word of the language only in small letters"
    help = f"write `{near[0].lower()}`"
    yield Mend(0, at, "".join(new), help, said, place=near.span(), partial=True)


def _is_shouted(word: str, shouting: bool) -> bool:
    """Whether a word is a keyword but for its capitals; two capitals are a party, unless all are."""
    if word == word.lower() or word.lower() not in single_words():
        return False
    return len(word) > 2 or shouting or word in ("OR", "OF", "IF", "ON", "UP") or word[1:] != word[1:].upper()


def misspelled(stop: Stop) -> Iterator[Mend]:
    """A phrase of the language that is spelled nearly right, or left unfinished."""
    near: dict[tuple[int, int, str], float] = {}
    for start, words in _windows(stop):
        for count in range(1, len(words) + 1):
            end = words[count - 1].end()
            written = " ".join(word[0].lower() for word in words[:count])
            if words[count - 1][0].isupper() and len(words[count - 1][0]) < 5:
                break
            for phrase, distance in _near(written):
                near[start, end, phrase] = distance * 10 - count
            for phrase in keywords():
                if phrase.startswith(written + " "):
                    near[start, end, phrase] = 15 - count
    for start, end, phrase in sorted(near, key=lambda key: near[key])[:12]:
        help = f"did you mean `{phrase}`?"
        yield Mend(start, end, phrase, help, expected=f"`{phrase}`", place=(start, end), partial=True)


def synonyms(stop: Stop) -> Iterator[Mend]:
    """Words that people use for a phrase of the language."""
    for start, words in _windows(stop):
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            meant = SYNONYMS.get(" ".join(stop.text[start:end].lower().split()))
            if meant:
                help, expected = f"write `{meant}`", f"`{meant}`"
                yield Mend(start, end, meant, help, expected=expected, place=(start, end), partial=True)


def begins_nearly(text: str, at: int) -> bool:
    """Whether the words at an offset are nearly those that begin a statement."""
    words = list(PLAIN_WORD.finditer(text, at, at + 80))[:5]
    if not words or words[0].start() != at:
        return False
    for count in range(len(words), 0, -1):
        written = " ".join(word[0].lower() for word in words[:count])
        near = [written, SYNONYMS.get(written, "")]
        near += [] if written in keywords() else [phrase for phrase, _ in _near(written)]
        if any(phrase in statement_phrases() for phrase in near):
            return True
    return False


def _windows(stop: Stop) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """The words at the place of the fault, and at each word of the name before it."""
    begin = stop.at
    if stop.last is not None and stop.last.type == "NAME":
        begin = stop.last.start_pos or 0
    if bracket := ATTRIBUTION.match(stop.text, stop.at):
        begin = bracket.end()
    words = list(PLAIN_WORD.finditer(stop.text, begin, max(stop.at, begin) + 80))
    for index, word in enumerate(words[:12]):
        if word.start() <= max(begin, stop.at):
            yield word.start(), words[index : index + 6]


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    return tuple((re.sub(r"\W", "", phrase.lower()), phrase) for phrase in keywords())


def _near(written: str) -> Iterator[tuple[str, int]]:
    """The phrases that differ from some words by a slip or two, and by how many; spaces do not count."""
    letters = re.sub(r"\W", "", written)
    most = 1 if len(letters) < 6 else 2 if len(letters) < 12 else 3
    for known, phrase in _letters():
        if len(known) > 2 and abs(len(known) - len(letters)) <= most and phrase.lower() != written:
            distance = _slips(letters, known, most)
            if distance <= most:
                yield phrase, distance


def _slips(one: str, other: str, most: int) -> int:
    """How many letters are added, left out, changed or swapped; beyond `most` it does not count further."""
    if sum(one.count(letter) != other.count(letter) for letter in set(one) | set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words outside quotations, remarks and attributions."""
    for found in re.compile(r"\"[^\"]*\"?|“[^”]*”?|#[^\n]*|\[[^\[\]:]*:|([^\W\d][\w’'-]*)").finditer(text):
        if found[1]:
            yield found
