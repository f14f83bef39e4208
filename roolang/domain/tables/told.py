"""What the command line says of the good, and of the declaration, by `--good`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Fields

from roolang.domain.fields import ROUTE
from roolang.domain.loading.fields import GOOD_FIELDS
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.tables.cells import listed
from roolang.domain.tables.fields import LISTS
from roolang.domain.tables.figures import NumberForm, looks_numeric, plain_number
from roolang.domain.tables.words import answer

_GOOD_WORDS = ("id", "code", "description", "produced_in", *ROUTE)
_TOP_WORDS = ("currency", "date", "nomenclature", "complete")
_RATE = re.compile(r"(?:rates\.)?([A-Z]{3}/[A-Z]{3})")


def declaration_of(given: Fields[str, str], form: NumberForm | None = None) -> dict[str, Raw]:
    """What is said of the declaration rather than of the good: currency, rates in the form of amounts, day, edition."""
    top: dict[str, Raw] = {name: words for name, words in given.items() if name in _TOP_WORDS}
    if "complete" in given:
        top["complete"] = listed("complete", given["complete"])
    rates: dict[str, Raw] = {
        found[1]: _plain(words, form) or words for name, words in given.items() if (found := _RATE.fullmatch(name))
    }
    return top | ({"rates": rates} if rates else {})


def field_of(name: str) -> str:
    """The field that something said of the good is: what is no field is a value, as in a mapping."""
    known = name in (*_GOOD_WORDS, *_TOP_WORDS, *LISTS, *GOOD_FIELDS) or "." in name or _RATE.fullmatch(name)
    return name if known else f"values.{name}"


def good_of(given: Fields[str, str], form: NumberForm | None = None) -> dict[str, Raw]:
    """What is said of the good on the command line, as the fields of a declaration: what is no field is a value.

    Amounts are in the form of the table, if one is said, or in the plain one; lists stand as in a cell.
    """
    good: dict[str, Raw] = {}
    values: dict[str, Raw] = {}
    for name, words in given.items():
        if name in _TOP_WORDS or _RATE.fullmatch(name):
            continue
        field_ = name.removeprefix("values.")
        if name in _GOOD_WORDS:
            good[name] = words
        elif name in LISTS:
            good[name] = _list(name, words)
        elif (said := answer(words)) is not None and name in GOOD_FIELDS:
            good[name] = said
        elif name in GOOD_FIELDS:
            good[name] = _money(words, form) if name == "value" else _amount(words, form)
        else:
            values[field_] = _money(words, form)
    return good | ({"values": values} if values else {})


def _list(name: str, words: str) -> Raw:
    """The entries of a list: as in a cell, or between brackets, as they stand in a mapping."""
    if words.startswith("["):
        try:
            found = json.loads(words)
        except ValueError:
            return words
        parts = found if isinstance(found, list) else []
        return (
            [one for each in parts for one in listed(name, each)] if all(type(each) is str for each in parts) else found
        )
    return listed(name, words)


def _money(words: str, form: NumberForm | None) -> Raw:
    """An amount with its currency, if it names one."""
    found = re.fullmatch(r"(.+?)\s*([A-Z]{3})", words)
    return {"amount": _amount(found[1], form), "currency": found[2]} if found else _amount(words, form)


def _amount(words: str, form: NumberForm | None) -> Raw:
    read = _plain(words, form)
    return Numeral(read or words) if read or looks_numeric(words) else words


def _plain(words: str, form: NumberForm | None) -> str:
    """The number that some words are in the form of the table; nothing if they are none, or it has no form."""
    read = plain_number(words, form, point_is_known=True) if form is not None else ""
    return read if isinstance(read, str) else ""
