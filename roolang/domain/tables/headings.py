"""Headings of columns, in the words of several languages, and the fields that they stand for."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from roolang.diagnostics.suggest import slips
from roolang.domain.amount import MONEY
from roolang.domain.fields import BY_TEXT, FLAGS, MEASURES
from roolang.domain.tables.roles import AVERAGING, COSTS, INVENTORY, ROLES
from roolang.domain.units import reckoned

MEASURED = {each.field: each.unit for each in MEASURES if each.unit != MONEY}
"""Fields whose unit the loader takes for granted, and which it is."""
MONEY_FIELDS = ("value", "unit_value")
_OWN = (INVENTORY, AVERAGING, COSTS)
"""Roles whose sheets have headings of their own."""
_SYMBOLS = {"€": "EUR", "£": "GBP", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "MX$": "MXN", "Euro": "EUR"}
_ANSWERS = (
    *("", "y n", "yes no", "true false", "si no", "s n", "oui non", "o n", "1 0", "0 1", "n y", "no yes"),
    *("j n", "ja nein", "y n ?", "x"),
)
_ASKING = re.compile(rf"(.+?) (?:{'|'.join(each for each in _ANSWERS if ' ' in each)})")
"""A heading that says which answers stand below it: `Orig. Y/N`."""
_EACH = re.compile(
    r"(.+?)[\s(\[,/]*(?<![A-Za-z])([A-Z]{3}|€|£)\s*(?:/|per|pro|je|por|par)\s*(?:1\s*)?"
    r"(?i:pcs?|pieces?|units?|ea|each|stk?|stück|pzas?|piezas?|pièces?|unidad|unité)\.?[\s)\]]*"
)
"""A price of one piece: `Price (EUR/pc)`."""
_BEGINS = re.compile(r"(?:grand |gran |sub ?|sous )?tota(?:l|ls|les|ux)\b|sum\b|suma\b|somme\b")
_MARK = "'"
_EDITION = re.compile(r"(?:hs|sa|sh|hts|hs code|codigo sa|code sh)? ?((?:19|20)\d\d)(?: code)?")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a heading stands for: a field, its unit if one is named, and how sure that is.

    `doubt` says what in the heading was not understood; the column is then not to be read by guessing.
    """

    field: str
    unit: str = ""
    sure: bool = True
    doubt: str = ""


@lru_cache(maxsize=8192)
def plain(words: str) -> str:
    """A heading as headings are compared: small letters without accents and marks."""
    bare = unicodedata.normalize("NFKD", words.casefold().replace("№", "no").replace("#", " no ").replace("º", "o"))
    bare = "".join(char for char in bare if not unicodedata.combining(char)).replace("n°", "no")
    return " ".join(re.sub(r"[^\w%]+|_", " ", bare.replace("°", "")).split())


@cache
def _vocabulary() -> dict[str, dict[str, list[str]]]:
    text = (files("roolang.domain.tables") / "headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _fields(goods: bool, role: str) -> dict[str, tuple[str, bool]]:
    """Fields by heading, with whether that is sure; some headings mean more in a table of goods, or of another role."""
    found: dict[str, tuple[str, bool]] = {}
    layers = [("likely", False), ("sure", True), *([("goods", True)] if goods else [])]
    layers += [(role, True)] if role in _OWN else []
    for layer, sure in layers:
        for field, words in _vocabulary()[layer].items():
            found.update(dict.fromkeys(words, (field, sure)))
    return found


def only_of_goods(field: str) -> bool:
    """Whether only a good, and no material, has such a field."""
    return field.startswith(("values.", "dates.")) or field in (
        "exported_from",
        "imported_into",
        "nomenclature",
        "date",
    )


@cache
def _words(table: str, kind: str) -> frozenset[str]:
    return frozenset(_vocabulary()[table][kind])


def role_of(sheet: str) -> str:
    """What the rows of a sheet are if its name says so, else nothing."""
    return next((role for role in ROLES if plain(sheet) in _words("sheets", role)), "")


def movement_of(words: str) -> str:
    """`received` or `withdrawn` if some words say so of a movement in a stock, else nothing."""
    return next((kind for kind in _vocabulary()["movements"] if plain(words) in _words("movements", kind)), "")


def list_of(words: str) -> str:
    """The list of a declaration that some words stand for; nothing if they are no such words."""
    return next((name for name in _vocabulary()["lists"] if plain(words) in (plain(name), *_words("lists", name))), "")


def is_total(words: str) -> bool:
    """Whether words are those of a row that adds up others."""
    return not is_marked(words) and plain(words) in _words("totals", "words")


def total_words() -> list[str]:
    """The words of rows that add up others, as headings are compared."""
    return sorted(_words("totals", "words"))


def is_cost(words: str) -> bool:
    """Whether words are those of a cost or a value of the good, which is no material."""
    bare = plain(re.sub(r"[(\[].*", "", words))
    known = bare in _words("cost_words", "words") or any(bare in words for words in _vocabulary()["goods"].values())
    return known and not is_marked(words)


def begins_as_total(words: str) -> bool:
    """Whether words begin as those of a total do: `Subtotal electrical`, `Total station`."""
    return not is_marked(words) and bool(_BEGINS.match(plain(words)))


def is_marked(words: str) -> bool:
    """Whether an apostrophe stands before the words: a name, whatever it sounds like (`marked`)."""
    return words.startswith(_MARK)


def marked(words: str) -> str:
    """The name of a material as it goes out: what would be read as a total or a cost gets an apostrophe before it."""
    return _MARK + words if _sounds(words) else words


def unmarked(words: str) -> str:
    """The name that `marked` was given."""
    return words[1:] if is_marked(words) and _sounds(words) else words


def _sounds(words: str) -> bool:
    bare = words.lstrip(_MARK)
    return is_cost(bare) or begins_as_total(bare) or is_total(re.sub(r"[(\[].*", "", bare))


def guess(heading: str, *, goods: bool, role: str = "") -> Guess | None:
    """What a heading stands for; `None` if it is no known one."""
    each = _EACH.fullmatch(heading.strip())
    if each and (found := _known(each[1], goods, role)) and found.field in MONEY_FIELDS:
        return Guess("unit_value", _SYMBOLS.get(each[2], each[2]))
    inside = re.search(r"[(\[]([^()\[\]]*)[)\]]\s*$", heading)
    if inside and (found := _known(heading[: inside.start()], goods, role)):
        return _qualified(found, inside[1].strip())
    if found := _known(heading, goods, role):
        return found
    asked = _ASKING.fullmatch(plain(heading))
    if asked and (found := _known(asked[1], goods, role)) and found.field in (*_BY_ANSWER, "origin"):
        return Guess("originating") if found.field == "origin" else found
    if edition := _EDITION.fullmatch(plain(heading)):
        return Guess("code", f"HS {edition[1]}") if not heading.strip().isdecimal() else None
    return next(_with_unit_beside(heading, goods, role), None)


def nearly(heading: str, *, goods: bool, role: str = "") -> tuple[str, str] | None:
    """The known heading that an unknown one may be a slip of, and its field: `Vallue`, `Orginating`."""
    words = plain(re.sub(r"\s*[(\[].*", "", heading))
    known = _fields(goods, role)
    slip = 1 if len(words) < 10 else 2
    near = [each for each in known if len(each) > 4 and abs(len(each) - len(words)) <= slip]
    found = min(near, key=lambda each: slips(words, each, slip), default="")
    return (found, known[found][0]) if found and 0 < slips(words, found, slip) <= slip else None


def _with_unit_beside(heading: str, goods: bool, role: str) -> Iterator[Guess]:
    """A heading with its unit after it or before it: `Net cost USD`, `EUR value`, `Weight in kg`, `Price/EUR`."""
    words = re.split(r"[\s,:/_-]+", heading.strip())
    for base, unit in ((words[:-1], words[-1]), (words[1:], words[0])):
        base = base[:-1] if base[-1:] and base[-1].casefold() in ("in", "en") else base
        if base and (found := _known(" ".join(base), goods, role)):
            told = _qualified(found, unit)
            if told.unit and not told.doubt:
                yield told


_BY_ANSWER = (*BY_TEXT, "non_originating", *FLAGS)
"""Fields that are answered by yes or no."""


def _known(words: str, goods: bool, role: str) -> Guess | None:
    """The field of a heading without a unit."""
    entry = _fields(goods, role).get(plain(words))
    if entry is None:
        return None
    field, sure = entry
    unit = {"litres": "l", "pieces": "pieces"}.get(field, "") if plain(words) not in ("volume", "volumen") else ""
    return Guess(field, unit, sure)


def _qualified(found: Guess, words: str) -> Guess:
    """A field with what stands in brackets after it."""
    field = found.field
    edition = _EDITION.fullmatch(plain(words))
    if field == "code":
        return Guess(field, f"HS {edition[1]}", True) if edition else found
    if field in MONEY_FIELDS or field.startswith("values."):
        unit = _SYMBOLS.get(words, words)
        doubt = "" if re.fullmatch("[A-Z]{3}", unit) else words
        return Guess(field, "" if doubt else unit, found.sure, doubt)
    if field in MEASURED:
        known = reckoned(words)[0] == MEASURED[field]
        return Guess(field, words if known else "", found.sure, "" if known else words)
    if field in BY_TEXT and plain(words) not in _ANSWERS:
        return Guess(f"{field}.{words}", "", found.sure)
    return found
