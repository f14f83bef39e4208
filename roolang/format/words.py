"""The smallest pieces as words: names, quotations, codes, values, and whose words a bracket holds."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from roolang.domain.amount import exact_text
from roolang.domain.hs import printed
from roolang.format.doc import Text
from roolang.syntax import tree as t
from roolang.syntax.names import bound, plain, spelled

COMPARISONS = {">=": "at least", "<=": "not more than", ">": "more than", "<": "less than", "=": "equal to"}
READS_AS_MONEY = re.compile(r"[A-Z]{3}\d")
READS_AS_TARGET = re.compile(r"(?:[A-Z]{2}|country)(?![\w-])")
READS_AS_GOODS = re.compile(r"goods(?![\w-])")
READS_AS_UNIT = re.compile(r"(?:named|kg|g|tonnes|t|m2|litres|l|cc|units|pieces)(?![\w-])")
READS_AS_TEXT = re.compile(r"[Tt]ext(?![\w-])")
STARTS_A_WORD = re.compile(r"[^\W\d]")
OPEN_LETTER = re.compile(r"X{1,3}|[A-Z]")


def name(words: str, mistaken: re.Pattern[str] | None = None) -> Text:
    """A name; where it stands, what matches `mistaken` would be read as something else."""
    spelling = spelled(words)
    if mistaken is not None and mistaken.match(spelling):
        spelling = bound(words) if not mistaken.match(bound(words)) else f"_{spelling}"
    return Text(spelling, name=True)


def title(words: str) -> Text:
    """What may be written as a name or in quotation marks, such as an operation."""
    free = plain(words) and not READS_AS_TEXT.match(words)
    return Text(words, name=True) if free else Text(quoted(words))


def quoted(words: str) -> str:
    """Words in straight quotation marks, in curly ones if they hold a straight one."""
    return f"“{words}”" if '"' in words else f'"{words}"'


def day(when: date) -> str:
    """A date."""
    return when.isoformat()


def amount(number: Fraction | int) -> str:
    """A number with nothing lost."""
    return exact_text(Fraction(number))


def code(digits: str) -> str:
    """A code by itself, without a word for its level."""
    return digits if len(digits) < 4 else printed(digits)


def code_range(low: str, high: str, *, headed: bool = False, several: bool = False) -> str:
    """A code or a range, as annexes print it.

    Among chapters, those `headed` by another go without the word; `several` follow the word for all.
    """
    digits = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    if len(low) != 2 or headed:
        return digits
    return f"chapters {digits}" if several or low != high else f"chapter {digits}"


def _number(digits: str) -> str:
    return str(int(digits)) if len(digits) == 2 else code(digits)


def value(node: t.Value) -> str:
    """A value."""
    match node:
        case t.Percent(number=number):
            return f"{amount(number)}%"
        case t.Number(number=number):
            return amount(number)
        case t.Money(currency=currency, number=number, per=per):
            return f"{currency} {amount(number)}" + (f" per {per}" if per else "")
        case t.Measured(number=number, unit=unit):
            return f"{amount(number)} {unit}"
        case t.OpenNumber(name=letter, percent=percent):
            return f"[{letter if OPEN_LETTER.fullmatch(letter) else 'TBD'}{'%' if percent else ''}]"


def opening(attribution: t.Attribution) -> str:
    """The bracket that opens, with whose words follow."""
    if attribution.alternative is not None:
        return f"[ALT {attribution.alternative}: "
    if attribution.reading is not None:
        mark = "" if STARTS_A_WORD.match(attribution.reading) else "_"
        return f"[reading {mark}{attribution.reading}: "
    if not attribution.stances:
        return "["
    bare = len(attribution.stances) == 1 and attribution.stances[0].verb == "propose"
    return f"[{'; '.join(_stance(stance, bare) for stance in attribution.stances)}: "


def _stance(stance: t.Stance, bare: bool) -> str:
    parties = ", ".join(stance.parties)
    return parties if bare else f"{parties} {stance.verb}"
