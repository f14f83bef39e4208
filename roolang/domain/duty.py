"""Rates of duty and what a preference saves, exact; what is not declared is not known, and never nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from roolang.domain.amount import MONEY, Amount
from roolang.record import record

SPECIFIC = {
    "per_kg": ("net weight", "kg"),
    "per_piece": ("number", "piece"),
    "per_litre": ("volume", "litre"),
}
"""Specific duties by their field: the amount of the good that each is charged on, and the unit as people call it."""
CUSTOMS_VALUE = "customs value"
"""The value of the good that a percentage is charged on, where the declaration names no other."""
NOTHING = Amount.exactly(0)


@record(frozen=True, slots=True)
class Rate:
    """One rate: a share of the value in per cent, and amounts of money by what they are charged per, all added up."""

    ad_valorem: Amount = NOTHING
    specific: Mapping[str, Amount] = field(default_factory=dict)


@record(frozen=True, slots=True)
class Duty:
    """The duties of the country of importation: without preference (`mfn`), and by folded names of agreements.

    `charged_on` is the folded name of the value that percentages are of.
    """

    mfn: Rate | None = None
    preferential: Mapping[str, Rate] = field(default_factory=dict)
    charged_on: str = CUSTOMS_VALUE


@record(frozen=True, slots=True)
class Sum:
    """An amount of money between `low` and `high` (`None`: no bound on that side); `missing` says what is not known."""

    low: Fraction | None = None
    high: Fraction | None = None
    missing: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high


FREE = Rate()
"""No duty at all."""


def due(rate: Rate | None, duty: Duty, amounts: Mapping[str, Amount], whose: str) -> Sum:
    """What a rate comes to on a good of these amounts; `whose` names the rate where it is not known."""
    return Sum(missing=(whose,)) if rate is None else _charged(rate, FREE, duty, amounts)


def saved(mfn: Rate | None, preferential: Rate | None, duty: Duty, amounts: Mapping[str, Amount], name: str) -> Sum:
    """What a preference takes off: the difference of the rates on the good; less than nothing if it costs more."""
    if mfn is None or preferential is None:
        absent = (("the MFN rate of duty", mfn), (f"the preferential rate of duty under {name}", preferential))
        return Sum(missing=tuple(what for what, rate in absent if rate is None))
    return _charged(mfn, preferential, duty, amounts)


def _charged(rate: Rate, off: Rate, duty: Duty, amounts: Mapping[str, Amount]) -> Sum:
    """A rate less another, on the amounts that each part is charged on; an amount counts only if the parts differ."""
    parts = [(rate.ad_valorem, off.ad_valorem, duty.charged_on, Fraction(1, 100))]
    for per in {**rate.specific, **off.specific}:
        parts.append((rate.specific.get(per, NOTHING), off.specific.get(per, NOTHING), SPECIFIC[per][0], Fraction(1)))
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    missing: list[str] = []
    for one, other, name, scale in parts:
        least, most = _difference(one, other)
        if least == most == 0:
            continue
        base = amounts.get(name)
        if base is None or (name == duty.charged_on and base.unit != MONEY):
            missing.append(f"the {name} of the good")
            base = Amount(Fraction(0), None)
        below, above = _times(least, most, base, scale)
        low = None if low is None or below is None else low + below
        high = None if high is None or above is None else high + above
    return Sum(low, high, tuple(missing))


def _difference(one: Amount, other: Amount) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most by which one amount is above another."""
    least = None if other.high is None else one.low - other.high
    return least, None if one.high is None else one.high - other.low


def _times(
    least: Fraction | None, most: Fraction | None, base: Amount, scale: Fraction
) -> tuple[Fraction | None, Fraction | None]:
    """A range times an amount, which is never negative."""
    low = None if least is None else _end(least, base.low if least >= 0 else base.high, scale)
    high = None if most is None else _end(most, base.high if most >= 0 else base.low, scale)
    return low, high


def _end(rate: Fraction, base: Fraction | None, scale: Fraction) -> Fraction | None:
    if not rate:
        return Fraction(0)
    return None if base is None else rate * base * scale
