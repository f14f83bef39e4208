"""A comparison of agreements in words: a row for each, why, what is needed, what is left out; renderers lay it out."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.domain.amount import Amount, exact_text
from roolang.domain.duty import SPECIFIC, Rate, Sum
from roolang.explain.because import because
from roolang.explain.brief import claim_text
from roolang.explain.change import in_short, what_would_change
from roolang.explain.context import context_of
from roolang.explain.figures import code_text
from roolang.explain.narrative import criteria_text, day_text
from roolang.explain.numbers import NOT_KNOWN
from roolang.explain.ranking import (
    CLAIMABLE,
    FAILING,
    NO_CLAIM,
    OPEN,
    OPEN_CLAIM,
    Comparison,
    Option,
    without_rule,
)
from roolang.explain.story import plain
from roolang.interpret import Judgement
from roolang.interpret.deciding import deciding
from roolang.record import record

HEADS = ("", "agreement", "verdict", "claim", "duty", "saving")
CLAIMS = {CLAIMABLE: "yes", OPEN_CLAIM: "open", OPEN: "open", NO_CLAIM: "no", FAILING: "no"}
NEEDED = 2
"""So many ways to change a verdict are told of each agreement."""


@record(frozen=True, slots=True)
class Row:
    """One agreement: its cells by `HEADS`, why its verdict is so, and what would make or settle it."""

    cells: tuple[str, ...]
    verdict: str
    why: str
    needed: tuple[str, ...]


@record(frozen=True, slots=True)
class Told:
    """One comparison: the product, its trade and the duty without preference, the rows, and what is said after them.

    `best` says what is to be had, in a sentence; `heads` are those of the columns that there is anything in.
    """

    about: str
    trade: str
    best: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    after: tuple[str, ...]


def told(found: Comparison) -> Told:
    """The comparison in words."""
    priced = found.declaration.duty is not None
    heads = HEADS if priced else HEADS[:-2]
    rows = tuple(_row(i, each, found, priced=priced) for i, each in enumerate(found.options, 1))
    return Told(_about(found), _trade(found), _best(found), heads, rows, tuple(_after(found)))


def _about(found: Comparison) -> str:
    good = found.declaration.good
    said = (code_text(good.code or "") or "a good of unknown code", plain(good.description))
    return f"{plain(found.declaration.id)}: {', '.join(filter(None, said))}"


def _trade(found: Comparison) -> str:
    """The way the good goes, and the duty that it bears without preference."""
    source = f"from {found.source}" if found.source else "from a country that is not declared"
    source += " (where it was produced)" if found.source and found.as_produced else ""
    target = f"into {found.target}" if found.target else "into a country that is not declared"
    duty = found.declaration.duty
    if duty is None:
        return f"{source} {target}; no rates of duty are declared, so what is saved is not known"
    rate = f"{rate_text(duty.mfn, found)}, which is " if duty.mfn is not None else ""
    return f"{source} {target}; duty without preference: {rate}{sum_text(found.mfn, found)}"


def _best(found: Comparison) -> str:
    """What is to be had, in a sentence."""
    sure = [each for each in found.options if _claim(each) == CLAIMS[CLAIMABLE]]
    if not found.options:
        return "No agreement here covers this trade on this day."
    if sure:
        first = sure[0]
        saving = f": it saves {sum_text(first.saving, found)}" if _priced(first) else ""
        more = f", as under {len(sure) - 1} more" if len(sure) > 1 else ""
        return f"Preference can be claimed under {_name(first)}{more}{saving}."
    good = [each for each in found.options if each.group in (CLAIMABLE, OPEN_CLAIM)]
    if good:
        saving = f", which would save {sum_text(good[0].saving, found)}" if _priced(good[0]) else ""
        count = f"It originates under {len(good)} of {len(found.options)}"
        return f"{count}; best is {_name(good[0])}{saving}. Whether preference can be claimed is open."
    if any(each.group == OPEN for each in found.options):
        return "It is not settled that it originates under any of them."
    return "Preference can be claimed under none of them."


def _priced(each: Option) -> bool:
    """Whether what it saves is known."""
    return each.saving.low is not None and each.saving.high is not None


def _name(each: Option) -> str:
    reading = f" ({plain(each.reading)})" if each.reading else ""
    return f"{plain(each.judgement.program.label)}{reading}"


def _row(rank: int, each: Option, found: Comparison, *, priced: bool) -> Row:
    judgement = each.judgement
    claim = _claim(each)
    covered = "" if each.covered else " (if it applies)"
    money = (rate_text(each.rate, found), sum_text(each.saving, found)) if priced else ()
    cells = (str(rank), f"{_name(each)}{covered}", f"{judgement.verdict}{criteria_text(judgement)}", claim, *money)
    return Row(cells, judgement.verdict, _why(judgement), tuple(_needed(each, priced=priced)))


def _claim(each: Option) -> str:
    """Whether it can be claimed: open where the agreement may not apply, or what a claim requires is not written."""
    sure = each.covered and each.judgement.claim is not None
    return CLAIMS[each.group if sure or each.group != CLAIMABLE else OPEN_CLAIM]


def _why(judgement: Judgement) -> str:
    return because(deciding(judgement.trace), context_of(judgement), "And {} more.")


def _needed(each: Option, *, priced: bool) -> Iterator[str]:
    """What would settle a verdict, turn it, or let the good be claimed; and what nobody says of the duty."""
    judgement = each.judgement
    program = judgement.program
    if program.out_of_force:
        yield plain(program.out_of_force)
    told = each.group in (OPEN, FAILING) and not without_rule(judgement)
    if told and (change := in_short(judgement, what_would_change(judgement))):
        items = "; or ".join(change.items[:NEEDED])
        more = f"; or {len(change.items) - NEEDED} more ways" if len(change.items) > NEEDED else ""
        yield f"{change.head}{f': {items}{more}' if items else ''}"
    if each.group in (OPEN_CLAIM, NO_CLAIM) and (claim := claim_text(judgement)):
        yield claim
    if each.group == CLAIMABLE and judgement.claim is None:
        yield f"what a claim requires under {plain(program.name)} is not written here"
    if priced and each.saving.missing:
        yield f"for the saving: {', '.join(each.saving.missing)}"


# ---- after the table


def _after(found: Comparison) -> Iterator[str]:
    """Which agreements were left out, and the day."""
    way = f"{found.source or '?'} to {found.target or '?'}"
    if found.elsewhere:
        yield f"Not between these countries ({way}): {', '.join(map(plain, found.elsewhere))}."
    if found.idle:
        yield f"Not in force on the day: {', '.join(f'{plain(name)} ({when})' for name, when in found.idle)}."
    days = {each.judgement.program.day for each in found.options}
    if days:
        yield f"Judged on {' and '.join(day_text(day) for day in sorted(days))}."


# ---- money


def rate_text(rate: Rate | None, found: Comparison) -> str:
    """A rate of duty: `free`, `6.5%`, `8% + 0.20 GBP per kg`."""
    if rate is None:
        return NOT_KNOWN
    currency = plain(found.declaration.currency or "")
    parts = [f"{_range(rate.ad_valorem)}%"] if _counts(rate.ad_valorem) else []
    for per, (_, unit) in SPECIFIC.items():
        if per in rate.specific and _counts(rate.specific[per]):
            parts.append(f"{_range(rate.specific[per])}{f' {currency}' if currency else ''} per {unit}")
    return " + ".join(parts) or "free"


def _counts(amount: Amount) -> bool:
    return amount.high != 0


def _range(amount: Amount) -> str:
    if amount.known:
        return exact_text(amount.low)
    return f"{exact_text(amount.low)} to {exact_text(amount.high)}" if amount.high is not None else NOT_KNOWN


def sum_text(money: Sum, found: Comparison) -> str:
    """An amount of money, exact; a saving below nothing is what the preference costs more."""
    currency = plain(found.declaration.currency or "")
    mark = f" {currency}" if currency else ""
    low, high = money.low, money.high
    if low is None or high is None:
        return f"at least {exact_text(low)}{mark}" if low is not None and low > 0 else NOT_KNOWN
    if low == high:
        return f"{exact_text(low)}{mark}"
    return f"{exact_text(low)} to {exact_text(high)}{mark}"
