"""A share is a per cent, or a plain part of one: so many kilograms or dollars are a share of nothing."""

from __future__ import annotations

from fractions import Fraction

from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.amount import COUNT, MASS, MONEY, exact_text
from roolang.domain.units import called, reckoned
from roolang.syntax import tree as t

BASES = {MASS: "weight of the good", COUNT: "number of the good"}
"""What weights and numbers of pieces are shares of."""
PRICE = "FOB"
"""Of what any other share may be taken."""


def no_share(value: t.Value, *, based: bool = True, whole: bool = False) -> Finding | None:
    """RL3001 for an amount in the place of a share; `based` says that its base is written, or is that of a method.

    RL3003 for a plain number of more than one where `whole` says that nothing can be more than its base: of a base
    that is written, and of a value content by a method.
    """
    if whole and isinstance(value, t.Number) and value.number > 1:
        return _more(value)
    if not isinstance(value, t.Money | t.Measured):
        return None
    kind = MONEY if isinstance(value, t.Money) else reckoned(value.unit)[0]
    base = "" if based else f" of {base_for(kind)}"
    words = " ".join(value.span.text.split())
    message = f"`{words}` is {called(kind)}, where a share stands: it is a percentage of something"
    shares = [f"{each}{base}" for each in _meant(value.number)]
    help_ = f"write {' or '.join(f'`{each}`' for each in shares)}"
    fixes = tuple(Fix(value.span, each) for each in shares) if value.number <= 100 else ()
    return Finding("RL3001", message, Label(value.span), help=help_, fixes=fixes)


def _more(value: t.Number) -> Finding:
    """`40 of FOB` is forty times the price."""
    words = value.span.text.strip()
    message = f"`{words}` without a per cent sign means {words} times what it is a share of"
    fixes = (Fix(value.span, f"{words}%"),) if value.number <= 100 else ()
    help_ = f"write `{words}%`" if fixes else "write a percentage from 0 to 100"
    return Finding("RL3003", message, Label(value.span), help=help_, fixes=fixes)


def base_for(kind: str) -> str:
    """Of what a share of amounts of a kind may be taken, for a help."""
    return BASES.get(kind, PRICE)


def _meant(number: Fraction) -> list[str]:
    """The percentages that a number may stand for: of a part of one it may be that part, or so many hundredths."""
    if number > 100:
        return ["10%"]
    parts = [number * 100, number] if 0 < number < 1 else [number]
    return [f"{exact_text(each)}%" for each in parts]
