"""Sheets as Markdown, for a memorandum or an issue: the same content as the page, without pictures but their bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from roolang.explain.bill import STATUSES, Entry, Role
from roolang.explain.sheet import Good, Sheet
from roolang.explain.story import CLAIM, Gauge, Giving, Listing, Mark, Step

SAID: dict[Mark, str] = {"yes": "yes", "no": "no", "unknown": "open"}
MET: dict[Mark, str] = {"yes": "met", "no": "not met", "unknown": "open"}
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
FEW = 4
"""So many missing facts are told in short."""
BAR = 20
"""Characters of a bar."""


def as_markdown(sheets: Sequence[Sheet], *, full: bool = False) -> str:
    """One document with what decides, or with all that there is to say."""
    return "\n".join(line.rstrip() for line in _document(sheets, full=full)) + "\n"


def safe(words: str) -> str:
    """Words of others, so that nothing in them is taken for markup."""
    return SPECIAL.sub(r"\\\1", words)


def _document(sheets: Sequence[Sheet], *, full: bool) -> Iterator[str]:
    for i, (good, found) in enumerate(groupby(sheets, key=lambda sheet: sheet.good)):
        if i:
            yield ""
        group = list(found)
        yield from _product(good, group)
        for sheet in group:
            yield from _judgement(sheet, full=full)


def _product(good: Good, group: Sequence[Sheet]) -> Iterator[str]:
    yield f"# {safe(_capital(good.description or good.declaration))}"
    yield ""
    yield f"Tariff code {safe(good.code) or 'not known'}, declaration {safe(good.declaration)}"
    if len(group) > 1:
        yield ""
        yield from table(
            ("Text", "Verdict", "Figures"),
            ((_name(sheet), f"**{sheet.verdict}**", "; ".join(map(_brief, sheet.main))) for sheet in group),
        )


def _name(sheet: Sheet) -> str:
    reading = f" (reading {safe(sheet.reading)})" if sheet.reading else ""
    return f"{safe(sheet.label)}{reading}"


def _brief(gauge: Gauge) -> str:
    return f"{safe(gauge.title)} {safe(gauge.value)}, {safe(gauge.asked)}: {MET[gauge.mark]}"


def _judgement(sheet: Sheet, *, full: bool) -> Iterator[str]:
    story, brief = sheet.story, sheet.story.brief
    yield from ("", f"## {_name(sheet)}: {sheet.verdict}", "", f"**{safe(brief.because)}** {safe(sheet.sentence)}")
    yield ""
    for step in brief.steps:
        yield from _step(step, 0)
    yield from (line for said in (brief.besides, brief.claim) if said for line in ("", safe(said)))
    change = story.change if full else brief.change
    if change is not None:
        yield from ("", f"### {safe(_capital(change.head))}", "")
        yield from [f"- {safe(item)}" for item in change.items]
    if story.givings:
        yield from ("", "### What is missing", "")
        givings = story.givings if full else story.givings[:FEW]
        yield from table(("Fact", "Where in the declaration", "What to paste", "How"), map(_giving, givings))
        if len(givings) < len(story.givings):
            yield from ("", f"and {len(story.givings) - len(givings)} more, which `--full` lists")
    if full:
        yield from _everything(sheet)
    if story.notes:
        yield from ("", "### Notes", "", *(f"- {safe(note)}" for note in story.notes))
    yield from ("", "### Record", "", *(f"- {safe(name)}: {code(said)}" for name, said in sheet.record))


def _everything(sheet: Sheet) -> Iterator[str]:
    """Every figure, clause and material."""
    story = sheet.story
    if sheet.figures:
        yield from ("", "### Figures", "")
        yield from table(("", "Figure", "Value", "Asked", "", "By how much"), _figures(sheet.figures))
    yield from ("", "### Clause by clause", "", *_step(story.reason, 0))
    if story.claim is not None:
        yield from ("", "### Besides origin, a claim requires", "", CLAIM[story.claimable], "")
        yield from _step(story.claim, 0)
    if sheet.bill:
        yield from ("", "### Bill of materials", "")
        yield from table(("Material", "Code", "Value", "Status", "What it did"), map(_entry, sheet.bill))


# ---- figures


def _figures(figures: Sequence[Gauge]) -> Iterator[tuple[str, ...]]:
    for i, gauge in enumerate(figures, 1):
        value = f"{bar(gauge)} {safe(gauge.value)}"
        yield str(i), safe(gauge.title), value, safe(gauge.asked), MET[gauge.mark], safe(gauge.margin)


def bar(gauge: Gauge) -> str:
    """A bar of characters: solid up to what is sure, light as far as the figure may reach, a stroke at the limit."""
    sure = _cells(gauge.low if gauge.low is not None else Fraction(0))
    most = _cells(gauge.high if gauge.high is not None else Fraction(1))
    cells = ["\u2588" * (i < sure) or "\u2592" * (i < most) or "\u00b7" for i in range(BAR)]
    if gauge.limit is not None:
        cells.insert(_cells(gauge.limit), "\u2502")
    return "".join(cells)


def _cells(part: Fraction) -> int:
    return round(part * BAR)


# ---- clauses


def _step(step: Step, depth: int) -> Iterator[str]:
    indent = "  " * depth
    law = f" [{safe('; '.join(step.cites))}]" if step.cites else ""
    place = f" {code(step.place)}" if step.place else ""
    yield f"{indent}- **{SAID[step.mark]}** {safe(step.text)}{law.replace('[', '(').replace(']', ')')}{place}"
    for figure in step.figures:
        yield f"{indent}  - {safe(figure)}"
    for listing in step.listings:
        yield from _listing(listing, f"{indent}  ")
    for child in step.children:
        yield from _step(child, depth + 1)


def _listing(listing: Listing, indent: str) -> Iterator[str]:
    law = f" ({safe('; '.join(listing.cites))})" if listing.cites else ""
    yield f"{indent}- {safe(listing.caption)}{law}{':' if listing.lines else ''}"
    for line in listing.lines:
        said = ", ".join(filter(None, (line.code, line.amount, line.description, line.why)))
        yield f"{indent}  - {'' if line.sure else '(perhaps) '}{safe(line.name)}{': ' if said else ''}{safe(said)}"
    if listing.more:
        yield f"{indent}  - and {listing.more} more"


# ---- tables


def _entry(entry: Entry) -> tuple[str, ...]:
    name = f"{'&emsp;' * (entry.depth - 1)}{safe(entry.name)}"
    said = f"{name} {safe(entry.description)}".strip()
    status = f"{STATUSES[entry.status]}: {safe(entry.why)}"
    did = "; ".join(map(_role, entry.roles)) or ("counted by what it is made of" if entry.opened else "not counted")
    return said, safe(entry.code), safe(entry.value), status, did


def _role(role: Role) -> str:
    return f"({role.figure}) {safe(role.text)}" if role.figure else safe(role.text)


def _giving(giving: Giving) -> tuple[str, ...]:
    place, paste, how = giving.written
    return safe(giving.fact), code(place), code(paste), safe(how)


def table(columns: Sequence[str], rows: Iterator[tuple[str, ...]] | map[tuple[str, ...]]) -> Iterator[str]:
    """A table; its cells are Markdown already."""
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def code(words: str) -> str:
    """Words as they stand, between as many ticks as it takes; a bar would end a cell even there."""
    if not words:
        return ""
    ticks = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    edge = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{ticks}{edge}{words}{edge}{ticks}".replace("|", "\\|")


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
