"""The clauses as a tree that opens and closes, each with its mark, its law, its figures and its materials."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.explain.page.marks import mark
from roolang.explain.page.markup import Element, Node, el
from roolang.explain.page.pictures import picture
from roolang.explain.page.tables import materials
from roolang.explain.story import Brief, Listing, Step

OPEN_TO = 2
"""Clauses that hold are shut from this depth on."""


def tree(step: Step) -> Element:
    """The whole tree."""
    return el("ul", _branch(step, 0), class_="tree")


def deciding(brief: Brief) -> Element:
    """The conditions that decide, each in a box, and what else fails or is open."""
    boxes = (el("li", *_box(step), class_=step.mark) for step in brief.steps)
    rest = [el("p", said) for said in (brief.besides, brief.claim) if said]
    return el("div", el("ul", *boxes, class_="deciding") if brief.steps else None, *rest)


def _box(step: Step) -> Iterator[Node]:
    yield el("div", *_head(step, False), class_="clause")
    yield from (el("p", figure, class_="arithmetic") for figure in step.figures)
    if step.children:
        yield el("ul", *(el("li", *_box(child)) for child in step.children))


def _branch(step: Step, depth: int, *, denied: bool = False) -> Element:
    head, said = _head(step, denied), [*_figures(step), *map(_listing, step.listings)]
    if not step.children:
        return el("li", el("div", *head, class_="clause"), *said)
    inner = (_branch(child, depth + 1, denied=denied or step.denies) for child in step.children)
    opened = step.mark != "yes" or depth < OPEN_TO
    return el("li", el("details", el("summary", *head), *said, el("ul", *inner), open=opened))


def _head(step: Step, denied: bool) -> list[Node | None]:
    """Mark, words, law and place of a clause; where it is asked that it does not hold, its mark has no colour."""
    return [
        mark(step.mark, {"yes": "yes", "no": "no", "unknown": "open"}[step.mark], neutral=denied),
        el("span", step.text, class_="words"),
        *(el("span", cite, class_="cite") for cite in step.cites),
        el("span", step.place, class_="place") if step.place else None,
    ]


def _figures(step: Step) -> list[Node | None]:
    said = [el("p", figure, class_="arithmetic") for figure in step.figures]
    return [*said, el("div", picture(step.gauge), class_=f"gauge inline {step.gauge.mark}") if step.gauge else None]


def _listing(listing: Listing) -> Element:
    count = len(listing.lines) + listing.more
    cites = [el("span", cite, class_="cite") for cite in listing.cites]
    if not listing.lines:
        return el("p", f"{listing.caption} ", *cites, class_="arithmetic")
    number = f" ({count})" if count > 1 else ""
    opened = not any(line.amount for line in listing.lines)
    return el(
        "details", el("summary", f"{listing.caption}{number} ", *cites), materials(listing),
        class_="listing", open=opened,
    )  # fmt: skip
