"""Guesses about phrases of the language that are misspelt, capitalised, or said in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from roolang.diagnostics.suggest import slips
from roolang.syntax.mend import PLAIN_WORD, Mend
from roolang.syntax.negation import keeps_negation
from roolang.syntax.probing import Stop, shown
from roolang.syntax.reading.base import COMPARISONS
from roolang.syntax.vocabulary import LEADING, keywords, single_words, statement_phrases

Window = tuple[int, list[re.Match[str]], int]
"""Where some words begin, the words, and where those must reach beyond that are looked at together."""
ATTRIBUTION = re.compile(r"\[[^\[\]:]*:\s*")
SYNONYMS = {
    "using": "by",
    "manufacture from": "made from",
    "manufactured from": "made from",
    "produced from": "made from",
    "one of": "any of",
    "either of": "any of",
    "origin is lost when": "origin is lost if",
    "party": "parties",
    "excluding": "except",
    "excepting": "except",
    "other than": "except",
    "apart from": "except",
    "not fewer than": "not less than",
    "not under": "not less than",
    "min": "at least",
    "minimum": "at least",
    "minimum of": "at least",
    "a minimum of": "at least",
    "maximum": "not more than",
    "maximum of": "not more than",
    "a maximum of": "not more than",
    "max": "not more than",
    "up to": "not more than",
    "not in excess of": "not more than",
    "not to exceed": "not more than",
    "may not exceed": "does not exceed",
    "should not exceed": "does not exceed",
    "in excess of": "more than",
    "over": "more than",
    "fewer than": "less than",
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
    "change to any other": "change from any other",
    "all other": "any other",
    "another": "any other",
    "except of": "except from",
    "but not from": "except from",
    "foreign": "non-originating",
    "qualifies": "originating",
    "qualifying": "originating",
    "made in": "produced in",
    "manufactured in": "produced in",
    "worth": "with value",
}
"""Words that people write for a phrase of the language."""
JOINING = {
    **dict.fromkeys(
        ("alternatively", "or else", "or alternatively", "either", "otherwise", "else", "failing that"), "or"
    ),
    **dict.fromkeys(("plus", "additionally", "in addition", "also", "as well as", "together with", "moreover"), "and"),
    **dict.fromkeys(("furthermore", "besides", "and also"), "and"),
}
"""Words that people write for `and` and `or` between two conditions."""


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
    yield Mend(0, at, "".join(new), help, said, place=near.span(), partial=True, keeps=not shouting)


def _is_shouted(word: str, shouting: bool) -> bool:
    """Whether a word is a keyword but for its capitals; two capitals are a party, unless all are."""
    if word == word.lower() or word.lower() not in single_words():
        return False
    return len(word) > 2 or shouting or word in ("OR", "OF", "IF", "ON", "UP") or word[1:] != word[1:].upper()


def misspelled(stop: Stop) -> Iterator[Mend]:
    """A phrase of the language that is spelled nearly right, or left unfinished."""
    near: dict[tuple[int, int, str], float] = {}
    for start, words, beyond in _windows(stop):
        for count in range(1, len(words) + 1):
            end = words[count - 1].end()
            if end <= beyond:
                continue
            written = " ".join(word[0].lower() for word in words[:count])
            last = words[count - 1][0]
            if last.isupper() and len(last) < 5 and last not in CAPITAL_WORDS:
                break
            doubled = _goes_on(written, stop.text[end:])
            for phrase, distance in near_phrases(written) if written not in RIGHT else ():
                if not (doubled and phrase.lower().startswith(f"{written} ")):
                    near[start, end, phrase] = distance * 10 - count
            if not doubled:
                for phrase in one_sense((phrase for phrase in keywords() if phrase.startswith(written + " ")), written):
                    near[start, end, phrase] = 15 - count
    for start, end, phrase in sorted(near, key=lambda key: near[key])[:14]:
        help, weight = f"did you mean `{phrase}`?", near[start, end, phrase] / 10
        expected = f"`{phrase}`"
        yield Mend(start, end, phrase, help, expected=expected, place=(start, end), partial=True, weight=weight)


def glued(stop: Stop) -> Iterator[Mend]:
    """An edition whose year is written on to its letters."""
    for found in re.finditer(r"\bHS(\d{4})\b", stop.text):
        new = f"HS {found[1]}"
        yield Mend(*found.span(), new, f"write `{new}`", expected=f"`{new}`", place=found.span(), keeps=True)


def shortened(stop: Stop) -> Iterator[Mend]:
    """A phrase of the language with one of its words left out."""
    for start, words, beyond in _windows(stop):
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            if end <= beyond:
                break
            written = " ".join(word[0].lower() for word in words[:count] if word[0] not in ARTICLES)
            for phrase in _lacking().get(written, ()) if not _goes_on(written, stop.text[end:]) else ():
                help, expected = f"did you mean `{phrase}`?", f"`{phrase}`"
                weight = 2.0 if count == 1 else 0.0
                place = (start, end)
                yield Mend(start, end, phrase, help, expected=expected, place=place, weight=weight)


def _goes_on(written: str, following: str) -> bool:
    """Whether unfinished words are followed by nearly what finishes them, which would then stand twice: `HS2022`."""
    found = PLAIN_WORD.match(following.lstrip())
    if found is None:
        return False
    said = found[0].lower().rstrip("0123456789")
    rests = (phrase[len(written) + 1 :].lower() for phrase in keywords() if phrase.lower().startswith(f"{written} "))
    return any(slips(said, rest, most) <= most for rest in rests for most in (len(rest) // 4,))


RIGHT = {"and", "or", *SYNONYMS}
"""Words that nobody misspelled: each is said for what it means, whatever else is spelled nearly so."""
ARTICLES = ("the", "a", "an")
CAPITAL_WORDS = frozenset({"HS"})
"""Words in capitals that are part of a phrase."""


@cache
def _lacking() -> dict[str, list[str]]:
    """The phrases by what is left of them without one of their words."""
    found: dict[str, list[str]] = {}
    for phrase in keywords():
        words = phrase.lower().split()
        for i in range(len(words) if len(words) > 1 else 0):
            found.setdefault(" ".join(words[:i] + words[i + 1 :]), []).append(phrase)
    return {written: one_sense(several, written) for written, several in found.items()}


def one_sense(phrases: Iterable[str], written: str) -> list[str]:
    """Phrases that some words may be meant for: no comparison where they fit comparisons of both senses (`not ...`)."""
    found = list(phrases)
    near = {*found, *(phrase for phrase in keywords() if phrase.startswith(written + " "))}
    signs = {sign for sign, forms in COMPARISONS.items() if not near.isdisjoint(forms)}
    found = [each for each in found if keeps_negation(written, each)]
    return [each for each in found if len(signs) == 1 or not any(each in forms for forms in COMPARISONS.values())]


def synonyms(stop: Stop) -> Iterator[Mend]:
    """Words that people use for a phrase of the language."""
    for start, words, beyond in _windows(stop):
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            if end <= beyond:
                break
            meant = SYNONYMS.get(" ".join(stop.text[start:end].lower().split()))
            if meant:
                help, expected = f"write `{meant}`", f"`{meant}`"
                yield Mend(start, end, meant, help, expected=expected, place=(start, end), partial=True)


def joined(stop: Stop) -> Iterator[Mend]:
    """`alternatively` for `or`, and `plus` for `and`, with the commas around them; also at the end of a name."""
    ends = stop.last.end_pos if stop.last is not None and stop.last.type == "NAME" else None
    for found in joining().finditer(stop.text):
        here = found.start() <= stop.at < found.end() or found.end("word") == ends
        if here and not {"AND", "OR"}.isdisjoint(stop.accepted):
            word, new, help = conjunction(found)
            place = found.span("word")
            yield Mend(*found.span(), new, help, expected=f"`{word}`", place=place, partial=True)


def conjunction(found: re.Match[str]) -> tuple[str, str, str]:
    """`and` or `or` for what joins; how that stands in its place, without commas; and a help to write it."""
    word = JOINING[" ".join(found["word"].lower().split())]
    return word, f" {word} " if "," in found[0] else word, f"write `{word}` instead of {shown(found['word'])}"


@cache
def joining() -> re.Pattern[str]:
    """Any of the words that people write for `and` and `or`."""
    words = "|".join(re.sub(" ", r"\\s+", each) for each in sorted(JOINING, key=len, reverse=True))
    return re.compile(rf"(?:,\s*)?(?<![\w-])(?P<word>{words})(?![\w-])(?:\s*,)?", re.IGNORECASE)


def begins_nearly(text: str, at: int) -> bool:
    """Whether the words at an offset are nearly those that begin a statement."""
    words = list(PLAIN_WORD.finditer(text, at, at + 80))[:5]
    if not words or words[0].start() != at:
        return False
    for count in range(len(words), 0, -1):
        written = " ".join(word[0].lower() for word in words[:count])
        near = [written, SYNONYMS.get(written, "")]
        near += [] if written in keywords() else [phrase for phrase, _ in near_phrases(written)]
        if any(phrase in statement_phrases() for phrase in near):
            return True
    return False


def begun(text: str) -> tuple[str, str]:
    """The phrase that a statement begins with, and the statement with that phrase well spelled; nothing if none is."""
    words = list(PLAIN_WORD.finditer(text, 0, 120))[:6]
    first = 1 if words and words[0][0].lower() in LEADING else 0
    for count in range(len(words), first, -1):
        written = " ".join(word[0].lower() for word in words[first:count])
        near = [written, SYNONYMS.get(written, ""), *(phrase for phrase, _ in near_phrases(written))]
        head = next((phrase for phrase in near if phrase in statement_phrases()), "")
        if head:
            return head, text[: words[first].start()] + head + text[words[count - 1].end() :]
    return "", text


def leads_nearly(text: str) -> bool:
    """Whether all the words of a text are nearly those that lead up to a statement: `replace`, `add`, `delete`, ..."""
    written = " ".join(word[0].lower() for word in PLAIN_WORD.finditer(text))
    return any(phrase in LEADING for phrase, _ in near_phrases(written)) if len(written) < 20 else False


def _windows(stop: Stop) -> Iterator[Window]:
    """The words at the place of the fault, at each word of the name before it, and at those before that.

    A name of one word may be the beginning of a phrase too: `one of` for `any of`.
    """
    begin = stop.at
    if stop.last is not None and stop.last.type == "NAME":
        begin = stop.last.start_pos or 0
    yield from _from(stop, begin)
    for token in stop.tokens[-1:-3:-1] if not stop.ended else ():
        if str(token)[:1].isalpha() and (token.type != "NAME" or " " not in " ".join(str(token).split())):
            words = list(PLAIN_WORD.finditer(stop.text, token.start_pos or 0, stop.at + 60))
            words = _together(stop.text, words[:6])
            beyond = stop.at if stop.word[:1].isalpha() else 0
            if any(word.end() > beyond for word in words):
                yield token.start_pos or 0, words, beyond


def _from(stop: Stop, begin: int) -> Iterator[Window]:
    if bracket := ATTRIBUTION.match(stop.text, stop.at):
        begin = bracket.end()
    words = list(PLAIN_WORD.finditer(stop.text, begin, max(stop.at, begin) + 80))
    for index, word in enumerate(words[:12]):
        if word.start() <= max(begin, stop.at):
            yield word.start(), _together(stop.text, words[index : index + 6]), 0


def _together(text: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first of some words, and those after it up to a number or a sign."""
    for i, (before, word) in enumerate(pairwise(words), 1):
        if not text[before.end() : word.start()].isspace():
            return words[:i]
    return words


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    return tuple((re.sub(r"\W", "", phrase.lower()), phrase) for phrase in keywords())


@lru_cache(4096)
def near_phrases(written: str) -> tuple[tuple[str, int], ...]:
    """The phrases that differ from some words by a slip or two, and by how many; spaces do not count."""
    return tuple(_near(written))


def _near(written: str) -> Iterator[tuple[str, int]]:
    letters = re.sub(r"\W", "", written)
    most = 1 if len(letters) < 6 else 2 if len(letters) < 12 else 3
    for known, phrase in _letters():
        denied = written.startswith("non") and not phrase.startswith("no")
        if len(known) > 2 and not denied and abs(len(known) - len(letters)) <= most and phrase.lower() != written:
            shared = sum(letters.count(sign) != known.count(sign) for sign in set(letters) | set(known))
            distance = slips(letters, known, most) if shared <= 2 * most else most + 1
            if distance <= most and keeps_negation(written, phrase):
                yield phrase, distance


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words outside quotations, remarks and attributions."""
    for found in re.compile(r"\"[^\"]*\"?|“[^”]*”?|#[^\n]*|\[[^\[\]:]*:|([^\W\d][\w’'-]*)").finditer(text):
        if found[1]:
            yield found
