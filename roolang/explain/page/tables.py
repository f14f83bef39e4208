"""Tables of a page. On a narrow screen every row becomes a card whose cells bear the names of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roolang.explain.bill import STATUSES, Entry, Role
from roolang.explain.page.marks import mark
from roolang.explain.page.markup import Element, Node, el
from roolang.explain.story import Giving, Line, Listing

LONG = 18
"""An amount or a name of more characters may be broken."""
ON_PAPER = 20
"""So many materials of a clause are printed: the bill has them all, with what each did."""
MOST = 1000
"""So many materials are listed on the bill."""


def table(caption: str, columns: Sequence[str], rows: Iterable[Element], class_: str = "") -> Element:
    """A table with its caption and the heads of its columns."""
    head = el("tr", *(el("th", column, scope="col", role="columnheader") for column in columns), role="row")
    return el(
        "table", el("caption", caption), el("thead", head, role="rowgroup"), el("tbody", *rows, role="rowgroup"),
        role="table", class_=f"cards {class_}".strip(),
    )  # fmt: skip


def row(columns: Sequence[str], cells: Sequence[Node | None], class_: str | None = None) -> Element:
    """A row; its first cell is its head. Cells with nothing in them are kept, so that columns stay in line."""
    first, *others = (
        el("th" if i == 0 else "td", cell, data_label=name, role="rowheader" if i == 0 else "cell",
           scope="row" if i == 0 else None, class_="none" if cell is None else None)
        for i, (name, cell) in enumerate(zip(columns, cells, strict=True))
    )  # fmt: skip
    return el("tr", first, *others, role="row", class_=class_)


# ---- materials in a clause


def materials(listing: Listing) -> Element:
    """The materials that a clause turns on, or that a figure counts."""
    names = ["Material", "Code", "Amount", "Description", "Why it is open"]
    lacking = {
        "Amount": not any(line.amount for line in listing.lines),
        "Why it is open": not any(line.why for line in listing.lines),
    }
    kept = [name for name in names if not lacking.get(name)]
    cells = (dict(zip(names, _line(line), strict=True)) for line in listing.lines)
    rows = [
        row(kept, [each[name] for name in kept], "screen" if i >= ON_PAPER else None) for i, each in enumerate(cells)
    ]
    more = el("p", f"and {listing.more} more", class_="more screen") if listing.more else None
    left = len(rows) + listing.more - ON_PAPER
    paper = el("p", f"and {left} more, which stand on the bill of materials", class_="more paper") if left > 0 else None
    return el("div", table(listing.caption, kept, rows, "small"), more, paper, class_="wide")


def _line(line: Line) -> list[Node | None]:
    return [
        el("span", None if line.sure else mark("unknown", "perhaps"), None if line.sure else " ", _name(line.name)),
        line.code or None,
        _amount(line.amount),
        line.description or None,
        line.why or None,
    ]


def _name(said: str) -> Element:
    """The name of a material; only a long one may be broken."""
    return el("span", said, class_="name" if len(said) > LONG else "name short")


def _amount(said: str) -> Element | None:
    """An amount, on one line unless it is a range."""
    return el("span", said, class_="amount range" if len(said) > LONG else "amount") if said else None


# ---- the bill of materials


def bill(entries: Sequence[Entry], anchor: str) -> Element:
    """The bill of materials, with what each material did."""
    names = ["Material", "Code", "Value", "Status", "What it did"]
    rows = [row(names, _entry(entry, anchor), f"depth-{min(entry.depth, 4)}") for entry in entries[:MOST]]
    rest = len(entries) - MOST
    more = el("p", f"and {rest} more, which `eval --json` lists", class_="more") if rest > 0 else None
    return el("div", table("Bill of materials", names, rows, "bill"), more, class_="wide")


def _entry(entry: Entry, anchor: str) -> list[Node | None]:
    why = el("span", entry.why, class_="why")
    status = el("span", mark(entry.status, STATUSES[entry.status]), why, class_="status")
    return [
        el("span", _name(entry.name), el("span", entry.description, class_="description")),
        entry.code or None,
        _amount(entry.value),
        status,
        _did(entry, anchor),
    ]


def _did(entry: Entry, anchor: str) -> Element:
    if entry.roles:
        return el("ul", *(_role(role, anchor) for role in entry.roles), class_="roles")
    said = "counted by what it is made of" if entry.opened else "not counted"
    return el("span", said, class_="quiet")


def _role(role: Role, anchor: str) -> Element:
    number, link = str(role.figure), f"#{anchor}-{role.figure}"
    figure = el("a", number, href=link, class_="number", aria_label=f"figure {number}") if role.figure else None
    return el("li", figure, role.text, class_=role.mark)


# ---- missing facts


def missing(givings: Sequence[Giving]) -> Element:
    """Each missing fact with its place in the declaration and what to paste there."""
    names = ["Fact", "Where", "Paste", "How"]
    rows = [row(names, _giving(giving)) for giving in givings]
    return el("div", table("Facts that are missing", names, rows), class_="wide")


def _giving(giving: Giving) -> list[Node | None]:
    *places, how = giving.written
    path, paste = (el("code", said) if said else None for said in places)
    return [giving.fact, path, paste, how]
