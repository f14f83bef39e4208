"""Agreements compared, at the head of a page: one table for each product, the best agreement first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from roolang.explain.options import Row, Told, told
from roolang.explain.page import tables
from roolang.explain.page.marks import VERDICTS, verdict_badge
from roolang.explain.page.markup import Element, Node, el
from roolang.explain.page.pictures import sentence_case
from roolang.explain.ranking import Comparison


def compared(comparisons: Sequence[Comparison], anchors: Mapping[int, str]) -> Iterator[Element]:
    """Each comparison; `anchors` say where the page tells of a judgement, by its identity."""
    for found in comparisons:
        said = told(found)
        links = [anchors.get(id(each.judgement), "") for each in found.options]
        head = el("h2", "Agreements compared" if len(comparisons) == 1 else said.about)
        trade = el("p", f"{sentence_case(said.trade)}.")
        best = el("p", el("strong", said.best), class_="best")
        after = [el("p", line, class_="quiet") for line in said.after]
        yield el("section", head, best, trade, _table(said, links), *after, class_="compared options")


def _table(said: Told, links: Sequence[str]) -> Element | None:
    if not said.rows:
        return None
    names = [*(sentence_case(head) for head in said.heads[1:]), "Why, and what is needed"]
    rows = [
        tables.row(names, _cells(row, link), VERDICTS[row.verdict]) for row, link in zip(said.rows, links, strict=True)
    ]
    return el("div", tables.table("Agreements, the best first", names, rows, "comparison"), class_="wide")


def _cells(row: Row, link: str) -> list[Node | None]:
    rank, name, verdict, claim, *money = row.cells
    needed = el("ul", *(el("li", sentence_case(each)) for each in row.needed)) if row.needed else None
    why = el("div", el("span", row.why), needed, class_="because")
    text = el("a", f"{rank}. {name}", href=f"#{link}")
    letters = el("span", verdict.removeprefix(row.verdict), class_="quiet")
    return [text, el("span", verdict_badge(row.verdict), letters), claim, *money, why]
