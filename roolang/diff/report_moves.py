"""Products that change sides, in words and as data."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from roolang.diff.portfolio import Move, Portfolio, Side, side_of
from roolang.diff.report_words import counted, escaped, joined
from roolang.domain.amount import exact_text
from roolang.domain.duty import Sum
from roolang.domain.hs import printed

SAID = {"originating": "originates", "non-originating": "does not originate", "undetermined": "is undetermined"}


def moves_headline(found: Portfolio) -> str:
    """How many products change sides, in a sentence."""
    lost = [each for each in found.moves if not each.gains]
    won = [each for each in found.moves if each.gains]
    if not found.moves:
        return f"None of {counted(found.judged, 'verdict')} changes."
    parts = [*([f"{len(lost):,} for the worse"] if lost else []), *([f"{len(won):,} for the better"] if won else [])]
    verb = "changes" if len(found.moves) == 1 else "change"
    return f"Of {counted(found.judged, 'verdict')} {len(found.moves):,} {verb}: {joined(parts)}."


FIRMS = 5
"""So many firms are named for each way."""


def sums_said(found: Portfolio) -> list[str]:
    """What moves each way, added up: value, duty, firms."""
    lines = []
    for title, gains in (("For the worse", False), ("For the better", True)):
        moves = [each for each in found.moves if each.gains is gains]
        if moves:
            lines.append(f"{title}: {_sums(side_of(moves))}")
    return lines


def _sums(way: Side) -> str:
    parts = [counted(way.products, "product")]
    if way.firms:
        named = ", ".join(f"{name} {count}" if count > 1 else name for name, count in way.firms[:FIRMS])
        more = f" and {len(way.firms) - FIRMS} more" if len(way.firms) > FIRMS else ""
        parts.append(f"of {counted(len(way.firms), 'firm')} ({named}{more})")
    if way.worth:
        unknown = f" and {way.unknown_worth} of unknown value" if way.unknown_worth else ""
        parts.append(f"worth {' and '.join(money(amount, currency) for currency, amount in way.worth)}{unknown}")
    if way.stake:
        unknown = f" and {way.unknown_stake} of which it is not known" if way.unknown_stake else ""
        parts.append(f"duty at stake {' and '.join(money(amount, cur) for cur, amount in way.stake)}{unknown}")
    return ", ".join(parts)


def move_lines(move: Move, names: tuple[str, str]) -> list[str]:
    """A product that changes sides: what it is, what each text says and why, what hangs on it."""
    about = [printed(move.code)] if move.code else []
    about += [f"of {move.firm}"] if move.firm else []
    about += [move.description] if move.description else []
    if move.worth:
        about.append(f"{move.worth[0]} {money(move.worth[1], move.currency)}")
    said = [f"{move.declaration}: {', '.join(about)}" if about else move.declaration]
    for name, verdict, why in zip(names, move.verdicts, move.why, strict=True):
        said.append(f"  {SAID[verdict]} under {name}: {why}")
    stake = stake_said(move.at_stake, move.currency)
    return [*said, f"  duty at stake: {stake}"] if stake else said


def money(number: Fraction, currency: str) -> str:
    """An amount of money."""
    return f"{currency} {_grouped(number)}".strip()


def _grouped(number: Fraction) -> str:
    text = exact_text(number)
    if "/" in text:
        return text
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def stake_said(stake: Sum, currency: str) -> str:
    """What hangs on a verdict; nothing where no rates are given."""
    if stake.low is None and stake.high is None:
        return ""
    if stake.known and stake.low is not None:
        return money(stake.low, currency)
    low = money(stake.low, currency) if stake.low is not None else "?"
    return f"{low} to {money(stake.high, currency) if stake.high is not None else '?'}"


def moves_json(found: Portfolio) -> dict[str, Any]:
    """For programs."""
    return {
        "judged": found.judged,
        "unchanged": dict(found.kept),
        "changed": [_move_json(each) for each in found.moves],
        "better": _side_json([each for each in found.moves if each.gains]),
        "worse": _side_json([each for each in found.moves if not each.gains]),
    }


def _side_json(moves: Sequence[Move]) -> dict[str, Any]:
    way = side_of(moves)
    return {
        "products": way.products,
        "firms": dict(way.firms),
        "value": {currency: exact_text(amount) for currency, amount in way.worth},
        "duty_at_stake": {currency: exact_text(amount) for currency, amount in way.stake},
        "unknown": {"value": way.unknown_worth, "duty_at_stake": way.unknown_stake},
    }


def _move_json(move: Move) -> dict[str, Any]:
    return {
        "declaration": move.declaration,
        "firm": move.firm or None,
        "code": move.code or None,
        "description": move.description or None,
        "direction": "better" if move.gains else "worse",
        "verdicts": {"before": move.verdicts[0], "after": move.verdicts[1]},
        "because": {"before": move.why[0], "after": move.why[1]},
        "value": {"of": move.worth[0], "amount": exact_text(move.worth[1])} if move.worth else None,
        "currency": move.currency or None,
        "duty_at_stake": _sum_json(move.at_stake),
    }


def _sum_json(stake: Sum) -> dict[str, Any] | None:
    if stake.low is None and stake.high is None:
        return None
    ends = {"low": stake.low, "high": stake.high}
    return {name: exact_text(number) if number is not None else None for name, number in ends.items()}


def moves_text(found: Portfolio, names: tuple[str, str]) -> str:
    """Plain lines."""
    said = ["", "Products", moves_headline(found), *sums_said(found)]
    for move in found.moves:
        said += ["", *move_lines(move, names)]
    return "\n".join(said) + "\n"


def moves_markdown(found: Portfolio, names: tuple[str, str]) -> str:
    """A section of a document."""
    said = ["", "## Products", "", moves_headline(found), ""]
    said += [*(f"- {escaped(each)}" for each in sums_said(found)), ""] if found.moves else []
    for move in found.moves:
        head, *more = move_lines(move, names)
        said += [f"- {escaped(head)}", *(f"  - {escaped(line.strip())}" for line in more)]
    return "\n".join(said) + "\n"
