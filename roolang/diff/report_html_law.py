"""What two texts come to in law, as a section of the page."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.diff.report_law import codes_said, relation, witness_lines
from roolang.diff.semantics import CLAIMED_OF, Comparison, Group, Witness
from roolang.explain.page.markup import Element, el


def law_section(found: Comparison, names: tuple[str, str]) -> Element | None:
    """Every group of goods on which the texts differ, with the products that show it."""
    groups = [group for group in found.groups if group.relation not in ("same", "neither")]
    if not groups:
        return None
    parts = (el("div", *_group(group, names), class_="move") for group in groups)
    return el("section", el("h2", "In law"), el("p", CLAIMED_OF, class_="quiet"), *parts)


def _group(group: Group, names: tuple[str, str]) -> Iterator[Element]:
    yield el("p", f"{codes_said(group.codes)}: {relation(group.relation, names)}", class_="name")
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
    return el(
        "div", el("p", f"Originates under {name} alone", class_="what"), el("p", good), materials, *says, class_="shown"
    )
