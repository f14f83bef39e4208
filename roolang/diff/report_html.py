"""The report on a comparison: one page that stands by itself, for somebody who decides and was not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby

from roolang.diff.edits import Edit, Edits, Passage
from roolang.diff.portfolio import Portfolio
from roolang.diff.report_html_law import law_section
from roolang.diff.report_law import law_headline
from roolang.diff.report_moves import move_lines, moves_headline, sums_said
from roolang.diff.report_words import (
    HEADS,
    Redline,
    aside,
    chapters,
    counted,
    days_said,
    goods_of,
    headline,
    places,
    redline,
    told,
)  # fmt: skip
from roolang.diff.semantics import Comparison
from roolang.explain.page.markup import Element, Node, el
from roolang.explain.page.page import document

Result = tuple[Edits, Portfolio | None, Comparison | None]
KINDS = ("added", "removed", "changed", "moved")
ROW, LEFT, SAID, WIDE = 20, 30, 50, 400
"""Of the plots: the height of a row, where bars begin, behind a number or a word, how wide the whole is."""


def as_html(results: Sequence[Result]) -> str:
    """The page."""
    first = results[0][0] if results else None
    names = [first.before, first.after] if first else []
    names = [each.split(" (")[0] for each in names] if len(results) > 1 else names
    title = " and ".join(names) or "Nothing to compare"
    masthead = el("header", el("p", "Two texts compared", class_="eyebrow"), el("h1", title))
    body = el("main", *(el("article", *_result(*each)) for each in results))
    footer = el("footer", el("p", "Written by RooLang. The rule files decide; this page only shows where they differ."))
    styles = (files("roolang.diff") / "report.css").read_text(encoding="utf-8")
    return document(title, el("body", masthead, body, footer), styles=styles)


def _result(edits: Edits, products: Portfolio | None, law: Comparison | None) -> Iterator[Element | None]:
    names = edits.before, edits.after
    if law is not None:
        yield el("p", law_headline(law, names), class_="lead")
    yield el("p", headline(edits), class_="lead")
    if products is not None:
        yield el("p", moves_headline(products), class_="lead")
    yield el("p", f"Looked at {days_said(edits)}.", class_="quiet")
    for name, silent in zip(names, edits.silent, strict=True):
        if silent:
            yield el("p", f"{name} has no position on {'; '.join(silent)}.", class_="quiet")
    rows = chapters(edits)
    if rows:
        yield el("section", el("h2", "Who is touched"), *_plot(rows), _table(rows))
    if law is not None:
        yield law_section(law, names)
    if products is not None and products.moves:
        yield el("section", el("h2", "Products that change sides"), *_sides(products), *_moves(products, names))
    for subject, group in groupby(edits.edits, key=lambda each: each.subject):
        yield el("section", el("h2", HEADS[subject]), *map(_edit, group))


# ---- by chapter


def _table(rows: Sequence[tuple[str, dict[str, int], int]]) -> Element:
    names = ["Chapter", "Added", "Removed", "Changed", "Moved", "Subheadings"]
    head = el("thead", el("tr", *(el("th", name, scope="col") for name in names)))
    body = []
    for chapter, kinds, touched in rows:
        cells = [str(kinds.get(kind, 0) or "") for kind in KINDS] + [f"{touched:,}" if touched else ""]
        head_cell = el("th", str(int(chapter)), el("span", goods_of(chapter), class_="quiet"), scope="row")
        named = zip(names[1:], cells, strict=True)
        tds = (el("td", cell, data_label=name, class_=None if cell else "none") for name, cell in named)
        body.append(el("tr", head_cell, *tds))
    caption = el("caption", "Rules that differ, by chapter")
    return el("div", el("table", caption, head, el("tbody", *body), class_="cards"), class_="wide")


def _plot(rows: Sequence[tuple[str, dict[str, int], int]]) -> Iterator[Element]:
    """A bar for each chapter: how many rules differ, and how."""
    most = max(sum(kinds.values()) for _, kinds, _ in rows)
    inside: list[Node] = []
    for number, (chapter, kinds, _) in enumerate(rows):
        top, left = number * ROW, LEFT
        inside.append(el("text", str(int(chapter)), x=str(LEFT - 6), y=str(top + 14), text_anchor="end"))
        for kind in KINDS:
            if count := kinds.get(kind, 0):
                width = max(2, count * (WIDE - LEFT - 40) // most)
                inside.append(
                    el("rect", x=str(left), y=str(top + 3), width=str(width), height=str(ROW - 8), class_=kind)
                )
                left += width
        inside.append(el("text", str(sum(kinds.values())), x=str(left + 6), y=str(top + 14), class_="quiet"))
    label = f"Rules that differ by chapter: {', '.join(f'{int(c)}: {sum(k.values())}' for c, k, _ in rows)}"
    picture = el("svg", *inside, viewBox=f"0 0 {WIDE} {len(rows) * ROW}", role="img", aria_label=label)
    yield el("ul", *(el("li", el("span", class_=kind), kind) for kind in KINDS), class_="key")
    yield el("div", picture, class_="plot")


# ---- products


def _sides(products: Portfolio) -> Iterator[Element]:
    """How many products move each way, as bars, and what they come to together."""
    ways = [(gains, sum(each.gains is gains for each in products.moves)) for gains in (False, True)]
    most = max(count for _, count in ways)
    inside: list[Node] = []
    for number, (gains, count) in enumerate(ways):
        top, width = number * ROW, max(2 if count else 0, count * (WIDE - SAID - 40) // most)
        inside.append(
            el("text", "worse" if not gains else "better", x=str(SAID - 6), y=str(top + 14), text_anchor="end")
        )
        kind = "added" if gains else "removed"
        inside.append(el("rect", x=str(SAID), y=str(top + 3), width=str(width), height=str(ROW - 8), class_=kind))
        inside.append(el("text", f"{count:,}", x=str(SAID + width + 6), y=str(top + 14), class_="quiet"))
    label = f"Products for the worse: {ways[0][1]:,}; for the better: {ways[1][1]:,}"
    yield el("div", el("svg", *inside, viewBox=f"0 0 {WIDE} {2 * ROW}", role="img", aria_label=label), class_="plot")
    yield el("ul", *(el("li", each) for each in sums_said(products)))


def _moves(products: Portfolio, names: tuple[str, str]) -> Iterator[Element]:
    for title, gains in (("For the worse", False), ("For the better", True)):
        held = [each for each in products.moves if each.gains is gains]
        if held:
            yield el("h3", f"{title}: {counted(len(held), 'product')}")
        for move in held:
            first, *more = move_lines(move, names)
            lines = (el("p", line.strip()) for line in more)
            yield el("div", el("p", first, class_="name"), *lines, class_="move")


# ---- the redline


def _edit(edit: Edit) -> Element:
    more = aside(edit)
    touch = el("span", more, class_="quiet") if more else None
    head = el("h4", el("span", edit.kind, class_="kind"), f" {edit.title}", touch)
    if edit.clauses:
        inside = [
            part
            for each in edit.clauses
            for part in (el("p", " ".join(filter(None, told(each))), class_="what"), _redline(each.before, each.after))
        ]
    else:
        inside = [_redline(edit.before, edit.after)]
    return el("div", head, *inside, el("p", places(edit), class_="place"), class_=f"edit {edit.kind}")


def _redline(before: Passage | None, after: Passage | None) -> Element | None:
    if before is None and after is None:
        return None
    runs: Redline = redline(before.words if before else "", after.words if after else "")
    tags = {"out": "del", "in": "ins", "kept": "span"}
    parts: list[Node] = []
    for tag, words in runs:
        parts += [el(tags[tag], words), " "]
    return el("p", *parts, class_="redline")
