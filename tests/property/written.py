"""The words of a text as they count: what a formatter may respell is spelled in one way, what is idle is left out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from fractions import Fraction

from lark import Token

from roolang.syntax.probing import walk
from roolang.syntax.reading.base import COMPARISONS, MONTHS
from roolang.syntax.vocabulary import spelled

IDLE = {",", ":", "(", ")", "ENTRY_AND", "ex", "described as", "LEVEL"}
"""What the layout adds or drops: marks between entries, and the words around a description of some codes."""
JOINS = {"PROVIDED": "and", "WITHIN_LIMIT": "and", "LIMIT_OR": "or", "TO": "to", "PLUS": "+", "MINUS": "-"}
SAME = {"except from": "except", "in territory": "in territory of parties"}


def written(text: str) -> Counter[str]:
    """Every word, number, code, date and quotation of a text, each with how often it is written."""
    tokens, stop = walk(text)
    assert stop is None, text
    found = [word for token in tokens for word in _counted(token)]
    ranges = range(len(found) - 2)
    once = [i for i in ranges if found[i].startswith("code") and found[i + 1 : i + 3] == ["to", found[i]]]
    return Counter(word for i, word in enumerate(found) if not {i, i - 1} & set(once) and word != "of")


def _counted(token: Token) -> list[str]:
    kind = spelled().get(token.type, token.type)
    text = " ".join(str(token).split())
    if kind in IDLE:
        return []
    match kind:
        case "NAME" | "STRING":
            return _name(text)
        case "CODE":
            digits = text.replace(".", "")
            return [f"code {digits if len(digits) > 1 else '0' + digits}"]
        case "DATE":
            return [_day(text).isoformat()]
        case "PERCENT" | "NUMBER" | "MONEY" | "QUANTITY":
            return _number(text)
        case "COMPARE":
            words = re.sub(r"^(is|are) ", "", text.casefold())
            return [next(sign for sign, forms in COMPARISONS.items() if words in forms)]
        case "LABEL1" | "LABEL2" | "LABEL3":
            return [text[text.index("(") :]]
        case "OPEN_NUMBER":
            return [re.sub(r"●|to be determined", "TBD", re.sub(r"per ?cent", "%", text)).replace(" ", "")]
    if kind.startswith("ATTR"):
        return re.findall(r"\w+", re.sub(r"\bproposes?\b|s\b(?=\s*[:;])|_", " ", text))
    if kind == "MORE_THAN_ONE":
        return [text.split()[2].replace("one", "1"), "more than of"]
    return [*(JOINS.get(kind) or SAME.get(kind) or (text if kind.isupper() and len(kind) > 2 else kind)).split()]


def _name(text: str) -> list[str]:
    """A name and a quotation of the same words are one."""
    return (text[1:-1] if text[0] in '"“' else text.replace("_", " ")).split()


def _day(text: str) -> date:
    if text[:4].isdigit():
        return date.fromisoformat(text)
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


def _number(text: str) -> list[str]:
    text = re.sub(r"\s*per ?cent$", "%", text)
    found = re.fullmatch(r"([A-Z]{3})?\s*([\d.]+)\s*(.*)", text)
    assert found
    return [*filter(None, (found[1], str(Fraction(found[2])))), *found[3].split()]
