"""One product under several agreements: which to claim by first, what each would save, how near the others are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from roolang.domain.declaration import Declaration, fold
from roolang.domain.duty import Duty, Rate, Sum, due, saved
from roolang.domain.truth import Truth
from roolang.explain.choosing import is_guarded
from roolang.interpret import Judgement, Trace
from roolang.interpret.deciding import BARS, is_for_other_goods
from roolang.record import record

CLAIMABLE, OPEN_CLAIM, OPEN, NO_CLAIM, FAILING = range(5)
"""The groups in which verdicts are told."""
Distance = tuple[int, int, Fraction]
"""How far a verdict is from another: bars that no production turns, conditions to meet, how much of each is lacking."""
NEAR: Distance = (0, 0, Fraction(0))
NO_DUTY = Duty()
NO_RULE = "RL6104"


@record(frozen=True, slots=True)
class Option:
    """A product under one agreement. `covered`: whether the agreement surely applies to the way the good goes.

    `reading` is empty where the readings of the text make no difference. `rate` is the preferential one, `duty` what it
    comes to, `saving` what it takes off the duty without preference.
    """

    judgement: Judgement
    reading: str
    covered: bool
    rate: Rate | None
    duty: Sum
    saving: Sum

    @property
    def group(self) -> int:
        """Whether it can be claimed, originates, is open, or fails."""
        match self.judgement.verdict, self.judgement.claimable:
            case "originating", Truth.YES:
                return CLAIMABLE
            case "originating", Truth.UNKNOWN:
                return OPEN_CLAIM
            case "undetermined", _:
                return OPEN
            case "originating", _:
                return NO_CLAIM
        return FAILING


@record(frozen=True, slots=True)
class Comparison:
    """One product under every agreement that covers its trade, the best first.

    `as_produced`: that it is exported from where it was produced is supposed. `mfn` is the duty without preference;
    `elsewhere` are agreements between others, `idle` those not in force on the day, with since or until when they are.
    """

    declaration: Declaration
    source: str
    target: str
    as_produced: bool
    mfn: Sum
    options: tuple[Option, ...]
    elsewhere: tuple[str, ...] = ()
    idle: tuple[tuple[str, str], ...] = ()


def options(judgements: Sequence[Judgement], *, covered: bool) -> list[Option]:
    """The judgements by one agreement with what it would save; one of them where its readings are all alike."""
    if len({_outcome(each) for each in judgements}) == 1:
        return [_option(judgements[0], "", covered=covered)]
    return [_option(each, each.program.reading, covered=covered) for each in judgements]


def _outcome(judgement: Judgement) -> tuple[object, ...]:
    """What a reader sees of a judgement."""
    figures = tuple(sorted(judgement.figures.items()))
    return judgement.verdict, judgement.claimable, judgement.criteria, figures, judgement.missing


def _option(judgement: Judgement, reading: str, *, covered: bool) -> Option:
    declaration, name = judgement.declaration, judgement.program.name
    duty = declaration.duty or NO_DUTY
    rate, amounts = duty.preferential.get(fold(name)), declaration.good.amounts
    whose = f"the preferential rate of duty under {name}"
    return Option(
        judgement,
        reading,
        covered,
        rate,
        due(rate, duty, amounts, whose),
        saved(duty.mfn, rate, duty, amounts, name),
    )


def without_preference(declaration: Declaration) -> Sum:
    """The duty where no preference is claimed."""
    duty = declaration.duty or NO_DUTY
    return due(duty.mfn, duty, declaration.good.amounts, "the MFN rate of duty")


def ranked(options: Iterable[Option]) -> tuple[Option, ...]:
    """The best first: what can be claimed by what it saves, what is open by what is missing, what fails by how near."""
    return tuple(sorted(options, key=_key))


def _key(each: Option) -> tuple[object, ...]:
    saving = _saving_key(each.saving)
    if each.group in (CLAIMABLE, OPEN_CLAIM):
        return (each.group, NEAR, saving)
    if each.group == OPEN:
        ways = each.judgement.missing
        return (each.group, (int(not ways), min(map(len, ways), default=0), Fraction(0)), saving)
    if each.group == NO_CLAIM:
        return (each.group, distance(each.judgement.claim or each.judgement.trace), saving)
    return (each.group, distance(each.judgement.trace), saving)


def _saving_key(saving: Sum) -> tuple[bool, Fraction, Fraction]:
    """What is surely saved goes before what may be; of what nobody knows nothing is said."""
    unknown = saving.low is None or bool(saving.missing)
    return (unknown, -(saving.low or Fraction(0)), -(saving.high or Fraction(0)))


def without_rule(judgement: Judgement) -> bool:
    """Whether the rules written here have none for the good."""
    return any(code == NO_RULE for code, _, _ in judgement.notes)


# ---- how near


def distance(trace: Trace) -> Distance:
    """What the nearest way to meet a condition asks: of a figure the share it lacks, of materials how many."""
    if trace.truth is Truth.YES:
        return NEAR
    if trace.truth is Truth.UNKNOWN:
        return (0, 1, Fraction(0))
    if trace.kind in BARS:
        return (1, 1, Fraction(0))
    if is_guarded(trace):
        return distance(trace.parts[1])
    if not trace.parts or trace.kind in ("not", "at least"):
        return (0, 1, _lack(trace))
    if trace.kind in ("any", "select"):
        ways = [part for part in trace.parts if not is_for_other_goods(part)] or trace.parts
        return min(map(distance, ways))
    return _together(map(distance, trace.parts))


def _together(parts: Iterator[Distance]) -> Distance:
    bars, conditions, lack = NEAR
    for more_bars, more, further in parts:
        bars, conditions, lack = bars + more_bars, conditions + more, lack + further
    return bars, conditions, lack


def _lack(trace: Trace) -> Fraction:
    """How much a condition lacks: a figure below one, materials one each."""
    figure = trace.figure
    if figure is None:
        return Fraction(max(1, len(trace.lines)))
    slack = figure.slack.high if figure.slack.high is not None else figure.slack.low
    whole = figure.base.high if figure.base is not None else figure.number.high
    if slack is None or not whole:
        return Fraction(1)
    return min(Fraction(1), abs(slack / whole))
