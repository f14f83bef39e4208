"""What the command line says of the good, and of the declaration, by `--good`."""

from __future__ import annotations

import re
from collections.abc import Mapping as Fields

from roolang.domain.loading.fields import GOOD_FIELDS
from roolang.domain.loading.tidy import Numeral
from roolang.domain.tables.figures import looks_numeric
from roolang.domain.tables.words import answer

_GOOD_WORDS = ("id", "code", "description", "produced_in", "exported_from", "imported_into")
_TOP_WORDS = ("currency", "date", "nomenclature")
_RATE = re.compile(r"(?:rates\.)?([A-Z]{3}/[A-Z]{3})")


def declaration_of(given: Fields[str, str], known: Fields[str, object]) -> dict[str, object]:
    """What is said of the declaration rather than of the good (currency, rates, day, edition), over what is known."""
    top: dict[str, object] = {name: words for name, words in given.items() if name in _TOP_WORDS}
    before = known.get("rates")
    rates: dict[str, object] = dict(before) if isinstance(before, dict) else {}
    rates |= {found[1]: words for name, words in given.items() if (found := _RATE.fullmatch(name))}
    return {**known, **top} | ({"rates": rates} if rates else {})


def good_of(given: Fields[str, str]) -> dict[str, object]:
    """What is said of the good on the command line, as the fields of a declaration: what is no field is a value."""
    good: dict[str, object] = {}
    values: dict[str, object] = {}
    for name, words in given.items():
        if name in _TOP_WORDS or _RATE.fullmatch(name):
            continue
        field_ = name.removeprefix("values.")
        if name in _GOOD_WORDS:
            good[name] = words
        elif (said := answer(words)) is not None and name in GOOD_FIELDS:
            good[name] = said
        elif name in GOOD_FIELDS:
            good[name] = _money(words) if name == "value" else _amount(words)
        else:
            values[field_] = _money(words)
    return good | ({"values": values} if values else {})


def _money(words: str) -> object:
    """An amount with its currency, if it names one."""
    found = re.fullmatch(r"(.+?)\s*([A-Z]{3})", words)
    return {"amount": _amount(found[1]), "currency": found[2]} if found else _amount(words)


def _amount(words: str) -> object:
    return Numeral(words) if looks_numeric(words) else words
