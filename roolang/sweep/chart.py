"""The curve of a sweep as SVG, PNG or one page that opens without a network; only this module knows Altair."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from roolang.diagnostics import Finding, Place
from roolang.sweep.shares import Group
from roolang.workspace.writing import write

FORMS = (".svg", ".png", ".html")


def drawn(place: str, name: str, groups: Sequence[Group], marks: Sequence[tuple[str, Fraction]]) -> list[Finding]:
    """Writes the picture; what is wrong otherwise."""
    return written(place, lambda altair: _chart(altair, name, groups, marks))


def written(place: str, made: Callable[[Any], Any]) -> list[Finding]:
    """Writes what is made with Altair; what is wrong otherwise."""
    path = Path(place)
    if path.suffix.lower() not in FORMS:
        message = f"`{place}` is no form of picture"
        return [Finding("RL7501", message, where=Place(option="--chart"), help=f"end it in {', '.join(FORMS)}")]
    try:
        import altair
        import vl_convert  # noqa: F401
    except ImportError:
        help_ = "install it: `pip install 'roolang[charts]'`"
        return [Finding("RL7502", "what draws charts is not installed", where=Place(option="--chart"), help=help_)]
    unwritten = write(path, _content(made(altair), path.suffix.lower()))
    return [unwritten] if unwritten else []


def _content(chart: Any, form: str) -> str | bytes:
    if form == ".png":
        held = io.BytesIO()
        chart.save(held, format="png", scale_factor=2)
        return held.getvalue()
    text = io.StringIO()
    chart.save(text, format=form[1:], **({"inline": True} if form == ".html" else {}))
    return text.getvalue()


def _chart(alt: Any, name: str, groups: Sequence[Group], marks: Sequence[tuple[str, Fraction]]) -> Any:
    """A step line for each group, and a rule for each mark; what is drawn may be rounded, what is told is not."""
    rows = [
        {"value": float(each.value), "share": float(each.share), "group": group.name or "all products"}
        for group in groups
        for each in group.stretches
    ]
    x = alt.X("value:Q", title=name, scale=alt.Scale(zero=False, nice=False))
    y = alt.Y("share:Q", title="share that originates", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
    base = alt.Chart(alt.Data(values=rows))
    colour = alt.Color("group:N", title=None) if len(groups) > 1 else alt.value("#1f4e79")
    layers = [base.mark_line(interpolate="linear", strokeWidth=2).encode(x=x, y=y, color=colour)]
    if marks:
        lines = alt.Chart(alt.Data(values=[{"value": float(value), "mark": mark} for mark, value in marks]))
        layers += [
            lines.mark_rule(strokeDash=[4, 3], color="#888").encode(x="value:Q"),
            lines.mark_text(align="left", dx=4, dy=-130, color="#444").encode(x="value:Q", text="mark:N"),
        ]
    return alt.layer(*layers).properties(width=640, height=320)
