"""The page: a comparison of the texts, then each verdict with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby

from roolang.explain.page import tables
from roolang.explain.page.marks import VERDICTS, verdict_badge
from roolang.explain.page.markup import Element, Node, Style, el, written
from roolang.explain.page.pictures import figure, patterns, sentence_case, small
from roolang.explain.page.tree import tree
from roolang.explain.sheet import Sheet
from roolang.explain.story import Change, Mark

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The page may load nothing and run nothing."""

CLAIMABLE: dict[Mark, str] = {
    "yes": "It may be claimed.", "no": "It may not be claimed.", "unknown": "Whether it may be claimed is open.",
}  # fmt: skip


def as_html(sheets: Sequence[Sheet]) -> str:
    """One page with all that there is to say."""
    groups = [list(group) for _, group in groupby(sheets, key=lambda sheet: sheet.good)]
    title = _title(groups)
    numbers = iter(range(1, len(sheets) + 1))
    body = [part for group in groups for part in _product(group, numbers, alone=len(groups) == 1)]
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content="RooLang"),
        el("title", title),
        Style((files("roolang.explain.page") / "page.css").read_text(encoding="utf-8")),
    )
    page = el("body", patterns(), _masthead(groups, title), el("main", *body), _footer(sheets))
    return f"<!doctype html>\n{written(el('html', head, page, lang='en'))}\n"


def _title(groups: Sequence[Sequence[Sheet]]) -> str:
    if len(groups) != 1:
        return f"Origin of {len(groups)} products"
    good = groups[0][0].good
    return sentence_case(good.description or good.declaration)


def _masthead(groups: Sequence[Sequence[Sheet]], title: str) -> Element:
    about = _about(groups[0][0]) if len(groups) == 1 else None
    return el("header", el("p", "Preferential origin", class_="eyebrow"), el("h1", title), about)


def _about(sheet: Sheet) -> Element:
    """The product in a line."""
    parts = [
        ("Tariff code", sheet.good.code or "not known"), ("Declaration", sheet.good.declaration),
        ("Judged on", sheet.day),
    ]  # fmt: skip
    return el("dl", *(el("div", el("dt", name), el("dd", said)) for name, said in parts), class_="about")


def _footer(sheets: Sequence[Sheet]) -> Element:
    versions = sorted({said for sheet in sheets for name, said in sheet.record if name == "RooLang"})
    said = f"Written by RooLang {', '.join(versions)}. " if versions else ""
    return el("footer", el("p", f"{said}The rule files decide; this page only shows how."))


def _product(group: Sequence[Sheet], numbers: Iterator[int], *, alone: bool) -> Iterator[Element]:
    """A product under every text; its own heading where it is not the only one."""
    level = 2 if alone else 3
    parts: list[Node | None] = []
    if not alone:
        parts += [el("h2", sentence_case(group[0].good.description or group[0].good.declaration)), _about(group[0])]
    anchored = [(f"verdict-{next(numbers)}", sheet) for sheet in group]
    if len(group) > 1:
        parts.append(_comparison(anchored, level))
    if parts:
        yield el("section", *parts, class_="product")
    for anchor, sheet in anchored:
        yield _judgement(sheet, anchor, level, alone=len(group) == 1)


# ---- several texts


def _comparison(anchored: Sequence[tuple[str, Sheet]], level: int) -> Element:
    names = ["Text", "Verdict", "Figures"]
    rows = [
        tables.row(
            names,
            [
                el("span", el("a", sheet.label, href=f"#{anchor}"), _reading(sheet)),
                verdict_badge(sheet.verdict),
                el("div", *map(small, sheet.main), class_="gauges") if sheet.main else None,
            ],
            VERDICTS[sheet.verdict],
        )
        for anchor, sheet in anchored
    ]
    found = tables.table("The verdict under each text", names, rows, "comparison")
    return el("section", el(f"h{level}", "The texts compared"), el("div", found, class_="wide"), class_="compared")


def _reading(sheet: Sheet) -> Element | None:
    return el("span", f"read as \u201c{sheet.reading}\u201d", class_="reading") if sheet.reading else None


# ---- one verdict


def _judgement(sheet: Sheet, anchor: str, level: int, *, alone: bool) -> Element:
    name = sheet.title or sheet.label
    short = el("span", sheet.label, class_="label") if sheet.title else None
    head = el(f"h{level}", el("span", name, class_="name"), short, _reading(sheet))
    which = VERDICTS[sheet.verdict]
    banner = el("div", verdict_badge(sheet.verdict), el("p", sheet.sentence), class_=f"verdict {which}")
    return el("article", head, banner, *_sections(sheet, anchor, level + 1, alone=alone), id=anchor, class_=which)


def _sections(sheet: Sheet, anchor: str, level: int, *, alone: bool) -> Iterator[Element]:
    story, heading = sheet.story, f"h{level}"
    if sheet.figures:
        pictures = (figure(gauge, i, f"{anchor}-{i}") for i, gauge in enumerate(sheet.figures, 1))
        yield el("section", el(heading, "Figures"), el("div", *pictures, class_="gauges"))
    if story.change is not None:
        yield _change(story.change, heading)
    if story.givings:
        yield el("section", el(heading, "What is missing"), tables.missing(story.givings))
    yield el("section", el(heading, "Clause by clause"), tree(story.reason))
    if story.claim is not None:
        claimable = el("p", CLAIMABLE[story.claimable])
        yield el("section", el(heading, "Besides origin, a claim requires"), claimable, tree(story.claim))
    if sheet.bill:
        summary = el("summary", el(heading, f"Bill of materials ({len(sheet.bill)})"))
        yield el("section", el("details", summary, tables.bill(sheet.bill, anchor), open=alone, class_="fold"))
    if story.notes:
        yield el("section", el(heading, "Notes"), el("ul", *(el("li", note) for note in story.notes)))
    entries = (el("div", el("dt", name), el("dd", said)) for name, said in sheet.record)
    yield el("section", el(heading, "Record"), el("dl", *entries, class_="record"))


def _change(change: Change, heading: str) -> Element:
    head = sentence_case(change.head)
    if not change.items:
        return el("section", el(heading, "What would change it"), el("p", f"{head}."), class_="change")
    items = el("ul", *(el("li", sentence_case(item)) for item in change.items))
    return el("section", el(heading, head), items, class_="change")
