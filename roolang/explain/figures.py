"""A comparison in words with its numbers put in, and the materials that were counted."""

from __future__ import annotations

from fractions import Fraction

from roolang.domain.amount import PERCENT
from roolang.domain.hs import printed
from roolang.domain.signs import SAID
from roolang.domain.truth import Truth
from roolang.explain.context import Context
from roolang.explain.numbers import NOT_KNOWN, Scale, percent, points, span, within, written
from roolang.explain.story import Line, Listing, plain
from roolang.explain.wording import bare
from roolang.interpret import Bounds, Counted, Figure
from roolang.ir.nodes import Open

MOST = 12
"""So many counted materials are listed."""
FEW = 6
"""So many, where the comparison holds."""
ALL = 500
"""So many, where all are wanted."""


def name_of(figure: Figure) -> str:
    """What a figure is called, with its method."""
    quantity = plain(figure.quantity) or "the materials counted"
    return f"{quantity} by {plain(figure.method)}" if figure.method else quantity


def title_of(figure: Figure, words: str) -> str:
    """What a figure is called by itself: its name, or the limit of the tolerance that it is."""
    return name_of(figure) if figure.quantity or not words else f"tolerance ({words})"


def scale_of(figure: Figure, currency: str) -> Scale:
    """The unit of a figure's numbers."""
    return Scale(figure.unit, currency)


def sentence(figure: Figure, truth: Truth, scale: Scale) -> str:
    """The comparison: name, arithmetic, what is asked, and by how much it is met or missed."""
    joined = " = " if figure.number.known and (figure.base is None or figure.part) else ": "
    said = f"{name_of(figure)}{joined}{arithmetic(figure, scale)}, {asked(figure, scale)}"
    by = margins(figure, truth, scale)
    pool = f" ({figure.pool})" if figure.pool else ""
    return f"{said}{pool}: {', '.join(by)}" if by else f"{said}{pool}"


def arithmetic(figure: Figure, scale: Scale) -> str:
    """The number with its working, where there is any."""
    if figure.base is None or figure.part:
        return scale.span(figure.number)
    return _ratio(figure, figure.base, scale)


def asked(figure: Figure, scale: Scale) -> str:
    """What is asked of the number."""
    if figure.base is None:
        return _against(figure, scale)
    return _part_of(figure, figure.base, scale) if figure.part else _share_asked(figure)


def margins(figure: Figure, truth: Truth, scale: Scale) -> tuple[str, ...]:
    """By how much it is met or missed, in points and in amounts."""
    return tuple(filter(None, (_distance(figure), leeway(figure, truth, scale))))


# ---- the number, and what is asked of it


def _ratio(figure: Figure, base: Bounds, scale: Scale) -> str:
    """`15,859.00 / 19,940.00 USD = 79.5336%`, or what is known of it."""
    number = figure.number
    if figure.share is not None and number.low is not None and base.low is not None:
        return f"{scale.bare(number.low)} / {scale.show(base.low)} = {percent(figure.share)}"
    shares = shares_of(figure)
    if shares.low is not None or shares.high is not None:
        return span(shares, percent, "")
    amounts = (scale.span(number), scale.span(base))
    return NOT_KNOWN if amounts == (NOT_KNOWN, NOT_KNOWN) else f"{NOT_KNOWN} ({' / '.join(amounts)})"


def shares_of(figure: Figure) -> Bounds:
    """Between what the share lies, where the base is known."""
    base = figure.base
    if base is None or not base.known or base.low is None or base.low <= 0:
        return Bounds(None, None)
    low, high = figure.number.low, figure.number.high
    return Bounds(None if low is None else low / base.low, None if high is None else high / base.low)


def _share_asked(figure: Figure) -> str:
    if isinstance(figure.threshold, Open):
        return f"{SAID[figure.sign]} {open_number(figure.threshold)} asked"
    return f"{SAID[figure.sign]} {written(figure.threshold)} asked"


def open_number(threshold: Open) -> str:
    """A number nobody has filled in, as brackets print it."""
    return f"[{plain(threshold.name)}%]" if threshold.percent else f"[{plain(threshold.name)}]"


def _part_of(figure: Figure, base: Bounds, scale: Scale) -> str:
    """`at most 10% of 1,000.00 USD (net cost) = 100.00 USD`."""
    sign = SAID[figure.sign]
    whole = f"{scale.span(base)} ({plain(figure.base_name)})" if figure.base_name else scale.span(base)
    if isinstance(figure.threshold, Open):
        return f"{sign} {open_number(figure.threshold)} of {whole}"
    if figure.threshold == 1:
        return f"{sign} {whole}"
    part = f"{sign} {written(figure.threshold)} of {whole}"
    return f"{part} = {scale.show(figure.threshold * base.low)}" if base.known and base.low is not None else part


def _against(figure: Figure, scale: Scale) -> str:
    asked = figure.threshold
    return f"{SAID[figure.sign]} {open_number(asked) if isinstance(asked, Open) else scale.show(asked)}"


# ---- how far it is from turning


def _distance(figure: Figure) -> str:
    """Percentage points between the share and what is asked."""
    if figure.share is None or figure.part or isinstance(figure.threshold, Open):
        return ""
    apart = figure.share - figure.threshold
    return f"{points(apart)} {'above' if apart > 0 else 'below'}" if apart else ""


def leeway(figure: Figure, truth: Truth, scale: Scale) -> str:
    """The slack in words; for an open number, for which numbers the comparison holds."""
    if isinstance(figure.threshold, Open):
        return _holds_for(figure, figure.threshold, truth, scale)
    low, high = figure.slack.low, figure.slack.high
    lacking = {">=": "short", ">": "short", "=": "off"}.get(figure.sign, "too much")
    if low is not None and low == high:
        return _exact_leeway(low, truth, lacking, scale)
    if figure.sign == "=":
        return ""
    if truth is Truth.YES and low is not None:
        return f"{_range(low, high, scale)} to spare"
    if truth is Truth.NO and high is not None:
        return f"{_range(-high, None if low is None else -low, scale)} {lacking}"
    worst = _end(low, lacking, scale)
    best = _end(high, "to spare", scale)
    if worst and best:
        return f"between {worst} and {best}"
    if figure.base is not None and figure.number.known and figure.base.high is None:
        return ""  # of a base that nobody declared, nothing is too much or to spare yet
    return f"{worst} at worst" if worst else f"{best} at best" if best else ""


def _end(slack: Fraction | None, called: str, scale: Scale) -> str:
    """One end of a range of slack."""
    return "" if slack is None else f"{scale.size(slack)} {called}" if slack else "exactly at the limit"


def _exact_leeway(slack: Fraction, truth: Truth, lacking: str, scale: Scale) -> str:
    if slack == 0 and truth is not Truth.UNKNOWN:
        return "exactly met" if truth is Truth.YES else "exactly at the limit, which is not enough"
    if truth is Truth.UNKNOWN:
        return "nothing follows from a base that is not positive"
    return f"{scale.size(slack)} {lacking if slack < 0 or lacking == 'off' else 'to spare'}"


def _range(low: Fraction, high: Fraction | None, scale: Scale) -> str:
    if high is None:
        return f"at least {scale.size(low)}"
    start = scale.show(low) if scale.unit == PERCENT else scale.bare(low)
    return f"between {start} and {scale.show(high)}"


def _holds_for(figure: Figure, threshold: Open, truth: Truth, scale: Scale) -> str:
    """`holds for X up to 79.5336%`; where the figure lies in a range, where it holds for sure and where it fails."""
    name = plain(threshold.name)
    if truth is not Truth.UNKNOWN:
        return f"holds for {'every' if truth is Truth.YES else 'no'} {name}"
    found = shares_of(figure) if figure.base is not None else figure.number

    def show(number: Fraction, *, upwards: bool) -> str:
        return percent(within(number, upwards=upwards)) if threshold.percent else scale.show(number)

    low = found.low if found.low is not None and found.low >= 0 else None
    if figure.sign in (">=", ">"):
        holds = low is not None and f"{_UP[figure.sign]} {show(low, upwards=False)}"
        fails = found.high is not None and f"above {show(found.high, upwards=True)}"
    else:
        holds = found.high is not None and f"{_UP[figure.sign]} {show(found.high, upwards=True)}"
        fails = low is not None and f"below {show(low, upwards=False)}"
    said = [f"holds for {name} {holds}"] if holds else []
    said += [f"fails for {name} {fails}"] if fails and not (holds and found.known) else []
    return ", ".join(said) or f"for which {name} it holds is not known"


_UP = {">=": "up to", ">": "below", "<=": "at or above", "<": "above", "=": "equal to"}


# ---- what was counted


def code_text(code: str) -> str:
    """A code as annexes print it; nothing for an unknown one."""
    return printed(code) if code else ""


def counted(figure: Figure, scale: Scale, context: Context, most: int = MOST) -> tuple[Listing, ...]:
    """The materials of a sum, the largest first; one of unknown amount may be the largest."""
    ranked = sorted(figure.counted, key=_size, reverse=True)
    lines = tuple(_line(each, scale, context) for each in ranked[:most])
    by = f" ({bare(figure.counting.words)})" if figure.counting.words else ""
    cites = tuple(map(plain, figure.counting.cites))
    return (Listing(f"counted, the largest first{by}", lines, len(ranked) - len(lines), cites),) if lines else ()


def _line(each: Counted, scale: Scale, context: Context) -> Line:
    names = (plain(each.name), code_text(each.code), plain(each.description))
    return Line(*names, scale.span(each.amount), each.counts is Truth.YES, context.why(each.answer))


def _size(each: Counted) -> tuple[bool, Fraction]:
    return each.amount.high is None, each.amount.high or Fraction(0)
