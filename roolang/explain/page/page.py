"""The page: a comparison of the texts, then each verdict with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby

from roolang.explain.page import tables
from roolang.explain.page.compare import comparison, product, reading
from roolang.explain.page.marks import VERDICTS, verdict_badge
from roolang.explain.page.markup import Element, Style, el, written
from roolang.explain.page.pictures import figure, patterns, sentence_case
from roolang.explain.page.tree import deciding, tree
from roolang.explain.sheet import Sheet
from roolang.explain.story import CLAIM, Change

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The page may load nothing and run nothing."""


def as_html(sheets: Sequence[Sheet], compared: Callable[[Sequence[str]], Iterable[Element]] | None = None) -> str:
    """One page with all that there is to say; `compared` makes its head, given where each sheet stands."""
    anchored = [(f"verdict-{i}", sheet) for i, sheet in enumerate(sheets, 1)]
    groups = [list(group) for _, group in groupby(anchored, key=lambda pair: pair[1].good)]
    several, alone = len(groups) > 1, len(sheets) == 1
    one = sheets[0] if len(groups) == 1 else None
    title = product(one.good) if one else f"Origin of {len(groups)} products" if several else "Agreements compared"
    about = _about(one) if one else None
    masthead = el("header", el("p", "Preferential origin", class_="eyebrow"), el("h1", title), about)
    body = [part for group in groups for part in _product(group, alone=alone, several=several)]
    if compared is not None:
        body[:0] = compared([anchor for anchor, _ in anchored])
    elif not alone:
        body.insert(0, comparison(anchored))
    return document(title, el("body", patterns(), masthead, el("main", *body), _footer(sheets)))


def document(title: str, body: Element, *, styles: str = "") -> str:
    """A page that loads nothing and runs nothing; `styles` are its own, besides those of every page."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content="RooLang"),
        el("title", title),
        Style((files("roolang.explain.page") / "page.css").read_text(encoding="utf-8") + styles),
    )
    return f"<!doctype html>\n{written(el('html', head, body, lang='en'))}\n"


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


def _product(group: Sequence[tuple[str, Sheet]], *, alone: bool, several: bool) -> Iterator[Element]:
    """A product under every text; with its own heading where it is not the only one."""
    first = group[0][1]
    if several:
        yield el("section", el("h2", product(first.good)), _about(first), class_="product")
    for anchor, sheet in group:
        yield _judgement(sheet, anchor, 3 if several else 2, alone=alone)


# ---- one verdict


def _judgement(sheet: Sheet, anchor: str, level: int, *, alone: bool) -> Element:
    name = sheet.title or sheet.label
    short = el("span", sheet.label, class_="label") if sheet.title else None
    head = el(f"h{level}", el("span", name, class_="name"), short, reading(sheet))
    which = VERDICTS[sheet.verdict]
    why = el("p", sheet.story.brief.because, class_="because")
    banner = el("div", verdict_badge(sheet.verdict), why, el("p", sheet.sentence), class_=f"verdict {which}")
    return el("article", head, banner, *_sections(sheet, anchor, level + 1, alone=alone), id=anchor, class_=which)


def _sections(sheet: Sheet, anchor: str, level: int, *, alone: bool) -> Iterator[Element]:
    story, heading = sheet.story, f"h{level}"
    if story.notes:
        yield el("section", el(heading, "Notes"), el("ul", *(el("li", note) for note in story.notes)))
    yield el("section", el(heading, "What decides"), deciding(story.brief))
    if sheet.figures:
        yield el("section", el(heading, "Figures"), *_figures(sheet, anchor))
    if story.change is not None:
        yield _change(story.change, heading)
    if story.givings:
        yield el("section", el(heading, "What is missing"), tables.missing(story.givings))
    yield el("section", el(heading, "Clause by clause"), tree(story.reason))
    if story.claim is not None:
        claimable = el("p", CLAIM[story.claimable])
        yield el("section", el(heading, "Besides origin, a claim requires"), claimable, tree(story.claim))
    if sheet.bill:
        summary = el("summary", el(heading, f"Bill of materials ({len(sheet.bill)})"))
        yield el("section", el("details", summary, tables.bill(sheet.bill, anchor), open=alone, class_="fold"))
    entries = (el("div", el("dt", name), el("dd", said)) for name, said in sheet.record)
    yield el("section", el(heading, "Record"), el("dl", *entries, class_="record"))


def _figures(sheet: Sheet, anchor: str) -> Iterator[Element]:
    """The figures that decide, and the others, folded."""
    pictures = [figure(gauge, i, f"{anchor}-{i}") for i, gauge in enumerate(sheet.figures, 1)]
    first, others = pictures[: len(sheet.main)], pictures[len(sheet.main) :]
    yield el("div", *first, class_="gauges")
    if others:
        summary = el("summary", f"Other figures ({len(others)})")
        yield el("details", summary, el("div", *others, class_="gauges"), class_="others")


def _change(change: Change, heading: str) -> Element:
    head = sentence_case(change.head)
    if not change.items:
        return el("section", el(heading, "What would change it"), el("p", f"{head}."), class_="change")
    items = el("ul", *(el("li", sentence_case(item)) for item in change.items))
    return el("section", el(heading, head), items, class_="change")
