"""Comparisons of agreements as data; `docs/eval.schema.json` says what they may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from roolang.domain.amount import exact_text
from roolang.domain.duty import Rate, Sum
from roolang.explain.options import Row, rate_text, told
from roolang.explain.ranking import Comparison, Option
from roolang.explain.story import CLAIMABLE

Object: TypeAlias = dict[str, Any]


def as_data(found: Comparison, results: Mapping[int, int]) -> Object:
    """One comparison; `results` say which of the results each judgement is, by its identity."""
    duty = found.declaration.duty
    options = zip(found.options, told(found).rows, strict=True)
    return {
        "declaration": found.declaration.id,
        "exported_from": found.source or None,
        "as_produced": found.as_produced,
        "imported_into": found.target or None,
        "duty": {"rate": _rate(duty.mfn if duty else None, found), **_sum(found.mfn)},
        "agreements": [_option(i, each, row, found, results) for i, (each, row) in enumerate(options, 1)],
        "elsewhere": list(found.elsewhere),
        "not_in_force": [{"under": name, "when": when} for name, when in found.idle],
    }


def _option(rank: int, each: Option, row: Row, found: Comparison, results: Mapping[int, int]) -> Object:
    judgement = each.judgement
    return {
        "rank": rank,
        "result": results[id(judgement)],
        "under": judgement.program.label,
        "reading": each.reading or None,
        "covers": "yes" if each.covered else "unknown",
        "verdict": judgement.verdict,
        "claimable": CLAIMABLE[judgement.claimable],
        "duty": {"rate": _rate(each.rate, found), **_sum(each.duty)},
        "saving": _sum(each.saving),
        "why": row.why,
        "needed": list(row.needed),
    }


def _rate(rate: Rate | None, found: Comparison) -> str | None:
    return None if rate is None else rate_text(rate, found)


def _sum(money: Sum) -> Object:
    """An amount of money: its exact ends, null for no bound, and what is not known of it."""
    low, high = (None if end is None else exact_text(end) for end in (money.low, money.high))
    return {"low": low, "high": high, "missing": list(money.missing)}
