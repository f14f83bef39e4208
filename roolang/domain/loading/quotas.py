"""Quotas in a declaration: a licence that is held or not, or how much has been taken of a quota."""

from __future__ import annotations

from collections.abc import Mapping

from roolang.domain.declaration import Said, fold
from roolang.domain.loading.amounts import Context
from roolang.domain.loading.fields import Fields, check_name
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.loading.words import Claims


def read_licences(fields: Fields, context: Context) -> Mapping[str, bool]:
    """Whether a licence is held, by the folded name of the quota."""
    raw, place = fields.pick("quotas")
    claims = Claims(context.report, '"cars"', "quota", fields.said)
    if not isinstance(raw, dict):
        claims.take(raw, place)
        return claims.answers
    for words in raw:
        check_name(words, place, context.report)
    taken = quantities(fields)
    claims.take({words: value for words, value in raw.items() if words not in taken}, place)
    for words in taken:
        fields.said.append(Said("quota", words, place.field(words)))
        if fold(words) in claims.answers:
            help_ = "keep one of the two: the licence, or what was taken"
            context.report.add("RL6009", place.field(words), "a licence and a quantity for one quota", help_)
    return claims.answers


def quantities(fields: Fields) -> dict[str, Raw]:
    """What has been taken of quotas, as written, by their names as written."""
    raw = fields.get("quotas")
    return {words: value for words, value in raw.items() if _says_how_much(value)} if isinstance(raw, dict) else {}


def _says_how_much(raw: Raw) -> bool:
    return isinstance(raw, Numeral | dict) or (isinstance(raw, str) and raw.strip()[:1].isdigit())
