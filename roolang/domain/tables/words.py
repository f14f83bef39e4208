"""Words in cells: yes and no in several languages, places by code or name, words for nothing known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from roolang.domain import nomenclature
from roolang.domain.loading.countries import COUNTRIES
from roolang.domain.tables.grid import Cell
from roolang.domain.tables.headings import plain
from roolang.domain.tables.places import ABROAD

YES = (
    "yes",
    "y",
    "true",
    "si",
    "oui",
    "originating",
    "originaire",
    "originario",
    "originaria",
    "verdadero",
    "vrai",
    "x",
    *("ja", "j", "wahr", "s", "o", "ursprungsware", "preferential", "eligible", "qualifies", "califica"),
)
NO = (
    *("no", "n", "false", "non", "falso", "faux", "non originating", "nonoriginating", "not originating"),
    *("non originaire", "no originario", "no originaria", "nein", "falsch", "non preferential", "not eligible"),
    *("drittlandsware", "no califica", "keine ursprungsware"),
)
UNKNOWN = (
    "",
    "unknown",
    "n a",
    "na",
    "not known",
    "desconocido",
    "inconnu",
    "tbd",
    "nd",
    "unbekannt",
    "k a",
    "tba",
    "n d",
)
_TICKED = {**dict.fromkeys("✓✔☑", True), **dict.fromkeys("✗✘☒", False)}
_NAME_AND_CODE = re.compile(r"(.+?) ?[(\[]([A-Z]{2,3})[)\]]|([A-Z]{2,3}) ?[-–:/] ?([^/]{3,})")
"""`China (CN)`, `CN - China`: one place if both say the same."""
_STATES = frozenset(COUNTRIES.values())
_CODE = re.compile(r"\d{4}(?:[. ]?\d{2}){0,3}", re.ASCII)
_DASHES = re.compile(r"[-–—?./\s]*")


def nothing_known(cell: Cell) -> bool:
    """Whether a cell is blank, or says that nobody knows."""
    return cell.blank or (isinstance(cell.content, str) and unknown_words(cell.content))


def unknown_words(text: str) -> bool:
    """Whether words stand for something that is not known; marks such as `"` mean something."""
    said = plain(text)
    return bool(_DASHES.fullmatch(text)) or (said != "" and said in UNKNOWN)


def answer(words: str) -> bool | None:
    """Yes or no; `None` if it is neither."""
    if words.strip() in _TICKED:
        return _TICKED[words.strip()]
    said = "" if "#" in words else plain(words)
    return True if said in YES else False if said in NO else None


def place_code(words: str) -> str:
    """The two capitals of a place called by its name in English; any other words as they are."""
    words = " ".join(words.split())
    if len(words) < 3:
        return words
    if found := _NAME_AND_CODE.fullmatch(words):
        both = {place_code(each) for each in found.groups() if each}
        return both.pop() if len(both) == 1 else words
    turned = re.sub(r"(.+), (.+ of)(?: the)?", r"\2 \1", words)
    return COUNTRIES.get(turned.casefold()) or ABROAD.get(plain(turned), words)


def looks_like_places(cells: Iterable[Cell]) -> bool:
    """Whether most of what stands in some cells are places, and none of it is yes or no."""
    known = [cell for cell in cells if not nothing_known(cell)]
    return 2 * sum(map(_is_place, known)) > len(known) and not any(map(_is_answer, known))


def looks_like_answers(cells: Iterable[Cell]) -> bool:
    """Whether most of what stands in some cells is yes or no, and none of it is a place."""
    known = [cell for cell in cells if not nothing_known(cell)]
    answers = [cell for cell in known if _is_answer(cell)]
    return 2 * len(answers) > len(known) and not any(_is_place(cell) for cell in known if cell not in answers)


def _is_place(cell: Cell) -> bool:
    return bool(re.fullmatch("[A-Z]{2}", place_code(cell.words)))


def _is_answer(cell: Cell) -> bool:
    return isinstance(cell.content, bool) or answer(cell.words) is not None


def looks_two_ways(cells: Iterable[Cell]) -> bool:
    """Whether all that stands in some cells is yes or no and the letters of a state too: `NO` is Norway besides."""
    known = [cell for cell in cells if not nothing_known(cell)]
    return bool(known) and all(_is_answer(cell) and cell.words in _STATES for cell in known)


def has_codes(cells: Iterable[Cell]) -> bool:
    """Whether any of some cells is the code of a heading that exists, or has the form of a chapter."""
    return any(re.fullmatch(r"\d\d", cell.words, re.ASCII) or looks_like_codes([cell]) for cell in cells)


def looks_like_codes(cells: Iterable[Cell]) -> bool:
    """Whether all that stands in some cells are tariff codes: in their form, and of headings that exist."""
    known = [cell.words for cell in cells if not nothing_known(cell)]
    return bool(known) and all(_CODE.fullmatch(words) and _heading_exists(words) for words in known)


def _heading_exists(words: str) -> bool:
    heading = re.sub(r"\D", "", words)[:4]
    return any(nomenclature.exists(edition, heading) for edition in nomenclature.loaded())
