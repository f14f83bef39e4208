"""What two texts come to in law, as a section of the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from roolang.diff.report_law import ORDER, beside_lines, codes_said, relation, sizes
from roolang.diff.report_witness import witness_lines
from roolang.diff.report_words import goods_of
from roolang.diff.semantics import CLAIMED_OF, Comparison, Group, Witness
from roolang.explain.page.markup import Element, el


def law_section(found: Comparison, names: tuple[str, str]) -> Element | None:
    """Every group of goods on which the texts differ, with the products that show it."""
    groups = [group for group in found.groups if group.relation not in ("same", "neither")]
    beside = [el("p", line, class_="quiet") for line in beside_lines(found)]
    if not groups:
        return el("section", el("h2", "In law"), *beside) if beside else None
    parts = (el("div", *_group(group, found, names), class_="move") for group in groups)
    rows = _by_chapter(found, names)
    return el("section", el("h2", "In law"), el("p", CLAIMED_OF, class_="quiet"), *beside, rows, *parts)


def _by_chapter(found: Comparison, names: tuple[str, str]) -> Element:
    """On how many subheadings of each chapter the texts relate in which way."""
    chapters: dict[str, list[Group]] = {}
    for group in found.groups:
        for chapter, codes in groupby(sorted(group.codes), key=lambda code: code[:2]):
            chapters.setdefault(chapter, []).append(replace(group, codes=tuple(codes)))
    told = [each for each in ORDER if any(group.relation == each for group in found.groups)]
    heads = ["Chapter", *(relation(each, names) for each in told)]
    head = el("thead", el("tr", *(el("th", name, scope="col") for name in heads)))
    rows = []
    for chapter, groups in sorted(chapters.items()):
        counts = sizes(groups)
        cells = [f"{counts[each]:,}" if counts[each] else "" for each in told]
        first = el("th", str(int(chapter)), el("span", goods_of(chapter), class_="quiet"), scope="row")
        named = zip(heads[1:], cells, strict=True)
        rows.append(
            el("tr", first, *(el("td", cell, data_label=name, class_=None if cell else "none") for name, cell in named))
        )
    caption = el("caption", "Subheadings, by how the two texts relate on them")
    return el("div", el("table", caption, head, el("tbody", *rows), class_="cards"), class_="wide")


def _group(group: Group, found: Comparison, names: tuple[str, str]) -> Iterator[Element]:
    yield el("p", f"{codes_said(group.codes, found)}: {relation(group.relation, names)}", class_="name")
    for name, witness in zip(names, (group.only_a, group.only_b), strict=True):
        if witness is not None:
            yield _shown(name, witness, names)
    for clause in group.outside:
        yield el("p", f"Not reached by the proof: {clause.words} ({clause.why}).", class_="quiet")


def _shown(name: str, witness: Witness, names: tuple[str, str]) -> Element:
    good, *more = witness_lines(witness, names)
    made, judged = more[: -len(names)], more[-len(names) :]
    materials = el("ul", *(el("li", line) for line in made)) if made else None
    says = (el("p", line) for line in judged)
    declared = json.dumps(witness.fields, ensure_ascii=False, indent=1)
    whole = el("details", el("summary", "As a declaration, for roolang eval"), el("pre", declared))
    title = el("p", f"Originates under {name} alone", class_="what")
    return el("div", title, el("p", good), materials, *says, whole, class_="shown")
