"""All verdicts in one table, each with the pictures of its main figures, to one scale."""

from __future__ import annotations

from collections.abc import Sequence

from roolang.explain.page import tables
from roolang.explain.page.marks import VERDICTS, verdict_badge
from roolang.explain.page.markup import Element, Node, el
from roolang.explain.page.pictures import sentence_case, small
from roolang.explain.sheet import Good, Sheet


def comparison(anchored: Sequence[tuple[str, Sheet]]) -> Element:
    """The table at the head of a page; with the products, where there are several."""
    several = len({sheet.good for _, sheet in anchored}) > 1
    names = [*(["Product"] if several else []), "Text", "Verdict", "Figures"]
    rows = []
    for anchor, sheet in anchored:
        cells = [*([_good(sheet.good)] if several else []), *_verdict(sheet, anchor)]
        rows.append(tables.row(names, cells, VERDICTS[sheet.verdict]))
    found = tables.table("Every verdict, with its main figures", names, rows, "comparison")
    title = "All verdicts" if several else "The texts compared"
    return el("section", el("h2", title), el("div", found, class_="wide"), class_="compared")


def _verdict(sheet: Sheet, anchor: str) -> list[Node | None]:
    figures = el("div", *map(small, sheet.main), class_="gauges") if sheet.main else None
    text = el("span", el("a", sheet.label, href=f"#{anchor}"), reading(sheet))
    return [text, verdict_badge(sheet.verdict), figures]


def _good(good: Good) -> Element:
    """A product with the name of its declaration, since products may be described alike."""
    return el("span", product(good), " ", el("span", good.declaration, class_="quiet"))


def product(good: Good) -> str:
    """A product in a few words."""
    return sentence_case(good.description or good.declaration)


def reading(sheet: Sheet) -> Element | None:
    """Which reading was taken, if the text has several."""
    return el("span", f"read as \u201c{sheet.reading}\u201d", class_="reading") if sheet.reading else None
