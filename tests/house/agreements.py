"""`docs/agreements.md`, written from the standard rules: `python -m tests.house.agreements` writes it anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.syntax.walk import walk
from roolang.workspace.sources import standard
from tests.house.tested import tests_by_agreement

PAGE = Path(__file__).parents[2] / "docs" / "agreements.md"
TEXTS = (t.Agreement, t.Proposal, t.Consolidated, t.PartOf)
PROVISIONS = {
    t.OriginConferred: "what confers origin",
    t.OriginLost: "loss of origin",
    t.OriginOfSets: "sets",
    t.OriginByImportation: "origin by importation",
    t.GoodsObtained: "what is wholly obtained",
    t.ClaimRequired: "claims",
    t.Tolerance: "tolerance",
    t.Accumulation: "accumulation",
    t.RollUp: "roll-up",
    t.Designation: "intermediate materials",
    t.Treat: "treatment of materials",
    t.Trace: "tracing",
    t.Threshold: "thresholds",
    t.Insufficient: "insufficient operations",
    t.Averaging: "averaging",
    t.Valuation: "valuation of materials",
    t.Inventory: "inventory",
    t.Quota: "quotas",
}
INTRODUCTION = """# What of the agreements is executable

Written from `stdlib_rules/` by `python -m tests.house.agreements`; a test refuses a stale page. *Rules* counts product rules with
their notes. A text has what its own file says; a proposal has, besides, everything of the text that it amends. *Not here* is what
the files say of themselves. Whatever is not named on this page is not executable.

The first table says how many provisions of each topic stand in each agreement; `-` is none. *Citations* counts the different places of the
law that are cited, *not verified* those that the text itself marks so, since nobody read the place for this project: they stand one by one
at the end, for a lawyer to check. *Tests* is how many tests judge by the agreement, or by what amends it; there may be more by now.

"""
UNVERIFIED = re.compile(r"not verified|from memory", re.IGNORECASE)
"""How texts mark a citation that was not checked against the law."""
SHORT = {
    "what confers origin": "origin", "loss of origin": "loss", "what is wholly obtained": "obtained",
    "intermediate materials": "intermediate", "treatment of materials": "treatment",
    "insufficient operations": "insufficient", "valuation of materials": "valuation",
}  # fmt: skip
"""Heads of the columns of the table, where they are shorter."""

SIDE_BY_SIDE = """What the files of each agreement say of the switches that origin chapters differ in. A dash: they say nothing. Packaging and
accessories of which nothing is said count like any material; an originating material is absorbed in every text. *Own making* is how a
material counts that its producer made itself and that originates."""


@cache
def modules() -> tuple[tuple[Path, t.Module], ...]:
    """Every file of the standard rules, read."""
    found = []
    for path in sorted(standard().rglob("*.roo")):
        module, findings = parse(SourceFile(str(path.relative_to(standard())), path.read_text(encoding="utf-8")))
        assert not findings, findings[0].message
        found.append((path, module))
    return tuple(found)


def texts() -> Iterator[tuple[str, Path, t.Node, list[t.Node]]]:
    """Each text of each file: its name, its file, its header, and its statements there."""
    for path, module in modules():
        current: tuple[t.Node, list[t.Node]] | None = None
        for statement in module.statements:
            if isinstance(statement, TEXTS):
                if current:
                    yield current[0].name, path, *current  # type: ignore[attr-defined]
                current = (statement, [])
            elif current:
                current[1].append(statement)
        if current:
            yield current[0].name, path, *current  # type: ignore[attr-defined]


def inner(statement: t.Node) -> t.Node:
    """What an amendment adds or puts in place; any other statement as it is."""
    return getattr(statement, "statement", None) or statement


Parts = list[tuple[Path, t.Node, list[t.Node]]]
"""The parts of one text: file, header, statements."""


def page() -> str:
    """The whole page."""
    by_name: dict[str, Parts] = {}
    for name, path, header, statements in texts():
        by_name.setdefault(name, []).append((path, header, statements))
    sections = [section(name, parts) for name, parts in sorted(by_name.items())]
    return INTRODUCTION + "\n".join([*table(by_name), switches(by_name) + "\n".join([*sections, *unchecked(by_name)])])


def table(by_name: dict[str, Parts]) -> Iterator[str]:
    """How much of each topic each agreement has."""
    counted = {name: provisions(parts) for name, parts in sorted(by_name.items()) if agreement(parts)}
    topics = [topic for topic in PROVISIONS.values() if any(found[topic] for found in counted.values())]
    heads = ["agreement", "rules", *(SHORT.get(topic, topic) for topic in topics), "citations", "not verified", "tests"]
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}"
    for name, found in counted.items():
        cited = citations(by_name[name])
        doubtful = sum(UNVERIFIED.search(cite) is not None for cite in cited)
        numbers = [rules(by_name[name]), *(found[topic] for topic in topics), len(cited), doubtful]
        cells = [name, *(str(number) if number else "-" for number in numbers), str(tests_by_agreement()[name])]
        yield f"| {' | '.join(cells)} |"
    yield ""


def agreement(parts: Parts) -> bool:
    """Whether it is an agreement, not a proposal to amend one."""
    return any(isinstance(header, t.Agreement) for _, header, _ in parts)


def provisions(parts: Parts) -> Counter[str]:
    """How many provisions of each topic a text has."""
    statements = [inner(statement) for _, _, found in parts for statement in found]
    return Counter(PROVISIONS[type(each)] for each in statements if type(each) in PROVISIONS)


def rules(parts: Parts) -> int:
    """How many product rules a text has."""
    return sum(isinstance(inner(statement), t.ProductRule) for _, _, found in parts for statement in found)


def citations(parts: Parts) -> list[str]:
    """The places of the law that a text cites, each once, in order."""
    found = (node.words for _, _, statements in parts for each in statements for node in walk(each) if _is_cite(node))
    return list(dict.fromkeys(found))


def _is_cite(node: object) -> bool:
    return isinstance(node, t.Cite)


def unchecked(by_name: dict[str, Parts]) -> Iterator[str]:
    """The citations that nobody checked, text by text."""
    yield "## Citations that are not verified\n"
    for name, parts in sorted(by_name.items()):
        doubtful = [cite for cite in citations(parts) if UNVERIFIED.search(cite)]
        if doubtful:
            yield f"**{name}**: {'; '.join(f'`{cite}`' for cite in doubtful)}.\n"


def switches(by_name: dict[str, Parts]) -> str:
    """The general provisions of each agreement side by side, as its files have them."""
    rows = []
    for name, parts in sorted(by_name.items()):
        if any(isinstance(header, t.Agreement) for _, header, _ in parts):
            found = [statement for _, _, statements in parts for statement in statements]
            rows.append(f"| {name} | " + " | ".join(say(found) or "-" for say in SWITCHES.values()) + " |")
    head = f"| text | {' | '.join(SWITCHES)} |"
    rule = "| --- " * (len(SWITCHES) + 1) + "|"
    return "\n".join(["## Side by side", "", SIDE_BY_SIDE, "", head, rule, *rows, "", ""])


def _of(found: list[t.Node], kind: type[Any]) -> list[Any]:
    return [each for each in found if isinstance(each, kind)]


def _shares(found: list[t.Node]) -> str:
    named = {each.name: each.steps for each in _of(found, t.ParameterDefinition)}
    shares = [each.share for each in _of(found, t.Tolerance)]
    steps = [named[share.name] if isinstance(share, t.NamedShare) else share.steps for share in shares]
    return ", ".join(dict.fromkeys(" ".join(str(each.span.text).split()) for each in steps))


def _accumulating(found: list[t.Node]) -> str:
    said = [" ".join((each.kind, *each.states)) for each in _of(found, t.Accumulation)]
    return ", ".join(dict.fromkeys(said))


def _treated(noun: str) -> Callable[[list[t.Node]], str]:
    def say(found: list[t.Node]) -> str:
        named = [each for each in _of(found, t.Treat) if each.mats.span.text == noun]
        return ", ".join(dict.fromkeys(f"{each.treated}{_for(each)}" for each in named))

    return say


def _for(treat: t.Treat) -> str:
    words = ", ".join(treat.purposes)
    return f" except for {words}" if treat.others else f" for {words}" if words else ""


def _designating(found: list[t.Node]) -> str:
    return ", ".join("by designation" if each.needed else "whole" for each in _of(found, t.Designation))


def _any(kind: type[Any], words: str = "yes") -> Callable[[list[t.Node]], str]:
    return lambda found: words if _of(found, kind) else ""


def _count(kind: type[Any]) -> Callable[[list[t.Node]], str]:
    return lambda found: str(len(_of(found, kind))) if _of(found, kind) else ""


SWITCHES: dict[str, Callable[[list[t.Node]], str]] = {
    "tolerance": _shares,
    "accumulation": _accumulating,
    "own making": _designating,
    "packaging": _treated("packaging"),
    "packing": _treated("packing"),
    "accessories": _treated("accessories"),
    "indirect materials": _treated("indirect materials"),
    "sets": _any(t.OriginOfSets),
    "wholly obtained": _any(t.GoodsObtained, "defined"),
    "insufficient operations": _any(t.Insufficient, "listed"),
    "inventory": _any(t.Inventory),
    "averaging": _count(t.Averaging),
    "valuation": _count(t.Valuation),
    "claims": _any(t.ClaimRequired),
}


def section(name: str, parts: Parts) -> str:
    """One text."""
    header = next((header for _, header, _ in parts if not isinstance(header, t.PartOf)), parts[0][1])
    title = getattr(header, "title", "") or name
    counts = provisions(parts)
    lines = [f"## {name}: {title}", ""]
    lines.append(f"Files: {', '.join(f'`{p.relative_to(standard())}`' for p, _, _ in parts)}.")
    said = [f"{what} ({n})" if n > 1 else what for what, n in sorted(counts.items())]
    lines.append(f"Rules: {rules(parts)}. General provisions: {', '.join(said) or 'none of its own'}.")
    gaps = [gap for path, _, _ in parts for gap in missing(path)]
    lines += [f"Not here: {gap}" for gap in dict.fromkeys(gaps)]
    return "\n".join(lines) + "\n"


def missing(path: Path) -> list[str]:
    """What a file says it lacks: the comment at its head that begins with these words."""
    head = re.match(r"(?:#[^\n]*\n)*", path.read_text(encoding="utf-8"))
    words = " ".join(line.lstrip("# ").strip() for line in head[0].splitlines()) if head else ""
    found = re.search(r"Not here: (.*?\.)(?= [A-Z]|$)", words)
    return [found[1]] if found else []


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
