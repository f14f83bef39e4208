"""Guesses where the word that would parse most readily says another law than was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.syntax.mend import Mend, after_last, run
from roolang.syntax.probing import Stop, shown

RANGE = re.compile(
    r"(?:thru|throu|throught|until|untill|til|till|upto|up\s+to|up\s+until|thro(?:ugh)?|bis|-+|–|—|\.\.+)(?=\s*\d)",
    re.IGNORECASE,
)
BEGINS_WITH_DIGIT = re.compile(r"\s*\d")
DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
"""The letters that are written for a figure."""
NUMBER = re.compile(r"[\dOolI.]+(?=\s?(?:%|per\s?cent|of\b)|[\s,;)\]]|\Z)")
EX_WORKS = re.compile(r"\bex[\s-]?works(?:\s+(?:price|value))?(?![\w-])", re.IGNORECASE)
CHANGE = re.compile(
    r"(?<!no )\bchange\s+(?:of|in)\s+(?:the\s+)?(?:(?:tariff|customs)\s+)?"
    r"(?P<level>chapter|heading|subheading|sub-heading|classification)(?![\w-])(?!\s*\d)",
    re.IGNORECASE,
)
WHICH_CHANGE = "say which change is meant: `CC` (of chapter), `CTH` (of heading) or `CTSH` (of subheading)"
OF_EX_WORKS = re.compile(
    r"(\d+(?:\.\d+)?)\s?(?:%|per\s?cent)\s*\(\s*(?:EXW|ex[\s-]works(?:\s+price)?)\s*\)", re.IGNORECASE
)
CEILING = re.compile(r"(?:\bMaxNOM|\bnon-originating\s+materials)\s*\Z", re.IGNORECASE)
FLOOR = re.compile(r"(?:\b[RQ]VC|\bvalue\s+content|\bvalue\s+of\s+originating\s+materials)\s*\Z", re.IGNORECASE)
SHORT_FOR = {"rvc": "regional value content", "qvc": "regional value content"}
"""What the standard vocabulary calls a quantity that people write by its letters."""


def between_codes(stop: Stop) -> bool:
    """Whether a word stands between two codes or numbers, where it may mean all that lies between them."""
    follows = BEGINS_WITH_DIGIT.match(stop.text, stop.found[1])
    return not stop.ended and follows is not None and stop.last is not None and str(stop.last)[:1].isdigit()


def glued_to_number(stop: Stop) -> bool:
    """Whether letters stand right behind a figure: without them it would be another number."""
    return bool(stop.at and stop.word[:1].isalpha() and stop.text[stop.at - 1].isdigit())


def ranges(stop: Stop) -> Iterator[Mend]:
    """`52.04 thru 52.12` for `52.04 to 52.12`."""
    found = RANGE.match(stop.text, stop.at)
    if found and stop.last is not None and str(stop.last)[:1].isdigit():
        place = found.span()
        help = f"write `to` instead of {shown(found[0])}"
        yield Mend(*place, " to ", help, expected="`to`", place=place, partial=True)


def letters_in_numbers(stop: Stop) -> Iterator[Mend]:
    """`4O%` for `40%`."""
    start, _ = run(stop, r"[\w.]")
    found = NUMBER.match(stop.text, start)
    letters = re.findall(r"[OolI]", found[0]) if found else []
    if found and letters and re.search(r"\d", found[0]):
        written = found[0].translate(DIGITS)
        percent = "%" if stop.text[found.end() : found.end() + 1] == "%" else ""
        help = f"write `{written}{percent}`: `{letters[0]}` is a letter"
        said = f"{shown(found[0] + percent)} is not how a number is written"
        yield Mend(*found.span(), written, help, said, place=found.span(), partial=True)


def ex_works(stop: Stop) -> Iterator[Mend]:
    """`ex works price` for `ex-works price`."""
    for found in EX_WORKS.finditer(stop.text, min(after_last(stop), stop.at)):
        if found.start() <= stop.at <= found.end():
            new, place = "ex-works price", found.span()
            yield Mend(*place, new, f"did you mean `{new}`?", expected=f"`{new}`", place=place, partial=True)


def changes(stop: Stop) -> Iterator[Mend]:
    """`change of tariff heading` for `change from any other heading`."""
    for found in CHANGE.finditer(stop.text):
        if not found.start() <= stop.at <= found.end():
            continue
        level, place = found["level"].lower().replace("-", ""), found.span()
        if level == "classification":
            said = f"{shown(found[0])} does not say of which level"
            yield Mend(*place, "CTH", WHICH_CHANGE, said, place=place, partial=True, exact=False)
        else:
            new = f"change from any other {level}"
            yield Mend(*place, new, f"write `{new}`", expected=f"`{new}`", place=place, partial=True)


def limits(before: str) -> tuple[str, ...]:
    """The comparisons that may be missing behind a text: of a known figure rules of origin ask for one only."""
    if CEILING.search(before):
        return ("at most",)
    return ("at least",) if FLOOR.search(before) else ("at least", "not more than")


def of_ex_works(stop: Stop) -> Iterator[Mend]:
    """`MaxNOM 50% (EXW)` for `MaxNOM at most 50%`: its base is the ex-works price."""
    found = OF_EX_WORKS.match(stop.text, stop.at)
    if found and stop.last is not None and str(stop.last).lower() == "maxnom" and "COMPARE" in stop.accepted:
        new = f"at most {found[1]}%"
        help = f"write `MaxNOM {new}`: it is of the ex-works price"
        yield Mend(*found.span(), new, help, "a limit lacks its comparison", place=found.span())


def said_shortly(stop: Stop) -> Iterator[Mend]:
    """`RVC 40` or `RVC(40)` for `regional value content at least 40%`, where the letters are no name of the text."""
    last = stop.last
    found = re.compile(r"(?P<open>\(\s*)?(\d+(?:\.\d+)?)(?:\s?%)?(?(open)\s*\))").match(stop.text, stop.at)
    if found and last is not None and "COMPARE" in stop.accepted and (name := SHORT_FOR.get(str(last).strip().lower())):
        start = last.start_pos or 0
        new = f"{name} at least {found[2]}%"
        place = start, found.end()
        said = f"{shown(str(last).strip())} is no name here, and a limit lacks its comparison"
        yield Mend(*place, new, f"write `{new}`", said, place=place, partial=True)
