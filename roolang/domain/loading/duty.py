"""Rates of duty in a declaration: without preference, and by the agreements that grant one."""

from __future__ import annotations

from roolang.diagnostics.place import Place, quoted
from roolang.domain.amount import MONEY, PERCENT, Amount
from roolang.domain.declaration import Said, fold
from roolang.domain.duty import CUSTOMS_VALUE, FREE, NOTHING, SPECIFIC, Duty, Rate
from roolang.domain.loading.advice import Advice
from roolang.domain.loading.amounts import Context, is_group, kind_of, read_amount
from roolang.domain.loading.fields import DUTY_FIELDS, Fields, check_names
from roolang.domain.loading.tidy import Numeral, Raw
from roolang.domain.loading.words import read_text

_RATE = '"6.5 %"'
_SHAPE = '"duty": {"mfn": "6.5 %", "preferential": {"CPTPP": "0 %"}, "charged_on": "FOB"}'
_PARTED = '`{"ad_valorem": "6.5 %", "per_kg": "0.20"}`'
_FORMS = Advice(f'write `"6.5 %"`, `"free"`, or {_PARTED}', f"write `6.5 %`, `free`, or {_PARTED}")
_PARTS = ("ad_valorem", *SPECIFIC)


def read_duty(top: Fields, good: Fields, context: Context) -> Duty | None:
    """The rates of duty; `None` if none is given."""
    raw, place = top.pick("duty")
    if raw is None or not is_group(raw, place, "rates of duty are", _SHAPE, context.report):
        return None
    check_names(raw, place, DUTY_FIELDS, context.report)
    charged_on = read_text(raw.get("charged_on"), place.field("charged_on"), context.report)
    preferential = _by_agreement(raw.get("preferential"), place.field("preferential"), good, context)
    mfn = _rate(raw.get("mfn"), place.field("mfn"), context)
    return Duty(mfn, preferential, fold(charged_on or CUSTOMS_VALUE))


def _by_agreement(raw: Raw, place: Place, good: Fields, context: Context) -> dict[str, Rate]:
    """Preferential rates by the names of agreements, which go to what the good says."""
    if raw is None or not is_group(raw, place, "rates by agreements are", f'{{"CPTPP": {_RATE}}}', context.report):
        return {}
    found: dict[str, Rate] = {}
    for name, value in raw.items():
        there = place.field(name)
        good.said.append(Said("text", name, there))
        rate = _rate(value, there, context)
        if rate is not None and found.setdefault(fold(name), rate) is not rate:
            context.report.add("RL6009", there, f"{quoted(name)} gets two rates", "keep the one that is so")
    return found


def _rate(raw: Raw, place: Place, context: Context) -> Rate | None:
    """One rate; `None` is unknown, as is a rate of which a part is."""
    if raw is None:
        return None
    if isinstance(raw, str) and fold(raw) == "free":
        return FREE
    if isinstance(raw, str):
        share = _percentage(raw, place, context)
        return Rate(share) if share is not None else None
    if not isinstance(raw, dict) or not raw:
        help = f"write `{_percent(raw)}`" if isinstance(raw, Numeral) else _FORMS
        context.report.add("RL6003", place, f"a rate of duty is expected here, and this is {kind_of(raw)}", help)
        return None
    check_names(raw, place, _PARTS, context.report)
    share = _percentage(raw["ad_valorem"], place.field("ad_valorem"), context) if "ad_valorem" in raw else NOTHING
    specific = {per: read_amount(raw[per], place.field(per), context, MONEY) for per in SPECIFIC if per in raw}
    known = {per: amount for per, amount in specific.items() if amount is not None}
    return Rate(share, known) if share is not None and len(known) == len(specific) else None


def _percentage(raw: Raw, place: Place, context: Context) -> Amount | None:
    """A share of the value in per cent; a bare number does not say what it is."""
    amount = read_amount(raw, place, context, None)
    if amount is None or amount.unit == PERCENT:
        return amount
    help = f"write `{_percent(raw)}`" if isinstance(raw, Numeral | str) else _FORMS
    context.report.add("RL6003", place, "a percentage of the value is expected here, with its sign", help)
    return None


def _percent(raw: Numeral | str) -> str:
    text = raw.text if isinstance(raw, Numeral) else raw
    number = text.split()[0] if text.split() else ""
    return f'"{number} %"' if number.replace(".", "", 1).isdigit() else _RATE
