"""A finding with the line it is about: message, place, words underlined, help."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.diagnostics.catalog import Severity
from roolang.diagnostics.model import Finding, Label
from roolang.diagnostics.render.cells import Line, clean, laid_out
from roolang.source import SourceFile, Span

WIDEST = 100
"""Columns of a source line that are shown; of a longer one, the part around the words in question."""
BEFORE = 40
"""Columns shown before them."""
FAR = 500
"""Characters on either side of a place that are looked at: no line is laid out whole for each finding in it."""
CUT = "..."
COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
FRAME = "1;34"
STRONG = "1"


def to_text(finding: Finding, style: bool = False) -> str:
    """Several lines, without the last line end: the message, each place with its words underlined, the help.

    `style` colours it by ANSI codes. Characters that would steer the screen are replaced.
    """
    colour = COLOURS[finding.severity]
    labels = [*([finding.label] if finding.label else []), *finding.others]
    margin = " " * len(str(max((label.span.place[0] for label in labels), default=1)))
    kind = _paint(f"{finding.severity.value}[{finding.code}]", colour, style)
    lines = [f"{kind}{_paint(f': {clean(finding.message)}', STRONG, style)}"]
    if not finding.label and finding.where:
        lines.append(f"{margin}{_paint('-->', FRAME, style)} {clean(str(finding.where))}")
    for label in labels:
        first = label is finding.label
        lines += _snippet(label, margin, style, colour if first else FRAME, "^" if first else "-")
    if finding.help:
        rows = [clean(row) for row in finding.help.split("\n")]
        lines.append(f"{margin} {_paint('=', FRAME, style)} {_paint('help:', STRONG, style)} {rows[0]}")
        lines += [f"{margin}         {row}" for row in rows[1:]]
    return "\n".join(lines)


def to_plain(finding: Finding) -> str:
    """The same in sentences, for a pipe or a voice: no frame, no carets, no colour."""
    lines = [f"{finding.severity.value} {finding.code}: {clean(finding.message)}"]
    if finding.label:
        lines += _said(finding.label, "at")
    elif finding.where:
        lines.append(f"  at {clean(str(finding.where))}")
    for other in finding.others:
        lines += _said(other, "see")
    if finding.help:
        lines.append(f"  help: {clean(finding.help)}")
    return "\n".join(lines)


def _said(label: Label, preposition: str) -> Iterator[str]:
    """A place in words."""
    line, column = label.span.place
    note = f": {clean(label.text)}" if label.text else ""
    yield f"  {preposition} {clean(label.span.source.name)}, line {line}, column {column}{note}"
    words = clean(_near(label.span.source, line)[1])
    if words:
        yield f"  the line reads: {words if len(words) <= WIDEST else words[: WIDEST - len(CUT)] + CUT}"


def _snippet(label: Label, margin: str, style: bool, colour: str, mark: str) -> list[str]:
    """A place, its line of text, and the words underlined."""
    span = label.span
    number, _ = span.place
    arrow = "-->" if mark == "^" else ":::"
    bar = _paint("|", FRAME, style)
    gutter = _paint(str(number).rjust(len(margin)), FRAME, style)
    words, below = _underlined(span, mark)
    note = f" {clean(label.text)}" if label.text else ""
    return [
        f"{margin}{_paint(arrow, FRAME, style)} {clean(str(span))}",
        f"{margin} {bar}",
        f"{gutter} {bar} {words}".rstrip(),
        f"{margin} {bar} {below[0]}{_paint(below[1] + note, colour, style)}",
    ]


def _underlined(span: Span, mark: str) -> tuple[str, tuple[str, str]]:
    """The first line of a span, and beneath it the space before the marks and the marks."""
    number, column = span.place
    left, text = _near(span.source, number, column - 1)
    line = laid_out(text)
    first = min(column - 1 - left, len(text))
    last = min(max(first, first + span.end - span.start), len(text))
    begin, end = line.columns[first], max(line.columns[last], line.columns[first] + 1)
    words, shift, limit = _window(line, begin)
    end = min(end, limit)
    return words, (" " * (begin - shift), mark * max(1, end - begin))


def _window(line: Line, begin: int) -> tuple[str, int, int]:
    """The part of a line that is shown, how far it is shifted to the left, and the column where it stops."""
    if line.columns[-1] <= WIDEST:
        return "".join(line.cells), 0, max(line.columns[-1], begin + 1)
    low = max(0, min(begin - BEFORE, line.columns[-1] - WIDEST))
    inside = [i for i, at in enumerate(line.columns[:-1]) if low <= at and line.columns[i + 1] <= low + WIDEST]
    start = line.columns[inside[0]] if inside else begin
    stop = line.columns[inside[-1] + 1] if inside else begin + 1
    before, after = (CUT if start else ""), (CUT if stop < line.columns[-1] else "")
    words = before + "".join(line.cells[i] for i in inside) + after
    return words, start - len(before), max(stop, begin + 1)


def _near(source: SourceFile, number: int, at: int = 0) -> tuple[int, str]:
    """A line of a text around one of its characters, and how many characters of it are left out before."""
    starts = source.line_starts
    start = starts[number - 1]
    end = starts[number] - 1 if number < len(starts) else len(source.text)
    left = max(0, at - FAR)
    return left, source.text[start + left : min(end, start + at + FAR)]


def _paint(text: str, colour: str, style: bool) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if style and text else text
