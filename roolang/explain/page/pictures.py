"""Comparisons as pictures: a scale with the figure, the limit, and what lies on the right side of it."""

from __future__ import annotations

from fractions import Fraction

from roolang.explain.page.marks import MET, mark
from roolang.explain.page.markup import Element, el
from roolang.explain.story import Gauge

WIDTH, HEIGHT = 1000, 40
LONG = 14
"""A value of more characters is set smaller."""
PATTERN = "unsure"
"""The id of the hatching for where a figure may lie."""


def patterns() -> Element:
    """The hatching that all pictures of a page share."""
    hatch = el("path", d="M0 8 8 0M-2 2 2 -2M6 10 10 6", class_="hatch")
    pattern = el("pattern", hatch, id=PATTERN, width="8", height="8", patternUnits="userSpaceOnUse")
    return el("svg", el("defs", pattern), width="0", height="0", aria_hidden="true", class_="defs")


def figure(gauge: Gauge, number: int, anchor: str) -> Element:
    """A comparison with its picture and its arithmetic."""
    head = el(
        "figcaption",
        el("span", str(number), class_="number"),
        el("span", sentence_case(gauge.title), class_="title"),
        mark(gauge.mark),
    )
    size = "long" if len(gauge.value) > LONG else None
    value = el("p", el("strong", gauge.value, class_=size), el("span", gauge.asked), class_="value")
    working = f"{sentence_case(gauge.working)}. " if gauge.working not in ("", gauge.value) else ""
    said = f"{working}{sentence_case(gauge.margin)}{'.' if gauge.margin else ''}".strip()
    return el(
        "figure", head, value, picture(gauge), axis(gauge), el("p", said, class_="working") if said else None,
        class_=f"gauge {gauge.mark}", id=anchor,
    )  # fmt: skip


def small(gauge: Gauge) -> Element:
    """A comparison in a cell of a table: its value, what is asked, its picture, by how much it is met or missed."""
    return el(
        "div", el("div", gauge.title, class_="title"),
        el("div", el("strong", gauge.value), el("span", gauge.asked), class_="value"),
        picture(gauge), el("div", gauge.margin, class_="quiet") if gauge.margin else None,
        class_=f"gauge small {gauge.mark}",
    )  # fmt: skip


def picture(gauge: Gauge) -> Element:
    """The bar: solid up to what is sure, hatched as far as the figure may reach, a line at the limit."""
    sure = gauge.low if gauge.low is not None else Fraction(0)
    most = gauge.high if gauge.high is not None else Fraction(1)
    parts = [
        _box("track", Fraction(0), Fraction(1), 12, 16),
        _right_side(gauge),
        _box("bar", Fraction(0), sure, 12, 16) if sure else None,
        _box("range", sure, most, 12, 16, fill=f"url(#{PATTERN})") if most > sure else None,
        _limit(gauge.limit) if gauge.limit is not None else None,
    ]
    said = f"{gauge.title}: {gauge.value}; {gauge.asked}; {MET[gauge.mark]}"
    said = f"{said}, {gauge.margin}" if gauge.margin else said
    box = f"0 0 {WIDTH} {HEIGHT}"
    return el("svg", *parts, role="img", aria_label=said, viewBox=box, preserveAspectRatio="none")


def _right_side(gauge: Gauge) -> Element | None:
    """Where a figure would meet the limit."""
    if gauge.limit is None or gauge.sign == "=":
        return None
    ends = (gauge.limit, Fraction(1)) if gauge.sign in (">=", ">") else (Fraction(0), gauge.limit)
    return _box("meets", *ends, 31, 4) if ends[0] < ends[1] else None


def _limit(at: Fraction) -> Element:
    x = _at(min(max(at, Fraction(2, WIDTH)), 1 - Fraction(2, WIDTH)))
    return el("line", x1=x, x2=x, y1="3", y2="37", class_="limit")


def _box(which: str, start: Fraction, end: Fraction, top: int, height: int, fill: str | None = None) -> Element:
    return el(
        "rect", x=_at(start), y=str(top), width=_at(end - start), height=str(height), class_=which, fill=fill
    )  # fmt: skip


def _at(part: Fraction) -> str:
    """A part of the scale in the units of the picture, to a tenth."""
    tenths = round(part * WIDTH * 10)
    return f"{tenths // 10}.{tenths % 10}"


def axis(gauge: Gauge) -> Element:
    """What stands under the bar: its ends, and the limit in its place; near an end the limit leaves that end out."""
    limit = gauge.limit
    near_start, near_end = limit is not None and limit < Fraction(1, 6), limit is not None and limit > Fraction(5, 6)
    side = "start" if near_start else "end" if near_end else "middle"
    style = None if limit is None else f"left:{_percent(limit)}%"
    label = el("span", gauge.limit_text, class_=f"limit {side}", style=style)
    start = None if near_start else el("span", "0")
    end = None if near_end else el("span", gauge.end, class_="end")
    return el("div", start, label if style else None, end, class_="axis", aria_hidden="true")


def _percent(part: Fraction) -> str:
    hundredths = round(part * 10000)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def sentence_case(words: str) -> str:
    """Words that begin with a capital letter."""
    return f"{words[:1].upper()}{words[1:]}"
