"""The text of the rules with what the tests have seen of each condition, as a page that stands by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from roolang.coverage.exchange import path_of
from roolang.coverage.measuring import AGAINST, FOR, Coverage, Seen
from roolang.coverage.table import missing, share
from roolang.explain.page.markup import Element, Node, el
from roolang.explain.page.page import document
from roolang.source import AMENDED, decode
from roolang.workspace.folders import content_of

MAX_PAGE = 20_000_000
"""Bytes of a rule file that are shown."""
NAMES = {2: "both", 1: "one", 0: "none"}
SAID = {"both": "decides both ways", "one": "decides one way only", "none": "never decides"}
SIGNS = {"both": "✓", "one": "½", "none": "✗"}
HEAD = ("File", "Conditions", "Both ways", "One way", "Never", "Share")


def as_html(coverage: Coverage) -> str:
    """The page."""
    title = "What the tests have seen"
    masthead = el("header", el("p", "Coverage by legal condition", class_="eyebrow"), el("h1", title))
    sections = [_file(number, name, seen) for number, (name, seen) in enumerate(_files(coverage), 1)]
    body = el("main", *_summary(coverage), *sections)
    about = f"Written by RooLang from {coverage.expectations:,} expectations. A condition decides where, answered the "
    footer = el("footer", el("p", f"{about}other way and all else being as it is, the verdict would be the other."))
    styles = (files("roolang.coverage") / "coverage.css").read_text(encoding="utf-8")
    return document(title, el("body", masthead, body, footer), styles=styles)


def _files(coverage: Coverage) -> list[tuple[str, list[Seen]]]:
    """The conditions by the file that their words stand in."""
    found: dict[str, list[Seen]] = {}
    for each in coverage.seen:
        found.setdefault(each.condition.file.partition(AMENDED)[0], []).append(each)
    return sorted(found.items())


def _summary(coverage: Coverage) -> Iterator[Node]:
    both, every = coverage.both, coverage.counted
    said = f"{both:,} of {every:,} conditions were seen to decide a verdict both ways ({share(both, every)})."
    yield el("p", said, class_="lead")
    key = (el("li", _mark(name), f" {said}") for name, said in SAID.items())
    yield el("ul", *key, class_="key")
    if coverage.failed:
        yield el("p", f"{coverage.failed} expectations are not met; they see nothing.", class_="quiet")
    head = el("thead", el("tr", *(el("th", name, scope="col") for name in HEAD)))
    body = el("tbody", *(_row(number, *each) for number, each in enumerate(_files(coverage), 1)))
    yield el("div", el("table", el("caption", "By file"), head, body, class_="cards"), class_="wide")


def _row(number: int, name: str, seen: Sequence[Seen]) -> Element:
    counts = [sum(each.sides == sides for each in seen) for sides in (2, 1, 0)]
    counted = [each for each in seen if not each.left_out]
    of = share(sum(each.both for each in counted), len(counted))
    cells = [f"{len(seen):,}", *(f"{count:,}" for count in counts), of]
    tds = (el("td", cell, data_label=head) for head, cell in zip(HEAD[1:], cells, strict=True))
    return el("tr", el("th", el("a", name, href=f"#file-{number}"), scope="row"), *tds)


def _mark(name: str) -> Element:
    return el("span", SIGNS[name], class_=f"seen {name}")


# ---- a file


def _file(number: int, name: str, seen: Sequence[Seen]) -> Element:
    heading = el("h2", name, id=f"file-{number}")
    content = content_of(Path(path_of(name)), MAX_PAGE)
    if content is None:
        return el("section", heading, el("p", "The file is no longer there.", class_="quiet"), *_notes(seen))
    text = decode(name, content)[0].text
    return el("section", heading, _text(text, seen), *_notes(seen))


def _text(text: str, seen: Sequence[Seen]) -> Element:
    """The lines of a file, the words of each condition marked; of conditions in one another the innermost shows."""
    rows: list[Node] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        here = [each for each in seen if each.condition.start < end and each.condition.end > start]
        words = el("code", *_marked(text, start, end, here), class_="words")
        rows.append(el("span", el("span", str(number), class_="number"), words, class_="line"))
        start = end + 1
    return el("div", *rows, class_="rules")


def _marked(text: str, start: int, end: int, seen: Sequence[Seen]) -> Iterator[Node]:
    edges = {start, end}
    for each in seen:
        edges |= {max(start, each.condition.start), min(end, each.condition.end)}
    for one, other in pairwise(sorted(edges)):
        inside = [each for each in seen if each.condition.start <= one and each.condition.end >= other]
        if not inside or not text[one:other].strip():
            yield text[one:other]
            continue
        least = min(inside, key=lambda each: (each.condition.end - each.condition.start, each.sides))
        name = NAMES[least.sides]
        title = SAID[name] if least.both else missing(least)
        yield el("span", text[one:other], class_=f"seen {name}", title=title)


def _notes(seen: Sequence[Seen]) -> Iterator[Node]:
    """The conditions that were not seen both ways, in words: a page on paper has no pointer to ask with."""
    unseen = [each for each in seen if not each.both]
    if unseen:
        yield el("h3", "Not seen to decide both ways")
        yield el("ul", *map(_note, unseen), class_="unseen")


def _note(each: Seen) -> Element:
    place = f"Line {each.condition.line}: "
    said = f": {missing(each)}"
    by = each.by_for or each.by_against
    where = f"; {FOR if each.by_for else AGAINST} it in {len(by):,} of the tests" if by else ""
    return el("li", _mark(NAMES[each.sides]), f" {place}", el("code", each.condition.words), f"{said}{where}.")
