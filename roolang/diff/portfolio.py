"""Which products change sides between two texts: judged by both, with the clause that decides and the duty at stake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from roolang.domain.declaration import Declaration, fold
from roolang.domain.duty import Duty, Sum, due, saved
from roolang.explain.narrative import narrate
from roolang.interpret import Judgement
from roolang.record import record

BASES = ("transaction value", "fob", "ex-works price", "customs value", "net cost")
"""Values of a good that say what it is worth, the first that is declared."""


@record(frozen=True, slots=True)
class Move:
    """A product that has another verdict by the second text than by the first.

    `gains` says that it originates by the second alone; `why` names the clause that decides, by each text. `worth` is
    the value of the good, `at_stake` the duty that hangs on the verdict, `firm` the producer, else the exporter.
    """

    declaration: str
    code: str
    description: str
    currency: str
    verdicts: tuple[str, str]
    why: tuple[str, str]
    worth: tuple[str, Fraction] | None
    at_stake: Sum
    firm: str = ""

    @property
    def gains(self) -> bool:
        """Whether the second text is the better one for it."""
        order = ("non-originating", "undetermined", "originating")
        return order.index(self.verdicts[1]) > order.index(self.verdicts[0])


@record(frozen=True, slots=True)
class Portfolio:
    """What two texts make of some products; `kept` counts those of each verdict that do not change sides."""

    judged: int
    moves: tuple[Move, ...]
    kept: tuple[tuple[str, int], ...]


@record(frozen=True, slots=True)
class Side:
    """The products that move one way: how many, of how many firms, what they are worth and what hangs on them.

    Amounts are by currency; what is not known is counted in `unknown_worth` and `unknown_stake`.
    """

    products: int
    firms: tuple[tuple[str, int], ...]
    worth: tuple[tuple[str, Fraction], ...]
    stake: tuple[tuple[str, Fraction], ...]
    unknown_worth: int
    unknown_stake: int


def side_of(moves: Sequence[Move]) -> Side:
    """Products that move one way, added up."""
    firms: dict[str, int] = {}
    worths: dict[str, Fraction] = {}
    stakes: dict[str, Fraction] = {}
    for each in moves:
        if each.firm:
            firms[each.firm] = firms.get(each.firm, 0) + 1
        if each.worth:
            worths[each.currency] = worths.get(each.currency, Fraction(0)) + each.worth[1]
        if each.at_stake.known and each.at_stake.low is not None:
            stakes[each.currency] = stakes.get(each.currency, Fraction(0)) + each.at_stake.low
    return Side(
        len(moves),
        tuple(sorted(firms.items(), key=lambda each: (-each[1], each[0]))),
        tuple(sorted(worths.items())),
        tuple(sorted(stakes.items())),
        sum(each.worth is None for each in moves),
        sum(not each.at_stake.known for each in moves),
    )


def moved(judged: Iterable[tuple[Judgement, Judgement]]) -> Portfolio:
    """Products judged by both texts: those that change sides, those that lose first, the dearest first."""
    moves: list[Move] = []
    kept: dict[str, int] = {}
    count = 0
    for one, other in judged:
        count += 1
        if one.verdict == other.verdict:
            kept[one.verdict] = kept.get(one.verdict, 0) + 1
        else:
            moves.append(_move(one, other))
    moves.sort(key=lambda each: (each.gains, -(each.worth[1] if each.worth else Fraction(0)), each.declaration))
    return Portfolio(count, tuple(moves), tuple(sorted(kept.items())))


def _move(one: Judgement, other: Judgement) -> Move:
    declaration, good = one.declaration, one.declaration.good
    granting = one if one.verdict == "originating" else other
    return Move(
        declaration.id,
        good.code or "",
        good.description or "",
        declaration.currency or "",
        (one.verdict, other.verdict),
        (_why(one), _why(other)),
        worth(declaration),
        _at_stake(declaration, (granting.program.name, *granting.program.amends)),
        declaration.producer or declaration.exporter,
    )


def _why(judgement: Judgement) -> str:
    """The clause on which a verdict rests, in a line."""
    return narrate(judgement).brief.because


def worth(declaration: Declaration) -> tuple[str, Fraction] | None:
    """What the good is worth, by the first value that is declared."""
    amounts = declaration.good.amounts
    return next(((name, amounts[name].low) for name in BASES if name in amounts and amounts[name].known), None)


def _at_stake(declaration: Declaration, texts: Sequence[str]) -> Sum:
    """What the preference saves, by the rates of the text or of one that it amends; else the duty without it."""
    duty, amounts = declaration.duty or Duty(), declaration.good.amounts
    for name in texts:
        if rate := duty.preferential.get(fold(name)):
            return saved(duty.mfn, rate, duty, amounts, name)
    return due(duty.mfn, duty, amounts, "the MFN rate of duty")
